"""`backstretch export` and `backstretch import FILE.json`, as a person at a shell has them."""

import json
import sqlite3
import stat
import sys
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest

from backstretch.cli import make_parser
from backstretch.cli_files import run_export, run_merge
from backstretch.clock import stamp
from backstretch.diary.merging import DiaryFiles
from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from tests.e2e.program import Program
from tests.fakes import FakeClock
from tests.journal.samples import a_run


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "laptop")


def other(program: Program) -> Program:
    """Return another computer."""
    return Program(program.home.parent / "desktop")


def rows(program: Program) -> list[str]:
    connection = sqlite3.connect(program.journal)
    try:
        return sorted(connection.iterdump())
    finally:
        connection.close()


def shared(program: Program, name: str = "diary.json") -> Path:
    """Return an export of a program's diary."""
    target = program.home.parent / name
    assert program.run("export", str(target), "--yes").returncode == 0
    return target


def log(program: Program, distance: str, pain: str) -> None:
    ran = program.run("log", "run", "--distance", distance, "--pain", pain, "--no-signs")
    assert ran.returncode == 0, ran.stderr


def test_two_computers_share_a_diary_by_file(program: Program) -> None:
    laptop, desktop = program, other(program)
    log(laptop, "8km", "2")
    log(desktop, "5km", "3")
    took = desktop.run("import", str(shared(laptop)), "--yes")
    assert (took.returncode, took.stderr) == (0, "")
    assert took.stdout.splitlines() == [
        "1 new run",
        "1 new pain entry",
        "1 other new note",
        "Nothing that is in this diary is dropped.",
        "A merge cannot be taken back. A backup of this diary is made first.",
        "Taken in. Both diaries are one here now.",
    ]
    assert laptop.run("import", str(shared(desktop)), "--yes").returncode == 0
    assert rows(laptop) == rows(desktop)
    assert {run["distance_m"] for run in laptop.exported()["runs"]} == {8000, 5000}
    again = laptop.run("import", str(shared(desktop)))
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == "Everything in that file is in this diary already.\n"


def test_with_nobody_to_ask_nothing_is_taken_in(program: Program) -> None:
    log(program, "8km", "2")
    file, desktop = shared(program), other(program)
    ran = desktop.run("import", str(file))
    assert ran.returncode == 2
    assert ran.stdout.startswith("1 new run\n")
    assert ran.stderr.startswith("Nobody is there to be asked, so nothing was taken in")
    assert desktop.exported()["runs"] == []


def test_a_file_that_is_no_diary_is_told_in_one_sentence(program: Program, tmp_path: Path) -> None:
    log(program, "8km", "2")
    before, file = rows(program), tmp_path / "other.json"
    document = json.loads(shared(program).read_bytes())
    document["pain"][0]["score"] = 12
    for text in ("", "{}", json.dumps(document), "x" * 100):
        file.write_text(text)
        ran = program.run("import", str(file), "--yes")
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr.startswith(f"{file} is not a diary that can be taken in: ")
        assert ran.stderr.endswith("Nothing was changed.\n")
        assert ran.stderr.count("\n") == 1
    assert rows(program) == before


def test_another_record_with_the_same_id_is_told_and_nothing_is_changed(program: Program) -> None:
    log(program, "8km", "2")
    before, file = rows(program), shared(program)
    document = json.loads(file.read_bytes())
    document["pain"][0]["score"] = 7
    file.write_text(json.dumps(document))
    ran = program.run("import", str(file), "--yes")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "at pain, “" in ran.stderr
    assert "is not the same there as in this diary. Nothing was changed." in ran.stderr
    assert rows(program) == before


@pytest.mark.parametrize(
    "more", [("other.json",), ("run.fit",), ("--undo",), ("--places",)], ids=lambda m: m[0]
)
def test_a_diary_comes_alone(program: Program, tmp_path: Path, more: tuple[str, ...]) -> None:
    ran = program.run("import", str(tmp_path / "diary.json"), *more)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1


def test_a_file_that_is_there_is_not_written_over_unasked(program: Program, tmp_path: Path) -> None:
    for name in ("out.json", "OUT.CSV.ZIP", "mine.ics", "out"):
        target = tmp_path / name
        target.write_text("mine")
        ran = program.run("export", str(target))
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr == f"{target} is there already: say --yes to write over it.\n"
        assert target.read_text() == "mine"
        assert program.run("export", str(target), "--yes").returncode == 0
        assert b"mine" not in target.read_bytes()[:20]
        if sys.platform != "win32":
            assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert not list(tmp_path.glob("*.tmp"))


def test_tables_are_written_by_the_ending_of_the_name(program: Program, tmp_path: Path) -> None:
    log(program, "8km", "2")
    target = tmp_path / "tables.csv.zip"
    ran = program.run("export", str(target))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"Runs, pain and sessions were written to {target}.\n"
    with zipfile.ZipFile(target) as packed:
        assert packed.testzip() is None
        assert b",8000," in packed.read("runs.csv")


def test_what_the_diary_is_made_of_is_not_written_over(program: Program, tmp_path: Path) -> None:
    log(program, "8km", "2")
    assert program.run("backup").returncode == 0
    data = program.journal.parent
    damaged = data / "quarantine" / "journal-1.json"
    damaged.parent.mkdir(mode=0o700)
    damaged.touch(0o600)
    for name in ("diary.json", "tables.csv.zip", "week.ics"):
        (tmp_path / name).symlink_to(program.journal)
    (tmp_path / "seal.json").symlink_to(data / "journal.db.seal")
    [slip] = (data / "backups").glob("backup-*.json")
    before = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    aimed = [
        *(tmp_path / name for name in ("diary.json", "tables.csv.zip", "week.ics", "seal.json")),
        *(slip, data / "backups" / "new.json", damaged),
        data / "quarantine" / "more" / "new.json",
    ]
    for target in aimed:
        ran = program.run("export", str(target), "--yes")
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1), target
        assert str(target) in ran.stderr
        assert "Choose another" in ran.stderr
    after = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    assert after == before
    assert program.run("export", str(data / "mine.json"), "--yes").returncode == 0


@pytest.mark.parametrize("name", ["out.csv", "out.zip", "out.pdf", "out.JSON.gz"])
def test_a_wrong_ending_names_the_right_ones(program: Program, tmp_path: Path, name: str) -> None:
    ran = program.run("export", str(tmp_path / name), "--yes")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert all(ending in ran.stderr for ending in (".json", ".csv.zip", ".ics"))
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / name).exists()


def test_the_helps_tell_the_endings_and_what_a_merge_does(program: Program) -> None:
    export, bring = program.run("export", "--help"), program.run("import", "--help")
    assert all(word in export.stdout for word in ("FILE.json", "FILE.csv.zip", "FILE.ics", "--yes"))
    assert "the diary of another computer" in bring.stdout


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = find_paths(tmp_path / "home")
    found.make()
    return found


def given(*words: str) -> Namespace:
    return make_parser(words).parse_args(words)


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("YES", True), ("", False), ("n", 0)])
def test_the_person_is_asked_before_a_file_is_written_over(
    paths: Paths, clock: FakeClock, tmp_path: Path, answer: str, written: bool
) -> None:
    target, asked = tmp_path / "out.json", list[str]()
    target.write_text("mine")

    def ask(question: str) -> str:
        asked.append(question)
        return answer

    assert run_export(paths, clock, given("export", str(target)), ask) == 0
    assert asked == [f"{target} is there already. Write over it? [y/N] "]
    assert (target.read_text() != "mine") == bool(written)


def test_the_person_is_asked_before_a_diary_is_taken_in(
    program: Program, paths: Paths, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    log(program, "8km", "2")
    words = given("import", str(shared(program)))
    assert run_merge(paths, clock, words, lambda _: "n") == 0
    assert capsys.readouterr().out.endswith("Nothing was taken in.\n")
    assert run_merge(paths, clock, words, lambda _: "y") == 0
    assert capsys.readouterr().out.endswith("Taken in. Both diaries are one here now.\n")
    assert run_merge(paths, clock, words, lambda _: "y") == 0
    assert "already" in capsys.readouterr().out


def test_no_answer_is_no_yes(program: Program, paths: Paths, clock: FakeClock) -> None:
    log(program, "8km", "2")

    def nobody(_: str) -> str:
        raise EOFError

    assert run_merge(paths, clock, given("import", str(shared(program))), nobody) == 0
    connection = sqlite3.connect(paths.journal)
    assert connection.execute("SELECT count(*) FROM run").fetchone() == (0,)
    connection.close()


HELP_NOW = "Stop here. Get help now.\nCall 112, 999 or 911, "


def sign(journal: Path, clock: FakeClock, *decided: Decided) -> None:
    """Keep what was decided of a sign that needs help now, an hour apart."""
    with Journal.open(journal) as kept:
        for one in decided:
            now, what = stamp(clock), SignsSaid(one, Tier.EMERGENCY, ("saddle",), "log")
            key = f"{one} {now.at}"
            kept.diary.keep(Statement(key, now.at, now.zone, now.local_date, "", what))
            clock.advance(3600)


@pytest.mark.parametrize(
    ("here", "there", "stands"),
    [
        ((), (), False),
        ((Decided.TOLD,), (), True),
        ((), (Decided.TOLD,), True),
        ((), (Decided.TOLD, Decided.CHECKED), False),
        ((Decided.TOLD,), (Decided.CHECKED,), True),
        ((Decided.CHECKED,), (Decided.TOLD,), True),
    ],
)
@pytest.mark.parametrize("answer", ["y", "n"])
def test_help_now_comes_first_whichever_diary_needs_it(
    paths: Paths,
    clock: FakeClock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    here: tuple[Decided, ...],
    there: tuple[Decided, ...],
    stands: bool,
    answer: str,
) -> None:
    other, file = tmp_path / "there.db", tmp_path / "diary.json"
    sign(paths.journal, clock, *here)
    sign(other, clock, *there)
    with Journal.open(other) as journal:
        journal.plan.keep(a_run("r"))
        DiaryFiles(journal, clock).export(file)
    assert run_merge(paths, clock, given("import", str(file)), lambda _: answer) == 0
    out = capsys.readouterr().out
    assert out.startswith(HELP_NOW if stands else "1 new run\n")
    assert out.count("Stop here.") == stands


def test_a_file_that_cannot_be_read_comes_after_help_now(
    paths: Paths, clock: FakeClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sign(paths.journal, clock, Decided.TOLD)
    file = tmp_path / "diary.json"
    file.write_text("{}")
    assert run_merge(paths, clock, given("import", str(file)), lambda _: "y") == 1
    out, err = capsys.readouterr()
    assert out.startswith(HELP_NOW)
    assert "is not a diary" in err
