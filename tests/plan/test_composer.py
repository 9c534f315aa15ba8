"""Sessions made for a person: exact to the second, inside the doses, past no filter."""

from dataclasses import replace
from itertools import pairwise

import msgspec
import pytest

from backstretch.bodymap.regions import Region
from backstretch.content.doses import version_problems
from backstretch.content.exercise import Direction, DoseRange, Kind
from backstretch.content.library import load_library
from backstretch.content.planning import Rung
from backstretch.content.routine import Item, RoutineFile, Version
from backstretch.content.timing import routine_ms
from backstretch.journal.said import Aggravator
from backstretch.plan.composer import Composition, PickReason, compose
from backstretch.plan.fitting import HEIGHTS, Wanted, fit
from backstretch.plan.sieve import Barred, Person
from backstretch.resources import resources_dir
from tests.plan.drawing import RULES

LIBRARY = load_library(resources_dir())
NAMES = sorted(LIBRARY.exercises)


def session(
    routine: str = "after-run",
    minutes: int = 12,
    person: Person | None = None,
    rung: Rung | None = None,
) -> Composition:
    found = compose(LIBRARY, RULES, routine, minutes, person or Person(), rung)
    assert found is not None
    return found


def names(made: Composition) -> list[str]:
    return [item.exercise for item in made.routine.items]


def faults(made: Composition) -> list[tuple[str, str]]:
    """Return what the check of routine files finds wrong: doses, levels, length, each swap."""
    routine = made.routine
    version = Version(routine.minutes, routine.items)
    file = RoutineFile(
        routine.id, routine.name, routine.why, routine.note, (version,), routine.sources
    )
    return list(version_problems(file, 0, LIBRARY.exercises, frozenset()))


@pytest.mark.parametrize("routine", LIBRARY.routine_ids())
@pytest.mark.parametrize("minutes", range(10, 16))
def test_every_routine_comes_in_every_whole_minute(routine: str, minutes: int) -> None:
    for rung in (None, *RULES.progression.steps):
        made = session(routine, minutes, rung=rung)
        assert routine_ms(made.routine.items, LIBRARY.exercises) == minutes * 60_000
        assert faults(made) == []
        assert made.left_out == ()
        assert (made.routine.id, made.routine.minutes) == (routine, minutes)


DOSES = {
    ("after-run", 12): (
        "runners_lunge 2x30, childs_pose 1x30, cat_cow 6, pelvic_tilt 8, figure_four 2x30, "
        "hamstring_supine 2x30, single_knee_chest 1x30, hook_lying 1x18"
    ),
    ("after-run", 15): (
        "runners_lunge 2x30, childs_pose 1x30, cat_cow 8, pelvic_tilt 8, glute_bridge 8, "
        "figure_four 2x30, hamstring_supine 2x30, single_knee_chest 1x30, double_knee_chest 1x30, "
        "hook_lying 1x84"
    ),
    ("flare-up", 12): (
        "hook_lying 1x60, childs_pose 1x20, cat_cow 8, pelvic_tilt 8, heel_slide 8, "
        "glute_bridge 6, single_knee_chest 2x20, figure_four 2x20, double_knee_chest 2x20, "
        "hook_lying 1x51"
    ),
}


@pytest.mark.parametrize(("routine", "minutes"), list(DOSES))
def test_doses_are_the_usual_ones_where_the_minutes_allow_it(routine: str, minutes: int) -> None:
    items = session(routine, minutes).routine.items
    told = [
        f"{item.exercise} {item.times}x{item.hold:g}"
        if item.hold
        else f"{item.exercise} {item.reps}"
        for item in items
    ]
    assert ", ".join(told) == DOSES[routine, minutes]


def test_a_hold_outside_an_exercise_s_range_is_never_taken() -> None:
    slow = msgspec.structs.replace(
        LIBRARY.exercises["childs_pose"], dose=DoseRange(hold=(25, 45), times=(1, 2))
    )
    wanted = Wanted(slow, Item("childs_pose", 0.0, hold=30.0), 1)
    rest = Wanted(LIBRARY.exercises["hook_lying"], Item("hook_lying", 0.0, hold=15.0), 1)
    first = RULES.progression.steps[0]
    assert fit([wanted, rest], 10 + 20 + 15 + 60, first) is None
    found = fit([wanted, rest], 10 + 30 + 15 + 60, RULES.progression.steps[1])
    assert found is not None
    assert [item.hold for item in found.items] == [30.0, 60.0]


def test_after_a_run_all_of_the_core_five_are_there() -> None:
    for minutes in range(10, 16):
        core = {e.id for e in LIBRARY.exercises.values() if e.core}
        assert set(names(session("after-run", minutes))) >= core


def test_a_session_goes_down_once_and_ends_at_rest() -> None:
    for routine in ("after-run", "rest-day", "desk-day", "core-hips"):
        made = [LIBRARY.exercises[name] for name in names(session(routine, 15))]
        heights = [HEIGHTS.index(one.position) for one in made]
        assert heights == sorted(heights)
        assert made[-1].kind is Kind.REST


def test_a_sore_day_begins_at_rest_and_holds_no_longer_than_twenty_seconds() -> None:
    for minutes in range(10, 16):
        items = session("flare-up", minutes).routine.items
        assert items[0].exercise == items[-1].exercise == "hook_lying"
        holds = [item.hold for item in items[1:-1] if item.hold is not None]
        assert max(holds) <= 20


@pytest.mark.parametrize("routine", ["rest-day", "core-hips"])
def test_changes_last_as_the_timing_model_says(routine: str) -> None:
    items = session(routine, 15).routine.items
    assert items[0].change == 10
    for before, after in pairwise(items):
        one, other = LIBRARY.exercises[before.exercise], LIBRARY.exercises[after.exercise]
        same = one.position is other.position and "loop band" not in other.equipment
        rest = Kind.REST in (one.kind, other.kind)
        assert after.change == (15 if not same else 5 if rest else 10)


def test_the_first_step_holds_shorter_than_the_last() -> None:
    first, last = RULES.progression.steps[0], RULES.progression.steps[-1]

    def work(rung: Rung) -> float:
        items = session("after-run", 12, rung=rung).routine.items
        return sum(
            (item.hold or 0) * item.times for item in items if item.exercise != "hook_lying"
        ) / len(items)

    assert work(first) < work(last)


def test_what_is_left_out_is_told_with_what_stands_in_for_it() -> None:
    made = session(person=Person(worse=frozenset({Aggravator.BENDING})))
    out = {one.exercise: one for one in made.left_out}
    assert out["single_knee_chest"].why is Barred.FLAG
    assert out["single_knee_chest"].flag == "flexion-sensitive"
    assert out["single_knee_chest"].instead == "prone_elbows"
    picks = {pick.exercise: pick for pick in made.picks}
    assert (picks["prone_elbows"].reason, picks["prone_elbows"].of) == (
        PickReason.INSTEAD, "single_knee_chest",
    )  # fmt: skip
    assert picks["cat_cow"].care == "flexion-sensitive"


SWAPS = {
    Aggravator.BENDING: {
        "single_knee_chest": "prone_elbows",
        "double_knee_chest": "prone_elbows",
        "childs_pose": "prone_elbows",
        "toe_touch": "hamstring_supine",
    },
    Aggravator.ARCHING: {"runners_lunge": "hip_flexor", "prone_elbows": "single_knee_chest"},
}
"""The swaps for a back that is worse bent, or worse straight (evidence 2.0)."""


@pytest.mark.parametrize("worse", list(SWAPS))
@pytest.mark.parametrize("routine", LIBRARY.routine_ids())
def test_what_takes_the_back_where_it_hurts_gives_way_to_its_swap(
    worse: Aggravator, routine: str
) -> None:
    made = session(routine, 15, Person(worse=frozenset({worse})))
    swapped = {one.exercise: one.instead for one in made.left_out}
    assert swapped.items() <= SWAPS[worse].items()
    end = Direction.ROUND if worse is Aggravator.BENDING else Direction.ARCH
    assert not [name for name in names(made) if end in LIBRARY.exercises[name].tags]
    assert not set(names(made)) & SWAPS[worse].keys()


def test_a_swap_that_no_routine_has_is_held_twice() -> None:
    made = session("flare-up", 12, Person(worse=frozenset({Aggravator.BENDING})))
    elbows = next(item for item in made.routine.items if item.exercise == "prone_elbows")
    assert (elbows.hold, elbows.times) == (20, 2)


def test_where_it_hurts_brings_in_what_is_felt_there_and_says_so() -> None:
    made = session("after-run", 10, Person(where=frozenset({Region.BUTTOCK_LEFT})))
    picks = {pick.exercise: pick for pick in made.picks}
    for name in ("figure_four", "glute_bridge"):
        assert (picks[name].reason, picks[name].of) == (PickReason.HELPS, "buttock")
    assert "glute_bridge" not in names(session("after-run", 10))


def test_every_exercise_of_a_session_has_its_reason_in_order() -> None:
    made = session("core-hips", 13)
    assert [pick.exercise for pick in made.picks] == names(made)
    reasons = {pick.exercise: pick.reason for pick in made.picks}
    assert reasons["plank"] is PickReason.STRENGTH
    assert reasons["cat_cow"] is PickReason.CORE
    assert reasons["hip_flexor"] is PickReason.ROUTINE
    assert reasons["hook_lying"] is PickReason.REST


def test_without_most_of_a_routine_others_fill_the_minutes() -> None:
    gone = {item.exercise for item in LIBRARY.routine("after-run", 15).items} - {"hook_lying"}
    made = session(person=Person(disliked=frozenset(gone)))
    assert not set(names(made)) & gone
    assert PickReason.FILLS in {pick.reason for pick in made.picks}
    assert {one.why for one in made.left_out} == {Barred.DISLIKED}


def test_where_too_little_is_left_second_sets_come_and_then_slow_breathing() -> None:
    left = {"pelvic_tilt", "glute_bridge", "hook_lying"}
    made = session("rest-day", 15, Person(disliked=frozenset(NAMES) - left))
    moves = ["pelvic_tilt", "pelvic_tilt", "glute_bridge", "glute_bridge"]
    rests = names(made)[len(moves) :]
    assert names(made) == moves + rests
    assert set(rests) == {"hook_lying"}
    reasons = [(pick.reason, pick.of) for pick in made.picks]
    assert reasons[:2] == [(PickReason.CORE, ""), (PickReason.FILLS, "")]
    assert reasons[len(moves)] == (PickReason.INSTEAD, "cat_cow")
    assert reasons[-1] == (PickReason.REST, "")


def test_with_one_exercise_left_the_rest_of_the_time_is_slow_breathing() -> None:
    made = session("core-hips", 15, Person(disliked=frozenset(NAMES) - {"squat", "hook_lying"}))
    assert set(names(made)) == {"squat", "hook_lying"}
    assert names(made).count("squat") == 2
    assert routine_ms(made.routine.items, LIBRARY.exercises) == 900_000


def test_on_a_sore_day_what_eases_is_found_wherever_it_stands() -> None:
    left = {"prone_elbows", "squat", "hook_lying"}
    made = session("flare-up", 10, Person(disliked=frozenset(NAMES) - left))
    assert set(names(made)) == {"prone_elbows", "hook_lying"}


def test_whoever_wants_nothing_at_all_can_still_breathe_and_sees_what_is_left_out() -> None:
    made = session("after-run", 12, Person(disliked=frozenset(NAMES)))
    assert set(names(made)) == {"hook_lying"}
    assert {one.why for one in made.left_out} == {Barred.DISLIKED}
    assert "hook_lying" not in {one.exercise for one in made.left_out}
    assert {pick.care for pick in made.picks} == {""}


def test_breathing_that_hurt_lately_is_done_with_care_where_nothing_else_is_left() -> None:
    made = session("after-run", 12, Person(hurt=frozenset(NAMES)))
    assert {pick.care for pick in made.picks} == {"hurt"}


def test_breathing_nobody_wants_stays_out_where_moves_fill_the_time() -> None:
    for routine in LIBRARY.routine_ids():
        made = session(routine, 15, Person(disliked=frozenset({"hook_lying"})))
        assert "hook_lying" not in names(made)
        assert routine_ms(made.routine.items, LIBRARY.exercises) == 900_000


def test_content_without_breathing_has_no_session_for_whom_too_little_is_left() -> None:
    rests = {key: one for key, one in LIBRARY.exercises.items() if one.kind is not Kind.REST}
    base = LIBRARY.routine("core-hips", 10)
    squats = msgspec.structs.replace(base, items=(Item("squat", 10, reps=8, tempo=4),))
    bare = replace(LIBRARY, exercises=rests, routines={("core-hips", 10): squats})
    assert compose(bare, RULES, "core-hips", 10, Person(disliked=frozenset(NAMES))) is None


def test_the_same_wishes_give_the_same_session() -> None:
    person = Person(worse=frozenset({Aggravator.SITTING}), disliked=frozenset({"lunge"}))
    again = replace(person, disliked=frozenset(["lunge"]))
    assert session("core-hips", 14, person) == session("core-hips", 14, again)


@pytest.mark.parametrize("minutes", [9, 16])
def test_minutes_outside_the_range_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="outside the range"):
        session(minutes=minutes)


def test_a_routine_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        session("at-lunch")
