"""Passphrases: how what was typed becomes bytes, and how hard one is to guess."""

import unicodedata
from enum import StrEnum

FAIR, LONG = 10, 20
_FEWEST_DIFFERENT = 5


class Passphrase:
    """What a person types to lock a file; it never shows itself in a text, a log or a trace.

    Any letters of any language. They are brought to Unicode's NFC, so that a letter with an accent
    is the same however a keyboard makes it; white space is kept as it was typed, and nothing is
    cut off.

    Raises:
        ValueError: nothing was typed, or a half of a letter that no text can hold.
    """

    def __init__(self, typed: str) -> None:
        if not typed:
            raise ValueError("a passphrase cannot be empty")
        try:
            self._bytes = unicodedata.normalize("NFC", typed).encode()
        except UnicodeEncodeError:
            raise ValueError("a passphrase has to be text") from None

    def __bytes__(self) -> bytes:
        return self._bytes

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passphrase) and other._bytes == self._bytes

    def __hash__(self) -> int:
        return hash(self._bytes)


class Strength(StrEnum):
    """How hard a passphrase is to guess, by its length alone."""

    NONE = "none"
    SHORT = "short"
    FAIR = "fair"
    LONG = "long"


def strength_of(typed: str) -> Strength:
    """Return how hard it is to guess; the same few letters over and over count as short."""
    if not typed:
        return Strength.NONE
    if len(typed) < FAIR or len(set(typed)) < _FEWEST_DIFFERENT:
        return Strength.SHORT
    return Strength.FAIR if len(typed) < LONG else Strength.LONG
