"""Exports a journal in a process of its own, with the machine's locale, and prints a refusal."""

import contextlib
import locale
import sys
from datetime import datetime
from pathlib import Path

from backstretch.exchange.csv_out import export_tables
from backstretch.exchange.json_out import export_journal
from backstretch.exchange.writing import ExportError
from backstretch.journal.store import Journal


def main(source: Path, target: Path, trouble: str = "") -> None:
    """Export as the target is named; with trouble "full" no file may grow beyond a few bytes."""
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_ALL, "")
    with Journal.open(source, read_only=True) as journal:
        if trouble == "full":
            import resource

            resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        try:
            if target.name.endswith(".csv.zip"):
                export_tables(journal, target)
            else:
                export_journal(journal, target, datetime.fromisoformat("2026-03-03T08:00:00+01:00"))
        except ExportError as error:
            refusal = str(error)
        else:
            return
    if trouble == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    sys.stdout.buffer.write(refusal.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
