"""Each file and each run of an import gets one verdict, and doubles are found once."""

from pathlib import Path

import pytest

from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import KnownRun, Verdict, plan_import
from backstretch.exchange.run_files import Format, Refusal, Why
from tests.exchange.imports import a_file, a_run, in_diary, planned, utc_day

NEW, SAME_BYTES, SAME_RUN, REFUSED = Verdict


def test_runs_that_nobody_has_are_new() -> None:
    plan = planned(a_file("a.fit", a_run()), a_file("b.fit", a_run(4000), a_run(9000)))
    assert [file.verdict for file in plan.files] == [NEW, NEW]
    assert [run.number for run in plan.taken()] == [0, 1, 2]
    assert plan.doubles == ()


def test_a_refused_file_brings_nothing_and_stops_nothing() -> None:
    refused = FileResult(Path("a.gpx"), "x", Refusal(Why.DAMAGED))
    plan = planned(refused, a_file("b.fit", a_run()), refused)
    assert [file.verdict for file in plan.files] == [REFUSED, NEW, REFUSED]


def test_the_same_bytes_twice_are_one_file() -> None:
    plan = planned(a_file("a.fit", a_run(), sha256="x"), a_file("copy.fit", a_run(), sha256="x"))
    assert [file.verdict for file in plan.files] == [NEW, SAME_BYTES]
    assert (len(plan.taken()), plan.doubles) == (1, ())


@pytest.mark.parametrize(
    ("brought", "diary", "verdict"),
    [
        (("old",), ("old",), SAME_BYTES),
        (("old", "gone"), ("old",), SAME_BYTES),
        (("gone",), ("other",), NEW),
        ((), (), SAME_BYTES),
    ],
)
def test_a_file_taken_before_is_there_while_one_of_its_runs_is(
    brought: tuple[str, ...], diary: tuple[str, ...], verdict: Verdict
) -> None:
    known = tuple(in_diary(run, 999_999) for run in diary)
    plan = plan_import([a_file("a.fit", a_run(), sha256="x")], known, {"x": brought}, utc_day)
    assert plan.files[0].verdict is verdict


@pytest.mark.parametrize(
    ("after_s", "metres", "same"),
    [
        (0, 8200.0, True),
        (60, 8200.0, True),
        (-60, 8200.0, True),
        (61, 8200.0, False),
        (-61, 8200.0, False),
        (0, 8200.0 / 0.9801, True),
        (0, 8200.0 * 0.9801, True),
        (0, 8200.0 * 0.97, False),
        (0, 8200.0 / 0.97, False),
        (59, None, True),
        (61, None, False),
    ],
)
def test_the_same_run_starts_within_a_minute_and_is_as_long(
    after_s: int, metres: float | None, same: bool
) -> None:
    plan = planned(a_file("a.gpx", a_run()), known=(in_diary("old", after_s, metres),))
    (run,) = plan.runs
    assert (run.verdict, run.known) == ((SAME_RUN, "old") if same else (NEW, ""))
    assert plan.files[0].verdict is (SAME_RUN if same else NEW)
    assert plan.taken() == (() if same else (run,))
    assert plan.taken({0}) == (run,)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (a_file("a.gpx", a_run(points=500), kind=Format.GPX), a_file("a.fit", a_run(3)), 1),
        (a_file("a.tcx", a_run(), kind=Format.TCX), a_file("a.fit", a_run(3)), 1),
        (a_file("a.fit", a_run(cut=True)), a_file("a.gpx", a_run(), kind=Format.GPX), 1),
        (a_file("a.fit", a_run(points=10)), a_file("b.fit", a_run(2, points=11)), 1),
        (a_file("a.fit", a_run()), a_file("b.fit", a_run(2)), 0),
    ],
)
def test_of_the_same_run_in_two_files_the_better_one_is_taken(
    first: FileResult, second: FileResult, kept: int
) -> None:
    plan = planned(first, second)
    assert [run.number for run in plan.taken()] == [kept]
    (double,) = plan.doubles
    assert (double.number, double.twin, double.known) == (1 - kept, kept, "")


def test_two_that_are_both_in_the_diary_are_both_asked_about() -> None:
    files = (a_file("a.fit", a_run()), a_file("a.gpx", a_run(2), kind=Format.GPX))
    plan = planned(*files, known=(in_diary("old"),))
    assert [run.known for run in plan.doubles] == ["old", "old"]


def test_the_nearest_start_is_the_double() -> None:
    known = (in_diary("far", -50), in_diary("near", 10), in_diary("later", 40))
    assert planned(a_file("a.fit", a_run()), known=known).runs[0].known == "near"


@pytest.mark.parametrize(
    ("day", "metres", "same"),
    [
        ("2026-05-01", 8200.0 * 0.99, True),
        ("2026-05-01", 8200.0 * 0.97, False),
        ("2026-04-30", 8200.0, False),
    ],
)
def test_a_run_logged_without_a_time_is_the_same_on_its_day_and_as_long(
    day: str, metres: float, same: bool
) -> None:
    known = (KnownRun("old", "", metres, day),)
    (run,) = planned(a_file("a.gpx", a_run()), known=known).runs
    assert (run.verdict, run.known) == ((SAME_RUN, "old") if same else (NEW, ""))


def test_the_start_goes_before_the_day() -> None:
    known = (KnownRun("by day", "", 8200.0, "2026-05-01"), in_diary("by start", 30))
    (run,) = planned(a_file("a.gpx", a_run()), known=known).runs
    assert run.known == "by start"


def test_one_run_of_a_day_is_the_double_of_one_run_alone() -> None:
    known = (KnownRun("old", "", 8200.0, "2026-05-01"),)
    plan = planned(a_file("a.gpx", a_run(), a_run(20_000)), known=known)
    assert [run.verdict for run in plan.runs] == [SAME_RUN, NEW]
