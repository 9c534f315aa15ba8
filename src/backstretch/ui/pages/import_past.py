"""The imports of before, each with a way to take it back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backstretch.ui.import_state import PastRow
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import button, hairline, label

AT_FIRST, MORE = 5, 20


class PastImports(QWidget):
    """Shows the newest imports, and more when asked.

    Signals:
        take_back_asked: all that the import with this id brought is to be taken out.
    """

    take_back_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[PastRow, ...] = ()
        self._most = AT_FIRST
        self.buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(self.tr("Earlier imports"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Earlier imports"), "h3"))
        told = self.tr("Taking one back takes out the runs it brought. Runs you changed stay.")
        column.addWidget(label(told, "small", "muted"))
        self._group = QVBoxLayout()
        self._group.setSpacing(0)
        column.addLayout(self._group)
        self.more_button = button(self.tr("Show older ones"), "plain", large=False)
        self.more_button.clicked.connect(self._show_more)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.hide()

    def show_past(self, rows: Sequence[PastRow]) -> None:
        """Show these imports, the newest first; the part is there only if there are any."""
        held = next((key for key, made in self.buttons.items() if made.hasFocus()), "")
        place = list(self.buttons).index(held) if held else 0
        self._rows = tuple(rows)
        self._fill()
        if held and self.buttons:
            left = list(self.buttons.values())
            left[min(place, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_rows(self) -> bool:
        """Tell whether there is any import to show."""
        return bool(self._rows)

    def _fill(self) -> None:
        while (item := self._group.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()  # it goes only once the events of now are done
                old.deleteLater()
        self.buttons = {}
        for row in self._rows[: self._most]:
            made = button(self.tr("Take back"), "secondary", large=False)
            made.setProperty("grade", "small")
            made.setAccessibleName(self.tr("Take back: {title}").format(title=row.title))
            made.clicked.connect(partial(self._ask, row.id))
            self.buttons[row.id] = made
            self._group.addWidget(SettingRow(self._theme, row.title, row.detail, made))
            self._group.addWidget(hairline())
        self.more_button.setVisible(len(self._rows) > self._most)

    def _ask(self, key: str) -> None:
        self.take_back_asked.emit(key)

    def _show_more(self) -> None:
        first = self._most
        self._most += MORE
        self._fill()
        self.buttons[self._rows[first].id].setFocus(Qt.FocusReason.OtherFocusReason)
