"""A running session tells each cue once and in time, and keeps what happened."""

import random
from collections.abc import Callable

import pytest

from backstretch.clock import stamp
from backstretch.content.library import Library
from backstretch.journal.entries import Happening, SessionState, done_rows
from backstretch.session.cues import Cue, CueSheet, Level
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Stage
from backstretch.session.recorder import Recorder
from backstretch.session.run import Beat, Command, SessionRun
from backstretch.session.script import Script, build_script
from tests.fakes import FakeClock, FakeJournal


class Bench:
    """A run with its clock, journal and everything it told."""

    def __init__(
        self,
        library: Library,
        level: Level = Level.FULL,
        speed: float = 1.0,
        wait_for_me: bool = False,
    ) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal()
        self.script = build_script(library.routine("after-run", 12), library.exercises)
        self.engine = SessionEngine(
            self.script, self.clock, gap_ms=round(2_000 * speed), wait_for_me=wait_for_me
        )
        self.sheet = CueSheet(self.script, library, level, lambda text: 300 * len(text.split()))
        recorder = Recorder.begin(self.journal, self.script, stamp(self.clock))
        self.run = SessionRun(self.engine, self.sheet, recorder, self.clock, speed)
        self.told: list[Cue] = []

    def go(self, seconds: float, tick: float = 0.02) -> Beat:
        """Let session time go by in ticks; return the last beat."""
        left, beat = round(seconds * 1000), self.beat()
        while left > 0:
            self.clock.advance_ms(min(left, round(tick * 1000)))
            left -= round(tick * 1000)
            beat = self.beat()
        return beat

    def beat(self) -> Beat:
        beat = self.run.beat()
        self.told.extend(beat.cues)
        return beat

    def heard(self) -> list[str]:
        """Return what was told since the last call."""
        told, self.told = self.told, []
        return [cue.say or cue.tone for cue in told]


@pytest.fixture
def bench(library: Library) -> Bench:
    """Return a session just begun."""
    bench = Bench(library)
    bench.run.start()
    return bench


def all_cues(script: Script, sheet: CueSheet) -> list[Cue]:
    return [cue for n, step in enumerate(script.steps) for cue in sheet.cues(n, step.ms, False)]


@pytest.mark.parametrize("tick", [0.01, 0.04, 0.25, 0.3])
def test_each_cue_comes_once_and_in_order(library: Library, tick: float) -> None:
    bench = Bench(library)
    bench.run.start()
    beat = bench.go(721, tick)
    assert beat.moment.stage is Stage.OVER
    assert bench.told == all_cues(bench.script, bench.sheet)


@pytest.mark.parametrize("tick", [0.7, 1.4, 1.9])
def test_late_looks_leave_out_stale_cues_and_double_none(library: Library, tick: float) -> None:
    bench = Bench(library)
    bench.run.start()
    bench.go(721, tick)
    expected = all_cues(bench.script, bench.sheet)
    remaining = iter(expected)
    assert all(any(cue is other for other in remaining) for cue in bench.told), "in order, once"
    assert 0.2 * len(expected) < len(bench.told) < len(expected)


def test_looking_when_told_to_meets_every_cue_to_the_millisecond(library: Library) -> None:
    bench = Bench(library)
    bench.run.start()
    looks = 0
    while (beat := bench.beat()).moment.stage is not Stage.OVER:
        for cue in beat.cues:
            assert cue.at_ms == beat.moment.offset_ms
        due = bench.run.due_in()
        assert due is not None
        assert due > 0
        ms = round(due * 1000)
        while ms:
            bench.clock.advance_ms(min(ms, 1_000))
            ms -= min(ms, 1_000)
            bench.engine.tick()
        looks += 1
    assert bench.told == all_cues(bench.script, bench.sheet)
    assert looks <= len(bench.told) + len(bench.script.steps)


def test_nothing_is_due_while_the_clock_stands(bench: Bench) -> None:
    bench.go(5)
    bench.run.obey(Command.PAUSE)
    assert bench.run.due_in() is None
    bench.run.obey(Command.END)
    assert bench.run.due_in() is None


def test_a_faster_clock_makes_everything_due_sooner(library: Library) -> None:
    slow, fast = Bench(library), Bench(library, speed=60)
    for bench in (slow, fast):
        bench.run.start()
        bench.go(5)
    due, sooner = slow.run.due_in(), fast.run.due_in()
    assert due is not None
    assert sooner == pytest.approx(due / 60)


def test_with_a_faster_clock_cues_may_be_late_by_as_much_more(library: Library) -> None:
    bench = Bench(library, speed=60)
    bench.run.start()
    bench.go(721, tick=15)
    assert bench.told == all_cues(bench.script, bench.sheet)


def test_cues_of_a_look_that_came_too_late_are_left_out(bench: Bench) -> None:
    bench.go(7.9)
    bench.heard()
    bench.clock.advance(1.9)
    bench.beat()
    assert bench.heard() == [], "the two ticks are 0.8 and 1.8 s old"
    bench.go(0.3)
    assert bench.heard() == ["start"]


def test_a_command_hushes_and_drops_what_was_due_before_it(bench: Bench) -> None:
    bench.go(8.99)
    bench.heard()
    bench.clock.advance(0.02)
    assert bench.run.obey(Command.NEXT)
    beat = bench.beat()
    assert beat.hush
    assert bench.heard() == ["start"], "not the tone at one second before the end"
    assert not bench.beat().hush


def test_ten_seconds_more_hush_nothing_and_lose_no_cue(bench: Bench) -> None:
    bench.go(8.99)
    bench.heard()
    bench.clock.advance(0.02)
    bench.run.obey(Command.LONGER)
    beat = bench.beat()
    assert not beat.hush
    assert bench.heard() == ["last"], "it was due when the time was given"
    bench.go(10.5)
    assert bench.heard() == ["tick", "tick", "last"], "counted down again, at the new end"


def test_half_way_is_told_once_though_the_hold_grows(bench: Bench) -> None:
    bench.run.obey(Command.NEXT)
    bench.go(33)
    assert "Halfway." in bench.heard()
    bench.run.obey(Command.LONGER)
    bench.go(46)
    heard = bench.heard()
    assert "Halfway." not in heard
    assert heard[:1] == ["Next: Runner’s lunge."]


def test_a_set_done_again_is_told_again(bench: Bench) -> None:
    bench.run.obey(Command.NEXT)
    bench.go(40)
    first = bench.heard()
    bench.run.obey(Command.RESTART)
    bench.go(40)
    assert bench.heard() == first
    assert "Halfway." in first


def test_a_pause_is_told_and_going_on_is_counted_in(bench: Bench) -> None:
    bench.go(11.5)
    bench.heard()
    bench.run.obey(Command.PAUSE)
    beat = bench.go(20)
    assert beat.moment.stage is Stage.PAUSED
    assert bench.heard() == ["Paused."]
    bench.run.obey(Command.RESUME)
    assert bench.beat().hush
    assert bench.run.due_in() == pytest.approx(1)
    bench.go(3)
    assert bench.heard() == ["Going on.", "tick", "last"]
    bench.go(3)
    assert bench.heard() == ["Breathe out. Round your back."], "nothing is told a second time"


def test_a_pause_in_the_count_leaves_the_rest_of_it_out(bench: Bench) -> None:
    bench.go(11.5)
    bench.run.obey(Command.PAUSE)
    bench.run.obey(Command.RESUME)
    bench.go(0.5)
    bench.heard()
    bench.run.obey(Command.PAUSE)
    bench.go(5)
    assert bench.heard() == ["Paused."]
    bench.run.obey(Command.RESUME)
    bench.go(3)
    assert bench.heard() == ["Going on.", "tick", "last"]


def test_after_a_sleep_there_is_no_burst_of_cues(bench: Bench) -> None:
    bench.go(11.5)
    bench.heard()
    bench.clock.advance(300)
    beat = bench.beat()
    assert (beat.moment.stage, beat.moment.reason, beat.hush) == (Stage.PAUSED, "sleep", True)
    assert bench.heard() == ["Paused."]


def test_the_easier_version_is_told_while_changing_over(bench: Bench, library: Library) -> None:
    easier = library.exercises["cat_cow"].easier
    assert easier is not None
    bench.go(11.5)
    bench.heard()
    bench.run.obey(Command.EASE)
    bench.go(9.9)
    assert bench.heard() == [easier.enter, "tick", "tick", "last"]


def test_waiting_is_told_and_ends_when_asked(library: Library) -> None:
    bench = Bench(library, wait_for_me=True)
    bench.run.start()
    beat = bench.go(60)
    assert beat.moment.stage is Stage.WAITING
    assert bench.heard()[-1] == "Take your time. Go on when you are ready."
    assert bench.run.due_in() is None
    bench.run.obey(Command.RESUME)
    bench.go(1)
    assert bench.heard() == ["start", "Breathe in. Belly sinks."]


def test_the_end_is_told_even_when_it_is_skipped_to_in_a_pause(bench: Bench) -> None:
    bench.run.obey(Command.PAUSE)
    for _ in range(7):
        bench.run.obey(Command.SKIP, "hurts")
    beat = bench.beat()
    assert beat.moment.stage is Stage.OVER
    assert bench.heard() == ["All done. Rest as long as you like."]


def test_silent_tells_nothing(library: Library) -> None:
    bench = Bench(library, Level.SILENT)
    bench.run.start()
    bench.go(30)
    bench.run.obey(Command.PAUSE)
    bench.go(1)
    bench.run.obey(Command.RESUME)
    bench.go(5)
    assert bench.heard() == []


def test_another_sheet_is_told_from_now_on(bench: Bench, library: Library) -> None:
    bench.go(5)
    bench.heard()
    bench.run.sheet = CueSheet(bench.script, library, Level.TONES)
    bench.go(42)
    assert bench.heard() == ["tick", "tick", "last", "start", "half"]


def test_a_straight_run_is_kept_as_finished_with_the_full_dose(bench: Bench) -> None:
    bench.go(721)
    (session_id,) = bench.journal.begun
    record = bench.journal.record(session_id)
    assert record.state is SessionState.FINISHED
    assert all(row.done_ms == row.planned_ms for row in record.steps())
    assert record.done_ms == 720_000


def test_ending_early_keeps_a_partial_session(bench: Bench) -> None:
    bench.go(30.5)
    bench.run.obey(Command.END)
    (session_id,) = bench.journal.begun
    record = bench.journal.record(session_id)
    assert (record.state, record.done_ms) == (SessionState.PARTIAL, 30_500)
    assert [row.done_ms for row in record.steps()][:2] == [20_500, 0]


def test_leaving_keeps_all_that_was_done_and_the_session_open(bench: Bench) -> None:
    bench.go(31.2)
    bench.run.leave()
    (session_id,) = bench.journal.begun
    record = bench.journal.record(session_id)
    assert (record.state, record.done_ms) == (SessionState.OPEN, 31_200)


def test_never_more_than_three_seconds_are_not_yet_kept(bench: Bench) -> None:
    (session_id,) = bench.journal.begun
    for _ in range(300):
        bench.go(0.37, tick=0.37)
        kept = bench.journal.record(session_id).done_ms
        assert bench.engine.moment().done_ms - kept < 3_000


def test_a_journal_that_refuses_does_not_stop_the_session(bench: Bench) -> None:
    bench.go(10)
    bench.journal.refusal = "The disk is full."
    bench.go(60)
    assert bench.run.recorder.trouble == "The disk is full."
    bench.journal.refusal = ""
    bench.go(651)
    (session_id,) = bench.journal.begun
    record = bench.journal.record(session_id)
    assert (record.state, record.done_ms) == (SessionState.FINISHED, 720_000)


def test_a_kept_session_goes_on_with_a_count(bench: Bench) -> None:
    bench.go(31.2)
    bench.run.leave()
    (session_id,) = bench.journal.begun
    record = bench.journal.record(session_id)
    engine = SessionEngine.resumed(bench.script, record.events, bench.clock)
    recorder = Recorder.resume(bench.journal, record)
    bench.run = SessionRun(engine, bench.sheet, recorder, bench.clock)
    bench.heard()
    bench.run.start()
    bench.go(4)
    assert bench.heard() == ["Going on.", "tick", "last"]
    assert engine.moment().offset_ms == 22_200
    bench.go(700)
    assert bench.journal.record(session_id).state is SessionState.FINISHED
    assert bench.journal.record(session_id).done_ms == 720_000


def test_whatever_is_asked_the_ledger_kept_says_what_was_done(library: Library) -> None:
    choose = random.Random(5)
    asks: list[Callable[[Bench], object]] = [
        *[lambda bench, c=c: bench.run.obey(c) for c in Command if c is not Command.END],
        lambda bench: bench.clock.advance(choose.choice([2.5, 600])),
        lambda bench: bench.run.obey(Command.RESUME),
    ]
    for _ in range(20):
        bench = Bench(library)
        bench.run.start()
        for _ in range(60):
            bench.go(choose.random() * 12, tick=0.3)
            choose.choice(asks)(bench)
        bench.run.leave()
        (session_id,) = bench.journal.begun
        events = bench.journal.record(session_id).events
        assert done_rows(bench.script.rows(), events) == bench.engine.done()
        spent = sum(e.ms for e in events if e.kind is Happening.CREDITED)
        assert spent == bench.engine.moment().done_ms
