"""Composition root of the window: builds each thing once, wires it, runs."""

import base64
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from backstretch import APP_ID, __version__
from backstretch.cli import OK, USAGE, trouble
from backstretch.clock import Clock, SystemClock, local_day
from backstretch.content.choice import UnknownRoutine, find_routine
from backstretch.content.routine import Routine
from backstretch.content.shelf import load_shelved
from backstretch.desktop.single import Single, Start, bring_forward
from backstretch.journal.claim import Claim
from backstretch.journal.diary_records import Tier
from backstretch.journal.entries import SessionRecord, SessionState, open_emergency
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.session.unkept import open_journal
from backstretch.settings import SettingsError, load_settings, save_settings
from backstretch.toml_file import Fault
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.theme import Theme
from backstretch.ui.today_desk import Sources, TodayDesk
from backstretch.ui.window_watch import StopSignals, WindowWatch
from backstretch.units import Units

if TYPE_CHECKING:
    from backstretch.diary.asking import Asking
    from backstretch.figure.book import Book
    from backstretch.logbook import Logbook
    from backstretch.minding import Minding
    from backstretch.playing import Playing
    from backstretch.session.cues import Level
    from backstretch.session.doctor_signs import DoctorSigns
    from backstretch.session.kit import SessionKit
    from backstretch.session.run import SessionRun
    from backstretch.ui.settings_desk import SettingsDesk
    from backstretch.weekly import Weekly

FIRST_ROUTINE = "after-run"


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What was asked on the command line; `routine` starts a session at once.

    `unfinished` says what to do about a session that was cut off: "ask", "continue",
    "start-over" or "discard"; `wait` holds the session at every change. `in_tray` opens no window
    at once, as at login.
    """

    speed: float = 1.0
    routine: str | None = None
    minutes: int | None = None
    unfinished: str = "ask"
    wait: bool = False
    exit_after_paint: bool = False
    in_tray: bool = False


def run_app(paths: Paths, options: WindowOptions) -> int:
    """Show the window until it is closed and return the exit code.

    Where a window of this home is there already, it comes forward instead.
    """
    single = Single(paths.cache / "window", SystemClock())
    start = Start.FIRST if options.exit_after_paint else single.begin()
    if start is Start.SILENT:
        return trouble("Backstretch is open already, but its window does not answer.")
    if start is Start.RAISED:
        return OK
    # Named here, Qt does not first make the system's style and dress everything twice.
    qt = QApplication([*sys.argv[:1], "-style", "fusion"])
    qt.setApplicationName("Backstretch")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    try:
        app = App(qt, paths, options)
    except UnknownRoutine as error:
        single.close()
        print(error, file=sys.stderr)
        return USAGE
    stop = StopSignals(app.window, app.window.leave)
    if options.in_tray:
        app.start_quietly(options)
    else:
        app.window.show()
    if not options.exit_after_paint:
        single.asked.connect(app.come_forward)
        single.listen()
    code = qt.exec()
    single.close()
    stop.close()
    app.close()
    return OK if code == 0 else code


class App(QObject):
    """Owns everything and answers what the pages ask."""

    def __init__(
        self, qt: QApplication, paths: Paths, options: WindowOptions, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self._paths = paths
        self._speed = options.speed
        self._wait = options.wait
        self._clock = clock or SystemClock(options.speed)
        self._settings, complaint = load_settings(paths.settings)
        self._library = load_shelved(resources_dir(), paths.shelf)
        minutes = options.minutes or self._settings.preset_minutes
        routine = find_routine(self._library, options.routine or FIRST_ROUTINE, minutes)
        self._journal, refusal = open_journal(paths)
        self._claim = Claim(paths.claim)
        self._theme = Theme(
            resources_dir(),
            qt.styleHints(),
            self._settings.theme,
            self._settings.text_size / 100,
            stronger_contrast=self._settings.stronger_contrast,
        )
        self._theme.apply_to(qt)
        self._icons = Icons(resources_dir() / "icons", self._theme)
        self.window = MainWindow(self._theme, self._icons)
        self.window.restore(_geometry(self._settings.window_geometry))
        self.window.closing.connect(self._leave)
        self.window.plan_asked.connect(self._show_plan)
        self.window.journal_asked.connect(self._show_journal)
        self.window.log_asked.connect(self._log_run)
        self.window.settings_asked.connect(self._show_settings)
        self._settings_desk: SettingsDesk | None = None
        self._week: Weekly | None = None
        self._diary: Logbook | None = None
        self.minding: Minding | None = None
        self._refusal = refusal
        self._player: Playing | None = None
        self._book: Book | None = None
        self.today = TodayDesk(self.window.today, self._library, routine, self._today)
        self.today.notices.tell_all((_faults(self._library.faults), complaint or ""))
        if isinstance(self._journal, Journal):
            self.today.notices.tell(refusal, lasting=True)
        else:
            self.today.unreadable = refusal
        self._connect_today()
        qt.applicationStateChanged.connect(self._look_again)
        self.watch = WindowWatch(self.window)
        if options.exit_after_paint:
            self.watch.painted.connect(qt.quit)
        else:
            self.watch.painted.connect(partial(self._start_as_asked, options))
        self.show_today()

    def start_quietly(self, options: WindowOptions) -> None:
        """Remind from now on, with no window in the way: it is in the tray, or minimised."""
        self.watch.painted.disconnect()
        self._start_as_asked(options)
        if not self.window.stays():
            self.window.showMinimized()

    def show_today(self) -> None:
        """Show Today as it stands now."""
        self.today.show(self._cut_off())
        self.window.show_today()

    def _look_again(self) -> None:
        """Show the day that has begun since Today was shown, as by opening the lid."""
        if self.today.is_of_another_day():
            self.today.show(self._cut_off())

    def _weekly(self) -> "Weekly":
        """Return who plans the weeks; all of it is read when this is first asked."""
        if self._week is None:
            from backstretch.weekly import Weekly

            journal = self._journal if isinstance(self._journal, Journal) else None
            self._week = Weekly(
                self.window,
                self._library,
                journal,
                self._refusal,
                self._clock,
                lambda: self._settings,
            )
            self._week.reminder_chosen.connect(self._keep_reminder)
            self._week.reminders_asked.connect(self._show_reminders)
            self._week.changed.connect(self._take_minutes)
            self.today.notices.tell_all(self._week.faults)
        return self._week

    def _logbook(self) -> "Logbook":
        """Return the diary in the window; all of it is read when this is first asked."""
        if self._diary is None:
            from backstretch.logbook import Logbook

            journal = self._journal if isinstance(self._journal, Journal) else None
            self._diary = Logbook(
                self.window,
                self._theme,
                self._icons,
                journal,
                self._refusal,
                self._clock,
                lambda: self._settings,
                self._paths.draft,
            )
            self._diary.left.connect(self.show_today)
            self._diary.changed.connect(self._follow_diary)
            self._diary.start_asked.connect(self._begin_reminded)
            for fault in self._diary.faults:
                self.today.notices.tell(fault)
        return self._diary

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

    def _follow_diary(self) -> None:
        """Plan and show the day anew after something was entered."""
        self.today.show(self.today.left)
        self._weekly().refresh()
        self._look()

    def _show_journal(self) -> None:
        planner = self._weekly().planner
        self._logbook().show_journal(self._library, self._motions(), planner)

    def _show_plan(self) -> None:
        self._weekly().show_plan(self._theme, self._icons, self._motions())

    def _show_reminders(self) -> None:
        self._show_settings()
        if self._settings_desk:
            self._settings_desk.page.choose("reminders")
            self._settings_desk.page.start_focus()

    def _show_settings(self) -> None:
        if self._settings_desk is None:
            from backstretch.ui.activities_desk import Back
            from backstretch.ui.settings_desk import open_settings

            diary = self._logbook()
            back = Back(
                diary.activities,
                diary.limits,
                diary.conditions,
                {one.id: one.name for one in self._library.exercises.values()},
                self._show_shoes,
                self._show_today_anew,
            )
            self._settings_desk = open_settings(
                self._theme,
                self._icons,
                self._paths.journal,
                lambda: self._settings,
                self._keep,
                self.minding,
                lambda: self._weekly().planner.facts().goal.minutes,
                back,
            )
        self._settings_desk.show()
        self.window.show_settings(self._settings_desk.page)

    def _show_shoes(self) -> None:
        self._logbook().show_shoes(lambda _: self._show_settings())

    def _show_today_anew(self) -> None:
        self.today.show(self.today.left)

    def _cut_off(self) -> SessionRecord | None:
        """Return the newest session nobody closed, unless another window runs sessions now."""
        try:
            left = self._journal.open_sessions() if self._claim.is_free() else ()
        except JournalError as error:
            self.today.notices.tell(str(error))
            return None
        return left[0] if left else None

    def _start_as_asked(self, options: WindowOptions) -> None:
        asked = self.today.routine
        self._plan_today()
        left = self.today.left
        if left and open_emergency(left.events):
            self._go_on()
        elif not self._stops_for_help():
            if options.routine:
                self._begin_as_asked(asked, options.unfinished)
            else:
                self._playing()
        self._mind()

    def _mind(self) -> None:
        """Remind of sessions from now on."""
        from backstretch.minding import Minding

        mind = self.minding = Minding(
            self.window,
            self.watch,
            self._theme,
            self._library,
            self._weekly(),
            self._clock,
            lambda: self._settings,
            self.today,
            paths=self._paths,
            keep=self._keep,
        )
        mind.start_asked.connect(self._begin_reminded)
        mind.move_asked.connect(self._show_plan)
        mind.run_asked.connect(self._log_run)
        mind.pain_asked.connect(self._log_pain)
        mind.opened.connect(self._take_up)
        mind.changed.connect(lambda: self.today.show(self.today.left))
        mind.complained.connect(self.today.tell)

    def _begin_reminded(self) -> None:
        """Begin today's session, unless one that was cut off must be answered for first."""
        self.show_today()
        if self.today.left is None:
            self.begin(self.today.routine)

    def _take_up(self) -> None:
        """Show the day as it is when the window comes back, or what stood over it."""
        if self.window.shows_player():
            return
        self.show_today()
        left = self.today.left
        if left and open_emergency(left.events):
            self._go_on()
        else:
            self._stops_for_help()

    def come_forward(self, token: str) -> None:
        """Bring the window to the front, with the desktop's leave if it gave one."""
        if self.minding:
            self.minding.come_forward(token)
        else:
            bring_forward(self.window, token)

    def _look(self) -> None:
        if self.minding:
            self.minding.look()

    def _plan_today(self) -> None:
        """Let Today show what the plan says; it opens without, to be seen sooner."""
        week, signs = self._weekly(), self._doctor_signs()
        week.changed.connect(lambda: self.today.show(self.today.left))
        self.today.signs_changed.connect(week.refresh)
        self.today.plan_changed.connect(week.refresh)
        self.today.plan_changed.connect(self._look)
        next_at, back = week.reminders.next_at, self._ask().look
        sources = Sources(week.planner, week.composer, signs, next_at, back, self._units)
        self.today.plan_by(sources)

    def _units(self) -> Units:
        return self._settings.units

    def _ask(self) -> "Asking":
        """Let Today ask how the back is, and return who knows what is to be asked."""
        from backstretch.content.care import load_care
        from backstretch.diary.asking import Asking
        from backstretch.diary.kept import KeptDiary
        from backstretch.ui.asking_desk import AskingDesk

        journal = self._journal if isinstance(self._journal, Journal) else None
        care, _ = load_care(resources_dir())
        diary = KeptDiary(journal, self._clock, lambda: self._settings, care, self._refusal)
        asking = Asking(diary, journal, self._clock, lambda: self._settings)
        desk = AskingDesk(self.window.today, self._theme, asking, lambda: self.today.back)
        desk.changed.connect(self._follow_diary)
        desk.complained.connect(self.today.tell)
        desk.list_due.connect(self._point_to_the_list)
        desk.run_asked.connect(lambda run: self._logbook().change_run(run))
        desk.now_asked.connect(self._log_pain)
        return asking

    def _doctor_signs(self) -> "DoctorSigns":
        """Return what knows the warning sign that stands, and keeps what is said of it."""
        from backstretch.session.doctor_signs import DoctorSigns

        return DoctorSigns(self._journal, self._clock, lambda: self._settings.day_starts_at)

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

    def begin(self, routine: Routine) -> None:
        """Start a new session."""
        self._play(lambda kit: kit.begin(routine))

    def _begin_as_asked(self, routine: Routine, unfinished: str) -> None:
        if self.today.left is None:
            self.begin(routine)
        elif unfinished == "continue":
            self._go_on()
        elif unfinished == "start-over":
            self._start_over()
        elif unfinished == "discard":
            self._discard()
            self.begin(routine)

    def close(self) -> None:
        """Let go of the journal, of the sound and of the tray."""
        if self.minding:
            self.minding.close()
        if self._player:
            self._player.close()
        if self._diary:
            self._diary.close()
        self._claim.give_back()
        self._journal.close()

    def _connect_today(self) -> None:
        page = self.window.today
        page.start_asked.connect(lambda: self.begin(self.today.routine))
        page.go_on_asked.connect(self._go_on)
        page.start_over_asked.connect(self._start_over)
        page.discard_asked.connect(self._discard)
        page.plan_asked.connect(self._show_plan)
        page.folder_asked.connect(self._open_folder)
        page.log_asked.connect(self._log_run)
        self.today.begin_asked.connect(self.begin)

    def _open_folder(self) -> None:
        folder = QUrl.fromLocalFile(str(self._paths.journal.parent))
        if not QDesktopServices.openUrl(folder):
            self._say(
                self.tr("The folder could not be opened: {place}.").format(place=folder.path())
            )

    def _today(self) -> str:
        return local_day(self._clock.now(), self._settings.day_starts_at).isoformat()

    def _play(self, make: "Callable[[SessionKit], SessionRun]", sign: str = "") -> None:
        from backstretch.session.kept import CannotGoOn

        if not sign and self._stops_for_help():
            return
        try:
            settings = self._settings
            if self._wait:
                settings = msgspec.structs.replace(settings, wait_for_me=True)
            self._playing().play(make, settings, sign)
            self._claim.take()
        except CannotGoOn as error:
            self._say(str(error))

    def _playing(self) -> "Playing":
        if self._player is None:
            from backstretch.playing import Playing

            self._player = Playing(
                self.window,
                self.watch,
                self._library,
                self._journal,
                self._clock,
                self._paths,
                self._motions(),
                self._speed,
            )
            self._player.level_changed.connect(self._keep_level)
            self._player.left.connect(self._leave_player)
            self._player.list_due.connect(self._point_to_the_list)
        return self._player

    def _motions(self) -> "Book":
        """Return how the figure moves; the poses are read when this is first asked."""
        if self._book is None:
            from backstretch.session.posing import open_book

            self._book, faults = open_book(resources_dir(), self._library)
            self.window.today.show_figures(self._book)
            if faults:
                self._say(_faults(faults))
        return self._book

    def _go_on(self) -> None:
        record = self.today.left
        if record is None:
            self._stops_for_help()
        else:
            self._play(lambda kit: kit.reopen(record), open_emergency(record.events))

    def _start_over(self) -> None:
        if record := self.today.left:
            self._close_left(SessionState.PARTIAL)
            self.begin(self.today.again(record))

    def _discard(self) -> None:
        self._close_left(SessionState.DISCARDED)
        self.show_today()

    def _close_left(self, state: SessionState) -> None:
        if record := self.today.left:
            try:
                self._journal.close_session(record.start.id, state)
            except JournalError as error:
                self._say(str(error))

    def _leave_player(self) -> None:
        self._playing().end()
        self._claim.give_back()
        self.window.leave_full_screen()
        self.show_today()
        self._stops_for_help()
        self._look()

    def _point_to_the_list(self) -> None:
        self.today.notices.tell(
            self.tr(
                "Your pain is higher than it was. Is anything new? Log how your back is now, and "
                "look at the safety list there."
            )
        )

    def _leave(self, geometry: QByteArray) -> None:
        if self.window.stays() and self.window.shows_player():
            self._leave_player()  # a window that only hides comes back with Today
        elif self._player:
            self._player.end()
        self._change(window_geometry=base64.b64encode(geometry.data()).decode())

    def _say(self, sentence: str) -> None:
        self.today.notices.tell(sentence)
        self.show_today()

    def _keep_level(self, level: "Level") -> None:
        self._change(cue_level=level.value)

    def _keep_reminder(self, name: str, on: bool) -> None:
        self._keep(**{f"remind_{name.replace('-', '_')}": on})

    def _keep(self, **choices: object) -> str:
        """Keep what was chosen in the Settings, and return what went wrong, if anything."""
        complaint = self._change(**choices)
        if isinstance(minutes := choices.get("minutes"), int):
            complaint = complaint or self._weekly().keep_minutes(minutes)
        self.today.show(self.today.left)
        self._look()
        return complaint

    def _take_minutes(self) -> None:
        """Let what is begun without a plan be as long as was chosen on the Plan page."""
        facts = self._weekly().planner.facts()
        if facts.minutes_chosen and facts.goal.minutes != self._settings.minutes:
            self._change(minutes=facts.goal.minutes)

    def _change(self, **choices: object) -> str:
        self._settings = msgspec.structs.replace(self._settings, **choices)
        try:
            save_settings(self._paths.settings, self._settings)
        except SettingsError as error:
            self.today.notices.tell(str(error))
            return str(error)
        return ""


def _geometry(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()


def _faults(faults: Sequence[Fault]) -> str:
    if len(faults) < 2:
        return str(faults[0]) if faults else ""
    return f"{faults[0]} And {len(faults) - 1} more: “backstretch doctor” lists them."
