"""The one place that asks the machine the time, and waits."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

DAY_STARTS_AT_HOUR = 3


class Clock(Protocol):
    """What the rest of the program may know of time."""

    def monotonic_ns(self) -> int:
        """Return nanoseconds that never run backwards and go on while the machine sleeps."""

    def now(self) -> datetime:
        """Return the wall time in the person's zone, with its offset."""

    def zone(self) -> str:
        """Return the IANA name of the person's zone, or its offset where no name is known."""

    def wait(self, seconds: float) -> None:
        """Return after this many seconds of the machine's time."""


class SystemClock:
    """The machine's clock; with `speed` above 1 the monotonic hand runs that much faster.

    A session is timed by a hand that also counts the time asleep, so that a closed lid shows
    as a gap: `CLOCK_BOOTTIME` on Linux, `CLOCK_MONOTONIC` on macOS, and Windows' own monotonic
    clock, which all do.

    Who travels sets the machine to another zone while the program runs; the C library keeps the
    one of its first use, so it is asked to look again whenever the wall time is (3 us on Linux).
    """

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._hand = _sleep_counting_hand()
        self._origin = self._read()
        self._look_at_zone = zone_reader()

    def monotonic_ns(self) -> int:
        """Return nanoseconds since this clock was made, times the speed."""
        return int((self._read() - self._origin) * self._speed)

    def now(self) -> datetime:
        """Return the wall time in the person's zone, with its offset."""
        self._look_at_zone()
        return datetime.now().astimezone()

    def zone(self) -> str:
        """Return the IANA name of the person's zone, or its offset where no name is known."""
        return zone_name(self.now())

    def wait(self, seconds: float) -> None:
        """Sleep; the speed does not shorten it."""
        time.sleep(max(0.0, seconds))

    def _read(self) -> int:
        return time.monotonic_ns() if self._hand is None else time.clock_gettime_ns(self._hand)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something happened: the instant, where, and which day it belongs to.

    `at` is ISO 8601 with offset, `zone` an IANA name, `local_date` the ISO date the entry
    counts for. It is stored with the entry and never computed again.
    """

    at: str
    zone: str
    local_date: str


def stamp(clock: Clock, day_starts_at: int = DAY_STARTS_AT_HOUR) -> Stamp:
    """Return the stamp of this moment, for a day that starts at this hour."""
    now = clock.now()
    day = local_day(now, day_starts_at)
    return Stamp(now.isoformat(timespec="seconds"), clock.zone(), day.isoformat())


def local_day(moment: datetime, day_starts_at: int = DAY_STARTS_AT_HOUR) -> date:
    """Return the day a moment belongs to: the hours after midnight still belong to yesterday."""
    return (moment.replace(tzinfo=None) - timedelta(hours=day_starts_at)).date()


def zone_name(moment: datetime, root: Path = Path("/etc")) -> str:
    """Return the IANA name of the machine's zone; its offset, as `+01:00`, where none is found."""
    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked_zone(root), _named_zone(root)):
        if name and _is_zone(name):
            return name
    if moment.utcoffset() in (None, timedelta(0)):
        return "UTC"
    return moment.strftime("%z")[:3] + ":" + moment.strftime("%z")[3:5]


def utc_text(moment: datetime) -> str:
    """Return a moment as UTC in ISO 8601, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def zone_reader(library: str = "", function: str = "_tzset") -> Callable[[], object]:
    """Return what makes the C library look again which zone the machine is in.

    Windows' own is reached by the names of its `library` and its `function`; where there is no
    way, nothing is done.
    """
    if not library and hasattr(time, "tzset"):
        return time.tzset
    import ctypes  # which a start on other systems need not load

    try:
        read: Callable[[], object] = getattr(ctypes.CDLL(library or "ucrtbase"), function)
    except (OSError, AttributeError):
        return lambda: None
    return read


def _sleep_counting_hand() -> int | None:
    name = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}.get(sys.platform, "")
    hand: int | None = getattr(time, name, None)
    return hand


def _linked_zone(root: Path) -> str:
    link = root / "localtime"
    try:
        parts = link.resolve().parts if link.is_symlink() else ()
    except (OSError, RuntimeError):  # which Python 3.11 raises for links in a circle
        return ""
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""


def _named_zone(root: Path) -> str:
    try:
        return (root / "timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo  # 4 ms that a start without a session need not spend

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
