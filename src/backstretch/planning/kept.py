"""Plans weeks from what the journal holds, and keeps what was told and what is wished.

A week that was told is kept, so that tomorrow's plan starts from today's and says what moved.
The week in hand is always kept; a later one once the person had a wish for it, or it was given
out as a calendar.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import msgspec

from backstretch.care.light import Limits
from backstretch.care.standing import Standing, standing_in
from backstretch.clock import Clock, local_day
from backstretch.content.planning import Planning
from backstretch.journal.plan_records import CanSet, GoalSet, OffSet, PlanRecord, PlanTold, RunIs
from backstretch.journal.store import Journal
from backstretch.plan.adherence import Adherence, History, adherence
from backstretch.plan.bending import not_today
from backstretch.plan.facts import Facts, Goal, OffReason
from backstretch.plan.planner import plan_week
from backstretch.plan.recalling import facts_of, facts_of_day, goals_of, history_of
from backstretch.plan.reminding import Wish as RemindWish
from backstretch.plan.sharing import week_goal
from backstretch.plan.week_plan import WeekPlan
from backstretch.planning.goals import NOT_CHOSEN, minutes_chosen, with_goal_of, with_minutes
from backstretch.planning.held import asked_told, held_of_sessions, held_since, limits_of
from backstretch.planning.keeping import Keeping
from backstretch.planning.recent import Recent
from backstretch.planning.told import WeeksTold, plan_of
from backstretch.settings import Settings
from backstretch.weeks import DAYS, week_name, week_start

if TYPE_CHECKING:
    from backstretch.ui.plan_view import Reminders

LOOK_BACK = timedelta(weeks=8)
"""So far before a week its plan can depend on what was done and said."""
_WEEK = timedelta(days=DAYS)
LONGEST_CHAIN = timedelta(weeks=52)
"""Weeks further ahead are planned as if those before this span held nothing."""


class KeptPlanner:
    """Plans weeks from the journal and the settings, and keeps each wish at once.

    Without a journal, or with one for reading only, it plans all the same: `reason` says why
    nothing is kept, and so does each `keep_...`. What a `keep_...` returns is the sentence that
    says what went wrong, or "".
    """

    def __init__(
        self,
        journal: Journal | None,
        clock: Clock,
        settings: Callable[[], Settings],
        rules: Planning,
        reason: str = "",
        remind: Callable[[], RemindWish] = RemindWish,
    ) -> None:
        self.rules = rules
        self._journal = journal
        self._clock = clock
        self._settings = settings
        self._remind = remind
        self._told_weeks = WeeksTold(journal.plan) if journal else None
        self._kept_up: tuple[History, Adherence] | None = None
        self._facts_of_day, self._plan_week = Recent(facts_of_day), Recent(plan_week)
        self._keeping = Keeping(journal, clock, settings, reason)

    def now(self) -> datetime:
        """Return the wall time where the person is."""
        return self._clock.now()

    def settings(self) -> Settings:
        """Return what the person chose."""
        return self._settings()

    def today(self) -> date:
        """Return the day as the person counts it."""
        return local_day(self._clock.now(), self._settings().day_starts_at)

    def facts(self) -> Facts:
        """Return the facts of this moment."""
        return self._facts_for(self.today())

    def week_of(self, day: date) -> date:
        """Return the first day of the week that a day is in."""
        return week_start(day, self._settings().week_begins)

    def standing(self) -> Standing | None:
        """Return the warning sign that stands today, or None.

        Raises:
            JournalError: the journal cannot be read.
        """
        return standing_in(self._journal, self.today()) if self._journal else None

    def limits(self) -> Limits:
        """Return the limits of the light that hold: the person's own, or the usual ones."""
        return limits_of(self._journal)

    def week(self, start: date) -> WeekPlan:
        """Return the plan of the week from a day on.

        It is planned again from the one kept last and those before it. Of a week that has passed
        it is the plan as it stood, with what was done.
        """
        return self._weeks_up_to(start)[-1]

    def asked(self, day: date) -> int:
        """Return how many days with a session the week of a day asks for, done ones included."""
        start = self.week_of(day)
        return week_goal(self.week(start), self._facts_for(start), self.rules)

    def weeks(self, count: int) -> tuple[WeekPlan, ...]:
        """Return the plans of so many weeks from the present one on."""
        last = self.week_of(self.today()) + timedelta(days=DAYS * (count - 1))
        return tuple(self._weeks_up_to(last))

    def versions(self, first: date, last: date) -> tuple[tuple[datetime, WeekPlan], ...]:
        """Return the weeks with a day from one to another as told over time, each with when."""
        around = week_name(first - _WEEK), week_name(last + _WEEK)
        told = self._journal.plan.plans_between(*around) if self._journal else ()
        plans = ((datetime.fromisoformat(one.at), plan_of(one)) for one in told)
        return tuple(
            (at, plan)
            for at, plan in plans
            if plan.days[0].date <= last and first <= plan.days[-1].date
        )

    def owner(self) -> str:
        """Return what tells this journal's plans from anybody else's, or "" while none is kept."""
        return self._journal.plan.first_id() if self._journal else ""

    def adherence(self) -> Adherence:
        """Return how the habit has kept to its range up to today."""
        today, facts = self.today(), self.facts()
        held = held_of_sessions(self._journal)
        begins = facts.week_begins
        told, uncounted = asked_told(self._journal, week_name(facts.this_week))
        goals = goals_of(held.wishes, begins) | told
        history = history_of(held, today, facts.goal, goals, uncounted, begins)
        if self._kept_up is None or self._kept_up[0] != history:
            self._kept_up = (history, adherence(history, self.rules))
        return self._kept_up[1]

    def reminders(self) -> "Reminders":
        """Return when sessions are reminded of."""
        from backstretch.ui.plan_view import Reminders  # knows Qt, which a terminal does not

        wish = self._remind()
        return Reminders(wish.at, wish.session, wish.after_run_minutes, wish.after_run)

    def keep_plan(self, plan: WeekPlan) -> str:
        """Keep a plan as the person bent it, planned again with their wish in it."""
        start = plan.days[0].date
        weeks = self._weeks_up_to(start)
        again = plan_week(start, self._facts_for(start), self.rules, plan, weeks[:-1])
        return self.keep_records(self._keeping.told(again, asked=True))

    def keep_not_today(self) -> str:
        """Keep that today's session is not wanted today: it moves on in the week, or lapses."""
        today = self.today()
        try:
            return self.keep_plan(not_today(self.week(self.week_of(today)), today))
        except ValueError:
            return ""  # there is none to come any more

    def keep_told(self, plans: Sequence[WeekPlan]) -> str:
        """Keep plans of weeks as they were given out, those that are kept so already not."""
        new = [plan for plan in plans if (plan, True) != self._kept(plan.days[0].date)]
        return self.keep_records(*(self._keeping.told(plan) for plan in new)) if new else ""

    def keep_goal(self, goal: Goal) -> str:
        """Keep how many days a week, and how many minutes each time, from today on."""
        return self._keeping.wish(self.today(), GoalSet(goal.days, goal.minutes))

    def keep_goal_days(self, days: int) -> str:
        """Keep how many days a week from today on; minutes that nobody chose stay unchosen."""
        return self._keeping.wish(self.today(), GoalSet(days, NOT_CHOSEN))

    def keep_days(
        self, weekdays: frozenset[int], times: dict[int, time], desk_hours: dict[int, float]
    ) -> str:
        """Keep the days a person can, when on them, and how long they sit; as in `Facts`."""
        at = {day: f"{times[day]:%H:%M}" for day in sorted(times)}
        return self._keeping.wish(
            self.today(), CanSet(tuple(sorted(weekdays)), at, dict(desk_hours))
        )

    def keep_off(self, day: date, why: OffReason | None) -> str:
        """Keep that a day is off and why, or that it is a usual day."""
        return self._keeping.wish(day, OffSet(why.value if why else ""))

    def keep_run(self, day: date, *, planned: bool) -> str:
        """Plan a run on a day, or take the planned one off; runs that were done stay."""
        return self._keeping.plan_run(day, planned=planned)

    def note_run(
        self, day: date, state: RunIs, start: time | None = None, minutes: int = 0, run: str = ""
    ) -> str:
        """Keep what is said of a run: a new one, or the one with the id `run` from now on."""
        return self._keeping.note_run(day, state, start, minutes, run)

    def keep_records(self, *records: PlanRecord) -> str:
        """Keep records of the plan, all of them or none."""
        return self._keeping.keep(*records)

    def _facts_for(self, start: date) -> Facts:
        """Return the facts that the plan of a week, and of those up to it, can depend on."""
        today, settings = self.today(), self._settings()
        held = held_since(self._journal, _before(min(start, today), LOOK_BACK))
        chosen = minutes_chosen(held.wishes) or settings.minutes or NOT_CHOSEN
        goal = Goal(settings.goal_days, chosen)
        facts = facts_of(held, self.now(), today, goal, self.rules, self._facts_of_day)
        facts = msgspec.structs.replace(
            facts, usual_at=self._remind().at, week_begins=settings.week_begins
        )
        return with_minutes(facts, chosen, self.rules)

    def _weeks_up_to(self, last: date) -> list[WeekPlan]:
        """Return the plan of a week, after those it has to know of; what has to be kept is."""
        facts = self._facts_for(last)
        this = facts.this_week
        first = last if last <= this else max(this, last - LONGEST_CHAIN)
        plans: list[WeekPlan] = []
        new: list[PlanTold] = []
        for number in range((last - first).days // DAYS + 1):
            start = first + timedelta(days=DAYS * number)
            kept, is_kept = self._kept(start)
            before = kept or (self._as_it_began(start, facts) if start == this else None)
            then = with_goal_of(kept, facts) if kept and start < this else facts
            plan = self._plan_week(start, then, self.rules, before, tuple(plans))
            plans.append(plan)
            if start == this or (kept and start > this):
                new += [] if is_kept and plan == kept else [self._keeping.told(plan)]
        if new:
            self.keep_records(*new)  # the plan holds all the same; a wish not kept says so
        return plans

    def _as_it_began(self, week: date, facts: Facts) -> WeekPlan | None:
        """Return the plan that a week would have been told with, had the program been open.

        None where no plan was ever told before today: nothing can have been missed then.
        """
        told = self._journal.plan.first_told() if self._journal else ""
        start = max(week, date.fromisoformat(told)) if told else facts.today
        if start >= facts.today:
            return None
        then = msgspec.structs.replace(
            facts,
            today=start,
            pain=None,
            pain_before=None,
            done=tuple(session for session in facts.done if session.date < start),
        )
        return plan_week(week, then, self.rules)

    def _kept(self, start: date) -> tuple[WeekPlan | None, bool]:
        """Return the week from a day on as it is kept, and whether it is kept just so."""
        return self._told_weeks.week(start, self.today()) if self._told_weeks else (None, False)


def _before(day: date, span: timedelta) -> str:
    return (day - span if day - date.min > span else date.min).isoformat()
