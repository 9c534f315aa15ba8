"""One routine of the person's own as a readable TOML file: its form, its checks, its text."""

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path

import msgspec

from backstretch.content.advice import notes_on
from backstretch.content.checks import line_problems
from backstretch.content.exercise import Exercise, Sides
from backstretch.content.prescribed import Part, Prescription, normal
from backstretch.content.prescription import MOST_PARTS, MOST_ROUNDS
from backstretch.content.reading import read
from backstretch.toml_file import Fault, Problem

FORMAT = 1
LONGEST_NAME = 40
_HEAD = (
    "# A routine for Backstretch. “backstretch routine import FILE” takes it in.\n"
    "# Seconds: hold, tempo (one repetition), rest, switch (sides), change (getting into it).\n"
)


class OwnFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A routine as written in its file; `rounds` is how often all of it is done."""

    format: int
    name: str
    steps: tuple[Part, ...]
    rounds: int = 1

    @property
    def asked(self) -> Prescription:
        """What is asked for, without the name."""
        return Prescription(self.steps, self.rounds)


def read_own(
    path: Path, exercises: Mapping[str, Exercise]
) -> tuple[OwnFile | None, tuple[Fault, ...]]:
    """Return the routine of a file, or None and its faults, which name the file in full."""

    def problems(file: OwnFile) -> Iterator[Problem]:
        return own_problems(file, exercises)

    file, faults = read(path, str(path), OwnFile, problems)
    if file is not None:
        tidy = normal(file.asked, exercises)
        file = msgspec.structs.replace(file, name=file.name.strip(), steps=tidy.parts)
    return file, tuple(faults)


def write_own(name: str, asked: Prescription) -> bytes:
    """Return the text of the file that reads as this."""
    lines = [f"format = {FORMAT}", f"name = {_text(name)}"]
    if asked.rounds > 1:
        lines.append(f"rounds = {asked.rounds}")
    steps = "".join(f"    {{ {_inline(part)} }},\n" for part in asked.parts)
    return (_HEAD + "\n".join(lines) + f"\nsteps = [\n{steps}]\n").encode()


def own_problems(file: OwnFile, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Yield what makes no sense in a routine of the person's own, or is unsafe."""
    if file.format != FORMAT:
        yield "format", f"is {file.format}; this version of Backstretch reads format {FORMAT}"
        return
    yield from line_problems("name", file.name, LONGEST_NAME)
    if not 1 <= file.rounds <= MOST_ROUNDS:
        yield "rounds", f"must be from 1 to {MOST_ROUNDS}"
        return
    if not 1 <= len(file.steps) <= MOST_PARTS:
        yield "steps", f"must be from 1 to {MOST_PARTS}"
        return
    wrong = list(_all_misfits(file, exercises))
    yield from wrong
    if not wrong:
        yield from _unsafe(file, exercises)


def _all_misfits(file: OwnFile, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    for number, part in enumerate(file.steps):
        for key, problem in _misfits(part, exercises):
            yield f"steps[{number}].{key}", problem


def _misfits(part: Part, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    exercise = exercises.get(part.exercise)
    if exercise is None:
        yield "exercise", f"there is no exercise called “{part.exercise}”"
        return
    if (part.hold is None) is (part.reps is None):
        yield "hold", "needs either hold or reps, not both and not neither"
    elif part.hold is not None and exercise.dose.hold is None:
        yield "hold", f"{exercise.id} is counted, so it needs reps"
    elif part.reps is not None and exercise.dose.reps is None:
        yield "reps", f"{exercise.id} is held, so it needs hold"
    for key in ("hold", "tempo", "rest", "switch", "change"):
        if (seconds := getattr(part, key)) is not None and not isfinite(seconds):
            yield key, "must be a number of seconds"
    if part.tempo is not None and part.reps is None:
        yield "tempo", "belongs to reps, not to a hold"
    if part.order and exercise.sides is Sides.BOTH:
        yield "order", f"{exercise.id} has no sides"


def _unsafe(file: OwnFile, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    for note in notes_on(file.asked, exercises):
        if note.unsafe:
            key = "steps" if note.part is None else f"steps[{note.part}].{note.code}"
            yield key, f"is {note.value:g}; from {note.least:g} to {note.most:g} is safe"


def _inline(part: Part) -> str:
    fields = [("exercise", _text(part.exercise))]
    fields += [
        (key, _number(value))
        for key in ("reps", "hold", "times", "tempo", "rest", "switch", "change")
        if (value := getattr(part, key)) is not None and not (key == "times" and value == 1)
    ]
    if part.order:
        fields.append(("order", _text(part.order.value)))
    return ", ".join(f"{key} = {value}" for key, value in fields)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
