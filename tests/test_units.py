"""How far and how long are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.units import (
    Units,
    UnreadAmount,
    is_plausible,
    pace_s,
    read_distance,
    read_duration,
    write_distance,
    write_duration,
)


@pytest.mark.parametrize(
    ("text", "units", "metres"),
    [
        ("8.2", Units.KM, 8200),
        ("8,2", Units.KM, 8200),
        (" 8.2 km ", Units.MILES, 8200),
        ("5 mi", Units.KM, 8046.72),
        ("5", Units.MILES, 8046.72),
        ("3 Miles", Units.KM, 4828.032),
        ("800 m", Units.KM, 800),
        ("500", Units.KM, 500_000),
    ],
)
def test_a_distance_is_read(text: str, units: Units, metres: float) -> None:
    assert read_distance(text, units) == pytest.approx(metres)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unread"),
        ("eight", "unread"),
        ("8 furlongs", "unread"),
        ("-3", "unread"),
        ("nan", "unread"),
        ("1e3", "unread"),
        ("١٢", "unread"),
        ("1_0", "unread"),
        ("0", "zero"),
        ("0,0 km", "zero"),
        ("501", "far"),
        ("9999999", "far"),
    ],
)
def test_what_is_no_distance_is_named(text: str, reason: str) -> None:
    with pytest.raises(UnreadAmount) as refused:
        read_distance(text, Units.KM)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("47:30", 2850),
        ("1:06:40", 4000),
        ("47", 2820),
        ("47 min", 2820),
        ("1h", 3600),
        ("1 h 6 min", 3960),
        ("1h06", 3960),
        ("90:00", 5400),
        ("45 s", 45),
        (" 0:59 ", 59),
    ],
)
def test_a_duration_is_read(text: str, seconds: float) -> None:
    assert read_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unread"),
        ("   ", "unread"),
        ("soon", "unread"),
        ("47:61", "unread"),
        ("1:60:00", "unread"),
        ("1:2:3:4", "unread"),
        ("0", "zero"),
        ("0:00", "zero"),
        ("49 h", "far"),
    ],
)
def test_what_is_no_duration_is_named(text: str, reason: str) -> None:
    with pytest.raises(UnreadAmount) as refused:
        read_duration(text)
    assert refused.value.reason == reason


@given(st.integers(1, 48 * 3600))
def test_a_duration_that_is_written_is_read_as_the_same(seconds: int) -> None:
    assert read_duration(write_duration(seconds)) == seconds


@given(st.integers(100, 499_000), st.sampled_from(Units))
def test_a_distance_that_is_written_is_read_as_the_same(metres: int, units: Units) -> None:
    text = write_distance(metres, units, digits=4)
    assert read_distance(text, units) == pytest.approx(metres, abs=0.2)


def test_pace_is_told_for_the_unit() -> None:
    assert write_duration(pace_s(8200, 2850, Units.KM)) == "5:48"
    assert write_duration(pace_s(8200, 2850, Units.MILES)) == "9:19"


def test_only_what_nobody_can_run_is_doubted() -> None:
    assert is_plausible(8200, 2850)
    assert is_plausible(None, 2850)
    assert is_plausible(8200, None)
    assert not is_plausible(82_000, 2850)
    assert not is_plausible(500, 3600)


def test_a_pair_of_shoes_goes_further_than_a_run() -> None:
    assert read_distance("800", Units.KM, 1_000_000) == 800_000
    with pytest.raises(UnreadAmount, match="far"):
        read_distance("1001", Units.KM, 1_000_000)
