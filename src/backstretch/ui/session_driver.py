"""The one bridge between a running session and Qt: a timer that asks, signals that tell."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from backstretch.session.cues import CueSheet, Level
from backstretch.session.moment import Stage
from backstretch.session.run import Command, SessionRun
from backstretch.ui.player_view import PlayerView

FRAME_MS, HOLD_FRAME_MS = 33, 50
"""While the figure moves, and while only it breathes and the lap goes on."""

UNSEEN_MS = 1_500
JOURNAL = "journal"
"""Unseen, the next cue or step wakes it, and this: a gap of two seconds counts as sleep.

With the heartbeat of three seconds, at most 4.5 s of what was done can be lost.
"""
LONG_PAUSE_MS = 10 * 60 * 1000


class SessionDriver(QObject):
    """Asks the session what is new whenever something is due, and at each frame while seen.

    Unseen, it still looks often enough for the clock not to be taken for asleep.

    Signals:
        state_changed: a PlayerState to show.
        cues_due: a tuple of cues to be heard now.
        hushed: what still sounds is out of date.
        running_changed: whether the clock runs, so that the screen must stay awake.
        not_kept: the journal refused, as one sentence; empty when it took everything again.
        paused_long: it has stood for ten minutes (the design's limit); all of it is kept.
        over: the session came to its end or was ended.
    """

    state_changed = Signal(object)
    cues_due = Signal(object)
    hushed = Signal()
    running_changed = Signal(bool)
    not_kept = Signal(str)
    paused_long = Signal()
    over = Signal()

    def __init__(self, run: SessionRun, view: PlayerView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._view = view
        self._level = run.sheet.level
        self._notices: dict[str, str] = {}
        self._trouble = ""
        self._seen = True
        self._frame_ms = FRAME_MS
        self._running = False
        self._over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_PAUSE_MS)
        self._patience.timeout.connect(self.paused_long)

    @property
    def level(self) -> Level:
        """How much is heard."""
        return self._level

    def start(self) -> None:
        """Begin, or go on where a kept session stopped."""
        self._run.start()
        self.tick()

    def ask(self, command: Command, reason: str = "") -> None:
        """Do what the person asked."""
        self._run.obey(command, reason)
        self.tick()

    def toggle_pause(self) -> None:
        """Pause what runs, go on with what stands."""
        stage = self._run.engine.moment().stage
        standing = stage in (Stage.PAUSED, Stage.WAITING)
        self.ask(Command.RESUME if standing else Command.PAUSE)

    def set_sheet(self, sheet: CueSheet) -> None:
        """Say from now on what this sheet says."""
        self._run.sheet = sheet
        self._level = sheet.level
        self.hushed.emit()
        self.tick()

    def set_notice(self, source: str, text: str) -> None:
        """Show one line of a source from now on, or with an empty text what others have to say.

        What the source JOURNAL says is shown before anything else.
        """
        self._notices.pop(source, None)
        if text:
            self._notices[source] = text
        self.tick()

    def set_seen(self, seen: bool) -> None:
        """Tell whether anybody can see the player.

        Unseen, it wakes for the next cue or step, and at the latest after `UNSEEN_MS`.
        """
        self._seen = seen
        self.tick()

    def set_patience(self, ms: int) -> None:
        """Call a pause long after this many milliseconds."""
        self._patience.setInterval(ms)

    def be_patient(self) -> None:
        """Wait as long again before a pause is called long."""
        self._patience.start()

    def leave(self) -> None:
        """Write down all that was done and stop asking; the session can go on another day."""
        self._timer.stop()
        self._patience.stop()
        self._run.leave()
        self._tell_running(False)

    @Slot()
    def tick(self) -> None:
        """Ask what is new, tell it, and say when to ask again."""
        beat = self._run.beat()
        if beat.hush:
            self.hushed.emit()
        if beat.cues:
            self.cues_due.emit(beat.cues)
        if self._seen or beat.moment.stage is Stage.OVER:
            state = self._view.state(beat.moment, self._level, self._notice(beat.moment.stage))
            self._frame_ms = FRAME_MS if state.figure_moves else HOLD_FRAME_MS
            self.state_changed.emit(state)
        self._tell_running(beat.moment.stage in (Stage.RUNNING, Stage.REENTRY))
        if self._run.recorder.trouble != self._trouble:
            self._trouble = self._run.recorder.trouble
            self.not_kept.emit(self._trouble)
        self._schedule()
        self._mind(beat.moment.stage)
        if beat.moment.stage is Stage.OVER and not self._over:
            self._over = True
            self.over.emit()

    def _schedule(self) -> None:
        due = self._run.due_in()
        if due is None:
            self._timer.stop()
            return
        limit = self._frame_ms if self._seen else UNSEEN_MS
        self._timer.start(max(1, min(limit, int(due * 1000) + 1)))

    def _notice(self, stage: Stage) -> str:
        """Return the newest line; that nothing is kept stands before all others.

        Once it is over, what was missing for the session is no news any more.
        """
        newest = "" if stage is Stage.OVER else next(reversed(self._notices.values()), "")
        return self._notices.get(JOURNAL) or newest

    def _mind(self, stage: Stage) -> None:
        if stage not in (Stage.PAUSED, Stage.WAITING):
            self._patience.stop()
        elif not self._patience.isActive():
            self._patience.start()

    def _tell_running(self, running: bool) -> None:
        if running != self._running:
            self._running = running
            self.running_changed.emit(running)
