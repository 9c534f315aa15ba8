"""An exercise whose poses are broken is shown by the nearest that has some."""

from backstretch.content.library import Library
from backstretch.session.stand_ins import stand_ins


def test_the_nearest_lies_or_stands_as_the_exercise_does(library: Library) -> None:
    for name, exercise in library.exercises.items():
        posed = library.exercises.keys() - {name}
        found = stand_ins(library.exercises, posed)
        same = [e.id for e in library.exercises.values() if e.position is exercise.position]
        assert found.keys() == ({name} if len(same) > 1 else set())
        assert set(found.values()) <= set(same) - {name}


def test_what_is_alike_is_nearer(library: Library) -> None:
    posed = {"hook_lying", "double_knee_chest", "glute_bridge"}
    assert stand_ins(library.exercises, posed)["single_knee_chest"] == "double_knee_chest"


def test_without_anybody_in_that_position_there_are_words_alone(library: Library) -> None:
    assert "cat_cow" not in stand_ins(library.exercises, {"hook_lying"})


def test_poses_of_exercises_nobody_knows_stand_in_for_nothing(library: Library) -> None:
    assert stand_ins(library.exercises, {"handstand"}) == {}
