"""Which tip fits the day, and that each tells its source and its limits."""

from datetime import timedelta

import msgspec
import pytest

from backstretch.plan.facts import Facts, Run
from backstretch.ui.today_state import Tip
from backstretch.ui.today_tips import tip
from tests.plan.drawing import RULES, facts, on, plan


def tip_for(told: Facts) -> Tip | None:
    return tip(plan(told), told, RULES)


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (facts("Mon", first_day=on("Mon")), "Why 10 to 15 minutes?"),
        (facts("Thu", runs="...R..."), "Long holds come after the run"),
        (facts("Thu", runs="..R...."), "Long holds come after the run"),
        (facts("Thu", 3, done="ccc...."), "A walk counts too"),
        (facts("Sun", 3, runs="R......", done="cc.c..."), "Running and backs get on"),
        (facts("Sun", 3, done="a.a.a.."), "Strong legs help runners"),
    ],
)
def test_the_tip_fits_the_last_run_and_the_day(told: Facts, title: str) -> None:
    found = tip_for(told)
    assert found is not None
    assert found.title == title
    assert found.source
    assert found.sure.endswith(".")


def test_a_run_after_a_long_break_is_told_apart() -> None:
    told = facts("Thu", runs="...R...")
    before = Run(told.today - timedelta(days=15), done=True)
    found = tip_for(msgspec.structs.replace(told, runs=(before, *told.runs)))
    assert found is not None
    assert found.title == "Back after a break"


def test_while_a_sign_stands_nothing_is_taught() -> None:
    assert tip_for(facts("Thu", stopped=True)) is None
