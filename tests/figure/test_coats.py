"""The layers of a frame: what is painted, in which order, and what it is made of."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from backstretch.figure.camera import Camera, fitted
from backstretch.figure.coating import Coating
from backstretch.figure.coats import coats
from backstretch.figure.depth import covers, far_to_near
from backstretch.figure.layers import Fill, Glow, Layer, Stroke
from backstretch.figure.moving import Motion
from backstretch.figure.outline import Point
from backstretch.figure.reading import read_poses
from backstretch.figure.vectors import lerp
from backstretch.resources import resources_dir
from tests.figure.test_outline import area, holds

FOLDER = resources_dir() / "poses"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def motion(name: str) -> Motion:
    poses, faults = read_poses(Path(FOLDER) / f"{name}.toml")
    assert poses, faults
    return poses.motion()


def layers(name: str, key: int, breath: float = 0.0) -> list[Layer]:
    found = motion(name)
    return coats(found.keys[key].skeleton, fitted([found], 640, 480), breath)


@pytest.mark.parametrize("name", NAMES)
def test_every_frame_has_all_cloths_and_no_holes(name: str) -> None:
    found = layers(name, -1, breath=1.0)
    fills = [layer for layer in found if isinstance(layer, Fill)]
    assert {fill.cloth for fill in fills} >= {"skin", "hair", "top", "tights"}
    assert all(area(polygon) > 0 for fill in fills for polygon in fill.polygons)


@pytest.mark.parametrize("name", NAMES)
def test_each_shade_is_covered_by_its_light(name: str) -> None:
    fills = [layer for layer in layers(name, -1) if isinstance(layer, Fill)]
    for shade, lit in pairwise(fills):
        if shade.tone == "shade" and shade.clip is None:
            assert (lit.tone, lit.cloth, lit.far) == ("lit", shade.cloth, shade.far)


@pytest.mark.parametrize("name", NAMES)
def test_what_glows_has_a_halo_behind_and_stays_on_its_clothes(name: str) -> None:
    found = layers(name, -1)
    for number, layer in enumerate(found):
        if isinstance(layer, Glow) and layer.clip is not None:
            halos = [x for x in found[:number] if isinstance(x, Glow) and x.clip is None]
            assert any(halo.points == layer.points for halo in halos)
            assert isinstance(found[number - 1], Fill | Glow | Stroke)
    marks = [layer for layer in found if isinstance(layer, Glow) and layer.clip]
    assert len(marks) == len(motion(name).keys[-1].pose.glow)


def test_nothing_glows_in_a_pose_that_asks_for_nothing() -> None:
    assert not [layer for layer in layers("cat_cow", 0) if isinstance(layer, Glow)]


def test_the_far_limbs_fade_in_a_side_view_and_not_from_the_front() -> None:
    side = {x.far for x in layers("cat_cow", 0) if isinstance(x, Fill)}
    front = {x.far for x in layers("side_lean", 0) if isinstance(x, Fill)}
    assert side == {0.0, 1.0}
    assert front == {0.0}


def test_a_flipped_frame_is_the_mirror_image_light_and_all() -> None:
    skeleton = motion("figure_four").keys[-1].skeleton
    plain = coats(skeleton, Camera(47, 15, 60))
    flipped = coats(skeleton, Camera(47, 15, 60, flipped=True))
    assert len(plain) == len(flipped)
    for a, b in zip(plain, flipped, strict=True):
        if isinstance(a, Fill) and isinstance(b, Fill):
            for p, q in zip(a.polygons, b.polygons, strict=True):
                assert area(p) == pytest.approx(area(q), rel=0.02)


def test_the_seam_of_a_leg_shows_only_where_its_outer_side_does() -> None:
    from_right = [x for x in layers("cat_cow", 0) if isinstance(x, Stroke)]
    assert {x.far for x in from_right if x.cloth == "stripe"} == {0.0}


def test_a_part_covers_a_joint_that_it_crosses_in_the_picture() -> None:
    found = motion("cat_cow")
    camera, skeleton = fitted([found], 640, 480), found.keys[0].skeleton
    assert covers(skeleton, camera, "thigh_L", "knee_R")
    assert covers(skeleton, camera, "torso", "hip_R")
    assert not covers(skeleton, camera, "head", "knee_R")
    assert not covers(skeleton, camera, "torso", "ankle_R")


def topmost(found: list[Layer], spot: Point) -> Fill:
    """Return what is seen at a spot."""
    return next(x for x in reversed(found) if isinstance(x, Fill) and covered(x, spot))


def covered(fill: Fill, spot: Point) -> bool:
    inside = any(holds(polygon, spot) for polygon in fill.polygons)
    return inside and (fill.clip is None or any(holds(polygon, spot) for polygon in fill.clip))


@pytest.mark.parametrize("name", ["heel_slide", "hamstring_standing"])
def test_no_ring_is_seen_in_a_bent_knee(name: str) -> None:
    found = motion(name)
    skeleton, camera = found.keys[1].skeleton, fitted([found], 1280, 800)
    painted = coats(skeleton, camera)
    for other in ("hip_R", "ankle_R"):
        for way in (0.02, 0.06, 0.10, 0.12, 0.14):
            at = lerp(skeleton.joints["knee_R"], skeleton.joints[other], way)
            assert topmost(painted, camera.point(at)).tone == "lit"


@pytest.mark.parametrize(
    ("name", "limb", "out"),
    [
        ("cat_cow", ("shoulder_R", "elbow_R", "wrist_R"), (-1, 0)),
        ("band_walk", ("shoulder_R", "elbow_R", "wrist_R"), (-1, 0)),
        ("cat_cow", ("hip_R", "knee_R", "ankle_R"), (0.6, 0.8)),
        ("lunge", ("hip_R", "knee_R", "ankle_R"), (1, 0)),
    ],
)
def test_the_outer_edge_of_a_bend_is_lined_all_along(
    name: str, limb: tuple[str, str, str], out: tuple[float, float]
) -> None:
    skeleton, camera = motion(name).keys[0].skeleton, fitted([motion(name)], 1280, 800)
    start, joint, end = (skeleton.joints[part] for part in limb)
    painted = [x for x in coats(skeleton, camera) if isinstance(x, Fill) and not x.far]
    for other in (start, end):
        for way in (0.0, 0.04, 0.08, 0.12, 0.16):
            x, y = camera.point(lerp(joint, other, way))
            seen = "lit"
            while found := [fill for fill in painted if covered(fill, (x, y))]:
                seen = found[-1].tone
                x, y = x + 0.2 * out[0], y + 0.2 * out[1]
            assert seen == "line"


def test_belly_and_thigh_fold_where_a_leg_is_drawn_up_and_nowhere_else() -> None:
    def folds(name: str) -> int:
        shades = [x for x in layers(name, -1) if isinstance(x, Fill) and x.tone == "shade"]
        return len([x for x in shades if x.clip is not None])

    assert folds("double_knee_chest") == 1
    assert folds("plank") == folds("side_lean") == 0


def test_a_small_figure_has_bold_lines_and_no_marks_in_its_face() -> None:
    skeleton = motion("side_lean").keys[0].skeleton
    small, large = (coats(skeleton, Camera(90, 7, scale)) for scale in (12, 60))
    marks = [x for x in small if isinstance(x, Stroke) and x.cloth in ("skin", "hair")]
    assert not marks
    assert Coating(Camera(90, 7, 12)).thin > Coating(Camera(90, 7, 60)).thin
    assert any(isinstance(x, Stroke) and x.cloth == "hair" for x in large)


@pytest.mark.parametrize("size", [(640, 480), (92, 60)])
def test_a_leg_that_crosses_the_other_is_seen_whole_all_the_way(size: tuple[int, int]) -> None:
    found = motion("figure_four")
    camera = fitted([found], *size)
    for start, end in ((0, 1), (1, 2)):
        for step in range(21):
            order = far_to_near(found.at(start, end, step / 20), camera)
            assert order.index("shin_R") > max(order.index("thigh_L"), order.index("shin_L"))
