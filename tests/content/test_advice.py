"""A bent rule is told and never forbidden; only what is unsafe is."""

import pytest

from backstretch.content.advice import Code, Note, is_safe, notes_on
from backstretch.content.library import load_library
from backstretch.content.prescribed import Prescription, as_asked
from backstretch.content.prescription import Prescriptions
from backstretch.resources import resources_dir

LIBRARY = load_library(resources_dir())
LINES = Prescriptions(LIBRARY.exercises)


def notes(line: str) -> tuple[Note, ...]:
    return notes_on(LINES.read(line), LIBRARY.exercises)


@pytest.mark.parametrize("key", LIBRARY.routines, ids=str)
def test_what_ships_bends_no_rule(key: tuple[str, int]) -> None:
    asked = as_asked(LIBRARY.routines[key].items, LIBRARY.exercises)
    assert notes_on(asked, LIBRARY.exercises) == ()


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("piriformis 90s", Note(Code.HOLD, 0, 90, 10, 60)),
        ("hip flexor 3x30s", Note(Code.TIMES, 0, 3, 1, 2)),
        ("cat-cow 8, squat 20", Note(Code.REPS, 1, 20, 6, 12)),
        ("squat 5x10", Note(Code.TIMES, 0, 5, 1, 3)),
        ("squat 10 tempo 10s", Note(Code.TEMPO, 0, 10, 3, 6)),
        ("climber 6", Note(Code.HARD, 0)),
        ("piriformis 30s L", Note(Code.ONE_SIDE, 0)),
        ("3 rounds: piriformis 2x45s", Note(Code.MUCH, 0, 270, 0, 240)),
        ("cat-cow 8, bird dog 5 change 4s", Note(Code.HURRIED, 1, 4, 5)),
        ("3 rounds: squat 8, plank 20s, bridge 8, cat-cow 8", Note(Code.UPS, None, 5, 0, 3)),
        ("cat-cow 10", Note(Code.SHORT, None, 1.5, 10, 15)),
        ("rest 15:50", Note(Code.LONG, None, 16, 10, 15)),
    ],
)
def test_a_bent_rule_is_told(line: str, note: Note) -> None:
    found = notes(line)
    assert note in found
    assert is_safe(found)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("piriformis 6 min", Note(Code.HOLD, 0, 360, 1, 300, unsafe=True)),
        ("plank 4 min", Note(Code.HOLD, 0, 240, 1, 180, unsafe=True)),
        ("squat 51", Note(Code.REPS, 0, 51, 1, 50, unsafe=True)),
        ("squat 11x5", Note(Code.TIMES, 0, 11, 1, 10, unsafe=True)),
        ("squat 10 tempo 1s", Note(Code.TEMPO, 0, 1, 1.5, 30, unsafe=True)),
        ("plank 2x20s rest 6 min", Note(Code.PAUSE, 0, 360, 0, 300, unsafe=True)),
        ("squat 10 change 2s", Note(Code.PAUSE, 0, 2, 3, 300, unsafe=True)),
        ("5 rounds: rest 16 min", Note(Code.LONG, None, 80.5, 10, 60, unsafe=True)),
    ],
)
def test_what_is_unsafe_is_refused_and_comes_first(line: str, note: Note) -> None:
    found = notes(line)
    assert found[0] == note
    assert not is_safe(found)
    assert [one.code for one in found].count(note.code) == 1  # told once, as what it is


def test_a_rest_may_be_long() -> None:
    assert is_safe(notes("rest 15 min"))


def test_both_sides_in_two_goes_are_both_sides() -> None:
    assert Code.ONE_SIDE not in [note.code for note in notes("piriformis 30s L, piriformis 30s R")]


def test_nothing_is_no_routine() -> None:
    assert notes_on(Prescription(()), LIBRARY.exercises) == (Note(Code.EMPTY, unsafe=True),)
