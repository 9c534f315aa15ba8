"""The first card of the Trends page: pain after runs, or on the mornings after."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from backstretch.ui.pages.trends_parts import PAD, ChartCard
from backstretch.ui.theme import Theme
from backstretch.ui.trends_state import Charted
from backstretch.ui.widgets.segment_bar import SegmentBar

AFTER, MORNING = 0, 1
GAP = 16


class PainCard(ChartCard):
    """Tells which of both is wanted.

    Signals:
        morning_asked: whether the mornings after runs are to be shown.
    """

    morning_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.moments = SegmentBar(theme, self.tr("Which pain"), height=32)
        self.title.setWordWrap(False)
        self.head.setStretch(0, 0)
        self.head.addStretch(1)
        self.moments.chosen.connect(lambda number: self.morning_asked.emit(number == MORNING))
        self._beside: tuple[bool, bool] | None = None

    def show_pain(self, shown: Charted | None, *, morning: bool) -> None:
        """Show it; while there is nothing to show the card is left out."""
        choices = ((AFTER, self.tr("After")), (MORNING, self.tr("Next morning")))
        self.moments.show_choices(choices, MORNING if morning else AFTER)
        self.show_card(shown)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return what it needs with one part below the other, which it then has."""
        needed = max(self.title.sizeHint().width(), self.moments.natural_width())
        return QSize(needed + 2 * PAD, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Put the choice and the legend beside the title where they fit there in one row."""
        room = self.width() - 2 * PAD - self.title.sizeHint().width() - GAP
        room -= self.moments.natural_width()
        beside = (room >= 0, self.legend.natural_width() <= room - 3 * GAP)
        if beside == self._beside:
            return
        self._beside = beside
        for layout in (self.head, self.column):
            layout.removeWidget(self.legend)
            layout.removeWidget(self.moments)
        if beside[1]:
            self.head.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self.column.insertWidget(1, self.legend)
        if beside[0]:
            self.head.insertWidget(1, self.moments)
        else:
            self.column.insertWidget(1, self.moments, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
