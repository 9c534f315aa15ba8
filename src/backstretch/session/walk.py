"""Where one stands in a script, how long its steps are by now, and which way was walked."""

from dataclasses import dataclass

from backstretch.session import places
from backstretch.session.script import Script, Step, StepKind

RESTART_WITHIN_MS = 3_000
LONGER_MS = 10_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the timeline walked through: from just after `start_ms` up to `end_ms`.

    `start_ms` is -1 where the step was entered, so that what is due at 0 is passed as well.
    """

    index: int
    start_ms: int
    end_ms: int
    length_ms: int


class Walk:
    """A place in a script, the step's `index` and the `offset_ms` into it, that moves on.

    It knows no clock and no commands: whoever holds it says how far it goes, and where it stands.
    """

    def __init__(self, script: Script) -> None:
        self.index = 0
        self.offset_ms = 0
        self._steps = script.steps
        self._extra: dict[int, int] = {}
        self._walked: list[Stretch] = []

    @property
    def step(self) -> Step:
        """The step in hand."""
        return self._steps[self.index]

    @property
    def length_ms(self) -> int:
        """The length of the step in hand, with what was added."""
        return self._length(self.index)

    @property
    def left_ms(self) -> int:
        """What remains of the whole script."""
        ahead = sum(self._length(index) for index in range(self.index, len(self._steps)))
        return ahead - self.offset_ms

    @property
    def is_at_end(self) -> bool:
        """Whether nothing remains of the step in hand."""
        return self.offset_ms >= self.length_ms

    @property
    def is_at_finish(self) -> bool:
        """Whether the step in hand is the last, which has nothing to do."""
        return self.step.kind is StepKind.FINISH

    def go(self, ms: int) -> None:
        """Move on within the step in hand; `ms` is no more than what remains of it."""
        before, self.offset_ms = self.offset_ms, self.offset_ms + ms
        if self._walked and (self._walked[-1].index, self._walked[-1].end_ms) == (
            self.index,
            before,
        ):
            before = self._walked.pop().start_ms
        self._walked.append(Stretch(self.index, before, self.offset_ms, self.length_ms))

    def stand_at(self, index: int, offset_ms: int) -> None:
        """Be at a place without any way there."""
        self.index, self.offset_ms = index, offset_ms

    def pass_here(self) -> None:
        """Count what is due at the very place in hand as passed."""
        start = self.offset_ms if self.offset_ms else -1
        self._walked.append(Stretch(self.index, start, self.offset_ms, self.length_ms))

    def take_walked(self) -> tuple[Stretch, ...]:
        """Return the stretches passed since the last call, in order."""
        walked, self._walked = tuple(self._walked), []
        return walked

    def lengthen(self) -> int:
        """Make the step in hand at least ten seconds longer; return by how many milliseconds.

        Repetitions grow by whole ones; an alternating set on both sides alike, five seconds or
        more each.
        """
        tempo = self.step.tempo_ms if self.step.is_work else 0
        each = LONGER_MS // len(places.grown_together(self._steps, self.index))
        added = -(-each // tempo) * tempo if tempo else each
        self.extend(self.index, added)
        return added

    def extend(self, index: int, ms: int) -> None:
        """Make a step, and what grows together with it, longer by so much each."""
        for number in places.grown_together(self._steps, index):
            self._extra[number] = self._extra.get(number, 0) + ms

    def way_back(self) -> int:
        """Return the start of the piece of work in hand, or near its start that of the one before.

        Of the one before that is the first step that leads to it.
        """
        here = self.step
        begin = places.work_start(self._steps, here.piece)
        into = sum(self._length(index) for index in range(begin, self.index)) + self.offset_ms
        if here.is_work and (into > RESTART_WITHIN_MS or here.piece == 0):
            return begin
        return places.lead_start(self._steps, max(0, here.piece - 1))

    def _length(self, index: int) -> int:
        return self._steps[index].ms + self._extra.get(index, 0)
