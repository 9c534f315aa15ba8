"""Copies of the diary at a chosen place: `backup --to`, `restore --from` and `check FILE`."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from backstretch.cli import OK
from backstretch.cli_passphrase import ENDING, Secret, new_passphrase, old_passphrase
from backstretch.clock import Clock
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.exchange.backup_words import holding_words
from backstretch.journal.backup_shelf import Backup
from backstretch.journal.copies import bring_copy, look_at_copy, write_copy
from backstretch.journal.steps import Holding
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import is_locked
from backstretch.paths import is_there
from backstretch.terminal import tr, tr_count

PLAIN = ".db"


def copy_to(
    path: Path, given: Namespace, agrees: Callable[[str], bool], secret: Secret | None
) -> int:
    """Write the diary to the file that `--to` names, and return the exit code."""
    target: Path = given.to
    locked = target.name.lower().endswith(ENDING)
    if not locked and target.suffix.lower() != PLAIN:
        words = tr(
            "{target} is not named as a copy is: end it in .db, or in .db.locked for one that a "
            "passphrase opens."
        )
        raise Unfit(words.format(target=target))
    if given.passphrase_file is not None and not locked:
        raise Unfit(needs_ending(target))
    question = tr("{target} is there already. Write over it? [y/N] ").format(target=target)
    if is_there(target) and not given.yes and not agrees(question):
        print_lines([tr("Nothing was written.")])
        return OK
    passphrase = new_passphrase(given, secret) if locked else None
    with Journal.open(path, read_only=True) as journal:
        written = write_copy(journal, target, passphrase)
    print_lines(
        [tr("The diary was copied to {target}.").format(target=target), _holds(written.holds)]
    )
    return OK


def look_at(
    path: Path, given: Namespace, secret: Secret | None
) -> tuple[Holding, Passphrase | None]:
    """Return what a copy holds, once it passed every check, and what opens it."""
    file: Path = given.file
    passphrase = old_passphrase(given, secret, file) if is_locked(file) else None
    return look_at_copy(path, file, passphrase), passphrase


def check_copy(path: Path, given: Namespace, secret: Secret | None) -> int:
    """Say whether a copy is whole and what it holds, and return the exit code."""
    holds, passphrase = look_at(path, given, secret)
    whole = tr("The copy is whole.") if passphrase is None else tr("The copy opens and is whole.")
    print_lines([whole, _holds(holds)])
    return OK


def bring(path: Path, clock: Clock, given: Namespace, passphrase: Passphrase | None) -> Backup:
    """Put a copy among the backups, from where it can be gone back to."""
    return bring_copy(path, given.file, clock.now(), passphrase)


def needs_ending(target: Path) -> str:
    """Return what is said to a passphrase for a file that is not named as a locked one."""
    words = tr("A file that a passphrase opens ends in .locked: name it {target}.locked.")
    return words.format(target=target)


def _holds(holds: Holding) -> str:
    return tr("It holds {what}.").format(what=holding_words(holds, tr, tr_count))
