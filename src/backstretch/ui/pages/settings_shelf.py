"""Where the sections of the Settings stand: one is seen, and most are made when first wanted."""

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.settings import Settings
from backstretch.ui.pages.settings_sections import Section

AnySection = TypeVar("AnySection", bound=Section)


class SectionShelf(QWidget):
    """Keeps every section at what is chosen, also one that comes later.

    Signals:
        changed: the name of a setting and what it is to be.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._sections: list[Section] = []
        self._settings: Settings | None = None
        self._seen: Section | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    def put(self, section: AnySection) -> AnySection:
        """Take a section in, not to be seen yet, and return it."""
        if self._seen is not None:
            section.hide()
        section.changed.connect(self.changed)
        self._column.insertWidget(len(self._sections), section)
        self._sections.append(section)
        if self._settings is not None:
            section.show_settings(self._settings)
        return section

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen now."""
        self._settings = settings
        for section in self._sections:
            section.show_settings(settings)

    def show_only(self, wanted: Section) -> None:
        """Let this one be seen."""
        self._seen = wanted
        for section in self._sections:
            section.setVisible(section is wanted)
