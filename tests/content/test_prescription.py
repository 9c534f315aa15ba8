"""A line is read as it was meant and written back the same; what cannot be read is told clearly."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.content.exercise import Exercise, Sides
from backstretch.content.library import Library, load_library
from backstretch.content.line_words import LONGEST
from backstretch.content.prescribed import Part, Prescription, as_asked, lay_out, normal, total_ms
from backstretch.content.prescription import MOST_PARTS, MOST_ROUNDS, LineError, Prescriptions
from backstretch.content.routine import Item, Order
from backstretch.content.timing import routine_ms
from backstretch.resources import resources_dir

LIBRARY: Library = load_library(resources_dir())
LINES = Prescriptions(LIBRARY.exercises)
RANDOM_LINES = 5000


def read(line: str) -> Prescription:
    return LINES.read(line)


def only(line: str) -> Part:
    (part,) = read(line).parts
    return part


def problem(line: str) -> LineError:
    with pytest.raises(LineError) as raised:
        LINES.read(line)
    return raised.value


def tried(line: str) -> Prescription | LineError:
    try:
        return LINES.read(line)
    except LineError as error:
        return error


def test_a_prescription_becomes_steps() -> None:
    asked = read("piriformis 3x30s L>R, cat-cow 10 slow")
    assert asked.parts == (
        Part("figure_four", hold=30, times=3, order=Order.LEFT_FIRST),
        Part("cat_cow", reps=10, tempo=10),
    )
    assert lay_out(asked, LIBRARY.exercises) == (
        Item("figure_four", 10, hold=30, times=3, order=Order.LEFT_FIRST),
        Item("cat_cow", 15, reps=10, tempo=10),
    )
    assert total_ms(asked, LIBRARY.exercises) == (10 + 6 * 30 + 4 * 5 + 5 + 15 + 100) * 1000


@pytest.mark.parametrize(
    ("typed", "exercise"),
    [
        ("cat cow", "cat_cow"),
        ("CAT-COW", "cat_cow"),
        ("catcow", "cat_cow"),
        ("cat_cow", "cat_cow"),
        ("Cat–cow", "cat_cow"),
        ("figure 4", "figure_four"),
        ("Piriformis stretch", "figure_four"),
        ("runner's lunge", "runners_lunge"),
        ("runner’s lunge", "runners_lunge"),
        ("low lunge", "runners_lunge"),
        ("lunge", "lunge"),
        ("knee to chest", "single_knee_chest"),
        ("knees to chest", "double_knee_chest"),
        ("hamstring", "hamstring_supine"),
        ("standing hamstring stretch", "hamstring_standing"),
        ("rest", "hook_lying"),
        ("Rest, breathe", "hook_lying"),
        ("forward fold, knees soft", "toe_touch"),
        ("foam roller, upper back", "roller_thoracic"),
        ("wall sit", "wall_squat"),
    ],
)
def test_a_name_is_known_however_it_is_written(typed: str, exercise: str) -> None:
    dose = "8" if LIBRARY.exercises[exercise].dose.hold is None else "20s"
    assert [part.exercise for part in read(f"{typed} {dose}, squat 8").parts] == [exercise, "squat"]


@pytest.mark.parametrize("exercise", LIBRARY.exercises.values(), ids=lambda one: one.id)
def test_every_exercise_has_a_name_that_means_it_alone(exercise: Exercise) -> None:
    dose = "8" if exercise.dose.hold is None else "20s"
    for name in (LINES.to_type(exercise.id), exercise.id, exercise.name):
        assert only(f"{name} {dose}").exercise == exercise.id


@pytest.mark.parametrize(
    ("dose", "part"),
    [
        ("30s", Part("figure_four", hold=30)),
        ("30", None),
        ("30 sec", Part("figure_four", hold=30)),
        ("hold for 30 seconds", Part("figure_four", hold=30)),
        ("1 min", Part("figure_four", hold=60)),
        ("1:30", Part("figure_four", hold=90)),
        ("2.5 s", Part("figure_four", hold=2.5)),
        ("3x30s", Part("figure_four", hold=30, times=3)),
        ("3 × 30 s", Part("figure_four", hold=30, times=3)),
        ("30s x 3 each side", Part("figure_four", hold=30, times=3)),
        ("x3 30s", Part("figure_four", hold=30, times=3)),
        ("30s both", Part("figure_four", hold=30)),
        ("30s L", Part("figure_four", hold=30, order=Order.LEFT)),
        ("30s right side", Part("figure_four", hold=30, order=Order.RIGHT)),
        ("R>L 30s", Part("figure_four", hold=30, order=Order.RIGHT_FIRST)),
        ("left then right 30s", Part("figure_four", hold=30, order=Order.LEFT_FIRST)),
        ("L/R 30s", Part("figure_four", hold=30)),
        ("2x30s rest 20s", Part("figure_four", hold=30, times=2, rest=20)),
        ("2x30s rest 5s", Part("figure_four", hold=30, times=2)),
        ("30s switch 8s", Part("figure_four", hold=30, switch=8)),
        ("30s change 20s", Part("figure_four", hold=30, change=20)),
    ],
)
def test_a_dose_is_read_in_the_ways_it_is_written(dose: str, part: Part | None) -> None:
    if part is None:
        assert "is held" in problem(f"piriformis {dose}").problem
    else:
        assert only(f"piriformis {dose}") == part


def test_sets_of_repetitions_and_their_pace() -> None:
    assert only("squat 3x10 rest 30s") == Part("squat", reps=10, times=3, rest=30)
    assert only("cat-cow 8 breaths slowly").tempo == 10
    assert only("cat-cow 8 tempo 6s").tempo == 6
    assert only("cat-cow 8 tempo 8s").tempo is None  # its own pace


@pytest.mark.parametrize(
    "line",
    ["2 rounds: squat 10, plank 20s", "2 rounds of squat 10; plank 20s", "x2 rounds squat 10, "
     "plank 20s", "squat 10, plank 20s x2 rounds", "squat 10, plank 20s, 2 rounds",
     "squat 10\nplank 20s\n2x rounds."],
)  # fmt: skip
def test_rounds_stand_in_front_or_at_the_end(line: str) -> None:
    asked = read(line)
    assert asked.rounds == 2
    items = lay_out(asked, LIBRARY.exercises)
    assert [item.exercise for item in items] == ["squat", "plank", "squat", "plank"]
    assert [item.change for item in items] == [10, 15, 20, 15]  # up again for the second round
    assert LINES.write(asked) == "2 rounds: squat 10, plank 20s"


@pytest.mark.parametrize(
    ("line", "column", "says", "instead"),
    [
        ("", 1, "There is no exercise yet", ""),
        (" ,; ", 1, "There is no exercise yet", ""),
        ("cat-cow 8, pirifromis 3x30s", 12, "Did you mean “piriformis”?", "piriformis"),
        ("hamstrng 30s", 1, "Did you mean “hamstring”?", "hamstring"),
        ("wobble 4", 1, "no exercise called “wobble”.", ""),
        ("3x30s piriformis", 1, "begins with its name", ""),
        ("cat-cow", 1, "needs a dose, for example “cat-cow 8”", "cat-cow 8"),
        ("cat-cow 30s", 9, "counted and not held", "cat-cow 8"),
        ("plank 10", 7, "it needs seconds", "plank 30s"),
        ("cat-cow 8 L", 11, "both sides at once", ""),
        ("plank 20s 30s", 11, "a second time", ""),
        ("squat 8 plank 20s", 9, "“plank” is not understood", ""),
        ("plank 20s slow", 11, "counted; “plank” is held", ""),
        ("plank 2x20s rest", 13, "After “rest” come seconds", ""),
        ("squat 8 x", 9, "comes a number", ""),
        ("squat 8.5", 7, "whole number", ""),
        ("squat 0", 7, "whole number", ""),
        ("squat 99999999", 7, "too long a number", ""),
        ("0 rounds: squat 8", 1, f"from 1 to {MOST_ROUNDS} rounds", ""),
        ("2 rounds: squat 8 x3 rounds", 20, "said twice", ""),
        ("squat 8 rest 9s ~ 4", 17, "“~” is not understood", ""),
        (", ".join(["squat 8"] * (MOST_PARTS + 1)), 361, f"more than {MOST_PARTS}", ""),
        ("x" * (LONGEST + 1), LONGEST + 1, "longer than", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    line: str, column: int, says: str, instead: str
) -> None:
    error = problem(line)
    assert (error.column, error.instead) == (column, instead)
    assert says in error.problem
    assert str(error) == f"At character {column}: {error.problem}"


@pytest.mark.parametrize("key", LIBRARY.routines, ids=str)
def test_every_routine_that_ships_can_be_copied_out_and_typed_in(key: tuple[str, int]) -> None:
    routine = LIBRARY.routines[key]
    asked = as_asked(routine.items, LIBRARY.exercises)
    assert LINES.read(LINES.write(asked)) == asked
    assert lay_out(asked, LIBRARY.exercises) == routine.items


def seconds(least: int, most: int) -> st.SearchStrategy[float]:
    return st.integers(least * 10, most * 10).map(lambda tenths: tenths / 10)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    exercise = draw(st.sampled_from(list(LIBRARY.exercises.values())))
    held = exercise.dose.hold is not None
    sided = exercise.sides is not Sides.BOTH
    maybe = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    return Part(
        exercise.id,
        hold=draw(seconds(1, 999)) if held else None,
        reps=None if held else draw(st.integers(1, 99)),
        times=draw(st.integers(1, 12)),
        order=draw(st.sampled_from(Order)) if sided else Order.AS_SET,
        tempo=draw(seconds(1, 30)) if maybe[0] and not held else None,
        rest=draw(seconds(0, 300)) if maybe[1] else None,
        switch=draw(seconds(0, 60)) if maybe[2] else None,
        change=draw(seconds(1, 300)) if maybe[3] else None,
    )


@given(st.lists(parts(), min_size=1, max_size=12), st.integers(1, MOST_ROUNDS))
@settings(max_examples=300, deadline=None)
def test_whatever_can_be_asked_for_is_written_and_read_alike(some: list[Part], rounds: int) -> None:
    asked = normal(Prescription(tuple(some), rounds), LIBRARY.exercises)
    again = LINES.read(LINES.write(asked))
    assert again == asked
    items = lay_out(asked, LIBRARY.exercises)
    assert lay_out(as_asked(items, LIBRARY.exercises), LIBRARY.exercises) == tuple(items)
    assert routine_ms(items, LIBRARY.exercises) == total_ms(again, LIBRARY.exercises)


def some_lines() -> list[str]:
    """Return lines near to those that can be read, and noise."""
    chance = random.Random(7)
    good = [
        LINES.write(as_asked(routine.items, LIBRARY.exercises))
        for routine in LIBRARY.routines.values()
    ]
    bits = [*"0123456789xXsLR>:/.,; \n\t-_×’'\"%é١٢\0", "rounds", "rest ", "slow", " L>R", "tempo"]
    found = []
    for number in range(RANDOM_LINES):
        if number % 4 == 0:
            found.append("".join(chance.choices(bits, k=chance.randrange(40))))
            continue
        line = chance.choice(good)
        line = line[chance.randrange(len(line)) :] if number % 4 == 1 else line
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(line) + 1)
            line = line[:at] + chance.choice(bits) + line[at + chance.randrange(3) :]
        found.append(line)
    return found


def test_no_line_however_odd_leads_to_a_trace() -> None:
    told = read_well = 0
    for line in some_lines():
        found = tried(line)
        if isinstance(found, LineError):
            told += 1
            assert 1 <= found.column <= max(1, len(line)) + 1, line
            assert found.problem.endswith((".", "?")), found.problem
        else:
            read_well += 1
            assert LINES.read(LINES.write(found)) == found, line
    assert told > RANDOM_LINES / 10
    assert read_well > RANDOM_LINES / 20


@given(st.text(max_size=60))
@settings(max_examples=1000, deadline=None)
def test_any_text_at_all_is_read_or_refused(line: str) -> None:
    found = tried(line)
    assert found.problem if isinstance(found, LineError) else found.parts
