"""One exercise of the person's own as a readable TOML file: its checks, its text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from backstretch.content.advice import notes_on
from backstretch.content.checks import line_problems
from backstretch.content.own_exercise import FORMAT, OwnExercise, OwnSheet, made_of, read_dose
from backstretch.content.prescribed import Prescription
from backstretch.content.prescription import LineError
from backstretch.content.reading import read
from backstretch.toml_file import Fault, Problem

LONGEST_NAME, LONGEST_LINE, LONGEST_KIT = 40, 160, 24
MOST_LINES: Mapping[str, int] = {"steps": 12, "form": 8, "stop": 8}
MOST_KIT = 6
PICTURE_ENDINGS = (".png", ".jpg")
_HEAD = (
    "# An exercise of your own for Backstretch. The dose is as in a prescription line:\n"
    "# “3x30s” is three holds, “10 slow” slow repetitions, “2x12 rest 30s” two sets.\n"
)


def read_sheet(path: Path) -> tuple[OwnSheet | None, tuple[Fault, ...]]:
    """Return the sheet of a file, or None and its faults, which name the file in full."""
    sheet, faults = read(path, str(path), OwnSheet, sheet_problems)
    return sheet, tuple(faults)


def write_sheet(sheet: OwnSheet) -> bytes:
    """Return the text of the file that reads as this."""
    return (_HEAD + "".join(f"{line}\n" for line in sheet_lines(sheet))).encode()


def sheet_lines(sheet: OwnSheet) -> Iterator[str]:
    """Yield the lines of TOML that read as this sheet."""
    yield f"format = {sheet.format}"
    for key in ("name", "dose", "position", "sides"):
        yield f"{key} = {_text(getattr(sheet, key))}"
    if sheet.kit:
        yield f"kit = [{', '.join(map(_text, sheet.kit))}]"
    for key in MOST_LINES:
        if lines := getattr(sheet, key):
            yield f"{key} = ["
            yield from (f"    {_text(line)}," for line in lines)
            yield "]"
    if sheet.picture:
        yield f"picture = {_text(sheet.picture)}"


def tidy(sheet: OwnSheet) -> OwnSheet:
    """Return a sheet as it is kept: spaces single, hidden characters and empty lines left out."""
    kept = {key: _tidy_lines(getattr(sheet, key)) for key in ("kit", *MOST_LINES)}
    return msgspec.structs.replace(
        sheet, name=_tidy_line(sheet.name), dose=_tidy_line(sheet.dose), **kept
    )


def sheet_problems(sheet: OwnSheet) -> Iterator[Problem]:
    """Yield what makes no sense in an exercise of the person's own, or is unsafe."""
    if sheet.format != FORMAT:
        yield "format", f"is {sheet.format}; this version of Backstretch reads format {FORMAT}"
        return
    yield from line_problems("name", sheet.name, LONGEST_NAME)
    if not any(letter.isalpha() for letter in sheet.name):
        yield "name", "needs a letter"
    yield from _list_problems("kit", sheet.kit, MOST_KIT, LONGEST_KIT)
    for key, most in MOST_LINES.items():
        yield from _list_problems(key, getattr(sheet, key), most, LONGEST_LINE)
    yield from _dose_problems(sheet)
    if sheet.picture and not _is_plain(sheet.picture):
        yield "picture", "must be the name of a PNG or JPEG file in the same folder"


def same_but_picture(one: OwnSheet, other: OwnSheet) -> bool:
    """Return whether two sheets say the same, whatever their pictures."""
    return msgspec.structs.replace(one, picture="") == msgspec.structs.replace(other, picture="")


def _list_problems(key: str, lines: Sequence[str], most: int, longest: int) -> Iterator[Problem]:
    if len(lines) > most:
        yield key, f"has {len(lines)} lines, {most} is the most"
    for number, line in enumerate(lines[:most]):
        yield from line_problems(f"{key}[{number}]", line, longest)


def _dose_problems(sheet: OwnSheet) -> Iterator[Problem]:
    try:
        read_dose(sheet.dose, sheet.sides)
    except LineError as error:
        yield "dose", f"cannot be read: {error.problem.rstrip('.')}"
        return
    made: OwnExercise = made_of("", sheet, Path())
    for note in notes_on(Prescription((made.usual,)), {"": made}):
        if note.unsafe:
            yield "dose", f"is {note.value:g}; from {note.least:g} to {note.most:g} is safe"
            return


def _is_plain(name: str) -> bool:
    """Return whether a name is that of a picture and no path."""
    plain = name.replace("-", "").replace("_", "")
    stem, dot, ending = plain.rpartition(".")
    return bool(stem) and stem.isalnum() and stem.isascii() and dot + ending in PICTURE_ENDINGS


def _tidy_lines(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(_tidy_line, lines)))


def _tidy_line(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return " ".join(shown.split())


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
