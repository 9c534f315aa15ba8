"""What the first start asks of whoever keeps its answers."""

from collections.abc import Iterable
from datetime import date, time
from typing import Protocol

from backstretch.care.signs import Notice
from backstretch.plan.facts import Facts
from backstretch.plan.knowing import Lasting


class Told(Protocol):
    """What came of an answer to the list: what is told because of it, and why it is not kept."""

    @property
    def complaint(self) -> str:
        """What went wrong, as a sentence, or ""."""

    @property
    def told(self) -> tuple[Notice, ...]:
        """What the person is told because of it, gravest first."""


class Safety(Protocol):
    """Keeps answers to the safety list."""

    def answer(self) -> tuple[str, ...] | None:
        """Return the answer that stands: None for none yet, () for none of these, or codes."""

    def keep(self, codes: tuple[str, ...]) -> Told:
        """Keep an answer in place of the one that stands."""

    def take_back(self) -> str:
        """Keep that the answer that stands was a mistake; return what went wrong, or ""."""

    def keep_seen(self) -> str:
        """Keep that a doctor has looked today; return what went wrong, or ""."""


class Planner(Protocol):
    """Keeps what a plan follows from; what a `keep_...` returns is what went wrong, or ""."""

    def facts(self) -> Facts:
        """Return the facts of this moment."""

    def keep_goal_days(self, days: int) -> str:
        """Keep how many days a week."""

    def keep_days(
        self, weekdays: frozenset[int], times: dict[int, time], desk_hours: dict[int, float]
    ) -> str:
        """Keep the days a person can, when on them, and how long they sit; as in `Facts`."""

    def keep_run(self, day: date, *, planned: bool) -> str:
        """Plan a run on a day, or take the planned one off."""


class Conditions(Protocol):
    """Keeps the check-first list. What cannot be read raises JournalError."""

    def now(self) -> Lasting:
        """Return what holds now."""

    def keep_flags(self, flags: Iterable[str]) -> str:
        """Keep all that is true of the list; return what went wrong, or ""."""
