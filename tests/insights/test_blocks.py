"""Two weeks differ from the first two by one rule, on Today and in Trends."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.insights.blocks import (
    block_middle,
    blocks_before,
    change_of,
    counts,
    counts_clearly,
    middle_of,
)
from tests.care.saying import day


@given(st.lists(st.integers(0, 10), min_size=1, max_size=20))
def test_the_middle_is_the_median(scores: list[int]) -> None:
    assert middle_of(scores) == median(scores)
    assert block_middle(scores) == (median(scores) if len(scores) >= 6 else None)


@pytest.mark.parametrize(("days", "blocks"), [(0, 0), (27, 0), (28, 1), (41, 1), (42, 2)])
def test_no_block_shares_a_day_with_the_first_one(days: int, blocks: int) -> None:
    assert blocks_before(day(days), day(0)) == blocks


@pytest.mark.parametrize(
    ("begun", "middle", "change", "so"),
    [
        (5.0, 3.0, -2.0, True),
        (5.0, 3.5, -1.5, False),
        (8.0, 6.0, -2.0, False),  # two points, but not 30 %
        (0.0, 2.0, 2.0, True),
        (None, 2.0, None, False),
        (5.0, None, None, False),
    ],
)
def test_a_change_counts_from_two_points_and_30_percent_on(
    begun: float | None, middle: float | None, change: float | None, so: bool
) -> None:
    assert (change_of(begun, middle), counts(begun, middle)) == (change, so)


@pytest.mark.parametrize(
    ("middles", "clearly"),
    [
        ((2.0, 3.0), True),
        ((8.0, 3.0, 2.0), True),
        ((3.0, 4.0), False),
        ((8.0, 2.0), False),
        ((3.0,), False),
        ((None, 3.0), False),
    ],
)
def test_a_clear_change_is_two_blocks_running_the_same_way(
    middles: tuple[float | None, ...], clearly: bool
) -> None:
    assert counts_clearly(5.0, middles) is clearly
