"""Reads what was typed behind an option; a wrong value is told with the right ones. Pure.

Every function here raises argparse.ArgumentTypeError, whose text goes behind the option's name.
"""

import os
import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from backstretch.bodymap.regions import Region
from backstretch.journal.limits import FIRST_YEAR, SCORES, STRENGTHS
from backstretch.journal.said import PainMoment
from backstretch.terminal import tr
from backstretch.units import (
    FURTHEST_M,
    LONGEST_S,
    Units,
    UnreadAmount,
    read_distance,
    read_duration,
)

TODAY, YESTERDAY = "today", "yesterday"
NONE = "none"
"""What stands for none of the warning signs."""
_MINUS = re.compile(r"-\.?[0-9]")
_WHOLE = re.compile(r"[0-9]{1,4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})"
)

Code = TypeVar("Code", bound=StrEnum)
Found = TypeVar("Found")


def with_minus(
    arguments: Sequence[str], options: Container[str], takes_one: Container[str]
) -> list[str]:
    """Return arguments so that a value which begins with a minus is read as a value.

    `options` are all there are, `takes_one` those that take one value. argparse would take "-3km"
    for an option, and say of "--distance -3km" only that a value is missing.
    """
    found: list[str] = []
    alone: list[str] = []
    for argument in arguments:
        is_value = argument.startswith("-") and argument not in options and argument != "--"
        if is_value and found and found[-1] in takes_one and not argument.startswith("--"):
            found[-1] += f"={argument}"
        elif _MINUS.match(argument) and "--" not in found:
            alone.append(argument)
        else:
            found.append(argument)
    return [*found, *(["--", *alone] if alone else [])]


def one_of(codes: type[Code]) -> Callable[[str], Code]:
    """Return what reads one code of a vocabulary."""
    known = {code.value: code for code in codes if code.value}
    return lambda text: _one(text, known)


def some_of(codes: type[Code]) -> Callable[[str], list[Code]]:
    """Return what reads codes of a vocabulary, with commas between them."""
    read = one_of(codes)
    return lambda text: [read(part) for part in text.split(",")]


def sign_of(codes: Iterable[str]) -> Callable[[str], str]:
    """Return what reads the code of one warning sign; - stands for _ too."""
    known = {code: code for code in codes}
    return lambda text: _one(text, known, text.replace("-", "_"))


def signs_of(codes: Iterable[str]) -> Callable[[str], list[str]]:
    """Return what reads codes of warning signs, with commas between them."""
    read = sign_of(codes)
    return lambda text: [read(part) for part in text.split(",")]


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number from `low` to `high`."""

    def read(text: str) -> int:
        if _WHOLE.fullmatch(text) and low <= int(text) <= high:
            return int(text)
        words = tr("“{text}” is not a whole number from {low} to {high}")
        raise ArgumentTypeError(words.format(text=text, low=low, high=high))

    return read


def places(text: str) -> list[tuple[Region, int | None]]:
    """Return places with how strong each is, None where that was not said: "lumbar-left:4"."""
    read = one_of(Region)
    found: list[tuple[Region, int | None]] = []
    for part in text.split(","):
        name, colon, strength = part.partition(":")
        found.append((read(name), whole(*STRENGTHS)(strength) if colon else None))
    return found


def pain_at(text: str) -> tuple[PainMoment, int]:
    """Return a moment and how strong the pain was then: "before-run:1"."""
    name, colon, score = text.partition(":")
    if not colon:
        words = tr("“{text}” has no number: write the moment and 0 to 10, as before-run:1")
        raise ArgumentTypeError(words.format(text=text))
    return one_of(PainMoment)(name), whole(*SCORES)(score)


def distance_text(text: str) -> str:
    """Return what `distance` reads once the person's units are known."""
    distance(text, Units.KM)
    return text


def distance(text: str, units: Units) -> float:
    """Return metres, to a tenth; a bare number is in `units`."""
    try:
        metres = round(read_distance(text, units), 1)
    except UnreadAmount as error:
        raise _distance_wrong(text, error.reason) from None
    if not metres:
        raise _distance_wrong(text, "zero")
    return metres


def duration(text: str) -> float:
    """Return seconds; a bare number is minutes."""
    try:
        return read_duration(text)
    except UnreadAmount as error:
        words = {
            "zero": tr("“{text}” is no time at all"),
            "far": tr("“{text}” is too long: the most is {most} hours"),
        }.get(error.reason, tr("“{text}” is not a duration: write it as 47:30, 1:06:40 or 47min"))
        raise ArgumentTypeError(words.format(text=text, most=LONGEST_S // 3600)) from None


def day(text: str) -> str | date:
    """Return a day, or TODAY or YESTERDAY, which somebody who knows the day must turn into one."""
    if text in (TODAY, YESTERDAY):
        return text
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        words = tr("“{text}” is not a day: write it as 2026-03-02, today or yesterday")
        raise ArgumentTypeError(words.format(text=text))
    if found.year < FIRST_YEAR:
        words = tr("“{text}” is too long ago: the first day is {year}-01-01")
        raise ArgumentTypeError(words.format(text=text, year=FIRST_YEAR))
    return found


def time_of_day(text: str) -> str:
    """Return a time as "HH:MM"."""
    found = _TIME.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return f"{int(found[1]):02}:{found[2]}"
    words = tr("“{text}” is not a time: write it as 07:05 or 18:30")
    raise ArgumentTypeError(words.format(text=text))


def moment(text: str) -> datetime:
    """Return a moment whose zone is known."""
    try:
        found = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year < FIRST_YEAR:
        words = tr(
            "“{text}” is not a moment with its zone: write it as 2026-03-02T07:31:05+01:00, "
            "from {year} on"
        )
        raise ArgumentTypeError(words.format(text=text, year=FIRST_YEAR))
    return found


def note(text: str) -> str:
    """Return a note without the white space around it.

    Bytes that the system's encoding does not know are taken for UTF-8, which they mostly are.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            text = os.fsencode(text).decode()
        except UnicodeError:
            raise ArgumentTypeError(tr("it holds a character that cannot be kept")) from None
    return text.strip()


def _one(text: str, known: Mapping[str, Found], written: str = "") -> Found:
    """Return what a code stands for; `written` is the code in other letters than typed."""
    code = (written or text).strip().lower()
    if code in known:
        return known[code]
    words = tr("“{text}” is none of {codes}")
    raise ArgumentTypeError(words.format(text=text, codes=", ".join(known)))


def _distance_wrong(text: str, reason: str) -> ArgumentTypeError:
    words = {
        "zero": tr("“{text}” is no distance at all"),
        "far": tr("“{text}” is too far: the most is {most} km"),
    }.get(reason, tr("“{text}” is not a distance: write it as 8.2km, 5mi or 800m"))
    return ArgumentTypeError(words.format(text=text, most=FURTHEST_M // 1000))
