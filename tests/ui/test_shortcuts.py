"""No key without words: all shortcuts are made in one place, which asks for what they do."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import backstretch
from backstretch.ui import key_lines
from backstretch.ui.key_lines import DIGITS, KeyLine, caps, keys_everywhere, keys_of_page, spoken
from backstretch.ui.shortcuts import shortcut

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
MAKES = re.compile(r"\bQShortcut\(")


def test_every_shortcut_is_made_with_its_words() -> None:
    package = Path(backstretch.__file__).parent
    made = [
        file.name for file in package.rglob("*.py") if MAKES.search(file.read_text(encoding="utf8"))
    ]
    assert made == ["shortcuts.py"]


def test_every_part_that_takes_keys_by_itself_is_one_there_is() -> None:
    package = Path(backstretch.__file__).parent / "ui"
    source = "\n".join(file.read_text(encoding="utf8") for file in package.rglob("*.py"))
    for kind in key_lines._by_kind():
        assert f"class {kind}(" in source


class Window(QWidget):
    """A window of two pages, one of them hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.page, self.other = QWidget(), QWidget()
        self.stop = QPushButton("Here")
        QVBoxLayout(self.page).addWidget(self.stop)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(self.other)
        self.other.hide()
        self.make("F1", "Show all keys", self, anywhere=True)
        self.make("?", "Show all keys", self, anywhere=True)
        self.make("Ctrl+S", "Save", self.page)
        self.make("Ctrl+F", "Find", self.other)

    def make(self, keys: str, words: str, parent: QWidget, *, anywhere: bool = False) -> None:
        shortcut(parent, keys, words, lambda: self.pressed.append(words), anywhere=anywhere)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.stop.setFocus()
    return made


def test_a_page_lists_its_own_keys_and_those_of_what_is_seen(window: Window) -> None:
    assert keys_of_page(window.page) == (KeyLine(("Ctrl+S",), "Save"),)


def test_keys_that_do_the_same_are_one_line(window: Window) -> None:
    assert keys_everywhere(window, window.page) == (KeyLine(("F1", "?"), "Show all keys"),)


def test_a_shortcut_that_is_switched_off_is_not_listed(window: Window) -> None:
    shortcut(window.page, "Alt+Z", "Undo", lambda: None).setEnabled(False)
    assert keys_of_page(window.page) == (KeyLine(("Ctrl+S",), "Save"),)


def test_what_is_listed_acts(window: Window) -> None:
    QTest.keyClick(window.stop, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.stop, Qt.Key.Key_F1)
    QTest.keyClick(window.stop, Qt.Key.Key_Question)
    assert window.pressed == ["Save", "Show all keys", "Show all keys"]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("Ctrl+K", ("Ctrl", "K")),
        ("Ctrl+,", ("Ctrl", ",")),
        ("+", ("+",)),
        ("Shift++", ("Shift", "+")),
        ("Alt+Left", ("Alt", "←")),
        ("Return", ("Enter",)),
        ("F1", ("F1",)),
    ],
)
def test_keys_stand_on_caps_as_on_a_keyboard(keys: str, shown: tuple[str, ...]) -> None:
    assert caps(keys) == shown


def test_keys_are_read_out() -> None:
    assert spoken(("F1", "?")) == "F1 or ?"
    assert spoken(("Ctrl+K",)) == "Ctrl K"
    assert spoken(DIGITS) == "0 to 9"
