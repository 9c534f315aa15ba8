"""The section of the Settings about what works on this computer, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_rows import SettingRows
from backstretch.ui.pages.settings_sections import Section, breakable
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.parts import label, tag


@dataclass(frozen=True, slots=True)
class Health:
    """One thing that was looked at: its code, whether all is well, and a sentence about it."""

    name: str
    ok: bool
    says: str


class HealthSection(Section):
    """A row for each thing, with a word that says how it is.

    Signals:
        look_asked: look at everything, for the first time or anew.
    """

    look_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._looked = False
        self._add_head(self.tr("This computer"))
        self.told = label("", "small", "muted")
        self._column.addWidget(self.told)
        self.again_button = ActionButton(
            theme, icons, self.tr("Look again"), "restart", grade="small"
        )
        self.again_button.clicked.connect(self.look_asked)
        self.rows = SettingRows()
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.rows)
        self._column.addWidget(below)
        self._column.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.say_looking()

    def say_looking(self) -> None:
        """Say that it is being looked at."""
        self.told.setText(self.tr("Looking at what works here …"))
        self.again_button.setEnabled(False)

    def show_health(self, found: Sequence[Health]) -> None:
        """Show what was found."""
        missing = sum(not one.ok for one in found)
        if missing:
            words = self.tr("Missing: {n}. Backstretch goes on without; each row says how.")
            self.told.setText(words.format(n=missing))
        else:
            self.told.setText(self.tr("Everything works here."))
        announce(self, self.told.text())
        self.again_button.setEnabled(True)
        self.rows.fill([self._row(one) for one in found])

    def _row(self, one: Health) -> SettingRow:
        return SettingRow(self._theme, self._name(one.name), breakable(one.says), self._mark(one))

    def _mark(self, one: Health) -> QLabel:
        return tag(self.tr("works"), "pine") if one.ok else tag(self.tr("missing"), "amber")

    def _name(self, code: str) -> str:
        return {
            "versions": self.tr("Versions"),
            "folders": self.tr("Folders"),
            "privacy": self.tr("Only for you"),
            "content": self.tr("Exercises and routines"),
            "poses": self.tr("The figure"),
            "voice": self.tr("Recorded voice"),
            "sound": self.tr("Sound"),
            "speech": self.tr("System voice"),
            "tray": self.tr("Tray"),
            "notifications": self.tr("Notifications"),
            "keep-awake": self.tr("Screen stays awake"),
        }.get(code, code)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the first time once somebody wants to know."""
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self.look_asked.emit()
