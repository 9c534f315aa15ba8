"""A week of which days do not count asks for its share, and one day of illness takes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.plan.sharing import share_of
from tests.plan.drawing import RULES

# by the days that count, none to seven
SHARES = {3: (0, 0, 1, 1, 2, 3, 3, 3), 4: (0, 1, 1, 2, 2, 3, 4, 4), 5: (0, 1, 1, 2, 3, 4, 4, 5)}


@pytest.mark.parametrize("goal", SHARES)
def test_a_week_asks_for_its_share_of_the_goal(goal: int) -> None:
    assert tuple(share_of(goal, counted, RULES) for counted in range(8)) == SHARES[goal]


@given(goal=st.integers(3, 5), counted=st.integers(0, 7))
def test_no_share_is_more_than_the_rules_allow(goal: int, counted: int) -> None:
    share = share_of(goal, counted, RULES)
    assert 0 <= share <= min(goal, counted)
    assert share <= RULES.days.most
    assert counted < 2 or share <= counted - RULES.rest.least
    assert share_of(goal, max(0, counted - 1), RULES) <= share
