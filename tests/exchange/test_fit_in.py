"""Runs in FIT: whole ones as the watch counted them, damaged ones in part or not at all."""

import struct

import pytest

from backstretch.exchange.run_files import Format, Found, Refusal, Sport
from tests.exchange.watch_files import STEP_M, STEP_S, TERMS, Fit, found, read, sealed, why

KINDS = {
    "plain": Fit(),
    "big-endian": Fit(big_endian=True),
    "developer fields": Fit(developer=True),
    "compressed times": Fit(compressed=True),
    "a short header": Fit(header=12),
}
SHORT = [
    Fit(12),
    Fit(12, big_endian=True),
    Fit(12, developer=True),
    Fit(12, compressed=True),
    Fit(6, sessions=3),
]


@pytest.mark.parametrize("name", KINDS)
def test_a_run_is_as_the_watch_counted_it(name: str) -> None:
    fit = KINDS[name]
    result = found(fit.data())
    (run,) = result.runs
    assert (result.format, run.started_at) == (Format.FIT, "2026-05-01T06:12:03+00:00")
    assert run.distance_m == pytest.approx(fit.metres, abs=0.1)
    assert (run.duration_s, run.points, run.dropped) == (600.0, 120, 0)
    assert (run.ends_early, run.of_s) == (False, None)


@pytest.mark.parametrize("number", range(len(SHORT)))
def test_cut_at_every_byte_it_is_read_in_part_or_refused(number: int) -> None:
    whole = SHORT[number].data()
    longest = SHORT[number].sessions * SHORT[number].seconds
    offered = 0
    for length in range(len(whole)):
        result = read(whole[:length])
        if isinstance(result, Found):
            offered += 1
            assert sum(run.duration_s for run in result.runs) <= longest
            assert all(run.distance_m is not None for run in result.runs)
        else:
            assert result.why in {"empty", "unknown", "damaged", "no-run", "out-of-range"}
    assert offered > len(whole) / 3
    assert isinstance(read(whole), Found)


def test_of_a_file_cut_short_the_first_minutes_are_offered() -> None:
    fit = Fit(records=52 * 12)
    whole = fit.data()
    (run,) = found(whole[: len(whole) * 41 // 52]).runs
    assert run.ends_early
    assert run.duration_s == pytest.approx(41 * 60, abs=30)
    assert run.of_s == pytest.approx(52 * 60, rel=0.02)
    assert run.distance_m == pytest.approx(run.points * STEP_M, rel=0.01)


def test_pauses_do_not_count_in_a_file_cut_short() -> None:
    (run,) = found(Fit(pause=900).data()[:-40]).runs
    assert run.ends_early
    assert run.duration_s == 119 * STEP_S - STEP_S


def test_points_while_the_watch_is_stopped_do_not_count() -> None:
    fit = Fit(pause=900)
    began = struct.pack("<BIBB", 6, fit.begin + 60 * STEP_S + 900, 0, 0)
    data = fit.data()[:-40]
    assert data.count(began) == 1
    (run,) = found(data.replace(began, began[:-1] + b"\x04")).runs
    assert run.duration_s == 59 * STEP_S


@pytest.mark.parametrize("damage", [0x01, 0x80])
def test_a_file_not_true_to_its_check_sum_is_refused(damage: int) -> None:
    data = bytearray(Fit().data())
    for at in (len(data) // 2, len(data) - 1):
        wrong = bytearray(data)
        wrong[at] ^= damage
        assert why(bytes(wrong)) == "damaged"


def test_a_file_without_its_check_sum_is_read() -> None:
    (run,) = found(Fit().data()[:-2]).runs
    assert run.duration_s == 600.0


def test_three_activities_in_one_are_three_runs() -> None:
    assert len(found(Fit(sessions=3).data()).runs) == 3


def test_files_that_follow_one_another_are_all_read() -> None:
    data = Fit().data() + Fit(sport=2).data() + Fit(begin=Fit().begin + 9000).data()
    assert [run.duration_s for run in found(data).runs] == [600.0, 600.0]


@pytest.mark.parametrize(
    ("fit", "sport"), [(Fit(sport=2), Sport.CYCLING), (Fit(sport=11), Sport.WALKING)]
)
def test_another_sport_is_named(fit: Fit, sport: Sport) -> None:
    refusal = read(fit.data())
    assert isinstance(refusal, Refusal)
    assert (refusal.why, refusal.sport) == ("other-sport", sport)


@pytest.mark.parametrize("kind", [1, 2, 5, 6, 15, 28, 32, 255])
def test_what_is_no_activity_brings_no_run(kind: int) -> None:
    data = Fit(file_type=kind).data()
    if kind == 255:
        assert found(data).runs
    else:
        assert why(data) == "no-run"


def header(size: int, header_size: int = 14, mark: bytes = b".FIT") -> bytes:
    return struct.pack("<BBHI4sH", header_size, 0x20, 2132, size, mark, 0)


BODY = Fit(12).data()[14:]
HEADERS = {
    "no header size": (header(len(BODY) - 2, 0) + BODY, "damaged"),
    "a header of 11": (header(len(BODY) - 2, 11) + BODY, "damaged"),
    "only a header": (header(0), "no-run"),
    "nothing said to be inside": (header(0) + BODY, "damaged"),
    "a header over the end": (header(9, 255), "no-run"),
    "another mark": (header(len(BODY) - 2, 14, b".FIX") + BODY, "unknown"),
    "2^32 bytes and none there": (header(2**32 - 1), "no-run"),
    "a message without a definition": (sealed(b"\x01" * 50), "damaged"),
    "a definition without an end": (sealed(b"\x40\x00\x00\x14\x00\xff"), "damaged"),
    "255 fields of 255 bytes": (
        sealed(b"\x40\x00\x00\x14\x00\xff" + b"\xfd\xff\x86" * 255 + b"\x00" * 99),
        "damaged",
    ),
    "more than 16 MB": (header(17 * 2**20) + bytes(17 * 2**20), "too-large"),
    "two million messages of nothing": (
        sealed(b"\x40\x00\x00\xce\x00\x00" + bytes(2_000_000)),
        "too-large",
    ),
    "1,001 files": (sealed(b"") * 1_001, "too-large"),
    "1,001 sessions": (Fit(2, sessions=1_001).data(), "too-large"),
    "messages of no length": (sealed(b"\x40\x00\x00\x14\x00\x00" + b"\x00" * 900), "bad-points"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_wrong_frame_is_refused(name: str) -> None:
    data, code = HEADERS[name]
    assert why(data) == code


def test_a_size_of_four_gigabytes_reads_what_is_there() -> None:
    (run,) = found(header(2**32 - 1) + BODY).runs
    assert run.duration_s == 60.0


def with_session(field: int, value: int) -> bytes:
    """Return a right file in which one sum of the session is another."""
    data = Fit(12).data()[14:-2]
    at = {253: 1, 2: 5, 7: 9, 8: 13, 9: 17}[field]
    session = bytearray(data[-22:])
    struct.pack_into("<I", session, at, value)
    return sealed(data[:-22] + bytes(session))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (9, 50_000_001, "out-of-range"),
        (8, 999, "out-of-range"),
        (8, 172_800_001, "out-of-range"),
        (2, 2**31, "to-come"),
        (2, 0x1000_0000 - 1, "out-of-range"),
    ],
)
def test_sums_out_of_range_refuse_the_file(field: int, value: int, code: str) -> None:
    assert why(with_session(field, value)) == code


def with_leaps(count: int) -> bytes:
    """Return a right file in which so many of its forty points are 40,000 km from their start."""
    data = Fit(40).data()[14:-2]
    for number in range(2, 2 + count):
        at = struct.pack("<BI", 1, Fit().begin + number * STEP_S)
        begin = data.index(at) + len(at) + 8
        data = data[:begin] + struct.pack("<I", 2**32 - 2) + data[begin + 4 :]
    return sealed(data)


def test_a_file_with_more_than_a_fifth_wrong_is_refused() -> None:
    (run,) = found(with_leaps(8)).runs
    assert (run.points, run.dropped, run.duration_s) == (32, 8, 200.0)
    refusal = read(with_leaps(9))
    assert isinstance(refusal, Refusal)
    assert (refusal.why, refusal.bad, refusal.of) == ("bad-points", 9, 40)


def test_sums_that_are_missing_follow_from_the_points() -> None:
    (run,) = found(with_session(9, 2**32 - 1)).runs
    assert run.distance_m == pytest.approx(11 * STEP_M, abs=0.1)


def test_times_of_tomorrow_are_not_believed() -> None:
    late = Fit(begin=int(TERMS.latest) - 631_065_600 + 60)
    assert why(late.data()) == "to-come"
