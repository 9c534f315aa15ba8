"""Weeks as told, cut anew where the person lets weeks begin on another day: nothing gets lost."""

from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.plan.bending import kept_free, pinned, places
from backstretch.plan.facts import DoneSession, Facts, Goal
from backstretch.plan.planner import plan_week
from backstretch.plan.reasons import Cause, Place, State
from backstretch.plan.recut import recut
from backstretch.plan.rows import row_through
from backstretch.plan.sharing import week_goal
from backstretch.plan.week_plan import Move, WeekPlan
from backstretch.weeks import DAYS, MONDAY, SATURDAY, SUNDAY, week_days, week_start
from tests.plan.drawing import RULES

FIRST = date(2026, 12, 7)  # so that some are of week 53
TO_COME = (State.PLANNED, State.TODAY)
BEGINS = st.sampled_from([MONDAY, SATURDAY, SUNDAY])


def facts(today: date, begins: int, done: frozenset[date] = frozenset(), goal: int = 4) -> Facts:
    held = tuple(DoneSession(day, "rest-day", 12) for day in sorted(done))
    return Facts(today=today, goal=Goal(goal, 12), first_day=FIRST, done=held, week_begins=begins)


def planned(today: date, begins: int, told: list[WeekPlan], done: frozenset[date]) -> WeekPlan:
    """Plan the week in hand from what was told, and tell it."""
    known = facts(today, begins, done)
    plan = plan_week(known.this_week, known, RULES, recut(known.this_week, told, today))
    if not told or plan != told[-1]:
        told.append(plan)
    return plan


def test_a_week_that_was_told_so_is_taken_as_it_is() -> None:
    told: list[WeekPlan] = []
    plan = planned(FIRST, MONDAY, told, frozenset())
    assert recut(FIRST, [plan], FIRST) is plan
    assert recut(FIRST + timedelta(weeks=1), [plan], FIRST) is None


def test_what_was_wished_for_a_day_stays_with_the_day() -> None:
    today = FIRST + timedelta(days=7)
    told: list[WeekPlan] = []
    plan = planned(today, MONDAY, told, frozenset())
    free = next(day for day in plan.sessions(*TO_COME) if day > today)
    own = next(day for day in places(plan, today) if day > today)
    told.append(kept_free(pinned(plan, own, today), free, today))
    for begins in (SATURDAY, SUNDAY, MONDAY):
        plan = planned(today, begins, told, frozenset())
        days = [day.date for day in plan.days]
        assert (own in plan.pins) == (own in days)
        assert (free in plan.kept_free) == (free in days)
    assert own in plan.sessions(*TO_COME)
    assert plan.day(free).session is None


def test_days_of_the_week_before_that_passed_with_nothing_done_do_not_count() -> None:
    friday = FIRST + timedelta(days=11)
    told: list[WeekPlan] = []
    before, monday = frozenset({FIRST}), FIRST + timedelta(days=7)
    planned(FIRST, MONDAY, told, frozenset())
    planned(friday, MONDAY, told, before | {monday})
    plan = planned(friday, SATURDAY, told, before | {monday})
    weekend = (friday - timedelta(days=6), friday - timedelta(days=5))
    assert plan.uncounted == weekend
    assert week_goal(plan, facts(friday, SATURDAY, before | {monday}), RULES) == 3
    told_more = before | {monday, weekend[0]}
    assert week_goal(planned(friday, SATURDAY, told, told_more), facts(friday, SATURDAY), RULES) > 2


def test_a_day_that_did_not_count_does_not_after_another_change_either() -> None:
    friday = FIRST + timedelta(days=11)
    told: list[WeekPlan] = []
    planned(FIRST, MONDAY, told, frozenset())
    for begins in (MONDAY, SATURDAY):
        planned(friday, begins, told, frozenset())
    plan = planned(friday, SUNDAY, told, frozenset())
    assert plan.uncounted == (friday - timedelta(days=5),)


def test_a_session_is_known_to_have_left_a_day_only_where_that_was_told_last() -> None:
    friday = FIRST + timedelta(days=11)
    first = planned(friday - timedelta(days=4), MONDAY, [], frozenset())
    left = Move(friday - timedelta(days=2), friday + timedelta(days=1), Cause.ASKED, Place.CHOSEN)
    first = msgspec.structs.replace(first, moved=(left,))
    after = planned(friday, SATURDAY, [], frozenset())
    before = recut(friday - timedelta(days=4), [after, first], friday)
    again = recut(friday - timedelta(days=4), [first, after], friday)
    assert before is not None
    assert again is not None
    assert (before.moved, again.moved) == ((left,), ())


def test_back_again_the_week_asks_for_what_it_asked() -> None:
    friday = FIRST + timedelta(days=11)
    told: list[WeekPlan] = []
    planned(FIRST, MONDAY, told, frozenset())
    planned(friday - timedelta(days=4), MONDAY, told, frozenset())
    planned(friday, SATURDAY, told, frozenset())
    plan = planned(friday, MONDAY, told, frozenset())
    assert plan.uncounted == ()
    assert week_goal(plan, facts(friday, MONDAY), RULES) == 4
    assert [day.date for day in plan.days] == list(week_days(friday - timedelta(days=4)))


LIVES = st.lists(
    st.tuples(BEGINS, st.booleans(), st.integers(1, 3), st.sampled_from(["", "pin", "free"])),
    min_size=1,
    max_size=14,
)


@given(LIVES)
@settings(deadline=None)
def test_whenever_the_first_day_is_chosen_the_rules_of_a_week_hold(
    life: list[tuple[int, bool, int, str]],
) -> None:
    today, told, done = FIRST, list[WeekPlan](), frozenset[date]()
    for begins, does, days, wish in life:
        plan = planned(today, begins, told, done)
        assert [day.date for day in plan.days] == list(week_days(week_start(today, begins)))
        assert plan.done() == sum(day in done for day in week_days(week_start(today, begins)))
        to_come = plan.sessions(*TO_COME)
        asked = week_goal(plan, facts(today, begins, done), RULES)
        assert plan.done() + len(to_come) <= max(4, plan.done(), len(plan.pins) + plan.done())
        assert asked <= plan.goal_days == 4
        assert len(to_come) + plan.done() < DAYS
        for day in {*to_come} - {*plan.pins}:
            assert row_through(day, {*done, *to_come}) <= RULES.spacing.in_a_row
        assert not {*plan.uncounted} & set(week_days(today))
        if does:
            done |= {today}
            planned(today, begins, told, done)
        elif wish and (found := places(plan, today)):
            bent = pinned if wish == "pin" else kept_free
            told.append(bent(plan, found[-1], today))
        today += timedelta(days=days)
    assert all(msgspec.json.decode(msgspec.json.encode(p), type=WeekPlan) == p for p in told)


@settings(deadline=None)
@given(BEGINS, st.frozensets(st.integers(0, 60)))
def test_every_session_done_is_in_one_week_only(begins: int, numbers: frozenset[int]) -> None:
    done = frozenset(FIRST + timedelta(days=number) for number in numbers)
    today = FIRST + timedelta(days=61)
    known, start, counted = facts(today, begins, done), week_start(FIRST, begins), list[date]()
    while start <= today:
        counted += plan_week(start, known, RULES).sessions(State.DONE)
        start += timedelta(days=DAYS)
    assert counted == sorted(done)
