"""The eye: an orthographic camera, the picture's bounds, and one camera that fits an exercise.

Picture x runs right and y down, in pixels.
"""

from collections.abc import Iterator, Sequence
from math import cos, radians, sin
from weakref import WeakKeyDictionary

from backstretch.figure.body import LETTERS
from backstretch.figure.moving import Motion
from backstretch.figure.rounds import Point
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.stance import Props
from backstretch.figure.vectors import Vec, add, mul, place

LEVEL = 20.0
"""Up to this yaw depth shifts up the picture and never sideways: the mat stays level."""

MARGIN, LEAST_SPAN, SLACK_BELOW = 0.06, 4.4, 0.42
"""Share of the picture left free at each edge, least height of the picture (H), so that a lying
body is not drawn larger than others, and the share of spare height that goes below the feet."""

MAT_BEHIND, MAT_BEFORE, MAT_THICK = 0.75, 0.95, 0.07
CHAIR_HALF, CHAIR_BACK = 0.9, 2.2
STEP_LONG, DOOR_HALF, DOOR_HIGH = 1.6, 2.0, 8.0
WALL_EDGE, WALL_NEAR, WALL_BESIDE = 0.35, 0.75, -1.6
"""Sizes of what the picture must hold beside the body (H): mat, chair, step, door frame, walls."""

Box = tuple[float, float, float, float]
"""Least x and y, most x and y."""

_REACHES = WeakKeyDictionary[Motion, dict[tuple[float, float, bool], Box]]()
"""How far motions reach before the cameras they were fitted to: the same at whatever size."""


class Camera:
    """Looks at the scene, turned by yaw and pitch (degrees), with `scale` pixels a head."""

    def __init__(
        self,
        yaw: float,
        pitch: float,
        scale: float = 1.0,
        origin: Point = (0.0, 0.0),
        flipped: bool = False,
    ) -> None:
        self.yaw, self.pitch, self.scale = yaw, pitch, scale
        self.origin, self.flipped = origin, flipped
        self.level = abs(yaw) <= LEVEL
        self._cos_yaw, self._sin_yaw = cos(radians(yaw)), sin(radians(yaw))
        self._cos_pitch, self._sin_pitch = cos(radians(pitch)), sin(radians(pitch))
        self._across = -scale if flipped else scale

    def vector(self, v: Vec) -> Point:
        """Return a direction in the picture."""
        x, y, z = v
        away = z if self.level else x * self._sin_yaw + z * self._cos_yaw
        return (
            (x * self._cos_yaw - z * self._sin_yaw) * self._across,
            (away * self._sin_pitch - y * self._cos_pitch) * self.scale,
        )

    def point(self, p: Vec) -> Point:
        """Return where a point is in the picture."""
        x, y = self.vector(p)
        return (self.origin[0] + x, self.origin[1] + y)

    def depth(self, p: Vec) -> float:
        """Return how near a point is (H): what is nearer is painted later."""
        return p[2] if self.level else p[0] * self._sin_yaw + p[2] * self._cos_yaw

    def facing(self, v: Vec) -> float:
        """Return how far a unit vector points to the viewer, -1 to 1."""
        along = v[0] * self._sin_yaw + v[2] * self._cos_yaw
        return v[1] * self._sin_pitch + along * self._cos_pitch


def mat_of(motion: Motion) -> tuple[float, float, float]:
    """Return the mat's ends in x and its half width: it reaches past all that touches the floor."""
    half = motion.view.mat_half
    if motion.view.mat:
        return (*motion.view.mat, half)
    low = [
        point[0]
        for key in motion.keys
        for point in (*key.skeleton.joints.values(), *_low_head(key.skeleton))
        if point[1] < 0.8 or point is key.skeleton.spine.head
    ]
    return (min(low) - MAT_BEHIND, max(low) + MAT_BEFORE, half)


def fitted(motions: Sequence[Motion], width: float, height: float) -> Camera:
    """Return one camera for an exercise, both sides of it if both are given.

    Every key pose, the in-betweens and the props are inside with a margin. Spare height goes
    mostly above. Front views stay centred on x = 0 whatever an arm does.
    """
    view = motions[0].view
    raw = Camera(view.yaw, view.pitch, flipped=motions[0].flipped)
    x0, y0, x1, y1 = _around([_reach(motion, raw) for motion in motions])
    if abs(cos(radians(view.yaw))) < 0.5:
        wide = max(-x0, x1)
        x0, x1 = -wide, wide
    free = 1 - 2 * MARGIN
    scale = min(width * free / (x1 - x0), height * free / (y1 - y0), height / LEAST_SPAN)
    left = width / 2 - scale * (x0 + x1) / 2
    foot = height * (1 - MARGIN * 0.9) - scale * y1
    spare = foot + scale * y0 - height * MARGIN
    foot -= max(0.0, spare) * SLACK_BELOW
    return Camera(view.yaw, view.pitch, scale, (left, foot), motions[0].flipped)


def bounds(skeleton: Skeleton, camera: Camera) -> Box:
    """Return the box of a body in the picture, skin and all."""
    spots = [(point, 0.25) for point in skeleton.joints.values()]
    spots.append((skeleton.spine.head, 0.66))
    spots += [(cut.at, max(cut.front, cut.back)) for cut in skeleton.cuts(1.0)]
    for letter in LETTERS:
        joints, frames = skeleton.joints, skeleton.frames
        toes = place(joints[f"ball_{letter}"], frames[f"toes_{letter}"], 0.28, -0.03, 0.0)
        tips = add(joints[f"wrist_{letter}"], mul(frames[f"hand_{letter}"].u, -0.75))
        spots += [(toes, 0.0), (tips, 0.0)]
    return _box([(camera.point(p), r * camera.scale) for p, r in spots])


def _reach(motion: Motion, camera: Camera) -> Box:
    """Return the box of all that a motion ever shows, at one pixel a head."""
    known = _REACHES.setdefault(motion, {})
    eye = camera.yaw, camera.pitch, camera.flipped
    if eye not in known:
        known[eye] = _around(list(_boxes(motion, camera)))
    return known[eye]


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _boxes(motion: Motion, camera: Camera) -> Iterator[Box]:
    for start, end in motion.moves():
        for t in (0.0, 0.25, 0.5, 0.75):
            yield bounds(motion.at(start, end, t), camera)
    first, last, half = mat_of(motion)
    shown = [(x, y, z) for x in (first, last) for y in (0.0, -MAT_THICK) for z in (-half, half)]
    yield _box([(camera.point(p), 0.0) for p in (*shown, *_corners(motion.props))])


def _corners(props: Props) -> Iterator[Vec]:
    """Yield the points of the props that must be seen."""
    if props.chair:
        x, high, back = props.chair
        for side in (-CHAIR_HALF, CHAIR_HALF):
            yield (x + side, 0.0, CHAIR_HALF)
            yield (x + side, high, -CHAIR_HALF)
            if back * side > 0:
                yield (x + side, high + CHAIR_BACK, -CHAIR_HALF)
    if props.step:
        yield (props.step[0] + STEP_LONG, 0.0, 1.0)
    if props.wall is not None:
        yield (props.wall - WALL_EDGE, 0.0, WALL_NEAR)
    if props.doorway is not None:
        for side in (-DOOR_HALF, DOOR_HALF):
            yield (props.doorway, 0.0, side)
            yield (props.doorway, DOOR_HIGH, side)


def _low_head(skeleton: Skeleton) -> tuple[Vec, ...]:
    head = skeleton.spine.head
    return (head,) if head[1] < 1.2 else ()


def _box(spots: list[tuple[Point, float]]) -> Box:
    return (
        min(p[0] - r for p, r in spots),
        min(p[1] - r for p, r in spots),
        max(p[0] + r for p, r in spots),
        max(p[1] + r for p, r in spots),
    )
