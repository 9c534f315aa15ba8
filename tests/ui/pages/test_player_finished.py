"""The page at the end: what is asked, what is told at once, what closing leaves open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backstretch.figure.book import Book
from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing
from backstretch.resources import resources_dir
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.player_state import Coming, DoneRow, Ending, Week
from backstretch.ui.widgets.done_list import DoneList
from tests.ui.pages.players import active_player, shown_player
from tests.ui.pages.states import FINISHED, HOLD, dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

DONE = (
    DoneRow("Cat-cow", "8 slow reps", "done", Doing("cat_cow")),
    DoneRow("Hamstring", "14 s", "part", Doing("hamstring_supine", "right")),
    DoneRow("Rest", "47 s", "skipped", Doing("hook_lying")),
)
OVER = replace(FINISHED, done=DONE, ending=Ending("18:40 to 18:52", Week(3, 4)))


class Told:
    """Writes down what the page tells, in order."""

    def __init__(self, page: PlayerPage) -> None:
        self.all: list[tuple[str, object]] = []
        answers = page.finished.answers
        answers.pain_chosen.connect(lambda score: self.all.append(("pain", score)))
        answers.effort_chosen.connect(lambda effort: self.all.append(("effort", effort)))
        answers.note_written.connect(lambda note: self.all.append(("note", note)))
        page.closed.connect(lambda: self.all.append(("closed", None)))


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    made = active_player(qapp, qtbot)
    made.show_state(HOLD)
    made.show_state(OVER)
    return made


def test_it_says_when_the_session_was_and_what_the_week_is(page: PlayerPage) -> None:
    assert page.finished.times.text() == "18:40 to 18:52"
    assert page.finished.week.accessibleDescription() == "3 of 4 this week"


def test_without_a_week_there_is_no_lap(page: PlayerPage) -> None:
    page.show_state(replace(OVER, ending=Ending("18:40 to 18:52")))
    assert not page.finished.week.isVisible()
    assert page.finished.done.isVisible()


def test_it_says_when_the_next_session_is_where_that_is_known(page: PlayerPage) -> None:
    assert not page.finished.next.isVisible()
    coming = Coming("Next: Saturday 16 May, after your run.", "After a run, 15 minutes.")
    page.show_state(replace(OVER, ending=Ending(coming=coming)))
    line = page.finished.next
    assert line.isVisible()
    assert (line.when.text(), line.about.text()) == (coming.when, coming.about)
    assert line.when.y() == line.about.y(), "side by side where both fit"


@pytest.mark.parametrize(("scale", "size"), [(1.0, (900, 600)), (2.0, (1280, 800))])
def test_what_comes_next_is_never_cut(
    qapp: QApplication, qtbot: QtBot, scale: float, size: tuple[int, int]
) -> None:
    page = shown_player(qapp, qtbot, size, scale)
    long = Coming(
        "Next: tomorrow, Wednesday 30 September, after your run.",
        "Trunk, hips and legs, the long one, 15 minutes. Tomorrow is free.",
    )
    page.show_state(replace(OVER, ending=Ending(coming=long)))
    for said in (page.finished.next.when, page.finished.next.about):
        assert said.height() >= said.heightForWidth(said.width())
        widest = max(said.fontMetrics().horizontalAdvance(word) for word in said.text().split())
        assert said.width() >= widest


def test_a_digit_sets_pain_from_where_the_page_starts(page: PlayerPage) -> None:
    told = Told(page)
    assert page.focusWidget() is page.finished.close_button
    strike(page.focusWidget(), Qt.Key.Key_2)
    assert told.all == [("pain", 2)]
    assert page.finished.answers.question.words.text() == "2, mild"


def test_enter_saves_from_the_scale_and_from_the_choice(page: PlayerPage) -> None:
    told = Told(page)
    for place in (page.finished.answers.scale, page.finished.answers.effort.buttons()[0]):
        place.setFocus()
        strike(page.focusWidget(), Qt.Key.Key_Return)
    assert told.all == [("closed", None)] * 2


def test_closing_tells_what_was_not_told_yet(page: PlayerPage) -> None:
    told = Told(page)
    strike(page.focusWidget(), Qt.Key.Key_1)
    page.finished.answers.note.text_edit.setPlainText("Right side tighter than the left. ")
    assert told.all == []
    strike(page.finished.close_button, Qt.Key.Key_Return)
    note = ("note", "Right side tighter than the left.")
    assert told.all == [("pain", 1), note, ("closed", None)]


def test_closing_without_an_answer_tells_none(page: PlayerPage) -> None:
    told = Told(page)
    page.finished.close_button.click()
    assert told.all == [("closed", None)]


def test_a_note_takes_digits_and_lines_and_is_told_when_it_is_left(page: PlayerPage) -> None:
    told = Told(page)
    edit = page.finished.answers.note.text_edit
    edit.setFocus()
    QTest.keyClicks(edit, "3 stiff")
    strike(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "ok")
    assert told.all == []
    strike(edit, Qt.Key.Key_Tab)
    assert told.all == [("note", "3 stiff\nok")]
    edit.setFocus()
    strike(edit, Qt.Key.Key_Tab)
    assert len(told.all) == 1
    edit.clear()
    page.finished.answers.tell()
    assert told.all[1:] == [("note", "")]


def test_a_note_is_told_when_the_page_goes(page: PlayerPage) -> None:
    told = Told(page)
    page.finished.answers.note.text_edit.setPlainText("stiff")
    page.hide()
    assert told.all == [("note", "stiff")]


@pytest.mark.parametrize("number", range(3))
def test_how_the_session_was_is_told_at_once(page: PlayerPage, number: int) -> None:
    told = Told(page)
    buttons = page.finished.answers.effort.buttons()
    assert not any(button.isChecked() for button in buttons)
    buttons[number].click()
    assert told.all == [("effort", ("easy", "right", "much")[number])]


def test_answers_stay_while_the_page_learns_more(page: PlayerPage) -> None:
    strike(page.focusWidget(), Qt.Key.Key_4)
    page.finished.answers.note.text_edit.setFocus()
    page.show_state(replace(OVER, notice="The disk is full."))
    assert page.finished.answers.scale.score == 4
    assert page.finished.notice.isVisible()
    assert page.focusWidget() is page.finished.answers.note.text_edit


def test_another_session_is_asked_anew(page: PlayerPage) -> None:
    strike(page.focusWidget(), Qt.Key.Key_4)
    page.finished.answers.effort.buttons()[1].click()
    page.finished.answers.note.text_edit.setPlainText("stiff")
    page.finished.answers.tell()
    told = Told(page)
    page.finished.start_over()
    answers = page.finished.answers
    assert answers.scale.score is None
    assert answers.note.text_edit.toPlainText() == ""
    assert not any(button.isChecked() for button in answers.effort.buttons())
    answers.tell()
    assert told.all == []


def test_every_control_has_a_name(page: PlayerPage) -> None:
    assert nameless(page) == []


def test_tab_goes_through_the_page_in_reading_order(page: PlayerPage) -> None:
    answers = page.finished.answers
    answers.scale.setFocus()
    walked: list[QWidget] = []
    for _ in range(4):
        walked.append(page.focusWidget())
        strike(page.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [
        answers.scale,
        answers.effort.buttons()[0],
        answers.note.text_edit,
        page.finished.close_button,
    ]


SIZES = [(900, 600), (1280, 800), (1920, 1080)]


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_and_save_is_in_sight(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int], text_scale: float
) -> None:
    page = shown_player(qapp, qtbot, size, text_scale)
    page.show_state(OVER)
    qapp.processEvents()
    assert page.finished.scroller.horizontalScrollBar().maximum() == 0
    assert cut_off(page.finished) == []
    button = page.finished.close_button
    assert button.mapTo(page, QPoint(0, button.height())).y() <= page.height()


@pytest.mark.parametrize(
    ("size", "text_scale"), [((1280, 800), 2.0), ((900, 600), 1.0), ((900, 600), 1.5)]
)
@pytest.mark.parametrize("partial", [False, True])
def test_the_whole_scale_is_on_the_first_screen(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int], text_scale: float, partial: bool
) -> None:
    page = shown_player(qapp, qtbot, size, text_scale)
    page.show_state(replace(OVER, partial=partial))
    qapp.processEvents()
    scale, seen = page.finished.answers.scale, page.finished.scroller.viewport()
    assert scale.mapTo(seen, QPoint(0, scale.height())).y() <= seen.height()


def cut_off(root: QWidget) -> list[str]:
    """Return the texts that need more room than they have."""
    found = []
    for shown in root.findChildren(QLabel):
        metrics = QFontMetricsF(shown.font())
        flags = Qt.TextFlag.TextWordWrap if shown.wordWrap() else Qt.TextFlag.TextSingleLine
        room = QRectF(0, 0, shown.width() + 1, 9000)
        need = metrics.boundingRect(room, int(flags), shown.text())
        fits = need.width() <= shown.width() + 1 and need.height() <= shown.height() + 2
        if shown.isVisible() and shown.text() and not fits:
            found.append(shown.text())
    return found


class NoWay:
    """Knows no way from one position to another."""

    def motion(self, *_: object) -> Motion | None:
        return None


def test_pictures_come_after_the_words(qapp: QApplication, qtbot: QtBot) -> None:
    listed = DoneList(*dress(qapp))
    qtbot.addWidget(listed)
    listed.show_rows(DONE)
    listed.show_figures(Book(read_all(resources_dir() / "poses")[0], NoWay()))
    assert filled(listed) == 0
    listed.resize(400, 300)
    listed.show()
    qtbot.waitUntil(lambda: filled(listed) == len(DONE), timeout=20_000)


def filled(listed: DoneList) -> int:
    return sum(not shown.pixmap().isNull() for shown in listed.findChildren(QLabel))


def test_the_focus_stays_on_save_where_the_buttons_move(page: PlayerPage) -> None:
    for size in ((900, 600), (1280, 800)):
        page.resize(*size)
        assert page.focusWidget() is page.finished.close_button


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_the_hint_of_the_keys_is_whole(qapp: QApplication, qtbot: QtBot, text_scale: float) -> None:
    page = shown_player(qapp, qtbot, (900, 600), text_scale)
    page.show_state(OVER)
    qapp.processEvents()
    hint = page.finished.hint
    assert hint.height() >= hint.sizeHint().height() - 1
    assert hint.mapTo(page, QPoint(0, hint.height())).y() <= page.height()


def test_the_note_is_saved_by_ctrl_enter_and_the_hint_says_so(page: PlayerPage) -> None:
    told, note = Told(page), page.finished.answers.note.text_edit
    assert not page.finished.ctrl_hint.isVisible()
    note.setFocus()
    assert page.finished.ctrl_hint.isVisible()
    QTest.keyClicks(note, "stiff")
    strike(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.all == [("note", "stiff"), ("closed", None)]
    page.finished.close_button.setFocus()
    assert not page.finished.ctrl_hint.isVisible()
