"""One routine of the person's own as a readable TOML file: its form, its checks, its text."""

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from types import MappingProxyType

import msgspec

from backstretch.content.advice import notes_on
from backstretch.content.checks import line_problems
from backstretch.content.exercise import Exercise, Sides
from backstretch.content.own_exercise import OwnSheet, made_of
from backstretch.content.own_ids import OWN, is_own
from backstretch.content.own_sheets import sheet_lines, sheet_problems
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
    """A routine as written in its file; `rounds` is how often all of it is done.

    `exercises` are those of the person's own that travel with it, by their ids in this file; in
    the program's own folder there are none.
    """

    format: int
    name: str
    steps: tuple[Part, ...]
    rounds: int = 1
    exercises: dict[str, OwnSheet] = {}

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


def read_sent(
    path: Path, exercises: Mapping[str, Exercise]
) -> tuple[OwnFile | None, tuple[Fault, ...]]:
    """Return the routine of a file that came from elsewhere, with the exercises it brings."""

    def problems(file: OwnFile) -> Iterator[Problem]:
        if wrong := list(_sheet_problems(file)):
            yield from wrong
        else:
            named = (part.exercise for part in file.steps)
            known = {key: exercises[key] for key in named if key in exercises}
            known.update({key: made_of(key, one, Path()) for key, one in file.exercises.items()})
            yield from own_problems(file, known)

    file, faults = read(path, str(path), OwnFile, problems)
    return file, tuple(faults)


def write_own(
    name: str, asked: Prescription, exercises: Mapping[str, OwnSheet] = MappingProxyType({})
) -> bytes:
    """Return the text of the file that reads as this; exercises go without their pictures."""
    lines = [f"format = {FORMAT}", f"name = {_text(name)}"]
    if asked.rounds > 1:
        lines.append(f"rounds = {asked.rounds}")
    steps = "".join(f"    {{ {_inline(part)} }},\n" for part in asked.parts)
    brought = "".join(_brought(key, sheet) for key, sheet in exercises.items())
    return (_HEAD + "\n".join(lines) + f"\nsteps = [\n{steps}]\n{brought}").encode()


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


def _sheet_problems(file: OwnFile) -> Iterator[Problem]:
    if len(file.exercises) > MOST_PARTS:
        yield "exercises", f"are {len(file.exercises)}, {MOST_PARTS} is the most"
        return
    for key, sheet in file.exercises.items():
        if not is_own(key):
            yield f"exercises.{key}", f"must have a name that begins with “{OWN}”"
        for where, problem in sheet_problems(sheet):
            yield f"exercises.{key}.{where}", problem


def _brought(key: str, sheet: OwnSheet) -> str:
    bare = msgspec.structs.replace(sheet, picture="")
    lines = "".join(f"{line}\n" for line in sheet_lines(bare))
    return f"\n[exercises.{_text(key)}]\n{lines}"


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
