"""What Today shows by the plan, day by day, and what holds for any week there can be."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.care.questions import WEEK, Asks, Question
from backstretch.content.library import load_library
from backstretch.insights.back_today import Asked, BackToday
from backstretch.journal.run_facts import RunFacts
from backstretch.plan.composer import compose
from backstretch.plan.facts import Facts
from backstretch.plan.optional import optional_stretches
from backstretch.plan.planner import plan_week
from backstretch.plan.sieve import Person
from backstretch.plan.today import TodayIs, today_is
from backstretch.plan.week_plan import WeekPlan
from backstretch.resources import resources_dir
from backstretch.ui.today_plan_view import InHand, Known, SignTold, Waits, planned_state
from backstretch.ui.today_state import (
    DoneCardState,
    RestCardState,
    SessionCardState,
    StoppedCardState,
    TodayState,
    Unfinished,
)
from backstretch.units import Units
from tests.care.saying import run
from tests.plan.drawing import DAYS, MONDAY, RULES, facts, on, plan

LIBRARY = load_library(resources_dir())
LEFT = Unfinished("After a run", "Cat-cow, 12 s left")


def known(told: Facts, week: WeekPlan, **more: Any) -> Known:
    """Return what is known on the day, with the session of the plan in hand if there is one."""
    return Known(week, told, in_hand=composed(told, week), **more)


def composed(told: Facts, week: WeekPlan) -> InHand | None:
    session = week.day(told.today).session
    if session is None or session.state != "today":
        return None
    made = compose(LIBRARY, RULES, session.routine, session.minutes, Person())
    assert made is not None
    return InHand(made, planned_minutes=session.minutes)


def shown(told: Facts, before: WeekPlan | None = None, **more: Any) -> TodayState:
    return planned_state(LIBRARY, RULES, known(told, plan(told, before), **more))


@pytest.mark.parametrize(
    ("told", "card", "line"),
    [
        (facts("Thu", runs="...R..."), SessionCardState, "You ran today. Here is what your back"),
        (facts("Mon", runs="p......"), SessionCardState, "One session, whenever it suits you."),
        (facts("Thu", done="...a..."), DoneCardState, "Session done. Nothing more is needed"),
        (facts("Thu", off="...i..."), RestCardState, "Sick day. Nothing to do."),
        (facts("Thu", off="...a..."), RestCardState, "Travel day. Nothing to do."),
        (facts("Thu", 3, done="ccc...."), RestCardState, "Rest day. Nothing to do."),
        (facts("Mon", first_day=on("Mon")), SessionCardState, "Your first page. There is nothing"),
        (facts("Thu", stopped=True), StoppedCardState, "No session until you have been"),
    ],
)
def test_each_day_has_its_card_and_its_line(told: Facts, card: type, line: str) -> None:
    state = shown(told)
    assert isinstance(state.card, card)
    assert state.line.startswith(line)


def test_the_line_tells_the_run_of_the_day_in_the_units_of_the_person() -> None:
    ran = facts("Thu", runs="...R...")
    note = run(0, "run", "17:10", facts=RunFacts(distance_m=8200))
    back = BackToday(run=note)
    told = "this afternoon. Here is what your back gets for it."
    assert shown(ran, back=back).line == f"8.2 km {told}"
    assert shown(ran, back=back, units=Units.MILES).line == f"5.1 mi {told}"


def test_nothing_is_asked_while_help_is_needed_now() -> None:
    back = BackToday(asked=Asked(Question(Asks.WEEK, WEEK)))
    told = facts("Thu", stopped=True)
    assert shown(told, sign=SignTold(("saddle",), on("Thu"), now=True), back=back).question is None
    assert shown(told, sign=SignTold(("night",), on("Thu")), back=back).question is not None


def test_the_card_says_why_just_this_session_and_why_each_stretch() -> None:
    card = shown(facts("Thu", runs="...R...")).card
    assert isinstance(card, SessionCardState)
    assert card.why == "Eight steps. Picked because you ran today."
    assert card.stretches[0].why
    assert (card.minutes, card.minute_choices) == (12, (10, 12, 15))


def test_other_minutes_than_the_usual_are_stepped() -> None:
    card = shown(facts("Thu", minutes=11)).card
    assert isinstance(card, SessionCardState)
    assert (card.minutes, card.minute_choices, card.any_minutes) == (11, (), (10, 15))


def test_a_session_that_moved_here_says_from_where() -> None:
    tuesday = plan(facts("Tue", 4, "R..p.p.", "a......"))
    assert tuesday.day(on("Tue")).session is not None
    state = shown(facts("Wed", 4, "R..p.p.", "a......"), tuesday)
    assert state.line == "Yesterday’s session moved to today."


def test_done_says_what_tomorrow_brings_and_offers_three_that_do_not_count() -> None:
    told = facts("Thu", done="...a...", pain=3)
    week = plan(told)
    ahead = tuple(day for day in week.days if day.date > told.today)
    optional = optional_stretches(LIBRARY, RULES, Person())
    state = planned_state(LIBRARY, RULES, known(told, week, ahead=ahead, optional=optional))
    assert isinstance(state.card, DoneCardState)
    assert state.card.title == "After a run, 12 minutes"
    assert state.card.line == "You noted pain of 3 out of 10 today."
    assert [one.name for one in state.card.optional] == ["Knee to chest", "Cat-cow", "Pelvic tilt"]
    assert state.tomorrow is not None
    assert state.tomorrow.tag == "Fri 15 May"
    assert state.routines == ()


def test_a_sick_day_offers_nothing_and_a_rest_day_a_gentle_one() -> None:
    sick, away = shown(facts("Thu", off="...i...")), shown(facts("Thu", off="...a..."))
    assert isinstance(sick.card, RestCardState)
    assert isinstance(away.card, RestCardState)
    assert (sick.card.offer, sick.routines) == ("", ())
    assert away.card.offer == "Do a gentle one anyway"


def test_a_standing_sign_names_what_was_ticked_and_the_days_a_doctor_may_have_looked() -> None:
    sign = SignTold(("below_knee",), on("Tue"))
    state = shown(facts("Thu"), sign=sign, unfinished=LEFT)
    assert isinstance(state.card, StoppedCardState)
    assert state.card.sign == "Pain or pins and needles below one knee or into my toes"
    assert state.card.seen_days == (on("Thu"), on("Wed"), on("Tue"))
    assert (state.unfinished, state.routines, state.reminder) == (None, (), None)
    assert state.line == "No session for now. Gentle walking is fine."


def test_a_sign_that_needs_help_now_has_its_page_and_no_day_to_choose() -> None:
    state = shown(facts("Thu"), sign=SignTold(("saddle",), on("Thu"), now=True, page_offered=True))
    assert isinstance(state.card, StoppedCardState)
    assert (state.card.seen_days, state.card.page_offered) == ((), True)
    assert "alking" not in f"{state.line} {state.card.advice}"  # no exercise of any kind (5.1)


def test_the_week_is_told_in_marks_and_in_words() -> None:
    look = shown(facts("Thu", runs="R..R.p.", done="a.c....")).week_look
    assert look is not None
    assert look.head == "2 of 4 this week"
    assert len(look.marks.days) == 7


def test_in_a_week_with_sick_days_the_strip_has_the_goal_of_that_week() -> None:
    look = shown(facts("Thu", done="c......", off="....iii")).week_look
    assert look is not None
    assert (look.head, look.marks.goal) == ("1 of 2 this week", 2)
    assert look.line == "Not all days of this week count, so it asks for 2."
    done = shown(facts("Thu", done="c.c....", off="....iii")).week_look
    assert done is not None
    assert done.line == "Not all days of this week count. What it asks for is done."


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 5, 14, 18, 30), "Next reminder today, 18:30"),
        (datetime(2026, 5, 15, 7, 5), "Next reminder tomorrow, 07:05"),
        (datetime(2026, 5, 18, 18, 30), "Next reminder Mon 18 May, 18:30"),
    ],
)
def test_the_next_reminder_is_told_by_its_day(at: datetime, words: str) -> None:
    reminder = shown(facts("Thu"), reminder=at).reminder
    assert reminder is not None
    assert reminder.text == words


def letters(alphabet: str) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=7, max_size=7)


@given(
    today=st.sampled_from(DAYS),
    goal=st.integers(3, 5),
    minutes=st.integers(10, 15),
    runs=letters("..pR"),
    done=letters("...acmdg"),
    off=letters("....iab"),
    pain=st.none() | st.integers(0, 10),
    stopped=st.booleans(),
    sign=st.sampled_from(["", "below_knee", "night", "gone from the list"]),
    started=st.integers(0, 20),
    cut_off=st.booleans(),
)
def test_nothing_starts_under_a_sign_and_every_reason_has_words(
    today: str,
    goal: int,
    minutes: int,
    runs: str,
    done: str,
    off: str,
    pain: int | None,
    stopped: bool,
    sign: str,
    started: int,
    cut_off: bool,
) -> None:
    number = DAYS.index(today)
    told = facts(
        today,
        goal,
        runs[: number + 1] + runs[number + 1 :].replace("R", "p"),
        done[: number + 1].ljust(7, "."),
        off,
        minutes,
        pain=pain,
        stopped=stopped,
        first_day=on(today) - timedelta(days=started),
    )
    week = plan_week(MONDAY, told, RULES)
    standing = SignTold((sign,), on(today)) if sign else None
    left = LEFT if cut_off else None
    state = planned_state(LIBRARY, RULES, known(told, week, sign=standing, unfinished=left))
    if sign or stopped:
        assert isinstance(state.card, StoppedCardState)
        assert not state.offers_start
        assert state.unfinished is None
        assert state.routines == ()
    else:
        to_do = week.day(told.today).session is not None
        assert state.offers_start == (to_do and today_is(week, told) is not TodayIs.DONE)
    assert state.card is not None
    assert state.line
    for words in said(state):
        assert words.strip()
        assert "{" not in words


def said(state: TodayState) -> list[str]:
    """Return all that the card says."""
    card = state.card
    if isinstance(card, SessionCardState):
        whys = [one.why for one in card.stretches]
        return [card.heading, card.routine, card.why, *whys]
    if isinstance(card, DoneCardState):
        return [card.heading, card.title, card.line]
    if isinstance(card, RestCardState):
        return [card.title, card.line]
    assert isinstance(card, StoppedCardState)
    return [card.title, *card.advice]


def other(person: Person, **more: Any) -> SessionCardState:
    """Return the card of Desk-day reset, chosen on a Thursday."""
    told = facts("Thu")
    made = compose(LIBRARY, RULES, "desk-day", 15, person)
    assert made is not None
    in_hand = InHand(made, planned_minutes=12, chosen="desk-day", **more)
    card = planned_state(LIBRARY, RULES, Known(plan(told), told, in_hand=in_hand)).card
    assert isinstance(card, SessionCardState)
    return card


def test_another_routine_says_that_it_was_chosen_and_what_is_not_in_it() -> None:
    card = other(Person(flags=frozenset({"kneeling-pain"})))
    assert (card.routine_id, card.minutes, card.minute_choices) == ("desk-day", 15, (10, 12, 15))
    assert card.why.endswith(" steps. You chose it for today.")
    assert "" not in {one.why for one in card.stretches}
    assert card.left_out == (
        "Left out today, as they do not suit you now: Hip flexor stretch; Cat-cow."
    )


def test_what_is_left_out_is_told_by_its_reason() -> None:
    card = other(Person(flags=frozenset({"dizziness"}), hurt=frozenset({"cat_cow"})))
    assert card.left_out == (
        "Left out today, as they do not suit you now: "
        "Side lean; Standing hamstring stretch; Forward fold, knees soft. "
        "Left out today, as it hurt lately: Cat-cow."
    )


@pytest.mark.parametrize(
    ("waits", "why"),
    [
        (Waits.SORE, "Desk-day reset waits while your back is sore. Here is a gentle session."),
        (
            Waits.PAIN,
            "Desk-day reset waits until your pain is 3 or less. Here is a gentle session.",
        ),
    ],
)
def test_a_routine_that_waits_says_until_when(waits: Waits, why: str) -> None:
    assert other(Person(), waits=waits).why.endswith(why)
