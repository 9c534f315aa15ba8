"""Composition of the first start in the window: its steps, its alarm, its sound test.

Nothing here is needed by anybody who has been here before, so it is imported for a new home only.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.sound_test import SoundTest
from backstretch.clock import Clock
from backstretch.content.care import load_care
from backstretch.diary.conditions import Conditions
from backstretch.diary.first_answers import SafetyAnswers
from backstretch.diary.kept import KeptDiary
from backstretch.journal.own_files import Guard
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui import wording
from backstretch.ui.icons import Icons
from backstretch.ui.journal_draft import DraftFile
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.player_emergency import EmergencyView
from backstretch.ui.pages.player_safety import Sign
from backstretch.ui.pages.start import StartPage
from backstretch.ui.pages.start_sound import SECONDS
from backstretch.ui.paper import Sheet, put_on_paper
from backstretch.ui.settings_desk import Keep, Login
from backstretch.ui.start_desk import StartDesk
from backstretch.ui.start_ports import Planner
from backstretch.ui.start_state import STEPS
from backstretch.ui.theme import Theme

if TYPE_CHECKING:
    from backstretch.app_parts.sound_test import OpenSound
    from backstretch.figure.book import Book


class Starting(QObject):
    """Leads somebody new through the first start, over the whole window.

    Signals:
        left: it is done with, and Today is wanted; with True, the first session is to begin.
        changed: something was kept; what follows from the diary may be another.
    """

    left = Signal(bool)
    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        icons: Icons,
        journal: Journal,
        clock: Clock,
        settings: Callable[[], Settings],
        keep: Keep,
        planner: Callable[[], Planner],
        login: Callable[[], Login | None],
        open_sound: "OpenSound",
        draft: Path,
        guard: Guard,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._icons = icons
        self._settings = settings
        self._guard = guard
        care, _ = load_care(resources_dir())
        diary = KeptDiary(journal, clock, settings, care)
        self._safety = SafetyAnswers(diary, journal)
        self._alarm: EmergencyView | None = None
        self._then: Callable[[], None] | None = None
        self.page = StartPage(theme, icons, window.pages)
        conditions = Conditions(diary, journal)
        self.desk = StartDesk(
            *(self.page, self._safety, planner, conditions, settings, keep, login),
            DraftFile(draft, tuple[str, ...]),
        )
        self.sound = SoundTest(open_sound)
        self._connect()

    def is_pending(self) -> bool:
        """Return whether a step is still to be shown."""
        return self._settings().first_start in STEPS

    def show(self) -> None:
        """Show the step that it was left at."""
        self._window.show_over(self.page)
        self.desk.show()

    def asks_first(self, then: Callable[[], None]) -> bool:
        """Ask the safety list where it has no answer yet, and do `then` after it.

        Tell whether it is asked.
        """
        if not self.is_pending() or self.desk.has_answer():
            return False
        self._then = then
        self.show()
        return True

    def show_figures(self, book: "Book") -> None:
        """Put a figure beside the steps from now on."""
        self.page.show_figures(book)

    def close(self) -> None:
        """Let go of the sound."""
        self.sound.close()

    def _connect(self) -> None:
        desk, sound = self.desk, self.page.sound
        desk.left.connect(self._leave)
        desk.stopped.connect(self._stop)
        desk.answered.connect(self._do_then)
        desk.changed.connect(self.changed)
        desk.print_asked.connect(self._print_advice)
        desk.test_asked.connect(self._play_test)
        self.sound.second_shown.connect(sound.show_second)
        self.sound.troubled.connect(lambda code: sound.complain(wording.trouble(code)))
        self.page.back_asked.connect(self.sound.stop)
        sound.show_second(SECONDS)

    def _leave(self, begin: bool) -> None:
        self.sound.close()
        self.left.emit(begin)

    def _do_then(self) -> None:
        then, self._then = self._then, None
        if then:
            then()

    def _play_test(self) -> None:
        self.sound.play(self._settings().cue_level, self.tr("Switch sides."))

    def _stop(self, sign: Sign, complaint: str) -> None:
        """Stop everything for a sign that needs help now."""
        if self._alarm is None:
            alarm = self._alarm = EmergencyView(self._theme, self._icons)
            alarm.checked.connect(self._end_alarm)
            alarm.answers_asked.connect(self._ask_again)
            alarm.print_asked.connect(
                lambda: alarm.tell(put_on_paper(alarm.sheet(), alarm, self._guard))
            )
        kept = self.tr("Your answer is kept. Sessions are stopped.")
        self._alarm.tell("")
        self._window.show_over(self._alarm)
        self._alarm.show_sign(sign, complaint or kept)

    def _end_alarm(self) -> None:
        """Go on once the person was checked; where that cannot be kept, the sign still stands."""
        complaint = self._safety.keep_checked()
        if complaint and self._alarm and self._safety.answer() is not None:
            self._alarm.tell(complaint)
            return
        self._window.show_over(self.page)
        self.desk.go_on_checked()
        self.changed.emit()

    def _ask_again(self) -> None:
        """Go back to the list: the tick was a mistake."""
        complaint = self.desk.take_back()
        if complaint and self._alarm:
            self._alarm.tell(complaint)
            return
        self._window.show_over(self.page)
        self.page.start_focus()

    def _print_advice(self) -> None:
        advice = self.page.safety.advice
        lines = (advice.noted.text(), *(f"{when}: {what}" for when, what in advice.rows()))
        self.page.say(put_on_paper(Sheet(advice.title.text(), lines), self._window, self._guard))
