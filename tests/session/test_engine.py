"""Where a session stands follows from the clock and the person's commands alone."""

import random
from collections.abc import Callable

import pytest

from backstretch.content.library import Library
from backstretch.journal.entries import Happening, done_rows
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Stage
from backstretch.session.script import Script, build_script
from tests.fakes import FakeClock
from tests.session.scripts import script_of
from tests.session.walking import credited, finish, happened, place, walk


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
