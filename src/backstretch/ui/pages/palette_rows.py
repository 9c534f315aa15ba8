"""Paints the rows of what can be done: words, keys, and why it cannot be done now."""

import sys

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backstretch.ui.commands import Command
from backstretch.ui.key_lines import caps
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_cap import key_cap_width, paint_key_cap

SIDE, AIR, GAP = 12, 9, 5
_WRAP = int(Qt.TextFlag.TextWordWrap)


class CommandRows(QStyledItemDelegate):
    """Paints a Command, which each item holds as its data."""

    def __init__(self, theme: Theme, rows: QListWidget) -> None:
        super().__init__(rows)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        one = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(one, Command):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(self._theme.colour("edge"), self._theme.outline))
            painter.setBrush(self._theme.colour("clay_tint"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        self._paint_words(painter, one, rect.adjusted(SIDE, AIR, -SIDE, -AIR))
        painter.restore()

    def _paint_words(self, painter: QPainter, one: Command, rect: QRectF) -> None:
        theme = self._theme
        keys_px = theme.px(12)
        left = rect.right() - _keys_width(theme, one)
        middle = rect.top() + QFontMetricsF(theme.font("body")).height() / 2
        for cap in _caps(one):
            paint_key_cap(painter, theme, cap, keys_px, QPointF(left, middle))
            left += key_cap_width(theme, cap, keys_px) + GAP
        words = rect.adjusted(0, 0, -_keys_width(theme, one), 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("muted" if one.why_not else "ink"))
        painter.drawText(words, _WRAP, one.words)
        if one.why_not:
            top = _height(theme, "body", one.words, words.width()) + 2
            painter.setFont(theme.font("small"))
            painter.drawText(rect.adjusted(0, top, 0, 0), _WRAP, one.why_not)


def row_height(theme: Theme, one: Command, width: float) -> int:
    """Return how high the row of a command is at this width, in pixels."""
    room = width - 2 * SIDE
    height = _height(theme, "body", one.words, room - _keys_width(theme, one))
    if one.why_not:
        height += 2 + _height(theme, "small", one.why_not, room)
    return round(height + 2 * AIR)


def _height(theme: Theme, font: str, text: str, width: float) -> float:
    metrics = QFontMetricsF(theme.font(font))
    return metrics.boundingRect(QRectF(0, 0, max(1, width), 10_000), _WRAP, text).height()


def _keys_width(theme: Theme, one: Command) -> float:
    wides = [key_cap_width(theme, cap, theme.px(12)) + GAP for cap in _caps(one)]
    return sum(wides) + GAP if wides else 0.0


def _caps(one: Command) -> tuple[str, ...]:
    return caps(one.keys[0], on_mac=sys.platform == "darwin") if one.keys else ()
