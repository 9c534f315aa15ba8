"""The Tab key comes to a row of choices where it stands, also to choices made later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.segment_bar import SegmentBar
from tests.ui.pages.states import dress, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def test_choices_made_later_come_between_what_stands_around_them(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme, _ = dress(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    above, bar, below = QPushButton("above"), SegmentBar(theme, "Days"), QPushButton("below")
    column = QVBoxLayout(page)
    for part in (above, bar, below):
        column.addWidget(part)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    for choices in (((3, "3"), (4, "4")), ((4, "4"), (5, "5"), (6, "6"))):
        bar.show_choices(choices, 4)
        qapp.processEvents()  # what is new is shown only then
        above.setFocus()
        strike(above, Qt.Key.Key_Tab)
        chosen = next(made for made in bar.buttons() if made.isChecked())
        assert chosen.hasFocus()
        strike(chosen, Qt.Key.Key_Tab)
        assert below.hasFocus()
