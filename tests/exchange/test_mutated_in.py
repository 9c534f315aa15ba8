"""Files changed at random: whatever the bytes, runs in range or a refusal, and soon.

20,000 in every run of the tests, ten times as many in a soak run.
"""

import random
from collections import Counter
from collections.abc import Callable

import pytest

from backstretch.clock import SystemClock
from backstretch.exchange.import_limits import EARLIEST_S
from backstretch.exchange.import_worker import ImportWorker
from backstretch.exchange.run_files import FileRead, Found, Why
from tests.exchange.watch_files import TERMS, Fit, gpx, read, sealed, tcx, trkpts
from tests.soak import Rounds, Tell

MUTATIONS = 20_000
THROUGH_THE_CHILD = 600
SLOWEST_S = 5.0
TOKENS = [b"<", b">", b"&", b'"', b"NaN", b"-", b"1e309", b"\x00", b"\xff\xff\xff\xff", b"</trk>"]
TOKENS += [
    b"9" * 400,
    b"]]>",
    b"<!DOCTYPE a>",
    b"\x40\x00\x00\x14\x00\xff",
    b".FIT",
    b"2099",
    b"\xd8",
]
SEEDS = {
    "gpx": [gpx(trkpts(24)).encode(), gpx([*trkpts(9), "</trkseg><trkseg>"]).encode()],
    "tcx": [tcx(12).encode(), tcx(8, laps=3, place=False).encode()],
    "fit": [
        Fit(24).data(),
        Fit(24, big_endian=True).data(),
        Fit(12, developer=True).data(),
        Fit(24, compressed=True).data(),
        Fit(8, sessions=3).data(),
        Fit(16, pause=300).data(),
    ],
}


def mutated(chance: random.Random, seed: bytes) -> bytes:
    """Return a file in which a few things have been changed, taken out, doubled or put in."""
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((1, 1, 2, 4, 30, 200))
        way = chance.randrange(6)
        if way == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            data[at : at + length] = chance.randbytes(min(length, max(0, len(data) - at)))
        elif way == 2:
            del data[at : at + length]
        elif way == 3:
            data[at:at] = data[at : at + length]
        elif way == 4:
            data[at:at] = chance.choice(TOKENS)
        elif chance.random() < 0.2:
            del data[at:]
    return bytes(data)


def one_of(chance: random.Random, kind: str) -> bytes:
    """Return a changed file; half of the FIT ones are true to their check sum all the same."""
    seed = chance.choice(SEEDS[kind])
    if kind == "fit" and chance.random() < 0.5:
        return sealed(mutated(chance, seed[14:-2]))
    return mutated(chance, seed)


def check(result: FileRead) -> str:
    """Return what came of a file; what was found is in range."""
    if not isinstance(result, Found):
        assert result.why is not Why.FAILED, "an error nobody thought of"
        return result.why
    for run in result.runs:
        assert EARLIEST_S <= run.start.timestamp() <= TERMS.latest
        assert run.distance_m is None or 0.0 <= run.distance_m <= 500_000
        assert 1.0 <= run.duration_s <= 48 * 3600
        assert run.of_s is None or run.duration_s <= run.of_s <= 48 * 3600
        assert 0 <= run.dropped <= 1_000_000 >= run.points >= 0
    return "found"


def read_many(kind: str, count: int, reading: Callable[[bytes], FileRead]) -> Counter[str]:
    """Read this many changed files, each within the time, and count what came of them."""
    chance = random.Random(f"{kind} {count}")
    clock = SystemClock()
    came: Counter[str] = Counter()
    for _ in range(count):
        data = one_of(chance, kind)
        begin = clock.monotonic_ns()
        came[check(reading(data))] += 1
        assert (clock.monotonic_ns() - begin) / 1e9 < SLOWEST_S
    return came


@pytest.mark.parametrize(("kind", "share"), [("gpx", 4), ("tcx", 4), ("fit", 2)])
def test_changed_files_bring_runs_in_range_or_a_refusal(
    kind: str, share: int, rounds: Rounds, tell: Tell
) -> None:
    count = rounds(MUTATIONS // share)
    came = read_many(kind, count, read)
    tell(f"changed files, {kind}", {"read": count, **came})
    assert came["found"] > count // 50
    assert len(came) >= 4, came


def test_the_process_survives_changed_files() -> None:
    with ImportWorker() as worker:
        worker.read(SEEDS["gpx"][0], TERMS)
        pid = worker.pid
        for kind in SEEDS:
            read_many(kind, THROUGH_THE_CHILD // 3, lambda data: worker.read(data, TERMS))
        assert worker.pid == pid
