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
        notes=tuple(_words(note) for note in notes),
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
    if Code.LONG in codes:
        return tr("Longer than 15 minutes. You can keep it; more time brings little more.")
    if Code.SHORT in codes:
        return tr("Shorter than 10 minutes. You can keep it and start it any day.")
    return tr("Within 10 to 15 minutes")


def _words(note: Note) -> str:
    return (_unsafe() if note.unsafe else _bent())[note.code].format(
        n=_number(note.value), least=_number(note.least), most=_number(note.most)
    )


def _told(note: Note, rows: Sequence[EditorRow]) -> str:
    """Return a note beside the rows: with its exercise, where it is about one."""
    if note.part is None:
        return _words(note)
    form = tr("{name}: {words}")
    return form.format(name=rows[note.part].name, words=_words(note))


def _unsafe() -> dict[Code, str]:
    return {
        Code.HOLD: tr("{n} s in one go is not safe. Choose {least} to {most} s."),
        Code.REPS: tr("{n} in one go is not safe. Choose {least} to {most}."),
        Code.TIMES: tr("{n} times is too many. Choose {least} to {most}."),
        Code.TEMPO: tr("{n} s for one is too fast or too slow. Choose {least} to {most} s."),
        Code.PAUSE: tr("A pause of {n} s does not work. Choose {least} to {most} s."),
        Code.LONG: tr("{n} minutes is too much at once. An hour is the most."),
        Code.EMPTY: tr("There is no exercise yet."),
    }


def _bent() -> dict[Code, str]:
    return {
        Code.HOLD: tr("{n} s is unusual: {least} to {most} s are known to be enough."),
        Code.REPS: tr("{n} is unusual: {least} to {most} are known to be enough."),
        Code.TIMES: tr("{n} times is unusual: {least} to {most} are known to be enough."),
        Code.TEMPO: tr("{n} s for one is unusual: {least} to {most} s is its pace."),
        Code.UNKNOWN: tr("Yours. Backstretch does not know what this asks of your back."),
        Code.HARD: tr("This is a hard one. Take it only if the easier ones feel easy."),
        Code.ONE_SIDE: tr("One side is left out. That is fine if you were told so."),
        Code.MUCH: tr("{n} s a side in all. More than {most} s for one muscle brings little."),
        Code.HURRIED: tr("{n} s to get into it is short."),
        Code.UPS: tr("You get up {n} times. Fewer changes of position are calmer."),
    }


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _clock(ms: int) -> str:
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
