"""What `backstretch log` says of what it kept: the gravest sign first, then what was kept."""

import json
import sys
from dataclasses import dataclass

import msgspec

from backstretch.care.entry import Entry
from backstretch.care.light import Judged, Limits
from backstretch.care.signs import Notice, gravest, together
from backstretch.cli import OK, trouble
from backstretch.content.care import Care
from backstretch.diary import words
from backstretch.diary.desk import Desk, print_lines
from backstretch.diary.documents import entry_document
from backstretch.journal.diary_records import Tier
from backstretch.journal.store import JournalError
from backstretch.terminal import first_lines, tr
from backstretch.terminal.safety import noted_lines


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was kept, what it leads to, the light of its run, and what else is to be said.

    With a `complaint` nothing was kept, and what it leads to is told all the same.
    """

    entry: Entry
    notices: tuple[Notice, ...]
    judged: Judged | None = None
    limits: Limits | None = None
    lines: tuple[str, ...] = ()
    warning: str = ""
    complaint: str = ""


def tell(desk: Desk, outcome: Outcome, as_json: bool) -> int:
    """Print what was kept with what follows, and return the exit code."""
    care = desk.diary.care
    stands = together((*outcome.notices, *_standing(desk)))
    in_need = gravest(stands) is Tier.EMERGENCY
    told = stands if in_need else outcome.notices
    notices = list(words.notice_lines(told, care))
    if outcome.complaint:
        print_lines(notices)
        return trouble(outcome.complaint)
    if outcome.warning:
        sys.stderr.write(f"{outcome.warning}\n")
    if as_json:
        if in_need:
            sys.stderr.writelines(f"{line}\n" for line in notices)
        document = entry_document(outcome.entry, outcome.notices, outcome.judged, care)
        print_lines([json.dumps(msgspec.to_builtins(document), indent=2)])
        return OK
    print_lines([*notices, *_kept_lines(outcome, care), *_light_lines(outcome, gravest(stands))])
    if outcome.entry.signs is None and not in_need:
        asks = any(notice.asks for notice in outcome.notices)
        print_lines(words.question_lines(care) if asks else _anything_new(desk, outcome.entry))
    return OK


def _anything_new(desk: Desk, entry: Entry) -> list[str]:
    """Return what asks for the list after pain, until it was answered that day."""
    if not entry.pains:
        return []
    if first := first_lines(desk.journal, desk.settings):
        return first
    if desk.journal.diary.any_signs(desk.diary.today().isoformat()):
        return []
    return [tr("Is anything new? “backstretch log signs” has the list.")]


def _standing(desk: Desk) -> tuple[Notice, ...]:
    """Return what stands by all that was said so far; a journal that fails has said so."""
    try:
        found = desk.diary.standing()
    except JournalError:
        return ()
    return () if found is None else (Notice(found.tier, found.signs),)


def _kept_lines(outcome: Outcome, care: Care) -> list[str]:
    pains = [line for pain in outcome.entry.pains for line in words.pain_lines(pain)]
    if outcome.entry.signs == () and not pains:
        pains = [tr("None of the warning signs.")]
    ticked = outcome.entry.signs or ()
    noted = noted_lines(sign.words for sign in care.signs if sign.code in ticked)
    if outcome.entry.facts is not None:
        return [tr("Kept."), *outcome.lines, *pains, *noted]
    return [tr("Kept."), *pains, *noted, *outcome.lines]


def _light_lines(outcome: Outcome, tier: Tier | None) -> list[str]:
    """Return the light: without advice while a warning sign stands, none where it needs help now.

    `tier` is the gravest of what stands.
    """
    if outcome.judged is None or outcome.limits is None or tier is Tier.EMERGENCY:
        return []
    lines = list(words.light_lines(outcome.judged, outcome.limits, advice=tier is None))
    if outcome.judged.morning is not None:
        lines.insert(0, words.morning_line(outcome.judged.morning, outcome.limits.red_rise))
    return lines
