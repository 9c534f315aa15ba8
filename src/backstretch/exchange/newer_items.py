"""What is newer than a backup, as entries that can each be taken in or left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backstretch.exchange.entry_words import Record, Tr, day_of, key_of, records_of, words_of
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Imported, Statement
from backstretch.journal.entries import SessionRecord
from backstretch.journal.plan_records import PlanTold, Reminded, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.tracks import Track

MOST_WORDS = 4
_OF_ITSELF = "plans and reminders"


@dataclass(frozen=True, slots=True)
class NewerItem:
    """One entry with all that belongs to it; `day` is an ISO date, `words` say what it is."""

    day: str
    words: str
    part: Contents


def items_of(newer: Contents, tr: Tr) -> tuple[NewerItem, ...]:
    """Return the entries by day; what would not stand without another is one with that."""
    links: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := links.get(name, name)) != name:
            name = above
        return name

    records = records_of(newer)
    for sort, record in records:
        name, *others = _names(sort, record)
        for other in others:
            links[root(other)] = root(name)
    groups: defaultdict[str, list[tuple[str, Record]]] = defaultdict(list)
    for sort, record in records:
        groups[root(_names(sort, record)[0])].append((sort, record))
    made = (_item(group, tr) for group in groups.values())
    return tuple(sorted(made, key=lambda item: item.day))


def together(items: Iterable[NewerItem]) -> Contents:
    """Return all of these entries as one."""
    parts = [item.part for item in items]
    return _contents(
        {
            name: [record for part in parts for record in getattr(part, name)]
            for name in Contents.__struct_fields__
        }
    )


def _names(sort: str, record: Record) -> tuple[str, ...]:
    """Return the name of a record, and of all that it would not stand without."""
    name = f"{sort} {key_of(record)}"
    match record:
        case RunNote() | Track():
            return (name, f"run {record.run}")
        case Answer():
            return (name, f"sessions {record.session}")
        case Pain():
            run = (f"run {record.run}",) if record.run else ()
            session = (f"sessions {record.session}",) if record.session else ()
            replaced = (f"pains {record.replaces}",) if record.replaces else ()
            return (name, *run, *session, *replaced)
        case PlanTold() | Reminded():
            return (name, _OF_ITSELF)
        case Statement(about=about, what=Imported(files)):
            return (name, f"about {about}", *(f"run {run}" for one in files for run in one.runs))
        case Statement(about=about) if about:
            return (name, f"about {about}")
    return (name,)


def _item(group: list[tuple[str, Record]], tr: Tr) -> NewerItem:
    """Return an entry: it is called by its last main record, then by what belongs to it."""
    parts: defaultdict[str, list[Record]] = defaultdict(list)
    for sort, record in group:
        parts[sort].append(record)
    main = _main([record for _, record in group])
    if isinstance(main, PlanTold | Reminded):
        words = tr("plans and reminders that Backstretch made")
    else:
        others = [one for _, one in group if one is not main and not isinstance(one, RunNote)]
        said = [words_of(one, tr) for one in (main, *others[:MOST_WORDS])]
        if len(others) > MOST_WORDS:
            said.append(tr("and {n} more").format(n=len(others) - MOST_WORDS))
        words = " · ".join(said)
    day = day_of(main) or next(filter(None, (day_of(one) for _, one in group)), "")
    return NewerItem(day, words, _contents(parts))


def _contents(parts: Mapping[str, Iterable[Any]]) -> Contents:
    return Contents(**{name: tuple(some) for name, some in parts.items()})


def _main(group: list[Record]) -> Record:
    def weight(record: Record) -> int:
        if isinstance(record, Statement) and isinstance(record.what, Imported):
            return 4
        return {SessionRecord: 3, RunNote: 2, Pain: 1, Track: -1}.get(type(record), 0)

    return max(reversed(group), key=weight)
