"""The part of the Settings where activities are named, changed and retired."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backstretch.ui.activities_state import MOST_ACTIVITIES, Activity
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_rows import SettingRows, beside, small_button
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.wording import day

LONGEST_NAME = 60


class ActivitiesPart(QWidget):
    """Shows one to three activities and a line to name one.

    Signals:
        name_asked: the id of an activity, "" for a new one, and its name.
        retire_asked: the id of one that is not to be asked about any more.
    """

    name_asked = Signal(str, str)
    retire_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._id = ""
        self._full = False
        self.edit_buttons: dict[str, QPushButton] = {}
        self.turn_buttons: dict[str, QPushButton] = {}
        self._rows, self._old = SettingRows(closed=True), SettingRows(closed=True)
        self.field = Field(theme, icons, self.tr("Another activity"))
        self.field.line.setMaxLength(LONGEST_NAME)
        self.field.line.setPlaceholderText(self.tr("such as Run 30 minutes"))
        self.keep_button = ActionButton(theme, icons, self.tr("Keep"), "check")
        self.cancel_button = button(self.tr("Cancel"), "plain", large=False)
        self.retired_title = label(self.tr("Retired activities"), "group")
        self.retired_title.setContentsMargins(0, 12, 0, 0)
        self._make()
        self.keep_button.clicked.connect(self._keep)
        self.cancel_button.clicked.connect(self._cancel)
        self.field.line.returnPressed.connect(self._keep)

    def show_activities(self, current: Sequence[Activity], retired: Sequence[Activity]) -> None:
        """Show those that are asked about, and those that are not any more."""
        self._full = len(current) >= MOST_ACTIVITIES
        self.edit_buttons.clear()
        self.turn_buttons.clear()
        self._rows.fill([self._row(one) for one in current])
        self._old.fill([self._old_row(one) for one in retired])
        self.retired_title.setVisible(bool(retired))
        self._ask("", "")

    def rows(self) -> list[SettingRow]:
        """Return the rows of those that are asked about."""
        return self._rows.rows()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key comes to, in order."""
        both = [made for key in self.edit_buttons for made in self._buttons_of(key)]
        old = [made for key, made in self.turn_buttons.items() if key not in self.edit_buttons]
        return (*both, self.field.line, self.keep_button, self.cancel_button, *old)

    def go_to(self, activity_id: str) -> None:
        """Put the focus on an activity, else on the line for a new one or on the last one."""
        made = self.edit_buttons.get(activity_id) or self.turn_buttons.get(activity_id)
        if made is None or not made.isEnabled():
            made = next(reversed(self.edit_buttons.values())) if self._full else None
        (made or self.field.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("My activities"), "h3"))
        told = self.tr(
            "Name one to three things that you want to do as before. "
            "Today asks about them every two weeks at most: 0 unable, 10 as before."
        )
        column.addWidget(label(told, "small", "muted"))
        column.addWidget(self._rows)
        self._entry = QWidget()
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 6, 0, 0)
        entry.setSpacing(8)
        entry.addWidget(self.field)
        both = FlowLayout(spacing=8)
        both.addWidget(self.keep_button)
        both.addWidget(self.cancel_button)
        entry.addLayout(both)
        column.addWidget(self._entry)
        column.addWidget(self.retired_title)
        column.addWidget(self._old)

    def _row(self, one: Activity) -> SettingRow:
        if one.score is None:
            detail = self.tr("No answer yet")
        else:
            detail = self.tr("{score} of 10 on {day}").format(score=one.score, day=day(one.day))
        edit = self._button(self.tr("Change"), one.name, partial(self._change, one.id, one.name))
        turn = self._button(self.tr("Retire"), one.name, partial(self._retire, one.id))
        self.edit_buttons[one.id], self.turn_buttons[one.id] = edit, turn
        return SettingRow(self._theme, one.name, detail, beside(edit, turn))

    def _old_row(self, one: Activity) -> SettingRow:
        back = self._button(
            self.tr("Bring back"), one.name, partial(self._bring_back, one.id, one.name)
        )
        back.setEnabled(not self._full)
        self.turn_buttons[one.id] = back
        return SettingRow(self._theme, one.name, "", beside(back))

    def _buttons_of(self, key: str) -> tuple[QPushButton, QPushButton]:
        return self.edit_buttons[key], self.turn_buttons[key]

    def _button(self, verb: str, name: str, act: Callable[[], None]) -> QPushButton:
        told = self.tr("{verb}: {name}").format(verb=verb, name=name)
        return small_button(verb, told, act)

    def _retire(self, activity_id: str) -> None:
        self.retire_asked.emit(activity_id)

    def _bring_back(self, activity_id: str, name: str) -> None:
        self.name_asked.emit(activity_id, name)

    def _change(self, activity_id: str, name: str) -> None:
        self._ask(activity_id, name)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.line.selectAll()

    def _ask(self, activity_id: str, name: str) -> None:
        """Ask for another name, or for a new activity where there is room for one."""
        self._id = activity_id
        title = self.tr("Another name for “{name}”").format(name=name)
        new = self.tr("Another activity") if self.edit_buttons else self.tr("Your first activity")
        self.field.rename(title if activity_id else new)
        self.field.line.setText(name)
        self.field.complain("")
        self.cancel_button.setVisible(bool(activity_id))
        self._entry.setVisible(bool(activity_id) or not self._full)

    def _keep(self) -> None:
        name = " ".join(self.field.line.text().split())
        self.field.complain("" if name else self.tr("Write what you want to do as before."))
        if name:
            self.name_asked.emit(self._id, name)
        else:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        before = self._id
        self._ask("", "")
        self.go_to(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._id:
            self._cancel()
        else:
            super().keyPressEvent(event)
