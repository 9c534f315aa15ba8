"""A page of the Library behind a card: its title with the way back, and what is read below."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.exercise_parts import clear
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key

WIDEST = 1180
SIDES, SCROLL_BAR, GAP = 58, 14, 10


class SubPage(QWidget):
    """Put what is read into `column`, and buttons into `tools`.

    Signals:
        left_asked: what was seen before is wanted again.
    """

    left_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.back_button = button("", "step", large=False)
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back, Esc"))
        self.back_button.clicked.connect(self.left_asked)
        self.title = label("", "h1")
        self._beside_part, self._tools_part = QWidget(), QWidget()
        self._beside = FlowLayout(self._beside_part, spacing=8)
        self.tools = FlowLayout(self._tools_part)
        self._make_page()
        for keys in ("Alt+Left", "Esc"):
            shortcut(self, keys, self.tr("Back"), self.left_asked.emit)
        theme.changed.connect(self._paint_back)
        self._paint_back()

    def to_top(self) -> None:
        """Show the top of the page, with the focus on the way back."""
        self.scroller.verticalScrollBar().setValue(0)
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_head(self, title: str, beside: Sequence[QWidget]) -> None:
        """Show a title with small parts beside it, in place of those before."""
        self.title.setText(title)
        self.setAccessibleName(title)
        clear(self._beside)
        for part in beside:
            self._beside.addWidget(part)
            part.show()  # or it would have no size until later, and the head would lie too wide
        self._arrange()

    def set_widest(self, px: int) -> None:
        """Be so many pixels wide at most, at 100 % text."""
        self._middle.setMaximumWidth(self._theme.px(px))

    def _make_page(self) -> None:
        self.scroller = scroll_area()
        paper = QWidget()
        paper.setProperty("ground", "window")
        self.scroller.setWidget(paper)  # empty yet: whatever moves is dressed anew
        around = QHBoxLayout(paper)
        around.setContentsMargins(26, 20, 32, 32)
        self._middle = QWidget()
        around.addWidget(self._middle, 1, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self._middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(GAP)
        self._head.setVerticalSpacing(8)
        self._head.addWidget(self.back_button, 0, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._head)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(6, 0, 0, 0)
        self.column.setSpacing(16)
        whole.addLayout(self.column)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.scroller)

    def _paint_back(self) -> None:
        side = self._theme.px(22)
        self.back_button.setIconSize(QSize(side, side))
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))

    def _arrange(self) -> None:
        """Lie as there is room: all of the head in one row, in two or in three."""
        room = min(self.width() - SIDES - SCROLL_BAR, self._middle.maximumWidth())
        room -= self.back_button.sizeHint().width() + 4 * GAP
        self.title.setWordWrap(False)
        title, beside, tools = (
            part.sizeHint().width() for part in (self.title, self._beside_part, self._tools_part)
        )
        one_row, two_rows = title + beside + tools <= room, beside + tools <= room
        self.title.setWordWrap(not one_row)
        for part in (self.title, self._beside_part, self._tools_part):
            self._head.removeWidget(part)
        row = 0 if one_row else 1
        tools_row, tools_at = (row, 3) if one_row or two_rows else (2, 1)
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        self._head.addWidget(self.title, 0, 1, 1, 1 if one_row else 3)
        self._head.addWidget(
            self._beside_part, row, 2 if one_row else 1, 1, 1 if one_row else tools_at - 1 or 3
        )
        if tools_row == 2:  # a row of their own, which wraps where even that is too narrow
            self._head.addWidget(self._tools_part, tools_row, tools_at, 1, 3)
        else:
            self._head.addWidget(self._tools_part, tools_row, tools_at, middle | left)
        self._head.setColumnStretch(2, 1)
        self._head.setAlignment(self._beside_part, middle)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the Tab key come to the tools of the head before what stands below it."""
        super().showEvent(event)
        tools = self._tools_part.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        for before, after in pairwise((self.back_button, *tools)):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
