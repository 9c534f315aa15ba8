"""The runs of invented months: how far, when, and how the back was after each."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal

BERLIN = ZoneInfo("Europe/Berlin")
RUNS = (
    *((-69, 5), (-68, 6), (-66, 5), (-64, 5), (-62, 4), (-60, 5), (-58, 5)),
    *((-44, 4), (-40, 5), (-36, 4), (-32, 3)),
    *((-13, 4), (-11, 4), (-10, 3), (-8, 3), (-6, 3), (-4, 2), (-3, 4)),
)
"""Days before the evening of the pictures, and the pain after the run of that day."""
AFTERNOON = RunFacts(distance_m=8_200, duration_s=2_880)
BEGAN = time(17, 10)


def keep_runs(journal: Journal, today: date) -> None:
    """Keep all of these runs, each as it was logged on its evening."""
    for days, score in RUNS:
        journal.diary.keep(*_logged(today + timedelta(days=days), score))


def keep_run_of(journal: Journal, day: date) -> None:
    """Keep the run of an afternoon, of which no pain was told."""
    note, _ = _logged(day, 0)
    assert isinstance(note, RunNote)
    journal.diary.keep(note)


def _logged(day: date, score: int) -> Iterator[RunNote | Pain]:
    evening = datetime.combine(day, time(18, 5), BERLIN)
    at = (evening.isoformat(), "Europe/Berlin", day.isoformat())
    key, start = f"run of {day}", f"{BEGAN:%H:%M}"
    yield RunNote(f"note of {day}", *at, key, at[2], RunIs.DONE, start, 48, AFTERNOON)
    yield Pain(f"pain of {day}", *at, PainMoment.AFTER_RUN, score, run=key)
