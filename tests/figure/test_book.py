"""The book of motions: each found once, on its side, with the camera it shares."""

import pytest

from backstretch.figure.book import Book
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Passage, SideName
from backstretch.figure.ways import read_ways
from backstretch.resources import resources_dir

POSES, FAULTS = read_all(resources_dir() / "poses")
WAYS, WAY_FAULTS = read_ways(resources_dir())


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


def test_what_nobody_knows_is_nothing(book: Book) -> None:
    unknown = Doing("cartwheel")
    assert book.motion(unknown) is None
    assert book.sides(unknown) == ()
    assert book.keys(unknown) == 0
    assert book.motion(Passage(unknown, 0, Doing("plank"))) is None
