"""The figure on a picture: its colours, its glow, its mirror image."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from backstretch.figure.camera import Camera, fitted
from backstretch.figure.coats import coats
from backstretch.figure.layers import Cloth
from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_poses
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.vectors import lerp
from backstretch.resources import resources_dir
from backstretch.ui.widgets.figure_paint import DARK, LIGHT, FigureColours, FigureFrame

WIDE, HIGH = 480, 360
PAPER = QColor("#F4F1EA")

pytestmark = pytest.mark.usefixtures("qapp")


def motion(name: str) -> Motion:
    poses, faults = read_poses(Path(resources_dir()) / "poses" / f"{name}.toml")
    assert poses, faults
    return poses.motion()


def painted(skeleton: Skeleton, camera: Camera, colours: FigureColours = LIGHT) -> QImage:
    picture = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(PAPER)
    painter = QPainter(picture)
    FigureFrame(coats(skeleton, camera), colours).paint(painter)
    painter.end()
    return picture


def middle(skeleton: Skeleton, camera: Camera, start: str, end: str) -> tuple[int, int]:
    x, y = camera.point(lerp(skeleton.joints[start], skeleton.joints[end], 0.5))
    return round(x), round(y)


def colours_of(picture: QImage) -> Iterator[str]:
    for y in range(0, HIGH, 2):
        for x in range(0, WIDE, 2):
            yield picture.pixelColor(x, y).name().upper()


def test_each_part_wears_its_cloth() -> None:
    found = motion("cat_cow")
    skeleton, camera = found.keys[0].skeleton, fitted([found], WIDE, HIGH)
    picture = painted(skeleton, camera)
    cloths = LIGHT.cloths
    places: tuple[tuple[str, str, Cloth], ...] = (
        ("hip_R", "knee_R", "tights"),
        ("elbow_R", "wrist_R", "skin"),
        ("shoulder_L", "shoulder_R", "top"),
    )
    for start, end, cloth in places:
        seen = picture.pixelColor(*middle(skeleton, camera, start, end)).name().upper()
        assert seen in (*cloths[cloth][:2], *cloths["stripe"]), cloth
    assert picture.pixelColor(2, 2) == PAPER


def test_the_dusk_figure_wears_brighter_clothes() -> None:
    found = motion("cat_cow")
    skeleton, camera = found.keys[0].skeleton, fitted([found], WIDE, HIGH)
    seen = set(colours_of(painted(skeleton, camera, DARK)))
    assert DARK.cloths["top"][0] in seen
    assert LIGHT.cloths["top"][0] not in seen


def test_the_muscle_that_works_is_warm_on_cool_clothes() -> None:
    found = motion("cat_cow")
    camera = fitted([found], WIDE, HIGH)
    skeleton = found.keys[2].skeleton
    x, y = camera.point(skeleton.spine.joints[4])
    spot = painted(skeleton, camera).pixelColor(round(x), round(y - 0.2 * camera.scale))
    assert spot.red() > spot.blue() + 60


def test_a_flipped_figure_is_its_mirror_image() -> None:
    found = motion("figure_four")
    skeleton, fit = found.keys[2].skeleton, fitted([found], WIDE, HIGH)
    view = (fit.yaw, fit.pitch, fit.scale)
    plain = painted(skeleton, Camera(*view, origin=fit.origin))
    origin = (WIDE - fit.origin[0], fit.origin[1])
    flipped = painted(skeleton, Camera(*view, origin=origin, flipped=True))
    off = 0
    for y in range(HIGH):
        for x in range(WIDE):
            a, b = plain.pixelColor(x, y), flipped.pixelColor(WIDE - 1 - x, y)
            off += abs(a.green() - b.green()) > 12
    assert off <= 50


def test_a_frame_can_be_painted_again_and_leaves_the_painter_as_it_was() -> None:
    found = motion("bird_dog")
    frame = FigureFrame(coats(found.keys[1].skeleton, fitted([found], WIDE, HIGH)), LIGHT)
    pictures = []
    for _ in range(2):
        picture = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(PAPER)
        painter = QPainter(picture)
        hints, pen = painter.renderHints(), painter.pen()
        frame.paint(painter)
        assert (painter.renderHints(), painter.pen()) == (hints, pen)
        painter.end()
        pictures.append(picture)
    assert pictures[0] == pictures[1]
