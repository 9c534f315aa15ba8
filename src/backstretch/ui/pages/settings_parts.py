"""Parts of the Settings page: a row, an entry of the list of sections, a card for a theme."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Roles, Theme
from backstretch.ui.widgets.choices import paint_dot, text_height
from backstretch.ui.widgets.parts import label

WORDS_PX = 160  # below this the words of a row stand above its control
SECTION_PX = 196
PICTURE = QSize(172, 96)
CARD_GAP = 16


class SettingRow(QWidget):
    """A name, one line on what it does, and the control: beside them, or below if narrow."""

    def __init__(
        self, theme: Theme, name: str, detail: str = "", control: QWidget | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._control = control
        self.name = label(name, "medium")
        self.detail = label(detail, "small", "muted")
        if not detail:
            self.detail.hide()  # to show it before it has a parent would open a window
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.detail)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 12, 0, 12)
        self._line.setSpacing(12)
        self._line.addLayout(words, 1)
        if control is not None:
            control.setAccessibleDescription(_read_out(detail))
            self.name.setBuddy(control)
            self._line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, detail: str) -> None:
        """Say something else of what it does."""
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        if self._control is not None:
            self._control.setAccessibleDescription(_read_out(detail))

    def _turn(self) -> None:
        if self._control is None:
            return
        room = self.width() - self._control.sizeHint().width() - self._line.spacing()
        beside = room >= self._theme.px(WORDS_PX)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()


def _read_out(detail: str) -> str:
    """Return the words without the marks where a line may break, which would be spelt out."""
    return detail.replace("\u200b", "")


class SectionButton(QRadioButton):
    """A section: icon and word, the present one on a tile with a bold word."""

    def __init__(self, theme: Theme, icons: Icons, icon: str, name: str) -> None:
        super().__init__(name)
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._wide = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def set_wide(self, wide: bool) -> None:
        """Take a whole row of the list, or only the room of the word."""
        self._wide = wide
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        advance = QFontMetricsF(self._theme.font("strong")).horizontalAdvance(self.text())
        natural = round(advance) + px(44) + 16
        return QSize(max(px(SECTION_PX), natural) if self._wide else natural, px(42))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, px, on = self._theme.colour, self._theme.px, self.isChecked()
        if on or self.underMouse():
            painter.setPen(QPen(colour("line"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface" if on else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        side = px(18)
        role = "ink" if on else "muted"
        top = round((self.height() - side) / 2)
        self._icons.paint(painter, self._icon, role, QRectF(px(13), top, side, side))
        painter.setFont(self._theme.font("strong" if on else "body"))
        painter.setPen(colour(role))
        words = QRectF(px(44), 0, self.width() - px(44), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())


class ThemeCard(QRadioButton):
    """A theme as a small picture; two of them share the picture along the diagonal."""

    def __init__(self, theme: Theme, name: str, looks: Sequence[str]) -> None:
        super().__init__(name)
        self._theme = theme
        self._looks = tuple(looks)
        self._roles: tuple[Roles, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 12)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._roles = tuple(
            self._theme.roles_of("dusk" if look == "dusk" else "daylight") for look in self._looks
        )
        self.updateGeometry()
        self.update()

    def narrowest(self) -> int:
        """Return the width that its longest word needs, in pixels."""
        metrics = QFontMetricsF(self._theme.font("strong"))
        longest = max(metrics.horizontalAdvance(word) for word in self.text().split())
        return max(PICTURE.width() // 2, ceil(longest) + self._theme.px(50))

    def height_for(self, width: int) -> int:
        """Return how high it is at a width, its words wrapped, in pixels."""
        words = text_height(self._theme, "strong", self.text(), self._words_width(width))
        return round(PICTURE.height() + 11 + self._theme.px(22) + words)

    def _words_left(self) -> int:
        return self._theme.px(28) + 12

    def _words_width(self, width: int) -> int:
        return width - self._words_left() - 8

    def sizeHint(self) -> QSize:
        advance = QFontMetricsF(self._theme.font("strong")).horizontalAdvance(self.text())
        width = max(PICTURE.width() + 22, ceil(advance) + self._theme.px(50))
        return QSize(width, self.height_for(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, on = self._theme.colour, self.isChecked()
        pen = 2 if on else self._theme.outline
        painter.setPen(QPen(colour("pine" if on else "edge"), pen))
        painter.setBrush(colour("sunken" if self.underMouse() and not on else "surface"))
        inset = pen / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 12, 12)
        self._paint_picture(painter, QRectF(11, 11, self.width() - 22, PICTURE.height()))
        middle = (PICTURE.height() + 11 + self.height()) / 2 - 1
        paint_dot(painter, self._theme, QPointF(self._theme.px(10) + 12, middle), on=on)
        painter.setFont(self._theme.font("strong" if on else "body"))
        painter.setPen(colour("ink"))
        room = self.height() - PICTURE.height() - 11
        words = QRectF(self._words_left(), middle - room / 2, self._words_width(self.width()), room)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), self.text())

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        whole = QPainterPath()
        whole.addRoundedRect(rect, 6, 6)
        painter.save()
        painter.setClipPath(whole)
        _paint_window(painter, rect, self._roles[0])
        if len(self._roles) > 1:
            half = QPainterPath()
            corners = [rect.topRight(), rect.bottomRight(), rect.bottomLeft()]
            half.addPolygon(QPolygonF(corners))
            painter.setClipPath(whole & half)
            _paint_window(painter, rect, self._roles[1])
        painter.restore()


class ThemeCards(QWidget):
    """The cards side by side, all as wide as the widest; a narrow row wraps their words.

    Where even their longest words do not fit side by side, the cards stand one below the other.
    """

    def __init__(self, theme: Theme, cards: Sequence[ThemeCard]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for card in self._cards:
            card.setParent(self)
        theme.changed.connect(self._follow)

    def _follow(self) -> None:
        self.updateGeometry()
        self._place()

    def _columns(self, width: int) -> int:
        narrowest = max(card.narrowest() for card in self._cards)
        needed = len(self._cards) * narrowest + (len(self._cards) - 1) * CARD_GAP
        return len(self._cards) if width >= needed else 1

    def _card_size(self, width: int) -> QSize:
        columns = self._columns(width)
        room = (width - (columns - 1) * CARD_GAP) // columns
        wide = min(room, max(card.sizeHint().width() for card in self._cards))
        return QSize(wide, max(card.height_for(wide) for card in self._cards))

    def _place(self) -> None:
        columns, size = self._columns(self.width()), self._card_size(self.width())
        for number, card in enumerate(self._cards):
            row, column = divmod(number, columns)
            left = column * (size.width() + CARD_GAP)
            card.setGeometry(QRect(QPoint(left, row * (size.height() + CARD_GAP)), size))
        rows = len(self._cards) // columns
        self.setFixedHeight(rows * (size.height() + CARD_GAP) - CARD_GAP)

    def sizeHint(self) -> QSize:
        wide = max(card.sizeHint().width() for card in self._cards)
        return QSize(len(self._cards) * (wide + CARD_GAP) - CARD_GAP, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(card.narrowest() for card in self._cards), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()


def _paint_window(painter: QPainter, rect: QRectF, roles: Roles) -> None:
    wider = rect.width() / PICTURE.width()

    def part(left: float, top: float, width: float, height: float) -> QRectF:
        return QRectF(rect.left() + left * wider, rect.top() + top, width * wider, height)

    painter.fillRect(rect, QColor(roles.window))
    painter.fillRect(part(23, 0, 1.5, rect.height()), QColor(roles.line))
    painter.setPen(QPen(QColor(roles.line), 1))
    painter.setBrush(QColor(roles.surface))
    painter.drawRoundedRect(part(36.5, 32.5, 119, 49), 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, role in (
        (part(36, 14, 70, 8), roles.ink),
        (part(44, 42, 60, 6), roles.muted),
        (part(44, 62, 42, 13), roles.clay),
    ):
        painter.setBrush(QColor(role))
        painter.drawRoundedRect(place, 3.5, 3.5)
