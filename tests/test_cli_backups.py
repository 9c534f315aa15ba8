"""`backstretch backup`, `restore` and `check`, as they are typed."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from backstretch.cli import OK, TROUBLE, USAGE, make_parser
from backstretch.cli_backups import run_backups
from backstretch.diary.desk import at_desk
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.seal import SealState, look
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from backstretch.planning.commands import run_today
from tests.fakes import FakeClock
from tests.journal.samples import EVENTS, a_pain, a_start
from tests.journal.test_verify import changed

Told = pytest.CaptureFixture[str]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(tmp_path)
    save(paths, "first")
    return paths


def save(paths: Paths, key: str) -> None:
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start(key))
        journal.append(key, EVENTS)
        journal.keep_pain(a_pain(f"pain of {key}", 4, session=key))


def alter(paths: Paths) -> None:
    """Change the zone of the first session, as something other than the program would."""
    content, of_first = paths.journal.read_bytes(), b"first2026-03-02T17:30:00+01:00"
    assert of_first in content
    changed_by_another = content.replace(of_first + b"Europe", of_first + b"Aurope", 1)
    paths.journal.write_bytes(changed_by_another)


def typed(paths: Paths, *words: str, answer: str | None = None) -> int:
    given: Namespace = make_parser(words).parse_args(words)
    ask = None if answer is None else (lambda _: answer)
    return run_backups(paths, FakeClock(), given, ask)


def sessions(paths: Paths) -> list[str]:
    with Journal.open(paths.journal) as journal:
        return [one.start.id for one in journal.sessions()]


def test_a_backup_is_made_and_listed(paths: Paths, capsys: Told) -> None:
    assert typed(paths, "backup", "--list") == OK
    assert capsys.readouterr().out == "There is no backup yet.\n"
    assert typed(paths, "backup") == OK
    out = capsys.readouterr().out
    assert out.startswith("The newest backup is number 1: ")
    assert "1 session, 1 pain entry" in out
    save(paths, "second")
    assert typed(paths, "backup") == OK
    capsys.readouterr()
    assert typed(paths, "backup", "--list") == OK
    newest, oldest = capsys.readouterr().out.splitlines()
    assert newest.startswith("   2  2026-03-02 18:30 · 2 sessions, 2 pain entries · you asked")
    assert newest.endswith("as much as now")
    assert oldest.endswith("since then: 1 session, 1 pain entry")


def test_it_goes_back_after_a_yes_and_forth_again(paths: Paths, capsys: Told) -> None:
    typed(paths, "backup")
    save(paths, "second")
    assert typed(paths, "restore", answer="n") == OK
    assert "Nothing was changed." in capsys.readouterr().out
    assert sessions(paths) == ["first", "second"]
    assert typed(paths, "restore", answer="y") == OK
    out = capsys.readouterr().out
    assert "Next to the diary as it is: since then: 1 session, 1 pain entry." in out
    assert "“backstretch restore 2” takes this back." in out
    assert sessions(paths) == ["first"]
    assert typed(paths, "restore", "2", "--yes") == OK
    assert sessions(paths) == ["first", "second"]


def test_without_anybody_to_ask_nothing_is_changed(paths: Paths, capsys: Told) -> None:
    typed(paths, "backup")
    save(paths, "second")
    assert typed(paths, "restore") == USAGE
    assert "say --yes" in capsys.readouterr().err
    assert sessions(paths) == ["first", "second"]


@pytest.mark.parametrize("number", ["seven", "-1", "1.5", "٣"])
def test_what_is_no_number_is_told_with_where_the_numbers_are(
    paths: Paths, capsys: Told, number: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        typed(paths, "restore", number)
    told = f"“{number}” is not the number of a backup: “backstretch backup --list” has them\n"
    assert capsys.readouterr().err.endswith(told)


def test_damage_that_was_sealed_by_chance_is_found_by_the_check(paths: Paths, capsys: Told) -> None:
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start("second"))
        changed(paths.journal, "DELETE FROM event WHERE seq = 2")
    assert look(paths.journal) is SealState.WHOLE
    assert typed(paths, "check") == TROUBLE
    assert "The diary is damaged." in capsys.readouterr().out


def a_damaged_end(paths: Paths) -> bytes:
    """Damage a diary so that some of it can still be read; return all of it."""
    with paths.journal.open("r+b") as file:
        file.seek(40)
        file.write(b"\xff" * 4)  # the number of changes of its tables: SQLite reads on
        file.seek(-4096, 2)
        file.write(b"\xff" * 4096)
    return paths.journal.read_bytes()


def test_without_any_backup_what_can_be_read_goes_into_an_empty_diary(
    paths: Paths, capsys: Told
) -> None:
    damaged = a_damaged_end(paths)
    assert typed(paths, "restore", answer="y") == OK
    told = capsys.readouterr().out
    assert "There is no good backup" in told
    assert "Taken in: 1 of 1." in told
    (kept,) = quarantine_folder(paths.journal).glob("*.db")
    assert kept.read_bytes() == damaged
    assert sessions(paths) == ["first"]
    last = Shelf.of(paths.journal).backups()[-1].facts
    assert last
    assert last.counts["session"] == 1, "it was backed up at once"
    save(paths, "second")
    assert sessions(paths) == ["first", "second"]


def test_without_any_backup_and_nobody_to_ask_a_damaged_diary_stays(
    paths: Paths, capsys: Told
) -> None:
    damaged = a_damaged_end(paths)
    assert typed(paths, "restore") == USAGE
    assert "say --yes" in capsys.readouterr().err
    assert typed(paths, "restore", answer="n") == OK
    assert "Nothing was changed." in capsys.readouterr().out
    assert paths.journal.read_bytes() == damaged
    assert not quarantine_folder(paths.journal).exists()
    assert typed(paths, "restore", "--yes") == OK
    assert sessions(paths) == ["first"]


def test_a_diary_that_is_nothing_but_noise_is_kept_and_an_empty_one_begun(
    paths: Paths, capsys: Told
) -> None:
    paths.journal.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    assert typed(paths, "restore", "--yes") == OK
    assert "Nothing could be read in it." in capsys.readouterr().out
    assert sessions(paths) == []
    assert len(list(quarantine_folder(paths.journal).iterdir())) == 1


def test_a_number_that_is_none_is_told(paths: Paths, capsys: Told) -> None:
    assert typed(paths, "restore", "7", "--yes") == TROUBLE
    assert "There is no backup 7" in capsys.readouterr().err
    assert typed(paths, "restore", "--yes") == TROUBLE
    assert "There is no good backup" in capsys.readouterr().err


@pytest.mark.parametrize("salvage", [False, True])
def test_a_damaged_diary_is_mended_and_what_is_newer_is_shown(
    paths: Paths, capsys: Told, salvage: bool
) -> None:
    typed(paths, "backup")
    save(paths, "second")
    changed(paths.journal, "DELETE FROM event WHERE session = 1 AND seq = 2")
    capsys.readouterr()
    assert typed(paths, "check") == TROUBLE
    out = capsys.readouterr().out
    assert "is damaged" in out
    assert "The newest good backup is number 1, of 2026-03-02 18:30." in out
    more = ("--salvage",) if salvage else ()
    assert typed(paths, "restore", "--yes", *more) == OK
    out = capsys.readouterr().out
    assert "The damaged file is kept: " in out
    assert "   1  2026-03-02: session, 1 min done · pain, 4 of 10" in out
    assert sessions(paths) == ["first", "second"][: 1 + salvage]
    if salvage:
        last = Shelf.of(paths.journal).backups()[-1].facts
        assert last
        assert last.counts["session"] == 2, "what was taken in is backed up at once"
    assert len(list(quarantine_folder(paths.journal).iterdir())) == 1
    assert typed(paths, "check") == OK


def test_a_whole_diary_and_its_backups_are_told(paths: Paths, capsys: Told) -> None:
    typed(paths, "backup")
    save(paths, "second")
    typed(paths, "backup")
    capsys.readouterr()
    assert typed(paths, "check") == OK
    assert capsys.readouterr().out.splitlines() == [
        "The diary is whole: 2 sessions, 2 pain entries.",
        "The newest good backup is number 2, of 2026-03-02 18:30.",
    ]
    newest = Shelf.of(paths.journal).backups()[-1].file
    content = bytearray(newest.read_bytes())
    content[5000] ^= 1
    newest.write_bytes(bytes(content))
    assert typed(paths, "check") == TROUBLE
    out = capsys.readouterr().out
    assert "Backup 2 does not count: not what it was when it was made." in out
    assert "The newest good backup is number 1" in out


def test_a_diary_that_something_else_changed_is_kept_by_a_word(paths: Paths, capsys: Told) -> None:
    typed(paths, "backup")
    save(paths, "second")
    alter(paths)
    capsys.readouterr()
    assert typed(paths, "check") == TROUBLE
    out = capsys.readouterr().out
    assert "Something other than Backstretch changed the journal" in out
    assert out.splitlines()[1:7] == [
        "Next to the backup of 2026-03-02 18:30 (what was written after it counts as added):",
        "  Sessions: 1 changed, 1 added",
        "  Pain: 1 added",
        "  Changed: 2026-03-02, session, 1 min done (its time zone)",
        "  Added: 2026-03-02, session, 1 min done",
        "  Added: 2026-03-02, pain, 4 of 10",
    ]
    assert typed(paths, "check", "--keep") == OK
    save(paths, "third")
    assert typed(paths, "check") == OK
    assert len(Shelf.of(paths.journal).backups()) == 2


def test_a_diary_that_something_changed_gives_no_backup(paths: Paths, capsys: Told) -> None:
    typed(paths, "backup")
    save(paths, "second")
    alter(paths)
    capsys.readouterr()
    before = Shelf.of(paths.journal).backups()
    assert typed(paths, "backup") == TROUBLE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Something other than Backstretch changed the journal")
    assert Shelf.of(paths.journal).backups() == before
    assert typed(paths, "check") == TROUBLE
    assert typed(paths, "check", "--keep") == OK
    assert typed(paths, "backup") == OK


def test_a_failure_is_one_sentence(paths: Paths, capsys: Told) -> None:
    (paths.journal.parent / "backups").write_text("not a folder")
    assert typed(paths, "backup") == TROUBLE
    assert capsys.readouterr().err.startswith("No backup was made in ")


def test_an_altered_diary_is_told_entry_by_entry_before_going_back(
    paths: Paths, capsys: Told
) -> None:
    typed(paths, "backup")
    alter(paths)
    capsys.readouterr()
    assert typed(paths, "restore", answer="n") == OK
    out = capsys.readouterr().out
    assert "  Sessions: 1 changed" in out
    assert "  Changed: 2026-03-02, session, 1 min done (its time zone)" in out
    assert "Nothing was changed." in out
    assert b"Aurope/Berlin" in paths.journal.read_bytes()


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("y", ["second", "third"]), ("2", ["third"]), ("n", []), ("7, 1", ["second"]), ("x", [])],
)
def test_of_what_is_newer_some_is_taken_in_by_its_number(
    paths: Paths, capsys: Told, answer: str, kept: list[str]
) -> None:
    typed(paths, "backup")
    save(paths, "second")
    save(paths, "third")
    changed(paths.journal, "DELETE FROM event WHERE session = 1 AND seq = 2")
    answers = iter(["y", answer])
    given = make_parser(["restore"]).parse_args(["restore"])
    assert run_backups(paths, FakeClock(), given, lambda _: next(answers)) == OK
    out = capsys.readouterr().out
    assert ("They stay in the kept file." in out) is (len(kept) < 2)
    assert sessions(paths) == ["first", *kept]
    with Journal.open(paths.journal) as journal:
        assert [pain.session for pain in journal.pains()] == ["first", *kept]


def test_a_diary_that_is_gone_is_told_with_the_way_back_and_nothing_takes_its_place(
    paths: Paths, capsys: Told
) -> None:
    typed(paths, "backup")
    paths.journal.unlink()
    capsys.readouterr()
    assert typed(paths, "check") == TROUBLE
    out = capsys.readouterr().out
    assert "there are backups of an earlier one. “backstretch restore 1” goes back" in out
    assert "The newest good backup is number 1" in out
    assert typed(paths, "backup") == TROUBLE
    assert "“backstretch restore 1” goes back" in capsys.readouterr().err
    assert not paths.journal.exists()
    assert len(Shelf.of(paths.journal).backups()) == 1
    assert typed(paths, "restore", "1", "--yes") == OK
    assert sessions(paths) == ["first"]


def test_a_command_that_begins_a_new_diary_says_that_an_earlier_one_was_lost(
    paths: Paths, capsys: Told
) -> None:
    typed(paths, "backup")
    capsys.readouterr()
    works: tuple[Callable[[], int], ...] = (
        lambda: at_desk(paths, FakeClock(), lambda _: OK),
        lambda: run_today(paths, FakeClock(), as_json=False),
    )
    for work in works:
        work()
        assert "earlier one" not in capsys.readouterr().err
        for file in paths.data.glob("journal.db*"):
            file.unlink()
        work()
        assert "“backstretch restore 1” goes back to the newest" in capsys.readouterr().err


def test_entries_without_one_good_backup_are_not_all_well(paths: Paths, capsys: Told) -> None:
    assert typed(paths, "check") == TROUBLE
    assert capsys.readouterr().out.splitlines() == [
        "The diary is whole: 1 session, 1 pain entry.",
        "There is no good backup. “backstretch backup” makes one.",
    ]
    typed(paths, "backup")
    (backup,) = Shelf.of(paths.journal).backups()
    assert typed(paths, "check") == OK
    backup.file.write_bytes(b"")
    assert typed(paths, "check") == TROUBLE


def test_an_empty_diary_needs_no_backup(tmp_path: Path, capsys: Told) -> None:
    paths = find_paths(tmp_path / "new")
    paths.make()
    with Journal.open(paths.journal):
        pass
    assert typed(paths, "check") == OK
    assert capsys.readouterr().out.splitlines() == [
        "The diary is whole: nothing yet.",
        "There is no good backup.",
    ]
