"""The order of a session: nobody gets up or down more than the exercises ask for."""

import random
from collections.abc import Sequence
from itertools import pairwise, permutations

from backstretch.content.exercise import Exercise, Kind, Position
from backstretch.content.library import load_library
from backstretch.content.routine import Item
from backstretch.plan.composer import compose
from backstretch.plan.fitting import HEIGHTS, Wanted, fit, in_order
from backstretch.resources import resources_dir
from tests.plan.crowd import crowd
from tests.plan.drawing import RULES

LIBRARY = load_library(resources_dir())
REST = LIBRARY.exercises["hook_lying"]
MOVES = [one for one in LIBRARY.exercises.values() if one.kind is not Kind.REST]


def changes(order: Sequence[Exercise]) -> int:
    """Return how often the position changes."""
    return sum(a.position is not b.position for a, b in pairwise(order))


def climbed(order: Sequence[Exercise]) -> int:
    """Return over how many levels a person goes up and down altogether."""
    heights = [HEIGHTS.index(one.position) for one in order]
    return sum(abs(a - b) for a, b in pairwise(heights))


def test_no_other_order_changes_position_less_or_goes_up_and_down_less() -> None:
    chance = random.Random(3)
    for number in range(240):
        moves = chance.sample(MOVES, chance.randint(1, 6))
        opening, end = [REST] * (number % 3 > 1), [REST] * (number % 3 > 0)
        wanted = [Wanted(one, Item(one.id, 0.0), 1) for one in (*moves, *end)]
        found = [*opening, *(one.exercise for one in in_order(wanted))]
        others = [[*opening, *some, *end] for some in permutations(moves)]
        assert changes(found) == min(map(changes, others))
        assert climbed(found) == min(map(climbed, others))
        assert not end or found[-1] is REST


def test_every_session_is_in_that_order() -> None:
    for asked in crowd(4, 400, LIBRARY, RULES):
        made = compose(LIBRARY, RULES, asked.routine, asked.minutes, asked.person, asked.rung)
        assert made is not None
        order = [LIBRARY.exercises[item.exercise] for item in made.routine.items]
        begins_lying = order[0].kind is Kind.REST and len(order) > 1
        moves = order[1:] if begins_lying else order
        heights = [HEIGHTS.index(one.position) for one in moves]
        assert heights == sorted(heights)
        assert begins_lying <= (asked.routine == "flare-up" or set(order) == {REST})


def test_all_positions_have_their_height() -> None:
    assert sorted(HEIGHTS) == sorted(Position)


def test_doses_are_the_cheapest_there_are_for_the_time() -> None:
    """Every dose there is of two stretches and a rest, tried one by one."""
    first, other = (Wanted(LIBRARY.exercises[n], Item(n, 0.0, hold=30.0), 2) for n in PAIR)
    rest = Wanted(REST, Item(REST.id, 0.0, hold=60.0), 1)
    usual = RULES.progression.steps[3]
    for seconds in range(150, 500, 7):
        doses = [(hold, times) for hold in (20.0, 30.0) for times in (1, 2)]
        left = {
            seconds - 10 - 10 - 5 - work(*one) - work(*two): (one, two)
            for one in doses
            for two in doses
        }
        possible = {over: pair for over, pair in left.items() if 15 <= over <= 120}
        found = fit([first, other, rest], seconds, usual)
        assert (found is not None) == bool(possible)
        if found is not None:
            over = found.items[-1].hold
            dosed = [(item.hold, item.times) for item in found.items[:-1]]
            assert over in possible
            assert sum(work(h or 0, t) for h, t in dosed) == seconds - 25 - (over or 0)
            assert found.cost == min(map(cost, possible, possible.values()))


PAIR = ("figure_four", "hamstring_supine")


def work(hold: float, times: int) -> float:
    """Return the seconds of a stretch of each side, rests and the change of sides included."""
    return 2 * (times * hold + (times - 1) * 5) + 5


def cost(over: float, pair: tuple[tuple[float, int], ...]) -> float:
    """Return how far doses are from two times thirty seconds, and the rest from 45 s."""
    away = sum((30 - hold) / 3 + (2 - times) / 0.25 for hold, times in pair)
    return away + abs(over - 45) / 30
