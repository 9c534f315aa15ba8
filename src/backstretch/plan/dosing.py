"""Which dose each exercise has where a session is made: that of the routines, or its own least."""

from collections.abc import Mapping, Sequence

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library
from backstretch.content.routine import Item, Routine
from backstretch.plan.fitting import Wanted

_ROUNDS = 2


def doses_of(library: Library, versions: Sequence[Routine]) -> dict[str, Wanted]:
    """Return each exercise that a routine has, with a dose and its most rounds.

    Both are those of the day's own routine where it has the exercise, the dose at its shortest.
    """
    found: dict[str, Wanted] = {}
    for routines in (versions, tuple(library.routines.values())):
        own = [item for routine in routines for item in routine.items]
        for name in {item.exercise: None for item in own if item.exercise not in found}:
            items = [item for item in own if item.exercise == name]
            rounds = max(item.times for item in items)
            found[name] = Wanted(library.exercises[name], items[0], rounds)
    return found


def wanted(exercise: Exercise, doses: Mapping[str, Wanted]) -> Wanted:
    """Return an exercise with its dose in the routines, or the smallest of its own range.

    What no routine has is held twice, where its range allows that (evidence 2.30).
    """
    if exercise.id in doses:
        return doses[exercise.id]
    dose = exercise.dose
    if dose.hold is not None:
        rounds = min(_ROUNDS, dose.times[1]) if dose.times else 1
        return Wanted(exercise, Item(exercise.id, 0.0, hold=dose.hold[0]), rounds)
    reps, tempo = dose.reps or (1, 1), round(exercise.cycle_seconds)
    return Wanted(exercise, Item(exercise.id, 0.0, reps=reps[0], tempo=tempo), 1)
