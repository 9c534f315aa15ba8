"""One record of a diary in a few plain words, and its day; whoever asks brings the translation."""

from collections.abc import Callable
from functools import singledispatch

from backstretch.journal import diary_records as said
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import SessionRecord
from backstretch.journal.plan_records import (
    CanSet,
    GoalSet,
    OffSet,
    PlanTold,
    PlanWish,
    Reminded,
    RunIs,
    RunNote,
)
from backstretch.journal.said import Answer, AnswerKind, Pain
from backstretch.journal.tracks import Track

Tr = Callable[[str], str]
Record = (
    SessionRecord | Answer | RunNote | Pain | PlanWish | PlanTold | Reminded | Statement | Track
)
MOST_LETTERS = 40
_STATED: dict[type[object], str] = {
    said.SignsSaid: "what you said of warning signs",
    said.ActivityScored: "how well an activity goes",
    said.QuestionPassed: "a question you put aside",
    said.LimitsSet: "your own limits of the light",
    said.ConditionsSet: "what some exercises do not suit",
    said.EquipmentSet: "what is not at hand",
    said.DislikedSet: "exercises you never want",
    said.FavouritesSet: "exercises you like best",
}


def words_of(record: Record, tr: Tr) -> str:
    """Return what a record is: "run, 8.2 km", "pain, 4 of 10"."""
    return _words(record, tr)


def key_of(record: Record) -> str:
    """Return what a record is told from others of its sort by."""
    if isinstance(record, SessionRecord):
        return record.start.id
    return record.run if isinstance(record, Track) else record.id


def day_of(record: Record) -> str:
    """Return the day a record counts for, as an ISO date, or "" where it has none of its own."""
    if isinstance(record, SessionRecord):
        return record.start.local_date
    if isinstance(record, RunNote):
        return record.day
    return "" if isinstance(record, Track) else record.local_date


def records_of(contents: Contents) -> tuple[tuple[str, Record], ...]:
    """Return every record with the name of its sort, sort by sort."""
    return tuple(
        (name, record) for name in Contents.__struct_fields__ for record in getattr(contents, name)
    )


@singledispatch
def _words(record: object, tr: Tr) -> str:
    del tr
    raise TypeError(f"{type(record).__name__} is no record of a diary")


@_words.register
def _(record: SessionRecord, tr: Tr) -> str:
    return tr("session, {n} min done").format(n=record.done_ms // 60_000)


@_words.register
def _(record: RunNote, tr: Tr) -> str:
    if record.state is RunIs.WITHDRAWN:
        return tr("a run taken back")
    distance = record.facts.distance_m
    words = tr("run") if distance is None else tr("run, {km} km")
    if record.state is RunIs.PLANNED:
        words = tr("planned run") if distance is None else tr("planned run, {km} km")
    return words.format(km=f"{(distance or 0) / 1000:.1f}")


@_words.register
def _(record: Pain, tr: Tr) -> str:
    if record.score is None:
        return tr("pain taken back")
    return tr("pain, {n} of 10").format(n=record.score)


@_words.register
def _(record: Answer, tr: Tr) -> str:
    if record.kind is AnswerKind.NOTE:
        return tr("note on a session: “{text}”").format(text=_short(record.value))
    if record.kind is AnswerKind.EFFORT:
        return tr("how a session was")
    return tr("what you said of a warning sign")


@_words.register
def _(record: PlanWish, tr: Tr) -> str:
    match record.what:
        case GoalSet(days, minutes):
            return tr("goal: {days} days a week, {minutes} min").format(days=days, minutes=minutes)
        case CanSet():
            return tr("the days you can")
        case OffSet(why):
            return tr("day off") if why else tr("no day off any more")


@_words.register
def _(record: PlanTold, tr: Tr) -> str:
    return tr("plan of week {week}").format(week=record.week.partition("-W")[2].lstrip("0"))


@_words.register
def _(record: Reminded, tr: Tr) -> str:
    del record
    return tr("a reminder")


@_words.register
def _(record: Track, tr: Tr) -> str:
    del record
    return tr("where a run went")


@_words.register
def _(record: Statement, tr: Tr) -> str:
    match record.what:
        case said.Noted(text):
            return tr("note: “{text}”").format(text=_short(text)) if text else tr("note taken back")
        case said.ShoeSaid(name):
            return tr("shoes: {name}").format(name=_short(name))
        case said.ActivitySaid(name):
            return tr("activity: {name}").format(name=_short(name))
        case said.Imported(files, undone):
            n = sum(len(file.runs) for file in files)
            words = tr("import taken back") if undone else tr("import, runs: {n}")
            return words.format(n=n)
        case said.Struck(struck):
            return tr("session taken out") if struck else tr("session put back")
        case what:
            return tr(_STATED.get(type(what), "part of a fair test"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS].rstrip()}…"
