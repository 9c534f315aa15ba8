"""`backstretch report`, as a person at a shell has it."""

import stat
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from backstretch.cli import make_parser
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.store import Journal
from backstretch.reporting.command import run_report
from tests.e2e.program import Program, bare_env
from tests.journal.samples import obeying_modes
from tests.reporting.diaries import Home, back, home, say


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


def given(*words: str) -> Namespace:
    return make_parser(words).parse_args(words)


def test_it_writes_a_page_without_any_display(program: Program, tmp_path: Path) -> None:
    program.env |= bare_env(tmp_path / "nothing")
    target = tmp_path / "report.pdf"
    ran = program.run("report", str(target), "--paper", "letter", "--weeks", "4")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"The report was written to {target}.\n"
    assert target.read_bytes().startswith(b"%PDF-")
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert not list(tmp_path.glob("*.tmp"))


def test_a_file_that_is_there_is_not_written_over_unasked(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("mine")
    ran = program.run("report", str(target))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{target} is there already: say --yes to write over it.\n"
    assert target.read_text() == "mine"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("answer", "written"), [("y", True), ("YES", True), ("", False), ("n", 0)])
def test_the_person_is_asked_before_a_file_is_written_over(
    tmp_path: Path, answer: str, written: bool
) -> None:
    one, target, asked = home(tmp_path / "home"), tmp_path / "out.pdf", list[str]()
    target.write_text("mine")

    def ask(question: str) -> str:
        asked.append(question)
        return answer

    assert run_report(one.paths, one.clock, given("report", str(target)), ask) == 0
    assert asked == [f"{target} is there already. Write over it? [y/N] "]
    assert (target.read_bytes() != b"mine") == bool(written)


@pytest.mark.usefixtures("qapp")
def test_with_yes_nobody_is_asked(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_text("mine")
    home(tmp_path / "home").report(target, "--yes")
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["out.json", "out", "out.pdf.txt"])
def test_another_ending_is_told_in_one_sentence(
    program: Program, tmp_path: Path, name: str
) -> None:
    ran = program.run("report", str(tmp_path / name))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{tmp_path / name} does not end in .pdf: a report is a PDF file.\n"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("words", [("--weeks", "0"), ("--weeks", "x"), ("--paper", "a3")])
def test_what_is_not_understood_writes_nothing(
    program: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ran = program.run("report", str(tmp_path / "out.pdf"), *words)
    assert ran.returncode == 2
    assert words[1] in ran.stderr
    assert not (tmp_path / "out.pdf").exists()


def test_a_place_that_is_not_there_is_told_in_one_sentence(
    program: Program, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "out.pdf"
    ran = program.run("report", str(target))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"The PDF could not be written to {target}: ")
    assert ran.stderr.count("\n") == 1
    assert not target.parent.exists()


def test_a_folder_that_may_not_be_written_in_stays_as_it_was(
    program: Program, tmp_path: Path
) -> None:
    program.prefix = obeying_modes()
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    ran = program.run("report", str(folder / "out.pdf"))
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert list(folder.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_told_in_one_sentence(
    program: Program, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    target.mkdir()
    ran = program.run("report", str(target), "--yes")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert [entry.name for entry in tmp_path.iterdir() if entry.suffix != ".pdf"] == ["home"]
    assert list(target.iterdir()) == []


def test_a_journal_that_cannot_be_read_is_told_and_nothing_is_written(
    program: Program, tmp_path: Path
) -> None:
    program.journal.parent.mkdir(parents=True, mode=0o700)
    program.journal.touch(mode=0o600)
    program.journal.write_bytes(b"no journal at all, but long enough to be looked at")
    ran = program.run("report", str(tmp_path / "out.pdf"))
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert str(program.journal) in ran.stderr
    assert not (tmp_path / "out.pdf").exists()


def with_sign(one: Home, tier: Tier, sign: str) -> None:
    with Journal.open(one.paths.journal) as journal:
        say(journal, back(0), SignsSaid(Decided.TOLD, tier, (sign,), "log"), "")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("tier", "sign", "first"),
    [
        (Tier.EMERGENCY, "saddle", "Stop here. Get help now."),
        (Tier.SOON, "below_knee", "See a doctor before you stretch."),
    ],
)
def test_what_a_sign_asks_for_is_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tier: Tier, sign: str, first: str
) -> None:
    one = home(tmp_path / "home")
    with_sign(one, tier, sign)
    one.report(tmp_path / "out.pdf")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == first
    assert lines[-1] == f"The report was written to {tmp_path / 'out.pdf'}."


def test_the_help_tells_what_is_on_it_and_every_option(program: Program) -> None:
    ran = program.run("report", "--help")
    assert ran.returncode == 0
    for word in ("FILE.pdf", "--weeks", "--paper", "--runs", "--yes", "warning signs"):
        assert word in ran.stdout
    assert "report" in program.run("--help").stdout
