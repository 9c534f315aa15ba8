"""A foam roller: what lies on it touches it, and it rolls as the body goes."""

from collections.abc import Iterator
from functools import cache
from math import hypot

import pytest

from backstretch.figure.body import LETTERS
from backstretch.figure.camera import Camera, fitted
from backstretch.figure.layers import Fill
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.profiles import THIGH, girth_at
from backstretch.figure.reading import read_all
from backstretch.figure.scenery import under
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import add, lerp, mul
from backstretch.figure.ways import read_ways
from backstretch.resources import resources_dir
from tests.figure.test_outline import area

FOLDER = resources_dir()
ROLLED = ("roller_glute", "roller_hamstring", "roller_thoracic")
CASES = [(name, eased) for name in ROLLED for eased in (False, True)]


@cache
def poses(name: str, eased: bool = False) -> Poses:
    found = read_all(FOLDER / "poses")[0][name]
    assert found.easier
    return found.easier if eased else found


def gaps(skeleton: Skeleton, radius: float) -> Iterator[float]:
    """Yield how far each part of the skin is from the roller; below zero it is pressed in."""
    axis = skeleton.pose.roller
    assert axis is not None
    for cut in skeleton.cuts():
        x, y, _ = add(cut.at, mul(cut.frame.f, -cut.back))
        yield hypot(x - axis, y - radius) - radius
    for letter in LETTERS:
        hip, knee = (skeleton.joints[f"{end}_{letter}"] for end in ("hip", "knee"))
        for step in range(17):
            girth = girth_at(THIGH, step / 20)
            x, y, _ = lerp(hip, knee, step / 20)
            yield hypot(x - axis, y - radius) - radius - girth.radius


def frames(motion: Motion) -> Iterator[Skeleton]:
    for start, end in motion.moves():
        yield from (motion.at(start, end, step / 20) for step in range(21))


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_the_body_lies_on_the_roller_and_not_in_it(name: str, eased: bool) -> None:
    found = poses(name, eased)
    assert found.props.roller
    for skeleton in frames(found.motion()):
        assert -0.08 < min(gaps(skeleton, found.props.roller)) < 0.06, skeleton.pose.name


def axes(name: str) -> tuple[list[float], list[float]]:
    """Return where the roller and where the pelvis are over one whole cycle."""
    bodies = list(frames(poses(name).motion()))
    return [one.pose.roller or 0.0 for one in bodies], [one.pelvis[0] for one in bodies]


@pytest.mark.parametrize("name", ["roller_glute", "roller_hamstring"])
def test_it_rolls_half_as_far_as_the_body_goes(name: str) -> None:
    rollers, bodies = axes(name)
    way = max(bodies) - min(bodies)
    assert way > 0.3
    assert max(rollers) - min(rollers) == pytest.approx(way / 2, abs=0.01)


def test_under_the_upper_back_it_stays_where_it_is() -> None:
    assert len(set(axes("roller_thoracic")[0])) == 1


@pytest.mark.parametrize("flipped", [False, True])
def test_its_faces_turn_the_same_way_and_it_stands_on_the_mat(flipped: bool) -> None:
    for name, eased in CASES:
        motion = poses(name, eased).motion()
        fit = fitted([motion], 640, 480)
        camera = Camera(fit.yaw, fit.pitch, fit.scale, fit.origin, flipped)
        layers = under(motion.keys[0].skeleton, motion, camera)
        assert layers
        for layer in layers:
            assert isinstance(layer, Fill)
            assert all(area(polygon) >= 0 for polygon in layer.polygons)


def test_nothing_else_lies_on_one() -> None:
    for name, found in read_all(FOLDER / "poses")[0].items():
        motion = found.motion()
        layers = under(motion.keys[0].skeleton, motion, fitted([motion], 640, 480))
        assert bool(layers) == (name in ROLLED)


def test_on_the_way_it_comes_and_goes_with_the_pose_that_lies_on_it() -> None:
    ways, (start, end) = (
        read_ways(FOLDER)[0],
        (poses(name).motion() for name in ("cat_cow", "roller_glute")),
    )
    for one, other, places in (
        (start, end, ("hands-and-knees", "floor-sitting")),
        (end, start, ("floor-sitting", "hands-and-knees")),
    ):
        way = ways.motion(one, 0, other, 0, *places)
        assert way.props.roller == end.props.roller
        seen = [
            bool(under(way.at(start, end, t), way, fitted([way], 640, 480)))
            for start, end in way.moves()
            for t in (0.0, 0.2, 0.8, 1.0)
        ]
        assert seen[0] != seen[-1]
        assert seen == sorted(seen, reverse=seen[0])
        assert seen.count(True) == 2
