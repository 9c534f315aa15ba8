"""Small figures that stand still until one of them is to move: painted in idle time, then kept."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from backstretch.clock import Clock
from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import BAND, FEET, MotionBook, Still
from backstretch.ui.widgets.thumbnails import AIR, LEAST_SPAN

EVERY_MS = 50
LONGEST_MOVE_MS, BACK_MS = 1100, 900
LONGEST_MS = 5_000
"""Nothing moves by itself for longer than this (WCAG 2.2.2)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One way of a figure: from a key pose to another, so many milliseconds long."""

    start: int
    end: int
    ms: int


@dataclass(frozen=True, slots=True)
class _Look:
    theme: str
    dark: bool
    width: int
    height: int
    ratio: float


def turns(moves_ms: Sequence[int]) -> tuple[Turn, ...]:
    """Return how a figure shows its movement once: from its last pose to the first, and there.

    `moves_ms` is how long the move to each key pose takes by nature. All of it takes five
    seconds at most.
    """
    last = len(moves_ms) - 1
    if last < 1:
        return ()
    there = [Turn(n - 1, n, min(ms, LONGEST_MOVE_MS)) for n, ms in enumerate(moves_ms) if n]
    found = (Turn(last, 0, BACK_MS), *there)
    share = min(1.0, LONGEST_MS / sum(turn.ms for turn in found))
    return tuple(Turn(turn.start, turn.end, int(turn.ms * share)) for turn in found)


def moment(way: Sequence[Turn], ms: int) -> tuple[int, int, float] | None:
    """Return from which pose to which one it is, and how far; None once it is over."""
    for turn in way:
        if ms < turn.ms:
            return turn.start, turn.end, ms / turn.ms
        ms -= turn.ms
    return None


class LiveFigures(QObject):
    """Keeps the pictures of a grid: figures on nothing, as wide and high as the place of each.

    Nothing is painted but what was asked for with `prepare`, one picture each time the event
    loop is idle. One figure at a time moves, after `play`: it shows its movement once.

    Signals:
        changed: another picture can be had now, as its Doing.
    """

    changed = Signal(object)

    def __init__(
        self, theme: Theme, clock: Clock, seen: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._seen = seen
        self._book: MotionBook | None = None
        self._look: _Look | None = None
        self._stills: dict[Doing, Still | None] = {}
        self._pictures: dict[Doing, tuple[_Look, QPixmap]] = {}
        self._wanted: list[Doing] = []
        self._playing: Doing | None = None
        self._frame: QPixmap | None = None
        self._began = 0
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._paint_next)
        self._beat = QTimer(self)
        self._beat.setInterval(EVERY_MS)
        self._beat.timeout.connect(self._move)

    @property
    def playing(self) -> Doing | None:
        """The figure that moves, if one does."""
        return self._playing

    def is_busy(self) -> bool:
        """Whether pictures are still to be painted."""
        return self._idle.isActive()

    def use(self, book: MotionBook) -> None:
        """Take the poses from here."""
        self._book = book
        self._stills.clear()
        self._pictures.clear()

    def picture(self, doing: Doing) -> QPixmap | None:
        """Return the picture of a figure as it is now, or None while it is not ready."""
        if doing == self._playing and self._frame is not None:
            return self._frame
        found = self._pictures.get(doing)
        return found[1] if found and found[0] == self._look else None

    def prepare(self, doings: Iterable[Doing], size: QSize, ratio: float) -> None:
        """Paint these from now on, in this order, at this size."""
        roles = self._theme.roles
        look = _Look(roles.name, roles.dark, size.width(), size.height(), ratio)
        if look != self._look:
            self.stop()
            self._look = look
        self._wanted = [doing for doing in doings if self._is_missing(doing)]
        if self._wanted and self._book is not None:
            self._idle.start()
        else:
            self._idle.stop()

    def play(self, doing: Doing) -> None:
        """Let this figure show its movement once, from the next beat on, if it has one."""
        self.stop()
        if self._look is not None and self._seen():
            self._playing = doing
            self._began = self._clock.monotonic_ns()
            self._beat.start()

    def stop(self) -> None:
        """Let every figure stand still."""
        self._beat.stop()
        before, self._playing, self._frame = self._playing, None, None
        if before is not None:
            self.changed.emit(before)

    def rest(self) -> None:
        """Do nothing more: nobody sees the figures."""
        self.stop()
        self._idle.stop()

    def _move(self) -> None:
        doing = self._playing
        still = self._still(doing) if doing else None
        if doing is None or still is None or self._look is None or not self._seen():
            self.stop()
            return
        gone = (self._clock.monotonic_ns() - self._began) // 1_000_000
        now = moment(turns([round(k.pose.move * 1000) for k in still.motion.keys]), gone)
        if now is None:
            self.stop()
            return
        self._frame = self._painted(still, self._look, now)
        self.changed.emit(doing)

    def _is_missing(self, doing: Doing) -> bool:
        found = self._pictures.get(doing)
        return found is None or found[0] != self._look

    def _paint_next(self) -> None:
        doing = self._wanted[0]
        if doing not in self._stills:
            self._still(doing)  # painted the next time: both at once would hold up a key
            return
        self._wanted.pop(0)
        if not self._wanted:
            self._idle.stop()
        still = self._stills[doing]
        if still is not None and self._look is not None:
            self._pictures[doing] = (self._look, self._painted(still, self._look))
            self.changed.emit(doing)

    def _still(self, doing: Doing) -> Still | None:
        if doing not in self._stills and self._book is not None:
            motion = self._book.motion(doing)
            self._stills[doing] = Still(motion, glow=True, all_poses=True) if motion else None
        return self._stills.get(doing)

    def _painted(
        self, still: Still, look: _Look, now: tuple[int, int, float] | None = None
    ) -> QPixmap:
        picture = QPixmap(QSize(look.width, look.height) * look.ratio)
        picture.setDevicePixelRatio(look.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        air, feet = AIR * look.height, look.height * (1 - BAND * (1 - FEET))
        fits = min((look.width - 2 * air) / still.width, (feet - air) / still.height)
        scale = min(fits, look.height / LEAST_SPAN)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = still.motion.at(*now) if now else None
        still.paint(painter, look.dark, scale, QPointF(look.width / 2, feet), body)
        painter.end()
        return picture
