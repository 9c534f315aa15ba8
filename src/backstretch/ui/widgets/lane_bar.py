"""The session as lanes: a group per stretch, a piece per hold, filled as time passes."""

from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from backstretch.ui.player_state import LaneGroup, LanePiece
from backstretch.ui.theme import Theme

GROUP_GAP = 8
PIECE_GAP = 3


class LaneBar(QProgressBar):
    """Shows which stretches are done, which is in hand and what is to come."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: tuple[LaneGroup, ...] = ()
        self._bar_px = 12.0
        self._caption_px = 13.0
        self._widths: tuple[int, ...] = ()
        self.setRange(0, 100)
        self.setAccessibleName(self.tr("Session"))
        theme.changed.connect(self.update)

    def show_lanes(self, lanes: tuple[LaneGroup, ...], value: str) -> None:
        """Show the lanes; `value` is read out, such as "Step 4 of 7, 6 minutes left"."""
        if value != self.accessibleDescription():
            self.setAccessibleDescription(value)
            self.setValue(_percent(lanes))
        drawn = _drawn(lanes, self.width())
        if drawn != self._widths:
            self._widths = drawn
            self._lanes = lanes
            self.update()

    def set_sizes(self, bar_px: float, caption_px: float) -> None:
        """Use this height of the bar and size of the captions, in pixels."""
        if (bar_px, caption_px) != (self._bar_px, self._caption_px):
            self._bar_px, self._caption_px = bar_px, caption_px
            self.updateGeometry()
            self.update()

    def _groups(self) -> list[tuple[LaneGroup, QRectF]]:
        seconds = sum(piece.seconds for lane in self._lanes for piece in lane.pieces) or 1
        room = self.width() - 6 - GROUP_GAP * max(0, len(self._lanes) - 1)
        x, placed = 3.0, []
        for lane in self._lanes:
            width = room * sum(piece.seconds for piece in lane.pieces) / seconds
            placed.append((lane, QRectF(x, 4, width, self._bar_px)))
            x += width + GROUP_GAP
        return placed

    def _paint_pieces(self, painter: QPainter, lane: LaneGroup, rect: QRectF) -> None:
        seconds = sum(piece.seconds for piece in lane.pieces) or 1
        room = rect.width() - PIECE_GAP * (len(lane.pieces) - 1)
        x = rect.left()
        for piece in lane.pieces:
            width = max(2.0, room * piece.seconds / seconds)
            self._paint_piece(painter, piece, QRectF(x, rect.top(), width, rect.height()))
            x += width + PIECE_GAP

    def _paint_piece(self, painter: QPainter, piece: LanePiece, rect: QRectF) -> None:
        colour = self._theme.colour
        radius = min(4.0, rect.height() / 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("pine" if piece.state == "done" else "track"))
        painter.drawRoundedRect(rect, radius, radius)
        if piece.state in ("part", "skipped"):
            painter.setBrush(QBrush(colour("edge"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect, radius, radius)
        if piece.state in ("now", "part"):
            done = QRectF(rect)
            done.setWidth(max(2 * radius, rect.width() * piece.share) if piece.share > 0 else 0)
            painter.setBrush(colour("pine"))
            painter.drawRoundedRect(done, radius, radius)
        if piece.state == "now":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("ink"), 2))
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)

    def captions(self) -> list[tuple[str, QRectF, bool]]:
        """Return the captions that stand under the bar: words, place, whether it is in hand.

        The one in hand always stands; another only where it fits and leaves a gap to the next.
        "skipped" stands once under stretches in a row that were left out.
        """
        placed = self._groups()
        gap = max(6.0, 0.5 * self._caption_px)
        found = [self._present(lane, rect) for lane, rect in placed if lane.now]
        taken = found[0][1].adjusted(-gap, 0, gap, 0) if found else QRectF()
        for words, rect in self._labelled(placed):
            width = self._width(words, bold=False)
            place = QRectF(rect.left(), self._caption_top(), width, 1.4 * self._caption_px)
            fits = width <= rect.width() + GROUP_GAP - gap
            if fits and not place.intersects(taken):
                found.append((words, place, False))
        return found

    def _present(self, lane: LaneGroup, rect: QRectF) -> tuple[str, QRectF, bool]:
        width = self._width(lane.caption, bold=True)
        left = max(0.0, min(rect.left(), self.width() - width - 2))
        place = QRectF(left, self._caption_top(), width, 1.4 * self._caption_px)
        return lane.caption, place, True

    def _labelled(self, placed: list[tuple[LaneGroup, QRectF]]) -> list[tuple[str, QRectF]]:
        """Return the words for each stretch but the one in hand, with the room they have."""
        found: list[tuple[str, QRectF]] = []
        for skipped, run in groupby(placed, key=lambda one: one[0].skipped):
            lanes = [(lane, rect) for lane, rect in run if not lane.now]
            if skipped:
                found.append((self.tr("skipped"), lanes[0][1].united(lanes[-1][1])))
            else:
                found += [(f"✓ {x.caption}" if x.done else x.caption, rect) for x, rect in lanes]
        return found

    def _paint_captions(self, painter: QPainter) -> None:
        for words, place, now in self.captions():
            font = self._theme.font_px(self._caption_px, 600 if now else 400)
            painter.setFont(font)
            painter.setPen(self._theme.colour("ink" if now else "muted"))
            painter.drawText(
                QPointF(place.left(), place.top() + QFontMetricsF(font).ascent()), words
            )

    def _width(self, words: str, *, bold: bool) -> float:
        font = self._theme.font_px(self._caption_px, 600 if bold else 400)
        return QFontMetricsF(font).horizontalAdvance(words)

    def _caption_top(self) -> float:
        return 4 + self._bar_px + max(6.0, 0.75 * self._caption_px)

    def sizeHint(self) -> QSize:
        return QSize(400, round(self._caption_top() + 1.4 * self._caption_px))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self._groups()
        for lane, rect in placed:
            self._paint_pieces(painter, lane, rect)
        self._paint_captions(painter)


def _percent(lanes: tuple[LaneGroup, ...]) -> int:
    pieces = [piece for lane in lanes for piece in lane.pieces]
    done = sum(
        piece.seconds * (piece.share if piece.state in ("now", "part") else piece.state == "done")
        for piece in pieces
    )
    return round(100 * done / (sum(piece.seconds for piece in pieces) or 1))


def _drawn(lanes: tuple[LaneGroup, ...], width: int) -> tuple[int, ...]:
    """Return numbers that change only when a pixel would."""
    pieces = [piece for lane in lanes for piece in lane.pieces]
    seconds = sum(piece.seconds for piece in pieces) or 1
    states = hash(tuple((lane.caption, piece.state) for lane in lanes for piece in lane.pieces))
    filled = (round(width * piece.seconds / seconds * piece.share) for piece in pieces)
    return (width, states, *filled)
