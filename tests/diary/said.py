"""Says things on the command line without a process: the same parser, a clock that stands."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backstretch.care.entry import Entry
from backstretch.cli import make_parser
from backstretch.clock import Clock
from backstretch.diary.commands import run_log
from backstretch.diary.import_command import run_import
from backstretch.exchange.json_out import journal_document
from backstretch.journal.store import Journal
from backstretch.paths import Paths, find_paths
from backstretch.terminal.asking import Ask


def as_entered(entry: Entry | None) -> Entry:
    """Return an entry of the diary without the ids that its pain has there."""
    assert entry is not None
    pains = tuple(msgspec.structs.replace(pain, id="") for pain in entry.pains)
    return msgspec.structs.replace(entry, pains=pains)


class Said:
    """What came of the last command: its exit code and what it printed."""

    def __init__(self, home: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
        self.paths: Paths = find_paths(home)
        self.clock = clock
        self.code, self.out, self.err = 0, "", ""
        self._capsys = capsys

    def log(self, *arguments: str) -> str:
        """Log something and return what was printed."""
        given = self._given("log", *arguments)
        return self._took(0 if given is None else run_log(self.paths, self.clock, given))

    def bring(self, *arguments: str, ask: Ask | None = None) -> str:
        """Import files and return what was printed."""
        given = self._given("import", *arguments)
        return self._took(0 if given is None else run_import(self.paths, self.clock, given, ask))

    def document(self) -> dict[str, Any]:
        """Return everything in the journal, as it is exported."""
        with Journal.open(self.paths.journal) as journal:
            exported: dict[str, Any] = json.loads(
                json.dumps(journal_document(journal, self.clock.now()))
            )
            return exported

    def _given(self, *arguments: str) -> Namespace | None:
        self.code = 0
        try:
            return make_parser(arguments).parse_args(arguments)
        except SystemExit as end:
            self.code = int(end.code or 0)
            return None

    def _took(self, code: int) -> str:
        self.code = self.code or code
        self.out, self.err = self._capsys.readouterr()
        return self.out
