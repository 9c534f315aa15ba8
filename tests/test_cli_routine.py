"""`backstretch routine`, as a person at a shell has it."""

from pathlib import Path

import pytest

from backstretch.cli import make_parser
from backstretch.cli_routine import run_routine
from backstretch.paths import Paths, find_paths
from tests.content.refusing import Stubborn
from tests.harm.system_calls import Watched, need_watching

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
        "  Note: Shorter than 10 minutes. You can keep it and start it any day.",
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


def test_one_that_was_refused_and_is_there_all_the_same_is_found_the_next_time(
    shell: Shell,
) -> None:
    folder = shell.paths.own_routines
    folder.mkdir(parents=True)
    need_watching(folder)
    with Watched(folder, Stubborn()):
        code, said, complaint = shell.routine("add", PHYSIO, "--name", " Mine ")
    assert (code, said) == (1, "")
    assert "could not be saved" in complaint
    assert [file.name for file in folder.iterdir()] == ["mine.toml"]
    code, said, _ = shell.routine("add", PHYSIO, "--name", "Mine")
    assert code == 0
    assert "backstretch session mine\n" in said
    assert [file.name for file in folder.iterdir()] == ["mine.toml"]
    assert "backstretch session mine-2\n" in shell.routine("add", "cat-cow 8", "--name", "Mine")[1]


def test_what_is_not_safe_is_told_and_not_kept(shell: Shell) -> None:
    code, said, complaint = shell.routine("add", "plank 9 min", "--name", "x")
    assert code == 1
    assert "  plank: 540 s in one go is not safe. Choose 1 to 180 s.\n" in said
    assert complaint == "The routine was not kept, as it is not safe as it stands.\n"
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
    assert complaint == f"{broken}: at its end: there is no value that can be read.\n"
    folder = shell.paths.own_routines
    folder.mkdir()
    (folder / "bad.toml").write_text("format = 1\nname = 'x'\nsteps = [")
    code, _, complaint = shell.routine("list")
    assert code == 0
    bad = folder / "bad.toml"
    assert complaint == f"{bad}: at its end: there is no value that can be read.\n"


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (PHYSIO, "Note: Shorter than 10 minutes. You can keep it and start it any day."),
        (
            "plank 3x30s rest 60s, cat-cow 50 slow, bird dog 50",
            "Note: cat-cow: 50 is unusual: 5 to 10 are known to be enough.",
        ),
        (
            "plank 5x20s, cat-cow 50 slow, bird dog 50",
            "Note: Longer than 15 minutes. You can keep it; more time brings little more.",
        ),
        ("plank 12x20s", "plank: 12 times is too many. Choose 1 to 10."),
        ("piriformis 3x30s L", "Note: piriformis: One side is left out. That is fine if you were"),
    ],
)
def test_what_is_worth_knowing_is_told_in_sentences(shell: Shell, line: str, note: str) -> None:
    said = shell.routine("add", line, "--name", "x")[1]
    assert any(one.strip().startswith(note) for one in said.splitlines())


def test_a_routine_that_ships_is_not_said_to_be_unknown(shell: Shell, tmp_path: Path) -> None:
    says = "“after-run” comes with Backstretch. This goes for routines of your own alone.\n"
    assert shell.routine("remove", "after-run") == (2, "", says)
    assert shell.routine("export", "after-run", str(tmp_path / "out.toml")) == (2, "", says)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "cannot be read: there is no such file."),
        (b"\x89PNG", "line 1: is not text in UTF-8."),
        (b"format = 1\nname = 'Caf\xe9'", "line 2: is not text in UTF-8."),
        (b"format = 1\nname = 'x\n", "at its end: a quote or a bracket is not closed."),
        (b"format = 1\nformat = 1\n", "line 2, character 11: this stands there twice."),
        (b"format\n", "line 1, character 7: after a key there is no “=”."),
        (b"a = 1 b", "line 1, character 7: something follows that does not belong there."),
        (b"?", "line 1, character 1: this is not written as in a TOML file."),
        (b"a = " + b"[" * 9999, "has too many brackets in each other."),
    ],
)
def test_a_file_that_is_no_routine_is_told_with_its_place(
    shell: Shell, tmp_path: Path, content: bytes | None, told: str
) -> None:
    file = tmp_path / "sent.toml"
    if content is not None:
        file.write_bytes(content)
    assert shell.routine("import", str(file)) == (1, "", f"{file}: {told}\n")


def test_a_folder_is_no_routine(shell: Shell, tmp_path: Path) -> None:
    told = f"{tmp_path}: cannot be read: it is a folder.\n"
    assert shell.routine("import", str(tmp_path)) == (1, "", told)
