"""The soft shadow of a body on the floor, painted small and laid down larger."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import exp, hypot, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from backstretch.figure.body import LETTERS
from backstretch.figure.camera import Camera
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import Vec, lerp
from backstretch.ui.widgets.figure_soft import paint_soft

SMALL_HEAD = 18.0
"""Pixels a head on the small picture: a quarter of what is usual, and as soft at any size."""

FADES_OVER, FAINTEST, SPREAD = 0.9, 0.03, 0.25
"""Heights (H) above the floor over which a shadow fades to a third; how it spreads on the way."""

TOUCHES_BELOW, THICK = 0.12, 0.2
"""A bone whose lower end, and whose middle, is below these heights (H) lies on the floor."""

FLAT, FLATTEST = 0.05, 0.12
"""What a shadow is higher on the picture than the camera's pitch makes it, and at least (H)."""

_LIMBS = (
    ("hip", "knee", 0.42, 0.9),
    ("knee", "ankle", 0.30, 0.9),
    ("ankle", "ball", 0.34, 1.0),
    ("shoulder", "elbow", 0.30, 0.7),
    ("elbow", "wrist", 0.26, 0.8),
    ("wrist", "wrist", 0.36, 1.0),
)
_TRUNK = ((0, 3, 0.8, 0.9), (3, 8, 0.8, 0.8), (8, 13, 0.75, 0.8))
_HEAD = (0.55, 0.9)
"""Radius (H) and strength of each bone's shadow."""

_FALLOFF = ((0.0, 1.0), (0.35, 0.8), (0.7, 0.3), (1.0, 0.0))
_DISC = 32

Bone = tuple[Vec, Vec, float, float]


@dataclass(frozen=True, slots=True)
class Shadow:
    """A picture of a shadow and where it is laid down; it may be empty."""

    picture: QImage
    target: QRectF

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Lay it down if it is seen."""
        if exposed.intersects(self.target):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            part = self.target.intersected(exposed)
            paint_soft(painter, self.picture, self.target, part)


def shadow_of(skeleton: Skeleton, camera: Camera, colour: str, alpha: float) -> Shadow:
    """Return the shadow a body throws; `alpha` is that of what lies on the floor."""
    spots = list(_spots(skeleton, camera))
    smaller = max(1.0, camera.scale / SMALL_HEAD)
    if not spots:
        return Shadow(QImage(), QRectF())
    left = min(box.left() for box, _ in spots)
    top = min(box.top() for box, _ in spots)
    wide = int((max(box.right() for box, _ in spots) - left) / smaller) + 2
    high = int((max(box.bottom() for box, _ in spots) - top) / smaller) + 2
    picture = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    disc = _disc(colour)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(1 / smaller, 1 / smaller)
    painter.translate(-left, -top)
    for box, strength in spots:
        painter.setOpacity(alpha * strength)
        painter.drawImage(box, disc)
    painter.end()
    return Shadow(picture, QRectF(left, top, wide * smaller, high * smaller))


def _spots(skeleton: Skeleton, camera: Camera) -> Iterator[tuple[QRectF, float]]:
    """Yield the ellipse and the strength of each bone's shadow, in the camera's pixels."""
    across = hypot(*camera.vector((1.0, 0.0, 0.0))) / camera.scale
    deep = sin(radians(camera.pitch))
    for start, end, radius, strength in _bones(skeleton):
        middle = lerp(start, end, 0.5)
        low = max(0.0, min(start[1], end[1]) - TOUCHES_BELOW)
        height = 0.5 * (low + max(0.0, middle[1] - THICK))
        seen = exp(-height / FADES_OVER)
        if seen < FAINTEST:
            continue
        wide = radius * (1 + SPREAD * height)
        long = hypot(start[0] - end[0], start[2] - end[2]) * across / 2 + wide
        flat = max(FLATTEST, wide * deep + FLAT)
        x, y = camera.point((middle[0], 0.0, middle[2]))
        rx, ry = long * camera.scale, flat * camera.scale
        yield QRectF(x - rx, y - ry, 2 * rx, 2 * ry), strength * seen


def _bones(skeleton: Skeleton) -> Iterator[Bone]:
    joints, spine = skeleton.joints, skeleton.spine
    for letter in LETTERS:
        for start, end, radius, strength in _LIMBS:
            yield joints[f"{start}_{letter}"], joints[f"{end}_{letter}"], radius, strength
    for first, last, radius, strength in _TRUNK:
        start_at = spine.joints[first] if first else skeleton.pelvis
        yield start_at, spine.joints[last], radius, strength
    yield spine.head, spine.head, *_HEAD


@lru_cache(maxsize=4)
def _disc(colour: str) -> QImage:
    disc = QImage(_DISC, _DISC, QImage.Format.Format_ARGB32_Premultiplied)
    disc.fill(Qt.GlobalColor.transparent)
    half = _DISC / 2
    gradient = QRadialGradient(QPointF(half, half), half)
    for at, alpha in _FALLOFF:
        shade = QColor(colour)
        shade.setAlphaF(alpha)
        gradient.setColorAt(at, shade)
    painter = QPainter(disc)
    painter.fillRect(QRectF(0, 0, _DISC, _DISC), gradient)
    painter.end()
    return disc
