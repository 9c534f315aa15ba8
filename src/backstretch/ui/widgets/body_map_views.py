"""Where the three pictures of the body map and their captions stand."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from backstretch.bodymap.moves import Spot
from backstretch.bodymap.outline import HALF_WIDTH, HEIGHT
from backstretch.bodymap.views import View, region_at, regions_in
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.body_map_paint import placing, region_path
from backstretch.ui.widgets.body_map_words import tr, view_names

PAD, GAP = 14.0, 16.0
SMALLEST = QSizeF(240, 160)
FEET = 38.0  # units from the midline
FRAME_SHARE = 0.482
REACH = 16.0
"""How far beside the body a press still counts, in pixels."""


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class Caption:
    """Words in a place; `flags` are those of QPainter.drawText."""

    words: str
    place: QRectF
    flags: int
    font: str


@dataclass(frozen=True)
class MapViews:
    """The pictures by view, in pixels of the widget, and the words around them."""

    pictures: dict[View, QRectF]
    captions: tuple[Caption, ...]

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the region at a place, and the view in which it stands, or None."""
        for view, rect in self.pictures.items():
            if not rect.adjusted(-REACH / 2, 0, REACH / 2, REACH / 2).contains(place):
                continue
            placed = placing(view, rect)
            back, _ = placed.inverted()
            unit = back.map(place)
            region = region_at(view, unit.x(), unit.y(), REACH / placed.m11())
            if region is not None:
                shown = view if region in regions_in(view) else View.BACK
                return Spot(shown, region)
        return None

    def box(self, spot: Spot) -> QRectF:
        """Return the box around what is seen of a region, in pixels."""
        rect = self.pictures[spot.view]
        return region_path(spot.view, spot.region, rect).boundingRect().intersected(rect)


def map_views(theme: Theme, size: QSizeF) -> MapViews:
    """Lay out a map of this size: the close-up at the left, then back and front.

    What is smaller than can be read, as a page passes through while it is laid out, is cut off.
    """
    size = size.expandedTo(SMALLEST)
    fonts = {name: QFontMetricsF(theme.font(name)) for name in ("small", "smallest")}
    inner = size.width() - 2 * PAD
    line = fonts["small"].height()
    top = PAD + line + 4
    bottom = size.height() - PAD
    body_high = bottom - top - 3
    column = max(2 * HALF_WIDTH * body_high / HEIGHT + 8, 60.0)
    frame_wide = max(min(FRAME_SHARE * inner, inner - 2 * column - 2 * GAP), 120.0)
    frame = QRectF(PAD, top, frame_wide, bottom - top - line - 3)
    column = (inner - frame_wide) / 2
    first = PAD + frame_wide
    bodies = {
        view: QRectF(first + at * column + GAP / 2, top + 3, column - GAP / 2, body_high)
        for at, view in enumerate((View.BACK, View.FRONT))
    }
    names = view_names()
    words = [
        Caption(names[View.CLOSE_UP], QRectF(PAD, PAD - 5, frame_wide, line), _LEFT, "small"),
        *_sides(frame.adjusted(0, frame.height() + 3, 0, line + 3)),
    ]
    for at, (view, rect) in enumerate(bodies.items()):
        place = QRectF(rect.left(), PAD - 5, rect.width(), line)
        words.append(Caption(names[view], place, _MIDDLE, "small"))
        words += _feet_sides(rect, fonts["smallest"], mirrored=bool(at))
    return MapViews({View.CLOSE_UP: frame, **bodies}, tuple(words))


def _sides(place: QRectF) -> list[Caption]:
    return [
        Caption(tr("your left"), place, _LEFT, "small"),
        Caption(tr("your right"), place, _RIGHT, "small"),
    ]


def _feet_sides(rect: QRectF, metrics: QFontMetricsF, *, mirrored: bool) -> list[Caption]:
    """Say beside the feet which is left, where there is room; from the front it is mirrored."""
    words = (tr("right"), tr("left")) if mirrored else (tr("left"), tr("right"))
    high = metrics.height()
    reach = FEET * rect.height() / HEIGHT + 3
    room = rect.width() / 2 - reach
    if room < max(metrics.horizontalAdvance(word) for word in words) + 1:
        return []
    top, middle = rect.bottom() - high, rect.center().x()
    return [
        Caption(words[0], QRectF(middle - reach - room, top, room, high), _RIGHT, "smallest"),
        Caption(words[1], QRectF(middle + reach, top, room, high), _LEFT, "smallest"),
    ]
