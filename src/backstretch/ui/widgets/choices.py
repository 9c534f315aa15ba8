"""Painted choices: a card that is one of few, and a row that is ticked."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.shortcuts import shows_key
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.key_cap import key_cap_width, paint_key_cap

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def text_height(theme: Theme, name: str, text: str, width: float) -> float:
    """Return the height of words that wrap at this width, in pixels."""
    metrics = QFontMetricsF(theme.font(name))
    return metrics.boundingRect(QRectF(0, 0, max(40.0, width), 4000), int(_WRAP), text).height()


def prepare(button: QAbstractButton, theme: Theme) -> None:
    """Let a painted choice take the width there is, and follow theme and pointer."""
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setProperty("ring_radius", 12)
    theme.changed.connect(button.updateGeometry)
    theme.changed.connect(button.update)


def paint_dot(painter: QPainter, theme: Theme, centre: QPointF, *, on: bool) -> None:
    """Paint the ring of a choice, filled where it is chosen."""
    painter.setPen(QPen(theme.colour("pine" if on else "edge"), 2))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(centre, theme.px(9), theme.px(9))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("pine"))
        painter.drawEllipse(centre, theme.px(5), theme.px(5))


class ChoiceCard(QRadioButton):
    """One of few: a title, what it leads to, and the key that chooses it."""

    def __init__(self, theme: Theme, title: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._detail = ""
        self._key = key
        prepare(self, theme)
        self.explain("")

    def explain(self, detail: str) -> None:
        """Show this second line."""
        self._detail = detail
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def _words_left(self) -> float:
        return self._theme.px(46)

    def _words_width(self, width: int) -> float:
        key = key_cap_width(self._theme, self._key, self._theme.px(12)) + self._theme.px(13)
        room = key if shows_key(self, self._key) else 0.0
        return width - self._words_left() - self._theme.px(15) - room

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._words_width(width)
        height = text_height(self._theme, "strong", self.text(), room)
        if self._detail:
            height += text_height(self._theme, "small", self._detail, room) + 2
        return round(height + self._theme.px(24))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(self._theme.px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(48))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        painter.setPen(QPen(colour("pine" if on else "edge"), 2 if on else self._theme.outline))
        ground = "pine_tint" if on else "sunken" if self.underMouse() else "surface"
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        paint_dot(painter, self._theme, QPointF(self._theme.px(25), self.height() / 2), on=on)
        self._paint_words(painter)
        if not shows_key(self, self._key):
            return
        px = self._theme.px(12)
        left = self.width() - key_cap_width(self._theme, self._key, px) - self._theme.px(15)
        paint_key_cap(painter, self._theme, self._key, px, QPointF(left, self.height() / 2))

    def _paint_words(self, painter: QPainter) -> None:
        room = self._words_width(self.width())
        top = float(self._theme.px(12))
        for name, role, text in (
            ("strong", "ink", self.text()),
            ("small", "ink" if self.isChecked() else "muted", self._detail),
        ):
            height = text_height(self._theme, name, text, room)
            painter.setFont(self._theme.font(name))
            painter.setPen(self._theme.colour(role))
            painter.drawText(QRectF(self._words_left(), top, room, height + 2), int(_WRAP), text)
            top += height + 2


class TickRow(QCheckBox):
    """One of many: a box and a sentence that wraps; the whole row can be pressed.

    A tick that is `grave`, such as a warning sign, is red.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str,
        *,
        strong: bool = False,
        grave: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icons = icons
        self._font = "strong" if strong else "body"
        self._role = "red" if grave else "pine"
        self.setAccessibleName(text)
        prepare(self, theme)

    def _room(self, width: int) -> float:
        return width - self._theme.px(48)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = text_height(self._theme, self._font, self.text(), self._room(width))
        return round(max(height, self._theme.px(20)) + self._theme.px(15))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(self._theme.px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._theme.px(35))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, px = self._theme.colour, self._theme.px
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        side = px(20)
        box = QRectF(px(8), (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(colour(self._role if on else "edge"), 2))
        painter.setBrush(colour(self._role if on else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        if on:
            self._icons.paint(painter, "check", f"on_{self._role}", box.adjusted(2, 2, -2, -2))
        painter.setFont(self._theme.font(self._font))
        painter.setPen(colour("ink"))
        words = QRectF(px(40), 0, self._room(self.width()), self.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags), self.text())
