"""The session of a day is made for the person as the journal knows them."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest

from backstretch.clock import stamp
from backstretch.content.library import load_library
from backstretch.journal.entries import Event, Happening, PlanRow, SessionState
from backstretch.journal.said import Pain, PainMoment
from backstretch.plan.progress import Change
from backstretch.plan.reasons import State
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


def test_where_nothing_fits_it_is_the_nearest_preset(person: Person) -> None:
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
    assert (composed.routine, composed.picks) == (LIBRARY.routine("rest-day", 10), ())


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
