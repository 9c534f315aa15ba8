"""Lists of rows like those of the Settings: filled as a whole, with small buttons beside."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.widgets.parts import button, hairline


class SettingRows(QWidget):
    """Rows one below the other, divided by lines; with `closed` a line ends them.

    Without a row it is hidden. It is filled once it has a parent.
    """

    def __init__(self, *, closed: bool = False) -> None:
        super().__init__()
        self._closed = closed
        self._rows: tuple[SettingRow, ...] = ()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._list = QWidget()
        self._whole.addWidget(self._list)
        self.hide()

    def fill(self, rows: Sequence[SettingRow]) -> None:
        """Show these rows in place of those before.

        They come in all at once: each row that comes into sight alone would lay out all again.
        """
        self._rows = tuple(rows)
        self._list.hide()  # it goes only once the events of now are done
        self._list.deleteLater()
        self._list = made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, row in enumerate(rows, 1):
            column.addWidget(row)
            if place < len(rows) or self._closed:
                column.addWidget(hairline())
        self._whole.addWidget(made)
        made.show()
        self.setVisible(bool(rows))

    def rows(self) -> list[SettingRow]:
        """Return the rows from top to bottom."""
        return list(self._rows)


def small_button(words: str, told: str, act: Callable[[], None]) -> QPushButton:
    """Return a button for a row; `told` also says of which row it is."""
    made = button(words, "secondary", large=False)
    made.setProperty("grade", "small")
    made.setAccessibleName(told)
    made.clicked.connect(act)
    return made


def beside(*parts: QWidget, spacing: int = 8) -> QWidget:
    """Return controls of one row, side by side."""
    whole = QWidget()
    whole.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for part in parts:
        line.addWidget(part)
    return whole
