"""What a reminder and the icon in the tray say: titles short enough for every desktop."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from backstretch.desktop.notifier import Notice
from backstretch.desktop.reminder_keeper import LATER, MOVE, NOT_TODAY, START
from backstretch.desktop.tray import OPEN, Entry
from backstretch.plan.reminding import AGAIN_AFTER, Due, Kind

LATER_AT = "later-"
"""Before the number of a choice of when to be reminded again."""
QUIET, QUIT = "quiet", "quit"


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Desktop", text)


def notice(due: Due, codes: tuple[str, ...], name: str, minutes: int) -> Notice:
    """Return a reminder of a session in words; `name` may be "" where none is planned."""
    titles = {
        Kind.SESSION: tr("{n} minutes for your back?"),
        Kind.AFTER_RUN: tr("Back from your run? {n} min on the mat"),
        Kind.WEEK: tr("{n} minutes keep this week in range"),
    }
    words = {
        START: tr("Start"),
        LATER: tr("Later"),
        MOVE: tr("Another day"),
        NOT_TODAY: tr("Not today"),
    }
    click = tr("Click to open it, or leave it for later.")
    if due.again:
        click = tr("Click to open it, or move it to another day.")
    return Notice(
        due.id,
        titles[due.kind].format(n=minutes),
        f"{name}. {click}" if name else click,
        tuple((code, words[code]) for code in codes),
        tr("Open"),
    )


def menu(
    lines: tuple[str, ...], *, can_start: bool, later: tuple[datetime, ...], quiet: bool
) -> tuple[Entry | None, ...]:
    """Return the tray's menu below the lines about today; `later` are times of the place."""
    return (
        *(Entry("", line.replace("&", "&&")) for line in lines),  # a single one marks a key
        None,
        Entry(START, tr("Start session"), enabled=can_start, first=True),
        None,
        Entry("", tr("Remind me later"), _later(later)),
        Entry(QUIET, tr("No reminders today"), enabled=not quiet),
        None,
        Entry(OPEN, tr("Open Backstretch")),
        Entry(QUIT, tr("Quit")),
    )


def _later(times: tuple[datetime, ...]) -> tuple[Entry, ...]:
    """Return the choices, each with its number; the first ones are spans from now."""
    spans = (tr("In 30 minutes"), tr("In 1 hour"))
    return tuple(
        Entry(
            f"{LATER_AT}{number}",
            spans[number]
            if number < len(AGAIN_AFTER)
            else tr("This evening, {time}").format(time=f"{at:%H:%M}"),
        )
        for number, at in enumerate(times)
    )
