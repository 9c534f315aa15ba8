"""Opens the book of motions: poses, ways, and who stands in for an exercise without poses."""

from collections.abc import Mapping
from pathlib import Path

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.own_exercises import shipped_of
from backstretch.figure.book import Book, WayFinder
from backstretch.figure.moving import Poses
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing
from backstretch.figure.ways import read_ways
from backstretch.session.stand_ins import stand_ins
from backstretch.toml_file import Fault


class PicturedBook(Book):
    """Knows besides the motions the pictures of what the person wrote down, as they are now."""

    def __init__(
        self,
        poses: Mapping[str, Poses],
        ways: WayFinder,
        stand_ins: Mapping[Doing, str],
        exercises: Mapping[str, Exercise],
    ) -> None:
        super().__init__(poses, ways, stand_ins)
        self._exercises = exercises

    def own_picture(self, exercise: str) -> Path | None:
        """Return the file of the person's own picture of an exercise, if there is one."""
        found = self._exercises.get(exercise)
        return found.picture if isinstance(found, OwnExercise) else None


def open_book(root: Path, library: Library) -> tuple[PicturedBook, tuple[Fault, ...]]:
    """Return all motions below `root` and every fault found on the way.

    A broken or missing file costs its own exercise alone, which then has a stand-in or its words,
    or a transition, which then goes straight. Nobody stands in for an exercise of the person's
    own: it would be a guess at what it looks like.
    """
    exercises = shipped_of(library.exercises)
    poses, faults = read_all(root / "poses", exercises)
    ways, more = read_ways(root)
    book = PicturedBook(poses, ways, stand_ins(exercises, poses.keys()), library.exercises)
    return book, (*faults, *more)
