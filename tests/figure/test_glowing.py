"""Where it should be felt can be seen: for every exercise, on either side, easier or not."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import hypot

import pytest

from backstretch.figure.camera import fitted
from backstretch.figure.coats import coats
from backstretch.figure.layers import Fill, Glow
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.outline import Point, Polygon
from backstretch.figure.reading import read_all
from backstretch.figure.scene import SideName
from backstretch.figure.skeleton import Skeleton
from backstretch.resources import resources_dir
from tests.figure.test_outline import holds

SIDES: tuple[SideName, ...] = ("right", "left")
LEAST = 3
"""Spots of a glow, of some thirty, that nothing may cover."""


@cache
def book() -> dict[str, Poses]:
    poses, faults = read_all(resources_dir() / "poses")
    assert not faults
    return poses


NAMES = sorted(path.stem for path in (resources_dir() / "poses").glob("*.toml"))


def motions(name: str) -> Iterator[Motion]:
    poses = book()[name]
    for form in (poses, poses.easier):
        if form:
            yield from (form.motion(side) for side in SIDES)


def spots(glow: Glow) -> Iterator[Point]:
    """Yield places on a glow: its middle line, and a line on either side of it."""
    for (ax, ay), (bx, by) in zip(glow.points, glow.points[1:], strict=False):
        size = hypot(bx - ax, by - ay) or 1.0
        for t in (0.0, 0.5, 1.0):
            for out in (-0.3 * glow.width, 0.0, 0.3 * glow.width):
                x = ax + (bx - ax) * t - (by - ay) / size * out
                yield (x, ay + (by - ay) * t + (bx - ax) / size * out)


def within(polygons: list[Polygon], spot: Point) -> bool:
    return any(holds(polygon, spot) for polygon in polygons)


def uncovered(skeleton: Skeleton, motion: Motion) -> int:
    """Return how many spots of all glows are on clothes and below nothing."""
    painted = coats(skeleton, fitted([motion], 480, 360))
    seen = 0
    for number, glow in enumerate(painted):
        if isinstance(glow, Glow) and glow.clip is not None:
            over = [x.polygons for x in painted[number + 1 :] if isinstance(x, Fill)]
            for spot in spots(glow):
                bare = not any(within(polygons, spot) for polygons in over)
                seen += within(glow.clip, spot) and bare
    return seen


def groups(skeleton: Skeleton) -> Iterator[dict[str, float]]:
    """Yield the muscles that glow, those of both sides together."""
    glow = skeleton.pose.glow
    for stem in {name.removesuffix("_R").removesuffix("_L") for name in glow}:
        yield {name: glow[name] for name in glow if name in (stem, f"{stem}_R", f"{stem}_L")}


@pytest.mark.parametrize("name", NAMES)
def test_every_muscle_that_glows_is_seen(name: str) -> None:
    for motion in motions(name):
        for key in motion.keys:
            for group in groups(key.skeleton):
                alone = replace(key.skeleton, pose=replace(key.pose, glow=group))
                assert uncovered(alone, motion) >= LEAST, (motion.flipped, key.pose.name, group)


def test_a_muscle_of_the_far_side_shines_through_only_when_it_glows_alone() -> None:
    motion = book()["hamstring_supine"].motion("left")
    key = motion.keys[-1]

    def glows(*names: str) -> int:
        pose = replace(key.pose, glow=dict.fromkeys(names, 1.0))
        painted = coats(replace(key.skeleton, pose=pose), fitted([motion], 480, 360))
        return len([x for x in painted if isinstance(x, Glow) and x.clip is not None])

    assert glows("hamstring_L") == 2
    assert glows("hamstring_R") == 1
    assert glows("hamstring_L", "hamstring_R") == 2
