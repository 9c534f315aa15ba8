"""A routine laid out in time is as long as its label says and gives each side its full dose."""

from collections import Counter, defaultdict
from itertools import pairwise

import msgspec
import pytest

from backstretch.content.exercise import Sides
from backstretch.content.library import Library
from backstretch.content.routine import Item, Order, Routine
from backstretch.content.timing import work_ms
from backstretch.session.script import Script, StepKind, build_script, pieces
from tests.session.scripts import lines_of

KEYS = [
    (routine, minutes)
    for routine in ("after-run", "rest-day", "desk-day", "flare-up", "core-hips")
    for minutes in (10, 12, 15)
]

AFTER_RUN_12 = """
0:00 ready cat_cow both 0:10
0:10 move cat_cow both 1:04
1:14 change runners_lunge right 0:15
1:29 hold runners_lunge right 0:30
1:59 rest runners_lunge right 0:05
2:04 hold runners_lunge right 0:30
2:34 switch runners_lunge left 0:05
2:39 hold runners_lunge left 0:30
3:09 rest runners_lunge left 0:05
3:14 hold runners_lunge left 0:30
3:44 change pelvic_tilt both 0:15
3:59 move pelvic_tilt both 1:04
5:03 change figure_four right 0:10
5:13 hold figure_four right 0:30
5:43 rest figure_four right 0:05
5:48 hold figure_four right 0:30
6:18 switch figure_four left 0:05
6:23 hold figure_four left 0:30
6:53 rest figure_four left 0:05
6:58 hold figure_four left 0:30
7:28 change hamstring_supine right 0:10
7:38 hold hamstring_supine right 0:30
8:08 rest hamstring_supine right 0:05
8:13 hold hamstring_supine right 0:30
8:43 switch hamstring_supine left 0:05
8:48 hold hamstring_supine left 0:30
9:18 rest hamstring_supine left 0:05
9:23 hold hamstring_supine left 0:30
9:53 change single_knee_chest right 0:10
10:03 hold single_knee_chest right 0:30
10:33 switch single_knee_chest left 0:05
10:38 hold single_knee_chest left 0:30
11:08 change hook_lying both 0:05
11:13 hold hook_lying both 0:47
12:00 finish hook_lying both 0:00
"""


@pytest.fixture(params=KEYS, ids=lambda key: f"{key[0]}-{key[1]}")
def routine(request: pytest.FixtureRequest, library: Library) -> Routine:
    """Return each of the shipped routines at each length."""
    return library.routines[request.param]


@pytest.fixture(params=["right", "left"])
def script(request: pytest.FixtureRequest, routine: Routine, library: Library) -> Script:
    """Return it laid out, with either side first."""
    return build_script(routine, library.exercises, request.param)


def test_every_shipped_routine_is_looked_at(library: Library) -> None:
    assert sorted(library.routines) == sorted(KEYS)


def test_after_a_run_in_twelve_minutes(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    assert lines_of(script.steps) == AFTER_RUN_12.strip().splitlines()


def test_the_left_side_first_changes_nothing_but_the_sides(library: Library) -> None:
    swap = {"left": "right", "right": "left", "both": "both"}
    routine = library.routine("core-hips", 15)
    right = build_script(routine, library.exercises, "right").steps
    left = build_script(routine, library.exercises, "left").steps
    assert [msgspec.structs.replace(s, side=swap[s.side]) for s in left] == list(right)


def test_a_script_is_as_long_as_its_label(script: Script) -> None:
    assert script.total_ms == script.minutes * 60_000


def test_each_side_gets_its_full_dose(script: Script, routine: Routine, library: Library) -> None:
    spent: defaultdict[tuple[int, str], int] = defaultdict(int)
    for step in script.steps:
        if step.is_work:
            spent[step.item, step.side] += step.ms
    wanted = {
        (number, side): dose(item)
        for number, item in enumerate(routine.items)
        for side in sides(library, item)
    }
    assert spent == wanted


def test_rows_add_up_to_the_work_and_name_each_of_its_steps_once(script: Script) -> None:
    rows = script.rows()
    work = [number for number, step in enumerate(script.steps) if step.is_work]
    assert sum(row.planned_ms for row in rows) == sum(script.steps[n].ms for n in work)
    assert sorted(n for row in rows for n in row.steps) == work
    for row in rows:
        steps = [script.steps[n] for n in row.steps]
        assert {(s.exercise, s.side, s.item) for s in steps} == {(row.exercise, row.side, row.item)}


def test_a_piece_is_led_to_and_then_worked_and_the_finish_comes_last(script: Script) -> None:
    groups = pieces(script.steps)
    assert [script.steps[group[0]].piece for group in groups] == list(range(len(groups)))
    for group in groups[:-1]:
        work = [script.steps[n].is_work for n in group]
        assert work == sorted(work), "what leads to work comes before it"
        assert True in work
        assert work.count(False) <= 1
    assert [step.kind for step in script.steps].index(StepKind.FINISH) == len(script.steps) - 1


def test_only_a_change_leads_into_another_exercise(script: Script) -> None:
    for before, after in pairwise(script.steps):
        if before.item != after.item:
            assert after.kind in (StepKind.CHANGE, StepKind.FINISH)
        elif before.is_work and after.kind is StepKind.SWITCH:
            assert before.side != after.side
        elif after.kind is StepKind.REST:
            assert before.side == after.side
    assert Counter(step.kind for step in script.steps)[StepKind.READY] == 1


def test_the_way_in_says_whether_the_position_changes(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    told = [
        f"{step.exercise} from {step.origin} moved {step.moved}"
        for step in script.steps
        if step.kind in (StepKind.READY, StepKind.CHANGE)
    ]
    assert told == [
        "cat_cow from None moved True",
        "runners_lunge from hands-and-knees moved True",
        "pelvic_tilt from half-kneeling moved True",
        "figure_four from supine moved False",
        "hamstring_supine from supine moved False",
        "single_knee_chest from supine moved False",
        "hook_lying from supine moved False",
    ]


def test_an_alternating_set_goes_from_side_to_side_in_one_piece(library: Library) -> None:
    script = build_script(library.routine("core-hips", 10), library.exercises)
    bird_dog = [s for s in script.steps if s.exercise == "bird_dog" and s.is_work]
    assert [s.side for s in bird_dog] == ["right", "left"] * 5
    assert [s.rep for s in bird_dog] == list(range(1, 11))
    assert {s.reps for s in bird_dog} == {10}
    assert len({s.piece for s in bird_dog}) == 1


def test_without_time_to_switch_the_second_side_follows_at_once(library: Library) -> None:
    items = (Item("figure_four", change=10, hold=20, switch=0),)
    routine = Routine("own", "Own", "", "", 1, items, ())
    script = build_script(routine, library.exercises)
    assert lines_of(script.steps) == [
        "0:00 ready figure_four right 0:10",
        "0:10 hold figure_four right 0:20",
        "0:30 hold figure_four left 0:20",
        "0:50 finish figure_four both 0:00",
    ]


def test_holds_are_counted_on_each_side(library: Library) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    told = [
        f"{step.kind} {step.side} {step.part} of {step.parts}"
        for step in script.steps
        if step.exercise == "figure_four"
    ]
    assert told == [
        "change right 1 of 2",
        "hold right 1 of 2",
        "rest right 2 of 2",
        "hold right 2 of 2",
        "switch left 1 of 2",
        "hold left 1 of 2",
        "rest left 2 of 2",
        "hold left 2 of 2",
    ]


def test_tenths_of_a_second_are_kept(library: Library) -> None:
    items = (Item("cat_cow", change=10, reps=3, tempo=6.1),)
    routine = Routine("own", "Own", "", "", 1, items, ())
    script = build_script(routine, library.exercises)
    assert [step.ms for step in script.steps] == [10_000, 18_300, 0]


def test_a_script_comes_back_from_its_json_as_it_was(script: Script) -> None:
    assert Script.from_json(script.to_json()) == script


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        Script.from_json(b'{"routine": "after-run"}')


def dose(item: Item) -> int:
    """Return the work milliseconds of one side, from the routine's own figures."""
    if item.hold is not None:
        return round(item.hold * 1000) * item.times
    assert item.reps is not None
    assert item.tempo is not None
    return round(item.tempo * 1000) * item.reps


def sides(library: Library, item: Item) -> tuple[str, ...]:
    return ("both",) if library.exercises[item.exercise].sides is Sides.BOTH else ("left", "right")


def laid_out(library: Library, *items: Item) -> str:
    routine = Routine("mine", "Mine", "", "", 1, items, ())
    return "\n".join(lines_of(build_script(routine, library.exercises).steps))


def test_sets_of_repetitions_have_rests_between(library: Library) -> None:
    squat = Item("squat", 10, reps=10, tempo=4, times=2, rest=30)
    assert laid_out(library, squat) == (
        "0:00 ready squat both 0:10\n"
        "0:10 move squat both 0:40\n"
        "0:50 rest squat both 0:30\n"
        "1:20 move squat both 0:40\n"
        "2:00 finish squat both 0:00"
    )
    assert work_ms(squat, library.exercises["squat"]) == 110_000


def test_sets_from_side_to_side_have_rests_between(library: Library) -> None:
    bird_dog = Item("bird_dog", 10, reps=1, tempo=8, times=2, rest=20, order=Order.LEFT_FIRST)
    assert laid_out(library, bird_dog).splitlines()[1:-1] == [
        "0:10 move bird_dog left 0:08",
        "0:18 move bird_dog right 0:08",
        "0:26 rest bird_dog left 0:20",
        "0:46 move bird_dog left 0:08",
        "0:54 move bird_dog right 0:08",
    ]
    assert work_ms(bird_dog, library.exercises["bird_dog"]) == 52_000


@pytest.mark.parametrize(
    ("order", "sides"),
    [
        (Order.AS_SET, ["right", "left"]),
        (Order.LEFT_FIRST, ["left", "right"]),
        (Order.RIGHT_FIRST, ["right", "left"]),
        (Order.LEFT, ["left"]),
        (Order.RIGHT, ["right"]),
    ],
)
@pytest.mark.parametrize("name", ["figure_four", "bird_dog"])
def test_a_routine_may_ask_for_the_sides_itself(
    library: Library, name: str, order: Order, sides: list[str]
) -> None:
    held = name == "figure_four"
    dose = Item(name, 10, hold=20 if held else None, reps=None if held else 1, order=order)
    dose = dose if held else msgspec.structs.replace(dose, tempo=8)
    script = build_script(Routine("mine", "Mine", "", "", 1, (dose,), ()), library.exercises)
    assert [step.side for step in script.steps if step.is_work] == sides
    whole = sum(step.ms for step in script.steps)
    assert whole == 10_000 + work_ms(dose, library.exercises[name])
