"""Takes JSON apart that nobody has checked: strictly, piece by piece, and naming what is wrong."""

import json
import re
from typing import Any, NoReturn, TypeVar

import msgspec

_T = TypeVar("_T")
_PLACE = re.compile(r" - at (?:`key` in )?`\$")


class Fault(Exception):
    """What is wrong with a file, and where in it, as in "pain[3].score"; "" is the whole."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


def decoded(data: bytes | msgspec.Raw, kind: type[_T], where: str) -> _T:
    """Return a piece of JSON as a type, with no field that this does not have.

    Raises:
        Fault: it is not of this type, or no JSON at all.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        what, place = (*_PLACE.split(str(error), maxsplit=1), "")[:2]
        raise Fault(within(where, place.rstrip("`")), _plain(what)) from None
    except RecursionError:
        raise Fault(where, "it is nested too deeply") from None
    except UnicodeDecodeError:
        raise Fault(where, "it holds text that is not UTF-8") from None
    except msgspec.DecodeError:
        raise Fault(where, "it is not JSON, or was cut short") from None


def fields_of(data: bytes | msgspec.Raw, where: str) -> dict[str, msgspec.Raw]:
    """Return what an object holds by its names, as JSON not yet looked at.

    Raises:
        Fault: it is no object.
    """
    return decoded(data, dict[str, msgspec.Raw], where)


def joined(fields: dict[str, msgspec.Raw]) -> bytes:
    """Return these fields as one object again."""
    return msgspec.json.encode(fields)


def check_single(data: bytes | msgspec.Raw, where: str) -> None:
    """See that no object in a piece of JSON has a name twice, of which one would be lost.

    Raises:
        Fault: one has, or the piece is not JSON as the standard has it.
    """
    try:
        json.loads(
            bytes(data),
            object_pairs_hook=lambda pairs: _no_doubles(pairs, where),
            parse_constant=lambda name: _refuse(where, f"{name} is not a number"),
            parse_int=len,  # what is a number, and how large, is looked at where it is read
            parse_float=len,
        )
    except RecursionError:
        raise Fault(where, "it is nested too deeply") from None
    except ValueError:
        raise Fault(where, "it is not JSON, or was cut short") from None


def within(where: str, place: str) -> str:
    """Return the place of a part: "pain[3]" and ".score" are "pain[3].score"."""
    return f"{where}{place}" if where else place.removeprefix(".")


def _no_doubles(pairs: list[tuple[str, Any]], where: str) -> None:
    names: set[str] = set()
    for name, _ in pairs:
        if name in names:
            _refuse(where, f"“{name[:40]}” stands there twice")
        names.add(name)


def _refuse(where: str, what: str) -> NoReturn:
    raise Fault(where, what)


def _plain(what: str) -> str:
    """Return a sentence of the reader's as part of one of ours."""
    return what[:1].lower() + what[1:].replace("`", "").rstrip(".")
