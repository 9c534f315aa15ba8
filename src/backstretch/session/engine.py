"""Where a session stands, given the time. Plain Python: no Qt, no timer, no files.

The engine holds a place (step and offset) and the moment it last looked at the clock; a look
moves the place by the time that went by. So a tick that comes late, early or twice cannot make
the session drift, and a look after a long gap finds that the machine slept.
"""

from collections.abc import Sequence
from typing import Protocol, TypedDict, Unpack

from backstretch.journal.entries import Done, Event, Happening
from backstretch.session import places
from backstretch.session.ledger import Ledger
from backstretch.session.moment import Moment, Stage
from backstretch.session.script import Script, StepKind
from backstretch.session.walk import Stretch, Walk

GAP_MS = 2_000
REENTRY_MS = 3_000
EASIER_MS = 10_000
HEARTBEAT_MS = 3_000
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
        self._walk = Walk(script)
        self._ledger = Ledger()
        self._eased: set[int] = set()
        self._reentry = 0
        self._owed = 0
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
            self._arrive(self._walk.index, self._walk.offset_ms)
        self._advance(passed)

    def moment(self) -> Moment:
        """Return where the session stands as of the last look at the clock."""
        walk = self._walk
        return Moment(
            self._stage,
            walk.index,
            walk.step,
            walk.offset_ms,
            walk.length_ms,
            walk.left_ms,
            self._ledger.done_ms,
            self._reentry,
            self._reason,
            self.is_eased(walk.index),
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
        self._arrive(self._walk.index, self._walk.offset_ms)
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
            self._enter(self._walk.index + 1)
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
        return self._ready_to_move() and self._jump(
            places.after(self.script.steps, self._walk.index)
        )

    def back(self) -> bool:
        """Go to the start of this piece of work, or near its start to the piece before."""
        return self._ready_to_move() and self._jump(self._walk.way_back())

    def restart(self) -> bool:
        """Do this hold or set again from its start; on the way to work, this step."""
        return self._ready_to_move() and self._jump(
            places.restart(self.script.steps, self._walk.index)
        )

    def repeat_side(self) -> bool:
        """Do all work of this exercise on this side again; on the way to work, of the last side."""
        if not self._ready_to_move():
            return False
        target = places.repeat(self.script.steps, self._walk.index)
        return target is not None and self._jump(target)

    def longer(self) -> bool:
        """Make this step at least ten seconds longer; repetitions grow by whole ones.

        An alternating set grows on both sides alike, five seconds or more each.
        """
        if not self._ready_to_move() or self._stage is Stage.WAITING:
            return False
        self._settle()
        added = self._walk.lengthen()
        self._note(Happening.EXTENDED, ms=added)
        return True

    def skip(self, reason: str) -> bool:
        """Leave the rest of this exercise out. `reason` is a code such as "hurts"."""
        if not self._ready_to_move():
            return False
        target = places.next_item(self.script.steps, self._walk.index)
        return self._jump(target, Happening.SKIPPED, item=self._walk.step.item, note=reason)

    def ease(self) -> bool:
        """Take the easier version: time to change over, then this piece from its start."""
        if not self._ready_to_move() or self.is_eased(self._walk.index):
            return False
        here = self._walk.step
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
        return self._ledger.spent_ms(index)

    def done(self) -> tuple[Done, ...]:
        """Return what the ledger so far says was done of each exercise and side."""
        return self._ledger.done(self.script.rows())

    def take_events(self) -> tuple[Event, ...]:
        """Return the ledger's lines that were not taken yet."""
        return self._ledger.take_new()

    def take_walked(self) -> tuple[Stretch, ...]:
        """Return the stretches of the timeline passed since the last call, in order."""
        return self._walk.take_walked()

    def _now(self) -> int:
        return self._clock.monotonic_ns() // 1_000_000

    @property
    def _is_held(self) -> bool:
        kind = self._walk.step.kind
        return self.wait_for_me and self._walk.is_at_end and kind in WAITS_AFTER

    def _ready_to_move(self) -> bool:
        self.tick()
        return self._stage not in (Stage.IDLE, Stage.OVER)

    def _advance(self, passed: int) -> None:
        while self._stage is Stage.RUNNING:
            walk, ledger = self._walk, self._ledger
            taken = min(
                passed, walk.length_ms - walk.offset_ms, self._heartbeat_ms - ledger.pending_ms
            )
            walk.go(taken)
            ledger.credit(walk.index, taken)
            passed -= taken
            if walk.offset_ms == walk.length_ms:
                self._leave()
            elif ledger.pending_ms >= self._heartbeat_ms:
                self._settle()
            else:
                return

    def _leave(self) -> None:
        self._settle()
        if self._is_held:
            self._stage = Stage.WAITING
            self._note(Happening.WAITED)
        else:
            self._enter(self._walk.index + 1)

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
        self._walk.stand_at(index, offset)
        if self._stage is Stage.RUNNING or self._walk.is_at_finish:
            self._walk.pass_here()

    def _finish_if_there(self) -> None:
        if self._walk.is_at_finish:
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
        self._ledger.settle(self._walk.index, self._walk.offset_ms)

    def _note(self, kind: Happening, *, ms: int = 0, item: int = -1, note: str = "") -> None:
        walk = self._walk
        self._ledger.note(kind, walk.index, walk.offset_ms, ms=ms, item=item, note=note)

    def _replay(self, events: Sequence[Event]) -> None:
        if not events:
            return
        self._ledger = Ledger(events)
        for event in events:
            if event.kind is Happening.EXTENDED:
                self._walk.extend(event.step, event.ms)
            elif event.kind is Happening.EASED:
                self._eased.add(event.item)
        last = events[-1]
        self._walk.stand_at(last.step, last.offset_ms)
        self._stage, self._reason = Stage.PAUSED, "interrupted"
        if last.kind in (Happening.FINISHED, Happening.ENDED):
            self._stage, self._reason = Stage.OVER, ""
        elif self._walk.is_at_finish:
            self._finish_if_there()
        elif self._walk.is_at_end and not self._is_held:
            self._enter(self._walk.index + 1)
