"""Days in short words, in the order that the person's language has them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Charts", text)


def short(day: date) -> str:
    """Return "23 Feb"."""
    return _told(day, tr("d MMM"))


def full(day: date) -> str:
    """Return "23 February 2026"."""
    return _told(day, tr("d MMMM yyyy"))


def month(day: date) -> str:
    """Return "Feb 26", as a year on its own would be taken for a day."""
    return _told(day, tr("MMM yy"))


def year(day: date) -> str:
    """Return "2026"."""
    return _told(day, "yyyy")


def span(first: date, last: date) -> str:
    """Return "3 to 16 May 2026", or one day."""
    if first == last:
        return full(first)
    form = tr("d MMMM yyyy")
    if first.year == last.year:
        form = tr("d") if first.month == last.month else tr("d MMMM")
    return tr("{first} to {last}").format(first=_told(first, form), last=full(last))


def _told(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
