"""The page of the shoes: each pair with its kilometres, to name, to retire and to bring back."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backstretch.journal.diary_records import ShoeSaid
from backstretch.ui import shoes_words as words
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_rows import SettingRows, beside, small_button
from backstretch.ui.pages.shoes_form import ShoeForm
from backstretch.ui.shoes_state import Pair, ShoesState
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key
from backstretch.units import Units

WIDEST = 760
OUTSIDE = 6  # the way back begins so far before the words below it


class ShoesPage(QWidget):
    """Shows the pairs and emits what is to be kept of one.

    Signals:
        keep_asked: the id of a pair, "" for a new one, and what is to be kept of it.
        left_asked: what was seen before is wanted again.
    """

    keep_asked = Signal(str, object)
    left_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._state = ShoesState((), Units.KM)
        self.setAccessibleName(self.tr("Shoes"))
        self.edit_buttons: dict[str, QPushButton] = {}
        self.turn_buttons: dict[str, QPushButton] = {}
        self.notice = Message(theme, icons, "caution")
        self.form = ShoeForm(theme, icons)
        self.form.hide()
        self.empty = label(
            self.tr("No shoes yet. The runs you log with a pair are added up here."), "body"
        )
        self._make()
        self.form.kept.connect(self.keep_asked)
        self.form.left.connect(self._cancel)
        self.add_button.clicked.connect(self.ask_new)
        self.back_button.clicked.connect(self.left_asked)
        shortcut(self, "Alt+Left", self.tr("Back"), self.left_asked.emit)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_state(self, state: ShoesState) -> None:
        """Show the pairs as they are now."""
        if state != self._state:
            self._state = state
            self._fill()
        self.empty.setVisible(not state.pairs and self.form.isHidden())
        for line, note in zip(self._notes, words.notes(state.units), strict=True):
            line.setText(note)

    def start_focus(self) -> None:
        """Put the focus on the way to add a pair."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[SettingRow]:
        """Return the rows of the pairs from top to bottom."""
        return [*self._in_use.rows(), *self._retired.rows()]

    def ask_new(self) -> None:
        """Ask for a new pair."""
        self._ask("", ShoeSaid(""))

    def tell_kept(self, shoe_id: str, sentence: str) -> None:
        """Say what was kept, and go on at the pair it was about."""
        self._close_form()
        self.notice.say("good", sentence)
        self._announce(sentence)
        self._go_to(shoe_id)

    def complain(self, sentence: str) -> None:
        """Say what did not work; what was written stays."""
        self.notice.say("caution", sentence)
        self._announce(sentence)

    def settle(self) -> None:
        """Be as on the first look: no form is open and nothing is said."""
        self._close_form()
        self.notice.say("good", "")

    def _announce(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _go_to(self, shoe_id: str) -> None:
        """Put the focus on a pair, or on the way to add one."""
        made = self.edit_buttons.get(shoe_id) or self.turn_buttons.get(shoe_id) or self.add_button
        made.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, shoe_id: str, said: ShoeSaid) -> None:
        self.notice.say("good", "")
        self.add_button.hide()
        self.empty.hide()
        self.form.ask(shoe_id, said, self._state.units)
        self.scroller.verticalScrollBar().setValue(0)

    def _close_form(self) -> None:
        self.form.hide()
        self.add_button.show()
        self.empty.setVisible(not self._state.pairs)

    def _cancel(self) -> None:
        self._close_form()
        self.start_focus()

    def _make(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._make_head())
        self.scroller = scroll_area()
        content = QWidget()
        content.setProperty("ground", "window")
        self.scroller.setWidget(content)  # empty yet: whatever moves is dressed anew
        around = QHBoxLayout(content)
        around.setContentsMargins(32, 4, 32, 32)
        self._middle = QWidget()
        around.addWidget(self._middle, 1000)
        around.addStretch(1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._in_use, self._retired = SettingRows(), SettingRows()
        for part in (self.notice, self.form, self.empty):
            column.addWidget(part)
        column.addWidget(self._in_use)
        self.retired_title = label(self.tr("Retired"), "h3")
        self.retired_title.setContentsMargins(0, 16, 0, 0)
        self.retired_title.hide()
        column.addWidget(self.retired_title)
        column.addWidget(self._retired)
        column.addSpacing(16)
        self._notes = [label("", "small", "muted") for _ in words.notes(Units.KM)]
        for line in self._notes:
            column.addWidget(line)
        column.addStretch(1)
        whole.addWidget(self.scroller, 1)

    def _make_head(self) -> QHBoxLayout:
        self.back_button = button("", "plain", large=False)
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back"))
        self.add_button = ActionButton(
            self._theme, self._icons, self.tr("Add a pair"), "plus", "primary"
        )
        self._head = QWidget()  # as wide as what it stands over
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.back_button)
        head.addWidget(label(self.tr("Shoes"), "h1"), 1)
        head.addWidget(self.add_button)
        around = QHBoxLayout()
        around.setContentsMargins(32 - OUTSIDE, 22, 32, 10)
        around.addWidget(self._head, 1000)
        around.addStretch(1)
        return around

    def _fill(self) -> None:
        """Show other rows; the focus stays with the pair it was at."""
        focused = self.focusWidget()
        both = (*self.edit_buttons.items(), *self.turn_buttons.items())
        held = next((key for key, made in both if made is focused), None)
        self.edit_buttons.clear()
        self.turn_buttons.clear()
        self._in_use.fill([self._row(pair) for pair in self._state.in_use()])
        self._retired.fill([self._row(pair) for pair in self._state.retired()])
        self.retired_title.setVisible(bool(self._retired.rows()))
        if held is not None:
            self._go_to(held)

    def _row(self, pair: Pair) -> SettingRow:
        said, units = pair.said, self._state.units
        turn = self.tr("Bring back") if said.retired else self.tr("Retire")
        other = msgspec.structs.replace(said, retired=not said.retired)
        made = self._button(turn, said.name, partial(self._keep, pair.id, other))
        self.turn_buttons[pair.id] = made
        shown = [made]
        if not said.retired:
            edit = self._button(self.tr("Change"), said.name, partial(self._ask, pair.id, said))
            self.edit_buttons[pair.id] = edit
            shown.insert(0, edit)
        title, detail = words.title(pair, units), words.detail(pair, units)
        return SettingRow(self._theme, title, detail, beside(*shown))

    def _keep(self, shoe_id: str, said: ShoeSaid) -> None:
        self.keep_asked.emit(shoe_id, said)

    def _button(self, verb: str, name: str, act: Callable[[], None]) -> QPushButton:
        told = self.tr("{verb}: {name}").format(verb=verb, name=name)
        return small_button(verb, told, act)

    def _arrange(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._head.setMaximumWidth(px(WIDEST) + OUTSIDE)
        side = px(22)
        self.back_button.setIconSize(QSize(side, side))
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
