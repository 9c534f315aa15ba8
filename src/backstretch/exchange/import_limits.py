"""What is believed of a file: its texts as numbers and times, and the ranges of both."""

import math
import re
from datetime import UTC, datetime, timedelta

MAX_BYTES = 64 * 1024 * 1024
FUTURE = timedelta(hours=24)
EARLIEST_S = datetime(1990, 1, 1, tzinfo=UTC).timestamp()

_LONGEST_NUMBER = 40
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)


def number(text: str) -> float | None:
    """Return a finite number written in plain ASCII digits with a point, or None."""
    text = text.strip()
    if len(text) > _LONGEST_NUMBER or _NUMBER.fullmatch(text) is None:
        return None
    value = float(text)
    return value + 0.0 if math.isfinite(value) else None


def seconds_of(text: str) -> float | None:
    """Return a time with its zone (ISO 8601) as seconds since 1970 in UTC, or None."""
    text = text.strip()
    if _TIME.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text.upper()).timestamp()  # it knows no small z
    except (ValueError, OverflowError):
        return None


def utc_text(seconds: float) -> str:
    """Return seconds since 1970 as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(math.floor(seconds), UTC).isoformat(timespec="seconds")
