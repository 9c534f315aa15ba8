"""What is shown of backups: plain values, ready for reading, and the words for them."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from backstretch.exchange.backup_words import (
    difference_words,
    holding_words,
    problem_words,
    why_words,
)
from backstretch.journal.backup_shelf import Backup, Problem
from backstretch.journal.steps import Holding, holding


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup: its number, when it was made, what it holds; one that is not whole has no way back.

    `detail` is "12 sessions, 30 run entries · since then: 1 session · before an import".
    """

    number: int
    when: str
    detail: str
    whole: bool = True


def moment(at: datetime) -> str:
    """Return a moment as "Thursday 14 May 2026, 17:40"."""
    date, time = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)
    locale = QLocale()
    return f"{locale.toString(date, 'dddd d MMMM yyyy')}, {locale.toString(time, 'HH:mm')}"


def when_of(backup: Backup) -> str:
    """Return when a backup was made."""
    return moment(backup.facts.made_at) if backup.facts else tr("An unknown day")


def row_of(backup: Backup, problem: Problem | None, now: Holding | None) -> BackupRow:
    """Return a backup as a row; `now` is what the diary holds, where that is known."""
    if problem is not None:
        why = tr("It cannot be used: {why}.").format(why=problem_words(problem, tr))
        return BackupRow(backup.number, when_of(backup), why, whole=False)
    if backup.facts is None:
        return BackupRow(backup.number, when_of(backup), tr("What it holds is not known."))
    held = holding(backup.facts.counts)
    parts = [holding_words(held, tr, tr_count)]
    if now is not None:
        parts.append(difference_words(now - held, tr, tr_count))
    if backup.facts.pinned:
        parts.append(why_words(backup.facts.why, tr))
    return BackupRow(backup.number, when_of(backup), " · ".join(parts))


def offer_of(backup: Backup, *, newer: bool = False) -> str:
    """Return what there is to go back to where the diary cannot be opened, or is `newer`."""
    if backup.facts is None:
        return tr("There is a good backup.")
    what = holding_words(holding(backup.facts.counts), tr, tr_count)
    words = tr("There is a good backup of {when}: {what}. The damaged file is kept as well.")
    if newer:
        words = tr(
            "There is a backup from before: {when}, {what}. The newer diary is kept as well."
        )
    return words.format(when=when_of(backup), what=what)


def tr(text: str) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("Backups", text)


def tr_count(one: str, many: str, n: int) -> str:
    """Return one of two texts in the person's language."""
    return tr(one if n == 1 else many)
