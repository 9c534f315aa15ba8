"""Turns exercises and routines into what the Library lists: pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from backstretch.content.exercise import Exercise, Kind, Sides
from backstretch.content.finding import Findable, find
from backstretch.content.learn import Grade, Source
from backstretch.content.library import Library
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.own_exercises import shipped_of
from backstretch.content.routine import Item
from backstretch.figure.scene import Doing, SideName
from backstretch.plan.alone import usual_dose
from backstretch.plan.sieve import Barred, Sieve
from backstretch.ui import library_words as words
from backstretch.ui import wording
from backstretch.ui.library_own import picture_of
from backstretch.ui.library_state import (
    Asked,
    Choices,
    GridState,
    RoutineLine,
    SourceLine,
    Tile,
)
from backstretch.ui.library_words import tr
from backstretch.ui.today_view import stretches

CORE, OWN = "core", "own"
_AWAY_FROM_PAIN = frozenset({Barred.FLAG, Barred.MORNING, Barred.HURT})
_NOBODY: Mapping[str, tuple[Barred, str]] = {}


@dataclass(frozen=True, slots=True)
class Now:
    """What holds of the person today.

    `barred` has why each exercise is left out that is, with its flag; `hurt` are those that hurt
    lately, whatever else is true of them; `flags` what holds of the person today. `stopped` tells
    whether a warning sign stands.
    """

    barred: Mapping[str, tuple[Barred, str]] = field(default_factory=lambda: _NOBODY)
    hurt: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()
    stopped: bool = False

    def suits(self, exercise: str) -> bool:
        """Return whether an exercise works with what hurts today."""
        why = self.barred.get(exercise)
        return exercise not in self.hurt and not (why and why[0] in _AWAY_FROM_PAIN)


def barred_by(sieve: Sieve) -> dict[str, tuple[Barred, str]]:
    """Return why each exercise is left out that is."""
    found = {one.id: sieve.bar(one) for one in sieve.exercises.values()}
    return {name: why for name, why in found.items() if why is not None}


class Catalogue:
    """The exercises in the order they are shown: the core ones first, as in the first routine.

    `muscles` tells those that glow in the pictures of an exercise.
    """

    def __init__(self, library: Library, muscles: Callable[[str], frozenset[str]]) -> None:
        self._library = library
        self._muscles = muscles
        first = [item.exercise for one in library.routines.values() for item in one.items]
        places = {name: place for place, name in enumerate(dict.fromkeys(first))}
        self._known = shipped_of(library.exercises)
        self._all = tuple(sorted(library.exercises.values(), key=lambda one: _order(one, places)))
        self._doses = {one.id: usual_dose(library, one) for one in self._all}
        self._findable = tuple(self._said_of(one) for one in self._all)
        self._areas = {one.id: self._areas_of(one) for one in self._all}

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """The exercises by their ids."""
        return self._library.exercises

    def dose(self, exercise: str) -> Item:
        """Return the usual dose of an exercise."""
        return self._doses[exercise]

    def choices(self) -> Choices:
        """Return what can be asked for."""
        known = tuple(self._known.values())
        kinds = {one.kind for one in known}
        return Choices(
            kinds={
                "": self._all_words(),
                CORE: tr("Core five"),
                OWN: tr("Own"),
                **{one.value: words.kind(one) for one in _KINDS if one in kinds},
            },
            areas=words.areas(),
            positions=words.positions(frozenset(one.position for one in known)),
            kit=words.kit(frozenset(thing for one in known for thing in one.equipment)),
            levels=words.levels(frozenset(one.level for one in known)),
            directions=words.directions(),
        )

    def grid(self, asked: Asked, now: Now) -> GridState:
        """Return the cards that fit, the nearest to what was typed first."""
        places = find(asked.typed, self._findable)
        found = [one for one in map(self._all.__getitem__, places) if self._fits(one, asked, now)]
        suited = [one for one in found if not asked.fits or _is_known_to_suit(one, now)]
        count = words.count(len(suited))
        if asked.fits:
            checked = [one for one in found if not isinstance(one, OwnExercise)]
            count = words.count_left_out(count, len(checked) - len(suited))
        note = nothing = ""
        if asked.kind == OWN and len(self._known) == len(self._all):
            nothing = tr("You have written down none yet.")
        if asked.fits and len(self._known) < len(self._all):
            note = tr("Yours are not shown: nobody checked what they ask of your back.")
        elif asked.kind == OWN and not suited:
            note = tr("What you were shown by a physiotherapist can stand here too.")
        tiles = tuple(self._tile(one, now) for one in suited)
        return GridState(tiles, count, note, self._all_words(), nothing)

    def _all_words(self) -> str:
        return tr("All {n}").format(n=len(self._all))

    def _fits(self, one: Exercise, asked: Asked, now: Now) -> bool:
        if isinstance(one, OwnExercise):
            unknown = (asked.area, asked.level, asked.direction)
            return (
                asked.kind in ("", OWN)
                and not any(unknown)
                and asked.position in ("", one.position)
                and _needs(one, asked.kit)
                and (not asked.favourites or one.id in now.favourites)
            )
        return (
            (not asked.kind or (one.core if asked.kind == CORE else one.kind == asked.kind))
            and (not asked.area or asked.area in self._areas[one.id])
            and asked.position in ("", one.position)
            and _needs(one, asked.kit)
            and asked.level in ("", str(one.level))
            and (not asked.direction or bool(words.BENDING[asked.direction] & set(one.tags)))
            and (not asked.favourites or one.id in now.favourites)
        )

    def _tile(self, one: Exercise, now: Now) -> Tile:
        return Tile(
            one.id,
            one.name,
            wording.amount(for_one_hold(self._doses[one.id]), one),
            words.kind_and_place(one),
            Doing(one.id, first_side(one)),
            core=one.core,
            favourite=one.id in now.favourites,
            never=one.id in now.disliked,
            own=isinstance(one, OwnExercise),
            picture=picture_of(one),
        )

    def _areas_of(self, one: Exercise) -> frozenset[str]:
        muscles = self._muscles(one.id)
        return frozenset(code for code, of in words.AREAS.items() if of & muscles)

    def _said_of(self, one: Exercise) -> Findable:
        names = words.areas()
        return Findable(
            (one.name, one.short_name),
            (
                *(names[code] for code in sorted(self._areas_of(one))),
                words.kind_and_place(one),
                one.words(one.feel, ""),
                one.summary,
                *(words.kit_name(thing) for thing in one.equipment),
            ),
        )


def done_line(done: int, skipped: int) -> str:
    """Return how often an exercise was done and skipped, in one sentence."""
    if not done and not skipped:
        return tr("Not done yet.")
    did = {0: tr("Not done yet"), 1: tr("Done once")}.get(done)
    did = did or tr("Done {n} times").format(n=done)
    left = {0: "", 1: tr("skipped once")}.get(skipped)
    left = tr("skipped {n} times").format(n=skipped) if left is None else left
    return tr("{done}.").format(done=", ".join(filter(None, (did, left))))


def routine_lines(library: Library, today: str, minutes: int) -> tuple[RoutineLine, ...]:
    """Return the routines; `today` is that of the day.

    Those that ship have the length that fits so many minutes.
    """
    found = []
    for name in library.routine_ids():
        lengths = sorted(length for known, length in library.routines if known == name)
        fitting = [length for length in lengths if length <= minutes] or lengths[:1]
        routine = library.routine(name, fitting[-1])
        long, shown = words.minutes(routine.minutes), stretches(library, routine)
        found.append(RoutineLine(name, routine.name, routine.why, long, shown, name == today))
    for name, routine in library.own.items():
        long, shown = words.minutes(routine.minutes), stretches(library, routine)
        found.append(RoutineLine(name, routine.name, tr("You made it."), long, shown, own=True))
    return tuple(found)


def source_lines(sources: Iterable[Source]) -> tuple[SourceLine, ...]:
    """Return where something comes from, each with what it is."""
    return tuple(
        SourceLine(
            one.kind,
            words.grade(one.kind),
            one.words[:1].upper() + one.words[1:],
            " ".join(filter(None, (one.reference, words.read(one)))),
        )
        for one in sources
    )


def is_firm(sources: Iterable[Source]) -> bool:
    """Return whether anything stands on a study or more."""
    return any(one.kind.strength >= Grade.STUDY.strength for one in sources)


def first_side(exercise: Exercise) -> SideName:
    """Return the side that stands for an exercise."""
    return "both" if exercise.sides is Sides.BOTH else "right"


def for_one_hold(item: Item) -> Item:
    """Return a dose for a card, where one hold stands for all."""
    return Item(item.exercise, item.change, hold=item.hold, reps=item.reps, tempo=item.tempo)


_KINDS = (Kind.STRETCH, Kind.MOBILITY, Kind.CONTROL, Kind.STRENGTH, Kind.REST)


def _order(one: Exercise, places: Mapping[str, int]) -> tuple[bool, int, int, str]:
    """Return what sorts: the core ones as they follow each other, then by level, sort and name."""
    if one.core:
        return False, places.get(one.id, len(places)), 0, one.name
    level = 0 if isinstance(one, OwnExercise) else one.level
    return True, level, _KINDS.index(one.kind), one.name


def _is_known_to_suit(one: Exercise, now: Now) -> bool:
    return now.suits(one.id) and not isinstance(one, OwnExercise)


def _needs(one: Exercise, kit: str) -> bool:
    if kit == words.BARE:
        return set(one.equipment) <= {"mat"}
    return not kit or kit in one.equipment
