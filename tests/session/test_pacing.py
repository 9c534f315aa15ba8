"""The person's own times hold between the stretches, and never in them."""

import pytest

from backstretch.content.library import load_library
from backstretch.resources import resources_dir
from backstretch.session.pacing import paced
from backstretch.session.script import Script, StepKind, build_script
from backstretch.settings import Settings

LIBRARY = load_library(resources_dir())


@pytest.fixture
def script() -> Script:
    return build_script(LIBRARY.routine("after-run", 12), LIBRARY.exercises)


def lengths(script: Script, *kinds: StepKind) -> list[int]:
    return [step.ms for step in script.steps if step.kind in kinds]


def test_what_nobody_chose_stays_as_the_routine_has_it(script: Script) -> None:
    assert paced(script, Settings()) == script


def test_the_time_to_get_ready_is_the_first_step(script: Script) -> None:
    made = paced(script, Settings(ready_s=20))
    assert (made.steps[0].kind, made.steps[0].ms) == (StepKind.READY, 20_000)
    assert made.steps[1:] == script.steps[1:]


def test_each_change_of_sides_takes_as_long_as_chosen(script: Script) -> None:
    made = paced(script, Settings(switch_s=8))
    assert set(lengths(made, StepKind.SWITCH)) == {8000}
    assert len(lengths(script, StepKind.SWITCH)) > 2


def test_more_time_between_exercises_is_added_to_each(script: Script) -> None:
    made = paced(script, Settings(change_more_s=5))
    longer = [ms + 5000 for ms in lengths(script, StepKind.CHANGE)]
    assert lengths(made, StepKind.CHANGE) == longer
    assert made.total_ms == script.total_ms + 5000 * len(longer)


def test_holds_rests_and_repetitions_stay(script: Script) -> None:
    chosen = Settings(ready_s=5, switch_s=10, change_more_s=15)
    kept = (StepKind.HOLD, StepKind.MOVE, StepKind.REST, StepKind.FINISH)
    assert lengths(paced(script, chosen), *kept) == lengths(script, *kept)
