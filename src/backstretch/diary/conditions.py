"""What lasts of the person: the check-first list, the missing kit, what they like and dislike."""

from collections.abc import Iterable

from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import (
    ConditionsSet,
    DislikedSet,
    EquipmentSet,
    FavouritesSet,
)
from backstretch.journal.store import Journal
from backstretch.plan.knowing import LASTING, Lasting, lasting_of
from backstretch.plan.sieve import CONDITIONS, KIT


class Conditions:
    """Shows and keeps it. What cannot be read raises JournalError."""

    def __init__(self, diary: KeptDiary, journal: Journal | None) -> None:
        self._diary = diary
        self._journal = journal

    def now(self) -> Lasting:
        """Return what holds now."""
        if self._journal is None:
            return Lasting()
        log = self._journal.diary
        return lasting_of(one for kind in LASTING for one in log.latest(kind))

    def keep_flags(self, flags: Iterable[str]) -> str:
        """Keep all that is true of the check-first list; return what went wrong, or "".

        Raises:
            ValueError: one is not of the list.
        """
        said = ConditionsSet(_known(flags, CONDITIONS))
        return self._diary.keep_records(self._diary.statement("", said))

    def keep_lacking(self, things: Iterable[str]) -> str:
        """Keep all the kit that is not at hand; return what went wrong, or "".

        Raises:
            ValueError: something is no kit.
        """
        said = EquipmentSet(_known(things, KIT))
        return self._diary.keep_records(self._diary.statement("", said))

    def keep_disliked(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are never wanted; return what went wrong, or ""."""
        said = DislikedSet(tuple(sorted(set(exercises))))
        return self._diary.keep_records(self._diary.statement("", said))

    def keep_favourites(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are liked best; return what went wrong, or ""."""
        said = FavouritesSet(tuple(sorted(set(exercises))))
        return self._diary.keep_records(self._diary.statement("", said))


def _known(codes: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    found = tuple(sorted(set(codes)))
    if strange := sorted(set(found) - set(known)):
        raise ValueError(f"{strange} is not known here")
    return found
