"""The report for a clinician: one page from plain values, and a table of the runs where wanted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backstretch import __version__
from backstretch.ui.charts import dates
from backstretch.ui.charts.look import Look
from backstretch.ui.report import words
from backstretch.ui.report.blocks import (
    Block,
    Charting,
    Column,
    Heading,
    Stack,
    Table,
    Text,
    elided,
    line_height,
    rule,
    write,
)
from backstretch.ui.report.facts import Facts, Section, Wishes
from backstretch.ui.report.paper import Page, Sheet
from backstretch.ui.report.parts import Activities, BodyMap
from backstretch.ui.report.words import tr
from backstretch.ui.trends_pain import pain_card
from backstretch.ui.trends_weeks import minutes_card, sessions_card
from backstretch.ui.trends_words import days, sessions
from backstretch.ui.widgets.body_map_words import region_name
from backstretch.units import Units, write_distance

LEFT_SHARE, BETWEEN = 0.37, 22.0
PLACES, EXERCISES, SIGNS, ACTIVITIES = 8, 12, 6, 3
SignWords = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The main page: a head, two columns, what goes across below them, and a foot."""

    sheet: Sheet
    head: tuple[str, str, str]
    left: Stack
    right: Stack
    across: Stack
    foot: str

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it."""
        place = paint_frame(painter, look, self.sheet, self.head, self.foot)
        if self.across.blocks:
            room = place.height() - self._least(look, place.width()) - BETWEEN / 2
            tall = min(self.across.most(look, place.width()), room)
            tall = max(tall, self.across.least(look, place.width()))
            below = QRectF(place.left(), place.bottom() - tall, place.width(), tall)
            used = self._paint_columns(painter, look, place.adjusted(0, 0, 0, -tall - BETWEEN / 2))
            below.moveTop(min(below.top(), used + BETWEEN / 2))
            self.across.paint(painter, look, below)
        else:
            self._paint_columns(painter, look, place)

    def fits(self, look: Look) -> bool:
        """Whether all that is wanted has room."""
        place = frame_place(look, self.sheet, self.head)
        across = self.across.least(look, place.width()) if self.across.blocks else 0.0
        return self._least(look, place.width()) + across + BETWEEN / 2 <= place.height()

    def _least(self, look: Look, width: float) -> float:
        columns = self._columns(QRectF(0, 0, width, 0))
        return max((stack.least(look, one.width()) for stack, one in columns), default=0.0)

    def _columns(self, place: QRectF) -> list[tuple[Stack, QRectF]]:
        stacks = [stack for stack in (self.left, self.right) if stack.blocks]
        if len(stacks) < 2:
            return [(stack, place) for stack in stacks]
        wide = place.width() * LEFT_SHARE
        right = place.adjusted(wide + BETWEEN, 0, 0, 0)
        left = QRectF(place.left(), place.top(), wide, place.height())
        return [(self.left, left), (self.right, right)]

    def _paint_columns(self, painter: QPainter, look: Look, place: QRectF) -> float:
        """Paint both columns and return where the longer one ends."""
        bottom = place.top()
        for stack, column in self._columns(place):
            tall = min(column.height(), stack.most(look, column.width()))
            stack.paint(painter, look, QRectF(column.topLeft(), column.size()))
            bottom = max(bottom, column.top() + tall)
        return bottom


@dataclass(frozen=True, slots=True)
class RunsPage:
    """A page of the table of runs."""

    sheet: Sheet
    head: tuple[str, str, str]
    table: Table
    foot: str

    def paint(self, painter: QPainter, look: Look) -> None:
        """Paint all of it."""
        place = paint_frame(painter, look, self.sheet, self.head, self.foot)
        self.table.paint(painter, look, place)


def report_pages(facts: Facts, wishes: Wishes, signs: SignWords, look: Look) -> list[Page]:
    """Return the pages; `signs` has the words of warning signs by their codes."""
    pages: list[Page] = [report_page(facts, wishes, signs)]
    if wishes.runs and facts.runs:
        pages += _run_pages(facts, wishes, look)
    return pages


def report_page(facts: Facts, wishes: Wishes, signs: SignWords) -> Columns:
    """Return the one page that tells all that is wanted."""
    made: dict[Section, Callable[[Facts], Iterator[Block]]] = {
        Section.BODY: _body,
        Section.FUNCTION: _function,
        Section.SESSIONS: _exercises,
    }
    left = [
        block for section in made if section in wishes.sections for block in made[section](facts)
    ]
    right: list[Block] = []
    if Section.PAIN in wishes.sections:
        right += _pain(facts)
    if Section.CHANGE in wishes.sections:
        right += _change(facts)
    if Section.SESSIONS in wishes.sections:
        right += _session_bars(facts)
    across = tuple(_signs(facts, signs)) if Section.SIGNS in wishes.sections else ()
    return Columns(
        Sheet(wishes.paper),
        _head(facts, wishes),
        Stack(tuple(left)),
        Stack(tuple(right)),
        Stack(across),
        words.made(facts.written, __version__),
    )


def frame_place(look: Look, sheet: Sheet, head: tuple[str, str, str]) -> QRectF:
    """Return the place between head and foot."""
    top = line_height(look.font("h2")) + line_height(look.font("small")) + 6
    top += line_height(look.font("smallest")) + 6 if head[2] else 0.0
    return sheet.place.adjusted(0, top, 0, -line_height(look.font("smallest")) - 12)


def paint_frame(
    painter: QPainter, look: Look, sheet: Sheet, head: tuple[str, str, str], foot: str
) -> QRectF:
    """Paint title, days, name and foot, and return the place between them.

    `head` is the title, the line below it, and what holds for all of it.
    """
    place, title, below, holds = sheet.place, *head
    wide = place.width()
    write(painter, look, elided(title, look.font("h2"), wide), place.topLeft(), "h2")
    top = place.top() + line_height(look.font("h2"))
    line = elided(below, look.font("strong"), wide)
    write(painter, look, line, QPointF(place.left(), top), "strong")
    if holds:
        top += line_height(look.font("strong"))
        line = elided(holds, look.font("smallest"), wide)
        write(painter, look, line, QPointF(place.left(), top), "smallest", "muted")
    bottom = place.bottom() - line_height(look.font("smallest"))
    rule(painter, look, place.left(), place.right(), bottom - 3, "line")
    line = elided(foot, look.font("smallest"), wide)
    write(painter, look, line, QPointF(place.left(), bottom), "smallest", "muted")
    return frame_place(look, sheet, head)


def _head(facts: Facts, wishes: Wishes) -> tuple[str, str, str]:
    name = " ".join(wishes.name.split())
    below = f"{name}, {words.when(facts)}" if name else words.when(facts)
    return words.title(), below, words.how_told()


def _body(facts: Facts) -> Iterator[Block]:
    places = facts.trends.places
    yield Heading(tr("Where it hurt"), days(places.days) if places.days else "")
    if not places.places:
        yield Text(tr("No place was marked in this time."), role="muted")
        return
    most = places.places[0].days
    regions = {one.region: max(1, round(10 * one.days / most)) for one in places.places}
    yield BodyMap(regions, {"left": facts.leg_left, "right": facts.leg_right})
    legs = words.legs(facts.leg_left, facts.leg_right)
    yield Text(f"{tr('Closer lines: on more days.')} {legs}", "smallest", "muted")
    rows = tuple(
        (region_name(one.region), days(one.days), str(one.strongest))
        for one in places.places[:PLACES]
    )
    columns = (
        Column(tr("Place"), 0.56),
        Column(tr("Told on"), 0.22, right=True),
        Column(tr("Worst"), 0.22, right=True),
    )
    yield Table(columns, rows)


def _function(facts: Facts) -> Iterator[Block]:
    yield Heading(tr("What I can do"), tr("0 unable, 10 as before"))
    activities = tuple(one for one in facts.trends.activities if not one.retired)[:ACTIVITIES]
    if activities:
        yield Activities(activities)
        first = min(one.first.day for one in activities)
        last = max(one.now.day for one in activities)
        told = tr("Hollow: first answer, from {first}. Filled: last one, up to {last}.")
        told = told.format(first=dates.short(first), last=dates.short(last))
        yield Text(told, "smallest", "muted")
    else:
        yield Text(tr("No activity was named."), role="muted")
    yield Text(tr("Running: {what}.").format(what=words.did_runs(facts)))
    card = minutes_card(facts.trends)
    if card is not None:
        yield Text(f"{card.name}: {card.beside}" if card.beside else card.name, "smallest", "muted")
        yield Charting(card.chart, 74, 115)


def _exercises(facts: Facts) -> Iterator[Block]:
    dose = facts.dose
    yield Heading(tr("Exercises done"))
    yield Text(words.did_sessions(dose, facts.trends.sessions_a_week))
    if not dose.exercises:
        return
    rows = tuple(
        (one.name, sessions(one.sessions), words.minutes(one.ms))
        for one in dose.exercises[:EXERCISES]
    )
    columns = (
        Column(tr("Exercise"), 0.5),
        Column(tr("Done in"), 0.28, right=True),
        Column(tr("In all"), 0.22, right=True),
    )
    yield Table(columns, rows, least_rows=4)
    if len(dose.exercises) > EXERCISES:
        rest = tr("The {n} with the most time.").format(n=EXERCISES)
        yield Text(rest, "smallest", "muted")


def _pain(facts: Facts) -> Iterator[Block]:
    for morning in (False, True):
        card = pain_card(facts.trends, morning=morning)
        yield Heading(card.name)
        yield Charting(card.chart, 118, 185, card.legend)
        if card.below:
            yield Text(card.below, "smallest", "muted")


def _change(facts: Facts) -> Iterator[Block]:
    after, morning = facts.trends.after, facts.trends.morning
    yield Heading(tr("What changed"), tr("middle pain, with its runs"))
    columns = (
        Column(tr("Two weeks"), 0.48),
        Column(tr("After runs"), 0.26),
        Column(tr("Next morning"), 0.26),
    )
    pairs = (
        (tr("First"), after.beginning, morning.beginning),
        (tr("Last"), after.latest, morning.latest),
    )
    rows = tuple(
        (words.block_head(name, one), words.block(one), words.block(other))
        for name, one, other in pairs
    )
    yield Table(columns, rows)
    yield Text(words.change_rule(after), "smallest", "muted")
    yield Text(words.cannot_show(), "group")


def _session_bars(facts: Facts) -> Iterator[Block]:
    card = sessions_card(facts.trends)
    yield Heading(card.name, card.beside)
    yield Charting(card.chart, 74, 115)


def _signs(facts: Facts, signs: SignWords) -> Iterator[Block]:
    yield Heading(tr("Warning signs"))
    if not facts.signs:
        yield Text(tr("No warning sign was ticked in this time."))
        return
    rows = tuple(
        (
            dates.full(one.day),
            words.sign_decision(one),
            "; ".join(signs.get(code, code) for code in one.signs),
        )
        for one in reversed(facts.signs)
    )
    columns = (
        Column(tr("Day"), 0.17),
        Column(tr("What was decided"), 0.3),
        Column(tr("Sign, in the words of the list"), 0.53),
    )
    yield Table(columns, rows, least_rows=2, lines=2)


def _run_pages(facts: Facts, wishes: Wishes, look: Look) -> Iterator[RunsPage]:
    sheet = Sheet(wishes.paper)
    below = _head(facts, wishes)[1]
    head = (tr("Every run of this time"), below, "")
    place = frame_place(look, sheet, head)
    columns = (
        Column(tr("Day"), 0.26),
        Column(tr("Distance"), 0.13, right=True),
        Column(tr("Time"), 0.13, right=True),
        Column(tr("Pain after"), 0.15, right=True),
        Column(tr("Next morning"), 0.17, right=True),
        Column(tr("Light"), 0.16, right=True),
    )
    rows = tuple(
        (
            dates.full(run.day),
            _far(run.distance_m, facts.units),
            "" if run.seconds is None else words.minutes(run.seconds * 1000),
            "" if run.after is None else str(run.after),
            "" if run.morning is None else str(run.morning),
            words.light_name(run.light),
        )
        for run in facts.runs
    )
    foot = words.made(facts.written, __version__)
    for some in _cut(Table(columns, rows), look, place):
        yield RunsPage(sheet, head, some, foot)


def _far(metres: float | None, units: Units) -> str:
    return "" if metres is None else f"{write_distance(metres, units)} {units.value}"


def _cut(table: Table, look: Look, place: QRectF) -> Sequence[Table]:
    """Return the table in pieces that each fill a page at most."""
    pieces, rows = [], table.rows
    while rows:
        count = max(1, table.fitting(look, place.width(), place.height()))
        pieces.append(replace(table, rows=rows[:count]))
        rows = rows[count:]
        table = replace(table, rows=rows)
    return pieces
