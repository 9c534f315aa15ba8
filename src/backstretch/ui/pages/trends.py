"""The Trends page: is it helping, and what goes with bad days."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.trends_head import TrendsHead
from backstretch.ui.pages.trends_order import put_in_order
from backstretch.ui.pages.trends_pain_card import PainCard
from backstretch.ui.pages.trends_parts import (
    AbilitiesCard,
    ChartCard,
    EarlyCard,
    HurtCard,
    RunTiles,
)
from backstretch.ui.pages.trends_report import ReportCard
from backstretch.ui.pages.trends_triggers import TrialCard, TriggersCard
from backstretch.ui.theme import Theme
from backstretch.ui.trends_state import TrendsState
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key

WIDEST, WIDEST_LARGE, LARGE_FROM = 1180, 1360, 1500
BESIDE_FROM, RAIL, RAIL_GROWTH = 1000, 96, 64
"""The effective width of the window from which cards stand side by side."""
GAP = 20
LEFT, RIGHT = 61, 39


class TrendsPage(QWidget):
    """Shows charts with what is said of them; it reads and decides nothing.

    Signals:
        span_asked: a Span. morning_asked: whether the mornings after runs are to be shown.
        report_asked: the report for a clinician is wanted.
        trial_asked: a TrialAct: what is to be done about a test.
    """

    span_asked = Signal(object)
    morning_asked = Signal(bool)
    report_asked = Signal()
    trial_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Trends"))
        self.head = TrendsHead(theme, icons)
        self.notice = Message(theme, icons, "caution")
        self.early = EarlyCard(theme, icons)
        self.tiles = RunTiles(theme)
        self.pain = PainCard(theme)
        self.sessions, self.distance = ChartCard(theme), ChartCard(theme)
        self.minutes, self.lights = ChartCard(theme), ChartCard(theme)
        self.change, self.effect, self.legs = ChartCard(theme), ChartCard(theme), ChartCard(theme)
        self.triggers = TriggersCard(theme)
        self.trial = TrialCard(theme)
        self.abilities = AbilitiesCard(theme)
        self.hurt = HurtCard(theme)
        self.report = ReportCard(theme, icons)
        self._beside: bool | None = None
        self._read: tuple[QWidget, ...] = ()
        self._make()
        self._connect()
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_state(self, state: TrendsState) -> None:
        """Show all of it."""
        self.notice.say("caution", "")
        self.head.show_state(state)
        self.early.setVisible(state.early is not None)
        if state.early is not None:
            self.early.show_rows(state.early.rows)
        self.tiles.show_early(state.early)
        self.pain.show_pain(state.pain, morning=state.morning)
        for card, shown in (
            (self.sessions, state.sessions),
            (self.distance, state.distance),
            (self.minutes, state.minutes),
            (self.lights, state.lights),
            (self.change, state.change),
            (self.effect, state.effect),
            (self.legs, state.legs),
        ):
            card.show_card(shown)
        self.triggers.show_triggers(None if state.early else state.triggers)
        self.trial.show_trial(state.trial)
        self.abilities.show_abilities(state.abilities)
        self.hurt.show_hurt(state.hurt)
        self.report.setVisible(state.report)
        self._content.setVisible(True)
        self._order()

    def show_unreadable(self, sentence: str) -> None:
        """Say why nothing can be shown, in place of charts that would look empty."""
        self.head.show_nothing()
        self._content.setVisible(False)
        self.complain(sentence)

    def show_figures(self, book: MotionBook) -> None:
        """Show the figure where there is little else to show."""
        self.early.show_figures(book)

    def start_focus(self) -> None:
        """Put the focus on the range in hand, at the top of the page."""
        self._scroll.verticalScrollBar().setValue(0)
        self.head.start_focus()

    def complain(self, sentence: str) -> None:
        """Say what did not work."""
        self.notice.say("caution", sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def scroll_to(self, part: QWidget) -> None:
        """Bring a card to the top of what is seen."""
        top = part.mapTo(self._paper, QPoint(0, 0)).y()
        self._scroll.verticalScrollBar().setValue(top - 8)

    def _make(self) -> None:
        self._scroll = scroll_area()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        paper = self._paper = QWidget()
        paper.setProperty("ground", "clear")
        self._scroll.setWidget(paper)  # empty yet: whatever moves is dressed anew
        around = QHBoxLayout(paper)
        around.setContentsMargins(32, 22, 32, 24)
        self._middle = QWidget()
        around.addStretch(1)
        around.addWidget(self._middle, 1000)
        around.addStretch(1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        self._content = QWidget()
        self._cards = QVBoxLayout(self._content)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(GAP)
        self._pair = QGridLayout()
        self._pair.setSpacing(GAP)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for lane in (self._left, self._right):
            lane.setSpacing(GAP)
            lane.addStretch(1)
        self._lanes = QGridLayout()
        self._lanes.setSpacing(GAP)
        self._lanes.addLayout(self._left, 0, 0)
        self._lanes.addLayout(self._right, 0, 1)
        for part in (self.early, self.tiles, self.pain):
            self._cards.addWidget(part)
        self._cards.addLayout(self._pair)
        self._cards.addLayout(self._lanes)
        self._cards.addStretch(1)
        column.addWidget(self._content)
        column.addStretch(1)

    def _connect(self) -> None:
        self.head.span_asked.connect(self.span_asked)
        self.pain.morning_asked.connect(self.morning_asked)
        for made in (self.head.report_button, self.report.button):
            made.clicked.connect(self.report_asked)
        self.trial.asked.connect(self.trial_asked)

    def _arrange(self) -> None:
        scale = self._theme.text_scale
        window = self.width() + RAIL + RAIL_GROWTH * (scale - 1)
        effective = window / scale
        widest = WIDEST_LARGE if effective >= LARGE_FROM else WIDEST
        self._middle.setMaximumWidth(round(widest * scale))
        beside = effective >= BESIDE_FROM
        self.head.arrange(beside=beside)
        if beside != self._beside:
            self._beside = beside
            self._place(beside=beside)
            self._order()

    def _order(self) -> None:
        put_in_order((self.head, self.pain, self.sessions, self.distance, *self._read))

    def _place(self, *, beside: bool) -> None:
        """Put the cards into two lanes, or one below the other in the order they are read."""
        self._pair.addWidget(self.sessions, 0, 0)
        self._pair.addWidget(self.distance, 0 if beside else 1, 1 if beside else 0)
        self._pair.setColumnStretch(0, 1)
        self._pair.setColumnStretch(1, 1 if beside else 0)
        left: tuple[QWidget, ...] = (
            self.triggers,
            self.trial,
            self.minutes,
            self.lights,
            self.report,
        )
        right: tuple[QWidget, ...] = (
            self.change,
            self.abilities,
            self.effect,
            self.hurt,
            self.legs,
        )
        if not beside:
            left = (*left[:2], *right, *left[2:])
            right = ()
        self._read = (*left, *right)
        for card in self._read:  # by name: an item only taken out lives on and hides later sizes
            for lane in (self._left, self._right):
                lane.removeWidget(card)
        for lane, cards in ((self._left, left), (self._right, right)):
            for card in cards:
                lane.insertWidget(lane.count() - 1, card)
        self._lanes.setColumnStretch(0, LEFT)
        self._lanes.setColumnStretch(1, RIGHT if beside else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self._scroll, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
