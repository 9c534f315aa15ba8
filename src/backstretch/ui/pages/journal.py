"""The Journal page: the diary day by day, what is looked for in it, and the chosen entry."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Detail, Row
from backstretch.ui.pages.import_runs import local_files
from backstretch.ui.pages.journal_card import JournalCard
from backstretch.ui.pages.journal_empty import Empty
from backstretch.ui.pages.journal_head import JournalHead
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.journal_list import JournalList
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button
from backstretch.ui.widgets.scroll_keys import scroll_area
from backstretch.ui.widgets.toast import Toast

WIDEST, WIDEST_LARGE, LARGE_FROM = 1180, 1360, 1500
BESIDE_FROM, RAIL, RAIL_GROWTH = 1000, 96, 64
"""The effective width of the window from which an entry stands beside the list."""
CARD = 420


class JournalPage(QWidget):
    """Shows the diary and emits what is asked; it changes nothing itself.

    Signals:
        sought: an Asked: what is looked for is another.
        chosen: an Entry is chosen, or None.
        log_asked, now_asked, import_asked: a run, how the back is now, or files are to be entered.
        edit_asked, delete_asked: the Entry is to be changed, or taken out.
        start_asked: the session that belongs to the entry is to begin.
        note_written: an Entry whose note is changed, or whose day gets one, and what it says.
        undo_asked: take the last change back.
        files_dropped: runs are to be imported from these places, a list of Paths.
    """

    sought = Signal(object)
    chosen = Signal(object)
    log_asked = Signal()
    now_asked = Signal()
    import_asked = Signal()
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    start_asked = Signal()
    note_written = Signal(object, str)
    undo_asked = Signal()
    forget_asked = Signal()
    files_dropped = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._beside = True
        self._opened = False
        self.setAccessibleName(self.tr("Journal"))
        self.setAcceptDrops(True)
        self.head = JournalHead(theme, icons)
        self.notice = Message(theme, icons, "caution")
        self.list = JournalList(theme, icons)
        self.card = JournalCard(theme, icons)
        self.back_button = button(self.tr("Journal"), "plain", large=False)
        self.back_button.setAccessibleName(self.tr("Back to the journal"))
        self.empty = Empty(theme, icons)
        self._make()
        self.toast = Toast(theme, self)
        self._connect()
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_rows(
        self, rows: Sequence[Row], more: Callable[[], Sequence[Row]], key: str = ""
    ) -> None:
        """Show the rows, with the entry of this key chosen if it is there."""
        self.notice.say("caution", "")
        self.list.show_rows(rows, more, key)
        self.empty.show_for(self.head.asked(), is_empty=not rows)
        self._stand()

    def show_detail(self, detail: Detail | None) -> None:
        """Show the entry that is chosen, or none."""
        self._scroll.setEnabled(detail is not None)
        if detail is None:
            self._opened = False
        else:
            self.card.show_detail(detail)
            self._scroll.verticalScrollBar().setValue(0)
        self._has_detail = detail is not None
        self._stand()

    def show_unreadable(self, sentence: str) -> None:
        """Say why the diary cannot be read, in place of one that would look empty."""
        self.list.show_rows((), tuple)
        self.empty.hide()
        self.show_detail(None)
        self.list.hide()
        self.complain(sentence)

    def show_figures(self, book: MotionBook) -> None:
        """Show figures beside sessions from now on."""
        self.card.show_figures(book)
        self.empty.show_figures(book)

    def start_focus(self) -> None:
        """Put the focus on the entries, or where there are none on the way to some."""
        stop: QWidget = self.list if self.list.isVisibleTo(self) else self.empty.way_on()
        if self._opened and not self._beside:
            stop = self.card.edit_button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_done(self, sentence: str, *, undo: bool = True, deleted: bool = False) -> None:
        """Say what was changed, with a way to take it back or to undo one more.

        Of what was deleted, offer to see where its words still are.
        """
        self.notice.say("caution", "")
        for_good = self.tr("Delete for good…") if deleted else ""
        self.toast.show_done(sentence, self.tr("Undo") if undo else "", for_good)

    def show_undo(self, step: str) -> None:
        """Say what can be taken back; "" for nothing."""
        held = self.head.undo_button.hasFocus()
        self.head.show_undo(step)
        if held and not step:
            self.start_focus()

    def complain(self, sentence: str) -> None:
        """Say what did not work."""
        self.toast.hide()
        self.notice.say("caution", sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _make(self) -> None:
        around = QHBoxLayout(self)
        around.setContentsMargins(32, 22, 32, 0)
        self._middle = QWidget()
        around.addStretch(1)
        around.addWidget(self._middle, 1000)
        around.addStretch(1)
        whole = QVBoxLayout(self._middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.head)
        whole.addWidget(self.notice)
        whole.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = QGridLayout()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setHorizontalSpacing(28)
        self._scroll = scroll_area()
        content = QWidget()
        content.setProperty("ground", "clear")
        self._scroll.setWidget(content)  # empty yet: whatever moves is dressed anew
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 24)
        column.addWidget(self.card)
        column.addStretch(1)
        self._has_detail = False
        self._columns.addWidget(self.list, 0, 0)
        self._columns.addWidget(self.empty, 0, 0)
        self._columns.addWidget(self._scroll, 0, 1)
        whole.addLayout(self._columns, 1)

    def _connect(self) -> None:
        head = self.head
        head.sought.connect(self.sought)
        head.undo_asked.connect(self.undo_asked)
        head.search.returnPressed.connect(self.start_focus)
        for told in (head.log_button, self.empty.log_button):
            told.clicked.connect(self.log_asked)
        head.now_button.clicked.connect(self.now_asked)
        head.import_button.clicked.connect(self.import_asked)
        self.empty.clear_button.clicked.connect(head.clear)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self._open)
        self.list.entered.connect(self._enter)
        self.list.removed.connect(self._delete)
        self.card.edit_asked.connect(self._edit)
        self.card.delete_asked.connect(self._delete)
        self.card.start_asked.connect(self.start_asked)
        self.card.note_asked.connect(lambda: self.card.write_note(""))
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_note_in_sight)
        self.card.note_written.connect(self._tell_note)
        self.back_button.clicked.connect(self.go_back)
        self.toast.acted.connect(self.undo_asked)
        self.toast.other_acted.connect(self.forget_asked)
        standard = QKeySequence.StandardKey
        shortcut(self, standard.Undo, self.tr("Undo the last change"), self.undo_asked.emit)
        shortcut(self, standard.Find, self.tr("Find"), head.start_search)
        shortcut(self, "Alt+Left", self.tr("Back"), self.go_back)

    def go_back(self) -> None:
        """Return from an entry to the list, where the list is not beside it."""
        if self._opened and not self._beside:
            self._opened = False
            self._stand()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        """Show the entry where it is its own page."""
        if not self._beside:
            self._opened = True
            self._stand()
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Change the entry, or open it where it is its own page."""
        if self._beside:
            self._edit()
        else:
            self._open()

    def _edit(self) -> None:
        entry = self.list.entry()
        if entry is not None and not self.card.edit_button.isHidden():
            self.edit_asked.emit(entry)

    def _delete(self) -> None:
        entry = self.list.entry()
        if entry is not None:
            self.go_back()
            self.delete_asked.emit(entry)
            self.start_focus()  # not on the button that would delete the next one

    def _keep_note_in_sight(self) -> None:
        """Scroll to the note that is written, once it has its place."""
        if self.card.writing.isVisible():
            self._scroll.ensureWidgetVisible(self.card.writing.cancel_button, 0, 24)

    def _tell_note(self, text: str) -> None:
        entry = self.list.entry()
        if entry is not None:
            self.note_written.emit(entry, text)

    def _stand(self) -> None:
        """Show the list, the entry, or both."""
        alone = self._opened and not self._beside and self._has_detail
        nothing = not self.empty.isHidden()
        self.head.setHidden(alone)
        self.back_button.setVisible(alone)
        self.list.setHidden(alone or nothing)
        self._scroll.setVisible(self._has_detail and (self._beside or alone) and not nothing)

    def _arrange(self) -> None:
        scale = self._theme.text_scale
        window = self.width() + RAIL + RAIL_GROWTH * (scale - 1)
        effective = window / scale
        widest = WIDEST_LARGE if effective >= LARGE_FROM else WIDEST
        self._middle.setMaximumWidth(round(widest * scale))
        self._beside = effective >= BESIDE_FROM
        wide = round(CARD * scale)
        self._scroll.setMinimumWidth(wide if self._beside else 0)
        self._scroll.setMaximumWidth(wide if self._beside else 16_777_215)
        self._columns.setColumnStretch(0, 1 if self._beside else 0)
        self.head.arrange(beside=self._beside)
        side = self._theme.px(20)
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))
        self.back_button.setIconSize(QSize(side, side))
        self._stand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._opened and not self._beside:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if places := local_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(places)
