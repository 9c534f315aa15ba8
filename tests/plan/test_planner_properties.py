"""Whatever weeks bring, the plan keeps its promises and is the one that brute force finds."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.plan.facts import DoneSession, Facts, Goal, Off, OffReason, Run
from backstretch.plan.planner import plan_week, plan_weeks
from backstretch.plan.reasons import State
from tests.plan.brute import Brute
from tests.plan.drawing import RULES
from tests.plan.world import ACTIONS, STRENGTH, TO_COME, World

DATES = st.dates(date(2019, 12, 1), date(2036, 2, 1))
MONDAYS = DATES.map(lambda day: day - timedelta(days=day.weekday()))
HAPPENINGS = st.tuples(
    st.sampled_from([*ACTIONS, *["next day"] * 6, *["session"] * 4]), st.integers(0, 6)
)
WEEK = st.sets(st.integers(0, 6))


@st.composite
def fresh_facts(draw: st.DrawFn) -> tuple[date, Facts]:
    """Draw the facts of a week that was not planned before."""
    monday = draw(MONDAYS)
    days = [monday + timedelta(days=number) for number in (-44, -43, -42, *range(-4, 7))]
    today = monday + timedelta(days=draw(st.integers(-3, 6)))
    done = draw(st.sets(st.sampled_from([d for d in days if d <= today] or days[:1])))
    return monday, Facts(
        today=today,
        first_day=draw(st.sampled_from([date.min, today])),
        goal=Goal(draw(st.integers(3, 5)), draw(st.integers(10, 15))),
        weekdays=frozenset(number + 1 for number in draw(st.sets(st.integers(0, 6), min_size=3))),
        runs=tuple(Run(monday + timedelta(days=n), draw(st.booleans())) for n in draw(WEEK)),
        done=tuple(
            DoneSession(day, draw(st.sampled_from([STRENGTH, "after-run"])), 12)
            for day in sorted(done)
        ),
        off=tuple(
            Off(monday + timedelta(days=n), draw(st.sampled_from(OffReason)))
            for n in draw(st.sets(st.integers(0, 6), max_size=3))
        ),
        pain=draw(st.none() | st.integers(0, 10)),
        pain_before=draw(st.none() | st.integers(0, 10)),
    )


@given(DATES, st.integers(3, 5), st.lists(HAPPENINGS, min_size=40, max_size=90))
@settings(max_examples=120, deadline=None, derandomize=True)
def test_through_any_weeks_the_plan_keeps_its_promises(
    start: date, goal: int, happenings: list[tuple[str, int]]
) -> None:
    world = World(start, goal)
    for name, number in happenings:
        world.do(name, number)


def test_a_miss_that_was_made_up_leaves_no_room_that_another_would_not_have() -> None:
    """Found by thousands of histories: planned once more, a session came back on Sunday."""
    world = World(date(2023, 7, 10), 5)
    for name in ("next day", "next day", "next day"):
        world.do(name, 0)
    for name, number in (
        ("late note", 2),
        ("next day", 0),
        ("stop", 1),
        ("late note", 3),
        ("any session", 2),
        ("next day", 0),
        ("any session", 3),
        ("stop", 5),
    ):
        world.do(name, number)
    assert world.week.sessions(*TO_COME) == ()


@given(fresh_facts())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_fresh_week_is_the_best_there_is(drawn: tuple[date, Facts]) -> None:
    monday, facts = drawn
    held = {session.date for session in facts.done}
    brute = Brute(monday, facts, RULES, None, monday - timedelta(days=1) in held)
    strong = [day for day in brute.strong if day < monday]
    planned = plan_week(monday, facts, RULES)
    assert planned.sessions(*TO_COME) == brute.best(max(strong, default=None))
    assert planned.moved == ()


@given(MONDAYS, st.integers(3, 5), WEEK, st.sets(st.integers(1, 7), min_size=5))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_goal_is_kept_wherever_the_days_allow_it(
    monday: date, goal: int, runs: set[int], weekdays: set[int]
) -> None:
    facts = Facts(
        today=monday,
        goal=Goal(goal, 12),
        weekdays=frozenset(weekdays),
        runs=tuple(Run(monday + timedelta(days=number)) for number in runs),
    )
    planned = plan_week(monday, facts, RULES)
    five_in_a_row = goal == 5 == len(weekdays) and max(weekdays) - min(weekdays) == 4
    possible = 4 if five_in_a_row else goal
    assert len(planned.sessions(*TO_COME)) == possible
    assert planned.planned_minutes() == possible * 12


@given(MONDAYS, st.integers(3, 5), WEEK, st.integers(0, 6))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_after_one_miss_at_most_one_session_moves_and_no_day_gets_two(
    monday: date, goal: int, runs: set[int], number: int
) -> None:
    days = [monday + timedelta(days=one) for one in range(7)]
    told = Facts(
        today=monday, goal=Goal(goal, 12), runs=tuple(Run(days[run]) for run in sorted(runs))
    )
    first = plan_week(monday, told, RULES)
    planned = first.sessions(*TO_COME)
    missed = planned[number % len(planned)]
    done = tuple(DoneSession(day, "rest-day", 12) for day in planned if day < missed)
    today = missed + timedelta(days=1)
    if today > days[-1]:
        return
    later = Facts(today=today, goal=told.goal, runs=told.runs, done=done)
    again = plan_week(monday, later, RULES, first)
    kept = {day for day in planned if day > missed}
    new = {*again.sessions(*TO_COME)} - kept
    free = [day for day in days if day >= today and day not in planned]
    with_run = {run.date for run in told.runs}
    by_rule = sorted(free, key=lambda day: (day in with_run, day))
    held = {*kept, *(session.date for session in done)}
    assert new == {*[day for day in by_rule if not makes_five_in_a_row(day, held)][:1]}
    assert [move.start for move in again.moved] == [missed]


def makes_five_in_a_row(day: date, held: set[date]) -> bool:
    row = "".join("x" if day + timedelta(days=n) in {*held, day} else "." for n in range(-4, 5))
    return "xxxxx" in row


@given(st.integers(3, 5), st.lists(st.sampled_from((0.3, 0.6, 0.9)), min_size=4, max_size=4), WEEK)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_who_misses_now_and_then_never_gets_more_than_the_goal(
    goal: int, chances: list[float], runs: set[int]
) -> None:
    start, told, plan = date(2026, 1, 5), list[DoneSession](), None
    for number in range(7 * len(chances)):
        today = start + timedelta(days=number)
        monday = today - timedelta(days=today.weekday())
        facts = Facts(
            today=today,
            goal=Goal(goal, 12),
            first_day=start,
            runs=tuple(Run(monday + timedelta(days=run)) for run in runs),
            done=tuple(told),
        )
        plan = plan_week(monday, facts, RULES, plan if today != monday else None)
        to_come = plan.sessions(*TO_COME)
        assert len(to_come) + plan.done() <= goal
        if today in to_come and (number * 7919 % 100) / 100 < chances[number // 7]:
            told.append(DoneSession(today, "rest-day", 12))


def test_years_of_weeks_ahead_have_no_strength_side_by_side_and_all_reach_the_goal() -> None:
    runs = tuple(
        Run(date(2026, 1, 5) + timedelta(days=number)) for number in range(1500) if number % 3 == 1
    )
    facts = Facts(today=date(2026, 1, 5), goal=Goal(5, 12), runs=runs)
    plans = plan_weeks(date(2026, 1, 5), 210, facts, RULES)
    days = [day for plan in plans for day in plan.days]
    assert [plan.week for plan in plans].count("2026-W53") == 1
    assert all(len(plan.sessions(State.PLANNED, State.TODAY)) == 5 for plan in plans)
    strong = [d.date for d in days if d.session and d.session.routine == STRENGTH]
    assert min((b - a).days for a, b in pairwise(strong)) == 3
    assert plans == plan_weeks(
        date(2026, 1, 5), 210, facts, RULES, {plan.week: plan for plan in plans}
    )
