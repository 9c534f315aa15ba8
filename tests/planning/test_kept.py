"""What was planned, told and wished is there again tomorrow, the same for everybody who asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.clock import stamp
from backstretch.exchange.merge import merged
from backstretch.journal.contents import read_contents
from backstretch.journal.diary_records import Statement, Struck
from backstretch.journal.entries import SessionState
from backstretch.journal.plan_records import RunIs
from backstretch.journal.said import AnswerKind
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from backstretch.plan.bending import kept_free, may_put_back, moved, pinned, places, put_back
from backstretch.plan.facts import Goal, OffReason
from backstretch.plan.planner import plan_weeks
from backstretch.plan.reasons import Cause, Place, Reason, State
from backstretch.plan.week_plan import Move, RunState
from backstretch.planning.kept import KeptPlanner
from backstretch.settings import Settings
from backstretch.ui.plan_desk import Planner
from backstretch.weeks import week_start
from tests.fakes import FakeClock
from tests.journal.samples import a_start, an_answer
from tests.plan.drawing import RULES, drawn
from tests.planning.people import Person

MONDAY = date(2026, 3, 2)


def test_the_window_takes_it_for_its_planner(person: Person) -> None:
    planner: Planner = person.planner
    assert planner.reminders().at == time(18, 30)


def test_the_first_plan_is_the_planner_s(person: Person) -> None:
    [plan] = plan_weeks(person.today, 1, person.planner.facts(), RULES)
    assert person.week() == plan
    assert (plan.goal_days, plan.minutes) == (4, 12)


def test_a_week_that_was_told_is_kept_once(person: Person) -> None:
    for _ in range(3):
        told = person.week()
    assert [plan for _, plan in person.versions()] == [told]


def test_the_weeks_ahead_are_planned_in_a_row_and_not_kept(person: Person) -> None:
    plans = plan_weeks(person.today, 4, person.planner.facts(), RULES)
    assert person.planner.weeks(4) == plans
    assert person.week(3) == plans[3]
    assert person.versions(1) == ()


def test_a_day_missed_while_the_program_was_closed_is_told_and_moves(person: Person) -> None:
    assert drawn(person.week()) == "A.C.M.C"
    person.live(1)
    assert person.week().sessions(State.MISSED) == (person.day(0),)
    assert person.week().moved == (
        Move(person.day(0), person.day(1), Cause.MISSED, Place.NEXT_WITHOUT_RUN),
    )


def test_a_week_that_began_while_the_program_was_closed_missed_its_days_too(
    person: Person,
) -> None:
    person.week()
    person.live(8)
    assert person.day(1) == person.today
    assert person.week().sessions(State.MISSED) == (person.day(0),)


def test_before_the_first_plan_nothing_was_missed(person: Person) -> None:
    person.live(-1)
    person.stretch()
    person.live(3)
    assert person.day(2) == person.today
    assert person.week().sessions(State.MISSED) == ()
    assert [day.reasons for day in person.week().days[:2]] == [(Reason.PAST,)] * 2


def test_a_session_that_was_done_counts(person: Person) -> None:
    person.week()
    person.stretch("core-hips")
    plan = person.week()
    assert plan.sessions(State.DONE) == (person.today,)
    assert plan.done() == 1


def test_a_session_that_was_moved_stays_moved(person: Person) -> None:
    start, end = person.day(0), person.day(5)
    bent = moved(person.week(), start, end, person.today)
    assert person.planner.keep_plan(bent) == ""
    person.restart()
    plan = person.week()
    assert plan.pins == (end,)
    assert plan.moved == (Move(start, end, Cause.ASKED, Place.CHOSEN),)
    back = put_back(plan, plan.moved[0], person.today)
    assert person.planner.keep_plan(back) == ""
    person.restart()
    assert person.week().moved == ()
    asked = [told.asked for told in person.journal.plan.plans_told()]
    assert asked == [False, True, True], "nothing that was told is replaced"


def test_a_session_not_wanted_today_moves_on_and_can_be_put_back(person: Person) -> None:
    before = person.week()
    assert person.planner.keep_not_today() == ""
    person.restart()
    plan = person.week()
    assert plan.moved == (Move(person.day(0), person.day(1), Cause.ASKED, Place.NEXT_WITHOUT_RUN),)
    assert plan.day(person.today).session is None
    assert person.planner.keep_not_today() == "", "there is none any more"
    assert person.week() == plan
    person.planner.keep_plan(put_back(plan, plan.moved[0], person.today))
    assert person.week().sessions(State.TODAY, State.PLANNED) == before.sessions(
        State.TODAY, State.PLANNED
    )


def test_what_was_not_wanted_on_its_day_is_no_miss_the_next(person: Person) -> None:
    person.week()
    person.planner.keep_not_today()
    person.live(1)
    assert person.week().sessions(State.MISSED) == ()
    assert person.week().sessions(State.TODAY) == (person.today,)


def test_a_wish_for_a_week_ahead_is_kept(person: Person) -> None:
    free = person.week(1).sessions(State.PLANNED)[0]
    person.planner.keep_plan(kept_free(person.week(1), free, person.today))
    person.restart()
    assert person.week(1).kept_free == (free,)
    person.live(7)
    assert person.week().kept_free == (free,)
    assert free not in person.week().sessions(State.PLANNED, State.TODAY)


def test_a_week_ahead_that_was_kept_is_told_again_when_it_changes(person: Person) -> None:
    person.planner.keep_plan(person.week(1))
    first = person.week(1)
    person.planner.keep_off(first.sessions(State.PLANNED)[0], OffReason.AWAY)
    for _ in range(2):
        second = person.week(1)
    assert second.moved
    assert [plan for _, plan in person.versions(1)] == [first, second]


def test_the_last_plan_can_be_kept_again_to_take_a_wish_back(person: Person) -> None:
    before = person.week()
    person.planner.keep_plan(pinned(before, places(before, person.today)[0], person.today))
    assert person.week() != before
    person.planner.keep_plan(before)
    assert person.week() == before


def test_the_goal_is_that_of_the_settings_until_one_is_set(person: Person) -> None:
    person.settings = Settings(goal_days=3, minutes=15)
    assert person.planner.facts().goal == Goal(3, 15)
    assert person.planner.keep_goal(Goal(5, 11)) == ""
    person.restart()
    assert person.planner.facts().goal == Goal(5, 11)
    assert (person.week().goal_days, person.week().minutes) == (5, 11)


def test_the_first_two_weeks_are_short_unless_minutes_were_chosen(person: Person) -> None:
    person.settings = Settings()
    person.stretch()
    assert [person.week(number).minutes for number in range(4)] == [10, 10, 12, 12]
    assert person.planner.facts().goal.minutes == 10
    person.live(14)
    assert person.planner.facts().goal.minutes == 12
    assert [person.week(number).minutes for number in (-1, 0)] == [10, 12]
    person.planner.keep_goal(Goal(4, 11))
    person.restart()
    assert [person.week(number).minutes for number in (0, 1)] == [11, 11]


def test_who_begins_in_the_middle_of_a_week_has_short_sessions_to_the_end_of_one(
    person: Person,
) -> None:
    person.settings = Settings()
    person.live(2)
    person.stretch()
    assert [person.week(number).minutes for number in range(4)] == [10, 10, 10, 12]


def test_another_number_of_days_leaves_minutes_that_nobody_chose_unchosen(person: Person) -> None:
    person.settings = Settings()
    person.stretch()
    person.planner.keep_goal_days(5)
    person.restart()
    assert person.planner.facts().goal == Goal(5, 10)
    assert person.week(2).minutes == 12
    person.planner.keep_goal(Goal(5, 13))
    person.planner.keep_goal_days(3)
    assert [person.week(number).minutes for number in range(3)] == [13, 13, 13]
    person.planner.keep_goal(Goal(3, 11))
    assert person.planner.facts().goal == Goal(3, 11)


def test_minutes_that_are_chosen_are_so_where_they_were_shown_already(person: Person) -> None:
    person.settings = Settings()
    person.stretch()
    assert person.planner.facts().goal.minutes == 10
    person.planner.keep_goal(Goal(3, 10))
    person.restart()
    assert person.planner.facts().goal == Goal(3, 10)
    assert [person.week(number).minutes for number in range(4)] == [10, 10, 10, 10]


def test_a_week_that_has_passed_keeps_the_minutes_it_was_told_with(person: Person) -> None:
    person.settings = Settings(minutes=15)
    person.week()
    person.live(7)
    person.settings = Settings()
    assert [person.week(number).minutes for number in (-1, 0)] == [15, 10]


def test_minutes_of_the_settings_hold_in_the_first_weeks_too(person: Person) -> None:
    person.settings = Settings(minutes=12)
    assert person.week().minutes == 12
    person.planner.keep_goal(Goal(5, 12))
    assert person.week().minutes == 12


def test_a_week_that_has_passed_keeps_its_goal(person: Person) -> None:
    person.week()
    person.live(7)
    person.planner.keep_goal(Goal(5, 10))
    assert person.week(-1).goal_days == 4
    assert person.week().goal_days == 5


def test_days_off_are_kept_and_taken_back(person: Person) -> None:
    person.planner.keep_off(person.day(2), OffReason.BUSY)
    person.planner.keep_off(person.day(2), OffReason.ILL)
    person.restart()
    assert [(off.date, off.why) for off in person.planner.facts().off] == [
        (person.day(2), OffReason.ILL)
    ]
    assert person.week().day(person.day(2)).reasons == (Reason.ILL,)
    person.planner.keep_off(person.day(2), None)
    assert person.planner.facts().off == ()


def test_a_week_with_days_of_illness_asks_for_less_than_its_goal(person: Person) -> None:
    assert person.planner.asked(person.day(6)) == 4
    for number in range(3):
        person.planner.keep_off(person.day(number), OffReason.ILL)
    assert person.planner.asked(person.day(6)) == 2
    assert person.planner.asked(person.day(7)) == 4
    person.live(7)
    assert person.planner.asked(person.day(-1)) == 2  # of the week that has passed by now


def test_the_days_a_person_can_are_kept(person: Person) -> None:
    person.planner.keep_days(frozenset({2, 4, 6}), {2: time(7, 15)}, {4: 7.5})
    person.restart()
    facts = person.planner.facts()
    assert facts.weekdays == frozenset({2, 4, 6})
    assert (facts.times, facts.desk_hours) == ({2: time(7, 15)}, {4: 7.5})
    days = person.week().sessions(State.PLANNED, State.TODAY)
    assert days == (person.day(1), person.day(3), person.day(5))


def test_a_run_is_planned_once_and_taken_off(person: Person) -> None:
    day = person.day(3)
    for _ in range(2):
        assert person.planner.keep_run(day, planned=True) == ""
    assert [run.date for run in person.planner.facts().runs] == [day]
    assert person.week().day(day).run is RunState.PLANNED
    assert person.planner.keep_run(day, planned=False) == ""
    person.restart()
    assert person.planner.facts().runs == ()


def test_a_run_from_a_watch_stands_for_the_one_planned_for_its_day(person: Person) -> None:
    day = person.day(0)
    person.planner.keep_run(day, planned=True)
    person.planner.note_run(day, RunIs.DONE, time(7, 15), 40, run="from a watch")
    assert person.week().day(day).run is RunState.DONE
    person.planner.note_run(day, RunIs.WITHDRAWN, run="from a watch")
    assert person.week().day(day).run is RunState.PLANNED


def test_a_run_that_was_done_is_not_taken_off(person: Person) -> None:
    day = person.day(0)
    person.planner.keep_run(day, planned=True)
    [note] = person.journal.plan.run_notes()
    person.planner.note_run(day, RunIs.DONE, time(7, 15), 40, run=note.run)
    person.planner.keep_run(day, planned=False)
    [run] = person.planner.facts().runs
    assert (run.done, run.start, run.minutes) == (True, time(7, 15), 40)


def test_while_a_sign_stands_that_a_doctor_should_see_nothing_is_planned(person: Person) -> None:
    person.journal.begin(a_start())
    person.journal.close_session("first", SessionState.FINISHED)
    person.journal.keep_answer(an_answer("a", AnswerKind.DOCTOR_TOLD, "numb"))
    assert person.planner.facts().stopped
    assert person.week(1).sessions(*State) == ()
    person.journal.keep_answer(an_answer("b", AnswerKind.DOCTOR_SEEN, "numb"))
    assert not person.planner.facts().stopped


def test_the_night_belongs_to_the_day_before(person: Person) -> None:
    person.clock.set_wall(timedelta(hours=8))
    assert person.clock.now().day == 3
    assert person.today == date(2026, 3, 2)


def test_a_far_week_is_answered(person: Person) -> None:
    far = date(9998, 1, 5)
    assert person.planner.week(far).week == far.strftime("%G-W%V")
    assert person.planner.week(date(2, 1, 7)).days[0].reasons == (Reason.EARLY,)


def test_regularity_counts_all_weeks_with_the_goals_they_had(person: Person) -> None:
    for _ in range(3):
        person.week()
        person.stretch()
        person.live(2)
    person.live(1)
    person.planner.keep_goal(Goal(5, 12))
    person.week()
    weeks = person.planner.adherence().weeks
    assert [(week.week, week.done, week.state) for week in weeks] == [
        ("2026-W10", 3, "in-range"),
        ("2026-W11", 0, "open"),
    ]


def test_regularity_follows_whatever_changes(person: Person, tmp_path: Path) -> None:
    """A planner that was asked before says what one says that never was."""

    def strike(out: bool) -> None:
        now = stamp(person.clock)
        about = person.journal.sessions()[-1].start.id
        said = Statement(uuid4().hex, now.at, now.zone, now.local_date, about, Struck(struck=out))
        person.journal.diary.keep(said)

    def merge() -> None:
        other = Person(tmp_path / "other.db")
        other.live(-20)
        other.stretch()
        theirs = read_contents(other.journal)
        other.journal.close()
        take_in(person.journal, lambda mine: merged(mine, theirs))

    told = [person.planner.adherence()]
    for change in (
        person.stretch,
        lambda: strike(True),
        lambda: strike(False),
        lambda: person.live(1),
        person.stretch,
        merge,
        lambda: person.planner.keep_off(person.today - timedelta(days=12), OffReason.ILL),
        lambda: person.planner.keep_goal(Goal(2, 12)),
        lambda: person.live(7),
    ):
        change()
        told.append(person.planner.adherence())
        again = KeptPlanner(person.journal, person.clock, lambda: person.settings, RULES)
        assert told[-1] == again.adherence()
    assert len(set(told)) > 6, "most of it shows"


def test_a_journal_for_reading_only_is_planned_from_and_says_why_nothing_is_kept(
    person: Person,
) -> None:
    told = person.week()
    person.planner.keep_run(person.day(3), planned=True)
    person.restart(read_only=True)
    assert person.week().days[0] == told.days[0]
    assert person.week().day(person.day(3)).run is RunState.PLANNED
    for wish in wishes(person):
        assert wish() == f"The journal {person.path} was opened for reading only."
    person.restart()
    assert len(person.journal.plan.plans_told()) == 1


def test_without_a_journal_it_plans_and_says_why_nothing_is_kept() -> None:
    planner = KeptPlanner(None, FakeClock(), Settings, RULES, "There is no room.")
    assert drawn(planner.week(planner.today())) == "A.C.M.C"
    assert planner.keep_goal(Goal(3, 10)) == "There is no room."
    assert planner.keep_run(planner.today(), planned=True) == "There is no room."
    assert planner.keep_run(planner.today(), planned=False) == "There is no room."
    assert planner.adherence().weeks[0].week == "2026-W10"
    assert (planner.versions(MONDAY, MONDAY), planner.owner()) == ((), "")


def wishes(person: Person) -> tuple[Callable[[], str], ...]:
    planner, day = person.planner, person.day(2)
    return (
        lambda: planner.keep_goal(Goal(3, 10)),
        lambda: planner.keep_off(day, OffReason.ILL),
        lambda: planner.keep_run(day, planned=True),
        lambda: planner.keep_days(frozenset({1, 2, 3}), {}, {}),
        lambda: planner.keep_plan(person.week()),
        lambda: planner.note_run(day, RunIs.DONE),
    )


def _live(person: Person, number: int) -> None:
    person.clock.set_wall(timedelta(hours=(5, 24, 49, -3, -25, 24 * 9)[number % 6]))


def _stretch(person: Person, number: int) -> None:
    person.stretch("core-hips" if number % 2 else "rest-day")


def _goal(person: Person, number: int) -> None:
    person.planner.keep_goal(Goal(3 + number % 3, 10 + number % 6))


def _off(person: Person, number: int) -> None:
    person.planner.keep_off(person.day(number % 14), (*OffReason, None)[number % 4])


def _run(person: Person, number: int) -> None:
    person.planner.keep_run(person.day(number % 14), planned=number % 3 > 0)


def _days(person: Person, number: int) -> None:
    days = frozenset(day for day in range(1, 8) if number % 37 >> (day - 1) & 1 == 0)
    person.planner.keep_days(days, {1 + number % 7: time(number % 24)}, {1 + number % 7: 7.0})


def _move(person: Person, number: int) -> None:
    plan, today = person.week(number % 2), person.today
    starts = [day for day in plan.sessions(State.PLANNED, State.TODAY) if day >= today]
    ends = places(plan, today)
    if starts and ends:
        end = ends[number % len(ends)]
        person.planner.keep_plan(moved(plan, starts[number % len(starts)], end, today))


def _put_back(person: Person, number: int) -> None:
    plan = person.week(number % 2)
    backs = [move for move in plan.moved if may_put_back(plan, move, person.today)]
    if backs:
        person.planner.keep_plan(put_back(plan, backs[number % len(backs)], person.today))


STEPS = (_live, _live, _stretch, _goal, _off, _run, _days, _move, _put_back)
step = st.tuples(st.sampled_from(STEPS), st.integers(0, 1000))


@settings(max_examples=15, deadline=None)
@given(st.lists(step, max_size=12))
def test_whatever_was_wished_is_there_again_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[Callable[[Person, int], None], int]],
) -> None:
    person = Person(tmp_path_factory.mktemp("any") / "journal.db")
    for act, number in steps:
        act(person, number)
        seen = everything(person)
        count = len(person.journal.plan.plans_told())
        person.restart()
        assert everything(person) == seen
        assert len(person.journal.plan.plans_told()) == count, "what was told is told once"
    replayed = replay(person, tmp_path_factory.mktemp("again") / "journal.db")
    assert replayed.planner.facts() == person.planner.facts()
    assert replayed.week() == person.week()
    replayed.journal.close()
    person.journal.close()


def everything(person: Person) -> tuple[object, ...]:
    planner = person.planner
    plans = [person.week(number) for number in (0, 1, -1)]
    return planner.facts(), plans, planner.adherence()


def replay(person: Person, path: Path) -> Person:
    """Return a person whose journal was told the same records, one after the other."""
    other = Person(path)
    other.clock, log = person.clock, person.journal.plan
    for record in person.journal.sessions():
        other.journal.begin(record.start)
        other.journal.close_session(record.start.id, record.state)
    other.journal.plan.keep(*log.wishes(), *log.run_notes(), *log.plans_told())
    other.restart()
    return other


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_a_day_done_before_a_journey_stays_its_day(tmp_path: Path, zone: str) -> None:
    person = Person(tmp_path / "journal.db", datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
    person.week()
    person.stretch()
    there = FakeClock(datetime(2026, 3, 5, 13, 0, tzinfo=UTC), zone)
    with Journal.open(person.path) as journal:
        planner = KeptPlanner(journal, there, Settings, RULES)
        plan = planner.week(week_start(planner.today()))
        assert plan.sessions(State.DONE) == (date(2026, 3, 5),)
        assert plan.done() == 1
        assert msgspec.json.decode(msgspec.json.encode(plan), type=type(plan)) == plan
    person.journal.close()
