"""Today joined to the plan: what is in hand, what was chosen for the day, what is kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.clock import stamp
from backstretch.content.library import load_library
from backstretch.journal.diary_records import (
    ConditionsSet,
    Decided,
    Saying,
    SignsSaid,
    Statement,
    Tier,
)
from backstretch.journal.errors import JournalError
from backstretch.journal.said import AnswerKind, Pain, PainMoment
from backstretch.plan.bending import kept_free
from backstretch.plan.facts import Facts, Goal
from backstretch.plan.week_plan import WeekPlan
from backstretch.planning.composing import Composer
from backstretch.resources import resources_dir
from backstretch.session.doctor_signs import DoctorSigns
from backstretch.session.script import build_script
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_desk import Sources, TodayDesk
from tests.journal.samples import an_answer
from tests.plan.drawing import RULES
from tests.planning.people import Person
from tests.ui.pages.states import click, dress, strike

LIBRARY = load_library(resources_dir())


class Unreadable:
    """A planner whose journal has gone."""

    rules = RULES

    def facts(self) -> Facts:
        raise JournalError("The journal cannot be read.")

    def week(self, monday: date) -> WeekPlan:
        raise JournalError("The journal cannot be read.")

    def keep_plan(self, plan: WeekPlan) -> str:
        raise JournalError("The journal cannot be read.")


class Window:
    """Today on the desk of somebody."""

    def __init__(self, app: QApplication, qtbot: QtBot, person: Person) -> None:
        self.person = person
        self.page = TodayPage(*dress(app))
        qtbot.addWidget(self.page)
        self.page.resize(1184, 800)
        self.page.show()
        first = LIBRARY.routine("after-run", 10)
        today = person.planner.today
        self.desk = TodayDesk(self.page, LIBRARY, first, lambda: today().isoformat())
        self.desk.show(None)

    def plan(self) -> None:
        person = self.person
        signs = DoctorSigns(person.journal, person.clock, lambda: 3)
        composer = Composer(person.journal, person.planner, LIBRARY)
        self.desk.plan_by(Sources(person.planner, composer, signs))

    def rest(self) -> None:
        """Keep today free."""
        person = self.person
        person.planner.keep_plan(kept_free(person.week(), person.today, person.today))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    person = Person(tmp_path / "data" / "journal.db")
    yield Window(qapp, qtbot, person)
    person.journal.close()


def test_before_the_plan_nothing_can_be_started(window: Window, qtbot: QtBot) -> None:
    assert window.page.opening.isVisible()
    with qtbot.assertNotEmitted(window.page.start_asked):
        strike(window.page, Qt.Key.Key_Return)


def test_the_planned_routine_is_in_hand_once_the_plan_is_there(window: Window) -> None:
    window.person.planner.keep_goal(Goal(4, 12))
    window.plan()
    session = window.person.week().day(window.person.today).session
    assert session is not None
    assert (window.desk.routine.id, window.desk.routine.minutes) == (session.routine, 12)
    assert not window.page.opening.isVisible()
    assert window.page.body.card.isVisible()
    assert window.page.body.aside.head.text() == "0 of 4 this week"


def test_shorter_today_is_for_today_alone(window: Window) -> None:
    window.person.planner.keep_goal(Goal(4, 12))
    window.plan()
    other = window.page.body.card.other_button
    click(other)
    assert window.desk.routine.minutes == 10
    assert other.accessibleName() == "Back to 12 min"
    click(other)
    assert window.desk.routine.minutes == 12
    click(other)
    window.person.live()
    window.desk.show(None)
    assert window.desk.routine.minutes == 12


def test_another_day_is_noticed_until_it_is_shown(window: Window) -> None:
    window.plan()
    assert not window.desk.is_of_another_day()
    window.person.live()
    assert window.desk.is_of_another_day()
    window.desk.show(None)
    assert not window.desk.is_of_another_day()


def test_any_whole_minute_can_be_stepped_to(window: Window) -> None:
    window.person.planner.keep_goal(Goal(4, 11))
    window.plan()
    others = window.page.body.others
    assert others.stepper.isVisible()
    assert not others.length.isVisible()
    others.stepper.more_button.click()
    assert window.desk.routine.minutes == 12
    assert others.stepper.isVisible()
    others.stepper.more_button.click()
    minutes = window.page.body.card.minutes.text()
    assert (window.desk.routine.minutes, minutes) == (13, "13")


def choose(window: Window, routine: str) -> None:
    """Press the chip of a routine."""
    click(window.page.body.chips()[LIBRARY.routine_ids().index(routine)])


def in_hand(window: Window) -> set[str]:
    return {item.exercise for item in window.desk.routine.items}


def test_another_routine_is_made_for_the_person_and_as_long(window: Window) -> None:
    window.person.planner.keep_goal(Goal(4, 12))
    say(window, ConditionsSet(("kneeling-pain",)))
    window.plan()
    choose(window, "desk-day")
    routine = window.desk.routine
    assert (routine.id, routine.minutes) == ("desk-day", 12)
    assert "cat_cow" not in in_hand(window)
    card = window.page.body.card
    assert "You chose it for today." in card.why.text()
    assert "as they do not suit you now: Hip flexor stretch; Cat-cow." in card.note.text()
    number = LIBRARY.routine_ids().index("desk-day")
    assert [chip.isChecked() for chip in window.page.body.chips()].index(True) == number
    click(window.page.body.others.length.buttons()[2])
    assert (window.desk.routine.id, window.desk.routine.minutes) == ("desk-day", 15)
    assert build_script(window.desk.routine, LIBRARY.exercises).total_ms == 15 * 60_000


def say(window: Window, what: Saying) -> None:
    now = stamp(window.person.clock)
    told = Statement("said", now.at, now.zone, now.local_date, "", what)
    window.person.journal.diary.keep(told)


@pytest.mark.parametrize(
    ("pain", "routine"),
    [(3, "core-hips"), (4, "rest-day"), (5, "rest-day"), (6, "flare-up")],
)
def test_core_and_hips_is_had_with_little_pain_alone(
    window: Window, pain: int, routine: str
) -> None:
    now = stamp(window.person.clock)
    told = Pain("pain", now.at, now.zone, now.local_date, PainMoment.ALONE, pain)
    window.person.journal.keep_pain(told)
    window.plan()
    choose(window, "core-hips")
    assert window.desk.routine.id == routine
    words = window.page.body.card.why.text()
    assert ("Core & hips waits" in words) is (routine != "core-hips")


@pytest.mark.parametrize("routine", LIBRARY.routine_ids())
@pytest.mark.parametrize("days", [0, 1])
def test_for_two_days_after_a_red_morning_no_routine_is_more_than_gentle(
    window: Window, routine: str, days: int
) -> None:
    wake_up_red(window)
    window.person.live(days)
    window.plan()
    choose(window, routine)
    assert window.desk.routine.id == "flare-up"


def test_a_routine_chosen_before_a_sign_is_told_cannot_be_started(
    window: Window, qtbot: QtBot
) -> None:
    window.plan()
    choose(window, "core-hips")
    tell_sign(window)
    window.desk.show(None)
    assert window.page.body.stopped.isVisible()
    with qtbot.assertNotEmitted(window.page.start_asked):
        strike(window.page, Qt.Key.Key_Return)


def test_a_day_of_rest_can_have_a_gentle_one(window: Window) -> None:
    window.rest()
    window.plan()
    rest = window.page.body.rest
    assert rest.isVisible()
    click(rest.offer_button)
    assert window.page.body.card.heading.text() == "A gentle session"
    assert (window.desk.routine.id, window.desk.routine.minutes) == ("rest-day", 10)


def wake_up_red(window: Window) -> None:
    """Have little pain before a run, and much of it on the morning after."""
    for moment, score in ((PainMoment.BEFORE_RUN, 1), (PainMoment.NEXT_MORNING, 5)):
        now = stamp(window.person.clock)
        told = Pain(moment, now.at, now.zone, now.local_date, moment, score)
        window.person.journal.keep_pain(told)
        if moment is PainMoment.BEFORE_RUN:
            window.person.live()


@pytest.mark.parametrize(("days", "routine"), [(0, "flare-up"), (1, "flare-up"), (2, "rest-day")])
def test_after_a_red_morning_a_gentle_one_is_the_gentlest_for_two_days(
    window: Window, days: int, routine: str
) -> None:
    wake_up_red(window)
    window.person.live(days)
    window.rest()
    window.plan()
    click(window.page.body.rest.offer_button)
    assert window.desk.routine.id == routine


def test_when_it_is_done_a_short_one_may_begin(window: Window, qtbot: QtBot) -> None:
    window.person.stretch("after-run")
    window.plan()
    tiles = window.page.body.done.tiles
    assert len(tiles) == 3
    with qtbot.waitSignal(window.desk.begin_asked, timeout=1000) as told:
        click(tiles[1])
    assert told.args[0].items[0].exercise == "cat_cow"


def tell_sign(window: Window) -> None:
    window.person.stretch()
    session = window.person.journal.sessions()[0].start.id
    told = an_answer("t", AnswerKind.DOCTOR_TOLD, "night", session)
    window.person.journal.keep_answer(told)


def test_under_a_sign_there_is_no_start_until_a_doctor_has_looked(
    window: Window, qtbot: QtBot
) -> None:
    tell_sign(window)
    window.person.live()
    window.plan()
    body = window.page.body
    assert body.stopped.isVisible()
    assert not body.card.isVisible()
    with qtbot.assertNotEmitted(window.page.start_asked):
        strike(window.page, Qt.Key.Key_Return)
    click(body.stopped.seen_button)
    click(body.stopped.when.earlier_button)
    click(body.stopped.when.keep_button)
    [kept] = window.person.journal.diary.signs()
    assert kept.what == SignsSaid(Decided.SEEN, Tier.SOON, ("night",), "today", "2026-03-02")
    assert not body.stopped.isVisible()
    assert body.card.isVisible() or body.rest.isVisible()


def test_a_sign_can_be_overridden_after_reading(window: Window) -> None:
    tell_sign(window)
    window.person.live()
    window.plan()
    click(window.page.body.stopped.override_button)
    assert not window.page.body.stopped.isVisible()
    window.person.live(8)
    window.desk.show(None)
    assert window.page.body.stopped.isVisible()


def test_a_journal_that_cannot_be_read_leaves_the_library(window: Window) -> None:
    person = window.person
    signs = DoctorSigns(person.journal, person.clock, lambda: 3)
    composer = Composer(person.journal, person.planner, LIBRARY)
    window.desk.plan_by(Sources(Unreadable(), composer, signs))
    assert window.page.notice.words.text() == "The journal cannot be read."
    assert window.page.notice.isVisible()
    assert window.page.body.card.isVisible()
    click(window.page.body.chips()[0])
    assert window.desk.routine.id == LIBRARY.routine_ids()[0]


def test_where_nothing_can_be_planned_a_routine_is_made_for_the_person_all_the_same(
    window: Window,
) -> None:
    say(window, ConditionsSet(("kneeling-pain",)))
    person = window.person
    signs = DoctorSigns(person.journal, person.clock, lambda: 3)
    composer = Composer(person.journal, person.planner, LIBRARY)
    window.desk.plan_by(Sources(Unreadable(), composer, signs))
    choose(window, "desk-day")
    assert window.desk.routine.id == "desk-day"
    assert "cat_cow" not in in_hand(window)
    assert (
        "as they do not suit you now: Hip flexor stretch; Cat-cow."
        in window.page.body.card.note.text()
    )


def test_what_is_started_over_is_made_for_the_person_again(window: Window) -> None:
    window.plan()
    window.person.stretch("core-hips")
    record = window.person.journal.sessions()[0]
    again = window.desk.again(record)
    assert (again.id, again.minutes) == ("core-hips", record.start.minutes)


def test_the_days_of_the_sign_end_where_it_was_told(window: Window) -> None:
    tell_sign(window)
    window.plan()
    when = window.page.body.stopped.when
    click(window.page.body.stopped.seen_button)
    assert when.day.text() == "Today"
    assert not when.earlier_button.isEnabled()
    assert window.person.today == date(2026, 3, 2)


def test_what_went_wrong_is_shown_at_once_and_can_be_closed(window: Window) -> None:
    window.plan()
    window.desk.tell("The disk is full.")
    assert window.page.notice.words.text() == "The disk is full."
    click(window.page.notice.action_buttons[0])
    assert not window.page.notice.isVisible()
    focused = window.page.focusWidget()
    assert focused is not None
    assert focused.isVisible()


def test_a_session_can_be_had_on_the_day_of_rest_that_comes(window: Window, qtbot: QtBot) -> None:
    window.rest()
    person = window.person
    tomorrow = person.today + timedelta(days=1)
    person.planner.keep_plan(kept_free(person.week(), tomorrow, person.today))
    window.plan()
    card = window.page.body.tomorrow
    assert card.title.text() == "Tomorrow is a rest day"
    with qtbot.waitSignal(window.desk.plan_changed, timeout=1000):
        click(card.offer_button)
    assert person.week().day(tomorrow).session is not None
    assert card.title.text() == "Tomorrow there is a session"
    assert not card.offer_button.isVisible()
