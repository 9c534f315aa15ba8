"""Seeing the figure: projection, the camera that fits, and what lies before what."""

from pathlib import Path
from typing import ClassVar

import pytest

from backstretch.figure.camera import Camera, bounds, fitted, mat_of
from backstretch.figure.depth import far_to_near, farness
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.passing import Way
from backstretch.figure.reading import read_poses
from backstretch.figure.skeleton import Skeleton
from backstretch.resources import resources_dir

FOLDER = resources_dir() / "poses"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
SIZES = [(200, 150), (400, 480), (640, 480), (1280, 800)]


def poses(name: str) -> Poses:
    found, faults = read_poses(Path(FOLDER) / f"{name}.toml")
    assert found, faults
    return found


def test_a_level_view_shifts_depth_up_and_never_sideways_on_the_mat() -> None:
    camera = Camera(yaw=0, pitch=10)
    near, far = camera.point((1, 0, 1)), camera.point((1, 0, -1))
    assert near[0] == far[0]
    assert near[1] > far[1]


def test_a_front_view_shows_the_right_side_on_the_left_of_the_picture() -> None:
    camera = Camera(yaw=90, pitch=7)
    assert camera.point((0, 1, 0.5))[0] < camera.point((0, 1, -0.5))[0]
    assert camera.facing((1, 0, 0)) > 0.9


def test_a_flipped_picture_mirrors_x_alone() -> None:
    plain, flipped = Camera(47, 15, 60), Camera(47, 15, 60, flipped=True)
    x, y = plain.point((1, 2, 3))
    assert flipped.point((1, 2, 3)) == pytest.approx((-x, y))


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_inside_the_picture_in_every_frame(name: str) -> None:
    for found in (poses(name), poses(name).easier):
        assert found
        motions = [found.motion()]
        if found.other_side == "swap":
            motions.append(found.motion("left"))
        for width, height in SIZES:
            camera = fitted(motions, width, height)
            for motion in motions:
                for start, end in motion.moves():
                    for step in range(5):
                        box = bounds(motion.at(start, end, step / 5), camera)
                        assert box[0] > 0.01 * width
                        assert box[2] < 0.99 * width
                        assert box[1] > 0.01 * height
                        assert box[3] < 0.99 * height


class Counted(Motion):
    """A motion that notes how often a body on the way was asked for."""

    asked: ClassVar[list[float]] = []

    def at(self, start: int, end: int, t: float) -> Skeleton:
        self.asked.append(t)
        return super().at(start, end, t)


def test_what_is_fitted_to_another_size_is_not_worked_out_again() -> None:
    made = poses("runners_lunge").motion()
    motion = Counted(made.id, made.keys, made.view, made.props)
    large, asked = fitted([motion], 640, 480), len(motion.asked)
    half = fitted([motion], 320, 240)
    assert asked > 0
    assert len(motion.asked) == asked
    assert half.scale == pytest.approx(large.scale / 2)
    assert half.origin == pytest.approx((large.origin[0] / 2, large.origin[1] / 2))
    plain = fitted([made], 320, 240)
    assert (half.scale, half.origin) == (plain.scale, plain.origin)


def test_a_way_from_one_end_to_another_is_fitted_like_any_motion() -> None:
    made = poses("runners_lunge").motion()
    way = Way(made.id, made.keys, made.view, made.props)
    assert fitted([way], 640, 480).scale > 0
    assert fitted([way], 320, 240).scale == pytest.approx(fitted([way], 640, 480).scale / 2)


def test_spare_height_goes_mostly_above() -> None:
    motion = poses("pelvic_tilt").motion()
    camera = fitted([motion], 600, 900)
    box = bounds(motion.keys[0].skeleton, camera)
    assert box[1] > 900 - box[3]


@pytest.mark.parametrize("name", NAMES)
def test_the_mat_lies_under_the_feet_that_stand(name: str) -> None:
    motion = poses(name).motion()
    first, last, half = mat_of(motion)
    for key in motion.keys:
        for joint, place in key.skeleton.joints.items():
            if joint.startswith("ankle") and place[1] < 0.35:
                assert first < place[0] < last
                assert abs(place[2]) < half


def test_in_a_side_view_the_left_limbs_are_painted_before_the_body_and_the_right_after() -> None:
    motion = poses("cat_cow").motion()
    camera = fitted([motion], 640, 480)
    order = far_to_near(motion.keys[0].skeleton, camera)
    assert order.index("thigh_L") < order.index("torso") < order.index("thigh_R")
    assert order.index("upper_L") < order.index("torso") < order.index("upper_R")
    assert len(order) == 10


def test_the_pose_may_bring_a_part_forward() -> None:
    motion = poses("cat_cow").motion()
    skeleton = motion.keys[0].skeleton
    skeleton.pose.order["fore_L"] = 3.0
    assert far_to_near(skeleton, fitted([motion], 640, 480))[-1] == "fore_L"


def test_only_the_far_side_fades_and_only_in_a_side_view() -> None:
    skeleton = poses("toe_touch").motion().keys[0].skeleton
    assert farness(skeleton, Camera(10, 9), "L") == 1
    assert farness(skeleton, Camera(10, 9), "R") == 0
    assert farness(skeleton, Camera(90, 7), "L") == 0
