"""The prescription line: a routine on one line, as a physiotherapist would write it.

    piriformis 3x30s L>R, cat-cow 10 slow, plank 2x20s rest 15s

A line is exercises with commas, semicolons or line ends between them; each is a name and a dose:

- the name is an exercise's id, name, short name or what others call it; case, hyphens and accents
  do not matter;
- `30s`, `1 min` or `1:30` is a hold, `10` or `10 reps` are repetitions a side; `3x30s` (also
  `30s x 3`) is three holds, `3x10` three sets, with a rest between;
- `L` or `R` is one side only, `L>R` and `R>L` both in this order; without any, or with `both`,
  both sides in the order of the Settings;
- `slow` is a quarter slower than the exercise's own pace, `tempo 8s` gives a repetition's seconds;
- of an exercise of the person's own the name is enough: its own dose stands for what is not said;
- `rest 15s` is between holds or sets, `switch 5s` to change sides, `change 15s` to get into it;
- `2 rounds:` in front, or `x2 rounds` at the end, does all of it twice.

`rest 30s` by itself, between commas, is the exercise: lying still and breathing.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from backstretch.content.dose_reading import DoseReader, LineError, example
from backstretch.content.exercise import Exercise
from backstretch.content.exercise_names import Names
from backstretch.content.line_words import LONGEST, Piece, Rounds, Sort, Word, pieces_of, rounds_of
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.prescribed import Part, Prescription, normal, slow_tempo

__all__ = ["MOST_PARTS", "LineError", "Prescriptions", "example"]

MOST_PARTS, MOST_ROUNDS = 40, 10
_AFTER_A_NAME = frozenset({"l", "r", "left", "right", "both", "each", "slow", "x", "rest", "hold"})


class Prescriptions:
    """Reads and writes prescription lines over some exercises."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._names = Names(exercises)

    def read(self, line: str) -> Prescription:
        """Return what a line asks for.

        Raises:
            LineError: it cannot be read; the text names what and where.
        """
        if len(line) > LONGEST:
            raise LineError(f"The line is longer than {LONGEST} characters.", LONGEST + 1)
        rest, rounds = rounds_of(line)
        pieces = self._joined(pieces_of(rest))
        if not pieces:
            raise LineError("There is no exercise yet. Write for example “cat-cow 8”.", 1)
        if len(pieces) > MOST_PARTS:
            over = pieces[MOST_PARTS].column
            raise LineError(f"There are more than {MOST_PARTS} exercises.", over)
        parts = tuple(self._part(piece) for piece in pieces)
        return normal(Prescription(parts, _times(rounds)), self._exercises)

    def write(self, asked: Prescription) -> str:
        """Return the line that reads as this."""
        line = ", ".join(self._written(part) for part in asked.parts)
        return f"{asked.rounds} rounds: {line}" if asked.rounds > 1 else line

    def to_type(self, exercise: str) -> str:
        """Return the name of an exercise as the line has it."""
        return self._names.to_type(exercise)

    def _part(self, piece: Piece) -> Part:
        found, after = self._name(piece)
        if found is None:
            raise self._unknown(piece)
        exercise, name = self._exercises[found], piece.words[0]
        first, last = piece.words[0], piece.words[after - 1]
        whole = Word(Sort.WORD, " " * (last.end - first.column), name.column)
        usual = exercise.usual if isinstance(exercise, OwnExercise) else None
        return DoseReader(exercise, self.to_type(found), whole, piece.words[after:], usual).part()

    def _name(self, piece: Piece) -> tuple[str | None, int]:
        """Return the exercise that a piece begins with, the longest name first, and its words."""
        for count in range(len(piece.words), 0, -1):
            if piece.words[count - 1].sort is Sort.SIGN:
                continue
            if (found := self._names.find(_typed(piece.words[:count]))) is not None:
                return found, count
        return None, 0

    def _unknown(self, piece: Piece) -> LineError:
        count = next(
            (
                number
                for number, word in enumerate(piece.words)
                if word.sort is Sort.NUMBER or (number and word.plain in _AFTER_A_NAME)
            ),
            len(piece.words),
        )
        first = piece.words[0]
        if count == 0:
            return LineError(
                f"Each exercise begins with its name, not with “{first.text}”.",
                first.column,
                len(first.text),
            )
        typed, end = _typed(piece.words[:count]), piece.words[count - 1].end
        near = self._names.nearest(typed)
        hint = f" Did you mean “{near}”?" if near else ""
        return LineError(
            f"There is no exercise called “{typed}”.{hint}",
            first.column,
            end - first.column,
            near or "",
        )

    def _joined(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces with a name that has a comma in it in one: "Rest, breathe 60s"."""
        joined: list[Piece] = []
        for piece in pieces:
            last = joined[-1] if joined else None
            if last and all(word.sort is not Sort.NUMBER for word in last.words):
                both = Piece(f"{last.text} {piece.text}", last.column, (*last.words, *piece.words))
                if self._name(both)[1] > len(last.words):
                    joined[-1] = both
                    continue
            joined.append(piece)
        return joined

    def _written(self, part: Part) -> str:
        exercise = self._exercises[part.exercise]
        dose = f"{part.reps}" if part.hold is None else f"{_number(part.hold)}s"
        words = [self.to_type(part.exercise), f"{part.times}x{dose}" if part.times > 1 else dose]
        if part.order:
            words.append(part.order.value)
        if part.tempo is not None:
            slow = part.tempo == slow_tempo(exercise)
            words.append("slow" if slow else f"tempo {_number(part.tempo)}s")
        for name in ("rest", "switch", "change"):
            if (seconds := getattr(part, name)) is not None:
                words.append(f"{name} {_number(seconds)}s")
        return " ".join(words)


def _times(rounds: Sequence[Rounds]) -> int:
    if len(rounds) > 1:
        raise LineError("The rounds are said twice.", rounds[1].column)
    if not rounds:
        return 1
    times, column = rounds[0].times, rounds[0].column
    if not 1 <= times <= MOST_ROUNDS:
        raise LineError(f"There can be from 1 to {MOST_ROUNDS} rounds.", column)
    return times


def _typed(words: Sequence[Word]) -> str:
    """Return words as they were typed, the spaces between them at most one."""
    text = words[0].text
    for before, word in pairwise(words):
        text += (" " if word.column > before.end else "") + word.text
    return text


def _number(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
