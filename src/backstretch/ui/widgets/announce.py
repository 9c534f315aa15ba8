"""Says a sentence to a screen reader, where one listens."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(speaker: QObject, sentence: str, *, urgent: bool = False) -> None:
    """Say something that happened away from the focus, after what is being said.

    What is `urgent` does not wait for that.
    """
    if sentence and QAccessible.isActive():
        told = QAccessibleAnnouncementEvent(speaker, sentence)
        if urgent:
            told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(told)


def sentences(*parts: str) -> str:
    """Return titles and lines as sentences that can be read out one after the other."""
    said = (part.strip() for part in parts if part.strip())
    return " ".join(part if part[-1] in ".?!…:”" else f"{part}." for part in said)
