"""What the page for importing runs shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Double:
    """A run that is there twice: its number in the plan, and its line.

    It is in the diary already, or else another of the files that were read has it.
    """

    number: int
    words: str
    in_diary: bool = True


@dataclass(frozen=True, slots=True)
class PastRow:
    """An import of before: its id, when it was and how many runs, and out of what.

    `step` names taking it back, for the notice that this was undone.
    """

    id: str
    title: str
    detail: str
    step: str


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
