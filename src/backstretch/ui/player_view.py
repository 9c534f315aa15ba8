"""What the player shows at a moment of the engine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from backstretch.content.exercise import Breath, Exercise, Sides, Skip
from backstretch.content.exercise import Phase as BreathPhase
from backstretch.content.library import Library
from backstretch.content.own_exercise import OwnExercise
from backstretch.figure.scene import Doing, Move
from backstretch.session.cues import Level, scaled
from backstretch.session.demonstration import Demonstration
from backstretch.session.engine import EASIER_MS, SessionEngine
from backstretch.session.moment import Moment, Stage
from backstretch.session.places import grown_together
from backstretch.session.script import Step, StepKind, pieces
from backstretch.ui import wording
from backstretch.ui.player_lanes import PlayerLanes
from backstretch.ui.player_state import Breath as ShownBreath
from backstretch.ui.player_state import Ending, Phase, PlayerState, Side

CUE_EVERY_MS = 12_000
LAST_MS = 3_000
WAY_SHARE = 0.4
STAGE_PHASES: dict[Stage, Phase] = {
    Stage.PAUSED: "paused",
    Stage.REENTRY: "reentry",
    Stage.WAITING: "waiting",
    Stage.OVER: "finished",
}
KIND_PHASES: dict[StepKind, Phase] = {
    StepKind.READY: "ready",
    StepKind.CHANGE: "change",
    StepKind.SWITCH: "switch",
    StepKind.REST: "rest",
    StepKind.MOVE: "move",
    StepKind.HOLD: "hold",
    StepKind.FINISH: "finished",
}
BREATHS: dict[Breath, ShownBreath] = {
    Breath.IN: "in",
    Breath.OUT: "out",
    Breath.EASY: "hold",
}


@dataclass(frozen=True, slots=True)
class _Breathing:
    breath: Breath
    words: str
    share: float


class PlayerView:
    """Turns moments of one session into player states; what does not change is laid out once.

    What was added to steps is remembered from the moments seen: a moment tells only of its own.
    Without a `demonstration` the stage has words alone. `ending` is asked once the session is over.
    """

    def __init__(
        self,
        engine: SessionEngine,
        library: Library,
        demonstration: Demonstration | None = None,
        ending: Callable[[], Ending] = Ending,
    ) -> None:
        self._engine = engine
        self._library = library
        self._demonstration = demonstration
        self._still = demonstration is not None and demonstration.is_still
        self._ending = ending
        self._ahead: tuple[tuple[int, bool], tuple[Move, ...]] = ((-1, False), ())
        self._pieces = pieces(engine.script.steps)
        self._lanes = PlayerLanes(engine, library)
        self._grown: dict[int, int] = {}  # milliseconds added to a step

    def state(self, moment: Moment, level: Level, notice: str) -> PlayerState:
        """Return what to show; `notice` is one line about the machine, or empty."""
        if moment.stage is Stage.OVER:
            return self._finished(moment, level, notice)
        step = moment.step
        exercise = self._library.exercises[step.exercise]
        breathing = _breathing(exercise, moment) if step.is_work else None
        rep, reps = self._repetitions(moment)
        title, detail, next_doing = self._next(step)
        stage = _stage(exercise, step, moment.eased)
        return PlayerState(
            phase=STAGE_PHASES.get(moment.stage) or KIND_PHASES[step.kind],
            routine=self._engine.script.name,
            item=step.item + 1,
            items=self._engine.script.items,
            hold=step.part if step.parts > 1 else 0,
            holds=step.parts if step.parts > 1 else 0,
            counted=self._is_counted(step),
            session_left_s=_up(moment.session_left_ms),
            name=wording.name(exercise, eased=moment.eased),
            sides=() if exercise.sides is Sides.BOTH else ("left", "right"),
            side=cast(Side, step.side),
            sides_done=self._lanes.sides_done(step),
            seconds=_up(self._counted_ms(moment)),
            share=_share(moment, self._still),
            rep=rep,
            reps=reps,
            last_three=step.is_work and moment.left_ms <= LAST_MS,
            breath=BREATHS[breathing.breath] if breathing else None,
            breath_share=breathing.share if breathing else 0.0,
            breath_words=breathing.words if breathing else "",
            cue=self._cue(moment, exercise),
            feel=_feel(exercise, moment),
            stage=stage,
            next_title=title,
            next_detail=detail,
            next_doing=next_doing,
            figure=self._demonstration.showing(moment) if self._demonstration else None,
            ahead=self._moves_ahead(moment),
            picture=exercise.picture if isinstance(exercise, OwnExercise) else None,
            still=self._still,
            lanes=self._lanes.lanes(moment),
            kept_s=moment.done_ms // 1000,
            starting=step.kind is StepKind.READY,
            pause_reason=moment.reason,
            voice=level.value,
            notice=notice,
            steps=stage[1:],
            mistakes=exercise.mistakes,
            leave_out=tuple(self._leave_out(skip) for skip in exercise.skip),
            easier=_easier(exercise, moment),
        )

    def _finished(self, moment: Moment, level: Level, notice: str) -> PlayerState:
        return PlayerState(
            phase="finished",
            routine=self._engine.script.name,
            items=self._engine.script.items,
            lanes=self._lanes.lanes(moment),
            voice=level.value,
            notice=notice,
            kept_s=moment.done_ms // 1000,
            done=self._lanes.done_rows(),
            partial=moment.step.kind is not StepKind.FINISH,
            ending=self._ending(),
        )

    def _counted_ms(self, moment: Moment) -> int:
        """Return what the digits count; where nothing counts, how long the coming work is."""
        if moment.stage is Stage.REENTRY:
            return moment.reentry_ms
        if moment.left_ms or moment.step.is_work:
            return moment.left_ms
        steps = self._engine.script.steps
        work = (steps[n] for n in self._pieces[moment.step.piece] if steps[n].is_work)
        return sum(step.ms for step in work)

    def _is_counted(self, step: Step) -> bool:
        steps = self._engine.script.steps
        return any(steps[n].kind is StepKind.MOVE for n in self._pieces[step.piece])

    def _repetitions(self, moment: Moment) -> tuple[int | None, int | None]:
        step = moment.step
        if step.kind is not StepKind.MOVE:
            return None, None
        self._remember_growth(moment)
        steps, tempo = self._engine.script.steps, step.tempo_ms
        numbers = [n for n in self._pieces[step.piece] if steps[n].is_work]
        added = {n: self._grown.get(n, 0) // tempo for n in numbers}
        before = sum(added[n] for n in numbers if n < moment.index)
        most = step.rep + before + (moment.length_ms - 1) // tempo
        reps = step.reps + sum(added.values())
        return min(most, step.rep + before + moment.offset_ms // tempo), reps

    def _remember_growth(self, moment: Moment) -> None:
        """Keep what was added to the step in hand, and with it to those that grow together."""
        grown = moment.length_ms - moment.step.ms - self._grown.get(moment.index, 0)
        if grown:
            for number in grown_together(self._engine.script.steps, moment.index):
                self._grown[number] = self._grown.get(number, 0) + grown

    def _cue(self, moment: Moment, exercise: Exercise) -> str:
        step, easier = moment.step, exercise.easier if moment.eased else None
        if not step.is_work and (way := self._way_out(moment, exercise)):
            return way
        if step.kind is StepKind.REST:
            return self._library.guidance.phrases.again
        if not step.is_work:
            return exercise.words(easier.enter if easier else exercise.enter, step.side)
        if easier:
            return exercise.words(easier.cue, step.side)
        cues = exercise.cues
        return exercise.words(cues[moment.offset_ms // CUE_EVERY_MS % len(cues)], step.side)

    def _way_out(self, moment: Moment, exercise: Exercise) -> str:
        """Return how to come out of what was done, or into the next position, while it is time."""
        step = moment.step
        if moment.offset_ms > WAY_SHARE * moment.length_ms:
            return ""
        before = self._engine.script.steps[max(0, moment.index - 1)]
        if before.is_work and (leave := self._library.exercises[before.exercise].leave):
            return leave
        if step.origin is None or not step.moved or moment.eased:
            return ""
        return self._library.guidance.moves.way(step.origin, exercise.position).words

    def _leave_out(self, skip: Skip) -> str:
        instead = self._library.exercises.get(skip.instead or "")
        if instead is None:
            return skip.when
        return wording.tr("{when} Try {name} instead.").format(when=skip.when, name=instead.name)

    def _moves_ahead(self, moment: Moment) -> tuple[Move, ...]:
        place = (moment.index, moment.eased)
        if self._demonstration and place != self._ahead[0]:
            soon = range(moment.index, min(moment.index + 2, len(self._engine.script.steps)))
            moves = (move for index in soon for move in self._demonstration.moves(index))
            self._ahead = (place, tuple(dict.fromkeys(moves)))
        return self._ahead[1]

    def _next(self, step: Step) -> tuple[str, str, Doing | None]:
        """Return the title of what comes next, how much of it, and what its picture shows."""
        steps = self._engine.script.steps
        if step.is_work:
            after = next((n for n, s in enumerate(steps) if s.piece > step.piece), None)
        else:
            after = next(n for n in self._pieces[step.piece] if steps[n].is_work)
        if after is None or steps[after].kind is StepKind.FINISH:
            return wording.tr("The end"), "", None
        work = next(steps[n] for n in self._pieces[steps[after].piece] if steps[n].is_work)
        exercise, eased = self._library.exercises[work.exercise], self._engine.is_eased(after)
        detail = wording.one_side(work)
        doing = Doing(work.exercise, cast(Side, work.side), eased)
        if work.item != step.item or work.side == "both":
            return wording.name(exercise, eased=eased), detail, doing
        if work.side != step.side or not step.is_work:
            return wording.side_title(exercise, work.side), detail, doing
        return wording.tr("Same side again"), detail, doing


def _up(ms: int) -> int:
    return -(-ms // 1000)


def _share(moment: Moment, still: bool) -> float:
    """Return how much of the lap is done; it steps once a second where little may move.

    While the easier version is taken up, the lap is that of the count before it.
    """
    step = moment.step
    if moment.stage is Stage.REENTRY and moment.eased and not moment.offset_ms:
        counted_ms = EASIER_MS - moment.reentry_ms
        return (counted_ms // 1000 * 1000 if still else counted_ms) / EASIER_MS
    offset_ms = moment.offset_ms // 1000 * 1000 if still else moment.offset_ms
    if step.kind is StepKind.MOVE and step.reps * step.tempo_ms > step.ms:
        whole = step.reps * step.tempo_ms
        return ((step.rep - 1) * step.tempo_ms + offset_ms) / whole
    return offset_ms / moment.length_ms if moment.length_ms else 0.0


def _breathing(exercise: Exercise, moment: Moment) -> _Breathing:
    cycle = moment.step.tempo_ms or round(exercise.cycle_seconds * 1000)
    into = moment.offset_ms % cycle
    for phase, ms in scaled(exercise.cycle(moment.eased), cycle):
        if into < ms:
            return _Breathing(phase.breath, _breath_words(exercise, phase, moment), into / ms)
        into -= ms
    raise AssertionError("the phases fill the cycle")


def _breath_words(exercise: Exercise, phase: BreathPhase, moment: Moment) -> str:
    easier = exercise.easier if moment.eased else None
    if easier is None or easier.phases or easier.position is exercise.position:
        return phase.words
    return {
        Breath.IN: wording.tr("Breathe in"),
        Breath.OUT: wording.tr("Breathe out"),
        Breath.EASY: wording.tr("Breathe easily"),
    }[phase.breath]


def _feel(exercise: Exercise, moment: Moment) -> str:
    """Return where it should be felt; the glow of the figure is never without these words."""
    easier = exercise.easier if moment.eased else None
    feel = (easier.feel if easier else "") or exercise.feel
    return exercise.words(feel, moment.step.side)


def _easier(exercise: Exercise, moment: Moment) -> str:
    """Return what the easier version is, where there is one that was not taken yet."""
    easier = exercise.easier
    if easier is None or moment.eased:
        return ""
    return f"{easier.name}. {exercise.words(easier.cue, moment.step.side)}"


def _stage(exercise: Exercise, step: Step, eased: bool) -> tuple[str, ...]:
    easier = exercise.easier if eased else None
    where = wording.position(easier.position if easier else exercise.position)
    lines = easier.set_up if easier else exercise.set_up
    return (where, *(exercise.words(line, step.side) for line in lines))
