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


def test_an_arrow_chooses_also_where_nothing_is_chosen_yet(
    qapp: QApplication, qtbot: QtBot
) -> None:
    bar = SegmentBar(dress(qapp)[0], "The session was")
    qtbot.addWidget(bar)
    bar.show_choices(((1, "Too easy"), (2, "About right"), (3, "Too much")), 0)
    bar.show()
    with qtbot.waitActive(bar):
        bar.activateWindow()
    told: list[int] = []
    bar.chosen.connect(told.append)
    first, second, _ = bar.buttons()
    first.setFocus()
    strike(first, Qt.Key.Key_Left)
    strike(first, Qt.Key.Key_A)
    assert told == []
    strike(first, Qt.Key.Key_Right)
    assert (told, second.hasFocus()) == ([2], True)
    strike(second, Qt.Key.Key_Right)
    assert told == [2, 3]
