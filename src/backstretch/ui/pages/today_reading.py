"""What is read beside the session: the pain after the runs, and a tip with its source."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import PainLook, Tip
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import HIGH, SMALLEST_PX, LinkButton
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.sparkline import Sparkline

CHART = 40
ICON = 20


class PainPart(QWidget):
    """The pain after the last runs; as long as there is no number, when it starts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head = label("", "h3")
        self.chart = EmptyChart(theme)
        self.spark = Sparkline(theme)
        self.line = label("", "small", "muted")
        self._plain = False
        self._drawn = False
        for part in (self.head, self.chart, self.spark, self.line):
            column.addWidget(part)
        theme.changed.connect(self._align)
        self._align()
        self.hide()

    def show_pain(self, look: PainLook | None) -> None:
        """Show how it went, or nothing."""
        self.setVisible(look is not None)
        if look is not None:
            self.head.setText(look.head)
            self.setAccessibleName(look.head)
            self.chart.setText(look.chart)
            self.line.setText(look.line)
            self.spark.show_scores(look.scores, look.told, joined=look.joined)
            self._drawn = bool(look.scores)
            self._choose()

    def set_plain(self, plain: bool) -> None:
        """Leave out the lines of the chart where there is little room; its words stay."""
        self._plain = plain
        self.chart.set_plain(plain)
        self._choose()

    def _choose(self) -> None:
        """Draw the numbers, or say them."""
        draws = self._drawn and not self._plain
        self.spark.setVisible(draws)
        self.chart.setVisible(not draws)

    def _align(self) -> None:
        """Let the head stand level with one that has a link beside it."""
        self.head.setMinimumHeight(self._theme.px(HIGH))


class EmptyChart(QLabel):
    """Words where a chart will be, between the two lines that bound it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plain = False
        self.setProperty("type", "small")
        self.setProperty("tone", "muted")
        self.setWordWrap(True)
        theme.changed.connect(self._dress)
        self._dress()

    def set_plain(self, plain: bool) -> None:
        """Show the words alone."""
        self._plain = plain
        self._dress()

    def _dress(self) -> None:
        middle = Qt.AlignmentFlag.AlignLeft if self._plain else Qt.AlignmentFlag.AlignHCenter
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | middle)
        self.setMinimumHeight(0 if self._plain else self._theme.px(CHART))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._plain:
            painter = QPainter(self)
            pen = QPen(self._theme.colour("track"), 1.5, Qt.PenStyle.DashLine)
            pen.setDashPattern([2.0, 3.0])
            painter.setPen(pen)
            for y in (1, self.height() - 1):
                painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            painter.end()
        super().paintEvent(event)


class TipPart(QWidget):
    """A tip; how sure it is opens below it.

    Signals:
        card_asked: the code of the card that says more.
    """

    card_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._shown: Tip | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self._icon = QLabel()
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        line.addLayout(column, 1)
        self.title = label("", "h3")
        self.text = label("", "small")
        self.source = label("", "smallest", "muted")
        self.source.setWordWrap(False)
        sure = self.tr("How sure is this?")
        self.sure_button = LinkButton(theme, sure, "source", font_px=SMALLEST_PX)
        self.sure_button.clicked.connect(self._toggle)
        self.more_button = LinkButton(theme, self.tr("Read more"), font_px=SMALLEST_PX)
        self.more_button.clicked.connect(self._ask)
        self.sure = label("", "small", "muted")
        below = FlowLayout(spacing=5)
        below.addWidget(self.source)
        below.addWidget(self.sure_button)
        below.addWidget(self.more_button)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(below)
        column.addWidget(self.sure)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()
        self.hide()

    def show_tip(self, tip: Tip | None) -> None:
        """Show this tip, or nothing; another one is shown closed."""
        self.setVisible(tip is not None)
        if tip is None or tip == self._shown:
            return
        self._shown = tip
        self.title.setText(tip.title)
        self.setAccessibleName(tip.title)
        self.text.setText(tip.text)
        self.source.setText(self.tr("Source: {words}.").format(words=tip.source))
        self.sure.setText(tip.sure)
        self.sure.hide()
        self.sure_button.setAccessibleDescription(tip.sure)
        self.more_button.setVisible(bool(tip.code))
        self.more_button.setAccessibleDescription(tip.title)

    def _ask(self) -> None:
        if self._shown:
            self.card_asked.emit(self._shown.code)

    def _toggle(self) -> None:
        self.sure.setVisible(self.sure.isHidden())

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(ICON), self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap("book", "blue", side, ratio))
        self._icon.setFixedSize(QSize(side, side))
