"""One running session: engine, cues and recorder in step. What drives it only asks `beat()`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from backstretch.clock import Clock
from backstretch.session.cues import Cue, CueSheet
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Moment, Stage
from backstretch.session.recorder import Recorder
from backstretch.session.walk import Stretch

STALE_TONE_MS = 300
STALE_WORDS_MS = 1_500
SAID_AGAIN = ("breath-in", "breath-out", "breath-easy", "next")
STANDING = frozenset({Stage.PAUSED, Stage.WAITING})


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
        self._walked: list[Stretch] = []
        self._said: set[str] = set()
        self._count: tuple[Cue, ...] = ()
        self._count_ms = 0
        self._counted_ms = -1
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
        if not self.engine.start() and self.engine.resume():
            self._begin_count(easing=False)
        self._keep()

    def obey(self, command: Command, reason: str = "") -> bool:
        """Do what was asked; False where it makes no sense. `reason` is a code.

        What was due before it and was not heard yet is out of date, unless the place stays.
        """
        self.engine.tick()
        self._walked.extend(self.engine.take_walked())
        done = self._actions[command](reason)
        if done and command is not Command.LONGER:
            self._hush = True
            self._walked.clear()
        if done and command in (Command.RESUME, Command.EASE):
            self._begin_count(easing=command is Command.EASE)
        self._keep()
        return done

    def beat(self) -> Beat:
        """Look at the clock and tell what is new."""
        self.engine.tick()
        moment = self.engine.moment()
        self._walked.extend(self.engine.take_walked())
        cues = [*self._due_in_count(moment), *self._due()]
        if moment.stage in STANDING and moment.stage is not self._stage:
            self._hush = self._hush or moment.stage is Stage.PAUSED
            cues = [*self.sheet.standing(waiting=moment.stage is Stage.WAITING)]
        self._stage = moment.stage
        hush, self._hush = self._hush, False
        self._keep()
        return Beat(moment, tuple(cues), hush)

    def leave(self) -> None:
        """Write down the time spent up to now; the session stays open."""
        self.engine.settle()
        self._keep()
        self.recorder.retry()

    def due_in(self) -> float | None:
        """Return real seconds until the next cue or step, or None while the clock stands still."""
        moment = self.engine.moment()
        if moment.stage is Stage.REENTRY:
            cues, at, end = self._count, self._count_ms - moment.reentry_ms, self._count_ms
        elif moment.stage is Stage.RUNNING:
            cues = self.sheet.cues(moment.index, moment.length_ms, moment.eased)
            at, end = moment.offset_ms, moment.length_ms
        else:
            return None
        target = min([cue.at_ms for cue in cues if cue.at_ms > at], default=end)
        return (min(target, end) - at) / 1000 / self.speed

    def _begin_count(self, *, easing: bool) -> None:
        moment = self.engine.moment()
        self._count_ms, self._counted_ms = moment.reentry_ms, -1
        self._count = self.sheet.count_in(self._count_ms, moment.index if easing else None)

    def _due_in_count(self, moment: Moment) -> list[Cue]:
        """Return what fell due in the count before going on, since the last beat."""
        if moment.stage is not Stage.REENTRY:
            return []
        before, self._counted_ms = self._counted_ms, self._count_ms - moment.reentry_ms
        return [
            cue
            for cue in self._count
            if before < cue.at_ms <= self._counted_ms
            and not self._is_stale(cue, self._counted_ms - cue.at_ms)
        ]

    def _due(self) -> list[Cue]:
        """Return what fell due along the way walked since the last beat, stale cues left out."""
        ahead = sum(_walked_ms(stretch) for stretch in self._walked)
        due: list[Cue] = []
        for stretch in self._walked:
            ahead -= _walked_ms(stretch)
            if stretch.start_ms < 0:
                self._said.clear()
            eased = self.engine.is_eased(stretch.index)
            for cue in self.sheet.cues(stretch.index, stretch.length_ms, eased):
                if not stretch.start_ms < cue.at_ms <= stretch.end_ms or cue.code in self._said:
                    continue
                if cue.say and cue.code not in SAID_AGAIN:
                    self._said.add(cue.code)
                if not self._is_stale(cue, ahead + stretch.end_ms - cue.at_ms):
                    due.append(cue)
        self._walked.clear()
        return due

    def _is_stale(self, cue: Cue, behind_ms: int) -> bool:
        limit = STALE_TONE_MS if cue.tone else STALE_WORDS_MS
        return behind_ms > limit * self.speed

    def _keep(self) -> None:
        if events := self.engine.take_events():
            self.recorder.keep(events, self._clock.now())


def _walked_ms(stretch: Stretch) -> int:
    return stretch.end_ms - max(stretch.start_ms, 0)
