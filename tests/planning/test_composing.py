"""The session of a day is made for the person as the journal knows them."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.clock import stamp
from backstretch.content.library import load_library
from backstretch.journal.entries import Event, Happening, PlanRow, SessionState
from backstretch.journal.said import Aggravator, Pain, PainMoment
from backstretch.plan.optional import optional_stretches
from backstretch.plan.progress import Change
from backstretch.plan.reasons import State
from backstretch.plan.sieve import KIT
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
    assert composer(person).person() == PlanPerson()


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
