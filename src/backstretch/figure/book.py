"""All motions by what is done: exercises on a side, easier versions, the ways between them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from backstretch.figure.blending import Key
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.passing import between_sides
from backstretch.figure.scene import Doing, Passage, SideName, Source
from backstretch.figure.stance import Props


class WayFinder(Protocol):
    """Knows how a body gets from one position to another."""

    def motion(
        self,
        start: Motion,
        start_key: int,
        end: Motion,
        end_key: int,
        from_place: str,
        to_place: str,
    ) -> Motion | None:
        """Return the way from a key pose of one to a key pose of the other, if there is one."""


class Book:
    """Finds motions and keeps them.

    `stand_ins` names for an exercise without sound poses, or its easier version, one whose first
    pose stands in for it on any side, as a still. Its keys name no side.
    """

    def __init__(
        self,
        poses: Mapping[str, Poses],
        ways: WayFinder,
        stand_ins: Mapping[Doing, str] | None = None,
    ) -> None:
        self._poses = poses
        self._ways = ways
        self._stand_ins = stand_ins or {}
        self._motions: dict[Source, Motion | None] = {}

    def motion(self, source: Source) -> Motion | None:
        """Return how it moves, or None where nothing is known of it."""
        if source not in self._motions:
            self._motions[source] = (
                self._passage(source) if isinstance(source, Passage) else self._doing(source)
            )
        return self._motions[source]

    def sides(self, source: Source) -> tuple[Motion, ...]:
        """Return the motions that share one camera with it: both sides of an exercise.

        The way from one side to the other has that camera too. A mirrored picture has the camera
        of its own side alone.
        """
        motion = self.motion(source)
        if motion is None:
            return ()
        doing = self._is_seen_as(source)
        if doing is None or motion.flipped or doing.side == "both":
            return (motion,)
        sides: tuple[SideName, ...] = ("right", "left")
        found = (self.motion(replace(doing, side=side)) for side in sides)
        return tuple(one for one in found if one and not one.flipped)

    def is_one_picture(self, one: Source, other: Source) -> bool:
        """Return whether camera, mat and props stay as they are from one to the other."""
        if one == other:
            return True
        first, second = self._is_seen_as(one), self._is_seen_as(other)
        if first is None or second is None:
            return False
        return self._are_sides(first, second)

    def cycle(self, doing: Doing) -> tuple[int, ...]:
        """Return the key pose in which each phase of the movement ends, or nothing."""
        poses = self._poses_of(doing)
        return poses.cycle if poses else ()

    def muscles(self, exercise: str) -> frozenset[str]:
        """Return the muscles that glow in any pose of an exercise, without their sides."""
        poses = self._poses.get(exercise)
        keys = poses.keys if poses else ()
        return frozenset(
            name.removesuffix("_R").removesuffix("_L") for k in keys for name in k.glow
        )

    def keys(self, source: Source) -> int:
        """Return how many key poses it has."""
        motion = self.motion(source)
        return len(motion.keys) if motion else 0

    def move_ms(self, source: Source, key: int) -> int:
        """Return how long the move to a key pose takes by nature, in milliseconds."""
        motion = self.motion(source)
        return round(motion.keys[key].pose.move * 1000) if motion else 0

    def same(self, one: Doing, other: Doing) -> bool:
        """Return whether the first key poses of two doings are one and the same body."""
        first, second = self.motion(one), self.motion(other)
        if first is None or second is None or first.flipped != second.flipped:
            return False
        return first.keys[0].skeleton.joints == second.keys[0].skeleton.joints

    def _poses_of(self, doing: Doing) -> Poses | None:
        poses = self._poses.get(doing.exercise)
        return poses.easier or poses if poses and doing.eased else poses

    def _doing(self, doing: Doing) -> Motion | None:
        poses = self._poses_of(doing)
        if poses:
            return poses.motion(doing.side)
        name = self._stand_ins.get(replace(doing, side="both"), "")
        return _plain(self._poses[name].motion(doing.side)) if name in self._poses else None

    def _passage(self, passage: Passage) -> Motion | None:
        start, end = self.motion(passage.start), self.motion(passage.end)
        if start is None or end is None:
            return None
        way = self._ways.motion(
            start, passage.start_key, end, passage.end_key, passage.start_place, passage.end_place
        )
        if way is None or not self._are_sides(passage.start, passage.end):
            return way
        return between_sides(way, start, end)

    def _is_seen_as(self, source: Source) -> Doing | None:
        """Return the exercise whose camera, mat and props it has, if not its own."""
        if isinstance(source, Doing):
            return source
        return source.start if self._are_sides(source.start, source.end) else None

    def _are_sides(self, one: Doing, other: Doing) -> bool:
        """Return whether two doings are sides of one exercise before the same camera."""
        first, second = self.motion(one), self.motion(other)
        alike = (one.exercise, one.eased) == (other.exercise, other.eased)
        return alike and bool(first and second and first.flipped == second.flipped)


def _plain(motion: Motion) -> Motion:
    """Return the first pose alone: nothing glows, is worn or stands there but a pillow."""
    start = Key.of(replace(motion.keys[0].pose, glow={}))
    return replace(motion, keys=(start,), props=Props(pillow=motion.props.pillow))
