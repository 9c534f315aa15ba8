"""Small files that know themselves: one line of JSON, and its hash to tell a changed bit by."""

import hashlib
from typing import TypeVar

import msgspec

_T = TypeVar("_T", bound=msgspec.Struct)


def stamped(value: msgspec.Struct) -> bytes:
    """Return what is written for a value."""
    line = msgspec.json.encode(value)
    return line + b"\n" + hashlib.sha256(line).hexdigest().encode() + b"\n"


def unstamped(content: bytes, kind: type[_T]) -> _T | None:
    """Return the value, None for anything but what was written."""
    line, _, check = content.partition(b"\n")
    if check != hashlib.sha256(line).hexdigest().encode() + b"\n":
        return None
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.MsgspecError:
        return None
