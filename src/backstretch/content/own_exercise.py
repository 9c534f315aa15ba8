"""An exercise of the person's own: what they wrote down, and what sessions are made of it. Pure."""

from pathlib import Path

import msgspec

from backstretch.content.dose_reading import DoseReader, LineError
from backstretch.content.exercise import (
    Breath,
    DoseRange,
    Exercise,
    Kind,
    Phase,
    Position,
    Sides,
    Skip,
)
from backstretch.content.line_words import Sort, Word, pieces_of
from backstretch.content.prescribed import Part, slow_tempo

FORMAT = 1
AS_SHOWN = "Do it as you were shown."
"""Stands where nothing was written down of how it is done."""
LONGEST_DOSE = 60
REPETITION_S = 6.0
"""Seconds of one repetition where the dose names none: between strength and mobility (2.0)."""
_DOSES = "“3x30s”, “10 slow” or “2x12 rest 30s”"
IN_S, OUT_S = 4.0, 6.0
"""One slow breath in a hold (evidence 3.3)."""
_HOLDS, _TIMES, _REPS, _TEMPO = (1.0, 300.0), (1, 10), (1, 50), (2.0, 30.0)
_SHORT, _CUE = 16, 75


class OwnSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An exercise as it stands in its file.

    `dose` is as in a prescription line, without the name: "3x30s", "10 slow". `steps` tell how it
    is done, `form` how to do it well, `stop` when to leave it. `picture` is the name of a file
    beside this one, or "".
    """

    format: int
    name: str
    dose: str
    position: Position
    sides: Sides = Sides.BOTH
    kit: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    picture: str = ""


class OwnExercise(Exercise, kw_only=True, frozen=True):
    """An exercise of the person's own, as sessions and pages need it.

    Nobody checked what it asks of a back: it has no tags, and its only rules are the person's
    own words. `usual` is its dose, `picture` the file of its picture, if there is one.
    """

    sheet: OwnSheet
    usual: Part
    picture: Path | None = None


def read_dose(dose: str, sides: Sides, called: str = "") -> Part:
    """Return a dose as typed, of no exercise yet.

    Raises:
        LineError: it cannot be read; the text names what and where.
    """
    named = called or "the exercise"
    pieces = pieces_of(dose[: LONGEST_DOSE + 1])
    if len(dose) > LONGEST_DOSE:
        raise LineError(f"The dose is longer than {LONGEST_DOSE} characters.", LONGEST_DOSE + 1)
    if not pieces:
        raise LineError(f"How much of it? For example {_DOSES}.", 1)
    if len(pieces) > 1:
        over = pieces[1]
        raise LineError("One dose only, without commas.", over.column, len(over.text.strip()))
    words = pieces[0].words
    start = Word(Sort.WORD, words[0].text, words[0].column)
    alone = "" if called else _DOSES
    part = DoseReader(_any_dose(sides), named, start, words, alone=alone).part()
    if sides is Sides.ALTERNATING and part.hold is not None:
        raise LineError(
            "What goes from side to side is counted: write for example “8”.",
            words[0].column,
            len(words[0].text),
        )
    return part


def made_of(key: str, sheet: OwnSheet, folder: Path) -> OwnExercise:
    """Return the exercise of a sheet; `folder` is where its picture lies.

    Raises:
        LineError: the dose cannot be read.
    """
    usual = msgspec.structs.replace(read_dose(sheet.dose, sheet.sides), exercise=key)
    held = usual.hold is not None
    slow = usual.tempo is not None and usual.tempo >= slow_tempo(_any_dose(sheet.sides))
    told = (*sheet.steps, *sheet.form)
    return OwnExercise(
        id=key,
        name=sheet.name,
        short_name=_cut(sheet.name, _SHORT),
        kind=Kind.CONTROL if held or slow else Kind.STRENGTH,
        position=sheet.position,
        sides=sheet.sides,
        level=1,
        tags=(),
        equipment=sheet.kit,
        summary="",
        enter=_cut(told[0], _CUE) if told else AS_SHOWN,
        set_up=sheet.steps or (AS_SHOWN,),
        phases=_phases(usual, slow=slow),
        feel="",
        cues=tuple(line for line in told if len(line) <= _CUE) or (AS_SHOWN,),
        mistakes=(),
        dose=DoseRange(_HOLDS, _TIMES) if held else DoseRange(reps=_REPS, tempo=_TEMPO),
        skip=tuple(Skip("other", line) for line in sheet.stop),
        sources=(),
        sheet=sheet,
        usual=usual,
        picture=folder / sheet.picture if sheet.picture else None,
    )


def _any_dose(sides: Sides) -> Exercise:
    """Return an exercise that can be held and counted, to read a dose by."""
    return Exercise(
        id="",
        name="",
        short_name="",
        kind=Kind.CONTROL,
        position=Position.STANDING,
        sides=sides,
        level=1,
        tags=(),
        equipment=(),
        summary="",
        enter="",
        set_up=(),
        phases=(_easy(REPETITION_S),),
        feel="",
        cues=(),
        mistakes=(),
        dose=DoseRange(_HOLDS, _TIMES, _REPS, _TEMPO),
        skip=(),
        sources=(),
    )


def _phases(usual: Part, *, slow: bool) -> tuple[Phase, ...]:
    """Return one breath of a hold, or one repetition; of one that is not slow nothing is known."""
    if usual.hold is not None:
        return _breath(IN_S, OUT_S)
    seconds = usual.tempo or REPETITION_S
    return _breath(seconds / 2, seconds / 2) if slow else (_easy(seconds),)


def _breath(in_s: float, out_s: float) -> tuple[Phase, ...]:
    return (
        Phase("In", "Breathe in", "Breathe in.", Breath.IN, in_s),
        Phase("Out", "Breathe out", "Breathe out.", Breath.OUT, out_s),
    )


def _easy(seconds: float) -> Phase:
    return Phase("Easy", "Breathe easily", "Breathe easily.", Breath.EASY, seconds)


def _cut(text: str, most: int) -> str:
    """Return a text, or as many of its words as fit, with a sign that more follow."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head.rpartition(" ")[0] if " " in head[most // 2 :] else head
    return f"{whole.rstrip()}…"
