"""Pain after the last runs, and two-week blocks beside the first one (evidence 4.1, 7): pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from backstretch.care.mornings import by_run
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain, PainMoment, standing

SHOWN = 8
"""So many runs are drawn."""
ENOUGH = 6
"""Fewer numbers than these are dots alone, and make no block (evidence 7)."""
BLOCK = timedelta(weeks=2)

_POINTS, _SHARE = 2, 0.3
"""A change counts from so many points, and from so much of where it began (evidence 4.1)."""


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
        return _counts(self.first, self.last)

    @property
    def changed_clearly(self) -> bool:
        """Whether they do so two blocks running, the same way each time."""
        if self.first is None or self.before is None or self.last is None:
            return False
        less = [block.middle < self.first.middle for block in (self.before, self.last)]
        return self.changed and _counts(self.first, self.before) and less[0] == less[1]


def after_runs(
    runs: Iterable[RunNote], pains: Iterable[Pain], today: date, first_day: date
) -> AfterRuns:
    """Return the pain after the runs that were done up to today.

    The number of a run is that straight after it, else that of later the same day. A run without
    one is left out: a missing number is not a zero.
    """
    told = by_run(standing(tuple(pains)))
    numbers: list[tuple[date, int]] = []
    for run in sorted(runs, key=lambda run: (run.day, run.start)):
        score = _score([*told.get(run.run, ()), *told.get(run.day, ())])
        if run.state is RunIs.DONE and run.day <= today.isoformat() and score is not None:
            numbers.append((date.fromisoformat(run.day), score))
    tomorrow = today + timedelta(days=1)
    return AfterRuns(
        tuple(score for _, score in numbers[-SHOWN:]),
        _block(numbers, first_day, first_day),
        _block(numbers, tomorrow - 2 * BLOCK, first_day + BLOCK),
        _block(numbers, tomorrow - BLOCK, first_day + BLOCK),
    )


def _score(said: Iterable[Pain]) -> int | None:
    last = {pain.moment: pain.score for pain in said}
    return last.get(PainMoment.AFTER_RUN, last.get(PainMoment.LATER))


def _block(numbers: Iterable[tuple[date, int]], start: date, not_before: date) -> Block | None:
    """Return the two weeks from a day on, unless they begin too early to stand by themselves."""
    scores = [score for day, score in numbers if start <= day < start + BLOCK]
    if len(scores) < ENOUGH or start < not_before:
        return None
    return Block(median(scores), len(scores))


def _counts(first: Block | None, then: Block | None) -> bool:
    if first is None or then is None:
        return False
    change = abs(then.middle - first.middle)
    return change >= _POINTS and change >= _SHARE * first.middle
