"""What can be carried: by the pointer, by keys, and what a screen reader is told of it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.editor_row import Grip
from backstretch.ui.plan_state import Mark, TileState
from backstretch.ui.widgets.drag_button import DragButton
from backstretch.ui.widgets.session_tile import SessionTile
from tests.ui.pages.states import dress, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
NAME, TOLD = QAccessible.Text.Name, QAccessible.Text.Description
PLANNED = TileState(
    Mark.PLANNED, "Planned", "Core & hips", "12 min", "Planned: Core & hips, 12 min"
)


class Told:
    """Writes down what a button asks for, in order."""

    def __init__(self, button: DragButton) -> None:
        self.all: list[object] = []
        button.step_asked.connect(self.all.append)
        button.clicked.connect(lambda: self.all.append("clicked"))
        button.dragged.connect(lambda _: self.all.append("dragged"))
        button.dropped.connect(lambda _: self.all.append("dropped"))
        button.let_be.connect(lambda: self.all.append("let be"))


class Plain(DragButton):
    """Paints nothing."""

    def paintEvent(self, _event: object) -> None:
        pass


@pytest.fixture
def button(qtbot: QtBot) -> DragButton:
    made = Plain()
    qtbot.addWidget(made)
    made.set_movable(True)
    return made


def mouse(widget: QWidget, kind: QEvent.Type, x: float) -> None:
    """Send what the pointer does at a place of the screen."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    sent = none if kind is QEvent.Type.MouseMove else left
    place = QPointF(x, 5)
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, place, place, sent, held, keys))


def test_alt_and_the_arrows_ask_for_one_place_back_or_on(button: DragButton) -> None:
    told = Told(button)
    for key in (KEY.Key_Left, KEY.Key_Up, KEY.Key_Right, KEY.Key_Down):
        strike(button, key, ALT)
    assert told.all == [-1, -1, 1, 1]


def test_enter_and_space_press_it(button: DragButton) -> None:
    told = Told(button)
    for key in (KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space):
        strike(button, key)
    assert told.all == ["clicked"] * 3


def test_what_stays_cannot_be_moved_by_keys_or_pointer(button: DragButton) -> None:
    button.set_movable(False)
    told = Told(button)
    strike(button, KEY.Key_Right, ALT)
    for kind, x in (
        (QEvent.Type.MouseButtonPress, 5),
        (QEvent.Type.MouseMove, 90),
        (QEvent.Type.MouseButtonRelease, 90),
    ):
        mouse(button, kind, x)
    assert not {1, "dragged", "dropped"} & set(told.all)


def test_a_drag_is_told_until_it_is_let_go(button: DragButton) -> None:
    told = Told(button)
    mouse(button, QEvent.Type.MouseButtonPress, 5)
    mouse(button, QEvent.Type.MouseMove, 6)
    assert told.all == []
    mouse(button, QEvent.Type.MouseMove, 90)
    mouse(button, QEvent.Type.MouseButtonRelease, 90)
    assert told.all == ["dragged", "dropped"]


def test_escape_gives_a_drag_up(button: DragButton) -> None:
    told = Told(button)
    mouse(button, QEvent.Type.MouseButtonPress, 5)
    mouse(button, QEvent.Type.MouseMove, 90)
    strike(button, KEY.Key_Escape)
    mouse(button, QEvent.Type.MouseButtonRelease, 90)
    assert told.all == ["dragged", "let be"]


def test_a_screen_reader_is_told_what_it_carries_and_how(qapp: QApplication, qtbot: QtBot) -> None:
    theme, icons = dress(qapp)
    tile, grip = SessionTile(theme, icons), Grip(theme)
    tile.show_tile(PLANNED, movable=True, pressable=True)
    grip.show_place(2, "2, Cat-cow, 1:04 min")
    for made, name in ((tile, PLANNED.spoken), (grip, "2, Cat-cow, 1:04 min")):
        qtbot.addWidget(made)
        found = QAccessible.queryAccessibleInterface(made)
        assert found.role() == QAccessible.Role.Button
        assert found.text(NAME) == name
        assert "Alt and an arrow key" in found.text(TOLD)


def test_what_stays_where_it_is_keeps_the_focus_when_it_is_to_be_moved(
    qtbot: QtBot,
) -> None:
    page, button, beside = QWidget(), Plain(), QPushButton("beside")
    qtbot.addWidget(page)
    line = QHBoxLayout(page)
    line.addWidget(button)
    line.addWidget(beside)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    told = Told(button)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.set_movable(False)
    button.setFocus()
    strike(button, KEY.Key_Right, ALT)
    assert (page.focusWidget(), told.all) == (button, [])
    strike(button, KEY.Key_Right)
    assert page.focusWidget() is beside
