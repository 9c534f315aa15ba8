"""Writes reports over a diary of fifty years in the folder it is given; prints JSON."""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.fakes import FakeClock

CLOCK = FakeClock(datetime(2026, 2, 16, 16, tzinfo=UTC))
ASKED = {"weeks": (12, False), "year": (52, True), "longest": (104, True)}


def main(folder: Path) -> None:
    """Write each report, the first with all that its command needs; print the milliseconds."""
    found = {"cold": _timed(lambda: _command(folder)), **_over_an_open_journal(folder)}
    print(json.dumps(found))


def _command(folder: Path) -> None:
    from backstretch.cli import make_parser
    from backstretch.paths import find_paths
    from backstretch.reporting.command import run_report

    words = ("report", str(folder / "cold.pdf"), "--yes")
    if run_report(find_paths(folder), CLOCK, make_parser(words).parse_args(words)):
        sys.exit("The report was not written.")


def _over_an_open_journal(folder: Path) -> dict[str, float]:
    """Return how long each takes in a window, which has its journal open."""
    from backstretch.journal.store import Journal
    from backstretch.paths import find_paths
    from backstretch.reporting.gathering import Reports, write_report
    from backstretch.resources import resources_dir
    from backstretch.settings import Settings
    from backstretch.ui.report.asked import Asked
    from backstretch.ui.report.facts import Wishes
    from backstretch.ui.report.paper import report_look
    from backstretch.ui.report.without_window import fonts_without_window

    found = {}
    fonts = fonts_without_window(resources_dir())
    with Journal.open(find_paths(folder).journal) as journal, fonts as families:
        look = report_look(families)
        reports = Reports(journal, CLOCK, Settings, {})

        def write(name: str, weeks: int, *, runs: bool) -> None:
            reports.read()
            pages = reports.pages(Asked(weeks=weeks, wishes=Wishes(runs=runs)), look)
            if complaint := write_report(folder / f"{name}.pdf", pages, look, name):
                sys.exit(complaint)

        for name, (weeks, runs) in ASKED.items():
            found[name] = _timed(partial(write, name, weeks, runs=runs))
    return found


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
