"""The sheet of all keys: what they do on the page in hand, and everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from backstretch.ui.key_lines import keys_everywhere, keys_of_page
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_table import KeyTable
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.sheet import Sheet

WIDTH = 600
_LINES = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}


class KeysSheet(Sheet):
    """Shows the keys that act now, read from the window itself."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page, WIDTH, ("F1", "?"))
        self.setAccessibleName(self.tr("Keys"))
        self.body.addWidget(label(self.tr("Keys"), "h2"))
        self.table = KeyTable(theme)
        self.body.addWidget(self.table)
        self.close_button = button(self.tr("Close"), "secondary")
        self.close_button.clicked.connect(self.close_panel)
        self.close_button.installEventFilter(self)
        self.foot.addWidget(self.close_button)

    def open_for(self, window: QWidget, page: QWidget) -> None:
        """Show the keys of a page of this window, and those that act everywhere."""
        groups = (
            (self.tr("On this page"), keys_of_page(page)),
            (self.tr("Everywhere"), keys_everywhere(window, page)),
        )
        self.table.show_groups(groups)
        self.open_panel(self.close_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = next((step for key, step in _LINES.items() if key == event.key()), None)
        if step is not None:
            self.scroller.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)
