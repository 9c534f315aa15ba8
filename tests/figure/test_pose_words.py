"""The pictures agree with the words: phases, sides, where it is felt, and the time to get in."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Literal

import pytest

from backstretch.content.exercise import Exercise
from backstretch.content.library import Library, load_library
from backstretch.figure.camera import Camera, fitted
from backstretch.figure.coats import coats
from backstretch.figure.furniture import CUSHION_HALF
from backstretch.figure.layers import Fill, Glow, Layer
from backstretch.figure.moving import Motion, Poses
from backstretch.figure.muscles import muscle
from backstretch.figure.outline import Point, Polygon
from backstretch.figure.reading import read_all
from backstretch.figure.spine import lowest
from backstretch.figure.vectors import angle, length, sub
from backstretch.resources import resources_dir

Side = Literal["left", "right"]
POSES = resources_dir() / "poses"
NAMES = sorted(path.stem for path in POSES.glob("*.toml"))
CASES = [(name, eased) for name in NAMES for eased in (False, True)]
ONE_SIDED = [
    case for case in CASES if "other_side = " in (POSES / f"{case[0]}.toml").read_text("utf-8")
]

FELT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("backs of your legs", ("hamstring",)),
    ("middle of the {side} thigh, at the back", ("hamstring",)),
    ("back of the {side} thigh", ("hamstring",)),
    ("back of one thigh", ("hamstring",)),
    ("front of the {side} hip", ("hip_flexor",)),
    ("front of your chest", ("chest",)),
    ("{other} side of your trunk", ("side",)),
    ("under your arms", ("lat",)),
    ("under your hand", ()),
    ("{other} outer hip", ("outer_hip",)),
    ("{side} buttock", ("glute", "piriformis")),
    ("{side} thigh and buttock", ("quad", "glute")),
    ("buttocks", ("glute",)),
    ("thighs", ("quad",)),
    ("tummy", ("abs",)),
    ("belly", ("abs",)),
    ("upper back", ("upper_back",)),
    ("back", ("lumbar", "spine", "upper_back")),
)
"""Words that say where it is felt, and the muscles they mean; the longer words come first."""

PLAIN = (
    "you should feel it your and the at in of deep most mild squeeze both whole lower "
    "work working works bend rise fall widen as along across a little time leg moves "
    "firm easy pressure rest settle on {side}"
)
"""Words beside those places that name no other place on the body."""

MOST_WAY_IN = 7.0
"""Seconds: a change between exercises is at least ten seconds long."""


@cache
def library() -> Library:
    return load_library(resources_dir())


@cache
def poses(name: str, eased: bool = False) -> Poses:
    found = read_all(POSES)[0][name]
    assert found.easier
    return found.easier if eased else found


def exercise(name: str) -> Exercise:
    return library().exercises[name]


def words_of(name: str, eased: bool = False) -> str:
    found = exercise(name)
    return (found.easier.feel if eased and found.easier else "") or found.feel


def places(text: str) -> tuple[list[set[str]], str]:
    """Return the muscles of each place that the words name, and the words that are left.

    The named side is drawn as the right one.
    """
    found = []
    for words, muscles in FELT:
        if words in text:
            text = text.replace(words, "")
            letters = "R" if "{side}" in words else "L" if "{other}" in words else "RL"
            found.append({*muscles, *(f"{one}_{letter}" for one in muscles for letter in letters)})
    return [place for place in found if place], text


def felt(name: str, eased: bool = False) -> set[str]:
    """Return the muscles that the words speak of."""
    return {one for place in places(words_of(name, eased))[0] for one in place}


def sides(name: str) -> tuple[Side, ...]:
    return ("right",) if poses(name).other_side == "same" else ("right", "left")


def test_every_word_for_a_place_is_known() -> None:
    for name, eased in CASES:
        found, rest = places(words_of(name, eased))
        left = rest.lower().replace(",", " ").split()
        assert found, name
        assert {*left} <= {*PLAIN.split()}, (name, rest)
    assert felt("figure_four") == {"glute", "glute_R", "piriformis", "piriformis_R"}
    assert "side_L" in felt("side_lean")
    assert "side_R" not in felt("side_lean")


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_what_glows_is_what_the_words_say(name: str, eased: bool) -> None:
    found = poses(name, eased)
    ends = {*found.cycle, len(found.keys) - 1}
    glowing = [set(found.keys[end].glow) for end in ends]
    assert all(marks <= felt(name, eased) for marks in glowing), glowing
    assert glowing[-1] if not found.cycle else any(glowing)


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_every_place_the_words_name_glows(name: str, eased: bool) -> None:
    glowing = {mark for key in poses(name, eased).keys for mark in key.glow}
    for place in places(words_of(name, eased))[0]:
        assert place & glowing, (place, glowing)


@pytest.mark.parametrize(
    ("name", "eased", "key", "letters", "least", "most"),
    [
        ("toe_touch", False, "hang", "RL", 10, 20),
        ("toe_touch", True, "hands on the seat", "RL", 10, 20),
        ("heel_slide", False, "long", "R", 5, 15),
        ("hamstring_standing", False, "hips back", "RL", 5, 15),
    ],
)
def test_a_soft_knee_is_soft_and_a_long_leg_long(
    name: str, eased: bool, key: str, letters: str, least: float, most: float
) -> None:
    skeleton = next(
        one.skeleton for one in poses(name, eased).motion().keys if one.pose.name == key
    )
    for letter in letters:
        thigh, shin = (skeleton.frames[f"{bone}_{letter}"] for bone in ("thigh", "shin"))
        assert least <= angle(thigh.u, shin.u) <= most


def test_hips_rest_on_the_cushion() -> None:
    motion = poses("childs_pose", eased=True).motion()
    assert motion.props.cushion
    x, low, high = motion.props.cushion
    seat = min(motion.keys[-1].skeleton.cuts()[:4], key=lowest)
    assert lowest(seat) == pytest.approx(low + high, abs=0.05)
    assert x - CUSHION_HALF + 0.2 < seat.at[0] < x + CUSHION_HALF - 0.2


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_each_phase_has_the_pose_it_ends_in(name: str, eased: bool) -> None:
    counted = {
        item.exercise
        for routine in library().routines.values()
        for item in routine.items
        if item.reps
    }
    cycle = poses(name, eased).cycle
    if cycle or name in counted:
        assert len(cycle) == len(exercise(name).cycle(eased))


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_getting_in_fits_the_shortest_change(name: str, eased: bool) -> None:
    found = poses(name, eased)
    ways = found.keys[1:2] if found.cycle else found.keys[1:]
    assert sum(key.move for key in ways) <= MOST_WAY_IN


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_exercises_of_one_side_have_another(name: str, eased: bool) -> None:
    has_sides = exercise(name).sides != "both"
    assert (poses(name, eased).other_side != "same") == has_sides


@pytest.mark.parametrize(("name", "eased"), ONE_SIDED)
def test_the_limb_that_works_is_on_the_side_that_is_named(name: str, eased: bool) -> None:
    found = poses(name, eased)
    for side in sides(name):
        motion = found.motion(side)
        assert (side == "left") == (motion.swapped or motion.flipped)
        mine, other = ("L", "R") if motion.swapped else ("R", "L")
        assert is_leading(name, motion, mine, other), (side, found.works)
        assert on_the_named_side(motion, mine) == side


def is_leading(name: str, motion: Motion, mine: str, other: str) -> bool:
    """Return whether it is this side that moves, kneels, stands in front or leans."""
    last = motion.keys[-1]
    joints = last.skeleton.joints
    if name in ("lunge", "hamstring_seated"):
        ahead = 2 if name == "lunge" else 1
        return joints[f"ankle_{mine}"][0] > joints[f"ankle_{other}"][0] + ahead
    if name == "roller_glute":
        return joints[f"hip_{mine}"][1] < joints[f"hip_{other}"][1] - 0.05
    if name == "side_lean":
        toward = 1 if mine == "R" else -1
        return toward * (last.skeleton.spine.head[2] - motion.keys[0].skeleton.spine.head[2]) > 0.5
    kneels, stands = (
        last.pose.side("R" if letter == "R" else "L").knee_down for letter in (mine, other)
    )
    if kneels:
        return not stands
    return travel(motion, f"ankle_{mine}") > travel(motion, f"ankle_{other}") + 0.3


def travel(motion: Motion, joint: str) -> float:
    spots = [
        motion.at(start, end, step / 10).joints[joint]
        for start, end in motion.moves()
        for step in range(11)
    ]
    return sum(length(sub(b, a)) for a, b in pairwise(spots))


def on_the_named_side(motion: Motion, letter: str) -> Side:
    """Return on which side of the body, as it is seen, the limbs with a letter are."""
    mirrored = fitted([motion], 640, 480).flipped
    return "left" if (letter == "L") != mirrored else "right"


@pytest.mark.parametrize(("name", "eased"), CASES)
def test_the_mark_can_be_seen_on_both_sides(name: str, eased: bool) -> None:
    for side in sides(name):
        motion = poses(name, eased).motion(side)
        camera = fitted([motion], 640, 480)
        key = next(key for key in reversed(motion.keys) if key.pose.glow)
        layers = coats(key.skeleton, camera)
        marks = [mark for mark in key.pose.glow if mark[-2:] in ("_R", "_L")] or key.pose.glow
        seen = {mark: shown(layers, line(motion, camera, mark)) for mark in marks}
        assert max(seen.values()) > 1 / 3 or shines_through(layers, marks), (side, seen)


def shines_through(layers: list[Layer], marks: Iterable[str]) -> bool:
    """Return whether a mark on the far side is traced over what hides it."""
    return len([one for one in layers if isinstance(one, Glow) and one.clip]) > len([*marks])


def line(motion: Motion, camera: Camera, mark: str) -> list[Point]:
    skeleton = next(key for key in reversed(motion.keys) if key.pose.glow).skeleton
    return [camera.point(spot) for spot in muscle(skeleton, mark).points]


def shown(layers: list[Layer], spots: list[Point]) -> float:
    """Return the share of a mark's points that nothing painted later covers."""
    found = [n for n, layer in enumerate(layers) if isinstance(layer, Glow) and layer.clip]
    place = next(n for n in found if layers[n].points == spots)  # type: ignore[union-attr]
    later = [layer for layer in layers[place + 1 :] if isinstance(layer, Fill)]
    free = [spot for spot in spots if not any(covers(layer, spot) for layer in later)]
    return len(free) / len(spots)


def covers(layer: Fill, spot: Point) -> bool:
    return is_inside(layer.polygons, spot) and (not layer.clip or is_inside(layer.clip, spot))


def is_inside(polygons: list[Polygon], spot: Point) -> bool:
    x, y = spot
    for polygon in polygons:
        crossings = 0
        for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                crossings += 1
        if crossings % 2:
            return True
    return False
