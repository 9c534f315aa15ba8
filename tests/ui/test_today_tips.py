"""Which card fits the day, and that each tells its source and its limits."""

from datetime import timedelta
from enum import StrEnum
from typing import get_args, get_type_hints

import msgspec
import pytest

from backstretch.content.learn import Learn
from backstretch.content.learn_checks import load_learn
from backstretch.journal.run_facts import Desk, Hills, RunFacts, RunKind, Stride, Surface
from backstretch.plan.facts import Facts, Run
from backstretch.resources import resources_dir
from backstretch.ui.today_state import Tip
from backstretch.ui.today_tips import CARDS, tip
from tests.plan.drawing import RULES, facts, on, plan

LEARN, _ = load_learn(resources_dir())
RAN_TODAY = facts("Thu", runs="...R...")


def tip_for(told: Facts, ran: RunFacts | None = None, learn: Learn = LEARN) -> Tip | None:
    return tip(plan(told), told, RULES, learn, ran)


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (facts("Mon", first_day=on("Mon")), "10 to 15 minutes, 3 to 5 days"),
        (RAN_TODAY, "Long holds come after the run"),
        (facts("Thu", runs="..R...."), "Long holds come after the run"),
        (facts("Thu", 3, done="ccc...."), "A walk counts too"),
        (facts("Sun", 3, runs="R......", done="cc.c..."), "Should I run with a sore back?"),
        (facts("Sun", 3, done="a.a.a.."), "Strong hips, legs and trunk"),
    ],
)
def test_the_tip_fits_the_last_run_and_the_day(told: Facts, title: str) -> None:
    found = tip_for(told)
    assert found is not None
    assert found.title == title
    assert found.source
    assert found.sure.endswith(".")


@pytest.mark.parametrize(
    ("ran", "title"),
    [
        (RunFacts(hills=Hills.DOWN), "Hills and surfaces"),
        (RunFacts(surface=Surface.CONCRETE, desk=Desk.OVER_8), "Hills and surfaces"),
        (RunFacts(stride=Stride.AHEAD), "Where your foot lands"),
        (RunFacts(kind=RunKind.LONG), "Load that rises too fast"),
        (RunFacts(desk=Desk.OVER_8), "Desk days"),
        (RunFacts(stride=Stride.UNDER, hills=Hills.FLAT), "Long holds come after the run"),
    ],
)
def test_what_was_said_of_the_run_decides_the_tip_after_it(ran: RunFacts, title: str) -> None:
    found = tip_for(RAN_TODAY, ran)
    assert found is not None
    assert found.title == title


def test_a_run_after_a_long_break_is_told_apart_whatever_was_said_of_it() -> None:
    before = Run(RAN_TODAY.today - timedelta(days=15), done=True)
    told = msgspec.structs.replace(RAN_TODAY, runs=(before, *RAN_TODAY.runs))
    for ran in (None, RunFacts(hills=Hills.DOWN)):
        found = tip_for(told, ran)
        assert found is not None
        assert found.title == "Back after a break"


def test_while_a_sign_stands_nothing_is_taught() -> None:
    assert tip_for(facts("Thu", stopped=True), RunFacts(hills=Hills.DOWN)) is None


def test_without_cards_there_is_no_tip() -> None:
    assert tip_for(RAN_TODAY, RunFacts(hills=Hills.DOWN), Learn()) is None


def test_every_card_that_a_day_asks_for_ships_with_a_tip() -> None:
    for code in CARDS:
        card = LEARN.card(code)
        assert card is not None
        assert card.tip, code


def test_every_answer_that_a_card_fits_can_be_given_of_a_run() -> None:
    answers = set()
    for question, kinds in get_type_hints(RunFacts).items():
        for kind in get_args(kinds):
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                answers |= {f"{question}={answer}" for answer in kind}
    asked = {said for card in LEARN.cards for said in card.runs}
    assert asked
    assert asked <= answers
