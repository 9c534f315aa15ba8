"""Buttons that show their key: the base they share, and the one that stands in a line."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.shortcuts import shows_key
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_cap import key_cap_width, paint_key_cap

Kind: TypeAlias = Literal["plain", "danger", "row"]
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class KeyedButton(QAbstractButton):
    """A painted button with a key of its own.

    A click with the mouse leaves the focus where it is, so that the space bar goes on meaning
    pause. Keys it has no use for go on to the page.
    """

    def __init__(
        self, theme: Theme, icons: Icons, text: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.icon_name = ""
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text)
        theme.changed.connect(self.update)

    def say(self, text: str, icon: str | None = None) -> None:
        """Show this label, and this icon if one is given; the label is read out too."""
        icon = self.icon_name if icon is None else icon
        if (text, icon) == (self.text(), self.icon_name):
            return
        self.icon_name = icon
        self.setText(text)
        self.setAccessibleName(text)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        told = self.tr("Key: {key}").format(key=self.key)
        self.setAccessibleDescription(told if self._shows_key() else "")

    def _shows_key(self) -> bool:
        return shows_key(self, self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _PRESSING:
            if not event.isAutoRepeat():
                self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        elif event.type() == QEvent.Type.Show:
            self._describe()
        return super().event(event)


class KeyButton(KeyedButton):
    """Icon, label and key cap in one line: quiet, outlined in red, or as a row of a list."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        key: str,
        kind: Kind = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, text, key, parent)
        self._kind: Kind = kind
        self._px = 16.5
        self.setProperty("ring_radius", 12)

    def set_px(self, px: float) -> None:
        """Use this font size, in pixels."""
        if px != self._px:
            self._px = px
            self.updateGeometry()
            self.update()

    def _pad(self) -> float:
        return {"plain": 0.1, "danger": 1.3, "row": 0.1}[self._kind] * self._px

    def _text_width(self) -> float:
        return QFontMetricsF(self._theme.font_px(self._px, self._weight())).horizontalAdvance(
            self.text()
        )

    def _weight(self) -> int:
        return 600 if self._kind == "danger" else 500

    def _icon_room(self) -> float:
        if not self.icon_name:
            return 0.0
        return self._px * {"plain": 1.6, "danger": 2.0, "row": 2.25}[self._kind]

    def _key_px(self) -> float:
        return max(11.0, 0.8 * self._px)

    def sizeHint(self) -> QSize:
        key = 0.55 * self._px + key_cap_width(self._theme, self.key, self._key_px())
        room = key if self._shows_key() else 0.0
        width = 2 * self._pad() + self._icon_room() + self._text_width() + room + 2
        times = {"plain": 2.2, "danger": 3.2, "row": 2.75}[self._kind]
        return QSize(round(width + 1), max(24, round(times * self._px)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "red" if self._kind == "danger" else "ink"
        self._paint_ground(painter)
        middle = self.height() / 2 + (1 if self.isDown() else 0)
        x = self._pad()
        if self.icon_name:
            side = round(self._px * (1.4 if self._kind == "danger" else 1.2))
            tone = "muted" if self._kind == "row" else role
            self._icons.paint(
                painter, self.icon_name, tone, QRectF(x, round(middle - side / 2), side, side)
            )
            x += self._icon_room()
        font = self._theme.font_px(self._px, self._weight())
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(QPointF(x, middle + QFontMetricsF(font).capHeight() / 2), self.text())
        if not self._shows_key():
            return
        key_left = x + self._text_width() + 0.55 * self._px
        if self._kind == "row":
            key_left = self.width() - key_cap_width(self._theme, self.key, self._key_px()) - 2
        tone = "red" if self._kind == "danger" else "muted"
        paint_key_cap(
            painter, self._theme, self.key, self._key_px(), QPointF(key_left, middle), tone
        )

    def _paint_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            hovered = "red_tint" if self._kind == "danger" else "sunken"
            painter.setBrush(self._theme.colour(hovered))
            painter.drawRoundedRect(rect, 10, 10)
        if self._kind == "danger":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("red"), 2))
            painter.drawRoundedRect(rect, 12, 12)
            painter.setPen(Qt.PenStyle.NoPen)
        if self._kind == "row":
            for y in (0, self.height() - 1):
                painter.fillRect(QRectF(0, y, self.width(), 1), self._theme.colour("line"))
