"""Whatever a person and a machine do, the engine neither drifts nor credits a second not spent."""

from bisect import bisect_right
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.journal.entries import Event, Happening, done_rows
from backstretch.session.engine import GAP_MS, HEARTBEAT_MS, SessionEngine
from backstretch.session.moment import Stage
from backstretch.session.script import Script
from tests.fakes import FakeClock
from tests.session.scripts import SMALL, script_of

SCRIPT = script_of(SMALL)
ALTERNATING = (11, 12, 13)

COMMANDS = {
    "pause": SessionEngine.pause,
    "resume": SessionEngine.resume,
    "next": SessionEngine.next,
    "back": SessionEngine.back,
    "restart": SessionEngine.restart,
    "repeat": SessionEngine.repeat_side,
    "longer": SessionEngine.longer,
    "skip": lambda engine: engine.skip("asked"),
    "ease": SessionEngine.ease,
    "settle": SessionEngine.settle,
}
TIME = st.one_of(
    st.tuples(st.just("look"), st.integers(0, GAP_MS)),
    st.tuples(st.just("late look"), st.integers(GAP_MS - 50, GAP_MS)),
    st.tuples(st.just("run"), st.integers(1, 40_000)),
    st.tuples(st.just("sleep"), st.integers(GAP_MS + 1, 8 * 3_600_000)),
    st.tuples(st.just("set back"), st.integers(1, 5_000)),
)
ORDERS = st.tuples(st.sampled_from([*COMMANDS, "resume", "resume", "crash"]), st.just(0))


class Model:
    """An engine told on one absolute timeline: where we are is one number of milliseconds.

    It knows nothing of how the engine walks; a jump's target is taken from the engine, whose
    jumps other tests pin down. `ran` is the time spent with the session running.
    """

    def __init__(self, script: Script) -> None:
        self.lengths = [step.ms for step in script.steps]
        self.at = 0
        self.ran = 0
        self.stage = Stage.RUNNING
        self.count = 0

    def starts(self) -> list[int]:
        return [0, *accumulate(self.lengths)][:-1]

    def place(self) -> tuple[int, int]:
        index = bisect_right(self.starts(), self.at) - 1
        return index, self.at - self.starts()[index]

    def look(self, passed: int) -> None:
        if self.stage in (Stage.RUNNING, Stage.REENTRY) and passed > GAP_MS:
            self.stage = Stage.PAUSED
        if self.stage is Stage.REENTRY:
            counted = min(passed, self.count)
            self.count, passed = self.count - counted, passed - counted
            if not self.count:
                self.stage = Stage.RUNNING
        if self.stage is Stage.RUNNING:
            ran = min(passed, sum(self.lengths) - self.at)
            self.at, self.ran = self.at + ran, self.ran + ran
            if self.at == sum(self.lengths):
                self.stage = Stage.OVER

    def obey(self, name: str, engine: SessionEngine) -> None:
        """Do what the engine did, which has obeyed already."""
        if name == "pause":
            self.stage = Stage.PAUSED
        elif name == "resume":
            self.stage, self.count = Stage.REENTRY, max(3_000, self.count)
        elif name == "longer":
            self._grow()
        elif name != "settle":
            moment = engine.moment()
            assert moment.offset_ms == 0, "a jump leads to the start of a step"
            self.at = self.starts()[moment.index]
            if self.stage is Stage.PAUSED:
                self.count = 0
            if name == "ease":
                self.stage, self.count = Stage.REENTRY, 10_000
            if moment.step.kind == "finish":
                self.stage = Stage.OVER

    def _grow(self) -> None:
        index, offset = self.place()
        tempo = SCRIPT.steps[index].tempo_ms
        pair = index in ALTERNATING
        wanted = 5_000 if pair else 10_000
        added = next(ms for ms in range(0, 99_000, tempo or 10_000) if ms >= wanted)
        for number in (index, index + 1) if pair else (index,):
            self.lengths[number] += added
        self.at = self.starts()[index] + offset


class Session:
    """An engine and its model side by side, with a ledger that survives a crash."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.engine = SessionEngine(SCRIPT, self.clock)
        self.model = Model(SCRIPT)
        self.ledger: list[Event] = []
        self.passed = 0
        self.walked = 0
        self.lost = 0
        self.engine.start()

    def do(self, name: str, ms: int) -> None:
        if name == "run":
            while ms:
                self._look(min(ms, 900))
                ms -= min(ms, 900)
        elif name == "set back":
            self.clock.advance_ms(-ms)
            self.engine.tick()
            self.clock.advance_ms(ms)
            self._look(0)
        elif name == "crash":
            self._crash()
        elif name in COMMANDS:
            if COMMANDS[name](self.engine) is not False:
                self.model.obey(name, self.engine)
        else:
            self._look(ms)
        self.check()

    def _look(self, ms: int) -> None:
        before = self.place()
        self.clock.advance_ms(ms)
        self.passed += ms
        self.engine.tick()
        self.model.look(ms)
        assert self.place() >= before, "time alone never leads back"

    def _crash(self) -> None:
        self._keep()
        kept = credited(self.ledger)
        assert self.model.ran - self.lost - kept < HEARTBEAT_MS
        self.lost = self.model.ran - kept
        self.engine = SessionEngine.resumed(SCRIPT, self.ledger, self.clock)
        moment = self.engine.moment()
        self.model.stage, self.model.count = moment.stage, 0
        behind = self.model.at
        self.model.at = self.model.starts()[moment.index] + moment.offset_ms
        assert 0 <= behind - self.model.at < HEARTBEAT_MS

    def _keep(self) -> None:
        self.ledger.extend(self.engine.take_events())

    def place(self) -> tuple[int, int]:
        moment = self.engine.moment()
        return moment.index, moment.offset_ms

    def check(self) -> None:
        self._keep()
        self.walked += sum(w.end_ms - max(w.start_ms, 0) for w in self.engine.take_walked())
        moment = self.engine.moment()
        assert moment.stage is self.model.stage
        assert self.place() == self.model.place()
        assert moment.reentry_ms == (self.model.count if moment.stage is Stage.REENTRY else 0)
        assert moment.length_ms == self.model.lengths[moment.index]
        assert 0 <= moment.offset_ms <= moment.length_ms
        assert moment.session_left_ms == sum(self.model.lengths) - self.model.at
        assert moment.done_ms == self.model.ran - self.lost
        assert self.model.ran == self.walked <= self.passed
        assert 0 <= moment.done_ms - credited(self.ledger) < HEARTBEAT_MS
        assert [event.seq for event in self.ledger] == list(range(len(self.ledger)))
        rows = done_rows(SCRIPT.rows(), self.ledger)
        assert sum(row.done_ms for row in rows) <= moment.done_ms
        assert self.engine.done() == rows

    def check_replay(self) -> None:
        """Check that the ledger alone leads to the same place, lengths and easier versions."""
        self.engine.settle()
        self.check()
        assert credited(self.ledger) == self.engine.moment().done_ms
        again = SessionEngine.resumed(SCRIPT, self.ledger, self.clock)
        here, there = self.engine.moment(), again.moment()
        assert (there.index, there.offset_ms) == (here.index, here.offset_ms)
        assert (there.length_ms, there.session_left_ms) == (here.length_ms, here.session_left_ms)
        assert (there.done_ms, there.eased) == (here.done_ms, here.eased)
        for index in range(len(SCRIPT.steps)):
            assert again.is_eased(index) == self.engine.is_eased(index)
            assert again.spent_ms(index) == self.engine.spent_ms(index)
        assert again.done() == self.engine.done()


def credited(events: list[Event]) -> int:
    return sum(event.ms for event in events if event.kind is Happening.CREDITED)


@given(st.lists(st.one_of(TIME, ORDERS), min_size=1, max_size=40))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_no_sequence_of_commands_sleeps_and_late_looks_makes_it_drift(
    actions: list[tuple[str, int]],
) -> None:
    session = Session()
    for name, ms in actions:
        session.do(name, ms)
    session.check_replay()


@given(st.lists(st.one_of(TIME, ORDERS), max_size=25), st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_in_the_end_only_time_that_went_by_was_credited_even_when_it_waits(
    actions: list[tuple[str, int]], wait_for_me: bool
) -> None:
    clock = FakeClock()
    engine = SessionEngine(SCRIPT, clock, wait_for_me=wait_for_me)
    engine.start()
    running = 0
    for name, ms in actions:
        if name in COMMANDS:
            COMMANDS[name](engine)
        elif name in ("look", "late look", "sleep"):
            stage, before = engine.moment().stage, engine.moment().done_ms
            clock.advance_ms(ms)
            engine.tick()
            spent = engine.moment().done_ms - before
            assert 0 <= spent <= ms
            if stage not in (Stage.RUNNING, Stage.REENTRY) or ms > GAP_MS:
                assert spent == 0
            running += spent
    engine.settle()
    ledger = list(engine.take_events())
    assert credited(ledger) == running == engine.moment().done_ms
    again = SessionEngine.resumed(SCRIPT, ledger, clock, wait_for_me=wait_for_me)
    here, there = engine.moment(), again.moment()
    assert (there.index, there.offset_ms) == (here.index, here.offset_ms)
