"""The light goes by all that was felt in and after a run, and more pain is never greener."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.bodymap.regions import Region
from backstretch.care.light import Judged, Light, Limits, Then, Why, judge, limits_of, red_runs
from backstretch.care.mornings import red_mornings
from backstretch.care.worst import worst_of
from backstretch.journal.diary_records import LimitsSet
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.trend_records import brief_of
from tests.care.saying import AFTER, BEFORE, CARE, DURING, LATER, MORNING, day, pain

LIMITS = limits_of(CARE.limits)
HIP, BACK = Region.HIP_LEFT, Region.LUMBAR_CENTRE
RANKS = {None: 0, Light.GREEN: 0, Light.AMBER: 1, Light.RED: 2}
COMPARED = {Why.ROSE_AFTER, Why.NOT_SETTLED, Why.MORNING}
"""What holds only beside a number that was told as well."""

scores = st.integers(0, 10)
limits_set = st.builds(LimitsSet, scores, scores, scores).map(
    lambda own: limits_of(CARE.limits, own)
)


@st.composite
def a_pain(draw: st.DrawFn, moments: Sequence[PainMoment] = (DURING, AFTER, LATER)) -> Pain:
    moment = draw(st.sampled_from(moments))
    regions = draw(st.dictionaries(st.sampled_from((HIP, BACK)), st.integers(1, 10), max_size=2))
    return pain(1 if moment is MORNING else 0, draw(scores), moment, regions=regions)


ALL = (BEFORE, DURING, AFTER, LATER, MORNING)
diaries = st.lists(a_pain(ALL), max_size=6)


def judged(*said: Pain, limits: Limits = LIMITS) -> Judged:
    found = judge(said, limits)
    assert found is not None
    return found


def raised(told: Pain, by: int, where: Region | None) -> Pain:
    """Return the same with its number, or that of a place, so much higher."""
    if where is None:
        return msgspec.structs.replace(told, score=min(10, (told.score or 0) + by))
    strength = min(10, told.regions.get(where, 0) + by)
    return msgspec.structs.replace(told, regions={**told.regions, where: strength})


def test_the_worst_of_an_entry_is_its_number_or_that_of_a_place() -> None:
    assert worst_of(pain(0, 4)) == 4
    assert worst_of(pain(0, 4, regions={HIP: 2})) == 4
    assert worst_of(pain(0, 2, regions={HIP: 9, BACK: 3})) == 9
    assert worst_of(pain(0, 0, regions={HIP: 1})) == 1
    assert worst_of(brief_of(pain(0, 2, regions={HIP: 9}))) == 9
    assert worst_of(pain(0, None)) == 0


@pytest.mark.parametrize(
    ("said", "light", "why", "worst", "by"),
    [
        ((pain(0, 2, DURING), pain(0, 8, AFTER)), Light.RED, {Why.HIGH, Why.ROSE_AFTER}, 8, AFTER),
        ((pain(0, 1, DURING), pain(0, 9, LATER)), Light.RED, {Why.HIGH, Why.ROSE_AFTER}, 9, LATER),
        ((pain(0, 2, DURING, regions={HIP: 9}),), Light.RED, {Why.HIGH}, 9, DURING),
        ((pain(0, 2, DURING, regions={HIP: 4}),), Light.AMBER, {Why.MIDDLE}, 4, DURING),
        ((pain(0, 2, DURING), pain(0, 3, AFTER)), Light.AMBER, {Why.MIDDLE}, 3, AFTER),
        ((pain(0, 2, DURING), pain(0, 3, LATER)), Light.AMBER, {Why.MIDDLE}, 3, LATER),
        ((pain(0, 2, DURING), pain(0, 4, AFTER)), Light.RED, {Why.ROSE_AFTER}, 4, AFTER),
        ((pain(0, 0, DURING), pain(0, 2, LATER)), Light.RED, {Why.ROSE_AFTER}, 2, LATER),
        ((pain(0, 5, DURING), pain(0, 6, AFTER)), Light.RED, {Why.HIGH}, 6, AFTER),
        ((pain(0, 1, DURING), pain(0, 2, AFTER)), Light.GREEN, {Why.LOW}, 2, AFTER),
        ((pain(0, 4, DURING), pain(0, 4, AFTER)), Light.AMBER, {Why.MIDDLE}, 4, DURING),
        ((pain(0, 1, AFTER), pain(0, 9, LATER)), Light.RED, {Why.HIGH}, 9, LATER),
    ],
)
def test_pain_after_the_run_and_of_a_place_counts_as_that_in_it(
    said: Sequence[Pain], light: Light, why: set[Why], worst: int, by: PainMoment
) -> None:
    found = judged(*said)
    assert (found.light, set(found.why), found.worst, found.by) == (light, why, worst, by)
    assert red_runs(said, LIMITS) == ((day(0),) if light is Light.RED else ())


def test_pain_that_came_after_a_quiet_run_has_to_settle_too() -> None:
    late = (pain(0, 0, BEFORE), pain(0, 2, DURING), pain(0, 3, AFTER))
    assert judged(*late).light is Light.AMBER
    assert judged(*late, pain(0, 1, LATER)).why == (Why.NOT_SETTLED,)
    assert judged(*late, pain(0, 0, LATER)).light is Light.AMBER


def test_a_place_that_still_hurts_has_not_settled() -> None:
    run = (pain(0, 1, BEFORE), pain(0, 4, DURING))
    assert judged(*run, pain(0, 1, LATER)).settled is True
    assert judged(*run, pain(0, 1, LATER, regions={HIP: 3})).why == (Why.NOT_SETTLED,)
    sore = pain(0, 1, BEFORE, regions={HIP: 3})
    assert judged(sore, run[1], pain(0, 1, LATER, regions={HIP: 3})).settled is True


def test_the_morning_goes_by_its_worst_and_so_does_its_start() -> None:
    before = pain(0, 1, BEFORE, run="a")
    sore = pain(1, 1, MORNING, run="a", regions={HIP: 4})
    assert judged(before, sore).why == (Why.MORNING,)
    assert red_mornings((before, sore)) == (day(1),)
    assert judged(pain(0, 1, BEFORE, regions={HIP: 4}), sore).light is None
    assert judged(before, pain(1, 5, MORNING), pain(1, 1, MORNING)).why == (Why.MORNING,)
    assert judged(before, pain(1, 1, MORNING, qualities=("stiffer",)), pain(1, 1, MORNING)).why == (
        Why.MORNING,
    )


def test_who_says_it_after_the_run_is_not_told_to_walk_home() -> None:
    late = judged(pain(0, 2, DURING), pain(0, 8, LATER))
    assert late.then == (Then.GENTLE, Then.SHORTEN)
    assert judged(pain(0, 8, DURING), pain(0, 2, AFTER)).then[0] is Then.WALK_HOME


def test_own_limits_hold_after_the_run_too() -> None:
    said = (pain(0, 2, DURING), pain(0, 4, AFTER))
    assert judged(*said, limits=Limits(2, 5, 3)).light is Light.AMBER
    assert judged(*said, limits=Limits(2, 3, 3)).why == (Why.HIGH,)
    assert judged(*said, limits=Limits(2, 5, 1)).why == (Why.ROSE_AFTER,)


@given(
    diaries, st.integers(0, 5), st.integers(1, 10), st.sampled_from((None, HIP, BACK)), limits_set
)
def test_raising_a_number_never_makes_the_light_greener(
    said: list[Pain], place: int, by: int, where: Region | None, limits: Limits
) -> None:
    """Only what holds beside another number can end, where that other number is raised."""
    if not said:
        return
    place %= len(said)
    more = [*said[:place], raised(said[place], by, where), *said[place + 1 :]]
    old, new = judge(said, limits), judge(more, limits)
    if old is None or new is None:
        assert old is new
        return
    assert (new.worst or 0) >= (old.worst or 0)
    if RANKS[new.light] < RANKS[old.light]:
        assert set(old.why) <= COMPARED
        assert said[place].moment is not MORNING


@given(diaries, a_pain(ALL), st.integers(0, 6), limits_set)
def test_one_more_entry_never_makes_the_light_greener(
    said: list[Pain], one: Pain, place: int, limits: Limits
) -> None:
    """Only what holds beside another number can end, by a new one to stand beside."""
    more = [*said[:place], one, *said[place:]]
    old, new = judge(said, limits), judge(more, limits)
    if old is None:
        return
    assert new is not None
    assert (new.worst or 0) >= (old.worst or 0)
    if RANKS[new.light] < RANKS[old.light]:
        assert set(old.why) <= COMPARED
        assert one.moment is not MORNING


@given(
    st.lists(a_pain((DURING,)), max_size=2),
    st.lists(a_pain((AFTER, LATER)), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(1, 10),
    st.sampled_from((None, HIP, BACK)),
    limits_set,
)
def test_more_pain_after_a_run_is_never_greener_whatever_it_is_held_against(
    run: list[Pain],
    after: list[Pain],
    place: int,
    by: int,
    where: Region | None,
    limits: Limits,
) -> None:
    place %= len(after)
    higher = [*after[:place], raised(after[place], by, where), *after[place + 1 :]]
    fewer = [*after[:place], *after[place + 1 :]]
    for start in ([], [pain(0, 1, BEFORE)]):
        rank = RANKS[judged(*start, *run, *after, limits=limits).light]
        assert RANKS[judged(*start, *run, *higher, limits=limits).light] >= rank
        less = judge([*start, *run, *fewer], limits)
        if not start:
            assert RANKS[less.light if less else None] <= rank


@given(diaries, limits_set)
def test_no_light_is_greener_than_the_worst_number_alone_would_have(
    said: list[Pain], limits: Limits
) -> None:
    found = judge(said, limits)
    in_or_after = [one for one in said if one.moment in (DURING, AFTER, LATER)]
    if not in_or_after:
        return
    assert found is not None
    alone = judged(pain(0, max(map(worst_of, in_or_after)), DURING), limits=limits)
    assert RANKS[found.light] >= RANKS[alone.light]


@given(diaries, st.integers(0, 3), st.integers(2, 5), st.integers(1, 3))
def test_a_stricter_limit_is_never_greener(
    said: list[Pain], green: int, amber: int, rise: int
) -> None:
    loose = limits_of(CARE.limits, LimitsSet(green, amber, rise))
    old = judge(said, loose)
    if old is None:
        return
    for own in (
        LimitsSet(max(green - 1, 0), amber, rise),
        LimitsSet(green, max(amber - 1, green + 1), rise),
        LimitsSet(green, amber, max(rise - 1, 1)),
    ):
        new = judge(said, limits_of(CARE.limits, own))
        assert new is not None
        assert RANKS[new.light] >= RANKS[old.light]
