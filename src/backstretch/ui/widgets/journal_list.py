"""The list of the Journal: only the rows in sight are painted, more are read when they are near."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Entry, Row, Week
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.journal_rows import ROW, JournalRows

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class RowModel(QAbstractListModel):
    """The rows read so far; `more` reads the next ones, and returns none after the last."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._more: Callable[[], Sequence[Row]] | None = None

    def show_rows(self, rows: Sequence[Row], more: Callable[[], Sequence[Row]]) -> None:
        """Begin with these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._more = more if rows else None
        self._places = {row.key: at for at, row in enumerate(rows) if isinstance(row, Entry)}
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return the entry in a place, or None."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Entry) else None

    def place(self, key: str) -> QModelIndex:
        """Return where the entry with this key stands; an index that is not valid for none."""
        return self.index(self._places[key]) if key in self._places else QModelIndex()

    def entry_near(self, row: int, *, back: bool = False) -> QModelIndex:
        """Return the first entry from a row on, going down or back; else the nearest other way."""
        start = min(row, len(self._rows) - 1)
        ways = (range(start, -1, -1), range(max(start, 0), len(self._rows)))
        for way in ways if back else reversed(ways):
            for at in way:
                if isinstance(self._rows[at], Entry):
                    return self.index(at)
        return QModelIndex()

    def keys(self) -> frozenset[str]:
        """Return the keys of the entries read so far."""
        return frozenset(self._places)

    def new_on(self, day: str, before: frozenset[str]) -> QModelIndex:
        """Return the first entry of a day whose key is none of these, read as far as that day."""
        while self.canFetchMore(_NOWHERE) and self._last_day() >= day:
            self.fetchMore(_NOWHERE)
        for key, at in self._places.items():
            if key not in before and (entry := self.entry(self.index(at))) and entry.day == day:
                return self.index(at)
        return QModelIndex()

    def _last_day(self) -> str:
        """Return the day of the oldest entry read so far."""
        row = self._rows[-1] if self._rows else None
        return row.day if isinstance(row, Entry) else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Week):
                return ", ".join(part for part in (row.title, row.days, row.sums) if part)
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        return self._more is not None and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self._more is None:
            return
        rows = self._more()
        if not rows:
            self._more = None
            return
        start = len(self._rows)
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._rows += rows
        for at, row in enumerate(rows, start):
            if isinstance(row, Entry):
                self._places[row.key] = at
        self.endInsertRows()


class JournalList(QListView):
    """Shows the rows; one entry is chosen.

    Signals:
        chosen: the Entry that is chosen now, or None.
        opened: an Entry was pressed. entered: Enter was. removed: Del was pressed on an Entry.
    """

    chosen = Signal(object)
    opened = Signal(object)
    entered = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel()
        self.setModel(self.rows)
        self._painter = JournalRows(theme, icons, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(self.tr("Entries"))
        self.setProperty("own_ring", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        theme.changed.connect(self._measure)

    def show_rows(
        self, rows: Sequence[Row], more: Callable[[], Sequence[Row]], key: str = ""
    ) -> None:
        """Show these rows, with the entry of this key chosen, or the one in its old place."""
        was = max(0, self.currentIndex().row())
        top = self.verticalScrollBar().value()
        self._painter.forget()
        self.rows.show_rows(rows, more)
        index = self.rows.place(key)
        while key and not index.isValid() and self.rows.rowCount() <= was:
            if not self.rows.canFetchMore(QModelIndex()):
                break
            self.rows.fetchMore(QModelIndex())
            index = self.rows.place(key)
        if not index.isValid():
            index = self.rows.entry_near(was if key else 0)
        self.setCurrentIndex(index)
        if key:
            self.doItemsLayout()
            self.verticalScrollBar().setValue(top)
        else:
            self.scrollToTop()
        self.chosen.emit(self.rows.entry(index))

    def entry(self) -> Entry | None:
        """Return the entry that is chosen."""
        return self.rows.entry(self.currentIndex())

    def choose(self, key: str) -> None:
        """Choose the entry with this key, if it is there."""
        index = self.rows.place(key)
        if index.isValid():
            self.setCurrentIndex(index)

    def keys(self) -> frozenset[str]:
        """Return the keys of the entries read so far."""
        return self.rows.keys()

    def choose_come_back(self, day: str, before: frozenset[str]) -> None:
        """Choose the entry of a day, an ISO date, that was not there `before`, if there is one."""
        index = self.rows.new_on(day, before) if day else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        entry = self.rows.entry(index)
        if entry is not None:
            self.opened.emit(entry)

    def _turn(self, way: int) -> None:
        """Choose the entry a page further on, 1, or back, -1."""
        here = self.visualRect(self.currentIndex())
        reach = way * (self.viewport().height() - here.height())
        there = self.indexAt(here.center() + QPoint(0, reach))
        end = self.rows.rowCount() if way > 0 else 0
        row = there.row() if there.isValid() else end
        self.setCurrentIndex(self.rows.entry_near(row, back=way > 0))

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if previous.isValid() and current.isValid():
            self.chosen.emit(self.rows.entry(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entry()
        if entry is not None and event.key() in _ENTER:
            self.entered.emit(entry)
        elif entry is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(entry)
        elif event.key() in _PAGES:
            self._turn(_PAGES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            row = self.rows.rowCount() if event.key() == Qt.Key.Key_End else 0
            self.setCurrentIndex(self.rows.entry_near(row))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.entry_near(0))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
