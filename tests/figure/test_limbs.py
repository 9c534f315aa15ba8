"""Two links that reach for a point."""

import pytest

from backstretch.figure.limbs import REACH, two_links
from backstretch.figure.vectors import Vec, length, sub

LENGTHS = (1.86, 1.84)
START: Vec = (0.0, 4.0, 0.3)


@pytest.mark.parametrize("target", [(1.0, 1.0, 0.0), (2.5, 4.0, 1.0), (0.1, 3.7, 0.3)])
def test_both_links_keep_their_lengths_and_reach_the_target(target: Vec) -> None:
    middle, end, _ = two_links(START, target, LENGTHS, (1, 0, 0))
    assert length(sub(middle, START)) == pytest.approx(LENGTHS[0])
    assert length(sub(end, middle)) == pytest.approx(LENGTHS[1])
    assert end == pytest.approx(target)


def test_the_joint_bends_towards_its_pole() -> None:
    forward, _, _ = two_links(START, (0.0, 1.0, 0.3), LENGTHS, (1, 0, 0))
    back, _, _ = two_links(START, (0.0, 1.0, 0.3), LENGTHS, (-1, 0, 0))
    assert forward[0] > 0 > back[0]


def test_what_is_out_of_reach_is_pointed_at_almost_straight() -> None:
    _, end, _ = two_links(START, (0.0, -9.0, 0.3), LENGTHS, (1, 0, 0))
    assert length(sub(end, START)) == pytest.approx(sum(LENGTHS) * REACH)


def test_a_pole_along_the_limb_still_bends_it() -> None:
    middle, _, _ = two_links(START, (0.0, 1.0, 0.3), LENGTHS, (0, -1, 0))
    assert length(sub(middle, START)) == pytest.approx(LENGTHS[0])
