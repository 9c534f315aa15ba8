"""A routine the person made, on a day: as they made it, without what is not for them today."""

from collections.abc import Iterator

import msgspec

from backstretch.content.exercise import Exercise, Kind
from backstretch.content.library import Library
from backstretch.content.planning import Planning
from backstretch.content.prescribed import Part, Prescription, as_asked, lay_out
from backstretch.content.routine import Item, Routine
from backstretch.content.timing import routine_ms
from backstretch.plan.alone import usual_dose
from backstretch.plan.composer import Composition, Pick, PickReason
from backstretch.plan.sieve import Barred, LeftOut, Person, Sieve

_KEPT_OUT = frozenset({Barred.FLAG, Barred.MORNING, Barred.HURT})
"""What keeps an exercise out even of a routine the person made.

What they do not like, what is hard, and what needs kit is theirs to put in.
"""
_REST_S = 60.0


def fit_own(library: Library, rules: Planning, routine: Routine, person: Person) -> Composition:
    """Return a routine of the person's own as it may be done today.

    An exercise that is not for them today gives its place to its swap, or is left out; where
    nothing is left, it is a minute of slow breathing. Whether there may be a session at all is
    for the caller to know.
    """
    sieve = Sieve(person, library.exercises, rules, routine.id)
    left_out: list[LeftOut] = []
    parts, picks = [], []
    asked = as_asked(routine.items, library.exercises)
    for part, pick in _fitted(library, sieve, asked, left_out):
        parts.append(part)
        picks.append(pick)
    if not left_out:
        return Composition(routine, tuple(picks), ())
    if not parts:
        rest = _breathing(sieve)
        parts, picks = [Part(rest, hold=_REST_S)], [Pick(rest, PickReason.REST)]
    items = lay_out(Prescription(tuple(parts)), library.exercises)
    minutes = max(1, round(routine_ms(items, library.exercises) / 60_000))
    today = msgspec.structs.replace(routine, items=items, minutes=minutes)
    return Composition(today, tuple(picks), tuple(dict.fromkeys(left_out)))


def _fitted(
    library: Library, sieve: Sieve, asked: Prescription, left_out: list[LeftOut]
) -> Iterator[tuple[Part, Pick]]:
    """Yield what may be done, in its order; what is left out is added to `left_out`."""
    swapped_in = {part.exercise for part in asked.parts}
    for part in asked.parts:
        exercise = library.exercises[part.exercise]
        bar = _bar(sieve, exercise)
        if bar is None:
            reason = PickReason.REST if exercise.kind is Kind.REST else PickReason.ROUTINE
            yield part, Pick(exercise.id, reason, "", sieve.care(exercise))
            continue
        swap = sieve.instead_of(exercise)
        left_out.append(LeftOut(exercise.id, *bar, swap))
        if swap is not None and swap not in swapped_in:
            swapped_in.add(swap)
            dose = usual_dose(library, library.exercises[swap])
            pick = Pick(swap, PickReason.INSTEAD, exercise.id, sieve.care(sieve.exercises[swap]))
            yield _part(dose), pick


def _bar(sieve: Sieve, exercise: Exercise) -> tuple[Barred, str] | None:
    bar = sieve.bar(exercise)
    if bar is not None and bar[0] in _KEPT_OUT:
        return bar
    return (Barred.HURT, "") if exercise.id in sieve.person.hurt else None


def _part(dose: Item) -> Part:
    return Part(dose.exercise, dose.hold, dose.reps, dose.times, tempo=dose.tempo, rest=dose.rest)


def _breathing(sieve: Sieve) -> str:
    """Return the exercise of slow breathing; it is among those that are always there."""
    rests = [one for one in sieve.exercises.values() if one.kind is Kind.REST]
    return min(one.id for one in rests)
