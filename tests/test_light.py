"""A run has one light wherever it is told: the terminal, Today, Trends, the diary, the plan."""

from datetime import timedelta
from pathlib import Path

import pytest

from backstretch.care.light import Light, judge, limits_of
from backstretch.content.care import spare_care
from backstretch.diary.asking import Asking
from backstretch.diary.kept import KeptDiary
from backstretch.insights.gathering import gather
from backstretch.insights.lights import light_of
from backstretch.journal.store import Journal
from backstretch.plan.reasons import Reason
from backstretch.planning.kept import KeptPlanner
from backstretch.settings import Settings
from backstretch.ui.question_view import answer_state
from backstretch.weeks import week_start
from tests.care.saying import CARE
from tests.diary.said import Said
from tests.fakes import FakeClock
from tests.plan.drawing import RULES

LIMITS = limits_of(CARE.limits)
SAYS = {
    Light.GREEN: ("green", "Green", "circle"),
    Light.AMBER: ("amber", "Amber", "diamond"),
    Light.RED: ("red", "Red", "square"),
}


@pytest.fixture
def said(tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a command line on Monday 2 March 2026, 18:30 in Berlin."""
    return Said(tmp_path / "home", clock, capsys)


@pytest.mark.parametrize(
    ("pains", "light", "why"),
    [
        (("2", "--moment", "during-run"), Light.GREEN, "pain 2 during the run"),
        (("2", "--moment", "during-run", "--pain-at", "after-run:8"), Light.RED, "pain 8 straight"),
        (("1", "--moment", "during-run", "--pain-at", "later:9"), Light.RED, "pain 9 later"),
        (("2", "--moment", "during-run", "--region", "hip-left:9"), Light.RED, "pain 9 during"),
        (("2", "--moment", "during-run", "--pain-at", "later:3"), Light.AMBER, "pain 3 later"),
        (("2", "--moment", "during-run", "--pain-at", "later:4"), Light.RED, "it rose by 2 or"),
        (("2", "--region", "hip-left:4"), Light.AMBER, "pain 4 straight after the run"),
    ],
)
def test_the_light_is_the_same_everywhere(
    said: Said, pains: tuple[str, ...], light: Light, why: str
) -> None:
    told = said.log("run", "--pain", *pains)
    word, title, shape = SAYS[light]
    assert f"This run is {word}: {why}" in told
    with Journal.open(said.paths.journal) as journal:
        diary = KeptDiary(journal, said.clock, Settings, spare_care())
        today = diary.today()
        [run] = journal.plan.runs(today.isoformat(), today.isoformat())
        judged = judge(journal.diary.pains_of_run(run.run), LIMITS)
        answered = Asking(diary, journal, said.clock, Settings).look().answered
        [shown] = gather(journal.trends.read(), today, LIMITS).runs
        facts = KeptPlanner(journal, said.clock, Settings, RULES).facts()
    assert judged is not None
    assert answered is not None
    state = answer_state(answered, gentle=False)
    assert (judged.light, answered.judged, state.score) == (light, judged, judged.worst)
    assert state.light is not None
    assert (state.light.word, state.light.shape) == (title, shape)
    assert light_of(shown.said, LIMITS) is light
    assert facts.red_runs == ((today,) if light is Light.RED else ())


@pytest.mark.parametrize(
    "pains",
    [
        ("2", "--moment", "during-run", "--pain-at", "after-run:4"),
        ("1", "--moment", "during-run", "--pain-at", "later:9"),
        ("2", "--moment", "during-run", "--region", "hip-left:9"),
    ],
)
def test_after_a_red_run_the_sessions_are_gentle_for_two_days(
    said: Said, clock: FakeClock, pains: tuple[str, ...]
) -> None:
    said.log("run", "--pain", *pains)
    clock.set_wall(timedelta(days=1, hours=6))  # pain told more than a day ago is not that of now
    with Journal.open(said.paths.journal) as journal:
        planner = KeptPlanner(journal, clock, lambda: Settings(goal_days=5), RULES)
        today = planner.today()
        plan = planner.week(week_start(today))
    day = plan.day(today)
    assert day.session is not None
    assert (day.session.routine, day.reasons[0]) == (RULES.flare_up.routine, Reason.RED_RUN)


def test_a_place_that_hurts_makes_a_sore_day(said: Said, clock: FakeClock) -> None:
    said.log("pain", "2", "--region", "hip-left:9")
    with Journal.open(said.paths.journal) as journal:
        planner = KeptPlanner(journal, clock, lambda: Settings(goal_days=5), RULES)
        day = planner.week(week_start(planner.today())).day(planner.today())
    assert day.session is not None
    assert (day.session.routine, day.reasons[0]) == (RULES.flare_up.routine, Reason.SORE)
