"""Reading order and the line down a leg."""

import pytest

from backstretch.bodymap.legs import Side, leg_line
from backstretch.bodymap.order import GROUPS, READING_ORDER, Group, in_order
from backstretch.bodymap.outline import OUTLINE
from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.shapes import holds


def test_every_region_is_listed_once() -> None:
    assert sorted(READING_ORDER) == sorted(Region)


def test_the_lower_back_comes_first_from_left_to_right() -> None:
    assert tuple(GROUPS) == tuple(Group)
    assert READING_ORDER[:3] == (Region.LUMBAR_LEFT, Region.LUMBAR_CENTRE, Region.LUMBAR_RIGHT)


def test_what_was_chosen_in_any_order_is_read_in_the_same() -> None:
    chosen = {Region.BELLY: 1, Region.LUMBAR_RIGHT: 4, Region.LUMBAR_LEFT: 3}
    assert list(in_order(chosen).items()) == [
        (Region.LUMBAR_LEFT, 3),
        (Region.LUMBAR_RIGHT, 4),
        (Region.BELLY, 1),
    ]


def test_pain_that_stays_has_no_line() -> None:
    assert leg_line("left", LegReach.NONE) == ()


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_longer_reach_is_a_longer_line_down_the_same_leg(side: Side) -> None:
    lowest = 0.0
    for reach in list(LegReach)[1:]:
        line = leg_line(side, reach)
        assert line[0][1] == 192
        assert line[-1][1] > lowest
        assert all(holds(OUTLINE, *point) for point in line)
        assert all((x < 0) == (side == "left") for x, _ in line)
        lowest = line[-1][1]
    assert lowest > 370
