"""A message: icon and words first, the tint second."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.paragraph import Paragraph

MessageTone: TypeAlias = Literal["info", "good", "caution", "warning"]
_LOOKS = {
    "info": ("info", "blue"),
    "good": ("check", "pine"),
    "caution": ("warning", "amber"),
    "warning": ("warning", "red"),
}


MOST_LINES = 2  # beside buttons; a longer sentence has the whole width, and they go below
_WRAP = int(Qt.TextFlag.TextWordWrap)


class Message(QFrame):
    """One sentence in a tone; put buttons into `buttons`. A warning is read out at once."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        tone: MessageTone = "info",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._tone: MessageTone = tone
        self.setProperty("kind", "message")
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(15, 8, 12, 8)
        line.setSpacing(12)
        self._icon = QLabel()
        self.words = Paragraph("", "body")
        self.words.setMinimumHeight(24)
        self.buttons = FlowLayout(spacing=8)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(12)
        self._said.addWidget(self.words, 1)
        self._said.addLayout(self.buttons)
        line.addWidget(self._icon)
        line.addLayout(self._said, 1)
        theme.changed.connect(self._paint_icon)
        self._fill(text)
        if not text:
            self.hide()

    def say(self, tone: MessageTone, text: str) -> None:
        """Show this sentence in this tone; without a sentence the message is hidden."""
        self._tone = tone
        self._fill(text)
        self.setVisible(bool(text))
        if text and tone == "warning":
            told = QAccessibleAnnouncementEvent(self, self.accessibleName())
            told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(told)

    def _fill(self, text: str) -> None:
        self.setProperty("tone", self._tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.words.setText(text)
        self.setAccessibleName(f"{self._word()}: {text}" if self._word() else text)
        self._paint_icon()
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons below the words where those would be squeezed beside them."""
        margins = self._line.contentsMargins()
        around = (
            margins.left() + margins.right() + self._line.spacing() + self._icon.sizeHint().width()
        )
        beside = self.width() - around - self.buttons.sizeHint().width() - self._said.spacing()
        metrics = self.words.fontMetrics()
        box = metrics.boundingRect(QRect(0, 0, max(1, beside), 9000), _WRAP, self.words.text())
        most = (MOST_LINES + 0.5) * metrics.lineSpacing()
        below = self.buttons.count() > 0 and (beside < 1 or box.height() > most)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self._said.direction():
            self._said.setDirection(way)
            top = Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter
            self._line.setAlignment(self._icon, top)

    def _word(self) -> str:
        return {"caution": self.tr("Caution"), "warning": self.tr("Warning")}.get(self._tone, "")

    def _paint_icon(self) -> None:
        name, role = _LOOKS[self._tone]
        side = self._theme.px(20)
        self._icon.setPixmap(self._icons.pixmap(name, role, side, self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
