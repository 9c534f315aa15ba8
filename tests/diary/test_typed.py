"""What is typed behind an option is read, or told in one sentence with what would be right."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date, datetime

import pytest

from backstretch.bodymap.regions import Region
from backstretch.diary import typed
from backstretch.journal.run_facts import Desk, RunKind
from backstretch.journal.said import PainMoment, Quality
from backstretch.units import Units

Read = Callable[[str], object]
kind, score = typed.one_of(RunKind), typed.whole(0, 10)


def in_km(text: str) -> float:
    return typed.distance(text, Units.KM)


GOOD: list[tuple[Read, str, object]] = [
    (in_km, "8.2km", 8200.0),
    (in_km, "8,2 km", 8200.0),
    (in_km, "8.2", 8200.0),
    (in_km, "5mi", 8046.7),
    (in_km, "800m", 800.0),
    (in_km, "500km", 500_000.0),
    (in_km, "4.1", 4100.0),
    (lambda text: typed.distance(text, Units.MILES), "5", 8046.7),
    (typed.distance_text, "8,2 km", "8,2 km"),
    (typed.duration, "47:30", 2850.0),
    (typed.duration, "1:06:40", 4000.0),
    (typed.duration, "47", 2820.0),
    (typed.duration, "1h 6min", 3960.0),
    (typed.duration, "48:00:00", 172_800.0),
    (kind, "tempo", RunKind.TEMPO),
    (kind, " Tempo ", RunKind.TEMPO),
    (typed.one_of(Desk), "over-8", Desk.OVER_8),
    (typed.some_of(Quality), "stiff,ache", [Quality.STIFF, Quality.ACHE]),
    (score, "0", 0),
    (score, "10", 10),
    (typed.places, "lumbar-left", [(Region.LUMBAR_LEFT, None)]),
    (typed.places, "lumbar-left:4,belly", [(Region.LUMBAR_LEFT, 4), (Region.BELLY, None)]),
    (typed.pain_at, "before-run:0", (PainMoment.BEFORE_RUN, 0)),
    (typed.day, "2026-03-02", date(2026, 3, 2)),
    (typed.day, "1990-01-01", date(1990, 1, 1)),
    (typed.day, "yesterday", "yesterday"),
    (typed.time_of_day, "7:05", "07:05"),
    (typed.time_of_day, "23:59", "23:59"),
    (typed.moment, "2026-03-02T07:31:05Z", datetime.fromisoformat("2026-03-02T07:31:05+00:00")),
    (typed.signs_of(["below_knee"]), "below-knee,below_knee", ["below_knee", "below_knee"]),
    (typed.note, " two words ", "two words"),
]

WRONG: list[tuple[Read, str, str]] = [
    (in_km, "8.2 parsecs", "write it as 8.2km, 5mi or 800m"),
    (in_km, "-3", "write it as"),
    (in_km, "nan", "write it as"),
    (in_km, "1e3", "write it as"),
    (in_km, "٨", "write it as"),
    (in_km, "", "write it as"),
    (in_km, "0", "no distance at all"),
    (in_km, "0.01 m", "no distance at all"),
    (in_km, "501km", "the most is 500 km"),
    (lambda text: typed.distance(text, Units.MILES), "400", "the most is 500 km"),
    (typed.duration, "soon", "write it as 47:30"),
    (typed.duration, "47:61", "write it as 47:30"),
    (typed.duration, "0:00", "no time at all"),
    (typed.duration, "48:00:01", "the most is 48 hours"),
    (kind, "fasst", "none of easy, steady, tempo, intervals, long, race"),
    (kind, "", "none of easy"),
    (typed.some_of(Quality), "stiff,sad", "“sad” is none of stiff, ache"),
    (score, "11", "a whole number from 0 to 10"),
    (score, "-1", "a whole number"),
    (score, "3.5", "a whole number"),
    (score, "²", "a whole number"),
    (score, "٣", "a whole number"),
    (typed.whole(1, 400), "0", "from 1 to 400"),
    (typed.places, "back", "“back” is none of upper-back"),
    (typed.places, "lumbar-left:0", "from 1 to 10"),
    (typed.places, "lumbar-left:", "from 1 to 10"),
    (typed.places, "lumbar-left,", "“” is none of"),
    (typed.pain_at, "before-run", "as before-run:1"),
    (typed.pain_at, "noon:3", "“noon” is none of before-run"),
    (typed.day, "2026-02-30", "write it as 2026-03-02, today or yesterday"),
    (typed.day, "20260302", "write it as"),
    (typed.day, "2.3.2026", "write it as"),
    (typed.day, "２０２６-03-02", "write it as"),
    (typed.day, "tomorrow", "write it as"),
    (typed.day, "1989-12-31", "the first day is 1990-01-01"),
    (typed.time_of_day, "24:00", "write it as 07:05"),
    (typed.time_of_day, "7", "write it as"),
    (typed.moment, "2026-03-02T07:31:05", "with its zone"),
    (typed.moment, "2026-03-02T25:31:05Z", "with its zone"),
    (typed.moment, "1601-01-01T00:00:00Z", "from 1990 on"),
    (typed.signs_of(["saddle", "night"]), "saddel", "none of saddle, night"),
    (typed.note, "a\udc80b", "a character that cannot be kept"),
]


@pytest.mark.parametrize(("read", "text", "value"), GOOD)
def test_what_is_right_is_read(read: Read, text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(("read", "text", "told"), WRONG)
def test_what_is_wrong_is_told_with_what_is_right(read: Read, text: str, told: str) -> None:
    with pytest.raises(ArgumentTypeError) as error:
        read(text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("typed_in", "read"),
    [
        ("--far -3km", "--far=-3km"),
        ("--far -x --note -y", "--far=-x --note=-y"),
        ("--far --note a", "--far --note a"),
        ("--flag -3km", "--flag -- -3km"),
        ("-3km --far 2", "--far 2 -- -3km"),
        ("--far -h", "--far -h"),
        ("--odd -x", "--odd -x"),
        ("3 -- -4", "3 -- -4"),
    ],
)
def test_a_value_may_begin_with_a_minus(typed_in: str, read: str) -> None:
    options = {"--far", "--note", "--flag", "-h"}
    assert typed.with_minus(typed_in.split(), options, {"--far", "--note"}) == read.split()
