"""Adds to a library what the person made: their routines, and their exercises."""

from dataclasses import dataclass, replace
from pathlib import Path

from backstretch.content.library import Library
from backstretch.content.own_exercises import AllExercises, OwnExercises
from backstretch.content.own_routines import OwnRoutines
from backstretch.toml_file import Fault


@dataclass(frozen=True, slots=True)
class Own:
    """A library with all that the person made, and what keeps it; files are read when needed."""

    library: Library
    routines: OwnRoutines
    exercises: OwnExercises

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with files of the person that were left out."""
        return (*self.exercises.faults, *self.routines.faults)


def add_own(library: Library, routines: Path, exercises: Path) -> Own:
    """Return a library with what lies in the two folders; they need not be there."""
    own = OwnExercises(exercises, library.exercises)
    every = AllExercises(library.exercises, own)
    made = OwnRoutines(routines, every, library.routine_ids())
    own.tell(made.read_again)
    return Own(replace(library, exercises=every, own=made), made, own)
