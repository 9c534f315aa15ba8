"""What goes with a bad day: seldom said where there is nothing, and how often where there is."""

import random
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.insights.pain_trend import Told
from backstretch.insights.shuffling import SHUFFLES, Labelled, gap_of, probability_below
from backstretch.insights.trigger_runs import Trigger, TriggerRun
from backstretch.insights.triggers import Finding, TriggerRow, Triggers, triggers_of
from tests.insights.runners import FIRST, TEN, runs_of

PEOPLE = 400
CUT = 3


def found_in(people: int, count: int, **kind: Any) -> list[TriggerRow | None]:
    dice = random.Random(1976)
    return [judged(runs_of(count, dice, **kind)).worth_a_test for _ in range(people)]


def judged(runs: Sequence[TriggerRun]) -> Triggers:
    return triggers_of(runs, FIRST, CUT)


def of_scores(
    having: Sequence[int], without: Sequence[int], mornings: bool = False
) -> list[TriggerRun]:
    """Return runs with and without a downhill, by turns as far as that goes."""
    told = [(score, True) for score in having], [(score, False) for score in without]
    mixed = [side[n] for n in range(max(map(len, told))) for side in told if n < len(side)]
    return [
        TriggerRun(
            f"run {n}",
            FIRST + timedelta(n),
            2 if mornings else score,
            score if mornings else None,
            {Trigger.DOWNHILL: has_it},
        )
        for n, (score, has_it) in enumerate(mixed)
    ]


@pytest.mark.parametrize("count", [20, 50])
@pytest.mark.parametrize(
    "kind",
    [{}, {"mornings": True}, {"answers_hold": 0.6}, {"answers_hold": 0.8, "eases": 4}],
    ids=["innocent", "with mornings", "answers that hold", "while pain eases"],
)
def test_ten_innocent_triggers_raise_a_false_alarm_in_8_of_100_at_most(
    count: int, kind: dict[str, Any]
) -> None:
    alarms = [row for row in found_in(PEOPLE, count, **kind) if row]
    assert len(alarms) / PEOPLE <= 0.08


@pytest.mark.parametrize(("count", "least"), [(20, 0.18), (30, 0.39), (50, 0.74)])
def test_a_real_trigger_of_two_points_is_found_as_often_as_the_rule_promises(
    count: int, least: float
) -> None:
    rows = [row for row in found_in(150, count, effect=2) if row]
    right = [row for row in rows if row.trigger is TEN[0]]
    assert right
    assert len(right) / 150 >= least - 0.03
    assert len(right) / len(rows) > 0.85
    if count == 20:
        assert len(right) / 150 < 0.5  # silence proves nothing


def test_the_one_worth_a_test_comes_first_and_no_other_is() -> None:
    runs = runs_of(60, random.Random(3), effect=4)
    both = [
        TriggerRun(
            *(run.run, run.day, run.after, run.morning),
            {**run.told, TEN[1]: run.told[TEN[0]], Trigger.THIRSTY: n == 0},
        )
        for n, run in enumerate(runs)
    ]
    found = judged(both)
    assert [row.finding is Finding.WORTH_A_TEST for row in found.rows] == [True] + [False] * 10
    assert found.rows[-1].trigger is Trigger.THIRSTY
    assert (found.looked_at, found.rows[0].told) == (10, Told.AFTER)


def test_below_six_runs_each_way_it_says_how_many_more() -> None:
    (row,) = judged(of_scores([9] * 4, [0] * 31)).rows
    assert (row.finding, row.more) == (Finding.NOT_ENOUGH, 2)
    (row,) = judged(of_scores([9] * 5, [0] * 3)).rows
    assert (row.finding, row.more) == (Finding.NOT_ENOUGH, 4)
    (row,) = judged(of_scores([9] * 6, [0] * 6)).rows
    assert (row.finding, row.more) == (Finding.WORTH_A_TEST, 0)


def test_both_sides_are_told_as_counts() -> None:
    (row,) = judged(of_scores([2, 3, 3, 4, 5, 9], [0, 0, 3, 1, 2, 2, 2])).rows
    assert (row.having.runs, row.having.high) == (6, 5)
    assert (row.without.runs, row.without.high) == (7, 1)
    assert row.having.by_score == (0, 0, 1, 2, 1, 1, 0, 0, 0, 1, 0)


def test_averages_less_than_a_point_and_a_half_apart_are_no_finding() -> None:
    less = judged(of_scores([5] * 25 + [4] * 15, [3] * 34 + [4] * 6)).rows[0]
    more = judged(of_scores([5] * 26 + [4] * 14, [3] * 34 + [4] * 6)).rows[0]
    assert (less.finding, more.finding) == (Finding.NO_CLEAR, Finding.WORTH_A_TEST)


def test_less_pain_with_something_is_no_trigger() -> None:
    assert judged(of_scores([1] * 20, [6] * 20)).worth_a_test is None


def test_what_shows_only_the_next_morning_is_found() -> None:
    row = judged(of_scores([6] * 8, [1] * 8, mornings=True)).worth_a_test
    assert row is not None
    assert (row.told, row.having.high, row.without.high) == (Told.MORNING, 8, 0)


def test_a_run_without_a_number_or_an_answer_is_on_neither_side() -> None:
    runs = of_scores([9] * 6, [0] * 6)
    silent = TriggerRun("silent", FIRST, None, None, {Trigger.DOWNHILL: True})
    unasked = TriggerRun("unasked", FIRST, 0, None, {})
    assert judged([silent, unasked, *runs]) == judged(runs)


def test_the_same_runs_give_the_same_each_time() -> None:
    runs = runs_of(40, random.Random(8), effect=2, mornings=True)
    assert judged(runs) == judged(list(runs))


def test_no_runs_are_no_triggers() -> None:
    assert judged([]).rows == ()
    assert judged([]).worth_a_test is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10)), min_size=4, max_size=10))
def test_the_shuffles_come_to_what_all_ways_would(told: list[tuple[bool, int]]) -> None:
    having = sum(has_it for has_it, _ in told)
    if having in (0, len(told)):
        return
    runs = [Labelled(has_it, score, None) for has_it, score in told]
    gap = gap_of(runs)[0]
    scores = [score for _, score in told]
    ways = [mean_gap(scores, set(way)) for way in combinations(range(len(told)), having)]
    share = sum(way >= gap - 1e-9 for way in ways) / len(ways)
    sampled = probability_below(runs, (gap, None), limit=2, seed="x")
    assert sampled is not None
    assert sampled == pytest.approx(share, abs=0.08)
    assert sampled >= 1 / (SHUFFLES + 1)


def mean_gap(scores: list[int], having: set[int]) -> float:
    with_it = [score for n, score in enumerate(scores) if n in having]
    without = [score for n, score in enumerate(scores) if n not in having]
    return sum(with_it) / len(with_it) - sum(without) / len(without)


def test_a_trigger_with_too_few_runs_one_way_hides_no_other() -> None:
    """Five runs however bad are not looked at, and make the rule no stricter for others."""
    stressed = (0, 4, 8, 12, 16)
    runs = [
        TriggerRun(
            *(f"run {n}", FIRST + timedelta(n), 2 if n % 2 else 9 if n in stressed else 6, None),
            {Trigger.DOWNHILL: n % 2 == 0, Trigger.STRESS: n in stressed},
        )
        for n in range(24)
    ]
    found = judged(runs)
    rows = {row.trigger: row for row in found.rows}
    assert (rows[Trigger.STRESS].having.runs, rows[Trigger.STRESS].more) == (5, 1)
    assert rows[Trigger.STRESS].finding is Finding.NOT_ENOUGH
    assert found.looked_at == 1
    assert found.worth_a_test is rows[Trigger.DOWNHILL]


def test_where_both_numbers_lie_as_far_apart_those_after_the_runs_are_told() -> None:
    runs = [
        TriggerRun(run.run, run.day, run.after, run.after, run.told)
        for run in of_scores([7] * 8, [2] * 8)
    ]
    row = judged(runs).worth_a_test
    assert row is not None
    assert row.told is Told.AFTER


def test_a_probability_that_only_reaches_the_limit_is_not_below_it() -> None:
    runs = [Labelled(n % 2 == 0, 9 if n % 2 == 0 else 0, None) for n in range(40)]
    gap = gap_of(runs)[0]
    least = 1 / (SHUFFLES + 1)  # of no shuffle as far apart
    assert probability_below(runs, (gap, None), least, "x") is None
    assert probability_below(runs, (gap, None), least * 1.01, "x") == pytest.approx(least)


def test_runs_are_shuffled_among_those_near_them_alone() -> None:
    """What holds for weeks, while pain eases by itself, is told from what makes it hurt."""
    eased = [Labelled(n < 20, 8 if n < 20 else 2, None) for n in range(40)]
    assert probability_below(eased, (gap_of(eased)[0], None), 0.05, "x") is None
