"""The figure keeps the session's time: it is in the stretch when the hold begins, and breathes."""

from dataclasses import replace
from functools import cache

import pytest

from backstretch.content.library import Library
from backstretch.figure.book import Book
from backstretch.figure.moving import Motion
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing, Passage, Showing
from backstretch.resources import resources_dir
from backstretch.session.demonstration import FADE_MS, LOOK_MS, Demonstration
from backstretch.session.engine import EASIER_MS, REENTRY_MS
from backstretch.session.moment import Moment, Stage
from backstretch.session.script import Script, StepKind, build_script
from tests.session.scripts import everything

FRAME_MS = 100
ROUTINES = ["after-run", "rest-day", "desk-day", "flare-up", "core-hips", "everything"]


class Straight:
    """A way without stops: from one pose right to the other."""

    def motion(
        self,
        start: Motion,
        start_key: int,
        end: Motion,
        end_key: int,
        from_place: str,
        to_place: str,
    ) -> Motion:
        keys = (start.keys[start_key], end.keys[end_key])
        return Motion("way", keys, end.view, end.props)


@cache
def book() -> Book:
    poses, faults = read_all(resources_dir() / "poses")
    assert not faults
    return Book(poses, Straight())


def script_of(library: Library, routine: str) -> Script:
    known = routine in library.routine_ids()
    found = library.routine(routine, 12) if known else everything(library)
    return build_script(found, library.exercises)


def moment_at(script: Script, index: int, ms: int, stage: Stage = Stage.RUNNING) -> Moment:
    step = script.steps[index]
    return Moment(stage, index, step, ms, step.ms, 0, 0, 0, "", False)


def shown(script: Script, library: Library, index: int, ms: int, *, still: bool = False) -> Showing:
    demonstration = Demonstration(script, library, book(), lambda _: False, still=still)
    showing = demonstration.showing(moment_at(script, index, ms))
    assert showing
    return showing


def first(script: Script, kind: StepKind, exercise: str, side: str = "right") -> int:
    return next(
        n
        for n, step in enumerate(script.steps)
        if (step.kind, step.exercise) == (kind, exercise) and step.side in (side, "both")
    )


@pytest.fixture
def script(library: Library) -> Script:
    return script_of(library, "after-run")


def test_a_session_begins_with_a_look_at_the_first_pose(script: Script, library: Library) -> None:
    early, late = (shown(script, library, 0, ms) for ms in (0, LOOK_MS - 1))
    assert (early.move.start, early.move.end) == (late.move.start, late.move.end) == (0, 0)


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_figure_is_there_when_the_work_begins(library: Library, routine: str) -> None:
    script = script_of(library, routine)
    for index, step in enumerate(script.steps[:-2]):
        if step.is_work or not script.steps[index + 1].is_work:
            continue
        before = shown(script, library, index, step.ms - 1)
        after = shown(script, library, index + 1, 0)
        assert before.move.source == after.move.source, (routine, index)
        assert (before.move.end, before.t) == (after.move.start, 1.0), (routine, index)
        assert before.breath == pytest.approx(after.breath), (routine, index)
        assert after.before is None


@pytest.mark.parametrize("routine", ROUTINES)
def test_nothing_leaps_from_one_step_to_the_next(library: Library, routine: str) -> None:
    script = script_of(library, routine)
    for index, step in enumerate(script.steps[:-2]):
        if not step.is_work:
            continue
        before = shown(script, library, index, step.ms - 1)
        after = shown(script, library, index + 1, 0)
        if before.move.source != after.move.source:
            assert book().same(_doing(before), _doing(after)), (routine, index)
        assert before.move.end == after.move.start, (routine, index)


def _doing(showing: Showing) -> Doing:
    assert isinstance(showing.move.source, Doing)
    return showing.move.source


def test_in_a_hold_the_body_stays_and_breathes(script: Script, library: Library) -> None:
    hold = first(script, StepKind.HOLD, "figure_four")
    frames = [shown(script, library, hold, ms) for ms in range(0, 30_000, FRAME_MS)]
    last = book().keys(Doing("figure_four", "right")) - 1
    assert {(f.move.start, f.move.end) for f in frames} == {(last, last)}
    assert not any(frame.is_moving for frame in frames)
    breaths = [frame.breath for frame in frames]
    assert min(breaths) == pytest.approx(0, abs=0.01)
    assert max(breaths) == pytest.approx(1, abs=0.01)


def test_cat_cow_moves_on_the_breath(script: Script, library: Library) -> None:
    move = first(script, StepKind.MOVE, "cat_cow", "both")
    names = [key.pose.name for key in book().motion(Doing("cat_cow")).keys]  # type: ignore[union-attr]
    cow, cat = names.index("cow"), names.index("cat")
    begin, middle, out = (shown(script, library, move, ms) for ms in (0, 2_000, 4_000))
    assert (begin.move.start, begin.move.end) == (0, cow)
    assert middle.is_moving
    assert 0 < middle.breath < 1
    assert (out.move.start, out.move.end) == (cow, cat)
    assert out.breath == pytest.approx(1.0)
    again = shown(script, library, move, 8_000)
    assert (again.move.start, again.move.end) == (cat, cow)


def test_a_switch_shows_the_other_side(script: Script, library: Library) -> None:
    switch = first(script, StepKind.SWITCH, "runners_lunge", "left")
    start = shown(script, library, switch, 0)
    end = shown(script, library, switch, script.steps[switch].ms - 1)
    assert _doing(start).side == "right"
    assert _doing(end).side == "left"


def test_a_change_shows_the_way(script: Script, library: Library) -> None:
    change = first(script, StepKind.CHANGE, "pelvic_tilt", "both")
    sources = [
        shown(script, library, change, ms).move.source
        for ms in range(0, script.steps[change].ms, FRAME_MS)
    ]
    passage = next(source for source in sources if isinstance(source, Passage))
    assert (passage.start.exercise, passage.end.exercise) == ("runners_lunge", "pelvic_tilt")
    assert (passage.start_place, passage.end_place) == ("half-kneeling", "supine")
    assert [type(s) for s in dict.fromkeys(sources)] == [Doing, Passage, Doing]


def test_what_moves_on_the_breath_is_left_straight_for_its_first_pose(
    script: Script, library: Library
) -> None:
    change = first(script, StepKind.CHANGE, "runners_lunge")
    leaving = shown(script, library, change, 0).move
    assert leaving.start == book().cycle(Doing("cat_cow"))[-1]
    assert leaving.end == 0


def test_another_viewpoint_fades_in(script: Script, library: Library) -> None:
    change = first(script, StepKind.CHANGE, "pelvic_tilt", "both")
    frames = [
        shown(script, library, change, ms) for ms in range(0, script.steps[change].ms, FRAME_MS)
    ]
    fading = [frame for frame in frames if frame.before]
    assert 2 <= len(fading) <= 2 * FADE_MS / FRAME_MS
    assert all(0 <= frame.seen < 1 for frame in fading)
    assert all(frame.before and frame.before.move.source != frame.move.source for frame in fading)


@pytest.mark.parametrize("exercise", ["hamstring_supine", "runners_lunge", "hip_flexor"])
def test_nothing_fades_where_sides_switch_before_one_camera(
    library: Library, exercise: str
) -> None:
    for routine in library.routine_ids():
        script = script_of(library, routine)
        for index, step in enumerate(script.steps):
            if step.kind is StepKind.SWITCH and step.exercise == exercise:
                frames = [shown(script, library, index, ms) for ms in range(0, step.ms, FRAME_MS)]
                assert any(isinstance(frame.move.source, Passage) for frame in frames)
                assert not any(frame.before for frame in frames)
                return
    pytest.fail("no routine has it")


def test_still_poses_fade_and_never_move(script: Script, library: Library) -> None:
    for index, step in enumerate(script.steps[:-1]):
        for ms in range(0, step.ms, 500):
            frame = shown(script, library, index, ms, still=True)
            assert frame.move.start == frame.move.end
            assert frame.breath == 0
            assert isinstance(frame.move.source, Doing)


def test_still_poses_turn_with_the_breath(script: Script, library: Library) -> None:
    move = first(script, StepKind.MOVE, "cat_cow", "both")
    fading = shown(script, library, move, 8_000 + FADE_MS // 2, still=True)
    assert fading.before
    assert fading.before.move.end != fading.move.end
    assert fading.seen == pytest.approx(0.5)
    assert shown(script, library, move, 8_000 + FADE_MS, still=True).before is None


def test_the_easier_version_is_shown_while_it_is_counted_in(
    script: Script, library: Library
) -> None:
    hold = first(script, StepKind.HOLD, "figure_four")
    demonstration = Demonstration(script, library, book(), lambda _: True)
    standing = replace(moment_at(script, hold, 9_000, Stage.REENTRY), eased=True)
    begin = demonstration.showing(replace(standing, reentry_ms=EASIER_MS - LOOK_MS))
    ready = demonstration.showing(replace(standing, reentry_ms=REENTRY_MS))
    assert begin
    assert ready
    assert begin.move.source == Doing("figure_four", "right", eased=True)
    assert begin.move.end == 0
    assert ready.move.end == book().keys(ready.move.source) - 1


def test_a_moment_that_stands_shows_the_same_picture(script: Script, library: Library) -> None:
    hold = first(script, StepKind.HOLD, "figure_four")
    demonstration = Demonstration(script, library, book(), lambda _: False)
    one, other = (
        demonstration.showing(moment_at(script, hold, 7_000, stage))
        for stage in (Stage.RUNNING, Stage.PAUSED)
    )
    assert one == other


def test_an_exercise_without_poses_shows_its_stand_in_as_a_still(
    script: Script, library: Library
) -> None:
    poses, _ = read_all(resources_dir() / "poses")
    del poses["figure_four"]
    patchy = Book(poses, Straight(), {Doing("figure_four"): "hook_lying"})
    demonstration = Demonstration(script, library, patchy, lambda _: False)
    hold = first(script, StepKind.HOLD, "figure_four")
    frame = demonstration.showing(moment_at(script, hold, 7_000))
    assert frame
    assert (frame.move.start, frame.move.end) == (0, 0)


def test_without_any_poses_there_is_nothing_to_show(script: Script, library: Library) -> None:
    demonstration = Demonstration(script, library, Book({}, Straight()), lambda _: False)
    assert demonstration.showing(moment_at(script, 0, 0)) is None
    assert demonstration.moves(0) == ()


def test_what_is_shown_was_told_ahead(script: Script, library: Library) -> None:
    demonstration = Demonstration(script, library, book(), lambda _: False)
    for index, step in enumerate(script.steps[:-1]):
        told = set(demonstration.moves(index))
        for ms in range(0, step.ms, 700):
            frame = demonstration.showing(moment_at(script, index, ms))
            assert frame
            assert frame.move in told


def test_the_end_shows_nothing(script: Script, library: Library) -> None:
    demonstration = Demonstration(script, library, book(), lambda _: False)
    assert demonstration.showing(moment_at(script, len(script.steps) - 1, 0)) is None
