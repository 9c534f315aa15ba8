"""Reading matter that scrolls, also by keys where nothing in it can have the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget

_STEPS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
_AROUND = 24  # px that are seen above and below


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


def bring_into_sight(part: QWidget) -> None:
    """Scroll what a widget lies in, as far as it takes to see it."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(part, 0, _AROUND)
