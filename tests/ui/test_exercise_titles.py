"""What was done keeps its name, whatever became of the exercise."""

from pathlib import Path

import msgspec
import pytest

from backstretch.content.exercise import Position
from backstretch.content.library import load_library
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.own_library import Own, add_own
from backstretch.journal.entries import SessionStart
from backstretch.journal.store import Journal
from backstretch.plan.alone import alone, usual_dose
from backstretch.resources import resources_dir
from backstretch.session.script import build_script
from backstretch.ui.exercise_titles import Titles
from tests.journal.samples import a_start

SHIPPED = load_library(resources_dir())
HANG = OwnSheet(FORMAT, "Bar hang", "3x20s", Position.STANDING)


@pytest.fixture
def own(tmp_path: Path) -> Own:
    return add_own(SHIPPED, tmp_path / "routines", tmp_path / "exercises")


def begun(own: Own, key: str, number: int) -> SessionStart:
    exercise = own.exercises[key]
    script = build_script(alone(usual_dose(own.library, exercise), exercise), own.library.exercises)
    return msgspec.structs.replace(
        a_start(), id=f"s{number}", rows=script.rows(), script=script.to_json()
    )


def test_one_that_is_gone_has_the_name_of_its_last_session(own: Own, tmp_path: Path) -> None:
    key = own.exercises.keep("", HANG)
    elsewhere = add_own(SHIPPED, tmp_path / "a", tmp_path / "b").library
    with Journal.open(tmp_path / "journal.db") as journal:
        journal.begin(begun(own, key, 1))
        own.exercises.keep(key, msgspec.structs.replace(HANG, name="Dead hang"))
        journal.begin(begun(own, key, 2))
        journal.begin(msgspec.structs.replace(a_start(), id="s3", script=b"no script"))
        assert journal.plan.names_told() == {key: "Dead hang"}
        titles = Titles(elsewhere, journal)
        assert (titles[key], titles["cat_cow"]) == ("Dead hang", "Cat-cow")
        assert titles.get("own-never-heard-of", "?") == titles.get("gone", "?") == "?"
        assert list(titles) == list(SHIPPED.exercises)


def test_one_that_was_deleted_keeps_its_name(own: Own) -> None:
    key = own.exercises.keep("", HANG)
    own.exercises.remove(key)
    titles = Titles(own.library, None)
    assert titles[key] == "Bar hang"
    assert key not in list(titles)
    assert Titles(SHIPPED, None).get(key) is None
