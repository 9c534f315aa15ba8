"""The page of reports: choose what goes in, look at it, save it as a PDF."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backstretch.ui.charts.look import Look
from backstretch.ui.icons import Icons
from backstretch.ui.pages.report_choices import ReportChoices
from backstretch.ui.pages.report_preview import PagePreview
from backstretch.ui.report.paper import Page
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, label
from backstretch.ui.widgets.scroll_keys import scroll_by_key

BESIDE_FROM, CHOICES_WIDE, PREVIEW_WIDEST = 760, 380, 760


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
        self.choices.start_focus()

    def _say(self, tone: str, sentence: str) -> None:
        self.notice.say("good" if tone == "good" else "caution", sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _make(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(26, 22, 32, 10)
        head.setSpacing(8)
        head.addWidget(self.back_button)
        head.addWidget(label(self.tr("On paper"), "h1"), 1)
        head.addWidget(self.save_button)
        whole.addLayout(head)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("ground", "window")
        around = QVBoxLayout(content)
        around.setContentsMargins(32, 4, 32, 32)
        around.setSpacing(14)
        around.addWidget(self.notice)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(28)
        self._both.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)
        sheets = QVBoxLayout()
        sheets.addWidget(self.nothing)
        sheets.addWidget(self.preview)
        sheets.addStretch(1)
        self._both.addLayout(sheets, 1)
        around.addLayout(self._both)
        around.addStretch(1)
        self.scroller.setWidget(content)
        whole.addWidget(self.scroller, 1)

    def _connect(self) -> None:
        self.choices.changed.connect(self.changed)
        self.save_button.clicked.connect(self.save_asked)
        self.back_button.clicked.connect(self.left_asked)
        for keys, asked in (("Alt+Left", self.left_asked), ("Ctrl+S", self._ask_to_save)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(asked)

    def _ask_to_save(self) -> None:
        if self.save_button.isEnabled():
            self.save_asked.emit()

    def _arrange(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        self.choices.setFixedWidth(min(px(CHOICES_WIDE), max(200, self.width() - 80)))
        self.preview.setMaximumWidth(max(PREVIEW_WIDEST, px(PREVIEW_WIDEST)))
        side = px(22)
        self.back_button.setIconSize(QSize(side, side))
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
