"""The Journal in the window: the rail, what is entered from it, and the way back to it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.care.entry import Entry, PainSaid
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.pages.log_run import LogPage
from tests.fakes import used_home
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> App:
    paths = used_home(tmp_path / "home")
    return shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)


def press(app: App) -> None:
    next(one for one in app.window.rail.buttons() if one.text() == "Journal").click()


def opened(app: App) -> JournalPage:
    press(app)
    [page] = app.window.findChildren(JournalPage)
    return page


def with_a_run(app: App) -> JournalPage:
    facts = RunFacts(distance_m=8200, duration_s=2850)
    day = app._logbook().diary.today().isoformat()
    said = (PainSaid(PainMoment.AFTER_RUN, 3),)
    app._logbook().diary.keep(Entry(day, "17:10", facts, said))
    return opened(app)


def test_the_rail_opens_the_journal_and_the_other_key_logs_a_run(app: App) -> None:
    page = opened(app)
    assert page.isVisible()
    assert page.empty.words.text() == "Your first entry will stand here."
    app.window.log_asked.emit()
    [log] = app.window.findChildren(LogPage)
    assert log.isVisible()


def test_a_run_logged_from_the_journal_stands_there_and_can_be_undone(app: App) -> None:
    page = opened(app)
    page.empty.log_button.click()
    [log] = app.window.findChildren(LogPage)
    assert log.isVisible()
    log.run.distance.line.setText("8.2")
    log.save()
    assert page.isVisible()
    entry = page.list.entry()
    assert entry is not None
    assert entry.title.endswith("8.2 km")
    page.toast.action_button.click()
    assert page.list.entry() is None


def test_a_run_is_changed_and_the_journal_comes_back(app: App) -> None:
    page = with_a_run(app)
    page.card.edit_button.click()
    [log] = app.window.findChildren(LogPage)
    assert log.isVisible()
    log.run.distance.line.setText("9")
    log.save()
    assert page.isVisible()
    assert page.card.title.text() == "Afternoon run, 9.0 km"
    page.card.edit_button.click()
    log.cancel_button.click()
    assert page.isVisible()


def test_what_needs_help_now_stands_before_the_journal_too(app: App) -> None:
    page = opened(app)
    app.show_today()
    told = SignsSaid(Decided.TOLD, Tier.EMERGENCY, ("saddle_numb",), "log")
    app._logbook().diary.decide(told)
    press(app)
    assert not page.isVisible()
