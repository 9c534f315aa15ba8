"""What Today says of a session, its picks and the days around it: codes into short sentences."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from backstretch.content.exercise import Exercise
from backstretch.plan.composer import Pick, PickReason
from backstretch.plan.reasons import Reason
from backstretch.plan.sieve import Barred, LeftOut
from backstretch.plan.week_plan import WeekPlan
from backstretch.ui import plan_words
from backstretch.ui.plan_state import WeekMarks
from backstretch.ui.today_state import PainLook
from backstretch.ui.wording import tr

_CHOOSING = (
    Reason.SORE,
    Reason.RED_MORNING,
    Reason.RED_RUN,
    Reason.RUN,
    Reason.FIRST,
    Reason.STRENGTH,
    Reason.DESK,
    Reason.MOBILITY,
)
_TOLD = (Barred.HURT, Barred.DISLIKED, Barred.FLAG, Barred.MORNING, Barred.EQUIPMENT)


def why_this_one(reasons: Sequence[Reason], *, ran: bool = False) -> str:
    """Return why the day has just this session, as one sentence; `ran`: the run was done."""
    if ran and _choosing(reasons) is Reason.RUN:
        return tr("Picked because you ran today.")
    return {
        Reason.SORE: tr("Picked because your back is sore today, so it is gentle."),
        Reason.RED_MORNING: tr("Picked because your back was worse in the morning."),
        Reason.RED_RUN: tr("Picked because your run was hard on your back."),
        Reason.RUN: tr("Picked because you run today."),
        Reason.FIRST: tr(
            "Gentle, on the mat, with a voice to follow. Leave out anything that hurts."
        ),
        Reason.STRENGTH: tr("Picked because it is time for strength, which needs days between."),
        Reason.DESK: tr("Picked because you sit for long today."),
        Reason.MOBILITY: tr("Picked because there is no run today, and strength can wait."),
    }.get(_choosing(reasons), tr("Picked because it fits this day."))


def _choosing(reasons: Sequence[Reason]) -> Reason:
    return next((reason for reason in reasons if reason in _CHOOSING), reasons[-1])


def pick(one: Pick, exercises: Mapping[str, Exercise]) -> str:
    """Return why an exercise is in the session, as one sentence; how to do it with care after."""
    words = {
        PickReason.CORE: tr("One of the five that matter most."),
        PickReason.HELPS: tr("It is felt {place}, where you have pain."),
        PickReason.INSTEAD: tr("In place of {exercise}."),
        PickReason.STRENGTH: tr("Strength for trunk, hips and legs."),
        PickReason.ROUTINE: tr("This routine has it."),
        PickReason.FILLS: tr("It fits the minutes that are left."),
        PickReason.REST: tr("Slow breathing, to let go."),
    }[one.reason]
    other = exercises[one.of].name if one.of in exercises else one.of
    why = words.format(place=_place(one.of), exercise=other)
    return f"{why} {tr('Go with care today.')}" if one.care else why


def left_out(ones: Sequence[LeftOut], exercises: Mapping[str, Exercise]) -> str:
    """Return what is not in today's session, one sentence for each reason, or nothing."""
    groups: dict[Barred, list[str]] = {}
    for one in ones:
        if one.why in _TOLD:
            groups.setdefault(one.why, []).append(exercises[one.exercise].name)
    # Names have commas of their own.
    return " ".join(
        _left_out(why, single=len(names) == 1).format(names="; ".join(names))
        for why, names in groups.items()
    )


def _left_out(why: Barred, *, single: bool) -> str:
    if single:
        return {
            Barred.HURT: tr("Left out today, as it hurt lately: {names}."),
            Barred.DISLIKED: tr("Left out today, as you do not like it: {names}."),
            Barred.FLAG: tr("Left out today, as it does not suit you now: {names}."),
            Barred.MORNING: tr("Left out today, as it is early in the day: {names}."),
            Barred.EQUIPMENT: tr("Left out today, as its equipment is not at hand: {names}."),
        }[why]
    return {
        Barred.HURT: tr("Left out today, as they hurt lately: {names}."),
        Barred.DISLIKED: tr("Left out today, as you do not like them: {names}."),
        Barred.FLAG: tr("Left out today, as they do not suit you now: {names}."),
        Barred.MORNING: tr("Left out today, as it is early in the day: {names}."),
        Barred.EQUIPMENT: tr("Left out today, as their equipment is not at hand: {names}."),
    }[why]


def _place(code: str) -> str:
    return {
        "buttock": tr("in the buttock"),
        "outer-hip": tr("at the outer hip"),
        "groin": tr("in the groin"),
        "back-of-thigh": tr("at the back of the thigh"),
        "upper-back": tr("in the upper back"),
        "low-back": tr("in the lower back"),
    }.get(code, tr("there"))


def week_line(marks: WeekMarks, *, stopped: bool, first_day: bool) -> str:
    """Return what to make of the week so far, in one or two short sentences."""
    if stopped:
        return tr("Sessions are paused, so this week asks for nothing.")
    if first_day:
        return tr("The week is short, so nothing counts as missed before today.")
    left = marks.goal - marks.done
    if marks.less or not marks.least <= marks.done <= marks.most or left <= 0:
        return plan_words.week(marks)[1]
    form = tr("You are inside the {least} to {most} band. {n} more meets your own goal.")
    number = tr("One") if left == 1 else str(left)
    return form.format(least=marks.least, most=marks.most, n=number)


def moved_here(plan: WeekPlan, today: date) -> str:
    """Return from where today's session came, as one sentence, or nothing."""
    move = next((one for one in plan.moved if one.end == today), None)
    if move is None:
        return ""
    if move.start == today - timedelta(days=1):
        return tr("Yesterday’s session moved to today.")
    return tr("{day}’s session moved to today.").format(day=plan_words.weekday(move.start))


def pain_look(runs: int) -> PainLook:
    """Return what stands for the pain after runs as long as there is no line to draw."""
    head = tr("Pain after your runs")
    if not runs:
        told = tr(
            "A comparison needs about two weeks of runs. Until then you see the numbers "
            "as they are."
        )
        return PainLook(head, tr("Starts with your first logged run"), told)
    so_far = tr("1 run so far") if runs == 1 else tr("{n} runs so far").format(n=runs)
    chart = tr("Not enough yet: {so_far}").format(so_far=so_far)
    return PainLook(head, chart, tr("The line starts when you note your pain after runs."))


def steps(count: int) -> str:
    """Return how many steps a session has: "Seven steps."."""
    small = (
        "",
        tr("One step."),
        tr("Two steps."),
        tr("Three steps."),
        tr("Four steps."),
        tr("Five steps."),
        tr("Six steps."),
        tr("Seven steps."),
        tr("Eight steps."),
        tr("Nine steps."),
        tr("Ten steps."),
        tr("Eleven steps."),
        tr("Twelve steps."),
    )
    return small[count] if 0 < count < len(small) else tr("{n} steps.").format(n=count)


def reminder(at: datetime, today: date) -> str:
    """Return when the next reminder comes: "Next reminder today, 18:30"."""
    days = (at.date() - today).days
    near = {0: tr("today"), 1: tr("tomorrow")}
    day = near.get(days) or short_date(at.date())
    return tr("Next reminder {day}, {time}").format(day=day, time=f"{at:%H:%M}")


def short_date(day: date) -> str:
    """Return "Fri 15 May"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def day_name(day: date, today: date) -> str:
    """Return a day to choose: "Today", "Yesterday", "Tue 12 May"."""
    near = {0: tr("Today"), 1: tr("Yesterday")}
    return near.get((today - day).days) or short_date(day)
