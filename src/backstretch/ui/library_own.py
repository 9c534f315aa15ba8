"""What the Library says of an exercise that the person wrote down: no more than is known. Pure."""

from collections.abc import Collection
from pathlib import Path

from backstretch.content.exercise import Exercise
from backstretch.content.learn import Grade
from backstretch.content.library import Library
from backstretch.content.own_exercise import OwnExercise
from backstretch.content.own_ids import is_own
from backstretch.plan.sieve import CONDITIONS, EXTENSION, FLEXION, LEG_PAIN
from backstretch.ui import library_words as words
from backstretch.ui.library_state import SourceLine
from backstretch.ui.library_words import tr

_TO_MIND = frozenset({*CONDITIONS, FLEXION, EXTENSION, LEG_PAIN})
"""What a person tells of themselves that makes rules for exercises that are known."""


def picture_of(exercise: Exercise) -> Path | None:
    """Return the file of the person's own picture, if there is one."""
    return exercise.picture if isinstance(exercise, OwnExercise) else None


def used_line(library: Library, exercise: str) -> str:
    """Return which routines of the person's own have an exercise that they wrote down, or ""."""
    if not is_own(exercise):
        return ""
    names = [
        one.name
        for one in library.own.values()
        if any(item.exercise == exercise for item in one.items)
    ]
    if not names:
        return tr("It is in no routine yet.")
    return tr("In your routines: {names}.").format(names=", ".join(names))


def good_form(exercise: Exercise) -> tuple[str, ...]:
    """Return how to do an exercise well."""
    return exercise.sheet.form if isinstance(exercise, OwnExercise) else exercise.cues


def how_far(exercise: Exercise) -> str:
    """Return how much may be felt; of what the person was shown, that is for who showed it."""
    return "" if isinstance(exercise, OwnExercise) else words.how_far()


def own_sources() -> tuple[SourceLine, ...]:
    """Return where an exercise of the person's own comes from."""
    said = tr("You wrote this down. Nobody checked it here.")
    return (SourceLine(Grade.OURS, tr("Yours"), said, ""),)


def own_caution(flags: Collection[str], *, hurt: bool) -> str:
    """Return what nobody can know of an exercise of the person's own.

    `flags` are what the person told it to mind, `hurt` whether it hurt lately.
    """
    said = [tr("Backstretch does not know what this asks of your back.")]
    if _TO_MIND & set(flags):
        said.append(tr("With what you told it, ask who showed you this."))
    if hurt:
        said.append(tr("It hurt lately, so your routines leave it out for now."))
    return " ".join(said)
