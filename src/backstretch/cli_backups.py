"""`backstretch backup`, `restore` and `check`: copies of the diary, back to one, is it whole."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from backstretch.cli import OK, TROUBLE, USAGE, trouble
from backstretch.cli_copies import bring, check_copy, copy_to, look_at
from backstretch.cli_passphrase import Secret, fill_passphrase
from backstretch.clock import Clock
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.diary.salvaging import keep_newer, newer_than
from backstretch.exchange.backup_words import (
    difference_words,
    holding_words,
    problem_words,
    why_words,
)
from backstretch.exchange.differing import difference_lines, differences, tally_lines
from backstretch.exchange.newer_items import NewerItem, items_of, together
from backstretch.journal.backup import contents_of_backup, make_backup
from backstretch.journal.backup_shelf import Backup, Shelf, Why
from backstretch.journal.contents import read_contents
from backstretch.journal.errors import BackupError, JournalError, UnfitJournal, linked
from backstretch.journal.lost import words_if_lost
from backstretch.journal.restore import Restored, candidate, keep_as_it_is, restore
from backstretch.journal.seal import SealState, look
from backstretch.journal.steps import Holding, holding, holding_now
from backstretch.journal.store import Journal
from backstretch.journal.verify import check_beside
from backstretch.paths import Paths
from backstretch.terminal import tr, tr_count

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asked, in plain sight and for a passphrase; None where nobody is there."""

    ask: Ask | None
    secret: Secret | None

    def agrees_or_unfit(self, question: str) -> bool:
        """Return the answer to whether a file may be written over."""
        if self.ask is None:
            raise Unfit(tr("That file is there already: say --yes to write over it."))
        return _agrees(self.ask, question)

    def wants(self, given: Namespace) -> bool:
        """Return whether to go back to what was shown."""
        if given.yes:
            return True
        if self.ask is None:
            raise Unfit(
                tr("Nobody is there to be asked, so nothing was changed: say --yes to do it.")
            )
        if _agrees(self.ask, tr("Go back to it? [y/N] ")):
            return True
        print_lines([tr("Nothing was changed.")])
        return False


def fill_backup(backup: argparse.ArgumentParser) -> None:
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


def fill_restore(back: argparse.ArgumentParser) -> None:
    """Give `backstretch restore` its options."""
    back.add_argument(
        "number", nargs="?", type=int, metavar="NUMBER", help="else the newest good backup"
    )
    back.add_argument(
        "--from",
        dest="file",
        type=Path,
        metavar="FILE",
        help="go back to a copy that “backstretch backup --to FILE” wrote",
    )
    back.add_argument("--yes", action="store_true", help="do not ask")
    fill_passphrase(back)
    back.add_argument(
        "--salvage",
        action="store_true",
        help="of a damaged diary, also take in what is newer and can still be read",
    )


def fill_check(check: argparse.ArgumentParser) -> None:
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


def run_backups(
    paths: Paths,
    clock: Clock,
    given: Namespace,
    ask: Ask | None = None,
    secret: Secret | None = None,
) -> int:
    """Do what one of the three commands asks, and return the exit code."""
    if ask is None and sys.stdin is not None and sys.stdin.isatty():
        ask = input
    work = {"backup": _backup, "restore": _restore, "check": _check}[given.command]
    try:
        paths.make()
        return work(paths.journal.resolve(), clock, given, Person(ask, secret))
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
        now = _now(path)
        lines = [_line(shelf, backup, now) for backup in reversed(shelf.backups())]
        print_lines(lines or [tr("There is no backup yet.")])
        return OK
    if lost := words_if_lost(path):
        raise BackupError(lost)
    with Journal.open(path):
        backup = make_backup(path, Why.ASKED, clock.now())
    made = tr("The newest backup is number {n}: {file}")
    print_lines([made.format(n=backup.number, file=backup.file), f"  {_holds(backup)}"])
    return OK


def _restore(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    if given.file is not None:
        return _restore_copy(path, clock, given, person)
    backup = _chosen(path, given.number)
    print_lines([tr("The backup of {day} is whole.").format(day=_day(backup))])
    if backup.facts:
        _compare(holding(backup.facts.counts), _now(path))
    else:
        print_lines([tr("It holds {what}.").format(what=_holds(backup))])
    print_lines(_if_altered(path, backup))
    if not person.wants(given):
        return OK
    return _gone_back(path, clock, backup.number, given, person)


def _restore_copy(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    if given.number is not None:
        raise Unfit(tr("Name a backup by its number, or a copy with --from, not both."))
    holds, passphrase = look_at(path, given, person.secret)
    print_lines([tr("The copy {file} is whole.").format(file=given.file)])
    _compare(holds, _now(path))
    if not person.wants(given):
        return OK
    brought = bring(path, clock, given, passphrase)
    return _gone_back(path, clock, brought.number, given, person)


def _gone_back(path: Path, clock: Clock, number: int, given: Namespace, person: Person) -> int:
    done = restore(path, number, clock.now())
    print_lines(_done(done, given.file))
    return _salvage(path, clock, done.kept, person.ask, given) if done.kept else OK


def _compare(holds: Holding, now: Holding | None) -> None:
    lines = [tr("It holds {what}.").format(what=holding_words(holds, tr, tr_count))]
    if now:
        words = difference_words(now - holds, tr, tr_count)
        lines.append(tr("Next to the diary as it is: {difference}.").format(difference=words))
    print_lines(lines)


def _if_altered(path: Path, backup: Backup) -> Iterable[str]:
    """Say entry by entry how a diary differs that something else changed."""
    if not path.exists() or look(path) is not SealState.BROKEN:
        return ()
    try:
        with Journal.open(path, read_only=True) as journal:
            return tuple(_against(backup, journal))
    except JournalError:
        return ()


def _salvage(path: Path, clock: Clock, kept: Path, ask: Ask | None, given: Namespace) -> int:
    """Show what the kept file holds besides, and take in what is wanted of it."""
    with Journal.open(path) as journal:
        items = items_of(newer_than(journal, kept), tr)
        if not items:
            print_lines([tr("Nothing newer could be read in it.")])
            return OK
        lines = [f"{n:>4}  {one.day}: {one.words}" for n, one in enumerate(items, 1)]
        print_lines([tr("Newer than the backup, and still readable:"), *lines])
        asked = ask if not given.yes and not given.salvage else None
        wanted = items if given.salvage else _wanted(asked, items)
        if wanted:
            if complaint := keep_newer(journal, together(wanted), clock.now()):
                return trouble(complaint)
            said = tr("Taken in: {n} of {all}. Look through them in the Journal.")
            print_lines([said.format(n=len(wanted), all=len(items))])
        if len(wanted) < len(items):
            print_lines([tr("The others were not taken in. They stay in the kept file.")])
    return OK


def _wanted(ask: Ask | None, items: Sequence[NewerItem]) -> Sequence[NewerItem]:
    """Ask which of them to take in: all, none, or some by their numbers."""
    if ask is None:
        return ()
    try:
        answer = ask(tr("Take these in as well? [y/N, or numbers such as 1 3] "))
    except EOFError:
        return ()
    if _is_yes(answer):
        return items
    numbers = {int(word) for word in answer.replace(",", " ").split() if word.isdecimal()}
    return [one for n, one in enumerate(items, 1) if n in numbers]


def _check(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    if given.file is not None:
        if given.keep:
            raise Unfit(tr("--keep is for the diary, not for a copy of it."))
        return check_copy(path, given, person.secret)
    if given.keep:
        keep_as_it_is(path, clock.now())
        print_lines([tr("The diary is kept as it is.")])
        return OK
    code, lines = _looked_at(path)
    print_lines(lines)
    shelf = Shelf.of(path)
    for backup in shelf.backups():
        if problem := shelf.problem(backup):
            words = tr("Backup {n} does not count: {why}.")
            print_lines([words.format(n=backup.number, why=problem_words(problem, tr))])
            code = TROUBLE
    good = shelf.newest_good().backup
    if good is None:
        print_lines([tr("There is no good backup.")])
    else:
        words = tr("The newest good backup is number {n}, of {day}.")
        print_lines([words.format(n=good.number, day=_day(good))])
    return code


def _looked_at(path: Path) -> tuple[int, Iterable[str]]:
    """Look at the journal itself, which stays as it is."""
    if lost := words_if_lost(path):
        return TROUBLE, [lost]
    altered = path.exists() and look(path) is SealState.BROKEN
    try:
        with Journal.open(path, read_only=True) as journal:
            if check_beside(journal):
                return TROUBLE, [tr("The diary is damaged. “backstretch restore” mends that.")]
            held = holding_now(journal)
            said = tr("The diary is whole: {what}.")
            if altered:
                return TROUBLE, [journal.read_only_reason, *_against_backup(path, journal)]
            warned = [linked(path)] if journal.linked else []
    except UnfitJournal as error:
        return TROUBLE, [str(error)]
    return OK, [said.format(what=holding_words(held, tr, tr_count)), *warned]


def _against_backup(path: Path, journal: Journal) -> Iterable[str]:
    """Say how a diary that something else changed differs from the newest good backup."""
    good = Shelf.of(path).newest_good().backup
    return _against(good, journal) if good else ()


def _against(backup: Backup, journal: Journal) -> Iterable[str]:
    found = differences(contents_of_backup(backup), read_contents(journal))
    words = tr("Next to the backup of {day} (what was written after it counts as added):")
    yield words.format(day=_day(backup))
    for line in (*tally_lines(found, tr), *difference_lines(found, tr)):
        yield f"  {line}"


def _chosen(path: Path, number: int | None) -> Backup:
    if number is not None:
        return candidate(path, number)
    found = Shelf.of(path).newest_good()
    for backup, problem in found.skipped:
        words = tr("Backup {n} was passed over: {why}.")
        print_lines([words.format(n=backup.number, why=problem_words(problem, tr))])
    if found.backup is None:
        folder = Shelf.of(path).folder
        raise BackupError(
            tr("There is no good backup in {folder}. Nothing was changed.").format(folder=folder)
        )
    return found.backup


def _done(done: Restored, file: Path | None) -> Iterable[str]:
    if file:
        yield tr("The diary is as in {file}.").format(file=file)
    else:
        yield tr("The diary is as it was on {day}.").format(day=_day(done.backup))
    if done.before:
        undo = tr("“backstretch restore {n}” takes this back.")
        yield undo.format(n=done.before.number)
    if done.kept:
        words = (
            tr("The newer file is kept: {file}")
            if done.newer
            else tr("The damaged file is kept: {file}")
        )
        yield words.format(file=done.kept)


def _now(path: Path) -> Holding | None:
    """Return what the journal holds now, None where it cannot be read."""
    try:
        with Journal.open(path, read_only=True) as journal:
            return holding_now(journal)
    except JournalError:
        return None


def _line(shelf: Shelf, backup: Backup, now: Holding | None) -> str:
    """Return a backup as a line."""
    parts = [_day(backup)]
    if problem := shelf.problem(backup, content=False):
        parts.append(tr("does not count: {why}").format(why=problem_words(problem, tr)))
    elif backup.facts:
        parts += [_holds(backup), why_words(backup.facts.why, tr)]
        if now:
            parts.append(difference_words(now - holding(backup.facts.counts), tr, tr_count))
    return f"{backup.number:>4}  " + " · ".join(parts)


def _holds(backup: Backup) -> str:
    if backup.facts is None:
        return tr("what it holds is not known")
    return holding_words(holding(backup.facts.counts), tr, tr_count)


def _day(backup: Backup) -> str:
    if backup.facts is None:
        return tr("an unknown day")
    return backup.facts.made_at.strftime("%Y-%m-%d %H:%M")


def _agrees(ask: Ask, question: str) -> bool:
    try:
        answer = ask(question)
    except EOFError:
        return False
    return _is_yes(answer)


def _is_yes(answer: str) -> bool:
    return answer.strip().casefold() in (tr("y"), tr("yes"))
