"""A part of the Settings where everything that holds is ticked."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.parts import label


class TicksPart(QWidget):
    """Shows a row for each code of `words`, in their order, under a title and what it is for.

    Signals:
        chosen: all codes that are ticked now, as a frozenset of texts.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, title: str, told: str, words: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(told)
        self.rows = {code: TickRow(theme, icons, text) for code, text in words.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(title, "h3"))
        column.addWidget(label(told, "small", "muted"))
        column.addSpacing(4)
        for row in self.rows.values():
            column.addWidget(row)
            row.clicked.connect(self._tell)

    def show_ticked(self, codes: frozenset[str]) -> None:
        """Tick these, without telling."""
        for code, row in self.rows.items():
            row.setChecked(code in codes)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key comes to, in order."""
        return tuple(self.rows.values())

    def _tell(self) -> None:
        self.chosen.emit(frozenset(code for code, row in self.rows.items() if row.isChecked()))
