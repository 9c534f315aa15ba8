"""Paints the rows of a list as ticks: a box and words that wrap, the whole row to be pressed."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import text_height

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole.CheckStateRole
WORDS = 40


class TickRows(QStyledItemDelegate):
    """Makes the rows of one list look and act like a TickRow, however many there are."""

    def __init__(self, theme: Theme, icons: Icons, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view
        theme.changed.connect(view.scheduleDelayedItemsLayout)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colour, px, rect = self._theme.colour, self._theme.px, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            held = chosen and self._view.hasFocus()
            painter.setPen(QPen(colour("blue"), 3) if held else Qt.PenStyle.NoPen)
            painter.setBrush(colour("sunken"))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 8, 8)
        on = _is_ticked(index)
        side = px(20)
        box = QRectF(rect.left() + px(10), rect.center().y() - side / 2, side, side)
        painter.setPen(QPen(colour("pine" if on else "edge"), 2))
        painter.setBrush(colour("pine" if on else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if on:
            self._icons.paint(painter, "check", "on_pine", box.adjusted(2, 2, -2, -2))
        painter.setFont(self._theme.font("body"))
        painter.setPen(colour("ink"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(px(WORDS), 0, -px(8), 0), int(flags), index.data())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px, width = self._theme.px, self._view.viewport().width()
        height = text_height(self._theme, "body", index.data(), width - px(WORDS) - px(8))
        return QSize(0, round(max(height, px(20)) + px(15)))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if not (_is_press(event) or _is_space(event)):
            return False
        other = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
        return model.setData(index, other, ROLE)


def _is_ticked(index: Index) -> bool:
    return Qt.CheckState(index.data(ROLE)) is Qt.CheckState.Checked


def _is_press(event: QEvent) -> bool:
    is_release = event.type() is QEvent.Type.MouseButtonRelease
    left = Qt.MouseButton.LeftButton
    return is_release and isinstance(event, QMouseEvent) and event.button() is left


def _is_space(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
