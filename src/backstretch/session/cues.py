"""What is said and sounded when: cues as data, laid out for one step at a time.

Tones come first, words go where they fit, and no two ever overlap: a clip's length is known
before it is played. Words that do not fit before the step ends are dropped, the least important
first; the screen shows them all the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from backstretch.content.exercise import Breath, Exercise, Phase, Sides
from backstretch.content.library import Library
from backstretch.session.script import Script, Step, StepKind

COUNTDOWN = ((3_000, "tick"), (2_000, "tick"), (1_000, "last"))
TONE_MS = 320
TICK_MS = 140
GAP_MS = 120
HOLD_BREATH = 5
"""The rank of the breaths of a hold: all else that is said goes before them."""
NEXT_BEFORE_MS = 9_000
HALF_FROM_MS = 20_000
SPOKEN_CYCLES = 2
SHORTEST_COUNTDOWN_MS = 4_500
WORD_MS = 380
FINISH_MS = 6_000
SHIFT_MS = 2_500
BREATH_SHARE = 2
BREATH_LATE_MS = 700
"""So late may "in" and "out" of a hold be said; later they would contradict the screen."""
STANDING_TONE_MS = 200
DONE_TONE_MS = 900

Length = Callable[[str], int | None]


class Level(StrEnum):
    """How much is heard. SILENT still shows everything."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to hear, `at_ms` after its step began, lasting `ms`.

    Either a `tone` by name or a text to `say`. `code` tells what it is for, as "halfway".
    """

    at_ms: int
    ms: int
    code: str
    tone: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class _Wish:
    """Words to be said at `at_ms` or up to `shift_ms` off; `rank` 0 is the last to be dropped."""

    at_ms: int
    code: str
    say: str
    rank: int = 0
    shift_ms: int = 60_000


class CueSheet:
    """Lays out the cues of a script's steps.

    `length` gives a phrase's recorded length in ms, or None where it has none; then the number
    of words is the measure. With `says_breath` each breath of a hold is said.
    """

    def __init__(
        self,
        script: Script,
        library: Library,
        level: Level,
        length: Length = lambda _: None,
        *,
        says_breath: bool = False,
    ) -> None:
        self._script = script
        self._library = library
        self.level = level
        self._length = length
        self._says_breath = says_breath
        self.cues = lru_cache(maxsize=None)(self._cues)

    def phrases(self) -> tuple[str, ...]:
        """Return every text the script may say, in the order it comes up."""
        fixed = self._library.guidance.phrases
        said: dict[str, None] = dict.fromkeys((fixed.paused, fixed.resume, fixed.waiting))
        for index, step in enumerate(self._script.steps):
            for eased in (False, True):
                said.update(dict.fromkeys(wish.say for wish in self._wishes(index, eased)))
            if step.kind is not StepKind.FINISH:
                said[_enter(self._library.exercises[step.exercise], step, True)] = None
        return tuple(said)

    def standing(self, waiting: bool) -> tuple[Cue, ...]:
        """Return what is heard when the session stands: paused, or waiting for the person."""
        if self.level is Level.SILENT:
            return ()
        code = "waiting" if waiting else "paused"
        if self.level is Level.TONES:
            return (Cue(0, STANDING_TONE_MS, code, tone="pause"),)
        phrases = self._library.guidance.phrases
        text = phrases.waiting if waiting else phrases.paused
        return (Cue(0, self._ms(text), code, say=text),)

    def count_in(self, ms: int, easing: int | None = None) -> tuple[Cue, ...]:
        """Return the cues of a count of `ms` before the session goes on.

        `easing` is the number of the step whose easier version is being taken up, if any.
        """
        if self.level is Level.SILENT:
            return ()
        tones = _countdown(ms)
        if self.level is Level.TONES:
            return tones
        wish = _Wish(0, "resume", self._library.guidance.phrases.resume)
        if easing is not None:
            step = self._script.steps[easing]
            wish = _Wish(0, "easier", _enter(self._library.exercises[step.exercise], step, True))
        words = _laid_out((), [wish], ms, self._ms)
        said_until = max((word.at_ms + word.ms for word in words), default=0)
        return (*words, *(tone for tone in tones if tone.at_ms >= said_until))

    def _cues(self, index: int, length_ms: int, eased: bool) -> tuple[Cue, ...]:
        """Return the cues of a step that lasts `length_ms`, in order."""
        if self.level is Level.SILENT:
            return ()
        tones = self._tones(index, length_ms)
        if self.level is Level.TONES:
            return tones
        most = 1 if self.level is Level.SHORT else 9
        asked = self._wishes(index, eased, length_ms)
        wishes = [w for w in asked if w.rank <= most or w.rank == HOLD_BREATH]
        finish = self._script.steps[index].kind is StepKind.FINISH
        return _laid_out(tones, wishes, FINISH_MS if finish else length_ms, self._ms)

    def _ms(self, text: str) -> int:
        return self._length(text) or WORD_MS * len(text.split())

    def _tones(self, index: int, length_ms: int) -> tuple[Cue, ...]:
        step = self._script.steps[index]
        if step.kind is StepKind.FINISH:  # nothing can wait for its turn once a session is over
            done = Cue(0, DONE_TONE_MS, "done", tone="done")
            return (done,) if self.level is Level.TONES else ()
        cues = []
        if step.is_work and step.rep <= 1:
            cues.append(Cue(0, TONE_MS, "start", tone="start"))
        elif index and not step.is_work and self._script.steps[index - 1].is_work:
            cues.append(Cue(0, TONE_MS, "end", tone="end"))
        if self.level is Level.TONES and (half := self._half(index, length_ms)) is not None:
            cues.append(Cue(half, TONE_MS, "halfway", tone="half"))
        if self._counts_down(index, length_ms):
            cues.extend(_countdown(length_ms))
        return tuple(cues)

    def _counts_down(self, index: int, length_ms: int) -> bool:
        return length_ms >= SHORTEST_COUNTDOWN_MS and not self._tail(index)

    def _tail(self, index: int) -> int:
        """Return how much of this step's piece comes after it: only alternating sets have any."""
        steps, step = self._script.steps, self._script.steps[index]
        if not step.is_work:
            return 0
        return sum(s.ms for s in steps[index + 1 :] if s.is_work and s.piece == step.piece)

    def _half(self, index: int, length_ms: int) -> int | None:
        steps, step = self._script.steps, self._script.steps[index]
        head = sum(s.ms for s in steps[:index] if s.is_work and s.piece == step.piece)
        whole = head + length_ms + self._tail(index)
        half = whole // 2 - head
        return half if step.is_work and whole >= HALF_FROM_MS and 0 <= half < length_ms else None

    def _wishes(self, index: int, eased: bool, length_ms: int | None = None) -> list[_Wish]:
        step = self._script.steps[index]
        length_ms = step.ms if length_ms is None else length_ms
        exercise = self._library.exercises[step.exercise]
        if step.kind is StepKind.FINISH:
            return [_Wish(0, "finish", self._library.guidance.phrases.finish)]
        if step.is_work:
            return self._work_wishes(index, length_ms, exercise, eased)
        return [*self._leave_wishes(index), *self._lead_wishes(step, exercise, eased)]

    def _leave_wishes(self, index: int) -> Iterable[_Wish]:
        steps = self._script.steps
        if steps[index].kind is StepKind.READY:
            return
        if careful := self._library.exercises[steps[index - 1].exercise].leave:
            yield _Wish(0, "let-go", careful, 1)
        elif steps[index].kind is StepKind.CHANGE:
            yield _Wish(0, "let-go", self._library.guidance.phrases.let_go, 4)

    def _lead_wishes(self, step: Step, exercise: Exercise, eased: bool) -> list[_Wish]:
        guidance = self._library.guidance
        phrases = guidance.phrases
        if step.kind is StepKind.SWITCH:
            return [
                _Wish(0, "switch", phrases.switch),
                _Wish(0, "side", _side(phrases.side, exercise, step.side), 1),
            ]
        if step.kind is StepKind.REST:
            return [_Wish(0, "again", phrases.again, 2)]
        first = step.kind is StepKind.READY
        name = _Wish(0, "name", (phrases.first if first else "{name}.").format(name=exercise.name))
        wishes = [name] if first else []
        if step.moved and not eased:
            wishes.append(
                _Wish(0, "position", guidance.moves.way(step.origin, exercise.position).say)
            )
        if not first:
            wishes.append(name)
        if exercise.sides is not Sides.BOTH:
            wishes.append(_Wish(0, "side", _side(phrases.side, exercise, step.side), 1))
        wishes.append(_Wish(0, "enter", _enter(exercise, step, eased), 3))
        return wishes

    def _work_wishes(
        self, index: int, length_ms: int, exercise: Exercise, eased: bool
    ) -> list[_Wish]:
        step = self._script.steps[index]
        phrases = self._library.guidance.phrases
        wishes = []
        if exercise.sides is Sides.EACH and step.part == 1:
            wishes.append(_Wish(0, "side", _side(phrases.side, exercise, step.side), 1))
        if step.kind is StepKind.MOVE:
            wishes.extend(self._breath_wishes(step, exercise, eased))
        else:
            wishes.append(_Wish(0, "breathe", phrases.breathe, 3))
            if self._says_breath:
                wishes.extend(self._hold_breaths(step, length_ms, exercise, eased))
        if (half := self._half(index, length_ms)) is not None:
            wishes.append(_Wish(half, "halfway", phrases.halfway, 1, SHIFT_MS))
        announce = length_ms + self._tail(index) - NEXT_BEFORE_MS
        if 0 <= announce < length_ms and (text := self._next_text(index)):
            wishes.append(_Wish(announce, "next", text, 0, SHIFT_MS))
        return wishes

    def _breath_wishes(self, step: Step, exercise: Exercise, eased: bool) -> Iterable[_Wish]:
        alternating = exercise.sides is Sides.ALTERNATING
        if alternating:
            yield _Wish(0, "side", _side(self._library.guidance.phrases.side, exercise, step.side))
        spoken = SPOKEN_CYCLES if not alternating else int(step.rep <= SPOKEN_CYCLES)
        for cycle in range(min(spoken, step.ms // step.tempo_ms)):
            at = cycle * step.tempo_ms
            for phase, ms in scaled(exercise.cycle(eased), step.tempo_ms):
                rank = 2 if cycle else 1
                yield _Wish(at, f"breath-{phase.breath}", phase.say, rank, ms // BREATH_SHARE)
                at += ms

    def _hold_breaths(
        self, step: Step, length_ms: int, exercise: Exercise, eased: bool
    ) -> Iterable[_Wish]:
        """Yield each breath of a hold, at the pace that the screen has."""
        phrases = self._library.guidance.phrases
        words = {Breath.IN: phrases.breath_in, Breath.OUT: phrases.breath_out}
        tempo_ms = step.tempo_ms or round(exercise.cycle_seconds * 1000)
        phases = scaled(exercise.cycle(eased), tempo_ms)
        at = 0
        while at < length_ms:
            for phase, ms in phases:
                if phase.breath in words and at < length_ms:
                    code, say = f"breath-{phase.breath}", words[phase.breath]
                    yield _Wish(at, code, say, HOLD_BREATH, BREATH_LATE_MS)
                at += ms

    def _next_text(self, index: int) -> str:
        step, phrases = self._script.steps[index], self._library.guidance.phrases
        after = next(s for s in self._script.steps[index:] if s.piece != step.piece)
        if after.kind is StepKind.FINISH:
            return phrases.next_end
        exercise = self._library.exercises[after.exercise]
        if after.item != step.item:
            return phrases.next.format(name=exercise.name)
        if after.side != step.side:
            return phrases.next_side.format(side=_side_name(exercise, after.side))
        return phrases.next_again


def scaled(phases: Sequence[Phase], tempo_ms: int) -> tuple[tuple[Phase, int], ...]:
    """Return the phases of one cycle with their lengths in ms, so that they fill the tempo."""
    whole = sum(phase.seconds for phase in phases)
    edges = [0]
    for phase in phases:
        edges.append(edges[-1] + round(phase.seconds / whole * tempo_ms))
    edges[-1] = tempo_ms
    return tuple((phase, edges[n + 1] - edges[n]) for n, phase in enumerate(phases))


def _countdown(length_ms: int) -> tuple[Cue, ...]:
    return tuple(
        Cue(length_ms - before, TICK_MS, str(before // 1000), tone=tone)
        for before, tone in COUNTDOWN
        if before <= length_ms
    )


def _enter(exercise: Exercise, step: Step, eased: bool) -> str:
    enter = exercise.easier.enter if eased and exercise.easier else exercise.enter
    return exercise.words(enter, step.side)


def _side_name(exercise: Exercise, side: str) -> str:
    return exercise.left_name if side == "left" else exercise.right_name


def _side(template: str, exercise: Exercise, side: str) -> str:
    name = _side_name(exercise, side)
    return template.format(side=name[:1].upper() + name[1:])


def _laid_out(
    tones: Sequence[Cue], wishes: Sequence[_Wish], end_ms: int, length: Callable[[str], int]
) -> tuple[Cue, ...]:
    """Return tones and as many of the words as fit, important ones placed first."""
    placed = list(tones)
    ordered = sorted(enumerate(wishes), key=lambda pair: (pair[1].rank, pair[0]))
    kept: list[tuple[int, _Wish]] = []
    for number, wish in ordered:
        trial = sorted([*kept, (number, wish)], key=lambda pair: pair[0])
        if _fit(tones, [w for _, w in trial], end_ms, length) is not None:
            kept = trial
    words = _fit(tones, [w for _, w in kept], end_ms, length) or []
    placed.extend(words)
    return tuple(sorted(placed, key=lambda cue: cue.at_ms))


def _fit(
    tones: Sequence[Cue], wishes: Sequence[_Wish], end_ms: int, length: Callable[[str], int]
) -> list[Cue] | None:
    """Place words in their order, each as near to its time as it is quiet; None if not all fit.

    A word comes late where something else is heard, and early only where the step ends too soon.
    """
    words: list[Cue] = []
    for wish in sorted(wishes, key=lambda wish: wish.at_ms):
        ms = length(wish.say)
        quiet = words[-1].at_ms + words[-1].ms + GAP_MS if words else 0
        at = min(_free(max(wish.at_ms, quiet), ms, tones), end_ms - ms)
        if at < quiet or _free(at, ms, tones) != at or abs(at - wish.at_ms) > wish.shift_ms:
            return None
        words.append(Cue(at, ms, wish.code, say=wish.say))
    return words


def _free(at: int, ms: int, tones: Sequence[Cue]) -> int:
    for tone in tones:
        if at < tone.at_ms + tone.ms and tone.at_ms < at + ms:
            at = tone.at_ms + tone.ms + 30
    return at
