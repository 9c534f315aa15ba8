"""Trends in the window: by the rail or by its key, with what the diary holds at that moment."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.care.entry import Entry, PainSaid
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.ui.pages.trends import TrendsPage
from tests.fakes import used_home
from tests.ui.pages.states import strike
from tests.windows import active, shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> App:
    paths = used_home(tmp_path / "home")
    return active(App(qapp, paths, WindowOptions(speed=60)), qtbot)


def opened(app: App) -> TrendsPage:
    next(one for one in app.window.rail.buttons() if one.text() == "Trends").click()
    [page] = app.window.findChildren(TrendsPage)
    return page


def present(app: App) -> list[str]:
    return [button.text() for button in app.window.rail.buttons() if button.isChecked()]


def test_the_rail_opens_the_trends_and_puts_the_focus_at_their_top(app: App) -> None:
    page = opened(app)
    assert page.isVisible()
    assert present(app) == ["Trends"]
    assert page.isAncestorOf(app.window.focusWidget())


def test_the_key_opens_them_from_any_page_of_the_rail(app: App) -> None:
    strike(app.window.today, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    [page] = app.window.findChildren(TrendsPage)
    assert page.isVisible()
    strike(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert present(app) == ["Today"]


def test_nothing_of_them_is_made_before_they_are_asked_for(app: App) -> None:
    assert app.window.findChildren(TrendsPage) == []


def test_a_run_that_was_logged_is_there_when_they_are_opened_again(app: App) -> None:
    page = opened(app)
    assert not page.tiles.isVisible()
    app.show_today()
    diary = app.parts.logbook().diary
    facts, said = RunFacts(distance_m=8200), (PainSaid(PainMoment.AFTER_RUN, 3),)
    diary.keep(Entry(diary.today().isoformat(), "17:10", facts, said))
    assert opened(app) is page
    assert page.tiles.isVisible()


def test_what_needs_help_now_stands_before_the_trends_too(app: App) -> None:
    page = opened(app)
    app.show_today()
    told = SignsSaid(Decided.TOLD, Tier.EMERGENCY, ("saddle_numb",), "log")
    app.parts.logbook().diary.decide(told)
    opened(app)
    assert not page.isVisible()


def test_a_diary_that_cannot_be_opened_is_told_instead_of_charts(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = used_home(tmp_path / "home")
    paths.journal.write_bytes(b"no journal at all, but long enough to be looked at")
    app = shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)
    page = opened(app)
    assert str(paths.journal) in page.notice.words.text()
    assert not page.pain.isVisible()
