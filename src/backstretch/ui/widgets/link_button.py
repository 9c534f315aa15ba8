"""A way to somewhere else as a few words in a line, without the frame of a button."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from backstretch.ui.theme import Theme

LinkKind: TypeAlias = Literal["go", "source"]
HIGH = 24
FONT_PX = 13.5
SMALLEST_PX = 12.5  # beside words of the smallest kind
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkButton(QAbstractButton):
    """Bold in clay where it goes to a page, underlined where it shows a source."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: LinkKind = "go",
        parent: QWidget | None = None,
        *,
        font_px: float = FONT_PX,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._font_px = font_px
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 5)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return QSize(round(advance) + 2, self._theme.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self) -> QFont:
        weight = 600 if self._kind == "go" else 400
        font = self._theme.font_px(self._theme.px(self._font_px), weight)
        font.setUnderline((self._kind == "source") != (self.underMouse() and self.isEnabled()))
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self._theme.colour("clay_text" if self._kind == "go" else "muted"))
        place = QRectF(self.rect()).adjusted(0, 1 if self.isDown() else 0, 0, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())
