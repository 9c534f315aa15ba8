"""The way to the report, with a look at what it is like."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.bodymap.views import View
from backstretch.ui.icons import Icons
from backstretch.ui.pages.trends_parts import TitledCard
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.body_map_paint import map_colours, paint_view
from backstretch.ui.widgets.parts import label

PAGE = QSize(74, 100)
BARS = (5, 9, 9, 7, 14, 12, 9, 14)
LINE = (2, 9, 4, 12, 10, 14)


class ReportCard(TitledCard):
    """Says what the report holds."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Report for your clinician"))
        self.button = ActionButton(theme, icons, self.tr("Make a report"), "export")
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(self.tr("Report for your clinician"), "h3"))
        words.addWidget(
            label(
                self.tr(
                    "One page for a doctor or physiotherapist: charts, body map, what you did "
                    "and what you skipped. You choose what goes in."
                ),
                "small",
                "muted",
            )
        )
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(_Page(theme), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.title.hide()
        self.column.addLayout(line)


class _Page(QWidget):
    """A sheet in small; decoration."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(PAGE)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        sheet = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(colour("edge"), 1.5))
        painter.drawRoundedRect(sheet, 4, 4)
        painter.setPen(QPen(colour("muted"), 2))
        painter.drawLines([QPointF(8, 11), QPointF(40, 11), QPointF(8, 18), QPointF(28, 18)])
        paint_view(painter, QRectF(6, 26, 24, 66), View.BACK, {}, map_colours(self._theme))
        for number, high in enumerate(BARS):
            bar = QRectF(35 + number * 4.2, 54 - high, 2.8, high)
            painter.fillRect(bar, colour("pine"))
        painter.setPen(QPen(colour("clay"), 1.6))
        step = 30 / (len(LINE) - 1)
        line = [QPointF(35 + at * step, 84 - down) for at, down in enumerate(LINE)]
        painter.drawPolyline(QPolygonF(line))
