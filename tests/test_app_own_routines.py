"""A routine the person made, in the window: chosen on Today, played, named in the diary."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.content.library import load_library
from backstretch.content.own_routines import OwnRoutines
from backstretch.content.prescription import Prescriptions
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.library import ROUTINES, LibraryPage
from backstretch.ui.pages.today_body import TodayBody
from backstretch.ui.today_state import SessionCardState
from tests.fakes import FakeClock, used_home
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # long after getting up, before any reminder
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
    return shown(App(qapp, home, WindowOptions(speed=60), FakeClock(NOON)), qtbot)


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


def test_one_begun_by_the_command_is_without_what_the_person_cannot_do(app: App) -> None:
    asked = app._shared.own.routines["physio-may"]
    assert app.today.as_today(asked) == asked
    assert app.parts.logbook().conditions.keep_flags(("wrist-pain",)) == ""
    assert "press_up" not in [item.exercise for item in app.today.as_today(asked).items]


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


def part_of_routines(app: App) -> LibraryPage:
    app.window.library_asked.emit()
    [page] = app.window.findChildren(LibraryPage)
    page.part_asked.emit(ROUTINES)
    return page


def editor(app: App) -> EditorPage:
    [page] = app.window.findChildren(EditorPage)
    return page


def test_it_is_edited_from_its_row_of_the_library_and_back_again(app: App) -> None:
    assert app.window.findChildren(EditorPage) == []
    library = part_of_routines(app)
    assert library.routines.rows["physio-may"].edit_button.text() == "Edit"
    assert library.routines.rows["after-run"].edit_button.text() == "Copy and edit"
    library.routines.rows["physio-may"].edit_button.click()
    page = editor(app)
    assert page.isVisible()
    assert page.line.field.line.text() == LINE
    page.back_button.click()
    assert library.isVisible()
    assert library.routines.isVisible()


def test_a_copy_that_is_saved_is_offered_on_today(app: App) -> None:
    part_of_routines(app).routines.rows["desk-day"].edit_button.click()
    editor(app).save_button.click()
    body = app.window.findChildren(TodayBody)[0]
    assert "Desk-day reset, mine" in [chip.text() for chip in body.others.chips]


def test_a_new_one_is_tried_without_being_saved(app: App, home: Paths) -> None:
    part_of_routines(app).routines.new_button.click()
    page = editor(app)
    page.typed.emit("squat 8, rest 30s")
    page.try_button.click()
    assert app.window.shows_player()
    assert sorted(path.name for path in home.own_routines.iterdir()) == [
        "broken.toml",
        "physio-may.toml",
    ]


def test_under_a_warning_sign_nothing_is_tried(app: App) -> None:
    part_of_routines(app).routines.rows["physio-may"].edit_button.click()
    app.parts.logbook().diary.decide(SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log"))
    editor(app).try_button.click()
    assert not app.window.shows_player()
    assert editor(app).notice.words.text().startswith("A warning sign stands.")


def test_a_file_is_taken_in_or_told_why_not(app: App, home: Paths, tmp_path: Path) -> None:
    crafting = app._pages.library().crafting()
    crafting.take_in(home.own_routines / "physio-may.toml")
    assert editor(app).name.line.text() == "Physio, May"
    said = "“Physio, May” is here already, just as in the file."
    assert editor(app).toast.words.text() == said
    assert not (home.own_routines / "physio-may-2.toml").exists()
    sent = tmp_path / "sent.toml"
    text = (home.own_routines / "physio-may.toml").read_text()
    sent.write_text(text.replace("Physio, May", "Physio, June"))
    crafting.take_in(sent)
    assert editor(app).name.line.text() == "Physio, June"
    assert (home.own_routines / "physio-june.toml").exists()
    assert editor(app).toast.isHidden()
    crafting.take_in(tmp_path / "nothing.toml")
    assert "nothing.toml" in editor(app).notice.words.text()


def test_an_exercise_is_added_to_a_routine_from_its_page(app: App) -> None:
    page = part_of_routines(app)
    page.exercises.grid.opened.emit("plank")
    page.exercise.add_button.click()
    made = editor(app)
    assert [row.name.text() for row in made.rows] == ["Front plank"]
    assert made.save_button.isEnabled()


def test_space_on_cards_adds_to_one_routine_and_undo_takes_the_last_out(app: App) -> None:
    grid = part_of_routines(app).exercises.grid
    for exercise in ("plank", "cat_cow"):
        card = next(one for one in grid.tiles() if one.tile.id == exercise)
        QTest.keyClick(card, Qt.Key.Key_Space)
    made = editor(app)
    assert [row.name.text() for row in made.rows] == ["Front plank", "Cat-cow"]
    made.undo_button.click()
    assert [row.name.text() for row in made.rows if row.isVisible()] == ["Front plank"]
