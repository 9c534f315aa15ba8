"""Where points are too many to be told apart: nothing left out, nothing made up."""

from hypothesis import given
from hypothesis import strategies as st

from backstretch.ui.charts.crowding import Crowd, crowds, middles

Points = list[tuple[int, float]]
POINTS = st.lists(
    st.tuples(st.integers(0, 2_000), st.integers(0, 10).map(float)), max_size=200
).map(sorted)


@given(POINTS, st.floats(1, 400))
def test_every_point_is_in_one_dot(points: Points, width: float) -> None:
    found = list(crowds(points, 0, width))
    assert sum(one.count for one in found) == len(points)
    for one in found:
        of_these = [day for day, value in points if one.first <= day <= one.last]
        assert len(of_these) >= one.count
        assert one.last - one.first < width
        assert one.value in {value for _, value in points}


@given(POINTS, st.floats(1, 400))
def test_a_middle_lies_between_the_values_it_is_of(points: Points, width: float) -> None:
    for _, middle in middles(points, 0, width):
        assert min(v for _, v in points) <= middle <= max(v for _, v in points)


def test_points_of_the_same_days_and_value_share_a_dot() -> None:
    points = [(0, 3.0), (1, 3.0), (2, 5.0), (9, 3.0)]
    assert list(crowds(points, 0, 7)) == [
        Crowd(0, 1, 3.0, 2),
        Crowd(2, 2, 5.0, 1),
        Crowd(9, 9, 3.0, 1),
    ]
