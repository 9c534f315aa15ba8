"""One day of the Plan page: its head with a menu, its run, and its session or why it has none."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.plan_state import DayState, Wish
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.day_marks import LINE, RunPill
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.session_tile import SessionTile

ROW_HEAD = 172
COLUMN = 220  # what is below the run is at least so high, so that every week looks alike
_GROUPS = (Wish.RUN, Wish.NO_RUN, Wish.ILL, Wish.WELL)  # each begins a group of the menu
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayHead(QAbstractButton):
    """Weekday and date; pressed, it opens the day's menu, which a day that passed has not."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._day: DayState | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring_radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_day(self, day: DayState) -> None:
        """Show this day."""
        self._day = day
        self.setText(day.marks.weekday)
        self.setAccessibleName(day.marks.spoken)
        self.setAccessibleDescription(day.why)
        self.setEnabled(bool(day.offers))
        self.setToolTip(self.tr("Change this day") if day.offers else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(90), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(76), self._theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour, marks = self._theme.px, self._theme.colour, self._day.marks
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        inner = QRectF(self.rect()).adjusted(px(3), 0, -px(3), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        font = self._theme.font_px(px(15), 600 if marks.is_today else 400)
        painter.setFont(font)
        painter.setPen(colour("ink" if marks.is_today else "muted"))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), marks.weekday)
        if self.isEnabled():
            side = px(16)
            left = inner.left() + painter.fontMetrics().horizontalAdvance(marks.weekday) + px(4)
            place = QRectF(round(left), round((self.height() - side) / 2) + 1, side, side)
            self._icons.paint(painter, "more", "muted", place)
        painter.setFont(self._theme.font_px(px(18), 600 if marks.is_today else 400))
        painter.setPen(colour("ink"))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), marks.number)


class DayBox(QFrame):
    """A day as a column, or as a row where there is no room for seven columns.

    A row has room to say why the day is as it is; where even it is short of width, its session
    stands below the day and not beside it.

    Signals:
        wish_asked: something of the day's menu, as a Wish.
        move_asked: its session is to go to this date.
        looked_at: the pointer or the focus came to the day.
    """

    wish_asked = Signal(object)
    move_asked = Signal(object)
    looked_at = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._day: DayState | None = None
        self._offered = self._aimed_at = False
        self.menu: QMenu | None = None
        self.head = DayHead(theme, icons)
        self.pill = RunPill(theme)
        self.run = label("", "smallest")
        self.why = label("", "smallest", "muted")
        self.tile = SessionTile(theme, icons)
        self.empty = label("", "group", "muted")
        self.detail = label("", "smallest", "muted")
        self._make()
        self.set_wide(False)
        self.head.clicked.connect(partial(self.open_menu, self.head))
        self.tile.clicked.connect(partial(self.open_menu, self.tile))
        for part in (self.head, self.tile):
            part.installEventFilter(self)
        theme.changed.connect(self._dress)

    def show_day(self, day: DayState) -> None:
        """Show this day."""
        self._day = day
        self.setAccessibleName(day.marks.spoken)
        self.head.show_day(day)
        self.pill.show_run(day.marks.run)
        self.run.setText(day.run)
        self.why.setText(day.why)
        self.run.setProperty("tone", "ink" if day.run and self.pill.isVisibleTo(self) else "muted")
        self.run.style().unpolish(self.run)
        self.run.style().polish(self.run)
        self.tile.show_tile(day.tile, movable=bool(day.places), pressable=bool(day.offers))
        self._blank.setVisible(day.tile is None)
        self._write_empty()
        self.update()

    def set_wide(self, wide: bool, *, stacked: bool = False) -> None:
        """Lie as a row, `stacked` with the session below, or stand as a column."""
        self._wide, self._beside = wide, wide and not stacked
        self.tile.set_wide(wide)
        self.why.setVisible(wide)
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if self._beside else way.TopToBottom)
        align = Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignHCenter
        for words in (self.empty, self.detail):
            words.setAlignment(align)
        self._dress()

    def offer_place(self, offered: bool, *, aimed_at: bool = False) -> None:
        """Show that a session may go here, and whether it is just about to."""
        if (offered, aimed_at) != (self._offered, self._aimed_at):
            self._offered, self._aimed_at = offered, aimed_at
            self._write_empty()
            self.update()

    def open_menu(self, below: QWidget) -> None:
        """Open the menu of the day."""
        self._open(below.mapToGlobal(QPoint(0, below.height())))

    def _open(self, corner: QPoint) -> None:
        if self._day is None or not self._day.offers:
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = self._make_menu(self._day)
        self.menu.popup(corner)

    def _make_menu(self, day: DayState) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(day.marks.spoken)
        if day.places:
            moves = menu.addMenu(self.tr("Move to"))
            for place in day.places:
                moves.addAction(place.words, partial(self.move_asked.emit, place.date))
            self._widen(moves)
        for offer in day.offers:
            if offer.wish in _GROUPS and menu.actions():
                menu.addSeparator()
            menu.addAction(offer.words, partial(self.wish_asked.emit, offer.wish))
        self._widen(menu)
        return menu

    def _widen(self, menu: QMenu) -> None:
        """Give a menu room to spare: large letters are set closer, and Qt measures them so."""
        menu.setMinimumWidth(menu.sizeHint().width() + self._theme.px(12))

    def _make(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)  # so that the ring around the head stays clear of the run
        top.addWidget(self.head)
        run = QHBoxLayout()
        run.setContentsMargins(3, 0, 0, 0)
        run.setSpacing(6)
        run.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        run.addWidget(self.run, 1, Qt.AlignmentFlag.AlignTop)
        top.addLayout(run)
        top.addWidget(self.why)
        top.addStretch(1)
        self._blank = QWidget()
        blank = QVBoxLayout(self._blank)
        blank.setContentsMargins(4, 4, 4, 4)
        blank.setSpacing(2)
        blank.addStretch(1)
        blank.addWidget(self.empty)
        blank.addWidget(self.detail)
        blank.addStretch(1)
        self._line.addWidget(self._top)
        self._line.addWidget(self.tile, 1)
        self._line.addWidget(self._blank, 1)

    def _write_empty(self) -> None:
        day = self._day
        if day is None:
            return
        self.empty.setText(self.tr("Move it here") if self._offered else day.empty)
        self.detail.setText("" if self._offered else day.empty_detail)
        self.detail.setVisible(bool(self.detail.text()))

    def _dress(self) -> None:
        px = self._theme.px
        self._line.setContentsMargins(px(8), px(8), px(8), px(8))
        self._line.setSpacing(px(12) if self._beside else px(8))
        self._blank.setMinimumHeight(0 if self._wide else px(COLUMN))
        widest = px(ROW_HEAD) if self._beside else 16_777_215
        self._top.setMaximumWidth(widest)
        self._top.setMinimumWidth(widest if self._beside else 0)
        self.why.setContentsMargins(3, 0, 0, 0)
        self.run.setMinimumHeight(px(LINE))
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.looked_at.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, is_today = self._theme.colour, self._day is not None and self._day.marks.is_today
        pen = QPen(colour("edge" if is_today else "line"), self._theme.outline)
        ground = "surface" if is_today else "window"
        if self._offered:
            ground = "pine_tint"
            style = Qt.PenStyle.SolidLine if self._aimed_at else Qt.PenStyle.DashLine
            pen = QPen(colour("pine"), 3 if self._aimed_at else 2, style)
        painter.setPen(pen)
        painter.setBrush(colour(ground))
        reach = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(reach, reach, -reach, -reach), 12, 12)
