"""`backstretch export`, and `backstretch import FILE.json`: a diary out to a file and in again."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from backstretch.care.standing import standing_in
from backstretch.cli import OK, USAGE, trouble
from backstretch.cli_copies import needs_ending
from backstretch.cli_passphrase import (
    ENDING,
    Secret,
    fill_passphrase,
    new_passphrase,
    old_passphrase,
)
from backstretch.clock import Clock, local_day
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.diary.merging import TABLES, DiaryFiles, Merge
from backstretch.diary.standing_with import standing_with
from backstretch.exchange.ics_out import is_calendar
from backstretch.exchange.json_in import DiaryFileError
from backstretch.exchange.merge_words import brought_lines
from backstretch.journal.backing import backed_up
from backstretch.journal.newer_view import open_to_read
from backstretch.journal.own_files import refuse_our_own
from backstretch.journal.store import Journal, JournalError
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import is_locked
from backstretch.paths import Paths, is_there
from backstretch.planning.words import standing_lines
from backstretch.settings import load_settings
from backstretch.terminal import tr, tr_count
from backstretch.terminal.asking import Ask, agrees, someone

EVERYTHING, CALENDAR, LOCKED = ".json", ".ics", ENDING
_EXPORT_HELP = """\
FILE.json     everything that was kept; “backstretch import FILE.json” takes it in again
FILE.json.locked  the same; only the passphrase that you are asked for opens it
FILE.csv.zip  runs, pain and sessions as tables for a spreadsheet; columns.txt in it explains them
FILE.ics      the sessions of the next four weeks, for a calendar

A file that is there already is written over only after you said yes. A calendar that Backstretch
wrote is brought up to date without asking. The file is for you alone; a write that fails leaves
an older file as it was. Routines of your own are not in it: “backstretch routine export” writes
those. Exit codes: 0 written, or you said no; 1 it could not be written; 2 the
command was not understood, or nobody was there to be asked.
"""
_IMPORT_HELP = """\
FILE.json is the diary of another computer, as “backstretch export FILE.json” wrote it there. What
is new in it is shown, and taken in after you said yes; what both have is kept once, and nothing
is dropped. Do the same over there with a file from here, and both have the same diary. This
cannot be taken back; a backup of your own diary is made first.
"""


def fill_export(export: argparse.ArgumentParser) -> None:
    """Give `backstretch export` its options."""
    export.formatter_class = argparse.RawDescriptionHelpFormatter
    export.epilog = _EXPORT_HELP
    export.add_argument(
        "file", type=Path, metavar="FILE", help="what is written follows from its ending"
    )
    export.add_argument(
        "--yes", action="store_true", help="do not ask before a file is written over"
    )
    fill_passphrase(export)


def explain_import(bring: argparse.ArgumentParser) -> None:
    """Say in the help of `backstretch import` what it does with the diary of another computer."""
    fill_passphrase(bring)
    bring.formatter_class = argparse.RawDescriptionHelpFormatter
    bring.epilog = _IMPORT_HELP


def is_diary(files: Iterable[Path]) -> bool:
    """Whether one of the files to import is a diary."""
    return any(file.name.lower().endswith((EVERYTHING, LOCKED)) for file in files)


def run_export(
    paths: Paths,
    clock: Clock,
    given: Namespace,
    ask: Ask | None = None,
    secret: Secret | None = None,
) -> int:
    """Write a file by its ending and return the exit code."""
    return _told(lambda: _export(paths, clock, given, ask or someone(), secret))


def run_merge(
    paths: Paths,
    clock: Clock,
    given: Namespace,
    ask: Ask | None = None,
    secret: Secret | None = None,
) -> int:
    """Take the diary of another computer in, after showing what it brings; return the exit code."""
    return _told(lambda: _merge(paths, clock, given, ask or someone(), secret))


def _told(work: Callable[[], int]) -> int:
    """Do it, say in one sentence what went wrong, and return the exit code."""
    try:
        return work()
    except Unfit as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except (JournalError, DiaryFileError) as error:
        return trouble(str(error))


def _export(
    paths: Paths, clock: Clock, given: Namespace, ask: Ask | None, secret: Secret | None
) -> int:
    target: Path = given.file
    ending = _ending(target)
    if given.passphrase_file is not None and ending != LOCKED:
        raise Unfit(needs_ending(target))
    refuse_our_own(target, paths)
    if not given.yes and _is_in_the_way(target, ending):
        if ask is None:
            wanted = tr("{target} is there already: say --yes to write over it.")
            raise Unfit(wanted.format(target=target))
        question = tr("{target} is there already. Write over it? [y/N] ").format(target=target)
        if not agrees(ask, question):
            print_lines([tr("Nothing was written.")])
            return OK
    if ending == CALENDAR:
        from backstretch.planning.commands import run_calendar

        return run_calendar(paths, clock, target)
    passphrase = new_passphrase(given, secret) if ending == LOCKED else None
    paths.make()
    with open_to_read(paths.journal) as journal:
        if journal.newer:
            sys.stderr.write(f"{journal.read_only_reason}\n")
        if complaint := DiaryFiles(journal, clock).export(target, passphrase):
            return trouble(complaint)
        said = tr("Everything was written to {target}.")
        if journal.newer:
            said = tr("All that this Backstretch can read was written to {target}.")
    if ending == TABLES:
        said = tr("Runs, pain and sessions were written to {target}.")
    print_lines([said.format(target=target)])
    return OK


def _ending(target: Path) -> str:
    name = target.name.lower()
    if name.endswith((TABLES + LOCKED, CALENDAR + LOCKED)):
        raise Unfit(tr("Only everything can be locked: name a file that ends in .json.locked."))
    for ending in (EVERYTHING, TABLES, CALENDAR, LOCKED):
        if name.endswith(ending):
            return ending
    if target.suffix:
        wrong = tr(
            "{target} ends in “{ending}”: name a file that ends in .json or .json.locked for "
            "everything, in .csv.zip for tables, or in .ics for a calendar."
        )
        raise Unfit(wrong.format(target=target, ending=target.suffix))
    return EVERYTHING


def _is_in_the_way(target: Path, ending: str) -> bool:
    """Whether a file is there that has something of its own to lose."""
    return (
        is_there(target) and target.is_file() and not (ending == CALENDAR and is_calendar(target))
    )


def _merge(
    paths: Paths, clock: Clock, given: Namespace, ask: Ask | None, secret: Secret | None
) -> int:
    if len(given.files) != 1:
        raise Unfit(tr("Take in one diary at a time, and no other file with it."))
    if given.undo is not None or given.places or given.list:
        raise Unfit(tr("--undo, --list and --places are for runs of a watch, not for a diary."))
    path: Path = given.files[0]
    passphrase = old_passphrase(given, secret, path) if is_locked(path) else None
    paths.make()
    with Journal.open(paths.journal) as journal, backed_up(journal, clock.now, trouble):
        if journal.read_only_reason:
            raise JournalError(journal.read_only_reason)
        files = DiaryFiles(journal, clock)
        today = local_day(clock.now(), load_settings(paths.settings)[0].day_starts_at)
        merge = _planned(journal, files, path, passphrase, today)
        print_lines(brought_lines(merge.brought, tr, tr_count))
        return _take(files, merge, ask, yes=given.yes) if merge.brought.anything else OK


def _planned(
    journal: Journal, files: DiaryFiles, path: Path, passphrase: Passphrase | None, today: date
) -> Merge:
    """Return what a diary would bring, once it was said what stands with it or without it."""
    stands = standing_in(journal, today)
    try:
        merge = files.plan(path, files.read(path, passphrase))
        stands = standing_with(journal, merge.theirs, today)
    finally:
        print_lines(standing_lines(stands) if stands else ())
    return merge


def _take(files: DiaryFiles, merge: Merge, ask: Ask | None, *, yes: bool) -> int:
    if not yes and ask is None:
        raise Unfit(tr("Nobody is there to be asked, so nothing was taken in: say --yes to do it."))
    if ask is not None and not yes and not agrees(ask, tr("Take this in? [y/N] ")):
        print_lines([tr("Nothing was taken in.")])
        return OK
    if complaint := files.keep(merge):
        return trouble(complaint)
    print_lines([tr("Taken in. Both diaries are one here now.")])
    return OK
