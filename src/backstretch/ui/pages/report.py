"""The page of reports: choose what goes in, look at it, save it as a PDF."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.charts.look import Look
from backstretch.ui.icons import Icons
from backstretch.ui.pages.report_choices import ReportChoices
from backstretch.ui.pages.report_preview import PagePreview
from backstretch.ui.report.paper import Page
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key

WIDEST, WIDEST_LARGE, LARGE_FROM, RAIL, RAIL_GROWTH = 1180, 1360, 1500, 96, 64
BESIDE_FROM, PAIR_FROM, CHOICES_WIDE = 1000, 720, 360
"""From these effective widths of the window the pages are beside the choices, and these in two."""


class ReportPage(QWidget):
    """Shows pages before they are saved; it reads and writes nothing.

    Signals:
        changed: something else is to be shown.
        save_asked: what is shown is to be saved.
        left_asked: what was seen before is wanted again.
    """

    changed = Signal()
    save_asked = Signal()
    left_asked = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(self.tr("Report for your clinician"))
        self.back_button = button("", "plain", large=False)
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back"))
        self.save_button = ActionButton(theme, icons, self.tr("Save as…"), "export", "primary")
        self.notice = Message(theme, icons, "caution")
        self.choices = ReportChoices(theme, icons)
        self.preview = PagePreview(theme, look)
        self.nothing = label("", "body", "muted")
        self._make()
        self._connect()
        self.show_nothing("")
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_pages(self, pages: Sequence[Page], told: str) -> None:
        """Show these pages; `told` says in words what they are."""
        self.nothing.hide()
        self.preview.show_pages(pages, told)
        self.preview.show()
        self.save_button.setEnabled(True)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to save."""
        self.preview.show_pages((), "")
        self.preview.hide()
        self.nothing.setText(why)
        self.nothing.setVisible(bool(why))
        self.save_button.setEnabled(False)

    def tell(self, sentence: str) -> None:
        """Say that it was saved."""
        self._say("good", sentence)

    def complain(self, sentence: str) -> None:
        """Say what did not work."""
        self._say("caution", sentence)

    def settle(self) -> None:
        """Say nothing any more."""
        self.notice.say("good", "")

    def start_focus(self) -> None:
        """Put the focus on the first choice, at the top of the page."""
        self.scroller.verticalScrollBar().setValue(0)
        for before, after in pairwise((self.save_button, *self.choices.stops())):
            QWidget.setTabOrder(before, after)
        self.choices.start_focus()

    def _say(self, tone: str, sentence: str) -> None:
        self.notice.say("good" if tone == "good" else "caution", sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _make(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.back_button)
        line.addWidget(label(self.tr("On paper"), "h1"), 1)
        line.addWidget(self.save_button)
        head.addLayout(line)
        head.addWidget(self.notice)
        self._above = _centred(self._head, (32, 22, 32, 12))
        whole.addLayout(self._above)
        self.scroller = scroll_area()
        self._make_content()
        whole.addWidget(self.scroller, 1)

    def _make_content(self) -> None:
        content = QWidget()
        content.setProperty("ground", "window")
        self.scroller.setWidget(content)  # empty yet: whatever moves is dressed anew
        self._middle = QWidget()
        content.setLayout(_centred(self._middle, (32, 4, 32, 32)))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._middle)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(28)
        self._both.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)
        sheets = QVBoxLayout()
        sheets.addWidget(self.nothing)
        sheets.addWidget(self.preview)
        sheets.addStretch(1)
        self._both.addLayout(sheets, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self.changed)
        self.save_button.clicked.connect(self.save_asked)
        self.back_button.clicked.connect(self.left_asked)
        shortcut(self, "Alt+Left", self.tr("Back"), self.left_asked.emit)
        shortcut(self, "Ctrl+S", self.tr("Save as PDF"), self._ask_to_save)

    def _ask_to_save(self) -> None:
        if self.save_button.isEnabled():
            self.save_asked.emit()

    def _arrange(self) -> None:
        px, scale = self._theme.px, self._theme.text_scale
        effective = (self.width() + RAIL + RAIL_GROWTH * (scale - 1)) / scale
        beside = effective >= BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        self.choices.arrange(in_two=PAIR_FROM <= effective < BESIDE_FROM)
        self.choices.setMaximumWidth(px(CHOICES_WIDE) if beside else 16_777_215)
        self.choices.setMinimumWidth(px(CHOICES_WIDE) if beside else 0)
        widest = round((WIDEST_LARGE if effective >= LARGE_FROM else WIDEST) * scale)
        for part in (self._head, self._middle):
            part.setMaximumWidth(widest)
        bar = self.scroller.verticalScrollBar().sizeHint().width()
        self._above.setContentsMargins(32, 22, 32 + bar, 12)
        side = px(22)
        self.back_button.setIconSize(QSize(side, side))
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _centred(part: QWidget, margins: tuple[int, int, int, int]) -> QHBoxLayout:
    """Return a row that has a part in its middle."""
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.addStretch(1)
    row.addWidget(part, 1000)
    row.addStretch(1)
    return row
