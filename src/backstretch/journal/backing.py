"""Backs a journal up after what a command saved in it."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime

from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.errors import BackupError
from backstretch.journal.store import Journal


@contextlib.contextmanager
def backed_up(
    journal: Journal, now: Callable[[], datetime], tell: Callable[[str], object]
) -> Iterator[None]:
    """Make a backup at the end, if anything was saved till then; tell why there is none."""
    saved = False

    def note() -> None:
        nonlocal saved
        saved = True

    journal.on_saved = note
    try:
        yield
    finally:
        if saved:
            try:
                make_backup(journal.path, Why.SAVED, now(), journal.witness)
            except BackupError as error:
                tell(str(error))
