"""The content that ships: whole, exact to the second, and quick to load."""

import math
from itertools import pairwise

import pytest

import bake_core
from backstretch.content.exercise import Position, Sides
from backstretch.content.library import Library, load_library
from backstretch.content.spare import CORE_FIVE, SPARE_EXERCISES, SPARE_FILE, load_spare
from backstretch.content.timing import item_ms, routine_ms
from backstretch.resources import resources_dir

ROUTINES = ("after-run", "rest-day", "desk-day", "flare-up", "core-hips")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


def test_everything_that_ships_loads_without_a_fault(library: Library) -> None:
    assert [str(fault) for fault in library.faults] == []


def test_the_five_routines_come_in_their_order_at_three_lengths(library: Library) -> None:
    assert library.routine_ids() == ROUTINES
    assert list(library.routines) == [(name, n) for name in ROUTINES for n in (10, 12, 15)]


def test_each_routine_lasts_what_its_label_says(library: Library) -> None:
    lengths = {
        key: routine_ms(routine.items, library.exercises)
        for key, routine in library.routines.items()
    }
    assert lengths == {key: key[1] * 60_000 for key in library.routines}


def test_a_routine_after_a_run_holds_all_of_the_core_five(library: Library) -> None:
    for minutes in (10, 12, 15):
        routine = library.routine("after-run", minutes)
        assert {item.exercise for item in routine.items} >= set(CORE_FIVE)
    marked = {exercise.id for exercise in library.exercises.values() if exercise.core}
    assert marked == set(CORE_FIVE)


@pytest.mark.parametrize(
    ("routine", "minutes", "at", "seconds"),
    [
        ("after-run", 12, 1, 15 + 135),  # lunge: 30+5+30, 5, 30+5+30
        ("after-run", 10, 5, 10 + 45),  # knee to chest: 20, 5, 20
        ("rest-day", 10, 1, 10 + 80),  # bird dog: 5 a side in turn, 8 s each
        ("desk-day", 10, 2, 15 + 75),  # wall squat: 30, 15, 30
        ("flare-up", 15, 8, 15 + 70),  # both knees: 20, 5, 20, 5, 20
        ("core-hips", 15, 6, 10 + 53),  # lunge: 6 x 4 a side and 5 between
        ("core-hips", 10, 6, 15 + 40),  # band walk: 8 x 2.5 each way
    ],
)
def test_an_item_takes_its_change_and_its_work(
    library: Library, routine: str, minutes: int, at: int, seconds: int
) -> None:
    item = library.routine(routine, minutes).items[at]
    assert item_ms(item, library.exercises[item.exercise]) == seconds * 1000


def test_every_swap_leads_to_an_exercise_that_is_there(library: Library) -> None:
    swaps = {s.instead for e in library.exercises.values() for s in e.skip if s.instead}
    assert swaps <= library.exercises.keys()


@pytest.mark.parametrize(
    ("exercise", "flag", "instead"),
    [
        ("squat", "hip-replacement", None),
        ("lunge", "hip-replacement", None),
        ("toe_touch", "hip-replacement", "hook_lying"),
        ("toe_touch", "blood-pressure", "hamstring_supine"),
        ("childs_pose", "blood-pressure", "hook_lying"),
        ("cat_cow", "flexion-sensitive", None),
        ("cat_cow", "extension-sensitive", None),
        ("glute_bridge", "extension-sensitive", None),
        ("pelvic_tilt", "extension-sensitive", None),
        ("pelvic_tilt", "flexion-sensitive", None),
        ("prone_elbows", "other", "single_knee_chest"),
    ],
)
def test_who_should_take_care_is_named(
    library: Library, exercise: str, flag: str, instead: str | None
) -> None:
    told = [(skip.flag, skip.instead) for skip in library.exercises[exercise].skip]
    assert (flag, instead) in told


def test_every_exercise_that_ships_is_in_a_routine_or_a_swap(library: Library) -> None:
    used = {item.exercise for routine in library.routines.values() for item in routine.items}
    swaps = {s.instead for e in library.exercises.values() for s in e.skip if s.instead}
    assert library.exercises.keys() == used | swaps


def test_every_exercise_has_an_easier_version_and_cycles_that_last(library: Library) -> None:
    for exercise in library.exercises.values():
        assert exercise.easier is not None, exercise.id
        assert math.isfinite(exercise.cycle_seconds)
        assert exercise.cycle_seconds > 2


def test_both_sides_of_an_exercise_read_differently(library: Library) -> None:
    for exercise in library.exercises.values():
        if exercise.sides is not Sides.BOTH:
            texts = {exercise.words(exercise.feel, side) for side in ("left", "right")}
            assert len(texts) == 2, exercise.id


def test_a_change_of_position_has_its_own_words(library: Library) -> None:
    moves = library.guidance.moves
    assert moves.way(None, Position.SUPINE) == moves.into[Position.SUPINE]
    special = moves.way(Position.HANDS_AND_KNEES, Position.SUPINE)
    assert special != moves.into[Position.SUPINE]
    for routine in library.routines.values():
        positions = [library.exercises[item.exercise].position for item in routine.items]
        for before, after in pairwise(positions):
            assert before is after or f"{before} to {after}" in moves.between


def test_nobody_is_told_to_roll_from_all_fours_onto_the_back(library: Library) -> None:
    way = library.guidance.moves.way(Position.HANDS_AND_KNEES, Position.SUPINE)
    assert way.say == "Sit to one side, then lie back."
    assert way.words == "Sit to one side, then lie down on your back."


def test_a_change_of_position_has_at_least_ten_seconds(library: Library) -> None:
    for routine in library.routines.values():
        for before, item in pairwise(routine.items):
            position = library.exercises[before.exercise].position
            if position is not library.exercises[item.exercise].position:
                assert item.change >= 10, (routine.id, routine.minutes, item.exercise)


def test_the_copy_in_the_code_is_up_to_date() -> None:
    assert SPARE_FILE.read_bytes() == bake_core.baked(resources_dir()), "run packaging/bake_core.py"
    assert tuple(exercise.id for exercise in load_spare().exercises) == SPARE_EXERCISES


def test_an_unknown_routine_is_a_key_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.routine("after-run", 11)
