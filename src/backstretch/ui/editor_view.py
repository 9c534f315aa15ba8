"""What the routine editor shows of a draft, with the words of what is worth knowing."""

from collections.abc import Sequence

from backstretch.content.advice import (
    LEAST_MINUTES,
    MOST_MINUTES,
    Code,
    Note,
    is_safe,
    notes_on,
)
from backstretch.content.advice_words import note_words
from backstretch.content.exercise import Exercise, Sides
from backstretch.content.library import Library
from backstretch.content.prescribed import USUAL_REST, Part, part_ms, total_ms
from backstretch.content.prescription import Prescriptions
from backstretch.content.routine import Order
from backstretch.ui.editing import Editing
from backstretch.ui.editor_state import EditorRow, EditorState
from backstretch.ui.today_view import figure_of
from backstretch.ui.wording import tr

_OF_LENGTH = (Code.SHORT, Code.LONG, Code.EMPTY)


def editor_state(
    editing: Editing, title: str, subtitle: str, library: Library, lines: Prescriptions
) -> EditorState:
    """Return what is shown of the draft in hand."""
    draft, asked = editing.draft, editing.draft.asked
    notes = notes_on(asked, library.exercises)
    times = part_ms(asked, library.exercises)
    rows = tuple(
        _row(part, library.exercises[part.exercise], ms, [n for n in notes if n.part == number])
        for number, (part, ms) in enumerate(zip(asked.parts, times, strict=True))
    )
    ms = total_ms(asked, library.exercises)
    minutes = ms / 60_000
    return EditorState(
        title=title,
        subtitle=subtitle,
        name=draft.name,
        rows=rows,
        rounds=asked.rounds,
        minutes=minutes,
        length=_clock(ms),
        length_words=_length_words(notes, empty=not asked.parts),
        in_band=LEAST_MINUTES <= minutes <= MOST_MINUTES,
        notes=tuple(
            (_told(note, rows), note.unsafe)
            for note in notes
            if note.unsafe or note.part is None
            if note.code not in _OF_LENGTH
        ),
        line=lines.write(asked),
        can_undo=editing.can_undo,
        is_safe=is_safe(notes),
        is_changed=editing.is_changed,
        is_kept=bool(draft.key),
    )


def exercise_choices(library: Library) -> dict[str, str]:
    """Return all exercises by id with their names, in the order of the names."""
    known = sorted(library.exercises.values(), key=lambda one: one.name)
    return {"": tr("Add an exercise"), **{one.id: one.name for one in known}}


def _row(part: Part, exercise: Exercise, ms: int, notes: Sequence[Note]) -> EditorRow:
    held = part.hold is not None
    return EditorRow(
        exercise=exercise.id,
        name=exercise.name,
        figure=figure_of(exercise),
        is_held=held,
        dose=round(part.hold or 0) if held else part.reps or 0,
        times=part.times,
        rest=round(USUAL_REST if part.rest is None else part.rest),
        total=_clock(ms),
        sides=() if exercise.sides is Sides.BOTH else _orders(),
        order=part.order.value,
        notes=tuple(note_words(note, tr) for note in notes),
        unsafe=any(note.unsafe for note in notes),
    )


def _orders() -> tuple[tuple[str, str], ...]:
    return (
        (Order.AS_SET.value, tr("Both sides")),
        (Order.LEFT_FIRST.value, tr("Left first")),
        (Order.RIGHT_FIRST.value, tr("Right first")),
        (Order.LEFT.value, tr("Left only")),
        (Order.RIGHT.value, tr("Right only")),
    )


def _length_words(notes: Sequence[Note], *, empty: bool) -> str:
    if empty:
        return tr("Add an exercise, or type a line below.")
    codes = {note.code: note for note in notes if note.part is None}
    if Code.LONG in codes and codes[Code.LONG].unsafe:
        return tr("Longer than an hour is too much at once.")
    if outside := codes.get(Code.LONG) or codes.get(Code.SHORT):
        return note_words(outside, tr)
    return tr("Within 10 to 15 minutes")


def _told(note: Note, rows: Sequence[EditorRow]) -> str:
    """Return a note beside the rows: with its exercise, where it is about one."""
    if note.part is None:
        return note_words(note, tr)
    form = tr("{name}: {words}")
    return form.format(name=rows[note.part].name, words=note_words(note, tr))


def _clock(ms: int) -> str:
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
