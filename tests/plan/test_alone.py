"""One exercise by itself: at the dose of the routines, and never outside its own range."""

import pytest

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library, load_library
from backstretch.plan.alone import alone, usual_dose
from backstretch.plan.optional import counts
from backstretch.resources import resources_dir

LIBRARY = load_library(resources_dir())
EXERCISES = tuple(LIBRARY.exercises.values())
NONE = Library(LIBRARY.exercises, {}, LIBRARY.guidance, ())


@pytest.mark.parametrize("library", [LIBRARY, NONE], ids=["with routines", "without"])
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_the_dose_is_one_that_the_exercise_allows(exercise: Exercise, library: Library) -> None:
    item, dose = usual_dose(library, exercise), exercise.dose
    assert (item.hold is None) is (dose.hold is None)
    for value, ends in ((item.hold, dose.hold), (item.reps, dose.reps), (item.tempo, dose.tempo)):
        assert value is None or (ends is not None and ends[0] <= value <= ends[1])
    if dose.times and item.hold is not None:
        assert dose.times[0] <= item.times <= dose.times[1]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_a_session_of_one_exercise_is_short_and_counts_for_nothing(exercise: Exercise) -> None:
    routine = alone(usual_dose(LIBRARY, exercise), exercise)
    assert [item.exercise for item in routine.items] == [exercise.id]
    assert routine.name == exercise.name
    assert routine.minutes >= 1
    assert not counts(routine.minutes)


def test_the_dose_is_that_of_the_longer_known_routine_of_twelve_minutes() -> None:
    item = usual_dose(LIBRARY, LIBRARY.exercises["figure_four"])
    assert (item.hold, item.times) == (30, 2)
