"""What the page for logging a run shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from backstretch.care.entry import Entry
from backstretch.units import Units


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry that is not finished; the amounts are as they were typed."""

    entry: Entry
    distance: str = ""
    duration: str = ""


@dataclass(frozen=True, slots=True)
class LogState:
    """What the page opens with.

    `today` is the last day that can be chosen, as ISO date. `shoes` are the pairs in use by
    their ids. `filled_in` says that the optional part comes from the run before. `list_only` asks
    for the safety list and nothing else.
    """

    title: str
    draft: Draft
    today: str
    units: Units
    shoes: Mapping[str, str]
    filled_in: bool = False
    list_only: bool = False
