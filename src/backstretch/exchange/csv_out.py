"""Writes runs, pain and sessions as tables for a spreadsheet: three CSV files in one archive.

They are as RFC 4180 has them: UTF-8, lines that end in CR LF, the names of the columns first. A
text that a spreadsheet would take for a formula has an apostrophe before it; numbers have a point
in every locale. The same diary always gives the same bytes.
"""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from backstretch.exchange.csv_tables import Table, tables
from backstretch.exchange.writing import refuse_journal, write_export
from backstretch.journal.contents import Contents, read_beside
from backstretch.journal.store import Journal

# Excel takes full-width signs, as Chinese and Japanese keyboards write them, for the plain ones.
_SIGNS = ("=", "+", "-", "@")
_FORMULA = (*_SIGNS, *(chr(ord(sign) + 0xFEE0) for sign in _SIGNS), "\t", "\r", "\n")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_MODE = 0o600 << 16
_UNIX = 3
_HEAD = """What is in these tables

Runs, pain and sessions as they stand in the diary. Numbers have a point, days are as 2026-03-02,
an empty cell was not said. Several codes in a cell have a semicolon between them. An apostrophe
before =, +, -, @ (wide ones too), a tab or a line end keeps a spreadsheet from taking the text for
a formula.
Everything else, and all earlier words, are in the JSON export.
"""


def export_tables(journal: Journal, target: Path) -> None:
    """Write the tables to `target`, all or nothing, for this user alone.

    Raises:
        ExportError: the file cannot be written; an older one is as it was.
        JournalError: the journal cannot be read.
    """
    refuse_journal(journal.path, target)
    write_export(target, tables_bytes(read_beside(journal)))


def tables_bytes(contents: Contents) -> bytes:
    """Return the archive with the tables of a diary, and a text that says what is in them."""
    found = tables(contents)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for table in found:
            _add(packed, table.name, table_bytes(table))
        _add(packed, "columns.txt", _columns(found).encode())
    return archive.getvalue()


def table_bytes(table: Table) -> bytes:
    """Return a table as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(safe, row) for row in table.rows)
    return text.getvalue().encode()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _columns(found: Iterable[Table]) -> str:
    parts = [_HEAD]
    for table in found:
        lines = (f"  {column.name}: {column.means}\n" for column in table.columns)
        parts.append(f"{table.name}: {table.means}\n{''.join(lines)}")
    return "\n".join(parts)


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    packed.writestr(entry, content, compresslevel=6)
