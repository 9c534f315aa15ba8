"""The light of a run, the morning after and the weeks, as evidence 4.3 has them."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.bodymap.regions import LegReach
from backstretch.care.light import (
    Judged,
    Light,
    Limits,
    Then,
    Why,
    climbing,
    judge,
    limits_of,
    limits_said,
    may_set,
    red_runs,
    week_averages,
)
from backstretch.care.mornings import Response, ResponseWhy, morning_after, red_mornings
from backstretch.journal.diary_records import LimitsSet
from backstretch.journal.said import Course, Pain, PainMoment
from backstretch.weeks import MONDAY, SATURDAY, SUNDAY
from tests.care.saying import AFTER, ALONE, BEFORE, CARE, DURING, LATER, MORNING, day, pain, said

LIMITS = limits_of(CARE.limits)
scores = st.integers(0, 10)


def judged(*said: Pain, limits: Limits = LIMITS) -> Judged:
    found = judge(said, limits)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("worst", "light", "why"),
    [
        (0, Light.GREEN, Why.LOW),
        (2, Light.GREEN, Why.LOW),
        (3, Light.AMBER, Why.MIDDLE),
        (5, Light.AMBER, Why.MIDDLE),
        (6, Light.RED, Why.HIGH),
        (10, Light.RED, Why.HIGH),
    ],
)
def test_the_light_goes_by_the_worst_pain_in_the_run(worst: int, light: Light, why: Why) -> None:
    found = judged(pain(0, 0, DURING), pain(0, worst, DURING), pain(0, 0, AFTER))
    assert (found.light, found.why, found.worst, found.by) == (light, (why,), worst, DURING)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"course": (Course.RISING,)}, Why.RISING),
        ({"course": (Course.LIMPING,)}, Why.LIMPING),
        ({"leg_left": LegReach.THIGH}, Why.SPREADING),
        ({"leg_right": LegReach.FOOT}, Why.SPREADING),
    ],
)
def test_rising_limping_and_spreading_are_red_at_any_number(more: dict[str, Any], why: Why) -> None:
    found = judged(pain(0, 1, DURING, **more))
    assert (found.light, found.why) == (Light.RED, (why,))


def test_pain_that_was_in_the_leg_before_the_run_did_not_spread() -> None:
    before = pain(0, 1, BEFORE, leg_left=LegReach.KNEE)
    assert judged(before, pain(0, 1, DURING, leg_left=LegReach.KNEE)).light is Light.GREEN
    assert judged(before, pain(0, 1, DURING, leg_left=LegReach.CALF)).why == (Why.SPREADING,)
    assert judged(before, pain(0, 1, DURING, leg_right=LegReach.THIGH)).why == (Why.SPREADING,)
    assert judged(pain(0, 1, DURING, leg_left=LegReach.BUTTOCK)).light is Light.GREEN


def test_a_leg_that_hurts_straight_after_the_run_was_spread_to_in_it() -> None:
    after = pain(0, 1, AFTER, leg_left=LegReach.KNEE)
    assert judged(pain(0, 1, DURING), after).why == (Why.SPREADING,)
    assert judged(pain(0, 1, BEFORE, leg_left=LegReach.KNEE), after).light is Light.GREEN


def test_later_is_later_whenever_it_was_said() -> None:
    run = (pain(0, 1, BEFORE), pain(0, 4, DURING))
    assert judged(*run, pain(0, 2, LATER), pain(0, 1, AFTER)).settled is False
    assert judged(*run, pain(0, 1, LATER), pain(0, 4, AFTER)).settled is True


def test_without_a_number_in_the_run_it_goes_by_the_next_that_was_told() -> None:
    found = judged(pain(0, 4, AFTER), pain(0, 1, LATER))
    assert (found.light, found.worst, found.by) == (Light.AMBER, 4, AFTER)
    assert judged(pain(0, 7, LATER)).by is LATER


@pytest.mark.parametrize(
    ("later", "light", "settled"),
    [
        ((), Light.AMBER, None),
        ((pain(0, 1, AFTER),), Light.AMBER, True),
        ((pain(0, 4, AFTER),), Light.AMBER, None),
        ((pain(0, 4, AFTER), pain(0, 1, LATER)), Light.AMBER, True),
        ((pain(0, 2, LATER),), Light.RED, False),
        ((pain(0, 4, LATER), pain(0, 0, LATER)), Light.AMBER, True),
    ],
)
def test_amber_holds_only_where_it_settles_by_bedtime(
    later: tuple[Pain, ...], light: Light, settled: bool | None
) -> None:
    found = judged(pain(0, 1, BEFORE), pain(0, 4, DURING), *later)
    assert (found.light, found.settled) == (light, settled)
    assert (Why.NOT_SETTLED in found.why) is (light is Light.RED)


def test_without_a_start_only_no_pain_at_all_has_settled() -> None:
    assert judged(pain(0, 4, DURING), pain(0, 0, LATER)).settled is True
    assert judged(pain(0, 4, DURING), pain(0, 2, LATER)).settled is None


def test_green_need_not_settle() -> None:
    assert judged(pain(0, 0, BEFORE), pain(0, 2, DURING), pain(0, 1, LATER)).light is Light.GREEN


@pytest.mark.parametrize(
    ("before", "morning", "response"),
    [
        (4, 0, Response.SETTLED),
        (2, 2, Response.SETTLED),
        (2, 3, Response.NOISE),
        (2, 4, Response.RED),
        (0, 10, Response.RED),
    ],
)
def test_the_response_is_the_morning_less_the_pain_before(
    before: int, morning: int, response: Response
) -> None:
    found = morning_after((pain(0, before, BEFORE), pain(1, morning, MORNING)))
    assert found is not None
    assert (found.response, found.why) == (response, ResponseWhy.CHANGE)
    assert found.change == morning - before


def test_clearly_longer_stiffness_is_red_whatever_the_number() -> None:
    found = morning_after((pain(0, 3, BEFORE), pain(1, 0, MORNING, qualities=("stiffer",))))
    assert found is not None
    assert (found.response, found.why, found.change) == (Response.RED, ResponseWhy.STIFFER, -3)


@pytest.mark.parametrize(
    ("worst", "morning", "response", "why"),
    [
        (None, 0, Response.SETTLED, ResponseWhy.BOUND),
        (None, 1, Response.NOISE, ResponseWhy.BOUND),
        (None, 2, Response.OPEN, ResponseWhy.NO_START),
        (None, 8, Response.OPEN, ResponseWhy.NO_START),
        (0, 1, Response.NOISE, ResponseWhy.BOUND),
        (1, 3, Response.RED, ResponseWhy.BOUND),
        (2, 3, Response.HELD, ResponseWhy.INSTEAD),
        (5, 7, Response.RED, ResponseWhy.BOUND),
    ],
)
def test_without_a_start_the_answer_is_what_every_start_would_give(
    worst: int | None, morning: int, response: Response, why: ResponseWhy
) -> None:
    in_run = () if worst is None else (pain(0, worst, DURING),)
    found = morning_after((*in_run, pain(1, morning, MORNING)))
    assert found is not None
    assert (found.response, found.why, found.change) == (response, why, None)


@given(worst=scores, morning=scores, rise=st.integers(1, 3))
def test_an_answer_without_a_start_is_never_wrong_about_red(
    worst: int, morning: int, rise: int
) -> None:
    after = pain(1, morning, MORNING)
    bound = morning_after((pain(0, worst, DURING), after), rise)
    assert bound is not None
    real = [morning_after((pain(0, start, BEFORE), after), rise) for start in range(worst + 1)]
    responses = {found.response for found in real if found is not None}
    if bound.response is Response.RED:
        assert responses == {Response.RED}
    elif bound.response is not Response.HELD:
        assert Response.RED not in responses


@pytest.mark.parametrize(
    ("said", "morning", "response", "than", "more"),
    [
        ((pain(0, 4, AFTER),), 4, Response.HELD, AFTER, 0),
        ((pain(0, 4, AFTER),), 2, Response.HELD, AFTER, -2),
        ((pain(0, 4, AFTER),), 5, Response.HELD, AFTER, 1),
        ((pain(0, 4, AFTER),), 6, Response.RED, AFTER, 2),
        ((pain(0, 6, DURING), pain(0, 4, AFTER), pain(0, 1, LATER)), 3, Response.HELD, AFTER, -1),
        ((pain(0, 6, DURING), pain(0, 1, LATER)), 3, Response.RED, LATER, 2),
        ((pain(0, 6, DURING),), 3, Response.HELD, DURING, -3),
    ],
)
def test_without_a_start_the_morning_is_compared_with_the_run_and_never_called_settled(
    said: Sequence[Pain], morning: int, response: Response, than: PainMoment, more: int
) -> None:
    found = morning_after((*said, pain(1, morning, MORNING)))
    assert found is not None
    assert (found.response, found.why) == (response, ResponseWhy.INSTEAD)
    assert (found.than, found.more, found.change) == (than, more, None)


def test_a_morning_that_only_held_asks_to_add_nothing() -> None:
    held = judged(pain(0, 2, DURING), pain(0, 2, AFTER), pain(1, 2, MORNING))
    assert (held.light, held.then) == (Light.GREEN, (Then.KEEP_LOAD,))


def test_what_was_taken_back_says_nothing() -> None:
    start, wrong = pain(0, 0, BEFORE), pain(1, 9, MORNING, id="wrong")
    back = pain(1, None, MORNING, replaces="wrong")
    assert morning_after((start, wrong, back)) is None
    assert judge((wrong, back), LIMITS) is None
    assert judge((), LIMITS) is None


def test_a_red_morning_makes_the_run_red_and_leads_a_step_back() -> None:
    found = judged(pain(0, 1, BEFORE), pain(0, 2, DURING), pain(1, 3, MORNING))
    assert (found.light, found.why) == (Light.RED, (Why.MORNING,))
    assert found.then == (Then.GENTLE, Then.SHORTEN, Then.STEP_BACK)


def test_one_point_more_next_morning_lets_amber_hold() -> None:
    found = judged(pain(0, 1, BEFORE), pain(0, 4, DURING), pain(1, 2, MORNING))
    assert (found.light, found.then) == (Light.AMBER, (Then.KEEP_LOAD,))


def test_of_a_morning_alone_there_is_a_light_only_where_it_is_red() -> None:
    calm = judged(pain(0, 1, BEFORE), pain(1, 1, MORNING))
    assert (calm.light, calm.why, calm.then, calm.worst) == (None, (), (Then.CARRY_ON,), None)
    assert judged(pain(0, 1, BEFORE), pain(1, 5, MORNING)).light is Light.RED


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ((pain(0, 1, DURING),), (Then.CARRY_ON,)),
        ((pain(0, 1, BEFORE), pain(0, 1, DURING), pain(1, 2, MORNING)), (Then.KEEP_LOAD,)),
        ((pain(0, 2, DURING), pain(1, 3, MORNING)), (Then.KEEP_LOAD,)),
        ((pain(0, 4, DURING),), (Then.KEEP_LOAD, Then.SEE_EVENING, Then.SEE_MORNING)),
        ((pain(0, 4, DURING), pain(0, 0, LATER)), (Then.KEEP_LOAD, Then.SEE_MORNING)),
        ((pain(0, 7, DURING),), (Then.WALK_HOME, Then.GENTLE, Then.SHORTEN)),
        ((pain(0, 7, DURING), pain(1, 0, MORNING)), (Then.GENTLE, Then.SHORTEN)),
        (
            (pain(0, 0, BEFORE), pain(0, 4, DURING), pain(0, 3, LATER)),
            (Then.GENTLE, Then.SHORTEN),
        ),
    ],
)
def test_each_light_says_what_to_do(said: Sequence[Pain], then: tuple[Then, ...]) -> None:
    assert judged(*said).then == then


def test_without_own_limits_those_of_the_evidence_hold() -> None:
    assert limits_of(CARE.limits) == Limits(2, 5, 2)


def test_own_limits_move_the_light() -> None:
    strict = limits_of(CARE.limits, LimitsSet(1, 3, 1))
    assert judged(pain(0, 2, DURING), limits=strict).light is Light.AMBER
    assert judged(pain(0, 4, DURING), limits=strict).light is Light.RED
    noise = (pain(0, 1, BEFORE), pain(0, 1, DURING), pain(1, 2, MORNING))
    assert judged(*noise, limits=strict).light is Light.RED


@given(green=st.integers(-99, 99), amber=st.integers(-99, 99), rise=st.integers(-99, 99))
def test_no_own_limit_can_switch_the_light_off(green: int, amber: int, rise: int) -> None:
    own = LimitsSet(green, amber, rise)
    found = limits_of(CARE.limits, own)
    assert 0 <= found.green_at_most < found.amber_at_most <= 5
    assert 1 <= found.red_rise <= 3
    assert judged(pain(0, 6, DURING), limits=found).light is Light.RED
    assert may_set(CARE.limits, own) is (found == Limits(green, amber, rise))


@given(low=scores, high=scores, before=scores, morning=scores, more=st.booleans())
def test_more_pain_never_has_a_better_light(
    low: int, high: int, before: int, morning: int, more: bool
) -> None:
    low, high = sorted((low, high))
    order = [Light.GREEN, Light.AMBER, Light.RED]
    rest = (pain(0, before, BEFORE), *((pain(1, morning, MORNING),) if more else ()))
    lights = [judged(*rest, pain(0, worst, DURING)).light for worst in (low, high)]
    ranks = [order.index(light) for light in lights if light is not None]
    assert ranks == sorted(ranks)
    assert len(ranks) == 2


def test_red_mornings_are_found_in_the_whole_diary() -> None:
    told = (
        pain(0, 1, BEFORE, run="a"), pain(1, 4, MORNING, run="a"),
        pain(3, 1, BEFORE, run="b"), pain(4, 2, MORNING, run="b"),
        pain(6, 1, BEFORE), pain(7, 3, MORNING),
        pain(9, 9, ALONE), pain(10, 9, MORNING),
    )  # fmt: skip
    assert red_mornings(told) == (day(1), day(7))
    assert red_mornings(told, red_rise=1) == (day(1), day(4), day(7))
    assert red_mornings(told, red_rise=3) == (day(1),)


@pytest.mark.parametrize(
    ("said", "red"),
    [
        ((pain(0, 5, DURING),), False),
        ((pain(0, 6, DURING),), True),
        ((pain(0, 6, AFTER),), True),
        ((pain(0, 1, DURING, course=(Course.RISING,)),), True),
        ((pain(0, 1, DURING, course=(Course.LIMPING,)),), True),
        ((pain(0, 1, DURING, leg_left=LegReach.THIGH),), True),
        ((pain(0, 1, BEFORE), pain(0, 4, DURING), pain(0, 3, LATER)), True),
        ((pain(0, 1, BEFORE), pain(0, 1, DURING), pain(1, 9, MORNING)), False),
        ((pain(0, 9, ALONE),), False),
    ],
)
def test_the_day_of_a_red_run_is_found_whatever_made_it_red(
    said: Sequence[Pain], red: bool
) -> None:
    assert red_runs(said, LIMITS) == ((day(0),) if red else ())


def test_red_runs_are_found_by_the_limits_that_hold() -> None:
    told = (pain(0, 4, DURING, run="a"), pain(2, 6, DURING, run="b"), pain(3, 2, MORNING))
    assert red_runs(told, LIMITS) == (day(2),)
    assert red_runs(told, Limits(2, 3, 2)) == (day(0), day(2))
    assert red_runs((*told, pain(2, None, DURING, replaces=told[1].id)), LIMITS) == ()


def test_of_the_limits_that_were_said_the_last_hold() -> None:
    assert limits_said() == limits_of(CARE.limits)
    first, last = said(0, LimitsSet(1, 3, 1)), said(1, LimitsSet(3, 4, 3))
    assert limits_said((first, last)) == Limits(3, 4, 3)
    assert limits_said((first,), CARE.limits) == Limits(1, 3, 1)


def test_what_names_no_run_belongs_to_the_only_run_of_its_day() -> None:
    assert red_mornings((pain(0, 1, BEFORE), pain(1, 4, MORNING, run="a"))) == (day(1),)
    two = (pain(0, 1, BEFORE, run="a"), pain(0, 1, AFTER, run="b"))
    assert red_mornings((*two, pain(1, 4, MORNING))) == ()
    both = (pain(0, 1, BEFORE, run="a"), pain(0, 4, BEFORE, run="b"))
    assert red_mornings((*both, pain(1, 4, MORNING, run="b"))) == ()
    assert red_mornings((*both, pain(1, 4, MORNING, run="a"))) == (day(1),)


def weeks(*averages: int | None, moment: PainMoment = ALONE) -> tuple[Pain, ...]:
    return tuple(
        pain(7 * week + 2, score, moment)
        for week, score in enumerate(averages)
        if score is not None
    )


@pytest.mark.parametrize(
    ("averages", "climbs"),
    [
        ((1, 2, 3), True),
        ((1, 1, 2), False),
        ((1, 3, 3), False),
        ((3, 2, 1), False),
        ((None, 2, 3), False),
        ((1, None, 3), False),
    ],
)
def test_two_weeks_of_a_climbing_average_are_told(
    averages: tuple[int | None, ...], climbs: bool
) -> None:
    for today in range(21, 28):
        assert climbing(weeks(*averages), day(today)) is climbs


def test_the_week_in_hand_does_not_count_yet() -> None:
    assert not climbing(weeks(1, 2, 3), day(20))
    assert climbing((*weeks(1, 2, 3), pain(22, 0)), day(24))


def test_a_week_has_the_average_of_all_that_was_told() -> None:
    told = (pain(0, 1), pain(6, 4))
    assert week_averages(told) == {day(0): 2.5}


def test_weeks_of_averages_begin_on_the_day_that_was_chosen() -> None:
    told = [pain(number, number // 7) for number in range(28)]
    for begins in (MONDAY, SATURDAY, SUNDAY):
        assert {start.isoweekday() for start in week_averages(told, begins)} == {begins}
    climbed = (pain(5, 1), pain(13, 2), pain(19, 3))  # on Saturdays and a Sunday
    assert [climbing(climbed, day(number)) for number in (20, 21)] == [False, True]
    assert [climbing(climbed, day(number), SATURDAY) for number in (25, 26)] == [False, True]
