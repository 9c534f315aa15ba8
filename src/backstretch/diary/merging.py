"""Writes a diary to files, and takes that of another computer in after saying what it brings."""

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backstretch.clock import Clock
from backstretch.exchange.csv_out import export_tables
from backstretch.exchange.json_in import DiaryFileError, read_diary, refusal
from backstretch.exchange.json_out import export_journal
from backstretch.exchange.json_parts import Fault
from backstretch.exchange.merge import merged
from backstretch.exchange.merge_forgotten import forgotten_here
from backstretch.exchange.merge_order import Clash
from backstretch.exchange.merge_words import Brought
from backstretch.exchange.writing import ExportError
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.contents import Contents, read_beside
from backstretch.journal.errors import JournalError, JournalMisuse
from backstretch.journal.own_files import Guard, anywhere, refuse_diary
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import names_now, take_in
from backstretch.locked.passphrase import Passphrase

TABLES = ".csv.zip"
_OTHERS = ("answers", "wishes", "weeks", "reminders", "statements")


@dataclass(frozen=True, slots=True)
class Merge:
    """A file that was read, what it holds, and what it would bring to this diary."""

    path: Path
    theirs: Contents
    brought: Brought


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking through all records for circles, again and again as they grow.

    They are frozen and have none; and while it looks, the window stands still.
    """
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


class DiaryFiles:
    """Writes this diary to files, and makes it and that of another computer into one.

    All that reads, writes or compares takes a while with many years, and may run in a thread
    beside the window, one at a time; `make_way` belongs where the journal is used.
    """

    def __init__(self, journal: Journal, clock: Clock, guard: Guard = anywhere) -> None:
        self._journal = journal
        self._clock = clock
        self._guard = guard

    @_unswept()
    def export(self, target: Path, passphrase: Passphrase | None = None) -> str:
        """Write tables where the name ends in .csv.zip, else everything; return what went wrong.

        With a passphrase everything is locked; tables are for other programs, and never are.
        """
        try:
            refuse_diary(target, self._journal.path)
            if refusal := self._guard(target):
                return refusal
            if target.name.lower().endswith(TABLES):
                export_tables(self._journal, target)
            else:
                export_journal(self._journal, target, self._clock.now(), passphrase)
        except (ExportError, JournalError) as error:
            return str(error)
        return ""

    @_unswept()
    def look_at(self, path: Path, passphrase: Passphrase | None = None) -> Merge:
        """Return what a file holds and would bring; raises what `read` and `plan` do."""
        return self.plan(path, self.read(path, passphrase))

    @_unswept()
    def read(self, path: Path, passphrase: Passphrase | None = None) -> Contents:
        """Return what an export holds.

        Raises:
            NeedsPassphrase: it is locked, and this passphrase does not open it.
            DiaryFileError: it cannot be read or is not an export that this program reads.
        """
        return read_diary(path, passphrase)

    @_unswept()
    def plan(self, path: Path, theirs: Contents) -> Merge:
        """Return what it would bring.

        Raises:
            DiaryFileError: the two do not go together.
            JournalError: the journal cannot be read.
        """
        mine = read_beside(self._journal)
        both = _together(path, mine, theirs)
        try:
            brought = brought_by(mine, both)
            forgotten = forgotten_here(mine, theirs)
            return Merge(path, theirs, msgspec.structs.replace(brought, forgotten=forgotten))
        except JournalMisuse as error:
            raise _unfit(path, error) from error

    def make_way(self, busy: bool) -> None:
        """Let the window's own writes wait, rather than fail, while a thread is busy keeping."""
        self._journal.set_patient(busy)

    @_unswept()
    def keep(self, merge: Merge) -> str:
        """Take it in, all of it or nothing; return the sentence that says what went wrong, or "".

        The journal is backed up before; without a backup nothing is taken in. What was kept here
        since it was planned is kept all the same.
        """
        if self._journal.read_only_reason:
            return self._journal.read_only_reason
        try:
            witness = self._journal.witness
            make_backup(self._journal.path, Why.MERGE, self._clock.now(), witness)
            with closing(self._journal.beside()) as journal:
                take_in(journal, lambda mine: _together(merge.path, mine, merge.theirs))
        except (DiaryFileError, JournalError) as error:
            return str(error)
        except JournalMisuse as error:
            return str(_unfit(merge.path, error))
        return ""


def brought_by(mine: Contents, both: Contents) -> Brought:
    """Return how much two diaries together have that one of them has not."""
    my_runs = {note.run for note in mine.runs}
    runs = {note.run for note in both.runs} - my_runs
    told_again = sum(note.run not in runs for note in both.runs) - len(mine.runs)
    names = names_now(mine, both)
    now = {record.start.id: record for record in both.sessions}
    mine_now = [
        (record, now[names.get(record.start.id, record.start.id)]) for record in mine.sessions
    ]
    further = sum((r.state, r.events) != (n.state, n.events) for r, n in mine_now)
    return Brought(
        runs=len(runs),
        pains=_new(mine, both, "pains"),
        sessions=_new(mine, both, "sessions"),
        others=sum(_new(mine, both, name) for name in _OTHERS) + told_again,
        further=further,
    )


def _new(mine: Contents, both: Contents, name: str) -> int:
    return len(getattr(both, name)) - len(getattr(mine, name))


def _unfit(path: Path, error: JournalMisuse) -> DiaryFileError:
    return refusal(path, Fault("", f"it does not fit this diary ({error})"))


def _together(path: Path, mine: Contents, theirs: Contents) -> Contents:
    try:
        return merged(mine, theirs)
    except Clash as clash:
        what = f"“{clash.key[:40]}” is not the same there as in this diary"
        raise refusal(path, Fault(clash.place, what)) from None
