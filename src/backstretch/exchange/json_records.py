"""Makes the journal's records again from what an export tells of them, one by one.

Every function takes the JSON of one entry and where it stands, and raises Fault for what is not
as the export writes it. What follows from other things, as the time done from the ledger, is not
read: it follows again.
"""

import base64
import binascii
from typing import Annotated, Literal, TypeVar, get_args

import msgspec
from msgspec import Meta, Raw, Struct

from backstretch.bodymap.regions import LegReach, Region
from backstretch.exchange.json_parts import Fault, decoded, fields_of, joined, within
from backstretch.journal.diary_records import Saying, Statement
from backstretch.journal.entries import (
    Event,
    Happening,
    PlanRow,
    SessionRecord,
    SessionStart,
    SessionState,
)
from backstretch.journal.plan_records import (
    PlanTold,
    PlanWish,
    Reminded,
    RemindedWhat,
    RunIs,
    RunNote,
    What,
)
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Aggravator, Answer, AnswerKind, Course, Pain, PainMoment
from backstretch.journal.tracks import Point, Track

LONGEST_PLAN = 1024 * 1024
_Text = Annotated[str, Meta(min_length=1)]
_Whole = Annotated[int, Meta(ge=0, le=2**63 - 1)]
_Number = Annotated[int, Meta(ge=1, le=2**63 - 1)]
_Seconds = Annotated[float, Meta(ge=0, le=1e12)]
_Side = Literal["left", "right", "both"]
_FACTS = RunFacts.__struct_fields__
_NULL = Raw(b"null")
_T = TypeVar("_T", bound=Struct)
_WISHES: dict[str, type[What]] = {str(k.__struct_config__.tag): k for k in get_args(What)}
_SAYINGS: dict[str, type[Saying]] = {str(k.__struct_config__.tag): k for k in get_args(Saying)}


class _Strict(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An entry with all its fields and no other."""


class _Stamped(_Strict, frozen=True):
    id: _Text
    at: str
    zone: _Text
    local_date: str


class _StepTold(_Strict, frozen=True):
    exercise: _Text
    side: _Side
    planned_s: _Seconds
    done_s: _Seconds
    skipped: str | None
    item: _Whole
    script_steps: tuple[int, ...]


class _EventTold(_Strict, frozen=True):
    seq: _Whole
    at: str
    kind: Happening
    step: _Whole
    offset_s: _Seconds
    seconds: _Seconds
    item: Annotated[int, Meta(ge=-1, le=2**63 - 1)]
    note: str


class _AnswerTold(_Stamped, frozen=True):
    number: _Number
    kind: AnswerKind
    value: str


class _SessionTold(_Strict, frozen=True):
    id: _Text
    started_at: str
    zone: _Text
    local_date: str
    routine: _Text
    minutes: _Number
    state: Literal["finished", "partial"]
    open: bool
    discarded: bool
    planned_s: _Seconds
    done_s: _Seconds
    steps: tuple[_StepTold, ...]
    events: tuple[_EventTold, ...]
    answers: tuple[_AnswerTold, ...]
    script: str | None
    script_base64: str | None = None


class _SaidTold(_Strict, frozen=True):
    id: _Text
    at: str
    local_date: str


class _NoteTold(_Strict, frozen=True):
    number: _Number
    state: RunIs
    local_date: str
    zone: _Text
    start: str | None
    minutes: _Whole | None
    said: _SaidTold


class _LegTold(_Strict, frozen=True):
    left: LegReach | None
    right: LegReach | None


class _PainTold(_Stamped, frozen=True):
    moment: PainMoment
    score: int | None
    run: _Text | None
    session: _Text | None
    exercise: str | None
    side: _Side | None
    regions: dict[Region, int]
    qualities: tuple[str, ...]
    aggravators: tuple[Aggravator, ...]
    course: tuple[Course, ...]
    leg_line: _LegTold
    note: str | None
    replaces: _Text | None


class _WishTold(_Stamped, frozen=True):
    day: str
    kind: str
    value: Raw


class _WeekTold(_Stamped, frozen=True):
    week: _Text
    asked: bool
    plan: Raw
    text: str | None = None


class _ReminderTold(_Stamped, frozen=True):
    day: str
    kind: _Text
    what: RemindedWhat
    again: bool
    until: str | None


class _StatementTold(_Stamped, frozen=True):
    kind: str
    about: str
    value: Raw


class _TrackTold(_Strict, frozen=True):
    run: _Text
    points: Annotated[tuple[Point, ...], Meta(max_length=1_000_000)]


def session_from(raw: Raw, where: str) -> tuple[SessionRecord, list[tuple[int, Answer]]]:
    """Return a session, and the answers about it, each with its number among all answers."""
    told = decoded(raw, _SessionTold, where)
    start = SessionStart(
        *(told.id, told.started_at, told.zone, told.local_date, told.routine, told.minutes),
        planned_ms=_ms(told.planned_s),
        rows=tuple(
            PlanRow(step.exercise, step.side, _ms(step.planned_s), step.item, step.script_steps)
            for step in told.steps
        ),
        script=_script(told, where),
    )
    answers = [(a.number, Answer(*_stamp(a), told.id, a.kind, a.value)) for a in told.answers]
    return SessionRecord(start, _state(told, where), tuple(map(_event, told.events))), answers


def notes_from(raw: Raw, where: str) -> list[tuple[int, RunNote]]:
    """Return all that was ever said of a run, each note with its number among all notes."""
    fields = fields_of(raw, where)
    run = decoded(_taken(fields, "id", where), str, within(where, ".id"))
    place = within(where, ".history")
    history = decoded(_taken(fields, "history", where), list[Raw], place)
    told = [(fields_of(one, f"{place}[{n}]"), f"{place}[{n}]") for n, one in enumerate(history)]
    return [_note(note, run, at) for note, at in (*told, (fields, where))]


def pain_from(raw: Raw, where: str) -> Pain:
    """Return a record of pain."""
    told = decoded(raw, _PainTold, where)
    return Pain(
        *(told.id, told.at, told.zone, told.local_date, told.moment, told.score),
        session=told.session or "",
        exercise=told.exercise or "",
        side=told.side or "",
        qualities=told.qualities,
        replaces=told.replaces or "",
        run=told.run or "",
        regions=told.regions,
        aggravators=told.aggravators,
        course=told.course,
        leg_left=told.leg_line.left or LegReach.NONE,
        leg_right=told.leg_line.right or LegReach.NONE,
        note=told.note or "",
    )


def wish_from(raw: Raw, where: str) -> PlanWish:
    """Return a wish."""
    told = decoded(raw, _WishTold, where)
    return PlanWish(*_stamp(told), told.day, _tagged(told.kind, told.value, _WISHES, where))


def week_from(raw: Raw, where: str) -> PlanTold:
    """Return a week as told, its plan letter by letter as it was kept."""
    told = decoded(raw, _WeekTold, where)
    if len(bytes(told.plan)) > LONGEST_PLAN:
        raise Fault(within(where, ".plan"), f"it is longer than {LONGEST_PLAN} bytes")
    plan = msgspec.json.format(bytes(told.plan), indent=-1).decode()
    body = plan if told.text is None else told.text
    if not (body.startswith("{") and body.endswith("}")):
        raise Fault(within(where, ".plan"), "expected object")
    return PlanTold(*_stamp(told), told.week, body, told.asked)


def reminder_from(raw: Raw, where: str) -> Reminded:
    """Return what came of a reminder."""
    told = decoded(raw, _ReminderTold, where)
    return Reminded(*_stamp(told), told.day, told.kind, told.what, told.again, told.until or "")


def statement_from(raw: Raw, where: str) -> Statement:
    """Return something said in the diary."""
    told = decoded(raw, _StatementTold, where)
    what = _tagged(told.kind, told.value, _SAYINGS, where)
    return Statement(*_stamp(told), told.about, what)


def track_from(raw: Raw, where: str) -> Track:
    """Return where a run went."""
    told = decoded(raw, _TrackTold, where)
    return Track(told.run, told.points)


def _note(fields: dict[str, Raw], run: str, where: str) -> tuple[int, RunNote]:
    facts = {name: raw for name in _FACTS if bytes(raw := fields.get(name, _NULL)) != b"null"}
    rest = {name: raw for name, raw in fields.items() if name not in _FACTS}
    told = decoded(joined(rest), _NoteTold, where)
    said = told.said
    return told.number, RunNote(
        *(said.id, said.at, told.zone, said.local_date, run, told.local_date, told.state),
        start=told.start or "",
        minutes=told.minutes or 0,
        facts=decoded(joined(facts), RunFacts, where),
    )


def _tagged(kind: str, value: Raw, kinds: dict[str, type[_T]], where: str) -> _T:
    """Return what is said of a kind, which must be one that is known, with its fields alone."""
    if kind not in kinds:
        what = f"“{kind[:40]}” is not known to this Backstretch; a newer one may know it"
        raise Fault(within(where, ".kind"), what)
    fields = fields_of(value, within(where, ".value"))
    for name in sorted(fields.keys() - set(kinds[kind].__struct_fields__)):
        raise Fault(within(where, f".value.{name[:40]}"), "nothing of this name is known here")
    fields["type"] = Raw(msgspec.json.encode(kind))
    return decoded(joined(fields), kinds[kind], within(where, ".value"))


def _stamp(told: _Stamped) -> tuple[str, str, str, str]:
    return told.id, told.at, told.zone, told.local_date


def _taken(fields: dict[str, Raw], name: str, where: str) -> Raw:
    if name not in fields:
        raise Fault(where, f"“{name}” is missing")
    return fields.pop(name)


def _event(told: _EventTold) -> Event:
    return Event(
        *(told.seq, told.kind, told.step, _ms(told.offset_s), _ms(told.seconds)),
        *(told.item, told.note, told.at),
    )


def _state(told: _SessionTold, where: str) -> SessionState:
    if (told.open or told.discarded) and (told.state == "finished" or told.open == told.discarded):
        raise Fault(where, "it is open or discarded, and something else as well")
    if told.open:
        return SessionState.OPEN
    return SessionState.DISCARDED if told.discarded else SessionState(told.state)


def _script(told: _SessionTold, where: str) -> bytes:
    if told.script is not None:
        return told.script.encode()
    try:
        return base64.b64decode(told.script_base64 or "", validate=True)
    except (binascii.Error, ValueError):
        raise Fault(within(where, ".script_base64"), "it is not base64") from None


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
