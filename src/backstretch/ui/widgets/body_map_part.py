"""One region of the body map for keyboard and screen reader; the map paints it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from backstretch.bodymap.regions import Region
from backstretch.ui.widgets.body_map_words import region_name, strength_value


class RegionPart(QCheckBox):
    """Stands where its region is seen, so that it is read out as "Calf, left, checked".

    It is see-through for the pointer and leaves its keys to the map.

    Signals:
        focus_changed: it has got or lost the keyboard.
    """

    focus_changed = Signal()

    def __init__(self, region: Region, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.setAccessibleName(region_name(region))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("own_ring", True)
        self.set_in_turn(turn=False)

    def set_in_turn(self, *, turn: bool) -> None:
        """Be the one that Tab comes to, or not."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if turn else Qt.FocusPolicy.ClickFocus)

    def show_strength(self, strength: int | None) -> None:
        """Be chosen with this strength, or not chosen."""
        self.setChecked(strength is not None)
        self.setAccessibleDescription(strength_value(strength))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the map paints all of the body at once."""
