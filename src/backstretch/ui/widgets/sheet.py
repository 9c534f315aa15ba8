"""A panel over the whole window that keeps every key to itself while it is open."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from backstretch.ui.shortcuts import may_act
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.panel import Panel

_LEAVING = ("Ctrl+Q",)


class Sheet(Panel):
    """A panel under which no page can be changed by a key; `closing_keys` close it, like Esc."""

    def __init__(
        self, theme: Theme, page: QWidget, width: int, closing_keys: tuple[str, ...]
    ) -> None:
        super().__init__(theme, page, width)
        self._closing = closing_keys

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts of the window from acting, so that their keys come here as keys."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not _is_one_of(event, _LEAVING)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        closes = may_act(self, event) and _is_one_of(event, self._closing)
        if closes and not event.isAutoRepeat():
            event.accept()
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _is_one_of(event: QKeyEvent, keys: tuple[str, ...]) -> bool:
    if event.text() in keys:
        return True  # "?" stands on another key in each country
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    struck = QKeySequence(event.key() | held.value)
    return any(struck == QKeySequence(one) for one in keys)
