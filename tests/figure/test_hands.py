"""Hands: a fist is shorter than a flat hand, fingers show where they face, two hands clasp."""

from dataclasses import replace
from math import hypot
from pathlib import Path

import pytest

from backstretch.figure.camera import Camera
from backstretch.figure.coats import coats
from backstretch.figure.hands import Hand, are_clasped, hand_shapes
from backstretch.figure.layers import Stroke
from backstretch.figure.reading import read_poses
from backstretch.figure.skeleton import Skeleton
from backstretch.resources import resources_dir
from tests.figure.test_outline import area

SIDE = Camera(10, 9, 60)


def solved(name: str, key: int) -> Skeleton:
    poses, faults = read_poses(Path(resources_dir()) / "poses" / f"{name}.toml")
    assert poses, faults
    return poses.motion().keys[key].skeleton


def reach(hand: Hand) -> float:
    """Return how far the fingers are from the wrist, in pixels."""
    wrist, tips = hand.whole[0].rounds[0], hand.fingers[-1].rounds[-3:]
    return max(hypot(tip.x - wrist.x, tip.y - wrist.y) for tip in tips)


def with_curl(skeleton: Skeleton, curl: float) -> Skeleton:
    return replace(skeleton, curls={"R": curl, "L": curl})


def test_a_fist_is_shorter_than_a_flat_hand() -> None:
    standing = solved("toe_touch", 0)
    flat, half, fist = (
        reach(hand_shapes(with_curl(standing, curl), SIDE, "R")) for curl in (0.0, 0.5, 1.0)
    )
    assert flat > half > fist


@pytest.mark.parametrize("curl", [0.0, 0.25, 0.8, 1.0])
def test_a_hand_has_no_holes(curl: float) -> None:
    hand = hand_shapes(with_curl(solved("toe_touch", 0), curl), SIDE, "R")
    assert all(area(polygon) > 0 for piece in hand.whole for polygon in piece.polygons())


def test_fingers_show_on_a_hand_that_hangs_and_not_on_one_seen_edge_on() -> None:
    assert len(hand_shapes(solved("toe_touch", 0), SIDE, "R").gaps) == 3
    assert hand_shapes(solved("cat_cow", 0), SIDE, "R").gaps == []


def test_lines_between_fingers_are_left_out_where_they_would_be_too_fine() -> None:
    def gaps(scale: float) -> int:
        found = coats(solved("toe_touch", 0), Camera(10, 9, scale))
        return len([x for x in found if isinstance(x, Stroke) and x.cloth == "skin"])

    assert gaps(20) < gaps(60)


@pytest.mark.parametrize("name", ["figure_four", "single_knee_chest"])
def test_hands_clasp_behind_a_thigh(name: str) -> None:
    assert are_clasped(solved(name, -1))
    assert not are_clasped(solved(name, 0))


def test_hands_on_two_thighs_do_not_clasp() -> None:
    assert not are_clasped(solved("double_knee_chest", -1))


def test_a_clasping_hand_is_seen_over_the_other_one() -> None:
    skeleton = solved("figure_four", -1)
    clasped, loose = (coats(with_curl(skeleton, curl), SIDE) for curl in (0.8, 0.4))
    assert len(clasped) > len(loose)
