"""What was forgotten for good on one side of a merge: it does not come back from the other.

A record whose words one side forgot is the same record without them. The words of the other side
are not taken over; a side that still has them keeps them, deleted and out of sight, until they are
forgotten there as well.
"""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Noted, Statement
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Answer, AnswerKind, Pain
from backstretch.journal.tracks import Track

_Record = TypeVar("_Record", RunNote, Pain, Answer, Statement, Track)


def alike(one: Contents, other: Contents) -> tuple[Contents, Contents]:
    """Return both, with no words in the records where one of the two has forgotten them."""
    mine: dict[str, object] = {}
    theirs: dict[str, object] = {}
    for name in ("runs", "pains", "answers", "statements", "tracks"):
        mine[name] = _without(getattr(one, name), getattr(other, name))
        theirs[name] = _without(getattr(other, name), getattr(one, name))
    return msgspec.structs.replace(one, **mine), msgspec.structs.replace(other, **theirs)


def forgotten_here(mine: Contents, theirs: Contents) -> int:
    """Return how many records of the other side have words that were forgotten on this one."""
    _, without = alike(mine, theirs)
    return sum(
        before is not after
        for name in ("runs", "pains", "answers", "statements", "tracks")
        for before, after in zip(getattr(theirs, name), getattr(without, name), strict=True)
    )


def _without(records: Sequence[_Record], others: Sequence[_Record]) -> tuple[_Record, ...]:
    there = {_key(other): other for other in others}
    return tuple(_as_in(record, there.get(_key(record))) for record in records)


def _as_in(record: _Record, other: _Record | None) -> _Record:
    if other is None or record == other:
        return record
    bare = _wordless(record)
    if _linkless(bare) == _linkless(other) and bare != record:
        return bare
    return record


def _key(record: RunNote | Pain | Answer | Statement | Track) -> str:
    return record.run if isinstance(record, Track) else record.id


def _wordless(record: _Record) -> _Record:
    """Return a record as forgetting leaves it."""
    changes: dict[str, object] = {}
    match record:
        case RunNote():
            changes = {"facts": msgspec.structs.replace(record.facts, note="")}
        case Pain():
            changes = {"note": ""}
        case Answer(kind=AnswerKind.NOTE):
            changes = {"value": ""}
        case Statement(what=Noted()):
            changes = {"what": Noted("")}
        case Track():
            changes = {"points": ()}
    return msgspec.structs.replace(record, **changes)


def _linkless(record: _Record) -> _Record:
    """Return a record of pain without what it stands for, which a merge settles."""
    if isinstance(record, Pain):
        return msgspec.structs.replace(record, replaces="")
    return record
