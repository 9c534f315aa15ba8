"""How the back is before a session begins: asked once, answered by one key, never in the way."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QLabel, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.pain_words import pain_words

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
ASKED_SHARE, SAID_SHARE, NUMBER_SHARE = 0.027, 0.0225, 0.028
BAR_SHARE = 0.028
LEAST_PX = 11.0


class LowScale(PainScale):
    """The eleven columns, low and without the words at their ends, which stand above them."""

    def set_px(self, bar_px: float, number_px: float) -> None:
        """Make the highest column and the numbers this high, whatever the text size."""
        self._number_px = number_px / self._theme.text_scale
        self.set_bar_px(bar_px)
        self.update()

    def _anchors_height(self, width: float) -> float:
        return 0.0

    def _paint_anchors(self, painter: QPainter) -> None:
        """Paint none."""


class PainBefore(QWidget):
    """Is open while the first stretch is prepared, if it was asked for.

    The clock runs on: a number is kept, and no number says nothing.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asks = self._starting = False
        question = self.tr("How is your back now?")
        self.asked = self._label("ink", question)
        self.said = self._label("muted")
        self.scale = LowScale(theme, question, parent=self)
        self.scale.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press leaves the keys to the player
        self.scale.moved.connect(self._say)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it asks now."""
        return self._asks and self._starting

    def ask(self, asks: bool) -> None:
        """Ask anew from now on, or no more."""
        self._asks = asks
        self.scale.show_score(None)
        self._say(None)

    def show_starting(self, starting: bool) -> None:
        """Tell whether the first stretch is being prepared; it is announced where that begins."""
        opens = starting and not self._starting and self._asks
        self._starting = starting
        if opens and QAccessible.isActive():
            words = f"{self.asked.text()} {self.said.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a digit, or Delete, while it asks; tell whether it was one."""
        digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
        takes = digit or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return self.is_open and takes and self.scale.press_key(event.key(), event.timestamp())

    def arrange(self, unit: float, width: int) -> float:
        """Lay out for text that is a share of `unit`; return the height, 0 while it is not open."""
        if not self.is_open:
            return 0.0
        asked, said = self._words(max(LEAST_PX, ASKED_SHARE * unit), SAID_SHARE * unit, width)
        below = asked if said.top() == asked.top() else said
        self.scale.set_px(BAR_SHARE * unit, max(LEAST_PX, NUMBER_SHARE * unit))
        self.asked.setGeometry(asked)
        self.said.setGeometry(said)
        top = below.bottom() + 2
        height = self.scale.heightForWidth(width)
        self.scale.setGeometry(0, top, width, height)
        return float(top + height)

    def _words(self, asked_px: float, said_px: float, width: int) -> tuple[QRect, QRect]:
        """Return where the question and what is said of it stand, side by side if they fit."""
        self.asked.setFont(self._theme.font_px(asked_px, 600))
        self.said.setFont(self._theme.font_px(said_px))
        first = _needed(self.asked, self.asked.text(), width)
        second = _needed(self.said, self._nothing_said(), width)  # an answer moves nothing
        if first.width() + second.width() + asked_px <= width:
            room = width - first.width()
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.said.setAlignment(side)
            return first, QRect(first.width(), 0, room, first.height())
        self.said.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return first, second.translated(0, first.height())

    def _label(self, tone: str, text: str = "") -> QLabel:
        made = QLabel(text, self)
        made.setProperty("tone", tone)
        made.setWordWrap(True)
        made.setTextFormat(Qt.TextFormat.PlainText)
        return made

    def _say(self, score: int | None) -> None:
        self.said.setText(self._nothing_said() if score is None else pain_words(score))

    def _nothing_said(self) -> str:
        return self.tr("0 no pain, 10 worst pain you can imagine. Optional.")


def _needed(part: QLabel, words: str, width: int) -> QRect:
    box = QFontMetricsF(part.font()).boundingRect(QRectF(0, 0, width, 9000), _WRAP, words)
    return QRect(0, 0, round(box.width()) + 2, round(box.height()) + 1)
