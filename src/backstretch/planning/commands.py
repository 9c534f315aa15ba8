"""`backstretch today`, `backstretch plan` and the calendar file: the window's plan, on paper."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from backstretch.cli import OK, TROUBLE, USAGE, trouble
from backstretch.clock import Clock
from backstretch.content.library import Library
from backstretch.content.own_library import add_own
from backstretch.content.planning import load_planning
from backstretch.content.shelf import load_shelved
from backstretch.exchange.writing import ExportError
from backstretch.journal.diary_records import Tier
from backstretch.journal.lost import words_if_lost
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths
from backstretch.plan.reasons import State
from backstretch.planning.calendar import export_plan
from backstretch.planning.composing import Composer
from backstretch.planning.documents import steps_document, today_document, week_document
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.reminders import KeptReminders, wish_of
from backstretch.planning.words import standing_lines, today_lines, week_lines
from backstretch.resources import resources_dir
from backstretch.session.unkept import open_journal
from backstretch.settings import Settings, load_settings
from backstretch.terminal import first_lines, tr
from backstretch.weeks import week_named


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the commands work with; `refusal` is what was said of the journal at the start."""

    journal: Journal | None
    library: Library
    planner: KeptPlanner
    reminders: KeptReminders
    composer: Composer
    settings: Settings
    clock: Clock
    refusal: str


def run_today(paths: Paths, clock: Clock, *, as_json: bool) -> int:
    """Print what today holds and return the exit code."""
    return _at_desk(paths, clock, lambda desk: _say_today(desk, as_json=as_json), as_json=as_json)


def run_plan(paths: Paths, clock: Clock, week: str | None, *, as_json: bool) -> int:
    """Print a week by its ISO name, without one the present week, and return the exit code."""
    try:
        named = None if week is None else week_named(week)
    except ValueError:
        print(
            tr("“{week}” is not a week: write it as 2026-W20, from 01 to 52 or 53.").format(
                week=week
            ),
            file=sys.stderr,
        )
        return USAGE
    return _at_desk(
        paths, clock, lambda desk: _say_week(desk, named, as_json=as_json), as_json=as_json
    )


def run_calendar(paths: Paths, clock: Clock, target: Path) -> int:
    """Write the sessions of the weeks to come to a calendar file and return the exit code."""
    return _at_desk(paths, clock, lambda desk: _write_calendar(desk, target))


def _at_desk(
    paths: Paths, clock: Clock, say: Callable[[_Desk], int], *, as_json: bool = False
) -> int:
    settings, complaint = load_settings(paths.settings)
    lost = words_if_lost(paths.journal)
    journal, refusal = open_journal(paths)
    shipped = load_shelved(resources_dir(), paths.shelf)
    library = add_own(shipped, paths.own_routines, paths.own_exercises).library
    rules, faults = load_planning(resources_dir())
    for line in (lost, complaint, *library.faults, *faults, refusal):
        if line:
            print(line, file=sys.stderr)
    try:
        kept = journal if isinstance(journal, Journal) else None
        wish = wish_of(settings)
        planner = KeptPlanner(kept, clock, lambda: settings, rules, refusal, lambda: wish)
        reminders = KeptReminders(kept, planner, clock, lambda: settings, lambda: wish)
        composer = Composer(kept, planner, library)
        _tell_what_stands(planner, as_json=as_json)
        return say(_Desk(kept, library, planner, reminders, composer, settings, clock, refusal))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read has gone
        return TROUBLE
    except (JournalError, ExportError) as error:
        return trouble(str(error))
    finally:
        journal.close()


def _tell_what_stands(planner: KeptPlanner, *, as_json: bool) -> None:
    """Say first what a warning sign asks for; beside JSON on the other stream, and help now only.

    Raises:
        JournalError: the journal cannot be read.
    """
    standing = planner.standing()
    if standing is None or (as_json and standing.tier is not Tier.EMERGENCY):
        return
    print(*standing_lines(standing), sep="\n", file=sys.stderr if as_json else sys.stdout)


def _tell_who_is_new(desk: _Desk) -> None:
    """Say before exercises what somebody must know who has not answered the safety list."""
    for line in first_lines(desk.journal, desk.settings) if desk.journal else ():
        print(line)


def _say_today(desk: _Desk, *, as_json: bool) -> int:
    facts = desk.planner.facts()
    plan = desk.planner.week(facts.this_week)
    session, reminder = plan.day(facts.today).session, desk.reminders.next_at()
    is_to_do = session is not None and session.state is State.TODAY
    composed = desk.composer.compose(session) if session and is_to_do else None
    if as_json:
        steps = steps_document(composed, desk.library, desk.settings.first_side) if composed else []
        return _print_json(today_document(plan, facts, steps, reminder))
    routine = composed.routine if composed else None
    _tell_who_is_new(desk)
    asked = desk.planner.asked(facts.today)
    return _print_lines(today_lines(plan, facts, desk.library, routine, reminder, asked))


def _say_week(desk: _Desk, named: date | None, *, as_json: bool) -> int:
    today = desk.planner.today()
    plan = desk.planner.week(desk.planner.week_of(named or today))
    if as_json:
        return _print_json(week_document(plan))
    _tell_who_is_new(desk)
    asked = desk.planner.asked(plan.days[0].date)
    return _print_lines(week_lines(plan, desk.library, today, asked))


def _write_calendar(desk: _Desk, target: Path) -> int:
    complaint = export_plan(desk.planner, desk.library, target, desk.clock.now())
    print(tr("The sessions to come were written to {target}.").format(target=target))
    if complaint and complaint == desk.refusal:
        return TROUBLE  # it was said at the start
    return trouble(complaint) if complaint else OK


def _print_json(document: dict[str, Any]) -> int:
    return _print_lines([msgspec.json.format(msgspec.json.encode(document), indent=2).decode()])


def _print_lines(lines: Iterable[str]) -> int:
    print(*lines, sep="\n", flush=True)
    return OK
