"""The reminders of the whole program: shown by a real service, and done what was pressed."""

import re
import shlex
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.cli import make_parser
from backstretch.content.library import load_library
from backstretch.desktop.tray import Inks, Tray
from backstretch.journal.own_files import anywhere
from backstretch.journal.plan_records import RemindedWhat, RunIs
from backstretch.journal.store import Journal
from backstretch.minding import Minding, own_home
from backstretch.paths import Paths, find_paths
from backstretch.plan.reasons import State
from backstretch.plan.reminding import Kind
from backstretch.resources import resources_dir
from backstretch.settings import Settings, load_settings
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.theme import Theme
from backstretch.ui.today_desk import TodayDesk
from backstretch.ui.window_watch import WindowWatch
from backstretch.weekly import Weekly
from tests.desktop.private_bus import NotificationDesk, private_bus
from tests.fakes import FakeClock, used_home

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # the offscreen platform has none
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="the notification service is Linux's"
    ),
]
SOON = 5000
A_MINUTE_BEFORE = datetime(2026, 3, 2, 17, 29, tzinfo=UTC)
"""Of 18:30 in Berlin, on a Monday."""
TODAY = date(2026, 3, 2)
Start = Callable[..., App]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "home")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(A_MINUTE_BEFORE)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[NotificationDesk]:
    """Return the notification service of a desktop of the test's own."""
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        made = NotificationDesk(address)
        yield made
        made.close()


@pytest.fixture
def start(
    qapp: QApplication,
    qtbot: QtBot,
    paths: Paths,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Start:
    """Return what starts the window with these settings."""

    def begin(**choices: object) -> App:
        used_home(paths.data.parent, **choices)
        app = App(qapp, paths, WindowOptions(), clock)
        qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
        with qtbot.waitSignal(app.watch.painted, timeout=SOON):
            app.window.show()
        # What keeps the screen awake in a session has nobody to ask on a bus of the test's own.
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")
        return app

    return begin


def mind(app: App) -> Minding:
    assert app.minding
    return app.minding


def remind(app: App, clock: FakeClock, qtbot: QtBot) -> None:
    """Let the minute go by, as the one timer tells it."""
    with qtbot.waitSignal(mind(app).notifier.shown, timeout=SOON):
        clock.advance(61)
        mind(app).keeper.timer.timeout.emit()


def test_a_reminder_comes_at_its_time_and_start_begins_the_session(
    desk: NotificationDesk, start: Start, clock: FakeClock, qtbot: QtBot, paths: Paths
) -> None:
    app = start()
    remind(app, clock, qtbot)
    shown = desk.hear()
    assert shown["title"] == "10 minutes for your back?"
    assert shown["text"] == "The core five. Click to open it, or leave it for later."
    assert shown["actions"][2:] == [
        *("start", "Start", "later", "Later", "not-today", "Not today"),
    ]
    with qtbot.waitSignal(mind(app).start_asked, timeout=SOON):
        desk.tell("press start")
    assert app.window.shows_player()
    app.window.close()
    with Journal.open(paths.journal, read_only=True) as journal:
        told = [one.what for one in journal.plan.reminded("2026-03-02")]
        assert told == [RemindedWhat.SHOWN, RemindedWhat.STARTED]
        assert len(journal.sessions()) == 1


def test_not_today_ends_the_reminders_of_the_day(
    desk: NotificationDesk, start: Start, clock: FakeClock, qtbot: QtBot
) -> None:
    app = start()
    remind(app, clock, qtbot)
    desk.hear()
    with qtbot.waitSignal(mind(app).changed, timeout=SOON):
        desk.tell("press not-today")
    assert mind(app).keeper.is_left_be()
    assert app.window.isVisible()
    assert not app.window.shows_player()
    plan = app.parts.weekly().planner.week(date(2026, 3, 2))
    assert [(move.start.day, move.end and move.end.day) for move in plan.moved] == [(2, 3)]
    assert plan.sessions(State.TODAY) == ()


def test_later_comes_once_more_and_then_asks_for_another_day(
    desk: NotificationDesk, start: Start, clock: FakeClock, qtbot: QtBot, paths: Paths
) -> None:
    app = start()
    remind(app, clock, qtbot)
    desk.hear()
    with qtbot.waitSignal(mind(app).changed, timeout=SOON):
        desk.tell("press later")
    assert desk.hear() == {"closed": 1}
    with qtbot.waitSignal(mind(app).notifier.shown, timeout=SOON):
        clock.advance(3601)
        mind(app).keeper.timer.timeout.emit()
    again = desk.hear()
    assert again["actions"][2:] == [
        *("start", "Start", "move", "Another day", "not-today", "Not today"),
    ]
    app.window.hide()
    with qtbot.waitSignal(mind(app).move_asked, timeout=SOON):
        desk.tell("press move")
    assert app.window.isVisible()
    with Journal.open(paths.journal, read_only=True) as journal:
        told = [(one.what, one.again) for one in journal.plan.reminded("2026-03-02")]
    shown, later = RemindedWhat.SHOWN, RemindedWhat.LATER
    assert told == [(shown, False), (later, False), (shown, True)]


def test_a_notice_does_not_come_up_in_a_session_but_when_it_was_left(
    desk: NotificationDesk, start: Start, clock: FakeClock, qtbot: QtBot
) -> None:
    app = start()
    app.window.today.start_asked.emit()
    assert app.window.shows_player()
    clock.advance(61)
    mind(app).keeper.timer.timeout.emit()
    with qtbot.waitSignal(mind(app).notifier.shown, timeout=SOON):
        app.window.player.closed.emit()
    assert desk.hear()["title"] == "10 minutes for your back?"


class SeenTray(Tray):
    """A tray as on a desktop that has one, or had."""

    seen = True

    def show(self) -> bool:
        return self.seen

    def is_there(self) -> bool:
        return self.seen


class Desktop:
    """The window and its tray, without a journal."""

    def __init__(self, qapp: QApplication, clock: FakeClock, settings: Settings) -> None:
        theme = Theme(resources_dir(), qapp.styleHints())
        self.window = MainWindow(theme, Icons(resources_dir() / "icons", theme))
        watch = WindowWatch(self.window)
        self.library = load_library(resources_dir())
        self.weekly = Weekly(self.window, self.library, None, "", clock, lambda: settings, anywhere)
        ink = QColor("black")
        self.tray = SeenTray(Inks(ink, ink, ink, ink), self.window)
        first = self.library.routine("after-run", 10)
        today = TodayDesk(self.window.today, self.library, first, TODAY.isoformat)
        self.minding = Minding(
            self.window,
            watch,
            theme,
            self.library,
            self.weekly,
            clock,
            lambda: settings,
            today,
            self.tray,
        )

    def words(self) -> list[str]:
        """Return the lines of the menu."""
        self.minding.look()
        return [action.text() for action in self.tray.menu.actions() if action.text()]


Arrive = Callable[..., Desktop]


@pytest.fixture
def arrive(qapp: QApplication, qtbot: QtBot, clock: FakeClock) -> Arrive:
    def make(**choices: object) -> Desktop:
        made = Desktop(qapp, clock, Settings(**choices))  # type: ignore[arg-type]
        qtbot.addWidget(made.window, before_close_func=lambda _: made.minding.close())
        made.window.show()
        return made

    return make


def test_a_closed_window_goes_to_the_tray_only_where_that_is_wished_and_there(
    arrive: Arrive,
) -> None:
    for wished, seen in ((True, True), (True, False), (False, True)):
        desktop = arrive(keep_in_tray=wished)
        desktop.tray.seen = seen
        closed = desktop.window.close()
        assert closed is not (wished and seen)
        assert desktop.window.isHidden()


def test_there_is_always_a_way_back_to_a_hidden_window(arrive: Arrive) -> None:
    desktop = arrive(keep_in_tray=True)
    ways: tuple[Callable[[], object], ...] = (
        lambda: desktop.tray.chosen.emit("open"),
        desktop.minding.come_forward,
        desktop.tray.lost.emit,
    )
    for way in ways:
        desktop.window.close()
        assert desktop.window.isHidden()
        way()
        assert desktop.window.isVisible()


def test_quit_ends_also_what_would_stay_in_the_tray(arrive: Arrive) -> None:
    desktop = arrive(keep_in_tray=True)
    closing: list[object] = []
    desktop.window.closing.connect(closing.append)
    desktop.tray.chosen.emit("quit")
    assert closing
    assert desktop.window.close()


def test_the_menu_says_the_day_and_does_what_is_chosen(arrive: Arrive) -> None:
    desktop = arrive()
    started: list[bool] = []
    desktop.minding.start_asked.connect(lambda: started.append(True))
    assert desktop.words() == [
        "The core five, 10 min",
        "0 of 4 this week. Reminder 18:30",
        "Start session",
        "Remind me later",
        "No reminders today",
        "Open Backstretch",
        "Quit",
    ]
    desktop.tray.chosen.emit("start")
    assert started
    desktop.tray.chosen.emit("later-60")
    found = desktop.minding.keeper.agenda().next
    assert found
    assert (found.again, found.at) == (True, datetime(2026, 3, 2, 18, 29, tzinfo=UTC))
    desktop.tray.chosen.emit("quiet")
    assert desktop.minding.keeper.is_left_be()
    desktop.minding.look()
    enabled = {action.text(): action.isEnabled() for action in desktop.tray.menu.actions()}
    assert (enabled["Remind me later"], enabled["No reminders today"]) == (False, False)
    assert desktop.tray.icon.toolTip() == "Backstretch: no reminders until tomorrow"


@pytest.mark.qt_log_ignore("does not support", "propagateSizeHints")  # as the offscreen platform
def test_without_a_tray_a_bell_in_today_has_its_menu(arrive: Arrive) -> None:
    desktop = arrive()
    started: list[bool] = []
    desktop.minding.start_asked.connect(lambda: started.append(True))
    words = desktop.words()
    bell = desktop.window.today.bell
    assert not bell.isVisible()
    desktop.tray.seen = False
    desktop.tray.lost.emit()
    assert bell.isVisible()
    bell.click()
    assert bell.menu_now is not None
    lines = [action for action in bell.menu_now.actions() if action.text()]
    assert [line.text() for line in lines] == words
    lines[words.index("Start session")].trigger()
    assert started
    lines[words.index("No reminders today")].trigger()
    assert desktop.minding.keeper.is_left_be()
    assert bell.accessibleDescription() == "Backstretch: no reminders until tomorrow"
    bell.menu_now.close()
    desktop.tray.seen = True
    desktop.minding.look()
    assert not bell.isVisible()


def test_what_can_be_written_down_is_offered_where_somebody_hears_it(arrive: Arrive) -> None:
    desktop = arrive()
    asked: list[str] = []
    desktop.tray.chosen.emit("log-run")
    assert "Log a run" not in desktop.words()
    desktop.minding.run_asked.connect(lambda: asked.append("run"))
    desktop.minding.pain_asked.connect(lambda: asked.append("pain"))
    words = desktop.words()
    start = words.index("Start session")
    assert words[start + 1 : start + 3] == ["Log a run", "How is your back now?"]
    desktop.window.hide()
    desktop.tray.chosen.emit("log-run")
    desktop.tray.chosen.emit("log-pain")
    assert asked == ["run", "pain"]
    assert desktop.window.isVisible()


@pytest.mark.usefixtures("desk")
def test_what_was_put_off_until_tomorrow_is_planned_there(start: Start) -> None:
    app = start()
    tray = mind(app).tray
    tray.chosen.emit("tomorrow")
    planner = app.parts.weekly().planner
    plan = planner.week(TODAY)
    assert plan.day(TODAY).session is None
    assert plan.day(TODAY + timedelta(days=1)).session is not None
    found = mind(app).keeper.agenda().next
    assert found
    assert found.date == TODAY + timedelta(days=1)
    moves: list[bool] = []
    mind(app).move_asked.connect(lambda: moves.append(True))
    tray.chosen.emit("tomorrow")
    tray.chosen.emit("later-evening")
    assert len(moves) == 1


def test_a_run_that_is_stored_brings_its_reminder_when_it_was_walked_off(
    desk: NotificationDesk, start: Start, clock: FakeClock, qtbot: QtBot
) -> None:
    app = start(remind_after_run=True, remind_after_run_minutes=0)
    weekly = app.parts.weekly()
    assert weekly.planner.note_run(TODAY, RunIs.DONE, time(17, 30), 58) == ""
    weekly.changed.emit()
    walked_off = datetime(2026, 3, 2, 17, 33, tzinfo=UTC)
    found = mind(app).keeper.agenda().next
    assert found
    assert (found.kind, found.at) == (Kind.AFTER_RUN, walked_off)
    assert mind(app).keeper.timer.interval() < 4.1 * 60_000
    clock.advance(3 * 60)
    mind(app).keeper.timer.timeout.emit()
    with qtbot.waitSignal(mind(app).notifier.shown, timeout=SOON):
        clock.advance(61)
        mind(app).keeper.timer.timeout.emit()
    shown = desk.hear()
    assert shown["title"] == f"Back from your run? {app.today.routine.minutes} min on the mat"
    name = escape(app.today.routine.name, quote=False)
    assert shown["text"] == f"{name}. Walk 3 to 5 minutes first, then click to open it."


def test_the_plan_page_keeps_its_reminder_and_leads_to_all_of_them(
    start: Start, paths: Paths
) -> None:
    app = start()
    assert mind(app).keeper.agenda().next is not None
    app.window.plan_asked.emit()
    page = app.window.findChild(PlanPage)
    assert isinstance(page, PlanPage)
    page.reminders_changed.emit("session", False)
    assert load_settings(paths.settings)[0].remind_session is False
    assert mind(app).keeper.agenda().next is None
    page.reminders_asked.emit()
    settings = app.window.findChild(SettingsPage)
    assert isinstance(settings, SettingsPage)
    assert settings.reminders.isVisible()
    assert not settings.reminders.session.isChecked()


def test_another_time_in_the_settings_is_the_time_of_the_next_reminder(start: Start) -> None:
    app = start()
    app.window.settings_asked.emit()
    settings = app.window.findChild(SettingsPage)
    assert isinstance(settings, SettingsPage)
    settings.changed.emit("remind_at", "19:15")
    found = mind(app).keeper.agenda().next
    assert found
    assert found.at == datetime(2026, 3, 2, 18, 15, tzinfo=UTC)


def test_at_login_the_same_home_is_opened_again_and_only_where_that_was_chosen(
    start: Start, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    minding = mind(start())
    assert not minding.surroundings().starts_at_login
    assert not (tmp_path / "config").exists()
    assert minding.start_at_login(True) == ""
    (entry,) = (tmp_path / "config" / "autostart").iterdir()
    (line,) = re.findall("^Exec=(.*)$", entry.read_text(), re.MULTILINE)
    options = make_parser().parse_args(shlex.split(line)[3:])
    assert find_paths(options.home) == paths
    assert minding.surroundings().starts_at_login


def test_the_system_s_own_places_are_no_home_of_its_own(paths: Paths) -> None:
    assert own_home(find_paths()) is None
    assert own_home(paths) == paths.data.parent


def test_a_journal_that_cannot_be_read_is_told_and_looked_at_again(
    start: Start, paths: Paths, qtbot: QtBot
) -> None:
    app = start()
    minding = mind(app)
    assert app.today.unreadable == ""
    other = sqlite3.connect(paths.journal, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    minding.keeper.timer.stop()
    with qtbot.waitSignal(minding.complained, timeout=SOON) as told:
        minding.keeper.timer.timeout.emit()
    other.close()
    assert str(paths.journal) in told.args[0]
    assert minding.keeper.timer.isActive()


def test_another_time_on_the_plan_page_is_the_time_of_the_next_reminder(start: Start) -> None:
    app = start()
    app.window.plan_asked.emit()
    page = app.window.findChild(PlanPage)
    assert isinstance(page, PlanPage)
    page.goal.days_button.click()
    monday, before = page.days.lines[0].time, mind(app).keeper.timer.interval()
    monday.setText("20:15")
    monday.editingFinished.emit()
    due = mind(app).keeper.agenda().next
    assert due is not None
    assert (due.at.hour, due.at.minute) == (19, 15), "in UTC"
    assert mind(app).keeper.timer.interval() > 10 * before


@pytest.mark.usefixtures("desk")
def test_a_desktop_that_ends_has_what_is_written_kept(
    start: Start, paths: Paths, qapp: QApplication
) -> None:
    app = start()
    # Its argument is Qt's own and cannot be made here, so what hears it is called in its place.
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
    app.window.log_asked.emit()
    app.parts.logbook().desk.page.run.distance.line.setText("8.2")
    mind(app).end_with_desktop()
    assert b'"distance":"8.2"' in paths.draft.read_bytes()


def test_a_desktop_that_ends_is_not_held_up_by_a_window_that_stays(arrive: Arrive) -> None:
    desktop = arrive(keep_in_tray=True)
    assert desktop.window.stays()
    desktop.minding.end_with_desktop()
    assert not desktop.window.stays()
    assert desktop.window.close()


def test_a_window_that_is_left_for_good_plans_nothing_any_more(arrive: Arrive) -> None:
    desktop = arrive()
    timer = desktop.minding.keeper.timer
    timer.stop()
    desktop.window.leave()
    assert desktop.window.isHidden()
    assert not timer.isActive()
