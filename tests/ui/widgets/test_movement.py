"""A movement as a line with stops: what is shown where, and how it plays."""

import pytest

from backstretch.figure.scene import Doing, Move, Showing
from backstretch.ui.widgets.key_scrubber import WHOLE
from backstretch.ui.widgets.live_figures import LONGEST_MS, Turn, moment, turns
from backstretch.ui.widgets.movement import BACK_MS, REST_MS, STILL_MS, movement

DOING = Doing("figure_four", "right")


def test_the_stops_lie_where_each_move_ends() -> None:
    line = movement(DOING, (2000, 1000, 3000))
    assert line is not None
    assert line.stops() == (0, 250, WHOLE)
    assert line.at(0) == Showing(Move(DOING, 0, 1, 1000), 0.0)
    assert line.at(125) == Showing(Move(DOING, 0, 1, 1000), 0.5)
    assert line.at(625) == Showing(Move(DOING, 1, 2, 3000), 0.5)
    assert line.at(WHOLE) == Showing(Move(DOING, 2, 2))


def test_one_pose_is_no_movement() -> None:
    assert movement(DOING, (2000,)) is None
    assert movement(DOING, ()) is None


def test_played_once_it_ends_at_its_end() -> None:
    line = movement(DOING, (0, 1000))
    assert line is not None
    played = line.played(500, again=False)
    assert played is not None
    assert played[1] == 500
    assert line.played(1000, again=False) is None


def test_played_again_it_rests_goes_back_and_begins_anew() -> None:
    line = movement(DOING, (0, 1000))
    assert line is not None
    assert line.played(1000, again=True) == (line.still(1), WHOLE)
    back = line.played(1000 + REST_MS + BACK_MS // 2, again=True)
    assert back == (Showing(Move(DOING, 1, 0, BACK_MS), 0.5), 500)
    assert line.played(1000 + REST_MS + BACK_MS, again=True) == line.played(0, again=True)


def test_with_less_motion_one_pose_follows_another_and_nothing_moves() -> None:
    line = movement(DOING, (0, 1000, 1000))
    assert line is not None
    shown = [line.stepped(n * STILL_MS, again=True) for n in range(4)]
    assert shown == [(line.still(n), line.stops()[n]) for n in (0, 1, 2, 0)]
    assert line.stepped(3 * STILL_MS, again=False) is None


@pytest.mark.parametrize("times", [(2000, 2000), (2000, 9000, 9000), (3000,) * 7])
def test_a_figure_that_is_looked_at_moves_for_five_seconds_at_most(times: tuple[int, ...]) -> None:
    way = turns(times)
    assert way[0] == Turn(len(times) - 1, 0, way[0].ms)
    assert [turn.end for turn in way[1:]] == list(range(1, len(times)))
    assert sum(turn.ms for turn in way) <= LONGEST_MS
    assert moment(way, 0) == (len(times) - 1, 0, 0.0)
    assert moment(way, LONGEST_MS) is None


def test_a_figure_of_one_pose_stands_still() -> None:
    assert turns((2000,)) == ()
    assert moment((), 0) is None
