"""Where the desktop shows no reminders, the window tells them, and nothing that has passed."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.plan_records import RemindedWhat
from backstretch.journal.store import Journal
from backstretch.minding import Minding
from backstretch.paths import find_paths
from backstretch.settings import load_settings
from tests.desktop.private_bus import NotificationDesk, private_bus
from tests.fakes import FakeClock, used_home
from tests.planning.people import Person

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # the offscreen platform has none
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="elsewhere there is always a tray to show it"
    ),
]
SOON = 5000
A_MINUTE_BEFORE = datetime(2026, 3, 2, 17, 29, tzinfo=UTC)
"""Of 18:30 in Berlin, on a Monday."""
DAY = timedelta(days=1)
ONLY_OPEN = "Reminders only come while the window is open."


class Desk:
    """A window on a desktop without a tray and, unless told otherwise, without a bus."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, home: Path, clock: FakeClock) -> None:
        self._qapp = qapp
        self._qtbot = qtbot
        self.paths = find_paths(home)
        self.clock = clock

    def start(self, **choices: object) -> App:
        if choices or not self.paths.settings.exists():
            used_home(self.paths.data.parent, **{"told_no_tray": True, **choices})
        app = App(self._qapp, self.paths, WindowOptions(), self.clock)
        self._qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
        with self._qtbot.waitSignal(app.watch.painted, timeout=SOON):
            app.window.show()
        return app

    def start_used(self, **choices: object) -> App:
        """Start where the program was used the day before, so that it is not the first day."""
        self.paths.make()
        person = Person(self.paths.journal, A_MINUTE_BEFORE - DAY)
        person.week()
        person.journal.close()
        return self.start(**choices)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Desk(qapp, qtbot, tmp_path / "home", FakeClock(A_MINUTE_BEFORE))


def mind(app: App) -> Minding:
    assert app.minding
    return app.minding


def pass_by(app: App, desk: Desk, seconds: float = 61) -> None:
    """Let time go by, as the one timer tells it."""
    desk.clock.advance(seconds)
    mind(app).keeper.timer.timeout.emit()


def said(app: App) -> str:
    strip = app.window.today.notice
    return strip.words.text() if strip.isVisibleTo(app.window) else ""


def offered(app: App) -> list[str]:
    return [button.text() for button in app.window.today.notice.action_buttons]


def press(app: App, words: str) -> None:
    (button,) = [one for one in app.window.today.notice.action_buttons if one.text() == words]
    button.click()


def next_line(app: App) -> str:
    return app.window.today.body.aside.at.text()


def test_without_a_bus_a_reminder_stands_in_today_with_its_buttons(desk: Desk) -> None:
    app = desk.start()
    assert next_line(app) == "Next reminder today, 18:30"
    pass_by(app, desk)
    assert said(app) == "10 minutes for your back?"
    assert offered(app) == ["Start", "Later", "Not today"]
    assert next_line(app) == "Next reminder Wed 4 Mar, 18:30"
    press(app, "Start")
    assert app.window.shows_player()
    assert mind(app).keeper.agenda().next is not None
    assert said(app) == ""


def test_later_in_the_window_comes_once_more_and_then_asks_for_another_day(desk: Desk) -> None:
    app = desk.start()
    pass_by(app, desk)
    press(app, "Later")
    assert said(app) == ""
    assert next_line(app) == "Next reminder today, 19:30"
    pass_by(app, desk, 3601)
    assert offered(app) == ["Start", "Another day", "Not today"]
    moves: list[bool] = []
    mind(app).move_asked.connect(lambda: moves.append(True))
    press(app, "Another day")
    assert moves
    assert said(app) == ""


def test_not_today_in_the_window_ends_the_reminders_of_the_day(desk: Desk) -> None:
    app = desk.start()
    pass_by(app, desk)
    press(app, "Not today")
    assert mind(app).keeper.is_left_be()
    assert said(app) == ""
    with Journal.open(desk.paths.journal, read_only=True) as journal:
        told = [one.what for one in journal.plan.reminded("2026-03-02")]
    assert told[0] is RemindedWhat.SHOWN
    assert RemindedWhat.NOT_TODAY in told


def test_a_reminder_in_the_window_does_not_outlast_its_day(desk: Desk) -> None:
    app = desk.start()
    pass_by(app, desk)
    assert said(app)
    pass_by(app, desk, 12 * 3600)
    assert said(app) == ""


def test_where_nobody_shows_notices_on_the_bus_the_window_does(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        app = desk.start()
        with qtbot.waitSignal(mind(app).notifier.shown, timeout=SOON):
            pass_by(app, desk)
        assert said(app) == "10 minutes for your back?"


def test_a_desktop_that_wants_no_notices_has_none_in_the_window_and_then_its_own(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        service = NotificationDesk(address, "quiet")
        app = desk.start()
        with qtbot.waitSignal(mind(app).notifier.refused, timeout=SOON):
            pass_by(app, desk)
        assert said(app) == ""
        assert next_line(app) == "Next reminder Wed 4 Mar, 18:30"
        with qtbot.waitSignal(mind(app).notifier.shown, timeout=SOON):
            service.tell("quiet no")
        assert service.hear()["title"] == "10 minutes for your back?"
        assert said(app) == ""
        service.close()


def test_a_reminder_that_came_too_late_is_told_in_today_once(desk: Desk) -> None:
    desk.clock.set_wall(timedelta(hours=3))
    app = desk.start_used()
    assert said(app) == "Today’s reminder for 18:30 could not be shown in time."
    assert offered(app) == ["Close"]
    press(app, "Close")
    pass_by(app, desk)
    assert said(app) == ""
    assert next_line(app) == "Next reminder Wed 4 Mar, 18:30"


def test_what_was_slept_through_is_told_on_waking_until_the_session_is_done(desk: Desk) -> None:
    app = desk.start_used()
    assert said(app) == ""
    pass_by(app, desk, 3 * 3600)
    assert said(app) == "Today’s reminder for 18:30 could not be shown in time."
    pass_by(app, desk, 9 * 3600)
    assert said(app) == ""


def test_a_time_that_had_passed_when_it_was_chosen_was_not_missed(desk: Desk) -> None:
    app = desk.start_used()
    app.parts.keep(remind_at="10:00")
    assert said(app) == ""


def test_on_the_first_day_nothing_was_missed(desk: Desk) -> None:
    desk.clock.set_wall(timedelta(hours=3))
    assert said(desk.start()) == ""


def test_without_a_tray_it_is_said_once_that_only_an_open_window_reminds(desk: Desk) -> None:
    app = desk.start_used(told_no_tray=False)
    assert said(app) == ONLY_OPEN
    assert offered(app) == ["Start at login", "Close"]
    press(app, "Start at login")
    assert said(app) == ""
    assert mind(app).surroundings().starts_at_login
    assert load_settings(desk.paths.settings)[0].told_no_tray
    assert mind(app).start_at_login(False) == ""
    app.window.close()
    assert said(desk.start()) == ""


@pytest.mark.parametrize("silent", [True, False])
def test_who_is_not_reminded_at_all_is_told_nothing_of_it(desk: Desk, silent: bool) -> None:
    wanted = {"remind_session": not silent, "remind_week": not silent}
    app = desk.start_used(told_no_tray=False, **wanted)
    assert (said(app) == "") is silent


def test_nothing_of_reminders_stands_above_a_diary_that_cannot_be_opened(desk: Desk) -> None:
    desk.paths.make()
    desk.paths.journal.write_bytes(b"no diary" * 999)
    app = desk.start(told_no_tray=False)
    assert app.today.unreadable
    assert said(app) == ""
    pass_by(app, desk)
    assert said(app) == ""
    pass_by(app, desk, 5 * 3600)
    assert said(app) == ""
    assert app.window.today.body.unreadable.isVisible()
