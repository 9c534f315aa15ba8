"""Letter keys switched off: none acts on a page, none is shown, none is listed; the others stay."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.key_lines import keys_everywhere, keys_of_page, lines_in, lines_of
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.shortcuts import (
    is_letter_key,
    letter_keys_act,
    may_act,
    shortcut,
    shows_key,
    switch_letter_keys,
)
from backstretch.ui.widgets.keyed_button import KeyedButton
from backstretch.ui.widgets.pain_scale import PainScale
from tests.ui.pages.players import active_player
from tests.ui.pages.states import FINISHED, HOLD, PAUSED, dress
from tests.ui.test_key_lines import KEYS, takes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
LETTERS = [keys for keys in KEYS if is_letter_key(keys)]
OTHERS = [keys for keys in KEYS if not is_letter_key(keys)]


@pytest.fixture
def player(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    made = active_player(qapp, qtbot)
    made.show_state(HOLD)
    return made


@pytest.mark.parametrize("keys", ["H", "Shift+R", "0", "?", "/", "+", "Shift++"])
def test_letters_digits_and_signs_are_letter_keys(keys: str) -> None:
    assert is_letter_key(keys)


@pytest.mark.parametrize("keys", ["Ctrl+K", "Alt+Z", "Space", "Left", "←", "Esc", "F1", "Ctrl++"])
def test_others_are_none(keys: str) -> None:
    assert not is_letter_key(keys)


def test_where_nothing_was_switched_they_act(player: PlayerPage) -> None:
    assert letter_keys_act(player)
    assert takes(player, "V")


def test_switched_off_no_letter_acts_in_a_session_and_every_other_key_does(
    player: PlayerPage,
) -> None:
    others = [keys for keys in OTHERS if takes(player, keys)]
    player.show_state(HOLD)
    switch_letter_keys(player, on=False)
    assert [keys for keys in LETTERS if takes(player, keys)] == []
    assert {"Space", "Left", "Right", "F11"} <= {*others}
    assert [keys for keys in ("Space", "Left", "Right", "F11") if not takes(player, keys)] == []


@pytest.mark.usefixtures("qapp")
def test_with_ctrl_alt_or_the_system_key_a_letter_may_act_without_it_may_not(qtbot: QtBot) -> None:
    part, held = QWidget(), Qt.KeyboardModifier
    qtbot.addWidget(part)
    switch_letter_keys(part, on=False)

    def acts(modifiers: Qt.KeyboardModifier) -> bool:
        return may_act(part, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_H, modifiers, "h"))

    for modifiers in (held.ControlModifier, held.AltModifier, held.MetaModifier):
        assert acts(modifiers)
    assert not acts(held.NoModifier)
    assert not acts(held.ShiftModifier)


def test_a_button_shows_its_key_only_while_it_acts(player: PlayerPage) -> None:
    buttons = [one for one in player.findChildren(KeyedButton) if one.isVisible()]
    with_letters = [one for one in buttons if is_letter_key(one.key)]
    assert len(with_letters) >= 3
    wide = {one: one.sizeHint().width() for one in buttons}
    switch_letter_keys(player, on=False)
    player.hide()
    player.show()
    for one in buttons:
        letter = one in with_letters
        assert (one.accessibleDescription() == "") == letter
        assert one.sizeHint().width() <= wide[one]
        assert shows_key(one, one.key) is not letter
    switch_letter_keys(player, on=True)
    assert {one: one.sizeHint().width() for one in buttons} == wide


def test_what_hurts_is_chosen_without_digits(player: PlayerPage) -> None:
    player.open_hurts()
    player.show_state(PAUSED)
    panel = player.over.hurts
    QTest.keyClick(panel, Qt.Key.Key_3)
    assert panel.stop_card.isChecked()
    switch_letter_keys(player, on=False)
    QTest.keyClick(panel, Qt.Key.Key_1)
    assert panel.stop_card.isChecked()
    room = panel.stop_card.heightForWidth(200)
    switch_letter_keys(player, on=True)
    assert panel.stop_card.heightForWidth(200) >= room


def test_at_the_end_digits_act_on_the_focused_scale_alone(player: PlayerPage) -> None:
    switch_letter_keys(player, on=False)
    player.show_state(replace(FINISHED))
    scale, close = player.finished.answers.scale, player.finished.close_button
    QTest.keyClick(close, Qt.Key.Key_4)
    assert scale.score is None
    assert not any(part.isVisible() for part in player.finished.digit_hint)
    scale.setFocus()
    QTest.keyClick(scale, Qt.Key.Key_4)
    assert scale.score == 4


def test_help_lists_what_acts(player: PlayerPage) -> None:
    def listed() -> set[str]:
        return {keys for line in lines_in(player, "SessionView") for keys in line.keys}

    everything = {keys for line in lines_of("SessionView") for keys in line.keys}
    assert listed() == everything
    switch_letter_keys(player, on=False)
    assert listed() == {keys for keys in everything if not is_letter_key(keys)}
    assert listed() >= {"Space", "Left", "F11", "Esc"}


def test_help_of_a_page_keeps_the_keys_of_its_controls(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(PainScale(dress(qapp)[0], "How strong is it?", 40, 14))
    window.show()
    switch_letter_keys(window, on=False)
    assert any("0" in line.keys for line in keys_of_page(window))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made).addWidget(QPushButton("Here"))
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def test_a_shortcut_that_is_a_letter_rests_meanwhile(window: QWidget) -> None:
    pressed: list[str] = []

    def note(keys: str) -> Callable[[], None]:
        return lambda: pressed.append(keys)

    for keys in ("F1", "?"):
        shortcut(window, keys, "Show all keys", note(keys), anywhere=True)
    [stop] = window.findChildren(QPushButton)
    stop.setFocus()
    for on in (False, True):
        switch_letter_keys(window, on=on)
        QTest.keyClick(stop, Qt.Key.Key_Question)
        QTest.keyClick(stop, Qt.Key.Key_F1)
        [line] = keys_everywhere(window, QWidget(window))
        assert line.keys == (("F1", "?") if on else ("F1",))
    assert pressed == ["F1", "?", "F1"]
