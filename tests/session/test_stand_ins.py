"""An exercise whose poses are broken is shown by a plain start of its position, or not at all."""

from functools import cache

import pytest

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library
from backstretch.figure.body import LETTERS
from backstretch.figure.book import Book
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, SideName
from backstretch.figure.skeleton import Skeleton
from backstretch.figure.stance import Props
from backstretch.figure.ways import Ways
from backstretch.resources import resources_dir
from backstretch.session.stand_ins import PLAIN_STARTS, stand_ins

SIDES: tuple[SideName, ...] = ("right", "left")
LISTED = [(position, name) for position, names in PLAIN_STARTS.items() for name in names]


@cache
def poses() -> dict[str, Poses]:
    found, faults = read_all(resources_dir() / "poses")
    assert not faults
    return found


def shown(library: Library, broken: str, side: SideName = "both", *, eased: bool = False) -> Motion:
    left = {name: of for name, of in poses().items() if name != broken}
    book = Book(left, Ways(), stand_ins(library.exercises, left))
    found = book.motion(Doing(broken, side, eased))
    assert found
    return found


def position_of(exercise: Exercise, *, eased: bool) -> str:
    return exercise.easier.position if eased and exercise.easier else exercise.position


@pytest.mark.parametrize("eased", [False, True])
def test_whoever_stands_in_is_in_the_same_position(library: Library, eased: bool) -> None:
    for name, exercise in library.exercises.items():
        left = poses().keys() - {name}
        found = stand_ins(library.exercises, left).get(Doing(name, eased=eased))
        if found:
            position = position_of(exercise, eased=eased)
            assert library.exercises[found].position == position
        else:
            assert position_of(exercise, eased=eased) in (
                "seated",
                "kneeling",
                "prone",
                "floor-sitting",
            )


@pytest.mark.parametrize(("position", "name"), LISTED)
def test_a_listed_start_is_in_its_position(library: Library, position: str, name: str) -> None:
    assert library.exercises[name].position == position


@pytest.mark.parametrize(("position", "name"), LISTED)
def test_a_listed_start_lifts_nothing(position: str, name: str) -> None:
    """Feet or knees and the hands are low, and but in half kneeling both sides are alike."""
    body = poses()[name].motion().keys[0].skeleton
    joints = body.joints
    for letter in LETTERS:
        assert min(joints[f"{end}_{letter}"][1] for end in ("ankle", "knee")) < 0.45
        assert joints[f"wrist_{letter}"][1] <= joints[f"shoulder_{letter}"][1] + 0.6
    if position != "half-kneeling":
        for joint in ("hip", "knee", "ankle", "shoulder"):
            right, left = joints[f"{joint}_R"], joints[f"{joint}_L"]
            assert right[:2] == pytest.approx(left[:2], abs=0.35)
    assert upright(body) == (position in ("standing", "half-kneeling"))


def upright(body: Skeleton) -> bool:
    return body.spine.head[1] - body.pelvis[1] > 2.0


@pytest.mark.parametrize(
    ("broken", "side", "by"),
    [
        ("figure_four", "left", "hook_lying"),
        ("hamstring_supine", "right", "hook_lying"),
        ("side_lean", "left", "toe_touch"),
        ("toe_touch", "both", "side_lean"),
        ("squat", "both", "side_lean"),
        ("doorway", "both", "side_lean"),
        ("bird_dog", "left", "cat_cow"),
        ("plank", "both", "prone_elbows"),
        ("runners_lunge", "left", "hip_flexor"),
    ],
)
def test_a_stand_in_holds_and_wears_nothing_and_glows_nowhere(
    library: Library, broken: str, side: SideName, by: str
) -> None:
    found = shown(library, broken, side)
    start = poses()[by].motion(side).keys[0]
    assert [key.skeleton.joints for key in found.keys] == [start.skeleton.joints]
    assert not found.keys[0].pose.glow
    assert found.props == Props(pillow=poses()[by].props.pillow)


@pytest.mark.parametrize("broken", ["runners_lunge", "hip_flexor"])
def test_the_knee_that_is_down_is_that_of_the_side(library: Library, broken: str) -> None:
    for side in SIDES:
        own = poses()[broken].motion(side).keys[0].pose
        found = shown(library, broken, side).keys[0].pose
        for letter in LETTERS:
            assert bool(own.side(letter).knee_down) == bool(found.side(letter).knee_down)


def test_an_easier_version_that_stands_is_shown_standing(library: Library) -> None:
    assert library.exercises["runners_lunge"].easier
    found = shown(library, "runners_lunge", "left", eased=True)
    assert upright(found.keys[0].skeleton)
    assert min(found.keys[0].skeleton.joints[f"knee_{letter}"][1] for letter in LETTERS) > 1


def test_where_nobody_begins_plainly_in_that_position_there_are_words_alone(
    library: Library,
) -> None:
    assert Doing("cat_cow") not in stand_ins(library.exercises, {"hook_lying"})
    assert Doing("childs_pose") not in stand_ins(
        library.exercises, library.exercises.keys() - {"childs_pose"}
    )
    assert Doing("side_lean") not in stand_ins(library.exercises, {"doorway", "band_walk"})


def test_poses_of_exercises_nobody_knows_stand_in_for_nothing(library: Library) -> None:
    assert stand_ins(library.exercises, {"handstand"}) == {}
