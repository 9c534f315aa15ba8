"""Where a session stands follows from the clock and the person's commands alone."""

import random
from collections.abc import Callable, Iterable

import pytest

from backstretch.content.library import Library
from backstretch.journal.entries import Event, Happening, done_rows
from backstretch.session.engine import SessionEngine, Stage
from backstretch.session.script import Script, build_script
from tests.fakes import FakeClock
from tests.session.scripts import SMALL, clock_text, script_of


@pytest.fixture
def script() -> Script:
    return script_of(SMALL)


@pytest.fixture
def engine(script: Script, clock: FakeClock) -> SessionEngine:
    """Return an engine that has just begun the small script."""
    engine = SessionEngine(script, clock)
    engine.start()
    return engine


@pytest.fixture
def go(engine: SessionEngine, clock: FakeClock) -> Callable[[float], str]:
    """Return what lets time go by in steps of at most a second and tells the place."""

    def go(seconds: float) -> str:
        walk(engine, clock, seconds)
        return place(engine)

    return go


def walk(engine: SessionEngine, clock: FakeClock, seconds: float) -> None:
    """Let time go by, looking at the clock at least once a second."""
    left = round(seconds * 1000)
    while left:
        clock.advance_ms(min(left, 1000))
        left -= min(left, 1000)
        engine.tick()
    engine.tick()


def place(engine: SessionEngine) -> str:
    """Return where the session stands, such as `hold figure right +0:12.5 paused`."""
    moment = engine.moment()
    ms = moment.offset_ms
    at = f"+{clock_text(ms)}" + (f".{ms % 1000:03d}".rstrip("0") if ms % 1000 else "")
    state = "" if moment.stage is Stage.RUNNING else f" {moment.stage}"
    return f"{moment.step.kind} {moment.step.exercise} {moment.step.side} {at}{state}"


def happened(events: Iterable[Event]) -> list[str]:
    """Return a ledger as lines such as `skipped 12 +0 hurts`."""
    return [
        " ".join(
            part
            for part in (
                f"{event.kind} {event.step} +{event.offset_ms / 1000:g}",
                f"{event.ms / 1000:g}" if event.ms else "",
                event.note,
            )
            if part
        )
        for event in events
    ]


def finish(engine: SessionEngine, clock: FakeClock, tick_ms: Callable[[], int]) -> int:
    """Walk to the end by looks at these distances; return the milliseconds it took."""
    went = 0
    while engine.moment().stage is not Stage.OVER:
        step = tick_ms()
        clock.advance_ms(step)
        went += step
        engine.tick()
    return went


# Straight on


@pytest.mark.parametrize("tick_ms", [1, 7, 40, 250, 1_000, 1_999, 2_000])
def test_a_straight_run_credits_exactly_the_plan(
    script: Script, clock: FakeClock, tick_ms: int
) -> None:
    engine = SessionEngine(script, clock)
    engine.start()
    went = finish(engine, clock, lambda: tick_ms)
    assert script.total_ms <= went < script.total_ms + tick_ms
    rows = done_rows(script.rows(), engine.take_events())
    assert [(row.side, row.done_ms) for row in rows] == [
        (row.side, row.planned_ms) for row in script.rows()
    ]
    assert engine.moment().done_ms == script.total_ms


def test_every_shipped_routine_runs_to_its_end_with_the_full_dose(
    library: Library, clock: FakeClock
) -> None:
    late = random.Random(1)
    for routine in library.routines.values():
        script = build_script(routine, library.exercises)
        engine = SessionEngine(script, clock)
        engine.start()
        finish(engine, clock, lambda: late.randint(1, 2_000))
        assert engine.done() == done_rows(script.rows(), engine.take_events())
        assert all(row.done_ms == row.planned_ms for row in engine.done())


def test_the_place_follows_from_the_clock_not_from_the_number_of_looks(
    script: Script, clock: FakeClock
) -> None:
    often, seldom = SessionEngine(script, clock), SessionEngine(script, clock)
    often.start()
    seldom.start()
    for look in range(1, 23_000):
        clock.advance_ms(11)
        often.tick()
        often.tick()
        if look % 181 == 0:
            seldom.tick()
            assert place(seldom) == place(often)
    assert often.moment().stage is Stage.OVER


def test_a_look_across_several_short_steps_lands_in_the_right_one(clock: FakeClock) -> None:
    script = script_of(
        """
        ready cat both 1 item 0 piece 0
        move cat both 1 item 0 piece 0 tempo 1
        change dog both 1 item 1 piece 1
        move dog both 1 item 1 piece 1 tempo 1
        finish dog both 0 item 2 piece 2
        """
    )
    engine = SessionEngine(script, clock, gap_ms=60_000)
    engine.start()
    clock.advance(2.5)
    engine.tick()
    assert place(engine) == "change dog both +0:00.5"
    clock.advance(50)
    engine.tick()
    assert place(engine) == "finish dog both +0:00 over"
    assert engine.moment().done_ms == 4_000


def test_the_last_millisecond_of_a_step_still_belongs_to_it(
    go: Callable[[float], str],
) -> None:
    assert go(9.999) == "ready cat both +0:09.999"
    assert go(0.001) == "move cat both +0:00"


def test_what_is_left_counts_down(engine: SessionEngine, go: Callable[[float], str]) -> None:
    go(12.5)
    moment = engine.moment()
    assert (moment.left_ms, moment.length_ms) == (21_500, 24_000)
    assert moment.session_left_ms == engine.script.total_ms - 12_500
    assert moment.done_ms == 12_500


def test_a_steady_hand_that_stands_still_or_runs_back_moves_nothing(
    engine: SessionEngine, clock: FakeClock, go: Callable[[float], str]
) -> None:
    go(5)
    clock.advance(-3)
    engine.tick()
    assert place(engine) == "ready cat both +0:05"
    assert go(3.5) == "ready cat both +0:05.5"


def test_the_ledger_tells_of_time_at_least_every_three_seconds(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(14.2)
    assert happened(engine.take_events()) == [
        "started 0 +0",
        "credited 0 +3 3",
        "credited 0 +6 3",
        "credited 0 +9 3",
        "credited 0 +10 1",
        "credited 1 +3 3",
    ]


def test_settling_writes_down_the_rest(engine: SessionEngine, go: Callable[[float], str]) -> None:
    go(4.2)
    engine.take_events()
    engine.settle()
    engine.settle()
    assert happened(engine.take_events()) == ["credited 0 +4.2 1.2"]


def test_nothing_goes_by_before_the_start(script: Script, clock: FakeClock) -> None:
    engine = SessionEngine(script, clock)
    walk(engine, clock, 30)
    assert place(engine) == "ready cat both +0:00 idle"
    assert not any([engine.pause(), engine.resume(), engine.next(), engine.back()])
    assert not any([engine.longer(), engine.restart(), engine.skip("asked"), engine.ease()])
    assert engine.take_events() == ()
    clock.advance(3600)
    assert engine.start()
    assert not engine.start()
    assert place(engine) == "ready cat both +0:00"


# Pause and sleep


def test_after_a_pause_and_a_count_of_three_it_goes_on_at_the_very_millisecond(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(12.345)
    assert engine.pause()
    assert go(500) == "move cat both +0:02.345 paused"
    assert engine.resume()
    assert go(2.999) == "move cat both +0:02.345 reentry"
    assert engine.moment().reentry_ms == 1
    assert go(0.001) == "move cat both +0:02.345"
    assert go(1) == "move cat both +0:03.345"
    assert engine.moment().done_ms == 13_345


def test_a_late_look_carries_the_count_over_into_the_step(
    engine: SessionEngine, clock: FakeClock, go: Callable[[float], str]
) -> None:
    go(12)
    engine.pause()
    engine.resume()
    go(1.5)
    clock.advance(1.9)
    engine.tick()
    assert place(engine) == "move cat both +0:02.4"


def test_a_pause_counts_up_to_the_press_not_to_the_last_look(
    engine: SessionEngine, clock: FakeClock, go: Callable[[float], str]
) -> None:
    go(3)
    clock.advance(0.8)
    engine.pause()
    assert place(engine) == "ready cat both +0:03.8 paused"
    assert engine.moment().reason == "asked"


def test_a_pause_in_the_count_starts_it_anew(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(4)
    engine.pause()
    engine.resume()
    go(2)
    assert engine.pause("hurts")
    assert engine.moment().reason == "hurts"
    engine.resume()
    assert go(2.9) == "ready cat both +0:04 reentry"
    assert engine.moment().reason == ""


def test_pausing_twice_and_resuming_twice_does_nothing_more(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(4)
    assert (engine.pause(), engine.pause()) == (True, False)
    assert (engine.resume(), engine.resume()) == (True, False)


@pytest.mark.parametrize("gap", [2.1, 30, 8 * 3600])
def test_a_gap_is_a_sleep_and_pauses_at_the_last_moment_seen(
    script: Script, clock: FakeClock, gap: float
) -> None:
    when = random.Random(gap)
    for _ in range(100):
        engine = SessionEngine(script, clock)
        engine.start()
        walk(engine, clock, when.randint(0, script.total_ms - 1) / 1000)
        before = engine.moment()
        clock.advance(gap)
        engine.tick()
        moment = engine.moment()
        assert (moment.stage, moment.reason) == (Stage.PAUSED, "sleep")
        assert (moment.index, moment.offset_ms) == (before.index, before.offset_ms)
        assert moment.done_ms == before.done_ms
        events = engine.take_events()
        assert events[-1].kind is Happening.SLEPT
        assert credited(events) == before.done_ms
        walk(engine, clock, 60)
        assert engine.moment() == moment


def test_a_gap_of_two_seconds_is_only_a_late_look(engine: SessionEngine, clock: FakeClock) -> None:
    clock.advance(2)
    engine.tick()
    assert place(engine) == "ready cat both +0:02"


def test_a_sleep_in_the_count_credits_nothing(
    engine: SessionEngine, clock: FakeClock, go: Callable[[float], str]
) -> None:
    go(4)
    engine.pause()
    engine.resume()
    clock.advance(60)
    engine.tick()
    assert place(engine) == "ready cat both +0:04 paused"
    engine.resume()
    assert go(4) == "ready cat both +0:05"


def test_a_command_after_a_sleep_finds_the_session_paused(
    engine: SessionEngine, clock: FakeClock, go: Callable[[float], str]
) -> None:
    go(4)
    clock.advance(60)
    assert engine.next()
    assert place(engine) == "move cat both +0:00 paused"
    assert engine.moment().reason == "sleep"
    assert engine.moment().done_ms == 4_000


# Moving about


MOVES = """
next    at 0:03 ready    -> move cat both +0:00
next    at 0:20 move     -> change figure right +0:00
next    at 0:40 change   -> hold figure right +0:00
next    at 0:50 hold     -> rest figure right +0:00
next    at 1:15 rest     -> hold figure right +0:00
next    at 1:30 2nd hold -> switch figure left +0:00
next    at 1:50 switch   -> hold figure left +0:00
next    at 2:30 last     -> change bird right +0:00
next    at 3:20 rep 2    -> change lie both +0:00
next    at 4:00 rest     -> finish lie both +0:00 over
back    at 0:05 ready    -> ready cat both +0:00
back    at 0:12 begun    -> move cat both +0:00
back    at 0:33 move     -> move cat both +0:00
back    at 0:37 change   -> ready cat both +0:00
back    at 0:46 begun    -> ready cat both +0:00
back    at 0:48 hold     -> hold figure right +0:00
back    at 1:15 rest     -> change figure right +0:00
back    at 1:20 begun    -> change figure right +0:00
back    at 1:50 switch   -> rest figure right +0:00
back    at 3:05 change   -> rest figure left +0:00
back    at 3:18 rep 2    -> move bird right +0:00
back    at 3:43 change   -> change bird right +0:00
restart at 0:05 ready    -> ready cat both +0:00
restart at 0:36 change   -> change figure right +0:00
restart at 1:40 2nd hold -> hold figure right +0:00
restart at 3:20 rep 2    -> move bird right +0:00
repeat  at 0:20 move     -> move cat both +0:00
repeat  at 1:40 2nd hold -> hold figure right +0:00
repeat  at 1:50 switch   -> hold figure right +0:00
repeat  at 2:30 2nd left -> hold figure left +0:00
repeat  at 3:20 rep 2    -> move bird right +0:00
repeat  at 3:42 change   -> move bird right +0:00
skip    at 0:05 ready    -> change figure right +0:00
skip    at 0:36 change   -> change bird right +0:00
skip    at 1:40 2nd hold -> change bird right +0:00
skip    at 3:20 rep 2    -> change lie both +0:00
skip    at 3:50 rest     -> finish lie both +0:00 over
ease    at 0:05 ready    -> move cat both +0:00 reentry
ease    at 1:40 2nd hold -> hold figure right +0:00 reentry
ease    at 3:20 rep 2    -> move bird right +0:00 reentry
end     at 1:40 2nd hold -> hold figure right +0:21 over
"""
COMMANDS: dict[str, Callable[[SessionEngine], bool]] = {
    "next": SessionEngine.next,
    "back": SessionEngine.back,
    "restart": SessionEngine.restart,
    "repeat": SessionEngine.repeat_side,
    "skip": lambda engine: engine.skip("asked"),
    "ease": SessionEngine.ease,
    "end": SessionEngine.end,
}


@pytest.mark.parametrize("line", MOVES.strip().splitlines())
def test_a_command_leads_to(line: str, engine: SessionEngine, go: Callable[[float], str]) -> None:
    command, _, at, rest = line.split(maxsplit=3)
    minutes, seconds = at.split(":")
    go(60 * int(minutes) + int(seconds))
    spent = engine.moment().done_ms
    assert COMMANDS[command](engine)
    assert place(engine) == rest.partition("-> ")[2]
    assert engine.moment().done_ms == credited(engine.take_events()) == spent


def test_the_second_hold_is_told_from_the_first(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(100)
    engine.restart()
    assert engine.moment().index == 5
    engine.repeat_side()
    assert engine.moment().index == 3


def test_nothing_was_done_yet_that_could_be_repeated(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(5)
    assert not engine.repeat_side()
    assert go(0) == "ready cat both +0:05"


def test_moving_about_in_a_pause_stays_paused(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(20)
    engine.pause()
    assert engine.next()
    assert go(60) == "change figure right +0:00 paused"
    engine.resume()
    assert go(4) == "change figure right +0:01"


def test_passing_over_the_last_exercise_in_a_pause_ends_the_session(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(240)
    engine.pause()
    engine.skip("hurts")
    assert place(engine) == "finish lie both +0:00 over"
    assert happened(engine.take_events())[-2:] == ["skipped 17 +0 hurts", "finished 17 +0"]


def test_a_skip_keeps_its_reason_with_the_rows_left_undone(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(90)
    engine.skip("hurts")
    assert [(row.exercise, row.side, row.done_ms, row.skipped) for row in engine.done()[:4]] == [
        ("cat", "both", 24_000, None),
        ("figure", "right", 41_000, "hurts"),
        ("figure", "left", 0, "hurts"),
        ("bird", "right", 0, None),
    ]


def test_an_exercise_skipped_and_then_done_after_all_counts_as_done(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(5)
    engine.skip("asked")
    engine.back()
    go(40)
    assert (engine.done()[0].done_ms, engine.done()[0].skipped) == (24_000, None)


def test_a_side_repeated_counts_all_that_was_done(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(100)
    engine.repeat_side()
    go(30)
    assert engine.done()[1].done_ms == 30_000 + 21_000 + 30_000
    assert engine.spent_ms(3) == 60_000


def test_ten_seconds_more_make_a_hold_longer(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(50)
    left = engine.moment().session_left_ms
    assert engine.longer()
    assert engine.moment().length_ms == 40_000
    assert engine.moment().session_left_ms == left + 10_000
    assert go(33.9) == "hold figure right +0:39.9"
    assert go(0.1) == "rest figure right +0:00"
    assert engine.done()[1].done_ms == 40_000


def test_repetitions_grow_by_whole_ones(engine: SessionEngine, go: Callable[[float], str]) -> None:
    go(20)
    engine.longer()
    assert engine.moment().length_ms == 24_000 + 16_000


def test_time_spent_is_written_down_before_more_is_given(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(1.5)
    engine.longer()
    assert happened(engine.take_events()) == [
        "started 0 +0",
        "credited 0 +1.5 1.5",
        "extended 0 +1.5 10",
    ]


def test_the_way_in_grows_by_ten_seconds_whatever_it_leads_to(
    library: Library, clock: FakeClock
) -> None:
    script = build_script(library.routine("core-hips", 15), library.exercises)
    for index, step in enumerate(script.steps[:-1]):
        if not step.is_work:
            ledger = (Event(0, Happening.STARTED, index, 0),)
            engine = SessionEngine.resumed(script, ledger, clock)
            engine.longer()
            assert engine.moment().length_ms == step.ms + 10_000


def test_an_alternating_set_grows_on_both_sides_alike(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(190)
    left = engine.moment().session_left_ms
    engine.longer()
    assert engine.moment().session_left_ms == left + 16_000
    go(60)
    rows = [(row.side, row.done_ms) for row in engine.done() if row.exercise == "bird"]
    assert rows == [("right", 24_000), ("left", 24_000)]


def test_the_last_repetition_of_an_alternating_set_grows_alone(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    assert go(215) == "move bird left +0:02"
    engine.longer()
    assert engine.moment().length_ms == 8_000 + 16_000
    assert go(22) == "change lie both +0:00"


def test_the_easier_version_gives_ten_seconds_to_change_over(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(50)
    engine.pause("hurts")
    assert engine.ease()
    assert engine.moment().eased
    assert go(9.9) == "hold figure right +0:00 reentry"
    assert go(0.2) == "hold figure right +0:00.1"
    assert not engine.ease(), "there is nothing easier still"
    engine.next()
    assert engine.moment().eased, "the exercise stays easy"
    engine.skip("asked")
    assert not engine.moment().eased
    assert engine.moment().done_ms == 50_100


def test_after_the_end_nothing_is_obeyed(engine: SessionEngine, go: Callable[[float], str]) -> None:
    go(50)
    assert engine.end()
    engine.take_events()
    assert not any(command(engine) for command in COMMANDS.values())
    assert not any([engine.pause(), engine.resume(), engine.longer(), engine.start()])
    assert go(60) == "hold figure right +0:06 over"
    assert engine.take_events() == ()


# Wait for me


def waits(clock: FakeClock, script: Script) -> SessionEngine:
    engine = SessionEngine(script, clock, wait_for_me=True)
    engine.start()
    return engine


def test_wait_for_me_holds_at_every_transition(script: Script, clock: FakeClock) -> None:
    engine, held = waits(clock, script), []
    while engine.moment().stage is not Stage.OVER:
        walk(engine, clock, 1)
        if engine.moment().stage is Stage.WAITING:
            held.append(place(engine))
            engine.resume()
    assert held == [
        "ready cat both +0:10 waiting",
        "change figure right +0:10 waiting",
        "switch figure left +0:05 waiting",
        "change bird right +0:10 waiting",
        "change lie both +0:05 waiting",
    ]
    assert engine.moment().done_ms == script.total_ms


def test_waiting_takes_as_long_as_it_takes_and_credits_nothing(
    script: Script, clock: FakeClock
) -> None:
    engine = waits(clock, script)
    walk(engine, clock, 20)
    clock.advance(3600)
    engine.tick()
    assert place(engine) == "ready cat both +0:10 waiting"
    assert not engine.longer(), "there is time enough"
    assert engine.resume()
    walk(engine, clock, 1)
    assert place(engine) == "move cat both +0:01"
    assert engine.moment().done_ms == 11_000


def test_the_ledger_tells_a_wait_and_going_on_from_it_by_their_places(
    script: Script, clock: FakeClock
) -> None:
    engine = waits(clock, script)
    walk(engine, clock, 10)
    engine.resume()
    assert happened(engine.take_events())[-2:] == ["waited 0 +10", "resumed 1 +0"]


def test_a_pause_while_waiting_comes_back_to_waiting(script: Script, clock: FakeClock) -> None:
    engine = waits(clock, script)
    walk(engine, clock, 15)
    assert engine.pause()
    assert place(engine) == "ready cat both +0:10 paused"
    assert engine.resume()
    assert place(engine) == "ready cat both +0:10 waiting"


def test_commands_lead_out_of_waiting(script: Script, clock: FakeClock) -> None:
    for command, target in [
        (SessionEngine.next, "move cat both +0:00"),
        (SessionEngine.back, "ready cat both +0:00"),
        (SessionEngine.restart, "ready cat both +0:00"),
        (SessionEngine.ease, "move cat both +0:00 reentry"),
    ]:
        engine = waits(clock, script)
        walk(engine, clock, 15)
        assert command(engine)
        assert place(engine) == target


# Going on another day


def test_from_any_line_of_the_ledger_a_session_stands_exactly_there(
    script: Script, clock: FakeClock
) -> None:
    choose = random.Random(3)
    for _ in range(30):
        engine = SessionEngine(script, clock, wait_for_me=choose.random() < 0.3)
        engine.start()
        for _ in range(25):
            walk(engine, clock, choose.randint(0, 9_000) / 1000)
            choose.choice(EVERYTHING)(engine)
        ledger = engine.take_events()
        for end in range(1, len(ledger) + 1):
            check_resumed(script, ledger[:end], engine.wait_for_me)


EVERYTHING: list[Callable[[SessionEngine], object]] = [
    SessionEngine.next,
    SessionEngine.back,
    SessionEngine.restart,
    SessionEngine.repeat_side,
    SessionEngine.longer,
    SessionEngine.ease,
    SessionEngine.pause,
    *[SessionEngine.resume] * 4,
    lambda engine: engine.skip("asked"),
    SessionEngine.tick,
]


OVER = (Happening.FINISHED, Happening.ENDED)


def check_resumed(script: Script, ledger: tuple[Event, ...], wait_for_me: bool) -> None:
    """Check an engine made from the beginning of a ledger against that ledger alone."""
    engine = SessionEngine.resumed(script, ledger, FakeClock(), wait_for_me=wait_for_me)
    moment, last = engine.moment(), ledger[-1]
    lengths = lengths_in(script, ledger)
    kind = script.steps[last.step].kind
    held = wait_for_me and kind in ("ready", "change", "switch")
    walked_out = last.offset_ms == lengths[last.step] and kind != "finish" and last.kind not in OVER
    expected = (last.step + 1, 0) if walked_out and not held else (last.step, last.offset_ms)
    assert (moment.index, moment.offset_ms) == expected
    assert moment.done_ms == credited(ledger)
    assert moment.length_ms == lengths[moment.index]
    assert moment.session_left_ms == sum(lengths[moment.index :]) - moment.offset_ms
    over = last.kind in OVER or moment.step.kind == "finish"
    state = (Stage.OVER, "") if over else (Stage.PAUSED, "interrupted")
    assert (moment.stage, moment.reason) == state
    new = engine.take_events()
    assert [e.kind for e in new] == ([Happening.FINISHED] if over and last.kind not in OVER else [])
    assert engine.resume() != over
    seqs = [event.seq for event in new + engine.take_events()]
    assert seqs == list(range(len(ledger), len(ledger) + len(seqs)))


def lengths_in(script: Script, ledger: Iterable[Event]) -> list[int]:
    """Return the steps' lengths with what a ledger added; steps 11 to 14 alternate in pairs."""
    lengths = [step.ms for step in script.steps]
    for event in ledger:
        if event.kind is Happening.EXTENDED:
            lengths[event.step] += event.ms
            if event.step in (11, 12, 13):
                lengths[event.step + 1] += event.ms
    return lengths


def credited(events: Iterable[Event]) -> int:
    return sum(event.ms for event in events if event.kind is Happening.CREDITED)


def test_an_easier_version_is_still_taken_after_an_interruption(
    engine: SessionEngine, go: Callable[[float], str], script: Script
) -> None:
    go(50)
    engine.ease()
    again = SessionEngine.resumed(script, engine.take_events(), FakeClock())
    assert again.moment().eased
    assert not again.is_eased(0)


def test_an_interrupted_session_ends_with_the_full_dose_less_what_was_not_kept(
    engine: SessionEngine, clock: FakeClock, go: Callable[[float], str], script: Script
) -> None:
    go(52.5)
    kept = engine.take_events()
    again = SessionEngine.resumed(script, kept, clock)
    assert place(again) == "hold figure right +0:06 paused"
    again.resume()
    finish(again, clock, lambda: 100)
    ledger = kept + again.take_events()
    assert all(row.done_ms == row.planned_ms for row in done_rows(script.rows(), ledger))
    assert again.done() == done_rows(script.rows(), ledger)


def test_an_empty_ledger_is_a_session_not_begun(script: Script, clock: FakeClock) -> None:
    engine = SessionEngine.resumed(script, (), clock)
    assert place(engine) == "ready cat both +0:00 idle"
    assert engine.start()
