"""Says whether a journal is one: the only checker, for files in use, backups and tests alike."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from backstretch.journal.contents import contents_of
from backstretch.journal.errors import world_error
from backstretch.journal.migrate import (
    APPLICATION_ID,
    known_migrations,
    latest_version,
    migrate,
    version_of,
)
from backstretch.journal.steps import counts_of, steps_of

if TYPE_CHECKING:
    from backstretch.journal.store import Journal

MAGIC = b"SQLite format 3\0"
_LOOSE = str.maketrans("", "", " \t\r\n\"'`")


class Fault(StrEnum):
    """What is not as it must be."""

    UNREADABLE = "unreadable"  # it cannot be opened or read to its end
    FOREIGN = "foreign"  # not a journal of this program
    NEWER = "newer"  # of a version this program does not know
    STRUCTURE = "structure"  # SQLite finds pages, indexes or values that cannot be
    REFERENCES = "references"  # a row belongs to one that is not there
    TABLES = "tables"  # other tables, guards or views than its version has
    LEDGER = "ledger"  # a session's events or plan have a gap
    CONTENT = "content"  # a record cannot be read


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a file; without faults it is a whole journal.

    `counts` are rows by table, `steps` as `steps_of` tells them; `sha256` is in hex, `bytes` the
    size. Of a file that cannot be read they are empty.
    """

    faults: tuple[Fault, ...]
    version: int = 0
    steps: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    sha256: str = ""
    bytes: int = 0
    why: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(
    connection: sqlite3.Connection,
    *,
    pages: bool = True,
    deep: bool = True,
    content: bool = True,
) -> tuple[Fault, ...]:
    """Return all that is wrong with a journal, nothing for one that is whole.

    `pages` has every page and reference looked at, which can be left out for bytes that are known
    to be those of a file that was whole; `deep`, which goes with it, holds every value to the rules
    of its table, every index to the rows and every ledger to its order as well, six times as much
    work; `content` reads every record as the program does.

    Raises:
        Exception: what reading a damaged file ends in; it says that the file is not whole.
    """
    if int(connection.execute("PRAGMA application_id").fetchone()[0]) != APPLICATION_ID:
        return (Fault.FOREIGN,)
    version = version_of(connection)
    if version > latest_version():
        return (Fault.NEWER,)
    faults = _faults_of_pages(connection, deep) if pages else ()
    if _tables(connection) != _tables_of_version(version):
        return (*faults, Fault.TABLES)
    if pages and deep and _has_gaps(connection):
        faults = (*faults, Fault.LEDGER)
    if content and not faults and version == latest_version() and not _can_be_read(connection):
        faults = (Fault.CONTENT,)
    return faults


def is_whole(connection: sqlite3.Connection) -> bool:
    """Return whether nothing is wrong, as `verify` without `content` finds it."""
    try:
        return not verify(connection, content=False)
    except Exception:  # what reading a damaged file ends in
        return False


def check_beside(journal: "Journal") -> tuple[Fault, ...]:
    """Return what is wrong with a journal in use, in whatever thread; nobody has to wait for it.

    Raises:
        JournalError: the journal cannot be reached.
    """
    with contextlib.closing(sqlite3.connect(":memory:")) as copy:
        with contextlib.closing(journal.beside()) as own, own.transaction() as connection:
            connection.backup(copy)
        try:
            return verify(copy, content=False)
        except Exception:
            return (Fault.UNREADABLE,)


def examine(path: Path, *, content: bool = True) -> Examined:
    """Return what is found in a file that nobody writes to, which stays as it is.

    Whatever a damaged file makes SQLite or Python raise is a fault of the file. `content` as
    `verify` has it.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                return Examined((Fault.FOREIGN,), bytes=path.stat().st_size)
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError as error:
        return Examined((Fault.UNREADABLE,), why=str(error.strerror or error).lower())
    try:
        return _examined(path, sha256, size, content)
    except Exception as error:  # UnicodeDecodeError came out of a check once
        return Examined((Fault.UNREADABLE,), sha256=sha256, bytes=size, why=str(error))


def at_rest(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to, for reading alone, without lock or side file.

    Raises:
        JournalError: it cannot be opened.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except sqlite3.Error as error:
        raise world_error(path, error) from error
    return connection


def _examined(path: Path, sha256: str, size: int, content: bool) -> Examined:
    connection = at_rest(path)
    try:
        faults = verify(connection, content=content)
        return Examined(
            faults,
            version_of(connection),
            steps_of(connection) if not faults else 0,
            counts_of(connection) if not faults else {},
            sha256,
            size,
        )
    finally:
        connection.close()


def _faults_of_pages(connection: sqlite3.Connection, deep: bool) -> tuple[Fault, ...]:
    check = "integrity_check" if deep else "quick_check"
    try:
        connection.execute(f"PRAGMA ignore_check_constraints = {'OFF' if deep else 'ON'}")
        whole = connection.execute(f"PRAGMA {check}").fetchall() == [("ok",)]
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")  # what is written keeps to them
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return (*(() if whole else (Fault.STRUCTURE,)), *((Fault.REFERENCES,) if broken else ()))


def _tables(connection: sqlite3.Connection) -> tuple[tuple[str, ...], ...]:
    """Return every table, index, trigger and view with the words that made it.

    How SQLite sets blanks and quotes when it adds a column may change from release to release.
    """
    query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
    return tuple(
        (kind, name, table, sql.translate(_LOOSE))
        for kind, name, table, sql in connection.execute(query).fetchall()
    )


@cache
def _tables_of_version(version: int) -> tuple[tuple[str, ...], ...]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, [step for step in known_migrations() if step.number <= version])
        return _tables(connection)
    finally:
        connection.close()


def _has_gaps(connection: sqlite3.Connection) -> bool:
    return any(
        connection.execute(
            f"SELECT 1 FROM {table} GROUP BY session"
            f" HAVING min({place}) <> 0 OR max({place}) + 1 <> count(*) LIMIT 1"
        ).fetchone()
        for table, place in (("event", "seq"), ("plan_row", "position"))
    )


def _can_be_read(connection: sqlite3.Connection) -> bool:
    try:
        contents_of(connection)
    except Exception:
        return False
    return True
