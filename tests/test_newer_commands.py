"""Every command on a diary of a newer version: a clear sentence, and not a byte of it changed."""

import json
from pathlib import Path

import pytest

from backstretch.journal.migrate import latest_version
from backstretch.journal.store import Journal
from tests.e2e.program import Program
from tests.journal.test_newer import OF_THE_FUTURE, ONE_MORE, make_newer, save, sha

GOES_ON = (("today",), ("plan",))
REFUSED = (
    ("log", "pain", "3"),
    ("import", "run.gpx"),
    ("import", "diary.json"),
    ("export", "week.ics"),
    ("report", "page.pdf"),
    ("backup",),
    ("check",),
    ("check", "--keep"),
    ("doctor",),
)
OTHERS = (
    ("backup", "--list"),
    ("restore", "--yes"),
    ("routine", "list"),
    ("session", "--text", "--minutes", "10", "--speed", "600"),
    ("export", "all.json"),
    ("export", "all.csv.zip"),
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path / "home")
    with Journal.open(program.journal) as journal:
        save(journal, "first")
        save(journal, "second")
    make_newer(program.journal, ONE_MORE, *OF_THE_FUTURE)
    (tmp_path / "run.gpx").write_text("<gpx/>")
    (tmp_path / "diary.json").write_text("{}")
    return program


def placed(words: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Let files be those of a folder."""
    return tuple(str(folder / word) if "." in word else word for word in words)


@pytest.mark.parametrize("words", [*REFUSED, *GOES_ON], ids=" ".join)
def test_it_is_told_what_it_is(program: Program, tmp_path: Path, words: tuple[str, ...]) -> None:
    before = sha(program.journal)
    ran = program.run(*placed(words, tmp_path))
    said = ran.stdout + ran.stderr
    assert f"it has version {ONE_MORE}, and this one knows up to version {latest_version()}" in said
    assert "Traceback" not in said
    assert "damaged" not in said
    assert ran.returncode == (0 if words in GOES_ON else 1)
    assert sha(program.journal) == before


@pytest.mark.parametrize("words", OTHERS, ids=" ".join)
def test_nothing_changes_it(program: Program, tmp_path: Path, words: tuple[str, ...]) -> None:
    before = sha(program.journal)
    ran = program.run(*placed(words, tmp_path))
    assert "Traceback" not in ran.stderr
    assert "damaged" not in ran.stderr
    assert sha(program.journal) == before


def test_all_that_is_known_is_exported(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    ran = program.run("export", str(target))
    assert ran.returncode == 0
    assert "It opens for reading only. 2 entries of a kind" in ran.stderr
    assert ran.stdout == f"All that this Backstretch can read was written to {target}.\n"
    assert [one["id"] for one in json.loads(target.read_text())["sessions"]] == ["first", "second"]


def test_a_newer_export_is_told_as_what_it_is(tmp_path: Path) -> None:
    program = Program(tmp_path / "own")
    with Journal.open(program.journal) as journal:
        save(journal, "first")
    target = tmp_path / "theirs.json"
    assert program.run("export", str(target)).returncode == 0
    document = json.loads(target.read_text())
    document["version"] = document["version"] + 1
    target.write_text(json.dumps(document))
    before = sha(program.journal)
    ran = program.run("import", str(target), "--yes")
    assert ran.returncode == 1
    assert "written by a newer Backstretch, in format 3, and this one reads" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert sha(program.journal) == before
