"""Copies and exports that a passphrase opens, as a person at a shell makes and uses them."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from backstretch.cli import OK, TROUBLE, USAGE, make_parser
from backstretch.cli_backups import run_backups
from backstretch.cli_files import run_export, run_merge
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.copies import write_copy
from backstretch.journal.errors import BackupError
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.store import Journal
from backstretch.locked.head import HEAD_BYTES
from backstretch.locked.stream import PIECE, TAG
from backstretch.paths import Paths, find_paths
from tests.e2e.program import Program
from tests.fakes import FakeClock
from tests.journal.samples import EVENTS, a_pain, a_start
from tests.journal.test_verify import changed

Told = pytest.CaptureFixture[str]
WORD, OTHER = "drei blaue Reiher", "drei blaue Rehe"
KILLS = (0.5, 1, 1.5)
"""Seconds; making the key takes about half of one."""
MARKER = "eine Notiz, die sonst niemand liest"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(tmp_path / "home")
    paths.make()
    save(paths, "first")
    return paths


def save(paths: Paths, *keys: str) -> None:
    with Journal.open(paths.journal) as journal:
        for key in keys:
            journal.begin(a_start(key))
            journal.append(key, EVENTS)
            journal.keep_pain(a_pain(f"pain of {key}", 4, session=key, note=MARKER))


def typed(paths: Paths, *words: str, answer: str | None = None, words_typed: str = "") -> int:
    """Type a command; `words_typed` are the passphrases, parted by commas."""
    given = make_parser(words).parse_args(words)
    ask = None if answer is None else (lambda _: answer)
    turns = iter(words_typed.split(",") if words_typed else ())
    secret = (lambda _: next(turns)) if words_typed else None
    run = {"export": run_export, "import": run_merge}.get(given.command, run_backups)
    return run(paths, FakeClock(), given, ask, secret)


def sessions(paths: Paths) -> list[str]:
    with Journal.open(paths.journal) as journal:
        return [one.start.id for one in journal.sessions()]


def holders(folder: Path) -> list[str]:
    """Return the files below a folder in which the note can be read."""
    marker = MARKER.encode()
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file.name for file in files if marker in file.read_bytes())


@pytest.mark.parametrize("name", ["copy.db", "COPY.DB.LOCKED"])
def test_a_copy_is_written_checked_and_gone_back_to(
    paths: Paths, tmp_path: Path, capsys: Told, name: str
) -> None:
    copy, word = tmp_path / name, WORD if "lock" in name.lower() else ""
    assert typed(paths, "backup", "--to", str(copy), words_typed=f"{word},{word}") == OK
    out = capsys.readouterr().out
    assert out.endswith(f"The diary was copied to {copy}.\nIt holds 1 session, 1 pain entry.\n")
    assert ("Only this passphrase opens the file." in out) == bool(word)
    assert (MARKER.encode() in copy.read_bytes()) != bool(word)
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert typed(paths, "check", str(copy), words_typed=word) == OK
    whole = "The copy opens and is whole." if word else "The copy is whole."
    assert capsys.readouterr().out == f"{whole}\nIt holds 1 session, 1 pain entry.\n"
    save(paths, "second")
    back = ("restore", "--from", str(copy))
    assert typed(paths, *back, answer="n", words_typed=word) == OK
    assert sessions(paths) == ["first", "second"]
    assert Shelf.of(paths.journal).backups() == ()
    capsys.readouterr()
    assert typed(paths, *back, answer="y", words_typed=word) == OK
    assert capsys.readouterr().out.splitlines() == [
        f"The copy {copy} is whole.",
        "It holds 1 session, 1 pain entry.",
        "Next to the diary as it is: since then: 1 session, 1 pain entry.",
        f"The diary is as in {copy}.",
        "“backstretch restore 2” takes this back.",
    ]
    assert sessions(paths) == ["first"]
    assert typed(paths, "backup", "--list") == OK
    assert "a copy that you brought" in capsys.readouterr().out


def test_a_damaged_diary_is_mended_by_a_copy(paths: Paths, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db.locked"
    assert typed(paths, "backup", "--to", str(copy), words_typed=f"{WORD},{WORD}") == OK
    paths.journal.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert typed(paths, "restore", "--from", str(copy), "--yes", words_typed=WORD) == OK
    assert sessions(paths) == ["first"]
    assert len(list(quarantine_folder(paths.journal).iterdir())) == 1


def test_an_export_is_locked_and_taken_in_elsewhere(paths: Paths, tmp_path: Path) -> None:
    file, other = tmp_path / "diary.json.locked", find_paths(tmp_path / "other")
    assert typed(paths, "export", str(file), words_typed=f"{WORD},{WORD}") == OK
    assert MARKER.encode() not in file.read_bytes()
    assert typed(other, "import", str(file), "--yes", words_typed=WORD) == OK
    assert sessions(other) == ["first"]
    with Journal.open(other.journal) as journal:
        assert [pain.note for pain in journal.pains()] == [MARKER]


def test_wrong_and_missing_passphrases_are_told(paths: Paths, tmp_path: Path, capsys: Told) -> None:
    copy, file = tmp_path / "copy.db.locked", tmp_path / "diary.json.locked"
    typed(paths, "backup", "--to", str(copy), words_typed=f"{WORD},{WORD}")
    typed(paths, "export", str(file), words_typed=f"{WORD},{WORD}")
    capsys.readouterr()
    for words in (("check", copy), ("restore", "--yes", "--from", copy), ("import", file)):
        assert typed(paths, *map(str, words), words_typed=OTHER) == TROUBLE
        told = capsys.readouterr()
        assert "the passphrase does not fit it, or its first bytes were changed." in told.err
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert typed(paths, *map(str, words)) == USAGE
        assert "Nobody is there to be asked for the passphrase" in capsys.readouterr().err
    assert sessions(paths) == ["first"]


def test_damage_is_told_from_a_wrong_passphrase(paths: Paths, tmp_path: Path, capsys: Told) -> None:
    save(paths, *map(str, range(30)))
    copy = tmp_path / "copy.db.locked"
    typed(paths, "backup", "--to", str(copy), words_typed=f"{WORD},{WORD}")
    content = bytearray(copy.read_bytes())
    content[HEAD_BYTES + PIECE + TAG] ^= 1
    copy.write_bytes(content)
    capsys.readouterr()
    assert typed(paths, "check", str(copy), words_typed=WORD) == TROUBLE
    assert capsys.readouterr().err == (
        f"The copy {copy} cannot be used: the passphrase fits, but the file is damaged at about "
        "66 kB, or cut off there. The diary is as it was.\n"
    )


def test_the_wrong_kind_of_file_is_told(paths: Paths, tmp_path: Path, capsys: Told) -> None:
    copy, file = tmp_path / "copy.db.locked", tmp_path / "diary.json.locked"
    typed(paths, "backup", "--to", str(copy), words_typed=f"{WORD},{WORD}")
    typed(paths, "export", str(file), words_typed=f"{WORD},{WORD}")
    capsys.readouterr()
    assert typed(paths, "import", str(copy), words_typed=WORD) == TROUBLE
    assert "it is a copy of a whole diary to go back to, not an export" in capsys.readouterr().err
    assert typed(paths, "check", str(file), words_typed=WORD) == TROUBLE
    assert "it is an export to be taken in, not a copy" in capsys.readouterr().err
    plain = tmp_path / "plain.db"
    plain.write_bytes(b"SQLite format 3\0" + bytes(5000))
    whys = {
        plain: "the copy is damaged",
        tmp_path / "missing.db": "no such file or directory",
        tmp_path: "is a directory",
    }
    for name, why in whys.items():
        assert typed(paths, "restore", "--yes", "--from", str(name)) == TROUBLE
        told = capsys.readouterr().err
        assert told == f"The copy {name} cannot be used: {why}. The diary is as it was.\n"
    assert Shelf.of(paths.journal).backups() == ()


@pytest.mark.parametrize("words", [f"{WORD},{OTHER}", ",x", f"{WORD},"])
def test_what_was_not_typed_twice_locks_nothing(paths: Paths, tmp_path: Path, words: str) -> None:
    target = tmp_path / "diary.json.locked"
    target.write_text("mine")
    assert typed(paths, "export", str(target), answer="y", words_typed=words) == USAGE
    assert target.read_text() == "mine"


def test_how_hard_it_is_to_guess_is_told(paths: Paths, tmp_path: Path, capsys: Told) -> None:
    for word, told in (("rehe", "short"), (WORD + " hier", "long")):
        typed(
            paths, "export", str(tmp_path / "a.json.locked"), "--yes", words_typed=f"{word},{word}"
        )
        assert f"That is {told}" in capsys.readouterr().out


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_passphrase_comes_from_a_file(paths: Paths, tmp_path: Path, end: str) -> None:
    secret, copy = tmp_path / "secret", tmp_path / "copy.db.locked"
    secret.write_bytes(f"{WORD}{end}".encode())
    from_file = ("--passphrase-file", str(secret))
    assert typed(paths, "backup", "--to", str(copy), *from_file) == OK
    assert typed(paths, "check", str(copy), *from_file) == OK
    assert typed(paths, "check", str(copy), words_typed=WORD) == OK


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff", b"x" * (1024 * 1024 + 1)])
def test_a_file_without_a_passphrase_is_told(
    paths: Paths, tmp_path: Path, capsys: Told, content: bytes
) -> None:
    secret, target = tmp_path / "secret", tmp_path / "a.json.locked"
    secret.write_bytes(content)
    assert typed(paths, "export", str(target), "--passphrase-file", str(secret)) == USAGE
    assert capsys.readouterr().err.count("\n") == 1
    assert typed(paths, "export", str(target), "--passphrase-file", str(tmp_path / "no")) == USAGE
    assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("export", "a.json", "--passphrase-file", "x"),
        ("export", "a.csv.zip.locked"),
        ("export", "a.ics.locked"),
        ("backup", "--to", "a.db", "--passphrase-file", "x"),
        ("backup", "--to", "a.json"),
        ("backup", "--to", "a.db", "--list"),
        ("restore", "1", "--from", "a.db"),
        ("check", "a.db", "--keep"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_told(
    paths: Paths, capsys: Told, words: tuple[str, ...]
) -> None:
    assert typed(paths, *words) == USAGE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_is_there_is_asked_about(paths: Paths, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    words = ("backup", "--to", str(target))
    assert typed(paths, *words) == USAGE
    assert typed(paths, *words, answer="n") == OK
    assert target.read_text() == "mine"
    assert typed(paths, *words, answer="y") == OK
    assert typed(paths, *words, "--yes") == OK
    assert target.read_text("latin-1").startswith("SQLite format 3")


def test_the_diary_itself_is_not_written_over(paths: Paths, capsys: Told) -> None:
    assert typed(paths, "backup", "--to", str(paths.journal), "--yes") == TROUBLE
    assert "is the diary itself" in capsys.readouterr().err
    assert sessions(paths) == ["first"]


def test_nothing_unlocked_is_left_outside_the_private_folder(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could be read in between is only looked for where everything went well or did not."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    copy, file = elsewhere / "copy.db.locked", elsewhere / "diary.json.locked"
    typed(paths, "backup", "--to", str(copy), words_typed=f"{WORD},{WORD}")
    typed(paths, "export", str(file), words_typed=f"{WORD},{WORD}")
    typed(paths, "check", str(copy), words_typed=OTHER)
    typed(paths, "restore", "--from", str(copy), answer="n", words_typed=WORD)
    typed(paths, "import", str(file), answer="n", words_typed=WORD)
    copy.write_bytes(copy.read_bytes()[:-1])
    typed(paths, "check", str(copy), words_typed=WORD)
    assert holders(elsewhere) == []
    assert holders(paths.data) == ["journal.db"]
    assert not list(elsewhere.glob("*.tmp"))


@pytest.fixture
def program(paths: Paths, tmp_path: Path) -> Program:
    assert paths.journal.exists()
    (tmp_path / "elsewhere").mkdir()
    return Program(tmp_path / "home", {"TMPDIR": str(tmp_path / "elsewhere")})


@pytest.mark.skipif(os.name != "posix", reason="asks for a kill that nobody can catch")
def test_a_kill_leaves_what_was_unlocked_in_the_private_folder(
    program: Program, paths: Paths, tmp_path: Path
) -> None:
    secret, elsewhere = tmp_path / "secret", tmp_path / "elsewhere"
    secret.write_text(WORD)
    save(paths, *map(str, range(50)))
    copy, word = elsewhere / "copy.db.locked", ("--passphrase-file", str(secret))
    for words in (("backup", "--yes", "--to"), ("restore", "--yes", "--from")):
        for kill_after in KILLS:
            running = program.start(*words, str(copy), *word)
            try:
                running.communicate(timeout=kill_after)
            except subprocess.TimeoutExpired:
                running.kill()
                running.communicate()
            assert holders(elsewhere) == []
        assert program.run("backup", "--yes", "--to", str(copy), *word).returncode == 0
    assert program.run("backup").returncode == 0
    names = set(holders(paths.data))
    assert all(name == "journal.db" or name.startswith("backup-") for name in names)
    assert not list((paths.data / "backups").glob(".backup-new-*"))
    assert len(sessions(paths)) == 51


def test_the_standard_input_holds_the_passphrase(program: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db.locked"
    for words in (("backup", "--to", str(copy)), ("check", str(copy))):
        ran = subprocess.run(
            program.command(*words, "--passphrase-file", "-"),
            env=program.env,
            input=f"{WORD}\n",
            capture_output=True,
            text=True,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
    assert WORD.encode() not in b"".join(
        file.read_bytes() for file in program.home.rglob("*") if file.is_file()
    )


def test_the_cipher_is_loaded_only_for_a_locked_file(program: Program, tmp_path: Path) -> None:
    """The start of the window is measured; what few people use is not on the way to it."""
    program.env["PYTHONPROFILEIMPORTTIME"] = "1"
    for words in (("backup", "--to", str(tmp_path / "a.db")), ("export", str(tmp_path / "a.json"))):
        ran = program.run(*words)
        assert ran.returncode == 0
        assert "nacl" not in ran.stderr
        assert "backstretch.locked" in ran.stderr


def test_of_a_diary_that_is_not_whole_no_copy_is_written(paths: Paths, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with Journal.open(paths.journal) as journal:
        changed(paths.journal, "DELETE FROM event WHERE seq = 2")
        with pytest.raises(BackupError, match="did not pass its check"):
            write_copy(journal, target)
    assert not target.exists()


def test_a_backup_is_not_written_over_by_a_copy(paths: Paths, capsys: Told) -> None:
    typed(paths, "backup")
    (backup,) = Shelf.of(paths.journal).backups()
    content = backup.file.read_bytes()
    with Journal.open(paths.journal) as journal:
        journal.keep_pain(a_pain("one more"))
    assert typed(paths, "backup", "--to", str(backup.file), "--yes") == TROUBLE
    assert "keeps its own backups" in capsys.readouterr().err
    assert backup.file.read_bytes() == content
