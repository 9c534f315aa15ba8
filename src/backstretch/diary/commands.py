"""`backstretch log`: keeps a run, pain or warning signs, and says what follows from it."""

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from backstretch.care.entry import Entry
from backstretch.care.light import judge
from backstretch.care.mornings import AROUND_RUNS
from backstretch.care.signs import judged
from backstretch.cli import OK, USAGE
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
from backstretch.diary.desk import Desk, at_desk, print_lines
from backstretch.diary.telling import Outcome, tell
from backstretch.diary.typed import NONE
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import PainMoment
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.terminal import tr
from backstretch.units import is_plausible


def run_log(paths: Paths, clock: Clock, given: Namespace) -> int:
    """Keep what was asked for, print it with what follows, and return the exit code."""
    if given.what == "signs" and not _ticked(given):
        return _show_list(as_json=given.json)
    what = {"run": _log_run, "pain": _log_pain, "signs": _log_signs}[given.what]
    return at_desk(
        paths,
        clock,
        lambda desk: tell(desk, what(desk, given), given.json),
        lambda care: words.notice_lines(judged(_ticked(given), care), care),
    )


def _show_list(*, as_json: bool) -> int:
    if as_json:
        sys.stderr.write(tr("Name the signs that are new, or none.") + "\n")
        return USAGE
    print_lines(words.list_lines(load_care(resources_dir())[0]))
    return OK


def _log_run(desk: Desk, given: Namespace) -> Outcome:
    when = when_of(given, desk.now)
    names = {shoe.id: shoe.said.name for shoe in desk.diary.shoes()}
    last = desk.diary.carried() if given.as_last else None
    units = desk.settings.units
    facts = facts_of(given, units, when.started_at, shoe_of(given.shoe, names), last)
    entry = Entry(when.day, when.start, facts, run_pains(given), signs_of(given))
    _check_mornings(entry, desk.now)
    kept = desk.diary.keep(entry, "command")
    if kept.complaint:
        return Outcome(entry, kept.told, complaint=kept.complaint)
    holding = desk.limits()
    likely = is_plausible(facts.distance_m, facts.duration_s)
    return Outcome(
        msgspec.structs.replace(entry, run=kept.run),
        kept.told,
        judge(desk.journal.diary.pains_of_run(kept.run), holding),
        holding,
        (words.run_line(when.day, when.start, facts, names.get(facts.shoe, ""), units),),
        "" if likely else words.pace_warning(facts, units),
    )


def _log_pain(desk: Desk, given: Namespace) -> Outcome:
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


def _log_signs(desk: Desk, given: Namespace) -> Outcome:
    ticked = _ticked(given)
    if len(ticked) > 1 and NONE in ticked:
        raise Unfit(tr("“none” does not go with other signs."))
    signs = () if ticked == (NONE,) else ticked
    return _add(desk, Entry(desk.diary.today().isoformat(), signs=signs))


def _ticked(given: Namespace) -> tuple[str, ...]:
    none = (NONE,) if given.no_signs and given.what == "signs" else ()
    return tuple(dict.fromkeys((*getattr(given, "codes", ()), *given.sign, *none)))


def _add(desk: Desk, entry: Entry) -> Outcome:
    moment = stamp(desk.clock, desk.settings.day_starts_at)
    added = add_pain(desk.diary, entry, moment)
    return Outcome(entry, added.notices, complaint=added.complaint)


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
