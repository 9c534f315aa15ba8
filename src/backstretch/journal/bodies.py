"""Writes what a record holds as JSON, always the same for records that are the same."""

from typing import Any

import msgspec

from backstretch.journal.errors import JournalMisuse


def body_of(value: object, kind: Any = None) -> bytes:
    """Return the JSON of a value of a type, by default its own, just as reading it gives it back.

    A whole number where a fraction could be is then one way of writing and not two.

    Raises:
        JournalMisuse: it would not be read back.
    """
    content = msgspec.json.encode(value)
    try:
        return msgspec.json.encode(msgspec.json.decode(content, type=kind or type(value)))
    except msgspec.ValidationError as error:
        raise JournalMisuse(f"it could not be read back: {error}") from error
