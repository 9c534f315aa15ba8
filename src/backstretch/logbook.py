"""Composition of the diary in the window: the pages for entries, and what stands over everything.

Nothing here is needed for the first paint, so it is imported when the diary is near.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backstretch.clock import Clock
from backstretch.content.care import load_care
from backstretch.content.learn import Learn
from backstretch.diary.activities import Activities
from backstretch.diary.conditions import Conditions
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import OwnLimits
from backstretch.journal.own_files import Guard
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal
from backstretch.logbook_parts.undoing import Undoing
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.journal_alarm import Alarm
from backstretch.ui.main_window import MainWindow
from backstretch.ui.theme import Theme
from backstretch.units import Units

if TYPE_CHECKING:
    from backstretch.content.library import Library
    from backstretch.diary.importing import KeptImport
    from backstretch.fetching import Fetching
    from backstretch.logbook_parts.day_by_day import DayByDay
    from backstretch.ui.log_desk import LogDesk
    from backstretch.ui.log_ports import Kept
    from backstretch.ui.pages.player_safety import Sign
    from backstretch.ui.plan_desk import Planner
    from backstretch.ui.shoes_desk import ShoesDesk
    from backstretch.ui.widgets.figure_still import MotionBook


class Logbook(QObject):
    """Shows the pages of the diary, and keeps what is entered there.

    `journal` is None where it cannot be used, and `reason` then says why. `faults` are the
    sentences about rules that could not be read.

    Signals:
        changed: something was kept; what follows from the diary may be another.
        left: a page of the diary is done with, and Today is wanted.
        start_asked: today's session is to begin.
        forget_asked: the words of deleted entries are to go for good.
    """

    changed = Signal()
    left = Signal()
    start_asked = Signal()
    forget_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        icons: Icons,
        journal: Journal | None,
        reason: str,
        clock: Clock,
        settings: Callable[[], Settings],
        draft: Path,
        learn: Learn,
        guard: Guard,
    ) -> None:
        super().__init__(window)
        self._learn = learn
        self._guard = guard
        self._window = window
        self._theme = theme
        self._icons = icons
        care, faults = load_care(resources_dir())
        self.faults = tuple(str(fault) for fault in faults)
        self.diary = KeptDiary(journal, clock, settings, care, reason, guard)
        self.activities = Activities(self.diary, journal)
        self.limits = OwnLimits(self.diary, journal)
        self.conditions = Conditions(self.diary, journal)
        self._settings = settings
        self._clock = clock
        self._draft = draft
        self._journal = journal
        self._reason = reason
        self._fetching: Fetching | None = None
        self._desk: LogDesk | None = None
        self._journal_part: DayByDay | None = None
        self._back_to_journal = False
        self._shoes: ShoesDesk | None = None
        self._undo = Undoing(window, theme)
        self._undo.changed.connect(self.changed)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self.changed)
        self._alarm = Alarm(window, theme, icons, self.diary, guard)
        self._alarm.changed.connect(self.changed)
        self._alarm.ended.connect(self.left)
        self._alarm.answers_asked.connect(self._mend)

    @property
    def desk(self) -> "LogDesk":
        """The page for an entry, made when it is first needed."""
        if self._desk is None:
            from backstretch.logbook_parts.entry import make_entry

            desk = self._desk = make_entry(
                self._window,
                self._theme,
                self._icons,
                self.diary,
                self.units,
                self._draft,
                self._learn,
                self._guard,
            )
            desk.left.connect(self._leave)
            desk.kept.connect(self._tell_kept)
            desk.emergency.connect(self._stop)
            desk.page.shoes_asked.connect(self._show_shoes_of_log)
        return self._desk

    @property
    def shoes(self) -> "ShoesDesk":
        """The page of the shoes, made when it is first needed."""
        if self._shoes is None:
            from backstretch.ui.pages.shoes import ShoesPage
            from backstretch.ui.shoes_desk import ShoesDesk

            page = ShoesPage(self._theme, self._icons, self._window.pages)
            made = self._shoes = ShoesDesk(page, self.diary, self.units)
            made.changed.connect(self._undo.push)
            self._undo.offer_on(page, made.refresh)
        return self._shoes

    def units(self) -> Units:
        """Return what distances are shown in now."""
        return self._settings().units

    def log_run(self) -> None:
        """Open a new run, or the one that was not finished."""
        if not self.show_standing():
            self.desk.open_new()
            self._show_log()

    def log_now(self) -> None:
        """Open how the back is now."""
        if not self.show_standing():
            self.desk.open_now()
            self._show_log()

    def look_at_list(self) -> None:
        """Open the safety list."""
        if not self.show_standing():
            self.desk.open_list()
            self._show_log()

    def change_run(self, run_id: str) -> None:
        """Open a run of the diary, to change it."""
        if not self.show_standing() and self.desk.open_run(run_id):
            self._show_log()

    def change_pain(self, pain: Pain) -> None:
        """Open a pain of the diary that belongs to no run, to change it."""
        if not self.show_standing():
            self.desk.open_pain(pain)
            self._show_log()

    def show_journal(self, library: "Library", book: "MotionBook", planner: "Planner") -> None:
        """Show the diary day by day, unless something needs help now."""
        if self.show_standing():
            return
        if self._journal_part is None:
            from backstretch.logbook_parts.day_by_day import DayByDay

            made = self._journal_part = DayByDay(
                self._window,
                self._theme,
                self._icons,
                self._journal,
                self._reason,
                self.diary,
                self.units,
                library,
                book,
                planner,
            )
            after = self._come_back_after
            made.log_asked.connect(lambda: after(self.log_run))
            made.now_asked.connect(lambda: after(self.log_now))
            made.run_asked.connect(lambda run: after(partial(self.change_run, run)))
            made.pain_asked.connect(lambda pain: after(partial(self.change_pain, pain)))
            made.import_asked.connect(self.import_runs)
            made.start_asked.connect(self.start_asked)
            made.forget_asked.connect(self.forget_asked)
            made.changed.connect(self.changed)
        self._journal_part.show()

    def show_shoes(self, back: Callable[[str], None]) -> None:
        """Show the shoes; `back` shows what was before, told of the pair added there or ""."""
        self._window.show_journal(self.shoes.page)
        self.shoes.open(back)

    def import_runs(self, places: Sequence[Path] = ()) -> None:
        """Show the page for importing runs, with nothing read yet, or with these places."""
        if self.show_standing() or self._journal is None:
            return
        if self._fetching is None:
            from backstretch.fetching import Fetching

            made = self._fetching = Fetching(
                self._window, self._theme, self._icons, self._journal, self._clock, self._settings
            )
            made.left.connect(self._leave)
            made.kept.connect(self._tell_import)
            made.taken_back.connect(self._tell_taken_back)
            self._undo.offer_on(made.desk.page, made.desk.refresh)
        self._back_to_journal = self._journal_part is not None
        self._fetching.show(places)

    def show_standing(self) -> bool:
        """Show what needs help now over everything, if it stands by the diary; tell whether."""
        return self._alarm.show_standing()

    def keep_draft(self) -> None:
        """Keep what is written on the page for an entry, if it is open."""
        if self._desk and self._desk.page.isVisible():
            self._desk.keep_draft()

    def close(self) -> None:
        """Keep the draft of what is open, and tell nobody any more."""
        self._follow.stop()
        self.keep_draft()
        if self._fetching:
            self._fetching.close()

    def _show_shoes_of_log(self) -> None:
        self.desk.keep_draft()
        self.show_shoes(self._back_to_log)

    def _back_to_log(self, added: str) -> None:
        self._window.show_journal(self.desk.page)
        self.desk.offer_shoes(added)

    def _come_back_after(self, enter: Callable[[], None]) -> None:
        """Open the page for an entry; the Journal comes back after it instead of Today."""
        enter()
        self._back_to_journal = True

    def _leave(self) -> None:
        if self._journal_part and self._back_to_journal:
            self._journal_part.show()
        else:
            self.left.emit()

    def _show_log(self) -> None:
        self._back_to_journal = False
        self._window.show_journal(self.desk.page)
        self.desk.page.start_focus()

    def _tell_kept(self, kept: "Kept", sentence: str) -> None:
        """Say what was entered; after what needs help now nothing is undone by a key."""
        self.changed.emit()
        if self._alarm.shows():
            self._undo.forget()
            return
        step = self._undo.name_of(kept.run, self._journal, self.units())
        self._tell(step, sentence, kept.undo)

    def _tell_import(self, kept: "KeptImport", sentence: str) -> None:
        """Say what was kept; what follows from it comes after the window could answer others."""
        self._tell(sentence, sentence, kept.undo)
        self._follow.start()

    def _tell_taken_back(self, gone: "KeptImport", step: str, sentence: str) -> None:
        """Say on the page of the imports that one was taken back, with a way to undo that."""
        if gone.undo and self._fetching:
            self._undo.push(step, gone.undo)
            self._undo.tell_on(self._fetching.desk.page, sentence)
        self.changed.emit()

    def _tell(self, step: str, sentence: str, undo: Callable[[], str] | None) -> None:
        """Go back to where the entry was begun, and say there what was kept."""
        if undo:
            self._undo.push(step, undo)
        self._leave()
        if self._journal_part and self._back_to_journal:
            self._journal_part.desk.tell(sentence, undo=undo is not None)
        else:
            self._undo.tell_on(self._window.today, sentence)

    def _stop(self, sign: "Sign", strength: int | None, complaint: str) -> None:
        self._undo.forget()
        self._alarm.stop(sign, strength, complaint)

    def _mend(self) -> None:
        """Go back to the entry: the tick was a mistake."""
        if self._desk is not None and self._desk.mend():
            self.changed.emit()
            self._show_log()
            return
        standing = self._alarm.needing_help()
        run = standing.about if standing else ""
        complaint = self.diary.signs.take_back()
        if complaint:
            self._alarm.tell(complaint)
            return
        self.changed.emit()
        if run and self.desk.open_run(run):
            self._show_log()
        else:
            self.left.emit()
