"""Opens the list of keys and the list of all actions over the window, each made when first asked.

Neither opens over a page that says to get help now.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backstretch.app_parts.pages import Pages
from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared

if TYPE_CHECKING:
    from backstretch.app_parts.actions import Actions
    from backstretch.ui.pages.keys_sheet import KeysSheet
    from backstretch.ui.pages.palette import Palette


class HelpDesk(QObject):
    """Answers F1 and Ctrl+K.

    `stops` shows a sign that needs help now where one stands, and tells whether one does.
    """

    def __init__(
        self, shared: Shared, parts: Parts, pages: Pages, stops: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._shared = shared
        self._parts = parts
        self._pages = pages
        self._stops = stops
        self._actions: Actions | None = None
        self.keys: KeysSheet | None = None
        self.palette: Palette | None = None
        shared.window.keys_asked.connect(self._show_keys)
        shared.window.actions_asked.connect(self._show_actions)

    def actions(self) -> "Actions":
        """Return all that can be done."""
        if self._actions is None:
            from backstretch.app_parts.actions import Actions

            self._actions = Actions(self._shared, self._parts, self._pages)
        return self._actions

    def _show_keys(self) -> None:
        if self._says_to_get_help():
            return
        if self.keys is None:
            from backstretch.ui.pages.keys_sheet import KeysSheet

            self.keys = KeysSheet(self._shared.theme, self._ground())
        window = self._shared.window
        if window.shows_player():
            window.player.pause_asked.emit()  # nobody reads and stretches at once
        self.keys.open_for(window, window.page_in_hand())

    def _show_actions(self) -> None:
        if self._says_to_get_help() or self._stops():
            return
        if self.palette is None:
            from backstretch.ui.pages.palette import Palette

            self.palette = Palette(self._shared.theme, self._shared.icons, self._ground())
        self.palette.offer(self.actions().all())

    def _says_to_get_help(self) -> bool:
        from backstretch.ui.pages.player_emergency import EmergencyView

        found = self._shared.window.findChildren(EmergencyView)
        return any(view.isVisible() for view in found)

    def _ground(self) -> QWidget:
        window = self._shared.window
        return window.centralWidget() or window
