"""Everything a session can be made of, checked and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from backstretch.content.exercise import Exercise
from backstretch.content.guidance import Guidance
from backstretch.content.learn import Learn
from backstretch.content.routine import Routine
from backstretch.toml_file import Fault

__all__ = ["Fault", "Library", "load_library"]


@dataclass(frozen=True, slots=True)
class Library:
    """The exercises by id, the routines by id and minutes, the fixed phrases, and all faults.

    `learn` are the cards to read, and the sources of everything in here. `own` are the routines
    that the person made, by their ids; they may change while the program runs. Every exercise
    that a routine or a skip rule in here names is in here too.
    """

    exercises: Mapping[str, Exercise]
    routines: Mapping[tuple[str, int], Routine]
    guidance: Guidance
    faults: tuple[Fault, ...]
    learn: Learn = field(default_factory=Learn)
    own: Mapping[str, Routine] = field(default_factory=dict)

    def routine(self, routine_id: str, minutes: int) -> Routine:
        """Return a routine at one length.

        Raises:
            KeyError: there is none of that name and length.
        """
        return self.routines[routine_id, minutes]

    def routine_ids(self) -> tuple[str, ...]:
        """Return the routines' ids in the order they are offered."""
        return tuple(dict.fromkeys(routine_id for routine_id, _ in self.routines))


def load_library(root: Path) -> Library:
    """Load the content below `root` (its folders exercises, routines and guidance).

    A file with a fault is left out, and with it the routine versions that need it; all faults of
    all files are reported. The core five, one routine of them and the phrases are always there:
    where their files are broken or gone, the copy inside the code takes their place.
    """
    # Not at the top: a library that comes from the shelf needs none of the reading.
    from backstretch.content.loading import load

    return load(root)
