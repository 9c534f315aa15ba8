"""The page on which a routine is made or changed: its rows, its length, and its line."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from backstretch.content.own_files import LONGEST_NAME
from backstretch.content.prescription import LineError
from backstretch.ui.editor_state import EditorState
from backstretch.ui.icons import Icons
from backstretch.ui.pages.editor_line import LinePart
from backstretch.ui.pages.editor_row import Row
from backstretch.ui.pages.editor_side import EditorSide
from backstretch.ui.pages.library_sub import SubPage
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.toast import Toast

WIDEST, BESIDE_FROM, SIDE_WIDE, NARROW_BELOW = 1240, 1040, 320, 440


class EditorPage(SubPage):
    """Shows a draft and tells what is to be changed; it keeps nothing itself.

    Signals:
        row_moved: from which place to which. row_removed, row_doubled: the place of a row.
        dose_chosen, times_chosen, rest_chosen: the place of a row and another number.
        order_chosen: the place of a row and the code of other sides.
        exercise_added: the id of an exercise. rounds_chosen: how often all of it is done.
        renamed, typed: the name, or the line, as it is written.
        undo_asked, save_asked, try_asked, duplicate_asked, remove_asked, export_asked: by button
            or key. discard_asked: what was changed is to be given up.
    """

    row_moved = Signal(int, int)
    row_removed = Signal(int)
    row_doubled = Signal(int)
    dose_chosen = Signal(int, int)
    times_chosen = Signal(int, int)
    rest_chosen = Signal(int, int)
    order_chosen = Signal(int, str)
    exercise_added = Signal(str)
    rounds_chosen = Signal(int)
    renamed = Signal(str)
    typed = Signal(str)
    undo_asked = Signal()
    save_asked = Signal()
    try_asked = Signal()
    duplicate_asked = Signal()
    remove_asked = Signal()
    export_asked = Signal()
    discard_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        choices: dict[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, parent)
        self._book: MotionBook | None = None
        self._state: EditorState | None = None
        self.rows: list[Row] = []
        self._figured = 0
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._figure_next)
        self.undo_button = ActionButton(theme, icons, self.tr("Undo"), "undo", "plain")
        self.try_button = ActionButton(theme, icons, self.tr("Try it now"), "play")
        self.save_button = ActionButton(theme, icons, self.tr("Save routine"), "check", "primary")
        self.subtitle = label("", "body", "muted")
        self.notice = Message(theme, icons, "caution")
        self.name = Field(theme, icons, self.tr("Name"))
        self.name.line.setMaxLength(LONGEST_NAME)
        self.add = DropDown(theme, icons, self.tr("Add an exercise"))
        self.add.show_choices(choices, "")
        self.own_button = ActionButton(
            theme, icons, self.tr("Write down your own"), "plus", "plain"
        )
        self.line = LinePart(theme, icons)
        self.side = EditorSide(theme, icons)
        self.duplicate_button = ActionButton(theme, icons, self.tr("Duplicate"), "copy")
        self.export_button = ActionButton(theme, icons, self.tr("Save to a file"), "export")
        self.remove_button = ActionButton(theme, icons, self.tr("Delete routine"), "remove")
        self.toast = Toast(theme, self)
        self.target = QFrame(self)
        self.target.setProperty("kind", "upright")
        self.target.hide()
        self.set_widest(WIDEST)
        self._make()
        self._connect()
        self._make_keys()
        theme.changed.connect(self._lie)
        self._lie()

    def show_state(self, state: EditorState) -> None:
        """Show a draft; the controls that are there already keep the focus."""
        self._state = state
        if self.title.text() != state.title:
            self.show_head(state.title, ())
        self.subtitle.setText(state.subtitle)
        if self.name.line.text() != state.name:
            self.name.line.setText(state.name)
        self._fill(state)
        self.side.show_state(state)
        self.line.show_line(state.line)
        self.undo_button.setEnabled(state.can_undo)
        self.save_button.setEnabled(state.is_safe and state.is_changed)
        self.try_button.setEnabled(state.is_safe)
        for made in (self.duplicate_button, self.export_button, self.remove_button):
            made.setVisible(state.is_kept)
        self.export_button.setEnabled(not state.is_changed)

    def show_figures(self, book: MotionBook) -> None:
        """Put the figures on their mats from now on, one after the other, in idle time."""
        self._book = book
        self._figured = 0
        self._idle.start()

    def show_choices(self, choices: dict[str, str]) -> None:
        """Offer these exercises, by their ids with their names."""
        self.add.show_choices(choices, "")

    def focus_row(self, place: int) -> None:
        """Put the focus on a row, or on what adds one where there is none."""
        shown = len(self._state.rows) if self._state else 0
        if shown:
            row = self.rows[min(place, shown - 1)]
            row.grip.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroller.ensureWidgetVisible(row, 0, 24)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_focus(self) -> None:
        """Show the top, with the focus on the first thing to write."""
        self.scroller.verticalScrollBar().setValue(0)
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what did not work, or nothing."""
        self.notice.say("caution", sentence)
        if sentence:
            self.announce(sentence)

    def complain_of_line(self, error: LineError | None) -> None:
        """Say what of the line cannot be read, or nothing."""
        self.line.complain(error)
        if error is not None and self.isVisible():
            if (paper := self.scroller.widget()) is not None and (lies := paper.layout()):
                lies.activate()
            self.scroller.ensureWidgetVisible(self.line, 0, 24)

    def announce(self, sentence: str) -> None:
        """Have a sentence read out."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def copy_line(self) -> None:
        """Put the line on the clipboard."""
        if self._state:
            QGuiApplication.clipboard().setText(self._state.line)
            self.toast.show_done(self.tr("The line is copied."))

    def ask_to_leave(self) -> None:
        """Ask what is to be done with what was changed."""
        save = self.tr("Save") if self.save_button.isEnabled() else ""
        words = self.tr("There are changes that are not saved.")
        self.toast.show_done(words, save, self.tr("Discard"), stays=True)

    def _fill(self, state: EditorState) -> None:
        while len(self.rows) < len(state.rows):
            self._add_row()
        for place, row in enumerate(self.rows):
            if place < len(state.rows):
                row.show_row(state.rows[place], place + 1, len(state.rows))
                row.setVisible(True)
            else:
                row.setVisible(False)

    def _add_row(self) -> None:
        place = len(self.rows)
        row = Row(self._theme, self._icons)
        row.set_narrow(self._is_narrow())
        row.moved.connect(lambda by: self.row_moved.emit(place, place + by))
        row.removed.connect(partial(self.row_removed.emit, place))
        row.doubled.connect(partial(self.row_doubled.emit, place))
        row.dose_chosen.connect(partial(self.dose_chosen.emit, place))
        row.times_chosen.connect(partial(self.times_chosen.emit, place))
        row.rest_chosen.connect(partial(self.rest_chosen.emit, place))
        row.order_chosen.connect(partial(self.order_chosen.emit, place))
        row.grip.dragged.connect(self._show_target)
        row.grip.let_be.connect(self.target.hide)
        row.grip.dropped.connect(lambda at: self._drop(place, at))
        self._list.insertWidget(place, row)
        if self._book is not None:
            self._idle.start()
        before = self.rows[-1].stops()[-1] if self.rows else self.name.line
        for stop in row.stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        self.rows.append(row)

    def _figure_next(self) -> None:
        """Give one more row its figure; the words are to be seen first."""
        if self._book is None or self._figured >= len(self.rows):
            self._idle.stop()
            return
        if self.isVisible():
            self.rows[self._figured].show_figures(self._book)
            self._figured += 1

    def _place_at(self, at: QPointF) -> int:
        """Return before which row a point on the screen lies; one more than the last at the end."""
        shown = [row for row in self.rows if row.isVisible()]
        high = self.mapFromGlobal(at.toPoint()).y()
        middles = [row.mapTo(self, row.rect().center()).y() for row in shown]
        return sum(high > middle for middle in middles)

    def _show_target(self, at: QPointF) -> None:
        """Show the line between two rows where the one in hand would come to stand."""
        shown = [row for row in self.rows if row.isVisible()]
        before = self._place_at(at)
        row = shown[min(before, len(shown) - 1)]
        top = row.mapTo(self, QPoint(0, row.height() if before == len(shown) else 0))
        self.target.setGeometry(top.x(), top.y() - 2, row.width(), self._theme.px(3))
        self.target.show()
        self.target.raise_()

    def _drop(self, place: int, at: QPointF) -> None:
        self.target.hide()
        before = self._place_at(at)
        self.row_moved.emit(place, before - 1 if before > place else before)

    def _make(self) -> None:
        for made in (self.undo_button, self.try_button, self.save_button):
            self.tools.addWidget(made)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(24)
        self._main = QWidget()
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.name)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        adding = FlowLayout(spacing=8)
        adding.addWidget(self.add)
        adding.addWidget(self.own_button)
        column.addLayout(adding)
        hint = self.tr("Alt ↑ ↓ moves a row, Del removes it, Ctrl D doubles it, Ctrl Z undoes.")
        column.addWidget(label(hint, "small", "muted"))
        column.addWidget(self.line)
        foot = FlowLayout(spacing=8)
        for made in (self.duplicate_button, self.export_button, self.remove_button):
            foot.addWidget(made)
        column.addLayout(foot)
        column.addStretch(1)
        self._both.addWidget(self._main, 1)
        self._both.addWidget(self.side)
        self.column.addWidget(self.subtitle)
        self.column.addWidget(self.notice)
        self.column.addLayout(self._both)

    def _connect(self) -> None:
        self.undo_button.clicked.connect(self.undo_asked)
        self.try_button.clicked.connect(self.try_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.duplicate_button.clicked.connect(self.duplicate_asked)
        self.export_button.clicked.connect(self.export_asked)
        self.remove_button.clicked.connect(self.remove_asked)
        self.name.line.textEdited.connect(self.renamed)
        self.add.picked.connect(self._add)
        self.line.typed.connect(self.typed)
        self.line.copy_asked.connect(self.copy_line)
        self.side.rounds_chosen.connect(self.rounds_chosen)
        self.toast.other_acted.connect(self.discard_asked)

    def _make_keys(self) -> None:
        shortcut(self, "Ctrl+S", self.tr("Save the routine"), self.save_button.click)
        shortcut(self, "Ctrl+Z", self.tr("Undo the last change"), self.undo_asked.emit)

    def _add(self, exercise: str) -> None:
        self.add.setCurrentIndex(0)
        if exercise:
            self.exercise_added.emit(exercise)

    def _lie(self) -> None:
        """Lie beside each other where there is room, else one below the other."""
        beside = self.width() >= self._theme.px(BESIDE_FROM)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.side.setMaximumWidth(self._theme.px(SIDE_WIDE) if beside else 16_777_215)
        self.side.setMinimumWidth(self._theme.px(SIDE_WIDE) if beside else 0)
        self.add.setMinimumWidth(self._theme.px(220))
        for row in self.rows:
            row.set_narrow(self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(NARROW_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lie()
