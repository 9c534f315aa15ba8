"""One running session: engine, cues and recorder in step. What drives it only asks `beat()`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from backstretch.clock import Clock
from backstretch.session.cues import Cue, CueSheet
from backstretch.session.engine import Moment, SessionEngine, Stage, Stretch
from backstretch.session.recorder import Recorder

STALE_TONE_MS = 300
STALE_WORDS_MS = 1_500


class Command(StrEnum):
    """What a person can ask of a running session."""

    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    RESTART = "restart"
    REPEAT_SIDE = "repeat-side"
    LONGER = "longer"
    SKIP = "skip"
    EASE = "ease"
    END = "end"


@dataclass(frozen=True, slots=True)
class Beat:
    """What happened since the last beat: where the session stands and what is to be heard.

    `hush` says that what still sounds is out of date.
    """

    moment: Moment
    cues: tuple[Cue, ...]
    hush: bool


class SessionRun:
    """Binds an engine to its cue sheet and recorder.

    `gap_ms` of the engine and the stale limits are session time; with a clock that runs N times
    faster, pass `speed` N so that they mean the same of real time.
    """

    def __init__(
        self,
        engine: SessionEngine,
        sheet: CueSheet,
        recorder: Recorder,
        clock: Clock,
        speed: float = 1.0,
    ) -> None:
        self.engine = engine
        self.sheet = sheet
        self.recorder = recorder
        self._clock = clock
        self.speed = speed
        self._stage = engine.moment().stage
        self._hush = False
        self._actions: dict[Command, Callable[[str], bool]] = {
            Command.PAUSE: lambda reason: engine.pause(reason or "asked"),
            Command.RESUME: lambda _: engine.resume(),
            Command.NEXT: lambda _: engine.next(),
            Command.BACK: lambda _: engine.back(),
            Command.RESTART: lambda _: engine.restart(),
            Command.REPEAT_SIDE: lambda _: engine.repeat_side(),
            Command.LONGER: lambda _: engine.longer(),
            Command.SKIP: lambda reason: engine.skip(reason or "asked"),
            Command.EASE: lambda _: engine.ease(),
            Command.END: lambda _: engine.end(),
        }

    def start(self) -> None:
        """Begin, or go on where a kept session stopped."""
        if not self.engine.start():
            self.engine.resume()
        self._keep()

    def obey(self, command: Command, reason: str = "") -> bool:
        """Do what was asked; False where it makes no sense. `reason` is a code."""
        done = self._actions[command](reason)
        if done and command is not Command.LONGER:
            self._hush = True
        self._keep()
        return done

    def beat(self) -> Beat:
        """Look at the clock and tell what is new."""
        self.engine.tick()
        moment = self.engine.moment()
        if moment.stage is Stage.PAUSED and self._stage is not Stage.PAUSED:
            self._hush = True
        self._stage = moment.stage
        cues = self._due(self.engine.take_walked())
        hush, self._hush = self._hush, False
        self._keep()
        return Beat(moment, cues, hush)

    def leave(self) -> None:
        """Write down the time spent up to now; the session stays open."""
        self.engine.settle()
        self._keep()
        self.recorder.retry()

    def due_in(self) -> float | None:
        """Return real seconds until the next cue or step, or None while the clock stands still."""
        moment = self.engine.moment()
        if moment.stage is Stage.REENTRY:
            return moment.reentry_ms / 1000 / self.speed
        if moment.stage is not Stage.RUNNING:
            return None
        cues = self.sheet.cues(moment.index, moment.length_ms, moment.eased)
        ahead = [cue.at_ms for cue in cues if cue.at_ms > moment.offset_ms]
        target = min([*ahead, moment.length_ms])
        return (target - moment.offset_ms) / 1000 / self.speed

    def _due(self, walked: tuple[Stretch, ...]) -> tuple[Cue, ...]:
        late = 0
        due: list[Cue] = []
        for stretch in reversed(walked):
            eased = self.engine.is_eased(stretch.index)
            for cue in reversed(self.sheet.cues(stretch.index, stretch.length_ms, eased)):
                if stretch.start_ms < cue.at_ms <= stretch.end_ms:
                    behind = late + stretch.end_ms - cue.at_ms
                    limit = STALE_TONE_MS if cue.tone else STALE_WORDS_MS
                    if behind <= limit * self.speed:
                        due.append(cue)
            late += stretch.end_ms - max(stretch.start_ms, 0)
        return tuple(reversed(due))

    def _keep(self) -> None:
        if events := self.engine.take_events():
            self.recorder.keep(events, self._clock.now())
