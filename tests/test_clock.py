"""The time of day, the day it counts for, and the zone's name; a hand that never runs back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstretch.clock import Stamp, SystemClock, local_day, stamp, utc_text, zone_name, zone_reader
from tests.fakes import FakeClock

PATIENT = settings(deadline=None, derandomize=True)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "America/Santiago",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Kathmandu",
)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-02T17:30:00+01:00", "2026-03-02"),
        ("2026-03-03T00:00:00+01:00", "2026-03-02"),
        ("2026-03-03T02:59:59.999999+01:00", "2026-03-02"),
        ("2026-03-03T03:00:00+01:00", "2026-03-03"),
        ("2026-01-01T01:00:00+13:00", "2025-12-31"),
        ("2028-03-01T02:00:00+00:00", "2028-02-29"),
        ("2027-01-01T02:59:00-08:00", "2026-12-31"),
    ],
)
def test_a_day_ends_at_three_in_the_night(moment: str, day: str) -> None:
    assert local_day(datetime.fromisoformat(moment)).isoformat() == day


@pytest.mark.parametrize(("hour", "day"), [(0, "2026-03-03"), (2, "2026-03-02"), (5, "2026-03-02")])
def test_the_hour_at_which_a_day_starts_can_be_chosen(hour: int, day: str) -> None:
    moment = datetime.fromisoformat("2026-03-03T01:30:00+01:00")
    assert local_day(moment, hour).isoformat() == day


@pytest.mark.parametrize(
    ("utc", "zone", "wall", "day"),
    [
        # The night the clocks go forward in Berlin: 02:00 becomes 03:00, a new day.
        ("2026-03-29T00:59:59", "Europe/Berlin", "01:59:59", "2026-03-28"),
        ("2026-03-29T01:00:00", "Europe/Berlin", "03:00:00", "2026-03-29"),
        # The night they go back: 02:30 comes twice and belongs to Saturday both times.
        ("2026-10-25T00:30:00", "Europe/Berlin", "02:30:00", "2026-10-24"),
        ("2026-10-25T01:30:00", "Europe/Berlin", "02:30:00", "2026-10-24"),
        ("2026-10-25T02:00:00", "Europe/Berlin", "03:00:00", "2026-10-25"),
        # Midnight itself is left out in Santiago and Beirut.
        ("2026-09-06T03:59:59", "America/Santiago", "23:59:59", "2026-09-05"),
        ("2026-09-06T04:00:00", "America/Santiago", "01:00:00", "2026-09-05"),
        ("2026-03-28T22:00:00", "Asia/Beirut", "01:00:00", "2026-03-28"),
        # Half an hour on Lord Howe.
        ("2026-10-03T15:30:00", "Australia/Lord_Howe", "02:30:00", "2026-10-03"),
        ("2026-10-03T16:00:00", "Australia/Lord_Howe", "03:00:00", "2026-10-04"),
        # A whole day left out in Samoa.
        ("2011-12-30T09:59:59", "Pacific/Apia", "23:59:59", "2011-12-29"),
        ("2011-12-30T10:00:00", "Pacific/Apia", "00:00:00", "2011-12-30"),
        ("2011-12-30T13:00:00", "Pacific/Apia", "03:00:00", "2011-12-31"),
    ],
)
def test_nights_when_the_clocks_change(utc: str, zone: str, wall: str, day: str) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert moment.time().isoformat() == wall
    assert local_day(moment).isoformat() == day


@PATIENT
@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)), st.sampled_from(ZONES))
def test_a_day_is_the_walls_day_or_the_one_before(utc: datetime, zone: str) -> None:
    moment = utc.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    early = moment.hour < 3
    assert local_day(moment) == moment.date() - timedelta(days=1 if early else 0)


@pytest.mark.parametrize(
    ("wall", "zone", "expected"),
    [
        (
            datetime(2026, 3, 2, 16, 30, tzinfo=UTC),
            "Europe/Berlin",
            Stamp("2026-03-02T17:30:00+01:00", "Europe/Berlin", "2026-03-02"),
        ),
        (
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            "Europe/Berlin",
            Stamp("2026-10-25T02:30:00+02:00", "Europe/Berlin", "2026-10-24"),
        ),
        (
            datetime(2026, 10, 25, 1, 30, 0, 999_999, tzinfo=UTC),
            "Europe/Berlin",
            Stamp("2026-10-25T02:30:00+01:00", "Europe/Berlin", "2026-10-24"),
        ),
        (
            datetime(2026, 7, 1, 20, 0, tzinfo=UTC),
            "Asia/Kathmandu",
            Stamp("2026-07-02T01:45:00+05:45", "Asia/Kathmandu", "2026-07-01"),
        ),
    ],
)
def test_a_stamp_tells_the_instant_the_place_and_the_day(
    wall: datetime, zone: str, expected: Stamp
) -> None:
    assert stamp(FakeClock(wall, zone)) == expected


def test_travel_changes_the_zone_and_not_yesterday() -> None:
    evening = FakeClock(datetime(2026, 3, 2, 23, 0, tzinfo=UTC), "Asia/Tokyo")
    later = FakeClock(datetime(2026, 3, 3, 3, 0, tzinfo=UTC), "America/Los_Angeles")
    assert stamp(evening).local_date == "2026-03-03"
    assert stamp(later).local_date == "2026-03-02"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-03-02T17:30:00.123456+01:00", "2026-03-02T16:30:00.123+00:00"),
        ("2026-03-02T17:30:00+00:00", "2026-03-02T17:30:00.000+00:00"),
        ("2026-01-01T05:00:00+05:45", "2025-12-31T23:15:00.000+00:00"),
    ],
)
def test_an_event_is_told_in_utc_to_the_millisecond(moment: str, text: str) -> None:
    assert utc_text(datetime.fromisoformat(moment)) == text


def an_etc(
    folder: Path, *, linked: str = "", named: bytes | None = None, base: str = "zoneinfo"
) -> Path:
    """Return a folder with the files by which a system names its zone."""
    etc = folder / "etc"
    etc.mkdir()
    if linked:
        (etc / "localtime").symlink_to(folder / "usr" / "share" / base / linked)
    if named is not None:
        (etc / "timezone").write_bytes(named)
    return etc


NOON = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))


@pytest.mark.parametrize(
    ("tz", "linked", "named", "expected"),
    [
        ("Asia/Tokyo", "Europe/Berlin", None, "Asia/Tokyo"),
        (":Asia/Tokyo", "", None, "Asia/Tokyo"),
        ("", "Europe/Berlin", None, "Europe/Berlin"),
        ("", "America/Argentina/Ushuaia", b"Europe/Paris\n", "America/Argentina/Ushuaia"),
        ("", "", b"Europe/Paris\n", "Europe/Paris"),
        ("", "Mars/Olympus", b"Europe/Paris", "Europe/Paris"),
        ("<-0330>3:30", "", b"Europe/Paris", "Europe/Paris"),
        ("", "", b"\xff\xfe", "-03:30"),
        ("", "", b"", "-03:30"),
        ("", "", b"../../etc/passwd", "-03:30"),
        ("", "", b"/etc/passwd", "-03:30"),
        ("", "", None, "-03:30"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "", None, "-03:30"),
    ],
)
def test_the_zone_has_its_name_or_its_offset(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tz: str,
    linked: str,
    named: bytes | None,
    expected: str,
) -> None:
    monkeypatch.setenv("TZ", tz)
    assert zone_name(NOON, an_etc(tmp_path, linked=linked, named=named)) == expected


def test_a_zone_linked_outside_the_list_of_zones_has_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    assert zone_name(NOON, an_etc(tmp_path, linked="Europe/Berlin", base="zones")) == "-03:30"


def test_a_zone_that_leads_nowhere_has_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    (tmp_path / "localtime").symlink_to("localtime")
    assert zone_name(NOON, tmp_path) == "-03:30"
    assert zone_name(NOON, tmp_path / ("no folder can be called so " * 20)) == "-03:30"


@pytest.mark.parametrize("moment", [datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 1)])
def test_no_offset_is_utc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: datetime
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    assert zone_name(moment, an_etc(tmp_path)) == "UTC"


def test_the_machines_own_zone_is_one_that_can_be_kept() -> None:
    name = SystemClock().zone()
    assert name in available_timezones() or name[0] in "+-"


def test_the_hand_never_runs_back_and_starts_at_its_making() -> None:
    clock = SystemClock()
    readings = [clock.monotonic_ns() for _ in range(1000)]
    assert readings == sorted(readings)
    assert 0 <= readings[0] < 10_000_000_000


def test_speed_makes_the_hand_run_faster_and_not_the_wall() -> None:
    plain, fast = SystemClock(), SystemClock(speed=1_000_000)
    while plain.monotonic_ns() < 1_000_000:
        pass
    assert fast.monotonic_ns() > 100 * plain.monotonic_ns()
    assert abs(fast.now() - plain.now()) < timedelta(seconds=10)


def test_now_carries_an_offset() -> None:
    assert SystemClock().now().utcoffset() is not None


@pytest.fixture
def own_zone() -> Iterator[None]:
    """Give the machine's own zone back to the C library, once the environment has it again."""
    yield
    zone_reader()()


@pytest.mark.skipif(sys.platform == "win32", reason="TZ is a POSIX name for the zone")
@pytest.mark.usefixtures("own_zone")
def test_another_zone_is_noticed_while_the_clock_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    seen = []
    for zone in ("Asia/Kathmandu", "Pacific/Apia", "Asia/Kathmandu"):
        monkeypatch.setenv("TZ", zone)
        seen.append((clock.now().utcoffset(), stamp(clock).zone))
    kathmandu = (timedelta(hours=5, minutes=45), "Asia/Kathmandu")
    assert seen == [kathmandu, (timedelta(hours=13), "Pacific/Apia"), kathmandu]


TRAVELLER = """
import os, sys
from pathlib import Path
from backstretch.clock import SystemClock
link, clock = Path("/etc/localtime"), SystemClock()
for zone in ("Europe/Berlin", "Asia/Tokyo", "America/New_York"):
    new = link.with_name("new")
    new.symlink_to(f"/usr/share/zoneinfo/{zone}")
    new.replace(link)
    print(clock.zone(), clock.now().tzname(), sep="/")
"""
IN_ITS_OWN_ETC = 'mount --bind "$1" /etc && exec "$2" -c "$3"'


@pytest.mark.skipif(not Path("/usr/share/zoneinfo").is_dir(), reason="the zones lie elsewhere")
def test_a_laptop_that_is_set_to_another_zone_is_believed_at_once(tmp_path: Path) -> None:
    unshare = ["unshare", "--user", "--map-root-user", "--mount"]
    try:
        subprocess.run([*unshare, "mount", "--bind", str(tmp_path), "/etc"], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine does not let a test have a folder of settings of its own")
    env = {name: value for name, value in os.environ.items() if name != "TZ"}
    script = [IN_ITS_OWN_ETC, "sh", str(tmp_path), sys.executable, TRAVELLER]
    ran = subprocess.run(
        [*unshare, "sh", "-c", *script], env=env, capture_output=True, text=True, check=True
    )
    zones = [line.rsplit("/", 1) for line in ran.stdout.split()]
    assert [zone for zone, _ in zones] == ["Europe/Berlin", "Asia/Tokyo", "America/New_York"]
    assert zones[0][1] in ("CET", "CEST")
    assert zones[1][1] == "JST"
    assert zones[2][1] in ("EST", "EDT")


def test_where_the_zone_cannot_be_looked_at_again_the_old_one_stays() -> None:
    assert zone_reader("no-library-of-this-name")() is None


@pytest.mark.skipif(sys.platform != "linux", reason="the C library has another name elsewhere")
@pytest.mark.usefixtures("own_zone")
def test_the_zone_is_looked_at_again_by_a_library_that_has_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look_again = zone_reader("libc.so.6", "tzset")
    seen = []
    for zone in ("Asia/Kathmandu", "Pacific/Apia"):
        monkeypatch.setenv("TZ", zone)
        look_again()
        seen.append(NOON.astimezone().utcoffset())
    assert seen == [timedelta(hours=5, minutes=45), timedelta(hours=13)]
    assert zone_reader("libc.so.6", "no_such_function")() is None


def test_a_wait_that_is_over_is_none() -> None:
    SystemClock().wait(-1)
