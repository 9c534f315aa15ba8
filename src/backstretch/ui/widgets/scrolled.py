"""A view whose content scrolls where it does not fit, over a row of buttons that stays."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import hairline
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key


class ScrolledView(QWidget):
    """Put reading matter into `column` and buttons into `foot`.

    `foot_part` is the foot with the line above it; hidden, it gives its height to the column.
    """

    def __init__(self, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        content.setProperty("ground", "window")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(side_px, 32, side_px, 16)
        self.column.setSpacing(16)
        self.scroller = scroll_area()
        self.scroller.setWidget(content)
        self.foot = FlowLayout(spacing=12)
        self.foot.setContentsMargins(side_px, 16, side_px, 24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroller, 1)
        self.foot_part = QWidget()
        below = QVBoxLayout(self.foot_part)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(hairline())
        below.addLayout(self.foot)
        whole.addWidget(self.foot_part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event.key()):
            super().keyPressEvent(event)
