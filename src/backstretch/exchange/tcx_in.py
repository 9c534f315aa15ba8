"""Reads runs from TCX: the sums of their laps, with the points as a second opinion."""

from collections.abc import Callable

from backstretch.exchange.import_limits import number, seconds_of
from backstretch.exchange.import_tally import Counted, Sums, Tally, checked_run
from backstretch.exchange.run_files import (
    MAX_RUNS,
    Format,
    FoundRun,
    Sport,
    Terms,
    Why,
    refuse,
    runs_or_refused,
)
from backstretch.exchange.xml_guard import Attributes

ROOT = "TrainingCenterDatabase"
_RUNS = frozenset({"running", "other", ""})
_ACTIVITIES = ("Activities/Activity", "FirstSport/Activity", "NextSport/Activity")


class TcxReader:
    """Hears the elements of a TCX file."""

    format = Format.TCX

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._found: list[FoundRun] = []
        self._other: Sport | None = None
        self._points = Counted()
        self._sport = ""
        self._start: float | None = None
        self._called: float | None = None
        self._lap_seconds: float | None = None
        self._lap_metres: float | None = None
        self._tally = Tally(terms)
        self._clear_point()
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **dict.fromkeys(_ACTIVITIES, self._begin_activity),
            "Activity/Lap": self._begin_lap,
            "Lap/Track": self._begin_track,
            "Track/Trackpoint": self._begin_point,
        }
        self.texts: dict[str, Callable[[str], None]] = {
            "Activity/Id": self._hear_id,
            "Lap/TotalTimeSeconds": self._hear_seconds,
            "Lap/DistanceMeters": self._hear_metres,
            "Trackpoint/Time": self._hear_time,
            "Position/LatitudeDegrees": self._hear_north,
            "Position/LongitudeDegrees": self._hear_east,
            "Trackpoint/DistanceMeters": self._hear_point_metres,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "Track/Trackpoint": self._end_point,
            **dict.fromkeys(_ACTIVITIES, self._end_activity),
        }

    def runs(self) -> tuple[FoundRun, ...]:
        """Return the runs, in the order of the file.

        Raises:
            Refused: there are none, or too much of the file cannot be.
        """
        self._points.check()
        return runs_or_refused(self._found, self._other)

    def _begin_activity(self, attributes: Attributes) -> None:
        self._sport = attributes.get("Sport", "").strip().lower()
        self._start = self._called = self._lap_seconds = self._lap_metres = None
        self._tally = Tally(self._terms)

    def _hear_id(self, text: str) -> None:
        self._called = seconds_of(text)

    def _begin_lap(self, attributes: Attributes) -> None:
        if self._start is None:
            self._start = seconds_of(attributes.get("StartTime", ""))

    def _begin_track(self, _: Attributes) -> None:
        self._tally.pause()

    def _hear_seconds(self, text: str) -> None:
        self._lap_seconds = _sum(self._lap_seconds, text)

    def _hear_metres(self, text: str) -> None:
        self._lap_metres = _sum(self._lap_metres, text)

    def _begin_point(self, _: Attributes) -> None:
        self._clear_point()

    def _clear_point(self) -> None:
        self._at = ""
        self._north: str | None = None
        self._east: str | None = None
        self._metres: str | None = None

    def _hear_time(self, text: str) -> None:
        self._at = text

    def _hear_north(self, text: str) -> None:
        self._north = text

    def _hear_east(self, text: str) -> None:
        self._east = text

    def _hear_point_metres(self, text: str) -> None:
        self._metres = text

    def _end_point(self) -> None:
        place = None
        if self._north is not None or self._east is not None:
            north, east = number(self._north or ""), number(self._east or "")
            if north is None or east is None:
                return self._tally.drop()
            place = (north, east)
        metres = None if self._metres is None else number(self._metres)
        if metres is None and self._metres is not None:
            return self._tally.drop()
        return self._tally.add(seconds_of(self._at), place, metres)

    def _end_activity(self) -> None:
        tally = self._tally
        if self._sport not in _RUNS:
            self._other = Sport.CYCLING if self._sport == "biking" else Sport.OTHER
            return
        self._points.count(tally)
        if self._lap_seconds is None and tally.kept < 2:
            return
        # A phone may put into the id when it wrote the file.
        told = (self._start, self._called, tally.first)
        start = next((one for one in told if one is not None), None)
        seconds = tally.seconds if self._lap_seconds is None else self._lap_seconds
        metres = tally.distance_m if self._lap_metres is None else self._lap_metres
        sums = Sums(start, metres, seconds)
        if len(self._found) >= MAX_RUNS:
            raise refuse(Why.TOO_LARGE)
        self._found.append(checked_run(sums, (tally,), self._terms))


def _sum(so_far: float | None, text: str) -> float:
    """Add the sum of a lap.

    Raises:
        Refused: it is not a number, so that the whole cannot be told.
    """
    value = number(text)
    if value is None or value < 0.0:
        raise refuse(Why.OUT_OF_RANGE)
    return value + (so_far or 0.0)
