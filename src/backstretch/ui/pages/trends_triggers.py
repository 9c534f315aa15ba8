"""Possible triggers on the Trends page: what was looked at, and the test of one of them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from backstretch.ui.charts.pairs import PairScale
from backstretch.ui.pages.trends_parts import TitledCard, clear
from backstretch.ui.theme import Theme
from backstretch.ui.trends_state import Trial, TrialAct, Trigger, Triggers
from backstretch.ui.widgets.chart_box import ChartBox, LegendView
from backstretch.ui.widgets.chart_view import ChartView
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, hairline, label, set_words, tag

NAME, CHART, WORDS = 5, 6, 9
BESIDE_PX = 520


class TriggersCard(TitledCard):
    """Runs with something and without it, in two rows of dots each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: Triggers | None = None
        self.name(self.tr("Possible triggers"))
        self.legend = LegendView(theme)
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
        self._rows.addWidget(TriggerScale(self.theme))
        self.rows = tuple(TriggerRow(self.theme, one) for one in triggers.rows)
        for row in self.rows:
            self._rows.addWidget(hairline())
            self._rows.addWidget(row)
        self._rows.addWidget(hairline())


class _Lined(QWidget):
    """Name, chart and words side by side, or one below the other where it is narrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)

    @property
    def beside(self) -> bool:
        """Whether there is room for all of it side by side."""
        return self.width() >= self._theme.px(BESIDE_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def _line_up(self) -> None:
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if self.beside else ways.TopToBottom)
        self._line.setSpacing(20 if self.beside else 6)


class TriggerScale(_Lined):
    """The scale above the dots; decoration."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._line.setContentsMargins(0, 0, 0, 0)
        view = ChartView(theme)
        view.show_chart(PairScale(), "", "")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line.addStretch(NAME)
        self._line.addWidget(view, CHART)
        self._line.addStretch(WORDS)


class TriggerRow(_Lined):
    """One of them: its name and counts, its dots, and what can be said, side by side."""

    def __init__(self, theme: Theme, trigger: Trigger) -> None:
        super().__init__(theme)
        self.key = trigger.key
        self.setAccessibleName(trigger.name)
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addStretch(1)
        name.addWidget(label(trigger.name, "group"))
        name.addWidget(label(trigger.counts, "small", "muted"))
        name.addStretch(1)
        self.box = ChartBox(theme, linked=False)
        self.view = self.box.view
        marked = self.tr("Worth a test")
        told = f"{trigger.counts}. {marked}. " if trigger.worth else f"{trigger.counts}. "
        self.box.show_chart(trigger.chart, trigger.name, told + trigger.words)
        self.box.turned.connect(self._line_up)
        words = QVBoxLayout()
        words.setSpacing(4)
        if trigger.worth:
            worth = tag(marked, "blue")
            words.addWidget(worth, 0, Qt.AlignmentFlag.AlignLeft)
        said = label(trigger.words, "small", "ink" if trigger.chart.enough else "muted")
        words.addWidget(said)
        self._line.setContentsMargins(0, 9, 0, 9)
        self._line.addLayout(name, NAME)
        self._line.addWidget(self.box, CHART, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(words, WORDS)

    @property
    def beside(self) -> bool:
        """Whether there is room; a table takes the whole width."""
        return super().beside and not self.box.as_table


class TrialCard(TitledCard):
    """A fair test: what is changed, which run is next, how far it is, what came of it.

    After a press the card itself has the focus where that button goes: a second press of the same
    key does nothing, and above all stops nothing.

    Signals:
        asked: a TrialAct.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setProperty("ring_radius", 16)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._foot = FlowLayout(spacing=8)
        self.buttons: dict[TrialAct, QPushButton] = {}
        for act in TrialAct:
            kind = "plain" if act in (TrialAct.STOP, TrialAct.LEAVE) else "secondary"
            made = self.buttons[act] = button("", kind, large=False)
            made.clicked.connect(partial(self.asked.emit, act))
            made.hide()
            self._foot.addWidget(made)
        self.column.addLayout(self._lines)
        self.column.addLayout(self._foot)
        self.column.addStretch(1)

    def show_trial(self, trial: Trial | None) -> None:
        """Show how it stands; without one the card is left out."""
        self.setVisible(trial is not None)
        if trial is None:
            return
        held = self.window().focusWidget()
        self.name(trial.title)
        self.setAccessibleDescription(" ".join(trial.lines))
        clear(self._lines)
        for at, line in enumerate(trial.lines):
            self._lines.addWidget(label(line, "body" if at == 0 else "small", _TONES[at == 0]))
        words = dict(trial.acts)
        for act, made in self.buttons.items():
            if made is held and words.get(act) != made.text():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            made.setVisible(act in words)
            set_words(made, words.get(act, ""))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the first button from the card, which itself is no stop of the Tab key."""
        first = next((one for one in self.buttons.values() if one.isVisible()), None)
        if not (forward and self.hasFocus() and first):
            return super().focusNextPrevChild(forward)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True


_TONES = {True: "ink", False: "muted"}
