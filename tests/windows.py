"""The whole program's window on the screen, for the tests that use it as a person would."""

from pytestqt.qtbot import QtBot

from backstretch.app import App

LONGEST_MS = 10_000


def shown(app: App, qtbot: QtBot) -> App:
    """Show the window until it is painted; it is closed with the test, and all it holds before."""
    qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
    with qtbot.waitSignal(app.watch.painted, timeout=LONGEST_MS):
        app.window.show()
    return app


def active(app: App, qtbot: QtBot) -> App:
    """Show the window, and let it be the active one, where keys go."""
    shown(app, qtbot)
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    return app
