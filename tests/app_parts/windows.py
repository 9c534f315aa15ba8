"""The window on a home of a test: opened, closed for what is to be done then, opened again."""

from collections.abc import Callable

from backstretch.app import App
from backstretch.app_parts.going_back import WentBack
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from tests.journal.samples import EVENTS, a_pain, a_start

LONGEST_MS = 10_000
Opened = Callable[..., App]


def done(app: App) -> WentBack:
    """Do what was asked for, as it is done once the window is closed."""
    then = app.going_back.then
    assert then
    app.window.close()
    app.close()
    return then()


def notice(app: App) -> str:
    shown = app.today.notices.shown()
    return shown.text if shown else ""


def save(paths: Paths, key: str) -> None:
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start(key))
        journal.append(key, EVENTS)
        journal.keep_pain(a_pain(f"pain of {key}", 4, session=key))
        journal.close_session(key, SessionState.FINISHED)


def sessions(paths: Paths) -> list[str]:
    with Journal.open(paths.journal) as journal:
        return [one.start.id for one in journal.sessions()]
