"""The command line: one parser, one function a command, exit codes that mean something.

Exit codes: 0 all went well; 1 the world got in the way, told in one sentence on stderr; 2 the
command was not understood; 3 the session was ended before its end (what was done is kept); 130
it was interrupted (an unfinished session can be gone on with).
"""

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from backstretch import __version__
from backstretch.clock import SystemClock
from backstretch.paths import HomeError, Paths, find_paths, sweep_unfinished
from backstretch.private import be_private, close_to_others
from backstretch.screen import has_display

OK, TROUBLE, USAGE, ENDED_EARLY, INTERRUPTED = 0, 1, 2, 3, 130
MINUTES = (10, 12, 15)
FASTEST = 600.0
WAS_OPEN = "Other people on this computer could open some of Backstretch’s files. Now only you can."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    be_private()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # not every terminal can show every letter
    words = sys.argv[1:] if argv is None else argv
    arguments = _for_the_window(words) or make_parser(words).parse_args(words)
    try:
        paths = find_paths(arguments.home)
        if arguments.command == "doctor":
            from backstretch.doctor import run_doctor

            return run_doctor(paths, as_json=arguments.json, with_log=arguments.log)
        sweep_unfinished(paths.folders)
        if was_open := close_to_others(paths.folders):
            print(WAS_OPEN, file=sys.stderr)
        if arguments.command == "export":
            return _export(paths, arguments)
        if arguments.command == "report":
            return _report(paths, arguments)
        if arguments.command in ("backup", "restore", "check"):
            return _backups(paths, arguments)
        if arguments.command == "forget":
            return _forget(paths, arguments)
        if arguments.command in ("log", "import"):
            return _diary(paths, arguments)
        if arguments.command in ("today", "plan"):
            return _plan(paths, arguments)
        if arguments.command == "routine":
            return _routine(paths, arguments)
        if arguments.command == "session" and arguments.text:
            return _text_session(paths, arguments)
        return _window(paths, arguments, was_open=was_open)
    except HomeError as error:
        return trouble(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED


def trouble(sentence: str) -> int:
    """Say what the world did, in one sentence, and return its exit code."""
    print(sentence, file=sys.stderr)
    return TROUBLE


def _for_the_window(words: Sequence[str]) -> argparse.Namespace | None:
    """Read words that ask for the window alone, without the commands, which take long to name."""
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False, parents=[_common()]
    )
    _fill_window(parser)
    try:
        arguments, other = parser.parse_known_args(words)
    except argparse.ArgumentError:
        return None  # the whole parser says what is wrong
    return None if other else arguments


def _fill_window(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(home=None, speed=1.0, command=None)
    parser.add_argument(
        "--in-tray",
        action="store_true",
        help="start in the tray where a closed window stays there, else minimised",
    )
    parser.add_argument("--exit-after-paint", action="store_true", help=argparse.SUPPRESS)


def make_parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or what of it is needed for some words."""
    parser = argparse.ArgumentParser(
        "backstretch", description="Guided back-care for runners.", parents=[_common()]
    )
    parser.add_argument("--version", action="version", version=f"backstretch {__version__}")
    _fill_window(parser)
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


def _add_session(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    session = commands.add_parser(
        "session",
        parents=[_common()],
        help="start a guided session",
        epilog="Exit code 3: the session was ended early; what was done is kept.",
    )
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


def _add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    doctor = commands.add_parser(
        "doctor", parents=[_common()], help="say what this computer can do for a session"
    )
    doctor.add_argument("--json", action="store_true", help="as JSON")
    doctor.add_argument(
        "--log",
        action="store_true",
        help="also print what went wrong lately, to be copied into a report",
    )


def _add_plan(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    today = commands.add_parser("today", parents=[_common()], help="say what today holds, and why")
    today.add_argument("--json", action="store_true", help="as JSON")
    plan = commands.add_parser("plan", parents=[_common()], help="say what a week holds, and why")
    plan.add_argument("--week", metavar="YYYY-Www", help="another week than this one")
    plan.add_argument("--json", action="store_true", help="as JSON")


def _add_diary(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Sequence[str] | None
) -> None:
    log = commands.add_parser(
        "log", parents=[_common()], help="write down a run, pain or warning signs"
    )
    bring = commands.add_parser(
        "import", parents=[_common()], help="bring in runs of a watch, or another computer's diary"
    )
    if words is None or "log" in words:
        from backstretch.cli_log import fill_log

        fill_log(log, _common)
    if words is None or "import" in words:
        from backstretch.cli_files import explain_import
        from backstretch.cli_log import fill_import

        fill_import(bring)
        explain_import(bring)


def _add_export(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Sequence[str] | None
) -> None:
    export = commands.add_parser(
        "export", parents=[_common()], help="write everything, tables, or the plan to a file"
    )
    if words is None or "export" in words:
        from backstretch.cli_files import fill_export

        fill_export(export)


def _add_backups(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Sequence[str] | None
) -> None:
    backup = commands.add_parser("backup", parents=[_common()], help="make or list backups")
    back = commands.add_parser(
        "restore", parents=[_common()], help="go back to a backup; what there is now is kept"
    )
    check = commands.add_parser(
        "check", parents=[_common()], help="look through the diary and its backups"
    )
    if words is None or {"backup", "restore", "check"} & set(words):
        from backstretch.cli_backups import fill_backup, fill_check, fill_restore

        fill_backup(backup)
        fill_restore(back)
        fill_check(check)


def _add_forget(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Sequence[str] | None
) -> None:
    forget = commands.add_parser(
        "forget", parents=[_common()], help="take what deleted entries said out of every file"
    )
    if words is None or "forget" in words:
        from backstretch.cli_forget import fill_forget

        fill_forget(forget)


def _add_report(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Sequence[str] | None
) -> None:
    report = commands.add_parser(
        "report", parents=[_common()], help="write one page for a doctor or physiotherapist"
    )
    if words is None or "report" in words:
        from backstretch.reporting.options import fill_report

        fill_report(report)


def _add_routine(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", words: Sequence[str] | None
) -> None:
    routine = commands.add_parser(
        "routine", parents=[_common()], help="routines: list, show, make, share and take in"
    )
    if words is None or "routine" in words:
        from backstretch.cli_routine import fill_routine

        fill_routine(routine, _common)


def _common() -> argparse.ArgumentParser:
    """Return the options that may stand before and after the command, made anew for each.

    A shared one would let the defaults of the whole reach into the commands and undo there what
    was given before them.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep everything in this folder instead of the system's places",
    )
    common.add_argument(
        "--speed",
        type=_speed,
        metavar="N",
        default=argparse.SUPPRESS,
        help="run the session clock N times faster, to try things out",
    )
    return common


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0.1 to {FASTEST:g}")
    return speed


def _plan(paths: Paths, arguments: argparse.Namespace) -> int:
    from backstretch.planning.commands import run_plan, run_today

    clock = SystemClock()
    if arguments.command == "today":
        return run_today(paths, clock, as_json=arguments.json)
    return run_plan(paths, clock, arguments.week, as_json=arguments.json)


def _diary(paths: Paths, arguments: argparse.Namespace) -> int:
    if arguments.command == "log":
        from backstretch.diary.commands import run_log

        return run_log(paths, SystemClock(), arguments)
    from backstretch.cli_files import is_diary, run_merge

    if is_diary(arguments.files):
        return run_merge(paths, SystemClock(), arguments)
    from backstretch.diary.import_command import run_import

    return run_import(paths, SystemClock(), arguments)


def _backups(paths: Paths, arguments: argparse.Namespace) -> int:
    from backstretch.cli_backups import run_backups

    return run_backups(paths, SystemClock(), arguments)


def _forget(paths: Paths, arguments: argparse.Namespace) -> int:
    from backstretch.cli_forget import run_forget

    return run_forget(paths, arguments)


def _export(paths: Paths, arguments: argparse.Namespace) -> int:
    from backstretch.cli_files import run_export

    return run_export(paths, SystemClock(), arguments)


def _report(paths: Paths, arguments: argparse.Namespace) -> int:
    try:
        from backstretch.reporting.command import run_report
    except ImportError as error:
        return trouble(f"The report cannot be made: {error}. Install the missing library.")
    return run_report(paths, SystemClock(), arguments)


def _routine(paths: Paths, arguments: argparse.Namespace) -> int:
    from backstretch.cli_routine import run_routine

    return run_routine(paths, arguments)


def _text_session(paths: Paths, arguments: argparse.Namespace) -> int:
    from backstretch.terminal_app import TextOptions, run_in_terminal

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.default_int_handler)  # the terminal was closed
    options = TextOptions(
        arguments.routine,
        arguments.minutes,
        arguments.unfinished,
        arguments.cues,
        arguments.wait,
        arguments.speed,
    )
    return run_in_terminal(paths, SystemClock(arguments.speed), options)


def _window(paths: Paths, arguments: argparse.Namespace, *, was_open: bool) -> int:
    from backstretch.app_parts.lean import start_lean

    start_lean()
    try:
        from backstretch.app import WindowOptions, run_app
    except ImportError as error:
        return trouble(
            f"The window cannot be shown: {error}. "
            "Install the missing library, or use “backstretch session --text”."
        )
    if not has_display(sys.platform, os.environ):
        return trouble(
            "There is no display to show a window on. Use “backstretch session --text” for the "
            "same session in the terminal."
        )
    asked = vars(arguments) if arguments.command == "session" else {}
    options = WindowOptions(
        arguments.speed,
        asked.get("routine"),
        asked.get("minutes"),
        asked.get("unfinished", "ask"),
        asked.get("wait", False),
        arguments.exit_after_paint,
        arguments.in_tray,
        was_open,
    )
    return run_app(paths, options)
