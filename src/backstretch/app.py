"""Composition root of the window: builds each thing once and wires it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from backstretch.app_parts.fault_desk import FaultDesk
from backstretch.app_parts.first_start import FirstStart
from backstretch.app_parts.going_back import GoingBack, WentBack
from backstretch.app_parts.help_desk import HelpDesk
from backstretch.app_parts.lean import collect_garbage_again
from backstretch.app_parts.pages import Pages
from backstretch.app_parts.parts import Parts
from backstretch.app_parts.sessions import Sessions
from backstretch.app_parts.shared import put_together
from backstretch.clock import Clock, SystemClock
from backstretch.content.routine import Routine
from backstretch.desktop.single import bring_forward
from backstretch.journal.diary_records import Tier
from backstretch.journal.entries import open_emergency
from backstretch.journal.store import JournalError
from backstretch.paths import Paths

if TYPE_CHECKING:
    from backstretch.app_parts.backups import Backups
    from backstretch.minding import Minding
    from backstretch.session.doctor_signs import DoctorSigns

FIRST_ROUTINE = "after-run"


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What was asked on the command line; `routine` starts a session at once.

    `unfinished` says what to do about a session that was cut off: "ask", "continue",
    "start-over" or "discard"; `wait` holds the session at every change. `in_tray` opens no window
    at once, as at login. `was_open` tells that others could open some of the files until now.
    """

    speed: float = 1.0
    routine: str | None = None
    minutes: int | None = None
    unfinished: str = "ask"
    wait: bool = False
    exit_after_paint: bool = False
    in_tray: bool = False
    was_open: bool = False


class App(QObject):
    """Answers what the pages ask.

    `parts` are those behind the pages, `today` keeps the session in hand, `help` lists keys and
    actions, `backups` keeps some once the window was painted, `going_back` what is to be done once
    this is closed; `went` is what came of that. Where `is_told_to_end`, the rest is left undone.
    """

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        options: WindowOptions,
        clock: Clock | None = None,
        went: WentBack | None = None,
        is_told_to_end: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self._is_told_to_end = is_told_to_end
        clock = clock or SystemClock(options.speed)
        routine = options.routine or FIRST_ROUTINE
        shared = self._shared = put_together(
            *(qt, paths, clock, routine, options.minutes), newer=bool(went and went.reading)
        )
        self.window, self.watch, self.today = shared.window, shared.watch, shared.today
        self.parts = Parts(shared)
        self._logbook = self.parts.logbook
        self._pages = Pages(shared, self.parts)
        self._first = FirstStart(shared, self.parts, options.speed)
        self._sessions = Sessions(
            shared,
            self.parts,
            self._stops_for_help,
            self._first.asks_first,
            options.speed,
            wait=options.wait,
        )
        self.help = HelpDesk(shared, self.parts, self._pages, self._stops_for_help)
        self.backups: Backups | None = None
        self.going_back = GoingBack(shared, self._pages, went)
        self.going_back.leave_asked.connect(self.window.leave)
        self.faults = FaultDesk(shared, self.parts.keep_drafts)
        self._connect_pages()
        self._connect_parts()
        self.window.today_shown.connect(self._look_again)
        self._looks = qt.applicationStateChanged.connect(self._look_again)
        if options.exit_after_paint:
            self.watch.painted.connect(qt.quit)
        else:
            self.watch.painted.connect(partial(self._start_as_asked, options))
        if options.was_open:
            self.today.notices.tell(
                self.tr(
                    "Other people on this computer could open some of Backstretch’s files. Now "
                    "only you can."
                )
            )
        self.show_today()

    @property
    def minding(self) -> "Minding | None":
        """What reminds of sessions, once the window was painted."""
        return self.parts.minding

    def is_to_erase(self) -> bool:
        """Tell whether everything is to be deleted, now that nothing is open any more."""
        return self._shared.wishes.erase

    def start_quietly(self, options: WindowOptions) -> None:
        """Remind from now on, with no window in the way: it is in the tray, or minimised."""
        self.watch.painted.disconnect()
        self._start_as_asked(options)
        if not self.window.stays():
            self.window.showMinimized()

    def show_today(self) -> None:
        """Show Today as it stands now, or the first start in its place."""
        self.today.show(self._sessions.cut_off())
        if not self._first.show():
            self.window.show_today()

    def begin(self, routine: Routine) -> None:
        """Start a new session."""
        self._sessions.begin(routine)

    def come_forward(self, token: str) -> None:
        """Bring the window to the front, with the desktop's leave if it gave one."""
        if self.minding:
            self.minding.come_forward(token)
        else:
            bring_forward(self.window, token)

    def keep_all(self) -> None:
        """Keep a session and a draft as they stand, and seal the diary: this is the end.

        The screen is gone, so each of these is tried whatever became of the one before.
        """
        for keep in (self._sessions.end, self.parts.keep_drafts, self._shared.ledger.close):
            try:
                keep()
            except Exception as error:
                self.faults.write_down(error)

    def close(self) -> None:
        """Let go of the journal, of the sound and of the tray.

        The diary is sealed before its last backup is made: told to end, the program may not be
        given the time for both.
        """
        QObject.disconnect(self._looks)
        self.parts.close()
        self._pages.close()
        self._first.close()
        self._sessions.close()
        if self.backups:
            self.backups.rest()
        self._shared.ledger.close()
        if self.backups:
            self.backups.close()
        self.faults.close()

    def _connect_pages(self) -> None:
        self.window.closing.connect(self._leave)
        self.window.log_asked.connect(self._log_run)
        self.window.start_asked.connect(self._begin_by_key)
        page = self.window.today
        page.start_asked.connect(lambda: self.begin(self.today.routine))
        page.go_on_asked.connect(self._go_on)
        page.start_over_asked.connect(self._sessions.start_over)
        page.discard_asked.connect(self._sessions.discard)
        page.log_asked.connect(self._log_run)
        self.today.begin_asked.connect(self.begin)
        self._pages.begin_asked.connect(self._begin_chosen)
        self._pages.routine_asked.connect(self._begin_routine)

    def _connect_parts(self) -> None:
        parts = self.parts
        parts.today_asked.connect(self.show_today)
        parts.start_asked.connect(self._begin_reminded)
        parts.run_asked.connect(self._log_run)
        parts.pain_asked.connect(self._log_pain)
        parts.opened.connect(self._take_up)
        parts.complained.connect(self._say)
        self._sessions.left.connect(self._leave_player)
        self._sessions.discarded.connect(self.show_today)
        self._sessions.complained.connect(self._say)
        self._first.left.connect(self._leave_first_start)

    def _start_as_asked(self, options: WindowOptions) -> None:
        """Bring Today to life; told to end, leave the rest, which may take seconds."""
        for _ in self._starting(options):
            if self._is_told_to_end():
                return

    def _starting(self, options: WindowOptions) -> Iterator[None]:
        """Do it piece by piece, and begin what was asked on the command line."""
        lean = collect_garbage_again()
        yield
        from backstretch.app_parts.after_paint import back_up, plan_today, read_ahead, remind

        self.backups = back_up(self._shared)
        asked = self.today.routine
        yield
        plan_today(self._shared, self.parts, self._doctor_signs())
        yield
        if not self._shows_what_stands():
            if options.routine:
                self._sessions.begin_as_asked(self.today.as_today(asked), options.unfinished)
            else:
                self._sessions.make_ready()
        self._first.show_figures()
        yield
        remind(self._shared, self.parts)
        if self.backups:
            self.backups.saved.connect(self._sessions.save_owed)
            self.backups.start()
        read_ahead(self._shared, lean=lean)

    def _begin_reminded(self) -> None:
        """Begin today's session, unless one that was cut off must be answered for first."""
        self.show_today()
        if self.today.left is None:
            self.begin(self.today.routine)

    def _begin_by_key(self) -> None:
        """Begin today's session, or show on Today why there is none to begin."""
        if self.help.actions().why_not_start():
            self.show_today()
        else:
            self._begin_reminded()

    def _begin_chosen(self, routine: Routine) -> None:
        """Begin what was chosen, unless a session that was cut off must be answered for first."""
        if self.today.left is None:
            self.begin(routine)
        else:
            self.show_today()

    def _begin_routine(self, routine_id: str) -> None:
        """Begin a routine, or show on Today why it has to wait."""
        if self.today.take(routine_id):
            self._begin_chosen(self.today.routine)
        else:
            self.show_today()

    def _leave_first_start(self, begin: bool) -> None:
        if begin:
            self._begin_reminded()
        else:
            self.show_today()

    def _take_up(self) -> None:
        """Show the day as it is when the window comes back, or what stood over it."""
        if not self.window.shows_player():
            self.show_today()
            self._shows_what_stands()

    def _shows_what_stands(self) -> bool:
        """Show the sign that stands over everything, if one does; tell whether."""
        left = self.today.left
        if left and open_emergency(left.events):
            self._go_on()
            return True
        return self._stops_for_help()

    def _look_again(self) -> None:
        """Show the day that has begun since Today was shown, as by opening the lid."""
        if self.today.is_of_another_day():
            self.today.show(self._sessions.cut_off())

    def _go_on(self) -> None:
        record = self.today.left
        if record is None:
            self._stops_for_help()
        else:
            self._sessions.go_on(record)

    def _log_run(self) -> None:
        if self._leaves_player():
            self._logbook().log_run()

    def _log_pain(self) -> None:
        if self._leaves_player():
            self._logbook().log_now()

    def _leaves_player(self) -> bool:
        """Leave a session for the diary, to be gone on with; tell whether nothing asks first."""
        if self.window.shows_player():
            if self.window.player.needs_answer():
                return False
            self._leave_player()
        return True

    def _leave_player(self) -> None:
        self._sessions.leave()
        self.window.leave_full_screen()
        self.show_today()
        self._stops_for_help()
        self.parts.look()

    def _leave(self, geometry: QByteArray) -> None:
        if self.window.stays() and self.window.shows_player():
            self._leave_player()  # a window that only hides comes back with Today
        else:
            self._sessions.end()
        self._shared.keep_place(geometry)

    def _doctor_signs(self) -> "DoctorSigns":
        """Return what knows the warning sign that stands, and keeps what is said of it."""
        from backstretch.session.doctor_signs import DoctorSigns

        shared = self._shared
        return DoctorSigns(shared.ledger, shared.clock, shared.settings.day_starts_at)

    def _stops_for_help(self) -> bool:
        """Say what to do where a sign stands that needs help now; tell whether one does."""
        try:
            standing = self._doctor_signs().standing()
        except JournalError:
            return False
        if standing is None or standing.tier is not Tier.EMERGENCY:
            return False
        if not self._logbook().show_standing():
            self.show_today()  # a session elsewhere, which has the page of its sign
        return True

    def _say(self, sentence: str) -> None:
        self.today.notices.tell(sentence)
        self.show_today()
