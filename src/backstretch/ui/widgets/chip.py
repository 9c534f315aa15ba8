"""One of many, or a filter: a pill that gets a tick when it is on."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import set_icon, set_words


class Chip(QPushButton):
    """A checkable pill; screen readers take it for a check box."""

    def __init__(
        self, theme: Theme, icons: Icons, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        set_words(self, text)
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.toggled.connect(self._show_tick)
        theme.changed.connect(self._show_tick)
        self._show_tick()

    def refresh(self) -> None:
        """Show whether it is on, after that was set without telling."""
        self._show_tick()

    def _show_tick(self) -> None:
        self.setProperty("ring_radius", self._theme.px(17))
        if self.isChecked():
            set_icon(self, self._theme, self._icons, "check", "pine")
        else:
            self.setIcon(QIcon())
