"""An exercise of the person's own is written down, changed, deleted and put back by keys alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.content.exercise import Position, Sides
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.prescription import Prescriptions
from backstretch.content.routine import Routine
from backstretch.plan.alone import alone, usual_dose
from backstretch.ui.pages.own_form import OwnFormPage
from backstretch.ui.report.paper import Paper, Sheet
from backstretch.ui.report.session_sheet import session_sheet
from backstretch.ui.widgets.exercise_tile import ExerciseTile
from tests.ui.library_page import BOOK, LIBRARY, Shelves
from tests.ui.pages.states import nameless, strike
from tests.ui.pictures import picture, put_picture

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

HEEL = OwnSheet(
    FORMAT,
    "Heel drops",
    "3x12 rest 30s",
    Position.STANDING,
    Sides.EACH,
    ("step",),
    ("Stand on a step.", "Lower one heel slowly."),
    ("Keep the knee straight.",),
    ("The tendon hurts more.",),
)
KEY = "own-heel-drops"


@pytest.fixture
def shelves(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shelves]:
    made = Shelves(tmp_path / "journal.db", qapp)
    qtbot.addWidget(made.page)
    made.page.resize(1184, 800)
    with qtbot.waitActive(made.page):
        made.browsing.show()
        made.page.activateWindow()
    yield made
    made.close()


def focus(shelves: Shelves) -> QWidget:
    found = shelves.page.focusWidget()
    assert found is not None
    return found


def type_here(shelves: Shelves, text: str) -> None:
    QTest.keyClicks(focus(shelves), text)


def tab(shelves: Shelves, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focus(shelves), Qt.Key.Key_Tab)


def keep(shelves: Shelves, sheet: OwnSheet = HEEL, content: bytes | None = None) -> str:
    key = shelves.own.exercises.keep("", sheet, content)
    shelves.desk.take_exercises()
    return key


def form(shelves: Shelves) -> OwnFormPage:
    return shelves.page.form


def new(shelves: Shelves) -> OwnFormPage:
    button = shelves.page.exercises.new_button
    button.setFocus()
    strike(button, Qt.Key.Key_Return)
    return form(shelves)


def tile(shelves: Shelves, key: str = KEY) -> ExerciseTile:
    tiles = shelves.page.exercises.grid.tiles()
    return next(made for made in tiles if made.tile.id == key)


def test_one_is_written_down_by_keys_and_its_page_is_shown(shelves: Shelves) -> None:
    page = new(shelves)
    assert page.isVisible()
    assert nameless(page) == []
    type_here(shelves, "Heel drops")
    tab(shelves)
    type_here(shelves, "3x12 rest 30s")
    assert (
        page.reading.text() == "Read as: 3 × 12 reps, 6 s for one, 30 s rest between, 4:36 in all."
    )
    tab(shelves)
    QTest.keyClick(focus(shelves), Qt.Key.Key_Right)
    assert page.reading.text().startswith("Read as: 3 × 12 a side,")
    tab(shelves)
    assert focus(shelves) is page.position.control
    type_here(shelves, "Standing")
    tab(shelves)
    type_here(shelves, "Step or low stool, broom")
    tab(shelves)
    type_here(shelves, "Stand on a step.")
    QTest.keyClick(focus(shelves), Qt.Key.Key_Return)
    type_here(shelves, "Lower one heel.")
    QTest.keyClick(focus(shelves), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = shelves.own.exercises[KEY].sheet
    assert (kept.name, kept.dose, kept.position) == ("Heel drops", "3x12 rest 30s", "standing")
    assert (kept.sides, kept.kit) == (Sides.EACH, ("step", "broom"))
    assert kept.steps == ("Stand on a step.", "Lower one heel.")
    shown = shelves.page.exercise
    assert shown.isVisible()
    assert shown.title.text() == "Heel drops"


def test_what_is_missing_is_said_and_the_focus_is_there(shelves: Shelves) -> None:
    page = new(shelves)
    strike(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.name.wrong.text() == "Write a name that you know it by."
    assert page.dose.wrong.text().startswith("Write how much of it")
    assert page.position.wrong.text().startswith("Choose a position.")
    assert focus(shelves) is page.name.line
    assert list(shelves.own.exercises) == []


@pytest.mark.parametrize(
    ("name", "dose", "told"),
    [
        ("cat COW", "30s", "“Cat-cow” is in the Library already. Choose another name."),
        ("42", "30s", "A name needs a letter."),
        ("Heels", "twice", "“twice” is not understood."),
        ("Heels", "900s", "900 is not safe here. Choose 1 to 300."),
        ("Heels", "30s L", "works both sides at once"),
    ],
)
def test_what_is_wrong_is_said_while_it_is_written(
    shelves: Shelves, name: str, dose: str, told: str
) -> None:
    page = new(shelves)
    type_here(shelves, name)
    tab(shelves)
    type_here(shelves, dose)
    assert told in page.name.wrong.text() + page.dose.wrong.text()
    strike(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert list(shelves.own.exercises) == []


def test_a_picture_is_chosen_seen_and_removed(shelves: Shelves, tmp_path: Path) -> None:
    page = new(shelves)
    type_here(shelves, "Heel drops")
    shelves.picture = put_picture(tmp_path, "note.txt", b"not a picture")
    page.picture.choose_button.click()
    assert page.picture.wrong.text() == "This is no PNG or JPEG picture. Choose another one."
    shelves.picture = None
    page.picture.choose_button.click()
    assert not page.picture.view.isVisible()
    shelves.picture = put_picture(tmp_path)
    page.picture.choose_button.click()
    assert page.picture.view.has_picture
    assert page.picture.wrong.isHidden()
    assert page.name.line.text() == "Heel drops"
    page.picture.remove_button.click()
    assert not page.picture.view.isVisible()


def test_a_picture_stands_on_its_card_and_its_page(
    shelves: Shelves, qtbot: QtBot, tmp_path: Path
) -> None:
    page = new(shelves)
    shelves.picture = put_picture(tmp_path, content=picture(b"jpeg"))
    for text in ("Heel drops", "30s"):
        type_here(shelves, text)
        tab(shelves)
    page.position.control.setFocus()
    QTest.keyClick(page.position.control, Qt.Key.Key_Down)
    page.picture.choose_button.click()
    page.save_button.click()
    stage = shelves.page.exercise.stage.stage
    assert stage.picture.isVisible()
    qtbot.waitUntil(lambda: stage.picture.has_picture)
    assert tile(shelves).tile.picture == shelves.own.exercises[KEY].picture
    assert "with your picture" in tile(shelves).accessibleName()
    tile(shelves).grab()
    qtbot.waitUntil(lambda: not shelves.page.exercises.grid.pictures.is_busy())
    red = tile(shelves).grab().toImage().pixelColor(tile(shelves).width() // 2, 60)
    assert red.red() > 150 > red.green()


def test_without_a_picture_a_mark_stands_in_its_place(shelves: Shelves) -> None:
    shelves.desk.open_exercise(keep(shelves))
    stage = shelves.page.exercise.stage.stage
    assert stage.picture.isVisible()
    assert not stage.picture.has_picture
    assert not stage.figure.isVisible()


def test_its_page_says_that_nobody_checked_it(shelves: Shelves) -> None:
    shelves.desk.open_exercise(keep(shelves))
    page = shelves.page.exercise
    assert page.notice.words.text() == "Backstretch does not know what this asks of your back."
    words = [label.text() for label in page.sources.findChildren(QWidget) if hasattr(label, "text")]
    assert words[:2] == ["Yours", "You wrote this down. Nobody checked it here."]
    assert page.facts.text() == "Step or low stool."
    assert page.leave_out.title.text() == "When to stop"
    assert not page.never.isVisible()
    assert not page.mistakes.isVisible()
    assert page.amount.text() == "3 × 12 a side, 9:17 in all."
    assert page.used.text() == "It is in no routine yet."
    shelves.desk.open_exercise("cat_cow")
    assert page.never.isVisible()
    assert not page.edit_button.isVisible()


def test_with_something_to_mind_it_says_whom_to_ask(shelves: Shelves) -> None:
    keep(shelves)
    shelves.conditions.keep_lacking(("loop band",))
    shelves.browsing.show()
    shelves.desk.open_exercise(KEY)
    assert "ask who showed you this" not in shelves.page.exercise.notice.words.text()
    shelves.conditions.keep_flags(("osteoporosis",))
    shelves.browsing.show()
    shelves.desk.open_exercise(KEY)
    assert "ask who showed you this" in shelves.page.exercise.notice.words.text()


def test_the_chip_shows_them_alone_and_others_leave_them_out(shelves: Shelves) -> None:
    keep(shelves)
    part = shelves.page.exercises
    assert part.chips[""].text() == f"All {len(LIBRARY.exercises) + 1}"
    part.chips["own"].click()
    assert shelves.ids() == [KEY]
    part.chips["strength"].click()
    assert KEY not in shelves.ids()
    part.chips[""].click()
    part.fits.click()
    assert KEY not in shelves.ids()
    assert part.note.text() == "Yours are not shown: nobody checked what they ask of your back."


def test_none_yet_says_what_could_be_there(shelves: Shelves) -> None:
    shelves.page.exercises.chips["own"].click()
    assert shelves.ids() == []
    assert "physiotherapist" in shelves.page.exercises.note.text()
    assert shelves.page.exercises.nothing_words.text() == "You have written down none yet."
    keep(shelves)
    shelves.page.start_search()
    type_here(shelves, "zebra")
    assert shelves.page.exercises.nothing_words.text() == "Nothing fits all filters."


def test_one_is_found_by_what_is_typed(shelves: Shelves) -> None:
    keep(shelves)
    shelves.page.start_search()
    type_here(shelves, "hell drops")
    assert shelves.ids()[0] == KEY


def test_one_is_changed(shelves: Shelves, qtbot: QtBot) -> None:
    shelves.desk.open_exercise(keep(shelves, content=picture()))
    shelves.page.exercise.edit_button.click()
    page = form(shelves)
    assert page.dose.line.text() == "3x12 rest 30s"
    assert page.kit.line.text() == "Step or low stool"
    qtbot.waitUntil(lambda: page.picture.view.has_picture)
    page.dose.line.setFocus()
    page.dose.line.selectAll()
    type_here(shelves, "2x10")
    strike(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert shelves.own.exercises[KEY].sheet.dose == "2x10"
    assert shelves.own.exercises[KEY].picture is not None
    assert shelves.page.exercise.amount.text().startswith("2 × 10 a side")


def test_a_deleted_one_is_gone_from_the_cards_and_comes_back_by_a_key(shelves: Shelves) -> None:
    key = keep(shelves)
    lines = Prescriptions(shelves.own.library.exercises)
    shelves.own.routines.keep("", "Physio, May", lines.read("heel drops, cat-cow 8"))
    shelves.desk.open_exercise(key)
    assert shelves.page.exercise.used.text() == "In your routines: Physio, May."
    shelves.page.exercise.remove_button.setFocus()
    strike(shelves.page.exercise.remove_button, Qt.Key.Key_Return)
    assert key not in shelves.ids()
    toast = shelves.page.toast
    assert toast.words.text() == "“Heel drops” is deleted. Still in your routines: Physio, May."
    strike(shelves.page, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert key in shelves.ids()
    assert shelves.page.exercise.isVisible()


def test_what_was_written_is_not_lost_by_leaving(shelves: Shelves) -> None:
    page = new(shelves)
    type_here(shelves, "Heel drops")
    strike(page, Qt.Key.Key_Escape)
    assert page.toast.isVisible()
    assert page.isVisible()
    page.toast.other_button.click()
    assert shelves.page.is_home()
    assert new(shelves).name.line.text() == ""


def test_an_untouched_form_is_left_at_once(shelves: Shelves) -> None:
    page = new(shelves)
    strike(page, Qt.Key.Key_Escape)
    assert shelves.page.is_home()


def test_a_change_that_is_given_up_leads_back_to_the_exercise(shelves: Shelves) -> None:
    shelves.desk.open_exercise(keep(shelves))
    shelves.page.exercise.edit_button.click()
    strike(form(shelves), Qt.Key.Key_Escape)
    assert shelves.page.exercise.isVisible()


def test_one_that_cannot_be_deleted_or_put_back_is_told_in_sight_and_tried_again(
    shelves: Shelves,
) -> None:
    page, key = shelves.page, keep(shelves)
    page.exercises.grid.opened.emit(key)
    aside = shelves.own.exercises.folder / "deleted"
    aside.write_text("in the way")
    page.exercise.remove_button.click()
    assert page.exercise.notice.isVisible()
    assert "could not be moved" in page.exercise.notice.words.text()
    aside.unlink()
    page.exercise.remove_button.click()
    assert key not in list(shelves.own.exercises)
    place = shelves.own.exercises.folder / "heel-drops.toml"
    place.mkdir()
    page.toast.action_button.click()
    assert page.notice.isVisible()
    assert "could not be moved" in page.notice.words.text()
    place.rmdir()
    assert page.toast.action_button.isVisible()
    page.toast.action_button.click()
    assert key in list(shelves.own.exercises)
    assert not page.notice.isVisible()


def test_what_was_left_half_done_comes_first(shelves: Shelves) -> None:
    keep(shelves)
    page = new(shelves)
    type_here(shelves, "Toe")
    shelves.browsing.show()
    shelves.desk.open_exercise(KEY)
    shelves.page.exercise.edit_button.click()
    assert page.name.line.text() == "Toe"
    assert page.toast.isVisible()
    page.toast.other_button.click()
    assert page.name.line.text() == "Heel drops"


def test_it_is_tried_at_its_own_dose(shelves: Shelves, qtbot: QtBot) -> None:
    shelves.desk.open_exercise(keep(shelves))
    with qtbot.waitSignal(shelves.browsing.begin_asked, timeout=1000) as asked:
        shelves.page.exercise.try_button.click()
    assert asked.args is not None
    routine = asked.args[0]
    assert isinstance(routine, Routine)
    assert (routine.name, routine.items[0].reps, routine.items[0].times) == ("Heel drops", 12, 3)


@pytest.mark.parametrize("width", [804, 1184])
@pytest.mark.parametrize("scale", [1, 2])
def test_nothing_is_wider_than_the_page(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, width: int, scale: float
) -> None:
    made = Shelves(tmp_path / "other.db", qapp, scale=scale)
    qtbot.addWidget(made.page)
    made.page.resize(width if scale == 1 else 1120, 600)
    made.browsing.show()
    made.desk.open_exercise(keep(made))
    made.page.exercise.edit_button.click()
    QApplication.processEvents()
    paper = made.page.form.scroller.widget()
    assert paper is not None
    assert paper.minimumSizeHint().width() <= made.page.width()
    made.close()


def test_braces_and_signs_in_what_is_written_are_only_letters(shelves: Shelves) -> None:
    odd = msgspec.structs.replace(
        HEEL, name="A & <b>B</b> {0}", steps=("Hold {it}.", "{", "<i>&amp; 100 %</i>"), kit=()
    )
    key = keep(shelves, odd)
    exercise = shelves.own.exercises[key]
    shelves.desk.open_exercise(key)
    assert shelves.page.exercise.title.text() == "A & <b>B</b> {0}"
    routine = alone(usual_dose(shelves.own.library, exercise), exercise)
    paper = Sheet(Paper.A4)
    sheet = session_sheet(routine, shelves.own.library, BOOK, date(2026, 3, 2), paper)
    assert sheet.rows[0].begin == "Hold {it}."


@pytest.mark.parametrize(("width", "scale"), [(804, 1), (1120, 2)])
def test_its_page_is_no_wider_than_the_window(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, width: int, scale: float
) -> None:
    made = Shelves(tmp_path / "other.db", qapp, scale=scale)
    qtbot.addWidget(made.page)
    made.page.resize(width, 600)
    made.browsing.show()
    made.desk.open_exercise(keep(made))
    QApplication.processEvents()
    assert made.page.exercise.scroller.horizontalScrollBar().maximum() == 0
    made.close()
