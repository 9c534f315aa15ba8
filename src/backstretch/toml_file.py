"""A TOML file into its checked type, or every fault in it with its place. Never raises."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import msgspec

LARGEST = 256 * 1024
"""Bytes; the files that ship have less than 16 KiB."""

Problem = tuple[str, str]
"""The key and what is wrong with it."""

T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Fault:
    """`file` is relative to the resources, `key` the place in it or "", `problem` a half sentence.

    As text: "exercises/cat_cow.toml: cues[2]: is 64 characters long, 60 is the most."
    """

    file: str
    key: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.problem}."


def read(
    path: Path, file: str, kind: type[T], check: Callable[[T], Iterable[Problem]] | None = None
) -> tuple[T | None, list[Fault]]:
    """Return a file's content as `kind`, or None and all its faults of form, else of sense.

    `file` is the name the faults carry. `check` yields what makes no sense in a well-formed file.
    """
    # Not at the top: content that comes from the shelf needs none of it.
    import tomllib

    try:
        table = tomllib.loads(_text(path))
    except OSError as error:
        return None, [Fault(file, "", f"cannot be read: {reason(error)}")]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [Fault(file, f"line {line}", "is not text in UTF-8")]
    except ValueError as error:
        return None, [Fault(file, *_not_toml(str(error)))]
    except RecursionError:
        return None, [Fault(file, "", "has too many brackets in each other")]
    try:
        value = msgspec.convert(table, kind, str_keys=True)
    except (msgspec.ValidationError, OverflowError) as error:
        problems = list(_misfits(table, kind, "")) or [("", decapitalised(str(error)))]
        return None, [Fault(file, *problem) for problem in problems]
    faults = [Fault(file, *problem) for problem in check(value)] if check else []
    return (None if faults else value), faults


def reason(error: OSError) -> str:
    """Return why something could not be read, as the end of a sentence."""
    return decapitalised(error.strerror or str(error))


def decapitalised(text: str) -> str:
    """Return a sentence as the end of another one."""
    return text[:1].lower() + text[1:]


def _not_toml(told: str) -> Problem:
    """Return where a text cannot be read as TOML and why, of what the parser tells."""
    what, _, place = told.rpartition(" (at ")
    found = _PLACE.search(place)
    where = f"line {found[1]}, character {found[2]}" if found else "at its end"
    return where, next((why for start, why in _WHYS.items() if what.startswith(start)), _NOT_TOML)


_PLACE = re.compile(r"line (\d+), column (\d+)")
_NOT_TOML = "this is not written as in a TOML file"
_UNCLOSED = "a quote or a bracket is not closed"
_WHYS = {
    "Cannot": "this stands there twice",
    "Expected '='": "after a key there is no “=”",
    "Expected newline": "something follows that does not belong there",
    "Expected": _UNCLOSED,
    "Illegal character '\\n'": _UNCLOSED,
    "Invalid value": "there is no value that can be read",
    "Unclosed": _UNCLOSED,
    "Unterminated": _UNCLOSED,
}
"""By how the parser's own words begin, in English alone."""


def _text(path: Path) -> str:
    if path.is_dir():
        raise OSError(None, "it is a folder")
    if not path.exists():
        raise OSError(None, "there is no such file")
    if not path.is_file():
        raise OSError(None, "it is no file")
    with path.open("rb") as source:
        content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(None, f"it is larger than {LARGEST // 1024} KiB")
    return content.decode().replace("\r\n", "\n")


def _misfits(value: Any, kind: Any, key: str) -> Iterator[Problem]:
    """Yield key and problem of every part of a value that does not fit its type."""
    kind = _without_none(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        yield from _struct_misfits(value, kind, key)
        return
    parts = list(_part_misfits(value, _bare(kind), key))
    yield from parts or _lone_misfit(value, kind, key)


def _struct_misfits(
    value: dict[str, Any], kind: type[msgspec.Struct], key: str
) -> Iterator[Problem]:
    dot = f"{key}." if key else ""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name in value:
        if name not in fields:
            yield f"{dot}{name}", "is not a known key"
    for name, field in fields.items():
        if name in value:
            yield from _misfits(value[name], field.type, f"{dot}{name}")
        elif field.required:
            yield f"{dot}{name}", "is missing"


def _part_misfits(value: Any, kind: Any, key: str) -> Iterator[Problem]:
    """Yield what does not fit in the parts of a list or a table without fixed keys."""
    if get_origin(kind) is tuple and get_args(kind)[1:] == (...,) and isinstance(value, list):
        for number, part in enumerate(value):
            yield from _misfits(part, get_args(kind)[0], f"{key}[{number}]")
    elif get_origin(kind) is dict and isinstance(value, dict):
        for name, part in value.items():
            yield from _lone_misfit({name: part}, kind, f"{key}.{name}")


def _lone_misfit(value: Any, kind: Any, key: str) -> Iterator[Problem]:
    try:
        msgspec.convert(value, kind, str_keys=True)
    except (msgspec.ValidationError, OverflowError) as error:
        yield key, decapitalised(str(error).partition(" - at ")[0])


def _without_none(kind: Any) -> Any:
    if isinstance(kind, UnionType):
        kinds = [part for part in get_args(kind) if part is not type(None)]
        return kinds[0] if len(kinds) == 1 else kind
    return kind


def _bare(kind: Any) -> Any:
    """Return a type without its annotations."""
    return get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
