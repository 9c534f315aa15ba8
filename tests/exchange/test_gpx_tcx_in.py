"""Runs in GPX and TCX: recorded ones come out as they were, wrong numbers are left out."""

import lzma
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from backstretch.exchange.import_reading import read_run_file
from backstretch.exchange.run_files import Format, Found, Refusal, Sport, Terms
from tests.exchange.watch_files import (
    START,
    STEP_M,
    TERMS,
    found,
    gpx,
    read,
    tcx,
    time_text,
    trkpt,
    trkpts,
    why,
)

TCX_SAMPLE = Path(__file__).resolve().parents[1] / "data" / "tcx2gpx" / "2019-10-20.tcx.xz"
SAMPLES = Path(__file__).resolve().parents[1] / "data" / "gpxpy"

# What gpxpy 1.6.2 itself says of them: length_2d, get_duration, of all tracks that have times.
BY_GPXPY = {
    "cerknicko-jezero": ("2010-08-05T14:23:59+00:00", 4580.14, 4239.0),
    "korita-zbevnica": ("2010-10-03T09:36:30+00:00", 6268.55, 13093.0),
    "track-with-empty-segment": ("2013-07-06T17:26:26+00:00", 85.95, 76.0),
}


@pytest.mark.parametrize("name", BY_GPXPY)
def test_recorded_tracks_are_as_long_as_gpxpy_says(name: str) -> None:
    start, metres, seconds = BY_GPXPY[name]
    (run,) = found((SAMPLES / f"{name}.gpx").read_bytes()).runs
    assert run.started_at == start
    assert run.distance_m == pytest.approx(metres, rel=0.01)
    assert run.duration_s == pytest.approx(seconds, abs=1.0)


def test_a_recorded_tcx_is_as_long_as_its_own_points_say() -> None:
    """The sample counts one lap; its points tell the same once more, and where it began."""
    sample = lzma.decompress(TCX_SAMPLE.read_bytes())
    times = re.findall(r"<Time>([^<]+)", sample.decode())
    metres = re.findall(
        r"<DistanceMeters>([\d.]+)</DistanceMeters> *</Trackpoint>", sample.decode()
    )
    began, ended = (datetime.fromisoformat(time) for time in (times[0], times[-1]))
    (run,) = found(sample).runs
    assert run.started_at == began.isoformat() == "2019-10-20T12:50:19+00:00"
    assert run.distance_m == pytest.approx(float(metres[-1]), rel=0.01)
    assert run.duration_s == pytest.approx(8631.0, abs=1.0)
    assert run.duration_s == pytest.approx((ended - began).total_seconds(), abs=3.0)


def test_a_tcx_begins_with_its_first_lap_whatever_it_is_called() -> None:
    """Phones write into the id when the file was made, a minute after the start and more."""
    late = tcx().replace(f"<Id>{time_text(0)}</Id>", f"<Id>{time_text(62)}</Id>")
    (run,) = found(late.encode()).runs
    assert run.started_at == found(tcx().encode()).runs[0].started_at


def test_a_tcx_whose_laps_name_no_start_begins_with_its_id() -> None:
    bare = re.sub(r' StartTime="[^"]*"', "", tcx())
    (run,) = found(bare.encode()).runs
    assert run.started_at == found(tcx().encode()).runs[0].started_at


def test_a_track_from_1901_is_refused() -> None:
    assert why((SAMPLES / "Mojstrovka.gpx").read_bytes()) == "too-old"


@pytest.mark.parametrize(
    ("began", "comes_to"),
    [
        ("1985-06-01T06:12:03+00:00", "too-old"),
        ("1989-12-31T23:40:00+00:00", "too-old"),
        ("1990-01-01T00:00:00+00:00", "found"),
        ("today", "found"),
        ("tomorrow", "to-come"),
    ],
)
@pytest.mark.parametrize("form", [lambda: gpx(trkpts(121)), tcx], ids=["gpx", "tcx"])
def test_a_file_whose_times_are_not_believed_says_which_way(
    form: Callable[[], str], began: str, comes_to: str
) -> None:
    named = {"today": TERMS.latest - 3600, "tomorrow": TERMS.latest + 1}
    seconds = named.get(began) or datetime.fromisoformat(began).timestamp()
    result = read(shifted(form(), seconds - START.timestamp()))
    assert (result.why if isinstance(result, Refusal) else "found") == comes_to


def shifted(text: str, by: float) -> str:
    """Return a file with all its times moved."""

    def move(time: re.Match[str]) -> str:
        return time_text(datetime.fromisoformat(time[0]).timestamp() - START.timestamp() + by)

    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", move, text)


def test_a_gpx_run_has_the_sums_of_its_points() -> None:
    result = found(gpx(trkpts(121)))
    (run,) = result.runs
    assert (result.format, run.started_at) == (Format.GPX, "2026-05-01T06:12:03+00:00")
    assert run.distance_m == pytest.approx(120 * STEP_M, rel=0.001)
    assert (run.duration_s, run.points, run.dropped, run.track) == (600.0, 121, 0, ())


def test_places_are_kept_only_where_asked_for() -> None:
    result = read_run_file(gpx(trkpts(3)).encode(), Terms(TERMS.latest, track=True))
    assert isinstance(result, Found)
    assert result.runs[0].track == (
        (0.0, 45.0, 14.5),
        (5.0, 45.000135, 14.5),
        (10.0, 45.00027, 14.5),
    )


def test_a_pause_between_stretches_does_not_count() -> None:
    late = [trkpt(n, time=time_text(n * 5 + 300)) for n in range(60, 120)]
    (run,) = found(gpx([*trkpts(60), "</trkseg><trkseg>", *late])).runs
    assert run.duration_s == 59 * 5 + 59 * 5


def test_tracks_a_little_apart_are_one_run_and_far_apart_two() -> None:
    def two(gap: int) -> int:
        late = [trkpt(n, time=time_text(n * 5 + gap)) for n in range(60, 120)]
        return len(found(gpx([*trkpts(60), "</trkseg></trk><trk><trkseg>", *late])).runs)

    assert (two(14 * 60), two(16 * 60)) == (1, 2)


def test_a_track_that_began_before_the_one_above_it_is_a_run_of_its_own() -> None:
    early = [trkpt(n, time=time_text(n * 5 - 7200)) for n in range(60)]
    runs = found(gpx([*trkpts(60), "</trkseg></trk><trk><trkseg>", *early])).runs
    assert [(run.started_at, run.duration_s) for run in runs] == [
        ("2026-05-01T06:12:03+00:00", 295.0),
        ("2026-05-01T04:12:03+00:00", 295.0),
    ]


def test_a_tcx_run_has_the_sums_of_its_laps() -> None:
    result = found(tcx(60))
    (run,) = result.runs
    assert (result.format, run.started_at) == (Format.TCX, "2026-05-01T06:12:03+00:00")
    assert run.distance_m == pytest.approx(120 * STEP_M, abs=0.1)
    assert (run.duration_s, run.points, run.dropped) == (600.0, 120, 0)


def test_a_treadmill_has_no_places() -> None:
    (run,) = found(tcx(60, place=False)).runs
    assert run.distance_m == pytest.approx(120 * STEP_M, abs=0.1)


def test_a_tcx_without_sums_is_summed_up_from_its_points() -> None:
    text = tcx(60)
    for value in ("300.0", f"{60 * STEP_M:.2f}"):
        for name in ("TotalTimeSeconds", "DistanceMeters"):
            text = text.replace(f"<{name}>{value}</{name}><", "<")
    (run,) = found(text).runs
    assert run.distance_m == pytest.approx(119 * STEP_M, rel=0.01)
    assert run.duration_s == 59 * 5 * 2


def test_a_distance_that_the_device_shows_lower_again_does_not_shorten_the_run() -> None:
    text = tcx(60, laps=1).replace(f"<DistanceMeters>{60 * STEP_M:.2f}</DistanceMeters><", "<")
    last = f"<DistanceMeters>{59 * STEP_M:.2f}</DistanceMeters>"
    assert text.count(last) == 1
    (run,) = found(text.replace(last, "<DistanceMeters>12.0</DistanceMeters>")).runs
    assert run.distance_m == pytest.approx(58 * STEP_M, abs=0.1)


@pytest.mark.parametrize(
    ("data", "sport"),
    [
        (tcx(sport="Biking"), Sport.CYCLING),
        (gpx(trkpts(9), "cycling"), Sport.CYCLING),
        (gpx(trkpts(9), "Nordic walking"), Sport.WALKING),
        (gpx(trkpts(9), "hiking"), Sport.HIKING),
    ],
)
def test_what_is_no_run_is_named(data: str, sport: Sport) -> None:
    refusal = read(data)
    assert isinstance(refusal, Refusal)
    assert (refusal.why, refusal.sport) == ("other-sport", sport)


@pytest.mark.parametrize("kind", ["running", "trail_running", "9", "", "jkljkl", "stride"])
def test_runs_by_any_name_are_taken(kind: str) -> None:
    assert len(found(gpx(trkpts(9), kind)).runs) == 1


NO_NUMBERS = ["NaN", "inf", "-inf", "1e309", "1e999", "999", "90.0001", "१२", "1_0", "45,5", "0x2d"]
NO_NUMBERS += ["4" * 5000, "", " ", "--1", "1e", "4 5", "４５", "1e0000002"]


@pytest.mark.parametrize("text", NO_NUMBERS, ids=range(len(NO_NUMBERS)))
@pytest.mark.parametrize("axis", ["lat", "lon"])
def test_a_place_that_is_no_number_is_left_out(text: str, axis: str) -> None:
    value = "181" if axis == "lon" and text in ("999", "90.0001") else text
    bad = {"lat": value or " "} if axis == "lat" else {"lon": value}
    points = trkpts(40)
    points[20] = trkpt(20, **bad)
    (run,) = found(gpx(points)).runs
    assert (run.points, run.dropped) == (39, 1)
    assert run.distance_m == pytest.approx(39 * STEP_M, rel=0.001)


@pytest.mark.parametrize(
    ("lat", "lon", "taken"),
    [
        ("45.{n:03}", "180.0", True),
        ("45.{n:03}", "-180.0", True),
        ("90.0", "1.{n:03}", True),
        ("45.{n:03}", "180.001", False),
        ("45.{n:03}", "-180.001", False),
        ("90.001", "1.{n:03}", False),
        ("-90.001", "1.{n:03}", False),
    ],
)
def test_no_place_off_the_map_is_taken_though_all_of_them_lie_together(
    lat: str, lon: str, taken: bool
) -> None:
    points = [
        trkpt(n, time=time_text(60 * n), lat=lat.format(n=n), lon=lon.format(n=n)) for n in range(9)
    ]
    if taken:
        assert found(gpx(points)).runs[0].points == 9
    else:
        assert why(gpx(points)) == "bad-points"


@pytest.mark.parametrize(
    "time",
    [
        "0000-00-00T00:00:00Z",
        "2026-05-01T06:13:60Z",
        "1601-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "1989-12-31T23:59:59Z",
        "2026-05-01T06:13:43",
        "2026-05-01T05:00:00Z",
        "2026-05-01 06:13:43Z",
        "२०२६-05-01T06:13:43Z",
        "2026-02-30T06:13:43Z",
        "2026-W18-5T06:13:43Z",
        "1777615983",
        "now",
    ],
)
def test_a_time_that_cannot_be_is_left_out(time: str) -> None:
    points = trkpts(40)
    points[20] = trkpt(20, time=time)
    (run,) = found(gpx(points)).runs
    assert (run.points, run.dropped, run.duration_s) == (39, 1, 195.0)


def test_minus_nothing_is_nothing() -> None:
    points = [trkpt(n, lat="-0", lon=f"{n * 0.0001:.4f}") for n in range(9)]
    (run,) = found(gpx(points)).runs
    assert run.points == 9


def test_a_leap_of_the_receiver_is_left_out() -> None:
    points = trkpts(40)
    points[20] = trkpt(20, lat="46.0")
    (run,) = found(gpx(points)).runs
    assert run.dropped == 1
    assert run.distance_m == pytest.approx(39 * STEP_M, rel=0.001)


@pytest.mark.parametrize(("bad", "taken"), [(8, True), (9, False)])
def test_a_file_with_more_than_a_fifth_wrong_is_refused(bad: int, taken: bool) -> None:
    points = [trkpt(n, lat="NaN") if 2 <= n < 2 + bad else trkpt(n) for n in range(40)]
    result = read(gpx(points))
    if taken:
        assert isinstance(result, Found)
    else:
        assert isinstance(result, Refusal)
        assert (result.why, result.bad, result.of) == ("bad-points", 9, 40)


@pytest.mark.parametrize(("timeless", "taken"), [(8, True), (9, False)])
def test_points_without_a_time_are_wrong_ones_where_others_have_one(
    timeless: int, taken: bool
) -> None:
    points = [re.sub("<time>.*</time>", "", one) for one in trkpts(timeless)]
    result = read(gpx([*points, *trkpts(40)[timeless:]]))
    if taken:
        assert isinstance(result, Found)
        assert (result.runs[0].points, result.runs[0].dropped) == (32, 8)
    else:
        assert isinstance(result, Refusal)
        assert (result.why, result.bad, result.of) == ("bad-points", 9, 40)


@pytest.mark.parametrize("name", ["LatitudeDegrees", "LongitudeDegrees", "DistanceMeters"])
@pytest.mark.parametrize(("bad", "taken"), [(24, True), (25, False)])
def test_a_tcx_with_more_than_a_fifth_wrong_is_refused(name: str, bad: int, taken: bool) -> None:
    head, *points = tcx(120, laps=1).split("<Trackpoint>")
    wrong = [
        re.sub(rf"<{name}>[^<]+", f"<{name}>NaN", point, count=1) for point in points[2 : 2 + bad]
    ]
    result = read("<Trackpoint>".join([head, *points[:2], *wrong, *points[2 + bad :]]))
    if taken:
        assert isinstance(result, Found)
        assert (result.runs[0].points, result.runs[0].dropped) == (96, 24)
    else:
        assert isinstance(result, Refusal)
        assert (result.why, result.bad, result.of) == ("bad-points", 25, 120)


@pytest.mark.parametrize("text", ["NaN", "inf", "1e309", "-5", "1_0", "१२", "4,5", "9" * 5000, ""])
@pytest.mark.parametrize("name", ["TotalTimeSeconds", "DistanceMeters"])
def test_a_sum_that_is_no_number_refuses_the_file(text: str, name: str) -> None:
    right = "300.0" if name == "TotalTimeSeconds" else f"{60 * STEP_M:.2f}"
    data = tcx(60).replace(f"<{name}>{right}</{name}>", f"<{name}>{text}</{name}>", 1)
    assert why(data) == "out-of-range"


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("TotalTimeSeconds", "300.0", "172801"),
        ("TotalTimeSeconds", "300.0", "0"),
        ("DistanceMeters", f"{60 * STEP_M:.2f}", "500001"),
    ],
)
def test_sums_out_of_range_refuse_the_file(name: str, right: str, wrong: str) -> None:
    data = tcx(60, laps=1).replace(f"<{name}>{right}<", f"<{name}>{wrong}<", 1)
    assert why(data) == "out-of-range"


def test_a_run_of_tomorrow_is_refused_and_one_of_today_not() -> None:
    just = Terms(START.timestamp() + 600)
    assert isinstance(read_run_file(tcx(60).encode(), just), Found)
    assert isinstance(read_run_file(tcx(60).encode(), Terms(START.timestamp() - 1)), Refusal)


def test_more_than_a_thousand_runs_in_one_file_are_refused() -> None:
    tracks = "".join(f"<trk><trkseg>{trkpt(0)}{trkpt(1)}</trkseg></trk>" for _ in range(1_001))
    assert why(f"<gpx>{tracks}</gpx>") == "too-large"
    head, activity, tail = tcx(2).partition("<Activity ")
    activity, end, rest = tail.partition("</Activity>")
    assert why(head + f"<Activity {activity}{end}" * 1_001 + rest) == "too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"   ", "unknown"),
        (gpx([]), "no-run"),
        (gpx(trkpts(1)), "no-run"),
        (gpx(['<trkpt lat="45" lon="14"/>'] * 9), "no-times"),
        (gpx([]).replace("trk", "rte"), "no-run"),
        (tcx().replace("Activit", "Cours"), "no-run"),
    ],
)
def test_a_file_without_a_run_says_so(data: bytes | str, code: str) -> None:
    assert why(data) == code
