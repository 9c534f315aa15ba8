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

SHEETS = """
hook_lying 1  cat_cow 1  figure_four 1  pelvic_tilt 1  hamstring_supine 1  hamstring_standing 1
hamstring_seated 1  runners_lunge 1  single_knee_chest 1  double_knee_chest 1  side_lean 1
toe_touch 2  doorway 1  hip_flexor 1  childs_pose 1  glute_bridge 1  wall_squat 1  heel_slide 1
band_walk 2  double_knee_tuck 2  single_leg_lower 2  double_leg_lower 3  prone_elbows 1  press_up 2
squat 1  lunge 2  plank 2  mountain_climber 3  bird_dog 1  roller_thoracic 1  roller_glute 1
roller_hamstring 1
"""
"""Every sheet of the evidence (2.1 to 2.29) as exercises, and the level of each (2.30)."""

OWN_CHOICE = {
    "double_knee_tuck", "double_leg_lower", "hamstring_seated", "mountain_climber", "press_up",
    "roller_glute", "roller_hamstring", "roller_thoracic",
}  # fmt: skip
"""What no routine has and nothing is swapped for: the program fills up with it, or never has it."""


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


def test_every_sheet_of_the_evidence_ships_at_its_level(library: Library) -> None:
    words = SHEETS.split()
    levels = {name: int(level) for name, level in zip(words[::2], words[1::2], strict=True)}
    assert {one.id: one.level for one in library.exercises.values()} == levels


def test_what_is_in_no_routine_and_in_no_swap_is_known(library: Library) -> None:
    used = {item.exercise for routine in library.routines.values() for item in routine.items}
    swaps = {s.instead for e in library.exercises.values() for s in e.skip if s.instead}
    assert library.exercises.keys() - used - swaps == OWN_CHOICE


def test_nothing_hard_stands_in_for_anything(library: Library) -> None:
    for exercise in library.exercises.values():
        for instead in (library.exercises[s.instead] for s in exercise.skip if s.instead):
            assert instead.level <= 2
            assert "foam roller" not in instead.equipment


@pytest.mark.parametrize("name", ["double_knee_tuck", "double_leg_lower", "mountain_climber"])
def test_a_hard_exercise_says_what_should_feel_easy_first(library: Library, name: str) -> None:
    first = [skip for skip in library.exercises[name].skip if skip.flag == "not-yet"]
    assert [library.exercises[skip.instead or ""].level < 3 for skip in first] == [True]


def test_who_should_not_roll_is_told_so_of_every_roller(library: Library) -> None:
    rolled = [one for one in library.exercises.values() if "foam roller" in one.equipment]
    assert len(rolled) == 3
    for exercise in rolled:
        assert {"osteoporosis", "pregnancy"} <= {skip.flag for skip in exercise.skip}
        told = " ".join(skip.when for skip in exercise.skip)
        assert all(word in told for word in ("blood thinners", "blood clot", "numb"))


def test_sitting_on_a_chair_and_on_the_mat_are_two_positions(library: Library) -> None:
    into = library.guidance.moves.into
    assert "chair" in into[Position.SEATED].say
    assert "mat" in into[Position.FLOOR_SITTING].say
    for exercise in library.exercises.values():
        if exercise.position is Position.SEATED:
            assert "chair" in exercise.equipment
        if exercise.position is Position.FLOOR_SITTING:
            assert "mat" in exercise.equipment


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
