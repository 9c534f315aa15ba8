"""Says what takes records of the diary back, whatever was changed and taken back since.

Nothing is ever dropped: a step is taken back by saying again what stood before it. Which record
stands now is looked up each time, so that steps can be taken back one after the other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from backstretch.clock import Stamp
from backstretch.diary.entering import Record, taken_back_pain
from backstretch.journal.diary_log import DiaryLog
from backstretch.journal.diary_records import (
    ActivityScored,
    Decided,
    Noted,
    Saying,
    ShoeSaid,
    SignsSaid,
    Statement,
    Struck,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import Pain

Said = TypeVar("Said", RunNote, Statement)

_NOTHING: dict[type[Saying], Saying] = {
    Noted: Noted(""),
    Struck: Struck(False),
    ActivityScored: ActivityScored(None),
}


def undo_of(
    records: Iterable[Record], diary: DiaryLog, stamp: Stamp, new_id: Callable[[], str]
) -> tuple[Record, ...]:
    """Return what takes these records of the diary back, to be kept in this order.

    Raises:
        JournalError: the journal cannot be read.
    """
    return tuple(_Taker(diary, stamp, new_id).back(records))


class _Taker:
    def __init__(self, diary: DiaryLog, stamp: Stamp, new_id: Callable[[], str]) -> None:
        self._diary = diary
        self._stamp = stamp
        self._new_id = new_id

    def back(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            if isinstance(record, RunNote):
                yield self._note(record)
            elif isinstance(record, Pain):
                yield from self._pain(record)
            else:
                yield from self._statement(record)

    def _note(self, record: RunNote) -> RunNote:
        """Return the note of the run before this one; a run that was new is withdrawn."""
        before = _before(record, self._diary.history(record.run))
        if before is None:
            before = msgspec.structs.replace(record, state=RunIs.WITHDRAWN)
        return msgspec.structs.replace(before, **self._now())

    def _pain(self, record: Pain) -> Iterator[Pain]:
        """Yield what stood in the place of a pain, in place of what stands there now."""
        line = self._diary.pain_line(record.id)
        old = next((pain for pain in line if pain.id == record.replaces), None)
        last = line[-1]
        if old is not None and old.score is not None:
            yield msgspec.structs.replace(old, id=self._new_id(), replaces=last.id)
        elif last.score is not None:
            yield taken_back_pain(last, self._stamp, self._new_id)

    def _statement(self, record: Statement) -> Iterator[Statement]:
        if isinstance(record.what, SignsSaid):
            if record.what.decided is Decided.TOLD:
                gone = msgspec.structs.replace(record.what, decided=Decided.WITHDRAWN)
                yield msgspec.structs.replace(record, what=gone, **self._now())
            return
        said = self._diary.statements(type(record.what), record.about)
        before = _before(record, said)
        what = before.what if before else _nothing(record.what)
        if what is not None:
            day = record.local_date  # a note and a score keep the day they are of
            now = self._now() | {"local_date": day}
            yield msgspec.structs.replace(record, what=what, **now)

    def _now(self) -> dict[str, str]:
        return {
            "id": self._new_id(),
            "at": self._stamp.at,
            "zone": self._stamp.zone,
            "local_date": self._stamp.local_date,
        }


def _nothing(what: Saying) -> Saying | None:
    """Return what stands for nothing where this was the first word on something, if anything does.

    A pair of shoes that was named is never lost: it is retired.
    """
    if isinstance(what, ShoeSaid):
        return msgspec.structs.replace(what, retired=True)
    return _NOTHING.get(type(what))


def _before(record: Said, said: Sequence[Said]) -> Said | None:
    """Return what was said before a record, of all that was said of the same in order."""
    earlier = None
    for one in said:
        if one.id == record.id:
            break
        earlier = one
    return earlier
