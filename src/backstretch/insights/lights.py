"""Runs by their light: pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from backstretch.care.light import Light, Limits, judge
from backstretch.insights.gathering import RunTold
from backstretch.insights.trend_states import Lights
from backstretch.journal.said import Pain


def light_of(said: Sequence[Pain], limits: Limits) -> Light | None:
    """Return the light of a run by the standing pain of it, None where nothing gives one."""
    judged = judge(said, limits)
    return None if judged is None else judged.light


def lights_of(runs: Iterable[RunTold], limits: Limits) -> Lights:
    """Return how many of the runs have which light."""
    found = Counter(light_of(run.said, limits) for run in runs)
    return Lights(found[Light.GREEN], found[Light.AMBER], found[Light.RED], found[None])
