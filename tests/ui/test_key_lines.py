"""The keys that parts take by themselves: each listed one acts, and each that acts is listed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.key_lines import lines_of
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.widgets.body_map import BodyMap
from backstretch.ui.widgets.key_scrubber import KeyScrubber
from backstretch.ui.widgets.pain_scale import PainScale
from tests.ui.pages.states import HOLD, dress

Make = Callable[[], QWidget]
KEYS = [
    *(chr(code) for code in range(ord("A"), ord("Z") + 1)),
    *"0123456789",
    *("Space", "Return", "Esc", "Left", "Right", "Up", "Down", "Home", "End", "Del"),
    *("+", "-", "F1", "F2", "F11", "Shift+R", "Shift+H", "Ctrl+H", "Alt+Left"),
]
SAME_AS_WITHOUT_SHIFT = {"Shift+H"}


@pytest.fixture
def player(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    page = PlayerPage(*dress(qapp))
    qtbot.addWidget(page)
    page.show_state(HOLD)
    return page


def takes(widget: QWidget, keys: str) -> bool:
    """Press a key on a widget and tell whether it took it."""
    one = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs forget it
    typed = chr(one.key().value) if one.key().value < 128 else ""
    event = QKeyEvent(QEvent.Type.KeyPress, one.key(), one.keyboardModifiers(), typed)
    QCoreApplication.sendEvent(widget, event)
    return event.isAccepted()


def listed(kind: str) -> set[str]:
    return {key for line in lines_of(kind) for key in line.keys}


@pytest.mark.parametrize("keys", KEYS)
def test_a_key_acts_in_a_session_if_and_only_if_it_is_listed(player: PlayerPage, keys: str) -> None:
    wanted = keys in listed("SessionView") | SAME_AS_WITHOUT_SHIFT
    assert takes(player, keys) is wanted


def scale(app: QApplication) -> QWidget:
    return PainScale(dress(app)[0], "How strong is it?", 40, 14)


def body(app: QApplication) -> QWidget:
    return BodyMap(dress(app)[0])


def scrubber(app: QApplication) -> QWidget:
    return KeyScrubber(dress(app)[0])


@pytest.mark.parametrize(
    ("kind", "make"), [("PainScale", scale), ("BodyMap", body), ("KeyScrubber", scrubber)]
)
def test_every_listed_key_of_a_part_acts(
    qapp: QApplication, qtbot: QtBot, kind: str, make: Callable[[QApplication], QWidget]
) -> None:
    part = make(qapp)
    qtbot.addWidget(part)
    assert listed(kind)
    assert {keys for keys in listed(kind) if not takes(part, keys)} == set()
