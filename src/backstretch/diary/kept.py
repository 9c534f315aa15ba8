"""Keeps entries in the journal at once, and takes back what was kept last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from backstretch.care.entry import Entry
from backstretch.care.signs import Notice
from backstretch.care.standing import Standing, standing_in
from backstretch.clock import Clock, Stamp, local_day, stamp
from backstretch.content.care import Care
from backstretch.diary.decisions import Decisions
from backstretch.diary.entering import (
    Before,
    Record,
    carried_over,
    entry_of,
    entry_of_pain,
    pains_of,
    records_of,
    taken_back,
    taken_back_pain,
)
from backstretch.diary.leading import leads_to
from backstretch.diary.undoing import undo_of
from backstretch.journal.diary_records import (
    Saying,
    ShoeSaid,
    SignsSaid,
    Statement,
    Struck,
)
from backstretch.journal.own_files import Guard, anywhere
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal, JournalError
from backstretch.settings import Settings

if TYPE_CHECKING:
    from backstretch.diary.copying import Rescue


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping: a complaint for the person, or "".

    `run` is the id of the run it was about, if any. `told` is what the person is told because of
    it, and `about` what that was kept under. `undo` takes it back and returns what went wrong
    then, or "".
    """

    complaint: str = ""
    run: str = ""
    undo: Callable[[], str] | None = None
    told: tuple[Notice, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shoe:
    """A pair of shoes with the metres run in it so far."""

    id: str
    said: ShoeSaid
    metres: float


class KeptDiary:
    """Writes down what is entered, and gives it back to be changed.

    Without a journal, or with one for reading only, nothing is kept, and each complaint says why.
    What cannot be read raises JournalError. `care` are the rules of safety, `signs` keeps what is
    decided about warning signs; `guard` says where no copy may go.
    """

    def __init__(
        self,
        journal: Journal | None,
        clock: Clock,
        settings: Callable[[], Settings],
        care: Care,
        reason: str = "",
        guard: Guard = anywhere,
    ) -> None:
        self.care = care
        self.signs = Decisions(self)
        self._journal = journal
        self._clock = clock
        self._settings = settings
        self._reason = journal.read_only_reason if journal else reason
        self._guard = guard
        self._unkept: tuple[Record, ...] = ()
        self._tried: tuple[object, tuple[Record, ...]] | None = None

    def today(self) -> date:
        """Return the day as the person counts it."""
        return local_day(self._clock.now(), self._settings().day_starts_at)

    def week_begins(self) -> int:
        """Return the ISO number of the day that weeks begin on."""
        return self._settings().week_begins

    def carried(self) -> RunFacts | None:
        """Return what a new run shares with the one before it, or None before the first."""
        last = self._journal.diary.last_run() if self._journal else None
        return carried_over(last.facts) if last else None

    def entry(self, run_id: str) -> Entry | None:
        """Return what was entered of a run, or None where it is not in the diary."""
        if self._journal is None:
            return None
        note = self._journal.diary.run(run_id)
        if note is None or note.state is not RunIs.DONE:
            return None
        return entry_of(note, self._journal.diary.pains_of_run(run_id))

    def entry_of(self, pain: Pain) -> Entry:
        """Return what was entered of a pain that belongs to no run, to be changed."""
        return entry_of_pain(pain)

    def look(self, entry: Entry) -> tuple[Notice, ...]:
        """Return what an entry leads to, gravest first, without hints that came lately.

        Raises:
            JournalError: the journal cannot be read.
        """
        journal = self._journal
        if journal is None:
            there: tuple[Pain, ...] = ()
        else:
            there = journal.diary.pains_of_run(entry.run) if entry.run else self._changed(entry)
        return self.leads_to(entry, there)

    def leads_to(self, entry: Entry, instead_of: Sequence[Pain]) -> tuple[Notice, ...]:
        """Return the same where an entry says anew only these records of the journal.

        Raises:
            JournalError: the journal cannot be read.
        """
        pains = pains_of(entry, Before(None, instead_of), self._stamp(), _new_id)
        ticked = entry.signs or ()
        return leads_to(pains, ticked, instead_of, self._journal, self.care, self.today())

    def keep(self, entry: Entry, where: str = "log") -> Kept:
        """Keep an entry, all of it or nothing, with what the person is told because of it.

        A run that was planned for its day is the one that was done.
        """
        try:
            notices = self.look(entry)
            if self._journal is None:
                self._unkept = self._records(entry, Before(None, ()), notices, where)
                return Kept(self._reason, told=notices)
            key = entry.run or self._planned(entry)
            note = self._journal.diary.run(key) if key else None
            pains = self._journal.diary.pains_of_run(key) if key else self._changed(entry)
        except JournalError as error:
            self._unkept = self._records(entry, Before(None, ()), (), where)
            return Kept(str(error))
        before = Before(note, pains)
        asked = (entry, where, pains if entry.run or entry.pain else ())
        if key and not entry.run:
            entry = _of_run(entry, key)
        records = self.made_for(asked, lambda: self._records(entry, before, notices, where))
        complaint = self.keep_records(*records)
        run = next((made.run for made in records if isinstance(made, RunNote)), key)
        if complaint:
            return Kept(complaint, run, told=notices)
        about = next((made.about for made in records if isinstance(made, Statement)), "")
        return Kept("", run, lambda: self.take_back(records), notices, about)

    def remove_run(self, run_id: str) -> Kept:
        """Take a run out of the diary, with its pain."""
        if self._journal is None:
            return Kept(self._reason)
        try:
            note = self._journal.diary.run(run_id)
            pains = self._journal.diary.pains_of_run(run_id)
        except JournalError as error:
            return Kept(str(error))
        if note is None:
            return Kept()
        return self._change(taken_back(note, pains, self._stamp(), _new_id))

    def remove_pain(self, pain: Pain) -> Kept:
        """Take a standing pain out of the diary."""
        return self._change((taken_back_pain(pain, self._stamp(), _new_id),))

    def strike(self, session_id: str) -> Kept:
        """Take a session out of the diary."""
        return self._change((self.statement(session_id, Struck(True)),))

    def shoes(self) -> tuple[Shoe, ...]:
        """Return all pairs of shoes, the ones in use first, each in the order they were named."""
        if self._journal is None:
            return ()
        run = self._journal.diary.metres_by_shoe()
        # A dict keeps the place of the first word on a pair and takes the last one.
        said = {s.about: s.what for s in self._journal.diary.statements(ShoeSaid)}
        shoes = [
            Shoe(key, what, what.before_m + run.get(key, 0.0))
            for key, what in said.items()
            if isinstance(what, ShoeSaid)
        ]
        return tuple(sorted(shoes, key=lambda shoe: shoe.said.retired))

    def keep_shoe(self, what: ShoeSaid, shoe_id: str = "") -> Kept:
        """Keep what is said of a pair of shoes, a new one where it has no id."""
        made = self.made_for((what, shoe_id), lambda: (self.statement(shoe_id or _new_id(), what),))
        complaint = self.keep_records(*made)
        key = next(said.about for said in made if isinstance(said, Statement))
        return Kept(complaint, key, None if complaint else lambda: self.take_back(made))

    def statement(self, about: str, what: Saying) -> Statement:
        """Return a statement of this moment, which is not kept yet."""
        now = self._stamp()
        return Statement(_new_id(), now.at, now.zone, now.local_date, about, what)

    def decide(self, what: SignsSaid, about: str = "") -> str:
        """Keep what was decided about signs; return what went wrong, or ""."""
        return self.keep_records(self.statement(about, what))

    def standing(self) -> Standing | None:
        """Return the warning sign that stands today, or None.

        Raises:
            JournalError: the journal cannot be read.
        """
        if self._journal is None:
            return None
        return standing_in(self._journal, self.today())

    def made_for(self, asked: object, make: Callable[[], tuple[Record, ...]]) -> tuple[Record, ...]:
        """Return the records of what is asked; once more after it was refused, the same ones.

        A disk can refuse at the very end, when all is written: nothing is to be there twice. They
        keep the time of the first try: that is when it was said, and a diary tells it so.
        """
        if self._tried is None or self._tried[0] != asked:
            self._tried = (asked, make())
        return self._tried[1]

    def begin_anew(self) -> None:
        """Take what is asked from here on for something new, though it be in the same words."""
        self._tried = None

    def keep_records(self, *records: Record) -> str:
        """Keep records, all of them or none; return what went wrong, or ""."""
        self._unkept = records
        if self._reason or self._journal is None:
            return self._reason
        try:
            self._journal.diary.keep(*records)
        except JournalError as error:
            return str(error)
        self._unkept, self._tried = (), None
        return ""

    def rescue(self) -> "Rescue":
        """Return what can be written elsewhere: the diary, and the entry that was not kept."""
        from backstretch.diary.copying import Rescue

        return Rescue(self._journal, self._unkept, self._guard)

    def take_back(self, records: Sequence[Record]) -> str:
        """Say again what stood before these were kept; return what went wrong, or "".

        It can be done at any time, and step by step: what was taken back in between is minded.
        """
        if self._journal is None:
            return self._reason
        try:
            back = undo_of(records, self._journal.diary, self._stamp(), _new_id)
        except JournalError as error:
            return str(error)
        return self.keep_records(*back)

    def _records(
        self, entry: Entry, before: Before, notices: Sequence[Notice] = (), where: str = ""
    ) -> tuple[Record, ...]:
        return records_of(entry, before, self._stamp(), _new_id, notices, where)

    def _changed(self, entry: Entry) -> tuple[Pain, ...]:
        """Return the pain that an entry changes, which belongs to no run."""
        if self._journal is None or not entry.pain:
            return ()
        of_day = self._journal.diary.pains_between(entry.day, entry.day)
        return tuple(pain for pain in of_day if pain.id == entry.pain)

    def _planned(self, entry: Entry) -> str:
        """Return the id of the run that was planned for the day of a new one, or ""."""
        if self._journal is None or entry.facts is None:
            return ""
        notes = self._journal.plan.runs(entry.day, entry.day)
        return next((note.run for note in notes if note.state is RunIs.PLANNED), "")

    def _change(self, records: Sequence[Record]) -> Kept:
        complaint = self.keep_records(*records)
        if complaint:
            return Kept(complaint)
        return Kept(undo=lambda: self.take_back(records))

    def _stamp(self) -> Stamp:
        return stamp(self._clock, self._settings().day_starts_at)


def shoe_names(
    shoes: Sequence[Shoe], present: str, name: Callable[[Shoe], str]
) -> Mapping[str, str]:
    """Return the pairs to choose from by their ids: those in use, and the one chosen already."""
    return {shoe.id: name(shoe) for shoe in shoes if not shoe.said.retired or shoe.id == present}


def _new_id() -> str:
    return uuid4().hex


def _of_run(entry: Entry, run_id: str) -> Entry:
    return msgspec.structs.replace(entry, run=run_id)
