"""The book of motions: each found once, on its side, with the camera it shares."""

from dataclasses import replace
from itertools import pairwise

import pytest

from backstretch.figure.book import Book
from backstretch.figure.camera import bounds, fitted
from backstretch.figure.passing import dressed
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Passage, SideName
from backstretch.figure.scenery import scenery
from backstretch.figure.stance import Props
from backstretch.figure.ways import read_ways
from backstretch.resources import resources_dir

POSES, FAULTS = read_all(resources_dir() / "poses")
WAYS, WAY_FAULTS = read_ways(resources_dir())

WIDTH, HEIGHT = 400, 300
SWITCHED = [
    Doing(name, "right", eased)
    for name, eased in (
        ("hamstring_supine", False),
        ("hamstring_supine", True),
        ("hamstring_standing", False),
        ("hamstring_standing", True),
        ("hip_flexor", False),
        ("hip_flexor", True),
        ("lunge", False),
        ("lunge", True),
        ("runners_lunge", False),
        ("runners_lunge", True),
        ("single_leg_lower", True),
    )
]
"""Exercises whose sides begin in different bodies before one camera."""

every_switch = pytest.mark.parametrize("right", SWITCHED, ids=str)


@pytest.fixture
def book() -> Book:
    return Book(POSES, WAYS)


def test_everything_that_ships_is_sound() -> None:
    assert not FAULTS
    assert not WAY_FAULTS


def test_a_motion_is_made_once(book: Book) -> None:
    doing = Doing("figure_four", "left")
    assert book.motion(doing) is book.motion(Doing("figure_four", "left"))


def test_the_easier_version_has_its_own_poses(book: Book) -> None:
    usual, easier = (book.motion(Doing("cat_cow", eased=eased)) for eased in (False, True))
    assert usual
    assert easier
    assert easier.props.chair
    assert not usual.props.chair


def test_sides_that_are_swapped_share_a_camera_and_mirrored_ones_do_not(book: Book) -> None:
    assert len(book.sides(Doing("hamstring_supine", "left"))) == 2
    assert len(book.sides(Doing("figure_four", "left"))) == 1
    assert book.sides(Doing("cat_cow")) == (book.motion(Doing("cat_cow")),)


def test_a_swapped_exercise_begins_alike_on_both_sides(book: Book) -> None:
    assert book.same(Doing("bird_dog", "left"), Doing("bird_dog", "right"))
    assert not book.same(Doing("hamstring_supine", "left"), Doing("hamstring_supine", "right"))
    assert not book.same(Doing("figure_four", "left"), Doing("figure_four", "right"))


def test_a_passage_goes_from_one_pose_to_the_other(book: Book) -> None:
    start, end = Doing("cat_cow"), Doing("hook_lying")
    way = book.motion(Passage(start, 0, end, 0, "hands-and-knees", "supine"))
    first, last = book.motion(start), book.motion(end)
    assert way
    assert first
    assert last
    assert way.keys[0].skeleton.joints == first.keys[0].skeleton.joints
    assert way.keys[-1].skeleton.joints == last.keys[0].skeleton.joints
    assert len(way.keys) > 2


@pytest.mark.parametrize("side", ["right", "left"])
def test_what_has_no_poses_is_its_stand_in_standing_still(book: Book, side: SideName) -> None:
    standing = Book(POSES, WAYS, {Doing("handstand"): "figure_four"})
    still = standing.motion(Doing("handstand", side))
    whole = book.motion(Doing("figure_four", side))
    assert still
    assert whole
    assert [key.skeleton.joints for key in still.keys] == [whole.keys[0].skeleton.joints]
    assert still.flipped == whole.flipped
    assert standing.cycle(Doing("handstand")) == ()
    assert standing.motion(Doing("handstand", side, eased=True)) is None


def test_a_stand_in_leaves_its_things_behind_but_a_pillow() -> None:
    standing = Book(POSES, WAYS, {Doing("handstand"): "hamstring_supine"})
    still = standing.motion(Doing("handstand"))
    assert still
    assert still.props == Props(pillow=POSES["hamstring_supine"].props.pillow)


def switch(right: Doing) -> tuple[Doing, Passage, Doing, Passage]:
    """Return a side, the way to the other one, that, and the way back."""
    left = replace(right, side="left")
    return right, Passage(right, 0, left), left, Passage(left, 0, right)


@every_switch
def test_a_switch_of_sides_is_seen_by_one_camera(book: Book, right: Doing) -> None:
    cameras = [fitted(book.sides(source), WIDTH, HEIGHT) for source in switch(right)]
    for spot in ((0.0, 0.0, 0.0), (1.5, 2.0, -1.0), (-2.0, 0.3, 1.2)):
        assert len({camera.point(spot) for camera in cameras}) == 1


@every_switch
def test_in_a_switch_of_sides_the_same_things_stand_there(book: Book, right: Doing) -> None:
    camera = fitted(book.sides(right), WIDTH, HEIGHT)
    first, *others = [
        scenery(motion, camera) for source in switch(right) if (motion := book.motion(source))
    ]
    assert others == [first] * 3


@every_switch
def test_the_body_is_in_the_picture_all_through_a_switch(book: Book, right: Doing) -> None:
    camera = fitted(book.sides(right), WIDTH, HEIGHT)
    for source in switch(right):
        motion = book.motion(source)
        assert motion
        for start, end in motion.moves():
            for step in range(9):
                x0, y0, x1, y1 = bounds(motion.at(start, end, step / 8), camera)
                assert 0 <= x0 < x1 <= WIDTH
                assert 0 <= y0 < y1 <= HEIGHT


@every_switch
def test_a_switch_of_sides_is_one_picture(book: Book, right: Doing) -> None:
    for one in switch(right):
        assert all(book.is_one_picture(one, other) for other in switch(right))
        assert not book.is_one_picture(one, replace(right, eased=not right.eased))
        assert not book.is_one_picture(one, Doing("cat_cow"))


def test_mirrored_sides_and_ways_elsewhere_are_other_pictures(book: Book) -> None:
    right, left, cat = Doing("figure_four", "right"), Doing("figure_four", "left"), Doing("cat_cow")
    assert not book.is_one_picture(right, left)
    assert not book.is_one_picture(cat, Passage(cat, 0, right))
    assert not book.is_one_picture(Doing("cat_cow", eased=True), Passage(cat, 0, right))
    assert book.is_one_picture(cat, Doing("cat_cow"))
    assert not book.is_one_picture(Doing("cartwheel", "left"), Doing("cartwheel", "right"))


@pytest.mark.parametrize("eased", [False, True])
@pytest.mark.parametrize("side", ["right", "left"])
def test_the_strap_changes_feet_while_both_are_raised(
    book: Book, side: SideName, eased: bool
) -> None:
    here = Doing("hamstring_supine", side, eased)
    there = replace(here, side="left" if side == "right" else "right")
    start, way, end = (book.motion(one) for one in (here, Passage(here, 0, there), there))
    assert start
    assert way
    assert end
    feet = []
    for first, last in way.moves():
        for step in range(11):
            feet.append(dressed(way, first, last, step / 10).working_foot)
            assert way.at(first, last, step / 10).joints[feet[-1]][1] > 1.5
    assert (feet[0], feet[-1]) == (start.working_foot, end.working_foot)
    assert sum(one != other for one, other in pairwise(feet)) == 1


def test_what_nobody_knows_is_nothing(book: Book) -> None:
    unknown = Doing("cartwheel")
    assert book.motion(unknown) is None
    assert book.sides(unknown) == ()
    assert book.keys(unknown) == 0
    assert book.motion(Passage(unknown, 0, Doing("plank"))) is None
