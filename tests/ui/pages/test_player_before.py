"""How the back is before a session: asked while the first stretch is prepared, never in the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.pages.player_before import PainBefore
from tests.ui.pages.players import active_player
from tests.ui.pages.states import HOLD, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY = Qt.Key
READY = replace(
    HOLD,
    phase="ready",
    starting=True,
    item=1,
    name="Cat-cow",
    sides=(),
    side="both",
    breath=None,
    breath_words="",
    kept_s=0,
)
SIZES = [(1280, 800, 1.0), (900, 600, 1.0), (900, 600, 2.0), (700, 1000, 1.0), (1280, 800, 2.0)]


def opened(
    qapp: QApplication, qtbot: QtBot, width: int = 1280, height: int = 800, text: float = 1.0
) -> PlayerPage:
    page = active_player(qapp, qtbot, (width, height), text)
    page.session.now.before.ask(True)
    page.show_state(READY)
    return page


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    return opened(qapp, qtbot)


@pytest.fixture
def before(page: PlayerPage) -> PainBefore:
    return page.session.now.before


def press(page: PlayerPage, key: Qt.Key) -> None:
    strike(page.focusWidget(), key)


def chosen(before: PainBefore) -> list[int | None]:
    told: list[int | None] = []
    before.scale.chosen.connect(told.append)
    return told


def test_one_digit_answers_and_nothing_else_changes(page: PlayerPage, before: PainBefore) -> None:
    told = chosen(before)
    press(page, KEY.Key_4)
    assert told == [4]
    assert before.said.text() == "4, moderate"
    assert page.focusWidget() is page.session.controls.pause_button


def test_a_one_and_a_nought_are_ten(page: PlayerPage, before: PainBefore) -> None:
    told = chosen(before)
    press(page, KEY.Key_1)
    press(page, KEY.Key_0)
    assert told == [10]


def test_a_one_is_meant_once_the_stretch_begins(page: PlayerPage, before: PainBefore) -> None:
    told = chosen(before)
    press(page, KEY.Key_1)
    page.show_state(HOLD)
    assert told == [1]


def test_delete_takes_it_back(page: PlayerPage, before: PainBefore) -> None:
    told = chosen(before)
    press(page, KEY.Key_4)
    press(page, KEY.Key_Delete)
    assert told == [4, None]
    assert "Optional" in before.said.text()


def test_a_press_answers_and_leaves_the_keys_to_the_player(
    page: PlayerPage, before: PainBefore, qtbot: QtBot
) -> None:
    told = chosen(before)
    place = before.scale.columns.whole(6).center().toPoint()
    QTest.mouseClick(before.scale, Qt.MouseButton.LeftButton, pos=place)
    assert told == [6]
    with qtbot.waitSignal(page.pause_asked, timeout=1000):
        press(page, KEY.Key_Space)


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return])
def test_where_the_session_waits_a_key_starts_it_without_an_answer(
    page: PlayerPage, before: PainBefore, qtbot: QtBot, key: Qt.Key
) -> None:
    page.show_state(replace(READY, phase="waiting"))
    assert before.isVisible()
    with qtbot.waitSignal(page.resume_asked, timeout=1000):
        press(page, key)


def test_it_goes_with_the_first_stretch_and_digits_mean_nothing_more(
    page: PlayerPage, before: PainBefore
) -> None:
    page.show_state(HOLD)
    told = chosen(before)
    assert not before.isVisible()
    press(page, KEY.Key_4)
    assert told == []


def test_it_stays_while_the_session_stands_before_its_first_stretch(
    page: PlayerPage, before: PainBefore
) -> None:
    page.show_state(replace(READY, phase="paused"))
    assert before.isVisible()
    press(page, KEY.Key_3)
    assert before.scale.score == 3


def test_the_keyboard_goes_back_to_pause_when_it_goes(page: PlayerPage, before: PainBefore) -> None:
    before.scale.setFocus()
    page.show_state(HOLD)
    assert page.focusWidget() is page.session.controls.pause_button


def test_it_is_not_there_where_it_does_not_ask(page: PlayerPage, before: PainBefore) -> None:
    before.ask(False)
    page.show_state(replace(READY, seconds=5))
    assert not before.isVisible()


def test_it_is_reached_by_tab_after_the_top_and_has_a_name(
    page: PlayerPage, before: PainBefore
) -> None:
    page.session.full_screen_button.setFocus()
    press(page, KEY.Key_Tab)
    assert page.focusWidget() is before.scale
    assert before.scale.accessibleName() == "How is your back now?"
    assert not nameless(page)


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
@pytest.mark.parametrize("phase", ["ready", "paused"])
def test_nothing_lies_over_anything_else(
    qapp: QApplication, qtbot: QtBot, width: int, height: int, text: float, phase: str
) -> None:
    page = opened(qapp, qtbot, width, height, text)
    page.show_state(replace(READY, phase="paused" if phase == "paused" else "ready"))
    now = page.session.now
    parts = [now.title, now.lap, now.cue, now.line, *now.rows(), now.before]
    shown = [part.geometry().adjusted(0, 1, 0, -1) for part in parts if part.isVisible()]
    assert all(now.rect().contains(place) for place in shown)
    for number, place in enumerate(shown):
        assert not any(place.intersects(other) for other in shown[number + 1 :])
    assert now.before.scale.minimumSizeHint().width() <= now.before.scale.width()


def test_an_answer_moves_nothing(page: PlayerPage, before: PainBefore) -> None:
    there = before.scale.geometry()
    press(page, KEY.Key_2)
    page.show_state(replace(READY, seconds=6, cue="Other words."))
    assert before.scale.geometry() == there


def test_large_text_is_never_smaller_than_usual_text(qapp: QApplication, qtbot: QtBot) -> None:
    usual = opened(qapp, qtbot).session.now.title.font().pixelSize()
    large = opened(qapp, qtbot, text=2.0).session.now.title.font().pixelSize()
    assert large >= usual
