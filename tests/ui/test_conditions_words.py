"""All of the check-first list is asked, in words that name each thing on it (evidence 2)."""

import pytest

from backstretch.content.library import load_library
from backstretch.plan.sieve import CONDITIONS
from backstretch.resources import resources_dir
from backstretch.ui.conditions_words import conditions

pytestmark = pytest.mark.usefixtures("qapp")
OF_TODAY = {  # what the diary tells, or the hour, or the sort of session
    "flexion-sensitive", "extension-sensitive", "flare-up", "leg-pain", "morning",
    "no-equipment", "not-yet", "other",
}  # fmt: skip
CHECK_FIRST = [
    ("osteoporosis", ("osteoporosis", "spine bone")),
    ("hip-replacement", ("hip",)),
    ("pregnancy", ("pregnant",)),
    ("blood-thinners", ("blood thinners", "clot", "varicose veins")),
    ("blood-pressure", ("blood pressure", "glaucoma")),
    ("surgery", ("operation",)),
]


def test_what_is_asked_is_what_sessions_mind() -> None:
    assert tuple(conditions()) == CONDITIONS


def test_no_exercise_minds_what_nobody_is_asked() -> None:
    exercises = load_library(resources_dir()).exercises.values()
    flags = {skip.flag for exercise in exercises for skip in exercise.skip}
    assert flags - OF_TODAY <= {*CONDITIONS}


@pytest.mark.parametrize(("flag", "named"), CHECK_FIRST)
def test_each_thing_on_the_list_is_named(flag: str, named: tuple[str, ...]) -> None:
    assert all(word in conditions()[flag].lower() for word in named)


@pytest.mark.parametrize("flag", [flag for flag, _ in CHECK_FIRST])
def test_each_flag_leaves_something_out(flag: str) -> None:
    exercises = load_library(resources_dir()).exercises.values()
    assert any(skip.flag == flag for exercise in exercises for skip in exercise.skip)


def test_blood_thinners_or_a_clot_leave_all_rolling_out() -> None:
    exercises = load_library(resources_dir()).exercises
    rolling = {key for key, one in exercises.items() if "foam roller" in one.equipment}
    minding = {
        key for key, one in exercises.items() if any(s.flag == "blood-thinners" for s in one.skip)
    }
    assert len(rolling) == 3
    assert rolling <= minding
