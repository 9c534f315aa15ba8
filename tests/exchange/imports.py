"""Found runs, files and diaries for tests of what an import decides and keeps."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from backstretch.clock import Stamp
from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import ImportPlan, KnownRun, plan_import
from backstretch.exchange.run_files import Format, Found, FoundRun

START = datetime(2026, 5, 1, 6, 12, 3, tzinfo=UTC)
STAMP = Stamp("2026-05-02T20:00:00+02:00", "Europe/Vienna", "2026-05-02")


def a_run(
    after_s: float = 0, metres: float | None = 8200.0, points: int = 100, cut: bool = False
) -> FoundRun:
    start = START + timedelta(seconds=after_s)
    text = start.isoformat(timespec="seconds")
    return FoundRun(text, metres, 2850.0, points, ends_early=cut)


def a_file(name: str, *runs: FoundRun, kind: Format = Format.FIT, sha256: str = "") -> FileResult:
    return FileResult(Path(name), sha256 or f"sha of {name}", Found(kind, runs))


def in_diary(run: str, after_s: float = 0, metres: float | None = 8200.0) -> KnownRun:
    start = START + timedelta(seconds=after_s)
    return KnownRun(run, start.isoformat(timespec="seconds"), metres)


def planned(*files: FileResult, known: tuple[KnownRun, ...] = ()) -> ImportPlan:
    return plan_import(files, known, {}, utc_day)


def utc_day(start: datetime) -> str:
    """Return the day of a start by the clocks of Greenwich."""
    return start.astimezone(UTC).date().isoformat()


def numbered() -> Callable[[], str]:
    """Return what makes ids that can be told apart: "id0", "id1" and so on."""
    numbers = count()
    return lambda: f"id{next(numbers)}"
