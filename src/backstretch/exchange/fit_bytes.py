"""Takes a FIT file apart into the few messages that tell of a run, however it is damaged.

The layout is that of the FIT protocol: a header, definitions of messages, messages by those
definitions, a check sum; files may follow one another. We read it ourselves because a general
decoder takes ten times as long for each point, and fails in its own ways on damaged files.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from backstretch.exchange.run_files import MAX_RUNS, Why, refuse

MARK = b".FIT"
MAX_BYTES = 16 * 1024 * 1024
MAX_MESSAGES = 1_500_000
"""Both are more than two days need, with a point a second."""
_SMALLEST_HEADER = 12
_CHECK_SUM = 2
_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
_TIMESTAMP = 253


class Kind(IntEnum):
    """The messages that are read, by their numbers in the protocol."""

    FILE_ID = 0
    SPORT = 12
    SESSION = 18
    RECORD = 20
    EVENT = 21


_WANTED: dict[int, frozenset[int]] = {
    Kind.FILE_ID: frozenset({0}),
    Kind.SPORT: frozenset({0}),
    Kind.SESSION: frozenset({2, 5, 7, 8, 9, _TIMESTAMP}),
    Kind.RECORD: frozenset({0, 1, 5, _TIMESTAMP}),
    Kind.EVENT: frozenset({0, 1, _TIMESTAMP}),
}
_WHOLE_NUMBERS: dict[int, tuple[str, int]] = {
    0x00: ("B", 0xFF),
    0x01: ("b", 0x7F),
    0x02: ("B", 0xFF),
    0x83: ("h", 0x7FFF),
    0x84: ("H", 0xFFFF),
    0x85: ("i", 0x7FFF_FFFF),
    0x86: ("I", 0xFFFF_FFFF),
    0x0A: ("B", 0),
    0x8B: ("H", 0),
    0x8C: ("I", 0),
}
"""How each type of whole number is packed, and which value says that there is none."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: the values of its fields by their numbers, those that it has."""

    kind: Kind
    values: dict[int, int]

    @property
    def time(self) -> int | None:
        """Its time in seconds of the format, or None."""
        return self.values.get(_TIMESTAMP)


@dataclass(frozen=True, slots=True)
class Part:
    """One FIT file of the one or more that lie in the bytes: `data[begin:end]` are its messages.

    It is `cut` where the bytes end before the file does; `whole` is how many it should have.
    """

    begin: int
    end: int
    whole: int
    cut: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    kind: Kind | None
    size: int
    packed: struct.Struct
    fields: tuple[tuple[int, int], ...]


def parts(data: bytes) -> Iterator[Part]:
    """Yield the files that follow one another in these bytes.

    Raises:
        Refused: it is no FIT file, too large, or one of them is not true to its check sum.
    """
    if len(data) > MAX_BYTES:
        raise refuse(Why.TOO_LARGE)
    at = count = 0
    while at == 0 or data[at + 8 : at + _SMALLEST_HEADER] == MARK:
        header = data[at] if at < len(data) else 0
        if header < _SMALLEST_HEADER or data[at + 8 : at + _SMALLEST_HEADER] != MARK:
            raise refuse(Why.DAMAGED)
        count += 1
        if count > MAX_RUNS:
            raise refuse(Why.TOO_LARGE)
        (size,) = struct.unpack_from("<I", data, at + 4)
        begin = at + header
        end = begin + size
        cut = end + _CHECK_SUM > len(data)
        if not cut and check_sum(data[at : end + _CHECK_SUM]) != 0:
            raise refuse(Why.DAMAGED)
        yield Part(begin, min(end, len(data)), size, cut)
        at = end + _CHECK_SUM


def messages(data: bytes, part: Part) -> Iterator[Message]:
    """Yield the messages of a part that tell of a run, as far as they are whole.

    Raises:
        Refused: a message has no definition, or goes over the end of a file that is not cut.
    """
    layouts: dict[int, _Layout] = {}
    at, end, clock, count = part.begin, part.end, 0, 0
    while at < end:
        head = data[at]
        count += 1
        if count > MAX_MESSAGES:
            raise refuse(Why.TOO_LARGE)
        if head & _COMPRESSED == 0 and head & _DEFINITION:
            layout, after = _definition(data, at, end)
            if layout is not None:
                layouts[head & 0x0F] = layout
        else:
            known = layouts.get(head >> 5 & 0x03 if head & _COMPRESSED else head & 0x0F)
            if known is None:
                raise refuse(Why.DAMAGED)
            after = at + 1 + known.size
            if known.kind is not None and after <= end:
                values = _values(known, data, at + 1)
                if head & _COMPRESSED:
                    clock += (head - clock) & 0x1F
                    values[_TIMESTAMP] = clock
                clock = values.get(_TIMESTAMP, clock)
                yield Message(known.kind, values)
        if after > end:
            if not part.cut:
                raise refuse(Why.DAMAGED)
            return
        at = after


def check_sum(data: bytes) -> int:
    """Return the CRC-16 of the protocol; over bytes and their own check sum it is 0."""
    crc = 0
    table = _TABLE
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


def _definition(data: bytes, at: int, end: int) -> tuple[_Layout | None, int]:
    """Return what a definition says, or None where it goes over the end, and where it ends."""
    if at + 6 > end:
        return None, end + 1
    order = ">" if data[at + 2] else "<"
    (number,) = struct.unpack_from(order + "H", data, at + 3)
    begin = at + 6
    after = begin + 3 * data[at + 5]
    own = range(begin, after, 3)
    theirs = range(0)
    if data[at] & _DEVELOPER:
        if after >= end:
            return None, end + 1
        begin, after = after + 1, after + 1 + 3 * data[after]
        theirs = range(begin, after, 3)
    if after > end:
        return None, end + 1
    return _layout(data, number, order, own, theirs), after


def _layout(data: bytes, number: int, order: str, own: range, theirs: range) -> _Layout:
    wanted = _WANTED.get(number, frozenset())
    form, fields, size = [order], [], 0
    for at in own:
        field, length, base = data[at], data[at + 1], data[at + 2]
        code, none = _WHOLE_NUMBERS.get(base, ("", 0))
        if field in wanted and code and struct.calcsize("<" + code) == length:
            form.append(code)
            fields.append((field, none))
        else:
            form.append(f"{length}x")
        size += length
    size += sum(data[at + 1] for at in theirs)
    kind = Kind(number) if wanted else None
    return _Layout(kind, size, struct.Struct("".join(form)), tuple(fields))


def _values(layout: _Layout, data: bytes, at: int) -> dict[int, int]:
    numbers = layout.packed.unpack_from(data, at)
    return {
        field: number
        for (field, none), number in zip(layout.fields, numbers, strict=True)
        if number != none
    }


def _make_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
        table.append(crc)
    return tuple(table)


_TABLE = _make_table()
