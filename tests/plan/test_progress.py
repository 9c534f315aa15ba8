"""The step of the ladder: up every two weeks at most, down after a red morning or a break."""

from collections.abc import Iterable
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.content.planning import Rung
from backstretch.plan.progress import Felt, Level, level_at
from tests.plan.drawing import RULES

FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def felt(numbers: Iterable[int], discomfort: int | None = 2) -> list[Felt]:
    return [Felt(day(number), discomfort) for number in numbers]


def level(today: int, sessions: list[Felt], reds: Iterable[int] = ()) -> Level:
    return level_at(day(today), sessions, [day(red) for red in reds], RULES)


STEADY = range(0, 365, 2)


# what was done, the day, the step and why
STEPS = {
    "before the first session": ([], 0, 0, "start"),
    "the first two weeks": (felt(STEADY), 13, 0, "start"),
    "after two weeks": (felt(STEADY), 14, 1, "up"),
    "one step in two weeks": (felt(STEADY), 27, 1, "up"),
    "after four weeks": (felt(STEADY), 28, 2, "up"),
    "at the top": (felt(STEADY), 364, 5, "up"),
    "five sessions are too few": (felt([0, 3, 6, 9, 12]), 14, 0, "start"),
    "six are enough": (felt([1, 3, 5, 7, 9, 11, 13]), 15, 1, "up"),
    "twice a day counts once": (felt([0, 0, 4, 4, 8, 8, 12]), 14, 0, "start"),
    "too much discomfort": (felt(STEADY, 4), 60, 0, "start"),
    "discomfort of 3": (felt(STEADY, 3), 14, 1, "up"),
    "discomfort not told": (felt(STEADY, None), 60, 0, "start"),
    "told now and then": (felt(STEADY, None)[:60] + felt([2, 6]), 14, 1, "up"),
    "two weeks off are no break": (felt([*range(0, 30, 2), 42]), 42, 2, "up"),
    "a break of more than two weeks": (felt(range(0, 30, 2)), 43, 1, "break"),
    "and no lower for a month": (felt(range(0, 30, 2)), 70, 1, "break"),
    "a break of more than six weeks": (felt(range(0, 60, 2)), 101, 0, "long-break"),
}


@pytest.mark.parametrize(("sessions", "today", "step", "why"), STEPS.values(), ids=list(STEPS))
def test_the_step_follows_from_what_was_done(
    sessions: list[Felt], today: int, step: int, why: str
) -> None:
    found = level(today, sessions)
    assert (found.step, found.why) == (step, why)


def test_a_red_morning_leads_one_step_back_and_starts_two_weeks_anew() -> None:
    assert level(29, felt(STEADY)).step == 2
    red = level(30, felt(STEADY), [30])
    assert (red.step, red.why, red.since) == (1, "red-morning", day(30))
    assert level(43, felt(STEADY), [30]).step == 1
    assert level(44, felt(STEADY), [30]).step == 2
    assert level(3, felt(STEADY), [3]).step == 0


def test_a_step_says_what_it_means() -> None:
    assert level(0, []).rung(RULES) == Rung(hold=20, rounds=1, reps=6)
    assert level(364, felt(STEADY)).rung(RULES) == Rung(hold=30, rounds=2, reps=12)


DAYS = st.lists(st.tuples(st.integers(0, 200), st.none() | st.integers(0, 10)), max_size=120)


@given(DAYS, st.sets(st.integers(0, 200), max_size=6), st.integers(0, 200))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_steps_change_one_at_a_time_and_never_up_within_two_weeks(
    done: list[tuple[int, int | None]], reds: set[int], today: int
) -> None:
    sessions = [Felt(day(number), discomfort) for number, discomfort in done]
    before, after = level(today, sessions, reds), level(today + 1, sessions, reds)
    assert 0 <= after.step < len(RULES.progression.steps)
    assert after.step - before.step <= 1
    if after.step > before.step:
        assert (day(today + 1) - before.since).days >= 14
        assert today + 1 not in reds


@given(
    gaps=st.lists(st.sampled_from([0, 1, 1, 2, 2, 3, 5, 16, 45]), max_size=60),
    told=st.lists(st.none() | st.integers(0, 10), min_size=60, max_size=60),
    reds=st.sets(st.integers(0, 150), max_size=4),
    more=st.integers(0, 60),
)
@settings(max_examples=300, deadline=None)
def test_the_step_is_what_the_rules_say_day_by_day(
    gaps: list[int], told: list[int | None], reds: set[int], more: int
) -> None:
    numbers = [sum(gaps[: n + 1]) for n in range(len(gaps))]
    sessions = [Felt(day(number), told[n]) for n, number in enumerate(numbers)]
    today = max(numbers, default=0) + more
    step, since = 0, min(numbers, default=0)
    for number in range(since, today + 1):
        off = number - max((n for n in numbers if n < number), default=number)
        if off in (15, 43):
            step, since = max(0, step - 1) if off == 15 else 0, number
        lately = [n for n in range(len(numbers)) if number - 14 < numbers[n] <= number]
        said = [score for n in lately if (score := told[n]) is not None]
        enough = len({numbers[n] for n in lately}) >= 6 and bool(said)
        if number in reds:
            step, since = max(0, step - 1), number
        elif number - since >= 14 and step < 5 and enough and sum(said) <= 3 * len(said):
            step, since = step + 1, number
    found = level(today, sessions, reds)
    assert found.step == step
    assert found.since == (day(since) if numbers else day(today))


def test_fifty_years_are_walked_through_day_by_day_only_once() -> None:
    """A look at all sessions on each day would take seconds."""
    sessions = felt(range(0, 18_250, 4))
    begun = process_time()
    assert level(18_250, sessions).step == 0
    assert process_time() - begun < 0.5
