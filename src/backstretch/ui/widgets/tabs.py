"""Parts of one page side by side: words over a line, the present one underlined."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from backstretch.ui.theme import Theme

HIGH, GAP, LINE = 40, 28, 3


class _Tab(QRadioButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", 6)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(self._font(on=True)).horizontalAdvance(self.text())
        return QSize(round(advance) + 2, self._theme.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _font(self, *, on: bool) -> QFont:
        return self._theme.font_px(self._theme.px(15), 600 if on else 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour, on = self._theme.colour, self.isChecked()
        painter.setFont(self._font(on=on))
        painter.setPen(colour("ink" if on or self.underMouse() else "muted"))
        words = QRectF(self.rect()).adjusted(0, 0, 0, -self._theme.px(8))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(middle), self.text())
        if on:
            line = QRectF(0, self.height() - LINE, self.width(), LINE)
            painter.fillRect(line, colour("clay"))


class Tabs(QWidget):
    """One Tab stop; the arrow keys choose.

    Signals:
        chosen: the number of the part that is wanted.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parts: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for number, words in enumerate(parts):
            made = _Tab(theme, words)
            made.setAccessibleName(
                self.tr("{name}: {words}, {place} of {count}").format(
                    name=name, words=words, place=number + 1, count=len(parts)
                )
            )
            self._group.addButton(made, number)
            line.addWidget(made)
        line.addStretch(1)
        self._group.idToggled.connect(self._tell)
        self.show_part(0)
        theme.changed.connect(self.update)

    def buttons(self) -> list[QWidget]:
        """Return the parts to choose from, in order."""
        return list(self._group.buttons())

    def present(self) -> int:
        """Return the number of the part that is shown."""
        return self._group.checkedId()

    def show_part(self, number: int) -> None:
        """Mark a part as the present one, without telling."""
        self.blockSignals(True)
        self._group.button(number).setChecked(True)
        self.blockSignals(False)
        self._keep_one_stop()

    def _tell(self, number: int, on: bool) -> None:
        if on:
            self._keep_one_stop()
            self.chosen.emit(number)

    def _keep_one_stop(self) -> None:
        for made in self._group.buttons():
            on = made.isChecked()
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
