"""`backstretch log`: keeps a run, pain or warning signs, and says what follows from it."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from backstretch.care.entry import Entry
from backstretch.care.light import Judged, Limits, judge
from backstretch.care.mornings import AROUND_RUNS
from backstretch.care.signs import Notice, gravest, judged, together
from backstretch.cli import OK, TROUBLE, USAGE, trouble
from backstretch.clock import Clock, stamp
from backstretch.content.care import Care, load_care
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
from backstretch.diary.documents import entry_document
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import limits
from backstretch.diary.typed import NONE
from backstretch.journal.diary_records import Tier
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
        return limits(self.journal, self.diary.care.limits)


@dataclass(frozen=True, slots=True)
class _Outcome:
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


def run_log(paths: Paths, clock: Clock, given: Namespace) -> int:
    """Keep what was asked for, print it with what follows, and return the exit code."""
    what = {"run": _log_run, "pain": _log_pain, "signs": _log_signs}[given.what]
    return at_desk(
        paths,
        clock,
        lambda desk: _tell(desk, what(desk, given), given.json),
        lambda care: words.notice_lines(judged(_ticked(given), care), care),
    )


def at_desk(
    paths: Paths,
    clock: Clock,
    work: Callable[[Desk], int],
    anyway: Callable[[Care], Iterable[str]] = lambda _: (),
) -> int:
    """Open what a command works with, have it work, and return the exit code.

    Where the journal cannot be used, `anyway` is what must be told all the same.
    """
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
        print_lines(anyway(care))
        return trouble(str(error))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on the standard output, at once."""
    for line in lines:
        print(line)
    sys.stdout.flush()


def _log_run(desk: Desk, given: Namespace) -> _Outcome:
    when = when_of(given, desk.now)
    names = {shoe.id: shoe.said.name for shoe in desk.diary.shoes()}
    last = desk.diary.carried() if given.as_last else None
    units = desk.settings.units
    facts = facts_of(given, units, when.started_at, shoe_of(given.shoe, names), last)
    entry = Entry(when.day, when.start, facts, run_pains(given), signs_of(given))
    _check_mornings(entry, desk.now)
    kept = desk.diary.keep(entry, "command")
    if kept.complaint:
        return _Outcome(entry, kept.told, complaint=kept.complaint)
    holding = desk.limits()
    likely = is_plausible(facts.distance_m, facts.duration_s)
    return _Outcome(
        msgspec.structs.replace(entry, run=kept.run),
        kept.told,
        judge(desk.journal.diary.pains_of_run(kept.run), holding),
        holding,
        (words.run_line(when.day, when.start, facts, names.get(facts.shoe, ""), units),),
        "" if likely else words.pace_warning(facts, units),
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
    if outcome.complaint:
        return outcome
    if run is None:
        alone = tr("There is no run in the diary that it belongs to, so it is kept without one.")
        return replace(outcome, lines=(alone,)) if moment in AROUND_RUNS else outcome
    holding = desk.limits()
    found = judge(desk.journal.diary.pains_of_run(run.run), holding)
    told = tr("It belongs to the run of {day}.").format(day=words.day_words(run.day))
    return replace(outcome, judged=found, limits=holding, lines=(*outcome.lines, told))


def _log_signs(desk: Desk, given: Namespace) -> _Outcome:
    ticked = _ticked(given)
    if len(ticked) > 1 and NONE in ticked:
        raise Unfit(tr("“none” does not go with other signs."))
    signs = () if ticked == (NONE,) else ticked
    return _add(desk, Entry(desk.diary.today().isoformat(), signs=signs))


def _ticked(given: Namespace) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given.sign))


def _add(desk: Desk, entry: Entry) -> _Outcome:
    moment = stamp(desk.clock, desk.settings.day_starts_at)
    added = add_pain(desk.diary, entry, moment)
    return _Outcome(entry, added.notices, complaint=added.complaint)


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
    stands = together((*outcome.notices, *_standing(desk)))
    in_need = gravest(stands) is Tier.EMERGENCY
    told = stands if in_need else outcome.notices
    notices = list(words.notice_lines(told, care))
    if outcome.complaint:
        print_lines(notices)
        return trouble(outcome.complaint)
    if outcome.warning:
        print(outcome.warning, file=sys.stderr)
    if as_json:
        if in_need:
            print(*notices, sep="\n", file=sys.stderr)
        document = entry_document(outcome.entry, outcome.notices, outcome.judged, care)
        print_lines([json.dumps(msgspec.to_builtins(document), indent=2)])
        return OK
    print_lines([*notices, *_kept_lines(outcome), *_light_lines(outcome, gravest(stands))])
    asks = any(notice.asks for notice in outcome.notices) and outcome.entry.signs is None
    if asks and not in_need:
        print_lines(words.question_lines(care))
    return OK


def _standing(desk: Desk) -> tuple[Notice, ...]:
    """Return what stands by all that was said so far; a journal that fails has said so."""
    try:
        found = desk.diary.standing()
    except JournalError:
        return ()
    return () if found is None else (Notice(found.tier, found.signs),)


def _kept_lines(outcome: _Outcome) -> list[str]:
    pains = [line for pain in outcome.entry.pains for line in words.pain_lines(pain)]
    if outcome.entry.facts is not None:
        return [tr("Kept."), *outcome.lines, *pains]
    if outcome.entry.signs == () and not pains:
        pains = [tr("None of the warning signs.")]
    return [tr("Kept."), *pains, *outcome.lines]


def _light_lines(outcome: _Outcome, tier: Tier | None) -> list[str]:
    """Return the light: without advice while a warning sign stands, none where it needs help now.

    `tier` is the gravest of what stands.
    """
    if outcome.judged is None or outcome.limits is None or tier is Tier.EMERGENCY:
        return []
    lines = list(words.light_lines(outcome.judged, outcome.limits, advice=tier is None))
    if outcome.judged.morning is not None:
        lines.insert(0, words.morning_line(outcome.judged.morning, outcome.limits.red_rise))
    return lines
