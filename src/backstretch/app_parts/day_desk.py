"""How the day stands in the plan, for notices, for the tray and for Today."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from backstretch.clock import Clock
from backstretch.content.library import Library
from backstretch.desktop.notice_words import first_session, notice
from backstretch.desktop.notifier import Notice
from backstretch.desktop.tray_words import Standing, later_code
from backstretch.plan.bending import moved, places
from backstretch.plan.reasons import Reason, State
from backstretch.plan.reminding import Due
from backstretch.plan.sharing import week_goal
from backstretch.plan.today import TodayIs, routine_of, today_is
from backstretch.plan.week_plan import DayPlan
from backstretch.weekly import Weekly

_A_DAY = timedelta(days=1)


class DayDesk:
    """How the day stands in the plan, for notices and for the tray."""

    def __init__(self, weekly: Weekly, library: Library, clock: Clock) -> None:
        self._planner = weekly.planner
        self._reminders = weekly.reminders
        self._library = library
        self._clock = clock

    def can_start(self) -> bool:
        """Return whether today's session is still to be done, and may be."""
        facts = self._planner.facts()
        plan = self._planner.week(facts.this_week)
        to_do = plan.day(facts.today).session is not None
        return to_do and today_is(plan, facts) in (TodayIs.SESSION, TodayIs.FIRST_DAY)

    def is_usual(self) -> bool:
        """Return whether reminders have anything to say: not on the first day, nor once done."""
        facts = self._planner.facts()
        found = today_is(self._planner.week(facts.this_week), facts)
        return found in (TodayIs.SESSION, TodayIs.REST)

    def on_the_clock(self, moment: datetime) -> datetime:
        """Return what the clocks of the place show at a moment."""
        return moment.astimezone(self._reminders.zone()).replace(tzinfo=None)

    def has_passed(self, at: datetime) -> bool:
        """Return whether the clocks of the place show a later time."""
        return at <= self.on_the_clock(self._clock.now())

    def next_at(self) -> datetime | None:
        """Return when the next reminder comes, on the clock of the place."""
        return self._reminders.next_at()

    def notice(self, due: Due, codes: tuple[str, ...]) -> Notice:
        """Return a reminder in words, with buttons of these codes."""
        plan = self._planner.week(self._planner.week_of(due.date))
        day = plan.day(due.date)
        minutes = day.session.minutes if day.session else self._planner.facts().goal.minutes
        name = self._name(day)
        return notice(due, codes, name, minutes, self._planner.rules.after_run.walk_minutes)

    def later(self, choices: Iterable[datetime]) -> tuple[tuple[str, datetime], ...]:
        """Return times to be reminded again by their codes, on the clock of the place."""
        now, zone = self._clock.now(), self._reminders.zone()
        return tuple((later_code(at, now), at.astimezone(zone)) for at in choices)

    def standing(
        self, choices: Iterable[datetime], *, quiet: bool, can_start: bool, logs: Iterable[str]
    ) -> Standing:
        """Return how the day stands; `choices` are the times it can be reminded of again."""
        facts = self._planner.facts()
        plan = self._planner.week(facts.this_week)
        session = plan.day(facts.today).session
        can_wait = session is not None and session.state is State.TODAY and not quiet
        return Standing(
            session=self._name(plan.day(facts.today)),
            minutes=session.minutes if session else 0,
            is_done=session is not None and session.state is State.DONE,
            is_stopped=facts.stopped,
            is_quiet=quiet,
            can_start=can_start,
            can_move=can_wait and facts.today + _A_DAY in places(plan, facts.today),
            done=plan.done(),
            goal=week_goal(plan, facts, self._planner.rules),
            reminder=self._reminder(facts.today),
            later=self.later(choices) if can_wait else (),
            logs=frozenset(logs),
        )

    def today(self) -> date:
        """Return the day in hand."""
        return self._planner.today()

    def leave_be(self) -> str:
        """Let today's session move on in the week; return what went wrong, or "".

        Raises:
            JournalError: the journal cannot be read.
        """
        return self._planner.keep_not_today()

    def put_on_tomorrow(self) -> str:
        """Move today's session to tomorrow; return what went wrong, or "".

        Raises:
            ValueError: it has no room there.
            JournalError: the journal cannot be read.
        """
        today = self._planner.today()
        plan = moved(self._planner.week(self._planner.week_of(today)), today, today + _A_DAY, today)
        return self._planner.keep_plan(plan)

    def _name(self, day: DayPlan) -> str:
        """Return what the session of a day is called, or "" where it has none."""
        if day.session is None:
            return ""
        if Reason.FIRST in day.reasons:
            return first_session()
        routine = routine_of(self._library, day.session)
        return routine.name if routine else day.session.routine

    def _reminder(self, today: date) -> datetime | None:
        """Return when today's reminder comes, on the clock of the place, if one does."""
        at = self._reminders.next_at()
        return at if at and at.date() == today else None
