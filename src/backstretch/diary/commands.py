"""`backstretch log`: keeps a run, pain or warning signs, and says what follows from it."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import msgspec

from backstretch.care.entry import Entry, PainSaid
from backstretch.care.light import Judged, Limits, judge, limits_of
from backstretch.care.signs import Notice, gravest
from backstretch.cli import OK, TROUBLE, USAGE, trouble
from backstretch.clock import Clock, stamp
from backstretch.content.care import load_care
from backstretch.diary import words
from backstretch.diary.adding import add_pain
from backstretch.diary.asked import (
    Now,
    Unfit,
    check_day,
    day_of,
    facts_of,
    pain_of,
    run_pains,
    shoe_of,
    signs_of,
    usual_run,
    when_of,
)
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import LimitsSet, Tier
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.settings import Settings, load_settings
from backstretch.terminal import tr
from backstretch.units import is_plausible


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with."""

    journal: Journal
    diary: KeptDiary
    clock: Clock
    settings: Settings

    @property
    def now(self) -> Now:
        """The moment of the command."""
        return Now(self.clock.now(), self.diary.today(), self.settings.day_starts_at)

    def limits(self) -> Limits:
        """Return the limits of the light that hold."""
        own = [said.what for said in self.journal.diary.latest(LimitsSet)]
        last = own[-1] if own else None
        rule = self.diary.care.limits
        return limits_of(rule, last if isinstance(last, LimitsSet) else None)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was kept, what it leads to, the light of its run, and what else is to be said."""

    entry: Entry
    notices: tuple[Notice, ...]
    judged: Judged | None = None
    limits: Limits | None = None
    lines: tuple[str, ...] = ()
    warning: str = ""


def run_log(paths: Paths, clock: Clock, given: Namespace) -> int:
    """Keep what was asked for, print it with what follows, and return the exit code."""
    what = {"run": _log_run, "pain": _log_pain, "signs": _log_signs}[given.what]
    return at_desk(paths, clock, lambda desk: _tell(desk, what(desk, given), given.json))


def at_desk(paths: Paths, clock: Clock, work: Callable[[Desk], int]) -> int:
    """Open what a command works with, have it work, and return the exit code."""
    settings, complaint = load_settings(paths.settings)
    care, faults = load_care(resources_dir())
    for line in (complaint, *faults):
        if line:
            print(line, file=sys.stderr)
    try:
        paths.make()
        with Journal.open(paths.journal) as journal:
            diary = KeptDiary(journal, clock, lambda: settings, care)
            return work(Desk(journal, diary, clock, settings))
    except Unfit as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read has gone
        return TROUBLE
    except JournalError as error:
        return trouble(str(error))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on the standard output, at once."""
    print(*lines, sep="\n", flush=True)


def _log_run(desk: Desk, given: Namespace) -> _Outcome:
    when = when_of(given, desk.now)
    names = {shoe.id: shoe.said.name for shoe in desk.diary.shoes()}
    last = desk.diary.carried() if given.as_last else None
    facts = facts_of(given, when.started_at, shoe_of(given.shoe, names), last)
    entry = Entry(when.day, when.start, facts, run_pains(given), signs_of(given))
    _check_mornings(entry, desk.now)
    notices = desk.diary.look(entry)
    kept = desk.diary.keep(entry, "command")
    if kept.complaint:
        raise JournalError(kept.complaint)
    limits = desk.limits()
    likely = is_plausible(facts.distance_m, facts.duration_s)
    return _Outcome(
        msgspec.structs.replace(entry, run=kept.run),
        notices,
        judge(desk.journal.diary.pains_of_run(kept.run), limits),
        limits,
        (words.run_line(when.day, when.start, facts, names.get(facts.shoe, "")),),
        "" if likely else words.pace_warning(facts),
    )


def _log_pain(desk: Desk, given: Namespace) -> _Outcome:
    moment = given.moment or PainMoment.ALONE
    run = _run_for(desk, given, moment)
    entry = Entry(
        run.day if run else _day_without_run(given, moment, desk.now),
        pains=(pain_of(given, moment),),
        signs=signs_of(given),
        run=run.run if run else "",
    )
    outcome = _add(desk, entry)
    if run is None:
        return outcome
    limits = desk.limits()
    found = judge(desk.journal.diary.pains_of_run(run.run), limits)
    told = tr("It belongs to the run of {day}.").format(day=words.day_words(run.day))
    return replace(outcome, judged=found, limits=limits, lines=(*outcome.lines, told))


def _log_signs(desk: Desk, given: Namespace) -> _Outcome:
    codes = [code for part in given.sign for code in part]
    ticked = tuple(dict.fromkeys(code for code in codes if code != "none"))
    if ticked and "none" in codes:
        raise Unfit(tr("none does not go with other signs."))
    return _add(desk, Entry(desk.diary.today().isoformat(), signs=ticked))


def _add(desk: Desk, entry: Entry) -> _Outcome:
    limits = desk.limits()
    moment = stamp(desk.clock, desk.settings.day_starts_at)
    added = add_pain(desk.diary, desk.journal, entry, moment, limits)
    if added.complaint:
        raise JournalError(added.complaint)
    lines: tuple[str, ...] = ()
    if added.instead_of is not None:
        instead = tr("It stands in place of the {n} told before; that is kept beside it.")
        lines = (instead.format(n=added.instead_of),)
    return _Outcome(entry, added.notices, lines=lines)


def _run_for(desk: Desk, given: Namespace, moment: PainMoment) -> RunNote | None:
    """Return the run that pain belongs to, or None.

    Raises:
        Unfit: the run is not there, or was not on that day.
    """
    if given.run is None and not given.last_run:
        first = "" if given.date is None else (day_of(given.date, desk.now) - timedelta(1))
        runs = desk.journal.plan.runs(str(first or desk.now.today - timedelta(2)), "9999")
        return usual_run(moment, given.date, runs, desk.now)
    run = desk.journal.diary.last_run() if given.last_run else desk.journal.diary.run(given.run)
    if run is None or run.state is not RunIs.DONE:
        if given.last_run:
            raise Unfit(tr("--last-run: there is no run in the diary yet."))
        wrong = tr("--run: “{run}” is no run in the diary; “backstretch export” tells the ids.")
        raise Unfit(wrong.format(run=given.run))
    check_day(run, moment, given.date, desk.now)
    return run


def _day_without_run(given: Namespace, moment: PainMoment, now: Now) -> str:
    """Return the day of an entry; a morning is told of the day before it."""
    day = day_of(given.date, now)
    return (day - timedelta(days=int(moment is PainMoment.NEXT_MORNING))).isoformat()


def _check_mornings(entry: Entry, now: Now) -> None:
    morning = date.fromisoformat(entry.day) + timedelta(days=1)
    said = {pain.moment for pain in entry.pains}
    if PainMoment.NEXT_MORNING in said and morning > now.today:
        raise Unfit(tr("next-morning: the morning after that run is still to come."))


def _tell(desk: Desk, outcome: _Outcome, as_json: bool) -> int:
    care = desk.diary.care
    notices = list(words.notice_lines(outcome.notices, care))
    if outcome.warning:
        print(outcome.warning, file=sys.stderr)
    if as_json:
        if gravest(outcome.notices) is Tier.EMERGENCY:
            print(*notices, sep="\n", file=sys.stderr)
        document = msgspec.json.encode(_document(desk, outcome))
        print_lines([msgspec.json.format(document, indent=2).decode()])
        return OK
    print_lines([*notices, *_kept_lines(outcome), *_light_lines(outcome)])
    if any(notice.asks for notice in outcome.notices) and outcome.entry.signs is None:
        print_lines(words.question_lines(care))
    return OK


def _kept_lines(outcome: _Outcome) -> list[str]:
    pains = [line for pain in outcome.entry.pains for line in words.pain_lines(pain)]
    if outcome.entry.facts is not None:
        return [tr("Kept."), *outcome.lines, *pains]
    if outcome.entry.signs == () and not pains:
        pains = [tr("None of the warning signs.")]
    return [tr("Kept."), *pains, *outcome.lines]


def _light_lines(outcome: _Outcome) -> list[str]:
    if outcome.judged is None or outcome.limits is None:
        return []
    lines = list(words.light_lines(outcome.judged, outcome.limits))
    if outcome.judged.morning is not None:
        lines.insert(0, words.morning_line(outcome.judged.morning, outcome.limits.red_rise))
    return lines


def _document(desk: Desk, outcome: _Outcome) -> dict[str, Any]:
    """Return what was kept, as the JSON export names it, with what follows from it."""
    entry, judged = outcome.entry, outcome.judged
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
                "words": list(words.notice_lines([notice], desk.diary.care)),
            }
            for notice in outcome.notices
        ],
        "light": None if judged is None else judged.light,
        "why": [] if judged is None else judged.why,
        "then": [] if judged is None else judged.then,
        "morning": None if judged is None or not judged.morning else judged.morning.response,
    }


def _pain(entry: Entry, pain: PainSaid) -> dict[str, Any]:
    said = {name: getattr(pain, name) for name in pain.__struct_fields__}
    legs = {"left": said.pop("leg_left") or None, "right": said.pop("leg_right") or None}
    changes = {"leg_line": legs, "note": pain.note or None}
    return {"local_date": _day_of(entry, pain), **said, **changes}


def _day_of(entry: Entry, pain: PainSaid) -> str:
    """Return the day a pain counts for: the morning after belongs to the next one."""
    morning = pain.moment is PainMoment.NEXT_MORNING
    return (date.fromisoformat(entry.day) + timedelta(days=int(morning))).isoformat()
