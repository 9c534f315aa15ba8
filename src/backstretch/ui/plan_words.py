"""The codes of a plan in the words a person reads: plain, calm, at most 15 words a sentence."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from backstretch.content.planning import OURS
from backstretch.plan.adherence import Adherence, WeekState
from backstretch.plan.reasons import Cause, Place, Reason
from backstretch.ui.plan_state import Mark, RunMark, WeekMarks, Wish
from backstretch.ui.wording import tr, week_head
from backstretch.weeks import DAYS

_NAMES = {"vdWorp": "van der Worp"}
_YOUNGEST = 50  # a source of "97" is of the last century


def why(reason: Reason) -> str:
    """Return why a day is as it is, as one sentence."""
    return {
        Reason.DONE: tr("This session is done."),
        Reason.MISSED: tr("The day passed without a session. No reason needed."),
        Reason.PINNED: tr("You put a session on this day, so it stays."),
        Reason.MOVED: tr("It came here from another day."),
        Reason.SORE: tr("Your back is sore today, so the session is gentle."),
        Reason.RED_MORNING: tr("Your back was worse in the morning, so it stays gentle."),
        Reason.RED_RUN: tr("Your run was hard on your back, so it stays gentle."),
        Reason.RUN: tr("There is a run on this day."),
        Reason.FIRST: tr("The core five are a good start."),
        Reason.STRENGTH: tr("It is time for strength, which needs days between."),
        Reason.DESK: tr("You sit for long on this day."),
        Reason.MOBILITY: tr("No run, and strength can wait: it moves the back and hips."),
        Reason.ILL: tr("You are ill on this day. It does not count."),
        Reason.AWAY: tr("You travel on this day. It does not count."),
        Reason.BUSY: tr("You are busy on this day."),
        Reason.NOT_A_DAY: tr("This is not one of your days."),
        Reason.KEPT_FREE: tr("You keep this day free."),
        Reason.STOPPED: tr("A warning sign is noted. See a doctor before you stretch."),
        Reason.EARLY: tr("This was before your first day."),
        Reason.PAST: tr("No session was planned here."),
        Reason.ENOUGH: tr("The week has the sessions you aim for."),
        Reason.REST: tr("A day to rest. A walk is fine."),
        Reason.ROOM: tr("This day is free. A missed session may go here."),
    }[reason]


def empty(reason: Reason) -> tuple[str, str]:
    """Return what stands on a day without a session: a few words, and a detail or nothing."""
    return {
        Reason.ILL: (tr("Sick day"), ""),
        Reason.AWAY: (tr("Travel day"), ""),
        Reason.BUSY: (tr("Busy day"), ""),
        Reason.NOT_A_DAY: (tr("Free"), tr("not one of your days")),
        Reason.KEPT_FREE: (tr("Kept free"), ""),
        Reason.STOPPED: (tr("Paused"), tr("see a doctor first")),
        Reason.ENOUGH: (tr("Free"), tr("the goal is met")),
        Reason.REST: (tr("Rest day"), ""),
        Reason.ROOM: (tr("Free"), tr("room for a missed session")),
    }.get(reason, ("–", ""))


def cause(code: Cause, day: str) -> str:
    """Return why a session left a day, as one sentence; `day` as "Tuesday"."""
    return {
        Cause.MISSED: tr("{day} passed without a session."),
        Cause.ILL: tr("You are ill on {day}."),
        Cause.AWAY: tr("You travel on {day}."),
        Cause.BUSY: tr("You are busy on {day}."),
        Cause.NOT_A_DAY: tr("{day} is not one of your days."),
        Cause.ASKED: tr("You changed {day}."),
        Cause.GOAL: tr("You changed the days a week."),
        Cause.EXTRA: tr("You did a session on a day that had none."),
    }[code].format(day=day)


def place(code: Place, routine: str, day: str, *, ran_there: bool = False) -> str:
    """Return where a session went, or why nowhere; `day` is where it is now.

    `routine` is its name, "" where another took its place. On a day that has a run by now
    (`ran_there`) it is said that there was none.
    """
    forms = {
        Place.NEXT_WITHOUT_RUN: tr("{routine} went to {day}, the next day without a run."),
        Place.NEXT_FREE: tr("{routine} went to {day}, the next free day."),
        Place.BEST: tr("{routine} went to {day}, the best of the days left."),
        Place.CHOSEN: tr("{routine} is on {day} now, as you chose."),
        Place.ENOUGH: tr("The week has enough sessions without it."),
        Place.LAPSED: tr("No other day was free, so this week goes without it."),
        Place.LET_GO: tr("You let it go, so nothing takes its place."),
    }
    if ran_there and code is Place.NEXT_WITHOUT_RUN:
        forms[code] = tr("{routine} went to {day}, which had no run then.")
    return forms[code].format(routine=routine or tr("The session"), day=day)


def state(mark: Mark) -> str:
    """Return how a session stands, in one word."""
    return {
        Mark.DONE: tr("Done"),
        Mark.TODAY: tr("Today"),
        Mark.PLANNED: tr("Planned"),
        Mark.MISSED: tr("Missed"),
        Mark.REST: tr("No session"),
    }[mark]


def spoken(day: date, mark: Mark, run: RunMark, *, is_today: bool) -> str:
    """Return a day as a screen reader says it: "Wednesday 13, session done; no run"."""
    session = {
        Mark.DONE: tr("session done"),
        Mark.TODAY: tr("session to do"),
        Mark.PLANNED: tr("session planned"),
        Mark.MISSED: tr("session missed"),
        Mark.REST: tr("no session"),
    }[mark]
    ran = {
        RunMark.NONE: tr("no run"),
        RunMark.PLANNED: tr("run planned"),
        RunMark.DONE: tr("run done"),
    }[run]
    words = tr("today, {day}") if is_today else "{day}"
    name = words.format(day=weekday_and_number(day))
    return f"{name[:1].upper()}{name[1:]}, {session}; {ran}"


def offer(wish: Wish, *, has_session: bool) -> str:
    """Return what the menu of a day says."""
    if wish is Wish.PIN:
        return tr("Keep the session on this day") if has_session else tr("Have a session here")
    if wish is Wish.RELEASE:
        return tr("Let it move again") if has_session else tr("No longer keep it free")
    return {
        Wish.FREE: tr("Keep this day free"),
        Wish.RUN: tr("Plan a run"),
        Wish.NO_RUN: tr("Take the run off"),
        Wish.ILL: tr("Mark as a sick day"),
        Wish.AWAY: tr("Mark as a travel day"),
        Wish.BUSY: tr("Mark as a busy day"),
        Wish.WELL: tr("No longer a day off"),
    }[wish]


def kept(wish: Wish, day: str) -> str:
    """Return what was just done; `day` as "Friday 15"."""
    return {
        Wish.PIN: tr("{day} has a session, and keeps it."),
        Wish.FREE: tr("{day} stays free."),
        Wish.RELEASE: tr("{day} is open again."),
        Wish.RUN: tr("A run is planned for {day}."),
        Wish.NO_RUN: tr("The run on {day} is off."),
        Wish.ILL: tr("{day} is a sick day."),
        Wish.AWAY: tr("{day} is a travel day."),
        Wish.BUSY: tr("{day} is a busy day."),
        Wish.WELL: tr("{day} is a usual day again."),
    }[wish].format(day=day)


def week(marks: WeekMarks) -> tuple[str, str]:
    """Return a week in words: "2 of 4 this week", and how that stands to the aim."""
    head = week_head(marks.done, marks.goal)
    if marks.less and marks.done <= marks.most:
        return head, _less(marks)
    left = marks.least - marks.done
    if left > 0:
        form = tr("Inside the aim of {least} to {most} with {n} more.")
    elif marks.done <= marks.most:
        form = tr("Inside the aim of {least} to {most}.")
    else:
        form = tr("Above the aim of {least} to {most}. A day of rest is fine.")
    number = tr("one") if left == 1 else str(left)
    return head, form.format(least=marks.least, most=marks.most, n=number)


def _less(marks: WeekMarks) -> str:
    """Return what a week asks for of which not all days count."""
    if not marks.goal:
        return tr("The days of this week do not count, so it asks for nothing.")
    if marks.done >= marks.goal:
        return tr("Not all days of this week count. What it asks for is done.")
    return tr("Not all days of this week count, so it asks for {n}.").format(n=marks.goal)


def regularity(kept_up: Adherence) -> tuple[str, ...]:
    """Return how the habit keeps to its range, in sentences: no streak, nothing lost."""
    counted = [w for w in kept_up.weeks if w.state not in (WeekState.FROZEN, WeekState.OPEN)]
    if not counted:
        return (tr("Your first full week starts the count."),)
    if not kept_up.in_range + kept_up.above:
        return (tr("No week in range yet. Any week can be the first."),)
    if len(counted) == 1:
        first = tr("1 week so far, in range.") if kept_up.in_range else tr("1 week so far.")
    else:
        first = tr("{n} of {all} weeks in range.").format(n=kept_up.in_range, all=len(counted))
    lines = [first, tr("Your habit is {word}.").format(word=strength(kept_up.regularity))]
    if kept_up.above:
        lines.append(tr("{n} more had extra days.").format(n=kept_up.above))
    if any(week.state is WeekState.FROZEN for week in kept_up.weeks):
        lines.append(tr("Weeks when you were ill or away do not count."))
    return tuple(lines)


def strength(share: float) -> str:
    """Return a regularity from 0 to 1 as a word."""
    for below, word in ((0.2, tr("just starting")), (0.45, tr("growing")), (0.7, tr("steady"))):
        if share < below:
            return word
    return tr("strong")


def sources(keys: Iterable[str]) -> str:
    """Return where a rule comes from: "Gobbo 2019, an article, our own choice"."""
    return ", ".join(dict.fromkeys(_source(key) for key in keys))


def weekday(day: date) -> str:
    """Return "Wednesday"."""
    return QLocale().dayName(day.isoweekday())


def weekday_name(number: int) -> str:
    """Return the name of a day of the week, Monday 1."""
    return QLocale().dayName(number)


def short_weekday(day: date) -> str:
    """Return "Wed"."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def weekday_and_number(day: date) -> str:
    """Return "Wednesday 13"."""
    return f"{weekday(day)} {day.day}"


def week_range(start: date) -> str:
    """Return "11 to 17 May", with both months or years where they differ."""
    last = start + timedelta(days=DAYS - 1)
    form = "d" if start.month == last.month else "d MMMM"
    first = QLocale().toString(_qdate(start), form)
    return tr("{start} to {end}").format(
        start=first, end=QLocale().toString(_qdate(last), "d MMMM")
    )


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _source(key: str) -> str:
    if key == OURS:
        return tr("our own choice")
    if re.fullmatch(r"S\d+-\d+", key):
        return tr("an article")
    dated = re.fullmatch(r"([A-Za-z]+)(\d\d)", key)
    if dated:
        century = "19" if int(dated[2]) > _YOUNGEST else "20"
        return f"{_NAMES.get(dated[1], dated[1])} {century}{dated[2]}"
    return {
        "PFPguide": tr("a guide for patients"),
        "Loop": tr("a program for habits"),
    }.get(key, key)
