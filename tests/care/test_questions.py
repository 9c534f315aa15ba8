"""Which question is open: around runs, once a week, about activities every two weeks at most."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.care.questions import (
    ACTIVITIES,
    WEEK,
    Asks,
    Diary,
    Question,
    newest_run,
    open_question,
)
from backstretch.journal.diary_records import (
    ActivitySaid,
    ActivityScored,
    QuestionPassed,
    Statement,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain
from tests.care.saying import (
    AFTER,
    ALONE,
    BEFORE,
    CARE,
    DURING,
    FIRST,
    LATER,
    MORNING,
    at,
    day,
    pain,
    run,
    said,
)

RUN = run(4, "run", "18:00", minutes=60)
PASSED = QuestionPassed()


def asked(
    number: int,
    hour: float = 12,
    runs: tuple[RunNote, ...] = (),
    pains: tuple[Pain, ...] = (),
    statements: tuple[Statement, ...] = (),
) -> Question | None:
    diary = Diary(FIRST, runs, pains, statements)
    return open_question(diary, at(number, hour), day(number), CARE.asking)


def test_on_a_day_without_a_run_nothing_is_asked() -> None:
    assert [asked(number) for number in range(7)] == [None] * 7
    assert asked(3, runs=(RUN,)) is None
    assert asked(6, runs=(RUN,)) is None


def test_a_run_without_a_number_is_asked_about_on_its_day() -> None:
    assert asked(4, 20, (RUN,)) == Question(Asks.RUN, "run")
    for moment in (DURING, AFTER, LATER):
        assert asked(4, 20, (RUN,), (pain(4, 0, moment, run="run"),)) is None
    assert asked(4, 20, (RUN,), (pain(4, 0, BEFORE, run="run"),)) is not None


def test_pain_that_names_no_run_belongs_to_that_of_its_day() -> None:
    assert asked(4, 20, (RUN,), (pain(4, 0, AFTER),)) is None
    assert asked(5, 9, (RUN,), (pain(4, 3, AFTER), pain(5, 0, MORNING))) is None


def test_a_number_that_was_taken_back_is_asked_for_again() -> None:
    wrong = pain(4, 3, AFTER, id="wrong", run="run")
    back = pain(4, None, AFTER, replaces="wrong")
    assert asked(4, 20, (RUN,), (wrong, back)) is not None


def test_every_run_opens_the_question_of_the_next_morning_on_that_day_alone() -> None:
    told = (pain(4, 0, AFTER, run="run"),)
    opened = {n: asked(n, 9, (RUN,), told) for n in range(4, 7)}
    assert opened == {4: None, 5: Question(Asks.MORNING, "run"), 6: None}
    assert asked(5, 23.9, (RUN,), told) == Question(Asks.MORNING, "run")
    assert asked(5, 9, (RUN,), (*told, pain(5, 1, MORNING, run="run"))) is None


def test_the_number_of_the_run_is_asked_for_24_hours_and_after_the_morning() -> None:
    morning = (pain(5, 1, MORNING, run="run"),)
    assert asked(5, 18.9, (RUN,)) == Question(Asks.MORNING, "run")
    assert asked(5, 18.9, (RUN,), morning) == Question(Asks.RUN, "run")
    assert asked(5, 19, (RUN,), morning) is None


def test_the_hours_are_counted_from_the_second_where_it_is_known() -> None:
    facts = RunFacts(started_at="2026-03-06T18:00:00+01:00", duration_s=5400)
    morning = (pain(5, 1, MORNING, run="run"),)
    known = run(4, "run", facts=facts)
    assert asked(5, 18.4, (known,), morning) == Question(Asks.RUN, "run")
    assert asked(5, 18.5, (known,), morning) is None


def test_without_an_hour_the_run_is_asked_about_on_its_day_alone() -> None:
    bare = run(4, "run")
    assert asked(4, 23, (bare,)) == Question(Asks.RUN, "run")
    assert asked(5, 1, (bare,), (pain(5, 0, MORNING, run="run"),)) is None


@pytest.mark.parametrize("state", [RunIs.PLANNED, RunIs.WITHDRAWN])
def test_only_runs_that_were_done_are_asked_about(state: RunIs) -> None:
    assert asked(5, 9, (run(4, "run", "18:00", state=state),)) is None


def test_of_two_runs_only_the_newest_is_asked_about() -> None:
    early, late = run(4, "early", "07:00"), run(4, "late", "18:00")
    assert asked(5, 9, (late, early)) == Question(Asks.MORNING, "late")
    assert asked(5, 9, (late, early), (pain(5, 0, MORNING, run="late"),)) != Question(
        Asks.MORNING, "early"
    )
    today = run(5, "today", "10:00")
    assert asked(5, 9, (late,)) == Question(Asks.MORNING, "late")
    assert asked(5, 12, (late, today)) == Question(Asks.RUN, "today")
    assert asked(5, 12, (late, today), (pain(5, 2, AFTER, run="today"),)) is None
    assert newest_run((late, early), day(5)) == late
    assert newest_run((early, early), day(6)) is None


def test_what_was_put_aside_stays_so_for_the_day() -> None:
    assert asked(4, 20, (RUN,), (), (said(4, PASSED, "run"),)) is None
    assert asked(5, 9, (RUN,), (), (said(4, PASSED, "run"),)) == Question(Asks.MORNING, "run")
    assert asked(5, 9, (RUN,), (), (said(5, PASSED, "run"),)) is None
    assert asked(5, 9, (RUN,), (), (said(5, PASSED, "other"),)) is not None


def test_the_week_is_asked_about_on_one_weekday() -> None:
    opened = [number for number in range(30) if asked(number) == Question(Asks.WEEK, WEEK)]
    assert opened == [7, 14, 21, 28]
    assert asked(7, pains=(pain(7, 2, ALONE),)) is None
    assert asked(7, pains=(pain(6, 2, ALONE), pain(7, 2, BEFORE))) is not None
    assert asked(7, statements=(said(7, PASSED, WEEK),)) is None


def test_a_run_is_asked_about_before_the_week() -> None:
    yesterday = run(6, "run", "18:00")
    assert asked(7, 9, (yesterday,)) == Question(Asks.MORNING, "run")
    told = (pain(6, 1, AFTER, run="run"), pain(7, 0, MORNING, run="run"))
    assert asked(7, 9, (yesterday,), told) == Question(Asks.WEEK, WEEK)


NAMED = said(2, ActivitySaid("Put on my shoes"), "shoes")


def test_activities_are_asked_about_every_two_weeks() -> None:
    question = Question(Asks.ACTIVITIES, ACTIVITIES)
    opened = [number for number in range(50) if asked(number, statements=(NAMED,)) == question]
    assert opened == [16, 30, 44]
    scored = said(16, ActivityScored(6), "shoes")
    both = [n for n in range(17, 50) if asked(n, statements=(NAMED, scored)) == question]
    assert both == [30, 44]
    late = said(20, ActivityScored(6), "shoes")
    assert [n for n in range(21, 50) if asked(n, statements=(NAMED, late)) == question] == [34, 48]


def test_the_day_of_the_week_question_is_not_that_of_the_activities() -> None:
    named = said(7, ActivitySaid("Run for 30 minutes"), "run 30")
    opened = {n: asked(n, statements=(named,)) for n in range(8, 40)}
    asks = {n: question.asks for n, question in opened.items() if question is not None}
    assert [n for n, ask in asks.items() if ask is Asks.ACTIVITIES] == [22, 36]
    assert [n for n, ask in asks.items() if ask is Asks.WEEK] == [14, 21, 28, 35]


def test_the_question_stays_until_each_activity_has_its_score() -> None:
    other = said(2, ActivitySaid("Sit through a film"), "film")
    first, second = said(16, ActivityScored(5), "shoes"), said(16, ActivityScored(8), "film")
    assert asked(16, statements=(NAMED, other, first)) == Question(Asks.ACTIVITIES, ACTIVITIES)
    assert asked(16, statements=(NAMED, other, first, second)) is None
    assert asked(16, statements=(NAMED, said(16, PASSED, ACTIVITIES))) is None


def test_an_activity_that_was_retired_is_not_asked_about() -> None:
    retired = said(9, ActivitySaid("Put on my shoes", retired=True), "shoes")
    assert all(
        question is None or question.asks is Asks.WEEK
        for question in (asked(n, statements=(NAMED, retired)) for n in range(10, 60))
    )


# A diary of six weeks, looked at every few hours: runs, answers, and what is put aside or ignored.

DAYS = 42
HOURS = (5.0, 9.0, 13.0, 20.0, 23.9)
Opened = tuple[date, Question]


@st.composite
def diaries(draw: st.DrawFn) -> tuple[list[Opened], list[RunNote]]:
    """Live through a diary; return each question as it was found open, and the runs."""
    runs: list[RunNote] = []
    pains: list[Pain] = []
    statements = [said(n, ActivitySaid("x"), f"x{n}") for n in draw(st.sets(st.integers(0, 9)))]
    opened: list[Opened] = []
    daily = draw(st.sampled_from([0, 1, 2, 5]))
    for number in range(DAYS):
        for n in range(draw(st.integers(0, daily))):
            start = f"{draw(st.integers(0, 19)):02}:00" if draw(st.booleans()) else ""
            runs.append(run(number, f"run {number} {n}", start, minutes=50))
        for hour in HOURS:
            diary = Diary(FIRST, runs, pains, statements)
            question = open_question(diary, at(number, hour), day(number), CARE.asking)
            if question is not None:
                opened.append((day(number), question))
                _react(draw, question, number, pains, statements)
    return opened, runs


def _react(
    draw: st.DrawFn,
    question: Question,
    number: int,
    pains: list[Pain],
    statements: list[Statement],
) -> None:
    does = draw(st.sampled_from(["answers", "passes", "ignores"]))
    if does == "passes":
        statements.append(said(number, PASSED, question.about))
    elif does == "answers" and question.asks is Asks.ACTIVITIES:
        live = {one.about for one in statements if isinstance(one.what, ActivitySaid)}
        statements.extend(said(number, ActivityScored(5), about) for about in sorted(live))
    elif does == "answers":
        moment = {Asks.RUN: AFTER, Asks.MORNING: MORNING}.get(question.asks, ALONE)
        key = "" if question.asks is Asks.WEEK else question.about
        pains.append(pain(number, 3, moment, run=key))


def run_days(runs: list[RunNote]) -> set[date]:
    return {date.fromisoformat(one.day) for one in runs}


def of_kind(opened: list[Opened], *kinds: Asks) -> set[Opened]:
    return {(on, question) for on, question in opened if question.asks in kinds}


@settings(max_examples=60, deadline=None)
@given(lived=diaries())
def test_questions_are_rare(lived: tuple[list[Opened], list[RunNote]]) -> None:
    opened, runs = lived
    days = run_days(runs)
    for on, question in of_kind(opened, Asks.RUN, Asks.MORNING):
        about = next(date.fromisoformat(one.day) for one in runs if one.run == question.about)
        late = {Asks.RUN: (0, 1), Asks.MORNING: (1,)}[question.asks]
        assert (on - about).days in late
    of_runs = Counter(question.about for question in {q for _, q in of_kind(opened, *RUN_KINDS)})
    assert all(number <= 2 for number in of_runs.values())
    for first in (day(n) for n in range(DAYS)):
        week = {on_q for on_q in opened if 0 <= (on_q[0] - first).days < 7}
        others = of_kind(list(week), Asks.WEEK, Asks.ACTIVITIES)
        assert len(others) <= 2
        assert len({on for on, _ in others}) == len(others)
        near = [one for one in runs if -1 <= (date.fromisoformat(one.day) - first).days < 7]
        assert len({question for _, question in week}) <= 2 * len(near) + 2
    assert all(
        on in days or on - timedelta(days=1) in days for on, _ in of_kind(opened, *RUN_KINDS)
    )


RUN_KINDS = (Asks.RUN, Asks.MORNING)


@settings(max_examples=60, deadline=None)
@given(lived=diaries())
def test_the_week_and_the_activities_keep_their_distance(
    lived: tuple[list[Opened], list[RunNote]],
) -> None:
    for kind, least in ((Asks.WEEK, 7), (Asks.ACTIVITIES, 14)):
        days = sorted(on for on, _ in of_kind(lived[0], kind))
        assert all((b - a).days >= least for a, b in pairwise(days))


@settings(max_examples=60, deadline=None)
@given(lived=diaries())
def test_of_yesterdays_run_nothing_is_asked_once_there_is_a_newer_one(
    lived: tuple[list[Opened], list[RunNote]],
) -> None:
    opened, runs = lived
    for on, question in of_kind(opened, Asks.MORNING):
        assert on not in run_days(runs), question


def test_a_score_that_was_taken_back_is_asked_for_again() -> None:
    named = said(1, ActivitySaid("Put on shoes"), "shoes")
    scored = said(15, ActivityScored(7), "shoes")
    assert asked(15, statements=(named, scored)) is None
    back = said(15, ActivityScored(None), "shoes")
    assert asked(15, statements=(named, scored, back)) == Question(Asks.ACTIVITIES, ACTIVITIES)
