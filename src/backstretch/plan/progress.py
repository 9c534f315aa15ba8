"""On which step of the ladder a person stands: up slowly, down after a red morning or a break."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from backstretch.content.planning import Planning, Rung


class Change(StrEnum):
    """Why the step is what it is: the last thing that changed it."""

    START = "start"
    UP = "up"
    RED_MORNING = "red-morning"
    BREAK = "break"
    LONG_BREAK = "long-break"


@dataclass(frozen=True, slots=True)
class Felt:
    """A session that was done, and the discomfort in it, 0 to 10, where it was told."""

    date: date
    discomfort: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """The step, counted from 0, since when, and why."""

    step: int
    since: date
    why: Change

    def rung(self, rules: Planning) -> Rung:
        """Return what the step means in seconds, rounds and repetitions."""
        return rules.progression.steps[self.step]


@dataclass(frozen=True, slots=True)
class _Day:
    """A day with sessions, and the discomfort that was told of them."""

    date: date
    told: tuple[int, ...]


def level_at(today: date, sessions: Sequence[Felt], reds: Sequence[date], rules: Planning) -> Level:
    """Return the level on a day, from all sessions and red mornings so far (evidence 3.2, 6-7).

    One step up where the last two weeks held enough sessions, their discomfort was low on
    average, none of their mornings was red, and the last change lies two weeks back. Sessions
    without a number do not count for the average; without any number there is no step up.
    """
    upcoming = deque(_by_day(felt for felt in sessions if felt.date <= today))
    if not upcoming:
        return Level(0, today, Change.START)
    first = last = upcoming[0].date
    window, red_days = timedelta(weeks=rules.progression.every_weeks), frozenset(reds)
    level = Level(0, first, Change.START)
    lately: deque[_Day] = deque()
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        level = _after_break(level, day, (day - last).days, rules)
        if upcoming and upcoming[0].date == day:
            lately.append(upcoming.popleft())
            last = day
        while lately and day - lately[0].date >= window:
            lately.popleft()
        if day in red_days:
            step = max(0, level.step - rules.regression.steps_back)
            level = Level(step, day, Change.RED_MORNING)
        elif day - level.since >= window and _may_grow(level, lately, rules):
            level = Level(level.step + 1, day, Change.UP)
    return level


def _after_break(level: Level, day: date, days_off: int, rules: Planning) -> Level:
    """Return the level on the very day on which a break gets long, else as it was."""
    rule = rules.after_break
    if days_off == rule.over_days + 1:
        return Level(max(0, level.step - rule.steps_back), day, Change.BREAK)
    if days_off == rule.long_over_days + 1:
        return Level(0, day, Change.LONG_BREAK)
    return level


def _may_grow(level: Level, lately: Collection[_Day], rules: Planning) -> bool:
    rule = rules.progression
    told = [number for day in lately for number in day.told]
    low = bool(told) and sum(told) <= rule.discomfort_at_most * len(told)
    return level.step + 1 < len(rule.steps) and len(lately) >= rule.sessions and low


def _by_day(sessions: Iterable[Felt]) -> Iterator[_Day]:
    """Yield the days with sessions, in order."""
    for day, held in groupby(sorted(sessions, key=_date), key=_date):
        yield _Day(day, tuple(one.discomfort for one in held if one.discomfort is not None))


def _date(felt: Felt) -> date:
    return felt.date
