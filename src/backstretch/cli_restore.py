"""`backstretch restore`: back to a backup or a copy, with what is newer where it is wanted."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from backstretch.cli import OK, trouble
from backstretch.cli_backup_lines import against, day_of, holding_of, holds_of
from backstretch.cli_copies import bring, look_at
from backstretch.cli_passphrase import fill_passphrase
from backstretch.cli_person import Person
from backstretch.clock import Clock
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.diary.salvaging import keep_newer, newer_than
from backstretch.exchange.backup_words import difference_words, holding_words, problem_words
from backstretch.exchange.newer_items import NewerItem, items_of, together
from backstretch.journal.backing import backed_up
from backstretch.journal.backup_shelf import Backup, Shelf
from backstretch.journal.errors import BackupError, JournalError
from backstretch.journal.restore import Restored, begin_anew, candidate, is_unfit, restore
from backstretch.journal.seal import SealState, look
from backstretch.journal.steps import Holding, holding
from backstretch.journal.store import Journal
from backstretch.terminal import tr, tr_count
from backstretch.terminal.asking import Ask, is_yes


def fill_restore(back: ArgumentParser) -> None:
    """Give `backstretch restore` its options."""
    back.add_argument(
        "number", nargs="?", type=_number, metavar="NUMBER", help="else the newest good backup"
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


def run_restore(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    """Go back to a backup or a copy where it is wanted, and return the exit code."""
    if given.file is not None:
        return _restore_copy(path, clock, given, person)
    backup = _chosen(path, given.number)
    if backup is None:
        return _begun_anew(path, clock, given, person)
    print_lines([tr("The backup of {day} is whole.").format(day=day_of(backup))])
    if backup.facts:
        _compare(holding(backup.facts.counts), holding_of(path))
    else:
        print_lines([tr("It holds {what}.").format(what=holds_of(backup))])
    print_lines(_if_altered(path, backup))
    if not person.wants(given):
        return OK
    return _gone_back(path, clock, backup.number, given, person)


def _restore_copy(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    if given.number is not None:
        raise Unfit(tr("Name a backup by its number, or a copy with --from, not both."))
    holds, passphrase = look_at(path, given, person.secret)
    print_lines([tr("The copy {file} is whole.").format(file=given.file)])
    _compare(holds, holding_of(path))
    if not person.wants(given):
        return OK
    brought = bring(path, clock, given, passphrase)
    return _gone_back(path, clock, brought.number, given, person)


def _begun_anew(path: Path, clock: Clock, given: Namespace, person: Person) -> int:
    """Offer an empty diary in the place of a damaged one, with what can still be read in it."""
    folder = Shelf.of(path).folder
    if not is_unfit(path):
        raise BackupError(
            tr("There is no good backup in {folder}. Nothing was changed.").format(folder=folder)
        )
    print_lines(
        [
            tr("There is no good backup in {folder}.").format(folder=folder),
            tr("An empty diary can take in what can still be read. The damaged file is kept."),
        ]
    )
    if not person.wants(given, tr("Do that? [y/N] ")):
        return OK
    kept = begin_anew(path, clock.now())
    print_lines([tr("The damaged file is kept: {file}").format(file=kept)])
    with Journal.open(path) as journal, backed_up(journal, clock.now, trouble):
        items = items_of(newer_than(journal, kept), tr)
        if not items:
            print_lines([tr("Nothing could be read in it.")])
        return _taken(journal, clock, items, len(items))


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
            return tuple(against(backup, journal))
    except JournalError:
        return ()


def _chosen(path: Path, number: int | None) -> Backup | None:
    """Return the backup of this number, else the newest good one, if there is one."""
    if number is not None:
        return candidate(path, number)
    found = Shelf.of(path).newest_good()
    for backup, problem in found.skipped:
        words = tr("Backup {n} was passed over: {why}.")
        print_lines([words.format(n=backup.number, why=problem_words(problem, tr))])
    return found.backup


def _done(done: Restored, file: Path | None) -> Iterable[str]:
    if file:
        yield tr("The diary is as in {file}.").format(file=file)
    else:
        yield tr("The diary is as it was on {day}.").format(day=day_of(done.backup))
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


def _salvage(path: Path, clock: Clock, kept: Path, ask: Ask | None, given: Namespace) -> int:
    """Show what the kept file holds besides, and take in what is wanted of it."""
    with Journal.open(path) as journal, backed_up(journal, clock.now, trouble):
        items = items_of(newer_than(journal, kept), tr)
        if not items:
            print_lines([tr("Nothing newer could be read in it.")])
            return OK
        lines = [f"{n:>4}  {one.day}: {one.words}" for n, one in enumerate(items, 1)]
        print_lines([tr("Newer than the backup, and still readable:"), *lines])
        asked = ask if not given.yes and not given.salvage else None
        wanted = items if given.salvage else _wanted(asked, items)
        return _taken(journal, clock, wanted, len(items))


def _taken(journal: Journal, clock: Clock, wanted: Sequence[NewerItem], there: int) -> int:
    """Take in what is wanted of so much that can be read, and say so."""
    if wanted:
        if complaint := keep_newer(journal, together(wanted), clock.now()):
            return trouble(complaint)
        said = tr("Taken in: {n} of {all}. Look through them in the Journal.")
        print_lines([said.format(n=len(wanted), all=there)])
    if len(wanted) < there:
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
    if is_yes(answer):
        return items
    numbers = {int(word) for word in answer.replace(",", " ").split() if word.isdecimal()}
    return [one for n, one in enumerate(items, 1) if n in numbers]


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        words = tr("“{text}” is not the number of a backup: “backstretch backup --list” has them")
        raise ArgumentTypeError(words.format(text=text))
    return int(text)
