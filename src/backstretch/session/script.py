"""A routine laid out as one flat timeline of timed steps.

The timing model is evidence 3.3: get ready, then for each exercise a change and its work; work
is holds with rests between, one side after the other, or repetitions at a tempo.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby

import msgspec

from backstretch.content.exercise import Exercise, Position, Sides
from backstretch.content.own_ids import is_own
from backstretch.content.routine import Item, Routine
from backstretch.content.timing import to_ms
from backstretch.journal.entries import PlanRow


class StepKind(StrEnum):
    """What a step is. READY, CHANGE, SWITCH and REST lead to work; HOLD and MOVE are work."""

    READY = "ready"
    CHANGE = "change"
    MOVE = "move"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"
    FINISH = "finish"


WORK = frozenset({StepKind.MOVE, StepKind.HOLD})


class Step(msgspec.Struct, frozen=True):
    """One timed step.

    `item` is the exercise's number in the routine; `piece` counts the holds and sets of the whole
    session, and a step that leads to work carries the number of the piece it leads to. `part` of
    `parts` is the hold of this side. For MOVE, `rep` of `reps` is the first repetition in this
    step and `tempo_ms` the length of one. `moved` says that the position changes; `origin` is the
    position left, if any.
    """

    kind: StepKind
    ms: int
    item: int
    exercise: str
    side: str
    piece: int
    part: int = 1
    parts: int = 1
    rep: int = 0
    reps: int = 0
    tempo_ms: int = 0
    moved: bool = False
    origin: Position | None = None

    @property
    def is_work(self) -> bool:
        """Whether time in this step counts for its exercise."""
        return self.kind in WORK


class Script(msgspec.Struct, frozen=True, omit_defaults=True):
    """A routine's timeline; the last step is FINISH and takes no time.

    `names` tells what the exercises of the person's own in it were called when it was made.
    """

    routine: str
    name: str
    minutes: int
    steps: tuple[Step, ...]
    names: dict[str, str] = {}

    @property
    def total_ms(self) -> int:
        """The length of the whole session."""
        return sum(step.ms for step in self.steps)

    @property
    def items(self) -> int:
        """How many exercises there are."""
        return self.steps[-1].item

    def rows(self) -> tuple[PlanRow, ...]:
        """Return what is planned of each exercise and side, in the order of first work."""
        numbers: dict[tuple[int, str], list[int]] = {}
        for number, step in enumerate(self.steps):
            if step.is_work:
                numbers.setdefault((step.item, step.side), []).append(number)
        return tuple(self._row(item, side, steps) for (item, side), steps in numbers.items())

    def to_json(self) -> bytes:
        """Return the script as JSON, to be kept with the session."""
        return msgspec.json.encode(self)

    @staticmethod
    def from_json(text: bytes) -> "Script":
        """Return the script of a kept session.

        Raises:
            msgspec.DecodeError: it is not a script.
        """
        return msgspec.json.decode(text, type=Script)

    def _row(self, item: int, side: str, steps: list[int]) -> PlanRow:
        planned = sum(self.steps[number].ms for number in steps)
        return PlanRow(self.steps[steps[0]].exercise, side, planned, item, tuple(steps))


def build_script(
    routine: Routine, exercises: Mapping[str, Exercise], first_side: str = "right"
) -> Script:
    """Lay a routine out.

    `first_side` is "right" or "left". Every exercise the routine names must be in `exercises`.
    """
    order = ("left", "right") if first_side == "left" else ("right", "left")
    steps: list[Step] = []
    before: Position | None = None
    for number, item in enumerate(routine.items):
        exercise = exercises[item.exercise]
        piece = steps[-1].piece + 1 if steps else 0
        work = list(_work(item, exercise, number, piece, order))
        steps.append(_lead(item, exercise, work[0], before))
        steps.extend(work)
        before = exercise.position
    last = steps[-1]
    steps.append(Step(StepKind.FINISH, 0, last.item + 1, last.exercise, "both", last.piece + 1))
    own = {step.exercise for step in steps if is_own(step.exercise)}
    names = {key: exercises[key].name for key in sorted(own)}
    return Script(routine.id, routine.name, routine.minutes, tuple(steps), names)


def _lead(item: Item, exercise: Exercise, work: Step, before: Position | None) -> Step:
    return msgspec.structs.replace(
        work,
        kind=StepKind.READY if before is None else StepKind.CHANGE,
        ms=to_ms(item.change),
        moved=before is not exercise.position,
        origin=before,
    )


def _work(
    item: Item, exercise: Exercise, number: int, piece: int, order: tuple[str, str]
) -> Iterator[Step]:
    sides = ("both",) if exercise.sides is Sides.BOTH else item.order.sides(order)
    if exercise.sides is Sides.ALTERNATING and item.reps is not None and len(sides) > 1:
        yield from _alternating(item, number, piece, sides)
        return
    for turn, side in enumerate(sides):
        if turn and item.switch:
            yield Step(
                StepKind.SWITCH,
                to_ms(item.switch),
                number,
                item.exercise,
                side,
                piece,
                parts=item.times,
            )
        yield from _one_side(item, number, piece, side)
        piece += item.times


def _one_side(item: Item, number: int, piece: int, side: str) -> Iterator[Step]:
    """Yield the holds of a side, or its sets of repetitions, with the rests between."""
    for part in range(1, item.times + 1):
        work = _one_piece(item, number, piece + part - 1, side, part)
        yield from _rest_before(item, work)
        yield work


def _one_piece(item: Item, number: int, piece: int, side: str, part: int) -> Step:
    tempo, reps = to_ms(item.tempo or 0), item.reps
    held = reps is None
    return Step(
        StepKind.HOLD if held else StepKind.MOVE,
        to_ms(item.hold or 0) if reps is None else reps * tempo,
        number,
        item.exercise,
        side,
        piece,
        part=part,
        parts=item.times,
        rep=0 if held else 1,
        reps=reps or 0,
        tempo_ms=0 if held else tempo,
    )


def _rest_before(item: Item, work: Step) -> Iterator[Step]:
    if work.part > 1:
        yield msgspec.structs.replace(
            work, kind=StepKind.REST, ms=to_ms(item.rest), rep=0, reps=0, tempo_ms=0
        )


def _alternating(item: Item, number: int, piece: int, order: tuple[str, ...]) -> Iterator[Step]:
    for part in range(1, item.times + 1):
        whole = _one_piece(item, number, piece + part - 1, order[0], part)
        yield from _rest_before(item, whole)
        for rep in range(1, 2 * whole.reps + 1):
            yield msgspec.structs.replace(
                whole,
                ms=whole.tempo_ms,
                side=order[(rep - 1) % 2],
                rep=rep,
                reps=2 * whole.reps,
            )


def pieces(steps: Iterable[Step]) -> tuple[tuple[int, ...], ...]:
    """Return for each piece the numbers of its steps, those that lead to it first."""
    numbered = groupby(enumerate(steps), key=lambda pair: pair[1].piece)
    return tuple(tuple(number for number, _ in group) for _, group in numbered)
