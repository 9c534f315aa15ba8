"""How two states of a diary differ, record by record, in plain words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from backstretch.exchange.entry_words import Record, Tr, day_of, key_of, records_of, words_of
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Noted, Statement
from backstretch.journal.said import Answer, AnswerKind

MOST_LINES = 40


class Sort(StrEnum):
    """What a record is to a person."""

    SESSION = "session"
    RUN = "run"
    PAIN = "pain"
    NOTE = "note"
    OTHER = "other"


class Change(StrEnum):
    """How a record differs."""

    CHANGED = "changed"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that differs: as it was `then`, and as it is `now`; None where it is not."""

    sort: Sort
    then: Record | None
    now: Record | None

    @property
    def change(self) -> Change:
        """How it differs."""
        if self.then is None:
            return Change.ADDED
        return Change.GONE if self.now is None else Change.CHANGED


def differences(then: Contents, now: Contents) -> tuple[Difference, ...]:
    """Return each record that is not the same in both, those that were changed or lost first."""
    before, after = (
        {(sort, key_of(record)): record for sort, record in records_of(contents)}
        for contents in (then, now)
    )
    found = [
        Difference(_sort(key[0], before.get(key) or after[key]), before.get(key), after.get(key))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    ]
    order = list(Change)
    return tuple(sorted(found, key=lambda one: (order.index(one.change), _day(one))))


def tally(found: Iterable[Difference]) -> dict[Sort, Counter[Change]]:
    """Return how many records of each sort differ, and how; sorts in which none does are absent."""
    counts: dict[Sort, Counter[Change]] = {}
    for one in found:
        counts.setdefault(one.sort, Counter())[one.change] += 1
    return {sort: counts[sort] for sort in Sort if sort in counts}


def tally_lines(found: Iterable[Difference], tr: Tr) -> tuple[str, ...]:
    """Return a line for each sort: "Runs: 1 changed, 2 gone, 3 added"."""
    return tuple(_tally_line(sort, counts, tr) for sort, counts in tally(found).items()) or (
        tr("Every entry is the same."),
    )


def difference_lines(
    found: Iterable[Difference], tr: Tr, day: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Return a line for each record that differs; too many are counted. `day` words a date."""
    every = list(found)
    lines = [_line(one, tr, day) for one in every[:MOST_LINES]]
    if len(every) > MOST_LINES:
        lines.append(tr("and {n} more").format(n=len(every) - MOST_LINES))
    return tuple(lines)


def _tally_line(sort: Sort, counts: Counter[Change], tr: Tr) -> str:
    name = {
        Sort.SESSION: tr("Sessions"),
        Sort.RUN: tr("Runs"),
        Sort.PAIN: tr("Pain"),
        Sort.NOTE: tr("Notes"),
        Sort.OTHER: tr("Other entries"),
    }[sort]
    words = {
        Change.CHANGED: tr("{n} changed"),
        Change.GONE: tr("{n} gone"),
        Change.ADDED: tr("{n} added"),
    }
    what = ", ".join(words[one].format(n=counts[one]) for one in Change if counts[one])
    return tr("{sort}: {what}").format(sort=name, what=what)


def _line(one: Difference, tr: Tr, day: Callable[[str], str]) -> str:
    then, now = (words_of(record, tr) if record else "" for record in (one.then, one.now))
    if one.change is Change.ADDED:
        words = tr("Added: {day}{now}")
    elif one.change is Change.GONE:
        words = tr("Gone: {day}{then}")
    elif then != now:
        words = tr("Changed: {day}{then}; now {now}")
    else:
        words = tr("Changed: {day}{now} ({what})")
    what = ", ".join(_fields(one, tr)) if one.change is Change.CHANGED else ""
    when = f"{day(_day(one))}, " if _day(one) else ""
    return words.format(day=when, then=then, now=now, what=what)


def _fields(one: Difference, tr: Tr) -> Iterator[str]:
    """Say which parts of a record are not the same, each once."""
    names = {
        "at": tr("its time"),
        "started_at": tr("its time"),
        "zone": tr("its time zone"),
        "local_date": tr("its day"),
        "day": tr("its day"),
        "note": tr("its note"),
        "events": tr("what was done"),
    }
    before, after = (_flat(record) for record in (one.then, one.now))
    told = {names.get(key, tr("its details")) for key in before if before[key] != after[key]}
    yield from sorted(told)


def _flat(record: object) -> dict[str, object]:
    """Return the parts of a record, those of its start and facts among them."""
    parts: dict[str, object] = {}
    for name in getattr(record, "__struct_fields__", ()):
        value = getattr(record, name)
        if name in ("start", "facts") and hasattr(value, "__struct_fields__"):
            parts |= _flat(value)
        else:
            parts[name] = value
    return parts


def _sort(name: str, record: Record) -> Sort:
    if name == "sessions":
        return Sort.SESSION
    if name in ("runs", "tracks"):
        return Sort.RUN
    if name == "pains":
        return Sort.PAIN
    if isinstance(record, Answer) and record.kind is AnswerKind.NOTE:
        return Sort.NOTE
    note = isinstance(record, Statement) and isinstance(record.what, Noted)
    return Sort.NOTE if note else Sort.OTHER


def _day(one: Difference) -> str:
    return max(day_of(record) for record in (one.then, one.now) if record)
