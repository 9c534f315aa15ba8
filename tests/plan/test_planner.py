"""A fresh week: which days, which routines, and a reason for every day."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from backstretch.plan.bending import pinned
from backstretch.plan.facts import DoneSession, Goal, Run
from backstretch.plan.planner import plan_week, plan_weeks
from backstretch.plan.reasons import Reason, State
from backstretch.plan.week_plan import WeekPlan
from tests.plan.drawing import DAYS, MONDAY, RULES, at, drawn, facts, on, plan, reasons

LAST_WEEK = (
    DoneSession(on(-1), "after-run", 12),
    DoneSession(on(-3), "core-hips", 12),
)

# goal, runs, what is planned on a Monday with nothing before
FRESH = [
    (3, ".......", "C.M.C.."),
    (4, ".......", "C.M.C.M"),
    (5, ".......", "CM.CM.C"),
    (3, ".p.p..p", ".A.A.C."),
    (4, "p..p.p.", "AC.A.A."),
    (4, ".p.p..p", "CA.A.C."),
    (5, ".p.p..p", "CA.AC.A"),
    (3, "pppppp.", "A..A..C"),
    (5, "ppppppp", "AA.AA.A"),
]


@pytest.mark.parametrize(("goal", "runs", "sessions"), FRESH)
def test_a_week_is_even_follows_runs_and_holds_strength(
    goal: int, runs: str, sessions: str
) -> None:
    assert drawn(plan(facts(goal=goal, runs=runs))) == sessions


# goal, runs, today, what is planned for somebody who never did a session
NEW = [
    (3, ".......", "Mon", "A.C..C."),
    (4, ".......", "Mon", "A.C.M.C"),
    (5, ".......", "Mon", "AC.MC.M"),
    (4, ".p.p..p", "Mon", "AA.A.C."),
    (3, ".p.p..p", "Mon", "A..A.C."),
    (4, ".......", "Wed", "..AC..C"),
    (4, "p..p.p.", "Mon", "AC.A.A."),
    (5, ".......", "Sat", ".....A."),
]


@pytest.mark.parametrize(("goal", "runs", "today", "sessions"), NEW)
def test_the_first_session_of_all_is_the_core_five(
    goal: int, runs: str, today: str, sessions: str
) -> None:
    told = facts(today, goal, runs, first_day=on(today))
    assert drawn(plan(told)) == sessions
    assert reasons(plan(told), today) == ("run" if runs.startswith("p") else "first")


@pytest.mark.parametrize("known", [{"off": "b......"}, {"weekdays": frozenset({2, 4, 6})}])
def test_a_first_day_that_does_not_suit_has_no_session(known: dict[str, Any]) -> None:
    told = facts(first_day=MONDAY, **known)
    assert drawn(plan(told))[0] == "."


def test_before_the_first_day_there_is_no_session() -> None:
    planned = plan(facts("Mon", first_day=on("Wed")))
    assert drawn(planned)[:2] == ".."
    assert [reasons(planned, day) for day in ("Mon", "Tue")] == ["early", "early"]


@pytest.mark.parametrize(("days", "letter"), [(42, "C"), (43, "A")])
def test_after_six_weeks_without_a_session_the_core_five_come_first_again(
    days: int, letter: str
) -> None:
    told = msgspec.structs.replace(facts(), done=(DoneSession(on(-days), "after-run", 12),))
    assert drawn(plan(told))[0] == letter


def test_a_first_session_needs_no_run_to_follow() -> None:
    session = plan(facts(new=True, times={1: at(6, 45)})).day(MONDAY).session
    assert session is not None
    assert (session.routine, session.at, session.after_run) == ("after-run", at(6, 45), False)


def test_a_first_session_that_was_missed_is_first_on_the_next_day_too() -> None:
    before = plan(facts(new=True))
    planned = plan(facts("Tue", new=True), before)
    assert (drawn(planned)[:2], reasons(planned, "Tue")) == ("xA", "moved first")
    done = plan(facts("Wed", new=True, done=".a....."), planned)
    assert "first" not in "".join(reasons(done, day) for day in ("Wed", "Thu", "Fri", "Sat"))


def test_the_weeks_after_a_first_week_have_no_first_session() -> None:
    first, second = plan_weeks(MONDAY, 2, facts(new=True), RULES)
    told = [reason for week in (first, second) for day in week.days for reason in day.reasons]
    assert told.count(Reason.FIRST) == 1


def test_the_typical_week_of_the_evidence_comes_out() -> None:
    told = msgspec.structs.replace(facts(goal=5, runs=".p.p..p"), done=LAST_WEEK)
    assert drawn(plan(told)) == "CA.AC.A"


def test_strength_at_the_end_of_a_week_is_not_followed_by_strength() -> None:
    told = msgspec.structs.replace(facts(goal=5), done=(DoneSession(on(-1), "core-hips", 12),))
    assert drawn(plan(told))[:2] != "C"
    (first, second) = plan_weeks(MONDAY, 2, facts(goal=5), RULES)
    assert drawn(first).endswith("C")
    assert not drawn(second).startswith("C")


# what is known of the week, what is planned, and the reasons of its days
DAYS_OFF = [
    ({"off": "i......"}, "Mon", "ill"),
    ({"off": "a......"}, "Mon", "away"),
    ({"off": "b......"}, "Mon", "busy"),
    ({"weekdays": frozenset({2, 4, 6, 7})}, "Mon", "not-a-day"),
    ({"first_day": on("Tue"), "today": "Tue"}, "Mon", "early"),
    ({"today": "Tue"}, "Mon", "past"),
    ({"today": "Tue", "off": "a......"}, "Mon", "away"),
    ({"stopped": True}, "Thu", "stopped"),
    ({"goal": 3, "done": "a.c.m..", "today": "Fri"}, "Sat", "enough"),
    ({"goal": 4}, "Tue", "rest"),
    ({"goal": 4}, "Sat", "room"),
]


@pytest.mark.parametrize(("known", "day", "reason"), DAYS_OFF)
def test_a_day_without_a_session_says_why(known: dict[str, Any], day: str, reason: str) -> None:
    planned = plan(facts(**known))
    assert planned.day(on(day)).session is None
    assert reasons(planned, day) == reason


SESSIONS = [
    ({"runs": "p......"}, "Mon", "A", "run"),
    ({}, "Mon", "C", "strength"),
    ({"pain": 4}, "Mon", "M", "mobility"),
    ({"pain": 4, "desk_hours": {1: 7.0}}, "Mon", "D", "desk"),
    ({"pain": 6}, "Mon", "G", "sore"),
    ({"pain": 6, "runs": "p......"}, "Mon", "G", "sore"),
    ({"reds": (on("Mon"),), "goal": 5}, "Tue", "G", "red-morning"),
    ({"reds": (on(-1),)}, "Mon", "G", "red-morning"),
    ({"reds": (on(-2),)}, "Mon", "C", "strength"),
    ({"red_runs": (on("Mon"),), "runs": "R......"}, "Mon", "G", "red-run"),
    ({"red_runs": (on("Mon"),), "goal": 5}, "Tue", "G", "red-run"),
    ({"red_runs": (on(-1),)}, "Mon", "G", "red-run"),
    ({"red_runs": (on(-2),)}, "Mon", "C", "strength"),
    ({"red_runs": (on(-1),), "reds": (on("Mon"),)}, "Mon", "G", "red-morning"),
    ({"pain": 9}, "Thu", "C", "strength"),
    ({"pain": 7}, "Tue", "M", "mobility"),
    ({"pain": 3}, "Tue", "C", "strength"),
    ({"pain_before": 4}, "Mon", "M", "mobility"),
    ({"pain": 7, "pain_before": 7}, "Mon", "G", "sore"),
    ({"pain": 7, "pain_before": 7}, "Tue", "C", "strength"),
]


@pytest.mark.parametrize(("known", "day", "letter", "reason"), SESSIONS)
def test_a_day_with_a_session_says_which_rule_chose_it(
    known: dict[str, Any], day: str, letter: str, reason: str
) -> None:
    told = {"goal": 4, **known}
    planned = plan(facts(**told))
    number = ("Mon", "Tue", "Wed", "Thu").index(day)
    if planned.day(on(day)).session is None:
        planned = plan(facts(**{**told, "weekdays": frozenset({number + 1, 6, 7})}))
    assert (drawn(planned)[number], reasons(planned, day)) == (letter, reason)


# goal, the first day, that week and the one after it
SHORT = [
    (5, "Wed", "..AC.MC", "M.CM.CM"),
    (4, "Thu", "...A.C.", "M.C.M.C"),
    (5, "Sat", ".....A.", "CM.CM.C"),
    (3, "Sun", "......A", ".C.M.C."),
]


@pytest.mark.parametrize(("goal", "day", "first", "second"), SHORT)
def test_a_short_first_week_has_its_share_of_the_goal(
    goal: int, day: str, first: str, second: str
) -> None:
    told = facts(day, goal, first_day=on(day))
    planned = plan_weeks(MONDAY, 2, told, RULES)
    assert [drawn(week) for week in planned] == [first, second]
    early = [str(one.reasons[0]) for one in planned[0].days[: DAYS.index(day)]]
    assert early == ["early"] * DAYS.index(day)
    assert planned[0].moved == ()


# goal, days of illness or away, the week where they were known from its start
OFF_WEEKS = [
    (4, "iii....", "...C..C"),
    (5, "iii....", "...CM.C"),
    (4, "a......", ".CM.CM."),
    (4, "..i....", "CM.C.M."),
    (4, "....aa.", "C..C..C"),
    (5, "i......", ".CM.CM."),
    (3, ".....aa", "C.M.C.."),
    (3, "i......", ".C.M.C."),
    (4, "aaaaaa.", "......C"),
    (4, "iiiiiii", "......."),
    (4, "bbb....", "...CMMC"),
]


@pytest.mark.parametrize(("goal", "off", "sessions"), OFF_WEEKS)
def test_a_week_with_days_of_illness_or_away_has_its_share_of_the_goal(
    goal: int, off: str, sessions: str
) -> None:
    assert drawn(plan(facts(goal=goal, off=off))) == sessions


def test_a_session_pinned_stays_beyond_the_share() -> None:
    told = facts(goal=4, off="iii....")
    asked = plan(told)
    for day in ("Fri", "Sat"):
        asked = plan(told, pinned(asked, on(day), told.today))
    assert drawn(asked) == "...CMMC"


# goal, the days of the week before with a session, and the week then: four in a row at most
EDGES = [
    (5, "...xxxx", ".CMM.CM"),
    (5, "....xxx", "C.MC.MC"),
]


@pytest.mark.parametrize(("goal", "before", "sessions"), EDGES)
def test_no_week_goes_on_where_the_one_before_ended_with_four_days_in_a_row(
    goal: int, before: str, sessions: str
) -> None:
    held = [on(number - 7) for number, letter in enumerate(before) if letter == "x"]
    done = tuple(DoneSession(day, "rest-day", 12) for day in held)
    planned = plan(msgspec.structs.replace(facts(goal=goal), done=done))
    assert drawn(planned) == sessions


def test_five_in_a_row_stand_only_where_the_person_put_them() -> None:
    told = facts(goal=5, weekdays=frozenset({1, 2, 3, 4, 5}))
    asked = plan(told)
    assert drawn(asked) == "CM.CM.."
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri"):
        asked = pinned(asked, on(day), told.today)
    assert len(plan(told, asked).sessions(State.PLANNED, State.TODAY)) == 5


def test_against_a_warning_sign_nothing_is_planned_and_afterwards_it_goes_on() -> None:
    planned = plan(facts())
    stopped = plan(facts(today="Tue", done="c......", stopped=True), planned)
    assert drawn(stopped) == "c......"
    assert stopped.moved == ()
    again = plan(facts(today="Wed", done="c......"), stopped)
    assert drawn(again) == "c.M.C.M"


def test_two_sessions_of_a_day_count_once_and_strength_is_the_one_that_shows() -> None:
    told = facts(today="Tue", done="m......")
    both = (*told.done, DoneSession(MONDAY, "core-hips", 10), DoneSession(MONDAY, "flare-up", 15))
    planned = plan(msgspec.structs.replace(told, done=both))
    assert planned.done() == 1
    assert drawn(planned)[0] == "c"
    assert len(planned.sessions(State.PLANNED, State.TODAY)) == 3


def test_a_run_that_was_planned_and_not_run_is_no_run() -> None:
    planned = plan(facts(today="Tue", runs="p......"))
    assert planned.day(MONDAY).run is None
    assert plan(facts(runs="p......")).day(MONDAY).run == "planned"
    assert plan(facts(runs="R......")).day(MONDAY).run == "done"


# the run's start and minutes, the usual time, when the session is
TIMES = [
    (None, 0, 18, 18),
    ((17, 30), 40, 18, None),
    ((17, 0), 40, 18, 18),
    ((14, 0), 0, 18, 18),
    ((13, 50), 5, 18, None),
    ((17, 0), 40, None, None),
]


@pytest.mark.parametrize(("start", "minutes", "usual", "when"), TIMES)
def test_a_session_after_a_run_keeps_its_time_only_within_four_hours(
    start: tuple[int, int] | None, minutes: int, usual: int | None, when: int | None
) -> None:
    run = Run(MONDAY, start=at(*start) if start else None, minutes=minutes)
    times = {1: at(usual)} if usual else {}
    told = msgspec.structs.replace(facts(), runs=(run,), times=times)
    session = plan(told).day(MONDAY).session
    assert session is not None
    assert session.after_run
    assert session.at == (at(when) if when else None)


def test_a_day_without_a_time_of_its_own_has_the_usual_one() -> None:
    told = msgspec.structs.replace(facts(), times={1: at(7)}, usual_at=at(19))
    week = plan(told)
    assert {day.date.isoweekday(): day.session.at for day in week.days if day.session} == {
        number: at(7 if number == 1 else 19)
        for number in (day.isoweekday() for day in week.sessions(*State))
    }


def test_other_sessions_are_at_the_person_s_time() -> None:
    session = plan(facts(times={1: at(6, 45)})).day(MONDAY).session
    assert session is not None
    assert (session.at, session.after_run, session.minutes) == (at(6, 45), False, 12)


def test_minutes_are_those_of_the_goal_and_the_sum_leaves_missed_ones_out() -> None:
    before = plan(facts(minutes=11))
    assert before.planned_minutes() == 44
    later = plan(facts(today="Sun", minutes=11), before)
    assert drawn(later) == "x.x.x.C"
    assert later.planned_minutes() == 11


@pytest.mark.parametrize(
    ("first_day", "minutes"), [(0, 10), (-7, 10), (-13, 10), (-14, 12), (-400, 12)]
)
def test_minutes_that_nobody_chose_are_few_for_two_weeks(first_day: int, minutes: int) -> None:
    told = facts(minutes=15, first_day=on(first_day), minutes_chosen=False)
    assert {day.session.minutes for day in plan(told).days if day.session} == {minutes}
    chosen = msgspec.structs.replace(told, minutes_chosen=True)
    assert plan(chosen).minutes == 15


def test_a_plan_survives_being_written_down() -> None:
    planned = plan(facts(today="Wed", runs=".p.p..p"), plan(facts(runs=".p.p..p")))
    text = msgspec.json.encode(planned)
    assert msgspec.json.decode(text, type=WeekPlan) == planned
    assert msgspec.json.encode(msgspec.json.decode(text, type=WeekPlan)) == text


@pytest.mark.parametrize("goal", [Goal(2, 12), Goal(6, 12), Goal(4, 9), Goal(4, 16)])
def test_a_goal_outside_the_range_is_refused(goal: Goal) -> None:
    with pytest.raises(ValueError, match="outside the range"):
        plan(msgspec.structs.replace(facts(), goal=goal))


def test_a_week_starts_on_its_first_day_and_from_its_own_plan() -> None:
    with pytest.raises(ValueError, match="no week begins on 2026-05-12"):
        plan_week(MONDAY + timedelta(days=1), facts(), RULES)
    with pytest.raises(ValueError, match="from 2026-05-11 on, not from 2026-05-18"):
        plan_week(MONDAY + timedelta(days=7), facts(), RULES, plan(facts()))


@pytest.mark.parametrize("monday", [date(2020, 12, 28), date(2024, 2, 26), date(2026, 3, 23)])
def test_weeks_at_new_year_leap_days_and_clock_changes_are_like_any_other(monday: date) -> None:
    told = facts(goal=5, runs=".p.p..p", monday=monday)
    assert drawn(plan_week(monday, told, RULES)) == "CA.AC.A"


def test_a_day_of_another_week_is_in_no_plan() -> None:
    with pytest.raises(KeyError):
        plan(facts()).day(MONDAY - timedelta(days=1))
