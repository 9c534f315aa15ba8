"""From any line of its ledger a session goes on exactly there."""

import random
from collections.abc import Callable, Iterable

from backstretch.journal.entries import Event, Happening, done_rows
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Stage
from backstretch.session.script import Script
from tests.fakes import FakeClock
from tests.session.walking import credited, finish, place, walk


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
