"""A person whose weeks go anyhow, and everything that must hold of their plan all the while."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from backstretch.plan.bending import (
    kept_free,
    may_put_back,
    moved,
    not_today,
    pinned,
    places,
    put_back,
    released,
)
from backstretch.plan.facts import DoneSession, Facts, Goal, Off, OffReason, Run
from backstretch.plan.planner import plan_week
from backstretch.plan.reasons import Cause, State
from backstretch.plan.week_plan import WeekPlan
from backstretch.weeks import week_name, week_start
from tests.plan.brute import Brute
from tests.plan.drawing import RULES

TO_COME = (State.PLANNED, State.TODAY)
STRENGTH = RULES.strength.routine


class World:
    """Facts that grow, the plan of the week in hand, and a check after every change."""

    def __init__(self, today: date, goal: int) -> None:
        self.facts = Facts(today=today, goal=Goal(goal, 12), first_day=today)
        self.plan: WeekPlan | None = None
        self.weeks: list[WeekPlan] = []
        self.replan()

    def do(self, name: str, number: int) -> None:
        """Let something happen, and plan again."""
        before = self.week.sessions(*TO_COME)
        ACTIONS[name](self, number)
        self.replan()
        if name == "move":
            assert len(self.week.sessions(*TO_COME)) <= len(before), "a move opens no place"

    @property
    def week(self) -> WeekPlan:
        assert self.plan is not None
        return self.plan

    def day(self, number: int) -> date:
        return week_start(self.facts.today) + timedelta(days=number % 7)

    def replan(self) -> None:
        monday = week_start(self.facts.today)
        before = self.plan
        if before is not None and before.week != week_name(monday):
            self.weeks.append(before)
            before = None
        self.plan = plan_week(monday, self.facts, RULES, before)
        self.check(monday, before)

    def change(self, **changes: object) -> None:
        self.facts = msgspec.structs.replace(self.facts, **changes)

    def check(self, monday: date, before: WeekPlan | None) -> None:
        self.check_choice(monday, before)
        self.check_days()
        self.check_rows()
        self.check_strength(monday)
        self.check_moves()
        self.check_past(before)
        assert plan_week(monday, self.facts, RULES, self.week) == self.week, "a plan is settled"

    def check_choice(self, monday: date, before: WeekPlan | None) -> None:
        held = {s.date for s in self.facts.done}
        brute = Brute(monday, self.facts, RULES, before, monday - timedelta(days=1) in held)
        strong = [d for d in brute.strong if d < monday]
        assert self.week.sessions(*TO_COME) == brute.best(max(strong, default=None))

    def check_days(self) -> None:
        planned, done = self.week.sessions(*TO_COME), self.week.sessions(State.DONE)
        off = {o.date: o.why for o in self.facts.off}
        pins = [d for d in self.week.pins if d >= self.facts.today and d not in done]
        assert not planned or len(planned) + len(done) <= 6, "a day of rest"
        own = len(pins) + (self.week.goal_since == self.facts.today)
        assert len(planned) <= max(self.facts.goal.days - len(done), own), "no more than asked"
        assert not (self.facts.stopped and planned)
        for day in planned:
            assert day >= self.facts.today
            assert off.get(day) is not OffReason.ILL
            assert day in pins or (off.get(day) is None and day not in self.week.kept_free)
            assert day in pins or day.isoweekday() in self.facts.weekdays
        may = [d for d in pins if off.get(d) is not OffReason.ILL and not self.facts.stopped]
        assert set(may) <= set(planned) or len(planned) + len(done) == 6, "pins stay"
        assert all(plan.reasons for plan in self.week.days)
        assert len({plan.date for plan in self.week.days}) == 7

    def check_rows(self) -> None:
        held = {s.date for s in self.facts.done}
        mine = {*self.week.pins, self.facts.first_day}
        if self.week.goal_since == self.facts.today:
            mine.add(self.facts.today)
        for day in {*self.week.sessions(*TO_COME)} - mine:
            around = [day + timedelta(days=number) for number in range(-4, 5)]
            row = "".join(
                "x" if one in held or one in self.week.sessions(*TO_COME) else "." for one in around
            )
            assert "xxxxx" not in row, "never five days in a row"

    def check_strength(self, monday: date) -> None:
        strong = {s.date for s in self.facts.done if s.routine == STRENGTH}
        sessions = {d.date: d.session for d in self.week.days if d.session}
        for day in self.week.sessions(*TO_COME):
            if sessions[day].routine == STRENGTH:
                beside = [day - timedelta(days=number) for number in (1, 2)]
                assert not strong & {*beside}, "no strength beside strength"
                strong.add(day)
        assert len([d for d in strong if d >= monday]) <= max(
            3, len([s for s in self.facts.done if s.routine == STRENGTH and s.date >= monday])
        )

    def check_moves(self) -> None:
        ends = [move.end for move in self.week.moved if move.end]
        starts = [move.start for move in self.week.moved if move.cause is Cause.MISSED]
        assert len(set(ends)) == len(ends), "never two sessions into one day"
        for move in self.week.moved:
            assert move.start != move.end
            assert move.end is None or self.week.day(move.end).session is not None
        if not self.facts.stopped:
            missed = self.week.sessions(State.MISSED)
            assert tuple(starts) == missed, "each miss is told once"

    def check_past(self, before: WeekPlan | None) -> None:
        if before is None:
            return
        for plan in self.week.days:
            earlier = before.day(plan.date).session
            if plan.date < self.facts.today and plan.session is not None:
                done = plan.session.state is State.DONE
                assert done or (earlier and earlier.routine == plan.session.routine)
            elif plan.date < self.facts.today:
                assert earlier is None, "what was planned is not forgotten"


def _next_day(world: World, _: int) -> None:
    told, lasts = world.facts.pain_today, world.facts.today.day % 2
    pain = told if lasts else None
    world.change(today=world.facts.today + timedelta(days=1), pain=pain, pain_before=told)


def _session(world: World, _: int) -> None:
    planned = world.week.day(world.facts.today).session
    if planned is not None and planned.state is State.TODAY:
        _done(world, world.facts.today, planned.routine)


def _any_session(world: World, number: int) -> None:
    _done(world, world.facts.today, STRENGTH if number % 2 else "rest-day")


def _late_note(world: World, number: int) -> None:
    if world.day(number) <= world.facts.today:
        _done(world, world.day(number), "after-run")


def _done(world: World, day: date, routine: str) -> None:
    world.change(done=(*world.facts.done, DoneSession(day, routine, 12)))


def _run(world: World, number: int) -> None:
    run = Run(world.day(number), done=world.day(number) <= world.facts.today)
    world.change(runs=(*world.facts.runs, run))


def _off(world: World, number: int) -> None:
    why = (OffReason.ILL, OffReason.AWAY, OffReason.BUSY)[number % 3]
    world.change(off=(*world.facts.off, Off(world.day(number), why)))


def _back(world: World, _: int) -> None:
    world.change(off=())


def _goal(world: World, number: int) -> None:
    world.change(goal=Goal(3 + number % 3, 10 + number % 6))


def _move(world: World, number: int) -> None:
    today, places_ = world.facts.today, places(world.week, world.facts.today)
    planned = [day for day in world.week.sessions(*TO_COME) if day >= today]
    if planned and places_:
        start, end = planned[number % len(planned)], places_[number % len(places_)]
        world.plan = moved(world.week, start, end, today)


def _not_today(world: World, _: int) -> None:
    today = world.facts.today
    if today in world.week.sessions(State.TODAY):
        before = len(world.week.sessions(*TO_COME))
        world.plan = not_today(world.week, today)
        assert len(world.week.sessions(*TO_COME)) in (before - 1, before), "nothing on top"


def _pin(world: World, number: int) -> None:
    days = places(world.week, world.facts.today)
    if days:
        world.plan = pinned(world.week, days[number % len(days)], world.facts.today)


def _keep_free(world: World, number: int) -> None:
    day = world.day(number)
    if day >= world.facts.today and day not in world.week.sessions(State.DONE):
        world.plan = kept_free(world.week, day, world.facts.today)


def _release(world: World, number: int) -> None:
    world.plan = released(world.week, world.day(number))


def _put_back(world: World, number: int) -> None:
    today = world.facts.today
    moves = [move for move in world.week.moved if may_put_back(world.week, move, today)]
    if moves:
        world.plan = put_back(world.week, moves[number % len(moves)], today)


ACTIONS: dict[str, Callable[[World, int], None]] = {
    "next day": _next_day,
    "session": _session,
    "any session": _any_session,
    "late note": _late_note,
    "run": _run,
    "off": _off,
    "back": _back,
    "goal": _goal,
    "weekdays": lambda world, number: world.change(
        weekdays=frozenset(range(1, 8)) - {number, number // 2}
    ),
    "pain": lambda world, number: world.change(pain=number + 2, pain_before=None),
    "red": lambda world, _: world.change(reds=(*world.facts.reds, world.facts.today)),
    "red run": lambda world, _: world.change(red_runs=(*world.facts.red_runs, world.facts.today)),
    "stop": lambda world, number: world.change(stopped=number < 3),
    "move": _move,
    "not today": _not_today,
    "pin": _pin,
    "keep free": _keep_free,
    "release": _release,
    "put back": _put_back,
}
