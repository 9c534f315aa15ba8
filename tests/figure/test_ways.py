"""What holds for every way from one exercise to the next in the routines that ship."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from backstretch.figure import body
from backstretch.figure.blending import Key
from backstretch.figure.camera import fitted
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.reading import read_poses
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.spine import lowest, lowest_of_head
from backstretch.figure.stance import Hand
from backstretch.figure.vectors import Vec, length, sub
from backstretch.figure.ways import Ways, read_ways
from backstretch.resources import resources_dir
from tests.figure.anatomy import BONES, outside

FOLDER = resources_dir()
FRAMES = 200

LEAP = {"hip": 0.12, "knee": 0.20, "ankle": 0.20, "shoulder": 0.16, "elbow": 0.27, "wrist": 0.30}
"""The most a joint moves (H) in a thirtieth of a second."""

SKIN = {"knee": 0.20, "ankle": 0.12, "ball": 0.08, "elbow": 0.13, "wrist": 0.088}
"""How far the skin lies below a joint (H)."""

SLACK = 8.0
"""Degrees a joint may pass its range by on the way: nobody holds that pose."""


class Case(NamedTuple):
    """An exercise, as itself or eased, on a side, and the one that follows it."""

    before: str
    after: str
    eased: bool = False
    ends_eased: bool = False
    side: Literal["left", "right"] = "right"


@cache
def exercise(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / "exercises" / f"{name}.toml").read_text(encoding="utf-8"))


def place(name: str, eased: bool) -> str:
    found = exercise(name)
    return str(found["easier"]["position"] if eased else found["position"])


def cases() -> Iterator[Case]:
    """Yield each neighbouring pair of the routines, also from easier versions and left sides.

    What no routine has comes after hands and knees and after lying, and before both.
    """
    pairs: dict[tuple[str, str], None] = {}
    for path in sorted((FOLDER / "routines").glob("*.toml")):
        for version in tomllib.loads(path.read_text(encoding="utf-8"))["versions"]:
            pairs.update(dict.fromkeys(pairwise(item["exercise"] for item in version["items"])))
    for before, after in pairs:
        yield Case(before, after)
        yield Case(before, after, eased=True)
        if exercise(before)["sides"] == "each":
            yield Case(before, after, side="left")
    played = {name for pair in pairs for name in pair}
    for path in sorted((FOLDER / "exercises").glob("*.toml")):
        for other in ("cat_cow", "hook_lying") if path.stem not in played else ():
            yield Case(other, path.stem)
            yield Case(other, path.stem, ends_eased=True)
            yield Case(path.stem, other)
            yield Case(path.stem, other, eased=True)
        if place(path.stem, eased=False) != place(path.stem, eased=True):
            yield Case(path.stem, path.stem, ends_eased=True)


CASES = list(cases())
every_way = pytest.mark.parametrize(
    "case", CASES, ids=lambda case: "-".join(map(str, case)), scope="module"
)
"""All tests of a way run one after the other, so that the frames of one are kept at a time."""


@cache
def ways() -> Ways:
    found, faults = read_ways(FOLDER)
    assert not faults
    return found


@cache
def motion(name: str, eased: bool, side: Literal["left", "right"]) -> tuple[Motion, int]:
    """Return an exercise's motion and the key pose it is left in."""
    found, faults = read_poses(FOLDER / "poses" / f"{name}.toml")
    assert found, faults
    version: Poses | None = found.easier if eased else found
    assert version
    return version.motion(side), version.cycle[-1] if version.cycle else len(version.keys) - 1


def way_of(case: Case, known: Ways) -> Motion:
    start, start_key = motion(case.before, case.eased, case.side)
    end, _ = motion(case.after, case.ends_eased, "right")
    here, there = place(case.before, case.eased), place(case.after, case.ends_eased)
    return known.motion(start, start_key, end, 0, here, there)


@cache
def way(case: Case) -> Motion:
    return way_of(case, ways())


@lru_cache(maxsize=2)
def moves(case: Case) -> tuple[tuple[Skeleton, ...], ...]:
    """Return the frames of each move, both its ends among them."""
    found = way(case)
    steps = -(-FRAMES // len(found.moves()))
    return tuple(
        tuple(found.at(start, end, step / steps) for step in range(steps + 1))
        for start, end in found.moves()
    )


def frames(case: Case) -> Iterator[Skeleton]:
    for move in moves(case):
        yield from move


@every_way
def test_bones_keep_their_lengths(case: Case) -> None:
    for skeleton in frames(case):
        joints = skeleton.joints
        for start, end, long in BONES:
            for letter in body.LETTERS:
                bone = sub(joints[f"{end}_{letter}"], joints[f"{start}_{letter}"])
                assert length(bone) == pytest.approx(long, abs=1e-6)
        links = [length(sub(b, a)) for a, b in pairwise(skeleton.spine.joints)]
        assert links == pytest.approx([0.165] * 13 + [0.115] * 4, abs=1e-9)


@every_way
def test_nothing_sinks_into_the_floor(case: Case) -> None:
    for skeleton in frames(case):
        for joint, point in skeleton.joints.items():
            assert point[1] - SKIN.get(joint[:-2], 0.0) > -0.03, (joint, skeleton.pose.name)
        assert min(lowest(cut) for cut in skeleton.cuts()) > -0.03
        assert lowest_of_head(skeleton.spine.head, skeleton.spine.face) > -0.03


@every_way
def test_joints_keep_their_limits(case: Case) -> None:
    for skeleton in frames(case):
        assert list(outside(skeleton, SLACK)) == [], skeleton.pose.name


@every_way
def test_no_frame_leaps(case: Case) -> None:
    found = way(case)
    for (_, end), move in zip(found.moves(), moves(case), strict=True):
        quick = 30 * found.keys[end].pose.move / (len(move) - 1)
        for last, now in pairwise(move):
            for joint, most in LEAP.items():
                for letter in body.LETTERS:
                    point = f"{joint}_{letter}"
                    moved = far(now.joints[point], last.joints[point])
                    assert moved <= most * quick, (point, last.pose.name, now.pose.name)
            assert far(now.spine.head, last.spine.head) <= 0.25 * quick


def far(a: Vec, b: Vec) -> float:
    return length(sub(a, b))


@every_way
def test_the_head_looks_round_no_faster_than_a_quarter_turn_in_half_a_second(case: Case) -> None:
    found = way(case)
    for (_, end), move in zip(found.moves(), moves(case), strict=True):
        quick = 30 * found.keys[end].pose.move / (len(move) - 1)
        for last, now in pairwise(move):
            assert far(now.spine.face.f, last.spine.face.f) <= 0.105 * quick


@every_way
def test_the_ends_are_the_exercises_own_key_poses(case: Case) -> None:
    start, start_key = motion(case.before, case.eased, case.side)
    end, _ = motion(case.after, case.ends_eased, "right")
    found = way(case)
    assert found.keys[0] is start.keys[start_key]
    assert found.keys[-1] is end.keys[0]
    assert found.moves() == tuple(pairwise(range(len(found.keys))))


@every_way
def test_it_takes_natural_seconds(case: Case) -> None:
    assert all(1 <= key.pose.move <= 4 for key in way(case).keys[1:])


@pytest.mark.parametrize("case", CASES[::9], ids=lambda case: "-".join(map(str, case)))
def test_the_same_way_comes_out_again(case: Case) -> None:
    again = way_of(case, read_ways(FOLDER)[0])
    for start, end in again.moves():
        assert again.at(start, end, 0.4).joints == way(case).at(start, end, 0.4).joints


@pytest.mark.parametrize(
    ("here", "there", "through"),
    [
        (
            "supine",
            "hands-and-knees",
            ("on the side", "pushed up", "side sitting"),
        ),
        (
            "supine",
            "standing",
            ("on the side", "pushed up", "side sitting", "half kneeling, hands down", "rising"),
        ),
        (
            "half-kneeling",
            "supine",
            ("half kneeling, hands down", "side sitting", "pushed up", "on the side"),
        ),
        ("standing", "half-kneeling", ("rising",)),
        ("hands-and-knees", "prone", ()),
        ("supine", "floor-sitting", ("on the side", "pushed up")),
        ("hands-and-knees", "floor-sitting", ("side sitting",)),
        ("supine", "supine", ()),
    ],
)
def test_a_change_goes_the_way_that_is_spoken(
    here: str, there: str, through: tuple[str, ...]
) -> None:
    assert ways().between(here, there) == through


def test_every_position_is_reached_from_every_other() -> None:
    places = ("supine", "prone", "hands-and-knees", "kneeling", "half-kneeling", "standing")
    linked = {frozenset(link) for link in ways().links}
    for here in (*places, "seated", "floor-sitting"):
        for there in (*places, "seated", "floor-sitting"):
            through = (here, *ways().between(here, there), there)
            assert all(a == b or frozenset((a, b)) in linked for a, b in pairwise(through))


def test_a_planted_knee_stays_while_the_body_rises_over_it() -> None:
    found = way(Case("cat_cow", "runners_lunge"))
    names = [key.pose.name for key in found.keys]
    down = names.index("half kneeling, hands down")
    heights = [found.at(down - 1, down, step / 20).joints["knee_R"][1] for step in range(21)]
    assert min(heights) == pytest.approx(body.KNEE_HEIGHT, abs=1e-6)


@pytest.mark.parametrize("other", ["hook_lying", "side_lean", "hip_flexor"])
def test_on_hands_and_feet_one_comes_from_all_fours_and_goes_back_to_them(other: str) -> None:
    there = [key.pose.name for key in way(Case(other, "mountain_climber")).keys]
    back = [key.pose.name for key in way(Case("mountain_climber", other)).keys]
    assert there[-2:] == ["hands-and-knees", "plank"]
    assert "hands-and-knees" in back[:3]


def test_the_front_foot_stands_still_from_sitting_until_the_body_has_risen() -> None:
    found = way(Case("single_leg_lower", "squat"))
    names = [key.pose.name for key in found.keys]
    sitting, rising = names.index("side sitting"), names.index("rising")
    planted = found.keys[sitting].skeleton.joints["ankle_L"]
    for start, end in pairwise(range(sitting, rising + 1)):
        for step in range(11):
            assert far(found.at(start, end, step / 10).joints["ankle_L"], planted) < 1e-6


def test_feet_that_change_place_step_one_after_the_other() -> None:
    found = way(Case("wall_squat", "toe_touch"))
    for start, end in found.moves():
        a, b = (found.keys[key].skeleton.joints for key in (start, end))
        assert min(far(a[f"ankle_{letter}"], b[f"ankle_{letter}"]) for letter in "RL") < 0.4


def test_who_lies_lifts_one_leg_after_the_other() -> None:
    keys = way(Case("glute_bridge", "single_leg_lower")).keys
    high = [tuple(key.skeleton.joints[f"ankle_{letter}"][1] > 1 for letter in "RL") for key in keys]
    assert high == [(False, False), (True, False), (True, True)]


def test_a_hand_is_carried_from_one_place_on_the_chest_to_another() -> None:
    start, _ = motion("hook_lying", False, "right")
    pose = start.keys[0].pose
    places = (
        Hand(on="chest", along=along, offset=(0.6, 0.1, -0.4), fingers=(0, 0, 1), palm=(-1, 0, 0))
        for along in (3.0, 8.0)
    )
    keys = (Key.of(replace(pose, left=replace(pose.left, hand=hand))) for hand in places)
    low, high = (replace(start, keys=(key,)) for key in keys)
    found = ways().motion(low, 0, high, 0, "supine", "supine")
    wrists = [found.at(0, 1, step / 60).joints["wrist_L"] for step in range(61)]
    assert far(wrists[0], wrists[-1]) > 0.5
    assert max(far(a, b) for a, b in pairwise(wrists)) < 0.05


def test_the_way_is_mirrored_only_if_both_its_ends_are() -> None:
    start, key = motion("figure_four", False, "left")
    plain, _ = motion("hook_lying", False, "right")
    assert start.flipped
    assert not ways().motion(start, key, plain, 0, "supine", "supine").flipped
    assert ways().motion(start, key, start, 0, "supine", "supine").flipped


def test_a_chair_is_there_all_the_way_and_a_door_frame_never() -> None:
    assert way(Case("cat_cow", "bird_dog", eased=True)).props.chair
    assert way(Case("wall_squat", "toe_touch")).props.wall is not None
    assert way(Case("wall_squat", "hip_flexor")).props.wall is None
    assert way(Case("doorway", "wall_squat")).props.doorway is None


def test_without_a_file_the_way_goes_straight(tmp_path: Path) -> None:
    found, faults = read_ways(tmp_path)
    assert ["cannot be read" in str(fault) for fault in faults] == [True]
    straight = way_of(Case("cat_cow", "pelvic_tilt"), found)
    assert [key.pose.name for key in straight.keys] == ["cat", "neutral", "neutral"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("link = [", "at its end: there is no value"),
        ("link = []\npose = 3", "pose: "),
        ('link = [["supine", "moon"]]\npose = []', "moon is neither a pose here nor a position"),
        ('link = []\npose = [{name="x"}]', "no link leads to x"),
        ('link = [["x", "supine"]]\npose = [{name="x", knee=999}]', "pose[0].knee"),
        ('link = [["x", "supine"]]\npose = [{name="x"}, {name="x"}]', "x is there already"),
        ("link = []\npose = []\nwings = 2", "wings: is not a known key"),
    ],
)
def test_a_broken_file_is_a_fault_and_no_more(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "ways.toml").write_text(text, encoding="utf-8")
    found, faults = read_ways(tmp_path)
    assert fault in " ".join(str(one) for one in faults)
    assert found == Ways()


@pytest.mark.parametrize("name", ["runners_lunge", "hip_flexor"])
def test_who_changes_knees_kneels_on_one_of_them_all_the_time(name: str) -> None:
    right, left = (motion(name, False, side)[0] for side in ("right", "left"))
    found = ways().motion(right, 0, left, 0, "half-kneeling", "half-kneeling")
    for start, end in found.moves():
        for step in range(21):
            joints = found.at(start, end, step / 20).joints
            assert min(joints["knee_R"][1], joints["knee_L"][1]) == pytest.approx(0.215, abs=0.03)


@pytest.mark.parametrize("name", ["runners_lunge", "hip_flexor"])
def test_who_kneels_on_the_left_knee_lies_down_from_all_fours(name: str) -> None:
    found = way(Case(name, "pelvic_tilt", side="left"))
    assert "hands-and-knees" in [key.pose.name for key in found.keys]


def test_a_way_fits_into_a_picture_like_any_motion() -> None:
    passing = way(Case("cat_cow", "pelvic_tilt"))
    camera = fitted([passing], 640, 480)
    assert fitted([passing], 320, 240).scale == pytest.approx(camera.scale / 2)
