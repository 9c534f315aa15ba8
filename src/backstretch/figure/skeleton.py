"""A solved body: where every joint is and how every part is turned."""

from dataclasses import dataclass, field

from backstretch.figure.body import Letter
from backstretch.figure.pose import Pose
from backstretch.figure.spine import Chain, Cut, cuts
from backstretch.figure.vectors import Frame, Vec, between_frames, lerp, place

BONES = {
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
    "upper": ("shoulder", "elbow"),
    "fore": ("elbow", "wrist"),
}
"""The joints at both ends of each limb bone."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`joints` are named "knee_R", `frames` "thigh_R"; the trunk has fields of its own.

    Joints of a side: hip knee ankle ball shoulder elbow wrist. Frames of a side: thigh shin
    foot toes upper fore hand. `neck` is the flexion that
    rests the head, `curls` are the fingers' bends, 0 straight to 1 a fist.
    """

    pose: Pose
    pelvis: Vec
    pelvis_angles: Vec
    neck: float
    hips: Frame
    spine: Chain
    joints: dict[str, Vec] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    curls: dict[Letter, float] = field(default_factory=dict)

    def cuts(self, breath: float = 0.0) -> list[Cut]:
        """Return the cross-sections of the trunk, breathed in by 0 to 1."""
        return cuts(self.pelvis, self.hips, self.spine, self.pose.belly, breath)

    def on_part(self, part: str, along: float, offset: Vec) -> tuple[Vec, Frame]:
        """Return a place on a part of the body and that part's frame.

        `along` runs 0 to 1 down a limb bone; on the "chest" it numbers the spine joint, 0 to 17,
        and may lie between two of them.
        """
        name, _, letter = part.rpartition("_")
        if name in BONES:
            start, end = BONES[name]
            origin = lerp(self.joints[f"{start}_{letter}"], self.joints[f"{end}_{letter}"], along)
            frame = self.frames[part]
        elif name in ("foot", "hand"):
            origin = self.joints[f"{'ankle' if name == 'foot' else 'wrist'}_{letter}"]
            frame = self.frames[part]
        elif part == "pelvis":
            origin, frame = self.pelvis, self.hips
        elif part == "head":
            origin, frame = self.spine.head, self.spine.face
        else:
            origin, frame = self._on_spine(along)
        return place(origin, frame, *offset), frame

    def _on_spine(self, along: float) -> tuple[Vec, Frame]:
        joints, frames = self.spine.joints, self.spine.frames
        low = min(int(along), len(joints) - 2)
        t = along - low
        return lerp(joints[low], joints[low + 1], t), between_frames(
            frames[low], frames[low + 1], t
        )
