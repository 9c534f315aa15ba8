"""What a reminder says: titles short enough for every desktop."""

from PySide6.QtCore import QCoreApplication

from backstretch.desktop.notifier import Notice
from backstretch.desktop.reminder_keeper import LATER, MOVE, NOT_TODAY, START
from backstretch.plan.reminding import Due, Kind


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Desktop", text)


def first_session() -> str:
    """Return what the first session of all is called."""
    return tr("The core five")


def notice(
    due: Due, codes: tuple[str, ...], name: str, minutes: int, walk: tuple[int, int]
) -> Notice:
    """Return a reminder of a session in words; `name` may be "" where none is planned.

    `walk` is from how many to how many minutes to walk between a run and the session.
    """
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
    buttons = tuple((code, words[code]) for code in codes)
    if due.kind is Kind.MORNING:
        asks = tr("How is your back this morning?")
        then = tr("You ran yesterday. Click to open it; one press is enough.")
        return Notice(due.id, asks, then, buttons, tr("Open"))
    click = tr("Click to open it, or leave it for later.")
    if due.kind is Kind.AFTER_RUN:
        first = tr("Walk {least} to {most} minutes first, then click to open it.")
        click = first.format(least=walk[0], most=walk[1])
    if due.again:
        click = tr("Click to open it, or move it to another day.")
    return Notice(
        due.id,
        titles[due.kind].format(n=minutes),
        f"{name}. {click}" if name else click,
        buttons,
        tr("Open"),
    )
