"""What a person does to a plan, and how it is undone."""

from collections.abc import Callable

import pytest

from backstretch.plan.bending import (
    kept_free,
    lasting,
    moved,
    not_today,
    pinned,
    places,
    put_back,
    released,
)
from backstretch.plan.facts import Facts
from backstretch.plan.week_plan import WeekPlan
from tests.plan.drawing import DAYS, RULES, drawn, facts, moves, on, plan, reasons

RUNS = ".p.p..p"
MON, TUE, WED, THU, FRI, SAT, SUN = (on(day) for day in DAYS)


@pytest.fixture
def told() -> Facts:
    return facts(runs=RUNS)


@pytest.fixture
def week(told: Facts) -> WeekPlan:
    planned = plan(told)
    assert drawn(planned) == "CA.A.C."
    return planned


def test_a_session_goes_where_it_is_put_and_stays(week: WeekPlan, told: Facts) -> None:
    planned = plan(told, moved(week, SAT, WED, MON))
    assert drawn(planned) == "CAMA..."
    assert moves(planned) == ["Sat -> Wed: asked, chosen"]
    assert reasons(planned, "Wed") == "pinned moved mobility"
    away = plan(facts(runs=RUNS, off=".aaa..."), planned)
    assert away.day(WED).session is not None
    assert plan(told, planned) == planned


def test_moving_on_and_back_again_leaves_no_move(week: WeekPlan, told: Facts) -> None:
    there = plan(told, moved(week, SAT, FRI, MON))
    on_again = plan(told, moved(there, FRI, SUN, MON))
    assert moves(on_again) == ["Sat -> Sun: asked, chosen"]
    back = plan(told, moved(on_again, SUN, SAT, MON))
    assert (drawn(back), moves(back), back.pins) == ("CA.A.C.", [], (SAT,))


def test_the_places_are_the_days_to_come_without_a_session(week: WeekPlan) -> None:
    assert places(week, MON) == (WED, FRI, SUN)
    assert places(week, SAT) == (SUN,)
    ill = plan(facts(runs=RUNS, off="..i.a.."), week)
    assert places(ill, MON) == (FRI, SUN)
    assert places(plan(facts(stopped=True)), MON) == ()


def test_a_day_added_takes_one_from_elsewhere_while_the_goal_is_not_met(
    week: WeekPlan, told: Facts
) -> None:
    planned = plan(told, pinned(week, SUN, MON))
    assert drawn(planned).count(".") == 3
    assert planned.day(SUN).session is not None
    assert [line.partition(" -> ")[2] for line in moves(planned)] == ["Sun: asked, chosen"]


def test_a_day_added_after_the_goal_is_one_more() -> None:
    told = facts("Thu", 3, done="c.mc...")
    enough = plan(told)
    planned = plan(told, pinned(enough, FRI, THU))
    assert drawn(planned) == "c.mcM.."
    assert moves(planned) == []


def test_however_many_days_are_added_one_is_left_for_rest(told: Facts) -> None:
    week = plan(told)
    for day in (MON, TUE, WED, THU, FRI, SAT, SUN):
        week = pinned(week, day, MON)
    planned = plan(told, week)
    assert drawn(planned) == "CAMACM."
    assert reasons(planned, "Sun") == "rest"


def test_illness_and_warning_signs_are_stronger_than_a_pin(week: WeekPlan) -> None:
    pin = pinned(week, WED, MON)
    assert plan(facts(runs=RUNS, off="..i...."), pin).day(WED).session is None
    assert plan(facts(runs=RUNS, stopped=True), pin).day(WED).session is None
    assert plan(facts(runs=RUNS, off="..a...."), pin).day(WED).session is not None


# goal, runs, days off, the plan of Monday, then the plan after "not today" and its moves
NOT_TODAY = {
    "the next day": (
        4, ".......", ".......", "C.M.C.M", ".CM.C.M", ["Mon -> Tue: asked, next-without-run"],
    ),
    "the next day that has no session yet": (
        4, ".p.p..p", ".......", "CA.A.C.", ".ACA.C.", ["Mon -> Wed: asked, next-without-run"],
    ),
    "a day without a run before a nearer one with": (
        3, ".p.p.p.", ".......", "C..A.A.", "..CA.A.", ["Mon -> Wed: asked, next-without-run"],
    ),
    "the next free day when each has a run": (
        3, "pppppp.", ".......", "A..A..C", ".A.A..C", ["Mon -> Tue: asked, next-free"],
    ),
    "no day left": (
        4, ".......", ".bbbbbb", "C......", ".......", ["Mon -> none: asked, lapsed"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "runs", "off", "first", "then", "moved_"), NOT_TODAY.values(), ids=list(NOT_TODAY)
)
def test_a_session_not_wanted_today_goes_where_a_missed_one_goes(
    goal: int, runs: str, off: str, first: str, then: str, moved_: list[str]
) -> None:
    told = facts("Mon", goal, runs, off=off)
    before = plan(told)
    planned = plan(told, not_today(before, MON))
    assert (drawn(before), drawn(planned), moves(planned)) == (first, then, moved_)
    assert (reasons(planned, "Mon"), planned.pins) == ("kept-free", ())
    assert plan(told, planned) == planned
    back = plan(told, put_back(planned, planned.moved[0], MON))
    assert (drawn(back), moves(back), back.kept_free) == (first, [], ())


def test_a_session_that_had_moved_here_and_is_not_wanted_today_moves_on(week: WeekPlan) -> None:
    told = facts("Wed", 4, RUNS, "c......")
    planned = plan(told, not_today(plan(told, week), WED))
    assert (drawn(planned), moves(planned)) == (
        "cx.ACM.",
        ["Tue -> Fri: missed, next-without-run"],
    )
    done = plan(facts("Wed", 4, RUNS, "c.m...."), planned)
    assert drawn(done) == "cxmA.C."


def test_a_session_put_on_today_is_not_wanted_there_any_more_either(told: Facts) -> None:
    pin = plan(told, pinned(plan(told), MON, MON))
    planned = plan(told, not_today(pin, MON))
    assert (drawn(planned), planned.pins) == (".ACA.C.", ())


def test_a_session_moved_here_that_goes_back_to_its_day_leaves_no_move(week: WeekPlan) -> None:
    early = plan(facts(runs=RUNS), moved(week, SAT, WED, MON))
    told = facts("Wed", 4, RUNS, "ca.....", off="....a..")
    today = plan(told, early)
    assert moves(today) == ["Sat -> Wed: asked, chosen"]
    back = not_today(today, WED)
    assert back.moved == ()
    assert drawn(plan(told, back)) == "ca.A.C."


def test_without_a_session_to_come_today_there_is_nothing_to_put_off(week: WeekPlan) -> None:
    with pytest.raises(ValueError, match="no session to come"):
        not_today(week, WED)


def test_a_day_wanted_free_gives_its_session_away(week: WeekPlan, told: Facts) -> None:
    planned = plan(told, kept_free(week, THU, MON))
    assert drawn(planned) == "CA...CA"
    assert moves(planned) == ["Thu -> Sun: asked, best"]
    assert reasons(planned, "Thu") == "kept-free"
    assert drawn(plan(told, pinned(planned, THU, MON)))[3] == "A"


def test_a_wish_can_be_dropped(week: WeekPlan, told: Facts) -> None:
    wish = pinned(kept_free(week, WED, MON), SUN, MON)
    assert (wish.pins, wish.kept_free) == ((SUN,), (WED,))
    without = released(released(wish, SUN), WED)
    assert (without.pins, without.kept_free) == ((), ())
    assert plan(told, without) == week


def test_a_session_keeps_the_minutes_it_was_given(week: WeekPlan, told: Facts) -> None:
    long = plan(told, lasting(week, SAT, 15, MON, RULES.minutes))
    assert long.planned_minutes() == 51
    later = plan(facts("Tue", 4, RUNS, "c......"), long)
    assert later.planned_minutes() == 51
    with pytest.raises(ValueError, match="16 minutes"):
        lasting(week, SAT, 16, MON, RULES.minutes)


def test_a_missed_session_put_back_is_let_go(week: WeekPlan) -> None:
    told = facts("Wed", 4, RUNS, "c......")
    planned = plan(told, week)
    assert moves(planned) == ["Tue -> Wed: missed, next-without-run"]
    back = plan(told, put_back(planned, planned.moved[0], WED))
    assert drawn(back) == "cx.A.C."
    assert moves(back) == ["Tue -> none: missed, let-go"]
    assert plan(told, back) == back
    thursday = plan(facts("Thu", 4, RUNS, "c......"), back)
    assert drawn(thursday) == "cx.A.C."


def test_a_missed_session_moved_on_by_hand_is_still_told_as_missed(week: WeekPlan) -> None:
    told = facts("Wed", 4, RUNS, "c......")
    planned = plan(told, moved(plan(told, week), WED, FRI, WED))
    assert (drawn(planned), moves(planned)) == ("cx.ACM.", ["Tue -> Fri: missed, chosen"])
    back = plan(told, put_back(planned, planned.moved[0], WED))
    assert (drawn(back), moves(back)) == ("cx.A.C.", ["Tue -> none: missed, let-go"])


def test_a_session_whose_first_day_was_taken_is_told_from_where_it_was(week: WeekPlan) -> None:
    away = plan(facts(runs=RUNS), moved(week, SAT, SUN, MON))
    told = facts("Wed", 4, RUNS, off="..aaa..")
    taken = plan(told, away)
    assert "Mon -> Sat: missed, next-without-run" in moves(taken)
    freed = plan(told, kept_free(taken, SUN, WED))
    assert drawn(freed) == "xx...C."
    assert moves(freed)[-1] == "Sun -> none: asked, lapsed"
    assert plan(told, freed) == freed


def test_a_session_put_back_on_a_day_to_come_stays_there(week: WeekPlan) -> None:
    told = facts(runs=RUNS, off="...b...")
    away = plan(told, week)
    assert moves(away) == ["Thu -> Sun: busy, best"]
    back = plan(told, put_back(away, away.moved[0], MON))
    assert (drawn(back), moves(back)) == ("CA.A.C.", [])
    assert back.pins == (THU,)
    assert plan(told, back) == back


def test_what_was_asked_can_be_put_back_too(week: WeekPlan, told: Facts) -> None:
    planned = plan(told, moved(week, SAT, WED, MON))
    back = plan(told, put_back(planned, planned.moved[0], MON))
    assert (drawn(back), moves(back)) == ("CA.A.C.", [])


def test_a_session_moved_off_today_leaves_no_place_for_another() -> None:
    told = facts("Sat", off="......a")
    missed = plan(told, plan(facts()))
    assert drawn(missed) == "x.x.xC."
    planned = plan(told, moved(missed, SAT, SUN, SAT))
    assert drawn(planned) == "x.x.x.C"
    assert plan(told, planned) == planned


def test_a_move_opens_no_place_that_five_in_a_row_had_closed() -> None:
    told = facts(goal=5, weekdays=frozenset({1, 2, 3, 4, 5}))
    week = plan(told)
    assert drawn(week) == "CM.CM.."
    planned = plan(told, moved(week, FRI, SAT, MON))
    assert drawn(planned) == "CM.C.M."
    assert plan(told, planned) == planned


def test_after_a_move_another_goal_counts_again() -> None:
    told = facts("Sat", off="......a")
    planned = plan(told, moved(plan(told, plan(facts())), SAT, SUN, SAT))
    assert planned.at_most == 1
    assert plan(facts("Sat", 5, off="......a"), planned).at_most is None


def test_a_session_moved_and_missed_is_made_up(week: WeekPlan, told: Facts) -> None:
    planned = plan(told, moved(week, SAT, WED, MON))
    later = plan(facts("Thu", 4, RUNS, "ca....."), planned)
    assert drawn(later) == "caxAC.."


def test_the_plan_itself_is_never_changed(week: WeekPlan, told: Facts) -> None:
    kept = plan(told)
    moved(week, SAT, WED, MON)
    kept_free(week, SAT, MON)
    assert week == kept


REFUSED: dict[str, Callable[[WeekPlan], WeekPlan]] = {
    "from a free day": lambda week: moved(week, WED, FRI, MON),
    "onto a session": lambda week: moved(week, SAT, THU, MON),
    "from a day that passed": lambda week: moved(week, MON, WED, TUE),
    "onto a day that passed": lambda week: moved(week, SAT, WED, THU),
    "a pin on a day that passed": lambda week: pinned(week, MON, TUE),
    "a free day that passed": lambda week: kept_free(week, MON, TUE),
    "minutes without a session": lambda week: lasting(week, WED, 12, MON, RULES.minutes),
}


@pytest.mark.parametrize("wish", REFUSED.values(), ids=list(REFUSED))
def test_what_makes_no_sense_is_refused(
    week: WeekPlan, wish: Callable[[WeekPlan], WeekPlan]
) -> None:
    with pytest.raises(ValueError, match="2026-05-1"):
        wish(week)


def test_a_move_is_not_undone_twice_nor_once_it_is_done(week: WeekPlan) -> None:
    planned = plan(facts("Wed", 4, RUNS, "c......"), week)
    (move,) = planned.moved
    with pytest.raises(ValueError, match="cannot be undone"):
        put_back(put_back(planned, move, WED), move, WED)
    done = plan(facts("Wed", 4, RUNS, "c.m...."), planned)
    with pytest.raises(ValueError, match="cannot be undone"):
        put_back(done, move, WED)
