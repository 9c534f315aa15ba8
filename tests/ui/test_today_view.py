"""What Today shows of a routine, and before the plan is known."""

from backstretch.content.library import Library, load_library
from backstretch.figure.scene import Doing
from backstretch.resources import resources_dir
from backstretch.ui.today_state import SessionCardState
from backstretch.ui.today_view import opening_state, today_state

LIBRARY: Library = load_library(resources_dir())


def preset(name: str, minutes: int) -> SessionCardState:
    state = today_state(LIBRARY, LIBRARY.routine(name, minutes), "2026-05-14", None, None)
    assert isinstance(state.card, SessionCardState)
    return state.card


def test_a_sore_day_is_told_to_move_less() -> None:
    assert preset("flare-up", 10).note.startswith("Move half as far as usual")


def test_every_stretch_says_what_its_figure_does() -> None:
    figures = [stretch.figure for stretch in preset("after-run", 12).stretches]
    assert figures[:2] == [Doing("cat_cow", "both"), Doing("runners_lunge", "right")]


def test_before_the_plan_is_known_nothing_can_be_started() -> None:
    state = opening_state("2026-05-14", None)
    assert state.date == "Thursday 14 May"
    assert not state.offers_start
