"""`backstretch check`: whether the diary, its backups or a copy are whole."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from backstretch.cli import OK, TROUBLE
from backstretch.cli_backup_lines import against, day_of
from backstretch.cli_copies import check_copy
from backstretch.cli_passphrase import fill_passphrase
from backstretch.cli_person import Person
from backstretch.clock import Clock
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.exchange.backup_words import holding_words, problem_words
from backstretch.journal.backup_shelf import Shelf
from backstretch.journal.errors import UnfitJournal, linked
from backstretch.journal.lost import words_if_lost
from backstretch.journal.restore import keep_as_it_is
from backstretch.journal.seal import SealState, look
from backstretch.journal.steps import holding, holding_now
from backstretch.journal.store import Journal
from backstretch.journal.verify import check_beside
from backstretch.terminal import tr, tr_count

_NOTHING = holding({})


def fill_check(check: ArgumentParser) -> None:
    """Give `backstretch check` its options."""
    check.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a copy; else the diary and its backups"
    )
    fill_passphrase(check)
    check.add_argument(
        "--keep",
        action="store_true",
        help="keep a diary as it is that something other than Backstretch changed",
    )


def run_check(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    """Say what is whole and what is not, and return the exit code."""
    if given.file is not None:
        if given.keep:
            raise Unfit(tr("--keep is for the diary, not for a copy of it."))
        return check_copy(path, given, person.secret)
    if given.keep:
        keep_as_it_is(path, clock.now())
        print_lines([tr("The diary is kept as it is.")])
        return OK
    code, lines, holds = _looked_at(path)
    print_lines(lines)
    shelf = Shelf.of(path)
    for backup in shelf.backups():
        if problem := shelf.problem(backup):
            words = tr("Backup {n} does not count: {why}.")
            print_lines([words.format(n=backup.number, why=problem_words(problem, tr))])
            code = TROUBLE
    good = shelf.newest_good().backup
    if good is None and holds:
        print_lines([tr("There is no good backup. “backstretch backup” makes one.")])
        code = TROUBLE
    elif good is None:
        print_lines([tr("There is no good backup.")])
    else:
        words = tr("The newest good backup is number {n}, of {day}.")
        print_lines([words.format(n=good.number, day=day_of(good))])
    return code


def _looked_at(path: Path) -> tuple[int, Iterable[str], bool]:
    """Look at the journal itself, which stays as it is; the last is whether it holds entries."""
    if lost := words_if_lost(path):
        return TROUBLE, [lost], False
    altered = path.exists() and look(path) is SealState.BROKEN
    try:
        with Journal.open(path, read_only=True) as journal:
            if check_beside(journal):
                damaged = tr("The diary is damaged. “backstretch restore” mends that.")
                return TROUBLE, [damaged], False
            held = holding_now(journal)
            said = tr("The diary is whole: {what}.")
            if altered:
                words = [journal.read_only_reason, *_against_backup(path, journal)]
                return TROUBLE, words, False
            warned = [linked(path)] if journal.linked else []
    except UnfitJournal as error:
        return TROUBLE, [str(error)], False
    whole = said.format(what=holding_words(held, tr, tr_count))
    return OK, [whole, *warned], held != _NOTHING


def _against_backup(path: Path, journal: Journal) -> Iterable[str]:
    """Say how a diary that something else changed differs from the newest good backup."""
    good = Shelf.of(path).newest_good().backup
    return against(good, journal) if good else ()
