"""A player page that stands on the screen, for the tests that show something on it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.player import PlayerPage
from tests.ui.pages.states import dress

USUAL = 1280, 800


def shown_player(
    app: QApplication, qtbot: QtBot, size: tuple[int, int] = USUAL, text_scale: float = 1
) -> PlayerPage:
    """Return a page of this size, shown and with no moment on it yet."""
    page = PlayerPage(*dress(app, text_scale=text_scale))
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    return page


def active_player(
    app: QApplication, qtbot: QtBot, size: tuple[int, int] = USUAL, text_scale: float = 1
) -> PlayerPage:
    """Return such a page in an active window, where its keys act."""
    page = shown_player(app, qtbot, size, text_scale)
    with qtbot.waitActive(page):
        page.activateWindow()
    return page
