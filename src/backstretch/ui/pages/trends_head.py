"""The head of the Trends page: how far back, the way to a report, and what it comes to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.insights.trend_states import Span
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.trends_state import TrendsState
from backstretch.ui.trends_words import span_name
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.segment_bar import SegmentBar

SPANS = tuple(Span)


class TrendsHead(QWidget):
    """Tells the range that is chosen.

    Signals:
        span_asked: a Span.
    """

    span_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(self.tr("Trends"), "h1")
        self.title.setWordWrap(False)
        self.ranges = SegmentBar(theme, self.tr("How far back"), height=36)
        self.report_button = ActionButton(theme, icons, self.tr("Report for my clinician"), "print")
        self.sentence = label("", "body", "muted")
        self._tools = QWidget()
        flow = FlowLayout(self._tools, spacing=16)
        flow.addWidget(self.ranges)
        flow.addWidget(self.report_button)
        self._line = QHBoxLayout()
        self._line.setSpacing(16)
        self._line.addWidget(self.title)
        self._line.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._line)
        self._column.addWidget(self.sentence)
        self.ranges.chosen.connect(lambda number: self.span_asked.emit(SPANS[number]))
        self.arrange(beside=True)

    def show_state(self, state: TrendsState) -> None:
        """Show the range in hand and the sentence."""
        choices = tuple((number, span_name(span)) for number, span in enumerate(SPANS))
        self.ranges.show_choices(choices, SPANS.index(state.span))
        self.report_button.setVisible(state.report)
        self._tools.show()
        self.sentence.setText(state.sentence)
        self.sentence.show()

    def show_nothing(self) -> None:
        """Show the title alone."""
        self._tools.hide()
        self.sentence.hide()

    def start_focus(self) -> None:
        """Put the focus on the range in hand."""
        chosen = next((one for one in self.ranges.buttons() if one.isChecked()), None)
        (chosen or self.ranges).setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, *, beside: bool) -> None:
        """Put the ranges beside the title, or below it."""
        self._line.removeWidget(self._tools)
        self._column.removeWidget(self._tools)
        if beside:
            self._line.addWidget(self._tools, 0)
        else:
            self._column.insertWidget(1, self._tools)
