"""Doses for a set of exercises that fill a time to the second."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from backstretch.content.exercise import Exercise, Kind, Position
from backstretch.content.planning import Rung
from backstretch.content.routine import Item
from backstretch.content.timing import work_ms

GET_READY, SAME, NEW, TO_REST = 10.0, 10.0, 15.0, 5.0
"""Seconds into the first exercise, the next, one in another position, to or from lying rest."""
UNHURRIED, VERY_UNHURRIED = 15.0, 40.0
"""Seconds a change may take longer, where a rest at the end cannot take what is left over."""
HEIGHTS = (
    Position.STANDING,
    Position.SEATED,
    Position.HALF_KNEELING,
    Position.KNEELING,
    Position.HANDS_AND_KNEES,
    Position.FLOOR_SITTING,
    Position.PRONE,
    Position.SUPINE,
)
"""From up to down: in this order a session goes to the floor once and never up again."""

_KINDS = (Kind.MOBILITY, Kind.CONTROL, Kind.STRENGTH, Kind.STRETCH, Kind.REST)
_SHORT = 20.0
_EASY_REST = 45.0
_LONG_REST, _LONG_REST_UNIT = 120.0, 9.0
_HOLD, _ROUND = 3.0, 0.25
_USUAL_REPS = 12
_BEYOND = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """An exercise with the dose it has in the routines, and the most rounds it has there."""

    exercise: Exercise
    item: Item
    rounds: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The items of a session, and how far their doses are from what is wanted (0: nowhere)."""

    items: tuple[Item, ...]
    cost: float


def in_order(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return exercises in the order that gets a person up and down least.

    Standing first, lying last; in one position first movement, then strength, then stretches,
    then rest.
    """
    return sorted(
        wanted,
        key=lambda one: (
            one.exercise.kind is Kind.REST and one.exercise.position is Position.SUPINE,
            HEIGHTS.index(one.exercise.position),
            _KINDS.index(one.exercise.kind),
        ),
    )


def fit(
    wanted: Sequence[Wanted],
    seconds: int,
    rung: Rung,
    opening: Wanted | None = None,
    generous: bool = False,
    unhurried: float = UNHURRIED,
) -> Fit | None:
    """Return the exercises with doses that last so many seconds to the second, or None.

    `opening` is a rest to begin with. The last exercises, if they are rests, share what is left
    over; without a rest the changes do. Of all doses those nearest to the wanted ones are taken;
    `generous` also allows the largest that the exercises' own ranges have, and changes that take
    longer, each by no more than `unhurried` seconds.
    """
    begun = [opening] if opening else []
    changed = _with_changes([*begun, *in_order(wanted)])
    rests = _rests_at_the_end(changed)
    dosed = changed[: len(changed) - len(rests)]
    left = seconds * 1000 - sum(round(one.item.change * 1000) for one in changed)
    least, most = _span(rests)
    most += unhurried * len(changed) if generous or not rests else 0
    sums: dict[int, tuple[float, tuple[Item, ...]]] = {0: (0.0, ())}
    for one in dosed:
        options = list(_options(one, rung, generous))
        sums = _widened(sums, options, left - round(least * 1000))
    found = [
        (cost + (_rest_cost(over) if rests else over / 30), over, items)
        for total, (cost, items) in sums.items()
        if least <= (over := (left - total) / 1000) <= most
    ]
    if not found or not changed:
        return None
    cost, over, items = min(found, key=lambda one: one[:2])
    return Fit(_closed(items, rests, over), cost)


def _rests_at_the_end(wanted: Sequence[Wanted]) -> list[Wanted]:
    moves = [number for number, one in enumerate(wanted) if one.exercise.kind is not Kind.REST]
    return list(wanted[moves[-1] + 1 if moves else 0 :])


def _span(rests: Sequence[Wanted]) -> tuple[float, float]:
    """Return the least and most seconds the rests at the end may last together."""
    spans = [one.exercise.dose.hold or (0.0, 0.0) for one in rests]
    return sum(least for least, _ in spans), sum(most for _, most in spans)


def _rest_cost(seconds: float) -> float:
    """Return how far the rest at the end is from an easy one; a very long one counts for more."""
    return abs(seconds - _EASY_REST) / 30 + max(0.0, seconds - _LONG_REST) / _LONG_REST_UNIT


def _closed(items: tuple[Item, ...], rests: Sequence[Wanted], over: float) -> tuple[Item, ...]:
    """Return the items with what is left over in the rests at the end, then in the changes."""
    for number, rest in enumerate(rests):
        share = math.ceil(over / (len(rests) - number))
        hold = min(share if number + 1 < len(rests) else over, _span([rest])[1])
        items, over = (*items, _replaced(rest.item, hold=hold)), round(over - hold, 3)
    each, more = divmod(int(over), len(items))
    part = round(over - int(over), 3)
    return tuple(
        _replaced(item, change=item.change + each + (number < more) + (0 if number else part))
        for number, item in enumerate(items)
    )


def _widened(
    sums: dict[int, tuple[float, tuple[Item, ...]]],
    options: list[tuple[int, float, Item]],
    most: int,
) -> dict[int, tuple[float, tuple[Item, ...]]]:
    """Return every sum with one exercise more, each with its cheapest doses."""
    wider: dict[int, tuple[float, tuple[Item, ...]]] = {}
    for total, (cost, items) in sums.items():
        for ms, more, item in options:
            there = wider.get(total + ms)
            if total + ms <= most and (there is None or cost + more < there[0]):
                wider[total + ms] = cost + more, (*items, item)
    return wider


def _with_changes(wanted: list[Wanted]) -> list[Wanted]:
    """Return the exercises with the seconds each takes to get into (evidence 3.3)."""
    changes = [GET_READY, *(_change(a.exercise, b.exercise) for a, b in pairwise(wanted))]
    return [
        Wanted(one.exercise, _replaced(one.item, change=change), one.rounds)
        for one, change in zip(wanted, changes, strict=False)
    ]


def _change(before: Exercise, after: Exercise) -> float:
    if before.position is not after.position or "loop band" in after.equipment:
        return NEW
    return TO_REST if Kind.REST in (before.kind, after.kind) else SAME


def _options(one: Wanted, rung: Rung, generous: bool) -> Iterator[tuple[int, float, Item]]:
    """Yield the doses an exercise may have: milliseconds of work, cost, item."""
    if one.exercise.kind is Kind.REST:
        doses = _rests(one)
    elif one.item.hold is not None:
        doses = _holds(one, rung, generous)
    else:
        doses = _repetitions(one, rung, generous)
    for cost, item in doses:
        yield work_ms(item, one.exercise), cost, item


def _rests(one: Wanted) -> Iterator[tuple[float, Item]]:
    for hold in (30.0, 60.0, 90.0, 120.0):
        yield abs(hold - 60.0) / 30, _replaced(one.item, hold=hold)


def _holds(one: Wanted, rung: Rung, generous: bool) -> Iterator[tuple[float, Item]]:
    dose = one.exercise.dose
    low, high = dose.hold or (0.0, 0.0)
    fewest, most = dose.times or (1, 1)
    rounds = min(max(rung.rounds, fewest), one.rounds)
    many = most if generous else min(most, max(2, one.rounds))
    stretch = one.exercise.kind is Kind.STRETCH
    long = float(rung.hold) if stretch else one.item.hold or low
    for hold in sorted({_SHORT, long}):
        for times in range(fewest, many + 1):
            if low <= hold <= high:
                cost = _distance(hold, long, _HOLD) + _distance(times, rounds, _ROUND)
                yield cost, _replaced(one.item, hold=hold, times=times)


def _repetitions(one: Wanted, rung: Rung, generous: bool) -> Iterator[tuple[float, Item]]:
    low, high = one.exercise.dose.reps or (1, 1)
    strength = one.exercise.kind is Kind.STRENGTH
    wanted = min(max(rung.reps if strength else one.item.reps or low, low), high)
    for reps in range(low, (high if generous else min(high, _USUAL_REPS)) + 1):
        yield _distance(reps, wanted, 2), _replaced(one.item, reps=reps)


def _distance(value: float, wanted: float, unit: float) -> float:
    """Return how far a dose is from the wanted one; more is worse than less."""
    away = (value - wanted) / unit
    return away * _BEYOND if away > 0 else -away


def _replaced(
    item: Item,
    change: float | None = None,
    hold: float | None = None,
    times: int | None = None,
    reps: int | None = None,
) -> Item:
    return Item(
        exercise=item.exercise,
        change=item.change if change is None else change,
        hold=item.hold if hold is None else hold,
        times=item.times if times is None else times,
        rest=item.rest,
        switch=item.switch,
        reps=item.reps if reps is None else reps,
        tempo=item.tempo,
    )
