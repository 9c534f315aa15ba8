"""Reads an export of everything back, and believes nothing of it that it has not looked at."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from backstretch.exchange import json_checks
from backstretch.exchange.json_out import FORMAT, VERSION
from backstretch.exchange.json_parts import Fault, check_single, decoded, fields_of, within
from backstretch.exchange.json_records import (
    notes_from,
    pain_from,
    reminder_from,
    session_from,
    statement_from,
    track_from,
    week_from,
    wish_from,
)
from backstretch.journal.contents import Contents
from backstretch.locked.errors import LockedFileError, WrongPassphrase
from backstretch.locked.head import Kind
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import is_locked, unlock

MAX_BYTES = 512 * 1024 * 1024
"""More than the diary of fifty years with a session on most days."""
_HEAD = frozenset(("format", "version", "exported_at", "app_version"))
_NAMES = _HEAD | {"runs", "pain", "sessions", "plan", "statements", "tracks"}
_PLAN = frozenset(("wishes", "weeks", "reminders"))
_SPACE = re.compile(rb"[ \t\r\n]+")
_T = TypeVar("_T")


class DiaryFileError(Exception):
    """A file is no diary that can be taken in: one sentence that says what is wrong, and where."""


class NeedsPassphrase(DiaryFileError):
    """An export is locked, and no passphrase was given, or one that does not fit."""


def read_diary(path: Path, passphrase: Passphrase | None = None) -> Contents:
    """Return what an export holds, looked at from end to end; a locked one by its passphrase.

    Raises:
        NeedsPassphrase: it is locked, and the passphrase is missing or does not fit.
        DiaryFileError: it cannot be read, or is not as an export of this version is.
    """
    try:
        if path.exists() and not path.is_file():
            raise Fault("", "it is not a file")
        if path.stat().st_size > MAX_BYTES:
            raise Fault("", f"it is larger than {MAX_BYTES // 1024**2} MB")
        data = _bytes_of(path, passphrase)
    except WrongPassphrase as error:
        raise NeedsPassphrase(f"{path} was not opened: {error}. Nothing was changed.") from None
    except LockedFileError as error:
        raise refusal(path, Fault("", str(error))) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiaryFileError(f"{path} cannot be read: {reason}.") from error
    except Fault as fault:
        raise refusal(path, fault) from None
    try:
        return diary_of(data)
    except Fault as fault:
        raise refusal(path, fault) from None
    except MemoryError:
        raise refusal(path, Fault("", "there is not enough memory for it")) from None
    except Exception as error:  # whatever a file does to us, it is the file's doing
        raise refusal(path, Fault("", "it could not be read")) from error


def _bytes_of(path: Path, passphrase: Passphrase | None) -> bytes:
    with path.open("rb") as file:
        if not is_locked(path):
            return file.read(MAX_BYTES + 1)
        if passphrase is None:
            raise NeedsPassphrase(f"{path} is locked with a passphrase. Nothing was changed.")
        return b"".join(unlock(file, passphrase, Kind.EXPORT))


def refusal(path: Path, fault: Fault) -> DiaryFileError:
    """Return the sentence for a file with a fault."""
    where = f"at {fault.where}, " if fault.where else ""
    return DiaryFileError(
        f"{path} is not a diary that can be taken in: {where}{fault.what}. Nothing was changed."
    )


def diary_of(data: bytes) -> Contents:
    """Return what the bytes of an export hold.

    Raises:
        Fault: they are not those of an export of this version.
    """
    if len(data) > MAX_BYTES:
        raise Fault("", f"it is larger than {MAX_BYTES // 1024**2} MB")
    if not data or data.isspace():
        raise Fault("", "it is empty")
    document = fields_of(data, "")
    _check_version(document)
    _check_names(document, _NAMES, "")
    _check_all_told(data, document)
    plan = fields_of(document["plan"], "plan")
    _check_names(plan, _PLAN, "plan")
    contents = _contents(document, plan)
    json_checks.check(contents)
    return contents


def _contents(document: dict[str, msgspec.Raw], plan: dict[str, msgspec.Raw]) -> Contents:
    sessions = list(_each(document, "sessions", session_from))
    notes = [note for notes in _each(document, "runs", notes_from) for note in notes]
    answers = [one for _, own in sessions for one in own]
    return Contents(
        sessions=tuple(record for record, _ in sessions),
        answers=_numbered(answers, "the answers of the sessions"),
        runs=_numbered(notes, "runs"),
        pains=tuple(_each(document, "pain", pain_from)),
        wishes=tuple(_each(plan, "wishes", wish_from, "plan.")),
        weeks=tuple(_each(plan, "weeks", week_from, "plan.")),
        reminders=tuple(_each(plan, "reminders", reminder_from, "plan.")),
        statements=tuple(_each(document, "statements", statement_from)),
        tracks=tuple(_each(document, "tracks", track_from)),
    )


def _each(
    document: dict[str, msgspec.Raw],
    name: str,
    read: Callable[[msgspec.Raw, str], _T],
    under: str = "",
) -> Iterable[_T]:
    place = f"{under}{name}"
    for number, raw in enumerate(decoded(document[name], list[msgspec.Raw], place)):
        where = f"{place}[{number}]"
        check_single(raw, where)
        yield read(raw, where)


def _numbered(records: Iterable[tuple[int, _T]], place: str) -> tuple[_T, ...]:
    """Return records in the order of their numbers."""
    by_number: dict[int, _T] = {}
    for number, record in records:
        if number in by_number:
            raise Fault(place, f"the number {number} stands there twice")
        by_number[number] = record
    return tuple(by_number[number] for number in sorted(by_number))


def _check_version(document: dict[str, msgspec.Raw]) -> None:
    if bytes(document.get("format", b"")) != msgspec.json.encode(FORMAT):
        raise Fault("", "it is not an export of Backstretch")
    version = decoded(document.get("version", msgspec.Raw(b"null")), int, "version")
    if version > VERSION:
        raise Fault(
            "version",
            f"it was written by a newer Backstretch, in format {version}, and this one reads "
            f"format {VERSION}",
        )
    if version < VERSION:
        raise Fault(
            "version",
            f"it was written by an early Backstretch, in format {version}, and this one reads "
            f"format {VERSION}: open that diary with this Backstretch and export it again",
        )


def _check_names(fields: dict[str, msgspec.Raw], names: frozenset[str], where: str) -> None:
    for name in sorted(names - fields.keys()):
        raise Fault(where, f"“{name}” is missing")
    for name in sorted(fields.keys() - names):
        raise Fault(within(where, f".{name[:40]}"), "nothing of this name is known here")


def _check_all_told(data: bytes, document: dict[str, msgspec.Raw]) -> None:
    """See that no name of the whole stands twice: then there is more than was found."""
    at = 0
    for number, (name, part) in enumerate(document.items()):
        for piece in (b"," if number else b"{", msgspec.json.encode(name), b":", part):
            at = _after(data, at, piece)
    _after(data, at, b"}")


def _after(data: bytes, at: int, piece: bytes | msgspec.Raw) -> int:
    """Return where a piece ends that comes next but for white space."""
    if space := _SPACE.match(data, at):
        at = space.end()
    if not data.startswith(piece, at):
        raise Fault("", "one of its parts stands there twice, or is written in a strange way")
    return at + len(memoryview(piece))
