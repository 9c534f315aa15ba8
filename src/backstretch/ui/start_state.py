"""What the first start shows: its steps, and one frozen state for each of them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from backstretch.settings import Settings
from backstretch.ui.pages.settings_reminders import Surroundings

Step: TypeAlias = Literal["safety", "amount", "when", "sound"]

STEPS: tuple[Step, ...] = ("safety", "amount", "when", "sound")


@dataclass(frozen=True, slots=True)
class AmountState:
    """How often and how long, and what is to be worked around.

    `minutes` are those of the present week; nobody need have chosen them. `flags` are codes of
    the check-first list.
    """

    days: int
    minutes: int
    minutes_chosen: bool
    flags: frozenset[str]

    @property
    def weekly(self) -> int:
        """Minutes a week."""
        return self.days * self.minutes


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week: whether the person can, and whether a run is planned on its next date.

    `number` is the ISO number of the day, `name` its whole name, `short` the one above a column.
    """

    number: int
    name: str
    short: str
    can: bool
    run: bool


@dataclass(frozen=True, slots=True)
class WhenState:
    """The days from today on and the reminders.

    `trouble` says why the goal cannot be met with these days, or "". `found` is what the desktop
    has for reminders, or None where that is not known yet.
    """

    days: tuple[WeekDay, ...]
    goal: int
    trouble: str
    settings: Settings
    found: Surroundings | None
