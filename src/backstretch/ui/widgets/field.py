"""A line to write in: its label above, the unit inside, what is wrong below."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import label


class Field(QWidget):
    """Write into `line`; the outline is red and has a sentence below while it is wrong."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self.name = label(name, "group")
        self.line = FieldLine(theme, icons, unit)
        self.name.setBuddy(self.line)
        self.wrong = label("", "small", "red")
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.name, self.line, self.wrong):
            column.addWidget(part)
        column.addStretch(1)
        self.complain("")

    def rename(self, name: str) -> None:
        """Ask for something else from now on."""
        self.name.setText(name)
        self._name_line()

    def set_unit(self, unit: str) -> None:
        """Ask in another unit from now on."""
        self._unit = unit
        self.line.set_unit(unit)
        self._name_line()

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.line.set_wrong(bool(sentence))
        self._name_line()
        self.line.setAccessibleDescription(sentence)

    def _name_line(self) -> None:
        words = (self.name.text().replace("&", ""), self._unit)
        self.line.setAccessibleName(", ".join(word for word in words if word))


class FieldLine(QLineEdit):
    """The line itself, with unit and mark inside at the right."""

    def __init__(self, theme: Theme, icons: Icons, unit: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._unit = unit
        self._wrong = False
        theme.changed.connect(self._make_room)
        self._make_room()

    def set_unit(self, unit: str) -> None:
        """Show another unit, or what follows from the value, such as the pace."""
        self._unit = unit
        self._make_room()

    def set_wrong(self, wrong: bool) -> None:
        """Show or take away the red outline and its mark."""
        self._wrong = wrong
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)
        self._make_room()

    def _make_room(self) -> None:
        mark = self._theme.px(26) if self._wrong else 0
        self.setTextMargins(0, 0, round(self._unit_width()) + mark, 0)
        self.update()

    def _unit_width(self) -> float:
        if not self._unit:
            return 0.0
        metrics = QFontMetricsF(self._theme.font("small"))
        return metrics.horizontalAdvance(self._unit) + self._theme.px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        right = self.width() - self._theme.px(13)
        if self._wrong:
            side = self._theme.px(18)
            place = QRectF(right - side, round((self.height() - side) / 2), side, side)
            self._icons.paint(painter, "warning", "red", place)
            right -= side + self._theme.px(8)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, right, self.height()), int(flags), self._unit)
