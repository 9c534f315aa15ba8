"""What a damaged diary holds that a backup does not: for review, and to be taken in."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from backstretch.exchange.merge import merged
from backstretch.exchange.merge_order import Clash
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.contents import Contents, read_beside
from backstretch.journal.errors import JournalError, JournalMisuse
from backstretch.journal.salvage import newer_in
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in


def newer_than(journal: Journal, damaged: Path) -> Contents:
    """Return the records of a damaged file that are not in this diary.

    Raises:
        JournalError: the diary cannot be read.
    """
    return newer_in(damaged, read_beside(journal))


def keep_newer(journal: Journal, newer: Contents, now: datetime) -> str:
    """Take these in, all or none, after a backup; return what went wrong, or ""."""
    try:
        make_backup(journal.path, Why.MERGE, now, journal.witness)
        with closing(journal.beside()) as own:
            take_in(own, lambda mine: merged(mine, newer))
    except JournalError as error:
        return str(error)
    except (Clash, JournalMisuse):
        return "What could still be read does not fit this diary, so nothing of it was taken in."
    return ""
