"""The program with invented data, and with a clock that stands until it is told to move.

Put together as the window puts itself together, so that its pictures are those of the program.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from back_demo import keep_run_of, keep_runs
from backstretch.app_parts.crafting import FitToday, write_routine
from backstretch.browsing import Browsing, LibraryDiary
from backstretch.care.entry import Entry, PainSaid
from backstretch.clock import Clock, local_day
from backstretch.content.care import load_care
from backstretch.content.exercise import Exercise
from backstretch.content.library import Library, load_library
from backstretch.content.own_library import Own, add_own
from backstretch.content.planning import load_planning
from backstretch.content.prescription import Prescriptions
from backstretch.desktop.sounding import open_sounding
from backstretch.diary.asking import Asking
from backstretch.diary.kept import KeptDiary
from backstretch.journal.own_files import guard_of
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal
from backstretch.logbook import Logbook
from backstretch.paths import Paths, find_paths
from backstretch.plan.facts import EVERY_DAY, Goal
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.reporting.window import Reporting
from backstretch.resources import resources_dir
from backstretch.session.doctor_signs import DoctorSigns
from backstretch.session.kit import SessionKit
from backstretch.session.moment import Stage
from backstretch.session.posing import PicturedBook, open_book
from backstretch.session.run import SessionRun
from backstretch.session.script import Step
from backstretch.settings import Settings
from backstretch.starting import Starting
from backstretch.trending import Trending
from backstretch.ui.activities_desk import Back
from backstretch.ui.asking_desk import AskingDesk
from backstretch.ui.editor_desk import EditorDesk
from backstretch.ui.editor_view import exercise_choices
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.next_session import next_session
from backstretch.ui.pages.editor import EditorPage
from backstretch.ui.pages.journal import JournalPage
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.plan_desk import PlanDesk
from backstretch.ui.settings_desk import SettingsDesk, open_settings
from backstretch.ui.theme import Theme
from backstretch.ui.today_desk import Sources, TodayDesk
from backstretch.ui.widgets.figure_view import FigureView
from backstretch.ui.widgets.own_pictures import OwnPictures
from backstretch.ui.window_watch import WindowWatch

MONDAY = datetime(2026, 5, 11, 17, 40, tzinfo=UTC)
THURSDAY = date(2026, 5, 14)
SPEED = 2.5
"""A clock this much faster is not spoken along with: nothing is asked of the sound device."""

STRIDE_MS = 1_500
"""The clock moves by so much between two looks: a longer gap would be taken for a sleep."""

MOST_ROUNDS = 5_000


class NotThere(Exception):
    """What a picture is to show cannot be reached; the text says what."""


class SteppedClock:
    """Both hands stand still between two calls of `advance_ms`."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._ms = 0

    def advance_ms(self, ms: int) -> None:
        """Move both hands on."""
        self._ms += ms

    def monotonic_ns(self) -> int:
        """Return the nanoseconds gone by."""
        return self._ms * 1_000_000

    def now(self) -> datetime:
        """Return the wall time in Berlin."""
        gone = self._start + timedelta(milliseconds=self._ms)
        return gone.astimezone(ZoneInfo("Europe/Berlin"))

    def zone(self) -> str:
        """Return the zone's name."""
        return "Europe/Berlin"

    def wait(self, seconds: float) -> None:
        """Let the time go by at once."""
        self.advance_ms(round(seconds * 1000))


class Known(Mapping[str, Exercise]):
    """The exercises of whoever is shown, as the one book for all pictures knows them."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self.now = exercises

    def __getitem__(self, key: str) -> Exercise:
        return self.now[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.now)

    def __len__(self) -> int:
        return len(self.now)


class Shelf:
    """What all pictures share: the exercises, the figure's motions, a diary of ten weeks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.library: Library = load_library(resources_dir())
        self.known = Known(self.library.exercises)
        known = replace(self.library, exercises=self.known)
        self.book: PicturedBook = open_book(resources_dir(), known)[0]
        self.rules = load_planning(resources_dir())[0]
        self._diary = b""
        self._homes = 0

    def home(self) -> Paths:
        """Return a new home of ten weeks of runs, this one with two sessions and two runs."""
        if not self._diary:
            self._diary = self._write_diary()
        paths = self.new_home()
        paths.journal.write_bytes(self._diary)
        return paths

    def new_home(self) -> Paths:
        """Return a home of somebody who starts today."""
        self._homes += 1
        paths = find_paths(self._folder / f"home-{self._homes}")
        paths.make()
        return paths

    def _write_diary(self) -> bytes:
        paths = self.new_home()
        journal = Journal.open(paths.journal)
        keep_runs(journal, THURSDAY)
        for day in (0, 2):
            clock = SteppedClock(MONDAY + timedelta(days=day))
            planner = self.planner(journal, clock, Settings(minutes=12))
            if not day:
                _plan_runs(planner)
            planner.week(planner.today() - timedelta(days=day))
            kit = SessionKit(self.library, journal, clock, Settings(), lambda _: None, SPEED)
            run = kit.begin(self.library.routine("core-hips", 12))
            run.start()
            while run.beat().moment.stage is not Stage.OVER:
                clock.advance_ms(STRIDE_MS)
        keep_run_of(journal, THURSDAY)
        journal.close()
        return paths.journal.read_bytes()

    def planner(self, journal: Journal, clock: Clock, settings: Settings) -> KeptPlanner:
        """Return who plans the weeks of a diary."""
        return KeptPlanner(journal, clock, lambda: settings, self.rules)


def _plan_runs(planner: KeptPlanner) -> None:
    planner.keep_goal(Goal(4, 12))
    planner.keep_days(EVERY_DAY, dict.fromkeys(EVERY_DAY, time(18, 30)), {})
    for days in (0, 2):
        planner.keep_run(THURSDAY + timedelta(days=days), planned=True)


class Demo(QObject):
    """One window of the program on the evening of a run, with its pages and its session.

    `settings` is as a person has them; `theme` and the window's size are the picture's.
    """

    def __init__(self, shelf: Shelf, theme: Theme, settings: Settings, size: QSize) -> None:
        super().__init__()
        # Sound and the awake screen are not part of a picture, and a session needs the whole core.
        from backstretch.playing import Playing

        self.settings = settings
        self._shelf = shelf
        self._paths = shelf.home()
        self.clock = SteppedClock(MONDAY + timedelta(days=3))
        self._journal = Journal.open(self._paths.journal)
        self._theme = theme
        self._icons = Icons(resources_dir() / "icons", theme)
        self.window = MainWindow(theme, self._icons)
        self.window.resize(size)
        self.watch = WindowWatch(self.window)
        paths = self._paths
        self.own: Own = add_own(shelf.library, paths.own_routines, paths.own_exercises)
        shelf.known.now = self.own.library.exercises
        routine = shelf.library.routine("after-run", settings.preset_minutes)
        self.today = TodayDesk(self.window.today, self.own.library, routine, self._day)
        self.window.today.show_figures(shelf.book)
        self.playing = Playing(
            self.window,
            self.watch,
            self.own.library,
            self._journal,
            self.clock,
            self._paths,
            shelf.book,
            SPEED,
            lambda day: self.planner().asked(day),
            lambda: next_session(self.planner(), self.own.library),
        )
        self._close_other: Callable[[], None] = _nothing
        self.on_top: QWidget | None = None  # a dialog, in whose place nothing else is pictured
        self._run: SessionRun | None = None
        self.reminder: datetime | None = datetime(2026, 5, 14, 18, 30)
        self._asking: Asking | None = None
        self._trending: Trending | None = None

    @property
    def theme(self) -> Theme:
        """The colours and sizes of the picture."""
        return self._theme

    @property
    def icons(self) -> Icons:
        """The icons in these colours."""
        return self._icons

    @property
    def player(self) -> PlayerPage:
        """The player's page."""
        return self.window.player

    @property
    def run(self) -> SessionRun:
        """The session that was begun last."""
        if self._run is None:
            raise NotThere("No session was begun.")
        return self._run

    def choose_routine(self, name: str, minutes: int) -> None:
        """Take another routine in hand."""
        self.show_today()
        self.window.today.routine_asked.emit(name)
        self.window.today.minutes_asked.emit(minutes)

    def forget(self) -> None:
        """Be somebody who starts today."""
        self._journal.close()
        self._journal = Journal.open(self._shelf.new_home().journal)
        self._asking = None

    def planner(self) -> KeptPlanner:
        """Return who plans the weeks."""
        return self._shelf.planner(self._journal, self.clock, self.settings)

    def show_today(self) -> None:
        """Show Today as it stands, with what was cut off."""
        left = self._journal.open_sessions()
        self.today.left = left[0] if left else None
        planner = self.planner()
        composer = Composer(self._journal, planner, self.own.library)
        signs = DoctorSigns(self._journal, self.clock, lambda: self.settings.day_starts_at)
        back = self._ask().look
        self.today.plan_by(Sources(planner, composer, signs, lambda: self.reminder, back))
        self.window.show_today()

    @property
    def journal(self) -> Journal:
        """The journal of this window."""
        return self._journal

    def diary(self) -> KeptDiary:
        """Return what keeps entries in the diary."""
        care, _ = load_care(resources_dir())
        return KeptDiary(self._journal, self.clock, lambda: self.settings, care)

    def tell_pain(self, moment: PainMoment, score: int) -> None:
        """Tell pain of the run of this day, as if it had been logged with it."""
        diary, run = self.diary(), self._ask().look().run
        if run is None:
            raise NotThere("There is no run today.")
        said = PainSaid(moment, score)
        diary.keep(Entry(run.day, run.start, pains=(said,), run=run.run))

    def _ask(self) -> Asking:
        """Return who knows what Today asks about the back, joined to the page once."""
        if self._asking is None:
            asking = self._asking = Asking(
                self.diary(), self._journal, self.clock, lambda: self.settings
            )
            desk = AskingDesk(self.window.today, self._theme, asking, lambda: self.today.back)
            desk.changed.connect(self.show_today)
        return self._asking

    def show_plan(self) -> None:
        """Show the week as it is planned."""
        self.plan_page()

    def plan_page(self) -> PlanPage:
        """Show the week as it is planned, and return its page, which does what it is asked."""
        planner, page = self.planner(), PlanPage(self._theme, self._icons)
        page.show_figures(self._shelf.book)
        PlanDesk(page, self._shelf.library, planner.rules, planner).show()
        self.window.show_plan(page)
        return page

    def show_settings(self, section: str) -> SettingsDesk:
        """Show one section of the settings."""
        journal = Path("/home/anna/.local/share/backstretch/journal.db")
        book = self.logbook()
        names = {one.id: one.name for one in self._shelf.library.exercises.values()}
        back = Back(
            book.activities, book.limits, book.conditions, names, lambda: None, lambda: None
        )
        desk = open_settings(
            self._theme, self._icons, journal, lambda: self.settings, _keep, back=back
        )
        desk.show()
        desk.page.choose(section)
        self.window.show_settings(desk.page)
        return desk

    def logbook(self) -> Logbook:
        """Return the diary, whose pages keep and show as in the program."""
        return Logbook(
            self.window,
            self._theme,
            self._icons,
            self._journal,
            "",
            self.clock,
            lambda: self.settings,
            self._paths.draft,
            self._shelf.library.learn,
            guard_of(self._paths),
        )

    def journal_page(self) -> JournalPage:
        """Show the diary day by day, and return its page."""
        self.logbook().show_journal(self._shelf.library, self._shelf.book, self.planner())
        return self.window.findChildren(JournalPage)[-1]

    def trends_page(self) -> TrendsPage:
        """Show what the diary says together, and return its page."""
        made = self._trending = Trending(
            self.window, self._theme, self._icons, self._journal, "", self.clock, self._settings
        )
        made.show_figures(self._shelf.book)
        made.show()
        return made.page

    def library(self) -> Browsing:
        """Show the Library."""
        planner, own = self.planner(), self.own
        library = own.library
        composer = Composer(self._journal, planner, library)
        diary = LibraryDiary(library, self._journal, planner, composer, self.logbook().conditions)
        made = self._browsing = Browsing(
            self.window,
            self._theme,
            self._icons,
            self.clock,
            self._settings,
            own,
            self._shelf.book,
            diary,
        )
        made.show()
        return made

    def editor(self, key: str = "", line: str = "") -> EditorPage:
        """Show a routine in the editor: one that ships, or one kept with this line."""
        planner, every = self.planner(), self.own
        library, own = every.library, every.routines
        if line:
            key = own.keep("", "Physio, May", Prescriptions(library.exercises).read(line))
        page = EditorPage(self._theme, self._icons, exercise_choices(library))
        page.show_figures(self._shelf.book)
        today = FitToday(library, planner, Composer(self._journal, planner, library))
        desk = EditorDesk(page, library, own, today, lambda _: None, write_routine)
        self.window.show_library(page)
        desk.open(key)
        return page

    def report_page(self) -> ReportPage:
        """Show what can be put on paper, and return its page."""
        library, book = self._shelf.library, self._shelf.book
        made = self._reporting = Reporting(
            self.window,
            self._theme,
            self._icons,
            self._journal,
            "",
            self.clock,
            self._settings,
            library,
            lambda: book,
            lambda: library.routine("core-hips", 12),
            lambda: None,
            lambda: None,
            guard_of(self._paths),
        )
        made.show()
        return made.page

    def _settings(self) -> Settings:
        return self.settings

    def first_start(self) -> Starting:
        """Be somebody new, and show the first step; no answer but that of the list is kept."""
        self.forget()
        made = Starting(
            self.window,
            self._theme,
            self._icons,
            self._journal,
            self.clock,
            lambda: self.settings,
            _keep,
            self.planner,
            lambda: None,
            lambda on_trouble: open_sounding(
                resources_dir(), self._paths.speech, on_trouble, SPEED
            ),
            self._paths.list_draft,
            guard_of(self._paths),
        )
        made.show_figures(self._shelf.book)
        made.show()
        return made

    def begin(self) -> None:
        """Begin the routine in hand, in the player."""
        self.playing.play(lambda kit: self._remember(kit.begin(self.today.routine)), self.settings)

    def go_on(self) -> None:
        """Go on with the session that was cut off."""
        left = self._journal.open_sessions()[0]
        self.playing.play(lambda kit: self._remember(kit.reopen(left)), self.settings)

    def look(self) -> None:
        """Let the player look at the clock and show where the session stands."""
        self.watch.seen_changed.emit(True)

    def advance_ms(self, ms: int) -> None:
        """Let the session run on for so long."""
        while ms > 0:
            stride = min(ms, STRIDE_MS)
            self.clock.advance_ms(stride)
            ms -= stride
            self.watch.seen_changed.emit(False)
        self.look()

    def walk_to(self, is_it: Callable[[Step], bool], into_ms: int) -> None:
        """Run the session on to a step, and so far into it.

        Raises:
            NotThere: no step from here on is that one.
        """
        steps = self.run.engine.script.steps
        moment = self.run.engine.moment()
        found = next((n for n in range(moment.index, len(steps)) if is_it(steps[n])), None)
        if found is None:
            raise NotThere("The routine has no such step.")
        before = sum(step.ms for step in steps[moment.index : found])
        self.advance_ms(before - moment.offset_ms + into_ms)

    def another_home(self) -> Paths:
        """Return one more home with the same diary, which nobody has open."""
        return self._shelf.home()

    def show_instead(self, window: MainWindow, close: Callable[[], None]) -> None:
        """Take the picture of another window, which is closed by `close` before it goes."""
        self.window.hide()
        self.window.deleteLater()
        self.window = window
        self._close_other = close

    def close(self) -> None:
        """Let go of all of it."""
        self._close_other()
        self.playing.close()
        self.window.close()
        self._journal.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _day(self) -> str:
        return local_day(self.clock.now()).isoformat()

    def _remember(self, run: SessionRun) -> SessionRun:
        self._run = run
        return run


def _nothing() -> None:
    """No other window was shown."""


def settle(app: QApplication, window: QObject) -> None:
    """Let everything be done that was put off until there is time.

    What the figure draws ahead is for moments that do not come here.

    Raises:
        NotThere: it does not come to an end.
    """
    for _ in range(MOST_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
        for pictures in window.findChildren(OwnPictures):
            pictures.finish()
        if not any(_idle_timers(window)):
            app.processEvents()
            return
    raise NotThere("The window does not come to rest.")


def _idle_timers(window: QObject) -> Iterator[bool]:
    for timer in window.findChildren(QTimer):
        if isinstance(timer.parent(), FigureView):
            continue
        yield timer.isActive() and timer.interval() == 0


def _keep(**_choices: object) -> str:
    """Keep nothing: the settings of a picture stay as they are."""
    return ""
