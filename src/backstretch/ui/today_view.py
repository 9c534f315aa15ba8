"""What Today shows without a plan, from the library and the day: pure functions."""

from backstretch.content.exercise import Exercise, Sides
from backstretch.content.library import Library
from backstretch.content.routine import Item, Routine
from backstretch.figure.scene import Doing
from backstretch.ui import wording
from backstretch.ui.today_state import (
    Notice,
    OtherLength,
    RoutineChoice,
    SessionCardState,
    TodayState,
    TodayStretch,
    Unfinished,
    UnreadableCardState,
)
from backstretch.weeks import MONDAY


def opening_state(iso_date: str, notice: Notice | None, begins: int = MONDAY) -> TodayState:
    """Return Today before the plan was read; `iso_date` is the day as the journal counts it.

    Weeks begin on the day with the ISO number `begins`.
    """
    day, week = wording.day(iso_date), wording.week(iso_date, begins)
    line = wording.tr("Ten to fifteen minutes, three to five days a week, is enough to aim for.")
    return TodayState(day, week, line, notice=notice)


def unreadable_state(
    iso_date: str,
    why: str,
    notice: Notice | None,
    offer: str = "",
    begins: int = MONDAY,
    *,
    newer: bool = False,
) -> TodayState:
    """Return Today where the diary cannot be opened; of what was done nothing is shown then."""
    if newer:
        title = wording.tr("A newer Backstretch wrote your diary")
        safe = wording.tr("Nothing was changed. You can read it here, and export what you see.")
        then = wording.tr("To write in it again, start the newer Backstretch.")
    else:
        title = wording.tr("Your diary cannot be opened")
        safe = wording.tr("Nothing was thrown away.")
        then = wording.tr("You can stretch today, but it is not written down.")
    card = UnreadableCardState(title, why, (safe, then), offer, newer)
    day, week = wording.day(iso_date), wording.week(iso_date, begins)
    return TodayState(
        day,
        week,
        wording.tr("Your entries cannot be shown now."),
        card,
        notice=notice,
        can_log=False,
    )


def today_state(
    library: Library,
    routine: Routine,
    iso_date: str,
    unfinished: Unfinished | None,
    notice: Notice | None,
    begins: int = MONDAY,
) -> TodayState:
    """Return Today with a preset in hand, where nothing can be planned."""
    opening = opening_state(iso_date, notice, begins)
    return TodayState(
        date=opening.date,
        week=opening.week,
        line=opening.line,
        card=preset_card(library, routine),
        routines=routine_choices(library),
        unfinished=unfinished,
        notice=notice,
    )


def preset_card(library: Library, routine: Routine) -> SessionCardState:
    """Return the card of a routine as it stands in the library."""
    lengths = tuple(m for name, m in library.routines if name == routine.id)
    return SessionCardState(
        heading=wording.tr("Today’s session"),
        routine_id=routine.id,
        routine=routine.name,
        why=routine.why,
        minutes=routine.minutes,
        minute_choices=lengths,
        other=other_length(routine.minutes, 0, min(lengths, default=routine.minutes)),
        stretches=stretches(library, routine),
        note=routine.note,
    )


def other_length(minutes: int, planned: int, least: int) -> OtherLength | None:
    """Return the length offered beside Start: the shortest, or back to the planned one."""
    if minutes > least:
        return OtherLength(least, wording.tr("Make it {n} min").format(n=least))
    if planned > minutes:
        return OtherLength(planned, wording.tr("Back to {n} min").format(n=planned))
    return None


def routine_choices(library: Library) -> tuple[RoutineChoice, ...]:
    """Return every routine there is to choose from."""
    names = {key: routine.name for (key, _), routine in library.routines.items()}
    shipped = tuple(RoutineChoice(key, names[key]) for key in library.routine_ids())
    return shipped + tuple(RoutineChoice(key, one.name) for key, one in library.own.items())


def stretches(
    library: Library, routine: Routine, whys: tuple[str, ...] = ()
) -> tuple[TodayStretch, ...]:
    """Return the stretches of a routine, each with its sentence of `whys` where there are any."""
    told = whys or ("",) * len(routine.items)
    return tuple(
        _stretch(item, library.exercises[item.exercise], why)
        for item, why in zip(routine.items, told, strict=True)
    )


def figure_of(exercise: Exercise) -> Doing:
    """Return what the figure does to stand for an exercise."""
    return Doing(exercise.id, "both" if exercise.sides is Sides.BOTH else "right")


def _stretch(item: Item, exercise: Exercise, why: str) -> TodayStretch:
    steps = tuple(exercise.words(line, "right") for line in exercise.set_up)
    amount = wording.amount(item, exercise)
    return TodayStretch(exercise.short_name, amount, steps, figure_of(exercise), why)
