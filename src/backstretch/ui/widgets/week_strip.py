"""The week in seven columns: day, date, session and run, told by shapes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from backstretch.ui.plan_state import DayMark
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.day_marks import PILL, paint_mark, paint_run

NARROWEST, HEIGHT = 40, 104
MARK = 20
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class WeekStrip(QWidget):
    """Shows seven days; a screen reader walks through them one by one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Week"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.cells = tuple(DayCell(theme) for _ in range(7))
        for cell in self.cells:
            line.addWidget(cell, 1)

    def show_days(self, days: tuple[DayMark, ...]) -> None:
        """Show these seven days."""
        self.setAccessibleDescription(". ".join(day.spoken for day in days))
        for cell, day in zip(self.cells, days, strict=True):
            cell.show_day(day)


class DayCell(QLabel):
    """One day of the strip; today stands in a frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day: DayMark | None = None
        theme.changed.connect(self.updateGeometry)

    def show_day(self, day: DayMark) -> None:
        """Show this day."""
        self._day = day
        self.setAccessibleName(day.spoken)
        self.setToolTip(day.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROWEST), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day, px, colour = self._day, self._theme.px, self._theme.colour
        if day.is_today:
            painter.setPen(QPen(colour("edge"), self._theme.outline))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(10), px(10)
            )
        weight = 600 if day.is_today else 400
        for words, size, role, top in (
            (day.weekday, 13.5, "ink" if day.is_today else "muted", 6),
            (day.number, 15.5, "ink", 24),
        ):
            painter.setFont(self._theme.font_px(px(size), weight))
            painter.setPen(colour(role))
            painter.drawText(QRectF(0, px(top), self.width(), px(20)), _CENTRED, words)
        middle, side = self.width() / 2, px(MARK)
        box = QRectF(middle - side / 2, px(50), side, side)
        paint_mark(painter, self._theme, day.mark, box)
        wide, high = px(PILL.width()), px(PILL.height())
        pill = QRectF(middle - wide / 2, px(81), wide, high)
        paint_run(painter, self._theme, day.run, pill)
