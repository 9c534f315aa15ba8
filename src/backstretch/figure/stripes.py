"""The stripe along the outer seam of the tights: it tells at once how a leg is turned."""

from backstretch.figure import profiles
from backstretch.figure.body import SIGN, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.layers import Stroke
from backstretch.figure.profiles import Girth
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import mul

WIDE, SEEN = 0.040, 0.12
"""Width of the stripe (H), and how far the outer side must face the viewer."""

SPOTS, PROUD = 9, 0.012
"""Points of the stripe on a bone, and how far the cloth lies above the skin (H)."""


def _spots(profile: tuple[Girth, ...], first: float, last: float) -> tuple[Girth, ...]:
    ways = (first + (last - first) * n / (SPOTS - 1) for n in range(SPOTS))
    return tuple(profiles.girth_at(profile, along) for along in ways)


_BONES = {
    "thigh": ("hip", "knee", _spots(profiles.THIGH, 0.02, 1.0)),
    "shin": ("knee", "ankle", _spots(profiles.SHIN, 0.0, profiles.HEM + 0.03)),
}


def stripe(
    skeleton: Skeleton, camera: Camera, part: str, letter: Letter, far: float
) -> list[Stroke]:
    """Return the stripe of a "thigh" or "shin", or nothing where the viewer sees no outer side."""
    frame, sign = skeleton.frames[f"{part}_{letter}"], SIGN[letter]
    seen = camera.facing(mul(frame.r, sign))
    if seen < SEEN:
        return []
    first, last, girths = _BONES[part]
    x, y = camera.point(skeleton.joints[f"{first}_{letter}"])
    ex, ey = camera.point(skeleton.joints[f"{last}_{letter}"])
    (fx, fy), (rx, ry) = camera.vector(frame.f), camera.vector(frame.r)
    points = []
    for along, radius, ahead in girths:
        out = sign * (radius + PROUD) * 0.985
        points.append(
            (
                x + (ex - x) * along + fx * ahead + rx * out,
                y + (ey - y) * along + fy * ahead + ry * out,
            )
        )
    wide = max(1.0, WIDE * camera.scale * min(1.0, seen * 1.6))
    return [Stroke("stripe", "lit", far, points, wide, round=False)]
