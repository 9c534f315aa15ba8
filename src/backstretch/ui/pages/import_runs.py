"""The page for importing runs: choose files, see what they hold, keep them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.import_state import Double, ImportState, PastRow
from backstretch.ui.import_words import doubles_asked
from backstretch.ui.pages.import_past import PastImports
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.journal_ticks import TickRows
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, card, label, set_words
from backstretch.ui.widgets.scroll_keys import scroll_area

WIDEST = 860
LEAST_LIST = 110


class ImportPage(QWidget):
    """Takes files by button or by dropping them, and shows what came of each.

    Signals:
        read_asked: these places are to be read, as a list of Paths.
        stop_asked: read no more. keep_asked: what is shown is to be kept.
        left: the page is done with.
    """

    read_asked = Signal(object)
    stop_asked = Signal()
    keep_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._brings = 0
        self._is_new = True
        self._asked: tuple[Double, ...] = ()
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Import runs"))
        self.doubles: dict[int, QListWidgetItem] = {}
        self.doubles_asked = label("", "body")
        self.doubles_list = QListWidget()
        self.doubles_list.setItemDelegate(TickRows(theme, icons, self.doubles_list))
        self.doubles_list.setMouseTracking(True)
        self.doubles_list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.files_button = ActionButton(theme, icons, self.tr("Choose files"), "import")
        self.folder_button = ActionButton(theme, icons, self.tr("Choose a folder"), "folder")
        self.track_row = TickRow(theme, icons, self.tr("Keep the way I ran as well"))
        self.notice = Message(theme, icons, "caution")
        self.reading = label("", "body", "muted")
        self.stop_button = button(self.tr("Stop"), "plain", large=False)
        self.summary = label("", "strong")
        self.list = QListWidget()
        self.past = PastImports(theme)
        self.keep_button = ActionButton(theme, icons, "", "check", "primary")
        self.cancel_button = button(self.tr("Cancel"), "plain", large=False)
        self._make()
        self._connect()
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, state: ImportState) -> None:
        """Show what was read so far."""
        self.reading.setText(state.reading)
        for part in (self.reading, self.stop_button):
            part.setVisible(bool(state.reading))
        self.summary.setText(state.summary)
        self._show_doubles(state)
        shown = [self.list.item(row).text() for row in range(self.list.count())]
        if shown != list(state.lines):
            self.list.clear()
            self.list.addItems(list(state.lines))
        self.list.setVisible(bool(state.lines))
        self._brings = state.brings
        self._count()
        self.keep_button.setVisible(bool(state.lines) and not state.reading)
        self._is_new = not (state.lines or state.reading)
        self._show_parts()
        if state.summary and not state.reading:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, state.summary))

    def show_past(self, rows: Sequence[PastRow]) -> None:
        """Show the imports of before; they stand there as long as nothing new is read."""
        self.past.show_past(rows)
        self._show_parts()

    def also(self) -> tuple[int, ...]:
        """Return the numbers of the doubles that are to be kept as well."""
        ticked = Qt.CheckState.Checked
        return tuple(number for number, row in self.doubles.items() if row.checkState() is ticked)

    def start_focus(self) -> None:
        """Put the focus on what is to be done next."""
        ready = self.keep_button.isVisibleTo(self) and self.keep_button.isEnabled()
        first = self.keep_button if ready else self.files_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what did not work, or nothing."""
        self.notice.say("caution", sentence)

    def _make(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(32, 22, 32, 24)
        whole.setSpacing(14)
        head = QHBoxLayout()
        self.back_button = button("", "plain", large=False)
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back"))
        title = label(self.tr("Import runs"), "h1")
        title.setWordWrap(False)
        for part in (self.back_button, title):
            head.addWidget(part)
        head.addStretch(1)
        for part in (self.cancel_button, self.keep_button):
            head.addWidget(part)
        whole.addLayout(head)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(self._make_drop())
        line = QHBoxLayout()
        line.addWidget(self.reading, 1)
        line.addWidget(self.stop_button)
        column.addLayout(line)
        column.addWidget(self.summary)
        column.addWidget(self.doubles_asked)
        column.addWidget(self.doubles_list, 1)
        column.addWidget(self.list, 2)
        column.addWidget(self.past, 2)
        self.doubles_asked.hide()
        self.doubles_list.hide()
        for shown in (self.doubles_list, self.list):
            shown.setWordWrap(True)
            shown.setUniformItemSizes(False)
            shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        column.addStretch(0)
        content = QWidget()
        content.setProperty("ground", "window")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._middle, 1000)
        row.addStretch(1)
        self.scroller = scroll_area()
        self.scroller.setWidget(content)
        whole.addWidget(self.scroller, 1)

    def _make_drop(self) -> QWidget:
        made = card(self.tr("Files"))
        column = QVBoxLayout(made)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        words = self.tr("Drop GPX, TCX or FIT files here, or a folder of them.")
        column.addWidget(label(words, "body"))
        buttons = FlowLayout(spacing=12)
        for part in (self.files_button, self.folder_button):
            buttons.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.track_row)
        stays = self.tr("Everything is read on this computer. The files stay as they are.")
        column.addWidget(label(stays, "smallest", "muted"))
        return made

    def _connect(self) -> None:
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button.clicked.connect(self._choose_folder)
        self.stop_button.clicked.connect(self.stop_asked)
        self.keep_button.clicked.connect(self.keep_asked)
        for part in (self.cancel_button, self.back_button):
            part.clicked.connect(self.left)
        self.doubles_list.itemChanged.connect(self._count)
        shortcut(self, "Alt+Left", self.tr("Back"), self.left.emit)

    def _show_parts(self) -> None:
        self.past.setVisible(self._is_new and self.past.has_rows())

    def _show_doubles(self, state: ImportState) -> None:
        if self._asked == state.doubles:
            return  # their ticks stay
        self._asked = state.doubles
        asked = doubles_asked(state.doubles) if state.doubles else ""
        self.doubles_asked.setText(asked)
        self.doubles_list.setAccessibleName(asked)
        for part in (self.doubles_asked, self.doubles_list):
            part.setVisible(bool(state.doubles))
        with QSignalBlocker(self.doubles_list):
            self.doubles_list.clear()
            self.doubles = {double.number: self._double(double) for double in state.doubles}

    def _double(self, double: Double) -> QListWidgetItem:
        row = QListWidgetItem(double.words, self.doubles_list)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Unchecked)
        return row

    def _count(self) -> None:
        """Say on the button how many runs are kept, the ticked doubles among them."""
        n = self._brings + len(self.also())
        words = self.tr("Import 1 run") if n == 1 else self.tr("Import {n} runs")
        set_words(self.keep_button, words.format(n=n))
        self.keep_button.setEnabled(n > 0)

    def _choose_files(self) -> None:
        kinds = self.tr("Runs (*.gpx *.tcx *.fit *.GPX *.TCX *.FIT)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), "", kinds)
        self._ask([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        self._ask([Path(name)] if name else [])

    def _ask(self, places: list[Path]) -> None:
        if places:
            self.complain("")
            self.read_asked.emit(places)

    def _size(self) -> None:
        self._middle.setMaximumWidth(round(WIDEST * self._theme.text_scale))
        for shown in (self.doubles_list, self.list):
            shown.setMinimumHeight(self._theme.px(LEAST_LIST))
        side = self._theme.px(22)
        self.back_button.setIconSize(QSize(side, side))
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._ask(local_files(event.mimeData()))
        event.acceptProposedAction()


def local_files(dropped: QMimeData) -> list[Path]:
    """Return the places on this computer of what is dropped on a page."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
