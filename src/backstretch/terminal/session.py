"""A guided session in the terminal: the same engine, cues and journal, told in lines of text."""

from typing import Protocol, TextIO

from backstretch.content.library import Library
from backstretch.session.cues import Cue
from backstretch.session.moment import Moment, Stage
from backstretch.session.run import Beat, Command, SessionRun
from backstretch.session.script import Step, StepKind
from backstretch.terminal.keys import Keys
from backstretch.terminal.language import tr, tr_count
from backstretch.terminal.safety import list_lines

LONGEST_WAIT_S = 0.25
SHORTEST_WAIT_S = 0.002
LOOK_EVERY_MS = 1_000
SAID_BY_STAGE = frozenset({"paused", "waiting", "resume"})

KEYS: dict[str, Command] = {
    "n": Command.NEXT,
    "b": Command.BACK,
    "r": Command.RESTART,
    "a": Command.REPEAT_SIDE,
    "+": Command.LONGER,
    "s": Command.SKIP,
    "e": Command.EASE,
    "q": Command.END,
}


class Listener(Protocol):
    """What hears the cues."""

    def play(self, cues: tuple[Cue, ...]) -> None:
        """Sound them now."""

    def hush(self) -> None:
        """Stop what still sounds."""


class TerminalSession:
    """Tells a running session line by line until it is over."""

    def __init__(
        self, run: SessionRun, library: Library, listener: Listener, keys: Keys, out: TextIO
    ) -> None:
        self._run = run
        self._library = library
        self._listener = listener
        self._keys = keys
        self._out = out
        self._shown = -1
        self._hurts = False
        self._stage = Stage.IDLE
        self._speed = run.speed

    def play(self) -> bool:
        """Run to the end; return whether the end of the routine was reached."""
        script = self._run.engine.script
        self._say(tr("{name}, {n} minutes.").format(name=script.name, n=script.minutes))
        if routine := self._library.routines.get((script.routine, script.minutes)):
            self._say(routine.note)
        if self._keys.present:
            self._say(
                tr(
                    "Keys: space pause, n next, b back, r again, a this side again, + longer, "
                    "h this hurts, s skip, e easier, q end."
                )
            )
        self._run.start()
        while True:
            beat = self._run.beat()
            self._tell(beat)
            if beat.moment.stage is Stage.OVER:
                return self._close(beat.moment)
            self._obey(self._keys.wait(self._wait()), beat.moment)

    def _tell(self, beat: Beat) -> None:
        if beat.hush:
            self._listener.hush()
        moment = beat.moment
        if moment.index != self._shown and moment.stage is not Stage.OVER:
            self._shown = moment.index
            self._say(self._step_line(moment))
        if moment.stage is not self._stage:
            self._stage = moment.stage
            self._say_stage(moment)
        self._listener.play(beat.cues)
        for cue in beat.cues:
            if cue.say and cue.code not in SAID_BY_STAGE:
                self._say(f"        {cue.say}")

    def _say_stage(self, moment: Moment) -> None:
        if moment.stage is Stage.PAUSED and moment.reason == "sleep":
            self._say(tr("Paused while the computer slept."))
        elif moment.stage is Stage.PAUSED:
            self._say(tr("Paused. Space goes on."))
        elif moment.stage is Stage.WAITING:
            self._say(tr("Waiting for you. Space goes on."))
        elif moment.stage is Stage.REENTRY:
            self._say(tr("Going on in {n} s.").format(n=-(-moment.reentry_ms // 1000)))

    def _step_line(self, moment: Moment) -> str:
        script, step = self._run.engine.script, moment.step
        at = sum(s.ms for s in script.steps[: moment.index])
        return f"{_clock_text(at)}  {self._step_words(step)}, {step.ms / 1000:g} s"

    def _step_words(self, step: Step) -> str:
        exercise = self._library.exercises[step.exercise]
        side = {"left": exercise.left_name, "right": exercise.right_name}.get(step.side, "")
        name = f"{exercise.name}, {side}" if side else exercise.name
        enter = exercise.words(exercise.enter, step.side)
        return (
            {
                StepKind.READY: tr("Get ready: {name}. {enter}"),
                StepKind.CHANGE: tr("Next: {name}. {enter}"),
                StepKind.SWITCH: tr("Switch sides: {name}. {enter}"),
                StepKind.REST: tr("Rest: {name}"),
            }.get(step.kind, "{name}")
            .format(name=name, enter=enter)
            .rstrip(".")
        )

    def _wait(self) -> float:
        due = self._run.due_in()
        longest = min(LONGEST_WAIT_S, LOOK_EVERY_MS / 1000 / self._speed)
        return max(SHORTEST_WAIT_S, longest if due is None else min(due, longest))

    def _obey(self, key: str, moment: Moment) -> None:
        standing = moment.stage in (Stage.PAUSED, Stage.WAITING)
        if key == "h":
            self._stop_for_pain()
        elif key == "s" and self._hurts:
            self._run.obey(Command.SKIP, "hurts")
            self._run.obey(Command.RESUME)
        elif key == " " or (standing and not self._keys.present):
            self._run.obey(Command.RESUME if standing else Command.PAUSE)
        elif key == "e" and not self._library.exercises[moment.step.exercise].easier:
            self._say(tr("There is no easier version of this one. s leaves it out."))
        elif key in KEYS:
            self._run.obey(KEYS[key])
        if key and key != "h":
            self._hurts = False

    def _stop_for_pain(self) -> None:
        """Pause and say what to look out for (evidence 5.1, 5.2 and 5.5)."""
        self._hurts = True
        self._run.obey(Command.PAUSE, "hurts")
        for line in (
            tr("Let go of the stretch first. A pull is fine; sharp or spreading pain means stop."),
            tr("s leaves this stretch out, e is the easier version, q ends, space goes on."),
            *list_lines(),
        ):
            self._say(line)

    def _close(self, moment: Moment) -> bool:
        finished = moment.step.kind is StepKind.FINISH
        n = moment.done_ms // 60_000
        if finished:
            words = tr_count("Done. {n} minute on the mat.", "Done. {n} minutes on the mat.", n)
        else:
            words = tr_count("Ended. {n} minute kept.", "Ended. {n} minutes kept.", n)
        self._say(words.format(n=n))
        if self._run.recorder.trouble:
            self._say(self._run.recorder.trouble)
        return finished

    def _say(self, line: str) -> None:
        self._out.write(f"{line}\n")
        self._out.flush()


def _clock_text(ms: int) -> str:
    return f"{ms // 60_000:2d}:{ms // 1000 % 60:02d}"
