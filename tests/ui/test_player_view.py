"""What the player shows at a moment of a session."""

import pytest

from backstretch.content.library import Library, load_library
from backstretch.content.routine import Item, Routine
from backstretch.figure.book import Book
from backstretch.figure.reading import read_all
from backstretch.figure.scene import Doing
from backstretch.resources import resources_dir
from backstretch.session.cues import Level
from backstretch.session.demonstration import Demonstration
from backstretch.session.engine import SessionEngine
from backstretch.session.script import Step, StepKind, build_script
from backstretch.ui.pages import player_words
from backstretch.ui.player_state import PlayerState
from backstretch.ui.player_view import PlayerView
from tests.fakes import FakeClock


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


class Shown:
    """A session at one of its exercises, and what is shown of it."""

    def __init__(self, library: Library, clock: FakeClock, routine: str, exercise: str) -> None:
        script = build_script(library.routine(routine, 12), library.exercises)
        self.clock = clock
        self.engine = SessionEngine(script, clock, gap_ms=1_000_000)
        self.view = PlayerView(self.engine, library)
        self.engine.start()
        while self.engine.moment().step.exercise != exercise or not self.step.is_work:
            assert self.engine.next()
        self.now()

    @property
    def step(self) -> Step:
        return self.engine.moment().step

    def now(self) -> PlayerState:
        """Return what is shown now."""
        self.engine.tick()
        return self.view.state(self.engine.moment(), Level.FULL, "")

    def after(self, seconds: float) -> PlayerState:
        """Let time go by and return what is shown then."""
        self.clock.advance(seconds)
        return self.now()


def test_rules_for_leaving_a_stretch_out_name_what_to_do_instead(
    library: Library, clock: FakeClock
) -> None:
    rules = Shown(library, clock, "after-run", "cat_cow").now().leave_out
    assert rules[0] == library.exercises["cat_cow"].skip[0].when
    bird_dog = library.exercises["bird_dog"].name
    assert rules[1].endswith(f"in your spine. Try {bird_dog} instead.")


def test_the_easier_version_has_its_own_steps_and_breath_words(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "cat_cow")
    easier = library.exercises["cat_cow"].easier
    assert easier is not None
    assert shown.now().feel
    assert shown.now().breath_words == "Breathe in, let your belly sink"
    shown.engine.ease()
    state = shown.after(10)
    assert state.steps == easier.set_up
    assert state.stage[1:] == easier.set_up
    assert state.breath_words == easier.phases[0].words


def test_where_the_easier_version_is_felt_stands_beside_its_glow(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    shown.engine.ease()
    counted, held = shown.after(4), shown.after(6)
    assert counted.feel == held.feel == "You should feel it deep in the right buttock"
    shown = Shown(library, clock, "core-hips", "bird_dog")
    usual = shown.now().feel
    shown.engine.ease()
    assert shown.after(10).feel == f"You should feel the {shown.step.side} buttock working" != usual


def test_an_easier_version_has_words_of_its_own_where_it_glows_elsewhere(library: Library) -> None:
    poses, _ = read_all(resources_dir() / "poses")
    assert set(library.exercises) <= set(poses)
    for exercise in library.exercises.values():
        usual, eased = poses[exercise.id], poses[exercise.id].easier
        assert exercise.easier is not None
        assert eased is not None
        elsewhere = set(usual.keys[-1].glow) != set(eased.keys[-1].glow)
        rests = exercise.easier.feel.endswith((" rest", " settle"))  # it is felt there otherwise
        assert bool(exercise.easier.feel) == (elsewhere or rests), exercise.id


def test_the_count_before_the_easier_version_fills_the_lap(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    shown.after(12)
    shown.engine.ease()
    assert shown.now().share == 0
    counted = shown.after(4)
    assert (counted.phase, counted.seconds) == ("reentry", 6)
    assert counted.share == pytest.approx(0.4)
    assert shown.after(6).share == 0  # the hold begins


def test_a_count_after_a_pause_stays_where_the_hold_stood(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    shown.after(12)
    shown.engine.pause()
    shown.engine.resume()
    assert shown.after(1).share == pytest.approx(12 / 30)


@pytest.mark.parametrize(("exercise", "seconds"), [("cat_cow", 64), ("figure_four", 30)])
def test_what_waits_shows_how_long_the_coming_work_is(
    library: Library, clock: FakeClock, exercise: str, seconds: int
) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    engine = SessionEngine(script, clock, gap_ms=1_000_000, wait_for_me=True)
    view = PlayerView(engine, library)
    engine.start()
    while engine.moment().step.exercise != exercise:
        engine.skip("dislike")
    clock.advance(30)
    engine.tick()
    waiting = view.state(engine.moment(), Level.FULL, "")
    assert (waiting.phase, waiting.seconds) == ("waiting", seconds)
    engine.pause()
    assert view.state(engine.moment(), Level.FULL, "").seconds == seconds


def test_what_the_easier_version_is_names_the_side(library: Library, clock: FakeClock) -> None:
    for routine, exercise in (("after-run", "figure_four"), ("after-run", "runners_lunge")):
        shown = Shown(library, clock, routine, exercise)
        easier = library.exercises[exercise].easier
        assert easier is not None
        told = library.exercises[exercise].words(easier.cue, shown.step.side)
        assert shown.now().easier == f"{easier.name}. {told}"
        assert "{" not in shown.now().easier
        shown.engine.ease()
        assert shown.now().easier == ""


def test_an_easier_version_elsewhere_without_words_of_its_own_has_plain_breath_words(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "runners_lunge")
    shown.engine.ease()
    assert shown.after(10).breath_words in ("Breathe in", "Breathe out", "Breathe easily")


def test_an_easier_version_in_the_same_position_keeps_the_breath_words(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    words = shown.now().breath_words
    shown.engine.ease()
    assert shown.after(10).breath_words == words


def test_a_side_that_was_mostly_left_out_gets_no_tick(library: Library, clock: FakeClock) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    first = shown.step.side
    shown.after(shown.step.ms / 1000 * 0.5)
    while shown.step.side == first:
        shown.engine.next()
    assert shown.now().sides_done == ()


def test_a_side_is_ticked_once_nine_tenths_of_it_are_done(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    first = shown.step.side
    while shown.step.side == first:
        if shown.step.is_work:
            shown.after(shown.step.ms / 1000 * 0.95)
        shown.engine.next()
    assert shown.now().sides_done == (first,)


def test_what_leads_to_repetitions_leads_to_a_set_and_not_to_a_hold(
    library: Library, clock: FakeClock
) -> None:
    sets = Item("pelvic_tilt", 10, reps=8, tempo=8, times=2)
    held = Item("plank", 10, hold=20, times=2)
    routine = Routine("own", "Own", "", "", 10, (sets, held), ())
    engine = SessionEngine(build_script(routine, library.exercises), clock, gap_ms=1_000_000)
    view = PlayerView(engine, library)
    engine.start()
    places = []
    for _ in engine.script.steps[:-1]:
        engine.tick()
        state = view.state(engine.moment(), Level.FULL, "")
        places.append(f"{state.phase}: {player_words.place(state, short=True)}")
        clock.advance(engine.moment().step.ms / 1000)
    assert places == [
        "ready: 1 of 2, set 1 of 2",
        "move: 1 of 2, set 1 of 2",
        "rest: 1 of 2, set 2 of 2",
        "move: 1 of 2, set 2 of 2",
        "change: 2 of 2, hold 1 of 2",
        "hold: 2 of 2, hold 1 of 2",
        "rest: 2 of 2, hold 2 of 2",
        "hold: 2 of 2, hold 2 of 2",
    ]


def test_what_is_added_to_an_alternating_set_counts_for_both_sides(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "flare-up", "heel_slide")  # 8 a side, 5 s each
    assert (shown.now().rep, shown.now().reps) == (1, 16)
    shown.engine.longer()
    assert (shown.now().rep, shown.now().reps) == (1, 18)
    assert (shown.after(5).rep, shown.now().side) == (2, "right")
    assert (shown.after(5).rep, shown.now().side) == (3, "left")
    state = shown.after(10)
    assert (state.rep, state.reps, state.side) == (5, 18, "right")
    assert shown.after(13 * 5).rep == 18


def test_what_is_added_to_a_set_of_one_side_counts(library: Library, clock: FakeClock) -> None:
    shown = Shown(library, clock, "flare-up", "pelvic_tilt")  # 10 of 8 s each
    shown.engine.longer()
    assert (shown.now().rep, shown.now().reps) == (1, 12)
    assert shown.after(11 * 8).rep == 12


def test_the_way_into_the_next_position_stands_first_then_the_position_itself(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "cat_cow")
    lunge = library.exercises["runners_lunge"]
    way = library.guidance.moves.way(library.exercises["cat_cow"].position, lunge.position)
    assert shown.after(65).cue == way.words
    assert shown.after(8).cue == lunge.words(lunge.enter, "right")


def test_how_to_come_out_of_a_stretch_stands_on_the_screen_as_it_is_said(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "desk-day", "toe_touch")
    assert shown.after(21).cue == library.exercises["toe_touch"].leave


class NoWay:
    """Nobody gets from one position to another."""

    def motion(self, *_: object) -> None:
        return None


def test_the_figure_goes_with_the_session_and_is_told_ahead_once_a_step(
    library: Library, clock: FakeClock
) -> None:
    script = build_script(library.routine("after-run", 12), library.exercises)
    engine = SessionEngine(script, clock)
    poses, _ = read_all(resources_dir() / "poses")
    demonstration = Demonstration(script, library, Book(poses, NoWay()), engine.is_eased)
    view = PlayerView(engine, library, demonstration)
    engine.start()
    first = view.state(engine.moment(), Level.FULL, "")
    clock.advance(1)
    engine.tick()
    later = view.state(engine.moment(), Level.FULL, "")
    assert first.figure
    assert first.figure.move in first.ahead
    assert later.ahead is first.ahead
    engine.next()
    assert view.state(engine.moment(), Level.FULL, "").ahead is not first.ahead


def test_where_little_may_move_the_lap_steps_once_a_second(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    book = Book({}, NoWay())
    still = Demonstration(shown.engine.script, library, book, shown.engine.is_eased, still=True)
    shown.view = PlayerView(shown.engine, library, still)
    early, late, next_second = shown.after(1.1), shown.after(0.8), shown.after(0.2)
    assert early.still
    assert early.share == late.share == pytest.approx(1 / 30)
    assert next_second.share == pytest.approx(2 / 30)


def test_what_comes_next_has_its_picture(library: Library, clock: FakeClock) -> None:
    now = Shown(library, clock, "after-run", "figure_four").now()
    assert now.next_doing == Doing("figure_four", "right")
    assert Shown(library, clock, "after-run", "hook_lying").now().next_doing is None


def test_what_comes_next_is_the_easier_version_once_that_was_chosen(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    shown.engine.ease()
    assert shown.after(12).next_doing == Doing("figure_four", "right", eased=True)
    easier = library.exercises["figure_four"].easier
    assert easier is not None
    for _ in range(4):
        if shown.step.exercise == "figure_four":
            shown.engine.back()
    shown.engine.next()
    state = shown.now()
    assert state.next_title == easier.name
    assert state.next_doing == Doing("figure_four", "right", eased=True)


def test_what_comes_next_says_how_much_of_the_side_is_left(
    library: Library, clock: FakeClock
) -> None:
    shown = Shown(library, clock, "after-run", "figure_four")
    again = shown.now()
    assert (again.next_title, again.next_detail) == ("Same side again", "30 s")
    rest = shown.after(30)
    kinds = [shown.step.kind]
    assert (rest.next_title, rest.next_detail) == ("Right side", "30 s")
    shown.engine.next()
    switch = shown.after(30)
    kinds.append(shown.step.kind)
    assert switch.next_detail == "2 × 30 s"
    assert kinds == [StepKind.REST, StepKind.SWITCH]
