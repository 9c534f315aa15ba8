"""How the back is before a session, in the window: what the diary knows, what strong pain says."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.ui.pages.player_before import PainBefore
from tests.fakes import FakeClock, used_home
from tests.ui.pages.states import strike
from tests.windows import active

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY = Qt.Key
Start = Callable[[], App]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, paths: Paths, clock: FakeClock) -> Start:
    """Return what starts the window and today's session in it."""

    def begin() -> App:
        app = active(App(qapp, paths, WindowOptions(), clock), qtbot)
        app.window.today.start_asked.emit()
        return app

    return begin


def pain(clock: FakeClock, moment: PainMoment, score: int, days_ago: int = 0) -> Pain:
    at = clock.now() - timedelta(days=days_ago)
    day = at.date().isoformat()
    return Pain(f"p{days_ago}", at.isoformat(), clock.zone(), day, moment, score)


def keep(paths: Paths, *pains: Pain) -> None:
    with Journal.open(paths.journal) as journal:
        journal.diary.keep(*pains)


def asking(app: App) -> PainBefore:
    return app.window.player.session.now.before


def kept(paths: Paths) -> list[tuple[PainMoment, int | None, bool]]:
    with Journal.open(paths.journal, read_only=True) as journal:
        return [(one.moment, one.score, bool(one.session)) for one in journal.pains()]


def test_a_digit_answers_while_the_first_stretch_is_prepared(start: Start, paths: Paths) -> None:
    app = start()
    assert asking(app).isVisible()
    strike(app.window.focusWidget(), KEY.Key_2)
    assert kept(paths) == [(PainMoment.BEFORE_SESSION, 2, True)]


def test_what_was_said_after_a_run_just_now_is_not_asked_again(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    keep(paths, pain(clock, PainMoment.AFTER_RUN, 3))
    app = start()
    assert not asking(app).isVisible()
    assert kept(paths)[1:] == [(PainMoment.BEFORE_SESSION, 3, True)]


def test_what_was_said_yesterday_is_asked_anew(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    keep(paths, pain(clock, PainMoment.AFTER_RUN, 3, days_ago=1))
    assert asking(start()).isVisible()


def test_strong_pain_for_days_names_a_doctor_at_once(
    start: Start, paths: Paths, clock: FakeClock
) -> None:
    keep(paths, *(pain(clock, PainMoment.ALONE, 8, days) for days in (4, 3, 2, 1)))
    app = start()
    over = app.window.player.over
    assert not over.is_open()
    strike(app.window.focusWidget(), KEY.Key_8)
    assert over.doctor.isVisible()
    assert over.doctor.sign.text() == "Pain of 7 or more for more than 3 days"
    assert not over.hurts.isVisible()


def test_once_it_is_ended_for_strong_pain_today_offers_a_gentle_session(
    start: Start, paths: Paths
) -> None:
    app = start()
    strike(app.window.focusWidget(), KEY.Key_7)
    panel = app.window.player.over.hurts
    assert panel.stop_card.accessibleDescription() == "Today then has a gentle session."
    panel.confirm()
    app.window.player.closed.emit()
    assert app.today.routine is not None
    assert app.today.routine.id == "flare-up"
    assert kept(paths) == [(PainMoment.BEFORE_SESSION, 7, True)]
