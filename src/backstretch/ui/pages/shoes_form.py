"""The form for one pair of shoes: its name, its kind, and how far it went before the diary."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout

from backstretch.journal.diary_records import ShoeKind, ShoeSaid
from backstretch.ui import shoes_words as words
from backstretch.ui.icons import Icons
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.code_choice import CodeChoice
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label
from backstretch.units import Units, UnreadAmount, read_distance, write_distance

LONGEST_NAME = 60
MOST_M = 50_000_000.0  # further than anybody walks in a pair: a slip of the hand


class ShoeForm(QFrame):
    """Asks for a pair. Enter keeps it, Esc leaves it.

    Signals:
        kept: the id of the pair, "" for a new one, and what is said of it.
        left: nothing is to be kept.
    """

    kept = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._id = ""
        self._said = ShoeSaid("")
        self._units = Units.KM
        self._shown = ""
        self.setProperty("kind", "card")
        self.title = label("", "h3")
        self.name = Field(theme, icons, self.tr("&Name"))
        self.name.line.setMaxLength(LONGEST_NAME)
        self.name.line.setPlaceholderText(self.tr("such as Blue pair"))
        self.kind = CodeChoice(theme, icons, self.tr("Kind"))
        self.kind.show_choices(words.kinds(), ShoeKind.DAILY)  # before the parts that follow by Tab
        self.before = Field(theme, icons, self.tr("Run &before this diary"), Units.KM.value)
        self.save_button = ActionButton(theme, icons, self.tr("Keep"), "check", "inner")
        self.cancel_button = button(self.tr("Cancel"), "plain", large=False)
        foot = FlowLayout(spacing=8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        for part in (self.title, self.name, self.kind, self.before):
            column.addWidget(part)
        column.addLayout(foot)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)
        for field in (self.name, self.before):
            field.line.returnPressed.connect(self.save)
        shortcut(self, QKeySequence.StandardKey.Save, self.tr("Save"), self.save)

    def ask(self, shoe_id: str, said: ShoeSaid, units: Units) -> None:
        """Ask for a new pair, or for one that is known."""
        self._id, self._said, self._units = shoe_id, said, units
        title = self.tr("Change “{name}”").format(name=said.name)
        self.title.setText(title if shoe_id else self.tr("A new pair"))
        self.setAccessibleName(self.title.text())
        self.name.line.setText(said.name)
        self.kind.show_choices(words.kinds(), said.kind)
        whole = write_distance(said.before_m, units, digits=0)
        self._shown = whole if said.before_m else ""
        self.before.line.setText(self._shown)
        self.before.set_unit(units.value)
        for field in (self.name, self.before):
            field.complain("")
        self.show()
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.line.selectAll()

    def save(self) -> None:
        """Tell what was written, unless a part of it cannot be used: then say what is wrong."""
        name = " ".join(self.name.line.text().split())
        self.name.complain("" if name else self.tr("Write a name that you know the pair by."))
        before = self._before_m()
        wrong = [field for field in (self.name, self.before) if not field.wrong.isHidden()]
        if wrong or before is None:
            wrong[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = ShoeKind(self.kind.code)
        said = msgspec.structs.replace(self._said, name=name, kind=kind, before_m=before)
        self.kept.emit(self._id, said)

    def _before_m(self) -> float | None:
        """Return metres, exactly as they were where the text is; None where it cannot be read."""
        text = self.before.line.text().strip()
        self.before.complain("")
        if text == self._shown:
            return self._said.before_m
        try:
            return read_distance(text, self._units, MOST_M) if text else 0.0
        except UnreadAmount as error:
            if error.reason == "zero":
                return 0.0
            self.before.complain(self._complaint(error.reason))
            return None

    def _complaint(self, reason: str) -> str:
        if reason == "far":
            return self.tr("That is further than one pair can go.")
        return self.tr("Write a number such as 120, or nothing.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
