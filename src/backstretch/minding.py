"""Composition of the reminders in the window: who minds them, their notices, the tray.

Nothing here is needed for the first paint, so it is imported after it.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMetaMethod, QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QSessionManager

from backstretch import APP_ID
from backstretch.app_parts.day_desk import DayDesk
from backstretch.app_parts.said_within import SaidWithin
from backstretch.app_parts.tray_desk import TrayDesk, inks
from backstretch.clock import Clock
from backstretch.content.library import Library
from backstretch.desktop.autostart import CannotStartAtLogin, open_autostart, start_command
from backstretch.desktop.bus_notifier import BusNotifier
from backstretch.desktop.here import NotifierWithin
from backstretch.desktop.notifier import open_notifier
from backstretch.desktop.reminder_keeper import START, ReminderKeeper
from backstretch.desktop.single import TOKEN, bring_forward
from backstretch.desktop.tray import OPEN, Tray
from backstretch.desktop.tray_words import (
    LATER,
    NAME,
    PAIN,
    QUIET,
    QUIT,
    RUN,
    TOMORROW,
)
from backstretch.desktop.wakings import Wakings
from backstretch.journal.store import JournalError
from backstretch.paths import Paths, find_paths
from backstretch.settings import Settings
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.reminder_strip import ReminderStrip
from backstretch.ui.theme import Theme
from backstretch.ui.today_desk import TodayDesk
from backstretch.ui.window_watch import WindowWatch
from backstretch.weekly import Weekly

__all__ = ["DayDesk", "Minding", "own_home"]


class Minding(QObject):
    """Reminds of sessions while the program runs, in sight or in the tray.

    Signals:
        start_asked: today's session is wanted now; the window is in front.
        move_asked: a session is wanted on another day; the window is in front.
        run_asked, pain_asked: a run, or how the back is now, is to be written down; the window is
            in front. The tray's menu offers what somebody hears.
        opened: the window was brought to the front.
        changed: what is next may be another.
        complained: something could not be kept, as a sentence.
        desktop_ends: the desktop is about to end, and what is open is to be kept.
    """

    start_asked = Signal()
    move_asked = Signal()
    run_asked = Signal()
    pain_asked = Signal()
    opened = Signal()
    changed = Signal()
    complained = Signal(str)
    desktop_ends = Signal()

    def __init__(
        self,
        window: MainWindow,
        watch: WindowWatch,
        theme: Theme,
        library: Library,
        weekly: Weekly,
        clock: Clock,
        settings: Callable[[], Settings],
        today: TodayDesk,
        tray: Tray | None = None,
        paths: Paths | None = None,
        keep: Callable[..., str] = lambda **_: "",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._weekly = weekly
        self._day = DayDesk(weekly, library, clock)
        self._settings = settings
        self._today = today
        self._is_closed = False
        home = own_home(paths) if paths else None
        self._autostart = open_autostart(NAME, APP_ID, start_command(home), home=home)
        self.tray = tray or Tray(inks(theme), self)
        self.notifier = NotifierWithin(open_notifier(NAME, APP_ID, self.tray.icon, self), self)
        self.strip = ReminderStrip(
            today.notices, window.today, lambda: today.show(today.left), self
        )
        self._within = SaidWithin(self.strip, self._day, self)
        self.keeper = ReminderKeeper(
            weekly.reminders, self._day.notice, self.notifier, clock, self._may_show, self
        )
        self.keeper.timer.timeout.disconnect(self.keeper.look)
        self.keeper.timer.timeout.connect(self.look)  # which minds a journal that cannot be read
        self._standing = TrayDesk(window, self.tray, theme, self._day, self.keeper)
        self._wakings = Wakings(self)
        self._connect(watch)
        weekly.changed.connect(self.look)
        window.stays = self._stays
        self.look()
        self._complain(self._within.tell_only_while_open(settings(), self.surroundings, keep))

    def look(self) -> None:
        """See what is due now. Call it whenever anything changed.

        A window that is left for good hides too, and nobody waits for a plan of the weeks then.
        """
        if self._is_closed or self._window.is_leaving:
            return
        try:
            self.keeper.look()
            self._show_tray()
            self._within.look()
        except JournalError as error:
            self.keeper.look_later()
            self.complained.emit(str(error))

    def surroundings(self) -> Surroundings:
        """Return what this desktop has for reminders."""
        start = self._autostart
        return Surroundings(self.tray.is_there(), start.is_on(), start.why_not())

    def start_at_login(self, on: bool) -> str:
        """Choose whether it does, and return what went wrong, if anything."""
        try:
            self._autostart.set_on(on)
        except CannotStartAtLogin as error:
            return str(error)
        return ""

    def come_forward(self, token: str = "") -> None:
        """Bring the window to the front, also out of the tray."""
        desktop = self.notifier.desktop
        if not token and isinstance(desktop, BusNotifier):
            token, desktop.activation_token = desktop.activation_token, ""
        bring_forward(self._window, token)
        os.environ.pop(TOKEN, None)  # it is good for one window, and not for programs of ours
        self.opened.emit()

    def end_with_desktop(self) -> None:
        """Let a closed window end the program: a desktop that ends must not be held up."""
        self._window.stays = lambda: False
        self.desktop_ends.emit()

    def close(self) -> None:
        """Stop reminding and leave the tray."""
        self._is_closed = True
        self._window.stays = lambda: False
        self.keeper.close()
        self.tray.hide()

    def _connect(self, watch: WindowWatch) -> None:
        keeper = self.keeper
        keeper.start_asked.connect(self._start)
        keeper.open_asked.connect(self.come_forward)
        keeper.move_asked.connect(lambda _: self._move())
        keeper.left_be.connect(lambda _: self._leave_today_be())
        keeper.missed.connect(self._within.say_missed)
        self.notifier.wanted.connect(self._within.show)
        self._within.changed.connect(self.changed)
        self.strip.pressed.connect(self.notifier.press)
        self.strip.login_asked.connect(lambda: self._complain(self.start_at_login(True)))
        keeper.changed.connect(self._show_tray)
        keeper.changed.connect(self.changed)
        keeper.not_kept.connect(self.complained)
        keeper.timer.timeout.connect(self._show_tray)
        watch.seen_changed.connect(lambda _: self.look())
        self._wakings.woke.connect(self.look)
        self.tray.chosen.connect(self._choose)
        self._window.today.bell_chosen.connect(self._choose)
        self.tray.lost.connect(self._lose_tray)
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.commitDataRequest.connect(self._end_with_desktop)

    def _complain(self, sentence: str) -> None:
        if sentence:
            self.complained.emit(sentence)

    def _start(self, day: date) -> None:
        """Begin today's session; a notice of another day only opens the window."""
        runs = self._window.shows_player()
        self.come_forward()
        if day == self._day.today() and not runs and self._can_start():
            self.start_asked.emit()

    def _move(self) -> None:
        self.come_forward()
        if not self._window.shows_player():
            self.move_asked.emit()

    def _leave_today_be(self) -> None:
        """Let today's session move on in the week; Plan says where to, and puts it back."""
        try:
            complaint = self._day.leave_be()
            self._weekly.refresh()
        except JournalError as error:
            complaint = str(error)
        self._complain(complaint)
        self.changed.emit()
        self.look()

    def _move_to_tomorrow(self) -> None:
        """Move today's session to tomorrow, or show the plan where it has no room there."""
        try:
            complaint = self._day.put_on_tomorrow()
        except ValueError:
            self._move()
            return
        except JournalError as error:
            complaint = str(error)
        self._complain(complaint)
        self._weekly.changed.emit()

    def _show_tray(self) -> None:
        try:
            self._standing.show(can_start=self._can_start(), logs=self._logs())
        except JournalError as error:
            self.complained.emit(str(error))

    def _can_start(self) -> bool:
        return not self._window.shows_player() and self._day.can_start()

    def _may_show(self) -> bool:
        """Hold a reminder back in a session, and where nobody knows what the diary asks for."""
        if self._today.unreadable:
            return False
        return not self._window.shows_player() and not self._window.isFullScreen()

    def _stays(self) -> bool:
        return self._settings().keep_in_tray and self.tray.is_there()

    def _end_with_desktop(self, _session: QSessionManager) -> None:
        self.end_with_desktop()

    def _lose_tray(self) -> None:
        self.look()
        if self._window.isHidden():
            self.come_forward()

    def _choose(self, code: str) -> None:
        if code == OPEN:
            self.come_forward()
        elif code == START:
            self._start(self._day.today())
        elif code == QUIET:
            self.keeper.leave_today_be()
        elif code == QUIT:
            self._window.leave()
        elif code == TOMORROW:
            self._move_to_tomorrow()
        elif code.startswith(LATER):
            self._put_off(code)
        elif code in self._logs():
            self.come_forward()
            self._logs()[code].emit()

    def _logs(self) -> dict[str, SignalInstance]:
        """Return what can be written down, as somebody hears it."""
        both = {RUN: self.run_asked, PAIN: self.pain_asked}
        heard = self.isSignalConnected
        return {code: one for code, one in both.items() if heard(QMetaMethod.fromSignal(one))}

    def _put_off(self, code: str) -> None:
        """Take the choice of this code as it is now: the menu may have been made before."""
        choices = dict(self._day.later(self.keeper.later_choices()))
        if code in choices:
            self.keeper.put_off(choices[code])
        else:
            self._move()


def own_home(paths: Paths) -> Path | None:
    """Return the folder that was given with `--home`, or None for the system's own places."""
    home = paths.data.parent
    return home if find_paths(home) == paths else None
