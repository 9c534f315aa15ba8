"""Painted buttons, segments and rows: pressing, keys, sizes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.keyed_button import KeyButton
from backstretch.ui.widgets.parts import button
from backstretch.ui.widgets.round_button import RoundButton
from backstretch.ui.widgets.segment_bar import SegmentBar
from tests.ui.pages.states import click, dress, strike


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_focused_button(
    qapp: QApplication, qtbot: QtBot, key: Qt.Key
) -> None:
    made = RoundButton(*dress(qapp), "Pause", "Space")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.clicked, timeout=1000):
        strike(made, key)


def test_arrows_are_left_to_the_page(qapp: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    theme, icons = dress(qapp)
    first = KeyButton(theme, icons, "One", "1", parent=page)
    KeyButton(theme, icons, "Two", "2", parent=page)
    page.show()
    first.setFocus()
    strike(first, Qt.Key.Key_Right)
    assert page.focusWidget() is first


def test_a_click_leaves_the_focus_where_it_is(qapp: QApplication, qtbot: QtBot) -> None:
    made = RoundButton(*dress(qapp), "Skip", "→")
    qtbot.addWidget(made)
    assert not made.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_a_label_is_its_accessible_name_and_the_key_its_description(
    qapp: QApplication, qtbot: QtBot
) -> None:
    made = KeyButton(*dress(qapp), "This hurts", "H", "danger")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.accessibleDescription()) == ("This hurts", "Key: H")


def test_an_ampersand_is_a_word(qtbot: QtBot) -> None:
    made = button("Core & hips", "chip")
    qtbot.addWidget(made)
    assert made.text() == "Core && hips"
    assert made.accessibleName() == "Core & hips"


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> Iterator[SegmentBar]:
    """Return the minutes in an active window, 12 chosen."""
    theme, _ = dress(qapp)
    host = QWidget()
    qtbot.addWidget(host)
    bar = SegmentBar(theme, "Minutes", parent=host)
    bar.show_choices(((10, "10 min"), (12, "12 min"), (15, "15 min")), 12)
    bar.adjustSize()
    host.show()
    with qtbot.waitActive(host):
        host.activateWindow()
    yield bar
    host.close()


def test_a_segment_tells_what_was_chosen(bar: SegmentBar, qtbot: QtBot) -> None:
    assert [segment.isChecked() for segment in bar.buttons()] == [False, True, False]
    assert bar.buttons()[1].accessibleName() == "Minutes: 12 min, 2 of 3"
    with qtbot.waitSignal(bar.chosen, timeout=1000) as told:
        click(bar.buttons()[2])
    assert told.args == [15]


def test_the_arrow_keys_choose_a_segment(bar: SegmentBar, qtbot: QtBot) -> None:
    bar.buttons()[1].setFocus()
    with qtbot.waitSignal(bar.chosen, timeout=1000) as told:
        strike(bar.buttons()[1], Qt.Key.Key_Left)
    assert told.args == [10]


def test_a_row_wraps_where_the_width_ends(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = FlowLayout(box, spacing=10)
    for _ in range(3):
        part = QWidget()
        part.setFixedSize(100, 30)
        row.addWidget(part)
    assert row.heightForWidth(320) == 30
    assert row.heightForWidth(319) == 70
    assert row.heightForWidth(120) == 110


def test_a_long_sentence_makes_a_row_higher(qapp: QApplication, qtbot: QtBot) -> None:
    row = TickRow(*dress(qapp), "Pain or pins and needles below one knee or into my toes")
    qtbot.addWidget(row)
    assert row.heightForWidth(220) > row.heightForWidth(600)
