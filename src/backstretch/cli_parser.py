"""The parser of the whole command line: every command with its help.

The options of most commands take long to load; they are filled in only where the words ask for
the command.
"""

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from backstretch import __version__
from backstretch.cli import common_options, fill_window

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Words: TypeAlias = Sequence[str] | None
"""What was typed; None where all of the parser is wanted."""
MINUTES = (10, 12, 15)


def whole_parser(words: Words = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or what of it is needed for some words."""
    parser = argparse.ArgumentParser(
        "backstretch", description="Guided back-care for runners.", parents=[common_options()]
    )
    parser.add_argument("--version", action="version", version=f"backstretch {__version__}")
    fill_window(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_session(commands)
    _add_plan(commands)
    _add_diary(commands, words)
    _add_export(commands, words)
    _add_backups(commands, words)
    _add_forget(commands, words)
    _add_report(commands, words)
    _add_routine(commands, words)
    _add_doctor(commands)
    return parser


def _add(commands: Commands, name: str, what: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, parents=[common_options()], help=what)


def _asks(words: Words, *names: str) -> bool:
    """Tell whether one of these commands is asked for."""
    return words is None or any(name in words for name in names)


def _add_session(commands: Commands) -> None:
    session = _add(commands, "session", "start a guided session")
    session.epilog = "Exit code 3: the session was ended early; what was done is kept."
    session.add_argument("routine", nargs="?", default="after-run", metavar="ROUTINE")
    session.add_argument("--minutes", type=int, choices=MINUTES, default=None)
    session.add_argument("--text", action="store_true", help="in the terminal, without a window")
    session.add_argument(
        "--unfinished",
        choices=("ask", "continue", "start-over", "discard"),
        default="ask",
        help="what to do about a session that was cut off",
    )
    session.add_argument(
        "--cues",
        choices=("full", "short", "tones", "silent"),
        default=None,
        help="how much is said (with --text; the window has its own button)",
    )
    session.add_argument("--wait", action="store_true", help="wait for you at every change")


def _add_doctor(commands: Commands) -> None:
    doctor = _add(commands, "doctor", "say what this computer can do for a session")
    doctor.add_argument("--json", action="store_true", help="as JSON")
    doctor.add_argument(
        "--log",
        action="store_true",
        help="also print what went wrong lately, to be copied into a report",
    )


def _add_plan(commands: Commands) -> None:
    today = _add(commands, "today", "say what today holds, and why")
    today.add_argument("--json", action="store_true", help="as JSON")
    plan = _add(commands, "plan", "say what a week holds, and why")
    plan.add_argument("--week", metavar="YYYY-Www", help="another week than this one")
    plan.add_argument("--json", action="store_true", help="as JSON")


def _add_diary(commands: Commands, words: Words) -> None:
    log = _add(commands, "log", "write down a run, pain or warning signs")
    bring = _add(commands, "import", "bring in runs of a watch, or another computer's diary")
    if _asks(words, "log"):
        from backstretch.cli_log import fill_log

        fill_log(log, common_options)
    if _asks(words, "import"):
        from backstretch.cli_files import explain_import
        from backstretch.cli_log import fill_import

        fill_import(bring)
        explain_import(bring)


def _add_export(commands: Commands, words: Words) -> None:
    export = _add(commands, "export", "write everything, tables, or the plan to a file")
    if _asks(words, "export"):
        from backstretch.cli_files import fill_export

        fill_export(export)


def _add_backups(commands: Commands, words: Words) -> None:
    backup = _add(commands, "backup", "make or list backups")
    back = _add(commands, "restore", "go back to a backup; what there is now is kept")
    check = _add(commands, "check", "look through the diary and its backups")
    if _asks(words, "backup", "restore", "check"):
        from backstretch.cli_backups import fill_backup
        from backstretch.cli_check import fill_check
        from backstretch.cli_restore import fill_restore

        fill_backup(backup)
        fill_restore(back)
        fill_check(check)


def _add_forget(commands: Commands, words: Words) -> None:
    forget = _add(commands, "forget", "take what deleted entries said out of every file")
    if _asks(words, "forget"):
        from backstretch.cli_forget import fill_forget

        fill_forget(forget)


def _add_report(commands: Commands, words: Words) -> None:
    report = _add(commands, "report", "write one page for a doctor or physiotherapist")
    if _asks(words, "report"):
        from backstretch.reporting.options import fill_report

        fill_report(report)


def _add_routine(commands: Commands, words: Words) -> None:
    routine = _add(commands, "routine", "routines: list, show, make, share and take in")
    if _asks(words, "routine"):
        from backstretch.cli_routine import fill_routine

        fill_routine(routine, common_options)
