"""A card to read: one column with what is known, how sure that is, and where it comes from."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.clock import Clock
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import CardState
from backstretch.ui.pages.exercise_parts import SourceList, clear
from backstretch.ui.pages.heat_timer import HeatTimer
from backstretch.ui.pages.library_learn import CardLink
from backstretch.ui.pages.library_sub import SubPage
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.paragraph import Paragraph
from backstretch.ui.widgets.parts import hairline, label, tag

WIDE = 640


class LearnCardPage(SubPage):
    """Shows one card.

    Signals:
        opened: the code of another card.
    """

    opened = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, parent)
        self.code = ""
        self.timer = HeatTimer(theme, icons, clock)
        self.sure = Paragraph("", "body")
        self.sources = SourceList()
        self.lines: dict[str, CardLink] = {}
        self._text, self._next = QVBoxLayout(), QVBoxLayout()
        self._text.setSpacing(12)
        self._next.setSpacing(0)
        self._next_title = label(self.tr("Read next"), "h3")
        column = self.column
        column.setSpacing(10)
        column.addLayout(self._text)
        column.addWidget(self.timer)
        for part in (
            _space(), label(self.tr("How sure is this?"), "h3"), self.sure, _space(),
            label(self.tr("Where this comes from"), "h3"), self.sources, _space(),
            self._next_title,
        ):  # fmt: skip
            column.addWidget(part)
        column.addLayout(self._next)
        self._arrange()

    def show_card(self, state: CardState) -> None:
        """Show a card from its top."""
        self.code = state.code
        minutes = label(state.minutes, "small", "muted")
        self.show_head(state.title, [tag(state.basis, "blue" if state.firm else "plain"), minutes])
        clear(self._text)
        for paragraph in state.text:
            self._text.addWidget(Paragraph(paragraph, "body"))
        self.timer.setVisible(state.timed)
        self.sure.setText(state.sure)
        self.sources.show_sources(state.sources)
        clear(self._next)
        self.lines.clear()
        self._next_title.setVisible(bool(state.next))
        for one in state.next:
            self._next.addWidget(hairline())
            line = self.lines[one.code] = CardLink(self._theme, one)
            line.clicked.connect(partial(self.opened.emit, one.code))
            self._next.addWidget(line)

    def _arrange(self) -> None:
        self.set_widest(WIDE)
        super()._arrange()


def _space() -> QWidget:
    made = QWidget()
    made.setFixedHeight(6)
    return made
