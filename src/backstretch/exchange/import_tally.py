"""Walks along the points of a run: believes or drops each, and keeps the sums, not the places."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from backstretch.exchange.import_limits import EARLIEST_S, utc_text
from backstretch.exchange.run_files import (
    MAX_DISTANCE_M,
    MAX_DURATION_S,
    MAX_POINTS,
    MIN_DURATION_S,
    FoundRun,
    Refusal,
    Refused,
    Terms,
    Why,
    refuse,
)

MOST_BAD = 0.2
FASTEST_M_S = 50.0
_EARTH_M = 6_371_000.0


class Tally:
    """The points of one run.

    A point is dropped where its time, its place or its distance cannot be: out of range, earlier
    than the point before, or further from it than a car drives. Of those dropped, `old` and
    `to_come` are out of range by their times.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self.places: list[tuple[float, float, float]] = []
        self.kept = 0
        self.bad = 0
        self.old = 0
        self.to_come = 0
        self.first: float | None = None
        self.last: float | None = None
        self.seconds = 0.0
        self.gps_m: float | None = None
        self.read_m: float | None = None
        self._place: tuple[float, float] | None = None
        self._placed_at = 0.0
        self._apart = True

    @property
    def distance_m(self) -> float | None:
        """The distance as the device counted it, else along the places, else None."""
        return self.gps_m if self.read_m is None else self.read_m

    def pause(self) -> None:
        """Say that the next point starts a new stretch: the way and the time to it do not count."""
        self._apart = True

    def drop(self, count: int = 1) -> None:
        """Count points that say what cannot be.

        Raises:
            Refused: there are too many.
        """
        self.check_room()
        self.bad += count

    def check_room(self, more: int = 0) -> None:
        """Give the file up that has too many points; `more` are counted elsewhere.

        Raises:
            Refused: there are too many.
        """
        if self.kept + self.bad + more >= MAX_POINTS:
            raise refuse(Why.TOO_MANY_POINTS)

    def add(
        self,
        at: float | None,
        place: tuple[float, float] | None = None,
        metres: float | None = None,
    ) -> None:
        """Take a point: its time, its latitude and longitude, the distance the device shows.

        Raises:
            Refused: there are too many.
        """
        self.check_room()
        if at is not None:
            self.old += at < EARLIEST_S
            self.to_come += at > self._terms.latest
        if at is None or not self._can_be(at, place, metres):
            self.bad += 1
            return
        if place is not None and not self._move(at, place):
            self.bad += 1
            return
        if self.first is None:
            self.first = at
        elif not self._apart and self.last is not None:
            self.seconds += at - self.last
        if metres is not None:
            self.read_m = metres if self.read_m is None else max(self.read_m, metres)
        self.last, self._apart = at, False
        self.kept += 1

    def _can_be(self, at: float, place: tuple[float, float] | None, metres: float | None) -> bool:
        return (
            EARLIEST_S <= at <= self._terms.latest
            and (self.last is None or at >= self.last)
            and (place is None or (abs(place[0]) <= 90.0 and abs(place[1]) <= 180.0))
            and (metres is None or 0.0 <= metres <= MAX_DISTANCE_M)
        )

    def _move(self, at: float, place: tuple[float, float]) -> bool:
        """Go to a place, and tell whether one can have got there in that time."""
        if self._place is not None:
            step = metres_between(self._place, place)
            if step > FASTEST_M_S * max(1.0, at - self._placed_at):
                return False
            if not self._apart:
                self.gps_m = (self.gps_m or 0.0) + step
        self._place, self._placed_at = place, at
        if self.gps_m is None:
            self.gps_m = 0.0
        if self._terms.track:
            self.places.append((at, *place))
        return True


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the way over the ground between two places in degrees (haversine, mean radius)."""
    north, other_north = math.radians(one[0]), math.radians(other[0])
    up = math.sin((other_north - north) / 2) ** 2
    along = math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    share = up + math.cos(north) * math.cos(other_north) * along
    return 2 * _EARTH_M * math.asin(math.sqrt(min(1.0, share)))


@dataclass(frozen=True, slots=True)
class Sums:
    """What a file says of a run as a whole: seconds since 1970, metres, seconds of running."""

    start: float | None
    distance_m: float | None
    duration_s: float


def checked_run(
    sums: Sums,
    tallies: Sequence[Tally],
    terms: Terms,
    *,
    ends_early: bool = False,
    of_s: float | None = None,
) -> FoundRun:
    """Return a run whose sums can be, with what was counted of its points.

    Raises:
        Refused: they cannot.
    """
    start, distance, duration = sums.start, sums.distance_m, sums.duration_s
    if start is not None and not EARLIEST_S <= start <= terms.latest:
        raise refuse(Why.TOO_OLD if start < EARLIEST_S else Why.TO_COME)
    if (
        start is None
        or not MIN_DURATION_S <= duration <= MAX_DURATION_S
        or (distance is not None and not 0.0 <= distance <= MAX_DISTANCE_M)
    ):
        raise refuse(Why.OUT_OF_RANGE)
    return FoundRun(
        utc_text(start),
        None if distance is None else round(distance, 1),
        round(duration, 1),
        sum(tally.kept for tally in tallies),
        sum(tally.bad for tally in tallies),
        ends_early,
        of_s if of_s is not None and duration <= of_s <= MAX_DURATION_S else None,
        tuple(
            (round(max(0.0, at - start), 1), north, east)
            for tally in tallies
            for at, north, east in tally.places
        ),
    )


class Counted:
    """How many points of a file say what cannot be, and how many of these because of their time."""

    def __init__(self) -> None:
        self._bad = self._old = self._to_come = self._of = 0

    def count(self, tally: Tally) -> None:
        """Count those of one run of the file."""
        self._bad += tally.bad
        self._old += tally.old
        self._to_come += tally.to_come
        self._of += tally.bad + tally.kept

    def check(self) -> None:
        """Give a file up of which too many points say what cannot be.

        Raises:
            Refused: more than a fifth do.
        """
        most = MOST_BAD * self._of
        if self._old > most:
            raise refuse(Why.TOO_OLD)
        if self._to_come > most:
            raise refuse(Why.TO_COME)
        if self._bad > most:
            raise Refused(Refusal(Why.BAD_POINTS, bad=self._bad, of=self._of))
