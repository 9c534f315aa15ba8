"""The sixteen reference exercises, solved, against coordinates worked out once and kept."""

import csv
from pathlib import Path

import pytest

from backstretch.figure.blending import Key
from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_poses

REFERENCE = Path(__file__).parent / "reference"
POINTS = ("knee_R", "ankle_R", "knee_L", "ankle_L", "elbow_R", "wrist_R", "wrist_L")


def solved() -> list[tuple[str, str, float, list[list[float]]]]:
    """Return exercise, key, pelvis pitch and the nine points of every row."""
    with (REFERENCE / "solved.csv").open() as table:
        rows = list(csv.reader(table, delimiter=";"))[1:]
    found = []
    for name, pitch, *points in rows:
        exercise, key = name.split(" · ")
        file = exercise.lower().replace(" ", "-").replace("'", "")
        found.append((file, key, float(pitch), [[float(v) for v in p.split(",")] for p in points]))
    return found


def motion(file: str) -> Motion:
    poses, faults = read_poses(REFERENCE / f"{file}.toml")
    assert poses, faults
    return poses.motion()


def key_of(file: str, name: str) -> Key:
    return next(key for key in motion(file).keys if key.pose.name == name)


@pytest.mark.parametrize(
    ("file", "key", "pitch", "points"), solved(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_key_pose_has_its_reference_points(
    file: str, key: str, pitch: float, points: list[list[float]]
) -> None:
    skeleton = key_of(file, key).skeleton
    found = [skeleton.pelvis, skeleton.spine.head, *(skeleton.joints[name] for name in POINTS)]
    assert skeleton.pelvis_angles[0] == pytest.approx(pitch, abs=0.051)
    for there, here in zip(points, found, strict=True):
        assert here == pytest.approx(there, abs=0.0051)


def test_there_are_forty_reference_poses() -> None:
    assert len(solved()) == 40
    assert {file for file, *_ in solved()} == {path.stem for path in REFERENCE.glob("*.toml")}
