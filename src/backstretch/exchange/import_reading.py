"""The one boundary of all files from a watch: bytes in, runs or a refusal out, never an error."""

from collections.abc import Callable

from backstretch.exchange import fit_bytes, gpx_in, tcx_in
from backstretch.exchange.fit_in import read_fit
from backstretch.exchange.gpx_in import GpxReader
from backstretch.exchange.import_limits import MAX_BYTES
from backstretch.exchange.run_files import (
    FileRead,
    Format,
    Found,
    FoundRun,
    Refusal,
    Refused,
    Terms,
    Why,
    refuse,
)
from backstretch.exchange.tcx_in import TcxReader
from backstretch.exchange.xml_guard import walk

_PACKED = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"PK00PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
)
_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00<")
_SPACE = b" \t\r\n"


def read_run_file(data: bytes, terms: Terms) -> FileRead:
    """Return what is in a file, by these terms.

    Nothing is raised, whatever the bytes are; no file is opened.
    """
    try:
        kind, runs = _read(data, terms)
    except Refused as refused:
        return refused.refusal
    except MemoryError:
        return Refusal(Why.TOO_LARGE)
    except Exception:  # the bytes are anybody's: whatever goes wrong is said of the file
        return Refusal(Why.FAILED)
    return Found(kind, runs)


def _read(data: bytes, terms: Terms) -> tuple[Format, tuple[FoundRun, ...]]:
    if not data:
        raise refuse(Why.EMPTY)
    if len(data) > MAX_BYTES:
        raise refuse(Why.TOO_LARGE)
    if data.startswith(_PACKED):
        raise refuse(Why.ARCHIVE)
    if data[8:12] == fit_bytes.MARK:
        return Format.FIT, read_fit(data, terms)
    if not data[:256].lstrip(_SPACE).startswith(_XML):
        raise refuse(Why.UNKNOWN)
    readers: dict[str, Callable[[], GpxReader | TcxReader]] = {
        gpx_in.ROOT: lambda: GpxReader(terms),
        tcx_in.ROOT: lambda: TcxReader(terms),
    }
    reader = walk(data.lstrip(_SPACE), readers)
    return reader.format, reader.runs()
