"""Where a session stands, given the time. Plain Python: no Qt, no timer, no files.

The engine stores a place (step and offset) and the moment it last looked at the clock; a look
moves the place by the time that went by. So a tick that comes late, early or twice cannot make
the session drift, and a look after a long gap finds that the machine slept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypedDict, Unpack

from backstretch.journal.entries import Done, Event, Happening, done_rows
from backstretch.session import places
from backstretch.session.script import Script, Step, StepKind

GAP_MS = 2_000
REENTRY_MS = 3_000
EASIER_MS = 10_000
HEARTBEAT_MS = 3_000
RESTART_WITHIN_MS = 3_000
LONGER_MS = 10_000
WAITS_AFTER = frozenset({StepKind.READY, StepKind.CHANGE, StepKind.SWITCH})


class Hand(Protocol):
    """The one thing the engine needs of a clock."""

    def monotonic_ns(self) -> int:
        """Return nanoseconds that never run backwards and go on while the machine sleeps."""


class EngineOptions(TypedDict, total=False):
    """How an engine is set: limits in milliseconds, and whether it waits at every transition."""

    gap_ms: int
    heartbeat_ms: int
    wait_for_me: bool


class Stage(StrEnum):
    """What the engine is doing. REENTRY counts down to where a pause began."""

    IDLE = "idle"
    RUNNING = "running"
    REENTRY = "reentry"
    PAUSED = "paused"
    WAITING = "waiting"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Moment:
    """What can be said of the session right now; times in milliseconds.

    `length_ms` is the step's length with what was added; `left_ms` what remains of it;
    `session_left_ms` what remains of the whole session; `reentry_ms` what remains of the count
    before going on; `done_ms` all time spent so far; `reason` why it is paused.
    """

    stage: Stage
    index: int
    step: Step
    offset_ms: int
    length_ms: int
    session_left_ms: int
    done_ms: int
    reentry_ms: int
    reason: str
    eased: bool

    @property
    def left_ms(self) -> int:
        """What remains of this step."""
        return self.length_ms - self.offset_ms


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the timeline walked through: from just after `start_ms` up to `end_ms`.

    `start_ms` is -1 where the step was entered, so that what is due at 0 is passed as well.
    """

    index: int
    start_ms: int
    end_ms: int
    length_ms: int


class SessionEngine:
    """Walks a script by the clock, obeys the person, and writes the ledger.

    Every command first looks at the clock. A command that makes no sense where the session
    stands does nothing and returns False.
    """

    def __init__(
        self,
        script: Script,
        clock: Hand,
        *,
        gap_ms: int = GAP_MS,
        heartbeat_ms: int = HEARTBEAT_MS,
        wait_for_me: bool = False,
    ) -> None:
        self.script = script
        self.wait_for_me = wait_for_me
        self._clock = clock
        self._gap_ms = gap_ms
        self._heartbeat_ms = heartbeat_ms
        self._stage = Stage.IDLE
        self._reason = ""
        self._index = 0
        self._offset = 0
        self._extra: dict[int, int] = {}
        self._eased: set[int] = set()
        self._reentry = 0
        self._owed = 0
        self._pending = 0
        self._seq = 0
        self._events: list[Event] = []
        self._history: list[Event] = []
        self._spent: dict[int, int] = {}
        self._walked: list[Stretch] = []
        self._seen = self._now()

    @classmethod
    def resumed(
        cls, script: Script, events: Sequence[Event], clock: Hand, **options: Unpack[EngineOptions]
    ) -> "SessionEngine":
        """Return an engine that stands, paused, where a kept ledger ends."""
        engine = cls(script, clock, **options)
        engine._replay(events)
        return engine

    def tick(self) -> None:
        """Look at the clock and move on by the time that went by."""
        now = self._now()
        passed, self._seen = max(0, now - self._seen), max(now, self._seen)
        if self._stage not in (Stage.RUNNING, Stage.REENTRY):
            return
        if passed > self._gap_ms:
            self._stop(Stage.PAUSED, Happening.SLEPT, "sleep")
            return
        if self._stage is Stage.REENTRY:
            counted = min(passed, self._reentry)
            self._reentry -= counted
            passed -= counted
            if self._reentry:
                return
            self._stage = Stage.RUNNING
            self._arrive(self._index, self._offset)
        self._advance(passed)

    def moment(self) -> Moment:
        """Return where the session stands as of the last look at the clock."""
        step = self.script.steps[self._index]
        ahead = sum(self._length(i) for i in range(self._index, len(self.script.steps)))
        return Moment(
            self._stage,
            self._index,
            step,
            self._offset,
            self._length(self._index),
            ahead - self._offset,
            sum(self._spent.values()),
            self._reentry,
            self._reason,
            self.is_eased(self._index),
        )

    def is_eased(self, index: int) -> bool:
        """Return whether the easier version was taken for the exercise of this step."""
        return self.script.steps[index].item in self._eased

    def start(self) -> bool:
        """Begin."""
        if self._stage is not Stage.IDLE:
            return False
        self._seen = self._now()
        self._stage = Stage.RUNNING
        self._note(Happening.STARTED)
        self._arrive(self._index, self._offset)
        return True

    def pause(self, reason: str = "asked") -> bool:
        """Stop the clock at this very millisecond; while it stands, only a new reason counts."""
        self.tick()
        again = self._stage is Stage.PAUSED and reason not in ("asked", self._reason)
        if not again and self._stage not in (Stage.RUNNING, Stage.REENTRY, Stage.WAITING):
            return False
        self._stop(Stage.PAUSED, Happening.PAUSED, reason)
        return True

    def resume(self) -> bool:
        """Go on: after a pause with a count of three, from a wait at once.

        A longer count that the pause broke into, as for an easier version, is counted out.
        """
        self.tick()
        if self._stage is Stage.WAITING:
            self._stage = Stage.RUNNING
            self._enter(self._index + 1)
            self._note(Happening.RESUMED)
            return True
        if self._stage is not Stage.PAUSED:
            return False
        self._reason = ""
        self._note(Happening.RESUMED)
        if self._is_held:
            self._stage = Stage.WAITING
        else:
            self._count_in(max(REENTRY_MS, self._owed))
        return True

    def next(self) -> bool:
        """Go on to the work this step leads to, or from work to what comes after it."""
        return self._ready_to_move() and self._jump(places.after(self.script.steps, self._index))

    def back(self) -> bool:
        """Go to the start of this piece of work, or near its start to the piece before."""
        if not self._ready_to_move():
            return False
        steps, here = self.script.steps, self.script.steps[self._index]
        begin = places.work_start(steps, here.piece)
        into = sum(self._length(n) for n in range(begin, self._index)) + self._offset
        if here.is_work and (into > RESTART_WITHIN_MS or here.piece == 0):
            return self._jump(begin)
        return self._jump(places.lead_start(steps, max(0, here.piece - 1)))

    def restart(self) -> bool:
        """Do this hold or set again from its start; on the way to work, this step."""
        return self._ready_to_move() and self._jump(places.restart(self.script.steps, self._index))

    def repeat_side(self) -> bool:
        """Do all work of this exercise on this side again; on the way to work, of the last side."""
        if not self._ready_to_move():
            return False
        target = places.repeat(self.script.steps, self._index)
        return target is not None and self._jump(target)

    def longer(self) -> bool:
        """Make this step at least ten seconds longer; repetitions grow by whole ones.

        An alternating set grows on both sides alike, five seconds or more each.
        """
        if not self._ready_to_move() or self._stage is Stage.WAITING:
            return False
        step = self.script.steps[self._index]
        tempo = step.tempo_ms if step.is_work else 0
        each = LONGER_MS // len(places.grown_together(self.script.steps, self._index))
        added = -(-each // tempo) * tempo if tempo else each
        self._settle()
        self._extend(self._index, added)
        self._note(Happening.EXTENDED, ms=added)
        return True

    def skip(self, reason: str) -> bool:
        """Leave the rest of this exercise out. `reason` is a code such as "hurts"."""
        if not self._ready_to_move():
            return False
        steps = self.script.steps
        target, item = places.next_item(steps, self._index), steps[self._index].item
        return self._jump(target, Happening.SKIPPED, item=item, note=reason)

    def ease(self) -> bool:
        """Take the easier version: time to change over, then this piece from its start."""
        if not self._ready_to_move() or self.is_eased(self._index):
            return False
        here = self.script.steps[self._index]
        self._eased.add(here.item)
        self._reason = ""
        self._count_in(EASIER_MS)
        start = places.work_start(self.script.steps, here.piece)
        return self._jump(start, Happening.EASED, item=here.item)

    def end(self) -> bool:
        """Stop for good and keep what was done."""
        self.tick()
        if self._stage is Stage.OVER:
            return False
        self._stop(Stage.OVER, Happening.ENDED, "")
        return True

    def settle(self) -> None:
        """Write the time not yet in the ledger into it."""
        self.tick()
        self._settle()

    def spent_ms(self, index: int) -> int:
        """Return all the time spent in a step so far."""
        return self._spent.get(index, 0)

    def done(self) -> tuple[Done, ...]:
        """Return what the ledger so far says was done of each exercise and side."""
        return done_rows(self.script.rows(), self._history)

    def take_events(self) -> tuple[Event, ...]:
        """Return the ledger's lines that were not taken yet."""
        events, self._events = tuple(self._events), []
        return events

    def take_walked(self) -> tuple[Stretch, ...]:
        """Return the stretches of the timeline passed since the last call, in order."""
        walked, self._walked = tuple(self._walked), []
        return walked

    def _now(self) -> int:
        return self._clock.monotonic_ns() // 1_000_000

    def _length(self, index: int) -> int:
        return self.script.steps[index].ms + self._extra.get(index, 0)

    @property
    def _is_held(self) -> bool:
        at_end = self._offset >= self._length(self._index)
        return self.wait_for_me and at_end and self.script.steps[self._index].kind in WAITS_AFTER

    def _extend(self, index: int, ms: int) -> None:
        for number in places.grown_together(self.script.steps, index):
            self._extra[number] = self._extra.get(number, 0) + ms

    def _ready_to_move(self) -> bool:
        self.tick()
        return self._stage not in (Stage.IDLE, Stage.OVER)

    def _advance(self, passed: int) -> None:
        while self._stage is Stage.RUNNING:
            length = self._length(self._index)
            taken = min(passed, length - self._offset, self._heartbeat_ms - self._pending)
            self._walk(taken)
            passed -= taken
            if self._offset == length:
                self._leave()
            elif self._pending >= self._heartbeat_ms:
                self._settle()
            elif not passed:
                return

    def _walk(self, taken: int) -> None:
        before, self._offset = self._offset, self._offset + taken
        self._pending += taken
        self._spent[self._index] = self._spent.get(self._index, 0) + taken
        if self._walked and (self._walked[-1].index, self._walked[-1].end_ms) == (
            self._index,
            before,
        ):
            before = self._walked.pop().start_ms
        self._walked.append(Stretch(self._index, before, self._offset, self._length(self._index)))

    def _leave(self) -> None:
        self._settle()
        if self._is_held:
            self._stage = Stage.WAITING
            self._note(Happening.WAITED)
        else:
            self._enter(self._index + 1)

    def _enter(self, index: int) -> None:
        self._arrive(index, 0)
        self._finish_if_there()

    def _jump(
        self, index: int, kind: Happening = Happening.JUMPED, *, item: int = -1, note: str = ""
    ) -> bool:
        self._settle()
        self._owed = 0
        if self._stage is Stage.WAITING:
            self._stage = Stage.RUNNING
        self._arrive(index, 0)
        self._note(kind, item=item, note=note)
        self._finish_if_there()
        return True

    def _arrive(self, index: int, offset: int) -> None:
        self._index, self._offset = index, offset
        if self._stage is Stage.RUNNING or self._is_at_finish:
            start = offset if offset else -1
            self._walked.append(Stretch(index, start, offset, self._length(index)))

    @property
    def _is_at_finish(self) -> bool:
        return self.script.steps[self._index].kind is StepKind.FINISH

    def _finish_if_there(self) -> None:
        if self._is_at_finish:
            self._stage, self._reason, self._reentry = Stage.OVER, "", 0
            self._note(Happening.FINISHED)

    def _count_in(self, ms: int) -> None:
        self._reentry, self._owed = ms, 0
        self._stage = Stage.REENTRY

    def _stop(self, stage: Stage, kind: Happening, reason: str) -> None:
        self._settle()
        self._owed, self._reentry = max(self._owed, self._reentry), 0
        self._stage, self._reason = stage, reason
        self._note(kind, note=reason)

    def _settle(self) -> None:
        if self._pending:
            spent, self._pending = self._pending, 0
            self._note(Happening.CREDITED, ms=spent)

    def _note(self, kind: Happening, *, ms: int = 0, item: int = -1, note: str = "") -> None:
        event = Event(self._seq, kind, self._index, self._offset, ms, item, note)
        self._events.append(event)
        self._history.append(event)
        self._seq += 1

    def _replay(self, events: Sequence[Event]) -> None:
        for event in events:
            if event.kind is Happening.EXTENDED:
                self._extend(event.step, event.ms)
            elif event.kind is Happening.EASED:
                self._eased.add(event.item)
            elif event.kind is Happening.CREDITED:
                self._spent[event.step] = self._spent.get(event.step, 0) + event.ms
        if not events:
            return
        self._history = list(events)
        last = events[-1]
        self._seq = last.seq + 1
        self._index, self._offset = last.step, last.offset_ms
        self._stage, self._reason = Stage.PAUSED, "interrupted"
        if last.kind in (Happening.FINISHED, Happening.ENDED):
            self._stage, self._reason = Stage.OVER, ""
        elif self._is_at_finish:
            self._finish_if_there()
        elif self._offset >= self._length(self._index) and not self._is_held:
            self._enter(self._index + 1)
