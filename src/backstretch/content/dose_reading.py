"""Reads what follows an exercise's name in a prescription line: dose, sides, pace, rests."""

from collections.abc import Sequence
from typing import Any

import msgspec

from backstretch.content.exercise import Exercise, Sides
from backstretch.content.line_words import Sort, Word
from backstretch.content.prescribed import Part, slow_tempo
from backstretch.content.routine import Order

MOST_DIGITS = 6
_SECONDS = frozenset({"s", "sec", "secs", "second", "seconds", '"', "”", "″"})
_MINUTES = frozenset({"m", "min", "mins", "minute", "minutes"})
_REPS = frozenset({"rep", "reps", "repetition", "repetitions", "breath", "breaths", "cycles",
                   "cycle", "steps", "times", "r"})  # fmt: skip
_LEFT, _RIGHT = frozenset({"l", "left"}), frozenset({"r", "right"})
_BOTH = frozenset({"both", "each", "per", "a", "alternating", "bilateral"})
_SAYS_NOTHING = frozenset({"side", "sides", "leg", "legs", "only", "hold", "holds", "for", "of",
                           "on", "at", "first", "pause"})  # fmt: skip
_PAUSES = {"rest": "rest", "switch": "switch", "change": "change", "ready": "change"}


class LineError(Exception):
    """A line that cannot be read. The text names what and where.

    `column` counts from 1, `length` is how many characters are meant; `problem` says what is
    wrong without the place, `instead` is what could be typed in its place, or "".
    """

    def __init__(self, problem: str, column: int, length: int = 1, instead: str = "") -> None:
        self.problem, self.column = problem, column
        self.length, self.instead = max(1, length), instead
        super().__init__(f"At character {column}: {problem}")


class DoseReader:
    """Reads the words after a name, once, into a part; `usual` fills in what they do not say.

    `alone` says what can be written where no name stands before them, for what it complains of.
    """

    def __init__(
        self,
        exercise: Exercise,
        called: str,
        name: Word,
        words: Sequence[Word],
        usual: Part | None = None,
        alone: str = "",
    ) -> None:
        self._exercise = exercise
        self._alone = alone
        self._called = called
        self._name = name
        self._words = words
        self._usual = usual
        self._at = 0
        self._said: dict[str, Any] = {}

    def part(self) -> Part:
        """Return the part.

        Raises:
            LineError: a word is not understood, is said twice, or the dose is missing.
        """
        while self._at < len(self._words):
            self._take(self._words[self._at])
        if not {"hold", "reps"} & self._said.keys():
            if self._usual is not None:
                return msgspec.structs.replace(self._usual, **self._said)
            needs = f"“{self._called}” needs a dose, for example “{self._example()}”."
            raise LineError(
                f"How much of it? For example {self._alone}." if self._alone else needs,
                self._name.column,
                len(self._name.text),
                self._example(),
            )
        return Part(self._exercise.id, **self._said)

    def _take(self, word: Word) -> None:
        plain = word.plain
        if word.sort is Sort.NUMBER:
            self._take_dose(word)
        elif plain == "x":
            self._take_times(word)
        elif plain in _LEFT | _RIGHT:
            self._take_side(word)
        elif plain in ("slow", "slowly"):
            self._at += 1
            self._say("tempo", self._for_reps(word, slow_tempo(self._exercise)), word)
        elif plain == "tempo":
            self._say("tempo", self._for_reps(word, self._named_seconds(word)), word)
        elif plain in _PAUSES:
            self._say(_PAUSES[plain], self._named_seconds(word), word)
        elif plain in _BOTH | _SAYS_NOTHING | _REPS:
            self._at += 1
        else:
            after = (
                "After the name come the dose, the sides and the rest, for example "
                f"“{self._example()}”."
            )
            raise LineError(
                f"“{word.text}” is not understood. "
                + (f"Write for example {self._alone}." if self._alone else after),
                word.column,
                len(word.text),
            )

    def _take_dose(self, word: Word) -> None:
        """Take "3x30s", "30s x 3", "3x10" or "10"."""
        self._at += 1
        first = self._number(word)
        if self._here("x") and self._is_number(1):
            self._at += 1
            self._take_product(word, first)
            return
        seconds = self._seconds(word, first)
        if seconds is None:
            self._say_reps(word, first)
        else:
            self._say_hold(word, seconds)
        if self._here("x") and self._is_number(1):
            self._take_times(self._words[self._at])

    def _take_product(self, first_word: Word, first: float) -> None:
        word = self._words[self._at]
        self._at += 1
        second = self._number(word)
        seconds = self._seconds(word, second)
        self._say("times", self._whole(first_word, first), first_word)
        if seconds is None:
            self._say_reps(word, second)
        else:
            self._say_hold(word, seconds)

    def _take_times(self, sign: Word) -> None:
        """Take "x 3"."""
        self._at += 1
        if not self._is_number(0):
            raise LineError(f"After “{sign.text}” comes a number, as in “x 2”.", sign.column)
        word = self._words[self._at]
        self._at += 1
        self._say("times", self._whole(word, self._number(word)), word)

    def _take_side(self, word: Word) -> None:
        """Take "L", "left side", "L>R", "L then R" or "L/R"."""
        if self._exercise.sides is Sides.BOTH:
            raise LineError(
                f"“{self._called}” works both sides at once: leave “{word.text}” out.",
                word.column,
                len(word.text),
            )
        left, join = word.plain in _LEFT, self._word(1)
        other, order = self._word(2), Order.LEFT if left else Order.RIGHT
        self._at += 1
        if join and other and other.plain in (_RIGHT if left else _LEFT):
            if join.plain in (">", "then", "→"):
                order = Order.LEFT_FIRST if left else Order.RIGHT_FIRST
                self._at += 2
            elif join.plain in ("/", "&", "+", "and"):
                order = Order.AS_SET
                self._at += 2
        self._say("order", order, word)

    def _say_hold(self, word: Word, seconds: float) -> None:
        if self._exercise.dose.hold is None:
            raise LineError(
                f"“{self._called}” is a movement, counted and not held: write for example "
                f"“{self._example()}”.",
                word.column,
                len(word.text),
                self._example(),
            )
        self._say("hold", seconds, word)

    def _say_reps(self, word: Word, number: float) -> None:
        if self._exercise.dose.reps is None:
            raise LineError(
                f"“{self._called}” is held, so it needs seconds: write for example "
                f"“{self._example()}”.",
                word.column,
                len(word.text),
                self._example(),
            )
        self._say("reps", self._whole(word, number), word)

    def _say(self, key: str, value: object, word: Word) -> None:
        if key in self._said or {key, *self._said} >= {"hold", "reps"}:
            raise LineError(
                f"“{word.text}” says a second time what was said before. Put a comma between two "
                "exercises.",
                word.column,
                len(word.text),
            )
        self._said[key] = value

    def _named_seconds(self, word: Word) -> float:
        """Take the seconds after a word such as "rest"."""
        self._at += 1
        if not self._is_number(0):
            raise LineError(
                f"After “{word.text}” come seconds, as in “{word.text} 10s”.",
                word.column,
                len(word.text),
            )
        number = self._words[self._at]
        self._at += 1
        seconds = self._number(number)
        named = self._seconds(number, seconds)
        return seconds if named is None else named

    def _for_reps(self, word: Word, seconds: float) -> float:
        if self._exercise.dose.reps is None:
            raise LineError(
                f"“{word.text}” belongs to movements that are counted; “{self._called}” is held.",
                word.column,
                len(word.text),
            )
        return seconds

    def _seconds(self, word: Word, number: float) -> float | None:
        """Return the seconds a number means, or None where it has no unit; take the unit."""
        if ":" in word.text:
            return number
        for units, factor in ((_SECONDS, 1), (_MINUTES, 60)):
            if (unit := self._word(0)) and unit.plain in units:
                self._at += 1
                return round(number * factor, 3)
        return None

    def _number(self, word: Word) -> float:
        if len(word.text) > MOST_DIGITS:
            raise LineError(f"“{word.text}” is too long a number.", word.column, len(word.text))
        minutes, colon, seconds = word.text.partition(":")
        return int(minutes) * 60.0 + int(seconds) if colon else float(word.text)

    def _whole(self, word: Word, number: float) -> int:
        if number != int(number) or number < 1 or ":" in word.text:
            raise LineError(
                f"“{word.text}” must be a whole number from 1 on.", word.column, len(word.text)
            )
        return int(number)

    def _here(self, plain: str) -> bool:
        word = self._word(0)
        return word is not None and word.plain == plain

    def _is_number(self, ahead: int) -> bool:
        word = self._word(ahead)
        return word is not None and word.sort is Sort.NUMBER

    def _word(self, ahead: int) -> Word | None:
        at = self._at + ahead
        return self._words[at] if at < len(self._words) else None

    def _example(self) -> str:
        return example(self._exercise, self._called)


def example(exercise: Exercise, called: str) -> str:
    """Return an exercise with a usual dose, as it could be typed."""
    if exercise.dose.hold is None:
        least, most = exercise.dose.reps or (8, 8)
        return f"{called} {min(max(8, least), most)}"
    least_s, most_s = exercise.dose.hold
    seconds = min(max(30.0, least_s), most_s)
    return f"{called} {seconds:g}s"
