"""A planner that keeps its facts and plans in memory, and the week of the drawing."""

from datetime import date, time

import msgspec

from backstretch.journal.errors import JournalError
from backstretch.plan.adherence import Adherence, History, adherence
from backstretch.plan.facts import Facts, Goal, Off, OffReason, Run
from backstretch.plan.planner import plan_week, plan_weeks
from backstretch.plan.week_plan import WeekPlan
from backstretch.ui.plan_view import Reminders
from backstretch.weeks import week_name, week_start
from tests.plan.drawing import RULES, facts, on, plan

RUNS = (
    Run(on("Mon"), done=True, start=time(17), minutes=34),
    Run(on("Thu"), done=True, start=time(17), minutes=47),
    Run(on("Sat"), start=time(9)),
)


class PlanKeeper:
    """Plans weeks as the program does; `trouble` is what every wish fails with, if anything.

    `unreadable` is why nothing can be read.
    """

    def __init__(self, told: Facts, *plans: WeekPlan, first_day: date | None = None) -> None:
        self.told = msgspec.structs.replace(told, first_day=first_day or told.first_day)
        self.plans = {plan.week: plan for plan in plans}
        self.trouble = self.unreadable = ""

    def facts(self) -> Facts:
        if self.unreadable:
            raise JournalError(self.unreadable)
        return self.told

    def week(self, monday: date) -> WeekPlan:
        first = min(monday, week_start(self.told.today))
        weeks = (monday - first).days // 7 + 1
        return plan_weeks(first, weeks, self.told, RULES, self.plans)[-1]

    def adherence(self) -> Adherence:
        first = max(self.told.first_day, date(2026, 3, 2))
        days = [session.date for session in self.told.done]
        told = History(first, self.told.today, days, self.told.goal.days, self.told.off)
        return adherence(told, RULES)

    def reminders(self) -> Reminders:
        return Reminders(time(18, 30), on_session_days=True)

    def keep_plan(self, plan: WeekPlan) -> str:
        if not self.trouble:
            self.plans[plan.week] = plan
        return self._replanned()

    def keep_goal(self, goal: Goal) -> str:
        return self._know(goal=goal, minutes_chosen=True)

    def keep_goal_days(self, days: int) -> str:
        return self._know(goal=Goal(days, self.told.goal.minutes))

    def keep_days(
        self, weekdays: frozenset[int], times: dict[int, time], desk_hours: dict[int, float]
    ) -> str:
        return self._know(weekdays=weekdays, times=times, desk_hours=desk_hours)

    def keep_run(self, day: date, *, planned: bool) -> str:
        others = tuple(run for run in self.told.runs if run.date != day or run.done)
        return self._know(runs=(*others, Run(day)) if planned else others)

    def keep_off(self, day: date, why: OffReason | None) -> str:
        others = tuple(off for off in self.told.off if off.date != day)
        return self._know(off=(*others, Off(day, why)) if why else others)

    def _know(self, **changes: object) -> str:
        if not self.trouble:
            self.told = msgspec.structs.replace(self.told, **changes)
        return self._replanned()

    def _replanned(self) -> str:
        """Plan this week and those kept again, and keep them."""
        if not self.trouble:
            for week in sorted({*self.plans, week_name(week_start(self.told.today))}):
                monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
                before = [p for name, p in sorted(self.plans.items()) if name < week]
                kept = self.plans.get(week)
                self.plans[week] = plan_week(monday, self.told, RULES, kept, before)
        return self.trouble


def drawn_week() -> PlanKeeper:
    """Return the week of the drawing on its Thursday: Tuesday was missed and moved."""
    monday = plan(facts(runs="p..p.p."))
    wednesday = plan(facts("Wed", 4, "R..p.p.", "a......"), monday)
    told = facts("Thu", 4, "R..R.p.", "a.c....")
    told = msgspec.structs.replace(told, runs=RUNS, times=dict.fromkeys(range(1, 8), time(18, 30)))
    return PlanKeeper(told, plan(told, wednesday))
