"""What was kept on the command line, as JSON's own types."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from backstretch.care.entry import Entry, PainSaid
from backstretch.care.light import Judged
from backstretch.care.signs import Notice, gravest
from backstretch.content.care import Care
from backstretch.diary.words import notice_lines
from backstretch.journal.said import PainMoment


def entry_document(
    entry: Entry, notices: Sequence[Notice], judged: Judged | None, care: Care
) -> dict[str, Any]:
    """Return what was kept, as the JSON export names it, with what follows from it."""
    facts: dict[str, Any] | None = None
    if entry.facts is not None:
        said = {name: getattr(entry.facts, name) for name in entry.facts.__struct_fields__}
        facts = {name: None if value == "" else value for name, value in said.items()}
    return {
        "run": entry.run or None,
        "local_date": entry.day if facts or not entry.pains else _day_of(entry, entry.pains[0]),
        "start": entry.start or None,
        "facts": facts,
        "pain": [_pain(entry, pain) for pain in entry.pains],
        "signs": entry.signs,
        "notices": [
            {
                "tier": notice.tier,
                "codes": notice.codes,
                "words": list(notice_lines([notice], care)),
            }
            for notice in notices
        ],
        "light": None if judged is None else judged.light,
        "why": [] if judged is None else judged.why,
        "then": [] if judged is None or gravest(notices) else judged.then,
        "morning": None if judged is None or not judged.morning else judged.morning.response,
    }


def _pain(entry: Entry, pain: PainSaid) -> dict[str, Any]:
    said = {name: getattr(pain, name) for name in pain.__struct_fields__ if name != "id"}
    legs = {"left": said.pop("leg_left") or None, "right": said.pop("leg_right") or None}
    changes = {"leg_line": legs, "note": pain.note or None}
    return {"local_date": _day_of(entry, pain), **said, **changes}


def _day_of(entry: Entry, pain: PainSaid) -> str:
    """Return the day a pain counts for: the morning after belongs to the next one."""
    morning = pain.moment is PainMoment.NEXT_MORNING
    return (date.fromisoformat(entry.day) + timedelta(days=int(morning))).isoformat()
