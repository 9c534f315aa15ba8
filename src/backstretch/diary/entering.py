"""Turns what a person entered into records, and records back into what can be changed: pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from backstretch.care.entry import Entry, PainSaid
from backstretch.care.signs import Notice
from backstretch.clock import Stamp
from backstretch.journal.diary_records import Decided, SignsSaid, Statement
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment, Quality

Record = RunNote | Pain | Statement

ONCE = frozenset(
    {
        "started_at",
        "distance_m",
        "duration_s",
        "effort",
        "note",
        "imported",
        "cadence",
        "heat_cold",
        "sleep",
        "stress",
    }
)
"""What is said of one run alone; the rest is carried over to the next entry (evidence 6)."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the journal holds already of the run of an entry; both empty for a new one."""

    note: RunNote | None = None
    pains: Sequence[Pain] = ()


def records_of(
    entry: Entry,
    before: Before,
    stamp: Stamp,
    new_id: Callable[[], str],
    notices: Sequence[Notice] = (),
    where: str = "log",
) -> tuple[Record, ...]:
    """Return the records that keep an entry, in the order they are to be kept.

    What the journal holds already in the same words makes no new record. `notices` are what the
    person is told because of the entry, `where` the place the signs were asked.
    """
    made = _Maker(entry, before, stamp, new_id)
    return (*made.run(), *made.pains(), *made.signs(notices, where))


def pains_of(
    entry: Entry, before: Before, stamp: Stamp, new_id: Callable[[], str]
) -> tuple[Pain, ...]:
    """Return all pain of an entry as records, those that change nothing too, in its order.

    What the journal holds already keeps the time at which it was said first.
    """
    return tuple(new for new, _ in _Maker(entry, before, stamp, new_id).paired())


def taken_back(
    note: RunNote, pains: Sequence[Pain], stamp: Stamp, new_id: Callable[[], str]
) -> tuple[Record, ...]:
    """Return the records that take a run out of the diary, with its standing pain."""
    gone = RunNote(new_id(), *_said(stamp), note.run, note.day, RunIs.WITHDRAWN, facts=note.facts)
    return (gone, *(taken_back_pain(pain, stamp, new_id) for pain in pains))


def taken_back_pain(pain: Pain, stamp: Stamp, new_id: Callable[[], str]) -> Pain:
    """Return the record that takes a standing pain out of the diary."""
    return Pain(
        new_id(),
        *_said(stamp)[:2],
        pain.local_date,
        pain.moment,
        None,
        session=pain.session,
        replaces=pain.id,
        run=pain.run,
    )


def restored(records: Sequence[Record], stamp: Stamp, new_id: Callable[[], str]) -> list[Record]:
    """Return records that say again what was said by these, which were taken back since.

    A pain that was taken back replaces nothing: its old record stays where it is.
    """
    again: list[Record] = []
    for record in records:
        at, zone, day = _said(stamp)
        changes: dict[str, object] = {"id": new_id(), "at": at, "zone": zone}
        if isinstance(record, Pain):
            changes["replaces"] = ""
        else:
            changes["local_date"] = day
        again.append(msgspec.structs.replace(record, **changes))
    return again


def entry_of(note: RunNote, pains: Sequence[Pain]) -> Entry:
    """Return what was entered of a run, to be changed; `pains` are those of it that stand."""
    said = tuple(msgspec.structs.replace(_pain_said(pain), id=pain.id) for pain in pains)
    return Entry(note.day, note.start, note.facts, said, run=note.run)


def entry_of_pain(pain: Pain) -> Entry:
    """Return what was entered of a pain that belongs to no run, to be changed."""
    return Entry(pain.local_date, pains=(_pain_said(pain),), pain=pain.id)


def carried_over(last: RunFacts | None) -> RunFacts:
    """Return what a new entry begins with: what a run shares with the one before it."""
    if last is None:
        return RunFacts()
    kept = {name: value for name, value in msgspec.structs.asdict(last).items() if name not in ONCE}
    return RunFacts(**kept)


class _Maker:
    def __init__(
        self, entry: Entry, before: Before, stamp: Stamp, new_id: Callable[[], str]
    ) -> None:
        self._entry = entry
        self._before = before
        self._stamp = stamp
        self._new_id = new_id
        self._run = entry.run or (new_id() if entry.facts is not None else "")
        self._first = ""

    def run(self) -> tuple[RunNote, ...]:
        entry, facts = self._entry, self._entry.facts
        if facts is None:
            return ()
        note = RunNote(
            self._new_id(),
            *_said(self._stamp),
            self._run,
            entry.day,
            RunIs.DONE,
            entry.start,
            round((facts.duration_s or 0) / 60),
            facts,
        )
        there = self._before.note
        return () if there is not None and _same(note, there) else (note,)

    def pains(self) -> tuple[Pain, ...]:
        made: list[Pain] = []
        moved: set[PainMoment] = set()
        pairs = self.paired()
        for new, old in pairs:
            # Of several at one moment the last counts: they stay in order where one is said anew.
            if old is None or new.moment in moved or not _same(new, old):
                moved.add(new.moment)
                made.append(new)
        self._first = made[0].id if made else ""
        kept = {old.id for _, old in pairs if old is not None}
        gone = [pain for pain in self._before.pains if pain.id not in kept]
        return (*made, *(taken_back_pain(pain, self._stamp, self._new_id) for pain in gone))

    def paired(self) -> list[tuple[Pain, Pain | None]]:
        """Return each pain of the entry as a record, with the one that it stands in place of.

        That is the one it names; what names none is taken for a better word on pain of its moment
        that would go otherwise.
        """
        there = {pain.id: pain for pain in self._before.pains}
        named = [there.pop(said.id or self._entry.pain, None) for said in self._entry.pains]
        pairs = []
        for said, found in zip(self._entry.pains, named, strict=True):
            same = (pain for pain in there.values() if pain.moment is said.moment)
            old = found or next(same, None)
            there.pop(old.id if old else "", None)
            pairs.append((self._pain(said, old), old))
        return pairs

    def signs(self, notices: Sequence[Notice], where: str) -> tuple[Statement, ...]:
        told = [
            SignsSaid(Decided.TOLD, notice.tier, notice.codes, where)
            for notice in notices
            if notice.tier is not None
        ]
        if not told and self._entry.signs == ():
            told = [SignsSaid(Decided.CLEAR, where=where)]
        about = self._run or self._first
        return tuple(Statement(self._new_id(), *_said(self._stamp), about, what) for what in told)

    def _pain(self, said: PainSaid, there: Pain | None) -> Pain:
        at, zone, _ = _said(self._stamp)
        if there is not None:
            at, zone = there.at, there.zone  # it was felt then, whenever it is told better
        body = msgspec.structs.asdict(said)
        del body["id"]
        moment, score = body.pop("moment"), body.pop("score")
        qualities = tuple(str(code) for code in body.pop("qualities"))
        return Pain(
            self._new_id(),
            at,
            zone,
            self._entry.day if self._entry.pain else _day_of(self._entry.day, said.moment),
            moment,
            score,
            session=there.session if there else "",
            exercise=there.exercise if there else "",
            side=there.side if there else "",
            qualities=qualities,
            replaces=there.id if there else "",
            run=self._run,
            **body,
        )


def _said(stamp: Stamp) -> tuple[str, str, str]:
    return stamp.at, stamp.zone, stamp.local_date


def _same(new: RunNote | Pain, there: RunNote | Pain) -> bool:
    """Tell whether two records say the same, whenever they were said."""
    same = {"id": there.id, "at": there.at, "zone": there.zone}
    if isinstance(new, Pain) and isinstance(there, Pain):
        same["replaces"] = there.replaces
    else:
        same["local_date"] = there.local_date
    return msgspec.structs.replace(new, **same) == there


def _day_of(day: str, moment: PainMoment) -> str:
    """Return the day a pain counts for: the morning after belongs to the next one."""
    if moment is PainMoment.NEXT_MORNING:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return day


def _pain_said(pain: Pain) -> PainSaid:
    known = {quality.value for quality in Quality}
    return PainSaid(
        pain.moment,
        pain.score or 0,
        pain.regions,
        tuple(Quality(code) for code in pain.qualities if code in known),
        pain.aggravators,
        pain.course,
        pain.leg_left,
        pain.leg_right,
        pain.note,
    )
