"""What the Settings show of the person's back, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from backstretch.care.light import Limits
from backstretch.content.care import LimitsRule
from backstretch.plan.knowing import NOTHING, Lasting

MOST_ACTIVITIES = 3
"""The method asks for one to three (evidence 4.4)."""


class Activity(Protocol):
    """What the person wants to do as before, with the last answer to how it goes."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What the person calls it."""

    @property
    def score(self) -> int | None:
        """The last answer, 0 unable to 10 as before, None before the first."""

    @property
    def day(self) -> str:
        """The ISO date of that answer, or ""."""


@dataclass(frozen=True, slots=True)
class BackState:
    """Activities in the order they were named, and the limits of the light with their rule.

    `lasting` is the check-first list, the kit that is missing and what is never wanted; `stretches`
    has the name of each exercise by its id.
    """

    current: tuple[Activity, ...]
    retired: tuple[Activity, ...]
    limits: Limits
    rule: LimitsRule
    lasting: Lasting = NOTHING
    stretches: Mapping[str, str] = field(default_factory=dict)
