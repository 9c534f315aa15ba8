"""A draft is changed step by step, and each step can be taken back."""

from backstretch.content.library import load_library
from backstretch.content.prescribed import Prescription
from backstretch.content.prescription import Prescriptions
from backstretch.content.routine import Order
from backstretch.resources import resources_dir
from backstretch.ui import editing
from backstretch.ui.editing import MOST_STEPS_BACK, Draft, Editing

LIBRARY = load_library(resources_dir())
LINES = Prescriptions(LIBRARY.exercises)
ASKED = LINES.read("cat-cow 8, piriformis 2x30s rest 10s, squat 10")


def line(asked: Prescription) -> str:
    return LINES.write(asked)


def test_parts_are_moved_removed_and_doubled() -> None:
    assert line(editing.moved(ASKED, 2, 0)) == "squat 10, cat-cow 8, piriformis 2x30s rest 10s"
    assert editing.moved(ASKED, 0, -1) == editing.moved(ASKED, 2, 3) == ASKED
    assert line(editing.removed(ASKED, 1)) == "cat-cow 8, squat 10"
    assert line(editing.doubled(ASKED, 0)).startswith("cat-cow 8, cat-cow 8, piriformis")


def test_doses_sides_rests_and_rounds_are_changed() -> None:
    assert line(editing.with_dose(ASKED, 0, 9)).startswith("cat-cow 9,")
    assert "piriformis 2x45s" in line(editing.with_dose(ASKED, 1, 45))
    assert "piriformis 30s," in line(editing.with_times(ASKED, 1, 1))  # one has no rest between
    assert "rest 20s" in line(editing.with_rest(ASKED, 1, 20))
    assert "2x30s L>R rest" in line(editing.with_order(ASKED, 1, Order.LEFT_FIRST))
    assert line(editing.with_rounds(ASKED, 3)).startswith("3 rounds: ")


def test_an_exercise_comes_in_with_the_dose_it_has_in_the_routines() -> None:
    assert line(editing.added(ASKED, "plank", LIBRARY)).endswith(", plank 2x20s rest 15s")


def test_every_change_is_one_step_back_and_a_row_of_like_ones_too() -> None:
    work = Editing(Draft(asked=ASKED))
    for seconds in (35, 40, 45):
        work.ask(editing.with_dose(work.draft.asked, 1, seconds), "dose 1")
    work.ask(editing.removed(work.draft.asked, 0))
    work.ask(work.draft.asked)  # nothing changed, so no step
    work.undo()
    assert "piriformis 2x45s" in line(work.draft.asked)
    work.undo()
    assert work.draft.asked == ASKED
    assert not work.can_undo
    work.undo()
    assert work.draft.asked == ASKED


def test_what_is_kept_is_not_changed_until_it_is() -> None:
    work = Editing(Draft(asked=ASKED))
    assert work.is_changed  # it was never kept
    work.was_kept("mine")
    assert (work.is_changed, work.draft.key) == (False, "mine")
    work.ask(editing.removed(ASKED, 0))
    assert work.is_changed
    work.undo()
    assert not work.is_changed


def test_steps_back_are_kept_up_to_a_hundred_and_keep_the_file() -> None:
    work = Editing(Draft(asked=ASKED))
    for number in range(MOST_STEPS_BACK + 5):
        work.ask(editing.with_dose(ASKED, 0, number + 9))
    work.was_kept("mine")
    for _ in range(MOST_STEPS_BACK + 5):
        work.undo()
    assert not work.can_undo
    assert work.draft.asked.parts[0].reps == 13
    assert work.draft.key == "mine"
