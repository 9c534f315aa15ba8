"""What the README says is so."""

import re
from pathlib import Path

from backstretch import cli
from backstretch.terminal.session import KEYS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return the text below a heading, up to the next one."""
    return README.partition(f"## {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> set[str]:
    """Return the first cell of every row of a section's tables."""
    return {row.split("|")[1].strip() for row in text.splitlines() if row.startswith("| ")}


def known_options() -> set[str]:
    """Return every option of the command line, those of its commands as well."""
    parsers = [cli.make_parser()]
    for parser in parsers:
        for action in parser._actions:
            if isinstance(action.choices, dict):
                parsers.extend(action.choices.values())
    return {option for one in parsers for option in one._option_string_actions}


def test_the_readme_opens_with_the_two_commands() -> None:
    commands = [line.split("#")[0].strip() for line in README.splitlines()[3:5]]
    assert commands == [f"python3 packaging/bootstrap.py {word}" for word in ("run", "test")]


def test_every_option_in_the_readme_exists() -> None:
    named = set(re.findall(r"--[a-z]+[a-z-]*", section("Command line")))
    assert named
    assert named <= known_options()


def test_every_command_in_the_readme_is_understood() -> None:
    for command in ("session after-run --minutes 12 --text", "export a.json", "doctor --json"):
        assert f"backstretch {command.split()[0]}" in section("Command line")
        assert cli.make_parser().parse_args(command.split()).command == command.split()[0]


def test_the_readme_tells_every_exit_code() -> None:
    codes = {cli.OK, cli.TROUBLE, cli.USAGE, cli.ENDED_EARLY, cli.INTERRUPTED}
    told = {cell for cell in first_cells(section("Command line")) if cell.isdigit()}
    assert told == {str(code) for code in codes}


def test_the_readme_names_the_routines_there_are() -> None:
    ids = {path.stem for path in (ROOT / "resources" / "routines").glob("*.toml")}
    sentence = section("Command line").partition("Routines:")[2].partition("\n\n")[0]
    named = re.findall(r"`([a-z-]+)`", sentence.partition(";")[0])
    assert set(named) == ids


def test_the_readme_tells_every_key_of_the_terminal() -> None:
    rows = [row.split("|")[2] for row in section("Keys in a session").splitlines() if "|" in row]
    told = {key.strip() for cell in rows for key in cell.split(",")}
    assert set(KEYS) <= told
