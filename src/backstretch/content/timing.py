"""How long the parts of a routine take: whole milliseconds, transitions included."""

from collections.abc import Iterable, Mapping

from backstretch.content.exercise import Exercise, Sides
from backstretch.content.routine import Item


def to_ms(seconds: float) -> int:
    """Return seconds as whole milliseconds."""
    return round(seconds * 1000)


def work_ms(item: Item, exercise: Exercise) -> int:
    """Return the milliseconds from the start of the work to its end.

    Repeats, the rests between them and the change of sides count; the way into the exercise
    does not. Timing model of evidence 3.3. The item must have either `hold` or `reps`.
    """
    one = to_ms(item.hold) if item.hold is not None else (item.reps or 0) * to_ms(item.tempo or 0)
    rests = (item.times - 1) * to_ms(item.rest)
    if exercise.sides is Sides.BOTH or item.order.is_one_side:
        return item.times * one + rests
    if exercise.sides is Sides.ALTERNATING:
        return item.times * 2 * one + rests
    return 2 * (item.times * one + rests) + to_ms(item.switch)


def item_ms(item: Item, exercise: Exercise) -> int:
    """Return the milliseconds of an item with the way into it."""
    return to_ms(item.change) + work_ms(item, exercise)


def routine_ms(items: Iterable[Item], exercises: Mapping[str, Exercise]) -> int:
    """Return the milliseconds of a whole routine.

    Raises:
        KeyError: an item names an exercise that is not there.
    """
    return sum(item_ms(item, exercises[item.exercise]) for item in items)
