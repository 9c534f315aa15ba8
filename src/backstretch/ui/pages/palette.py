"""All that can be done, found by a few letters: arrows choose, Enter does it, Esc goes back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from backstretch.ui.commands import Command, matching
from backstretch.ui.icons import Icons
from backstretch.ui.pages.palette_rows import CommandRows, row_height
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.search_line import SearchLine
from backstretch.ui.widgets.sheet import Sheet

WIDTH = 620
_SHARE = 0.56
"""So much of the window's height the list takes at most."""
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class Palette(Sheet):
    """A line to type into over the list of what fits; the focus stays in the line.

    What cannot be done now stays in the list and says why.
    """

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(theme, page, WIDTH, ("Ctrl+K",))
        self._over = page
        self._commands: tuple[Command, ...] = ()
        self._found: tuple[Command, ...] = ()
        self._told = ""
        self.setAccessibleName(self.tr("Find anything to do"))
        self.line = SearchLine(
            theme, icons, self.tr("What would you like to do?"), self.tr("Find anything to do")
        )
        self.line.setToolTip("")
        self.line.setAccessibleDescription(
            self.tr("Arrow keys choose, Enter does it, Esc goes back")
        )
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(CommandRows(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What fits"))
        self.nothing: QLabel = label(self.tr("Nothing fits. Try another word."), "body", "muted")
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self.body.addWidget(self.nothing)
        self.close_button = button(self.tr("Close"), "secondary", large=False)
        self.close_button.clicked.connect(self.close_panel)
        self.foot.addWidget(self.close_button)
        self.line.textChanged.connect(self._seek)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._do())
        theme.changed.connect(self._size)

    def offer(self, commands: Sequence[Command]) -> None:
        """Open with all that can be done."""
        self._commands = tuple(commands)
        self._told = ""
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self.open_panel(self.line)
        self._seek("")

    def found(self) -> tuple[Command, ...]:
        """Return what fits now, the nearest first."""
        return self._found

    def _seek(self, typed: str) -> None:
        self._found = matching(typed, self._commands)
        self.list.clear()
        for one in self._found:
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _read_out(one))
        self.list.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        self._size()
        if self._found:
            self.list.setCurrentRow(0)
        chosen = self._chosen()
        told = _read_out(chosen) if chosen else self.nothing.text()
        if told != self._told:
            self._tell(told)

    def _size(self) -> None:
        width = max(self._width, self._theme.px(self._width))
        room = min(self._over.width() - 32, width) - 58 - 32
        heights = [row_height(self._theme, one, room) for one in self._found]
        for number, height in enumerate(heights):
            self.list.item(number).setSizeHint(QSize(room, height))
        most = round(self._over.height() * _SHARE)
        self.list.setFixedHeight(min(most, sum(heights) + 16))

    def _move(self, by: int) -> None:
        last = self.list.count() - 1
        here = self.list.currentRow()
        if abs(by) == 1 and last >= 0:
            self.list.setCurrentRow((here + by) % (last + 1))
        else:
            self.list.setCurrentRow(max(0, min(last, here + by)))
        self._announce()

    def _do(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.why_not:
            self._announce()
            return
        self.close_panel()
        run: Callable[[], object] = chosen.run
        run()

    def _chosen(self) -> Command | None:
        here = self.list.currentRow()
        return self._found[here] if 0 <= here < len(self._found) else None

    def _announce(self) -> None:
        if chosen := self._chosen():
            self._tell(_read_out(chosen))

    def _tell(self, words: str) -> None:
        self._told = words
        announce(self.list, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line's arrow keys and Enter go to the list."""
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._press(event):
                return True
        elif self.isVisible() and event.type() == QEvent.Type.Resize:
            self._size()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        by = next((by for key, by in _MOVES.items() if key == event.key()), 0)
        if by:
            self._move(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._do()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            return False
        return True


def _read_out(one: Command) -> str:
    return f"{one.words}. {one.why_not}" if one.why_not else one.words
