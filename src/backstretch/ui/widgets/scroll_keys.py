"""Reading matter that scrolls, also by keys where nothing in it can have the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollArea

_STEPS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def scroll_area() -> QScrollArea:
    """Return what scrolls up and down its content, as wide as itself, and takes no focus."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def scroll_by_key(scroller: QScrollArea, key: int) -> bool:
    """Scroll by Page up, Page down, Home or End; tell whether the key was one of them."""
    step = next((step for known, step in _STEPS.items() if known == key), None)
    if step is not None:
        scroller.verticalScrollBar().triggerAction(step)
    return step is not None
