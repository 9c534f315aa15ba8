"""The section of the Settings about keys: which act, and what each one does."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.key_lines import keys_everywhere, lines_in
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_table import KeyTable
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.toggle import Toggle


class KeyboardSection(Section):
    """Switches letter keys, and shows the keys of the whole window and those of a session."""

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(theme, icons)
        self._page = page
        self._add_head(self.tr("Keyboard"))
        self.letters = Toggle(theme, self.tr("Letter keys"))
        self.letters.clicked.connect(lambda on: self._tell("letter_keys", on))
        told = self.tr("Single letters, digits and signs act on a whole page, as H in a session")
        self._row = SettingRow(theme, self.tr("Letter keys"), told, self.letters)
        self._column.addWidget(self._row)
        self._column.addWidget(hairline())
        self._column.addSpacing(14)
        self._column.addWidget(label(self.tr("F1 shows the keys of any page."), "small", "muted"))
        self._column.addSpacing(14)
        self.table = KeyTable(theme)
        self._column.addWidget(self.table)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, and the keys that act by it."""
        self.letters.setChecked(settings.letter_keys)
        if self.isVisible():
            self._read_keys()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the keys of the window that this is shown in."""
        super().showEvent(event)
        self._read_keys()

    def _read_keys(self) -> None:
        everywhere = keys_everywhere(self.window(), self._page)
        session = lines_in(self, "SessionView")
        groups = ((self.tr("Everywhere"), everywhere), (self.tr("In a session"), session))
        self.table.show_groups(groups)
