"""Each rule broken once in a copy of what ships: found, with its file and its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backstretch.content.library import Library, load_library
from backstretch.content.spare import CORE_FIVE, SPARE_EXERCISES, load_spare
from backstretch.toml_file import Fault

TABLE = Path(__file__).with_name("planted.txt")


def planted() -> Iterator[tuple[str, ...]]:
    """Yield file, old text, new text, key and problem of each row of the table."""
    file = ""
    for line in TABLE.read_text("utf-8").split("\n\n", 1)[1].splitlines():
        if line.startswith("["):
            file = line.strip("[]")
        elif line:
            parts = line.replace("⏎", "\n").replace("=> =>", "=>  =>").split(" => ")
            yield file, *parts


def plant(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")


def found(library: Library, key: str, problem: str) -> list[Fault]:
    return [f for f in library.faults if f.key == key and problem in f.problem]


@pytest.mark.parametrize(("file", "old", "new", "key", "problem"), list(planted()))
def test_a_planted_fault_is_named(
    content: Path, file: str, old: str, new: str, key: str, problem: str
) -> None:
    plant(content, file, old, new)
    (fault, *_) = found(load_library(content), key, problem)
    where = "routines/core-hips.toml" if "plank is of level 3" in problem else file
    assert fault.file == where
    assert str(fault).startswith(f"{where}: {key}{': ' if key else ''}")
    assert str(fault).endswith(".")


def test_all_faults_of_all_files_are_reported_at_once(content: Path) -> None:
    for file, old, new in (
        ("exercises/squat.toml", "level = 1", 'level = "one"'),
        ("exercises/squat.toml", "seconds = 2", 'seconds = "two"'),
        ("exercises/squat.toml", 'name = "Squat"\n', ""),
        ("exercises/lunge.toml", "the {side} thigh", "the thigh"),
        ("exercises/lunge.toml", "Stand near a wall or a chair.", ""),
        ("routines/rest-day.toml", "minutes = 15", "minutes = 16"),
        ("guidance/moves.toml", "supine = {", "asleep = {"),
    ):
        plant(content, file, old, new)
    library = load_library(content)
    keys = {(fault.file, fault.key) for fault in library.faults}
    assert keys >= {
        ("exercises/squat.toml", "level"),
        ("exercises/squat.toml", "phases[0].seconds"),
        ("exercises/squat.toml", "name"),
        ("exercises/lunge.toml", "feel"),
        ("exercises/lunge.toml", "set_up[0]"),
        ("routines/rest-day.toml", "versions[2].items"),
        ("guidance/moves.toml", "into.asleep"),
    }
    assert list(library.faults) == sorted(library.faults, key=lambda f: (f.file, f.key, f.problem))


def test_a_broken_exercise_takes_only_the_versions_that_need_it(content: Path) -> None:
    plant(content, "exercises/side_lean.toml", "level = 1", "level = 9")
    library = load_library(content)
    whole = load_library(Path(__file__).parents[2] / "resources")
    assert whole.exercises.keys() - library.exercises.keys() == {"side_lean"}
    gone = {("rest-day", 15), ("desk-day", 10), ("desk-day", 12), ("desk-day", 15)}
    assert whole.routines.keys() - library.routines.keys() == gone
    assert len(found(library, "versions[2].items[0].exercise", "could not be loaded")) == 2


@pytest.mark.parametrize("name", SPARE_EXERCISES)
def test_a_broken_core_exercise_comes_from_the_copy_and_is_still_named(
    content: Path, name: str
) -> None:
    (content / f"exercises/{name}.toml").write_text("id = ", "utf-8")
    library = load_library(content)
    assert {fault.file for fault in library.faults} == {f"exercises/{name}.toml"}
    assert library.exercises[name] in load_spare().exercises
    assert len(library.routines) == 15


def test_a_core_exercise_that_no_routine_can_use_is_replaced(content: Path) -> None:
    plant(content, "exercises/cat_cow.toml", "level = 1", "level = 3")
    library = load_library(content)
    assert library.exercises["cat_cow"].level == 1
    assert ("after-run", 12) in library.routines
    assert found(library, "", "the built-in ones are used")


def test_a_swap_to_a_broken_exercise_is_dropped_without_a_second_fault(content: Path) -> None:
    plant(content, "exercises/squat.toml", "level = 1", "level = 9")
    library = load_library(content)
    assert {skip.instead for skip in library.exercises["lunge"].skip} == {None}
    assert not found(library, "skip[0].instead", "")


def test_broken_phrases_come_from_the_copy(content: Path) -> None:
    (content / "guidance/phrases.toml").write_bytes(b"\xff\xfe")
    library = load_library(content)
    assert library.guidance.phrases == load_spare().guidance.phrases
    assert [str(fault) for fault in library.faults] == [
        "guidance/phrases.toml: line 1: is not text in UTF-8."
    ]


def test_without_any_files_the_core_five_and_their_routine_are_there(tmp_path: Path) -> None:
    library = load_library(tmp_path / "nowhere")
    assert set(CORE_FIVE) <= library.exercises.keys()
    assert library.routine("after-run", 12).minutes == 12
    files = {fault.file for fault in library.faults}
    assert {"exercises", "routines", "guidance/phrases.toml", "guidance/moves.toml"} <= files


def test_what_is_no_text_file_is_named_and_not_read(content: Path) -> None:
    (content / "exercises/squat.toml").unlink()
    (content / "exercises/squat.toml").mkdir()
    (content / "exercises/lunge.toml").write_bytes(b"#" * 300_000)
    problems = {str(fault) for fault in load_library(content).faults}
    assert "exercises/squat.toml: cannot be read: it is a folder." in problems
    assert "exercises/lunge.toml: cannot be read: it is larger than 256 KiB." in problems


def test_lists_without_end_and_numbers_without_end_are_faults(content: Path) -> None:
    (content / "exercises/squat.toml").write_text("a = " + "[" * 50_000, "utf-8")
    (content / "exercises/lunge.toml").write_text("a = " + "9" * 50_000, "utf-8")
    plant(content, "exercises/plank.toml", "hold = [10, 30]", f"hold = [10, {'9' * 400}]")
    files = {fault.file for fault in load_library(content).faults}
    assert {f"exercises/{name}.toml" for name in ("squat", "lunge", "plank")} <= files


def test_a_person_s_own_routine_is_offered_after_the_default_ones(content: Path) -> None:
    text = (content / "routines/rest-day.toml").read_text("utf-8")
    own = text.replace('"rest-day"', '"at-lunch"').replace("Rest-day mobility", "At lunch")
    (content / "routines/at-lunch.toml").write_text(own, "utf-8")
    library = load_library(content)
    assert library.faults == ()
    assert library.routine_ids()[-1] == "at-lunch"
