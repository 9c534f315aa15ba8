"""What the icon in the tray says of the day, and the words of its menu."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from backstretch.desktop.notice_words import tr
from backstretch.desktop.reminder_keeper import START
from backstretch.desktop.tray import OPEN, Entry, Mark, TrayState
from backstretch.plan.reminding import AGAIN_AFTER

NAME = "Backstretch"
LATER = "later-"
"""Before the minutes of a choice of when to be reminded again, or before `evening`."""
RUN, PAIN, TOMORROW, QUIET, QUIT = "log-run", "log-pain", "tomorrow", "quiet", "quit"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the day stands.

    `session` is the name of today's session or "". `is_stopped`: a doctor is to be seen first.
    `reminder` is when it comes, on the clock of the place, or None. `later` are the times it can
    be put off until, by their codes; `logs` the codes of what can be written down: RUN, PAIN.
    """

    session: str = ""
    minutes: int = 0
    is_done: bool = False
    is_stopped: bool = False
    is_quiet: bool = False
    can_start: bool = False
    can_move: bool = False
    done: int = 0
    goal: int = 0
    reminder: datetime | None = None
    later: tuple[tuple[str, datetime], ...] = ()
    logs: frozenset[str] = frozenset()


def later_code(at: datetime, now: datetime) -> str:
    """Return the code of a choice of when to be reminded again."""
    minutes = round((at - now) / timedelta(minutes=1))
    soon = timedelta(minutes=minutes) in AGAIN_AFTER
    return f"{LATER}{minutes if soon else 'evening'}"


def tray_state(day: Standing) -> TrayState:
    """Return the icon's shape, what it says when pointed at, and its menu."""
    week = _week(day)
    today = _today(day)
    says, mark = today, Mark.PLAIN
    if day.is_done and not day.is_stopped:
        says, mark = tr("done today, {week}").format(week=week), Mark.TICK
    elif day.is_quiet:
        says, mark = tr("no reminders until tomorrow"), Mark.STROKE
    elif day.reminder and day.session:
        says = f"{today}, {day.reminder:%H:%M}"
    line = f"{week}."
    if day.reminder:
        line += " " + tr("Reminder {time}").format(time=f"{day.reminder:%H:%M}")
    return TrayState(mark, f"{NAME}: {says}", _menu((today, line), day))


def _week(day: Standing) -> str:
    usual, more = tr("{n} of {goal} this week"), tr("{n} this week, {goal} planned")
    if not day.goal:
        usual = tr("{n} this week")
    return (more if day.done > day.goal > 0 else usual).format(n=day.done, goal=day.goal)


def _today(day: Standing) -> str:
    if day.is_stopped:
        return tr("See a doctor before you stretch")
    if day.is_done:
        return tr("Done today")
    if day.session:
        return tr("{name}, {n} min").format(name=day.session, n=day.minutes)
    return tr("No session today")


def _menu(lines: tuple[str, str], day: Standing) -> tuple[Entry | None, ...]:
    logs = (Entry(RUN, tr("Log a run")), Entry(PAIN, tr("How is your back now?")))
    today, week = (line.replace("&", "&&") for line in lines)  # a single one marks a key
    return (
        Entry("", today, strong=True),
        Entry("", week),
        None,
        Entry(START, tr("Start session"), enabled=day.can_start, first=True, strong=True),
        *(entry for entry in logs if entry.code in day.logs),
        None,
        Entry("", tr("Remind me later"), _later(day)),
        Entry(QUIET, tr("No reminders today"), enabled=not day.is_quiet),
        None,
        Entry(OPEN, tr("Open Backstretch")),
        Entry(QUIT, tr("Quit"), keys="Ctrl+Q"),
    )


def _later(day: Standing) -> tuple[Entry, ...]:
    spans = {f"{LATER}30": tr("In 30 minutes"), f"{LATER}60": tr("In 1 hour")}
    evening = tr("This evening, {time}")
    choices = tuple(
        Entry(code, spans.get(code, evening.format(time=f"{at:%H:%M}"))) for code, at in day.later
    )
    return (*choices, Entry(TOMORROW, tr("Tomorrow"))) if day.can_move else choices
