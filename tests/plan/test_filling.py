"""Where exercises are few, a session is filled with breathing; what no breathing fills is none."""

from backstretch.content.library import load_library
from backstretch.content.routine import Item
from backstretch.content.timing import routine_ms
from backstretch.plan.filling import Breathing, Task, fill
from backstretch.plan.fitting import Wanted
from backstretch.resources import resources_dir
from tests.plan.drawing import RULES

LIBRARY = load_library(resources_dir())
REST = Wanted(LIBRARY.exercises["hook_lying"], Item("hook_lying", 0.0, hold=60.0), 1)


def nothing_but(breathing: Breathing | None, seconds: int) -> Task:
    return Task((), (), (), seconds, RULES.progression.steps[0], breathing)


def test_without_an_exercise_there_is_breathing_again_and_again() -> None:
    for wanted in (True, False):
        found = fill(nothing_but(Breathing(REST, wanted), 900))
        assert found is not None
        assert len(found.items) > 1
        assert {item.exercise for item in found.items} == {"hook_lying"}
        assert routine_ms(found.items, LIBRARY.exercises) == 900_000


def test_without_breathing_there_is_no_session() -> None:
    assert fill(nothing_but(None, 900)) is None


def test_a_time_that_no_breathing_fills_is_no_session() -> None:
    assert fill(nothing_but(Breathing(REST), 1)) is None
    assert fill(nothing_but(Breathing(REST), 24 * 3600)) is None
