"""A routine as a person asks for it: what is not said is worked out. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from backstretch.content.exercise import Exercise, Kind, Position, Sides
from backstretch.content.routine import Item, Order, Routine
from backstretch.content.timing import routine_ms

USUAL_REST, USUAL_SWITCH = 5.0, 5.0
"""Seconds between two holds or sets, and to change sides (evidence 3.3)."""
GET_READY, SAME, NEW, TO_REST, UP = 10.0, 10.0, 15.0, 5.0, 20.0
"""Seconds into the first exercise, the next, another position, lying rest, up from the floor."""
_SLOWER = 1.25
_LYING = frozenset({Position.SUPINE, Position.PRONE})


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise as it is asked for; a None is worked out.

    Either `hold` (seconds) or `reps`, `times` times, as in `Item`. `tempo` is the seconds of one
    repetition, `rest` those between two holds or sets, `switch` those to change sides, `change`
    those to get into it.
    """

    exercise: str
    hold: float | None = None
    reps: int | None = None
    times: int = 1
    order: Order = Order.AS_SET
    tempo: float | None = None
    rest: float | None = None
    switch: float | None = None
    change: float | None = None


class Prescription(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Exercises with their doses, all of them done `rounds` times over."""

    parts: tuple[Part, ...]
    rounds: int = 1


def usual_tempo(exercise: Exercise) -> float:
    """Return the seconds of one repetition at the exercise's own pace."""
    return _within(exercise.cycle_seconds, exercise.dose.tempo)


def slow_tempo(exercise: Exercise) -> float:
    """Return the seconds of one slow repetition: a quarter more, within the exercise's range."""
    return round(_within(usual_tempo(exercise) * _SLOWER, exercise.dose.tempo), 1)


def usual_change(before: Exercise | None, exercise: Exercise) -> float:
    """Return the seconds to get into an exercise, from another or at the start (evidence 3.3)."""
    if before is None:
        return GET_READY
    if before.position is not exercise.position:
        up = before.position in _LYING and exercise.position is Position.STANDING
        return UP if up else NEW
    if "loop band" in exercise.equipment and "loop band" not in before.equipment:
        return NEW
    return TO_REST if Kind.REST in (before.kind, exercise.kind) else SAME


def lay_out(asked: Prescription, exercises: Mapping[str, Exercise]) -> tuple[Item, ...]:
    """Return the items of all rounds. Every exercise must be in `exercises`."""
    items: list[Item] = []
    before: Exercise | None = None
    for number in range(asked.rounds):
        for place, part in enumerate(asked.parts):
            exercise = exercises[part.exercise]
            again = number > 0 and place == 0  # its own time to get ready is for the start
            items.append(_item(part, exercise, usual_change(before, exercise), again=again))
            before = exercise
    return tuple(items)


def total_ms(asked: Prescription, exercises: Mapping[str, Exercise]) -> int:
    """Return how long all of it takes, in milliseconds."""
    return routine_ms(lay_out(asked, exercises), exercises)


def part_ms(asked: Prescription, exercises: Mapping[str, Exercise]) -> tuple[int, ...]:
    """Return how long each part takes in the first round, with the way into it."""
    once = msgspec.structs.replace(asked, rounds=1)
    return tuple(routine_ms((item,), exercises) for item in lay_out(once, exercises))


def as_asked(items: Iterable[Item], exercises: Mapping[str, Exercise]) -> Prescription:
    """Return the items of a routine as they would be asked for; `lay_out` gives them back."""
    parts = [
        Part(
            item.exercise,
            item.hold,
            item.reps,
            item.times,
            item.order,
            item.tempo,
            item.rest,
            item.switch,
            item.change,
        )
        for item in items
    ]
    return normal(Prescription(tuple(parts)), exercises)


def normal(asked: Prescription, exercises: Mapping[str, Exercise]) -> Prescription:
    """Return the same with nothing said that is worked out as such anyway."""
    return msgspec.structs.replace(asked, parts=tuple(_normal_parts(asked.parts, exercises)))


def routine_from(
    key: str, name: str, asked: Prescription, exercises: Mapping[str, Exercise]
) -> Routine:
    """Return a routine to be played; its minutes are rounded."""
    items = lay_out(asked, exercises)
    minutes = max(1, round(routine_ms(items, exercises) / 60_000))
    return Routine(key, name, "", "", minutes, items, ())


def _normal_parts(parts: Sequence[Part], exercises: Mapping[str, Exercise]) -> Iterator[Part]:
    before: Exercise | None = None
    for part in parts:
        exercise = exercises[part.exercise]
        one_piece = part.times == 1
        one_go = exercise.sides is not Sides.EACH or part.order.is_one_side
        yield msgspec.structs.replace(
            part,
            tempo=None if part.tempo == usual_tempo(exercise) else part.tempo,
            rest=None if one_piece or part.rest == USUAL_REST else part.rest,
            switch=None if one_go or part.switch == USUAL_SWITCH else part.switch,
            change=None if part.change == usual_change(before, exercise) else part.change,
        )
        before = exercise


def _item(part: Part, exercise: Exercise, change: float, *, again: bool) -> Item:
    tempo = usual_tempo(exercise) if part.tempo is None else part.tempo
    return Item(
        part.exercise,
        change if part.change is None or again else part.change,
        hold=part.hold,
        times=part.times,
        rest=USUAL_REST if part.rest is None else part.rest,
        switch=USUAL_SWITCH if part.switch is None else part.switch,
        reps=part.reps,
        tempo=None if part.reps is None else tempo,
        order=part.order,
    )


def _within(seconds: float, ends: tuple[float, float] | None) -> float:
    return min(max(seconds, ends[0]), ends[1]) if ends else seconds
