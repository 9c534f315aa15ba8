"""One exercise by itself: the dose for it, and a session of nothing else."""

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.prescribed import Prescription, lay_out
from backstretch.content.routine import Item, Routine
from backstretch.content.timing import work_ms

READY_SECONDS = 10.0
USUAL_MINUTES = 12
USUAL_HOLD, USUAL_TIMES, USUAL_REPS = 30.0, 2, 8
"""Where no routine has it: seconds, how often, and repetitions a side (evidence 2.0)."""


def usual_dose(library: Library, exercise: Exercise) -> Item:
    """Return the dose the routines give an exercise, those of twelve minutes before others.

    Where none has it, it is the usual one of its sort, within the range of the exercise. One of
    the person's own has the dose they wrote down.
    """
    if isinstance(exercise, OwnExercise):
        (item,) = lay_out(Prescription((exercise.usual,)), {exercise.id: exercise})
        return item
    routines = sorted(library.routines.values(), key=lambda one: one.minutes != USUAL_MINUTES)
    for routine in routines:
        for item in routine.items:
            if item.exercise == exercise.id:
                return item
    dose = exercise.dose
    if dose.hold is not None:
        hold, times = _within(USUAL_HOLD, dose.hold), _within(USUAL_TIMES, dose.times)
        return Item(exercise.id, READY_SECONDS, hold=hold, times=round(times))
    tempo = _within(exercise.cycle_seconds, dose.tempo)
    return Item(exercise.id, READY_SECONDS, reps=round(_within(USUAL_REPS, dose.reps)), tempo=tempo)


def alone(item: Item, exercise: Exercise) -> Routine:
    """Return a session of one exercise at a dose."""
    dose = Item(
        item.exercise,
        READY_SECONDS,
        hold=item.hold,
        times=item.times,
        rest=item.rest,
        switch=item.switch,
        reps=item.reps,
        tempo=item.tempo,
        order=item.order,
    )
    minutes = max(1, round(work_ms(dose, exercise) / 60_000))
    return Routine(item.exercise, exercise.name, "", "", minutes, (dose,), exercise.sources)


def _within(usual: float, ends: tuple[float, float] | None) -> float:
    return min(max(usual, ends[0]), ends[1]) if ends else usual
