"""`backstretch backup`, and what it shares with `restore` and `check`: who is asked, what fails."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from backstretch.cli import OK, USAGE, trouble
from backstretch.cli_backup_lines import day_of, holding_of, holds_of
from backstretch.cli_check import run_check
from backstretch.cli_copies import copy_to
from backstretch.cli_passphrase import Secret, fill_passphrase
from backstretch.cli_person import Person
from backstretch.cli_restore import run_restore
from backstretch.clock import Clock
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.exchange.backup_words import difference_words, problem_words, why_words
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Backup, Shelf, Why
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.lost import words_if_lost
from backstretch.journal.own_files import refuse_our_own
from backstretch.journal.steps import Holding, holding
from backstretch.journal.store import Journal
from backstretch.paths import Paths, real_file
from backstretch.terminal import tr, tr_count
from backstretch.terminal.asking import Ask, someone


def fill_backup(backup: ArgumentParser) -> None:
    """Give `backstretch backup` its options."""
    backup.add_argument("--list", action="store_true", help="list the backups, the newest first")
    backup.add_argument(
        "--to",
        type=Path,
        metavar="FILE",
        help="copy the diary to FILE.db, or to FILE.db.locked, which only a passphrase opens",
    )
    backup.add_argument(
        "--yes", action="store_true", help="do not ask before a file is written over"
    )
    fill_passphrase(backup)


def run_backups(
    paths: Paths,
    clock: Clock,
    given: Namespace,
    ask: Ask | None = None,
    secret: Secret | None = None,
) -> int:
    """Do what one of the three commands asks, and return the exit code."""
    work = {"backup": _backup, "restore": run_restore, "check": run_check}[given.command]
    try:
        paths.make()
        if given.command == "backup" and given.to is not None:
            refuse_our_own(given.to, paths)
        return work(real_file(paths.journal), clock, given, Person(ask or someone(), secret))
    except Unfit as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except JournalError as error:
        return trouble(str(error))


def _backup(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    shelf = Shelf.of(path)
    if given.to is not None:
        if given.list:
            raise Unfit(tr("--list and --to do not go together."))
        return copy_to(path, given, person.agrees_or_unfit, person.secret)
    if given.list:
        now = holding_of(path)
        lines = [_line(shelf, backup, now) for backup in reversed(shelf.backups())]
        print_lines(lines or [tr("There is no backup yet.")])
        return OK
    if lost := words_if_lost(path):
        raise BackupError(lost)
    with Journal.open(path) as journal:
        if journal.altered:
            return trouble(journal.read_only_reason)
        backup = make_backup(path, Why.ASKED, clock.now())
    made = tr("The newest backup is number {n}: {file}")
    print_lines([made.format(n=backup.number, file=backup.file), f"  {holds_of(backup)}"])
    return OK


def _line(shelf: Shelf, backup: Backup, now: Holding | None) -> str:
    """Return a backup as a line."""
    parts = [day_of(backup)]
    if problem := shelf.problem(backup, content=False):
        parts.append(tr("does not count: {why}").format(why=problem_words(problem, tr)))
    elif backup.facts:
        parts += [holds_of(backup), why_words(backup.facts.why, tr)]
        if now:
            parts.append(difference_words(now - holding(backup.facts.counts), tr, tr_count))
    return f"{backup.number:>4}  " + " · ".join(parts)
