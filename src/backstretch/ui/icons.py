"""Icons from SVG files in the colour of a role, rendered when first painted and kept."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from backstretch.ui.theme import Theme


class Icons:
    """Paints the icons of one folder; the same icon is never rendered twice."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme
        self._kept: dict[tuple[str, str, int, float], QPixmap] = {}
        theme.changed.connect(self._kept.clear)

    def paint(self, painter: QPainter, name: str, role: str, rect: QRectF) -> None:
        """Paint an icon into a square of logical pixels."""
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.pixmap(name, role, round(rect.width()), ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def pixmap(self, name: str, role: str, side: int, ratio: float = 1.0) -> QPixmap:
        """Return an icon of `side` logical pixels for a screen of this pixel ratio."""
        key = (name, role, side, ratio)
        if key not in self._kept:
            self._kept[key] = self._render(name, role, side, ratio)
        return self._kept[key]

    def icon(self, name: str, role: str, side: int, ratio: float = 1.0) -> QIcon:
        """Return the same for a button that Qt paints."""
        return QIcon(self.pixmap(name, role, side, ratio))

    def _render(self, name: str, role: str, side: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        if svg := self._read(name):
            from PySide6.QtSvg import QSvgRenderer

            painter = QPainter(pixmap)
            coloured = svg.replace("currentColor", self._theme.colour(role).name())
            QSvgRenderer(coloured.encode()).render(painter)
            painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _read(self, name: str) -> str:
        """Return the file's text; nothing for a missing one, as its word stands beside it."""
        try:
            return (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except OSError:
            return ""
