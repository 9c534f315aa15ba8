"""Mat and props: there when the pose file names them, standing where the body needs them."""

from collections.abc import Iterator
from math import atan2, hypot, pi, radians
from pathlib import Path
from typing import Literal

import pytest

from backstretch.figure.camera import WALL_BESIDE, Camera, fitted, mat_of
from backstretch.figure.layers import Fill, Layer, Stroke
from backstretch.figure.moving import Poses
from backstretch.figure.outline import Polygon
from backstretch.figure.reading import read_poses
from backstretch.figure.scenery import scenery, worn
from backstretch.figure.spine import lowest
from backstretch.figure.vectors import place
from backstretch.resources import resources_dir
from tests.figure.test_outline import area

FOLDER = resources_dir() / "poses"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
STANDING = {
    "wall": "wall",
    "wall_beside": "wall",
    "doorway": "wood",
    "step": "wood",
    "chair": "wood",
    "pillow": "pillow",
    "cushion": "pillow",
}
WORN = {"band": "band", "bones": "bone", "doorway": "wood"}
HELD = {"foot_R": "strap", "thigh_R": "pillow", None: ""}


def poses(name: str) -> Poses:
    found, faults = read_poses(Path(FOLDER) / f"{name}.toml")
    assert found, faults
    return found


def cloths(layers: list[Layer]) -> set[str]:
    return {layer.cloth for layer in layers if isinstance(layer, Fill | Stroke)}


@pytest.mark.parametrize("name", NAMES)
def test_the_scene_shows_the_props_of_the_file_and_no_others(name: str) -> None:
    for found in (poses(name), poses(name).easier):
        assert found
        motion, props = found.motion(), found.props
        camera = fitted([motion], 640, 480)
        expected = {cloth for prop, cloth in STANDING.items() if getattr(props, prop) is not None}
        assert cloths(scenery(motion, camera)) == {"mat", *expected}
        last = motion.keys[-1].skeleton
        expected = {cloth for prop, cloth in WORN.items() if getattr(props, prop)}
        expected |= {HELD[props.strap]} - {""}
        assert cloths(worn(last, motion, camera)) == expected


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flipped", [False, True])
def test_faces_turn_the_same_way(name: str, flipped: bool) -> None:
    motion = poses(name).motion()
    fit = fitted([motion], 640, 480)
    camera = Camera(fit.yaw, fit.pitch, fit.scale, fit.origin, flipped)
    for layer in scenery(motion, camera):
        if isinstance(layer, Fill):
            assert all(area(polygon) >= 0 for polygon in layer.polygons)


def lines(name: str, side: Literal["left", "right"], easier: bool = False) -> list[Stroke]:
    found = poses(name).easier if easier else poses(name)
    assert found
    motion = found.motion(side)
    held = worn(motion.keys[-1].skeleton, motion, fitted([motion], 640, 480))
    return [layer for layer in held if isinstance(layer, Stroke)]


@pytest.mark.parametrize(("side", "foot"), [("right", "ball_R"), ("left", "ball_L")])
def test_the_strap_goes_round_the_foot_that_is_named(
    side: Literal["left", "right"], foot: str
) -> None:
    motion = poses("hamstring_supine").motion(side)
    skeleton, camera = motion.keys[-1].skeleton, fitted([motion], 640, 480)
    strands = lines("hamstring_supine", side)
    ball = camera.point(skeleton.joints[foot])
    assert skeleton.joints[foot][1] > 3
    assert [strand.points[-1] for strand in strands] == [ball, ball]


def test_no_strap_is_seen_through_a_leg() -> None:
    motion = poses("hamstring_supine").motion()
    camera = fitted([motion], 640, 480)
    bent, straight = (worn(key.skeleton, motion, camera) for key in motion.keys)
    assert len(bent) > len(straight)


def test_the_towel_lies_behind_the_thigh_and_both_ends_are_held() -> None:
    found = poses("single_knee_chest").easier
    assert found
    motion = found.motion()
    skeleton, camera = motion.keys[-1].skeleton, fitted([motion], 640, 480)
    near = lines("single_knee_chest", "right", easier=True)[0].points
    knee, hip = (camera.point(skeleton.joints[joint]) for joint in ("knee_R", "hip_R"))
    fist = camera.point(skeleton.joints["wrist_R"])
    assert hypot(near[0][0] - fist[0], near[0][1] - fist[1]) < 0.5 * camera.scale
    behind = hip[0] + (knee[0] - hip[0]) * (near[-1][1] - hip[1]) / (knee[1] - hip[1])
    assert near[-1][0] > behind


def test_a_body_stands_in_its_doorway() -> None:
    motion = poses("doorway").motion()
    camera = fitted([motion], 640, 480)
    behind = [layer for layer in scenery(motion, camera) if is_wood(layer)]
    before = [layer for layer in worn(motion.keys[0].skeleton, motion, camera) if is_wood(layer)]
    assert behind
    assert before


def is_wood(layer: Layer) -> bool:
    return isinstance(layer, Fill) and layer.cloth == "wood"


def test_a_hand_on_a_wall_touches_it() -> None:
    found = poses("hamstring_standing").easier
    assert found
    assert found.props.wall_beside
    wrist = found.motion().keys[-1].skeleton.joints["wrist_L"]
    assert WALL_BESIDE < wrist[2] < WALL_BESIDE + 0.2


def test_hips_come_to_rest_on_the_cushion() -> None:
    found = poses("childs_pose").easier
    assert found
    assert found.props.cushion
    x, low, thick = found.props.cushion
    kneeling, sitting = (key.skeleton for key in found.motion().keys)
    seat = min(lowest(cut) for cut in sitting.cuts()[:5])
    assert abs(seat - (low + thick)) < 0.2
    assert abs(sitting.pelvis[0] - x) < 0.6
    assert min(lowest(cut) for cut in kneeling.cuts()[:5]) > low + thick + 0.5


@pytest.mark.parametrize("easier", [False, True])
def test_a_back_leans_on_its_wall(easier: bool) -> None:
    found = poses("wall_squat").easier if easier else poses("wall_squat")
    assert found
    assert found.props.wall is not None
    for key in found.motion().keys:
        back = min(place(cut.at, cut.frame, -cut.back, 0, 0)[0] for cut in key.skeleton.cuts())
        assert back == pytest.approx(found.props.wall, abs=0.06)


def test_the_hands_ride_on_the_breath() -> None:
    out, into = poses("hook_lying").motion().keys
    for hand in ("wrist_R", "wrist_L"):
        assert into.skeleton.joints[hand][1] > out.skeleton.joints[hand][1] + 0.04
    for key, breath in ((out, 0.0), (into, 0.5)):
        belly = key.skeleton.cuts(breath)[4 + 3]
        skin = place(belly.at, belly.frame, belly.front, 0.0, 0.0)[1]
        assert key.skeleton.joints["wrist_R"][1] - skin == pytest.approx(0.088, abs=0.05)


def test_the_band_reaches_round_both_thighs() -> None:
    motion = poses("band_walk").motion()
    camera = fitted([motion], 640, 480)
    skeleton = motion.keys[1].skeleton
    band = worn(skeleton, motion, camera)[0]
    assert isinstance(band, Fill)
    xs = [x for x, _ in band.polygons[0]]
    knees = [camera.point(skeleton.joints[f"knee_{letter}"])[0] for letter in "RL"]
    assert min(xs) < min(knees)
    assert max(xs) > max(knees)


def test_a_seated_body_sits_on_its_chair() -> None:
    found = poses("hook_lying").easier
    assert found
    assert found.props.chair
    motion, (middle, high, _) = found.motion(), found.props.chair
    pelvis = motion.keys[0].skeleton.pelvis
    assert abs(pelvis[0] - middle) < 0.9
    assert pelvis[1] - 0.42 == pytest.approx(high, abs=0.05)


def test_the_pelvis_seen_through_the_clothes_has_its_hole() -> None:
    motion = poses("pelvic_tilt").motion()
    bone = worn(motion.keys[0].skeleton, motion, fitted([motion], 640, 480))[0]
    assert isinstance(bone, Fill)
    outline, hole = bone.polygons
    assert area(outline) > 0 > area(hole)


def test_no_bone_seen_through_the_clothes_has_a_corner() -> None:
    motion = poses("pelvic_tilt").motion()
    for layer in worn(motion.keys[0].skeleton, motion, fitted([motion], 640, 480)):
        assert isinstance(layer, Fill)
        for polygon in layer.polygons:
            assert max(corner for corner in corners(polygon)) < radians(40)


def corners(polygon: Polygon) -> Iterator[float]:
    """Yield by how much (radians) an outline turns at each of its points."""
    for n, (x, y) in enumerate(polygon):
        (ax, ay), (bx, by) = polygon[n - 1], polygon[(n + 1) % len(polygon)]
        turn = abs(atan2(by - y, bx - x) - atan2(y - ay, x - ax))
        yield min(turn, 2 * pi - turn)


def test_a_mat_given_in_the_file_is_taken_as_it_is() -> None:
    assert mat_of(poses("side_lean").motion()) == (-0.9, 1.2, 2.2)
