"""A plan that meets real life: as little moves as can, by the rule, and never twice."""

import msgspec
import pytest

from backstretch.plan.facts import Facts
from tests.plan.drawing import drawn, facts, moves, on, plan, reasons

RUNS = ".p.p..p"

# runs, goal, the plan of Monday, then today, what was done, and the plan then with its moves
MISSES = {
    "all done as planned": (
        "p..p.p.", 4, "AC.A.A.",
        "Thu", "ac.....", "ac.A.A.", [],
    ),
    "the next day without a run": (
        "p..p.p.", 4, "AC.A.A.",
        "Wed", "a......", "axCA.A.", ["Tue -> Wed: missed, next-without-run"],
    ),
    "the next free day when each has a run": (
        "pppppp.", 3, "A..A..C",
        "Tue", ".......", "xA.A..C", ["Mon -> Tue: missed, next-free"],
    ),
    "a day without a run before a nearer one with": (
        "p.pp.p.", 4, "AC.A.A.",
        "Wed", "a......", "ax.ACA.", ["Tue -> Fri: missed, next-without-run"],
    ),
    "two misses, two days": (
        ".......", 4, "C.M.C.M",
        "Thu", ".......", "x.xCMMC",
        ["Mon -> Thu: missed, next-without-run", "Wed -> Sat: missed, next-without-run"],
    ),
    "never so that five days in a row have a session": (
        ".......", 5, "CM.CM.C",
        "Wed", ".......", "xxCMM.C",
        ["Mon -> Wed: missed, next-without-run", "Tue -> none: missed, lapsed"],
    ),
    "the last three days still reach the range": (
        ".......", 3, "C.M.C..",
        "Fri", ".......", "x.x.CMM",
        ["Mon -> Sat: missed, next-without-run", "Wed -> Sun: missed, next-without-run"],
    ),
    "no day left": (
        ".......", 3, "C.M.C..",
        "Sun", "c......", "c.x.x.C",
        ["Wed -> Sun: missed, next-without-run", "Fri -> none: missed, lapsed"],
    ),
    "two misses, one of them made up": (
        ".......", 4, "C.M.C.M",
        "Fri", "...m...", "x.xmCMM",
        ["Mon -> Thu: missed, chosen", "Wed -> Sat: missed, next-without-run"],
    ),
    "done a day late without being asked": (
        ".......", 4, "C.M.C.M",
        "Fri", "c..m...", "c.xmC.M", ["Wed -> Thu: missed, chosen"],
    ),
    "done a day early": (
        ".......", 3, "C.M.C..",
        "Wed", "cm.....", "cm..C..", ["Wed -> none: extra, enough"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "goal", "first", "today", "done", "then", "moved"), MISSES.values(), ids=list(MISSES)
)
def test_a_missed_session_goes_where_the_rule_says(
    runs: str, goal: int, first: str, today: str, done: str, then: str, moved: list[str]
) -> None:
    before = plan(facts(goal=goal, runs=runs))
    assert drawn(before) == first
    planned = plan(facts(today, goal, runs, done), before)
    assert (drawn(planned), moves(planned)) == (then, moved)
    assert plan(facts(today, goal, runs, done), planned) == planned


def test_the_week_of_the_drawing() -> None:
    monday = plan(facts(runs="p..p.p."))
    wednesday = plan(facts("Wed", 4, "R..p.p.", "a......"), monday)
    assert reasons(wednesday, "Wed") == "moved strength"
    assert reasons(wednesday, "Tue") == "missed"
    thursday = plan(facts("Thu", 4, "R..R.p.", "a.c...."), wednesday)
    assert drawn(thursday) == "axcA.A."
    assert moves(thursday) == ["Tue -> Wed: missed, next-without-run"]
    assert (reasons(thursday, "Fri"), reasons(thursday, "Sun")) == ("rest", "room")
    assert thursday.planned_minutes() == 48


def test_a_moved_session_that_is_missed_too_moves_again() -> None:
    before = plan(facts(runs="p..p.p."))
    wednesday = plan(facts("Wed", 4, "R..p.p.", "a......"), before)
    friday = plan(facts("Fri", 4, "R..R.p.", "a..a..."), wednesday)
    assert drawn(friday) == "axxaCA."
    assert moves(friday) == [
        "Tue -> Wed: missed, next-without-run",
        "Wed -> Fri: missed, next-without-run",
    ]


def test_a_day_missed_and_noted_late_takes_its_move_back() -> None:
    before = plan(facts(runs="p..p.p."))
    wednesday = plan(facts("Wed", 4, "R..p.p.", "a......"), before)
    noted = plan(facts("Wed", 4, "R..p.p.", "ac....."), wednesday)
    assert drawn(noted) == "ac.A.A."
    assert moves(noted) == []


def test_what_made_up_for_a_day_noted_late_goes_first_even_from_a_better_day() -> None:
    runs = "...p.pp"
    before = plan(facts(runs=runs))
    assert drawn(before) == "C..AC.A"
    friday = plan(facts("Fri", 4, runs, "c......"), before)
    assert drawn(friday) == "c..xCAA"
    noted = plan(facts("Fri", 4, runs, "c..a..."), friday)
    assert (drawn(noted), moves(noted)) == ("c..aC.A", [])


# a day off, what becomes of the plan C A . A . C . with runs on Tuesday, Thursday, Sunday
DAYS_OFF = {
    "ill": ("...i...", "CA...CA", ["Thu -> Sun: ill, best"]),
    "away": ("...a...", "CA...CA", ["Thu -> Sun: away, best"]),
    "away on a free day": ("....a..", "CA.A.C.", []),
    "ill for three days": ("..iii..", "CA...C.", ["Thu -> none: ill, enough"]),
    "ill all week": ("iiiiiii", ".......", [
        f"{day} -> none: ill, lapsed" for day in ("Mon", "Tue", "Thu", "Sat")
    ]),
    "busy": (".....b.", "CA.AC..", ["Sat -> Fri: busy, best"]),
    "a free day": ("....b..", "CA.A.C.", []),
    "all days but one": (".bbb.bb", "C...C..", [
        "Tue -> Fri: busy, best", "Thu -> none: busy, lapsed", "Sat -> none: busy, lapsed",
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("off", "then", "moved"), DAYS_OFF.values(), ids=list(DAYS_OFF))
def test_a_day_off_moves_its_session_only(off: str, then: str, moved: list[str]) -> None:
    before = plan(facts(runs=RUNS))
    assert drawn(before) == "CA.A.C."
    told = facts(runs=RUNS, off=off)
    planned = plan(told, before)
    assert (drawn(planned), moves(planned)) == (then, moved)
    assert plan(told, planned) == planned


def test_a_session_that_lapsed_comes_back_when_its_day_does() -> None:
    before = plan(facts(runs=RUNS))
    away = plan(facts(runs=RUNS, off=".bbb.bb"), before)
    back = plan(facts(runs=RUNS, off=".b...bb"), away)
    assert drawn(back) == "C.MAC.."
    assert moves(back) == ["Tue -> Fri: busy, best", "Sat -> Wed: busy, best"]


def test_a_clock_set_back_before_a_miss_leaves_no_trace_of_it() -> None:
    before = plan(facts())
    tuesday = plan(facts("Tue"), before)
    assert moves(tuesday) == ["Mon -> Tue: missed, next-without-run"]
    back = plan(facts(), tuesday)
    assert (drawn(back), moves(back)) == (drawn(before), [])
    assert plan(facts(), back) == back


def test_a_missed_day_of_illness_is_nobody_s_miss() -> None:
    before = plan(facts(runs=RUNS))
    planned = plan(facts("Wed", 4, ".p.p..p", "c......", off=".i....."), before)
    assert reasons(planned, "Tue") == "missed ill"
    assert (drawn(planned), moves(planned)) == (
        "cxMA.C.",
        ["Tue -> Wed: missed, next-without-run"],
    )


def test_a_run_more_changes_the_routine_and_moves_nothing() -> None:
    before = plan(facts(runs=RUNS))
    planned = plan(facts(runs="pp.p..p"), before)
    assert (drawn(planned), moves(planned)) == ("AA.A.C.", [])


def test_a_higher_goal_adds_days_from_tomorrow_on() -> None:
    before = plan(facts(goal=3))
    told = facts("Tue", 5, done="c......")
    planned = plan(told, before)
    assert drawn(before) == "C.M.C.."
    assert drawn(planned) == "c.MCM.C"
    assert moves(planned) == []
    assert plan(told, planned) == planned
    assert planned.goal_since == on("Tue")


def test_a_lower_goal_keeps_today_and_what_is_done() -> None:
    before = plan(facts(goal=5))
    assert drawn(before) == "CM.CM.C"
    planned = plan(facts("Tue", 3, done="c......"), before)
    assert drawn(planned) == "cM..C.."
    assert moves(planned) == ["Thu -> none: goal, enough", "Sun -> none: goal, enough"]
    assert drawn(plan(facts("Wed", 3, done="cm....."), planned)) == "cm..C.."


def test_other_minutes_are_taken_over_by_what_is_to_come() -> None:
    before = plan(facts(goal=3, minutes=10))
    told = facts("Tue", 3, done="c......", minutes=10)
    planned = plan(msgspec.structs.replace(told, goal=facts(goal=3, minutes=15).goal), before)
    assert planned.planned_minutes() == 10 + 15 + 15


def test_what_has_passed_stays_as_it_was() -> None:
    before = plan(facts(runs=RUNS))
    for today in ("Tue", "Thu", "Sat", "Sun"):
        told: Facts = facts(today, 5, "R.R....", "m......", off="iiiiiii")
        planned = plan(told, before)
        for day in planned.days:
            if day.date < told.today and day.date != on("Mon"):
                earlier = before.day(day.date).session
                assert (day.session is None) == (earlier is None)
                assert not (day.session and earlier) or day.session.routine == earlier.routine
