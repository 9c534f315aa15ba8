"""Every outcome of a file is one plain sentence."""

from datetime import UTC
from pathlib import Path

import msgspec
import pytest

from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import ImportPlan
from backstretch.exchange.import_records import zone_of
from backstretch.exchange.import_words import file_lines, refusal_words, summary
from backstretch.exchange.run_files import Format, Refusal, Sport, Why
from tests.exchange.imports import a_file, a_run, in_diary, planned


def same(text: str) -> str:
    """Translate into the language it is in."""
    return text


def lines(plan: ImportPlan, also: tuple[int, ...] = (), miles: bool = False) -> list[str]:
    return [line for f in plan.files for line in file_lines(f, same, UTC, also=also, miles=miles)]


def test_a_new_run_is_told_with_its_sums() -> None:
    plan = planned(a_file("in/a.fit", a_run()))
    assert lines(plan) == ["a.fit: 2026-05-01 06:12, 8.20 km, 47:30."]
    assert lines(plan, miles=True) == ["a.fit: 2026-05-01 06:12, 5.10 miles, 47:30."]
    (line,) = file_lines(plan.files[0], same, zone_of("Europe/Vienna"))
    assert "08:12" in line


def test_a_file_cut_short_says_how_much_of_it_there_is() -> None:
    run = msgspec.structs.replace(
        a_run(), duration_s=2475.0, of_s=3130.0, ends_early=True, dropped=5, distance_m=None
    )
    assert lines(planned(a_file("a.fit", run))) == [
        "a.fit: 2026-05-01 06:12, 41:15; first 41 of about 52 minutes, the file ends early; "
        "points left out: 5 of 105."
    ]
    bare = msgspec.structs.replace(run, of_s=None, dropped=0, duration_s=5445.0)
    assert lines(planned(a_file("a.fit", bare))) == [
        "a.fit: 2026-05-01 06:12, 1:30:45; the file ends early."
    ]


def test_doubles_say_where_the_run_is_and_stop_saying_it_when_taken() -> None:
    files = (a_file("a.gpx", a_run(), kind=Format.GPX), a_file("a.fit", a_run()))
    twins, known = planned(*files), planned(files[1], known=(in_diary("old"),))
    assert lines(twins)[0].endswith("; the same run is in another of these files.")
    assert lines(known)[0].endswith("; already in your diary.")
    assert lines(known, also=(0,))[0].endswith("47:30.")


def test_the_sum_counts_every_file_and_double() -> None:
    refused = FileResult(Path("x.gpx"), "", Refusal(Why.EMPTY))
    files = (a_file("a.fit", a_run()), a_file("b.fit", a_run(), sha256="sha of a.fit"), refused)
    plan = planned(*files, a_file("c.gpx", a_run(4), kind=Format.GPX))
    assert summary(plan, same) == "Runs: 1. Already there: 2. Left out: 1."
    (double,) = plan.doubles
    assert summary(plan, same, (double.number,)) == "Runs: 2. Already there: 1. Left out: 1."
    assert lines(plan)[1:3] == ["b.fit: already there.", "x.gpx: the file is empty."]


@pytest.mark.parametrize("why", Why)
def test_every_refusal_has_a_plain_sentence(why: Why) -> None:
    for sport in Sport:
        words = refusal_words(Refusal(why, sport, bad=9, of=40), same)
        assert words.endswith(".")
        assert "!" not in words
        assert "{" not in words
        assert why not in (Why.BAD_POINTS,) or words.startswith("9 of its 40 points")


def test_times_that_are_not_believed_are_told_with_the_bound() -> None:
    assert refusal_words(Refusal(Why.TOO_OLD), same) == (
        "its times are before 1990. Runs are taken in from 1 January 1990 on."
    )
    assert refusal_words(Refusal(Why.TO_COME), same) == (
        "its times are more than 24 hours ahead of this computer’s clock."
    )
