"""The options of `backstretch report`, which need nothing that paints."""

import argparse
from pathlib import Path

from backstretch.terminal import tr

WEEKS = 12
LEAST_WEEKS, MOST_WEEKS = 1, 104
PAPERS = ("a4", "letter")
_HELP = """\
The page tells where it hurt, pain after runs and next morning, what you can do, your sessions,
the first two weeks beside the last two, and warning signs. The window lets you look at it first,
choose what goes in, and put a name on it.

A file that is there already is written over only after you said yes. The file is for you alone; a
write that fails leaves an older file as it was. Exit codes: 0 written, or you said no; 1 it could
not be written; 2 the command was not understood, or nobody was there to be asked.
"""


def fill_report(report: argparse.ArgumentParser) -> None:
    """Give `backstretch report` its options."""
    report.formatter_class = argparse.RawDescriptionHelpFormatter
    report.epilog = _HELP
    report.add_argument("file", type=Path, metavar="FILE.pdf", help="where to write it")
    report.add_argument(
        "--weeks",
        type=_weeks,
        default=WEEKS,
        metavar="N",
        help=f"how many weeks up to today, {LEAST_WEEKS} to {MOST_WEEKS} (usually {WEEKS})",
    )
    report.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="the size of the page")
    report.add_argument("--runs", action="store_true", help="add pages with every run")
    report.add_argument(
        "--yes", action="store_true", help="do not ask before a file is written over"
    )


def _weeks(text: str) -> int:
    weeks = int(text) if text.isascii() and text.isdigit() else 0
    if not LEAST_WEEKS <= weeks <= MOST_WEEKS:
        wrong = tr("“{text}” is not a number from {low} to {high}")
        raise argparse.ArgumentTypeError(wrong.format(text=text, low=LEAST_WEEKS, high=MOST_WEEKS))
    return weeks
