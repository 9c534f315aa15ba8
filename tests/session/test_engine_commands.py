"""What a person asks leads to one place, whatever the session was doing."""

from collections.abc import Callable

import pytest

from backstretch.content.library import Library
from backstretch.journal.entries import Event, Happening
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Stage
from backstretch.session.script import Script, build_script
from tests.fakes import FakeClock
from tests.session.walking import credited, happened, place, walk

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


def test_a_pause_does_not_shorten_the_time_to_change_over(
    engine: SessionEngine, go: Callable[[float], str]
) -> None:
    go(50)
    engine.ease()
    go(2)
    engine.pause()
    go(30)
    engine.resume()
    assert go(7.9) == "hold figure right +0:00 reentry"
    assert go(0.2) == "hold figure right +0:00.1"


def test_after_the_end_nothing_is_obeyed(engine: SessionEngine, go: Callable[[float], str]) -> None:
    go(50)
    assert engine.end()
    engine.take_events()
    assert not any(command(engine) for command in COMMANDS.values())
    assert not any([engine.pause(), engine.resume(), engine.longer(), engine.start()])
    assert go(60) == "hold figure right +0:06 over"
    assert engine.take_events() == ()


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
