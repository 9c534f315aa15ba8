"""A pure function is called once for equal arguments, as far back as is remembered."""

from backstretch.planning.recent import Recent


class Doubling:
    """Notes what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[int, ...]] = []

    def __call__(self, numbers: tuple[int, ...], times: int = 2) -> int:
        self.given.append(numbers)
        return sum(numbers) * times


def test_equal_arguments_are_not_worked_out_again() -> None:
    doubling = Doubling()
    recent = Recent(doubling)
    assert [recent((1, 2)), recent((3,)), recent((1, 2))] == [6, 6, 6]
    assert doubling.given == [(1, 2), (3,)]
    assert recent((1, 2), times=3) == 9, "another argument counts"
    assert len(doubling.given) == 3


def test_what_was_asked_longest_ago_is_forgotten_first() -> None:
    doubling = Doubling()
    recent = Recent(doubling, most=2)
    for number in (1, 2, 1, 3):
        recent((number,))
    assert doubling.given == [(1,), (2,), (3,)]
    recent((1,))
    assert len(doubling.given) == 3
    recent((2,))
    assert doubling.given[-1] == (2,)
