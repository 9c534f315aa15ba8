"""A content file into its checked type, or every fault of form in it. Never raises."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from backstretch.content.fault import Fault

LARGEST = 256 * 1024
"""Bytes; the files that ship have less than 4 KiB."""

T = TypeVar("T")

_PLAIN = (
    (re.compile(r"Expected `(.+?)`, got `(.+?)`"), "needs {0}, but has {1}"),
    (re.compile(r"Invalid enum value (.+)"), "{0} is not one of the values it may have"),
    (re.compile(r"Expected `array` of length (\d+), got (\d+)"), "needs {0} values, but has {1}"),
)
_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}


def read(path: Path, file: str, kind: type[T]) -> tuple[T | None, list[Fault]]:
    """Return a file's content as `kind`, or None and all its faults of form.

    `file` is the name the faults carry.
    """
    try:
        table = tomllib.loads(_text(path))
    except OSError as error:
        return None, [Fault(file, "", f"cannot be read: {reason(error)}")]
    except UnicodeDecodeError as error:
        return None, [Fault(file, "", f"is not UTF-8 text (at byte {error.start})")]
    except (ValueError, RecursionError) as error:
        return None, [Fault(file, "", f"is not TOML: {_decapitalised(str(error))}")]
    return shaped(table, file, kind)


def shaped(table: Mapping[str, Any], file: str, kind: type[T]) -> tuple[T | None, list[Fault]]:
    """Return a table as `kind`, or None and all its faults of form."""
    try:
        return msgspec.convert(table, kind, str_keys=True), []
    except (msgspec.ValidationError, OverflowError) as error:
        faults = [Fault(file, key, problem) for key, problem in _misfits(table, kind, "")]
        return None, faults or [Fault(file, "", _decapitalised(str(error)))]


def reason(error: OSError) -> str:
    """Return why something could not be read, as the end of a sentence."""
    return _decapitalised(error.strerror or str(error))


def _text(path: Path) -> str:
    if not path.is_file():
        raise OSError(None, "it is no file")
    with path.open("rb") as source:
        content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(None, f"it is larger than {LARGEST // 1024} KiB")
    return content.decode().replace("\r\n", "\n")


def _misfits(value: Any, kind: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield key and problem of every part of a value that does not fit its type."""
    kind = _without_none(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        yield from _struct_misfits(value, kind, key)
    elif get_origin(kind) is tuple and get_args(kind)[1:] == (...,) and isinstance(value, list):
        for number, part in enumerate(value):
            yield from _misfits(part, get_args(kind)[0], f"{key}[{number}]")
    elif get_origin(kind) is dict and isinstance(value, dict):
        for name, part in value.items():
            yield from _lone_misfit({name: part}, kind, f"{key}.{name}")
    else:
        yield from _lone_misfit(value, kind, key)


def _struct_misfits(
    value: dict[str, Any], kind: type[msgspec.Struct], key: str
) -> Iterator[tuple[str, str]]:
    dot = f"{key}." if key else ""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name in value.keys() - fields.keys():
        yield f"{dot}{name}", "is not a known key"
    for name, field in fields.items():
        if name in value:
            yield from _misfits(value[name], field.type, f"{dot}{name}")
        elif field.required:
            yield f"{dot}{name}", "is missing"


def _lone_misfit(value: Any, kind: Any, key: str) -> Iterator[tuple[str, str]]:
    try:
        msgspec.convert(value, kind, str_keys=True)
    except (msgspec.ValidationError, OverflowError) as error:
        yield key, _plain(str(error).partition(" - at ")[0])


def _without_none(kind: Any) -> Any:
    if isinstance(kind, UnionType):
        kinds = [part for part in get_args(kind) if part is not type(None)]
        return kinds[0] if len(kinds) == 1 else kind
    return kind


def _plain(problem: str) -> str:
    for pattern, words in _PLAIN:
        if found := pattern.fullmatch(problem):
            named = [" or ".join(_TYPES.get(p, p) for p in g.split(" | ")) for g in found.groups()]
            return words.format(*named)
    return _decapitalised(problem)


def _decapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]
