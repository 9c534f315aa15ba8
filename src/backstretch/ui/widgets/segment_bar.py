"""One of few in a row, such as 10, 12 or 15 minutes."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from backstretch.ui.theme import Theme


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, text: str, height: int, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._height = height
        self.place, self.count = 1, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", 9)

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(self._font(on=True)).horizontalAdvance(self.text())
        return QSize(round(advance + self._theme.px(28)), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys choose also where nothing is chosen yet, where Qt only moves."""
        super().keyPressEvent(event)
        reached = self.window().focusWidget()
        if not isinstance(reached, _Segment) or reached.group() is not self.group():
            return
        if reached is not self and not reached.isChecked():
            reached.click()

    def _font(self, *, on: bool) -> QFont:
        return self._theme.font_px(self._theme.px(14.5), 600 if on else 500)

    def _ground(self) -> QPainterPath:
        """Return the whole of it, round only at the ends of the bar."""
        round_off = 12.0
        rect = QRectF(self.rect()).adjusted(
            0 if self.place == 1 else -round_off, 0, 0 if self.place == self.count else round_off, 0
        )
        path = QPainterPath()
        path.addRoundedRect(rect, 9, 9)
        return path

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        able = self.isEnabled()
        if on or (able and self.underMouse()):
            ground = "ink" if on and able else "line" if on else "sunken"
            painter.fillPath(self._ground(), colour(ground))
        elif self.place > 1:
            painter.fillRect(QRectF(0, 0, 1, self.height()), colour("line"))
        font = self._font(on=on)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colour("muted" if not able else "on_ink" if on else "ink"))
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), self.text())


class SegmentBar(QWidget):
    """A frame of choices: one Tab stop, the arrow keys choose. `height` is in pixels at 100 %.

    Signals:
        chosen: the number that was chosen by the person.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, *, height: int = 46, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name.removesuffix("?")
        self._height = height
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(1, 1, 1, 1)
        self._line.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._group.idClicked.connect(self._choose)
        theme.changed.connect(self.update)

    def show_choices(self, choices: tuple[tuple[int, str], ...], present: int | None) -> None:
        """Show numbers with their words, the present one filled; none where it is not there."""
        if tuple((self._group.id(made), made.text()) for made in self._group.buttons()) != choices:
            self._fill(choices)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == present)
        self._group.setExclusive(True)
        self._keep_one_stop()

    def buttons(self) -> list[QRadioButton]:
        """Return the choices in order."""
        return [button for button in self._group.buttons() if isinstance(button, QRadioButton)]

    def _keep_one_stop(self) -> None:
        """Let the Tab key come to what is chosen, or to the first where nothing is yet."""
        buttons = self._group.buttons()
        stop = next((made for made in buttons if made.isChecked()), buttons[0] if buttons else None)
        for made in buttons:
            tab = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(tab)

    def natural_width(self) -> int:
        """Return how wide it is with every word in full, also before it was ever shown."""
        return sum(button.sizeHint().width() for button in self._group.buttons()) + 2

    def _choose(self, number: int) -> None:
        self._keep_one_stop()
        self.chosen.emit(number)

    def _fill(self, choices: tuple[tuple[int, str], ...]) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._line.removeWidget(old)
            old.hide()  # it goes only once the events of now are done
            old.deleteLater()
        for place, (number, words) in enumerate(choices, 1):
            button = _Segment(self._theme, words, self._height, self)
            button.place, button.count = place, len(choices)
            button.setAccessibleName(
                self.tr("{name}: {words}, {place} of {count}").format(
                    name=self._name, words=words, place=place, count=len(choices)
                )
            )
            self._group.addButton(button, number)
            self._line.addWidget(button)
        self._stand_in_order()

    def _stand_in_order(self) -> None:
        """Let the Tab key come to choices made later where the bar stands, not last on the page."""
        before: QWidget | None = self.previousInFocusChain()
        while before and before.focusPolicy() == Qt.FocusPolicy.NoFocus and not before.isWindow():
            before = before.previousInFocusChain()
        if before is None or before.isWindow():
            return
        for button in self._group.buttons():
            QWidget.setTabOrder(before, button)
            before = button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.fillPath(outline, self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("edge"), self._theme.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
