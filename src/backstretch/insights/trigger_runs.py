"""What may go with a bad day, asked of each run: yes, no, or not told (evidence 6): pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backstretch.insights.gathering import RunTold
from backstretch.insights.weeks import LONGEST_OF, long_runs
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

BREAK = timedelta(days=14)
"""So long without a run is a break: from here the plan steps back as well (evidence 3, 6)."""


class Trigger(StrEnum):
    """What is looked at, what is known best first (the strengths of evidence 6).

    LONGER: more than 10 % longer than the longest of the 30 days before; BREAK: the first run in
    two weeks or more; SITTING: more than six hours that day; LOAD: more carried than a belt.
    None of them is known to cause back pain in one person.
    """

    LONGER = "longer"
    NO_WARM_UP = "no-warm-up"
    BREAK = "break"
    DOWNHILL = "downhill"
    STRIDE_AHEAD = "stride-ahead"
    SITTING = "sitting"
    CONCRETE = "concrete"
    SLUMPED = "slumped"
    LOAD = "load"
    POOR_SLEEP = "poor-sleep"
    STRESS = "stress"
    THIRSTY = "thirsty"


@dataclass(frozen=True, slots=True)
class TriggerRun:
    """A run with its numbers and what was told of it; a trigger that was not told is left out."""

    run: str
    day: date
    after: int | None
    morning: int | None
    told: Mapping[Trigger, bool]


def trigger_runs(runs: Sequence[RunTold], first: date) -> tuple[TriggerRun, ...]:
    """Return the runs from a day on, given with those before it that they are held against."""
    longer = {one.run for one in long_runs(runs)}
    return tuple(
        TriggerRun(run.run, run.day, run.after, run.morning, dict(_told(run, before, longer)))
        for run, before in zip(runs, _before(runs), strict=True)
        if run.day >= first
    )


def _told(
    run: RunTold, before: tuple[date | None, bool], longer: set[str]
) -> Iterable[tuple[Trigger, bool]]:
    last, measured = before
    if run.distance_m is not None and measured:
        yield Trigger.LONGER, run.run in longer
    if last is not None:
        yield Trigger.BREAK, run.day - last >= BREAK
    yield from _said(run.facts)


def _before(runs: Sequence[RunTold]) -> Iterator[tuple[date | None, bool]]:
    """Yield the day of the run before each, and whether it can be held against a distance."""
    last: date | None = None
    measured: date | None = None
    for run in runs:
        yield last, measured is not None and run.day - measured <= LONGEST_OF
        last = run.day
        if run.distance_m:
            measured = run.day


def _said(facts: RunFacts) -> Iterator[tuple[Trigger, bool]]:
    answers: tuple[
        tuple[Trigger, StrEnum | None, tuple[StrEnum, ...], tuple[StrEnum, ...]], ...
    ] = (
        (Trigger.NO_WARM_UP, facts.warm_up, (WarmUp.NONE,), ()),
        (Trigger.DOWNHILL, facts.hills, (Hills.DOWN,), ()),
        (Trigger.STRIDE_AHEAD, facts.stride, (Stride.AHEAD,), (Stride.UNSURE,)),
        (Trigger.SITTING, facts.desk, (Desk.TO_8, Desk.OVER_8), ()),
        (Trigger.CONCRETE, facts.surface, (Surface.CONCRETE,), ()),
        (Trigger.SLUMPED, facts.posture, (Posture.SLUMPED,), (Posture.UNSURE,)),
        (Trigger.LOAD, facts.load, (Load.BOTTLE, Load.VEST, Load.BACKPACK, Load.BUGGY), ()),
        (Trigger.POOR_SLEEP, facts.sleep, (Sleep.POOR,), ()),
        (Trigger.STRESS, facts.stress, (Stress.HIGH,), ()),
        (Trigger.THIRSTY, facts.drinking, (Drinking.THIRSTY,), ()),
    )
    for trigger, answer, with_it, unsure in answers:
        if answer is not None and answer not in unsure:
            yield trigger, answer in with_it
