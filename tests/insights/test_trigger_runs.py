"""What is asked of each run: yes, no, or not told."""

from datetime import date, timedelta

import pytest

from backstretch.care.light import Limits
from backstretch.insights.gathering import RunTold, gather
from backstretch.insights.trigger_runs import Trigger, trigger_runs
from backstretch.insights.triggers import Finding, triggers
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import (
    Desk,
    Drinking,
    Hills,
    Load,
    Posture,
    RunFacts,
    Sleep,
    Stress,
    Stride,
    Surface,
    WarmUp,
)
from backstretch.journal.said import PainMoment
from backstretch.journal.trend_records import PainBrief, TrendRecords

FIRST = date(2026, 3, 2)
UNTOLD = RunFacts()


def a_run(number: int, facts: RunFacts = UNTOLD) -> RunTold:
    metres = facts.distance_m
    return RunTold(f"run {number}", FIRST + timedelta(number), metres, None, facts, 3, None, ())


def told(*runs: RunTold) -> dict[Trigger, bool]:
    """Return what was told of the last of the runs."""
    return dict(trigger_runs(runs, FIRST)[-1].told)


def of(**facts: object) -> dict[Trigger, bool]:
    return told(a_run(0, RunFacts(**facts)))  # type: ignore[arg-type]


def test_of_a_run_of_which_nothing_was_told_nothing_is_known() -> None:
    assert told(a_run(0)) == {}


@pytest.mark.parametrize(
    ("trigger", "field", "yes", "no", "unsure"),
    [
        (Trigger.NO_WARM_UP, "warm_up", [WarmUp.NONE], [WarmUp.EASY, WarmUp.STATIC], []),
        (Trigger.DOWNHILL, "hills", [Hills.DOWN], [Hills.FLAT, Hills.ROLLING, Hills.UP], []),
        (Trigger.STRIDE_AHEAD, "stride", [Stride.AHEAD], [Stride.UNDER], [Stride.UNSURE]),
        (Trigger.SITTING, "desk", [Desk.TO_8, Desk.OVER_8], [Desk.TO_2, Desk.TO_6], []),
        (Trigger.CONCRETE, "surface", [Surface.CONCRETE], [Surface.ROAD, Surface.MIXED], []),
        (Trigger.SLUMPED, "posture", [Posture.SLUMPED], [Posture.TALL], [Posture.UNSURE]),
        (Trigger.LOAD, "load", [Load.BACKPACK, Load.BUGGY], [Load.NONE, Load.BELT], []),
        (Trigger.POOR_SLEEP, "sleep", [Sleep.POOR], [Sleep.GOOD, Sleep.SO_SO], []),
        (Trigger.STRESS, "stress", [Stress.HIGH], [Stress.LOW, Stress.MEDIUM], []),
        (Trigger.THIRSTY, "drinking", [Drinking.THIRSTY], [Drinking.USUAL, Drinking.LESS], []),
    ],
)
def test_an_answer_is_yes_or_no_and_not_sure_is_neither(
    trigger: Trigger, field: str, yes: list[str], no: list[str], unsure: list[str]
) -> None:
    assert all(of(**{field: answer}) == {trigger: True} for answer in yes)
    assert all(of(**{field: answer}) == {trigger: False} for answer in no)
    assert all(of(**{field: answer}) == {} for answer in unsure)


@pytest.mark.parametrize(("days", "is_break"), [(1, False), (13, False), (14, True), (60, True)])
def test_a_break_is_two_weeks_without_a_run(days: int, is_break: bool) -> None:
    assert told(a_run(0), a_run(days)) == {Trigger.BREAK: is_break}


def test_longer_is_told_only_where_there_is_a_distance_of_30_days_to_hold_it_against() -> None:
    long, short = RunFacts(distance_m=12_000), RunFacts(distance_m=10_000)
    assert told(a_run(0, short), a_run(3, long))[Trigger.LONGER] is True
    assert told(a_run(0, long), a_run(3, short))[Trigger.LONGER] is False
    assert Trigger.LONGER not in told(a_run(0, long))
    assert Trigger.LONGER not in told(a_run(0, short), a_run(31, long))
    assert Trigger.LONGER not in told(a_run(0), a_run(3, long))
    assert told(a_run(0, short), a_run(30, long))[Trigger.LONGER] is True


def test_the_runs_of_a_year_are_looked_at_and_pain_is_high_from_amber_on() -> None:
    runs, pains = [], []
    for n in range(40):
        day = (FIRST + timedelta(days=n)).isoformat()
        facts = RunFacts(hills=Hills.DOWN if n % 3 == 0 else Hills.FLAT)
        stamp = (f"note {n}", f"{day}T18:00:00+01:00", "Europe/Berlin", day)
        runs.append(RunNote(*stamp, f"run {n}", day, RunIs.DONE, facts=facts))
        pains.append(PainBrief(day, PainMoment.AFTER_RUN, 6 if n % 3 == 0 else 2, f"run {n}"))
    records = TrendRecords(tuple(runs), tuple(pains), first_day=FIRST.isoformat())
    found = triggers(gather(records, FIRST + timedelta(days=40), Limits(2, 5, 2)))
    assert found.cut == 3
    downhill = found.worth_a_test
    assert downhill is not None
    assert (downhill.trigger, downhill.having.runs, downhill.having.high) == (
        Trigger.DOWNHILL,
        14,
        14,
    )
    assert (downhill.without.runs, downhill.without.high) == (26, 0)
    breaks = next(row for row in found.rows if row.trigger is Trigger.BREAK)
    assert (breaks.finding, breaks.more) == (Finding.NOT_ENOUGH, 6)
    later = triggers(gather(records, FIRST + timedelta(days=364 + 20), Limits(2, 5, 2)))
    assert sum(row.having.runs + row.without.runs for row in later.rows[:1]) == 19
