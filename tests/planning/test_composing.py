"""The session of a day is made for the person as the journal knows them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.clock import stamp
from backstretch.content.library import load_library
from backstretch.journal.diary_records import (
    ConditionsSet,
    DislikedSet,
    EquipmentSet,
    LimitsSet,
    Saying,
    Statement,
)
from backstretch.journal.entries import Event, Happening, PlanRow, SessionState
from backstretch.journal.plan_records import RunIs
from backstretch.journal.said import Aggravator, Pain, PainMoment
from backstretch.plan.optional import optional_stretches
from backstretch.plan.progress import Change
from backstretch.plan.reasons import State
from backstretch.plan.sieve import CONDITIONS, KIT
from backstretch.plan.sieve import Person as PlanPerson
from backstretch.plan.week_plan import Session
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.resources import resources_dir
from backstretch.session.script import build_script
from backstretch.settings import Settings
from tests.fakes import FakeClock
from tests.journal.samples import a_start
from tests.plan.drawing import RULES
from tests.planning.people import Person

LIBRARY = load_library(resources_dir())
TODAY = Session("rest-day", 11, State.TODAY)


def composer(person: Person) -> Composer:
    return Composer(person.journal, person.planner, LIBRARY)


def exercises(person: Person) -> set[str]:
    composed = composer(person).compose(TODAY)
    assert composed is not None
    return {item.exercise for item in composed.routine.items}


def skip(person: Person, exercise: str, reason: str = "hurts") -> None:
    """Do a session in which one exercise was skipped."""
    key = f"skipped {len(person.journal.sessions())}"
    rows = (PlanRow("cat_cow", "both", 60_000, 0, (1,)), PlanRow(exercise, "both", 1, 1, (2,)))
    person.journal.begin(msgspec.structs.replace(a_start(key), rows=rows))
    event = Event(0, Happening.SKIPPED, 2, 0, item=1, note=reason)
    person.journal.append(key, (event,))
    person.journal.close_session(key, SessionState.PARTIAL)


def test_a_session_lasts_any_whole_minutes_to_the_second(person: Person) -> None:
    composed = composer(person).compose(TODAY)
    assert composed is not None
    assert build_script(composed.routine, LIBRARY.exercises).total_ms == 11 * 60_000
    assert [pick.exercise for pick in composed.picks] == [
        item.exercise for item in composed.routine.items
    ]


def test_a_stretch_skipped_for_pain_is_left_out_of_the_next_two_sessions(person: Person) -> None:
    name = sorted(exercises(person) - {"cat_cow", "hook_lying"})[0]
    skip(person, name)
    assert name not in exercises(person)
    person.stretch()
    assert name not in exercises(person)
    person.stretch()
    assert name in exercises(person)


def test_a_stretch_skipped_for_another_reason_comes_back(person: Person) -> None:
    name = sorted(exercises(person) - {"cat_cow", "hook_lying"})[0]
    skip(person, name, "asked")
    assert person.journal.plan.skipped_lately("asked", 1) == {name}
    assert name in exercises(person)


def feel(person: Person, score: int, moment: PainMoment, replaces: str = "") -> str:
    """Say how strong the pain was in the session done last."""
    now, key = stamp(person.clock), f"pain {len(person.journal.pains())}"
    session = person.journal.sessions()[-1].start.id
    where = (now.at, now.zone, now.local_date)
    person.journal.keep_pain(Pain(key, *where, moment, score, session, replaces=replaces))
    return key


def test_the_most_pain_told_of_a_session_that_still_stands_is_how_it_felt(person: Person) -> None:
    person.stretch()
    after = feel(person, 6, PainMoment.AFTER_SESSION)
    feel(person, 2, PainMoment.DURING_SESSION)
    feel(person, 9, PainMoment.BEFORE_SESSION)
    feel(person, 1, PainMoment.AFTER_SESSION, replaces=after)
    person.stretch()
    assert [felt.pain for felt in person.journal.plan.sessions_felt()] == [2, None]


@pytest.mark.parametrize(("pain", "change"), [(2, Change.UP), (7, Change.START)])
def test_somebody_who_feels_well_gets_a_step_up_after_two_weeks(
    person: Person, pain: int, change: Change
) -> None:
    for _ in range(8):
        person.stretch()
        feel(person, pain, PainMoment.AFTER_SESSION)
        person.live(2)
    assert composer(person).level().why is change


def morning(person: Person, before: int, after: int) -> None:
    now = stamp(person.clock)
    moments: tuple[tuple[PainMoment, int, Callable[[], None]], ...] = (
        (PainMoment.BEFORE_RUN, before, person.live),
        (PainMoment.NEXT_MORNING, after, lambda: None),
    )
    for moment, score, go_on in moments:
        now = stamp(person.clock)
        where = (now.at, now.zone, now.local_date)
        person.journal.keep_pain(Pain(f"{now.at} {moment}", *where, moment, score))
        go_on()


def test_a_red_morning_leads_a_step_back(person: Person) -> None:
    for _ in range(8):
        person.stretch()
        feel(person, 1, PainMoment.AFTER_SESSION)
        person.live(2)
    assert composer(person).level().step == 1
    morning(person, before=1, after=4)
    assert composer(person).level().why is Change.RED_MORNING
    assert composer(person).level().step == 0


def test_a_morning_is_red_for_the_ladder_by_the_person_s_own_limits(person: Person) -> None:
    person.stretch()
    morning(person, before=1, after=2)
    assert composer(person).level().why is Change.START
    say(person, LimitsSet(2, 5, 1))
    assert composer(person).level().why is Change.RED_MORNING


def test_the_ladder_knows_what_a_morning_is_compared_with(person: Person) -> None:
    person.stretch()
    feel(person, 1, PainMoment.AFTER_RUN)
    person.live()
    feel(person, 3, PainMoment.NEXT_MORNING)
    assert composer(person).level().why is Change.RED_MORNING


@pytest.mark.parametrize(("years", "step"), [(1, 1), (3, 0)])
def test_the_ladder_looks_two_years_back(person: Person, years: int, step: int) -> None:
    for _ in range(8):
        person.stretch()
        feel(person, 1, PainMoment.AFTER_SESSION)
        person.live(2)
    for _ in range(years * 365 // 10):
        person.stretch()
        person.live(10)
    assert composer(person).level().step == step


def test_numbers_of_years_ago_are_not_those_of_the_sessions_done_since(person: Person) -> None:
    for _ in range(8):
        person.stretch()
        feel(person, 1, PainMoment.AFTER_SESSION)
        person.live(2)
    person.live(3 * 365)
    for _ in range(8):
        person.stretch()
        person.live(2)
    assert composer(person).level().why is Change.START


def test_where_all_hurt_it_is_slow_breathing_for_the_minutes_and_never_a_preset(
    person: Person,
) -> None:
    rows = tuple(PlanRow(name, "both", 1, n, (n,)) for n, name in enumerate(LIBRARY.exercises))
    person.journal.begin(msgspec.structs.replace(a_start("all"), rows=rows))
    hurt = [
        Event(n, Happening.SKIPPED, 0, 0, item=n, note="hurts")
        for n in range(len(LIBRARY.exercises))
    ]
    person.journal.append("all", hurt)
    person.journal.close_session("all", SessionState.PARTIAL)
    composed = composer(person).compose(TODAY)
    assert composed is not None
    assert {item.exercise for item in composed.routine.items} == {"hook_lying"}
    assert build_script(composed.routine, LIBRARY.exercises).total_ms == 11 * 60_000
    assert len(composed.picks) == len(composed.routine.items)


def test_a_stretch_skipped_as_it_is_not_liked_stays_out_for_eight_sessions(
    person: Person,
) -> None:
    skip(person, "bird_dog", "dislike")
    for _ in range(7):
        assert composer(person).person().disliked == {"bird_dog"}
        assert "bird_dog" not in exercises(person)
        person.stretch()
    person.stretch()
    assert composer(person).person().disliked == frozenset()


def test_without_the_kit_of_the_last_session_there_is_a_swap(person: Person) -> None:
    assert "hamstring_supine" in exercises(person)
    skip(person, "hamstring_supine", "no_equipment")
    assert composer(person).person().equipment == KIT - {"strap"}
    assert "hamstring_supine" not in exercises(person)


def test_what_the_diary_says_of_the_pain_is_minded(person: Person) -> None:
    assert "childs_pose" in exercises(person)
    now = stamp(person.clock)
    bending = Pain(
        "bending", now.at, now.zone, now.local_date, PainMoment.ALONE, 3,
        regions={Region.BUTTOCK_LEFT: 3}, aggravators=(Aggravator.BENDING,),
        leg_left=LegReach.THIGH,
    )  # fmt: skip
    person.journal.keep_pain(bending)
    told = composer(person).person()
    assert told.where == {Region.BUTTOCK_LEFT}
    assert told.worse == {Aggravator.BENDING}
    assert told.leg is LegReach.THIGH
    composed = composer(person).compose(TODAY)
    assert composed is not None
    picks = {pick.exercise: pick for pick in composed.picks}
    assert "childs_pose" not in picks
    assert picks["figure_four"].of == "buttock"
    person.live(8)
    assert composer(person).person() == PlanPerson(hours_up=11.5)


def test_an_optional_stretch_counts_neither_for_the_ladder_nor_for_the_week(
    person: Person,
) -> None:
    for number in range(8):
        person.stretch()
        feel(person, 1, PainMoment.AFTER_SESSION)
        on_its_own(person, f"optional {number}")
        feel(person, 9, PainMoment.AFTER_SESSION)
        person.live(2)
    assert composer(person).level().why is Change.UP
    on_its_own(person, "on a day of its own")
    assert person.today not in {one.date for one in person.planner.facts().done}
    session = person.week().day(person.today).session
    assert session is None or session.state is not State.DONE


def on_its_own(person: Person, key: str) -> None:
    """Do a short stretch that Today offers once the session is done."""
    offered = optional_stretches(LIBRARY, RULES, PlanPerson())[0]
    now = stamp(person.clock)
    start = msgspec.structs.replace(
        a_start(key),
        started_at=now.at,
        zone=now.zone,
        local_date=now.local_date,
        routine=offered.id,
        minutes=offered.minutes,
    )
    person.journal.begin(start)
    person.journal.close_session(key, SessionState.FINISHED)


def test_a_routine_that_could_not_be_loaded_is_none(person: Person) -> None:
    gone = msgspec.structs.replace(TODAY, routine="gone")
    assert composer(person).compose(gone) is None


def test_without_a_journal_it_is_made_for_somebody_new() -> None:
    clock = FakeClock()
    planner = KeptPlanner(None, clock, Settings, RULES)
    new = Composer(None, planner, LIBRARY)
    assert (new.level().step, new.level().since) == (0, planner.today())
    composed = new.compose(TODAY)
    assert composed is not None
    assert composed.routine.minutes == 11
    clock.advance(timedelta(days=1).total_seconds())
    assert new.compose(TODAY) == composed


def say(person: Person, what: Saying) -> None:
    """Say something of oneself in the diary."""
    now = stamp(person.clock)
    key = f"said {len(person.journal.diary.all_statements())}"
    person.journal.diary.keep(Statement(key, now.at, now.zone, now.local_date, "", what))


@pytest.mark.parametrize("flag", CONDITIONS)
def test_what_does_not_suit_the_person_is_in_none_of_their_sessions(
    person: Person, flag: str
) -> None:
    say(person, ConditionsSet((flag,)))
    for name, minutes in LIBRARY.routines:
        composed = composer(person).compose(Session(name, minutes, State.TODAY))
        assert composed is not None
        assert build_script(composed.routine, LIBRARY.exercises).total_ms == minutes * 60_000
        picked = {item.exercise for item in composed.routine.items}
        swapped = {
            one.id for one in LIBRARY.exercises.values()
            if any(skip.flag == flag and skip.instead for skip in one.skip)
        }  # fmt: skip
        assert not picked & swapped


def test_thin_bones_leave_out_what_rounds_the_back_until_the_tick_is_taken_away(
    person: Person,
) -> None:
    assert "childs_pose" in exercises(person)
    say(person, ConditionsSet(("osteoporosis",)))
    assert "childs_pose" not in exercises(person)
    person.live(400)
    assert "childs_pose" not in exercises(person)
    say(person, ConditionsSet(()))
    assert "childs_pose" in exercises(person)


def test_what_is_not_at_hand_is_not_asked_for(person: Person) -> None:
    say(person, EquipmentSet(("strap",)))
    assert composer(person).person().equipment == KIT - {"strap"}
    assert "hamstring_supine" not in exercises(person)


def test_a_stretch_that_is_never_wanted_is_never_had(person: Person) -> None:
    assert "bird_dog" in exercises(person)
    say(person, DislikedSet(("bird_dog",)))
    for _ in range(12):
        assert "bird_dog" not in exercises(person)
        person.stretch()


def rounding(person: Person) -> set[str]:
    """Return the moves of every routine for the person that round the back fully."""
    found = set()
    for name, minutes in LIBRARY.routines:
        composed = composer(person).compose(Session(name, minutes, State.TODAY))
        assert composed is not None
        found |= {item.exercise for item in composed.routine.items}
    return {one for one in found if RULES.morning.leave_out in LIBRARY.exercises[one].tags}


@pytest.fixture
def early(tmp_path: Path) -> Iterator[Person]:
    """Somebody at 06:37 in the morning; they usually get up at seven."""
    wall = datetime(2026, 3, 3, 5, 37, tzinfo=UTC)
    somebody = Person(tmp_path / "data" / "journal.db", wall)
    yield somebody
    somebody.journal.close()


def test_for_two_hours_after_getting_up_nothing_rounds_the_back_fully(early: Person) -> None:
    assert rounding(early) == set()
    early.clock.set_wall(timedelta(hours=1, minutes=53))
    assert early.clock.now().hour == 8
    assert rounding(early) == set()
    early.clock.set_wall(timedelta(hours=1))
    assert {"childs_pose", "single_knee_chest"} <= rounding(early)


def test_a_late_riser_has_those_hours_later(early: Person) -> None:
    early.settings = Settings(minutes=12, gets_up_at="09:00")
    early.clock.set_wall(timedelta(hours=4))
    assert rounding(early) == set()
    early.clock.set_wall(timedelta(minutes=30))
    assert rounding(early)


def test_who_did_something_before_got_up_by_then(early: Person) -> None:
    early.stretch()
    early.clock.set_wall(timedelta(hours=1, minutes=59))
    assert rounding(early) == set()
    early.clock.set_wall(timedelta(minutes=1))  # 08:37, two hours after the session began
    assert rounding(early)


def test_a_run_tells_when_the_person_was_up(early: Person) -> None:
    early.clock.set_wall(timedelta(hours=2))
    assert rounding(early) == set()
    start = (early.clock.now() - timedelta(hours=2, minutes=30)).time()
    early.planner.note_run(early.today, RunIs.DONE, start, 40)
    assert rounding(early)


def test_a_day_before_tells_nothing_of_the_morning(early: Person) -> None:
    early.stretch()
    early.live()
    early.clock.set_wall(timedelta(hours=2))
    assert rounding(early) == set()
