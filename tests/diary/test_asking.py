"""What Today asks is what the rules ask; one press keeps the answer, tied to its run."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.bodymap.regions import LegReach
from backstretch.care.entry import Entry, PainSaid
from backstretch.care.light import Light
from backstretch.care.mornings import Response
from backstretch.care.questions import Asks, Diary, Question, open_question
from backstretch.diary.activities import Activities
from backstretch.diary.asking import GONE, Asking
from backstretch.diary.kept import KeptDiary
from backstretch.insights.back_today import Answered, Asked
from backstretch.journal.diary_records import (
    ActivitySaid,
    ActivityScored,
    Decided,
    LimitsSet,
    QuestionPassed,
    SignsSaid,
    Tier,
)
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment, Quality
from backstretch.journal.store import Journal
from backstretch.settings import Settings
from tests.care.saying import CARE
from tests.fakes import FakeClock

MONDAY = "2026-03-02"
FACTS = RunFacts(distance_m=8200, duration_s=2850)
AFTER = PainMoment.AFTER_RUN


class Runner:
    """Somebody who began on Monday 2 March 2026 at 18:30, with the diary and what it asks."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.clock = FakeClock()
        self.diary = KeptDiary(journal, self.clock, Settings, CARE)
        self.asking = Asking(self.diary, journal, self.clock, Settings)

    def live(self, days: float = 1) -> None:
        self.clock.set_wall(timedelta(days=days))

    def log(self, *pains: PainSaid, start: str = "17:10") -> str:
        """Log a run of today, with pain, and return its id."""
        entry = Entry(self.diary.today().isoformat(), start, FACTS, pains)
        return self.diary.keep(entry).run

    def asked(self) -> Asked:
        """Return what is asked now."""
        asked = self.asking.look().asked
        assert asked is not None
        return asked

    def answered(self) -> Answered:
        """Return what was answered today."""
        answered = self.asking.look().answered
        assert answered is not None
        return answered


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    with Journal.open(tmp_path / "journal.db") as journal:
        yield Runner(journal)


def test_in_an_empty_diary_or_without_one_nothing_is_asked(runner: Runner) -> None:
    assert runner.asking.look().asked is None
    without = Asking(
        KeptDiary(None, runner.clock, Settings, CARE, "No."), None, runner.clock, Settings
    )
    assert without.look().asked is None
    assert without.answer(Question(Asks.WEEK, "week"), 3).complaint == "No."


def test_one_press_keeps_the_number_with_its_run(runner: Runner) -> None:
    run = runner.log()
    asked = runner.asked()
    assert asked.question == Question(Asks.RUN, run)
    assert asked.run is not None
    assert asked.run.facts == FACTS
    kept = runner.asking.answer(asked.question, 3)
    assert (kept.complaint, kept.run) == ("", run)
    [pain] = runner.journal.pains()
    assert (pain.moment, pain.score, pain.run) == (AFTER, 3, run)
    assert runner.asking.look().asked is None
    assert len(runner.journal.diary.history(run)) == 1


def test_what_was_told_before_the_run_stays_beside_the_answer(runner: Runner) -> None:
    run = runner.log(PainSaid(PainMoment.BEFORE_RUN, 2, qualities=(Quality.STIFF,)))
    runner.asking.answer(runner.asked().question, 4)
    said = [(pain.moment, pain.score) for pain in runner.journal.diary.pains_of_run(run)]
    assert said == [(PainMoment.BEFORE_RUN, 2), (AFTER, 4)]


def test_an_answer_that_was_taken_back_is_asked_for_again(runner: Runner) -> None:
    runner.log()
    question = runner.asked().question
    undo = runner.asking.answer(question, 3).undo
    assert undo is not None
    assert undo() == ""
    assert runner.asked().question == question
    assert runner.asking.look().answered is None


def test_a_run_that_has_gone_meanwhile_is_said_to_be_gone(runner: Runner) -> None:
    runner.log()
    question = runner.asked().question
    runner.diary.remove_run(question.about)
    assert runner.asking.answer(question, 3).complaint == GONE
    assert all(pain.score is None for pain in runner.journal.pains())


def test_the_number_of_a_run_has_its_light_by_the_limits_of_the_person(runner: Runner) -> None:
    runner.log()
    runner.asking.answer(runner.asked().question, 3)
    judged = runner.answered().judged
    assert judged is not None
    assert judged.light is Light.AMBER
    runner.diary.keep_records(runner.diary.statement("", LimitsSet(3, 5, 2)))
    judged = runner.answered().judged
    assert judged is not None
    assert (judged.light, runner.answered().limits.green_at_most) == (Light.GREEN, 3)


@pytest.mark.parametrize(
    ("before", "morning", "stiffer", "response"),
    [
        (2, 2, False, Response.SETTLED),
        (2, 3, False, Response.NOISE),
        (2, 4, False, Response.RED),
        (2, 1, True, Response.RED),
        (None, 3, False, Response.HELD),
    ],
)
def test_the_morning_is_tied_to_the_run_of_the_day_before(
    runner: Runner, before: int | None, morning: int, stiffer: bool, response: Response
) -> None:
    told = [PainSaid(AFTER, 3)]
    if before is not None:
        told.insert(0, PainSaid(PainMoment.BEFORE_RUN, before))
    run = runner.log(*told)
    runner.live(0.6)
    question = runner.asked().question
    assert question == Question(Asks.MORNING, run)
    runner.asking.answer(question, morning, stiffer=stiffer)
    last = runner.journal.diary.pains_of_run(run)[-1]
    assert (last.moment, last.local_date) == (PainMoment.NEXT_MORNING, "2026-03-03")
    answered = runner.answered()
    assert (answered.question.asks, answered.score) == (Asks.MORNING, morning)
    assert answered.judged is not None
    assert answered.judged.morning is not None
    assert answered.judged.morning.response is response
    assert answered.stiffer is stiffer


def test_a_morning_can_be_answered_anew(runner: Runner) -> None:
    run = runner.log(PainSaid(AFTER, 3))
    runner.live(0.6)
    question = runner.asked().question
    runner.asking.answer(question, 2)
    runner.asking.answer(question, 2, stiffer=True)
    mornings = [
        pain.qualities
        for pain in runner.journal.diary.pains_of_run(run)
        if pain.moment is PainMoment.NEXT_MORNING
    ]
    assert mornings == [("stiffer",)]


def test_once_a_week_the_last_seven_days_are_asked_about(runner: Runner) -> None:
    runner.log(PainSaid(AFTER, 1))
    runner.live(7)
    asked = runner.asked()
    assert asked.question.asks is Asks.WEEK
    kept = runner.asking.answer(asked.question, 5)
    last = runner.journal.pains()[-1]
    assert (last.moment, last.score, last.run) == (PainMoment.ALONE, 5, "")
    answered = runner.answered()
    assert (answered.question.asks, answered.score) == (Asks.WEEK, 5)
    assert kept.undo is not None
    kept.undo()
    assert runner.asked() == asked
    assert runner.asking.look().answered is None


def test_a_question_that_was_put_aside_does_not_come_back_today(runner: Runner) -> None:
    runner.log()
    question = runner.asked().question
    assert runner.asking.pass_over(question) == ""
    assert runner.asking.look().asked is None
    [said] = runner.journal.diary.statements(QuestionPassed)
    assert said.about == question.about


def test_activities_are_asked_about_one_by_one_until_each_has_its_number(runner: Runner) -> None:
    activities = Activities(runner.diary, runner.journal)
    shoes = (activities.keep("Put on shoes"), activities.keep("Easy 30-minute run"))
    assert shoes == ("", "")
    runner.live(14)
    first, second = runner.asked().activities
    assert (first.name, first.score, second.name) == ("Put on shoes", None, "Easy 30-minute run")
    kept = runner.asking.score(first.id, 7)
    assert [one.score for one in runner.asked().activities] == [7, None]
    runner.asking.score(second.id, 9)
    assert runner.asking.look().asked is None
    assert kept.undo is not None
    assert kept.undo() == ""
    assert [one.score for one in runner.asked().activities] == [None, 9]


def test_the_run_of_today_is_the_newest_one_that_was_done(runner: Runner) -> None:
    assert runner.asking.look().run is None
    runner.log(start="07:00")
    evening = runner.log(start="18:00")
    run = runner.asking.look().run
    assert run is not None
    assert run.run == evening
    runner.live()
    assert runner.asking.look().run is None


def test_the_first_two_weeks_and_the_last_are_both_read(runner: Runner) -> None:
    for number in range(60):
        if number < 14 or number >= 46:
            runner.log(PainSaid(AFTER, 6 if number < 14 else 2))
        runner.live()
    after = runner.asking.look().after
    assert after.scores == (2,) * 8
    assert after.first is not None
    assert after.last is not None
    assert (after.first.middle, after.first.runs) == (6, 14)
    assert (after.last.middle, after.last.runs) == (2, 13)


DOINGS = st.lists(
    st.sampled_from(("live", "night", "run", "told", "answer", "pass", "name", "score", "alone")),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(DOINGS)
def test_what_is_asked_is_what_the_rules_ask_of_the_whole_diary(
    tmp_path_factory: pytest.TempPathFactory, doings: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("asked")
    with Journal.open(folder / "journal.db") as journal:
        runner = Runner(journal)
        for doing in doings:
            do(runner, doing)
            asked = runner.asking.look().asked
            assert (asked.question if asked else None) == by_the_rules(runner)


def by_the_rules(runner: Runner) -> Question | None:
    journal, today = runner.journal, runner.diary.today()
    first = journal.plan.first_day()
    whole = Diary(
        datetime.fromisoformat(first).date() if first else today,
        journal.plan.runs("2000-01-01", "2100-01-01"),
        journal.pains(),
        [
            said
            for said in journal.diary.all_statements()
            if isinstance(said.what, ActivitySaid | ActivityScored | QuestionPassed)
        ],
    )
    return open_question(whole, runner.clock.now(), today, CARE.asking)


def do(runner: Runner, doing: str) -> None:
    asked = runner.asking.look().asked
    match doing:
        case "live":
            runner.live()
        case "night":
            runner.live(0.55)
        case "run":
            runner.log(start=f"{runner.clock.now():%H:%M}")
        case "told":
            runner.log(PainSaid(PainMoment.DURING_RUN, 4))
        case "alone":
            day = runner.diary.today().isoformat()
            runner.diary.keep(Entry(day, pains=(PainSaid(PainMoment.ALONE, 2),)))
        case "name":
            Activities(runner.diary, runner.journal).keep("Sit for an hour")
        case "answer" if asked and asked.question.asks is not Asks.ACTIVITIES:
            runner.asking.answer(asked.question, 4)
        case "score" if asked and asked.activities:
            runner.asking.score(asked.activities[0].id, 4)
        case "pass" if asked:
            runner.asking.pass_over(asked.question)


def test_every_pain_of_an_answer_counts_for_its_day(runner: Runner) -> None:
    runner.clock = FakeClock(datetime(2026, 3, 3, 0, 30, tzinfo=UTC))  # half past one in Berlin
    runner.diary = KeptDiary(runner.journal, runner.clock, Settings, CARE)
    runner.asking = Asking(runner.diary, runner.journal, runner.clock, Settings)
    runner.log(start="")
    runner.asking.answer(runner.asked().question, 3)
    days: list[Pain] = list(runner.journal.pains())
    assert [pain.local_date for pain in days] == [MONDAY]


def tier_of(runner: Runner) -> Tier | None:
    standing = runner.diary.standing()
    return standing.tier if standing else None


def test_a_number_says_nothing_again_of_what_was_told_of_the_run_before(runner: Runner) -> None:
    both = PainSaid(PainMoment.BEFORE_RUN, 3, leg_left=LegReach.FOOT, leg_right=LegReach.FOOT)
    run = runner.log(both)
    assert tier_of(runner) is Tier.EMERGENCY
    runner.diary.decide(SignsSaid(Decided.CHECKED, Tier.EMERGENCY, day=MONDAY), run)
    assert tier_of(runner) is Tier.SOON
    kept = runner.asking.answer(runner.asked().question, 2)
    assert tier_of(runner) is Tier.SOON
    assert kept.undo is not None
    assert kept.undo() == ""
    said = [(pain.moment, pain.score) for pain in runner.journal.diary.pains_of_run(run)]
    assert said == [(PainMoment.BEFORE_RUN, 3)]


def test_a_changed_answer_is_undone_to_the_one_before(runner: Runner) -> None:
    run = runner.log(PainSaid(AFTER, 3))
    runner.live(0.6)
    question = runner.asked().question
    runner.asking.answer(question, 2)
    undo = runner.asking.answer(question, 2, stiffer=True).undo
    assert undo is not None
    assert undo() == ""
    morning = runner.journal.diary.pains_of_run(run)[-1]
    assert (morning.score, morning.qualities) == (2, ())
