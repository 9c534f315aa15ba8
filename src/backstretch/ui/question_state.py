"""What Today shows of the diary's question and of its answer: plain values, ready for reading."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Shape: TypeAlias = Literal["circle", "diamond", "square"]


@dataclass(frozen=True, slots=True)
class ActivityState:
    """An activity that is asked about, with its number of today, if it has one."""

    id: str
    name: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionState:
    """The open question.

    `key` tells one question from another. `details` are the words of the button to the whole
    entry, `stiffer` those of the tick beside the number; "" where there is none. With `rows` it
    is they that are asked about.
    """

    key: str
    title: str  # "How was your back after the run?"
    facts: str = ""  # "8.2 km, finished 17:58"
    hint: str = ""
    details: str = ""
    stiffer: str = ""
    rows: tuple[ActivityState, ...] = ()


@dataclass(frozen=True, slots=True)
class LightState:
    """How a run or a morning is judged: a shape and a word, no colour."""

    shape: Shape
    word: str  # "Amber", "Settled"


@dataclass(frozen=True, slots=True)
class AnswerState:
    """A number that was told today, what follows from it, and by which rule.

    `then` says what it changes. `stiffer` is the tick of a morning, None elsewhere.
    """

    key: str
    title: str  # "After the run"
    score: int
    light: LightState | None = None
    rule: str = ""
    then: str = ""
    details: str = ""
    stiffer: bool | None = None
