"""The safety list: which signs need help now, and which a doctor first.

The items and what follows from them are from `guidance`: items 1 to 6 stop everything, items 7
to 11 end the session with the advice to see a doctor.
"""

from dataclasses import dataclass
from typing import Literal

from backstretch.ui.pages.player_words import tr


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of the list. `why` is the plain sentence of the screen that it leads to."""

    code: str
    words: str
    why: str
    leads_to: Literal["emergency", "doctor"]


def signs() -> tuple[Sign, ...]:
    """Return the list in its order, in the language of the window."""
    return (
        Sign(
            "saddle",
            tr("Numb or tingling between my legs, bottom or private parts"),
            tr("Feeling numb between the legs can be serious."),
            "emergency",
        ),
        Sign(
            "bladder",
            tr("Hard to pee, can’t feel it, or I leak, or I lost control of poo"),
            tr("New trouble with pee or poo can be serious."),
            "emergency",
        ),
        Sign(
            "both_legs",
            tr("Pain, tingling or weakness in both legs"),
            tr("Pain, tingling or weakness in both legs can be serious."),
            "emergency",
        ),
        Sign(
            "weak_leg",
            tr("A leg is getting weaker or gives way"),
            tr("A leg that gets weaker or gives way can be serious."),
            "emergency",
        ),
        Sign(
            "accident",
            tr("It started with a bad fall or crash"),
            tr("Back pain after a bad fall or crash can be serious."),
            "emergency",
        ),
        Sign(
            "very_ill",
            tr("Chest pain, or I feel very ill with a fever"),
            tr("Chest pain, or feeling very ill with a fever, can be serious."),
            "emergency",
        ),
        *_soon(),
    )


def sign_of(code: str) -> Sign | None:
    """Return the line of the list with this code; None where the list has it no more."""
    return next((sign for sign in signs() if sign.code == code), None)


def _soon() -> tuple[Sign, ...]:
    lines = (
        ("below_knee", tr("Pain or pins and needles below one knee or into my toes")),
        ("not_upright", tr("I can’t stand up straight")),
        ("night", tr("Worse at night, and rest does not help")),
        ("history", tr("I had cancer, or I am losing weight without trying")),
        ("one_spot", tr("One spot hurts with every step or hop")),
    )
    return tuple(Sign(code, words, "", "doctor") for code, words in lines)
