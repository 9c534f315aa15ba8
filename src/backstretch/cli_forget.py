"""`backstretch forget`: what deleted entries said goes for good, from every backup too."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from backstretch.cli import OK, USAGE, trouble
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.exchange.forget_words import holding_lines
from backstretch.journal.errors import JournalError
from backstretch.journal.forgetting import Holding, forget_deleted, holding_of_deleted
from backstretch.journal.quarantine import quarantine_folder
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.terminal import tr, tr_count
from backstretch.terminal.asking import Ask, agrees, someone

_HELP = """\
An entry that you delete is out of sight, but what you wrote in it is still in the file, so that
deleting can be undone, and in the backups that were made before. This takes the notes of deleted
entries, and where deleted runs went, out of the diary and out of every backup. It cannot be
undone. That there was an entry, its day and its numbers stay, out of sight. Copies and exports
that you keep elsewhere are not touched.
"""


def fill_forget(forget: argparse.ArgumentParser) -> None:
    """Give `backstretch forget` its options."""
    forget.formatter_class = argparse.RawDescriptionHelpFormatter
    forget.epilog = _HELP
    forget.add_argument("--yes", action="store_true", help="do not ask")


def run_forget(paths: Paths, given: Namespace, ask: Ask | None = None) -> int:
    """Say what still holds words of deleted entries, take them out, and return the exit code."""
    try:
        paths.make()
        with Journal.open(paths.journal) as journal:
            return _forget(journal, given, ask or someone())
    except Unfit as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except JournalError as error:
        return trouble(str(error))


def _forget(journal: Journal, given: Namespace, ask: Ask | None) -> int:
    if journal.read_only_reason:
        raise JournalError(journal.read_only_reason)
    found = holding_of_deleted(journal)
    print_lines(_lines(found, journal))
    if not found.can_forget:
        print_lines([tr("Nothing of deleted entries can be taken out.")])
        return OK
    if not given.yes and ask is None:
        raise Unfit(tr("Nobody is there to be asked, so nothing was changed: say --yes to do it."))
    print_lines([tr("This cannot be undone. Copies that you keep elsewhere are not touched.")])
    if ask is not None and not given.yes and not agrees(ask, tr("Take it out for good? [y/N] ")):
        print_lines([tr("Nothing was changed.")])
        return OK
    left = forget_deleted(journal)
    print_lines([tr("What you wrote in deleted entries is gone from the diary and its backups.")])
    if left.backups or left.unread or left.aside:
        print_lines(_lines(left, journal))
    return OK


def _lines(found: Holding, journal: Journal) -> Iterator[str]:
    def numbers(some: Sequence[int]) -> str:
        return ", ".join(map(str, some))

    return holding_lines(found, quarantine_folder(journal.path), numbers, tr, tr_count)
