"""What holds for every pose file, over two hundred frames of each exercise and easier version."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from backstretch.figure import body
from backstretch.figure.contacts import foot_target, hand_target
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.muscles import MUSCLES, muscle
from backstretch.figure.pose import mirror, other_side
from backstretch.figure.reading import read_poses
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.solving import solve
from backstretch.figure.spine import lowest, lowest_of_head
from backstretch.figure.stance import Foot, Hand
from backstretch.figure.vectors import Vec, length, sub
from backstretch.resources import resources_dir
from tests.figure.anatomy import BONES, mirrored_points, outside

FOLDER = resources_dir() / "poses"
FRAMES = 200
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
CASES = [(name, version) for name in NAMES for version in ("main", "easier")]

LEAP = {"hip": 0.08, "knee": 0.16, "ankle": 0.15, "shoulder": 0.13, "elbow": 0.19, "wrist": 0.30}
"""The most a joint moves (H) in a thirtieth of a second."""

SKIN = {"knee": 0.20, "ankle": 0.12, "ball": 0.08, "elbow": 0.13, "wrist": 0.088}
"""How far the skin lies below a joint (H)."""


@cache
def poses(name: str) -> Poses:
    found, faults = read_poses(FOLDER / f"{name}.toml")
    assert found, [str(fault) for fault in faults]
    return found


@cache
def version(name: str, which: str) -> Poses:
    easier = poses(name).easier
    assert easier, "every exercise has its easier version posed"
    return poses(name) if which == "main" else easier


@cache
def motion(name: str, which: str) -> Motion:
    return version(name, which).motion()


@cache
def moves(name: str, which: str) -> dict[tuple[int, int], list[Skeleton]]:
    """Return the frames of every move, both its ends among them, by its key poses."""
    found = motion(name, which)
    steps = FRAMES // len(found.moves())
    return {
        (start, end): [found.at(start, end, step / steps) for step in range(steps + 1)]
        for start, end in found.moves()
    }


def frames(name: str, which: str) -> Iterator[Skeleton]:
    for move in moves(name, which).values():
        yield from move


def test_every_exercise_has_its_poses() -> None:
    exercises = {path.stem for path in (resources_dir() / "exercises").glob("*.toml")}
    assert set(NAMES) == exercises


@pytest.mark.parametrize(("name", "which"), CASES)
def test_bones_keep_their_lengths(name: str, which: str) -> None:
    for skeleton in frames(name, which):
        joints = skeleton.joints
        for start, end, long in BONES:
            for letter in body.LETTERS:
                bone = sub(joints[f"{end}_{letter}"], joints[f"{start}_{letter}"])
                assert length(bone) == pytest.approx(long, abs=1e-6)
        spine = skeleton.spine.joints
        links = [length(sub(b, a)) for a, b in pairwise(spine)]
        assert links == pytest.approx([0.165] * 13 + [0.115] * 4, abs=1e-9)


@pytest.mark.parametrize(("name", "which"), CASES)
def test_joints_keep_their_limits(name: str, which: str) -> None:
    for skeleton in frames(name, which):
        assert list(outside(skeleton)) == [], skeleton.pose.name


@pytest.mark.parametrize(("name", "which"), CASES)
def test_contacts_are_reached(name: str, which: str) -> None:
    for skeleton in frames(name, which):
        for letter in body.LETTERS:
            side, sign = skeleton.pose.side(letter), body.SIGN[letter]
            if isinstance(side.foot, Foot):
                ankle = foot_target(skeleton, side.foot, sign)[0]
                assert far(skeleton.joints[f"ankle_{letter}"], ankle) < 0.01
            if isinstance(side.hand, Hand):
                wrist = hand_target(skeleton, side.hand, sign)[0]
                assert far(skeleton.joints[f"wrist_{letter}"], wrist) < 0.01, skeleton.pose.name
            for pin, joint, high in (
                (side.knee_down, "knee", body.KNEE_HEIGHT),
                (side.elbow_down, "elbow", body.ELBOW_HEIGHT),
            ):
                if pin:
                    place = (pin.floor[0], high, pin.floor[1])
                    assert far(skeleton.joints[f"{joint}_{letter}"], place) < 0.01


def far(a: Vec, b: Vec) -> float:
    return length(sub(a, b))


@pytest.mark.parametrize(("name", "which"), CASES)
def test_nothing_sinks_into_the_floor(name: str, which: str) -> None:
    for skeleton in frames(name, which):
        for joint, high in skeleton.joints.items():
            skin = SKIN.get(joint[:-2], 0.0)
            assert high[1] - skin > -0.03, (joint, skeleton.pose.name)
        assert min(lowest(cut) for cut in skeleton.cuts()) > -0.03
        assert lowest_of_head(skeleton.spine.head, skeleton.spine.face) > -0.03


@pytest.mark.parametrize(("name", "which"), CASES)
def test_a_lying_body_touches_the_floor(name: str, which: str) -> None:
    for key in motion(name, which).keys:
        side = key.pose.right
        if "thorax" in key.pose.rest and not side.knee_down and not side.elbow_down:
            lows = [lowest(cut) for cut in key.skeleton.cuts()]
            if "pelvis" in key.pose.rest:
                assert min(lows[:5]) == pytest.approx(0, abs=1e-4)
            else:
                assert min(lows[:5]) > 0.05
            assert min(lows[8:17]) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize(("name", "which"), CASES)
def test_no_frame_leaps(name: str, which: str) -> None:
    keys = motion(name, which).keys
    for (start, end), move in moves(name, which).items():
        quick = 30 * keys[end].pose.move / (len(move) - 1)
        for last, now in pairwise(move):
            for joint, most in LEAP.items():
                for letter in body.LETTERS:
                    point = f"{joint}_{letter}"
                    moved = far(now.joints[point], last.joints[point])
                    assert moved <= most * quick, (point, start, end)


@pytest.mark.parametrize(("name", "which"), CASES)
def test_left_and_right_are_exact_mirrors(name: str, which: str) -> None:
    for move in moves(name, which).values():
        for here in move[::10]:
            there = solve(mirror(here.pose))
            for point, place in mirrored_points(here).items():
                assert there.joints[point] == pytest.approx(place, abs=1e-9)


@pytest.mark.parametrize(("name", "which"), CASES)
def test_the_other_side_does_the_same_mirrored(name: str, which: str) -> None:
    found = version(name, which)
    right, left = found.motion("right"), found.motion("left")
    swapped = found.other_side == "swap"
    assert left.flipped == (found.other_side == "mirror")
    for start, end in right.moves():
        here, there = right.at(start, end, 0.4), left.at(start, end, 0.4)
        points = mirrored_points(here) if swapped else here.joints
        for point, place in points.items():
            assert there.joints[point] == pytest.approx(place, abs=1e-9)
        glow = {other_side(m) if swapped else m for m in here.pose.glow}
        assert set(there.pose.glow) == glow


@pytest.mark.parametrize(("name", "which"), CASES)
def test_the_place_to_feel_it_is_marked(name: str, which: str) -> None:
    glowing = {m for key in motion(name, which).keys for m in key.pose.glow}
    assert glowing
    assert glowing <= MUSCLES
    last = motion(name, which).keys[-1].skeleton
    for found in (muscle(last, m) for m in glowing):
        assert len(found.points) >= 3
        assert found.owners


def test_what_both_keys_hold_does_not_drift() -> None:
    found = poses("cat_cow").motion()
    for step in range(101):
        joints = found.at(1, 2, step / 100).joints
        assert joints["wrist_R"] == pytest.approx((0.66, body.WRIST_HEIGHT, 0.62), abs=1e-6)
        assert joints["knee_L"] == pytest.approx((-1.45, body.KNEE_HEIGHT, -0.34), abs=0.01)


def test_the_folder_holds_nothing_but_poses() -> None:
    assert all(path.suffix == ".toml" for path in Path(FOLDER).iterdir())
