"""A routine the person made, in the window: chosen on Today, played, named in the diary."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.content.library import load_library
from backstretch.content.own_routines import OwnRoutines
from backstretch.content.prescription import Prescriptions
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.ui.pages.today_body import TodayBody
from backstretch.ui.today_state import SessionCardState
from tests.fakes import used_home

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

LINE = "piriformis 2x30s L>R, press-up 8, cat-cow 8"


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """A home with one routine of the person's own, and a file that is none."""
    paths = used_home(tmp_path / "home")
    library = load_library(resources_dir())
    own = OwnRoutines(paths.own_routines, library.exercises, library.routine_ids())
    own.keep("", "Physio, May", Prescriptions(library.exercises).read(LINE))
    (paths.own_routines / "broken.toml").write_text("format =")
    return paths


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, home: Paths) -> App:
    made = App(qapp, home, WindowOptions(speed=60))
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    with qtbot.waitSignal(made.watch.painted, timeout=5000):
        made.window.show()
    return made


def choose(app: App, name: str) -> SessionCardState:
    body = app.window.findChildren(TodayBody)[0]
    next(chip for chip in body.others.chips if chip.text() == name).click()
    card = app.window.today._state.card
    assert isinstance(card, SessionCardState)
    return card


def test_it_is_offered_on_today_and_begun_as_it_was_made(app: App) -> None:
    card = choose(app, "Physio, May")
    assert (card.routine_id, card.routine, card.minutes) == ("physio-may", "Physio, May", 5)
    assert [one.name for one in card.stretches] == ["Piriformis", "Press-up", "Cat-cow"]
    assert (card.minute_choices, card.any_minutes, card.other) == ((), None, None)
    app.window.today.start_asked.emit()
    assert app.window.shows_player()
    assert app.today.routine == app.today._library.own["physio-may"]


def test_what_the_person_cannot_do_is_left_out_of_it_too(app: App) -> None:
    assert app.parts.logbook().conditions.keep_flags(("wrist-pain",)) == ""
    card = choose(app, "Physio, May")
    assert "Press-up" not in [one.name for one in card.stretches]
    assert "Prone press-up" in card.left_out


def test_a_warning_sign_stops_it_as_well(app: App) -> None:
    app.parts.logbook().diary.decide(SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log"))
    assert not app.today.take("physio-may")
    assert not app.window.shows_player()


def test_a_broken_file_is_told_of_and_stays(app: App, home: Paths) -> None:
    told = app.today.notices.shown()
    assert told is not None
    assert str(home.own_routines / "broken.toml") in told.text
    assert (home.own_routines / "broken.toml").exists()


def test_one_that_was_cut_off_is_started_over_as_itself(app: App) -> None:
    choose(app, "Physio, May")
    app.window.today.start_asked.emit()
    app._sessions.leave()
    app.show_today()
    assert app.today.left is not None
    assert app.today.again(app.today.left).id == "physio-may"
