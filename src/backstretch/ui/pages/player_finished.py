"""The end of a session: minutes, lanes, and what was done."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.player_state import DoneRow, PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.lane_bar import LaneBar
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.scrolled import ScrolledView


class Mark(QWidget):
    """A filled circle with a tick, or a dashed one with a dash: done, or not all of it."""

    def __init__(self, theme: Theme, icons: Icons, side: int, full: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._full = full
        self.setFixedSize(theme.px(side), theme.px(side))
        theme.changed.connect(self.update)

    def show_full(self, full: bool) -> None:
        """Show the tick, or the dash."""
        self._full = full
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._full:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("pine"))
            painter.drawEllipse(rect)
            inset = 0.2 * rect.width()
            place = rect.adjusted(inset, inset, -inset, -inset)
            self._icons.paint(painter, "check", "on_pine", place)
            return
        pen = QPen(self._theme.colour("muted"), max(1.5, 0.06 * rect.width()))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawEllipse(rect)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        third = rect.width() / 3
        middle = rect.center()
        half = QPointF(third / 2, 0)
        painter.drawLine(middle - half, middle + half)


class FinishedView(ScrolledView):
    """What came of the session, in calm words.

    Signals:
        closed: nothing more to see here.
    """

    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(32, parent)
        self._theme = theme
        self._icons = icons
        self._shown: PlayerState | None = None
        self.column.addLayout(self._make_head())
        self.lanes = LaneBar(theme)
        self.column.addWidget(self.lanes)
        self.column.addLayout(self._make_list())
        self.column.addStretch(1)
        self.close_button = button(self.tr("Close"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.closed)
        self.foot.addWidget(self.close_button)
        theme.changed.connect(self._size)
        self._size()

    def show_state(self, state: PlayerState) -> None:
        """Show the end; the focus goes to Close."""
        if state == self._shown:
            return
        self._shown = state
        self.mark.show_full(not state.partial)
        self.headline.setText(self._headline(state))
        self.lanes.show_lanes(state.lanes, self.headline.text())
        self.notice.setText(state.notice)
        self.notice.setVisible(bool(state.notice))
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for row in state.done:
            self._rows.addWidget(self._make_row(row))
            self._rows.addWidget(hairline())
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _headline(self, state: PlayerState) -> str:
        if not state.kept_s:
            return self.tr("Ended before it began.")
        done = words.kept_time(state.kept_s)
        text = self.tr("{time} on the mat.").format(time=done)
        kept = self.tr("Ended early, and kept. {time}")
        return (kept if state.partial else self.tr("Done. {time}")).format(time=text)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(14)
        self.mark = Mark(self._theme, self._icons, 32)
        self.headline = label("", "hero")
        head.addWidget(self.mark)
        head.addWidget(self.headline, 1)
        return head

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        self.notice = label("", "body", "muted")
        column.addWidget(self.notice)
        column.addSpacing(8)
        column.addWidget(label(self.tr("What you did"), "h2"))
        box = QWidget()
        box.setMaximumWidth(self._theme.px(720))
        self._rows = QVBoxLayout(box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column.addWidget(box)
        return column

    def _make_row(self, row: DoneRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, self._theme.px(9), 0, self._theme.px(9))
        line.setSpacing(14)
        amount = {
            "done": row.amount,
            "part": self.tr("{amount} of it").format(amount=row.amount),
            "skipped": self.tr("skipped"),
        }[row.state]
        name = label(row.name, "strong" if row.state != "skipped" else "body")
        dose = QLabel(amount)
        dose.setProperty("type", "small")
        dose.setProperty("tone", "muted")
        mark = Mark(self._theme, self._icons, 18, row.state == "done")
        made.setAccessibleName(f"{row.name}, {amount}")
        line.addWidget(name, 1)
        line.addWidget(dose)
        line.addWidget(mark)
        return made

    def _size(self) -> None:
        self.lanes.set_sizes(12, self._theme.px(13))
