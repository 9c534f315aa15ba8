"""A routine being changed, and every step back: plain values, no widgets."""

from dataclasses import dataclass, field, replace

import msgspec

from backstretch.content.library import Library
from backstretch.content.prescribed import Part, Prescription, normal
from backstretch.content.routine import Order
from backstretch.plan.alone import usual_dose

MOST_STEPS_BACK = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine as it is being written; `key` is "" until it was kept once."""

    key: str = ""
    name: str = ""
    asked: Prescription = field(default_factory=lambda: Prescription(()))


class Editing:
    """The draft in hand, what is kept of it, and the drafts before."""

    def __init__(self, draft: Draft, kept: Draft | None = None) -> None:
        self.draft = draft
        self._first = draft
        self._kept = kept
        self._before: list[Draft] = []
        self._last = ""

    @property
    def is_changed(self) -> bool:
        """Whether there is something to keep."""
        return self.draft != self._kept

    @property
    def is_touched(self) -> bool:
        """Whether work of the person would be lost; an untouched copy is none."""
        return bool(self.draft.asked.parts) and self.draft not in (self._first, self._kept)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._before)

    def change(self, draft: Draft, what: str = "") -> None:
        """Take another draft; changes of the same `what` in a row are one step back."""
        if draft == self.draft:
            return
        if not what or what != self._last:
            self._before = [*self._before, self.draft][-MOST_STEPS_BACK:]
        self._last = what
        self.draft = draft

    def ask(self, asked: Prescription, what: str = "") -> None:
        """Take another prescription."""
        self.change(replace(self.draft, asked=asked), what)

    def undo(self) -> None:
        """Go one step back, if there is one."""
        if self._before:
            before = self._before.pop()
            self.draft = replace(before, key=self.draft.key)
            self._last = ""

    def was_kept(self, key: str) -> None:
        """Take it that the draft is kept under this id."""
        self._last = ""
        self.draft = self._kept = replace(self.draft, key=key)


def moved(asked: Prescription, at: int, to: int) -> Prescription:
    """Return it with a part at another place; one beyond the ends stays."""
    if not (0 <= at < len(asked.parts) and 0 <= to < len(asked.parts)):
        return asked
    parts = list(asked.parts)
    parts.insert(to, parts.pop(at))
    return _with(asked, tuple(parts))


def removed(asked: Prescription, at: int) -> Prescription:
    """Return it without a part."""
    return _with(asked, (*asked.parts[:at], *asked.parts[at + 1 :]))


def doubled(asked: Prescription, at: int) -> Prescription:
    """Return it with a part twice."""
    return _with(asked, (*asked.parts[: at + 1], *asked.parts[at:]))


def added(asked: Prescription, exercise: str, library: Library) -> Prescription:
    """Return it with an exercise at its usual dose at the end."""
    dose = usual_dose(library, library.exercises[exercise])
    part = Part(
        dose.exercise,
        dose.hold,
        dose.reps,
        dose.times,
        tempo=dose.tempo,
        rest=dose.rest,
        switch=dose.switch,
    )
    whole = Prescription((*asked.parts, part), asked.rounds)
    return normal(whole, library.exercises)


def with_dose(asked: Prescription, at: int, value: int) -> Prescription:
    """Return it with other seconds, or other repetitions, of a part."""
    part = asked.parts[at]
    if part.hold is not None:
        return _replaced(asked, at, hold=float(value))
    return _replaced(asked, at, reps=value)


def with_times(asked: Prescription, at: int, value: int) -> Prescription:
    """Return it with another number of holds or sets; a single one has no rest."""
    rest = asked.parts[at].rest if value > 1 else None
    return _replaced(asked, at, times=value, rest=rest)


def with_rest(asked: Prescription, at: int, seconds: int) -> Prescription:
    """Return it with other seconds between the holds or sets of a part."""
    return _replaced(asked, at, rest=float(seconds))


def with_order(asked: Prescription, at: int, order: Order) -> Prescription:
    """Return it with other sides of a part."""
    return _replaced(asked, at, order=order)


def with_rounds(asked: Prescription, rounds: int) -> Prescription:
    """Return it done so many times over."""
    return msgspec.structs.replace(asked, rounds=rounds)


def _with(asked: Prescription, parts: tuple[Part, ...]) -> Prescription:
    return msgspec.structs.replace(asked, parts=parts)


def _replaced(asked: Prescription, at: int, **values: object) -> Prescription:
    part = msgspec.structs.replace(asked.parts[at], **values)
    return _with(asked, (*asked.parts[:at], part, *asked.parts[at + 1 :]))
