"""A player button: a disc or a pill with its caption and its key below."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_cap import key_cap_width, paint_key_cap
from backstretch.ui.widgets.keyed_button import KeyedButton


class RoundButton(KeyedButton):
    """Pause, back, skip, longer: large enough to hit with a tired arm."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        key: str,
        *,
        face: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, text, key, parent)
        self._face = face
        self._primary = primary
        self._disc_px = 60.0
        self._px = 14.0
        self.setProperty("own_ring", True)

    def set_sizes(self, disc_px: float, caption_px: float) -> None:
        """Use this diameter and caption size, in pixels."""
        if (disc_px, caption_px) != (self._disc_px, self._px):
            self._disc_px, self._px = disc_px, caption_px
            self.updateGeometry()
            self.update()

    def disc_px(self) -> float:
        """Return the height of the disc, in pixels."""
        return self._disc_px

    def _caption_width(self) -> float:
        advance = QFontMetricsF(self._theme.font_px(self._px, 500)).horizontalAdvance(self.text())
        if not self._shows_key():
            return advance
        return advance + 0.45 * self._px + key_cap_width(self._theme, self.key, self._key_px())

    def _key_px(self) -> float:
        return max(11.0, 0.84 * self._px)

    def _disc(self) -> QRectF:
        width = 1.4 * self._disc_px if self._face else self._disc_px
        return QRectF((self.width() - width) / 2, 6, width, self._disc_px)

    def sizeHint(self) -> QSize:
        width = max(
            self._disc_px * (1.4 if self._face else 1) + 12, self._caption_width() + 0.9 * self._px
        )
        return QSize(round(width), round(self._disc_px + 12 + 1.9 * self._px))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = self._disc().translated(0, 1 if self.isDown() else 0)
        self._paint_disc(painter, disc)
        self._paint_face(painter, disc)
        self._paint_caption(painter, disc.bottom() + 6 + 0.95 * self._px)

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        colour, radius = self._theme.colour, disc.height() / 2
        active = self.underMouse() or self.isDown()
        if self._primary:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("clay_hover" if active else "clay"))
        else:
            painter.setPen(QPen(colour("edge"), self._theme.outline))
            painter.setBrush(colour("sunken" if active else "surface"))
        painter.drawRoundedRect(disc.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("blue"), 3))
            painter.drawRoundedRect(disc.adjusted(-3.5, -3.5, 3.5, 3.5), radius + 3, radius + 3)

    def _paint_face(self, painter: QPainter, disc: QRectF) -> None:
        role = "on_clay" if self._primary else "ink"
        if not self._face:
            side = round(disc.height() * (0.45 if self._primary else 0.4))
            corner = disc.center() - QPointF(side / 2, side / 2)
            square = QRectF(round(corner.x()), round(corner.y()), side, side)
            self._icons.paint(painter, self.icon_name, role, square)
            return
        font = self._theme.font_px(0.33 * disc.height(), 600)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        left = disc.center().x() - metrics.horizontalAdvance(self._face) / 2
        painter.drawText(QPointF(left, disc.center().y() + metrics.capHeight() / 2), self._face)

    def _paint_caption(self, painter: QPainter, middle: float) -> None:
        font = self._theme.font_px(self._px, 500)
        metrics = QFontMetricsF(font)
        left = (self.width() - self._caption_width()) / 2
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), self.text())
        if not self._shows_key():
            return
        key_left = left + metrics.horizontalAdvance(self.text()) + 0.45 * self._px
        paint_key_cap(painter, self._theme, self.key, self._key_px(), QPointF(key_left, middle))
