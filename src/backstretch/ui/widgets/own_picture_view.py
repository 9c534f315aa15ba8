"""The person's own picture of an exercise, as large as fits; a calm mark where there is none."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.own_pictures import OwnPictures

RADIUS, MARGIN, DIMMED = 16, 14, 0.38
MARK_SHARE, MARK_MOST = 0.42, 72


class OwnPictureView(QWidget):
    """Shows a picture, never cropped, below `top_room` pixels; one in a file once it is read."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._path: Path | None = None
        self._image: QImage | None = None
        self._fitted: QPixmap | None = None
        self._files = OwnPictures(self)
        self._files.ready.connect(self._take)
        self._dimmed = False
        self._top_room = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Your picture"))
        theme.changed.connect(self.update)

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self._image is not None

    def show_file(self, path: Path | None) -> None:
        """Show the picture in a file; what cannot be read is the mark."""
        if path != self._path or path is None:
            found = self._files.picture(path) if path else None
            self.show_image(found)
            self._path = path

    def show_image(self, image: QImage | None) -> None:
        """Show this picture, or the mark."""
        self._path = None
        self._image = image
        self._fitted = None
        self.update()

    def describe(self, text: str) -> None:
        """Say in words what is shown, for those who hear it."""
        self.setAccessibleDescription(text)

    def leave_free(self, top_px: float) -> None:
        """Leave room for words above the picture."""
        self._top_room = top_px
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show it faintly, as in a pause."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def _take(self, path: Path) -> None:
        if path == self._path:
            self._image, self._fitted = self._files.picture(path), None
            self.update()

    def _paint_fitted(self, painter: QPainter, image: QImage, area: QRectF) -> None:
        """Put the picture down as large as fits; it is only made that large once."""
        ratio = self.devicePixelRatioF()
        size = (area.size() * ratio).toSize()
        fitted = image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        if fitted.isEmpty():
            return
        if self._fitted is None or self._fitted.size() != fitted:
            smooth = Qt.TransformationMode.SmoothTransformation
            same = Qt.AspectRatioMode.IgnoreAspectRatio
            self._fitted = QPixmap.fromImage(image.scaled(fitted, same, smooth))
        paint_picture(painter, self._fitted, area)

    def sizeHint(self) -> QSize:
        return QSize(500, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setOpacity(DIMMED if self._dimmed else 1.0)
        top = max(MARGIN, self._top_room)
        area = QRectF(self.rect()).adjusted(MARGIN, top, -MARGIN, -MARGIN)
        if self._image is not None:
            self._paint_fitted(painter, self._image, area)
        elif self._path is None or self._files.is_read(self._path):
            paint_mark(painter, self._theme, self._icons, area)


def paint_picture(painter: QPainter, image: QImage | QPixmap, area: QRectF) -> None:
    """Put a picture in the middle of an area, whole, with soft corners."""
    size = image.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    if size.isEmpty():
        return
    left = area.left() + (area.width() - size.width()) / 2
    top = area.top() + (area.height() - size.height()) / 2
    place = QRectF(left, top, size.width(), size.height())
    corners = QPainterPath()
    corners.addRoundedRect(place, 8, 8)
    painter.save()
    painter.setClipPath(corners, Qt.ClipOperation.IntersectClip)
    if isinstance(image, QImage):
        painter.drawImage(place, image)
    else:
        painter.drawPixmap(place, image, QRectF(image.rect()))
    painter.restore()


def paint_mark(painter: QPainter, theme: Theme, icons: Icons, area: QRectF) -> None:
    """Put a pencil in a ring in the middle of an area: written down, no picture."""
    side = min(MARK_SHARE * min(area.width(), area.height()), theme.px(MARK_MOST))
    ring = QRectF(0, 0, side, side)
    ring.moveCenter(area.center())
    painter.setPen(QPen(theme.colour("edge"), max(1.5, side / 36)))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(ring)
    inset = 0.28 * side
    icons.paint(painter, "edit", "muted", ring.adjusted(inset, inset, -inset, -inset))
