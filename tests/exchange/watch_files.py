"""Writes files as watches do: GPX, TCX and FIT, whole or wrong in a chosen way."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from backstretch.exchange.import_reading import read_run_file
from backstretch.exchange.run_files import FileRead, Found, Refusal, Terms

START = datetime(2026, 5, 1, 6, 12, 3, tzinfo=UTC)
TERMS = Terms(datetime(2026, 11, 1, tzinfo=UTC).timestamp())
STEP_S, STEP_DEGREES = 5, 0.000135
STEP_M = 15.011
"""Metres between two of the points below, which lie on one meridian."""
FIT_START = int((START - datetime(1989, 12, 31, tzinfo=UTC)).total_seconds())


def read(data: bytes | str) -> FileRead:
    """Return what the boundary says of a file."""
    return read_run_file(data.encode() if isinstance(data, str) else data, TERMS)


def found(data: bytes | str) -> Found:
    """Return what is in a file that has runs."""
    result = read(data)
    assert isinstance(result, Found), result
    return result


def why(data: bytes | str) -> str:
    """Return why a file is refused."""
    result = read(data)
    assert isinstance(result, Refusal), result
    return result.why


def time_text(seconds: float) -> str:
    """Return the time so many seconds after the start."""
    return (START + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def trkpt(number: int, lat: str = "", lon: str = "14.5", time: str = "") -> str:
    """Return one point of a track, right in all that is not given."""
    north = lat or f"{45 + number * STEP_DEGREES:.6f}"
    said = time or time_text(number * STEP_S)
    return f'<trkpt lat="{north}" lon="{lon}"><ele>12</ele><time>{said}</time></trkpt>'


def trkpts(count: int) -> list[str]:
    """Return the points of a track on which nothing is wrong."""
    return [trkpt(number) for number in range(count)]


def gpx(points: Iterable[str], kind: str = "running") -> str:
    """Return a GPX file with one track of these points."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>Morning</name><type>{kind}</type><trkseg>{''.join(points)}</trkseg></trk></gpx>"
    )


def tcx(count: int = 60, sport: str = "Running", laps: int = 2, place: bool = True) -> str:
    """Return a TCX file: laps of so many points, five seconds and 15 m apart."""
    body = []
    for lap in range(laps):
        points = []
        for number in range(lap * count, (lap + 1) * count):
            position = (
                f"<Position><LatitudeDegrees>{45 + number * STEP_DEGREES:.6f}</LatitudeDegrees>"
                "<LongitudeDegrees>14.5</LongitudeDegrees></Position>"
            )
            points.append(
                f"<Trackpoint><Time>{time_text(number * STEP_S)}</Time>{position if place else ''}"
                f"<DistanceMeters>{number * STEP_M:.2f}</DistanceMeters></Trackpoint>"
            )
        body.append(
            f'<Lap StartTime="{time_text(lap * count * STEP_S)}">'
            f"<TotalTimeSeconds>{count * STEP_S}.0</TotalTimeSeconds>"
            f"<DistanceMeters>{count * STEP_M:.2f}</DistanceMeters>"
            f"<Track>{''.join(points)}</Track></Lap>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase '
        'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
        f'<Activity Sport="{sport}"><Id>{time_text(0)}</Id>{"".join(body)}</Activity>'
        "</Activities></TrainingCenterDatabase>"
    )


@dataclass(frozen=True)
class Fit:
    """What a FIT file is to hold.

    `metres` and `seconds` are those of the session at its end; `pause` seconds lie in its middle.
    """

    records: int = 120
    sport: int = 1
    file_type: int = 4
    sessions: int = 1
    begin: int = FIT_START
    big_endian: bool = False
    developer: bool = False
    compressed: bool = False
    header: int = 14
    pause: int = 0

    @property
    def seconds(self) -> int:
        return self.records * STEP_S

    @property
    def metres(self) -> float:
        return self.records * STEP_M

    def data(self) -> bytes:
        """Return the file with its check sums."""
        return sealed(b"".join(self._messages()), self.header)

    def _messages(self) -> Iterable[bytes]:
        order = ">" if self.big_endian else "<"
        yield self._definition(0, 0, [(0, 1, 0x00), (4, 4, 0x86)])
        yield struct.pack(order + "BBI", 0, self.file_type, self.begin)
        if self.developer:
            yield self._definition(5, 206, [(0, 1, 0x02), (1, 1, 0x02)])
            yield bytes([5, 0, 0])
        for session in range(self.sessions):
            yield from self._session(order, self.begin + session * (self.seconds + 600))

    def _session(self, order: str, begin: int) -> Iterable[bytes]:
        fields = [(253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85), (5, 4, 0x86), (3, 1, 0x02)]
        theirs = [(7, 2, 0)] if self.developer else []
        yield self._definition(1, 20, fields, theirs)
        yield self._definition(2, 20, fields[1:])
        for number in range(self.records):
            north = round((45 + number * STEP_DEGREES) * 2**31 / 180)
            east = round(14.5 * 2**31 / 180)
            values = (north, east, round(number * STEP_M * 100), 150)
            at = begin + number * STEP_S + (self.pause if number >= self.records // 2 else 0)
            if self.pause and number == self.records // 2:
                yield self._definition(6, 21, [(253, 4, 0x86), (0, 1, 0x00), (1, 1, 0x00)])
                yield struct.pack(order + "BIBB", 6, at - self.pause, 0, 4)
                yield struct.pack(order + "BIBB", 6, at, 0, 0)
            if self.compressed and number:
                yield struct.pack(order + "BiiIB", 0x80 | 2 << 5 | at & 0x1F, *values)
            else:
                more = b"xy" if self.developer else b""
                yield struct.pack(order + "BIiiIB", 1, at, *values) + more
        sums = [(253, 4, 0x86), (2, 4, 0x86), (7, 4, 0x86), (8, 4, 0x86), (9, 4, 0x86)]
        yield self._definition(3, 18, [*sums, (5, 1, 0x00)])
        took = self.seconds * 1000
        ends = (begin + self.seconds, begin, took + 90_000, took, round(self.metres * 100))
        yield struct.pack(order + "BIIIIIB", 3, *ends, self.sport)

    def _definition(
        self,
        local: int,
        number: int,
        fields: list[tuple[int, int, int]],
        theirs: list[tuple[int, int, int]] | None = None,
    ) -> bytes:
        order = ">" if self.big_endian else "<"
        head = 0x40 | local | (0x20 if theirs else 0)
        own = struct.pack(order + "BBBHB", head, 0, int(self.big_endian), number, len(fields))
        own += b"".join(bytes(field) for field in fields)
        if theirs:
            own += bytes([len(theirs)]) + b"".join(bytes(field) for field in theirs)
        return own


def sealed(messages: bytes, header: int = 14) -> bytes:
    """Return messages as a FIT file with a header of 12 or 14 bytes and right check sums."""
    head = struct.pack("<BBHI4s", header, 0x20, 2132, len(messages), b".FIT")
    if header == 14:
        head += struct.pack("<H", crc16(head))
    return head + messages + struct.pack("<H", crc16(head + messages))


def crc16(data: bytes) -> int:
    """Return the check sum of the protocol: CRC-16/ARC."""
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ _CRC_OF_BYTE[(crc ^ byte) & 0xFF]
    return crc


def _crc_of(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ 0xA001 if byte & 1 else byte >> 1
    return byte


_CRC_OF_BYTE = [_crc_of(byte) for byte in range(256)]
