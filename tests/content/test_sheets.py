"""What the exercise sheets say that is easily lost: other ways, mistakes, who should take care."""

from pathlib import Path
from typing import NamedTuple

import pytest

from backstretch.content.exercise import Exercise
from backstretch.content.library import load_library
from backstretch.resources import resources_dir

LIBRARY = load_library(resources_dir())
TABLE = Path(__file__).with_name("sheets.txt")
LYING = {"double_knee_chest", "prone_elbows"}
"""Their easier version is lying at rest, so it is felt elsewhere, or not as a stretch."""


class Fact(NamedTuple):
    """A fact of a sheet: the exercise, the field of it, the words that tell it."""

    exercise: str
    field: str
    words: str


def facts() -> list[Fact]:
    """Return the rows of the table."""
    found = []
    for line in TABLE.read_text("utf-8").splitlines():
        place, arrow, words = line.partition(" => ")
        if arrow:
            exercise, field = place.split()
            found.append(Fact(exercise, field, words))
    return found


def told(exercise: Exercise, field: str) -> str:
    """Return what a field of an exercise says, its lines one below the other."""
    if field.startswith("skip:"):
        flag = field.removeprefix("skip:")
        return "\n".join(skip.when for skip in exercise.skip if skip.flag == flag)
    if field == "easier":
        return "\n".join(exercise.gentler)
    return "\n".join(getattr(exercise, field))


@pytest.mark.parametrize("fact", facts(), ids=lambda one: f"{one.exercise} {one.words}")
def test_a_fact_of_a_sheet_is_told(fact: Fact) -> None:
    assert fact.words in told(LIBRARY.exercises[fact.exercise], fact.field)


@pytest.mark.parametrize("name", sorted(LYING))
def test_lying_at_rest_is_not_felt_as_the_stretch_is(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    assert exercise.easier is not None
    assert exercise.easier.feel
    assert exercise.easier.feel != exercise.feel
