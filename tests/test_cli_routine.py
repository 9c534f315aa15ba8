"""`backstretch routine`, as a person at a shell has it."""

from pathlib import Path

import pytest

from backstretch.cli import make_parser
from backstretch.cli_routine import run_routine
from backstretch.paths import Paths, find_paths

PHYSIO = "piriformis 3x30s L>R, cat-cow 10 slow"


class Shell:
    """Runs the command in a home of its own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.paths: Paths = find_paths(home)
        self._capsys = capsys

    def routine(self, *words: str) -> tuple[int, str, str]:
        """Return the exit code, what was said, and what was complained of."""
        asked = ["routine", *words]
        code = run_routine(self.paths, make_parser(asked).parse_args(asked))
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "home", capsys)


def test_a_line_becomes_a_routine_that_is_listed_and_shown(shell: Shell) -> None:
    code, said, _ = shell.routine("add", PHYSIO, "--name", "Physio, May")
    assert code == 0
    assert said.splitlines() == [
        "Kept “Physio, May”, 5:30. Start it with: backstretch session physio-may",
        f"  {PHYSIO}",
        "  Note: all of it: short 5.5, usually 10 to 15.",
    ]
    assert "physio-may              5:30  Physio, May, yours\n" in shell.routine("list")[1]
    assert shell.routine("show", "Physio, May")[1].splitlines()[1] == f"  {PHYSIO}"


def test_what_ships_is_listed_and_shown_as_lines(shell: Shell) -> None:
    assert "after-run             12 min  After a run\n" in shell.routine("list")[1]
    assert "  cat-cow 6, bird dog 5, plank 2x20s rest 15s" in shell.routine("show", "core-hips")[1]


def test_a_line_that_cannot_be_read_is_told_with_its_place(shell: Shell) -> None:
    assert shell.routine("add", "cat-cow 8, pirifromis 30s", "--name", "x") == (
        2,
        "",
        "At character 12: There is no exercise called “pirifromis”. Did you mean “piriformis”?\n",
    )


def test_what_is_not_safe_is_told_and_not_kept(shell: Shell) -> None:
    code, said, complaint = shell.routine("add", "plank 9 min", "--name", "x")
    assert code == 1
    assert "Not safe: plank: hold 540, usually 1 to 180." in said
    assert "540" in complaint
    assert "x" not in shell.routine("list")[1].split()


def test_a_routine_goes_out_to_a_file_and_comes_in_again(shell: Shell, tmp_path: Path) -> None:
    shell.routine("add", PHYSIO, "--name", "Mine")
    file = tmp_path / "mine.toml"
    assert shell.routine("export", "mine", str(file))[:2] == (0, f"Written to {file}.\n")
    assert shell.routine("remove", "mine")[1].splitlines() == [
        "Removed “Mine”. It was:",
        f"  {PHYSIO}",
    ]
    assert shell.routine("import", str(file))[1].startswith("Kept “Mine”, 5:30.")
    code, _, complaint = shell.routine("export", "mine", str(file))
    assert (code, complaint) == (1, f"{file} is there already. Choose another name.\n")


def test_an_unknown_name_and_a_broken_file_are_told(shell: Shell, tmp_path: Path) -> None:
    assert shell.routine("show", "nothing")[2].startswith("There is no routine “nothing”")
    broken = tmp_path / "broken.toml"
    broken.write_text("format = 1\nname =")
    code, _, complaint = shell.routine("import", str(broken))
    assert code == 1
    assert complaint.startswith(f"{broken}: is not TOML: ")
    folder = shell.paths.own_routines
    folder.mkdir()
    (folder / "bad.toml").write_text("format = 1\nname = 'x'\nsteps = [")
    code, _, complaint = shell.routine("list")
    assert code == 0
    assert complaint.startswith(f"{folder / 'bad.toml'}: is not TOML")
