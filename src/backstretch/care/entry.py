"""What a person enters in one go: a run, and the pain at its moments."""

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Aggravator, Course, PainMoment, Quality


class PainSaid(msgspec.Struct, frozen=True, omit_defaults=True):
    """The pain of one moment as it is entered; the fields are those of `Pain` in the journal.

    `id` is that of the record which this says better, "" where it is new; a moment may have
    several.
    """

    moment: PainMoment
    score: int
    regions: dict[Region, int] = {}
    qualities: tuple[Quality, ...] = ()
    aggravators: tuple[Aggravator, ...] = ()
    course: tuple[Course, ...] = ()
    leg_left: LegReach = LegReach.NONE
    leg_right: LegReach = LegReach.NONE
    note: str = ""
    id: str = ""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A run with its pain, or pain alone where `facts` is None.

    `day` is an ISO date, `start` "HH:MM" or "". `signs` are the codes of the warning signs that
    were ticked, () for "none of these", and None where the list was not answered. `run` is the
    id of the run that is changed, or that the pain belongs to; "" makes a new one. `pain` is the
    id of the pain that is changed where it belongs to no run.
    """

    day: str
    start: str = ""
    facts: RunFacts | None = None
    pains: tuple[PainSaid, ...] = ()
    signs: tuple[str, ...] | None = None
    run: str = ""
    pain: str = ""
