"""The body as shapes: whole, breathing, turned to each side."""

from pathlib import Path

import pytest

from backstretch.figure.camera import Camera, fitted
from backstretch.figure.face import head_shapes
from backstretch.figure.outline import Polygon, Shape
from backstretch.figure.profiles import BARE_SHIN, LEGGING, SHIN, THIGH, girth_at, smoothed
from backstretch.figure.reading import read_poses
from backstretch.figure.rounds import Disc
from backstretch.figure.shapes import body_shapes
from backstretch.figure.skeleton import Skeleton
from backstretch.resources import resources_dir
from tests.figure.test_outline import area

FOLDER = resources_dir() / "poses"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
SIDED = [
    "thigh",
    "shin",
    "legging",
    "patella",
    "glute",
    "ham",
    "groin",
    "foot",
    "upper",
    "sleeve",
    "fore",
]
ALL = {f"{name}_{letter}" for name in SIDED for letter in "RL"} | {"hips", "trunk", "neck"}


def polygons(shape: Shape) -> list[Polygon]:
    return [polygon for piece in shape for polygon in piece.polygons()]


def standing() -> Skeleton:
    poses, faults = read_poses(Path(FOLDER) / "toe_touch.toml")
    assert poses, faults
    return poses.motion().keys[0].skeleton


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_drawn_and_turns_the_same_way(name: str) -> None:
    poses, faults = read_poses(Path(FOLDER) / f"{name}.toml")
    assert poses, faults
    motion = poses.motion("left")
    camera = fitted([motion], 640, 480)
    for start, end in motion.moves():
        skeleton = motion.at(start, end, 0.3)
        shapes = body_shapes(skeleton, camera, breath=0.5)
        assert set(shapes) == ALL
        head = head_shapes(skeleton, camera)
        for shape in (*shapes.values(), head.whole, head.face, head.hair, head.knot):
            assert all(area(polygon) > 0 for polygon in polygons(shape))


def test_breath_swells_the_trunk_and_moves_nothing_else() -> None:
    camera = Camera(10, 9, 60)
    out, full = (body_shapes(standing(), camera, breath) for breath in (0.0, 1.0))
    assert out["foot_R"] == full["foot_R"]
    assert out["fore_L"] == full["fore_L"]
    chest = [area(polygons(shapes["trunk"])[0]) for shapes in (out, full)]
    assert chest[1] > chest[0] * 1.02


def test_a_flipped_picture_is_the_mirror_image() -> None:
    plain = body_shapes(standing(), Camera(10, 9, 60))["foot_R"]
    flipped = body_shapes(standing(), Camera(10, 9, 60, flipped=True))["foot_R"]
    for a, b in zip(plain, flipped, strict=True):
        assert [(-one.x, one.y) for one in a.rounds] == [(one.x, one.y) for one in b.rounds]


@pytest.mark.parametrize(
    ("yaw", "ears", "eyes"), [(10, 1, 1), (90, 0, 2), (-80, 0, 0), (47, 1, 1), (65, 1, 2)]
)
def test_the_head_shows_what_faces_the_viewer(yaw: float, ears: int, eyes: int) -> None:
    head = head_shapes(standing(), Camera(yaw, 9, 60))
    assert (len(head.ears), len(head.eyes)) == (ears, eyes)


def test_the_hair_covers_a_head_from_behind_and_not_from_before() -> None:
    assert head_shapes(standing(), Camera(-80, 9, 60)).hair_before
    assert not head_shapes(standing(), Camera(90, 7, 60)).hair_before


def test_a_profile_goes_through_its_circles() -> None:
    assert all(girth_at(THIGH, g.along) == pytest.approx(g) for g in THIGH)
    assert smoothed(SHIN, 9)[0] == pytest.approx(SHIN[0])


def test_the_tights_end_above_the_ankle_and_lie_over_the_shin() -> None:
    assert LEGGING[-1].along == pytest.approx(0.74)
    assert LEGGING[0].radius > BARE_SHIN[0].radius


@pytest.mark.parametrize("name", NAMES)
def test_the_knot_of_the_hair_is_never_below_the_floor(name: str) -> None:
    poses, faults = read_poses(Path(FOLDER) / f"{name}.toml")
    assert poses, faults
    level = Camera(0, 0, 60)
    for key in poses.motion().keys:
        (knot,) = head_shapes(key.skeleton, level).knot[0].rounds
        assert isinstance(knot, Disc)
        assert knot.y + knot.r <= 0.01 * level.scale
