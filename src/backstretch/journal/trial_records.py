"""What is said of a fair test of one change, as frozen records that are written once.

Statements about a test are about its id, those about a run of it about the run's id.
"""

from enum import StrEnum

import msgspec


class Arm(StrEnum):
    """What a run of a test is run like: as USUAL, or CHANGED."""

    USUAL = "usual"
    CHANGED = "changed"


class TrialBegun(msgspec.Struct, frozen=True, tag="trial"):
    """A test that was begun, with all that its result is told by: none of it changes later.

    `trigger` is the code of what is left out when CHANGED, `order` how each run is run, as the
    coin said it before the first. `number` is "after" or "morning": which pain of the runs is
    looked at. The arms differ clearly where their averages are `gap` points apart at least and
    flips of the coin do as well with a probability of `chance` at most.
    """

    trigger: str
    order: tuple[Arm, ...]
    number: str
    gap: float
    chance: float


class TrialRun(msgspec.Struct, frozen=True, tag="trial-run"):
    """A run that takes a place in the order of a test, from 0; None takes it out again."""

    trial: str
    place: int | None


class TrialEnd(StrEnum):
    """How a test came to its end: STOPPED before it was full, or its result was TOLD."""

    STOPPED = "stopped"
    TOLD = "told"


class TrialEnded(msgspec.Struct, frozen=True, tag="trial-end"):
    """A test that came to its end."""

    why: TrialEnd
