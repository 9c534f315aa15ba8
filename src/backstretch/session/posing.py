"""Opens the book of motions: poses, ways, and who stands in for an exercise without poses."""

from pathlib import Path

from backstretch.content.library import Library
from backstretch.content.own_exercises import shipped_of
from backstretch.figure.book import Book
from backstretch.figure.reading import read_all
from backstretch.figure.ways import read_ways
from backstretch.session.stand_ins import stand_ins
from backstretch.toml_file import Fault


def open_book(root: Path, library: Library) -> tuple[Book, tuple[Fault, ...]]:
    """Return all motions below `root` and every fault found on the way.

    A broken or missing file costs its own exercise alone, which then has a stand-in or its words,
    or a transition, which then goes straight. Nobody stands in for an exercise of the person's
    own: it would be a guess at what it looks like.
    """
    exercises = shipped_of(library.exercises)
    poses, faults = read_all(root / "poses", exercises)
    ways, more = read_ways(root)
    book = Book(poses, ways, stand_ins(exercises, poses.keys()))
    return book, (*faults, *more)
