"""What the Trends page shows: every number as few lines of sums would give it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.light import Light, Limits, judge
from backstretch.care.mornings import by_run, morning_after
from backstretch.insights.after_runs import after_runs
from backstretch.insights.lights import light_of
from backstretch.insights.trend_states import (
    ActivityPoint,
    Effect,
    LegPoint,
    Lights,
    LongRun,
    Place,
    SessionDay,
    Span,
    Stage,
    Trends,
    Week,
)
from backstretch.insights.trends import gather, trends
from backstretch.journal.diary_records import ActivitySaid, ActivityScored, Saying, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Course, Pain, PainMoment, Quality
from backstretch.journal.trend_records import PainBrief, SessionStood, TrendRecords, brief_of

FIRST = date(2026, 3, 2)  # a Monday
WHEN = ("2026-03-02T18:00:00+01:00", "Europe/Berlin")
LIMITS = Limits(2, 5, 2)
AFTER, MORNING = PainMoment.AFTER_RUN, PainMoment.NEXT_MORNING


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def a_run(
    number: int,
    metres: float | None = None,
    state: RunIs = RunIs.DONE,
    minutes: int = 0,
    start: str = "",
) -> RunNote:
    at = day(number).isoformat()
    facts = RunFacts(distance_m=metres)
    key = f"run {number}{start}"
    return RunNote(f"note {key}", *WHEN, at, key, at, state, start, minutes, facts)


def felt(number: int, score: int, moment: PainMoment = AFTER, run: str | None = None) -> PainBrief:
    key = f"run {number}" if run is None else run
    return PainBrief(day(number).isoformat(), moment, score, key)


def a_session(number: int, key: str = "", finished: bool = True) -> SessionStood:
    return SessionStood(key or f"session {number}", day(number).isoformat(), finished)


def said(number: int, about: str, what: Saying) -> Statement:
    return Statement(f"{about} {number}", *WHEN, day(number).isoformat(), about, what)


def shown(
    today: int,
    runs: Iterable[RunNote] = (),
    pains: Iterable[PainBrief] = (),
    sessions: Iterable[SessionStood] = (),
    activities: Iterable[Statement] = (),
    span: Span = Span.ALL,
) -> Trends:
    records = TrendRecords(
        tuple(runs), tuple(pains), tuple(sessions), tuple(activities), FIRST.isoformat()
    )
    return trends(gather(records, day(today), LIMITS), span)


def of_scores(scores: dict[int, int], today: int, span: Span = Span.ALL) -> Trends:
    return shown(today, map(a_run, scores), [felt(n, s) for n, s in scores.items()], span=span)


def week(shown: Trends, number: int = 0) -> Week:
    return shown.weeks[number]


def test_an_empty_diary_shows_nothing_and_fails_at_nothing() -> None:
    for span in Span:
        empty = trends(gather(TrendRecords(), FIRST, LIMITS), span)
        assert (empty.runs, empty.after.stage, empty.after.line) == (0, Stage.DOTS, ())
        assert (empty.sessions_a_week, empty.legs, empty.places.places) == (None, (), ())
        assert all(week.distance_m is None and week.sessions == 0 for week in empty.weeks)


@pytest.mark.parametrize(
    ("span", "days"), [(Span.FOUR_WEEKS, 28), (Span.TWELVE_WEEKS, 84), (Span.YEAR, 364)]
)
def test_a_span_ends_today_and_has_so_many_days(span: Span, days: int) -> None:
    at = of_scores(dict.fromkeys(range(400), 3), 399, span)
    assert (at.last - at.first).days + 1 == days == at.runs == len(at.after.dots)
    assert at.runs_ever == at.after.told == 400


def test_all_begins_with_whatever_was_told_first() -> None:
    runs = [a_run(-400, 5_000)]
    assert shown(10, runs).first == day(-400)
    assert shown(10).first == FIRST


@pytest.mark.parametrize(
    ("runs", "stage"),
    [(5, Stage.DOTS), (6, Stage.MIDDLES), (11, Stage.MIDDLES), (12, Stage.COMPARING)],
)
def test_how_much_is_shown_goes_by_how_many_numbers_there_are(runs: int, stage: Stage) -> None:
    after = of_scores(dict.fromkeys(range(runs), 4), 20).after
    assert after.stage is stage
    assert bool(after.line) is (stage is not Stage.DOTS)
    assert len(after.dots) == runs


def test_a_run_without_a_number_is_missing_and_no_zero() -> None:
    at = shown(9, map(a_run, range(10)), [felt(n, 6) for n in range(7)])
    assert (at.after.missing, at.morning.missing) == (3, 10)
    assert {dot.score for dot in at.after.dots} == {6}
    assert all(point.middle == 6 for piece in at.after.line for point in piece)


def test_only_what_was_felt_straight_after_a_run_is_its_number_whatever_was_said_first() -> None:
    both = [felt(0, 5), felt(0, 2, PainMoment.LATER), felt(1, 2, PainMoment.LATER), felt(1, 5)]
    at = shown(3, map(a_run, range(3)), [*both, felt(2, 3, PainMoment.LATER)])
    assert [dot.score for dot in at.after.dots] == [5, 5]
    assert at.after.missing == 1


def test_the_line_is_the_middle_of_seven_days_with_a_point_to_either_side() -> None:
    line = of_scores({0: 0, 1: 9, 6: 5, 7: 1, 8: 10, 9: 10}, 9).after.line
    assert [[(p.day, p.middle, p.numbers) for p in piece] for piece in line] == [
        [
            (day(0), 0, 1),
            (day(1), 4.5, 2),
            (day(6), 5, 3),
            (day(7), 5, 3),  # 9, 5 and 1: the first is a week ago
            (day(8), 5, 3),
            (day(9), 7.5, 4),
        ]
    ]
    bands = {point.day: (point.low, point.high) for point in line[0]}
    assert bands[day(0)] == (0, 1)
    assert bands[day(6)] == (4, 6)


def test_over_more_than_a_week_without_a_number_the_line_is_broken() -> None:
    line = of_scores({0: 4, 2: 4, 9: 4, 17: 4, 18: 4, 19: 4}, 20).after.line
    assert [[point.day for point in piece] for piece in line] == [
        [day(0), day(2), day(9)],
        [day(17), day(18), day(19)],
    ]


def test_runs_before_the_span_count_for_its_first_middles() -> None:
    line = of_scores({0: 9, 1: 9, 2: 3, 4: 3, 6: 3, 20: 3}, 29, Span.FOUR_WEEKS).after.line
    assert (line[0][0].day, line[0][0].middle, line[0][0].numbers) == (day(2), 9, 3)


def test_two_weeks_beside_the_first_say_what_today_says() -> None:
    scores = {14 * n + 2 * k: score for n, score in enumerate((5, 3, 3)) for k in range(6)}
    for today in range(0, 60, 3):
        after = of_scores(scores, today, Span.FOUR_WEEKS).after
        pains = [
            Pain(f"{n}", *WHEN, day(n).isoformat(), AFTER, score, run=f"run {n}")
            for n, score in scores.items()
        ]
        theirs = after_runs(map(a_run, scores), pains, day(today), FIRST)
        assert after.beginning.middle == (theirs.first and theirs.first.middle)
        if after.latest is not None and after.latest.middle is not None:
            assert theirs.last is not None
            assert (after.latest.middle, after.latest.runs) == (
                theirs.last.middle,
                theirs.last.runs,
            )
        assert (after.changed, after.changed_clearly) == (theirs.changed, theirs.changed_clearly)


def test_two_week_blocks_are_the_first_and_then_those_back_from_today() -> None:
    scores = {2 * k: 6 for k in range(7)} | {30 + 2 * k: 3 for k in range(6)}
    after = of_scores(scores, 44).after
    assert [(block.first, block.runs, block.middle, block.change) for block in after.blocks] == [
        (FIRST, 7, 6, 0),
        (day(17), 1, None, None),
        (day(31), 5, None, None),
    ]
    told = of_scores(scores, 43).after
    assert told.latest is not None
    assert (told.latest.middle, told.latest.change, told.latest.counts) == (3, -3, True)
    assert told.changed
    assert not told.changed_clearly


def test_weeks_go_on_without_a_gap_and_the_one_that_runs_is_not_whole() -> None:
    at = shown(17, sessions=[a_session(n) for n in (0, 0, 1, 14, 16)])
    assert [w.start for w in at.weeks] == [FIRST, day(7), day(14)]
    assert [(w.sessions, w.session_days) for w in at.weeks] == [(3, 2), (0, 0), (2, 2)]
    assert [(w.runs_now, w.is_whole) for w in at.weeks] == [(False, True)] * 2 + [(True, False)]
    assert at.sessions_a_week == 1.5
    assert at.session_days == (
        SessionDay(day(0), 2),
        *(SessionDay(day(n), 1) for n in (1, 14, 16)),
    )


def test_a_session_that_was_not_done_to_its_end_is_no_mark() -> None:
    at = shown(6, sessions=[a_session(0, finished=False)])
    assert (at.session_days, week(at).sessions) == ((), 0)


def test_distance_and_time_of_a_week_sum_what_is_known() -> None:
    timed = RunNote(
        *("t", *WHEN, "2026-03-04", "t", "2026-03-04", RunIs.DONE),
        facts=RunFacts(distance_m=2_500.5, duration_s=900.0),
    )
    at = shown(13, [a_run(0, 5_000, minutes=30), a_run(1), timed, a_run(2, 9e9, RunIs.PLANNED)])
    first = week(at)
    assert (first.runs, first.distance_m, first.measured) == (3, 7_500.5, 2)
    assert (first.moving_s, first.timed) == (2_700, 2)
    assert (week(at, 1).distance_m, week(at, 1).moving_s) == (None, None)


def test_a_run_more_than_a_tenth_longer_than_the_longest_of_30_days_is_marked() -> None:
    runs = [a_run(0, 10_000), a_run(7, 11_000), a_run(14, 12_101), a_run(44, 12_100)]
    marked = [one for w in shown(50, runs).weeks for one in w.longer]
    assert marked == [LongRun("run 14", day(14), 12_101, 11_000, 10)]
    later = [a_run(0, 10_000), a_run(1, 8_000), a_run(31, 9_000)]
    marked = [one for w in shown(50, later).weeks for one in w.longer]
    assert [(one.longest_m, one.percent) for one in marked] == [(8_000, 13)]
    assert not any(w.longer for w in shown(50, [a_run(0, 5_000), a_run(31, 9_000)]).weeks)


def test_what_is_longer_goes_by_runs_before_the_span_too() -> None:
    runs = [a_run(0, 10_000), a_run(29, 12_000)]
    at = shown(56, runs, span=Span.FOUR_WEEKS)
    assert at.first == day(29)
    assert [one.percent for w in at.weeks for one in w.longer] == [20]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.sampled_from([None, 0, 4_000, 5_000, 5_600])), max_size=40
    )
)
def test_long_runs_are_those_that_a_look_at_all_others_finds(
    told: list[tuple[int, float | None]],
) -> None:
    runs = [
        a_run(n, metres, start=f"{k:02}:00")
        for k, (n, metres) in enumerate(sorted(told, key=lambda t: t[0]))
    ]
    expected = []
    for place, run in enumerate(runs):
        before = [
            other.facts.distance_m
            for other in runs[:place]
            if other.facts.distance_m
            and 0 <= (date.fromisoformat(run.day) - date.fromisoformat(other.day)).days <= 30
        ]
        metres = run.facts.distance_m
        if before and metres and metres > 1.1 * max(before):
            expected.append(run.run)
    assert [one.run for w in shown(90, runs).weeks for one in w.longer] == expected


def test_before_and_after_sessions_are_told_as_counts() -> None:
    numbers = [(4, 2), (3, 3), (2, 5), (6, 1)]
    pains = [
        PainBrief(FIRST.isoformat(), moment, score, session=f"session {n}")
        for n, both in enumerate(numbers)
        for moment, score in zip(
            (PainMoment.BEFORE_SESSION, PainMoment.AFTER_SESSION), both, strict=True
        )
    ]
    only_after = PainBrief(FIRST.isoformat(), PainMoment.AFTER_SESSION, 0, session="session 4")
    at = shown(6, (), [*pains, only_after], map(a_session, range(5)))
    assert at.effect == Effect(eased=2, same=1, worse=1)
    assert at.effect.of == 4


def test_a_session_ended_early_is_counted_too_and_a_change_of_one_point_is_one() -> None:
    pains = [
        PainBrief(FIRST.isoformat(), moment, score, session=key)
        for key, scores in {"early": (4, 3), "whole": (2, 3)}.items()
        for moment, score in zip(
            (PainMoment.BEFORE_SESSION, PainMoment.AFTER_SESSION), scores, strict=True
        )
    ]
    sessions = [a_session(0, "early", finished=False), a_session(0, "whole")]
    assert shown(1, pains=pains, sessions=sessions).effect == Effect(1, 0, 1)


def test_runs_are_counted_by_their_light() -> None:
    pains = [felt(0, 1), felt(1, 4), felt(2, 8), felt(8, 1)]
    at = shown(9, map(a_run, (0, 1, 2, 3, 8)), pains)
    assert at.lights == Lights(green=2, amber=1, red=1, untold=1)
    assert week(at).lights == Lights(1, 1, 1, 1)
    assert at.newest[0].light is Light.GREEN
    assert [run.day for run in at.newest] == [day(8), day(3), day(2)]
    assert at.newest[1].after is None


def test_an_activity_goes_from_its_first_answer_to_its_last() -> None:
    statements = [
        said(0, "run", ActivitySaid("Run for 30 minutes")),
        said(0, "shoes", ActivitySaid("Put on shoes")),
        said(0, "run", ActivityScored(3)),
        said(0, "run", ActivityScored(4)),
        said(14, "run", ActivityScored(8)),
        said(28, "run", ActivityScored(9)),
        said(28, "run", ActivityScored(None)),
    ]
    (one,) = shown(30, activities=statements).activities
    assert one.points == (ActivityPoint(day(0), 4), ActivityPoint(day(14), 8))
    assert (one.name, one.first.score, one.now.score) == ("Run for 30 minutes", 4, 8)


def legs(number: int, left: LegReach, right: LegReach = LegReach.NONE) -> PainBrief:
    return PainBrief(day(number).isoformat(), AFTER, 4, leg_left=left, leg_right=right)


def test_the_leg_line_is_the_furthest_of_a_day_and_a_bare_number_says_nothing_of_it() -> None:
    placed = PainBrief(day(3).isoformat(), AFTER, 4, regions={Region.LUMBAR_LEFT: 4})
    pains = [
        *(legs(0, LegReach.THIGH), legs(0, LegReach.FOOT, LegReach.BUTTOCK)),
        *(legs(1, LegReach.KNEE), felt(2, 5), placed, felt(4, 0)),
    ]
    none = LegReach.NONE
    assert shown(9, (), pains).legs == (
        LegPoint(day(0), LegReach.FOOT, LegReach.BUTTOCK),
        LegPoint(day(1), LegReach.KNEE, none),
        LegPoint(day(3), none, none),
        LegPoint(day(4), none, none),
    )
    assert shown(9, (), [placed, felt(4, 0)]).legs == ()


def test_where_it_hurt_counts_days() -> None:
    pains = [
        PainBrief(day(n).isoformat(), AFTER, 5, regions=regions)
        for n, regions in [
            (0, {Region.LUMBAR_LEFT: 3}),
            (0, {Region.LUMBAR_LEFT: 5, Region.BELLY: 1}),
            (4, {Region.LUMBAR_LEFT: 2}),
            (5, {}),
            (6, {Region.GROIN_LEFT: 2}),
        ]
    ]
    places = shown(9, (), pains).places
    assert places.days == 3
    assert places.places == (
        Place(Region.LUMBAR_LEFT, 2, day(4), 5),
        Place(Region.GROIN_LEFT, 1, day(6), 2),
        Place(Region.BELLY, 1, day(0), 1),
    )


def test_what_is_planned_or_still_to_come_is_not_there() -> None:
    runs = [a_run(0), a_run(1, state=RunIs.PLANNED), a_run(9)]
    at = shown(5, runs, [felt(0, 3), felt(1, 4), felt(9, 5)], [a_session(9)])
    assert (at.runs_ever, len(at.after.dots), at.session_days) == (1, 1, ())


_PAINS = st.lists(
    st.builds(
        Pain,
        id=st.uuids().map(str),
        at=st.just(""),
        zone=st.just(""),
        local_date=st.sampled_from(["2026-03-02", "2026-03-03"]),
        moment=st.sampled_from(PainMoment),
        score=st.integers(0, 10),
        run=st.sampled_from(["", "one", "two"]),
        qualities=st.sampled_from([(), (Quality.ACHE,), (Quality.STIFFER,)]),
        course=st.lists(st.sampled_from(Course), max_size=2).map(tuple),
        leg_left=st.sampled_from(LegReach),
        leg_right=st.sampled_from(LegReach),
        regions=st.dictionaries(st.sampled_from(Region), st.integers(1, 10), max_size=2),
    ),
    max_size=7,
)


@settings(max_examples=400, deadline=None)
@given(_PAINS)
def test_a_light_is_that_of_the_safety_rules_whatever_was_said(pains: list[Pain]) -> None:
    for said in by_run(pains).values():
        judged = judge(said, LIMITS)
        assert light_of(list(map(brief_of, said)), LIMITS) == (judged.light if judged else None)


@settings(max_examples=200, deadline=None)
@given(_PAINS)
def test_what_names_no_run_belongs_where_the_safety_rules_put_it(pains: list[Pain]) -> None:
    runs = [
        RunNote(key, *WHEN, at, key, at, RunIs.DONE)
        for key, at in (("one", "2026-03-02"), ("two", "2026-03-03"))
    ]
    records = TrendRecords(tuple(runs), tuple(map(brief_of, pains)))
    gathered = gather(records, date(2026, 3, 9), LIMITS)
    told = by_run(pains)
    for run, note in zip(gathered.runs, runs, strict=True):
        said: Sequence[Pain] = [*told.get(note.run, ()), *told.get(note.day, ())]
        morning = morning_after(said)
        assert run.morning == (morning.score if morning else None)
        judged = judge(said, LIMITS)
        assert light_of(run.said, LIMITS) == (judged.light if judged else None)


@pytest.mark.parametrize(
    ("blocks", "changed", "clearly"),
    [
        ((5, 3, 3), True, True),
        ((5, 4, 3), True, False),
        ((8, 6, 6), False, False),  # two points, but not 30 %
        ((3, 5, 5), True, True),
        ((5, 8, 2), True, False),  # the other way the first time
    ],
)
def test_a_clear_change_is_two_points_and_30_percent_in_two_blocks_the_same_way(
    blocks: tuple[int, ...], changed: bool, clearly: bool
) -> None:
    scores = {14 * n + 2 * k: score for n, score in enumerate(blocks) for k in range(6)}
    after = of_scores(scores, 41).after
    assert (after.changed, after.changed_clearly) == (changed, clearly)


def test_the_worst_of_a_moment_is_the_number_of_a_run_and_of_a_session() -> None:
    hip = PainBrief(day(0).isoformat(), AFTER, 1, "run 0", regions={Region.HIP_LEFT: 4})
    pains = [felt(0, 6, MORNING), felt(0, 5), hip, felt(0, 2), felt(0, 3, MORNING)]
    moments = (PainMoment.BEFORE_SESSION, PainMoment.AFTER_SESSION)
    for score, moment in zip((3, 5), moments, strict=True):
        pains.append(PainBrief(day(0).isoformat(), moment, score, session="session 0"))
        pains.append(PainBrief(day(0).isoformat(), moment, 1, session="session 0"))
    at = shown(3, [a_run(0)], pains, [a_session(0)])
    assert [dot.score for dot in at.after.dots] == [5]
    assert [dot.score for dot in at.morning.dots] == [6]
    assert at.effect == Effect(worse=1)


def test_the_strongest_pain_in_a_run_makes_its_light_and_not_the_last() -> None:
    during = PainMoment.DURING_RUN
    pains = [felt(0, 8, during), felt(0, 1, during), felt(1, 1, during), felt(1, 4, during)]
    assert shown(3, map(a_run, (0, 1)), pains).lights == Lights(amber=1, red=1)


@pytest.mark.parametrize(
    ("scores", "runs", "eases"),
    [
        ({2: 1, 9: 2, 16: 3}, (16,), True),
        ({2: 1, 9: 2, 16: 3}, (22,), True),
        ({2: 1, 9: 2, 16: 3}, (2, 9), False),
        ({2: 1, 9: 3, 16: 3}, (16,), False),
        ({9: 1, 16: 2, 22: 3}, (16,), False),
    ],
)
def test_less_distance_is_asked_for_after_two_weeks_of_climbing_pain_in_which_there_are_runs(
    scores: dict[int, int], runs: tuple[int, ...], eases: bool
) -> None:
    pains = [felt(number, score, PainMoment.ALONE, "") for number, score in scores.items()]
    for span in Span:
        assert shown(24, map(a_run, runs), pains, span=span).eases_off is eases


def test_weeks_of_climbing_pain_begin_on_the_day_that_was_chosen() -> None:
    scores = {5: 1, 12: 2, 19: 3}  # Saturdays
    pains = tuple(felt(number, score) for number, score in scores.items())
    records = TrendRecords(tuple(map(a_run, scores)), pains, (), (), FIRST.isoformat())
    for begins, today in ((1, 21), (6, 26)):
        for on, eases in ((today - 1, False), (today, True)):
            gathered = gather(records, day(on), LIMITS, week_begins=begins)
            assert trends(gathered, Span.FOUR_WEEKS).eases_off is eases


def test_weeks_of_trends_begin_on_the_day_that_was_chosen() -> None:
    runs, sessions = map(a_run, range(14)), [a_session(number) for number in range(14)]
    records = TrendRecords(tuple(runs), (), tuple(sessions), (), FIRST.isoformat())
    for begins in (1, 6, 7):
        told = trends(gather(records, day(14), LIMITS, week_begins=begins), Span.ALL)
        assert {week.start.isoweekday() for week in told.weeks} == {begins}
        assert sum(week.runs for week in told.weeks) == 14
        assert sum(week.sessions for week in told.weeks) == 14
        assert told.weeks[0].is_whole is (begins == FIRST.isoweekday())
        assert told.week_begins == begins
