"""Which routine fits a day: every rule, at its edge, and in its order."""

import pytest

from backstretch.plan.choosing import DayFacts, routine_for
from tests.plan.drawing import RULES

CHOICES = {
    "nothing known": (DayFacts(), "core-hips", "strength"),
    "a warning sign beats all": (DayFacts(stopped=True, pain=9, ran=True), None, "stopped"),
    "pain above 5": (DayFacts(pain=6, ran=True), "flare-up", "sore"),
    "pain of 5 after a run": (DayFacts(pain=5, ran=True), "after-run", "run"),
    "a red morning": (DayFacts(red=True, ran=True), "flare-up", "red-morning"),
    "a red run": (DayFacts(red_run=True, ran=True), "flare-up", "red-run"),
    "a red run and morning": (DayFacts(red=True, red_run=True), "flare-up", "red-morning"),
    "a red run before the first session": (
        DayFacts(red_run=True, first=True),
        "flare-up",
        "red-run",
    ),
    "a warning sign beats a red run": (DayFacts(stopped=True, red_run=True), None, "stopped"),
    "a run before strength": (DayFacts(ran=True), "after-run", "run"),
    "strength yesterday": (DayFacts(since_strength=1), "rest-day", "mobility"),
    "strength two days ago": (DayFacts(since_strength=2), "rest-day", "mobility"),
    "strength three days ago": (DayFacts(since_strength=3), "core-hips", "strength"),
    "strength three times already": (DayFacts(strength_days=3), "rest-day", "mobility"),
    "strength twice already": (DayFacts(strength_days=2), "core-hips", "strength"),
    "pain of 3": (DayFacts(pain=3), "core-hips", "strength"),
    "pain of 4": (DayFacts(pain=4), "rest-day", "mobility"),
    "a long day at the desk": (DayFacts(pain=4, desk_hours=6), "desk-day", "desk"),
    "not so long a day": (DayFacts(pain=4, desk_hours=5.9), "rest-day", "mobility"),
    "the first session": (DayFacts(first=True), "after-run", "first"),
    "the first session, with pain of 5": (DayFacts(first=True, pain=5), "after-run", "first"),
    "the first session, sore": (DayFacts(first=True, pain=6), "flare-up", "sore"),
    "the first session after a run": (DayFacts(first=True, ran=True), "after-run", "run"),
    "the first, with a warning sign": (DayFacts(first=True, stopped=True), None, "stopped"),
    "strength before the desk": (DayFacts(desk_hours=9), "core-hips", "strength"),
    "a run before the desk": (DayFacts(desk_hours=9, ran=True), "after-run", "run"),
}


@pytest.mark.parametrize(("day", "routine", "reason"), CHOICES.values(), ids=list(CHOICES))
def test_the_first_rule_that_fits_chooses(day: DayFacts, routine: str | None, reason: str) -> None:
    assert routine_for(day, RULES) == (routine, reason)
