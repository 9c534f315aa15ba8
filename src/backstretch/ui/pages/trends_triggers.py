"""Possible triggers on the Trends page: what was looked at, and the test of one of them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.charts.pairs import PairScale
from backstretch.ui.pages.trends_parts import TitledCard, clear
from backstretch.ui.theme import Theme
from backstretch.ui.trends_state import Trial, Trigger, Triggers
from backstretch.ui.widgets.chart_box import LegendView
from backstretch.ui.widgets.chart_view import ChartView
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.parts import button, hairline, label, tag

NAME, CHART, WORDS = 5, 6, 9
BESIDE_PX = 520


class TriggersCard(TitledCard):
    """Runs with something and without it, in two rows of dots each.

    Signals:
        test_asked: the key of the one that a test is to be started of.
    """

    test_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: Triggers | None = None
        self.name(self.tr("Possible triggers"))
        self.legend = LegendView(theme)
        self.scale = TriggerLine(theme)
        self.rows: tuple[TriggerRow, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.foot = label("", "small", "muted")
        self.column.addWidget(self.legend)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.foot)
        self.column.addStretch(1)

    def show_triggers(self, triggers: Triggers | None) -> None:
        """Show what was looked at; without anything the card is left out."""
        self.setVisible(triggers is not None)
        if triggers is None or triggers == self._shown:
            return
        self._shown = triggers
        self.legend.show_legend(triggers.legend)
        self.foot.setText(triggers.foot)
        clear(self._rows)
        self.rows = tuple(TriggerRow(self.theme, one) for one in triggers.rows)
        for row in self.rows:
            self._rows.addWidget(hairline())
            self._rows.addWidget(row)
            row.link.clicked.connect(partial(self.test_asked.emit, row.key))
        self._rows.addWidget(hairline())


class TriggerLine(QWidget):
    """The scale above the dots."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        view = ChartView(theme)
        view.show_chart(PairScale(), "", "")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QHBoxLayout(self)
        line.addWidget(view)


class TriggerRow(QWidget):
    """One of them: its name and counts, its dots, and what can be said, side by side."""

    def __init__(self, theme: Theme, trigger: Trigger) -> None:
        super().__init__()
        self._theme = theme
        self.key = trigger.key
        self.setAccessibleName(trigger.name)
        self.link = LinkButton(theme, self.tr("Test it for two weeks"))
        self.link.setVisible(False)
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(label(trigger.name, "group"))
        name.addWidget(label(trigger.counts, "small", "muted"))
        self.view = ChartView(theme)
        told = f"{trigger.counts}. {trigger.words}"
        self.view.show_chart(trigger.chart, trigger.name, told)
        words = QVBoxLayout()
        words.setSpacing(4)
        if trigger.worth:
            worth = tag(self.tr("Worth a test"), "blue")
            words.addWidget(worth, 0, Qt.AlignmentFlag.AlignLeft)
        said = label(trigger.words, "small", "ink" if trigger.chart.enough else "muted")
        words.addWidget(said)
        words.addWidget(self.link)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 9, 0, 9)
        self._line.addLayout(name, NAME)
        self._line.addWidget(self.view, CHART, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(words, WORDS)

    def offer_test(self) -> None:
        """Offer to test it."""
        self.link.setVisible(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(BESIDE_PX)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._line.setSpacing(20 if beside else 6)


class TrialCard(TitledCard):
    """A fair test of two weeks or more: what is changed, which runs, how far, what came of it.

    Signals:
        start_asked: it is to begin. stop_asked: it is to end before its time.
    """

    start_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.start_button = button("", "secondary", large=False)
        self.stop_button = button("", "plain", large=False)
        self.start_button.clicked.connect(self.start_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for made in (self.start_button, self.stop_button):
            foot.addWidget(made)
        foot.addStretch(1)
        self.column.addLayout(self._lines)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def show_trial(self, trial: Trial | None) -> None:
        """Show how it stands; without one the card is left out."""
        self.setVisible(trial is not None)
        if trial is None:
            return
        self.name(trial.title)
        clear(self._lines)
        for at, line in enumerate(trial.lines):
            self._lines.addWidget(label(line, "body", "ink" if at == 0 else "muted"))
        for made, words in ((self.start_button, trial.start), (self.stop_button, trial.stop)):
            made.setText(words)
            made.setAccessibleName(words)
            made.setVisible(bool(words))
