"""What to remind of next, from the plan and from what the journal says was shown before."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from uuid import uuid4
from zoneinfo import ZoneInfo

from backstretch.clock import Clock, stamp
from backstretch.journal.plan_records import Reminded, RemindedWhat, RunIs, RunNote
from backstretch.journal.store import Journal, JournalError
from backstretch.plan.local_time import instant
from backstretch.plan.recalling import told_of
from backstretch.plan.reminding import (
    Agenda,
    Due,
    Kind,
    Known,
    LoggedRun,
    Told,
    Wish,
    agenda,
    days_of,
)
from backstretch.planning.kept import KeptPlanner
from backstretch.settings import Settings

LOOK_BACK = timedelta(days=60)
WEEKS = 2
"""The present week and the next: on a Sunday evening the next reminder may be Monday's."""


class KeptReminders:
    """Knows which reminder is next and keeps what came of each.

    What cannot be kept holds until the program is closed. What a `keep_...` returns is the
    sentence that says what went wrong, or "".
    """

    def __init__(
        self,
        journal: Journal | None,
        planner: KeptPlanner,
        clock: Clock,
        settings: Callable[[], Settings],
        wish: Callable[[], Wish] = Wish,
    ) -> None:
        self._journal = journal
        self._planner = planner
        self._clock = clock
        self._settings = settings
        self._wish = wish
        self._unkept: list[Reminded] = []

    def agenda(self) -> Agenda:
        """Return what to remind of next, or at once."""
        return agenda(self.known(), self.told(), self._clock.now(), self.zone())

    def next_at(self) -> datetime | None:
        """Return when the next reminder comes, on the clock of the place."""
        due = self.agenda().next
        return due.at.astimezone(self.zone()).replace(tzinfo=None) if due else None

    def zone(self) -> tzinfo:
        """Return the zone the person is in; where it has no name, its offset of now."""
        try:
            return ZoneInfo(self._clock.zone())
        except (ValueError, OSError, KeyError):
            return self._clock.now().tzinfo or ZoneInfo("UTC")

    def known(self) -> Known:
        """Return what reminders follow from."""
        rules, settings = self._planner.rules, self._settings()
        return Known(
            days=tuple(day for week in self._planner.weeks(WEEKS) for day in days_of(week)),
            runs=self._runs(settings.day_starts_at),
            wish=self._wish(),
            least=rules.days.least,
            within_hours=rules.after_run.within_hours,
            day_starts_at=settings.day_starts_at,
        )

    def told(self) -> Told:
        """Return what was shown and answered, as the journal has it."""
        first = (self._planner.today() - LOOK_BACK).isoformat()
        kept = self._journal.plan.reminded(first) if self._journal else ()
        return told_of((*kept, *self._unkept))

    def keep_shown(self, shown: Agenda) -> str:
        """Keep that the next reminder of an agenda was shown, and told those passed over."""
        records = [self._due(due, RemindedWhat.PASSED_OVER) for due in shown.passed_over]
        if shown.next:
            records.append(self._due(shown.next, RemindedWhat.SHOWN))
        return self._keep(*records)

    def keep_put_off(self, day: date, kind: Kind, until: datetime) -> str:
        """Keep that a reminder was put off until an instant."""
        at = until.isoformat(timespec="seconds")
        return self._keep(self._record(day, kind, RemindedWhat.LATER, until=at))

    def keep_left_be(self, day: date, kind: Kind) -> str:
        """Keep that no reminder is wanted on a day any more."""
        return self._keep(self._record(day, kind, RemindedWhat.NOT_TODAY))

    def keep_started(self, day: date, kind: Kind) -> str:
        """Keep that the session was begun from its reminder."""
        return self._keep(self._record(day, kind, RemindedWhat.STARTED))

    def _runs(self, day_starts_at: int) -> tuple[LoggedRun, ...]:
        if self._journal is None:
            return ()
        today = self._planner.today().isoformat()
        notes = self._journal.plan.runs(today, today)
        return tuple(
            LoggedRun(
                date.fromisoformat(note.day),
                datetime.fromisoformat(note.at),
                self._end(note, day_starts_at),
            )
            for note in notes
            if note.state is RunIs.DONE
        )

    def _end(self, note: RunNote, day_starts_at: int) -> datetime | None:
        if not note.start or not note.minutes:
            return None
        start = datetime.fromisoformat(f"{note.day}T{note.start}")
        began = instant(start.date(), start.time(), self.zone(), day_starts_at)
        return began + timedelta(minutes=note.minutes)

    def _due(self, due: Due, what: RemindedWhat) -> Reminded:
        return self._record(due.date, due.kind, what, again=due.again)

    def _record(
        self, day: date, kind: Kind, what: RemindedWhat, *, again: bool = False, until: str = ""
    ) -> Reminded:
        now = stamp(self._clock, self._settings().day_starts_at)
        where = (now.at, now.zone, now.local_date)
        return Reminded(uuid4().hex, *where, day.isoformat(), kind.value, what, again, until)

    def _keep(self, *records: Reminded) -> str:
        try:
            if self._journal:
                self._journal.plan.keep(*records)
                return ""
        except JournalError as error:
            self._unkept += records
            return str(error)
        self._unkept += records
        return ""
