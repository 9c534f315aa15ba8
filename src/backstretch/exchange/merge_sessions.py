"""Makes one of the sessions of two journals, also where one went on differently in each.

All that is known of a session is a tree: what everybody has is the stem, and it parts where the
ledgers do; a closed session ends in its state. One way through the tree keeps the id. Wherever
the tree parts, one way goes on under the name it had, and each other one has a name made from the
id and from all that led there, up to and with its own first step. Which one goes on is told by
these first steps alone: one that is finished, then one that goes on, then one that was ended,
then partial, then discarded; among equals the earlier one.

So the names follow from what happened alone. Whoever learns of which way first, the names come
out the same; a name once given stays a name for good, whatever is added; and a way that has such
a name is known again by its own ledger.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from backstretch.exchange.merge_order import Clash, instant, woven
from backstretch.journal.entries import (
    Event,
    Happening,
    SessionRecord,
    SessionStart,
    SessionState,
)
from backstretch.journal.taking_in import PARTED

_Step = Event | SessionState
_Way = tuple[_Step, ...]
_PARTED = re.compile(rf"(.+){PARTED}([0-9a-f]{{12}})", re.DOTALL)
_CLOSED = {SessionState.FINISHED: 0, SessionState.PARTIAL: 3, SessionState.DISCARDED: 4}


def sessions_together(
    one: Sequence[SessionRecord], other: Sequence[SessionRecord]
) -> tuple[SessionRecord, ...]:
    """Return the sessions of both; what went on differently stands side by side.

    Raises:
        Clash: a session with the same id is another one on the other side.
    """
    mine, theirs = _families(one), _families(other)
    both: dict[str, tuple[SessionRecord, ...]] = {}
    moments: dict[str, str] = {}
    for root in mine.keys() | theirs.keys():
        known = (*mine.get(root, ()), *theirs.get(root, ()))
        both[root] = _together(root, known)
        moments[root] = instant(known[0].start.started_at)
    order = woven(tuple(mine), tuple(theirs), lambda root: (moments[root], root))
    return tuple(record for root in order for record in both[root])


def _families(records: Iterable[SessionRecord]) -> dict[str, list[SessionRecord]]:
    """Return the ways of each session by its id."""
    found: defaultdict[str, list[SessionRecord]] = defaultdict(list)
    for record in records:
        found[_root(record)].append(record)
    return found


def _root(record: SessionRecord) -> str:
    """Return the id of the session that a record is one way of."""
    parted = _PARTED.fullmatch(record.start.id)
    if parted is None:
        return record.start.id
    root, mark = parted.groups()
    return root if mark in _marks(_named(record.start, root), _way(record)) else record.start.id


def _together(root: str, known: Sequence[SessionRecord]) -> tuple[SessionRecord, ...]:
    if len(known) == 1 or (len(known) == 2 and known[0] == known[1]):
        return (known[0],)
    start = _named(known[0].start, root)
    if any(_named(record.start, root) != start for record in known):
        raise Clash("sessions", root)
    ways = dict.fromkeys(map(_way, known))
    named = dict(_grown(start, tuple(ways)))
    for name in sorted({record.start.id for record in known} - named.keys()):
        raise Clash("sessions", name)  # nobody but a hand that wrote in the file made that name
    return tuple(_record(_named(start, name), named[name]) for name in sorted(named))


def _grown(start: SessionStart, ways: Sequence[_Way]) -> Iterator[tuple[str, _Way]]:
    """Yield each way to its end, by its name."""
    left = [(start.id, 0, ways)]
    while left:
        name, at, along = left.pop()
        if len(along) == 1:
            yield name, along[0]
            continue
        parts: defaultdict[_Step, list[_Way]] = defaultdict(list)
        for way in along:
            if at < len(way):  # one that is open and ends here went on in the others
                parts[way[at]].append(way)
        first, *others = sorted(parts, key=_rank)
        left.append((name, at + 1, parts[first]))
        for step in others:
            mark = _marks(start, parts[step][0][: at + 1])[-1]
            left.append((f"{start.id}{PARTED}{mark}", at + 1, parts[step]))


def _rank(step: _Step) -> tuple[int, str, bytes]:
    """Return what tells which way goes on under its name; the lowest does."""
    if isinstance(step, SessionState):
        return _CLOSED[step], "", b""
    ended = step.kind is Happening.ENDED
    return 2 if ended else 1, step.at and instant(step.at), msgspec.json.encode(step)


def _marks(start: SessionStart, way: _Way) -> list[str]:
    """Return, for each step of a way, a few letters that stand for all up to and with it."""
    digest = hashlib.sha256(msgspec.json.encode(start))
    marks = []
    for step in way:
        digest.update(msgspec.json.encode(step))
        marks.append(digest.hexdigest()[:12])
    return marks


def _way(record: SessionRecord) -> _Way:
    if record.state is SessionState.OPEN:
        return record.events
    return (*record.events, record.state)


def _record(start: SessionStart, way: _Way) -> SessionRecord:
    events = tuple(step for step in way if isinstance(step, Event))
    last = way[-1] if way else None
    return SessionRecord(
        start, last if isinstance(last, SessionState) else SessionState.OPEN, events
    )


def _named(start: SessionStart, name: str) -> SessionStart:
    return msgspec.structs.replace(start, id=name)
