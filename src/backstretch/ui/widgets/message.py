"""A message: icon and words first, the tint second."""

from typing import Literal, TypeAlias

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label

MessageTone: TypeAlias = Literal["info", "good", "caution", "warning"]
_LOOKS = {
    "info": ("info", "blue"),
    "good": ("check", "pine"),
    "caution": ("warning", "amber"),
    "warning": ("warning", "red"),
}


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
        line = QHBoxLayout(self)
        line.setContentsMargins(15, 8, 12, 8)
        line.setSpacing(12)
        self._icon = QLabel()
        self.words = label("", "body")
        self.words.setMinimumHeight(24)
        self.buttons = FlowLayout(spacing=8)
        line.addWidget(self._icon)
        line.addWidget(self.words, 1)
        line.addLayout(self.buttons)
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

    def _word(self) -> str:
        return {"caution": self.tr("Caution"), "warning": self.tr("Warning")}.get(self._tone, "")

    def _paint_icon(self) -> None:
        name, role = _LOOKS[self._tone]
        side = self._theme.px(20)
        self._icon.setPixmap(self._icons.pixmap(name, role, side, self.devicePixelRatioF()))
