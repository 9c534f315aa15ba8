"""Writes the whole journal as one JSON file, named and versioned, that loses nothing.

Lists are in the order in which things were kept; of runs, whose notes are told run by run, and of
answers, told session by session, `number` gives that order. What follows from something else, as
the time done from the ledger, is told for whoever reads the file. Version 2 tells one run once,
with its earlier notes as its history, pain with its run, regions and all else, and has
`statements` and `tracks`; version 1 had a list of notes for runs.
"""

import base64
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from backstretch import __version__
from backstretch.exchange.writing import refuse_journal, write_export
from backstretch.journal.contents import Contents, read_beside
from backstretch.journal.diary_records import Statement
from backstretch.journal.entries import Done, Event, PlanRow, SessionRecord, SessionState
from backstretch.journal.plan_records import PlanTold, PlanWish, Reminded, RunNote
from backstretch.journal.said import Answer, Pain
from backstretch.journal.store import Journal
from backstretch.locked.passphrase import Passphrase

FORMAT = "backstretch-journal"
VERSION = 2


def export_journal(
    journal: Journal, target: Path, exported_at: datetime, passphrase: Passphrase | None = None
) -> None:
    """Write everything in the journal to `target`, all or nothing, for this user alone.

    With a passphrase it is locked.

    Raises:
        ExportError: the file cannot be written; an older one is as it was.
        JournalError: the journal cannot be read.
    """
    refuse_journal(journal.path, target)
    text = _text(journal_document(journal, exported_at)) + b"\n"
    write_export(target, text, passphrase)


def journal_document(journal: Journal, exported_at: datetime) -> dict[str, Any]:
    """Return everything in the journal as JSON's own types, as of one moment, in one order."""
    return _document(read_beside(journal), exported_at)


def _document(contents: Contents, exported_at: datetime) -> dict[str, Any]:
    answers: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, answer in enumerate(contents.answers, 1):
        answers[answer.session].append({"number": number} | _answer(answer))
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": exported_at.isoformat(timespec="seconds"),
        "app_version": __version__,
        "runs": _runs(contents.runs),
        "pain": [_pain(pain) for pain in contents.pains],
        "sessions": [
            _session(record) | {"answers": answers[record.start.id]} for record in contents.sessions
        ],
        "plan": _plan(contents),
        "statements": [_statement(said) for said in contents.statements],
        "tracks": msgspec.to_builtins(contents.tracks),
    }


def _text(document: dict[str, Any]) -> bytes:
    """Return a document with one entry a line: short, and still to be read and compared."""
    parts = (msgspec.json.encode(name) + b": " + _part(part) for name, part in document.items())
    return b"{\n" + b",\n".join(parts) + b"\n}"


def _part(part: Any) -> bytes:
    if isinstance(part, dict):
        return _text(part)
    if isinstance(part, list) and part:
        return b"[\n" + b",\n".join(map(msgspec.json.encode, part)) + b"\n]"
    return msgspec.json.encode(part)


def _plan(contents: Contents) -> dict[str, Any]:
    """Return all wishes, the weeks as they were told, and what came of reminders."""
    return {
        "wishes": [_wish(wish) for wish in contents.wishes],
        "weeks": [_told(told) for told in contents.weeks],
        "reminders": [_reminded(reminded) for reminded in contents.reminders],
    }


def _wish(wish: PlanWish) -> dict[str, Any]:
    what: dict[str, Any] = msgspec.to_builtins(wish.what)
    kind = what.pop("type")
    return _said(wish) | {"day": wish.day, "kind": kind, "value": what}


def _told(told: PlanTold) -> dict[str, Any]:
    about = _said(told) | {"week": told.week, "asked": told.asked}
    return about | _plan_body(told.body)


def _plan_body(body: str) -> dict[str, Any]:
    """Return a plan as JSON in JSON; where that would not keep it letter by letter, its text too.

    The program writes none that needs its text; an older file might hold one.
    """
    try:
        plan = msgspec.Raw(msgspec.json.format(body.encode(), indent=-1))
    except (msgspec.DecodeError, RecursionError):
        return {"plan": None, "text": body}
    return {"plan": plan} if bytes(plan) == body.encode() else {"plan": plan, "text": body}


def _script(script: bytes) -> dict[str, Any]:
    """Return a script as text, or as Base64 where it is none."""
    try:
        return {"script": script.decode("utf-8")}
    except UnicodeDecodeError:
        return {"script": None, "script_base64": base64.b64encode(script).decode()}


def _reminded(reminded: Reminded) -> dict[str, Any]:
    return _said(reminded) | {
        "day": reminded.day,
        "kind": reminded.kind,
        "what": reminded.what,
        "again": reminded.again,
        "until": reminded.until or None,
    }


def _runs(notes: Iterable[RunNote]) -> list[dict[str, Any]]:
    """Return each run as it stands, or was withdrawn, in the order of their first notes."""
    told: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, note in enumerate(notes, 1):
        told[note.run].append({"number": number} | _note(note))
    return [{"id": run, **history[-1], "history": history[:-1]} for run, history in told.items()]


def _note(note: RunNote) -> dict[str, Any]:
    """Return what a note says of its run; null is what was not said."""
    facts = {name: getattr(note.facts, name) for name in note.facts.__struct_fields__}
    return {
        "state": note.state,
        "local_date": note.day,
        "zone": note.zone,
        "start": note.start or None,
        "minutes": note.minutes or None,
        **{name: None if value == "" else value for name, value in facts.items()},
        "said": {"id": note.id, "at": note.at, "local_date": note.local_date},
    }


def _statement(said: Statement) -> dict[str, Any]:
    value: dict[str, Any] = msgspec.to_builtins(said.what)
    kind = value.pop("type")
    return _said(said) | {"kind": kind, "about": said.about, "value": value}


def _said(record: PlanWish | PlanTold | Reminded | Statement) -> dict[str, Any]:
    return {
        "id": record.id,
        "at": record.at,
        "zone": record.zone,
        "local_date": record.local_date,
    }


def _session(record: SessionRecord) -> dict[str, Any]:
    start = record.start
    finished = record.state is SessionState.FINISHED
    return {
        "id": start.id,
        "started_at": start.started_at,
        "zone": start.zone,
        "local_date": start.local_date,
        "routine": start.routine,
        "minutes": start.minutes,
        "state": "finished" if finished else "partial",
        "open": record.state is SessionState.OPEN,
        "discarded": record.state is SessionState.DISCARDED,
        "planned_s": _seconds(start.planned_ms),
        "done_s": _seconds(record.done_ms),
        "steps": [_step(row, done) for row, done in zip(start.rows, record.steps(), strict=True)],
        "events": [_event(event) for event in record.events],
        **_script(start.script),
    }


def _step(row: PlanRow, done: Done) -> dict[str, Any]:
    return {
        "exercise": row.exercise,
        "side": row.side,
        "planned_s": _seconds(row.planned_ms),
        "done_s": _seconds(done.done_ms),
        "skipped": done.skipped,
        "item": row.item,
        "script_steps": row.steps,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "at": event.at,
        "kind": event.kind,
        "step": event.step,
        "offset_s": _seconds(event.offset_ms),
        "seconds": _seconds(event.ms),
        "item": event.item,
        "note": event.note,
    }


def _pain(pain: Pain) -> dict[str, Any]:
    return {
        "id": pain.id,
        "at": pain.at,
        "zone": pain.zone,
        "local_date": pain.local_date,
        "moment": pain.moment,
        "score": pain.score,
        "run": pain.run or None,
        "session": pain.session or None,
        "exercise": pain.exercise or None,
        "side": pain.side or None,
        "regions": pain.regions,
        "qualities": pain.qualities,
        "aggravators": pain.aggravators,
        "course": pain.course,
        "leg_line": {"left": pain.leg_left or None, "right": pain.leg_right or None},
        "note": pain.note or None,
        "replaces": pain.replaces or None,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "at": answer.at,
        "zone": answer.zone,
        "local_date": answer.local_date,
        "kind": answer.kind,
        "value": answer.value,
    }


def _seconds(ms: int) -> int | float:
    """Return whole seconds as a whole number, else three decimals at most."""
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
