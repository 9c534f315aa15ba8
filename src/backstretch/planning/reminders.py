"""What to remind of next, from the plan and from what the journal says was shown before."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec

from backstretch.care.questions import Asks, Diary, newest_run, open_question
from backstretch.clock import Clock, stamp
from backstretch.content.care import spare_care
from backstretch.journal.diary_records import QuestionPassed
from backstretch.journal.plan_records import Reminded, RemindedWhat, RunIs, RunNote
from backstretch.journal.store import Journal
from backstretch.plan.local_time import instant
from backstretch.plan.recalling import told_of
from backstretch.plan.reminding import (
    Agenda,
    Kind,
    Known,
    LoggedRun,
    Told,
    Wish,
    after_shown,
    agenda,
    days_of,
)
from backstretch.planning.kept import KeptPlanner
from backstretch.settings import Settings

LOOK_BACK = timedelta(days=60)
WEEKS = 2
"""The present week and the next: on a Sunday evening the next reminder may be Monday's."""


def wish_of(settings: Settings) -> Wish:
    """Return what the person chose to be reminded of."""
    return Wish(
        session=settings.remind_session,
        at=time.fromisoformat(settings.remind_at),
        after_run=settings.remind_after_run,
        after_run_minutes=settings.remind_after_run_minutes,
        week=settings.remind_week,
        morning=settings.remind_morning,
        morning_at=time.fromisoformat(settings.remind_morning_at),
        quiet_from=time.fromisoformat(settings.quiet_from),
        quiet_until=time.fromisoformat(settings.quiet_until),
    )


class KeptReminders:
    """Knows which reminder is next by the journal, and keeps there what came of each.

    It is what a keeper of reminders needs: how the plan stands (`known`), what was told before
    (`told`), and where to keep that (`keep`).
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

    def agenda(self) -> Agenda:
        """Return what to remind of next, or at once."""
        return agenda(self.known(), self.told(), self._clock.now(), self.zone())

    def next_at(self) -> datetime | None:
        """Return when the next reminder is to come, on the clock of the place.

        One that is due and was not shown yet is not to come: its time has passed.
        """
        now, told = self._clock.now(), self.told()
        known, zone = self.known(), self.zone()
        found = agenda(known, told, now, zone)
        while found.next and found.next.at <= now:
            told = after_shown(told, found)
            found = agenda(known, told, now, zone)
        due = found.next
        return due.at.astimezone(zone).replace(tzinfo=None) if due else None

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
            walk_minutes=rules.after_run.walk_minutes[-1],
            within_hours=rules.after_run.within_hours,
            day_starts_at=settings.day_starts_at,
            week_begins=settings.week_begins,
            morning=self._morning() if self._wish().morning else None,
        )

    def told(self) -> Told:
        """Return what was shown and answered, as the journal has it."""
        first = (self._planner.today() - LOOK_BACK).isoformat()
        return told_of(self._journal.plan.reminded(first) if self._journal else ())

    def keep(self, told: Told) -> str:
        """Keep what was told since: each thing that was shown, put off or left be.

        Returns the sentence that says what went wrong, or "".
        """
        before = self.told()
        records = [self._shown(name) for name in told.shown if name not in before.shown]
        if records:
            shown = msgspec.structs.replace(records[-1], what=RemindedWhat.SHOWN)
            records = [*records[:-1], shown]
        if told.later and told.later != before.later:
            later = self._record(told.later.date, told.later.kind, RemindedWhat.LATER)
            until = told.later.until.isoformat()
            records.append(msgspec.structs.replace(later, until=until))
        let_go = before.later and not told.later and not any(record.again for record in records)
        if told.not_today and (told.not_today != before.not_today or let_go):
            records.append(self._record(told.not_today, Kind.SESSION, RemindedWhat.NOT_TODAY))
        return self._planner.keep_records(*records)

    def keep_started(self, day: date) -> str:
        """Keep that the session of a day was begun from its reminder."""
        return self._planner.keep_records(self._record(day, Kind.SESSION, RemindedWhat.STARTED))

    def _morning(self) -> date | None:
        """Return today where it is open how the back is on the morning after a run."""
        if self._journal is None:
            return None
        today = self._planner.today()
        days = ((today - timedelta(days=1)).isoformat(), today.isoformat())
        runs = self._journal.plan.runs(*days)
        run = newest_run(runs, today)
        if run is None:
            return None
        log = self._journal.diary
        passed = log.statements(QuestionPassed, run.run)
        diary = Diary(today, runs, log.pains_between(*days), passed)
        found = open_question(diary, self._clock.now(), today, spare_care().asking)
        return today if found is not None and found.asks is Asks.MORNING else None

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

    def _shown(self, name: str) -> Reminded:
        """Return the record of a reminder that was told along with a newer one, by its name."""
        day, kind, *again = name.split("/")
        record = self._record(date.fromisoformat(day), Kind(kind), RemindedWhat.PASSED_OVER)
        return msgspec.structs.replace(record, again=bool(again))

    def _record(self, day: date, kind: Kind, what: RemindedWhat) -> Reminded:
        now = stamp(self._clock, self._settings().day_starts_at)
        where = (now.at, now.zone, now.local_date)
        return Reminded(uuid4().hex, *where, day.isoformat(), kind, what)
