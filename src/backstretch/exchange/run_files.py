"""What is found in a file from a watch: its runs, or why it cannot be read. Codes, no words."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

MAX_RUNS = 1_000
MAX_POINTS = 1_000_000
MAX_DISTANCE_M = 500_000.0
MIN_DURATION_S, MAX_DURATION_S = 1.0, 48 * 3600.0

Distance = Annotated[float, msgspec.Meta(ge=0.0, le=MAX_DISTANCE_M)]
Duration = Annotated[float, msgspec.Meta(ge=MIN_DURATION_S, le=MAX_DURATION_S)]
Points = Annotated[int, msgspec.Meta(ge=0, le=MAX_POINTS)]


Latitude = Annotated[float, msgspec.Meta(ge=-90.0, le=90.0)]
Longitude = Annotated[float, msgspec.Meta(ge=-180.0, le=180.0)]
Seconds = Annotated[float, msgspec.Meta(ge=0.0)]
Track = Annotated[
    tuple[tuple[Seconds, Latitude, Longitude], ...], msgspec.Meta(max_length=MAX_POINTS)
]


class Terms(msgspec.Struct, frozen=True):
    """How to read: `latest` is the last time believed, in seconds since 1970 in UTC.

    The places of a run are kept only where the `track` is asked for.
    """

    latest: float
    track: bool = False


class Format(StrEnum):
    """What kind of file it is."""

    GPX = "gpx"
    TCX = "tcx"
    FIT = "fit"


class Sport(StrEnum):
    """What a file holds that is no run."""

    CYCLING = "cycling"
    SWIMMING = "swimming"
    WALKING = "walking"
    HIKING = "hiking"
    OTHER = "other"


class Why(StrEnum):
    """Why a file brings nothing.

    NO_FILE, NO_ACCESS, EMPTY, TOO_LARGE: it is not read at all. UNKNOWN: none of the three
    formats; ARCHIVE: packed; UNSAFE: XML with parts that these formats do not have; DAMAGED: not
    whole or not true to its own check sum. NO_RUN, NO_TIMES, OTHER_SPORT: it holds something
    else. BAD_POINTS: more than a fifth of its points say what cannot be; OUT_OF_RANGE: its sums
    do; TOO_OLD, TO_COME: its times do, or those of more than a fifth of its points;
    TOO_MANY_POINTS. TOO_SLOW, FAILED: reading it was given up.
    """

    NO_FILE = "no-file"
    NO_ACCESS = "no-access"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    UNKNOWN = "unknown"
    ARCHIVE = "archive"
    UNSAFE = "unsafe"
    DAMAGED = "damaged"
    NO_RUN = "no-run"
    NO_TIMES = "no-times"
    OTHER_SPORT = "other-sport"
    BAD_POINTS = "bad-points"
    OUT_OF_RANGE = "out-of-range"
    TOO_OLD = "too-old"
    TO_COME = "to-come"
    TOO_MANY_POINTS = "too-many-points"
    TOO_SLOW = "too-slow"
    FAILED = "failed"


class FoundRun(msgspec.Struct, frozen=True):
    """A run in a file.

    `started_at` is ISO 8601 in UTC, to the second. `duration_s` is the time of running as the
    watch counted it, its pauses left out; in GPX, which has no sums, the time that its stretches
    of track take. `distance_m` is None where the file has none (a treadmill). Of the points,
    `points` were believed and `dropped` were not. Where the file `ends_early`, `of_s` is about
    how long the whole was, if that can be told. `track` has the places, if they were asked for:
    seconds from the start, latitude, longitude.
    """

    started_at: str
    distance_m: Distance | None
    duration_s: Duration
    points: Points
    dropped: Points = 0
    ends_early: bool = False
    of_s: Duration | None = None
    track: Track = ()

    @property
    def start(self) -> datetime:
        """When it began."""
        return datetime.fromisoformat(self.started_at)


class Found(msgspec.Struct, frozen=True, tag="found"):
    """A file that was read, with at least one run."""

    format: Format
    runs: Annotated[tuple[FoundRun, ...], msgspec.Meta(min_length=1)]


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """A file that brings nothing: `sport` is told with OTHER_SPORT, the counts with BAD_POINTS."""

    why: Why
    sport: Sport | None = None
    bad: int = 0
    of: int = 0


FileRead = Found | Refusal


class Refused(Exception):
    """Raised inside the readers; the boundary turns it into the `refusal` it carries."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.why)
        self.refusal = refusal


def refuse(why: Why) -> Refused:
    """Return what a reader raises to give a file up."""
    return Refused(Refusal(why))


def runs_or_refused(
    found: Sequence[FoundRun], other: Sport | None, why: Why = Why.NO_RUN
) -> tuple[FoundRun, ...]:
    """Return the runs that a reader found in a file.

    Raises:
        Refused: there are none, but `other` where that is a sport, else `why`.
    """
    if found:
        return tuple(found)
    raise refuse(why) if other is None else Refused(Refusal(Why.OTHER_SPORT, sport=other))
