"""A session put together from content, journal, clock and settings."""

from datetime import UTC, datetime, timedelta

import msgspec

from backstretch.content.library import load_library
from backstretch.journal.entries import SessionState
from backstretch.resources import resources_dir
from backstretch.session.kit import SessionKit
from backstretch.settings import Settings
from tests.fakes import FakeClock, MemoryJournal

LIBRARY = load_library(resources_dir())


def begun(settings: Settings, clock: FakeClock) -> MemoryJournal:
    journal = MemoryJournal()
    kit = SessionKit(LIBRARY, journal, clock, settings, lambda _: None)
    kit.begin(LIBRARY.routine("after-run", 10))
    return journal


def test_a_session_after_midnight_counts_for_the_day_the_settings_say() -> None:
    clock = FakeClock(datetime(2026, 3, 3, 3, 30, tzinfo=UTC), "Europe/Berlin")
    early, late = begun(Settings(day_starts_at=3), clock), begun(Settings(day_starts_at=6), clock)
    assert early.sessions()[0].start.local_date == "2026-03-03"
    assert late.sessions()[0].start.local_date == "2026-03-02"


def test_the_side_to_begin_with_is_the_one_chosen() -> None:
    clock = FakeClock()
    for side in ("left", "right"):
        rows = begun(Settings(first_side=side), clock).sessions()[0].start.rows
        assert next(row.side for row in rows if row.exercise == "runners_lunge") == side


def test_the_days_of_the_week_are_counted_from_the_day_that_was_chosen() -> None:
    clock, journal = FakeClock(datetime(2026, 3, 1, 18, tzinfo=UTC)), MemoryJournal()
    for _ in range(3):  # on Sunday, Monday and Tuesday
        kit = SessionKit(LIBRARY, journal, clock, Settings(), lambda _: None)
        kit.begin(LIBRARY.routine("after-run", 10))
        [left] = journal.open_sessions()
        journal.close_session(left.start.id, SessionState.FINISHED)
        clock.set_wall(timedelta(days=1))
    for starts, done in (("monday", 2), ("sunday", 3), ("saturday", 3)):
        settings = msgspec.convert({"week_starts": starts}, Settings)
        kit = SessionKit(LIBRARY, journal, clock, settings, lambda _: None)
        assert kit.days_done("2026-03-03") == done
