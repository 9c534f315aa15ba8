"""Mat and props: there when the pose file names them, standing where the body needs them."""

from pathlib import Path

import pytest

from backstretch.figure.camera import Camera, fitted, mat_of
from backstretch.figure.layers import Fill, Layer, Stroke
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.reading import read_poses
from backstretch.figure.scenery import scenery, worn
from backstretch.resources import resources_dir
from tests.figure.test_outline import area

FOLDER = resources_dir() / "poses"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
STANDING = {"wall": "wall", "doorway": "wood", "step": "wood", "chair": "wood", "pillow": "pillow"}
WORN = {"band": "band", "strap": "strap", "bones": "bone"}


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


@pytest.mark.parametrize(("side", "foot"), [("right", "ball_R"), ("left", "ball_L")])
def test_the_strap_goes_round_the_foot_that_is_named(side: str, foot: str) -> None:
    motion: Motion = poses("hamstring_supine").motion("left" if side == "left" else "right")
    camera = fitted([motion], 640, 480)
    skeleton = motion.keys[-1].skeleton
    (strap,) = worn(skeleton, motion, camera)
    assert isinstance(strap, Stroke)
    assert strap.points[1] == camera.point(skeleton.joints[foot])
    assert skeleton.joints[foot][1] > 3


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


def test_a_mat_given_in_the_file_is_taken_as_it_is() -> None:
    assert mat_of(poses("side_lean").motion()) == (-0.9, 1.2, 2.2)
