"""`backstretch import`: shows what files would bring, asks, keeps it in one go, and undoes it."""

from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path

from backstretch.cli import OK, TROUBLE, trouble
from backstretch.clock import Clock
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import Desk, at_desk, print_lines
from backstretch.diary.importing import Importer, KeptImport, PastImport
from backstretch.diary.words import day_words
from backstretch.exchange.import_plan import ImportPlan, PlannedFile, Verdict
from backstretch.exchange.import_records import zone_of
from backstretch.exchange.import_words import file_lines, summary
from backstretch.journal.diary_records import Tier
from backstretch.journal.store import JournalError
from backstretch.paths import Paths
from backstretch.planning.words import standing_lines
from backstretch.terminal import tr, tr_count
from backstretch.terminal.asking import Ask, agrees, someone
from backstretch.units import Units


def run_import(paths: Paths, clock: Clock, given: Namespace, ask: Ask | None = None) -> int:
    """Import files, or undo an import, and return the exit code.

    `ask` puts a question to the person and returns the answer; without it the terminal does, and
    where there is none nobody is asked.
    """
    return at_desk(paths, clock, lambda desk: _work(desk, given, ask or someone()))


def _work(desk: Desk, given: Namespace, ask: Ask | None) -> int:
    standing = desk.diary.standing()
    print_lines(standing_lines(standing) if standing else ())
    importer = Importer(desk.journal, desk.clock, lambda: desk.settings)
    if given.list:
        if given.files or given.undo is not None:
            raise Unfit(tr("--list comes alone: it lists the imports that were kept."))
        return _list(importer)
    if given.undo is not None:
        if given.files:
            raise Unfit(tr("--undo takes no files: it takes back an import that was kept."))
        return _undo(importer, given.undo)
    if not given.files:
        raise Unfit(tr("Name the files or folders to import, as in “backstretch import run.fit”."))
    if desk.journal.read_only_reason:
        raise JournalError(desk.journal.read_only_reason)
    plan = _preview(desk, importer, given.files, given.places)
    return _take(desk, importer, plan, ask, yes=given.yes)


def _preview(desk: Desk, importer: Importer, places: list[Path], track: bool) -> ImportPlan:
    plan = importer.plan(tuple(importer.preview(places, track=track)))
    zone, miles = zone_of(desk.clock.zone()), desk.settings.units is Units.MILES
    lines = [line for file in plan.files for line in file_lines(file, tr, zone, miles=miles)]
    print_lines(lines or [tr("There are no GPX, TCX or FIT files there.")])
    return plan


def _take(desk: Desk, importer: Importer, plan: ImportPlan, ask: Ask | None, *, yes: bool) -> int:
    new, doubles = plan.taken(), plan.doubles
    if not new and not doubles:
        print_lines([tr("There is nothing new to import.")])
        return OK if any(map(_was_read, plan.files)) else TROUBLE
    if not yes and ask is None:
        wanted = tr("Nobody is there to be asked, so nothing was imported: say --yes to import.")
        raise Unfit(wanted)
    if new and not (yes or agrees(ask, _question(len(new)))):
        print_lines([tr("Nothing was imported.")])
        return OK
    also: tuple[int, ...] = ()
    if doubles and not yes and agrees(ask, _double_question(len(doubles))):
        also = tuple(run.number for run in doubles)
    kept = importer.keep(plan, also)
    if kept.complaint:
        return trouble(kept.complaint)
    _tell(desk, plan, kept, also)
    return OK


def _tell(desk: Desk, plan: ImportPlan, kept: KeptImport, also: tuple[int, ...]) -> None:
    print_lines([summary(plan, tr, also)])
    if not kept.runs:
        return
    undo = tr("“backstretch import --undo {id}” takes out exactly these runs again.")
    print_lines([undo.format(id=kept.id)])
    standing = desk.diary.standing()
    if standing and standing.tier is Tier.EMERGENCY:
        return
    yesterday = desk.now.today - timedelta(days=1)
    days = [note.day for run in kept.runs if (note := desk.journal.diary.run(run)) is not None]
    newest = max(days)
    if date.fromisoformat(newest) >= yesterday:
        question = tr(
            "How was your back on the run of {day}? Say it with “backstretch log pain N --moment "
            "after-run”, from 0 to 10."
        )
        print_lines([question.format(day=day_words(newest))])


def _undo(importer: Importer, asked: str) -> int:
    key = asked or importer.last()
    if not key:
        print_lines([tr("There is no import to take back.")])
        return OK
    if not importer.knows(key):
        wrong = tr("--undo: “{id}” is no import that can be taken back.")
        raise Unfit(wrong.format(id=key))
    gone = importer.undo(key)
    if gone.complaint:
        return trouble(gone.complaint)
    print_lines(_taken_out(gone))
    return OK


def _taken_out(gone: KeptImport) -> list[str]:
    """Return what went, and what stays and why."""
    out = "{n} run was taken out of the diary again.", "{n} runs were taken out of the diary again."
    changed = (
        "{n} run stays, as you changed it since.",
        "{n} runs stay, as you changed them since.",
    )
    shared = (
        "{n} run stays, as another import brought it too.",
        "{n} runs stay, as another import brought them too.",
    )
    counts = ((out, len(gone.runs)), (changed, len(gone.stayed)), (shared, len(gone.shared)))
    lines = [tr_count(*words, n).format(n=n) for words, n in counts if n or words is out]
    if gone.pains:
        lines.append(tr("What you said of pain in the runs that went stays in the diary."))
    return lines


def _list(importer: Importer) -> int:
    past = importer.past()
    lines = [_past_line(one) for one in past]
    print_lines(lines or [tr("There is no import to take back.")])
    return OK


def _past_line(past: PastImport) -> str:
    """Return an import as a line, as "1a2b: Fri 2026-05-01, 12 runs (FIT)"."""
    words = tr_count("{id}: {day}, {n} run ({kinds})", "{id}: {day}, {n} runs ({kinds})", past.runs)
    kinds = ", ".join(past.formats)
    return words.format(id=past.id, day=day_words(past.day), n=past.runs, kinds=kinds)


def _question(runs: int) -> str:
    return tr_count("Import {n} run? [y/N] ", "Import {n} runs? [y/N] ", runs).format(n=runs)


def _double_question(runs: int) -> str:
    words = tr_count(
        "{n} run is there already. Import it once more? [y/N] ",
        "{n} runs are there already. Import them once more? [y/N] ",
        runs,
    )
    return words.format(n=runs)


def _was_read(file: PlannedFile) -> bool:
    return file.verdict is not Verdict.REFUSED
