"""Which frames a move has, and which ones are kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from backstretch.figure.book import Book
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Move, SideName
from backstretch.resources import resources_dir
from backstretch.ui.widgets.figure_frames import FigureFrames, FrameName, name_of, names_of
from backstretch.ui.widgets.figure_paint import LIGHT
from backstretch.ui.widgets.figure_stage import MARGIN
from tests.ui.widgets.poses import PoseBook

CAT = Doing("cat_cow")
THERE, BACK = Move(CAT, 0, 1, 1000, (0.0, 1.0)), Move(CAT, 1, 0, 1000, (1.0, 0.0))


def frames(limit: int) -> FigureFrames:
    return FigureFrames(PoseBook(), LIGHT, 240, 180, limit)


def shown(move: Move, steps: int = 400) -> list[FrameName]:
    """Return the frames seen while time passes, each once, in order."""
    return list(dict.fromkeys(name_of(move, step / steps) for step in range(steps + 1)))


def test_a_move_has_thirty_frames_a_second() -> None:
    assert 24 <= len(shown(Move(CAT, 0, 1, 1000))) <= 31


def test_what_is_seen_is_what_is_foretold() -> None:
    for move in (THERE, BACK, Move(CAT, 2, 2, 3000, (0.0, 1.0)), Move(CAT, 1, 1, 900)):
        assert shown(move) == list(dict.fromkeys(names_of(move)))


def test_the_way_back_shows_the_same_frames() -> None:
    assert shown(BACK) == shown(THERE)[::-1]


def test_a_move_ends_in_the_frames_of_its_key_poses() -> None:
    first, last = shown(Move(CAT, 0, 1, 2500))[0], shown(Move(CAT, 0, 1, 2500))[-1]
    assert first == name_of(Move(CAT, 0, 0), 0.0)
    assert last == name_of(Move(CAT, 2, 1, 1000), 1.0)


def test_the_frames_used_longest_ago_are_let_go() -> None:
    kept = frames(limit=5)
    names = shown(THERE)[:6]
    for name in names:
        kept.drawn(name)
    kept.drawn(names[-1])
    assert kept.built == 6
    kept.drawn(names[0])
    assert kept.built == 7


@pytest.mark.parametrize("size", [(674, 492), (372, 452)])
def test_no_exercise_is_cropped_on_either_side_nor_its_easier_version(
    size: tuple[int, int],
) -> None:
    poses, faults = read_all(Path(resources_dir()) / "poses")
    assert not faults
    book = Book(poses, NoWays())
    drawn = FigureFrames(book, LIGHT, *size)
    stage = QRectF(-MARGIN, -MARGIN, size[0] + 2 * MARGIN, size[1] + 2 * MARGIN)
    sides: tuple[SideName, ...] = ("right", "left")
    for doing in (Doing(name, side, e) for name in poses for side in sides for e in (False, True)):
        last = book.keys(doing) - 1
        for move in (Move(doing, last, last), Move(doing, last - 1, last, 1000)):
            box = drawn.drawn(name_of(move, 0.5)).frame.bounds()
            assert stage.contains(box), (doing, move)
        assert stage.contains(drawn.scene(doing).mat.bounds()), doing


class NoWays:
    def motion(self, *_: object) -> None:
        return None
