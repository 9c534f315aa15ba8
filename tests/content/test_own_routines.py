"""What a person made is kept in readable files; a broken one is named, left out and left alone."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backstretch.content.choice import UnknownRoutine, find_routine
from backstretch.content.library import load_library
from backstretch.content.own_files import LONGEST_NAME, read_own, write_own
from backstretch.content.own_library import add_own
from backstretch.content.own_routines import OwnRoutineError, OwnRoutines, TakenIn
from backstretch.content.prescribed import Part, Prescription, normal
from backstretch.content.prescription import Prescriptions
from backstretch.resources import resources_dir
from tests.content.test_prescription import parts

LIBRARY = load_library(resources_dir())
LINES = Prescriptions(LIBRARY.exercises)
PHYSIO = LINES.read("2 rounds: piriformis 3x30s L>R rest 10s, cat-cow 10 slow")
ON_FILE = """\
# A routine for Backstretch. “backstretch routine import FILE” takes it in.
# Seconds: hold, tempo (one repetition), rest, switch (sides), change (getting into it).
format = 1
name = "Physio, May"
rounds = 2
steps = [
    { exercise = "figure_four", hold = 30, times = 3, rest = 10, order = "L>R" },
    { exercise = "cat_cow", reps = 10, tempo = 10 },
]
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnRoutines:
    return shelf(tmp_path / "routines")


def shelf(folder: Path) -> OwnRoutines:
    return OwnRoutines(folder, LIBRARY.exercises, LIBRARY.routine_ids())


def put(own: OwnRoutines, text: str, name: str = "mine.toml") -> Path:
    own.folder.mkdir(parents=True, exist_ok=True)
    path = own.folder / name
    path.write_text(text, encoding="utf-8")
    own.read_again()
    return path


def test_what_is_kept_is_there_again_and_can_be_read_by_a_person(own: OwnRoutines) -> None:
    key = own.keep("", "  Physio,\tMay ", PHYSIO)
    assert key == "physio-may"
    assert (own.folder / "physio-may.toml").read_text("utf-8") == ON_FILE
    again = shelf(own.folder)
    assert list(again) == [key]
    assert again.own(key).name == "Physio, May"
    assert again.own(key).asked == PHYSIO
    assert [item.exercise for item in again[key].items] == ["figure_four", "cat_cow"] * 2
    assert (again[key].id, again[key].name, again[key].minutes) == (key, "Physio, May", 12)
    assert again.faults == ()


@pytest.mark.skipif(os.name != "posix", reason="the modes of files are a POSIX thing")
def test_it_is_for_this_person_alone(own: OwnRoutines) -> None:
    own.keep("", "Mine", PHYSIO)
    assert stat.S_IMODE((own.folder / "mine.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(own.folder.stat().st_mode) == 0o700


def test_a_change_keeps_the_file_whatever_the_new_name(own: OwnRoutines) -> None:
    key = own.keep("", "Mine", PHYSIO)
    assert own.keep(key, "Another", LINES.read("squat 8")) == key
    assert [path.name for path in own.folder.iterdir()] == ["mine.toml"]
    assert own[key].name == "Another"


def test_names_that_are_alike_or_cannot_be_files_get_files_of_their_own(own: OwnRoutines) -> None:
    put(own, "not a routine", "mine-2.toml")
    names = ["Mine", "mine", "Kräftig & lang", "日本", "After run", "CON", "x" * LONGEST_NAME]
    keys = [own.keep("", name, PHYSIO) for name in names]
    assert keys[:-1] == ["mine", "mine-3", "kraftig-lang", "routine", "after-run-2", "my-con"]
    assert {own[key].name for key in keys} == set(names)
    assert (own.folder / "mine-2.toml").read_text() == "not a routine"


def test_one_is_found_by_its_id_or_its_name(own: OwnRoutines) -> None:
    key = own.keep("", "Physio, May", PHYSIO)
    assert {own.find(key), own.find("Physio May"), own.find("PHYSIO, MAY")} == {key}
    assert own.find("June") is None


def test_a_removed_one_is_gone_and_can_be_kept_again(own: OwnRoutines) -> None:
    key = own.keep("", "Mine", PHYSIO)
    own.remove(key)
    assert list(own) == list(shelf(own.folder)) == []
    own.remove(key)
    assert own.keep(key, "Mine", PHYSIO) == key


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("reps = 10", "reps = 10 x"), "line 8, character 39: a quote or a bracket is not closed"),
        (("format = 1", "format = 2"), "format: is 2; this version of Backstretch reads format 1."),
        (("name = ", "title = "), "title: is not a known key."),
        (('"cat_cow"', '"cat_caw"'), "steps[1].exercise: there is no exercise called “cat_caw”."),
        (("reps = 10,", ""), "steps[1].hold: needs either hold or reps"),
        (("hold = 30", "reps = 9"), "steps[0].reps: figure_four is held, so it needs hold."),
        (("hold = 30", "hold = 9999"), "steps[0].hold: is 9999; from 1 to 300 is safe."),
        (("hold = 30", "hold = nan"), "steps[0].hold: must be a number of seconds."),
        (("hold = 30", 'hold = "a"'), "steps[0].hold: needs a number, but has text."),
        (("L>R", "up"), "steps[0].order: "),
        (("rounds = 2", "rounds = 2000000000"), "rounds: must be from 1 to 10."),
        (('"Physio, May"', '""'), "name: must be one line of text."),
        (("tempo = 10", 'order = "L"'), "steps[1].order: cat_cow has no sides."),
        (("times = 3", "times = 4000000000000000000000000"), "steps[0].times: "),
    ],
)
def test_a_broken_file_is_left_out_and_named_with_the_place(
    own: OwnRoutines, change: tuple[str, str], told: str
) -> None:
    put(own, ON_FILE, "good.toml")
    path = put(own, ON_FILE.replace(*change))
    assert list(own) == ["good"]
    assert str(own.faults[0]).startswith(f"{path}: {told}")
    assert path.exists()


def test_a_file_with_the_name_of_a_routine_that_ships_changes_nothing(own: OwnRoutines) -> None:
    path = put(own, ON_FILE, "after-run.toml")
    assert list(own) == []
    assert str(own.faults[0]) == f"{path}: “after-run” is a routine that ships."


def test_a_folder_that_is_a_file_or_not_there_holds_no_routines(own: OwnRoutines) -> None:
    assert list(own) == []
    own.folder.write_text("no folder")
    own.read_again()
    assert list(own) == []
    with pytest.raises(OwnRoutineError, match="could not be saved to"):
        own.keep("", "Mine", PHYSIO)


def test_a_write_that_fails_leaves_the_old_file(own: OwnRoutines) -> None:
    key = own.keep("", "Mine", PHYSIO)
    (own.folder / "other.toml").mkdir()
    with pytest.raises(OwnRoutineError, match=r"other\.toml"):
        own.keep("other", "Other", PHYSIO)
    assert own.own(key).asked == PHYSIO
    assert sorted(path.name for path in own.folder.iterdir()) == ["mine.toml", "other.toml"]


@pytest.mark.parametrize(
    ("name", "asked", "why"),
    [
        ("", PHYSIO, "name must be one line"),
        ("x" * (LONGEST_NAME + 1), PHYSIO, "41 characters long"),
        ("Long", LINES.read("plank 9 min"), r"steps\[0\]\.hold is 540"),
        ("Empty", Prescription(()), "steps must be from 1"),
    ],
)
def test_what_is_not_safe_or_has_no_name_is_not_kept(
    own: OwnRoutines, name: str, asked: Prescription, why: str
) -> None:
    with pytest.raises(OwnRoutineError, match=why):
        own.keep("", name, asked)
    assert not own.folder.exists()


def test_a_file_from_somebody_else_is_taken_in_as_a_new_one(own: OwnRoutines) -> None:
    key = own.keep("", "Physio, May", PHYSIO)
    sent = own.folder.parent / "sent.toml"
    sent.write_bytes(own.text(key))
    assert own.take_in(sent) == TakenIn(key, was_here=True)
    assert list(own) == [key]
    sent.write_bytes(own.text(key).replace(b'"Physio, May"', b'"Physio  May"'))
    assert own.take_in(sent) == TakenIn("physio-may-2", was_here=False)
    assert own.own("physio-may-2").asked == PHYSIO
    own.keep(key, "Physio, May", Prescription(PHYSIO.parts, 3))
    sent.write_bytes(write_own("Physio, May", PHYSIO))
    assert own.take_in(sent) == TakenIn("physio-may-3", was_here=False)
    sent.write_bytes(b"\x00\xff")
    with pytest.raises(OwnRoutineError, match=r"sent\.toml"):
        own.take_in(sent)


@given(st.lists(parts(), min_size=1, max_size=5), st.text(min_size=1, max_size=LONGEST_NAME))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_file_reads_as_what_was_written(tmp_path: Path, some: list[Part], name: str) -> None:
    asked = normal(Prescription(tuple(some)), LIBRARY.exercises)
    text = write_own(name, asked)
    if name.isprintable() and name.strip():
        assert tomllib.loads(text.decode())["name"] == name
    (tmp_path / "one.toml").write_bytes(text)
    file, faults = read_own(tmp_path / "one.toml", LIBRARY.exercises)
    assert file is not None or faults
    if file is not None:
        assert (file.name, file.asked) == (name.strip(), asked)


def test_an_own_routine_is_chosen_by_its_id_at_its_own_length(tmp_path: Path) -> None:
    library = add_own(LIBRARY, tmp_path, tmp_path / "exercises").library
    assert isinstance(library.own, OwnRoutines)
    key = library.own.keep("", "Mine", PHYSIO)
    assert find_routine(library, key, 10) == library.own[key]
    with pytest.raises(UnknownRoutine, match="core-hips, mine"):
        find_routine(library, "nothing", 10)
