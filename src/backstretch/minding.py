"""Composition of the reminders in the window: who minds them, their notices, the tray.

Nothing here is needed for the first paint, so it is imported after it.
"""

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QGuiApplication

from backstretch import APP_ID
from backstretch.clock import Clock
from backstretch.content.library import Library
from backstretch.desktop.autostart import CannotStartAtLogin, open_autostart, start_command
from backstretch.desktop.bus_notifier import BusNotifier
from backstretch.desktop.here import NotifierWithin
from backstretch.desktop.notice_words import first_session, notice
from backstretch.desktop.notifier import Notice, open_notifier
from backstretch.desktop.reminder_keeper import START, ReminderKeeper
from backstretch.desktop.single import TOKEN, bring_forward
from backstretch.desktop.tray import OPEN, Inks, Tray
from backstretch.desktop.tray_words import (
    LATER,
    NAME,
    PAIN,
    QUIET,
    QUIT,
    RUN,
    TOMORROW,
    Standing,
    later_code,
    tray_state,
)
from backstretch.desktop.wakings import Wakings
from backstretch.journal.store import JournalError
from backstretch.paths import Paths, find_paths
from backstretch.plan.bending import moved, places
from backstretch.plan.reasons import Reason, State
from backstretch.plan.reminding import Due
from backstretch.plan.today import TodayIs, routine_of, today_is
from backstretch.plan.week_plan import DayPlan
from backstretch.plan.weeks import monday_of
from backstretch.settings import Settings
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.reminder_strip import ReminderStrip
from backstretch.ui.theme import Theme
from backstretch.ui.today_desk import TodayDesk
from backstretch.ui.window_watch import WindowWatch
from backstretch.weekly import Weekly

_A_DAY = timedelta(days=1)


class DayDesk:
    """How the day stands in the plan, for notices and for the tray."""

    def __init__(self, weekly: Weekly, library: Library, clock: Clock) -> None:
        self._planner = weekly.planner
        self._reminders = weekly.reminders
        self._library = library
        self._clock = clock

    def can_start(self) -> bool:
        """Return whether today's session is still to be done, and may be."""
        facts = self._planner.facts()
        plan = self._planner.week(monday_of(facts.today))
        to_do = plan.day(facts.today).session is not None
        return to_do and today_is(plan, facts) in (TodayIs.SESSION, TodayIs.FIRST_DAY)

    def is_usual(self) -> bool:
        """Return whether reminders have anything to say: not on the first day, nor once done."""
        facts = self._planner.facts()
        found = today_is(self._planner.week(monday_of(facts.today)), facts)
        return found in (TodayIs.SESSION, TodayIs.REST)

    def on_the_clock(self, moment: datetime) -> datetime:
        """Return what the clocks of the place show at a moment."""
        return moment.astimezone(self._reminders.zone()).replace(tzinfo=None)

    def has_passed(self, at: datetime) -> bool:
        """Return whether the clocks of the place show a later time."""
        return at <= self.on_the_clock(self._clock.now())

    def next_at(self) -> datetime | None:
        """Return when the next reminder comes, on the clock of the place."""
        return self._reminders.next_at()

    def notice(self, due: Due, codes: tuple[str, ...]) -> Notice:
        """Return a reminder in words, with buttons of these codes."""
        plan = self._planner.week(monday_of(due.date))
        day = plan.day(due.date)
        minutes = day.session.minutes if day.session else self._planner.facts().goal.minutes
        name = self._name(day)
        return notice(due, codes, name, minutes, self._planner.rules.after_run.walk_minutes)

    def later(self, choices: Iterable[datetime]) -> tuple[tuple[str, datetime], ...]:
        """Return times to be reminded again by their codes, on the clock of the place."""
        now, zone = self._clock.now(), self._reminders.zone()
        return tuple((later_code(at, now), at.astimezone(zone)) for at in choices)

    def standing(
        self, choices: Iterable[datetime], *, quiet: bool, can_start: bool, logs: Iterable[str]
    ) -> Standing:
        """Return how the day stands; `choices` are the times it can be reminded of again."""
        facts = self._planner.facts()
        plan = self._planner.week(monday_of(facts.today))
        session = plan.day(facts.today).session
        can_wait = session is not None and session.state is State.TODAY and not quiet
        return Standing(
            session=self._name(plan.day(facts.today)),
            minutes=session.minutes if session else 0,
            is_done=session is not None and session.state is State.DONE,
            is_stopped=facts.stopped,
            is_quiet=quiet,
            can_start=can_start,
            can_move=can_wait and facts.today + _A_DAY in places(plan, facts.today),
            done=plan.done(),
            goal=plan.goal_days,
            reminder=self._reminder(facts.today),
            later=self.later(choices) if can_wait else (),
            logs=frozenset(logs),
        )

    def _name(self, day: DayPlan) -> str:
        """Return what the session of a day is called, or "" where it has none."""
        if day.session is None:
            return ""
        if Reason.FIRST in day.reasons:
            return first_session()
        routine = routine_of(self._library, day.session)
        return routine.name if routine else day.session.routine

    def _reminder(self, today: date) -> datetime | None:
        """Return when today's reminder comes, on the clock of the place, if one does."""
        at = self._reminders.next_at()
        return at if at and at.date() == today else None


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
    """

    start_asked = Signal()
    move_asked = Signal()
    run_asked = Signal()
    pain_asked = Signal()
    opened = Signal()
    changed = Signal()
    complained = Signal(str)

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
        self._theme = theme
        self._weekly = weekly
        self._planner = weekly.planner
        self._day = DayDesk(weekly, library, clock)
        self._settings = settings
        self._is_closed = False
        home = own_home(paths) if paths else None
        self._autostart = open_autostart(NAME, APP_ID, start_command(home), home=home)
        self.tray = tray or Tray(self._inks(), self)
        self.notifier = NotifierWithin(open_notifier(NAME, APP_ID, self.tray.icon, self), self)
        self.strip = ReminderStrip(
            today.notices, window.today, lambda: today.show(today.left), self
        )
        self._next: datetime | None = None
        self._missed_on: date | None = None
        self.keeper = ReminderKeeper(
            weekly.reminders, self._day.notice, self.notifier, clock, self._may_show, self
        )
        self.keeper.timer.timeout.disconnect(self.keeper.look)
        self.keeper.timer.timeout.connect(self.look)  # which minds a journal that cannot be read
        self._wakings = Wakings(self)
        self._connect(watch)
        weekly.changed.connect(self.look)
        window.stays = self._stays
        self.look()
        self._tell_only_while_open(keep)

    def look(self) -> None:
        """See what is due now. Call it whenever anything changed."""
        if self._is_closed:
            return
        try:
            self.keeper.look()
            self._show_tray()
            self._keep_today_true()
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

    def close(self) -> None:
        """Stop reminding and leave the tray."""
        self._is_closed = True
        self._let_go()
        self.keeper.close()
        self.tray.hide()

    def _connect(self, watch: WindowWatch) -> None:
        keeper = self.keeper
        keeper.start_asked.connect(self._start)
        keeper.open_asked.connect(self.come_forward)
        keeper.move_asked.connect(lambda _: self._move())
        keeper.left_be.connect(lambda _: self._leave_today_be())
        keeper.missed.connect(self._say_missed)
        self.notifier.wanted.connect(self._show_within)
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
            app.commitDataRequest.connect(lambda _: self._let_go())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.tray.set_inks(self._inks()))

    def _show_within(self, notice: Notice | None) -> None:
        """Show a reminder the desktop cannot show in Today, or take it away."""
        if notice is None:
            self.strip.take_back()
        else:
            self.strip.remind(notice.title, notice.buttons)

    def _say_missed(self, due: Due) -> None:
        if self._day.is_usual():
            self._missed_on = due.date
            self.strip.say_missed(self._day.on_the_clock(due.meant))

    def _keep_today_true(self) -> None:
        """Have Today shown again when the reminder it names has passed, or one missed is over."""
        missed, today = self._missed_on, self._planner.today()
        if missed and not (missed == today and self._day.is_usual()):
            self._missed_on = None
            self.strip.forget_missed()
        if self._next and self._day.has_passed(self._next):
            self.changed.emit()
        self._next = self._day.next_at()

    def _tell_only_while_open(self, keep: Callable[..., str]) -> None:
        """Say once that a closed window does not remind, where there is no tray to wait in."""
        chosen = self._settings()
        reminds = chosen.remind_session or chosen.remind_week or chosen.remind_after_run
        if not reminds or chosen.told_no_tray or self.tray.is_there() or self._autostart.is_on():
            return
        try:
            usual = self._day.is_usual()
        except JournalError:
            return
        if usual:
            self.strip.say_only_while_open(offers_login=not self._autostart.why_not())
            self._complain(keep(told_no_tray=True))

    def _complain(self, sentence: str) -> None:
        if sentence:
            self.complained.emit(sentence)

    def _start(self, day: date) -> None:
        """Begin today's session; a notice of another day only opens the window."""
        runs = self._window.shows_player()
        self.come_forward()
        if day == self._planner.today() and not runs and self._can_start():
            self.start_asked.emit()

    def _move(self) -> None:
        self.come_forward()
        if not self._window.shows_player():
            self.move_asked.emit()

    def _leave_today_be(self) -> None:
        """Let today's session move on in the week; Plan says where to, and puts it back."""
        try:
            complaint = self._planner.keep_not_today()
            self._weekly.refresh()
        except JournalError as error:
            complaint = str(error)
        self._complain(complaint)
        self.changed.emit()
        self.look()

    def _can_start(self) -> bool:
        return not self._window.shows_player() and self._day.can_start()

    def _may_show(self) -> bool:
        return not self._window.shows_player() and not self._window.isFullScreen()

    def _stays(self) -> bool:
        return self._settings().keep_in_tray and self.tray.is_there()

    def _let_go(self) -> None:
        """Let a closed window end the program: a desktop that ends must not be held up."""
        self._window.stays = lambda: False

    def _lose_tray(self) -> None:
        self.look()
        if self._window.isHidden():
            self.come_forward()

    def _choose(self, code: str) -> None:
        if code == OPEN:
            self.come_forward()
        elif code == START:
            self._start(self._planner.today())
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

    def _move_to_tomorrow(self) -> None:
        """Move today's session to tomorrow, or show the plan where it has no room there."""
        today = self._planner.today()
        try:
            plan = moved(self._planner.week(monday_of(today)), today, today + _A_DAY, today)
            complaint = self._planner.keep_plan(plan)
        except ValueError:
            self._move()
            return
        except JournalError as error:
            complaint = str(error)
        self._complain(complaint)
        self._weekly.changed.emit()

    def _show_tray(self) -> None:
        """Show today in the tray, or where there is none, in the menu of Today's bell."""
        try:
            state = tray_state(
                self._day.standing(
                    self.keeper.later_choices(),
                    quiet=self.keeper.is_left_be(),
                    can_start=self._can_start(),
                    logs=self._logs(),
                )
            )
        except JournalError as error:
            self.complained.emit(str(error))
            return
        has_tray = self.tray.is_there() or self.tray.show()
        if has_tray:
            self.tray.show_state(state)
        self._window.today.show_bell(state.says, () if has_tray else state.entries)

    def _inks(self) -> Inks:
        """Return the colours for the desktop's own bar, whichever theme the window has."""
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        roles = self._theme.roles_of("dusk" if dark else "daylight")
        return Inks(*(QColor(role) for role in (roles.ink, roles.clay, roles.pine, roles.on_pine)))


def own_home(paths: Paths) -> Path | None:
    """Return the folder that was given with `--home`, or None for the system's own places."""
    home = paths.data.parent
    return home if find_paths(home) == paths else None
