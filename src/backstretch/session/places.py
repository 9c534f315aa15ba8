"""Where next, back, restart, repeat and skip lead to: numbers of a script's steps, nothing else."""

from collections.abc import Sequence

from backstretch.session.script import Step


def lead_start(steps: Sequence[Step], piece: int) -> int:
    """Return the first step of a piece: what leads to its work, or the work itself."""
    return next(n for n, step in enumerate(steps) if step.piece == piece)


def work_start(steps: Sequence[Step], piece: int) -> int:
    """Return the first step of work of a piece."""
    return next(n for n, step in enumerate(steps) if step.piece == piece and step.is_work)


def after(steps: Sequence[Step], index: int) -> int:
    """Return the work that a step leads to, or for work the step that follows its piece.

    The step in hand must not be the last.
    """
    here = steps[index]
    if here.is_work:
        return lead_start(steps, here.piece + 1)
    return work_start(steps, here.piece)


def restart(steps: Sequence[Step], index: int) -> int:
    """Return the start of the hold or set in hand; on the way to work, of the step in hand."""
    here = steps[index]
    return work_start(steps, here.piece) if here.is_work else index


def repeat(steps: Sequence[Step], index: int) -> int | None:
    """Return the first work of the side in hand, or on the way to work of the side just done.

    An alternating set has both sides in one piece and starts again as a whole. None where no work
    came before.
    """
    done = next((n for n in range(index, -1, -1) if steps[n].is_work), None)
    if done is None:
        return None
    here = steps[done]
    first = next(
        step for step in steps if step.is_work and (step.item, step.side) == (here.item, here.side)
    )
    return work_start(steps, first.piece)


def next_item(steps: Sequence[Step], index: int) -> int:
    """Return the first step of the exercise after the one in hand, or the finish."""
    return next(n for n, step in enumerate(steps) if step.item > steps[index].item)


def grown_together(steps: Sequence[Step], index: int) -> tuple[int, ...]:
    """Return the steps that grow when one grows: in an alternating set the other side's too."""
    pair = steps[index : index + 2]
    alternating = len({step.piece for step in pair}) == 1 and all(step.is_work for step in pair)
    return tuple(range(index, index + len(pair))) if alternating else (index,)
