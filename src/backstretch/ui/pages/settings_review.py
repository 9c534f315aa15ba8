"""What is newer in a file that is not in use any more: each entry is taken in or left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.safe_answer import answer_esc

MOST_ROWS = 200


class ReviewPart(QFrame):
    """Lists entries with a tick each, all ticked at first.

    More than can be looked through are one row, at the end.

    Signals:
        take_asked: take in those that are ticked, as a frozenset of their places in the list.
        leave_asked: take none of them in.
    """

    take_asked = Signal(object)
    leave_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._count = 0
        self.rows: list[TickRow] = []
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        self.title = label("", "h3")
        self.lines = label("", "body")
        column.addWidget(self.title)
        column.addWidget(self.lines)
        self.none_button = button("", "plain", large=False)
        self.take_button = button("", "primary", large=False)
        self.leave_button = button(self.tr("Leave them all"), "secondary", large=False)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(self.leave_asked)
        self.none_button.clicked.connect(self._tick_all_or_none)
        foot = FlowLayout(spacing=12)
        for one in (self.take_button, self.leave_button, self.none_button):
            foot.addWidget(one)
        column.addLayout(foot)  # before the list, which may be long
        answer_esc(self, self.leave_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.hide()

    def show_entries(self, title: str, lines: str, entries: Sequence[str]) -> None:
        """Show these, and ask; what is chosen comes first."""
        self._clear()
        self._count = len(entries)
        self.title.setText(title)
        self.lines.setText(lines)
        self.setAccessibleName(title)
        self.setAccessibleDescription(lines)
        for words in entries[:MOST_ROWS]:
            self._add(words)
        if len(entries) > MOST_ROWS:
            self._add(self.tr("And {n} more").format(n=len(entries) - MOST_ROWS))
        self._order()
        self._follow()
        self.show()
        announce(self, sentences(title, lines))
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> frozenset[int]:
        """Return the places of the entries that are ticked, from 0."""
        on = [place for place, row in enumerate(self.rows) if row.isChecked()]
        rest = range(MOST_ROWS, self._count) if MOST_ROWS in on else ()
        return frozenset((*(place for place in on if place < MOST_ROWS), *rest))

    def _add(self, words: str) -> None:
        row = TickRow(self._theme, self._icons, words)
        row.setChecked(True)
        row.toggled.connect(self._follow)
        self.rows.append(row)
        self._list.addWidget(row)

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = []

    def _order(self) -> None:
        """Let Tab go in the order of reading."""
        before: QWidget = self
        for row in (self.take_button, self.leave_button, self.none_button, *self.rows):
            QWidget.setTabOrder(before, row)
            before = row

    def _follow(self) -> None:
        """Say what the buttons would do by now."""
        count = len(self.ticked())
        self.take_button.setEnabled(count > 0)
        words = self.tr("Take in {n} of {all}").format(n=count, all=self._count)
        self.take_button.setText(words if count else self.tr("Nothing is ticked"))
        every = count == self._count
        self.none_button.setText(self.tr("Tick none") if every else self.tr("Tick all"))

    def _tick_all_or_none(self) -> None:
        on = len(self.ticked()) < self._count
        for row in self.rows:
            row.setChecked(on)

    def _take(self) -> None:
        self.take_asked.emit(self.ticked())
