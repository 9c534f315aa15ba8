"""What the figure shows at a moment of the session: it keeps the session's own time.

On the way to work it leaves what was done, changes position, and moves into what comes, so that
it is there when the work begins. In a hold it stays and breathes; where an exercise moves on the
breath it goes from key pose to key pose with the phases.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import pairwise

from backstretch.content.exercise import Breath, Exercise, Phase, Position
from backstretch.content.library import Library
from backstretch.figure.book import Book
from backstretch.figure.scene import Doing, Move, Passage, Showing, SideName
from backstretch.session.cues import scaled
from backstretch.session.engine import EASIER_MS, REENTRY_MS
from backstretch.session.moment import Moment, Stage
from backstretch.session.script import Script, Step, StepKind

LOOK_MS = 1_500
"""How long the first pose of a session is seen before anything moves."""

FADE_MS = 400
LEAVING = 0.7
"""Coming out of a stretch takes this share of the time it takes to get in."""

ARRIVED = 0.95
"""By this share of the time given, the figure is where the work begins."""

AIR = {Breath.IN: 1.0, Breath.OUT: 0.0}

Span = tuple[int, Move]
"""When a move begins, in milliseconds, and the move."""


class Demonstration:
    """Turns moments of one session into what the figure shows; it remembers nothing of them.

    With `still` it shows the poses alone, faded one into the next, and nothing breathes.
    """

    def __init__(
        self,
        script: Script,
        library: Library,
        book: Book,
        is_eased: Callable[[int], bool],
        *,
        still: bool = False,
    ) -> None:
        self._steps = script.steps
        self._library = library
        self._book = book
        self._is_eased = is_eased
        self.is_still = still
        self._spans = cache(self._lay_out)

    def showing(self, moment: Moment) -> Showing | None:
        """Return what the figure shows, or None where nothing is known of the exercise."""
        if moment.stage is Stage.OVER or moment.step.kind is StepKind.FINISH:
            return None
        here = self._doing(moment.index)
        if not self._book.keys(here):
            return None
        if moment.stage is Stage.REENTRY and moment.eased and moment.reentry_ms > REENTRY_MS:
            into = EASIER_MS - moment.reentry_ms
            return self._at(tuple(_in_turn(self._easing(moment.index))), into)
        if not moment.step.is_work:
            return self._at(
                self._spans(moment.index, self._eased_around(moment.index)), moment.offset_ms
            )
        cycle_ms = self._cycle_ms(moment.step)
        first = moment.offset_ms < cycle_ms and moment.step.rep <= 1
        key = self._ready_key(moment.index) if first else self._last_key(moment.index)
        spans = (self._been(here, key), *_in_turn(self._cycle(moment.index, first=first)))
        return self._at(spans, moment.offset_ms % cycle_ms)

    def moves(self, index: int) -> tuple[Move, ...]:
        """Return the moves of a step, so that they can be drawn ahead."""
        step = self._steps[index]
        if step.kind is StepKind.FINISH or not self._book.keys(self._doing(index)):
            return ()
        if not step.is_work:
            spans = self._spans(index, self._eased_around(index))
            return tuple(move for start, move in spans if start >= 0)
        cycles = (self._cycle(index, first=first) for first in (True, False))
        return tuple(dict.fromkeys(move for cycle in cycles for move in cycle))

    def _eased_around(self, index: int) -> tuple[bool, bool]:
        return self._is_eased(max(0, index - 1)), self._is_eased(index)

    def _doing(self, index: int) -> Doing:
        step = self._steps[index]
        return Doing(step.exercise, _side(step.side), self._is_eased(index))

    def _exercise(self, index: int) -> Exercise:
        return self._library.exercises[self._steps[index].exercise]

    def _place(self, index: int) -> Position:
        exercise = self._exercise(index)
        return (
            exercise.easier.position
            if self._is_eased(index) and exercise.easier
            else exercise.position
        )

    def _phases(self, index: int) -> tuple[tuple[Phase, int], ...]:
        phases = self._exercise(index).cycle(self._is_eased(index))
        return scaled(phases, self._cycle_ms(self._steps[index]))

    def _cycle_ms(self, step: Step) -> int:
        return step.tempo_ms or round(self._library.exercises[step.exercise].cycle_seconds * 1000)

    def _turns(self, index: int) -> tuple[int, ...]:
        """Return the key pose each phase ends in, or nothing where the body holds still."""
        turns = self._book.cycle(self._doing(index))
        return turns if len(turns) == len(self._phases(index)) else ()

    def _ready_key(self, index: int) -> int:
        """Return the pose in which the work begins: where it moves, the first."""
        return 0 if self._turns(index) else self._book.keys(self._doing(index)) - 1

    def _last_key(self, index: int) -> int:
        turns = self._turns(index)
        return turns[-1] if turns else self._ready_key(index)

    def _cycle(self, index: int, *, first: bool) -> Iterator[Move]:
        """Yield the moves of one cycle of movement and breath."""
        here, turns = self._doing(index), self._turns(index)
        key = self._ready_key(index) if first or not turns else turns[-1]
        air = _air_before([phase for phase, _ in self._phases(index)])
        for number, (phase, ms) in enumerate(self._phases(index)):
            end = turns[number] if turns else key
            then = AIR.get(phase.breath, air)
            yield Move(here, key, end, ms, (air, then))
            key, air = end, then

    def _lay_out(self, index: int, _eased: tuple[bool, bool]) -> tuple[Span, ...]:
        """Return the moves of a step that leads to work, fitted into its time."""
        step = self._steps[index]
        makers = {
            StepKind.READY: self._getting_ready,
            StepKind.CHANGE: self._changing,
            StepKind.SWITCH: self._changing,
            StepKind.REST: self._easing_off,
        }
        moves = [move for move in makers[step.kind](index) if move.ms]
        if self.is_still:
            moves = [move for move in moves if isinstance(move.source, Doing)]
        whole = sum(move.ms for move in moves)
        share = min(1.0, ARRIVED * step.ms / whole) if whole else 1.0
        been = [self._been(self._doing(index - 1), self._last_key(index - 1))] if index else []
        return (*been, *_in_turn(_shortened(move, share) for move in moves))

    def _been(self, doing: Doing, key: int) -> Span:
        """Return the pose that was seen before a step or a cycle began."""
        return -FADE_MS, Move(doing, key, key)

    def _getting_ready(self, index: int) -> Iterator[Move]:
        yield Move(self._doing(index), 0, 0, LOOK_MS)
        yield from self._getting_in(index)

    def _changing(self, index: int) -> Iterator[Move]:
        yield from self._getting_out(index - 1)
        before, here = self._doing(index - 1), self._doing(index)
        if not self._book.same(before, here):
            yield from self._passing(index, before, here)
        yield from self._getting_in(index)

    def _passing(self, index: int, before: Doing, here: Doing) -> Iterator[Move]:
        """Yield the way from one first pose to another; between mirrored pictures there is none."""
        if before.exercise == here.exercise and self._is_mirrored(before, here):
            return
        passage = Passage(before, 0, here, 0, self._place(index - 1), self._place(index))
        for start, end in pairwise(range(self._book.keys(passage))):
            yield Move(passage, start, end, self._book.move_ms(passage, end))

    def _is_mirrored(self, before: Doing, here: Doing) -> bool:
        one, other = self._book.motion(before), self._book.motion(here)
        return one is None or other is None or one.flipped != other.flipped

    def _getting_in(self, index: int) -> Iterator[Move]:
        here, end = self._doing(index), self._ready_key(index)
        air = _air_before([phase for phase, _ in self._phases(index)])
        for key in range(1, end + 1):
            last = air if key == end else 0.0
            yield Move(here, key - 1, key, self._book.move_ms(here, key), (0.0, last))
        if not end:
            yield Move(here, 0, 0, FADE_MS, (0.0, air))

    def _getting_out(self, index: int) -> Iterator[Move]:
        here, key = self._doing(index), self._last_key(index)
        air = self._air_at_end(index)
        back = (key, 0) if self._turns(index) else range(key, -1, -1)
        for start, end in pairwise(back if key else ()):
            ms = round(LEAVING * self._book.move_ms(here, start))
            yield Move(here, start, end, ms, (air, 0.0))
            air = 0.0
        if not key:
            yield Move(here, 0, 0, FADE_MS, (air, 0.0))

    def _easing_off(self, index: int) -> Iterator[Move]:
        """Yield one pose back and in again, between two holds of a side."""
        here, key = self._doing(index), self._last_key(index)
        if not key:
            return
        ms = self._book.move_ms(here, key)
        back, air = round(LEAVING * ms), self._air_at_end(index - 1)
        stay = max(0, round(ARRIVED * self._steps[index].ms) - back - ms)
        yield Move(here, key, key - 1, back, (air, 0.0))
        yield Move(here, key - 1, key - 1, stay)
        yield Move(here, key - 1, key, ms)

    def _easing(self, index: int) -> Iterator[Move]:
        """Yield the way into the easier version, after a look at what was done until now."""
        usual = Doing(self._steps[index].exercise, _side(self._steps[index].side))
        last = self._book.keys(usual) - 1
        yield Move(usual, last, last, FADE_MS)
        yield Move(self._doing(index), 0, 0, LOOK_MS)
        yield from self._getting_in(index)

    def _air_at_end(self, index: int) -> float:
        step = self._steps[index]
        if self.is_still or not step.is_work:
            return 0.0
        spans = tuple(_in_turn(self._cycle(index, first=False)))
        showing = self._at(spans, step.ms % self._cycle_ms(step) or self._cycle_ms(step))
        return showing.breath if showing else 0.0

    def _at(self, spans: tuple[Span, ...], ms: int) -> Showing | None:
        if not spans:
            return None
        number = max((n for n, (start, _) in enumerate(spans) if start <= ms), default=0)
        start, move = spans[number]
        into = ms - start
        before = spans[number - 1][1] if number else None
        if self.is_still:
            return _still(move, before, into)
        showing = Showing(move, min(1.0, into / move.ms) if move.ms else 1.0)
        if (
            before is None
            or into >= FADE_MS
            or self._book.is_one_picture(before.source, move.source)
        ):
            return showing
        return Showing(move, showing.t, Showing(before), into / FADE_MS)


def _still(move: Move, before: Move | None, into: int) -> Showing:
    pose = partial(Move, ms=0)
    here = Showing(pose(move.source, move.end, move.end))
    if before is None or into >= FADE_MS or (before.source, before.end) == (move.source, move.end):
        return here
    faded = Showing(pose(before.source, before.end, before.end))
    return Showing(here.move, 1.0, faded, into / FADE_MS)


def _in_turn(moves: Iterable[Move]) -> Iterator[Span]:
    at = 0
    for move in moves:
        yield at, move
        at += move.ms


def _shortened(move: Move, share: float) -> Move:
    return Move(move.source, move.start, move.end, round(move.ms * share), move.breath)


def _air_before(phases: list[Phase]) -> float:
    """Return how far breathed in one is before a cycle: where its last breath ends."""
    return next((AIR[phase.breath] for phase in reversed(phases) if phase.breath in AIR), 0.0)


def _side(side: str) -> SideName:
    return "left" if side == "left" else "right" if side == "right" else "both"
