"""What Today shows of a routine."""

from backstretch.content.library import load_library
from backstretch.figure.scene import Doing
from backstretch.resources import resources_dir
from backstretch.ui.today_view import today_state


def test_a_sore_day_is_told_to_move_less() -> None:
    library = load_library(resources_dir())
    state = today_state(library, library.routine("flare-up", 10), "2026-05-14", None, None)
    assert state.note.startswith("Move half as far as usual")


def test_every_stretch_says_what_its_figure_does() -> None:
    library = load_library(resources_dir())
    state = today_state(library, library.routine("after-run", 12), "2026-05-14", None, None)
    figures = [stretch.figure for stretch in state.stretches]
    assert figures[:2] == [Doing("cat_cow", "both"), Doing("runners_lunge", "right")]
