"""Paints the rows of the Journal: the line above a week, and entries with mark and badge."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.journal_state import Entry, Kind, Row, Week
from backstretch.ui.plan_state import Mark, RunMark
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.day_marks import paint_mark, paint_run
from backstretch.ui.widgets.pain_badge import PainBadge

ROW = Qt.ItemDataRole.UserRole
"""The role under which the model holds the Week or the Entry."""

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ICONS = {Kind.NOTE: ("edit", "muted"), Kind.SIGNS: ("warning", "red")}
RING = 3
FIRST_WEEK, LATER_WEEK = 30, 46
DATE, AIR, MARK_AT, WORDS_AT, BADGE_END = 64, 7, 26, 51, 14
BOX, TITLE, FACTS = 57, 21, 19

Index = QModelIndex | QPersistentModelIndex


class _Places(NamedTuple):
    """Where the parts of an entry stand, from the row's corner; what is not there is empty."""

    box: QRectF
    title: QRectF
    facts: QRectF
    beside: QRectF
    badge: QRectF


class JournalRows(QStyledItemDelegate):
    """Paints what the model holds; words wrap, and nothing is cut."""

    def __init__(self, theme: Theme, icons: Icons, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view
        self._heights: dict[Row, int] = {}
        self._measured = 0
        self._badge: PainBadge | None = None
        self._badges: dict[tuple[int, float], QPixmap] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Measure and paint anew: sizes or colours are others."""
        self._heights.clear()
        self._badges.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        painter.translate(rect.topLeft())
        if isinstance(row, Week):
            self._paint_week(painter, row, rect.size().toSize())
        elif isinstance(row, Entry):
            self._paint_entry(painter, row, round(rect.width()), option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = self._width()
        if width != self._measured:
            self._heights.clear()
            self._measured = width
        height = self._heights.get(row)
        if height is None:
            height = self._heights[row] = self._height(row, width, first=index.row() == 0)
        return QSize(width, height)

    def _width(self) -> int:
        return self._view.viewport().width()

    def _height(self, row: Row, width: int, *, first: bool) -> int:
        px = self._theme.px
        if isinstance(row, Week):
            return px(FIRST_WEEK if first else LATER_WEEK)
        places = self._places(row, width)
        return round(places.box.bottom()) + (px(AIR) if row.last else 0)

    def _places(self, row: Entry, width: int) -> _Places:
        """Measure an entry; its words take what the badge leaves."""
        px, small = self._theme.px, self._theme.font("small")
        top, left = (px(AIR) if row.number else 0), px(DATE)
        right = float(width - px(BADGE_END))
        badge = beside = QRectF()
        if row.score is not None:
            size = QSize(px(45), px(38))
            right -= size.width()
            badge = QRectF(right, 0, size.width(), size.height())
            wide = QFontMetricsF(small).horizontalAdvance(row.beside) + 1 if row.beside else 0.0
            right -= px(8) + wide
            beside = QRectF(right, 0, wide, size.height())
            right -= px(12)
        words = max(float(px(120)), right - left - px(WORDS_AT))
        title = self._text(row.title, self._theme.font("strong"), words, px(TITLE))
        facts = self._text(row.facts, small, words, px(FACTS))
        box = max(px(BOX), round(title + facts) + px(16))
        first = top + (box - title - facts) / 2
        middle = top + box / 2
        badge.moveTop(middle - badge.height() / 2)
        beside.moveTop(middle - beside.height() / 2)
        at = float(left + px(WORDS_AT))
        return _Places(
            QRectF(left, top, width - left, box),
            QRectF(at, first, words, title),
            QRectF(at, first + title, words, facts),
            beside,
            badge,
        )

    def _text(self, text: str, font: QFont, width: float, line: int) -> float:
        """Return how high a text is; most fit one line, which is not laid out to know."""
        metrics = QFontMetricsF(font)
        if not text:
            return 0.0
        if "\n" not in text and metrics.horizontalAdvance(text) <= width:
            return float(line)
        found = metrics.boundingRect(QRectF(0, 0, width, 10_000), _WRAP, text)
        return float(max(line, round(found.height())))

    def _paint_week(self, painter: QPainter, week: Week, size: QSize) -> None:
        theme, px = self._theme, self._theme.px
        line = QRectF(0, size.height() - px(29), size.width() - px(1), px(22))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font("h3"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(line, flags, week.title)
        used = QFontMetricsF(theme.font("h3")).horizontalAdvance(week.title) + px(10)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        metrics = QFontMetricsF(theme.font("small"))
        sums = metrics.horizontalAdvance(week.sums)
        if used + metrics.horizontalAdvance(week.days) + px(16) + sums <= line.width():
            painter.drawText(line.adjusted(used, 0, 0, 0), flags, week.days)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(line, right, week.sums)
        self._paint_line(painter, size.width(), size.height())

    def _paint_entry(
        self, painter: QPainter, row: Entry, width: int, option: QStyleOptionViewItem
    ) -> None:
        theme, px = self._theme, self._theme.px
        places = self._places(row, width)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            self._paint_box(painter, places.box, chosen=chosen)
        if chosen and self._view.hasFocus():
            self._paint_ring(painter, places.box)
        if row.number:
            self._paint_date(painter, row, places.box)
        self._paint_mark(painter, row, places.box)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(places.title, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), row.title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(places.facts, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), row.facts)
        if row.score is not None:
            painter.drawText(places.beside, int(Qt.AlignmentFlag.AlignVCenter), row.beside)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(places.badge.topLeft(), self._badge_of(row.score, ratio))
        if row.last:
            self._paint_line(painter, width, round(places.box.bottom()) + px(AIR))

    def _paint_box(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        half = self._theme.outline / 2
        if chosen:
            painter.setPen(QPen(self._theme.colour("edge"), self._theme.outline))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface" if chosen else "sunken"))
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 12, 12)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        half = RING / 2
        painter.setPen(QPen(self._theme.colour("blue"), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 11, 11)

    def _paint_date(self, painter: QPainter, row: Entry, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("h2"))
        painter.setPen(theme.colour("ink"))
        number = QRectF(0, box.top() + px(2), px(DATE), px(30))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(number, flags, row.number)
        painter.setFont(theme.font("smallest"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(0, number.bottom(), px(DATE), px(17)), flags, row.weekday)

    def _paint_mark(self, painter: QPainter, row: Entry, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        middle = QPoint(round(box.left()) + px(MARK_AT), round(box.center().y()))
        side = px(22)
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        if row.kind is Kind.RUN:
            wide, high = px(22), px(12)
            pill = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
            paint_run(painter, theme, RunMark.DONE, pill)
        elif row.kind is Kind.SESSION:
            paint_mark(painter, theme, Mark.DONE, square)
        elif row.kind is Kind.MISSED:
            paint_mark(painter, theme, Mark.MISSED, square)
        elif row.kind is Kind.PART:
            paint_mark(painter, theme, Mark.PLANNED, square)
            self._paint_half(painter, square.adjusted(px(5), px(5), -px(5), -px(5)))
        elif row.kind is Kind.PAIN:
            self._paint_column(painter, square, row.score or 0)
        else:
            name, role = _ICONS[row.kind]
            small = px(20)
            corner = QRectF(middle.x() - small / 2, middle.y() - small / 2, small, small)
            self._icons.paint(painter, name, role, corner)

    def _paint_half(self, painter: QPainter, ring: QRectF) -> None:
        """Fill the left half of a circle: a part of the session."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("pine"))
        painter.drawPie(ring, 90 * 16, 180 * 16)

    def _paint_column(self, painter: QPainter, square: QRectF, score: int) -> None:
        """Paint pain on its own: the column of the badge, in an outline."""
        px = self._theme.px
        column = QRectF(square.center().x() - px(4.5), square.top() + px(1), px(9), px(20))
        shape = QPainterPath()
        shape.addRoundedRect(column, px(4), px(4))
        filled = QPainterPath()
        filled.addRect(column.adjusted(0, column.height() * (1 - score / 10), 0, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(shape.intersected(filled), self._theme.colour("clay"))
        painter.setPen(QPen(self._theme.colour("clay"), px(1.6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_line(self, painter: QPainter, width: int, bottom: int) -> None:
        rule = QRect(0, bottom - 1, width, 1)
        painter.fillRect(rule, self._theme.colour("line"))

    def _badge_of(self, score: int, ratio: float) -> QPixmap:
        """Return the picture of a badge, painted once."""
        made = self._badges.get((score, ratio))
        if made is None:
            if self._badge is None:
                self._badge = PainBadge(self._theme, parent=self._view)
                self._badge.hide()
            size = QSize(self._theme.px(45), self._theme.px(38))
            self._badge.show_score(score)
            self._badge.resize(size)
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            self._badge.render(made, QPoint(), QRegion(), QWidget.RenderFlag(0))
            self._badges[score, ratio] = made
        return made
