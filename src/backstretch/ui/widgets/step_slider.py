"""A slider that goes in steps and says where it stands only when it is let go."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget


class StepSlider(QSlider):
    """A number between two ends, in whole steps.

    Signals:
        chosen: the number the person chose; not told while the knob is still held.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, ends: tuple[int, int], step: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._step = step
        self.setAccessibleName(name)
        self.setRange(*ends)
        self.setSingleStep(step)
        self.setPageStep(2 * step)
        self.setTracking(False)
        self.setMinimumHeight(26)
        self.valueChanged.connect(self._tell)

    def show_value(self, value: int) -> None:
        """Stand at this number, without telling."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def nearest(self, value: int) -> int:
        """Return the step nearest to a number."""
        return round(value / self._step) * self._step

    def _tell(self, value: int) -> None:
        stepped = self.nearest(value)
        self.show_value(stepped)
        self.chosen.emit(stepped)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, which scrolls."""
        event.ignore()
