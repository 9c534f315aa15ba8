"""A chart with its legend, what is to be said about it, and the way to its table and back."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.charts.drawing import Chart, paint
from backstretch.ui.charts.legend import Legend
from backstretch.ui.charts.look import screen_look
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.chart_table import ROW_PX, ChartTable
from backstretch.ui.widgets.chart_view import ChartView
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.parts import label

MOST_LINES = 2  # of a note beside the link
MOST_PX = 220
"""So high a table gets, unless its chart is higher; then it scrolls."""


class LegendView(QWidget):
    """What the marks of a chart mean; the chart tells it in words, so it is not read out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._legend = Legend(())
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_anew)

    def show_legend(self, legend: Legend) -> None:
        """Show these samples."""
        self.setVisible(bool(legend.keys))
        if legend != self._legend:
            self._legend = legend
            self._measure_anew()

    def natural_width(self) -> int:
        """Return how wide it is in one row."""
        return round(self._legend.width(screen_look(self._theme))) + 1

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = round(self._legend.height(screen_look(self._theme), width))
        return self._heights[width]

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint(QPainter(self), self._legend.lay_out(QRectF(self.rect()), screen_look(self._theme)))


class ChartBox(QWidget):
    """Shows one chart, or its numbers in rows. T goes from one to the other.

    A small one among others is not `linked`: T and the context menu are its ways to the table.

    Signals:
        turned: the table is shown now, or the chart again.
    """

    turned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, linked: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._linked = linked
        self._chart: Chart | None = None
        self._below = ""
        self.view = ChartView(theme)
        self.note = label("", "small", "muted")
        self.table_link = LinkButton(theme, self.tr("Show as table"), "source", self)
        self.table: ChartTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.view)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if linked:
            self._foot.setSpacing(12)
            self._foot.addWidget(self.note, 1)
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            self._foot.addWidget(self.table_link, 0, top)
            self._column.addLayout(self._foot)
        self.table_link.setVisible(linked)
        self.table_link.clicked.connect(self.turn)
        self.view.table_asked.connect(self.turn)
        self.view.changed.connect(self._tell)

    def show_chart(self, chart: Chart, name: str, told: str, below: str = "") -> None:
        """Show another chart; the table is filled when it is looked at. `below` stands below."""
        self._chart, self._below = chart, below
        self.view.show_chart(chart, name, told)
        self.table_link.setAccessibleName(self.tr("{name}: show as table").format(name=name))
        self._fill()

    @property
    def as_table(self) -> bool:
        """Whether the numbers are shown in rows."""
        return self.table is not None and not self.table.isHidden()

    def turn(self) -> None:
        """Go from the chart to its table, or back; the focus goes along."""
        to_table = not self.as_table
        if self.table is None:
            self.table = ChartTable(self._theme)
            self.table.chart_asked.connect(self.turn)
            self._column.insertWidget(1, self.table)
            QWidget.setTabOrder(self.view, self.table)  # not last on the page, as made last
        had_focus = self.window().focusWidget() in (self.view, self.table)
        self.table.setVisible(to_table)
        self.view.setVisible(not to_table)
        self.table_link.setText(self.tr("Show as chart") if to_table else self.tr("Show as table"))
        self.table_link.setAccessibleName(
            f"{self.view.accessibleName()}: {self.table_link.text().lower()}"
        )
        self.table_link.updateGeometry()
        self._fill()
        self.table.setFixedHeight(self._table_height(self.table))  # with rows, its head is known
        self.table.scrollToBottom()
        if had_focus:
            (self.table if to_table else self.view).setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _table_height(self, table: ChartTable) -> int:
        """Return the height of the chart, or so much more as its rows can use, in whole rows."""
        rows = len(self._chart.rows()) if self._chart is not None else 0
        head, row = table.horizontalHeader().sizeHint().height(), self._theme.px(ROW_PX)
        wanted = min(self._theme.px(MOST_PX), head + max(1, rows) * row)
        most = max(self.view.sizeHint().height(), wanted)
        return head + max(1, (most - head) // row) * row

    def _fill(self) -> None:
        if self.table is not None and self.as_table and self._chart is not None:
            self.table.show_rows(self._chart.heads, self._chart.rows(), self.view.accessibleName())

    def _tell(self) -> None:
        """Say what this size or this part made of the chart."""
        told = [self._below]
        if self._chart is not None and self.isVisible():
            told.append(self.view.drawing.note)
        if not self.view.seen.whole:
            told.append(self.tr("Part of it. 0 shows all."))
        self.note.setText(" ".join(part for part in told if part))
        self._arrange_foot()

    def _arrange_foot(self) -> None:
        """Put the link below a note that it would squeeze."""
        beside = self.width() - self.table_link.sizeHint().width() - self._foot.spacing()
        metrics = self.note.fontMetrics()
        wrap = int(Qt.TextFlag.TextWordWrap)
        box = metrics.boundingRect(QRect(0, 0, max(1, beside), 9000), wrap, self.note.text())
        below = box.height() > (MOST_LINES + 0.5) * metrics.lineSpacing()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(way)
        self._foot.setSpacing(4 if below else 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()
