"""What a backup is of and holds, in words, and how the diary differs from it."""

from collections.abc import Iterable
from pathlib import Path

from backstretch.exchange.backup_words import holding_words
from backstretch.exchange.differing import difference_lines, differences, tally_lines
from backstretch.journal.backup import contents_of_backup
from backstretch.journal.backup_shelf import Backup
from backstretch.journal.contents import read_contents
from backstretch.journal.errors import JournalError
from backstretch.journal.steps import Holding, holding, holding_now
from backstretch.journal.store import Journal
from backstretch.terminal import tr, tr_count


def day_of(backup: Backup) -> str:
    """Return when a backup was made."""
    if backup.facts is None:
        return tr("an unknown day")
    return backup.facts.made_at.strftime("%Y-%m-%d %H:%M")


def holds_of(backup: Backup) -> str:
    """Return how much a backup holds."""
    if backup.facts is None:
        return tr("what it holds is not known")
    return holding_words(holding(backup.facts.counts), tr, tr_count)


def holding_of(path: Path) -> Holding | None:
    """Return what the journal holds now, None where it cannot be read."""
    try:
        with Journal.open(path, read_only=True) as journal:
            return holding_now(journal)
    except JournalError:
        return None


def against(backup: Backup, journal: Journal) -> Iterable[str]:
    """Say entry by entry how the diary differs from a backup."""
    found = differences(contents_of_backup(backup), read_contents(journal))
    words = tr("Next to the backup of {day} (what was written after it counts as added):")
    yield words.format(day=day_of(backup))
    for line in (*tally_lines(found, tr), *difference_lines(found, tr)):
        yield f"  {line}"
