"""Codes and numbers into the words a person reads."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backstretch.content.exercise import Exercise, Kind, Position, Sides
from backstretch.content.routine import Item, Order
from backstretch.weeks import MONDAY, monday_in, week_start

if TYPE_CHECKING:
    from backstretch.session.script import Step


def tr(text: str) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("Wording", text)


def amount(item: Item, exercise: Exercise) -> str:
    """Return a dose as words: "2 × 30 s a side", "8 slow reps", "30 s, left side"."""
    one = _once(item, exercise)
    if item.times > 1:
        one = tr("{times} × {seconds}").format(times=item.times, seconds=one)
    if exercise.sides is Sides.BOTH:
        return one
    if item.order.is_one_side:
        side = exercise.left_name if item.order is Order.LEFT else exercise.right_name
        return tr("{dose}, {side}").format(dose=one, side=side)
    return tr("{seconds} a side").format(seconds=one)


def _once(item: Item, exercise: Exercise) -> str:
    if item.reps is None:
        return tr("{n} s").format(n=f"{item.hold:g}")
    if exercise.sides is not Sides.BOTH:
        return f"{item.reps}"
    slow = exercise.kind in (Kind.MOBILITY, Kind.CONTROL)
    return (tr("{n} slow reps") if slow else tr("{n} reps")).format(n=item.reps)


def one_side(step: "Step") -> str:
    """Return what is left of one side from the start of a step: "2 × 30 s", "30 s", "8 reps"."""
    if step.reps:
        seconds = tr("{n} reps").format(n=step.reps)
    else:
        seconds = tr("{n} s").format(n=f"{step.ms / 1000:g}")
    left = step.parts - step.part + 1
    if left > 1:
        return tr("{times} × {seconds}").format(times=left, seconds=seconds)
    return seconds


def name(exercise: Exercise, *, eased: bool) -> str:
    """Return what an exercise is called, or the name of its own that its easier version has."""
    return exercise.easier.name if eased and exercise.easier else exercise.name


def position(place: Position) -> str:
    """Return how the body is placed, as a heading."""
    return {
        Position.SUPINE: tr("On your back"),
        Position.PRONE: tr("Face down"),
        Position.HANDS_AND_KNEES: tr("On hands and knees"),
        Position.KNEELING: tr("Kneeling"),
        Position.HALF_KNEELING: tr("On one knee"),
        Position.STANDING: tr("Standing"),
        Position.SEATED: tr("Seated"),
        Position.FLOOR_SITTING: tr("Sitting on the mat"),
    }[place]


def side_title(exercise: Exercise, side: str) -> str:
    """Return a side as its badge says it: "Right side"."""
    name = exercise.left_name if side == "left" else exercise.right_name
    return name[:1].upper() + name[1:]


def place(step: "Step", exercise: Exercise, left_ms: int) -> str:
    """Return a place in a session: "Piriformis stretch, right side, 18 s left"."""
    left = tr("{n} s left").format(n=-(-left_ms // 1000))
    if step.side == "both":
        return tr("{name}, {left}").format(name=exercise.name, left=left)
    side = exercise.left_name if step.side == "left" else exercise.right_name
    return tr("{name}, {side}, {left}").format(name=exercise.name, side=side, left=left)


def week_head(done: int, goal: int) -> str:
    """Return the sessions of this week: "2 of 4 this week", or "5 this week, 4 planned".

    Days that were cut anew, or a session on top, may make it more than the week asks for.
    """
    if not goal:
        return tr("{done} this week").format(done=done)
    usual, more = tr("{done} of {goal} this week"), tr("{done} this week, {goal} planned")
    return (more if done > goal else usual).format(done=done, goal=goal)


def day(iso_date: str) -> str:
    """Return a date as "Thursday 14 May"."""
    return QLocale().toString(QDate.fromString(iso_date, "yyyy-MM-dd"), "dddd d MMMM")


def week(iso_date: str, begins: int = MONDAY) -> str:
    """Return the week of a date as "week 20"; weeks begin on the day with an ISO number."""
    start = week_start(date.fromisoformat(iso_date), begins)
    return tr("week {n}").format(n=monday_in(start).isocalendar().week)


def trouble(code: str) -> str:
    """Return what a missing part of the machine means, as one sentence."""
    return {
        "no-sound": tr("No sound. All cues are on the screen."),
        "no-speech": tr("No voice for some names. They are on the screen."),
        "no-voice-pack": tr("The recorded voice is missing. All cues are on the screen."),
        "no-keep-awake": tr("The screen may go dark during the session."),
    }.get(code, code)
