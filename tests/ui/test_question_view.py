"""What Today says of the question, of the answer and of the pain after the last runs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from backstretch.bodymap.regions import Region
from backstretch.care.light import Limits, limits_of
from backstretch.care.questions import ACTIVITIES, WEEK, Asks, Diary, Question
from backstretch.insights.after_runs import AfterRuns, Block
from backstretch.insights.back_today import Answered, Asked, ToScore, answered_of
from backstretch.journal.plan_records import RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Course, Pain, PainMoment, Quality
from backstretch.ui.question_view import (
    answer_state,
    facts_of,
    pain_look,
    question_state,
    ran_line,
)
from backstretch.units import Units
from tests.care.saying import AFTER, BEFORE, CARE, FIRST, LATER, MORNING, day, pain, run

TODAY = day(4)
FACTS = RunFacts(distance_m=8200, duration_s=2880)
RUN = run(4, "run", "17:10", facts=FACTS)
LIMITS = limits_of(CARE.limits)


def answered(*pains: Pain, morning: bool = False, limits: Limits = LIMITS) -> Answered:
    today = TODAY + timedelta(days=1) if morning else TODAY
    found = answered_of(Diary(FIRST, (RUN,), pains), today, limits, CARE.limits)
    assert found is not None
    return found


def after(score: int, **more: Any) -> Pain:
    return pain(4, score, AFTER, run="run", **more)


def before(score: int) -> Pain:
    return pain(4, score, BEFORE, run="run")


def next_day(score: int, *qualities: str) -> Pain:
    return pain(5, score, MORNING, run="run", qualities=qualities)


@pytest.mark.parametrize(
    ("start", "facts", "minutes", "units", "told"),
    [
        ("17:10", FACTS, 0, Units.KM, "8.2 km, finished 17:58"),
        ("17:10", FACTS, 0, Units.MILES, "5.1 mi, finished 17:58"),
        ("17:10", RunFacts(), 47, Units.KM, "Finished 17:57"),
        ("17:10", RunFacts(distance_m=8200), 0, Units.KM, "8.2 km, began 17:10"),
        ("", FACTS, 0, Units.KM, "8.2 km"),
        ("", RunFacts(), 0, Units.KM, ""),
    ],
)
def test_a_run_is_told_by_what_is_known_of_it(
    start: str, facts: RunFacts, minutes: int, units: Units, told: str
) -> None:
    note = run(4, "run", start, facts=facts, minutes=minutes)
    assert facts_of(note, TODAY, units) == told


def test_a_run_of_yesterday_is_told_as_such() -> None:
    later = TODAY + timedelta(days=1)
    assert facts_of(RUN, later, Units.KM) == "8.2 km yesterday"
    assert facts_of(run(4, "run"), later, Units.KM) == "Yesterday’s run"


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("07:30", "8.2 km this morning."),
        ("11:59", "8.2 km this morning."),
        ("12:00", "8.2 km this afternoon."),
        ("18:00", "8.2 km this evening."),
        ("03:30", "8.2 km today."),
        ("", "8.2 km today."),
    ],
)
def test_the_line_under_the_date_says_when_the_run_was(start: str, told: str) -> None:
    assert ran_line(run(4, "run", start, facts=FACTS), Units.KM) == told


def test_the_line_goes_by_the_second_where_that_is_known() -> None:
    facts = replace_facts(started_at="2026-03-06T19:00:00+01:00")
    assert ran_line(run(4, "run", facts=facts), Units.KM) == "8.2 km this evening."


def replace_facts(started_at: str) -> RunFacts:
    return RunFacts(started_at=started_at, distance_m=8200)


def test_without_a_distance_the_line_tells_minutes_or_that_there_was_a_run() -> None:
    minutes = run(4, "run", "08:00", minutes=47)
    assert ran_line(minutes, Units.KM) == "47 minutes of running this morning."
    assert ran_line(run(4, "run"), Units.KM) == "You ran today."


def asked(asks: Asks, about: str, note: RunNote | None = None, **more: Any) -> Asked:
    return Asked(Question(asks, about), note, **more)


def test_each_question_has_its_words() -> None:
    after_run = question_state(asked(Asks.RUN, "run", RUN), TODAY, Units.KM)
    assert after_run.title == "How was your back after the run?"
    assert (after_run.facts, after_run.details) == ("8.2 km, finished 17:58", "Add details")
    assert after_run.stiffer == ""
    morning = question_state(asked(Asks.MORNING, "run", RUN), day(5), Units.KM)
    assert morning.title == "How is your back this morning?"
    assert morning.stiffer == "Stiff for clearly longer than usual"
    week = question_state(asked(Asks.WEEK, WEEK), TODAY, Units.KM)
    assert (week.title, week.facts) == ("Your back over the last 7 days", "")
    rows = (ToScore("a", "Put on shoes"), ToScore("b", "Easy run", 7))
    doing = question_state(asked(Asks.ACTIVITIES, ACTIVITIES, activities=rows), TODAY, Units.KM)
    assert [(row.name, row.score) for row in doing.rows] == [
        ("Put on shoes", None),
        ("Easy run", 7),
    ]
    assert len({after_run.key, morning.key, week.key, doing.key}) == 4


@pytest.mark.parametrize(
    ("told", "shape", "word", "rule"),
    [
        (after(2), "circle", "Green", "Up to 2 is green: carry on as planned."),
        (after(3), "diamond", "Amber", "3 to 5 is amber: keep the load, do not add."),
        (after(6), "square", "Red", "Over 5 is red."),
        (after(2, course=(Course.LIMPING,)), "square", "Red", "Pain that makes you limp or stoop"),
    ],
)
def test_the_light_of_a_run_is_a_shape_a_word_and_its_rule(
    told: Pain, shape: str, word: str, rule: str
) -> None:
    state = answer_state(answered(told), gentle=False)
    assert (state.title, state.score) == ("After the run", told.score)
    assert state.light is not None
    assert (state.light.shape, state.light.word) == (shape, word)
    assert state.rule.startswith(rule)
    assert state.rule.endswith("This is a guide.")
    assert state.stiffer is None


@pytest.mark.parametrize(
    ("moment", "title"),
    [
        (PainMoment.DURING_RUN, "During the run"),
        (PainMoment.AFTER_RUN, "After the run"),
        (PainMoment.LATER, "Later, after the run"),
    ],
)
def test_the_number_of_a_run_says_when_it_was_felt(moment: PainMoment, title: str) -> None:
    state = answer_state(answered(pain(4, 7, moment, run="run")), gentle=False)
    assert (state.title, state.score) == (title, 7)


def test_pain_that_rose_after_the_run_says_so_by_the_limit_that_holds() -> None:
    said = (pain(4, 0, PainMoment.DURING_RUN, run="run"), pain(4, 3, LATER, run="run"))
    usual = answer_state(answered(*said), gentle=True)
    assert (usual.title, usual.score) == ("Later, after the run", 3)
    assert usual.rule.startswith("2 or more above the pain in the run is red. A gentle session")
    own = answer_state(answered(*said, limits=Limits(2, 5, 3)), gentle=True)
    assert own.rule.startswith("3 or more above the pain in the run is red.")


def test_a_morning_is_shown_by_its_worst_place() -> None:
    sore = pain(5, 2, MORNING, run="run", regions={Region.HIP_LEFT: 6})
    state = answer_state(answered(before(2), after(2), sore, morning=True), gentle=False)
    assert state.light is not None
    assert (state.score, state.light.word) == (6, "Step back")
    assert state.rule.startswith("4 more than before the run.")


@pytest.mark.parametrize(
    ("moment", "rule"),
    [(PainMoment.DURING_RUN, "No more than in the run."), (LATER, "No more than later that day.")],
)
def test_a_morning_says_what_it_was_compared_with(moment: PainMoment, rule: str) -> None:
    said = (pain(4, 3, moment, run="run"), next_day(3))
    state = answer_state(answered(*said, morning=True), gentle=False)
    assert state.rule.startswith(rule)


def test_of_a_morning_with_no_word_on_its_run_nothing_is_told() -> None:
    state = answer_state(answered(next_day(3), morning=True), gentle=False)
    assert state.light is not None
    assert (state.light.word, state.rule) == (
        "Not clear",
        "Nothing was noted before the run, so it cannot be compared.",
    )


def test_the_limits_that_are_told_are_those_that_hold() -> None:
    own = Limits(1, 4, 1)
    assert answer_state(answered(after(4), limits=own), gentle=False).rule.startswith("2 to 4 is")
    assert "Over 4 is red." in answer_state(answered(after(5), limits=own), gentle=False).rule
    red = answered(before(2), after(2), next_day(3), morning=True, limits=own)
    assert "1 or more means a step back." in answer_state(red, gentle=False).rule


@pytest.mark.parametrize(
    ("start", "worst", "told", "word", "rule"),
    [
        (2, 2, next_day(2), "Settled", "No more than before the run: repeat it or add a little."),
        (2, 4, next_day(1), "Settled", "No more than before the run. The run itself was amber"),
        (2, 7, next_day(1), "Settled", "No more than before the run. The run itself was red."),
        (2, 2, next_day(3), "Within the noise", "1 more than before the run: repeat it, do not"),
        (1, 2, next_day(4), "Step back", "3 more than before the run. 2 or more means a step"),
        (2, 2, next_day(1, Quality.STIFFER), "Step back", "Stiff for clearly longer than usual"),
        (None, 3, next_day(3), "Repeat", "No more than straight after the run. Nothing was noted"),
        (None, 3, next_day(4), "Repeat", "1 more than straight after the run. Nothing was noted"),
        (None, 3, next_day(5), "Step back", "2 more than straight after the run. 2 or more means"),
    ],
)
def test_the_morning_is_told_with_its_rule(
    start: int | None, worst: int, told: Pain, word: str, rule: str
) -> None:
    earlier = (before(start),) if start is not None else ()
    state = answer_state(answered(*earlier, after(worst), told, morning=True), gentle=False)
    assert (state.title, state.score) == ("This morning", told.score)
    assert state.light is not None
    assert state.light.word == word
    assert state.rule.startswith(rule)
    assert state.stiffer is (Quality.STIFFER in told.qualities)


@pytest.mark.parametrize("worst", [2, 4, 7])
def test_after_a_red_morning_or_run_the_next_one_is_shorter(worst: int) -> None:
    state = answer_state(answered(before(0), after(worst), next_day(4), morning=True), gentle=False)
    assert "Make the next run 30 to 50 % shorter." in state.rule


def test_what_it_changes_is_told_where_it_changes_something() -> None:
    red = answered(before(0), after(2), next_day(3), morning=True)
    assert answer_state(red, gentle=True).then == "Today’s session is a gentle one."
    assert answer_state(red, gentle=False).then == ""


def test_the_week_has_a_number_and_no_light() -> None:
    week = Answered(Question(Asks.WEEK, WEEK), 4, LIMITS, CARE.limits)
    state = answer_state(week, gentle=False)
    assert (state.title, state.score, state.light, state.rule) == ("The last 7 days", 4, None, "")


EIGHT = (4, 4, 3, 3, 3, 2, 4, 4)
SIX_TO_THREE = AfterRuns(EIGHT, first=Block(5, 6), before=Block(4, 6), last=Block(3, 7))


def test_the_last_runs_are_drawn_and_told_with_the_same_numbers() -> None:
    look = pain_look(SIX_TO_THREE)
    assert look is not None
    assert (look.head, look.scores, look.joined) == ("Pain after your last 8 runs", EIGHT, True)
    assert look.told == "Pain after your last 8 runs, the oldest first: 4, 4, 3, 3, 3, 2, 4, 4."
    assert look.line == (
        "Middle value 3 in the last two weeks (7 runs), 5 in your first two (6 runs)."
        " A clear change needs two such blocks in a row. Back pain often eases by itself."
    )


@pytest.mark.parametrize(
    ("after_runs", "ending"),
    [
        (replace(SIX_TO_THREE, before=Block(2.5, 6)), "A clear change. This cannot show what"),
        (replace(SIX_TO_THREE, last=Block(4, 7)), "Such a difference is a normal up and down."),
        (replace(SIX_TO_THREE, first=None), "Too early to compare."),
        (replace(SIX_TO_THREE, last=None), "Too few runs in the last two weeks to compare them."),
        (AfterRuns((3, 4, 5)), "Not enough yet: 3 more runs."),
        (AfterRuns((3, 4, 5, 6, 7)), "Not enough yet: 1 more run."),
    ],
)
def test_the_sentence_says_no_more_than_the_numbers_do(after_runs: AfterRuns, ending: str) -> None:
    look = pain_look(after_runs)
    assert look is not None
    assert ending in look.line
    assert ("Back pain often eases by itself." in look.line) is ("first two" in look.line)
    assert look.joined is (len(after_runs.scores) >= 6)


def test_without_a_number_there_is_nothing_to_draw() -> None:
    assert pain_look(AfterRuns()) is None


def test_the_moments_of_a_run_are_told_by_the_worst() -> None:
    worse = (pain(4, 6, PainMoment.DURING_RUN, run="run"), after(2))
    assert answered(*worse).score == 6
    assert date.fromisoformat(RUN.day) == TODAY
