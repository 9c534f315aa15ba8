"""Every run as a row of numbers, on as many pages as that takes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backstretch.ui.charts import dates
from backstretch.ui.charts.look import Look
from backstretch.ui.report import words
from backstretch.ui.report.facts import Facts, RunRow
from backstretch.ui.report.frame import Frame
from backstretch.ui.report.paper import Sheet
from backstretch.ui.report.table import Column, Table
from backstretch.ui.report.words import tr
from backstretch.units import Units, write_distance


@dataclass(frozen=True, slots=True)
class RunsPage:
    """A page of the table of runs."""

    frame: Frame
    table: Table

    @property
    def sheet(self) -> Sheet:
        """What it is painted on."""
        return self.frame.sheet

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it."""
        self.table.paint(painter, look, self.frame.paint(painter, look))


def run_pages(facts: Facts, frame: Frame, look: Look) -> list[RunsPage]:
    """Return the pages of all runs; `frame` is as on the first page of the report."""
    title = tr("Every run of this time")
    around = replace(frame, title=title, holds=words.how_light())
    columns = (
        Column(tr("Day"), 0.26),
        Column(tr("Distance"), 0.13, right=True),
        Column(tr("Time"), 0.13, right=True),
        Column(tr("Pain after"), 0.15, right=True),
        Column(tr("Next morning"), 0.17, right=True),
        Column(tr("Light"), 0.16, right=True),
    )
    table = Table(columns, tuple(_row(run, facts.units) for run in facts.runs))
    return [RunsPage(around, piece) for piece in _pieces(table, look, around.place(look))]


def _row(run: RunRow, units: Units) -> tuple[str, ...]:
    return (
        dates.full(run.day),
        "" if run.distance_m is None else f"{write_distance(run.distance_m, units)} {units.value}",
        "" if run.seconds is None else words.minutes(run.seconds * 1000),
        "" if run.after is None else str(run.after),
        "" if run.morning is None else str(run.morning),
        words.light_name(run.light),
    )


def _pieces(table: Table, look: Look, place: QRectF) -> Iterator[Table]:
    """Yield the table in pieces that each fill a page at most."""
    while table.rows:
        count = max(1, table.fitting(look, place.width(), place.height()))
        yield replace(table, rows=table.rows[:count])
        table = replace(table, rows=table.rows[count:])
