"""What goes on paper: the kind, how far back, the size, a name, and the parts."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.report.asked import RANGES, Asked, Kind
from backstretch.ui.report.facts import Section, Wishes
from backstretch.ui.report.paper import Paper
from backstretch.ui.report.words import section_name
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.segment_bar import SegmentBar

LONGEST_NAME = 40
KINDS, PAPERS = tuple(Kind), tuple(Paper)


class ReportChoices(QWidget):
    """Holds what is chosen; nothing of it is kept.

    Signals:
        changed: something was chosen, or the name was written.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = Asked()
        self.kinds = SegmentBar(theme, self.tr("What to put on paper"), height=40)
        self.ranges = SegmentBar(theme, self.tr("How far back"), height=40)
        self.papers = SegmentBar(theme, self.tr("Size of the paper"), height=40)
        self.name = Field(theme, icons, self.tr("Name, if you like"))
        self.name.line.setMaxLength(LONGEST_NAME)
        self.sections = {part: TickRow(theme, icons, section_name(part)) for part in Section}
        self.runs = TickRow(theme, icons, self.tr("Pages with every run"))
        self._make()
        self.show_asked(self._asked)
        self._connect()

    def asked(self) -> Asked:
        """Return what is chosen now."""
        return self._asked

    def show_asked(self, asked: Asked) -> None:
        """Show this choice."""
        self._asked = asked
        wishes = asked.wishes
        kinds = (self.tr("Report"), self.tr("Today's session"))
        self.kinds.show_choices(tuple(enumerate(kinds)), KINDS.index(asked.kind))
        ranges = tuple((weeks, _weeks_name(self, weeks)) for weeks in RANGES)
        self.ranges.show_choices(ranges, asked.weeks)
        papers = (self.tr("A4"), self.tr("Letter"))
        self.papers.show_choices(tuple(enumerate(papers)), PAPERS.index(wishes.paper))
        for part, row in self.sections.items():
            row.setChecked(part in wishes.sections)
        self.runs.setChecked(wishes.runs)
        if self.name.line.text() != wishes.name:
            self.name.line.setText(wishes.name)
        self._show_kind()

    def choose(self, kind: Kind) -> None:
        """Choose what is put on paper, and leave all else as it was chosen."""
        self.show_asked(replace(self._asked, kind=kind))

    def arrange(self, *, in_two: bool) -> None:
        """Put the parts beside all else, or below it."""
        way = QBoxLayout.Direction.LeftToRight if in_two else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(32 if in_two else 16)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key comes to, in the order of reading."""
        bars = [made for bar in (self.kinds, self.papers, self.ranges) for made in bar.buttons()]
        return [*bars, self.name.line, *self.sections.values(), self.runs]

    def start_focus(self) -> None:
        """Put the focus on the first choice."""
        next(made for made in self.kinds.buttons() if made.isChecked()).setFocus()

    def _make(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        first, self._of_report, self._parts = QWidget(), QWidget(), QWidget()
        column = _column(first)
        column.addWidget(self.kinds)
        column.addSpacing(8)
        column.addWidget(label(self.tr("Paper"), "group"))
        column.addWidget(self.papers)
        column.addWidget(self._of_report)
        column.addStretch(1)
        below = _column(self._of_report)
        below.addSpacing(8)
        below.addWidget(label(self.tr("How far back"), "group"))
        below.addWidget(self.ranges)
        below.addSpacing(8)
        below.addWidget(self.name)
        below.addWidget(label(self.tr("Printed at the top, and not kept."), "small", "muted"))
        rows = _column(self._parts)
        rows.setSpacing(0)
        rows.addWidget(label(self.tr("What goes in"), "group"))
        rows.addSpacing(4)
        for row in (*self.sections.values(), self.runs):
            rows.addWidget(row)
        rows.addStretch(1)
        self._columns.addWidget(first, 1)
        self._columns.addWidget(self._parts, 1)

    def _show_kind(self) -> None:
        is_report = self._asked.kind is Kind.REPORT
        self._of_report.setVisible(is_report)
        self._parts.setVisible(is_report)

    def _connect(self) -> None:
        for bar in (self.kinds, self.ranges, self.papers):
            bar.chosen.connect(self._take)
        for row in (*self.sections.values(), self.runs):
            row.toggled.connect(self._take)
        self.name.line.textEdited.connect(self._take)

    def _take(self) -> None:
        """Take what is chosen, and say so where it is another choice."""
        wishes = Wishes(
            frozenset(part for part, row in self.sections.items() if row.isChecked()),
            PAPERS[_chosen(self.papers)],
            self.name.line.text(),
            self.runs.isChecked(),
        )
        asked = Asked(KINDS[_chosen(self.kinds)], RANGES[_chosen(self.ranges)], wishes)
        if asked != self._asked:
            self._asked = asked
            self._show_kind()
            self.changed.emit()


def _chosen(bar: SegmentBar) -> int:
    """Return the place of what is chosen in a row."""
    return next(at for at, made in enumerate(bar.buttons()) if made.isChecked())


def _column(place: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def _weeks_name(place: QWidget, weeks: int) -> str:
    if weeks == 52:
        return place.tr("1 year")
    return place.tr("{n} weeks").format(n=weeks)
