"""Makes one of two journals: every record once, in an order that does not depend on whose is whose.

Merging A into B gives what merging B into A gives, and merging again changes nothing.

- Records are the same by their ids. One that is on one side alone is taken over.
- The order: what one journal had before something, the merged one has before it too. Where that
  leaves a choice, what was said earlier comes first, whatever the zone; at the same moment the id
  decides. Of two words about the same thing the last one counts, so the newest word holds; both
  stay.
- Where both sides said something else instead of the same record of pain, these stand for one
  another in that order, and the last one holds. What takes pain back has to be of the same run
  and session as what it takes back: it comes right after the last such record.
- A session that one side has further is taken as it is there. Where it went on differently on
  the two sides, the fuller one keeps its id (finished before partial before discarded before
  open, then the longer ledger); the other one stays beside it under an id made from its own and
  from where the two part.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from backstretch.journal.contents import Contents
from backstretch.journal.entries import SessionRecord, SessionState
from backstretch.journal.said import Pain
from backstretch.journal.taking_in import is_further

_T = TypeVar("_T")
_Rank = Callable[[str], tuple[str, str]]

_PLAIN = ("answers", "runs", "wishes", "weeks", "reminders", "statements")
_FULLER = (
    SessionState.OPEN,
    SessionState.DISCARDED,
    SessionState.PARTIAL,
    SessionState.FINISHED,
)


class Clash(Exception):
    """Both journals have a record with the same id, and it is not the same record.

    `place` is the list of the export it stands in.
    """

    def __init__(self, place: str, key: str) -> None:
        super().__init__(f"{place}: {key}")
        self.place = place
        self.key = key


def merged(one: Contents, other: Contents) -> Contents:
    """Return what both hold together; the order of the two does not matter.

    Raises:
        Clash: a record with the same id is another one on the other side.
    """
    plain = {name: _united(name, getattr(one, name), getattr(other, name)) for name in _PLAIN}
    return Contents(
        **plain,
        sessions=_sessions(one.sessions, other.sessions),
        pains=_pains(one.pains, other.pains),
        tracks=_merged("tracks", one.tracks, other.tracks, lambda t: t.run, lambda _: ""),
    )


def woven(one: Sequence[str], other: Sequence[str], rank: _Rank) -> list[str]:
    """Return the keys of both sequences, each once, in an order that keeps to both where it can.

    Where they do not agree on the order of two keys, the rank decides.
    """
    common = frozenset(one) & frozenset(other)
    taken: set[str] = set()
    row: list[str] = []
    i = j = 0
    while True:
        while i < len(one) and one[i] in taken:
            i += 1
        while j < len(other) and other[j] in taken:
            j += 1
        heads = [*one[i : i + 1], *other[j : j + 1]]
        if not heads:
            return row
        # What one side alone has comes before what both have: that side has it so.
        key = min(heads, key=lambda head: (head in common, *rank(head)))
        taken.add(key)
        row.append(key)


def instant(text: str) -> str:
    """Return a moment as text that sorts by time, whatever the offset."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return text


def _united(place: str, one: Sequence[_T], other: Sequence[_T]) -> tuple[_T, ...]:
    return _merged(place, one, other, _id, _at)


def _id(record: Any) -> str:
    return str(record.id)


def _at(record: Any) -> str:
    return str(record.at)


def _merged(
    place: str,
    one: Iterable[_T],
    other: Iterable[_T],
    key: Callable[[_T], str],
    at: Callable[[_T], str],
) -> tuple[_T, ...]:
    mine, theirs = ({key(record): record for record in side} for side in (one, other))
    for name in mine.keys() & theirs.keys():
        if mine[name] != theirs[name]:
            raise Clash(place, name)
    return _in_order(mine, theirs, mine | theirs, at)


def _in_order(
    mine: dict[str, _T], theirs: dict[str, _T], both: dict[str, _T], at: Callable[[_T], str]
) -> tuple[_T, ...]:
    moments = {name: instant(at(record)) for name, record in both.items()}
    order = woven(tuple(mine), tuple(theirs), lambda name: (moments[name], name))
    return tuple(both[name] for name in order)


def _pains(one: Iterable[Pain], other: Iterable[Pain]) -> tuple[Pain, ...]:
    mine, theirs = ({pain.id: pain for pain in side} for side in (one, other))
    for name in mine.keys() & theirs.keys():
        one_says, other_says = mine[name], theirs[name]
        stands_for = bool(one_says.replaces) == bool(other_says.replaces)
        if not stands_for or _bare(one_says) != _bare(other_says):
            raise Clash("pain", name)
    row = _in_order(mine, theirs, theirs | mine, lambda pain: pain.at)
    links = _chained(row, [(pain.id, pain.replaces) for pain in (*mine.values(), *theirs.values())])
    return tuple(
        msgspec.structs.replace(pain, replaces=links.get(pain.id, pain.replaces)) for pain in row
    )


def _bare(pain: Pain) -> Pain:
    return msgspec.structs.replace(pain, replaces="")


def _chained(row: Sequence[Pain], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what records stand for where the sides say something else instead of the same one."""
    told = {(key, before) for key, before in links if before}
    first = _first_of_all(told)
    said, stood_for = (Counter(link[side] for link in told) for side in (0, 1))
    unclear = {first(key) for key, n in (*said.items(), *stood_for.items()) if n > 1}
    chains: dict[str, list[Pain]] = {}
    for pain in row:
        if (root := first(pain.id)) in unclear:
            _link_on(chains.setdefault(root, []), pain)
    return {
        pain.id: before.id if before else ""
        for chain in chains.values()
        for pain, before in zip(chain, (None, *chain), strict=False)
    }


def _first_of_all(links: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """Return what names, for a record, one and the same of all that hang together with it."""
    parents: dict[str, str] = {}

    def first(key: str) -> str:
        while (parent := parents.get(key, key)) != key:
            parents[key] = parents.get(parent, parent)
            key = parent
        return key

    for key, before in links:
        parents[first(key)] = first(before)
    return first


def _link_on(chain: list[Pain], pain: Pain) -> None:
    """Put a record at the end, or what takes pain back behind the last of its run and session."""
    at = len(chain)
    if pain.score is None:
        belongs = [i for i, p in enumerate(chain) if (p.run, p.session) == (pain.run, pain.session)]
        at = belongs[-1] + 1 if belongs else at
    chain.insert(at, pain)


def _sessions(
    one: Iterable[SessionRecord], other: Iterable[SessionRecord]
) -> tuple[SessionRecord, ...]:
    mine, theirs = ({record.start.id: record for record in side} for side in (one, other))
    both = mine | theirs
    beside: dict[str, SessionRecord] = {}
    for name in sorted(mine.keys() & theirs.keys()):
        both[name], less = _fuller(mine[name], theirs[name])
        if less is not None:
            beside[name] = less
    row: list[SessionRecord] = []
    for record in _in_order(mine, theirs, both, lambda record: record.start.started_at):
        row.append(record)
        less = beside.get(record.start.id)
        if less is not None and less.start.id not in both:
            row.append(less)
    return tuple(row)


def _fuller(one: SessionRecord, other: SessionRecord) -> tuple[SessionRecord, SessionRecord | None]:
    """Return how far a session is known, and what else became of it, under an id of its own."""
    if is_further(one, other):
        return one, None
    if is_further(other, one):
        return other, None
    if one.start != other.start:
        raise Clash("sessions", one.start.id)
    less, more = sorted((one, other), key=_fullness)
    start = msgspec.structs.replace(less.start, id=f"{less.start.id}~{_parting(less, more)}")
    return more, msgspec.structs.replace(less, start=start)


def _fullness(record: SessionRecord) -> tuple[int, int, bytes]:
    return _FULLER.index(record.state), len(record.events), msgspec.json.encode(record.events)


def _parting(less: SessionRecord, more: SessionRecord) -> str:
    """Return a few letters that stand for where one session leaves the way of another."""
    pairs = enumerate(zip(less.events, more.events, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(less.events), len(more.events)))
    what: object = less.events[at] if at < len(less.events) else less.state
    return hashlib.sha256(msgspec.json.encode((at, what))).hexdigest()[:12]
