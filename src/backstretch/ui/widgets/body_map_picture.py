"""The pictures of the body on their ground: kept as a pixmap, and what comes and goes above."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backstretch.bodymap.moves import Spot
from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.views import View, regions_in, views_of
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.body_map_paint import VEIL, Legs, map_colours, paint_view, region_path
from backstretch.ui.widgets.body_map_scores import RegionScores
from backstretch.ui.widgets.body_map_views import MapViews
from backstretch.ui.widgets.body_map_words import places_sentence

RING = 3.0
RADIUS = 12.0


class MapPainter:
    """Paints a whole body map; as long as nothing changes it is one pixmap."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept = QPixmap()
        self._key: object = None
        self.legs: Legs = {}

    def paint(self, painter: QPainter, views: MapViews, size: QSize, scores: RegionScores) -> None:
        """Paint the ground, the captions, the bodies and what is chosen."""
        theme, ratio = self._theme, painter.device().devicePixelRatioF()
        regions = scores.regions()
        look = (theme.roles, theme.text_scale, theme.outline)
        key = (size, ratio, look, tuple(regions.items()), tuple(self.legs.items()))
        if key != self._key:
            self._kept = QPixmap(size * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            onto = QPainter(self._kept)
            self._paint_all(onto, views, size, regions)
            onto.end()
            self._key = key
        painter.drawPixmap(0, 0, self._kept)

    def paint_states(
        self,
        painter: QPainter,
        views: MapViews,
        scores: RegionScores,
        under: Spot | None,
        focused: Spot | None,
    ) -> None:
        """Paint what is under the pointer, the strengths that stand out, and the ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if under is not None:
            self._paint_veil(painter, views, under)
        if focused is not None:
            self._paint_ring(painter, views.box(focused))
        told = {
            Spot(views_of(region)[0], region)
            for region in scores.regions()
            if scores.stands_out(region)
        }
        for spot in {*told, under, focused} - {None}:
            if spot is not None and (strength := scores.strength(spot.region)):
                self._paint_badge(painter, views, spot, strength)

    def _paint_all(
        self, painter: QPainter, views: MapViews, size: QSize, regions: Mapping[Region, int]
    ) -> None:
        colour = self._theme.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), RADIUS, RADIUS)
        colours = map_colours(self._theme)
        for view, rect in views.pictures.items():
            painter.save()
            if view is View.CLOSE_UP:
                painter.setClipPath(_rounded(rect))
            paint_view(painter, rect, view, regions, colours, self.legs)
            painter.restore()
        painter.setPen(QPen(colour("edge"), self._theme.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_rounded(views.pictures[View.CLOSE_UP]))
        painter.setPen(colour("muted"))
        for caption in views.captions:
            painter.setFont(self._theme.font(caption.font))
            painter.drawText(caption.place, caption.flags, caption.words)

    def _paint_veil(self, painter: QPainter, views: MapViews, spot: Spot) -> None:
        veil = QColor(self._theme.colour("blue"))
        veil.setAlphaF(VEIL)
        rect = views.pictures[spot.view]
        painter.save()
        painter.setClipPath(_rounded(rect))
        painter.fillPath(region_path(spot.view, spot.region, rect), veil)
        painter.restore()

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("blue"), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = 2 + RING / 2
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), 4, 4)

    def _paint_badge(self, painter: QPainter, views: MapViews, spot: Spot, strength: int) -> None:
        """Write a strength at the upper right corner of a region, or beside a small one."""
        box, middle = views.box(spot), views.pictures[spot.view].center().x()
        font = self._theme.font_px(self._theme.px(12.5), 600)
        metrics = QFontMetricsF(font)
        high = metrics.height() + 2
        wide = max(high, metrics.horizontalAdvance(str(strength)) + 10)
        plate = QRectF(box.right() - wide / 2 + 3, box.top() - high / 2 - 3, wide, high)
        if box.width() < 2 * wide:
            outside = box.right() + 6 if box.center().x() >= middle else box.left() - wide - 6
            plate.moveTopLeft(QPointF(outside, box.top() - 0.8 * high))
        painter.setPen(QPen(self._theme.colour("edge"), self._theme.outline))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(plate, 6, 6)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(font)
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), str(strength))


def _rounded(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, 10, 10)
    return path


class BodyPicture(QLabel):
    """Shows where it hurt, to look at only: the back, and the front where that has a part in it.

    Read out as the places in words.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._regions: dict[Region, int] = {}
        self._legs: Legs = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_regions(
        self,
        regions: Mapping[Region, int],
        left: LegReach = LegReach.NONE,
        right: LegReach = LegReach.NONE,
    ) -> None:
        """Show these regions with their strengths, and how far down each leg pain travels."""
        self._regions = dict(regions)
        self._legs = {"left": left, "right": right}
        self.setAccessibleName(places_sentence(regions))
        self.updateGeometry()
        self.update()

    def views(self) -> tuple[View, ...]:
        """Return the views that are shown."""
        only_front = set(regions_in(View.FRONT)) - set(regions_in(View.BACK))
        return (View.BACK, View.FRONT) if only_front & set(self._regions) else (View.BACK,)

    def sizeHint(self) -> QSize:
        return QSize(118 if len(self.views()) == 1 else 214, 216)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        shown, colours = self.views(), map_colours(self._theme)
        inner = QRectF(self.rect()).adjusted(10, 12, -10, -12)
        wide = inner.width() / len(shown)
        for at, view in enumerate(shown):
            place = QRectF(inner.topLeft() + QPointF(at * wide, 0), inner.size())
            place.setWidth(wide)
            paint_view(painter, place, view, self._regions, colours, self._legs)
