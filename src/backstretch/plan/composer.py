"""Composes a session for a person and a day: a routine of any whole minutes, exact to the second.

It takes the exercises of the day's routine in the order of their weight, leaves out what the
person should not or does not want to do, puts swaps in their place, fills up from the other
routines where too few are left, and looks for the doses that fill the time. The same wishes
always give the same session.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backstretch.content.exercise import Exercise, Kind
from backstretch.content.library import Library
from backstretch.content.own_exercises import shipped_of
from backstretch.content.planning import Planning, Rung
from backstretch.content.routine import Item, Routine
from backstretch.plan.dosing import doses_of, wanted
from backstretch.plan.filling import Breathing, Choice, Task, fill
from backstretch.plan.fitting import Wanted
from backstretch.plan.helping import place_helped
from backstretch.plan.sieve import UNWANTED, LeftOut, Person, Sieve

_GENTLE = Rung(hold=20, rounds=2, reps=6)
_WEIGHTS = (9.0, 4.0, 2.0)
_FILLER_WEIGHT = 0.5
HURT = "hurt"
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

    `care` is the flag of the exercise's own rule that says how to do it with care, HURT for
    breathing that hurt lately and stands in all the same, or "".
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
    choice: Choice
    pick: Pick

    @property
    def is_rest(self) -> bool:
        return self.choice.wanted.exercise.kind is Kind.REST


def compose(
    library: Library,
    rules: Planning,
    routine: str,
    minutes: int,
    person: Person,
    rung: Rung | None = None,
) -> Composition | None:
    """Return a session of a routine for so many minutes, or None where the content has none.

    `rung` is the person's step of the ladder; left out, the one with the usual doses, holds of
    30 s twice a side. A sore day has its own.
    An exercise of the person's own is never chosen: nobody checked what it asks of a back.
    Where too little is left that a person may do, slow breathing fills the minutes. It does so
    even where they do not want it or it hurt lately, but only if all that is left cannot.
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
    sieve = Sieve(person, shipped_of(library.exercises), rules, routine)
    gentle = routine == rules.flare_up.routine
    doses = doses_of(library, versions)
    first, left_out = _of_the_routine(versions, sieve, doses)
    others = _easy_ones(library, sieve, doses, first, gentle)
    spare = _spare_ones(sieve, doses, [*first, *others], gentle)
    task = Task(
        first=[one.choice for one in first],
        others=[one.choice for one in others],
        spare=[one.choice for one in spare],
        seconds=minutes * 60,
        rung=_GENTLE if gentle else rung or _usual(rules),
        breathing=_breathing(sieve, doses),
        gentle=gentle,
    )
    found = fill(task)
    if found is None:
        return None
    told = {one.pick.exercise: one.pick for one in (*first, *others, *spare)}
    out = [one for one in left_out if one.exercise not in {item.exercise for item in found.items}]
    base = versions[-1]
    session = Routine(base.id, base.name, base.why, base.note, minutes, found.items, base.sources)
    return Composition(session, tuple(_picks(found.items, told, out, sieve)), tuple(out))


def _usual(rules: Planning) -> Rung:
    """Return the lowest step with the most rounds there are."""
    steps = rules.progression.steps
    most = max(step.rounds for step in steps)
    return next(step for step in steps if step.rounds == most)


def _breathing(sieve: Sieve, doses: Mapping[str, Wanted]) -> Breathing | None:
    """Return the exercise of slow breathing that nothing but a wish bars, those wanted first."""
    rests = [one for one in sieve.exercises.values() if one.kind is Kind.REST]
    found = [
        (bar is not None, one.id)
        for one in rests
        if (bar := sieve.bar(one)) is None or bar[0] in UNWANTED
    ]
    if not found:
        return None
    unwanted, name = min(found)
    return Breathing(wanted(sieve.exercises[name], doses), not unwanted)


def _picks(
    items: Sequence[Item], told: Mapping[str, Pick], out: Sequence[LeftOut], sieve: Sieve
) -> Iterator[Pick]:
    """Yield the reason for each item: of breathing in between, and of what comes again, as well.

    Breathing in between stands in for what was left out without a move in its place.
    """
    rests = {one.id for one in sieve.exercises.values() if one.kind is Kind.REST}
    waiting = [one.exercise for one in out if one.instead is None or one.instead in rests]
    seen: set[str] = set()
    for number, item in enumerate(items):
        exercise = sieve.exercises[item.exercise]
        care = HURT if item.exercise in sieve.person.hurt else sieve.care(exercise)
        if exercise.kind is Kind.REST and number in (0, len(items) - 1):
            yield Pick(exercise.id, PickReason.REST, "", care)
        elif exercise.kind is Kind.REST and waiting:
            yield Pick(exercise.id, PickReason.INSTEAD, waiting.pop(0), care)
        elif exercise.id in seen or exercise.id not in told:
            yield Pick(exercise.id, PickReason.FILLS, "", care)
        else:
            yield told[exercise.id]
        seen.add(exercise.id)


def _of_the_routine(
    versions: Sequence[Routine], sieve: Sieve, doses: Mapping[str, Wanted]
) -> tuple[list[_Candidate], list[LeftOut]]:
    """Return the moves a routine offers this person, and what it has to leave out."""
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
            choice = Choice(wanted(sieve.exercises[swap], doses), weight)
            found[swap] = _Candidate(choice, pick)
    return [one for one in found.values() if not one.is_rest], left_out


def _easy_ones(
    library: Library,
    sieve: Sieve,
    doses: Mapping[str, Wanted],
    first: Iterable[_Candidate],
    gentle: bool,
) -> list[_Candidate]:
    """Return easy moves of other routines that may fill the minutes."""
    names = (
        item.exercise
        for routine in _EVERYWHERE
        for (name, _), version in sorted(library.routines.items())
        if name == routine
        for item in version.items
    )
    easy = (one for name in names if (one := sieve.exercises[name]).level == 1)
    return _fillers(easy, sieve, doses, first, gentle)


def _spare_ones(
    sieve: Sieve, doses: Mapping[str, Wanted], taken: Iterable[_Candidate], gentle: bool
) -> list[_Candidate]:
    """Return all other moves that the person may do, the easiest first."""
    ranked = sorted(sieve.exercises.values(), key=lambda one: (one.level, one.id))
    return _fillers(ranked, sieve, doses, taken, gentle)


def _fillers(
    exercises: Iterable[Exercise],
    sieve: Sieve,
    doses: Mapping[str, Wanted],
    taken: Iterable[_Candidate],
    gentle: bool,
) -> list[_Candidate]:
    """Return what there is of moves that are not yet taken, those that help first.

    For a gentle session none is hard, and none strength.
    """
    names = {one.pick.exercise for one in taken}
    found = []
    for one in {exercise.id: exercise for exercise in exercises}.values():
        hard = gentle and (one.level > 1 or one.kind is Kind.STRENGTH)
        if one.kind is Kind.REST or hard or one.id in names or sieve.bar(one) is not None:
            continue
        helps = place_helped(one.id, sieve.person.where)
        reason = PickReason.HELPS if helps else PickReason.FILLS
        pick = Pick(one.id, reason, helps, sieve.care(one))
        found.append(_Candidate(Choice(wanted(one, doses), _FILLER_WEIGHT), pick))
    return sorted(found, key=lambda one: one.pick.reason is not PickReason.HELPS)


def _candidate(
    exercise: Exercise, sieve: Sieve, doses: Mapping[str, Wanted], weight: float
) -> _Candidate:
    helps = place_helped(exercise.id, sieve.person.where)
    reason = _reason(exercise, helps)
    pick = Pick(
        exercise.id, reason, helps if reason is PickReason.HELPS else "", sieve.care(exercise)
    )
    choice = Choice(wanted(exercise, doses), weight + (_WEIGHTS[1] if helps else 0))
    return _Candidate(choice, pick)


def _reason(exercise: Exercise, helps: str) -> PickReason:
    if exercise.kind is Kind.REST:
        return PickReason.REST
    if helps:
        return PickReason.HELPS
    if exercise.core:
        return PickReason.CORE
    strong = exercise.kind in (Kind.STRENGTH, Kind.CONTROL)
    return PickReason.STRENGTH if strong else PickReason.ROUTINE


def _weight(name: str, versions: Sequence[Routine]) -> float:
    """Return how much an exercise weighs: most where even the shortest version has it."""
    number = next(n for n, v in enumerate(versions) if name in {i.exercise for i in v.items})
    return _WEIGHTS[min(number, len(_WEIGHTS) - 1)]
