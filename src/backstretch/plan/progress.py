"""On which step of the ladder a person stands: up slowly, down after a red morning or a break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

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
        """Return what the step means in seconds, rounds, repetitions and minutes."""
        return rules.progression.steps[self.step]


def level_at(today: date, sessions: Sequence[Felt], reds: Sequence[date], rules: Planning) -> Level:
    """Return the level on a day, from all sessions and red mornings so far (evidence 3.2, 6-7).

    One step up where the last two weeks held enough sessions, their discomfort was low on
    average, none of their mornings was red, and the last change lies two weeks back. Sessions
    without a number do not count for the average; without any number there is no step up.
    """
    held = sorted((felt for felt in sessions if felt.date <= today), key=lambda felt: felt.date)
    if not held:
        return Level(0, today, Change.START)
    level = Level(0, held[0].date, Change.START)
    days = {felt.date for felt in held}
    last = held[0].date
    for number in range((today - last).days + 1):
        day = held[0].date + timedelta(days=number)
        level = _after_break(level, day, (day - last).days, rules)
        if day in reds:
            step = max(0, level.step - rules.regression.steps_back)
            level = Level(step, day, Change.RED_MORNING)
        elif _may_grow(level, day, held, rules):
            level = Level(level.step + 1, day, Change.UP)
        last = day if day in days else last
    return level


def clinician_hint(today: date, reds: Sequence[date], rules: Planning) -> bool:
    """Return whether so many mornings were red lately that a clinician should be seen soon."""
    lately = {red for red in reds if 0 <= (today - red).days < rules.regression.within_days}
    return len(lately) >= rules.regression.reds


def _after_break(level: Level, day: date, days_off: int, rules: Planning) -> Level:
    """Return the level on the very day on which a break gets long, else as it was."""
    rule = rules.after_break
    if days_off == rule.over_days + 1:
        return Level(max(0, level.step - rule.steps_back), day, Change.BREAK)
    if days_off == rule.long_over_days + 1:
        return Level(0, day, Change.LONG_BREAK)
    return level


def _may_grow(level: Level, day: date, held: Sequence[Felt], rules: Planning) -> bool:
    rule = rules.progression
    window = timedelta(weeks=rule.every_weeks)
    if day - level.since < window or level.step + 1 >= len(rule.steps):
        return False
    lately = [felt for felt in held if day - window < felt.date <= day]
    told = [felt.discomfort for felt in lately if felt.discomfort is not None]
    enough = len({felt.date for felt in lately}) >= rule.sessions
    return enough and bool(told) and sum(told) <= rule.discomfort_at_most * len(told)
