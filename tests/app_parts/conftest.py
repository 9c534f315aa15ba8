"""The window on the home of a test, `paths`; another one only after the one before was closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.app_parts.going_back import WentBack
from backstretch.paths import Paths
from tests.app_parts.windows import LONGEST_MS, Opened


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, paths: Paths) -> Iterator[Opened]:
    """Show the window; another one only after the one before was closed."""
    apps: list[App] = []

    def shown(went: WentBack | None = None) -> App:
        app = App(qapp, paths, WindowOptions(), went=went)
        apps.append(app)
        app.window.resize(1280, 800)
        with qtbot.waitSignal(app.watch.painted, timeout=LONGEST_MS):
            app.window.show()
        return app

    yield shown
    for app in apps:
        app.close()
        app.window.close()
        app.window.deleteLater()
