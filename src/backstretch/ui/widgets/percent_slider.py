"""A slider with a word or letter at either end and what it stands at in per cent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.step_slider import StepSlider


class PercentSlider(QWidget):
    """One Tab stop, the slider; the per cent are told while the knob is still held.

    Signals:
        chosen: the number the person chose.
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, ends: tuple[int, int], step: int, marks: tuple[QLabel, ...]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.slider = StepSlider(name, ends, step)
        self.slider.chosen.connect(self._choose)
        self.slider.sliderMoved.connect(lambda value: self._tell(self.slider.nearest(value)))
        self.percent = label("", "strong")
        self.percent.setWordWrap(False)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        for mark in marks:
            mark.setWordWrap(False)
        for part in (*marks[:1], self.slider, *marks[1:], self.percent):
            line.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._size)
        self._size()

    def show_value(self, value: int) -> None:
        """Stand at this number, without telling."""
        self.slider.show_value(value)
        self._tell(value)

    def _choose(self, value: int) -> None:
        self._tell(value)
        self.chosen.emit(value)

    def _tell(self, per_cent: int) -> None:
        self.percent.setText(self.tr("{n} %").format(n=per_cent))
        self.slider.setAccessibleDescription(self.percent.text())

    def _size(self) -> None:
        self.slider.setFixedWidth(min(206, self._theme.px(206)))
        self.slider.setMinimumHeight(self._theme.px(26))
        self.percent.setMinimumWidth(self._theme.px(52))
