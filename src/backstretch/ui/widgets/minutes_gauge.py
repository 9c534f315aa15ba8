"""How long a routine takes, against the band of minutes that is known to do."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backstretch.ui.theme import Theme

FROM, TO = 6, 20
LEAST, MOST = 10, 15
ABOVE, BAR, BELOW = 22, 14, 20


class MinutesGauge(QProgressBar):
    """A mark on a line from 6 to 20 minutes; the band from 10 to 15 is dashed and named."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._minutes = 0.0
        self.setTextVisible(False)
        self.setRange(0, 60)
        self.setAccessibleName(self.tr("Minutes"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_minutes(self, minutes: float) -> None:
        """Show how long it takes; beyond the ends the mark stays at the end."""
        self._minutes = minutes
        self.setValue(round(min(minutes, 60)))
        words = self.tr("{n} minutes, 10 to 15 is the aim")
        self.setAccessibleDescription(words.format(n=f"{minutes:.1f}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(ABOVE + BAR + BELOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(1, px(ABOVE), self.width() - 2, px(BAR))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(bar, px(7), px(7))
        band = QRectF(self._at(LEAST), bar.top(), self._at(MOST) - self._at(LEAST), bar.height())
        pen = QPen(theme.colour("pine"), 1.5, Qt.PenStyle.DashLine)
        pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        painter.setBrush(theme.colour("pine_tint"))
        painter.drawRect(band)
        self._write(painter, band)
        at = self._at(min(max(self._minutes, FROM), TO))
        painter.setPen(QPen(theme.colour("ink"), px(3), Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(at, bar.top() - px(5)), QPointF(at, bar.bottom() + px(5)))

    def _at(self, minutes: float) -> float:
        inset = self._theme.px(8)
        return inset + (self.width() - 2 * inset) * (minutes - FROM) / (TO - FROM)

    def _write(self, painter: QPainter, band: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font_px(px(12.5), 600))
        painter.setPen(theme.colour("pine"))
        middle = band.center().x()
        wide = px(120)
        words = self.tr("{least} to {most}").format(least=LEAST, most=MOST)
        painter.drawText(
            QRectF(middle - wide / 2, 0, wide, px(ABOVE - 6)),
            int(Qt.AlignmentFlag.AlignCenter),
            words,
        )
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.colour("muted"))
        for minutes in (FROM, LEAST, MOST, TO):
            place = QRectF(self._at(minutes) - px(20), px(ABOVE + BAR + 3), px(40), px(BELOW))
            place.moveLeft(min(max(place.left(), -px(12)), self.width() - px(28)))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(minutes))
