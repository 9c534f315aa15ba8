"""The command line: what each command runs, one function each, exit codes that mean something.

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
from typing import TYPE_CHECKING

from backstretch.clock import SystemClock
from backstretch.paths import HomeError, Paths, find_paths, sweep_unfinished
from backstretch.private import be_private, close_to_others
from backstretch.screen import has_display

if TYPE_CHECKING:
    from backstretch.desktop.one_window import OneWindow

OK, TROUBLE, USAGE, ENDED_EARLY, INTERRUPTED = 0, 1, 2, 3, 130
FASTEST = 600.0
NO_DISPLAY = (
    "There is no display to show a window on. Use “backstretch session --text” for the same "
    "session in the terminal."
)
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
        if arguments.home is None:
            paths.make()
        return _window(paths, arguments, was_open=was_open)
    except HomeError as error:
        return _window(error, arguments) if _is_for_window(arguments) else trouble(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED


def trouble(sentence: str) -> int:
    """Say what the world did, in one sentence, and return its exit code."""
    print(sentence, file=sys.stderr)
    return TROUBLE


def _for_the_window(words: Sequence[str]) -> argparse.Namespace | None:
    """Read words that ask for the window alone, without the commands, which take long to name."""
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False, parents=[common_options()]
    )
    fill_window(parser)
    try:
        arguments, other = parser.parse_known_args(words)
    except argparse.ArgumentError:
        return None  # the whole parser says what is wrong
    return None if other else arguments


def fill_window(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options of the window alone."""
    parser.set_defaults(home=None, speed=1.0, command=None)
    parser.add_argument(
        "--in-tray",
        action="store_true",
        help="start in the tray where a closed window stays there, else minimised",
    )
    parser.add_argument("--exit-after-paint", action="store_true", help=argparse.SUPPRESS)


def make_parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line; see `cli_parser`, which the window spares."""
    from backstretch.cli_parser import whole_parser

    return whole_parser(words)


def common_options() -> argparse.ArgumentParser:
    """Return the options that may stand before and after the command, made anew for each.

    A shared one would let the defaults of the whole reach into the commands and undo there what
    was given before them.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--home",
        type=_folder,
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


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("a folder must be named")
    return Path(text)


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


def _is_for_window(arguments: argparse.Namespace) -> bool:
    return not (arguments.command and (arguments.command != "session" or arguments.text))


def be_first(paths: Paths) -> "OneWindow | int":
    """Become the window of this home, or have the one that is there come forward.

    Then it is the exit code. Nothing of a window is loaded for that.
    """
    from backstretch.desktop.one_window import OneWindow, Start

    one = OneWindow(paths.cache / "window", SystemClock())
    start = one.begin()
    if start is Start.SILENT:
        return trouble("Backstretch is open already, but its window does not answer.")
    return OK if start is Start.RAISED else one


def _window(
    where: Paths | HomeError, arguments: argparse.Namespace, *, was_open: bool = False
) -> int:
    """Show the window on its folders or, where these cannot be had, on what is chosen instead."""
    if not has_display(sys.platform, os.environ):
        return trouble(str(where) if isinstance(where, HomeError) else NO_DISPLAY)
    one = None
    if isinstance(where, Paths) and not arguments.exit_after_paint:
        one = be_first(where)
    if isinstance(one, int):
        return one
    from backstretch.app_parts.lean import start_lean

    start_lean()
    try:
        from backstretch.app import WindowOptions
        from backstretch.loop import run_app, run_homeless
    except ImportError as error:
        if one:
            one.close()
        return trouble(
            f"The window cannot be shown: {error}. "
            "Install the missing library, or use “backstretch session --text”."
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
    if isinstance(where, Paths):
        return run_app(where, options, one=one)
    trouble(str(where))
    return TROUBLE if options.exit_after_paint else run_homeless(str(where), options)
