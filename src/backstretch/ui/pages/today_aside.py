"""What stands beside the session: the week, the pain after runs, a tip, the next reminder."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.today_cards import MarkLabel
from backstretch.ui.pages.today_reading import PainPart, TipPart
from backstretch.ui.plan_state import Mark, RunMark
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import NextReminder, TodayState
from backstretch.ui.widgets.band_gauge import BandGauge
from backstretch.ui.widgets.day_marks import RunPill
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.week_strip import WeekStrip

LEGEND_MARK, LEGEND_PILL = 14, QSize(15, 9)
SECTION = 17
Shape: TypeAlias = Literal["column", "row", "words"]


class TodayAside(QWidget):
    """The week, the pain, a tip and the reminder, in one column, in two, or with less drawn.

    Signals:
        plan_asked: the plan is wanted. card_asked: the code of a card to read.
    """

    plan_asked = Signal()
    card_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.pain = PainPart(theme)
        self.tip = TipPart(theme, icons)
        self.tip.card_asked.connect(self.card_asked)
        self._lines = tuple(hairline() for _ in range(3))
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._make_week(), 1)
        self._line.addLayout(self._make_rest(), 1)
        self.set_shape("column")
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def stops(self) -> list[QWidget]:
        """Return what the Tab key comes to, in the order of reading."""
        tip = [self.tip.sure_button, self.tip.more_button]
        return [self.plan_link, self.pain.spark, *tip, self.change_button]

    def show_state(self, state: TodayState) -> None:
        """Show what is known beside the session."""
        look = state.week_look
        self.setVisible(look is not None)
        if look is not None:
            self.head.setText(look.head)
            self.setAccessibleName(look.head)
            self.words.setText(look.line)
            self.strip.show_days(look.marks.days)
            self.gauge.show_week(look.marks)
        self.pain.show_pain(state.pain)
        self.tip.show_tip(state.tip)
        self._show_reminder(state.reminder)
        self._rule()

    def set_shape(self, shape: Shape) -> None:
        """Lie as there is room."""
        self._shape = shape
        side_by_side = shape == "row"
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if side_by_side else ways.TopToBottom)
        self._line.setSpacing(28 if side_by_side else SECTION)
        for part in (self.strip, self.gauge, self.legend):
            part.setVisible(shape != "words")
        self.pain.set_plain(shape == "words")
        self._rule()

    def _show_reminder(self, reminder: NextReminder | None) -> None:
        self.reminder.setVisible(reminder is not None)
        if reminder is not None:
            self.at.setText(reminder.text)
            self.detail.setText(reminder.detail)

    def _rule(self) -> None:
        """Draw a line above each part that is there; a column of its own begins without one."""
        parts = (self.pain, self.tip, self.reminder)
        above = self._shape != "row"
        for line, part in zip(self._lines, parts, strict=True):
            line.setVisible(above and not part.isHidden())
            above = above or not part.isHidden()

    def _make_week(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        top = QHBoxLayout()
        self.head = label("", "h3")
        self.plan_link = LinkButton(self._theme, self.tr("Open plan"))
        self.plan_link.clicked.connect(self.plan_asked)
        top.addWidget(self.head, 1)
        top.addWidget(self.plan_link)
        column.addLayout(top)
        self.strip = WeekStrip(self._theme)
        self.gauge = BandGauge(self._theme)
        self.legend = self._make_legend()
        self.words = label("", "small", "muted")
        for part in (self.strip, self.gauge, self.legend, self.words):
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _make_rest(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SECTION)
        for line, part in zip(
            self._lines, (self.pain, self.tip, self._make_reminder()), strict=True
        ):
            column.addWidget(line)
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _make_legend(self) -> QWidget:
        made = QWidget()
        row = FlowLayout(made, spacing=12)
        for mark, words in (
            (Mark.DONE, self.tr("done")),
            (Mark.TODAY, self.tr("today")),
            (Mark.PLANNED, self.tr("planned")),
            (Mark.MISSED, self.tr("missed")),
        ):
            row.addWidget(_pair(MarkLabel(self._theme, mark, LEGEND_MARK), words))
        pill = RunPill(self._theme, size=LEGEND_PILL)
        pill.show_run(RunMark.DONE)
        row.addWidget(_pair(pill, self.tr("run")))
        return made

    def _make_reminder(self) -> QWidget:
        self.reminder = QWidget()
        line = QHBoxLayout(self.reminder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self._bell = QLabel()
        line.addWidget(self._bell)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.at = label("", "strong")
        self.detail = label("", "small", "muted")
        words.addWidget(self.at)
        words.addWidget(self.detail)
        line.addLayout(words, 1)
        self.change_button = button(self.tr("Change"), "secondary", large=False)
        self.change_button.setProperty("grade", "small")
        self.change_button.setProperty("ring_radius", 8)
        self.change_button.setAccessibleDescription(self.tr("Opens the plan"))
        self.change_button.clicked.connect(self.plan_asked)
        line.addWidget(self.change_button)
        self.reminder.hide()
        return self.reminder

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(20), self.devicePixelRatioF()
        self._bell.setPixmap(self._icons.pixmap("bell", "muted", side, ratio))
        self._bell.setFixedSize(QSize(side, side))


def _pair(mark: QWidget, words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(mark)
    told = label(words, "smallest", "muted")
    told.setWordWrap(False)
    line.addWidget(told, alignment=Qt.AlignmentFlag.AlignVCenter)
    return made
