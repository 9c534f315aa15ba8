"""What can be done from anywhere, and how it is found by a few letters of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backstretch.content.finding import Findable, find, words_of


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    `also` are other words that it is found by; `keys` do it too; `why_not` is a sentence where it
    cannot be done now, else "".
    """

    words: str
    run: Callable[[], object]
    also: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    why_not: str = ""


def matching(typed: str, commands: Sequence[Command]) -> tuple[Command, ...]:
    """Return the commands that fit what was typed, the nearest first, all where nothing was.

    Words may be unfinished or mistyped. Those that only have the letters in this order, as "lgr"
    for "Log a run", come last.
    """
    findables = [Findable((one.words,), one.also) for one in commands]
    near = [commands[place] for place in find(typed, findables)]
    letters = "".join(words_of(typed))
    far = [one for one in commands if one not in near and _has_in_order(letters, one.words)]
    return (*near, *far)


def _has_in_order(letters: str, words: str) -> bool:
    """Tell whether the letters come in these words in their order, the first one at a beginning."""
    text = " ".join(words_of(words))
    starts = [at for at, one in enumerate(text) if not at or text[at - 1] == " "]
    return any(letters and _follows(letters, text[start:]) for start in starts)


def _follows(letters: str, text: str) -> bool:
    rest = iter(text)
    return text.startswith(letters[0]) and all(letter in rest for letter in letters)
