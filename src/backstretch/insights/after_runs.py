"""Pain after the last runs, and two-week blocks beside the first one (evidence 4.1, 7): pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backstretch.care.mornings import by_run
from backstretch.care.worst import worst_at
from backstretch.insights.blocks import (
    BLOCK,
    block_middle,
    blocks_before,
    counts,
    counts_clearly,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment, standing

SHOWN = 8
"""So many runs are drawn."""


@dataclass(frozen=True, slots=True)
class Block:
    """Two weeks: the middle value of the pain after their runs, and how many runs that are."""

    middle: float
    runs: int


@dataclass(frozen=True, slots=True)
class AfterRuns:
    """Pain after the last runs, 0 to 10, the oldest first.

    `first` are the first two weeks of the diary, `last` those up to today and `before` those
    before them. Each is None where it has too few numbers, or would share a day with the first.
    """

    scores: tuple[int, ...] = ()
    first: Block | None = None
    before: Block | None = None
    last: Block | None = None

    @property
    def changed(self) -> bool:
        """Whether the last two weeks differ from the first ones by as much as counts."""
        return counts(_middle(self.first), _middle(self.last))

    @property
    def changed_clearly(self) -> bool:
        """Whether they do so two blocks running, the same way each time."""
        return counts_clearly(_middle(self.first), [_middle(self.before), _middle(self.last)])


def after_runs(
    runs: Iterable[RunNote], pains: Iterable[Pain], today: date, first_day: date
) -> AfterRuns:
    """Return the pain after the runs that were done up to today.

    The number of a run is the worst straight after it, as its light goes by it. A run without one
    is left out: a missing number is not a zero, and one of later that day is of another hour
    (evidence 7).
    """
    told = by_run(standing(tuple(pains)))
    numbers: list[tuple[date, int]] = []
    for run in sorted(runs, key=lambda run: (run.day, run.start)):
        score = _score([*told.get(run.run, ()), *told.get(run.day, ())])
        if run.state is RunIs.DONE and run.day <= today.isoformat() and score is not None:
            numbers.append((date.fromisoformat(run.day), score))
    tomorrow = today + timedelta(days=1)
    room = blocks_before(tomorrow, first_day)
    return AfterRuns(
        tuple(score for _, score in numbers[-SHOWN:]),
        _block(numbers, first_day),
        _block(numbers, tomorrow - 2 * BLOCK) if room > 1 else None,
        _block(numbers, tomorrow - BLOCK) if room > 0 else None,
    )


def _score(said: Iterable[Pain]) -> int | None:
    return worst_at(said).get(PainMoment.AFTER_RUN)


def _block(numbers: Iterable[tuple[date, int]], start: date) -> Block | None:
    """Return the two weeks from a day on, or None where they have too few numbers."""
    scores = [score for day, score in numbers if start <= day < start + BLOCK]
    middle = block_middle(scores)
    return None if middle is None else Block(middle, len(scores))


def _middle(block: Block | None) -> float | None:
    return None if block is None else block.middle
