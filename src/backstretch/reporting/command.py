"""`backstretch report FILE.pdf`: the page for a clinician, without a window."""

import sys
from argparse import Namespace
from pathlib import Path

from backstretch.cli import OK, USAGE, trouble
from backstretch.clock import Clock
from backstretch.content.own_library import add_own
from backstretch.content.shelf import load_shelved
from backstretch.diary.desk import print_lines
from backstretch.journal.own_files import guard_of
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths, is_there
from backstretch.planning.words import standing_lines
from backstretch.reporting.gathering import Reports, write_report
from backstretch.resources import resources_dir
from backstretch.settings import load_settings
from backstretch.terminal import tr
from backstretch.terminal.asking import Ask, agrees, someone
from backstretch.ui.exercise_titles import Titles
from backstretch.ui.report import words
from backstretch.ui.report.asked import Asked
from backstretch.ui.report.facts import Wishes
from backstretch.ui.report.paper import Paper, report_look
from backstretch.ui.report.without_window import fonts_without_window

ENDING = ".pdf"


def run_report(paths: Paths, clock: Clock, given: Namespace, ask: Ask | None = None) -> int:
    """Write the report and return the exit code."""
    target: Path = given.file
    ask = ask or someone()
    if target.suffix.lower() != ENDING:
        wrong = tr("{target} does not end in .pdf: a report is a PDF file.")
        return _misuse(wrong.format(target=target))
    if refusal := guard_of(paths)(target):
        return trouble(refusal)
    if is_there(target) and target.is_file() and not given.yes:
        if ask is None:
            wanted = tr("{target} is there already: say --yes to write over it.")
            return _misuse(wanted.format(target=target))
        question = tr("{target} is there already. Write over it? [y/N] ")
        if not agrees(ask, question.format(target=target)):
            print_lines([tr("Nothing was written.")])
            return OK
    try:
        complaint = _write(paths, clock, given)
    except JournalError as error:
        complaint = str(error)
    if complaint:
        return trouble(complaint)
    print_lines([tr("The report was written to {target}.").format(target=target)])
    return OK


def _write(paths: Paths, clock: Clock, given: Namespace) -> str:
    """Write it; return what went wrong, or "".

    Raises:
        JournalError: the journal cannot be read.
    """
    paths.make()
    settings, _ = load_settings(paths.settings)
    shipped = load_shelved(resources_dir(), paths.shelf)
    library = add_own(shipped, paths.own_routines, paths.own_exercises).library
    with Journal.open(paths.journal) as journal:
        reports = Reports(journal, clock, lambda: settings, Titles(library, journal))
        if (standing := reports.standing) is not None:
            print_lines(standing_lines(standing))
        reports.read()
        wishes = Wishes(paper=Paper(given.paper), runs=given.runs)
        with fonts_without_window(resources_dir()) as families:
            look = report_look(families)
            pages = reports.pages(Asked(weeks=given.weeks, wishes=wishes), look)
            return write_report(given.file, pages, look, words.title())


def _misuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return USAGE
