"""An exercise as a card to press: its figure, its name, how much of it, what sort it is."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.library_state import Tile
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import BAND
from backstretch.ui.widgets.own_picture_view import paint_mark, paint_picture
from backstretch.ui.widgets.own_pictures import OwnPictures

RADIUS, PAD = 16, 14
SHARE, LOWEST, HIGHEST = 0.485, 104, 180
"""Height of the picture as a share of the width of the card, and its ends in pixels."""
THUMBNAIL = 640
"""Pixels of the longer side of a picture of the person's own."""
_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WALKING = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End,
)  # fmt: skip


class ExerciseTile(QAbstractButton):
    """Pressed, the exercise opens. A picture of the person's own is from `pictures`.

    Signals:
        walked: a key that leads to another card. add_asked: it is to be added to a routine.
        looked_at: whether the pointer or the focus came or went.
    """

    walked = Signal(object)
    add_asked = Signal()
    looked_at = Signal(bool)

    def __init__(
        self, theme: Theme, icons: Icons, tile: Tile, parent: QWidget, pictures: OwnPictures
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.tile = tile
        self._figure: QPixmap | None = None
        self._pictures = pictures
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", RADIUS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        """Show what is said of the exercise now."""
        self.tile = tile
        self.setText(tile.name)
        marks = (
            (tile.core, self.tr("Core five")),
            (tile.favourite, self.tr("favourite")),
            (tile.never, self.tr("never offered")),
            (tile.picture is not None, self.tr("with your picture")),
        )
        said = [tile.name, tile.dose, tile.line, *(words for on, words in marks if on)]
        self.setAccessibleName(", ".join(said))
        self.setAccessibleDescription(self.tr("Enter opens it. Space adds it to a routine."))
        self.update()

    def show_figure(self, figure: QPixmap | None) -> None:
        """Show this picture of the figure, as it is now."""
        self._figure = figure
        self.update()

    def picture_size(self, width: int) -> QSize:
        """Return how large the picture is in a card of this width."""
        return QSize(width, round(min(HIGHEST, max(LOWEST, SHARE * width))))

    def height_at(self, width: int) -> int:
        """Return how high the card is at a width: all its words are there in full."""
        name, dose, line, _ = self._places(width)
        bottom = max(name.bottom(), dose.bottom(), line.bottom())
        return round(bottom) + PAD - 2

    def _places(self, width: int) -> tuple[QRectF, QRectF, QRectF, bool]:
        """Return where name, dose and line stand, and whether the dose is at the right."""
        px, inner = self._theme.px, width - 2 * PAD
        name_font, small = self._theme.font_px(px(15), 600), self._theme.font("small")
        top = self.picture_size(width).height() + px(10)
        dose_wide = QFontMetricsF(small).horizontalAdvance(self.tile.dose) + 2
        name_wide = QFontMetricsF(name_font).horizontalAdvance(self.tile.name) + 2
        beside = name_wide + px(12) + dose_wide <= inner
        name = self._box(self.tile.name, name_font, PAD, top, inner)
        if beside:
            dose = QRectF(width - PAD - dose_wide, top + px(1), dose_wide, name.height())
            below = name.bottom()
        else:
            dose = self._box(self.tile.dose, small, PAD, name.bottom() + px(1), inner)
            below = dose.bottom()
        line = self._box(self.tile.line, small, PAD, below + px(1), inner)
        return name, dose, line, beside

    def _box(self, text: str, font: QFont, left: float, top: float, width: float) -> QRectF:
        box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 900), _WORDS, text)
        return QRectF(left, top, width, box.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING:
            self.walked.emit(event.key())
        elif event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.add_asked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        self.looked_at.emit(False)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        ground = "sunken" if self.underMouse() else "surface"
        painter.fillPath(outline, colour(ground))
        painter.setClipPath(outline)
        self._paint_picture(painter)
        painter.setClipping(False)
        painter.setPen(QPen(colour("edge" if self.underMouse() else "line"), self._theme.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        self._paint_words(painter)
        self._paint_marks(painter)

    def _paint_picture(self, painter: QPainter) -> None:
        size = self.picture_size(self.width())
        place = QRectF(0, 0, size.width(), size.height())
        painter.fillRect(place, self._theme.colour("sunken"))
        if self.tile.own:
            self._paint_own(painter, place)
            return
        band = place.adjusted(0, place.height() * (1 - BAND), 0, 0)
        painter.fillRect(band, self._theme.colour("mat"))
        if self._figure is not None:
            painter.drawPixmap(0, 0, self._figure)

    def _paint_own(self, painter: QPainter, place: QRectF) -> None:
        """Paint the person's picture, read when it is first seen, or the mark."""
        path = self.tile.picture
        image = self._pictures.picture(path) if path is not None else None
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = place.adjusted(PAD, PAD, -PAD, -PAD)
        if image is not None:
            paint_picture(painter, image, area)
        elif path is None or self._pictures.is_read(path):
            paint_mark(painter, self._theme, self._icons, area)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        name, dose, line, beside = self._places(self.width())
        painter.setFont(theme.font_px(theme.px(15), 600))
        painter.setPen(theme.colour("ink"))
        painter.drawText(name, _WORDS, self.tile.name)
        painter.setFont(theme.font("small"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        painter.drawText(dose, right if beside else _WORDS, self.tile.dose)
        painter.setPen(theme.colour("muted"))
        painter.drawText(line, _WORDS, self.tile.line)

    def _paint_marks(self, painter: QPainter) -> None:
        if self.tile.core:
            self._paint_tag(painter, self.tr("Core five"), left=True)
        if self.tile.never:
            self._paint_tag(painter, self.tr("Never"), left=False)
        elif self.tile.favourite:
            side = self._theme.px(22)
            place = QRectF(self.width() - side - 10, 10, side, side)
            self._icons.paint(painter, "heart", "clay_text", place)

    def _paint_tag(self, painter: QPainter, words: str, *, left: bool) -> None:
        theme, px = self._theme, self._theme.px
        font = theme.font_px(px(12.5), 500)
        wide = QFontMetricsF(font).horizontalAdvance(words) + 2 * px(9)
        place = QRectF(10 if left else self.width() - wide - 10, 10, wide, px(25))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(place, 6, 6)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
