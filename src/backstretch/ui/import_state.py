"""What the page for importing runs shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Double:
    """A run that seems to be in the diary already: its number in the plan, and its line."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class ImportState:
    """What was read so far.

    While files are read, `reading` says how far it is. `lines` has one line for each run or file,
    `doubles` the runs that are asked about, `brings` how many runs would be kept now.
    """

    reading: str = ""
    summary: str = ""
    lines: tuple[str, ...] = ()
    doubles: tuple[Double, ...] = ()
    brings: int = 0
