"""Reads runs from GPX 1.0 and 1.1: places with times, from which the sums are made."""

import re
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

ROOT = "gpx"
SAME_RUN_S = 15 * 60.0
_WORD = re.compile(r"[a-z]+")
_SPORTS = {
    **dict.fromkeys(("cycling", "biking", "bike", "ride", "virtualride"), Sport.CYCLING),
    **dict.fromkeys(("swimming", "swim"), Sport.SWIMMING),
    **dict.fromkeys(("walking", "walk"), Sport.WALKING),
    **dict.fromkeys(("hiking", "hike"), Sport.HIKING),
    **dict.fromkeys(("rowing", "skiing", "paddling", "skating", "driving"), Sport.OTHER),
}


class GpxReader:
    """Hears the elements of a GPX file.

    Tracks that follow one another within a quarter of an hour are one run: some watches start a
    new one after each pause. Tracks without times are ways to come, and are left out.
    """

    format = Format.GPX

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._tracks: list[Tally] = []
        self._sport: Sport | None = None
        self._other: Sport | None = None
        self._any_timeless = False
        self._tally = Tally(terms)
        self._timeless = 0
        self._place: tuple[float, float] | None = None
        self._time: str | None = None
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "gpx/trk": self._begin_track,
            "trk/trkseg": self._begin_stretch,
            "trkseg/trkpt": self._begin_point,
        }
        self.texts: dict[str, Callable[[str], None]] = {
            "trkpt/time": self._hear_time,
            "trk/type": self._hear_type,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "trkseg/trkpt": self._end_point,
            "gpx/trk": self._end_track,
        }

    def runs(self) -> tuple[FoundRun, ...]:
        """Return the runs, in the order of the file.

        Raises:
            Refused: there are none, or too much of the file cannot be.
        """
        points = Counted()
        for track in self._tracks:
            points.count(track)
        points.check()
        found = [run for tracks in self._outings() if (run := self._run(tracks)) is not None]
        why = Why.NO_TIMES if self._any_timeless else Why.NO_RUN
        return runs_or_refused(found, self._other, why)

    def _outings(self) -> list[list[Tally]]:
        outings: list[list[Tally]] = []
        for track in self._tracks:
            before = outings[-1][-1].last if outings else None
            gap = None if before is None or track.first is None else track.first - before
            if gap is not None and 0 <= gap <= SAME_RUN_S:
                outings[-1].append(track)
            else:
                outings.append([track])
        return outings

    def _run(self, tracks: list[Tally]) -> FoundRun | None:
        """Return the run of these tracks, or None where they are a moment and not a run."""
        points = sum(track.kept for track in tracks)
        seconds = sum(track.seconds for track in tracks)
        if points < 2 or seconds < 1.0:
            return None
        distance = sum(track.distance_m or 0.0 for track in tracks)
        sums = Sums(tracks[0].first, distance, seconds)
        return checked_run(sums, tracks, self._terms)

    def _begin_track(self, _: Attributes) -> None:
        self._tally, self._timeless, self._sport = Tally(self._terms), 0, None

    def _begin_stretch(self, _: Attributes) -> None:
        self._tally.pause()

    def _begin_point(self, attributes: Attributes) -> None:
        north = number(attributes.get("lat", ""))
        east = number(attributes.get("lon", ""))
        self._place = None if north is None or east is None else (north, east)
        self._time = None

    def _hear_time(self, text: str) -> None:
        self._time = text

    def _hear_type(self, text: str) -> None:
        words = _WORD.findall(text.lower())
        self._sport = next((_SPORTS[word] for word in words if word in _SPORTS), None)

    def _end_point(self) -> None:
        if self._time is None:
            self._timeless += 1
            self._tally.check_room(self._timeless)
        elif self._place is None:
            self._tally.drop()
        else:
            self._tally.add(seconds_of(self._time), self._place)

    def _end_track(self) -> None:
        if self._tally.kept + self._tally.bad == 0:
            self._any_timeless = self._any_timeless or self._timeless > 0
        elif self._sport is not None:
            self._other = self._sport
        else:
            self._tally.drop(self._timeless)
            if len(self._tracks) >= MAX_RUNS:
                raise refuse(Why.TOO_LARGE)
            self._tracks.append(self._tally)
