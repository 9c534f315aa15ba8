"""Joins the player page to one running session."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from backstretch.journal.entries import EMERGENCY
from backstretch.journal.own_files import Guard, anywhere
from backstretch.journal.said import FELT, AnswerKind, Pain
from backstretch.session.cues import Level
from backstretch.session.demonstration import Demonstration
from backstretch.session.kit import SessionKit
from backstretch.session.moment import Stage
from backstretch.session.recorder import Recorder
from backstretch.session.run import Command, SessionRun
from backstretch.ui.ending_view import ending
from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.paper import put_on_paper
from backstretch.ui.player_state import Coming
from backstretch.ui.player_view import PlayerView
from backstretch.ui.session_driver import SessionDriver

LEVELS = tuple(Level)
WISHES: dict[str, Command] = {
    "pause_asked": Command.PAUSE,
    "resume_asked": Command.RESUME,
    "next_asked": Command.NEXT,
    "back_asked": Command.BACK,
    "longer_asked": Command.LONGER,
    "repeat_asked": Command.RESTART,
    "repeat_side_asked": Command.REPEAT_SIDE,
    "easier_asked": Command.EASE,
    "end_asked": Command.END,
    "emergency_ended": Command.END,
}


class PlayerDesk(QObject):
    """Hands wishes of the page to the session and moments of the session to the page.

    Signals:
        level_changed: how much is heard, as a Level.
        left: the finished page was closed.
        pain_before_told: how the back is before the session was kept.
    """

    level_changed = Signal(object)
    left = Signal()
    pain_before_told = Signal()

    def __init__(
        self,
        page: PlayerPage,
        run: SessionRun,
        kit: SessionKit,
        demonstration: Demonstration | None = None,
        parent: QObject | None = None,
        coming: Callable[[], Coming | None] = lambda: None,
        guard: Guard = anywhere,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._kit = kit
        self._run = run
        self._guard = guard
        self._warned = False
        end = partial(ending, run, kit, coming)
        view = PlayerView(run.engine, kit.library, demonstration, end)
        self.driver = SessionDriver(run, view, self)
        self.driver.state_changed.connect(page.show_state)
        for name, command in WISHES.items():
            self._connect(page, name, command)
        page.skip_asked.connect(self._skip)
        page.voice_asked.connect(self._next_level)
        page.emergency_shown.connect(self._stop_for_emergency)
        page.emergency_withdrawn.connect(self._withdraw_emergency)
        page.closed.connect(self._close)
        self._connect_answers(page)

    def start(self, lately: Pain | None = None) -> None:
        """Begin the session, or go on where it stopped.

        A sign that a doctor should see is named first; the session stands meanwhile. A session
        that begins asks how the back is, unless that was told `lately`.
        """
        if self._run.engine.moment().stage is Stage.IDLE:
            if lately is not None:
                self._run.recorder.take_pain_before(lately)
            self._page.session.now.before.ask(lately is None)
        if sign := self._kit.doctor_sign():
            self._run.start()
            self.driver.ask(Command.PAUSE)  # before anything is heard of the first stretch
            self._page.over.open_doctor(sign)
        else:
            self.driver.start()

    @property
    def recorder(self) -> Recorder:
        """What keeps the session."""
        return self._run.recorder

    @property
    def session_id(self) -> str:
        """The id of the session."""
        return self._run.recorder.session_id

    def stand(self, sign: str) -> None:
        """Show where the session stands, under the warning sign that stopped it."""
        self.driver.tick()
        self._page.show_emergency(sign)

    def _connect(self, page: PlayerPage, name: str, command: Command) -> None:
        signal = getattr(page, name)
        signal.connect(_Asking(self.driver, command, self).ask)

    def _connect_answers(self, page: PlayerPage) -> None:
        page.finished.start_over()
        page.session.now.before.ask(False)
        page.session.now.before.scale.chosen.connect(self._keep_pain_before)
        answers = page.finished.answers
        answers.pain_chosen.connect(self._keep_pain_after)
        answers.effort_chosen.connect(self._keep_effort)
        answers.note_written.connect(self._keep_note)
        page.over.pain_told.connect(self._keep_pain_during)
        page.over.doctor_answered.connect(self._keep_doctor)
        page.emergency.print_asked.connect(self._print_emergency)

    def _keep_pain_after(self, score: int | None) -> None:
        self._run.recorder.keep_pain_after(score, self._kit.stamp())
        self.driver.tick()
        if self._run.recorder.safe:
            self._page.finished.answers.show_saved()

    def _keep_pain_before(self, score: int | None) -> None:
        self._run.recorder.keep_pain_before(score, self._kit.stamp())
        self.driver.tick()
        if score is None or not self._page.isVisible():
            return
        self.pain_before_told.emit()
        if sign := self._kit.doctor_sign():
            self._page.over.open_doctor(sign)
        elif self._kit.is_too_sore(score, self._run.engine.script.routine):
            self._page.over.open_sore(score)

    def _keep_pain_during(self, score: int | None, qualities: tuple[str, ...]) -> None:
        if score is None:
            self._keep_qualities(qualities)
            return
        step = self._run.engine.moment().step
        self._run.recorder.keep_pain_during(
            score, self._kit.stamp(), step.exercise, step.side, qualities
        )
        self.driver.tick()

    def _keep_qualities(self, qualities: tuple[str, ...]) -> None:
        """Write down what the pain is like as a pause at this place; a wait stays a wait."""
        waits = self._run.engine.moment().stage is Stage.WAITING
        self.driver.ask(Command.PAUSE, FELT + ",".join(qualities))
        if waits:
            self.driver.ask(Command.RESUME)

    def _keep_effort(self, effort: str) -> None:
        self._keep_answer(AnswerKind.EFFORT, effort)

    def _keep_note(self, note: str) -> None:
        self._keep_answer(AnswerKind.NOTE, note)

    def _keep_doctor(self, decision: str, sign: str) -> None:
        self._keep_answer(AnswerKind(f"doctor-{decision}"), sign)

    def _print_emergency(self) -> None:
        view = self._page.emergency
        view.tell(put_on_paper(view.sheet(), view, self._guard))

    def _keep_answer(self, kind: AnswerKind, value: str) -> None:
        self._run.recorder.keep_answer(kind, value, self._kit.stamp())
        self.driver.tick()

    def _close(self) -> None:
        """Leave the page, unless the journal refused an answer and that was not seen yet."""
        recorder = self._run.recorder
        recorder.retry()
        if recorder.safe or self._warned:
            self.left.emit()
            return
        self._warned = True
        self.driver.tick()

    def _skip(self, reason: str) -> None:
        self.driver.ask(Command.SKIP, reason)

    def _stop_for_emergency(self, sign: str) -> None:
        self.driver.ask(Command.PAUSE, EMERGENCY + sign)

    def _withdraw_emergency(self) -> None:
        self.driver.ask(Command.PAUSE, "withdrawn")

    def _next_level(self) -> None:
        level = LEVELS[(LEVELS.index(self.driver.level) + 1) % len(LEVELS)]
        self.driver.set_sheet(self._kit.sheet(self._run.engine.script, level))
        self.level_changed.emit(level)


class _Asking(QObject):
    """Remembers which command a signal stands for; goes when the desk goes."""

    def __init__(self, driver: SessionDriver, command: Command, parent: QObject) -> None:
        super().__init__(parent)
        self._driver = driver
        self._command = command

    def ask(self) -> None:
        self._driver.ask(self._command)
