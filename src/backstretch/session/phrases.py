"""Everything that sessions can say: what the recorded voice has to know."""

from collections.abc import Iterator

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library
from backstretch.content.routine import Item, Routine
from backstretch.session.cues import CueSheet, Level
from backstretch.session.script import build_script

_CHANGE = 10.0


def phrases_of(library: Library) -> frozenset[str]:
    """Return every text that a session can say, whatever exercises it has in whatever order.

    Words for pausing and waiting and for every change of position are among them.
    """
    said = set(_moves(library))
    for routine in (*library.routines.values(), *_made_up(library)):
        for first_side in ("left", "right"):
            script = build_script(routine, library.exercises, first_side)
            said.update(CueSheet(script, library, Level.FULL, says_breath=True).phrases())
    return frozenset(said)


def _moves(library: Library) -> Iterator[str]:
    moves = library.guidance.moves
    yield from (move.say for move in (*moves.into.values(), *moves.between.values()))


def _made_up(library: Library) -> Iterator[Routine]:
    """Yield for each exercise a routine that begins with it and comes back to it."""
    for exercise in library.exercises.values():
        other = next((one for one in library.exercises.values() if one != exercise), exercise)
        items = (*_doses(exercise), *_doses(other), *_doses(exercise))
        yield Routine(exercise.id, exercise.name, "", "", 1, items, ())


def _doses(exercise: Exercise) -> Iterator[Item]:
    """Yield an exercise as it is held and as it is repeated, as far as its range has them."""
    dose = exercise.dose
    if dose.hold:
        yield Item(exercise.id, _CHANGE, hold=dose.hold[1], times=2)
    if dose.reps:
        yield Item(exercise.id, _CHANGE, reps=dose.reps[1], tempo=exercise.cycle_seconds)
