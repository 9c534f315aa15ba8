"""Reads runs from FIT: the sums of their sessions; of a file cut short, the part that is there."""

from backstretch.exchange.fit_bytes import Kind, Message, Part, messages, parts
from backstretch.exchange.import_tally import Counted, Sums, Tally, checked_run
from backstretch.exchange.run_files import (
    MAX_RUNS,
    FoundRun,
    Sport,
    Terms,
    Why,
    refuse,
    runs_or_refused,
)

EPOCH_S = 631_065_600
"""1989-12-31 in UTC, from which the format counts its seconds."""
_SINCE_POWER_ON = 0x1000_0000
"""A smaller time counts from when the watch was switched on, and says nothing."""
_ACTIVITY = 4
_DEGREES = 180.0 / 2**31
_START, _SPORT, _ELAPSED, _MOVING, _METRES = 2, 5, 7, 8, 9
_TIMER, _STARTS, _STOPS = 0, 0, frozenset({1, 4, 8, 9})
_RUNS = frozenset({0, 1})
_SPORTS = {2: Sport.CYCLING, 5: Sport.SWIMMING, 11: Sport.WALKING, 17: Sport.HIKING}


def read_fit(data: bytes, terms: Terms) -> tuple[FoundRun, ...]:
    """Return the runs of a FIT file.

    Raises:
        Refused: there is no run in it, or it cannot be read.
    """
    reader = _FitReader(terms)
    for part in parts(data):
        reader.read(data, part)
    return reader.runs()


class _FitReader:
    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._found: list[FoundRun] = []
        self._other: Sport | None = None
        self._points = Counted()
        self._tally = Tally(terms)
        self._sport = 0
        self._type: int | None = None
        self._stopped = False

    def read(self, data: bytes, part: Part) -> None:
        """Read one file; what a file that is cut has after its last session is a run as well."""
        self._tally, self._sport, self._type = Tally(self._terms), 0, None
        self._stopped = False
        hear = {
            Kind.FILE_ID: self._hear_file,
            Kind.SPORT: self._hear_sport,
            Kind.SESSION: self._hear_session,
            Kind.RECORD: self._hear_record,
            Kind.EVENT: self._hear_event,
        }
        for message in messages(data, part):
            hear[message.kind](message)
        self._points.count(self._tally)
        if part.cut and self._tally.kept >= 2 and self._is_run():
            self._found.append(self._begun(part))

    def runs(self) -> tuple[FoundRun, ...]:
        """Return the runs, in the order of the file.

        Raises:
            Refused: there are none, or too much of the file cannot be.
        """
        self._points.check()
        return runs_or_refused(self._found, self._other)

    def _begun(self, part: Part) -> FoundRun:
        """Return the run that a cut file began; how long it was follows from the bytes missing."""
        tally = self._tally
        there = (part.end - part.begin) / part.whole if part.whole else 1.0
        whole = tally.seconds / there if there > 0.0 else None
        sums = Sums(tally.first, tally.distance_m, tally.seconds)
        return checked_run(sums, (tally,), self._terms, ends_early=True, of_s=whole)

    def _is_run(self) -> bool:
        """Tell whether what follows is a run, and remember what it is if not."""
        if self._type not in (None, _ACTIVITY):
            return False
        if self._sport not in _RUNS:
            self._other = _SPORTS.get(self._sport, Sport.OTHER)
            return False
        return True

    def _hear_file(self, message: Message) -> None:
        self._type = message.values.get(0)

    def _hear_sport(self, message: Message) -> None:
        self._sport = message.values.get(0, 0)

    def _hear_event(self, message: Message) -> None:
        if message.values.get(0) != _TIMER:
            return
        what = message.values.get(1)
        self._stopped = what in _STOPS or (self._stopped and what != _STARTS)
        self._tally.pause()

    def _hear_record(self, message: Message) -> None:
        values = message.values
        north, east, metres = values.get(0), values.get(1), values.get(5)
        place = None if north is None or east is None else (north * _DEGREES, east * _DEGREES)
        if self._stopped:
            self._tally.pause()
        self._tally.add(_time(message.time), place, None if metres is None else metres / 100)

    def _hear_session(self, message: Message) -> None:
        values, tally = message.values, self._tally
        self._sport = values.get(_SPORT, self._sport)
        self._tally = Tally(self._terms)
        self._stopped = False
        if not self._is_run():
            return
        self._points.count(tally)
        if len(self._found) >= MAX_RUNS:
            raise refuse(Why.TOO_LARGE)
        took = values.get(_MOVING, values.get(_ELAPSED))
        metres = values.get(_METRES)
        start = values.get(_START)
        sums = Sums(
            tally.first if start is None else _time(start),
            tally.distance_m if metres is None else metres / 100,
            tally.seconds if took is None else took / 1000,
        )
        self._found.append(checked_run(sums, (tally,), self._terms))


def _time(seconds: int | None) -> float | None:
    if seconds is None or seconds < _SINCE_POWER_ON:
        return None
    return float(seconds + EPOCH_S)
