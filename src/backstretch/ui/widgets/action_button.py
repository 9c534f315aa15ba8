"""A button with an icon before its words, in the colour of the words."""

from PySide6.QtWidgets import QPushButton, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import set_icon, set_words

_ROLES = {"primary": "on_clay", "inner": "on_pine", "stop": "on_red"}


class ActionButton(QPushButton):
    """Primary, inner, secondary, plain or stop; `grade` is "large", "" or "small"."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        icon: str,
        kind: str = "secondary",
        grade: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._icon = icon
        set_words(self, text)
        self.setProperty("kind", kind)
        self.setProperty("grade", grade)
        self.setProperty("ring_radius", {"large": 12, "small": 8}.get(grade, 10))
        self.setAutoDefault(True)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        role = _ROLES.get(self.property("kind"), "ink")
        set_icon(self, self._theme, self._icons, self._icon, role)
