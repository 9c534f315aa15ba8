"""Gives the focus back to what led to a page, once the page is left."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from backstretch.ui.widgets.scroll_keys import bring_into_sight


class CameBy:
    """Remembers one control."""

    def __init__(self) -> None:
        self._control: QWidget | None = None

    def remember(self, window: QWidget) -> None:
        """Remember what has the focus in a window now."""
        self._control = window.focusWidget()

    def go_back(self) -> None:
        """Put the focus there, in sight, where it can have it; else it stays where it is."""
        control, self._control = self._control, None
        if control and isValid(control) and control.isVisible() and control.isEnabled():
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            # What is shown anew gets its place only then.
            QTimer.singleShot(0, control, partial(bring_into_sight, control))
