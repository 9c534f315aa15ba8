"""A chart on the screen: hovered, zoomed, walked through by keys, and told in words."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from backstretch.ui.charts.drawing import WHOLE, Chart, Drawing, Window, paint
from backstretch.ui.charts.look import screen_look
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.chart_tip import ChartTip

NEAR_PX = 26
CLOSER, CLOSEST = 1.5, 1 / 400
STEP = 0.25
_EMPTY = Drawing((), (), QRectF())
_IN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_OUT = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class ChartView(QLabel):
    """One Tab stop: left and right go from point to point, plus and minus zoom, 0 shows all.

    Ctrl and the wheel zoom where the pointer is; Shift and left or right move what is seen. The
    words of the point in hand are its accessible description, are announced, and stand beside it.

    Signals:
        table_asked: the numbers are wanted as a table, by T or the context menu.
        changed: another part is seen, or it was worked out anew.
    """

    table_asked = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._told = ""
        self._window = WHOLE
        self._at: int | None = None
        self._drawing = _EMPTY
        self._kept = QPixmap()
        self._key: object = None
        self._tip: ChartTip | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPixmap(QPixmap(1, 1))  # makes it a picture to screen readers
        theme.changed.connect(self._follow_theme)

    @property
    def drawing(self) -> Drawing:
        """What is seen, worked out for this size."""
        self._work_out()
        return self._drawing

    @property
    def seen(self) -> Window:
        """Which part is seen."""
        return self._window

    @property
    def words(self) -> str:
        """The words of the point in hand, or "" for none."""
        spots = self.drawing.spots
        return spots[self._at].tell() if self._at is not None and self._at < len(spots) else ""

    def show_chart(self, chart: Chart, name: str, told: str) -> None:
        """Show another chart under a name; `told` says the same as a sentence."""
        self._chart, self._told = chart, told
        self._window, self._at, self._key = WHOLE, None, None
        self._hide_tip()
        self.setAccessibleName(name)
        self.setAccessibleDescription(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.updateGeometry()
        self.update()
        self.changed.emit()

    def zoom(self, times: float, around: float = 0.5) -> None:
        """See so many times as much in detail, around a share of what is seen, 0 to 1."""
        if self._chart is None or not self._chart.zooms:
            return
        seen = self._window.last - self._window.first
        length = min(1.0, max(CLOSEST, seen / times))
        first = self._window.first + around * (seen - length)
        self._look_at(first, length)

    def move_by(self, share: float) -> None:
        """See what lies a share of the seen part further right, or left below 0."""
        length = self._window.last - self._window.first
        self._look_at(self._window.first + share * length, length)

    def show_all(self) -> None:
        """See the whole chart."""
        self._look_at(0.0, 1.0)

    def go_to(self, number: int) -> None:
        """Take a point of those seen in hand, and tell it."""
        spots = self.drawing.spots
        if not spots:
            return
        self._at = min(max(0, number), len(spots) - 1)
        words = self.words
        self.setAccessibleDescription(words)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._show_tip()
        self.update()

    def sizeHint(self) -> QSize:
        if self._chart is None:
            return QSize(0, 0)
        look = screen_look(self._theme)
        return QSize(self._theme.px(280), round(self._chart.height(look, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.sizeHint().height())

    def _look_at(self, first: float, length: float) -> None:
        first = min(max(0.0, first), 1 - length)
        window = Window(first, first + length)
        if window != self._window:
            self._window, self._at = window, None
            self._hide_tip()
            self.update()
            self.changed.emit()

    def _work_out(self) -> None:
        """Lay the chart out, if it is not for this size and look already."""
        theme, ratio = self._theme, self.devicePixelRatioF()
        look = (theme.roles, theme.text_scale, theme.outline)
        key = (self.size(), ratio, look, self._window)
        if self._chart is None or key == self._key:
            return
        self._key = key
        place = QRectF(self.rect())
        self._drawing = self._chart.lay_out(place, screen_look(theme), self._window)
        self._kept = QPixmap()

    def _picture(self) -> QPixmap:
        self._work_out()
        ratio = self.devicePixelRatioF()
        if self._kept.isNull():
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            onto = QPainter(self._kept)
            paint(onto, self._drawing)
            onto.end()
        return self._kept

    def _follow_theme(self) -> None:
        self._key = None
        self.updateGeometry()
        self.update()

    def _step(self, by: int) -> None:
        """Go to the next point; past the last one seen, what is seen moves on."""
        spots = self.drawing.spots
        if self._at is None:
            self.go_to(0 if by > 0 else len(spots) - 1)
            return
        beyond = not 0 <= self._at + by < len(spots)
        if beyond and not self._window.whole:
            before = self._window
            self.move_by(by * STEP)
            if self._window != before:
                self._go_on_from(before, by)
                return
        self.go_to(self._at + by)

    def _go_on_from(self, before: Window, by: int) -> None:
        """Take the first point in hand that was not seen in the part before."""
        spots, plot = self.drawing.spots, self._drawing.plot
        length = self._window.last - self._window.first
        edge = before.last if by > 0 else before.first
        x = plot.left() + (edge - self._window.first) / length * plot.width()
        new = [n for n, spot in enumerate(spots) if (spot.x - x) * by > 0.5]
        if new:
            self.go_to(new[0] if by > 0 else new[-1])

    def _nearest(self, place: QPointF) -> int | None:
        spots = self.drawing.spots
        near = self._theme.px(NEAR_PX)
        found: int | None = None
        best = float(near * near)
        for number, spot in enumerate(spots):
            far = (spot.x - place.x()) ** 2 + 0.4 * (spot.y - place.y()) ** 2
            if far <= best:
                best, found = far, number
        return found

    def _show_tip(self) -> None:
        if self._at is None or not self.isVisible():
            return
        if self._tip is None:
            self._tip = ChartTip(self._theme, self)
        spot = self.drawing.spots[self._at]
        self._tip.show_at(QPoint(round(spot.x), round(spot.y)), self.words)

    def _hide_tip(self) -> None:
        if self._tip is not None:
            self._tip.hide()

    def _let_go(self) -> None:
        if self._at is not None:
            self._at = None
            self.setAccessibleDescription(self._told)
            self.update()
        self._hide_tip()

    def _zoom_by_key(self, key: int) -> bool:
        if key in _IN or key in _OUT:
            spots = self.drawing.spots
            plot = self._drawing.plot
            at = spots[self._at].x if self._at is not None and spots else plot.center().x()
            around = (at - plot.left()) / (plot.width() or 1)
            self.zoom(CLOSER if key in _IN else 1 / CLOSER, around)
        elif key == Qt.Key.Key_0:
            self.show_all()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        by = next((by for known, by in sides.items() if known == key), 0)
        if by and shift:
            self.move_by(by * STEP)
        elif by:
            self._step(by)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(len(self.drawing.spots) - 1)
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self._let_go()
        elif key == Qt.Key.Key_T:
            self.table_asked.emit()
        elif not self._zoom_by_key(key):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show as table"), self.table_asked.emit)
        if self._chart is not None and self._chart.zooms:
            menu.addAction(self.tr("Zoom in"), lambda: self.zoom(CLOSER))
            menu.addAction(self.tr("Zoom out"), lambda: self.zoom(1 / CLOSER))
            menu.addAction(self.tr("Show all"), self.show_all)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._let_go()
            event.ignore()
            return
        plot = self.drawing.plot
        around = (event.position().x() - plot.left()) / (plot.width() or 1)
        turned = CLOSER ** (event.angleDelta().y() / 120)
        self.zoom(turned, min(1.0, max(0.0, around)))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._nearest(event.position())
        if found is None:
            self._let_go()
        elif found != self._at:
            self._at = found
            self._show_tip()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._let_go()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        spots = self._drawing.spots
        if self._at is None or self._at >= len(spots):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("blue"), self._theme.px(2)))
        ring = self._theme.px(9)
        painter.drawEllipse(QPointF(spots[self._at].x, spots[self._at].y), ring, ring)
