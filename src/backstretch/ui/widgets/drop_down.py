"""One of many in a list that opens, and a day with its calendar."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QDate, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import label


class DropDown(QComboBox):
    """Shows the present choice; the list opens below. The wheel does not change it.

    On Linux a screen reader is given the choice for the name, so the name goes into the
    description as well, unless somebody describes it otherwise.

    Signals:
        picked: the code that the person chose, "" for none.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(name)
        if sys.platform == "linux":
            self.setAccessibleDescription(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(lambda _: self.picked.emit(self.code))
        theme.changed.connect(self.update)

    @property
    def code(self) -> str:
        """The code that is chosen, "" for none."""
        return str(self.currentData() or "")

    def show_choices(self, choices: Mapping[str, str], present: str) -> None:
        """Show codes in words, the present one chosen, without telling."""
        if [str(self.itemData(n)) for n in range(self.count())] != list(choices) or [
            self.itemText(n) for n in range(self.count())
        ] != list(choices.values()):
            self.clear()
            for code, words in choices.items():
                self.addItem(words, code)
        self.setCurrentIndex(max(0, self.findData(present)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_mark(self, self._theme, self._icons, "open")


class DayEdit(QDateEdit):
    """A day up to today; the arrow keys step it, the mark at the right opens a calendar."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat(self.tr("ddd d MMM"))
        self.setMinimumDate(QDate(1990, 1, 1))
        theme.changed.connect(self._size)
        self._size()

    def show_day(self, iso: str, today: str) -> None:
        """Show a day as ISO date, without telling; `today` is the last that can be chosen."""
        self.blockSignals(True)
        self.setMaximumDate(QDate.fromString(today, Qt.DateFormat.ISODate))
        self.setDate(QDate.fromString(iso, Qt.DateFormat.ISODate))
        self.blockSignals(False)

    def _size(self) -> None:
        """Be as high as the fields beside it."""
        self.setFixedHeight(self._theme.px(38) + 2 * self._theme.outline)

    @property
    def iso(self) -> str:
        """The day as ISO date."""
        return self.date().toString(Qt.DateFormat.ISODate)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_mark(self, self._theme, self._icons, "calendar")


class Named(QWidget):
    """A control with its name above it."""

    def __init__(self, name: str, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.name = label(name, "group")
        self.name.setBuddy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(control)


def _paint_mark(part: QWidget, theme: Theme, icons: Icons, name: str) -> None:
    painter = QPainter(part)
    side = theme.px(18)
    left, top = part.width() - side - theme.px(12), round((part.height() - side) / 2)
    icons.paint(painter, name, "muted", QRectF(left, top, side, side))
