"""What the page for importing runs needs of the diary: files read, runs kept and taken back."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from backstretch.exchange.import_files import FileResult
from backstretch.exchange.import_plan import ImportPlan
from backstretch.ui.import_words import Past


class KeptImport(Protocol):
    """What came of an import: a complaint or "", its runs, and how to take it back."""

    @property
    def complaint(self) -> str:
        """What went wrong, as a sentence, or ""."""

    @property
    def runs(self) -> tuple[str, ...]:
        """The ids of the runs it brought."""

    @property
    def undo(self) -> Callable[[], str] | None:
        """Takes back exactly this import; returns what went wrong then."""


class Gone(KeptImport, Protocol):
    """What came of taking an import back: `runs` are those that went."""

    @property
    def stayed(self) -> tuple[str, ...]:
        """The runs that were left because they had been changed since."""

    @property
    def pains(self) -> int:
        """How much was said of pain in the runs that went."""

    @property
    def shared(self) -> tuple[str, ...]:
        """The runs that were left because another import brought them too."""


class Importer(Protocol):
    """Reads files and keeps their runs."""

    def aside(self) -> "AbstractContextManager[Importer]":
        """Give the thread that asks one of its own. Raises JournalError."""

    def make_way(self, busy: bool) -> None:
        """Let what the window writes wait while a thread keeps; told once each way."""

    def preview(self, places: Iterable[Path], *, track: bool = False) -> Iterator[FileResult]:
        """Yield what is in each file; for a thread beside the window."""

    def plan(self, results: Iterable[FileResult]) -> ImportPlan:
        """Return what these files would bring. Raises JournalError."""

    def keep(self, plan: ImportPlan, also: Collection[int] = ()) -> KeptImport:
        """Keep the new runs and those doubles, all of them or none."""

    def past(self) -> Sequence[Past]:
        """Return the imports that stand, the newest first. Raises JournalError."""

    def undo(self, import_id: str) -> Gone:
        """Take out what an import brought and was not changed since."""
