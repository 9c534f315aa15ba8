"""Which exercises a person may do today: what is left out, why, and what takes its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backstretch.bodymap.regions import BELOW_THE_KNEE, LegReach, Region
from backstretch.content.exercise import Direction, Exercise, Kind, Skip
from backstretch.content.own_ids import is_own
from backstretch.content.planning import Planning
from backstretch.journal.said import Aggravator

FLEXION, EXTENSION = "flexion-sensitive", "extension-sensitive"
LEG_PAIN, FLARE_UP, MORNING, NO_EQUIPMENT = "leg-pain", "flare-up", "morning", "no-equipment"
NOT_YET = "not-yet"
HARDEST = 2
"""Levels above this one are never chosen by the program (evidence 3.3)."""

_WORSE_BENT = frozenset(
    {Aggravator.BENDING, Aggravator.SITTING, Aggravator.COUGHING, Aggravator.MORNING}
)
_WORSE_STRAIGHT = frozenset({Aggravator.ARCHING, Aggravator.STANDING, Aggravator.DOWNHILL})
_DOWN_THE_LEG = frozenset(
    {
        Region.CALF_LEFT, Region.CALF_RIGHT, Region.SHIN_LEFT, Region.SHIN_RIGHT,
        Region.FOOT_LEFT, Region.FOOT_RIGHT,
    }
)  # fmt: skip
_ALWAYS_THERE = frozenset({"mat", "towel", "cushion", "pillow", "socks", "wall", "chair"})
_ONLY_CARE = frozenset({FLEXION, EXTENSION, NO_EQUIPMENT})


CONDITIONS = (
    "osteoporosis", "hip-replacement", "pregnancy", "blood-pressure", "blood-thinners",
    "surgery", "dizziness", "kneeling-pain", "wrist-pain", "shoulder-pain",
)  # fmt: skip
"""The flags that only the person can tell: the check-first list, and what hurts (2.0)."""
KIT = frozenset({"strap", "loop band", "step", "doorway"})
"""What a person may have at hand, and has unless they say otherwise.

A foam roller is not among it: few have one, and it is not for everybody (evidence 2.26), so what
needs it is never chosen by the program.
"""


class Barred(StrEnum):
    """Why an exercise is left out.

    HURT: it hurt lately. DISLIKED: the person does not want it. FLAG: something the person said
    of themselves, or the sort of their pain. MORNING: it rounds the back fully, and it is early.
    EQUIPMENT: what it needs is not at hand. LEVEL: it is too hard, or easier ones come first.
    """

    HURT = "hurt"
    DISLIKED = "disliked"
    FLAG = "flag"
    MORNING = "morning"
    EQUIPMENT = "equipment"
    LEVEL = "level"


UNWANTED = frozenset({Barred.HURT, Barred.DISLIKED})
"""What the person's own wishes and feelings leave out, and no rule does."""


@dataclass(frozen=True, slots=True)
class Person:
    """What a session is to mind of a person, today.

    `flags` are the reasons of the exercises' own skip rules; `worse` is what makes the pain
    worse, `where` it is and `leg` how far down a leg it travels; `hours_up` is how long ago the
    person got up, where known. `equipment` is what is at hand besides a mat, a wall and the like.
    """

    flags: frozenset[str] = frozenset()
    worse: frozenset[Aggravator] = frozenset()
    where: frozenset[Region] = frozenset()
    leg: LegReach = LegReach.NONE
    hours_up: float | None = None
    equipment: frozenset[str] = KIT
    disliked: frozenset[str] = frozenset()
    hurt: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise left out, why, the flag where it is one, and the one in its place, if any."""

    exercise: str
    why: Barred
    flag: str = ""
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Sieve:
    """Tells the exercises a person may do in a session of a routine."""

    person: Person
    exercises: Mapping[str, Exercise]
    rules: Planning
    routine: str
    flags: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "flags", self.person.flags | set(self._flags_of_today()))

    def bar(self, exercise: Exercise) -> tuple[Barred, str] | None:
        """Return why an exercise is left out, with the flag if it is one, or None.

        What a rule leaves out is told as such, whatever the person wishes. Of an exercise of
        their own no rule knows what it asks; only what they wish and feel leaves it out.
        """
        if is_own(exercise.id):
            return self._unwanted(exercise)
        if flag := self._barring_flag(exercise):
            return (Barred.MORNING, "") if flag == MORNING else (Barred.FLAG, flag)
        if not self._is_at_hand(exercise):
            return Barred.EQUIPMENT, ""
        if exercise.level > HARDEST or any(skip.flag == NOT_YET for skip in exercise.skip):
            return Barred.LEVEL, ""
        return self._unwanted(exercise)

    def instead_of(self, exercise: Exercise) -> str | None:
        """Return what may take an exercise's place: its own swaps, then theirs, or None."""
        seen = {exercise.id}
        queue = [exercise]
        while queue:
            one = queue.pop(0)
            for skip in one.skip:
                if skip.flag not in self.flags or skip.instead is None or skip.instead in seen:
                    continue
                swap = self.exercises[skip.instead]
                if self.bar(swap) is None:
                    return swap.id
                seen.add(swap.id)
                queue.append(swap)
        return None

    def care(self, exercise: Exercise) -> str:
        """Return the flag under which an exercise is done with care, or "" (its rule says how)."""
        flags = [s.flag for s in exercise.skip if s.flag in self.flags and _is_care(exercise, s)]
        return flags[0] if flags else ""

    def _unwanted(self, exercise: Exercise) -> tuple[Barred, str] | None:
        if exercise.id in self.person.hurt:
            return Barred.HURT, ""
        return (Barred.DISLIKED, "") if exercise.id in self.person.disliked else None

    def _flags_of_today(self) -> Iterator[str]:
        person = self.person
        if person.worse & _WORSE_BENT:
            yield FLEXION
        if person.worse & _WORSE_STRAIGHT:
            yield EXTENSION
        if person.where & _DOWN_THE_LEG or person.leg in BELOW_THE_KNEE:
            yield LEG_PAIN
        if self.routine == self.rules.flare_up.routine:
            yield FLARE_UP
        if person.hours_up is not None and 0 <= person.hours_up < self.rules.morning.hours:
            yield MORNING
        if "loop band" not in person.equipment:
            yield NO_EQUIPMENT

    def _barring_flag(self, exercise: Exercise) -> str:
        """Return the flag that bars an exercise, by its own rules or its direction (2.0)."""
        if MORNING in self.flags and self.rules.morning.leave_out in exercise.tags:
            return MORNING
        for skip in exercise.skip:
            if skip.flag in self.flags and not _is_care(exercise, skip):
                return skip.flag
        if FLEXION in self.flags and Direction.ROUND in exercise.tags:
            return FLEXION
        return EXTENSION if EXTENSION in self.flags and Direction.ARCH in exercise.tags else ""

    def _is_at_hand(self, exercise: Exercise) -> bool:
        needed = set(exercise.equipment) - _ALWAYS_THERE - self.person.equipment
        return not needed or any(skip.flag == NO_EQUIPMENT for skip in exercise.skip)


def _is_care(exercise: Exercise, skip: Skip) -> bool:
    """Return whether a rule only asks for care.

    It names no swap, and the move is mild in the direction it speaks of, or is lying at rest.
    """
    if skip.instead is not None:
        return False
    strong = {FLEXION: Direction.ROUND, EXTENSION: Direction.ARCH}.get(skip.flag)
    mild = skip.flag in _ONLY_CARE and strong not in exercise.tags
    return mild or exercise.kind is Kind.REST
