"""What the journal holds becomes what the planner is told."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest

from backstretch.bodymap.regions import Region
from backstretch.care.light import Limits
from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionState
from backstretch.journal.plan_records import (
    CanSet,
    GoalSet,
    OffSet,
    PlanWish,
    RemindedWhat,
    RunIs,
    SessionDone,
    SessionFelt,
    What,
)
from backstretch.journal.said import Answer, AnswerKind, Course, Pain, PainMoment
from backstretch.plan.facts import EVERY_DAY, DoneSession, Facts, Goal, Off, OffReason, Run
from backstretch.plan.progress import Felt
from backstretch.plan.recalling import Held, facts_of, felt_of, goals_of, history_of, told_of
from backstretch.plan.reminding import (
    Agenda,
    Due,
    Kind,
    Told,
    after_shown,
    leave_be,
    put_off,
)
from tests.journal.samples import SAID, a_pain, a_reminder, a_run, a_start, a_wish, an_answer
from tests.plan.drawing import RULES

TODAY = date(2026, 3, 4)
USUAL = Goal(4, 12)


def facts(held: Held, today: date = TODAY) -> Facts:
    return facts_of(held, datetime(2026, 3, 4, 12, tzinfo=UTC), today, USUAL, RULES)


def wished(*whats: What, day: str = "2026-03-04") -> tuple[PlanWish, ...]:
    return tuple(a_wish(f"{n}", what, day) for n, what in enumerate(whats))


def test_of_nothing_only_the_day_and_the_usual_goal_are_told() -> None:
    assert facts(Held()) == Facts(today=TODAY, goal=USUAL, first_day=TODAY)


def test_the_goal_set_last_holds() -> None:
    held = Held(wishes=wished(GoalSet(3, 10), GoalSet(5, 11), OffSet("ill")))
    assert facts(held).goal == Goal(5, 11)


@pytest.mark.parametrize(
    ("was", "now"), [((2, 8), (3, 10)), ((7, 20), (5, 15)), ((4, 20), (4, 15))]
)
def test_a_goal_the_rules_no_longer_allow_comes_into_their_range(
    was: tuple[int, int], now: tuple[int, int]
) -> None:
    assert facts(Held(wishes=wished(GoalSet(*was)))).goal == Goal(*now)


def test_the_days_said_last_hold_altogether() -> None:
    held = Held(wishes=wished(CanSet((1, 2), {1: "07:00"}, {2: 8.0}), CanSet((3,), {3: "18:05"})))
    told = facts(held)
    assert (told.weekdays, told.times) == (frozenset({3}), {3: time(18, 5)})
    assert told.desk_hours == {}
    assert facts(Held()).weekdays == EVERY_DAY


def test_of_a_day_off_the_last_word_holds() -> None:
    held = Held(
        wishes=(
            *wished(OffSet("ill"), OffSet("away"), day="2026-03-05"),
            *wished(OffSet("busy"), OffSet(""), day="2026-03-06"),
        )
    )
    assert facts(held).off == (Off(date(2026, 3, 5), OffReason.AWAY),)


def test_runs_and_sessions_are_told_by_their_days() -> None:
    held = Held(
        runs=(a_run("1"), a_run("2", RunIs.DONE, start="", minutes=0)),
        done=(SessionDone("2026-03-02", "core-hips", 12),),
        first_day="2026-02-01",
    )
    told = facts(held)
    assert told.runs == (
        Run(TODAY, done=False, start=time(7, 15), minutes=40),
        Run(TODAY, done=True),
    )
    assert told.done == (DoneSession(date(2026, 3, 2), "core-hips", 12),)
    assert told.first_day == date(2026, 2, 1)


def test_a_first_day_in_days_to_come_is_today() -> None:
    assert facts(Held(first_day="2027-01-01")).first_day == TODAY


def pain(key: str, score: int | None, day: date = TODAY, **more: object) -> Pain:
    return msgspec.structs.replace(a_pain(key, score, **more), local_date=day.isoformat())


def test_the_pain_said_last_today_is_the_pain_now() -> None:
    said = (pain("a", 7), pain("b", 2), pain("c", 9, TODAY - timedelta(days=1)))
    assert facts(Held(pains=said)).pain == 2
    assert facts(Held(pains=(*said, pain("d", None, replaces="b")))).pain == 7


# when pain was told and how strong, and the pain now and before on the 4th at 12 UTC
LATELY = [
    ((("04", "09:00", 2), ("03", "21:00", 7)), 2, None),
    ((("03", "21:00", 7),), 7, 7),
    ((("03", "08:00", 2), ("03", "13:00", 7)), 7, 7),
    ((("03", "13:00", 7), ("03", "21:00", 2)), 2, 2),
    ((("03", "11:00", 7),), None, 7),
    ((("02", "23:00", 7),), None, None),
]


@pytest.mark.parametrize(("said", "now", "before"), LATELY)
def test_the_last_number_of_the_last_day_is_the_pain_now(
    said: tuple[tuple[str, str, int], ...], now: int | None, before: int | None
) -> None:
    pains = [
        msgspec.structs.replace(
            pain(f"{n}", score, date(2026, 3, int(day))), at=f"2026-03-{day}T{at}:00+00:00"
        )
        for n, (day, at, score) in enumerate(said)
    ]
    told = facts(Held(pains=pains))
    assert (told.pain, told.pain_before) == (now, before)
    assert told.pain_today == (None if before is not None else now)


def test_the_pain_now_is_the_worst_of_its_entry() -> None:
    sore = msgspec.structs.replace(pain("a", 2), regions={Region.HIP_LEFT: 9})
    assert facts(Held(pains=(sore,))).pain == 9
    yesterday = msgspec.structs.replace(
        sore, at="2026-03-03T06:00:00+00:00", local_date="2026-03-03"
    )
    told = facts(Held(pains=(yesterday,)))
    assert (told.pain, told.pain_before) == (None, 9)


@pytest.mark.parametrize(
    ("before", "morning", "qualities", "red"),
    [
        (2, 4, (), True),
        (2, 3, (), False),
        (2, 2, ("stiffer",), True),
        (None, 8, (), False),
        (None, 1, ("stiffer",), True),
    ],
)
def test_a_morning_is_red_by_what_was_said_before_the_run(
    before: int | None, morning: int, qualities: tuple[str, ...], red: bool
) -> None:
    yesterday = TODAY - timedelta(days=1)
    said = [pain("m", morning, moment=PainMoment.NEXT_MORNING, qualities=qualities)]
    if before is not None:
        said.insert(0, pain("b", before, yesterday, moment=PainMoment.BEFORE_RUN))
    assert facts(Held(pains=said)).reds == ((TODAY,) if red else ())


@pytest.mark.parametrize(
    ("score", "course", "red"),
    [(5, (), False), (6, (), True), (1, (Course.RISING,), True), (1, (Course.LIMPING,), True)],
)
def test_a_run_is_red_by_its_light(score: int, course: tuple[Course, ...], red: bool) -> None:
    said = pain("r", score, moment=PainMoment.DURING_RUN, course=course)
    assert facts(Held(pains=(said,))).red_runs == ((TODAY,) if red else ())


def test_mornings_and_runs_are_red_by_the_person_s_own_limits() -> None:
    yesterday = TODAY - timedelta(days=1)
    said = (
        pain("b", 1, yesterday, moment=PainMoment.BEFORE_RUN),
        pain("r", 4, yesterday, moment=PainMoment.DURING_RUN),
        pain("m", 2, moment=PainMoment.NEXT_MORNING),
    )
    usual, strict = facts(Held(pains=said)), facts(Held(pains=said, limits=Limits(2, 3, 1)))
    assert (usual.reds, usual.red_runs) == ((), ())
    assert (strict.reds, strict.red_runs) == ((TODAY,), (yesterday,))


def test_pain_before_a_run_of_two_days_ago_says_nothing_of_this_morning() -> None:
    earlier = pain("b", 0, TODAY - timedelta(days=2), moment=PainMoment.BEFORE_RUN)
    morning = pain("m", 5, moment=PainMoment.NEXT_MORNING)
    assert facts(Held(pains=(earlier, morning))).reds == ()


@pytest.mark.parametrize(
    ("kinds", "stopped"),
    [
        ((), False),
        ((AnswerKind.DOCTOR_TOLD,), True),
        ((AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_WITHDRAWN), False),
        ((AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_OVERRIDDEN), False),
        ((AnswerKind.DOCTOR_SEEN, AnswerKind.DOCTOR_TOLD), True),
    ],
)
def test_a_sign_that_a_doctor_should_see_stands_until_it_is_answered(
    kinds: tuple[AnswerKind, ...], stopped: bool
) -> None:
    answers: tuple[Answer, ...] = tuple(an_answer(kind, kind, "numb") for kind in kinds)
    assert facts(Held(answers=answers)).stopped is stopped


def test_a_sign_that_was_overridden_is_hinted_at_again_after_a_week() -> None:
    kinds = (AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_OVERRIDDEN)
    held = Held(answers=tuple(an_answer(kind, kind, "numb") for kind in kinds))
    told = date(2026, 3, 2)
    stopped = [facts(held, told + timedelta(days=number)).stopped for number in (6, 7)]
    assert stopped == [False, True]


def test_a_sign_that_was_told_in_the_diary_stops_the_plan() -> None:
    signs = SignsSaid(Decided.TOLD, Tier.SOON, ("night",), "log")
    seen = SignsSaid(Decided.SEEN, Tier.SOON, (), "today", "2026-03-03")
    said = tuple(Statement(f"{n}", *SAID, "", what) for n, what in enumerate((signs, seen)))
    assert facts(Held(statements=said[:1])).stopped
    assert not facts(Held(statements=said)).stopped


def test_a_morning_worse_than_the_run_itself_is_red_without_a_word_before_it() -> None:
    yesterday = TODAY - timedelta(days=1)
    in_run = pain("r", 2, yesterday, moment=PainMoment.DURING_RUN)
    morning = pain("m", 4, moment=PainMoment.NEXT_MORNING)
    assert facts(Held(pains=(in_run, morning))).reds == (TODAY,)


def test_a_session_that_a_warning_sign_stopped_stops_the_plan() -> None:
    paused = Event(0, Happening.PAUSED, 0, 0, note="emergency-bladder")
    record = SessionRecord(a_start(), SessionState.OPEN, (paused,))
    assert facts(Held(left=(record,))).stopped
    resumed = (paused, Event(1, Happening.RESUMED, 0, 0))
    assert not facts(Held(left=(msgspec.structs.replace(record, events=resumed),))).stopped


def test_the_count_of_weeks_knows_every_day_done_and_off() -> None:
    held = Held(
        wishes=wished(OffSet("ill")),
        done=(
            SessionDone("2026-03-02", "core-hips", 12),
            SessionDone("2026-03-02", "desk-day", 10),
        ),
        first_day="2026-03-01",
    )
    history = history_of(held, TODAY, USUAL, {"2026-W09": 3})
    assert (history.first_day, history.done) == (date(2026, 3, 1), {date(2026, 3, 2)})
    assert history.off == (Off(TODAY, OffReason.ILL),)
    assert (history.goal, history.goals) == (4, {"2026-W09": 3})


def test_a_week_aims_at_the_goal_set_last_in_it() -> None:
    wishes = wished(GoalSet(3, 12), GoalSet(5, 12), OffSet("ill"))
    assert goals_of(wishes) == {"2026-W10": 5}


LATER = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)


def test_what_was_told_follows_from_what_came_of_each_reminder() -> None:
    due = Due(DAY, Kind.SESSION, LATER, LATER)
    week = Due(DAY, Kind.WEEK, LATER, LATER)
    told = after_shown(Told(), Agenda(due, (week,)))
    records = [
        msgspec.structs.replace(a_reminder("a", RemindedWhat.PASSED_OVER), kind="week"),
        a_reminder("b"),
    ]
    assert told_of(records) == told
    told = put_off(told, DAY, Kind.SESSION, LATER)
    records.append(a_reminder("c", RemindedWhat.LATER, until=LATER.isoformat()))
    assert told_of(records) == told
    told = after_shown(told, Agenda(msgspec.structs.replace(due, again=True)))
    records += [a_reminder("d", again=True), a_reminder("e", RemindedWhat.STARTED)]
    assert told_of(records) == told
    told = leave_be(told, DAY)
    records.append(a_reminder("f", RemindedWhat.NOT_TODAY))
    assert told_of(records) == told


def test_a_short_stretch_on_its_own_counts_for_nothing() -> None:
    done = (SessionDone("2026-03-02", "rest-day", 12), SessionDone("2026-03-03", "cat_cow", 1))
    held = Held(done=done, first_day="2026-03-01")
    assert [one.date for one in facts(held).done] == [date(2026, 3, 2)]
    assert history_of(held, TODAY, USUAL, {}).done == {date(2026, 3, 2)}
    felt = (SessionFelt("2026-03-02", 2), SessionFelt("2026-03-03", 9))
    assert felt_of(done, felt) == (Felt(date(2026, 3, 2), 2),)
