"""Composition of the first start in the window: its steps, its alarm, its sound test.

Nothing here is needed by anybody who has been here before, so it is imported for a new home only.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backstretch.care.entry import Entry
from backstretch.clock import Clock
from backstretch.content.care import load_care
from backstretch.diary.conditions import Conditions
from backstretch.diary.kept import Kept, KeptDiary
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.store import Journal, JournalError
from backstretch.resources import resources_dir
from backstretch.session.cues import Cue
from backstretch.settings import Settings
from backstretch.ui import wording
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.player_emergency import EmergencyView
from backstretch.ui.pages.player_safety import Sign
from backstretch.ui.pages.start import StartPage
from backstretch.ui.pages.start_sound import SECONDS
from backstretch.ui.paper import Sheet, put_on_paper
from backstretch.ui.settings_desk import Keep, Login
from backstretch.ui.start_desk import Planner, StartDesk
from backstretch.ui.start_state import STEPS
from backstretch.ui.theme import Theme

if TYPE_CHECKING:
    from backstretch.desktop.sounding import Sounding
    from backstretch.figure.book import Book

    OpenSound = Callable[[Callable[[str], None]], Sounding]

WHERE = "first-start"

_VISITS = (Decided.CHECKED, Decided.SEEN, Decided.OVERRIDDEN)


class SafetyAnswers:
    """Keeps answers to the list in the diary, and knows the one that stands there."""

    def __init__(self, diary: KeptDiary, journal: Journal) -> None:
        self._diary = diary
        self._journal = journal

    def answer(self) -> tuple[str, ...] | None:
        """Return the answer that stands: None for none yet, () for none of these, or codes.

        None as well where the diary cannot be read.
        """
        try:
            said = [one for one in self._said() if one.decided not in _VISITS]
        except JournalError:
            return None
        if not said or said[-1].decided is Decided.WITHDRAWN:
            return None
        answer = _told_last(said) or said[-1:]
        return tuple(dict.fromkeys(code for one in answer for code in one.signs))

    def keep(self, codes: tuple[str, ...]) -> Kept:
        """Keep an answer in place of the one that stands."""
        self.take_back()
        kept = self._diary.keep(Entry(self._diary.today().isoformat(), signs=codes), WHERE)
        if not codes or kept.told or kept.complaint:
            return kept
        # What leads nowhere by itself is an answer too, and the list need not be asked again.
        return replace(
            kept, complaint=self._diary.decide(SignsSaid(Decided.CLEAR, None, codes, WHERE))
        )

    def take_back(self) -> str:
        """Keep that the answer that stands was a mistake; return what went wrong, or ""."""
        try:
            told = _told_last(self._said())
        except JournalError as error:
            return str(error)
        gone = (SignsSaid(Decided.WITHDRAWN, one.tier, one.signs, WHERE) for one in told)
        return next((wrong for said in gone if (wrong := self._diary.decide(said))), "")

    def keep_seen(self) -> str:
        """Keep that a doctor has looked today; return what went wrong, or ""."""
        return self._keep_visit(Decided.SEEN, Tier.SOON)

    def keep_checked(self) -> str:
        """Keep that the person was checked today; return what went wrong, or ""."""
        return self._keep_visit(Decided.CHECKED, Tier.EMERGENCY)

    def _keep_visit(self, decided: Decided, tier: Tier) -> str:
        codes = self.answer() or ()
        day = self._diary.today().isoformat()
        return self._diary.decide(SignsSaid(decided, tier, codes, WHERE, day))

    def _said(self) -> list[SignsSaid]:
        statements = self._journal.diary.statements(SignsSaid)
        return [one.what for one in statements if isinstance(one.what, SignsSaid)]


class SoundTest(QObject):
    """Plays a piece of a session: a tone and words, then the last three seconds.

    The device is opened when it is first asked for, and given back with `close`.

    Signals:
        second_shown: the seconds left that the screen is to show.
        troubled: a part of the machine is missing, as a code; may come from any thread.
    """

    second_shown = Signal(int)
    troubled = Signal(str)

    def __init__(self, open_sound: "OpenSound") -> None:
        super().__init__()
        self._open_sound = open_sound
        self._sounding: Sounding | None = None
        self._left = 0
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._tick)

    def play(self, level: str, phrase: str) -> None:
        """Begin it, from the start if it sounds already; `level` is the one of the settings."""
        if level == "silent":
            return
        if self._sounding is None:
            self._sounding = self._open_sound(self.troubled.emit)
        announcer = self._sounding.announcer
        announcer.hush()
        announcer.prepare([phrase])
        cues = [Cue(0, 0, "switch", tone="start")]
        if level != "tones":
            cues.append(Cue(0, 0, "switch", say=phrase))
        announcer.play(tuple(cues))
        self._left = 5
        self.second_shown.emit(self._left)
        self.timer.start(1000)

    def stop(self) -> None:
        """Be silent."""
        self.timer.stop()
        if self._sounding:
            self._sounding.announcer.hush()

    def close(self) -> None:
        """Let go of the device."""
        self.timer.stop()
        if self._sounding:
            self._sounding.close()
        self._sounding = None

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0 or self._sounding is None:
            self.timer.stop()
            self.second_shown.emit(SECONDS)
            return
        if self._left <= 3:
            self._sounding.announcer.play((Cue(0, 0, "last", tone="tick"),))
        self.second_shown.emit(self._left)


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
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._icons = icons
        self._settings = settings
        care, _ = load_care(resources_dir())
        diary = KeptDiary(journal, clock, settings, care)
        self._safety = SafetyAnswers(diary, journal)
        self._alarm: EmergencyView | None = None
        self._then: Callable[[], None] | None = None
        self.page = StartPage(theme, icons)
        conditions = Conditions(diary, journal)
        self.desk = StartDesk(self.page, self._safety, planner, conditions, settings, keep, login)
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
            alarm.print_asked.connect(lambda: alarm.tell(put_on_paper(alarm.sheet(), alarm)))
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
        self.page.say(put_on_paper(Sheet(advice.title.text(), lines), self._window))


def _told_last(said: Sequence[SignsSaid]) -> list[SignsSaid]:
    """Return what was told at the end of all that was said, in its order."""
    told: list[SignsSaid] = []
    for one in reversed(said):
        if one.decided is not Decided.TOLD:
            break
        told.insert(0, one)
    return told
