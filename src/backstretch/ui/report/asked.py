"""What is asked of the page of reports: which kind of paper, how far back, what goes in."""

from dataclasses import dataclass, field
from enum import StrEnum

from backstretch.ui.report.facts import Wishes

RANGES = (4, 12, 26, 52)
"""The weeks that can be chosen."""


class Kind(StrEnum):
    """A kind of paper: the report for a clinician, or today's session."""

    REPORT = "report"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown and saved."""

    kind: Kind = Kind.REPORT
    weeks: int = 12
    wishes: Wishes = field(default_factory=Wishes)
