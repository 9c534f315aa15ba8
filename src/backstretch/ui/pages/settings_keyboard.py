"""The section of the Settings about keys: what each one does."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.key_lines import keys_everywhere, lines_of
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_table import KeyTable
from backstretch.ui.widgets.parts import label


class KeyboardSection(Section):
    """Shows the keys of the whole window, and those of a session."""

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(theme, icons)
        self._page = page
        self._add_head(self.tr("Keyboard"))
        told = self.tr("F1 shows the keys of any page. Single letters act in a session only.")
        self._column.addWidget(label(told, "small", "muted"))
        self._column.addSpacing(14)
        self.table = KeyTable(theme)
        self._column.addWidget(self.table)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the keys of the window that this is shown in."""
        super().showEvent(event)
        everywhere, session = keys_everywhere(self.window(), self._page), lines_of("SessionView")
        groups = ((self.tr("Everywhere"), everywhere), (self.tr("In a session"), session))
        self.table.show_groups(groups)
