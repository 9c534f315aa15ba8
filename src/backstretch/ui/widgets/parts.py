"""Labels, buttons and lines of the type scale, dressed by the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton


def label(text: str, kind: str, tone: str = "ink") -> QLabel:
    """Return a label of the type scale that wraps."""
    made = QLabel(text)
    made.setProperty("type", kind)
    made.setProperty("tone", tone)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(text: str, kind: str, *, large: bool = True) -> QPushButton:
    """Return a button of this kind that Enter presses too."""
    made = QPushButton()
    set_words(made, text)
    made.setProperty("kind", kind)
    if large:
        made.setProperty("grade", "large")
    made.setAutoDefault(True)
    made.setProperty("ring_radius", 12)
    return made


def hairline() -> QFrame:
    """Return a line across."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    return line


def key_cap(text: str) -> QLabel:
    """Return a key as it looks on a keyboard, for beside other words."""
    cap = QLabel(text)
    cap.setProperty("type", "smallest")
    cap.setProperty("kind", "keycap")
    return cap


def set_words(made: QPushButton, text: str) -> None:
    """Write a label, in which & is a word like any other, and read it out."""
    made.setText(text.replace("&", "&&"))
    made.setAccessibleName(text)


def set_kind(made: QPushButton, kind: str) -> None:
    """Dress a button as another kind."""
    if made.property("kind") != kind:
        made.setProperty("kind", kind)
        made.style().unpolish(made)
        made.style().polish(made)
