"""What the pages for entries and shoes ask of the diary, and what they are given."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from backstretch.care.entry import Entry
from backstretch.care.signs import Notice
from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain
from backstretch.locked.passphrase import Passphrase


class Kept(Protocol):
    """What came of keeping: a complaint or "", the run, what is told, and how to take it back."""

    @property
    def complaint(self) -> str:
        """What went wrong, as a sentence, or ""."""

    @property
    def run(self) -> str:
        """The id of the run, or ""."""

    @property
    def undo(self) -> Callable[[], str] | None:
        """Takes it back and returns what went wrong then."""

    @property
    def told(self) -> tuple[Notice, ...]:
        """What the person is told because of it, gravest first."""

    @property
    def about(self) -> str:
        """What that was kept under."""


class Shoe(Protocol):
    """A pair of shoes with the metres run in it so far."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def said(self) -> ShoeSaid:
        """What was said of it."""

    @property
    def metres(self) -> float:
        """Metres run in it, those before the diary too."""


class Decisions(Protocol):
    """Keeps what is decided about signs; each returns what went wrong, or ""."""

    def withdraw(self, about: str, codes: tuple[str, ...]) -> str:
        """Keep that signs that need help now, told of an entry, were a mistake."""

    def see(self) -> str:
        """Keep that a doctor has looked today."""


class Rescue(Protocol):
    """What can be read of the diary, with the entry that could not be kept in it."""

    @property
    def whole(self) -> bool:
        """Whether the diary itself could be read."""

    def write(self, target: Path, passphrase: Passphrase | None) -> str:
        """Write it to a file; return what went wrong, or ""; for a thread too."""


class Diary(Protocol):
    """Keeps entries and knows what they lead to. What cannot be read raises JournalError."""

    @property
    def signs(self) -> Decisions:
        """What keeps decisions about signs."""

    def today(self) -> date:
        """Return the day as the person counts it."""

    def carried(self) -> RunFacts | None:
        """Return what a new run shares with the one before it, or None before the first."""

    def entry(self, run_id: str) -> Entry | None:
        """Return what was entered of a run, or None where it is not in the diary."""

    def entry_of(self, pain: Pain) -> Entry:
        """Return what was entered of a pain that belongs to no run, to be changed."""

    def look(self, entry: Entry) -> tuple[Notice, ...]:
        """Return what an entry leads to, gravest first, without hints that came lately."""

    def keep(self, entry: Entry, where: str = "log") -> Kept:
        """Keep an entry, all of it or nothing, with what the person is told because of it."""

    def begin_anew(self) -> None:
        """Take the next entry for a new one, though it be in the words of one that was refused."""

    def shoes(self) -> Sequence[Shoe]:
        """Return all pairs of shoes."""

    def rescue(self) -> Rescue:
        """Return what can be written elsewhere: the diary, and the entry that was not kept."""


class Drafts(Protocol):
    """Keeps the one entry that is not finished, over the end of the program too."""

    def read(self) -> bytes:
        """Return the draft, or nothing."""

    def write(self, draft: bytes) -> None:
        """Keep a draft in place of the one before; nothing takes it away."""
