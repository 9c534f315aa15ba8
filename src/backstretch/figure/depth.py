"""Which part of the body lies before which, and how far a limb is behind the body."""

from backstretch.figure.body import LETTERS, Letter
from backstretch.figure.camera import Camera
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import lerp, sub

_SPANS = {
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
    "upper": ("shoulder", "elbow"),
    "fore": ("elbow", "wrist"),
}
HEAD_BEFORE = 0.02
CHEST = 9


def far_to_near(skeleton: Skeleton, camera: Camera) -> list[str]:
    """Return the ten parts in the order of painting.

    Parts are named "thigh_R", "shin_R" (with its foot), "upper_R", "fore_R" (with its hand)
    and so for the left, then "torso" and "head". The pose's `order` shifts a part (H).
    """
    depths: dict[str, float] = {}
    for letter in LETTERS:
        for part, ends in _SPANS.items():
            start, end = (skeleton.joints[f"{joint}_{letter}"] for joint in ends)
            depths[f"{part}_{letter}"] = (camera.depth(start) + camera.depth(end)) / 2
    spine = skeleton.spine
    depths["torso"] = camera.depth(lerp(skeleton.pelvis, spine.joints[CHEST], 0.5))
    depths["head"] = camera.depth(spine.head) + HEAD_BEFORE
    bias = skeleton.pose.order
    return sorted(depths, key=lambda part: depths[part] + bias.get(part, 0.0))


def farness(skeleton: Skeleton, camera: Camera, letter: Letter) -> float:
    """Return 0 to 1: how much the limbs of a side lie behind the body.

    It is 1 in a side view and 0 in a front view, and goes smoothly from one to the other.
    """
    hip = sub(skeleton.joints[f"hip_{letter}"], skeleton.pelvis)
    return max(0.0, min(1.0, (-camera.depth(hip) - 0.10) / 0.14))
