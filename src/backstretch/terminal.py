"""A guided session in the terminal: the same engine, cues and journal, told in lines of text."""

import contextlib
import gettext
import importlib
import os
import select
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TextIO

from backstretch.clock import Clock
from backstretch.content.care import Urgency, spare_care
from backstretch.content.library import Library
from backstretch.resources import resources_dir
from backstretch.session.cues import Cue
from backstretch.session.engine import Moment, Stage
from backstretch.session.run import Beat, Command, SessionRun
from backstretch.session.script import Step, StepKind

LONGEST_WAIT_S = 0.25
SHORTEST_WAIT_S = 0.002
LOOK_EVERY_MS = 1_000
SAID_BY_STAGE = frozenset({"paused", "waiting", "resume"})
_MOST_WHYS = 2
"""The message about a doctor is to be read."""

_words = gettext.translation("backstretch", resources_dir() / "i18n", fallback=True)
tr, tr_count = _words.gettext, _words.ngettext

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


class Keys(Protocol):
    """Where key presses come from."""

    @property
    def present(self) -> bool:
        """Whether anybody can press a key."""

    def wait(self, seconds: float) -> str:
        """Return the key pressed within this time, or an empty text."""


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
        print(line, file=self._out, flush=True)


def list_lines() -> list[str]:
    """Return the short list of warning signs, and what to do where one is new."""
    heads = {
        Urgency.EMERGENCY: tr("Get help now, 112, 999 or 911, if any of this is new:"),
        Urgency.SOON: tr("See a doctor before you stretch, if any of this is new:"),
    }
    lines = []
    for urgency, head in heads.items():
        lines.append(head)
        lines += [
            f"  {tr(sign.words)}" for sign in spare_care().short_list() if sign.leads_to is urgency
        ]
    return lines


def help_now(whys: Iterable[str]) -> list[str]:
    """Return what comes before all else where help is needed now, and why (evidence 5.1)."""
    return [
        tr("Stop here. Get help now."),
        *whys,
        tr("Call 112, 999 or 911, or go to an emergency department today."),
        tr("Sessions are stopped until you say in the window that you have been checked."),
    ]


def doctor_soon(whys: Sequence[str]) -> list[str]:
    """Return what comes first where a doctor should look soon, and why (evidence 5.2)."""
    return [
        tr("See a doctor before you stretch."),
        *whys[:_MOST_WHYS],
        tr("In 1 to 2 days, call your doctor or a physiotherapist."),
        tr("Until then: no hard runs. Gentle walking is fine. Sessions are paused."),
        tr(
            "Right away, call 112, 999 or 911 if you are numb between your legs, find it hard "
            "to pee, or a leg gets weaker."
        ),
    ]


def now_lines(codes: Iterable[str]) -> list[str]:
    """Return what to say where signs stand that need help now; the first says it all."""
    return [
        tr(
            "Stop here. Get help now. Call 112, 999 or 911, or go to an emergency department today."
        ),
        *_noted(codes),
        tr("No session before that. y: I have been checked. Any other key ends."),
    ]


def soon_lines(codes: Iterable[str]) -> list[str]:
    """Return what to say where signs stand that a doctor should see; the first says it all."""
    return [
        tr("See a doctor before you stretch. Call your doctor in the next 1 to 2 days."),
        *_noted(codes),
        tr("No hard runs until then. Gentle walking is fine."),
        tr("If a leg gets weak, or you cannot pee, get help right away."),
        tr("d: a doctor has seen me. a: I have read this, stretch anyway. Any other key ends."),
    ]


def _noted(codes: Iterable[str]) -> list[str]:
    care = spare_care()
    words = (sign.words if (sign := care.sign(code)) else care.why(code) for code in codes)
    return [tr("You noted: {sign}").format(sign=tr(one)) for one in words if one]


class NoKeys:
    """Nobody is there to press a key: the session runs by itself."""

    present = False

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def wait(self, seconds: float) -> str:
        """Wait, and return no key."""
        self._clock.wait(seconds)
        return ""


class PosixKeys:
    """Single key presses of a terminal, without Enter."""

    present = True

    def wait(self, seconds: float) -> str:
        """Return the key pressed within this time, or an empty text."""
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        return os.read(sys.stdin.fileno(), 1).decode(errors="ignore") if ready else ""


class WindowsKeys:
    """Single key presses of a Windows console."""

    present = True

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def wait(self, seconds: float) -> str:
        """Return the key pressed within this time, or an empty text."""
        console = importlib.import_module("msvcrt")
        if not console.kbhit():
            self._clock.wait(min(seconds, 0.05))
        return str(console.getwch()) if console.kbhit() else ""


@contextlib.contextmanager
def terminal_keys(clock: Clock) -> Iterator[Keys]:
    """Give single key presses while a terminal is there, and put it back as it was."""
    if not sys.stdin.isatty():
        yield NoKeys(clock)
    elif sys.platform == "win32":
        yield WindowsKeys(clock)
    else:
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
        try:
            tty.setcbreak(sys.stdin)
            yield PosixKeys()
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _clock_text(ms: int) -> str:
    return f"{ms // 60_000:2d}:{ms // 1000 % 60:02d}"
