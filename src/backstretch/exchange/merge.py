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
- What the person said of a run holds where the other side imported the same file later: only
  for these notes the order is another one (`merge_imports`).
- Words that one side forgot for good do not come back from the other (`merge_forgotten`).
- A session that one side has further is taken as it is there. Where it went on differently, all
  ways stand side by side, under names that follow from what happened (`merge_sessions`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from backstretch.exchange.merge_forgotten import alike
from backstretch.exchange.merge_imports import import_of, in_time, words_last
from backstretch.exchange.merge_order import Clash, instant, woven
from backstretch.exchange.merge_sessions import sessions_together
from backstretch.journal.contents import Contents
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Pain

_T = TypeVar("_T")

_PLAIN = ("answers", "wishes", "weeks", "reminders", "statements")


def merged(one: Contents, other: Contents) -> Contents:
    """Return what both hold together; the order of the two does not matter.

    Raises:
        Clash: a record with the same id is another one on the other side.
    """
    one, other = alike(one, other)
    plain = {name: _united(name, getattr(one, name), getattr(other, name)) for name in _PLAIN}
    return Contents(
        **plain,
        runs=_runs(one, other),
        sessions=sessions_together(one.sessions, other.sessions),
        pains=_pains(one.pains, other.pains),
        tracks=_merged("tracks", one.tracks, other.tracks, lambda t: t.run, lambda _: ""),
    )


def _united(place: str, one: Sequence[_T], other: Sequence[_T]) -> tuple[_T, ...]:
    return _merged(place, one, other, _id, _at)


def _runs(one: Contents, other: Contents) -> tuple[RunNote, ...]:
    is_import = import_of((*one.statements, *other.statements))
    sides = (in_time(side.runs, is_import) for side in (one, other))
    return words_last(_united("runs", *sides), is_import)


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
