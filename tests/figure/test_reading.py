"""Pose files that are wrong say where."""

from pathlib import Path

import pytest

from backstretch.figure.reading import read_all, read_poses
from backstretch.toml_file import LARGEST

GOOD = """
id = "nod"

[[key]]
name = "up"

[[key]]
name = "down"
neck = 20
"""


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "nod.toml"
    path.write_text(text, encoding="utf-8")
    poses, found = read_poses(path)
    assert (poses is None) == bool(found)
    return [str(fault) for fault in found]


def test_a_sound_file_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD.replace("neck", "nekc"), "poses/nod.toml: key[1].nekc: is not a known key."),
        (GOOD.replace("neck = 20", "neck = 70"), "key[1].neck: is 70, it may be -62 to 50."),
        (
            GOOD + "hip_R = [10, 80, 0]",
            "poses/nod.toml: key[1].hip_R: is 80, it may be -25 to 60.",
        ),
        (GOOD + "clav_L = [0.5, 0]", "poses/nod.toml: key[1].clav_L: is 0.5, it may be"),
        (GOOD + 'glow = ["nose"]', "key[1].glow: nose is no muscle that can glow."),
        (GOOD + 'hand_R = {on = "tail"}', "key[1].hand_R.on: tail is no part of the body."),
        (GOOD + 'hand_R = {on = "chest", along = 18}', "hand_R.along: is 18, it may be 0 to 17."),
        (
            GOOD + "foot_L = {flat = [0, 0], ball = [0, 0]}",
            "key[1].foot_L: says flat and ball, but it can be in one place only.",
        ),
        (GOOD + "foot_L = {flat = [0]}", "key[1].foot_L.flat: expected"),
        (GOOD.replace('"nod"', '"yes"'), "id: is yes, but the file is named nod."),
        (GOOD.replace('id = "nod"', 'id = "nod"\nother_side = "swap"'), "works: names the"),
        (GOOD.replace('"nod"', '"nod"\ncycle = ["down", "over"]'), "cycle[1]: over is no key pose"),
        (
            GOOD.replace('"nod"', '"nod"\nprops = {roller = 0.3}'),
            "poses/nod.toml: key[0].roller: is said exactly if there is a roller.",
        ),
        (GOOD + "roller = 0.5", "key[1].roller: is said exactly if there is a roller."),
        (
            GOOD.replace('"nod"', '"nod"\nprops = {roller = 3}'),
            "props.roller: expected `float` <= 0.5",
        ),
        (
            GOOD
            + '[easier]\nprops = {roller = 0.3}\n[[easier.key]]\nname = "up"\n'
            + '[[easier.key]]\nname = "down"\nroller = 1',
            "easier.key[0].roller: is said exactly if there is a roller.",
        ),
        ('id = "nod"', "poses/nod.toml: key: is missing."),
        ('id = "nod"\n[[key]]\n', "key: expected `array` of length >= 2"),
        ("id = ", "poses/nod.toml: at its end: there is no value"),
        (
            GOOD.replace('"nod"', '"nod"\nprops = {strap = "hand_R"}'),
            "props.strap: invalid enum value",
        ),
        (GOOD.replace('"nod"', '"nod"\nprops = {cushion = [0, 1]}'), "props.cushion: expected"),
        (GOOD + 'order = {fore_R = "near"}', "key[1].order.fore_R: expected `float`, got `str`"),
        (
            GOOD + "[[easier.key]]\n[[easier.key]]\nlumbar = 99",
            "easier.key[1].lumbar: is 99, it may be -36 to 54.",
        ),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, text: str, expected: str) -> None:
    assert any(expected in fault for fault in faults(tmp_path, text)), faults(tmp_path, text)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, GOOD + 'head = "low"\nlumbar = true\n')) == 2


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    poses, found = read_poses(tmp_path / "none.toml")
    assert poses is None
    assert str(found[0]).startswith("poses/none.toml: cannot be read:")


def test_an_endless_file_is_a_fault(tmp_path: Path) -> None:
    assert "larger than" in faults(tmp_path, GOOD + "#" * LARGEST)[0]


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "nod.toml"
    path.write_bytes(b'id = "\xff"')
    assert "line 1: is not text in UTF-8" in str(read_poses(path)[1][0])


def test_a_broken_file_costs_its_own_exercise_alone(tmp_path: Path) -> None:
    (tmp_path / "nod.toml").write_text(GOOD)
    (tmp_path / "bow.toml").write_text("id = ")
    found, wrong = read_all(tmp_path)
    assert list(found) == ["nod"]
    assert [fault.file for fault in wrong] == ["poses/bow.toml"]


def test_a_file_that_is_wanted_and_not_there_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "nod.toml").write_text(GOOD)
    (tmp_path / "bow.toml").write_text("id = ")
    _, wrong = read_all(tmp_path, ("wave", "nod", "bow", "turn"))
    assert [str(fault) for fault in wrong if "bow" not in fault.file] == [
        "poses/turn.toml: is missing.",
        "poses/wave.toml: is missing.",
    ]
    assert [fault.file for fault in wrong if "bow" in fault.file] == ["poses/bow.toml"]


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    found, wrong = read_all(tmp_path / "none", ("nod", "bow"))
    assert found == {}
    assert [str(fault) for fault in wrong] == ["poses: cannot be read: no such file or directory."]


def test_an_empty_folder_is_one_fault(tmp_path: Path) -> None:
    found, wrong = read_all(tmp_path, ("nod", "bow"))
    assert found == {}
    assert [str(fault) for fault in wrong] == ["poses: holds no poses."]
