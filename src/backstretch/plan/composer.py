"""Composes a session for a person and a day: a routine of any whole minutes, exact to the second.

It takes the exercises of the day's routine in the order of their weight, leaves out what the
person should not or does not want to do, puts swaps in their place, fills up from the other
routines where too few are left, and looks for the doses that fill the time. The same wishes
always give the same session.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from backstretch.content.exercise import Exercise, Kind
from backstretch.content.library import Library
from backstretch.content.planning import Planning, Rung
from backstretch.content.routine import Item, Routine
from backstretch.plan.fitting import Fit, Wanted, fit
from backstretch.plan.sieve import LeftOut, Person, Sieve

HELPS = {
    "buttock": ("figure_four", "glute_bridge"),
    "outer-hip": ("figure_four", "side_lean"),
    "groin": ("hip_flexor", "runners_lunge"),
    "back-of-thigh": ("hamstring_supine", "hamstring_standing"),
    "upper-back": ("doorway", "side_lean"),
    "low-back": ("pelvic_tilt", "cat_cow", "single_knee_chest"),
}
"""Where it is felt, and the exercises felt there (their sheets, evidence 2); the link is ours."""

_GENTLE = Rung(hold=20, rounds=2, reps=6, minutes=10)
_WEIGHTS = (9.0, 4.0, 2.0)
_FILLER_WEIGHT = 0.5
_EVERYWHERE = ("rest-day", "flare-up", "after-run", "desk-day")


class PickReason(StrEnum):
    """Why an exercise is in the session.

    CORE: one of the core five. HELPS: it is felt where the person has pain. INSTEAD: in the place
    of one left out. STRENGTH: strength for trunk, hips and legs. ROUTINE: the day's routine has
    it. FILLS: it fills the minutes. REST: slow breathing at the end.
    """

    CORE = "core"
    HELPS = "helps"
    INSTEAD = "instead"
    STRENGTH = "strength"
    ROUTINE = "routine"
    FILLS = "fills"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pick:
    """An exercise of the session and why; `of` is the one it stands in for or the place it helps.

    `care` is the flag of the exercise's own rule that says how to do it with care, or "".
    """

    exercise: str
    reason: PickReason
    of: str = ""
    care: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """A session: its routine to play, a reason for each item in order, and what was left out."""

    routine: Routine
    picks: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    wanted: Wanted
    pick: Pick
    weight: float


@dataclass(frozen=True, slots=True)
class _Task:
    """What there is to fit: the routine's exercises, fillers, the time, the doses."""

    first: Sequence[_Candidate]
    others: Sequence[_Candidate]
    seconds: int
    rung: Rung
    rest_first: bool


def compose(
    library: Library,
    rules: Planning,
    routine: str,
    minutes: int,
    person: Person,
    rung: Rung | None = None,
) -> Composition | None:
    """Return a session of a routine for so many minutes, or None where nothing fits.

    `rung` is the person's step of the ladder; left out, the one with the usual doses, holds of
    30 s twice a side. A sore day has its own.
    Whether there may be a session at all is for the caller to know: `choosing.routine_for` gives
    no routine while a warning sign stands.

    Raises:
        KeyError: there is no such routine.
        ValueError: the minutes lie outside the range.
    """
    if not rules.minutes.least <= minutes <= rules.minutes.most:
        raise ValueError(f"{minutes} minutes is outside the range")
    versions = [r for (name, _), r in sorted(library.routines.items()) if name == routine]
    if not versions:
        raise KeyError(routine)
    sieve = Sieve(person, library.exercises, rules, routine)
    gentle = routine == rules.flare_up.routine
    step = _GENTLE if gentle else rung or _usual(rules)
    doses = _doses(library, versions)
    first, left_out = _of_the_routine(versions, sieve, doses)
    others = _of_other_routines(library, sieve, doses, first)
    task = _Task(first, others, minutes * 60, step, gentle)
    found = _best(task) or _best(task, generous=True) or _best(_twice_over(task), generous=True)
    if found is None:
        return None
    picks = {one.pick.exercise: one.pick for one in (*first, *others)}
    base = versions[-1]
    session = Routine(base.id, base.name, base.why, base.note, minutes, found.items, base.sources)
    return Composition(session, tuple(picks[i.exercise] for i in found.items), tuple(left_out))


def _usual(rules: Planning) -> Rung:
    """Return the lowest step with the most rounds there are."""
    steps = rules.progression.steps
    most = max(step.rounds for step in steps)
    return next(step for step in steps if step.rounds == most)


def _best(task: _Task, generous: bool = False) -> Fit | None:
    """Return the best fit: near the wanted doses, and with the weightiest exercises in it.

    It tries the weightiest exercises, one more each time; the rest at the end is always one,
    and a gentle session begins with it too.
    """
    ranked = [*sorted(task.first, key=lambda one: -one.weight), *task.others]
    rests = [one.wanted for one in ranked if one.wanted.exercise.kind is Kind.REST][:1]
    moves = [one for one in ranked if one.wanted.exercise.kind is not Kind.REST]
    own = len(task.first) - len(rests)
    opening = rests[0] if rests and task.rest_first else None
    best: Fit | None = None
    for count in range(2, len(moves) + 1):
        if best is not None and count > own:
            break
        wanted = [*(one.wanted for one in moves[:count]), *rests]
        found = fit(wanted, task.seconds, task.rung, opening, generous)
        if found is None:
            continue
        found = Fit(found.items, found.cost + sum(one.weight for one in moves[count:]))
        if best is None or found.cost < best.cost:
            best = found
    return best


def _twice_over(task: _Task) -> _Task:
    """Return the task with a rest at the start and second sets of slow movements to fill up."""
    again = [
        one
        for one in (*task.first, *task.others)
        if one.wanted.exercise.kind in (Kind.MOBILITY, Kind.CONTROL)
    ]
    return replace(task, others=[*task.others, *again], rest_first=True)


def _of_the_routine(
    versions: Sequence[Routine], sieve: Sieve, doses: Mapping[str, Wanted]
) -> tuple[list[_Candidate], list[LeftOut]]:
    """Return what the routine offers this person, and what it has to leave out."""
    found: dict[str, _Candidate] = {}
    left_out: list[LeftOut] = []
    for name in dict.fromkeys(item.exercise for version in versions for item in version.items):
        exercise = sieve.exercises[name]
        weight = _weight(name, versions)
        bar = sieve.bar(exercise)
        if bar is None:
            found[name] = _candidate(exercise, sieve, doses, weight)
            continue
        swap = sieve.instead_of(exercise)
        left_out.append(LeftOut(name, *bar, swap))
        if swap is not None and swap not in found:
            pick = Pick(swap, PickReason.INSTEAD, name, sieve.care(sieve.exercises[swap]))
            found[swap] = _Candidate(_wanted(sieve.exercises[swap], doses), pick, weight)
    return list(found.values()), left_out


def _of_other_routines(
    library: Library, sieve: Sieve, doses: Mapping[str, Wanted], first: Iterable[_Candidate]
) -> list[_Candidate]:
    """Return easy exercises of other routines that may fill the minutes."""
    taken = {one.pick.exercise for one in first}
    names = (
        item.exercise
        for routine in _EVERYWHERE
        for (name, _), version in sorted(library.routines.items())
        if name == routine
        for item in version.items
    )
    return [
        _Candidate(
            _wanted(exercise, doses),
            Pick(name, PickReason.FILLS, "", sieve.care(exercise)),
            _FILLER_WEIGHT,
        )
        for name in dict.fromkeys(names)
        if name not in taken
        and (exercise := sieve.exercises[name]).level == 1
        and sieve.bar(exercise) is None
    ]


def _candidate(
    exercise: Exercise, sieve: Sieve, doses: Mapping[str, Wanted], weight: float
) -> _Candidate:
    helps = next(_places(exercise, sieve.person), "")
    reason = _reason(exercise, helps)
    pick = Pick(
        exercise.id, reason, helps if reason is PickReason.HELPS else "", sieve.care(exercise)
    )
    return _Candidate(_wanted(exercise, doses), pick, weight + (_WEIGHTS[1] if helps else 0))


def _reason(exercise: Exercise, helps: str) -> PickReason:
    if exercise.kind is Kind.REST:
        return PickReason.REST
    if helps:
        return PickReason.HELPS
    if exercise.core:
        return PickReason.CORE
    strong = exercise.kind in (Kind.STRENGTH, Kind.CONTROL)
    return PickReason.STRENGTH if strong else PickReason.ROUTINE


def _places(exercise: Exercise, person: Person) -> Iterator[str]:
    """Yield the places of pain, without their sides, that an exercise is felt in."""
    places = {place.removesuffix("-left").removesuffix("-right") for place in person.where}
    return (place for place in HELPS if place in places and exercise.id in HELPS[place])


def _weight(name: str, versions: Sequence[Routine]) -> float:
    """Return how much an exercise weighs: most where even the shortest version has it."""
    number = next(n for n, v in enumerate(versions) if name in {i.exercise for i in v.items})
    return _WEIGHTS[min(number, len(_WEIGHTS) - 1)]


def _doses(library: Library, versions: Sequence[Routine]) -> dict[str, Wanted]:
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


def _wanted(exercise: Exercise, doses: Mapping[str, Wanted]) -> Wanted:
    """Return an exercise with its dose in the routines, or the smallest of its own range."""
    if exercise.id in doses:
        return doses[exercise.id]
    dose = exercise.dose
    if dose.hold is not None:
        return Wanted(exercise, Item(exercise.id, 0.0, hold=dose.hold[0]), 1)
    reps, tempo = dose.reps or (1, 1), round(exercise.cycle_seconds)
    return Wanted(exercise, Item(exercise.id, 0.0, reps=reps[0], tempo=tempo), 1)
