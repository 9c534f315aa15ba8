"""Turns what is written of an exercise of the person's own into words and a sheet: pure."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from backstretch.content.advice import notes_on
from backstretch.content.exercise import Position, Sides
from backstretch.content.own_exercise import FORMAT, OwnExercise, OwnSheet, made_of, read_dose
from backstretch.content.own_sheets import (
    LONGEST_KIT,
    LONGEST_LINE,
    MOST_KIT,
    MOST_LINES,
    tidy,
)
from backstretch.content.prescribed import Prescription, lay_out
from backstretch.content.prescription import LineError
from backstretch.content.timing import work_ms
from backstretch.ui import library_words, wording
from backstretch.ui.own_state import OwnDraft
from backstretch.ui.wording import tr

FIELDS = ("name", "dose", "position", "kit", "steps", "form", "stop")
"""The fields that can be wrong, in the order they stand."""


def sides() -> tuple[tuple[str, str], ...]:
    """Return how an exercise can treat left and right, as codes with their words."""
    return (
        (Sides.BOTH.value, tr("Both at once")),
        (Sides.EACH.value, tr("Each side")),
        (Sides.ALTERNATING.value, tr("In turn")),
    )


def positions() -> dict[str, str]:
    """Return the positions there are, none first."""
    return {"": tr("Choose one")} | {one.value: wording.position(one) for one in Position}


def draft_of(exercise: OwnExercise) -> OwnDraft:
    """Return an exercise as it stands in the form."""
    sheet = exercise.sheet
    return OwnDraft(
        sheet.name,
        sheet.dose,
        sheet.sides.value,
        sheet.position.value,
        ", ".join(map(library_words.kit_name, sheet.kit)),
        "\n".join(sheet.steps),
        "\n".join(sheet.form),
        "\n".join(sheet.stop),
        exercise.picture,
    )


def sheet_of(draft: OwnDraft) -> OwnSheet:
    """Return the sheet of a draft; it has a position."""
    return tidy(
        OwnSheet(
            FORMAT,
            draft.name,
            draft.dose,
            Position(draft.position or Position.STANDING),
            Sides(draft.sides),
            tuple(_kit(draft.kit)),
            tuple(draft.steps.splitlines()),
            tuple(draft.form.splitlines()),
            tuple(draft.stop.splitlines()),
            draft.picture.name if draft.picture and draft.chosen is None else "",
        )
    )


def reading(draft: OwnDraft) -> str:
    """Return what a dose means, or "" where it cannot be read."""
    try:
        made = made_of("", msgspec.structs.replace(sheet_of(draft), picture=""), Path())
    except LineError:
        return ""
    (item,) = lay_out(Prescription((made.usual,)), {"": made})
    seconds = round(work_ms(item, made) / 1000)
    clock = f"{seconds // 60}:{seconds % 60:02}"
    said = [wording.amount(item, made)]
    if item.tempo is not None:
        said.append(tr("{n} s for one").format(n=f"{item.tempo:g}"))
    if item.times > 1:
        said.append(tr("{n} s rest between").format(n=f"{item.rest:g}"))
    said.append(tr("{total} in all").format(total=clock))
    return tr("Read as: {dose}.").format(dose=", ".join(said))


def wrong_while_writing(draft: OwnDraft) -> dict[str, str]:
    """Return what is wrong with what is there, by field; what is still missing is not."""
    sheet = sheet_of(draft)
    found = {key: _lines_wrong(getattr(sheet, key), most) for key, most in MOST_LINES.items()}
    if len(sheet.kit) > MOST_KIT or any(len(thing) > LONGEST_KIT for thing in sheet.kit):
        found["kit"] = tr("Write at most {n} things, each in a word or two.").format(n=MOST_KIT)
    if sheet.dose:
        found["dose"] = _dose_wrong(sheet)
    if sheet.name and not any(letter.isalpha() for letter in sheet.name):
        found["name"] = tr("A name needs a letter.")
    return {key: sentence for key, sentence in found.items() if sentence}


def missing(draft: OwnDraft) -> dict[str, str]:
    """Return what has to be there before an exercise can be kept, by field."""
    found = {}
    if not draft.name.strip():
        found["name"] = tr("Write a name that you know it by.")
    if not draft.dose.strip():
        found["dose"] = tr("Write how much of it, for example 3x30s or 10 slow.")
    if not draft.position:
        found["position"] = tr("Choose a position. It decides how long you get to move there.")
    return found


def _kit(text: str) -> Iterator[str]:
    """Yield the things in a text with commas; those that are known by the names they have here."""
    names = {
        library_words.kit_name(thing).casefold(): thing
        for thing in (
            "mat", "towel", "cushion", "pillow", "socks", "wall", "chair", "strap", "loop band",
            "step", "doorway", "foam roller",
        )
    }  # fmt: skip
    for thing in text.replace(";", ",").split(","):
        plain = " ".join(thing.split())
        yield names.get(plain.casefold(), plain.casefold())


def _dose_wrong(sheet: OwnSheet) -> str:
    try:
        read_dose(sheet.dose, sheet.sides)
    except LineError as error:
        return error.problem
    made = made_of("", msgspec.structs.replace(sheet, picture=""), Path())
    for note in notes_on(Prescription((made.usual,)), {"": made}):
        if note.unsafe:
            words = tr("{n} is not safe here. Choose {least} to {most}.")
            return words.format(n=f"{note.value:g}", least=f"{note.least:g}", most=f"{note.most:g}")
    return ""


def _lines_wrong(lines: tuple[str, ...], most: int) -> str:
    if len(lines) > most:
        return tr("Write at most {n} lines.").format(n=most)
    if any(len(line) > LONGEST_LINE for line in lines):
        return tr("A line is longer than {n} characters. Make two of it.").format(n=LONGEST_LINE)
    return ""
