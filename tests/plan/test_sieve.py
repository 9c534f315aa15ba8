"""What a person may do: every filter, and what takes an exercise's place."""

import msgspec
import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.content.library import load_library
from backstretch.journal.said import Aggravator
from backstretch.plan.sieve import Barred, Person, Sieve
from backstretch.resources import resources_dir
from tests.plan.drawing import RULES

SITTING, STANDING, TWISTING = (
    frozenset({one}) for one in (Aggravator.SITTING, Aggravator.STANDING, Aggravator.TWISTING)
)
LIBRARY = load_library(resources_dir())


def person(*flags: str, **more: object) -> Person:
    return Person(flags=frozenset(flags), **more)  # type: ignore[arg-type]


def sieve(who: Person, routine: str = "rest-day") -> Sieve:
    return Sieve(who, LIBRARY.exercises, RULES, routine)


# who, which exercise, why it is left out with the flag, what stands in for it
FILTERS = [
    (person(), "cat_cow", None, None),
    (person(), "press_up", None, None),
    (person(), "hamstring_seated", None, None),
    (person(), "double_knee_tuck", (Barred.LEVEL, ""), None),
    (person(), "double_leg_lower", (Barred.LEVEL, ""), None),
    (person(), "mountain_climber", (Barred.LEVEL, ""), None),
    (person(), "roller_hamstring", (Barred.EQUIPMENT, ""), None),
    (person("osteoporosis"), "double_knee_tuck", (Barred.FLAG, "osteoporosis"), "heel_slide"),
    (person("osteoporosis"), "roller_thoracic", (Barred.FLAG, "osteoporosis"), "doorway"),
    (person("wrist-pain"), "press_up", (Barred.FLAG, "wrist-pain"), "prone_elbows"),
    (person(worse=STANDING), "press_up", (Barred.FLAG, "extension-sensitive"),
     "single_knee_chest"),
    (person(worse=SITTING), "hamstring_seated", (Barred.FLAG, "flexion-sensitive"),
     "hamstring_supine"),
    (person("osteoporosis"), "childs_pose", (Barred.FLAG, "osteoporosis"), "hook_lying"),
    (person("hip-replacement"), "figure_four", (Barred.FLAG, "hip-replacement"), "pelvic_tilt"),
    (person("wrist-pain"), "bird_dog", (Barred.FLAG, "wrist-pain"), "heel_slide"),
    (person("pregnancy"), "glute_bridge", (Barred.FLAG, "pregnancy"), None),
    (person("pregnancy"), "hook_lying", None, None),
    (person(disliked=frozenset({"squat"})), "squat", (Barred.DISLIKED, ""), None),
    (person(hurt=frozenset({"squat"})), "squat", (Barred.HURT, ""), None),
    (person(hours_up=1.9), "single_knee_chest", (Barred.MORNING, ""), None),
    (person(hours_up=1.9), "toe_touch", (Barred.MORNING, ""), "hamstring_supine"),
    (person(hours_up=2.0), "single_knee_chest", None, None),
    (person(hours_up=1.0), "cat_cow", None, None),
    (person(equipment=frozenset()), "hamstring_supine", (Barred.EQUIPMENT, ""), None),
    (person(equipment=frozenset()), "band_walk", None, None),
    (person(worse=SITTING), "childs_pose", (Barred.FLAG, "flexion-sensitive"),
     "prone_elbows"),
    (person(worse=STANDING), "runners_lunge", (Barred.FLAG, "extension-sensitive"),
     "hip_flexor"),
    (person(worse=STANDING), "prone_elbows", (Barred.FLAG, "extension-sensitive"),
     "single_knee_chest"),
    (person(worse=TWISTING), "childs_pose", None, None),
    (person(where=frozenset({Region.SHIN_LEFT})), "figure_four", (Barred.FLAG, "leg-pain"),
     "hook_lying"),
    (person(leg=LegReach.FOOT), "figure_four", (Barred.FLAG, "leg-pain"), "hook_lying"),
    (person(leg=LegReach.KNEE), "figure_four", None, None),
    (person("pregnancy", hurt=frozenset({"plank"})), "plank", (Barred.FLAG, "pregnancy"),
     "bird_dog"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "name", "bar", "instead"), FILTERS)
def test_a_filter_leaves_out_what_it_should(
    who: Person, name: str, bar: tuple[Barred, str] | None, instead: str | None
) -> None:
    exercise = LIBRARY.exercises[name]
    assert sieve(who).bar(exercise) == bar
    if bar is not None:
        assert sieve(who).instead_of(exercise) == instead


def test_what_easier_ones_come_before_is_of_that_level_whatever_its_number() -> None:
    tuck = LIBRARY.exercises["double_knee_tuck"]
    ready = [skip for skip in tuck.skip if skip.flag != "not-yet"]
    assert sieve(person()).bar(msgspec.structs.replace(tuck, skip=tuple(ready))) is None


def test_who_has_a_roller_at_hand_may_roll() -> None:
    who = person(equipment=frozenset({"foam roller"}))
    assert sieve(who).bar(LIBRARY.exercises["roller_thoracic"]) is None


def test_a_sore_day_has_its_own_filter() -> None:
    plank = LIBRARY.exercises["plank"]
    assert sieve(person(), "core-hips").bar(plank) is None
    assert sieve(person(), "flare-up").bar(plank) == (Barred.FLAG, "flare-up")


def test_a_swap_that_may_not_be_done_is_swapped_in_turn() -> None:
    who = person("flexion-sensitive", "extension-sensitive")
    childs_pose = LIBRARY.exercises["childs_pose"]
    assert sieve(who).instead_of(childs_pose) is None
    who = person("flexion-sensitive", "pregnancy")
    assert sieve(who).bar(LIBRARY.exercises["prone_elbows"]) == (Barred.FLAG, "pregnancy")
    assert sieve(who).instead_of(childs_pose) == "cat_cow"


@pytest.mark.parametrize(
    ("name", "flag"),
    [("childs_pose", "flexion-sensitive"), ("prone_elbows", "extension-sensitive")],
)
def test_an_exercise_without_rules_of_its_own_is_barred_by_its_direction(
    name: str, flag: str
) -> None:
    without = msgspec.structs.replace(LIBRARY.exercises[name], skip=())
    assert sieve(person(flag)).bar(without) == (Barred.FLAG, flag)
    assert sieve(person()).bar(without) is None
    assert sieve(person()).bar(msgspec.structs.replace(without, level=3)) == (Barred.LEVEL, "")


@pytest.mark.parametrize(
    ("who", "name", "care"),
    [
        (person("flexion-sensitive"), "cat_cow", "flexion-sensitive"),
        (person("extension-sensitive"), "pelvic_tilt", "extension-sensitive"),
        (person("pregnancy"), "hook_lying", "pregnancy"),
        (person(equipment=frozenset()), "band_walk", "no-equipment"),
        (person(), "cat_cow", ""),
    ],
)
def test_a_mild_move_is_kept_and_asks_for_care(who: Person, name: str, care: str) -> None:
    exercise = LIBRARY.exercises[name]
    assert sieve(who).bar(exercise) is None
    assert sieve(who).care(exercise) == care
