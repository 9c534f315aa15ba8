"""Labels, buttons and lines of the type scale, dressed by the style sheet."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme

Tone: TypeAlias = Literal["plain", "clay", "pine", "blue", "amber", "red"]


def label(text: str, kind: str, tone: str = "ink") -> QLabel:
    """Return a label of the type scale that wraps."""
    made = QLabel(text)
    dress_label(made, kind, tone)
    return made


def dress_label(made: QLabel, kind: str, tone: str) -> None:
    """Make plain words of the type scale that wrap of a label."""
    made.setProperty("type", kind)
    made.setProperty("tone", tone)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)


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


def set_icon(made: QPushButton, theme: Theme, icons: Icons, name: str, role: str) -> None:
    """Put an icon before the words of a button, muted where the button is disabled."""
    side, gap, ratio = theme.px(18), theme.px(6), made.devicePixelRatioF()
    both = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "muted")):
        spaced = QPixmap(QSize(side + gap, side) * ratio)
        spaced.fill(Qt.GlobalColor.transparent)
        spaced.setDevicePixelRatio(ratio)
        painter = QPainter(spaced)
        painter.drawPixmap(0, 0, icons.pixmap(name, colour, side, ratio))
        painter.end()
        both.addPixmap(spaced, mode)
    made.setIcon(both)
    made.setIconSize(QSize(side + gap, side))


def card(name: str) -> QFrame:
    """Return a card, a group that is read out under this name."""
    made = QFrame()
    made.setProperty("kind", "card")
    made.setAccessibleName(name)
    return made


def tag(text: str, tone: Tone = "plain") -> QLabel:
    """Return a word on a tint, part of the row it stands in."""
    made = QLabel(text)
    made.setProperty("type", "smallest")
    made.setProperty("kind", "tag")
    made.setProperty("tone", tone)
    return made


def set_kind(made: QPushButton, kind: str) -> None:
    """Dress a button as another kind."""
    if made.property("kind") != kind:
        made.setProperty("kind", kind)
        made.style().unpolish(made)
        made.style().polish(made)
