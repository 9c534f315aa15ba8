"""Small scripts to walk through, and a session's notation as lines."""

from collections.abc import Iterable

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library
from backstretch.content.routine import Item, Routine
from backstretch.session.script import Script, Step, StepKind

LETTERS = {
    "ready": StepKind.READY,
    "change": StepKind.CHANGE,
    "move": StepKind.MOVE,
    "hold": StepKind.HOLD,
    "rest": StepKind.REST,
    "switch": StepKind.SWITCH,
    "finish": StepKind.FINISH,
}

SMALL = """
ready   cat    both  10  item 0 piece 0
move    cat    both  24  item 0 piece 0 tempo 8
change  figure right 10  item 1 piece 1
hold    figure right 30  item 1 piece 1
rest    figure right 5   item 1 piece 2
hold    figure right 30  item 1 piece 2
switch  figure left  5   item 1 piece 3
hold    figure left  30  item 1 piece 3
rest    figure left  5   item 1 piece 4
hold    figure left  30  item 1 piece 4
change  bird   right 10  item 2 piece 5
move    bird   right 8   item 2 piece 5 tempo 8
move    bird   left  8   item 2 piece 5 tempo 8
move    bird   right 8   item 2 piece 5 tempo 8
move    bird   left  8   item 2 piece 5 tempo 8
change  lie    both  5   item 3 piece 6
hold    lie    both  20  item 3 piece 6
finish  lie    both  0   item 4 piece 7
"""


def script_of(text: str) -> Script:
    """Return the script that lines like `hold figure left 30 item 1 piece 3` describe."""
    lines = [line for line in text.splitlines() if line.strip()]
    return Script("small", "Small", 4, tuple(_step(line) for line in lines))


def _step(line: str) -> Step:
    kind, exercise, side, seconds, *rest = line.split()
    facts = dict(zip(rest[::2], map(int, rest[1::2]), strict=True))
    tempo = 1000 * facts.get("tempo", 0)
    ms = 1000 * int(seconds)
    return Step(
        LETTERS[kind],
        ms,
        facts["item"],
        exercise,
        side,
        facts["piece"],
        reps=ms // tempo if tempo else 0,
        tempo_ms=tempo,
    )


def clock_text(ms: int) -> str:
    """Return a time as minutes and seconds, as in 4:05."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"


def lines_of(steps: Iterable[Step]) -> list[str]:
    """Return steps as lines: when it begins, its kind, exercise and side, how long it lasts."""
    at, lines = 0, []
    for step in steps:
        lines.append(
            f"{clock_text(at)} {step.kind} {step.exercise} {step.side} {clock_text(step.ms)}"
        )
        at += step.ms
    return lines


def least_of(exercise: Exercise, times: int = 1) -> Item:
    """Return an exercise at the smallest dose of its range, held so many times."""
    dose = exercise.dose
    if dose.hold:
        return Item(exercise.id, 10, hold=dose.hold[0], times=times)
    assert dose.reps
    return Item(exercise.id, 10, reps=dose.reps[0], tempo=exercise.cycle_seconds)


def everything(library: Library) -> Routine:
    """Return a routine of every exercise there is, in the order of their names."""
    items = tuple(least_of(one) for _, one in sorted(library.exercises.items()))
    return Routine("everything", "Everything", "", "", 20, items, ())
