"""How long a thousand files from a watch take, and how late the window's thread is meanwhile.

A third each of GPX, TCX and FIT, with a point a second for 45 minutes. The files are read in a
thread beside the one that is measured, as the program does it.
"""

import tempfile
import threading
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from backstretch.clock import Stamp
from backstretch.exchange.import_files import FileResult, find_files, read_files
from backstretch.exchange.import_plan import plan_import
from backstretch.exchange.import_records import import_records
from backstretch.exchange.import_worker import ImportWorker
from tests.benchmarks.figures import Figure, percentile
from tests.exchange.watch_files import FIT_START, Fit, gpx, tcx, trkpts

FILES, QUICK_FILES, POINTS = 1_000, 100, 2_700
MOST_S, LATEST_MS, LOOK_S = 60.0, 100.0, 0.005
NOW = datetime(2026, 11, 1, tzinfo=UTC)
STAMP = Stamp(NOW.isoformat(), "UTC", "2026-11-01")


def measure_import(*, quick: bool) -> list[Figure]:
    """Return the seconds of an import and the greatest delay of a thread beside it."""
    count = QUICK_FILES if quick else FILES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, count)
        results: list[FileResult] = []
        thread = threading.Thread(target=_read, args=(folder, results))
        begin = time.perf_counter()
        thread.start()
        late = list(_delays(thread))
        seconds = time.perf_counter() - begin
        plan = plan_import(results, (), {}, lambda start: start.date().isoformat())
        import_records(plan, (), STAMP)
        whole = time.perf_counter() - begin
    if len(plan.runs) != count:
        raise SystemExit(f"{count} runs went in, {len(plan.runs)} came out.")
    aim = MOST_S * count / FILES
    how = f"{count} files of {POINTS} points; reading alone {seconds:.2f} s"
    worst = f"of {len(late)} looks; 99 % within {percentile(late, 0.99):.1f} ms"
    return [
        Figure("import", whole, "s", aim, how),
        Figure("late beside an import", max(late), "ms", LATEST_MS, worst),
    ]


def write_files(folder: Path, count: int) -> None:
    """Write files whose runs are a day apart, each with bytes of its own."""
    texts = (gpx(trkpts(POINTS)).encode(), tcx(POINTS // 2).encode())
    for number in range(count):
        day = f"{1990 + number // 300 + 1}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}"
        if number % 3 == 2:
            data = Fit(POINTS, begin=FIT_START - number * 86_400 - 40_000).data()
        else:
            data = b"".join((texts[number % 3].replace(b"2026-05-01", day.encode()), b"\n"))
        suffix = ("gpx", "tcx", "fit")[number % 3]
        (folder / f"{number:04}.{suffix}").write_bytes(data)


def _read(folder: Path, results: list[FileResult]) -> None:
    with ImportWorker() as worker:
        results.extend(read_files(find_files([folder]), worker.read, NOW))


def _delays(thread: threading.Thread) -> Iterable[float]:
    """Yield by how many milliseconds a wait of five was longer, until the thread ends."""
    pause = threading.Event()
    while thread.is_alive():
        before = time.perf_counter()
        pause.wait(LOOK_S)
        yield (time.perf_counter() - before - LOOK_S) * 1000
