"""The marks of a day: a session by the shape of its circle, a run by its pill."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.plan_state import Mark, RunMark
from backstretch.ui.theme import Theme

PILL = QSize(20, 11)
LINE = 17  # the height of the words a pill stands beside
_ROUND = Qt.PenCapStyle.RoundCap


def paint_mark(painter: QPainter, theme: Theme, mark: Mark, box: QRectF) -> None:
    """Paint a session's mark into a square."""
    side, middle = box.width(), box.center()
    thick = side / 10
    ring = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    role = "muted" if mark in (Mark.MISSED, Mark.REST) else "pine"
    painter.setPen(QPen(theme.colour(role), thick, c=_ROUND))
    if mark is Mark.DONE:
        painter.setBrush(theme.colour("pine"))
        painter.drawEllipse(ring)
        painter.setPen(QPen(theme.colour("on_pine"), thick, c=_ROUND))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        spots = ((-0.2, 0.02), (-0.06, 0.17), (0.22, -0.15))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) * side for x, y in spots]))
    elif mark is Mark.REST:
        half = QPointF(side / 5, 0)
        painter.drawLine(middle - half, middle + half)
    elif mark is Mark.MISSED:
        _paint_missed(painter, theme, ring)
    else:
        painter.drawEllipse(ring)
        if mark is Mark.TODAY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pine"))
            painter.drawEllipse(middle, side / 5, side / 5)
    painter.restore()


def paint_run(painter: QPainter, theme: Theme, run: RunMark, box: QRectF) -> None:
    """Paint a run's pill: filled with a bar once it is done, an outline while it is planned."""
    if run is RunMark.NONE:
        return
    thick = box.height() / 7
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("clay"), thick))
    painter.setBrush(theme.colour("clay") if run is RunMark.DONE else Qt.BrushStyle.NoBrush)
    pill = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    if run is RunMark.DONE:
        painter.setPen(QPen(theme.colour("on_clay"), thick, c=_ROUND))
        half = QPointF(box.width() / 5, 0)
        painter.drawLine(box.center() - half, box.center() + half)
    painter.restore()


def _paint_missed(painter: QPainter, theme: Theme, ring: QRectF) -> None:
    thin = ring.width() / 13
    dashed = QPen(theme.colour("muted"), thin, c=Qt.PenCapStyle.FlatCap)
    dashed.setDashPattern([2.2, 2.0])
    painter.setPen(dashed)
    painter.drawEllipse(ring)
    painter.setPen(QPen(theme.colour("muted"), thin, c=_ROUND))
    reach = ring.width() * 0.15
    for slope in (-1, 1):
        arm = QPointF(reach, slope * reach)
        painter.drawLine(ring.center() - arm, ring.center() + arm)


class RunPill(QWidget):
    """A run's pill beside its words."""

    def __init__(self, theme: Theme, size: QSize = PILL) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._run = RunMark.NONE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_run(self, run: RunMark) -> None:
        """Show this run's pill, or nothing where there is no run."""
        self._run = run
        self.setVisible(run is not RunMark.NONE)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size.width()), self._theme.px(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        wide, high = self._theme.px(self._size.width()), self._theme.px(self._size.height())
        top = (self.height() - high) / 2
        paint_run(QPainter(self), self._theme, self._run, QRectF(0, top, wide, high))
