"""What is worth knowing of a routine that a person made: which rules it bends, what is unsafe.

The rules are evidence 2.0 and 3.1; the ends beyond which a routine is refused are ours, well
outside of anything that was tried. Codes and numbers only: the words are the screen's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from backstretch.content.exercise import DoseRange, Exercise, Kind, Position, Sides
from backstretch.content.own_ids import is_own
from backstretch.content.prescribed import Part, Prescription, lay_out, total_ms, usual_tempo

LEAST_MINUTES, MOST_MINUTES = 10, 15
"""The length the plan works with, which evidence 3.1 calls a sensible habit."""
MOST_STRETCH_S = 240.0
"""Seconds for one muscle and side in a session, beyond which more brings little (Ingram24)."""
MOST_SETS = 3
"""Sets of repetitions that evidence 2.0 has."""
MOST_UPS = 3
HURRIED_S = 5.0

LONGEST_HOLD_S, LONGEST_REST_S = 300.0, 1200.0
LONGEST_STRENGTH_S = 180.0
MOST_REPS, MOST_TIMES = 50, 10
LONGEST_MS = 60 * 60_000
SHORTEST_CHANGE_S, LONGEST_PAUSE_S = 3.0, 300.0
LONGEST_TEMPO_S = 30.0
_TOO_QUICK = 0.5
_HARDEST, _NOT_YET = 2, "not-yet"
_DOWN = (Position.SUPINE, Position.PRONE, Position.FLOOR_SITTING)
_MIDDLE = (Position.HANDS_AND_KNEES, Position.KNEELING, Position.HALF_KNEELING)


class Code(StrEnum):
    """What a note is about.

    HOLD, TIMES, REPS, TEMPO: a dose outside what was tried. HARD: an exercise of the hardest
    level. ONE_SIDE: a side is left out. MUCH: more stretching of one muscle than helps. HURRIED:
    little time to get into it. UPS: often down and up again. SHORT, LONG: outside 10 to 15
    minutes. EMPTY: nothing is in it. PAUSE: no time to rest or move, or far too much. UNKNOWN: it
    is the person's own, so nobody checked what it asks of a back.
    """

    HOLD = "hold"
    TIMES = "times"
    REPS = "reps"
    TEMPO = "tempo"
    HARD = "hard"
    ONE_SIDE = "one-side"
    MUCH = "much"
    HURRIED = "hurried"
    UPS = "ups"
    SHORT = "short"
    LONG = "long"
    EMPTY = "empty"
    PAUSE = "pause"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know; `unsafe` ones keep a routine from being saved or begun.

    `part` is the number of the part it is about, or None; `value` is what there is, `least` and
    `most` what is usual, or for unsafe ones what is allowed.
    """

    code: Code
    part: int | None = None
    value: float = 0
    least: float = 0
    most: float = 0
    unsafe: bool = False


def notes_on(asked: Prescription, exercises: Mapping[str, Exercise]) -> tuple[Note, ...]:
    """Return what is worth knowing, what is unsafe first, then by part, the whole last."""
    if not asked.parts:
        return (Note(Code.EMPTY, unsafe=True),)
    found: list[Note] = []
    for number, part in enumerate(asked.parts):
        exercise = exercises[part.exercise]
        unsafe = list(_unsafe(part, exercise, number))
        bent = {note.code for note in unsafe}
        found += unsafe
        found += [note for note in _bent(part, exercise, number) if note.code not in bent]
    found += _of_the_whole(asked, exercises)
    last = len(asked.parts)
    return tuple(
        sorted(found, key=lambda note: (not note.unsafe, last if note.part is None else note.part))
    )


def is_safe(notes: tuple[Note, ...]) -> bool:
    """Return whether nothing in the way of saving and beginning was noted."""
    return not any(note.unsafe for note in notes)


def _unsafe(part: Part, exercise: Exercise, number: int) -> Iterator[Note]:
    spans: list[tuple[Code, float | None, float, float]] = [
        (Code.HOLD, part.hold, 1, _longest_hold(exercise)),
        (Code.REPS, part.reps, 1, MOST_REPS),
        (Code.TIMES, part.times, 1, MOST_TIMES),
        (Code.PAUSE, part.rest, 0, LONGEST_PAUSE_S),
        (Code.PAUSE, part.switch, 0, LONGEST_PAUSE_S),
        (Code.PAUSE, part.change, SHORTEST_CHANGE_S, LONGEST_PAUSE_S),
    ]
    if part.reps is not None:
        quickest = (exercise.dose.tempo or (usual_tempo(exercise), 0))[0] * _TOO_QUICK
        spans.append((Code.TEMPO, part.tempo, quickest, LONGEST_TEMPO_S))
    for code, value, least, most in spans:
        if value is not None and not least <= value <= most:
            yield Note(code, number, value, least, most, unsafe=True)


def _longest_hold(exercise: Exercise) -> float:
    if exercise.kind is Kind.REST:
        return LONGEST_REST_S
    return LONGEST_STRENGTH_S if exercise.kind is Kind.STRENGTH else LONGEST_HOLD_S


def _bent(part: Part, exercise: Exercise, number: int) -> Iterator[Note]:
    if is_own(exercise.id):
        yield Note(Code.UNKNOWN, number)
    dose: DoseRange = exercise.dose
    spans: list[tuple[Code, float | None, tuple[float, float] | None]] = [
        (Code.HOLD, part.hold, dose.hold),
        (Code.REPS, part.reps, dose.reps),
        (Code.TIMES, part.times, dose.times if part.reps is None else (1, MOST_SETS)),
        (Code.TEMPO, part.tempo, dose.tempo),
    ]
    for code, value, span in spans:
        if value is not None and span is not None and not span[0] <= value <= span[1]:
            yield Note(code, number, value, *span)
    if exercise.level > _HARDEST or any(skip.flag == _NOT_YET for skip in exercise.skip):
        yield Note(Code.HARD, number)
    if part.change is not None and part.change < HURRIED_S:
        yield Note(Code.HURRIED, number, part.change, HURRIED_S)


def _of_the_whole(asked: Prescription, exercises: Mapping[str, Exercise]) -> Iterator[Note]:
    yield from _one_sided(asked, exercises)
    yield from _much(asked, exercises)
    ups = _ups(asked, exercises)
    if ups > MOST_UPS:
        yield Note(Code.UPS, None, ups, 0, MOST_UPS)
    ms = total_ms(asked, exercises)
    minutes = ms / 60_000
    if ms > LONGEST_MS:
        yield Note(Code.LONG, None, minutes, LEAST_MINUTES, LONGEST_MS / 60_000, unsafe=True)
    elif minutes > MOST_MINUTES:
        yield Note(Code.LONG, None, minutes, LEAST_MINUTES, MOST_MINUTES)
    elif minutes < LEAST_MINUTES:
        yield Note(Code.SHORT, None, minutes, LEAST_MINUTES, MOST_MINUTES)


def _one_sided(asked: Prescription, exercises: Mapping[str, Exercise]) -> Iterator[Note]:
    """Yield the exercises done on one side and never on the other."""
    sides: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for number, part in enumerate(asked.parts):
        if exercises[part.exercise].sides is not Sides.BOTH:
            sides[part.exercise].update(part.order.sides(("right", "left")))
            first.setdefault(part.exercise, number)
    for exercise, done in sides.items():
        if len(done) == 1:
            yield Note(Code.ONE_SIDE, first[exercise])


def _much(asked: Prescription, exercises: Mapping[str, Exercise]) -> Iterator[Note]:
    """Yield the stretches held longer, a side and in all, than more time brings more."""
    held: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for number, part in enumerate(asked.parts):
        if part.hold is not None and exercises[part.exercise].kind is Kind.STRETCH:
            held[part.exercise] += part.hold * part.times * asked.rounds
            first.setdefault(part.exercise, number)
    for exercise, seconds in held.items():
        if seconds > MOST_STRETCH_S:
            yield Note(Code.MUCH, first[exercise], seconds, 0, MOST_STRETCH_S)


def _ups(asked: Prescription, exercises: Mapping[str, Exercise]) -> int:
    """Return how often the person has to get up from the mat or from their knees."""
    heights = [_height(exercises[item.exercise].position) for item in lay_out(asked, exercises)]
    return sum(after > before for before, after in pairwise(heights))


def _height(position: Position) -> int:
    return 0 if position in _DOWN else 1 if position in _MIDDLE else 2
