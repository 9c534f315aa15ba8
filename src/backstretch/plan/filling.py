"""Fills the time of a session with the exercises a person may do, the weightiest first.

Where these are few it takes larger doses, then second sets, then slow breathing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backstretch.content.exercise import Kind
from backstretch.content.planning import Rung
from backstretch.plan.fitting import UNHURRIED, VERY_UNHURRIED, Fit, Wanted, fit

SETS = 3
"""An exercise comes at most so often in a session (evidence 2.0)."""

_FEWEST = 2
_PAUSES = range(1, 21)


@dataclass(frozen=True, slots=True)
class Choice:
    """An exercise with its dose, and how much it would be missed."""

    wanted: Wanted
    weight: float


@dataclass(frozen=True, slots=True)
class Breathing:
    """Slow breathing with its dose; where it is not `wanted` it is taken only for lack of else."""

    dose: Wanted
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """What there is to fill: the routine's exercises, easy other ones, the time, the doses.

    `spare` are exercises that are taken only where these are too few. None of them all is a
    rest; that is `breathing`, where there is any. A `gentle` session begins with it as well, and
    repeats no strength.
    """

    first: Sequence[Choice]
    others: Sequence[Choice]
    spare: Sequence[Choice]
    seconds: int
    rung: Rung
    breathing: Breathing | None
    gentle: bool = False


def fill(task: Task) -> Fit | None:
    """Return the best session there is, or None where even breathing is not there."""
    found = _best(task) or _best(task, generous=True)
    found = found or _best(_with_sets(task, 2), generous=True)
    if found is None and not _rests(task):
        found = _best(_with_sets(task, SETS), generous=True, unhurried=VERY_UNHURRIED)
    return found or _with_breathing(_with_sets(task, 2))


def _best(task: Task, generous: bool = False, unhurried: float = UNHURRIED) -> Fit | None:
    """Return the best fit: near the wanted doses, and with the weightiest exercises in it.

    It tries the weightiest exercises, one more each time; the rest at the end is always one,
    and a gentle session begins with it too.
    """
    moves = _ranked(task)
    rests = _rests(task)
    opening = rests[0] if rests and task.gentle else None
    best: Fit | None = None
    for count in range(_FEWEST, len(moves) + 1):
        if best is not None and count > len(task.first):
            break
        wanted = [*(one.wanted for one in moves[:count]), *rests]
        found = fit(wanted, task.seconds, task.rung, opening, generous, unhurried)
        if found is None:
            continue
        found = Fit(found.items, found.cost + sum(one.weight for one in moves[count:]))
        if best is None or found.cost < best.cost:
            best = found
    return best


def _with_breathing(task: Task) -> Fit | None:
    """Return the fit with as many exercises as there are, and breathing for all that is left."""
    if task.breathing is None:
        return None
    rest = task.breathing.dose
    moves = [one.wanted for one in _ranked(task)]
    opening = rest if task.gentle else None
    for count in range(len(moves), -1, -1):
        for pauses in _PAUSES:
            wanted = [*moves[:count], *[rest] * pauses]
            if found := fit(wanted, task.seconds, task.rung, opening):
                return found
    return None


def _ranked(task: Task) -> list[Choice]:
    return [*sorted(task.first, key=lambda one: -one.weight), *task.others]


def _rests(task: Task) -> list[Wanted]:
    return [task.breathing.dose] if task.breathing and task.breathing.wanted else []


def _with_sets(task: Task, sets: int) -> Task:
    """Return the task with the spare exercises, and up to so many sets of repetitions."""
    once = [*task.first, *task.others, *task.spare]
    kinds = (Kind.MOBILITY, Kind.CONTROL) if task.gentle else tuple(Kind)
    again = [one for one in once if one.wanted.item.reps and one.wanted.exercise.kind in kinds]
    return replace(task, others=[*task.others, *task.spare, *again * (sets - 1)])
