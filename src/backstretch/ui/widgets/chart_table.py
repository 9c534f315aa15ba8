"""The numbers of a chart as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from backstretch.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_PX = 30


class ChartRows(QAbstractTableModel):
    """Rows of words under headings."""

    def __init__(self, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._heads = heads
        self._rows = rows

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cells = self._rows[index.row()]
            return cells[index.column()] if index.column() < len(cells) else ""
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


class ChartTable(QTableView):
    """Shows rows; the arrow keys go from cell to cell, Tab goes on.

    Signals:
        chart_asked: the chart is wanted again, by T or Esc.
    """

    chart_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        theme.changed.connect(self._dress)
        self._dress()

    def show_rows(self, heads: Sequence[str], rows: Sequence[tuple[str, ...]], name: str) -> None:
        """Show rows under headings; the table is told under this name."""
        old = self.model()
        self.setModel(ChartRows(heads, rows))
        if old is not None:
            old.deleteLater()
        self.setAccessibleName(name)
        if rows:
            self.selectRow(len(rows) - 1)
            self.scrollToBottom()

    def keyboardSearch(self, search: str) -> None:
        """Let letters alone: T is a way back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_T, Qt.Key.Key_Escape):
            self.chart_asked.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setFont(self._theme.font("small", tabular=True))
        self.horizontalHeader().setFont(self._theme.font("group"))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_PX))
