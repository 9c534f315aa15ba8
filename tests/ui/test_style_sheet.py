"""What the style sheet makes of the controls, at every text size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.parts import button
from tests.ui.pages.states import dress


@pytest.mark.parametrize("text_scale", [1.0, 1.1, 1.5, 2.0])
@pytest.mark.parametrize("chosen", [False, True])
def test_a_chip_is_round_at_its_ends(
    qapp: QApplication, qtbot: QtBot, text_scale: float, chosen: bool
) -> None:
    theme, icons = dress(qapp, text_scale=text_scale)
    chip = Chip(theme, icons, "After a run")
    qtbot.addWidget(chip)
    chip.setChecked(chosen)
    chip.adjustSize()
    chip.show()
    image = chip.grab().toImage()
    outline = theme.colour("pine" if chosen else "edge").name()
    assert image.pixelColor(image.width() // 2, 0).name() == outline
    assert image.pixelColor(2, 0).name() != outline


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
def test_a_button_come_to_by_keys_has_the_ring_alone(qapp: QApplication, qtbot: QtBot) -> None:
    dress(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    first, second = button("Start session", "secondary"), button("Start session", "secondary")
    for made in (first, second):
        line.addWidget(made)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    first.setFocus()
    away = second.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.grab().toImage() == away
