"""The icon in the tray and its menu, where the desktop has a tray; elsewhere nothing happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtDBus import QDBusServiceWatcher
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from backstretch.desktop.session_bus import connect_bus, has_session_bus

OPEN = "open"
TRAY_HOST = "org.kde.StatusNotifierWatcher"
SIZES = (16, 22, 24, 32, 48, 64)
_SIDE = 24.0
"""The mark is drawn on a square of this side, and painted in every size."""


class Mark(StrEnum):
    """What the icon says by its shape: nothing, done for today, no reminders today."""

    PLAIN = "plain"
    TICK = "tick"
    STROKE = "stroke"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of the icon on the bar it stands on: the lap, its upper straight, the tick."""

    lap: QColor
    straight: QColor
    tick: QColor
    on_tick: QColor


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: its code and words; without a code it is only read.

    `parts` make it a menu of its own; `first` says that a double click does the same. `keys` do
    the same in the window, and are only told here. `strong` ones are written in bold.
    """

    code: str
    words: str
    parts: tuple["Entry", ...] = ()
    enabled: bool = True
    first: bool = False
    keys: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the icon says by shape and in words, and its menu; None between lines is a rule."""

    mark: Mark
    says: str
    entries: tuple[Entry | None, ...]


class Tray(QObject):
    """Stands in the tray from `show` to `hide`.

    Signals:
        chosen: the code of a line of the menu; `open` for a click on the icon.
        lost: the desktop's tray went away; a window hidden behind it must be shown.
    """

    chosen = Signal(str)
    lost = Signal()

    def __init__(self, inks: Inks, parent: QObject | None = None, bus_address: str = "") -> None:
        super().__init__(parent)
        self._inks = inks
        self._menu = QMenu()
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._open)
        self._state = TrayState(Mark.PLAIN, "", ())
        self._host = self._watch_host(bus_address)

    @staticmethod
    def available() -> bool:
        """Return whether the desktop has a tray now; some come up only after the program."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def is_there(self) -> bool:
        """Return whether the icon can be seen, so that the window may be hidden behind it."""
        return self.available() and self.icon.isVisible()

    @property
    def menu(self) -> QMenu:
        """The menu as it stands now."""
        return self._menu

    def show(self) -> bool:
        """Show the icon; return False, and do nothing, where there is no tray."""
        if self.available():
            if self.icon.icon().isNull():
                self._paint()
            self.icon.show()
        return self.is_there()

    def hide(self) -> None:
        """Take the icon out of the tray."""
        self.icon.hide()

    def show_state(self, state: TrayState) -> None:
        """Show what stands for today, and what can be done."""
        if state != self._state:
            self._state = state
            self.icon.setToolTip(state.says)
            self._paint()
            self._menu.clear()
            self._fill(self._menu, state.entries)

    def set_inks(self, inks: Inks) -> None:
        """Paint the icon for another bar."""
        self._inks = inks
        self._paint()

    def _watch_host(self, address: str) -> QDBusServiceWatcher | None:
        """Watch who shows trays on a desktop with a bus; of other trays nothing is told."""
        if not address and not has_session_bus():
            return None
        gone = QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration
        watcher = QDBusServiceWatcher(TRAY_HOST, connect_bus(address), gone, self)
        watcher.serviceUnregistered.connect(lambda _: self.lost.emit())
        return watcher

    def _paint(self) -> None:
        self.icon.setIcon(mark_icon(self._state.mark, self._inks))

    def _fill(self, menu: QMenu, entries: Sequence[Entry | None]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif entry.parts:
                self._fill(menu.addMenu(entry.words), entry.parts)
            else:
                self._add(menu, entry)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        action = menu.addAction(entry.words)
        action.setEnabled(entry.enabled and bool(entry.code))
        if entry.strong:
            font = self._menu.font()
            font.setWeight(QFont.Weight.DemiBold)
            action.setFont(font)
        if entry.keys:
            action.setShortcut(entry.keys)
        action.triggered.connect(lambda: self.chosen.emit(entry.code))
        if entry.first:
            menu.setDefaultAction(action)

    def _open(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.chosen.emit(OPEN)


def has_host(bus_address: str = "") -> bool:
    """Return whether somebody shows trays on a desktop with a bus; needs no window. For `doctor`.

    A tray of the older kind, which only X11 knows, is not found this way.
    """
    interface = connect_bus(bus_address).interface()
    return bool(interface) and interface.isServiceRegistered(TRAY_HOST).value() is True


def mark_icon(mark: Mark, inks: Inks) -> QIcon:
    """Return the icon in every size a bar may want."""
    icon = QIcon()
    for side in SIZES:
        icon.addPixmap(mark_pixmap(mark, inks, side))
    return icon


def mark_pixmap(mark: Mark, inks: Inks, side: int) -> QPixmap:
    """Return the mark on a clear square: a lap of a track with its upper straight in a colour."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _SIDE, side / _SIDE)
    _paint_lap(painter, inks)
    if mark is Mark.TICK:
        _paint_tick(painter, inks)
    elif mark is Mark.STROKE:
        _paint_stroke(painter, inks)
    painter.end()
    return pixmap


def _paint_lap(painter: QPainter, inks: Inks) -> None:
    lap = QRectF(2, 5.5, 20, 13)
    painter.setPen(_pen(inks.lap, 3))
    painter.drawRoundedRect(lap, 6.5, 6.5)
    painter.setPen(_pen(inks.straight, 3))
    painter.drawLine(QPointF(8.5, 5.5), QPointF(15.5, 5.5))


def _paint_tick(painter: QPainter, inks: Inks) -> None:
    """Put a tick on a disc into the corner, with a gap cut out around it."""
    centre = QPointF(17.5, 17)
    _clear(painter, _disc(centre, 7.2))
    painter.fillPath(_disc(centre, 5.8), inks.tick)
    tick = QPainterPath(QPointF(14.7, 17.2))
    tick.lineTo(16.8, 19.3)
    tick.lineTo(20.3, 15)
    painter.strokePath(tick, _pen(inks.on_tick, 1.9))


def _paint_stroke(painter: QPainter, inks: Inks) -> None:
    """Strike the lap through, with a gap cut out along the stroke."""
    start, end = QPointF(5, 20.5), QPointF(19, 3.5)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(_pen(inks.lap, 5.5))
    painter.drawLine(start, end)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(_pen(inks.lap, 2.4))
    painter.drawLine(start, end)


def _clear(painter: QPainter, path: QPainterPath) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(path, Qt.GlobalColor.black)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _disc(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    return path


def _pen(colour: QColor, width: float) -> QPen:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(colour, width, Qt.PenStyle.SolidLine, round_cap, round_join)
