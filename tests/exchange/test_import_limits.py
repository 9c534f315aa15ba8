"""What a file says is a number or a time only where it is written as one, and can be one."""

import pytest

from backstretch.exchange.import_limits import number, seconds_of, utc_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45.25", 45.25),
        (" -7 ", -7.0),
        ("+.5", 0.5),
        ("3.", 3.0),
        ("1e3", 1000.0),
        ("2E-2", 0.02),
        ("0" * 39 + "1", 1.0),
    ],
)
def test_plain_digits_are_a_number(text: str, value: float) -> None:
    assert number(text) == value


def test_nothing_below_nothing_is_nothing() -> None:
    assert str(number("-0.0")) == "0.0"


@pytest.mark.parametrize(
    "text",
    ["", "NaN", "inf", "1e999", "1e1000", "0x10", "1_000", "1,5", "٤٥", "4 5", ".", "1" * 41],
)
def test_all_else_is_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-05-01T06:12:03Z", "2026-05-01T06:12:03+00:00"),
        (" 2026-05-01t06:12:03.987z ", "2026-05-01T06:12:03+00:00"),
        ("2026-05-01T06:12:03.123456789+05:45", "2026-05-01T00:27:03+00:00"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59+00:00"),
    ],
)
def test_a_time_with_its_zone_is_believed(text: str, told: str) -> None:
    seconds = seconds_of(text)
    assert seconds is not None
    assert utc_text(seconds) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-05-01",
        "2026-05-01T06:12:03",
        "2026-05-01 06:12:03Z",
        "2026-02-30T06:12:03Z",
        "2026-05-01T25:12:03Z",
        "2026-05-01T06:12:03+99:00",
        "0000-01-01T00:00:00Z",
        "２０２６-05-01T06:12:03Z",
    ],
)
def test_all_else_is_no_time(text: str) -> None:
    assert seconds_of(text) is None
