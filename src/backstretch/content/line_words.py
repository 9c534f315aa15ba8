"""Cuts a prescription line into parts and words, each with its place. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 2000
"""Characters of a line that are read."""


class Sort(StrEnum):
    """What a word of the line is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or sign as typed; `column` counts from 1 in the whole line."""

    sort: Sort
    text: str
    column: int

    @property
    def plain(self) -> str:
        """The word in small letters, with one sign for all that mean "times"."""
        small = self.text.casefold()
        return "x" if small in ("×", "*", "✕") else small

    @property
    def end(self) -> int:
        """The column after it."""
        return self.column + len(self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two commas, and the column it begins at."""

    text: str
    column: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often all is done, as typed, and where that stands."""

    times: int
    column: int


_WORD = re.compile(
    r"(?P<number>[0-9]+(?:[.:][0-9]+)?)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>(?<=[0-9])[\"”]|[^\s\"“”„«»])"
)
"""Quotation marks are no words; but 30" may be meant as seconds, so there they are not left out."""
_HEAD = re.compile(r"\s*(?:[x×]\s*)?([0-9]+)\s*(?:[x×]\s*)?rounds?\b\s*(?:of\b)?\s*:?", re.I)
_TAIL = re.compile(r"[\s,;]*(?:[x×]\s*)?(?<![0-9.])([0-9]+)\s*(?:[x×]\s*)?rounds?\s*\.?\s*\Z", re.I)


def rounds_of(line: str) -> tuple[str, list[Rounds]]:
    """Return a line with its rounds blanked out, and the rounds: "2 rounds: …", "…, x2 rounds"."""
    found = []
    if head := _HEAD.match(line):
        found.append(_rounds(head))
        line = " " * head.end() + line[head.end() :]
    if tail := _TAIL.search(line):
        found.append(_rounds(tail))
        line = line[: tail.start()]
    return line, found


def pieces_of(line: str) -> list[Piece]:
    """Return what stands between commas, semicolons and line ends, empty pieces left out."""
    found = []
    for match in re.finditer(r"[^,;\n\r]+", line):
        words = tuple(_words(match[0], match.start() + 1))
        if words:
            found.append(Piece(match[0], words[0].column, words))
    return found


def _words(text: str, column: int) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        yield Word(Sort(match.lastgroup or ""), match[0], column + match.start())


def _rounds(match: re.Match[str]) -> Rounds:
    return Rounds(int(match[1][:9]), match.start(1) + 1)
