"""The Today page: what it shows, what it asks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backstretch.desktop.tray import Entry
from backstretch.figure.scene import Doing
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_state import OtherLength, TodayStretch
from tests.ui.pages.states import (
    CUT_OFF,
    NOTICED,
    SESSION,
    STRETCHES,
    TODAY,
    click,
    dress,
    nameless,
    strike,
)
from tests.ui.widgets.stills import Album, finish

REST = Doing("hook_lying")


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> TodayPage:
    """Return the page at the size it has in the smallest window, active, showing a day."""
    made = TodayPage(*dress(qapp))
    qtbot.addWidget(made)
    made.resize(804, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_state(TODAY)
    made.start_focus()
    return made


def test_today_shows_routine_minutes_and_stretches(page: TodayPage) -> None:
    assert page.body.card.routine.text() == "After a run"
    assert page.body.card.minutes.text() == "12"
    assert page.body.card.strip.accessibleDescription().startswith("Cat-cow, 8 slow reps; Runner’s")


def test_the_note_of_the_routine_can_be_read(page: TodayPage) -> None:
    assert page.body.card.note.text() == SESSION.note
    assert page.body.card.note.isVisible()
    page.show_state(replace(TODAY, card=replace(SESSION, note="")))
    assert not page.body.card.note.isVisible()


def test_enter_starts_from_the_first_focus(page: TodayPage, qtbot: QtBot) -> None:
    assert page.focusWidget() is page.body.card.start_button
    with qtbot.waitSignal(page.start_asked, timeout=1000):
        strike(page.focusWidget(), Qt.Key.Key_Return)


def test_a_press_starts(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.start_asked, timeout=1000):
        click(page.body.card.start_button)


def test_another_length_is_asked_for(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.minutes_asked, timeout=1000) as told:
        click(page.body.others.length.buttons()[2])
    assert told.args == [15]


def test_beside_start_a_shorter_one_is_asked_for(page: TodayPage, qtbot: QtBot) -> None:
    assert not page.body.card.other_button.isVisible()
    page.show_state(replace(TODAY, card=replace(SESSION, other=OtherLength(10, "Make it 10 min"))))
    assert page.body.card.other_button.accessibleName() == "Make it 10 min"
    with qtbot.waitSignal(page.minutes_asked, timeout=1000) as told:
        click(page.body.card.other_button)
    assert told.args == [10]


def test_another_routine_is_asked_for(page: TodayPage, qtbot: QtBot) -> None:
    assert [chip.isChecked() for chip in page.body.chips()] == [True, False]
    with qtbot.waitSignal(page.routine_asked, timeout=1000) as told:
        click(page.body.chips()[1])
    assert told.args == ["core-hips"]


def test_the_steps_open_and_close(page: TodayPage) -> None:
    assert not page.body.card.steps.isVisible()
    click(page.body.card.steps_button)
    texts = [line.text() for line in page.body.card.steps.findChildren(QLabel)]
    assert "Runner’s lunge, 2 × 30 s a side" in texts
    assert page.body.card.steps_button.accessibleName() == "Hide the steps"
    click(page.body.card.steps_button)
    assert not page.body.card.steps.isVisible()


@pytest.mark.parametrize(
    ("button", "wish"),
    [
        ("go_on_button", "go_on_asked"),
        ("start_over_button", "start_over_asked"),
        ("discard_button", "discard_asked"),
    ],
)
def test_an_unfinished_session_asks_first(
    page: TodayPage, qtbot: QtBot, button: str, wish: str
) -> None:
    page.show_state(CUT_OFF)
    page.start_focus()
    assert page.focusWidget() is page.body.unfinished.go_on_button
    assert "right side, 18 s left" in page.body.unfinished.place.text()
    with qtbot.waitSignal(getattr(page, wish), timeout=1000):
        click(getattr(page.body.unfinished, button))


def test_there_is_one_clay_button(page: TodayPage) -> None:
    for state in (TODAY, CUT_OFF, TODAY):
        page.show_state(state)
        buttons = (page.body.card.start_button, page.body.unfinished.go_on_button)
        clay = [b for b in buttons if b.isVisible() and b.property("kind") == "primary"]
        assert len(clay) == 1


def test_a_notice_says_one_sentence_and_offers_actions(page: TodayPage, qtbot: QtBot) -> None:
    assert not page.notice.isVisible()
    page.show_state(NOTICED)
    assert page.notice.words.text() == "The disk is full."
    with qtbot.waitSignal(page.notice_action_asked, timeout=1000) as told:
        click(page.notice.action_buttons[0])
    assert told.args == ["retry"]
    page.show_state(TODAY)
    assert not page.notice.isVisible()


def test_the_tab_key_walks_through_the_page_as_it_is_read(page: TodayPage) -> None:
    page.show_state(replace(NOTICED, card=replace(SESSION, other=OtherLength(10, "Make it 10"))))
    page.show_bell("Backstretch", (Entry("start", "Start session"),))
    page.bell.setFocus()
    walked: list[QWidget | None] = []
    for _ in range(5):
        walked.append(page.focusWidget())
        strike(page.bell, Qt.Key.Key_Tab)
    card = page.body.card
    assert walked == [
        page.bell,
        page.notice.action_buttons[0],
        card.start_button,
        card.other_button,
        card.steps_button,
    ]


def test_every_control_has_a_name(page: TodayPage) -> None:
    page.show_state(replace(CUT_OFF, notice=NOTICED.notice))
    assert nameless(page) == []


def shown(page: TodayPage) -> list[QWidget]:
    """Return what is seen of the page, the labels and the buttons."""
    parts = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    return [part for part in parts if part.isVisible()]


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [740, 804, 1184])
def test_nothing_scrolls_sideways(
    qapp: QApplication, qtbot: QtBot, width: int, text_scale: float
) -> None:
    page = TodayPage(*dress(qapp, text_scale=text_scale))
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show()
    card = replace(SESSION, stretches=STRETCHES * 3)
    page.show_state(replace(CUT_OFF, card=card, notice=NOTICED.notice))
    qapp.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    assert max(part.mapTo(page, part.rect().topRight()).x() for part in shown(page)) < width


def test_the_stretches_are_shown_as_figures(page: TodayPage, qapp: QApplication) -> None:
    album = Album()
    resting = (TodayStretch("Rest", "47 s", figure=REST),)
    page.show_state(replace(TODAY, card=replace(SESSION, stretches=resting)))
    page.show_figures(album)
    assert album.asked == []
    qapp.processEvents()
    finish(page.body.card.strip.figures.is_busy, qapp)
    assert album.asked == [REST]
