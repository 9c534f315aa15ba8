"""What sessions can say is known ahead, whatever they are made of."""

import random
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pytest

from backstretch.content.library import Library, load_library
from backstretch.content.routine import Routine
from backstretch.resources import resources_dir
from backstretch.session.cues import CueSheet, Level
from backstretch.session.phrases import phrases_of
from backstretch.session.script import build_script
from tests.session.scripts import least_of


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


def made_up(library: Library, seed: int) -> Routine:
    """Return a routine of some exercises in some order."""
    chance = random.Random(seed)
    chosen = chance.sample(sorted(library.exercises.values(), key=lambda one: one.id), k=12)
    items = tuple(least_of(one, chance.choice((1, 2, 3))) for one in chosen)
    return Routine("any", "Any", "", "", 1, items, ())


@pytest.mark.parametrize("seed", range(12))
def test_all_that_any_session_says_is_known_ahead(library: Library, seed: int) -> None:
    known = phrases_of(library)
    for first_side in ("left", "right"):
        script = build_script(made_up(library, seed), library.exercises, first_side)
        sheet = CueSheet(script, library, Level.FULL)
        said = {
            cue.say
            for index, step in enumerate(script.steps)
            for eased in (False, True)
            for cue in sheet.cues(index, step.ms, eased)
        }
        said |= {c.say for n in range(len(script.steps) - 1) for c in sheet.count_in(10_000, n)}
        said -= {""}
        assert said <= known
        assert set(sheet.phrases()) <= known


def test_every_change_of_position_can_be_said(library: Library) -> None:
    known, moves = phrases_of(library), library.guidance.moves
    positions = [one.position for one in library.exercises.values()]
    for before, after in pairwise([*positions, *reversed(positions)]):
        assert moves.way(before, after).say in known


def test_nobody_is_told_of_a_side_called_both(library: Library) -> None:
    assert [text for text in phrases_of(library) if "the both " in text] == []


def test_one_exercise_more_has_more_to_say(library: Library) -> None:
    fewer = {name: one for name, one in library.exercises.items() if name != "roller_glute"}
    less = phrases_of(replace(library, exercises=MappingProxyType(fewer)))
    more = phrases_of(library) - less
    assert "Next: Foam roller, buttock." in more
    assert "Breathe in. Roll forward." not in more  # the other roller says it too
