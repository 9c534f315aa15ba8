"""Reads a content file as `toml_file` does; its faults are in words for who writes content."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec

from backstretch import toml_file
from backstretch.toml_file import Fault, Problem

T = TypeVar("T", bound=msgspec.Struct)

_PLAIN = (
    (re.compile(r"expected `(.+?)`, got `(.+?)`"), "needs {0}, but has {1}"),
    (re.compile(r"invalid enum value (.+)"), "{0} is not one of the values it may have"),
    (re.compile(r"expected `array` of length (\d+), got (\d+)"), "needs {0} values, but has {1}"),
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


def read(
    path: Path, file: str, kind: type[T], check: Callable[[T], Iterable[Problem]] | None = None
) -> tuple[T | None, list[Fault]]:
    """Return a file's content as `kind`, or None and all its faults; see `toml_file.read`."""
    value, faults = toml_file.read(path, file, kind, check)
    return value, [replace(fault, problem=_plain(fault.problem)) for fault in faults]


def _plain(problem: str) -> str:
    for pattern, words in _PLAIN:
        if found := pattern.fullmatch(problem):
            named = [" or ".join(_TYPES.get(p, p) for p in g.split(" | ")) for g in found.groups()]
            return words.format(*named)
    return problem
