"""Groups of records of every kind, each written all or not at all, and what is kept after them."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from backstretch.exchange.merge import merged
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Why
from backstretch.journal.contents import Contents
from backstretch.journal.diary_log import DiaryRecord
from backstretch.journal.diary_records import FileTaken, Imported, Statement
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionStart, SessionState
from backstretch.journal.plan_records import PlanTold, PlanWish, Reminded, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from backstretch.journal.tracks import Track
from tests.fakes import FakeClock
from tests.journal.diary_samples import a_done_run, a_statement, a_track, diary_records
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer, plan_records

AT_ONCE = 4
RUNS_OF_AN_IMPORT = 30
NOW = FakeClock().now()
Write = Callable[[Journal], object]
Change = Callable[[Contents], Contents]
_PLACES: tuple[tuple[type, str], ...] = (
    (Answer, "answers"),
    (RunNote, "runs"),
    (Pain, "pains"),
    (PlanWish, "wishes"),
    (PlanTold, "weeks"),
    (Reminded, "reminders"),
    (Statement, "statements"),
    (Track, "tracks"),
)


@dataclass(frozen=True)
class Group:
    """One write of a journal: of what kind, how it is done, and what the journal holds then."""

    kind: str
    write: Write
    change: Change


def after(before: Contents, groups: Sequence[Group]) -> Contents:
    """Return what a journal holds once these were written, by what they say themselves."""
    for group in groups:
        before = group.change(before)
    return before


def every_kind(number: int, times: int = 1) -> list[Group]:
    """Return groups of every kind in an order by chance, the same for the same number."""
    dice = random.Random(number)
    rows = [
        row
        for turn in range(times)
        for row in (
            *(session(f"{number} {turn} {part}", dice) for part in range(3)),
            kept("plan", plan_records(f"{number} {turn} ")),
            kept("diary", diary_records(f"{number} {turn} ")),
            [imported(f"{number} {turn}")],
            [brought(f"{number} {turn}")],
            [BACKUP],
        )
    ]
    dice.shuffle(rows)
    return [group for row in rows for group in row]


def session(tag: str, dice: random.Random) -> list[Group]:
    """Return a session as it goes: begun, its ledger bit by bit, its end, what was said of it."""
    key = f"session {tag}"
    pain, answer = a_pain(f"pain {tag}", session=key), an_answer(f"answer {tag}", session=key)
    hurts, says = partial(_with, records=(pain,)), partial(_with, records=(answer,))
    return [
        _begun(a_start(key, b" " * 6000)),
        *(_appended(key, events) for events in batches(dice)),
        *([_closed(key)] if dice.random() < 0.7 else []),
        Group("pain", lambda journal: journal.keep_pain(pain), hurts),
        Group("said", lambda journal: journal.keep_answer(answer), says),
    ]


def batches(dice: random.Random) -> Iterator[tuple[Event, ...]]:
    """Yield the ledger of one session in pieces of one to four events."""
    seq = 0
    while seq < 12:
        size = dice.randint(1, 4)
        yield tuple(
            Event(n, Happening.CREDITED, n, dice.randrange(90_000), ms=1000, note=f"ü{n}" * 20)
            for n in range(seq, seq + size)
        )
        seq += size


def kept(kind: str, records: Sequence[DiaryRecord]) -> list[Group]:
    """Return records of plan or diary, a few at once."""
    parts = [tuple(records[at : at + AT_ONCE]) for at in range(0, len(records), AT_ONCE)]
    return [
        Group(kind, partial(_keep, records=part), partial(_with, records=part)) for part in parts
    ]


def imported(tag: str) -> Group:
    """Return an import of many runs with their ways, which is one write."""
    runs = [f"run {number} of import {tag}" for number in range(RUNS_OF_AN_IMPORT)]
    files = tuple(FileTaken(f"{number:064x}", "gpx", (run,)) for number, run in enumerate(runs))
    records: tuple[DiaryRecord, ...] = (
        *(a_done_run(run) for run in runs),
        a_statement(f"import {tag}", Imported(files), f"import {tag}"),
        *(a_track(run) for run in runs),
    )
    return _kept("import", records)


def brought(tag: str) -> Group:
    """Return the merge of another diary, whose records come in between those of this one."""
    key = f"a session from elsewhere {tag}"
    theirs = Contents(
        sessions=(SessionRecord(a_start(key), SessionState.FINISHED, EVENTS),),
        pains=(a_pain(f"a pain from elsewhere {tag}", session=key),),
        answers=(an_answer(f"an answer from elsewhere {tag}", session=key),),
        runs=(a_done_run(f"a run from elsewhere {tag}", f"a note from elsewhere {tag}"),),
        statements=(a_statement(f"a statement from elsewhere {tag}"),),
    )
    change = partial(merged, theirs)
    return Group("merge", lambda journal: take_in(journal, change), change)


def _same(contents: Contents) -> Contents:
    return contents


BACKUP = Group("backup", lambda journal: make_backup(Path(journal.path), Why.ASKED, NOW), _same)


def _kept(kind: str, records: Sequence[DiaryRecord]) -> Group:
    return Group(kind, partial(_keep, records=records), partial(_with, records=records))


def _keep(journal: Journal, records: Sequence[DiaryRecord]) -> None:
    journal.diary.keep(*records)


def _with(contents: Contents, records: Sequence[DiaryRecord | Answer]) -> Contents:
    for record in records:
        place = next(name for kind, name in _PLACES if isinstance(record, kind))
        more = (*getattr(contents, place), record)
        contents = msgspec.structs.replace(contents, **{place: more})
    return contents


def _begun(start: SessionStart) -> Group:
    new = SessionRecord(start, SessionState.OPEN, ())
    return Group(
        "session",
        lambda journal: journal.begin(start),
        lambda had: msgspec.structs.replace(had, sessions=(*had.sessions, new)),
    )


def _appended(key: str, events: tuple[Event, ...]) -> Group:
    def change(one: SessionRecord) -> SessionRecord:
        return msgspec.structs.replace(one, events=(*one.events, *events))

    return Group(
        "events",
        lambda journal: journal.append(key, events),
        partial(_changed, key=key, change=change),
    )


def _closed(key: str) -> Group:
    def change(one: SessionRecord) -> SessionRecord:
        return msgspec.structs.replace(one, state=SessionState.FINISHED)

    return Group(
        "end",
        lambda journal: journal.close_session(key, SessionState.FINISHED),
        partial(_changed, key=key, change=change),
    )


def _changed(
    contents: Contents, key: str, change: Callable[[SessionRecord], SessionRecord]
) -> Contents:
    sessions = [change(one) if one.start.id == key else one for one in contents.sessions]
    return msgspec.structs.replace(contents, sessions=tuple(sessions))
