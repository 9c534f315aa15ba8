"""Killed outright at any moment, a session goes on without a second lost twice or counted twice."""

import random
import re
import subprocess
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import pytest

from backstretch.clock import SystemClock
from backstretch.journal.entries import Happening, SessionRecord, SessionState
from backstretch.journal.store import Journal
from tests.e2e.program import Program, done, scripted

pytestmark = pytest.mark.alone

SPEED = 4
FASTEST = "600"
CHAINS = 5
KILLS_A_CHAIN = 10
LONGEST_LIFE_S = 3.6
MOST_LOST_S = 5.0
COUNT = re.compile(r"Going on in ([1-3]) s\.\n")
STARTS_AT = (0, 4, 9, 14, 20)


class Killed:
    """One session that is killed again and again, and what its ledger said after each kill.

    All seconds are the session's own; its clock runs `SPEED` times faster than real.
    """

    def __init__(self, home: Path, seed: int) -> None:
        self.program = Program(home)
        self._chance = random.Random(seed)
        self._clock = SystemClock()
        self.losses: list[float] = []
        self.gains: list[tuple[float, float]] = []

    def run(self, steps: int) -> SessionRecord:
        """Begin, get past some steps, be killed, go on, and come to the end."""
        self._begin(steps)
        for _ in range(KILLS_A_CHAIN):
            self._go_on_and_die()
        words = ("session", "--text", "--unfinished", "continue", "--speed", FASTEST)
        ran = self.program.run(*words)
        assert (ran.returncode, ran.stderr) == (0, "")
        return self._ledger()

    def _begin(self, steps: int) -> None:
        words = ("session", "after-run", "--minutes", "10", "--text", "--speed", "120")
        with self.program.start(*words) as process:
            lines = _step_lines(process.stdout)
            for _ in range(steps + 1):
                next(lines)
            process.kill()

    def _go_on_and_die(self) -> None:
        before = self._ledger().done_ms / 1000
        born = self._now()
        words = ("session", "--text", "--unfinished", "continue", "--speed", str(SPEED))
        with self.program.start(*words) as process:
            assert process.stdout is not None
            count = next(filter(COUNT.fullmatch, process.stdout))  # 3 s, or less on a slow machine
            counting = self._now()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(self._chance.uniform(0.05, LONGEST_LIFE_S))
            died = self._now()
            process.kill()
        after = self._ledger().done_ms / 1000
        stretched = max(0.0, (died - counting) * SPEED - _seconds_in(count))
        self.losses.append(before + stretched - after)
        self.gains.append((after - before, (self._now() - born) * SPEED))

    def _ledger(self) -> SessionRecord:
        with Journal.open(self.program.journal) as journal:
            [record] = journal.sessions()
        return record

    def _now(self) -> float:
        return self._clock.monotonic_ns() / 1e9


def _seconds_in(count: str) -> float:
    found = COUNT.fullmatch(count)
    assert found
    return float(found[1])


def _step_lines(stdout: IO[str] | None) -> "filter[str]":
    assert stdout is not None
    return filter(lambda line: line[2:3] == ":", iter(stdout.readline, ""))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Killed, SessionRecord]]:
    """Return five sessions killed ten times each, spread over the whole routine."""
    homes = [tmp_path_factory.mktemp("killed") / "home" for _ in range(CHAINS)]
    chains = [Killed(home, seed) for seed, home in enumerate(homes)]
    with ThreadPoolExecutor(CHAINS) as pool:
        return list(zip(chains, pool.map(Killed.run, chains, STARTS_AT), strict=True))


def test_fifty_kills_lose_five_seconds_at_most(
    killed: list[tuple[Killed, SessionRecord]],
) -> None:
    losses = [loss for chain, _ in killed for loss in chain.losses]
    assert len(losses) == CHAINS * KILLS_A_CHAIN
    assert max(losses) <= MOST_LOST_S


def test_no_kill_takes_back_or_invents_a_second(
    killed: list[tuple[Killed, SessionRecord]],
) -> None:
    gains = [gain for chain, _ in killed for gain in chain.gains]
    assert all(0 <= gained <= lived for gained, lived in gains)
    assert sum(gained for gained, _ in gains) > 0


def test_every_second_of_every_step_is_in_the_ledger_exactly_once(
    killed: list[tuple[Killed, SessionRecord]],
) -> None:
    for _, record in killed:
        pieces: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for event in record.events:
            if event.kind is Happening.CREDITED:
                pieces[event.step].append((event.offset_ms - event.ms, event.offset_ms))
        for spans in pieces.values():
            ends = [0, *(end for _, end in spans)]
            assert [begin for begin, _ in spans] == ends[:-1]
        assert [event.seq for event in record.events] == list(range(len(record.events)))
        assert record.done_ms == record.start.planned_ms


def test_the_end_is_the_script_to_the_second(
    killed: list[tuple[Killed, SessionRecord]],
) -> None:
    for chain, record in killed:
        assert record.state is SessionState.FINISHED
        resumed = sum(event.kind is Happening.RESUMED for event in record.events)
        assert resumed == KILLS_A_CHAIN + 1
        [session] = chain.program.sessions()
        assert session["state"] == "finished"
        assert done(session) == scripted("after-run", 10)
