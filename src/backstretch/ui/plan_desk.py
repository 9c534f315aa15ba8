"""Joins the Plan page to what plans and keeps the weeks: shows one, carries out each wish."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from backstretch.content.library import Library
from backstretch.content.planning import Planning
from backstretch.journal.errors import JournalError
from backstretch.plan.adherence import Adherence
from backstretch.plan.bending import kept_free, moved, pinned, put_back, released
from backstretch.plan.facts import Facts, Goal, OffReason
from backstretch.plan.week_plan import Move, WeekPlan
from backstretch.ui import plan_words as words
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.plan_can import can_chosen, can_of
from backstretch.ui.plan_state import CanDay, PlanState, Wish
from backstretch.ui.plan_view import Reminders, plan_state
from backstretch.weeks import DAYS

_OFF = {Wish.ILL: OffReason.ILL, Wish.AWAY: OffReason.AWAY, Wish.BUSY: OffReason.BUSY}


class Planner(Protocol):
    """Knows what a plan follows from, plans weeks, and keeps what is wished for them.

    Each `keep_...` returns what went wrong, as a sentence for the person, or nothing where it is
    kept. After it, everything else here answers with the wish in it.
    """

    def facts(self) -> Facts:
        """Return the facts of this moment; `facts().today` is the day as the journal counts it."""

    def week(self, start: date) -> WeekPlan:
        """Return the plan of the week from a day on.

        It is planned again from the one kept last and those before it. Of a week that has passed
        it is the plan as it stood, with what was done.
        """

    def adherence(self) -> Adherence:
        """Return how the habit has kept to its range up to today."""

    def reminders(self) -> Reminders:
        """Return when sessions are reminded of."""

    def keep_plan(self, plan: WeekPlan) -> str:
        """Keep this as the plan made last of its week; the next `week` starts from it."""

    def keep_goal(self, goal: Goal) -> str:
        """Keep how many days a week, and how many minutes each time, from today on."""

    def keep_goal_days(self, days: int) -> str:
        """Keep how many days a week from today on; minutes that nobody chose stay unchosen."""

    def keep_days(
        self, weekdays: frozenset[int], times: dict[int, time], desk_hours: dict[int, float]
    ) -> str:
        """Keep the days a person can, when on them, and how long they sit; as in `Facts`."""

    def keep_run(self, day: date, *, planned: bool) -> str:
        """Plan a run on a day, or take the planned one off; runs that were done stay."""

    def keep_off(self, day: date, why: OffReason | None) -> str:
        """Keep that a day is off and why, or that it is a usual day; one reason for each day."""


class PlanDesk(QObject):
    """Shows a week each time it is asked to, and carries out what the page asks for.

    The last change can be taken back as long as another week or a failure did not come between.
    """

    def __init__(self, page: PlanPage, library: Library, rules: Planning, planner: Planner) -> None:
        super().__init__(page)
        self.page = page
        self._library = library
        self._rules = rules
        self._planner = planner
        self._weeks_on = 0
        self._undo: Callable[[], str] | None = None
        self._unread = False
        page.week_asked.connect(partial(self._answer, self._turn))
        page.goal_asked.connect(partial(self._answer, self._choose_days))
        page.minutes_asked.connect(partial(self._answer, self._choose_minutes))
        page.move_asked.connect(partial(self._answer, self._move))
        page.put_back_asked.connect(partial(self._answer, self._put_back))
        page.wish_asked.connect(partial(self._answer, self._wish))
        page.days_asked.connect(partial(self._answer, self._choose_can))
        page.undo_asked.connect(partial(self._answer, self._take_back))

    def show(self) -> bool:
        """Show the week in hand as it is now, or say why it cannot be read; tell whether it can."""
        try:
            state = self._state()
        except JournalError as error:
            self._unread = True
            self.page.complain(str(error))
            return False
        if self._unread:
            self._unread = False
            self.page.say_nothing()
        self.page.show_state(state)
        return True

    def _state(self) -> PlanState:
        planner, facts = self._planner, self._planner.facts()
        return plan_state(
            planner.week(self._start(facts)),
            facts,
            self._library,
            self._rules,
            planner.adherence(),
            planner.reminders(),
        )

    def _answer(self, wish: Callable[..., None], *given: object) -> None:
        """Do what the page asks for, or say why the diary cannot be read for it."""
        try:
            wish(*given)
        except JournalError as error:
            self.page.complain(str(error))

    def _start(self, facts: Facts) -> date:
        return facts.this_week + timedelta(days=DAYS * self._weeks_on)

    def _turn(self, step: int) -> None:
        self._weeks_on = self._weeks_on + step if step else 0
        self._undo = None
        self.page.say_nothing()
        self.show()

    def _choose_days(self, days: int) -> None:
        before, keep = self._planner.facts().goal.days, self._planner.keep_goal_days
        if days != before:
            said = self.tr("{n} days a week from tomorrow.").format(n=days)
            self._keep(partial(keep, days), partial(keep, before), said)

    def _choose_minutes(self, minutes: int) -> None:
        facts, keep = self._planner.facts(), self._planner.keep_goal
        goal = Goal(facts.goal.days, minutes)
        if goal != facts.goal or not facts.minutes_chosen:
            said = self.tr("{n} minutes each time.").format(n=minutes)
            self._keep(partial(keep, goal), partial(keep, facts.goal), said)

    def _choose_can(self, days: tuple[CanDay, ...]) -> None:
        before = can_of(self._planner.facts())
        can, keep = can_chosen(days, before), self._planner.keep_days
        if can != before:
            self._keep(
                partial(keep, can.weekdays, can.times, can.desk_hours),
                partial(keep, before.weekdays, before.times, before.desk_hours),
                self.tr("Your days and times are kept."),
            )

    def _move(self, start: date, end: date) -> None:
        said = self.tr("{start} moved to {end}.").format(
            start=words.weekday(start), end=words.weekday_and_number(end)
        )
        self._bend(lambda plan, today: moved(plan, start, end, today), said)

    def _put_back(self, move: Move) -> None:
        said = self.tr("Put back.")
        self._bend(lambda plan, today: put_back(plan, move, today), said)

    def _wish(self, day: date, wish: Wish) -> None:
        said, keep = words.kept(wish, words.weekday_and_number(day)), self._planner
        if wish is Wish.PIN:
            self._bend(lambda plan, today: pinned(plan, day, today), said)
        elif wish is Wish.FREE:
            self._bend(lambda plan, today: kept_free(plan, day, today), said)
        elif wish is Wish.RELEASE:
            self._bend(lambda plan, _: released(plan, day), said)
        elif wish in (Wish.RUN, Wish.NO_RUN):
            planned = wish is Wish.RUN
            self._keep(
                partial(keep.keep_run, day, planned=planned),
                partial(keep.keep_run, day, planned=not planned),
                said,
            )
        else:
            before = next((off.why for off in keep.facts().off if off.date == day), None)
            self._keep(
                partial(keep.keep_off, day, _OFF.get(wish)),
                partial(keep.keep_off, day, before),
                said,
            )

    def _bend(self, wish: Callable[[WeekPlan, date], WeekPlan], said: str) -> None:
        """Keep a bent plan; where the day has changed since it was shown, show it anew."""
        facts = self._planner.facts()
        try:
            bent = wish(self._planner.week(self._start(facts)), facts.today)
        except ValueError:
            self.show()
            self.page.complain(self.tr("The week has changed since. Please try again."))
            return
        self._keep(partial(self._planner.keep_plan, bent), lambda: "", said)

    def _keep(self, do: Callable[[], str], undo: Callable[[], str], said: str) -> None:
        """Keep a wish; taking it back also puts the sessions where they were."""
        before = self._weeks_to_come()
        trouble = do()
        shown = self.show()
        if trouble:
            self._undo = None
            self.page.complain(trouble)
            return
        self._undo = partial(self._restore, undo, before)
        if shown:
            self.page.tell_done(said)

    def _weeks_to_come(self) -> tuple[WeekPlan, ...]:
        """Return this week and the one in sight, if that has not passed."""
        facts = self._planner.facts()
        this = facts.this_week
        return tuple(map(self._planner.week, sorted({this, max(this, self._start(facts))})))

    def _restore(self, undo: Callable[[], str], plans: tuple[WeekPlan, ...]) -> str:
        troubles = [undo(), *(self._planner.keep_plan(plan) for plan in plans)]
        return next((trouble for trouble in troubles if trouble), "")

    def _take_back(self) -> None:
        if self._undo is None:
            return
        try:
            trouble = self._undo()
        except JournalError as error:
            trouble = str(error)
        shown = self.show()
        if trouble:
            self.page.tell_not_undone(trouble)
            return
        self._undo = None
        if shown:
            self.page.tell(self.tr("Taken back."))
