"""Finds things by words that may be mistyped or unfinished: pure, no dictionary, no index."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NAME, ABOUT = 0, 3
"""What a word adds to the distance by where it stands: in the name, or in what else is said."""
BEGUN, INSIDE, MISTYPED = 1, 2, 4
"""What a word adds that only begins with what was typed, has it inside, or is near to it."""
_LETTERS_A_SLIP = 4
"""So many letters a word has at least for each slip that is forgiven."""
_MOST_SLIPS = 2


@dataclass(frozen=True, slots=True)
class Findable:
    """What can be found: by its names first, and by whatever else is said of it."""

    names: tuple[str, ...]
    about: tuple[str, ...] = ()


def find(typed: str, things: Sequence[Findable]) -> tuple[int, ...]:
    """Return the places of the things that fit all that was typed, the nearest first.

    Of two that are as near the one with the shorter first name comes first. Where nothing was
    typed that is everything, in its order.
    """
    wanted = words_of(typed)
    if not wanted:
        return tuple(range(len(things)))
    found = [
        (distance, len(words_of(thing.names[0])), place)
        for place, thing in enumerate(things)
        if (distance := _distance(wanted, thing)) is not None
    ]
    return tuple(place for *_, place in sorted(found))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", bare))


def slips(one: str, other: str, most: int) -> int | None:
    """Return how many slips lead from one word to the other, None where more than `most`.

    A slip is a letter too many, too few, another one, or two neighbours that changed places.
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, older[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _distance(wanted: Iterable[str], thing: Findable) -> int | None:
    """Return how far a thing is from the words, None where one of them fits nowhere."""
    names = [word for name in thing.names for word in (*words_of(name), "".join(words_of(name)))]
    about = [word for text in thing.about for word in words_of(text)]
    total = 0
    for word in wanted:
        fits = [*_fits(word, names, NAME), *_fits(word, about, ABOUT)]
        if not fits:
            return None
        total += min(fits)
    return total


def _fits(typed: str, known: Iterable[str], place: int) -> Iterable[int]:
    for word in known:
        if typed == word:
            yield place
        elif word.startswith(typed):
            yield place + BEGUN
        elif len(typed) > 2 and typed in word:
            yield place + INSIDE
        elif (off := _slips_of_begun(typed, word)) is not None:
            yield place + MISTYPED + off


def _slips_of_begun(typed: str, word: str) -> int | None:
    """Return how many slips lead to a word, or to the beginning of a longer one."""
    most = min(_MOST_SLIPS, len(typed) // _LETTERS_A_SLIP)
    if most == 0:
        return None
    ends = {len(word), *range(len(typed) - 1, len(typed) + 2)}
    found = [slips(typed, word[:end], most) for end in ends if end <= len(word)]
    return min((one for one in found if one is not None), default=None)
