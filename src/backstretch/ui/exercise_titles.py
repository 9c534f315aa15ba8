"""What exercises are called, those that are gone from this computer as well."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from backstretch.content.library import Library
from backstretch.content.own_ids import is_own
from backstretch.journal.errors import JournalError
from backstretch.journal.store import Journal


class Titles(Mapping[str, str]):
    """Names by ids, as they are now; those of exercises that are there are listed.

    One of the person's own that is not here any more has the name that its last session kept.
    """

    def __init__(self, library: Library, journal: Journal | None) -> None:
        self._library = library
        self._journal = journal

    def __getitem__(self, key: str) -> str:
        found = self._library.exercises.get(key)
        if found is not None:
            return found.name
        if not is_own(key):
            raise KeyError(key)
        return self._told[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.exercises)

    def __len__(self) -> int:
        return len(self._library.exercises)

    @cached_property
    def _told(self) -> Mapping[str, str]:
        try:
            return self._journal.plan.names_told() if self._journal else {}
        except JournalError:
            return {}
