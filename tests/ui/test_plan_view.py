"""What Plan shows of a planned week."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.content.library import Library, load_library
from backstretch.plan.bending import pinned, places
from backstretch.plan.facts import Facts, Off, OffReason
from backstretch.plan.reasons import Cause, State
from backstretch.plan.reasons import Place as Found
from backstretch.plan.week_plan import Move
from backstretch.resources import resources_dir
from backstretch.ui.plan_state import DayState, Mark, PlanState, Wish
from backstretch.ui.plan_view import plan_state, week_marks
from backstretch.weeks import week_start
from tests.plan.drawing import RULES, facts, on, plan
from tests.plan.world import ACTIONS, World
from tests.ui.plan_keeper import PlanKeeper, drawn_week

pytestmark = pytest.mark.usefixtures("qapp")
LIBRARY = load_library(resources_dir())


def seen(keeper: PlanKeeper, monday: date | None = None) -> PlanState:
    today = keeper.facts().today
    return plan_state(
        keeper.week(monday or week_start(today)),
        keeper.facts(),
        LIBRARY,
        RULES,
        keeper.adherence(),
        keeper.reminders(),
    )


def day(state: PlanState, name: str) -> DayState:
    return next(one for one in state.days if one.marks.weekday == name)


def wishes(one: DayState) -> list[Wish]:
    return [offer.wish for offer in one.offers]


def test_the_week_of_the_drawing() -> None:
    state = seen(drawn_week())
    assert state.title == "week 20, 11 to 17 May"
    assert (state.total, state.total_words) == ("48 min", "this week, in 4 sessions")
    assert state.aim == "3 to 5 days of 10 to 15 minutes is a sensible habit."
    assert state.sums == "2 done, 1 missed and moved, 2 to go"
    tiles = [
        (one.marks.weekday, one.run, one.tile.state, one.tile.routine, one.tile.detail)
        if one.tile
        else (one.marks.weekday, one.run, one.empty, one.empty_detail)
        for one in state.days
    ]
    assert tiles == [
        ("Mon", "ran 34 min", "Done", "After a run", "12 min"),
        ("Tue", "no run", "Missed", "Core & hips", "12 min, moved to Wed"),
        ("Wed", "no run", "Done", "Core & hips", "12 min"),
        ("Thu", "ran 47 min", "Today", "After a run", "12 min, 18:30"),
        ("Fri", "no run", "Rest day", ""),
        ("Sat", "run at 09:00", "Planned", "After a run", "12 min, after the run"),
        ("Sun", "no run", "Free", "room for a missed session"),
    ]
    moved_here = day(state, "Wed").tile
    assert moved_here is not None
    assert moved_here.came_from == "from Tue"
    assert moved_here.spoken == (
        "Wednesday 13, session done; no run. Done. Core & hips. 12 min. from Tue"
    )


def test_why_a_session_moved_is_told_in_sentences() -> None:
    (note,) = seen(drawn_week()).notes
    assert note.title == "Why Tuesday moved"
    assert note.text == (
        "Tuesday passed without a session. "
        "Core & hips went to Wednesday, the next day without a run. Nothing was added on top."
    )
    assert note.move is None, "it is done there, so it cannot go back"


def test_a_note_names_only_what_was_missed_and_not_what_the_new_day_has() -> None:
    monday = plan(facts(runs="...p..."))
    keeper = PlanKeeper(facts("Wed", 4, "...p...", "a......"), monday)
    state = seen(keeper)
    missed, here = day(state, "Tue").tile, day(state, "Wed").tile
    assert missed is not None
    assert here is not None
    assert (missed.routine, here.routine) == ("Rest-day mobility", "Core & hips")
    assert [note.text for note in state.notes] == [
        "Tuesday passed without a session. "
        "The session went to Wednesday, the next day without a run. Nothing was added on top."
    ]


@pytest.mark.parametrize("runs", ["R.R.p.p", "R.p.p.p"])
def test_a_run_on_the_new_day_is_not_said_to_be_missing_there(runs: str) -> None:
    monday = plan(facts(runs="p..p.p."))
    wednesday = plan(facts("Wed", 4, "R..p.p.", "a......"), monday)
    assert wednesday.moved[0].place is Found.NEXT_WITHOUT_RUN
    ran = PlanKeeper(facts("Wed", 4, runs, "a......"), wednesday)
    (note,) = [one for one in seen(ran).notes if one.title == "Why Tuesday moved"]
    assert "the next day without a run" not in note.text
    assert "went to Wednesday, which had no run then." in note.text


def test_a_missed_session_still_to_come_can_be_put_back() -> None:
    monday = plan(facts(runs="p..p.p."))
    keeper = PlanKeeper(facts("Wed", 4, "R..p.p.", "a......"), monday)
    (note,) = seen(keeper).notes
    missed = Move(on("Tue"), on("Wed"), Cause.MISSED, Found.NEXT_WITHOUT_RUN)
    assert note.move == missed


def test_a_missed_session_lapses_without_a_word() -> None:
    keeper = PlanKeeper(facts("Sun", 3, done="c......"), plan(facts(goal=3)))
    state = seen(keeper)
    assert [note.title for note in state.notes] == ["Why Wednesday moved"]
    assert state.sums == "1 done, 1 missed and moved, 1 missed, 1 to go"


def test_a_week_before_the_first_blames_nobody() -> None:
    keeper = PlanKeeper(facts("Thu", 3), first_day=on("Thu"))
    state = seen(keeper, on("Mon") - timedelta(days=7))
    assert {one.empty for one in state.days} == {"–"}
    assert {one.marks.mark for one in state.days} == {Mark.REST}
    assert all(not one.offers and not one.places for one in state.days)
    assert (state.has_before, state.has_after) == (False, True)
    assert state.sums == "Nothing here yet."


def test_the_first_session_is_the_core_five_and_no_other_is() -> None:
    state = seen(PlanKeeper(facts("Thu", 3, new=True), first_day=on("Thu")))
    tiles = [one.tile.routine for one in state.days if one.tile]
    assert (tiles[0], tiles.count("The core five")) == ("The core five", 1)


def test_the_first_session_has_its_name_also_once_it_was_missed() -> None:
    start = facts("Mon", 3, new=True)
    keeper = PlanKeeper(facts("Tue", 3, new=True), plan(start), first_day=on("Mon"))
    missed, took_over = [one for one in seen(keeper).days if one.tile][:2]
    assert missed.tile is not None
    assert (missed.tile.state, missed.tile.routine) == ("Missed", "The core five")
    assert missed.why == "The day passed without a session. No reason needed."
    assert took_over.tile is not None
    assert took_over.tile.routine == "The core five"


def test_a_week_that_is_over_offers_nothing() -> None:
    keeper = drawn_week()
    keeper.told = msgspec.structs.replace(keeper.told, today=on("Mon") + timedelta(days=7))
    state = seen(keeper, on("Mon"))
    assert all(not one.offers and not one.places for one in state.days)
    assert all(note.move is None for note in state.notes)


def test_past_days_offer_nothing_and_days_to_come_do() -> None:
    state = seen(drawn_week())
    assert [bool(one.offers) for one in state.days] == [False] * 3 + [True] * 4
    assert [place.words for place in day(state, "Sat").places] == ["Friday 15", "Sunday 17"]
    assert not day(state, "Fri").places, "there is nothing to move"


def test_what_a_day_offers_follows_its_plan() -> None:
    keeper = drawn_week()
    state = seen(keeper)
    off = [Wish.ILL, Wish.AWAY, Wish.BUSY]
    assert wishes(day(state, "Sat")) == [Wish.PIN, Wish.FREE, Wish.NO_RUN, *off]
    assert wishes(day(state, "Thu")) == [Wish.PIN, Wish.FREE, *off], "its run is done"
    assert wishes(day(state, "Fri")) == [Wish.PIN, Wish.FREE, Wish.RUN, *off]
    keeper.keep_plan(pinned(keeper.week(on("Mon")), on("Fri"), on("Thu")))
    assert wishes(day(seen(keeper), "Fri"))[0] is Wish.RELEASE
    keeper.keep_off(on("Sat"), OffReason.ILL)
    assert Wish.WELL in wishes(day(seen(keeper), "Sat"))
    assert Wish.PIN not in wishes(day(seen(keeper), "Sat"))


def test_a_pinned_session_says_that_it_stays() -> None:
    keeper = drawn_week()
    keeper.keep_plan(pinned(keeper.week(on("Mon")), on("Sat"), on("Thu")))
    tile = day(seen(keeper), "Sat").tile
    assert tile is not None
    assert tile.stays == "stays here"


def test_a_session_missed_while_ill_is_a_sick_day() -> None:
    told = facts("Wed", 3)
    told = msgspec.structs.replace(told, off=(Off(on("Mon"), OffReason.ILL),))
    tile = day(seen(PlanKeeper(told, plan(facts(goal=3)))), "Mon").tile
    assert tile is not None
    assert (tile.mark, tile.state) == (Mark.MISSED, "Sick day")


def test_a_warning_sign_stands_above_the_week() -> None:
    assert seen(PlanKeeper(facts(stopped=True))).warning.startswith("A warning sign")
    assert seen(PlanKeeper(facts())).warning == ""


def test_no_two_cards_of_a_week_have_the_same_figure() -> None:
    figures = [one.tile.figure for one in seen(PlanKeeper(facts(goal=5))).days if one.tile]
    assert len(figures) == len(set(figures)) == 5


def test_minutes_between_the_presets_have_figures_too() -> None:
    state = seen(PlanKeeper(facts(minutes=11)))
    assert all(one.tile.figure for one in state.days if one.tile)
    assert state.total == "44 min"


def test_a_routine_that_is_gone_is_a_session() -> None:
    without = Library({}, {}, LIBRARY.guidance, ())
    keeper = PlanKeeper(facts())
    state = plan_state(
        keeper.week(on("Mon")),
        keeper.facts(),
        without,
        RULES,
        keeper.adherence(),
        keeper.reminders(),
    )
    assert {one.tile.routine for one in state.days if one.tile} == {"Session"}


def test_the_rules_are_shown_with_their_sources() -> None:
    rules = seen(PlanKeeper(facts())).rules
    assert RULES.missed.words in [rule.words for rule in rules]
    assert all(rule.sources for rule in rules)


def test_today_gets_the_marks_of_the_same_week() -> None:
    keeper = drawn_week()
    marks = week_marks(keeper.week(on("Mon")), keeper.facts(), RULES)
    assert (marks.done, marks.goal, marks.least, marks.most) == (2, 4, 3, 5)
    assert not marks.less
    shapes = [one.mark.value for one in marks.days]
    assert shapes == ["done", "missed", "done", "today", "rest", "planned", "rest"]
    assert [one.is_today for one in marks.days].index(True) == 3


@pytest.mark.parametrize(
    ("off", "goal", "planned"),
    [("...iii.", 2, 2), ("..aaaaa", 1, 1), ("iiiiiii", 0, 0), ("..i....", 4, 4), ("bbb....", 4, 4)],
)
def test_the_goal_of_the_marks_is_what_the_plan_asks_for(off: str, goal: int, planned: int) -> None:
    told = facts("Mon", off=off)
    week = plan(told)
    marks = week_marks(week, told, RULES)
    assert (marks.goal, marks.less) == (goal, goal < week.goal_days)
    assert len(week.sessions(State.PLANNED, State.TODAY)) == planned


def test_a_session_on_a_sick_day_counts_for_the_goal_of_its_week() -> None:
    told = facts("Thu", done="cc.....", off="iiii...")
    assert week_marks(plan(told), told, RULES).goal == 3
    without = facts("Thu", done=".......", off="iiii...")
    assert week_marks(plan(without), without, RULES).goal == 2


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 9)), max_size=25),
    st.integers(3, 5),
)
def test_whatever_happens_the_page_tells_it(acts: list[tuple[str, int]], goal: int) -> None:
    """Any history: each day is told, the past offers nothing, and a move is one of the places."""
    world = World(on("Mon"), goal)
    for name, number in acts:
        world.do(name, number)
    check(world.facts, seen_of(world), world)


def seen_of(world: World) -> PlanState:
    keeper = PlanKeeper(world.facts)
    return plan_state(
        world.week, world.facts, LIBRARY, RULES, keeper.adherence(), keeper.reminders()
    )


def check(told: Facts, state: PlanState, world: World) -> None:
    free = places(world.week, told.today)
    for one, planned in zip(state.days, world.week.days, strict=True):
        assert one.why
        assert (one.tile is None) == (planned.session is None)
        assert one.tile is None or one.tile.spoken.startswith(one.marks.spoken)
        assert bool(one.empty) == (one.tile is None)
        ends = tuple(place.date for place in one.places)
        to_come = one.date in world.week.sessions(State.PLANNED, State.TODAY)
        assert ends == (free if to_come else ())
        assert not one.offers or one.date >= told.today
        assert len(set(wishes(one))) == len(one.offers)
    assert all("!" not in note.text and note.text for note in state.notes)
