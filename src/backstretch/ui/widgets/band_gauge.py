"""The sessions of a week against the range to aim for, in seven cells."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from backstretch.ui.plan_state import WeekMarks
from backstretch.ui.theme import Theme
from backstretch.ui.wording import week_head

CELLS = 7
ABOVE, CELL, BELOW = 22, 16, 20
GAP = 4


class BandGauge(QProgressBar):
    """Fills a cell for each day with a session; the range is dashed and named above.

    A screen reader hears "2 of 4 this week, aim 3 to 5".
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._week = WeekMarks((), 0, 0, 1, CELLS)
        self.setTextVisible(False)
        self.setRange(0, CELLS)
        self.setAccessibleName(self.tr("Sessions this week"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_week(self, week: WeekMarks) -> None:
        """Show how many days are done, the goal and the range."""
        self._week = week
        self.setValue(min(week.done, CELLS))
        head = week_head(week.done, week.goal)
        words = self.tr("{week}, aim {least} to {most}")
        self.setAccessibleDescription(words.format(week=head, least=week.least, most=week.most))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(ABOVE + CELL + BELOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(1, CELLS + 1):
            self._paint_cell(painter, number)
        self._paint_bracket(painter)
        self._paint_goal(painter)

    def _cell(self, number: int) -> QRectF:
        wide = (self.width() + GAP) / CELLS
        return QRectF(
            (number - 1) * wide, self._theme.px(ABOVE), wide - GAP, self._theme.px(CELL)
        ).adjusted(1, 1, -1, -1)

    def _paint_cell(self, painter: QPainter, number: int) -> None:
        colour, week = self._theme.colour, self._week
        if number <= week.done:
            pen, ground = QPen(colour("pine"), 1), "pine"
        elif week.least <= number <= week.most:
            pen, ground = QPen(colour("pine"), 1.5, Qt.PenStyle.DashLine), "pine_tint"
            pen.setDashPattern([2.5, 2.0])
        else:
            pen, ground = QPen(colour("line"), 1), "sunken"
        painter.setPen(pen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(self._cell(number), self._theme.px(5), self._theme.px(5))

    def _paint_bracket(self, painter: QPainter) -> None:
        week, px = self._week, self._theme.px
        words = self.tr("{least} to {most}: the aim").format(least=week.least, most=week.most)
        font = self._theme.font_px(px(12.5), 600)
        left, right = self._cell(week.least).left(), self._cell(week.most).right()
        advance = QFontMetricsF(font).horizontalAdvance(words)
        middle, top = (left + right) / 2, px(ABOVE) / 2
        painter.setPen(QPen(self._theme.colour("pine"), 1.5))
        for end, inwards in ((left, 1), (right, -1)):
            arm = min(px(12), (right - left - advance) / 2 - px(5))
            foot = QPointF(end, px(ABOVE) - 3)
            if arm > 0:
                corner = QPointF(end, top)
                painter.drawPolyline(QPolygonF([foot, corner, corner + QPointF(inwards * arm, 0)]))
        painter.setFont(font)
        place = QRectF(middle - advance / 2 - 2, 0, advance + 4, px(ABOVE))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_goal(self, painter: QPainter) -> None:
        if not 1 <= self._week.goal <= CELLS:
            return
        px = self._theme.px
        middle, top = self._cell(self._week.goal).center().x(), px(ABOVE + CELL + 3)
        half, high = px(5), px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        peak = QPointF(middle, top)
        feet = (QPointF(middle + half, top + high), QPointF(middle - half, top + high))
        painter.drawPolygon(QPolygonF([peak, *feet]))
        words, font = self.tr("your goal"), self._theme.font("smallest")
        advance = QFontMetricsF(font).horizontalAdvance(words)
        left = middle + px(10)
        if left + advance > self.width():
            left = middle - px(10) - advance
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        place = QRectF(left, px(ABOVE + CELL), advance + 4, px(BELOW))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
