"""Makes a journal again from its export, with nothing but what the export says."""

import json
from pathlib import Path
from typing import Any

import msgspec

from backstretch.journal.diary_records import Saying, Statement
from backstretch.journal.entries import Event, Happening, PlanRow, SessionStart, SessionState
from backstretch.journal.plan_records import PlanTold, PlanWish, Reminded, RunIs, RunNote, What
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Answer, Pain
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Track


def rebuild(document: dict[str, Any], path: Path) -> None:
    """Write all that an export says into a new journal."""
    plan = document["plan"]
    with Journal.open(path) as journal:
        for told in document["sessions"]:
            journal.begin(start_from(told))
            journal.append(told["id"], [event_from(event) for event in told["events"]])
            if (state := state_from(told)) is not SessionState.OPEN:
                journal.close_session(told["id"], state)
        for answer in answers_from(document["sessions"]):
            journal.keep_answer(answer)
        journal.diary.keep(
            *notes_from(document["runs"]),
            *(pain_from(told) for told in document["pain"]),
            *(wish_from(told) for told in plan["wishes"]),
            *(plan_from(told) for told in plan["weeks"]),
            *(reminder_from(told) for told in plan["reminders"]),
            *(statement_from(told) for told in document["statements"]),
            *msgspec.convert(document["tracks"], list[Track]),
        )


def wish_from(told: dict[str, Any]) -> PlanWish:
    what = {"type": told.pop("kind"), **told.pop("value")}
    return PlanWish(**told, what=msgspec.convert(what, What, strict=False))


def notes_from(runs: list[dict[str, Any]]) -> list[RunNote]:
    """Return all notes of all runs in the order in which they were kept."""
    told = [(note | {"run": run["id"]}) for run in runs for note in (*run["history"], run)]
    return [note_from(note) for note in sorted(told, key=lambda note: note["number"])]


def note_from(told: dict[str, Any]) -> RunNote:
    said = told["said"]
    empty = dict.fromkeys(("started_at", "shoe", "note", "imported"), "")
    facts = {name: told[name] for name in RunFacts.__struct_fields__}
    facts |= {name: facts[name] or "" for name in empty}
    return RunNote(
        *(said["id"], said["at"], told["zone"], said["local_date"]),
        *(told["run"], told["local_date"], RunIs(told["state"])),
        *(told["start"] or "", told["minutes"] or 0),
        msgspec.convert(facts, RunFacts),
    )


def pain_from(told: dict[str, Any]) -> Pain:
    leg = told.pop("leg_line")
    told |= {"leg_left": leg["left"] or "", "leg_right": leg["right"] or ""}
    names = ("session", "exercise", "side", "run", "note", "replaces")
    return msgspec.convert(told | {name: told[name] or "" for name in names}, Pain)


def statement_from(told: dict[str, Any]) -> Statement:
    what = {"type": told.pop("kind"), **told.pop("value")}
    return Statement(**told, what=msgspec.convert(what, Saying))


def answers_from(sessions: list[dict[str, Any]]) -> list[Answer]:
    told = [answer | {"session": s["id"]} for s in sessions for answer in s["answers"]]
    in_order = sorted(told, key=lambda answer: answer.pop("number"))
    return [msgspec.convert(answer, Answer) for answer in in_order]


def state_from(told: dict[str, Any]) -> SessionState:
    if told["open"]:
        return SessionState.OPEN
    return SessionState.DISCARDED if told["discarded"] else SessionState(told["state"])


def plan_from(told: dict[str, Any]) -> PlanTold:
    body = json.dumps(told.pop("plan"), separators=(",", ":"))
    return PlanTold(**told, body=body)


def reminder_from(told: dict[str, Any]) -> Reminded:
    return msgspec.convert(told | {"until": told["until"] or ""}, Reminded)


def start_from(told: dict[str, Any]) -> SessionStart:
    rows = tuple(
        PlanRow(s["exercise"], s["side"], ms(s["planned_s"]), s["item"], tuple(s["script_steps"]))
        for s in told["steps"]
    )
    names = ("id", "started_at", "zone", "local_date", "routine", "minutes")
    plain = {name: told[name] for name in names}
    return SessionStart(
        **plain,
        planned_ms=ms(told["planned_s"]),
        rows=rows,
        script=told["script"].encode(),
    )


def event_from(told: dict[str, Any]) -> Event:
    return Event(
        told["seq"],
        Happening(told["kind"]),
        told["step"],
        ms(told["offset_s"]),
        ms(told["seconds"]),
        told["item"],
        told["note"],
        told["at"],
    )


def ms(seconds: float) -> int:
    return round(seconds * 1000)
