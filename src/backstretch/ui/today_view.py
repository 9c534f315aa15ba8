"""What Today shows, from the library, the day and what was left unfinished: one pure function."""

from backstretch.content.exercise import Exercise, Sides
from backstretch.content.library import Library
from backstretch.content.routine import Item, Routine
from backstretch.figure.scene import Doing
from backstretch.ui import wording
from backstretch.ui.today_state import Notice, RoutineChoice, TodayState, TodayStretch, Unfinished


def today_state(
    library: Library,
    routine: Routine,
    iso_date: str,
    unfinished: Unfinished | None,
    notice: Notice | None,
) -> TodayState:
    """Return Today with this routine in hand; `iso_date` is the day as the journal counts it."""
    names = {routine_id: _name(library, routine_id) for routine_id in library.routine_ids()}
    lengths = tuple(minutes for name, minutes in library.routines if name == routine.id)
    return TodayState(
        date=wording.day(iso_date),
        week=wording.week(iso_date),
        line=wording.tr("Ten to fifteen minutes, three to five days a week, is enough to aim for."),
        routine_id=routine.id,
        routine=routine.name,
        why=routine.why,
        minutes=routine.minutes,
        minute_choices=lengths,
        stretches=tuple(_stretch(item, library.exercises[item.exercise]) for item in routine.items),
        routines=tuple(RoutineChoice(key, name) for key, name in names.items()),
        note=routine.note,
        unfinished=unfinished,
        notice=notice,
    )


def _stretch(item: Item, exercise: Exercise) -> TodayStretch:
    steps = tuple(exercise.words(line, "right") for line in exercise.set_up)
    figure = Doing(exercise.id, "both" if exercise.sides is Sides.BOTH else "right")
    return TodayStretch(exercise.short_name, wording.amount(item, exercise), steps, figure)


def _name(library: Library, routine_id: str) -> str:
    return next(r.name for (key, _), r in library.routines.items() if key == routine_id)
