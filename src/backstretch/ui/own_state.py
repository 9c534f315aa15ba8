"""An exercise of the person's own as it is being written: plain values."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """What stands in the form.

    `sides` and `position` are codes, "" for none chosen. `steps`, `form` and `stop` have a thought
    a line. `picture` is the file that is kept, `chosen` the content of a new one.
    """

    name: str = ""
    dose: str = ""
    sides: str = "both"
    position: str = ""
    kit: str = ""
    steps: str = ""
    form: str = ""
    stop: str = ""
    picture: Path | None = None
    chosen: bytes | None = None


@dataclass(frozen=True, slots=True)
class OwnFormState:
    """The form: its title, what the dose means, and what is wrong with which field."""

    title: str
    draft: OwnDraft
    reading: str = ""
    wrong: dict[str, str] = field(default_factory=dict)
