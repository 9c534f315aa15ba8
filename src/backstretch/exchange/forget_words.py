"""Who still holds what was written in deleted entries; whoever asks brings the translation."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from backstretch.journal.forgetting import Holding

Tr = Callable[[str], str]
TrCount = Callable[[str, str, int], str]
Names = Callable[[Sequence[int]], str]


def holding_lines(
    found: Holding, aside: Path, names: Names, tr: Tr, tr_count: TrCount
) -> Iterator[str]:
    """Yield who holds it, one sentence each.

    `aside` is where damaged files are kept; `names` tells backups in words, by their numbers.
    """
    if found.here:
        yield tr_count(
            "{n} note of a deleted entry is still in the diary, out of sight.",
            "{n} notes of deleted entries are still in the diary, out of sight.",
            found.here,
        ).format(n=found.here)
    if found.backups:
        words = tr("These backups hold what you wrote in deleted entries: {numbers}.")
        yield words.format(numbers=names(found.backups))
    if found.unread:
        words = tr("These backups cannot be read, so they may hold it too, and stay: {numbers}.")
        yield words.format(numbers=names(found.unread))
    if found.aside:
        words = tr("So may the damaged files that were kept in {folder}. Remove them yourself.")
        yield words.format(folder=aside)
