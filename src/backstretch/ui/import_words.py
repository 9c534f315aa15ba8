"""Turns a plan of an import into what its page shows: a line for each run, and the sums."""

from datetime import tzinfo
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backstretch.exchange.import_plan import ImportPlan, PlannedFile, Verdict
from backstretch.exchange.import_words import file_lines, summary
from backstretch.ui.import_state import Double, ImportState, PastRow


class Past(Protocol):
    """An import that was kept before."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def day(self) -> str:
        """The ISO date it was made on."""

    @property
    def runs(self) -> int:
        """How many runs it brought."""

    @property
    def files(self) -> int:
        """Out of how many files."""

    @property
    def formats(self) -> tuple[str, ...]:
        """What those were, as "GPX", once each."""


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Import", text)


def state_of(plan: ImportPlan, zone: tzinfo, *, miles: bool) -> ImportState:
    """Return what files would bring; what is twice among them is told from what is kept already.

    `zone` is where the person is.
    """
    lines: list[str] = []
    doubles: list[Double] = []
    first = _first_of_each(plan)
    for file in plan.files:
        same = first.get(file.result.sha256, file)
        if file.verdict is Verdict.SAME_BYTES and same is not file:
            form = tr("{name}: the same file as {other}.")
            lines.append(form.format(name=file.result.path.name, other=same.result.path.name))
            continue
        told = file_lines(file, tr, zone, miles=miles)
        lines += told
        doubles += (
            Double(run.number, words, in_diary=run.twin is None)
            for run, words in zip(file.runs, told, strict=False)
            if run.verdict is Verdict.SAME_RUN
        )
    return ImportState("", _sums(plan, first), tuple(lines), tuple(doubles), len(plan.taken()))


def doubles_asked(doubles: tuple[Double, ...]) -> str:
    """Return the question about runs that are there twice."""
    known = {double.in_diary for double in doubles}
    if known == {True}:
        return tr("These seem to be in your diary already. Tick what you want twice.")
    if known == {False}:
        return tr("These runs are in more than one of the files. Tick what you want twice.")
    return tr(
        "These are in your diary already, or in more than one of the files. "
        "Tick what you want twice."
    )


def past_row(past: Past) -> PastRow:
    """Return an import of before in words, as "Thursday 14 May 2026: 12 runs"."""
    day = QLocale().toString(QDate.fromString(past.day, "yyyy-MM-dd"), "dddd d MMMM yyyy")
    one = past.runs == 1
    title = tr("{day}: 1 run") if one else tr("{day}: {n} runs")
    many = tr("Taking back {n} runs imported on {day}")
    step = tr("Taking back 1 run imported on {day}") if one else many
    files = tr("From 1 file ({kinds})") if past.files == 1 else tr("From {n} files ({kinds})")
    detail = files.format(n=past.files, kinds=", ".join(past.formats))
    step = step.format(day=day, n=past.runs)
    return PastRow(past.id, title.format(day=day, n=past.runs), detail, step)


def imported(runs: int) -> str:
    """Return what is said once runs were kept."""
    if not runs:
        return tr("Nothing new was imported: these runs are in the diary already.")
    return tr("1 run imported.") if runs == 1 else tr("{n} runs imported.").format(n=runs)


def taken_back(gone: int, stayed: int, shared: int, pains: int) -> str:
    """Return what went with an import that was taken back, and what stays."""
    said = [tr("1 run taken out.") if gone == 1 else tr("{n} runs taken out.").format(n=gone)]
    if stayed:
        one = tr("1 that you changed since stays.")
        said.append(one if stayed == 1 else tr("{n} that you changed since stay.").format(n=stayed))
    if shared:
        one = tr("1 that another import brought too stays.")
        many = tr("{n} that another import brought too stay.")
        said.append(one if shared == 1 else many.format(n=shared))
    if pains:
        said.append(tr("The pain you noted with the runs stays in your journal."))
    return " ".join(said)


def _first_of_each(plan: ImportPlan) -> dict[str, PlannedFile]:
    """Return the file that is taken in the place of others with the same bytes."""
    taken = (file for file in plan.files if file.runs)
    return {file.result.sha256: file for file in taken}


def _sums(plan: ImportPlan, first: dict[str, PlannedFile]) -> str:
    """Return the sums; those of the files among each other only where there are any."""
    copies = sum(
        file.verdict is Verdict.SAME_BYTES and file.result.sha256 in first for file in plan.files
    )
    twice = copies + sum(run.twin is not None for run in plan.doubles)
    if not twice:
        return summary(plan, tr)
    there = sum(file.verdict is Verdict.SAME_BYTES for file in plan.files) + len(plan.doubles)
    refused = sum(file.verdict is Verdict.REFUSED for file in plan.files)
    form = tr("Runs: {runs}. Already there: {there}. Twice among them: {twice}. Left out: {out}.")
    return form.format(runs=len(plan.taken()), there=there - twice, twice=twice, out=refused)
