"""Pain after runs or on the mornings after: the dots, the change, and what is said of them."""

from datetime import date

from backstretch.insights.trend_states import PainTrend, Stage, Trends, TwoWeeks
from backstretch.ui.charts import dates
from backstretch.ui.charts.drawing import Mark
from backstretch.ui.charts.legend import Key, Legend
from backstretch.ui.charts.pins import Pin, PinsChart, signed
from backstretch.ui.charts.points import MOST_POINTS, Bracket, Point, PointsChart, Series
from backstretch.ui.trends_state import Charted, Noted
from backstretch.ui.trends_words import (
    began_badly,
    changed,
    middles,
    more_runs,
    number,
    runs,
    tr,
)

TICKS = tuple((float(n), str(n)) for n in range(0, 11, 2))
LINE = -2
"""From so many points less on a change counts, if it is 30 % as well (evidence 4.1)."""

MOST_PINS = 26
"""So many blocks are set beside the first, a year of them: more could not be told apart."""


def pain_card(trends: Trends, *, morning: bool) -> Charted:
    """Return the number of each run, and how the middle of it went."""
    pain = trends.morning if morning else trends.after
    name = tr("Pain next morning") if morning else tr("Pain after each run")
    form = (
        tr("{day}: pain {value} next morning")
        if morning
        else tr("{day}: pain {value} after the run")
    )
    points = tuple(Point(dot.day.toordinal(), dot.score) for dot in pain.dots)
    chart = PointsChart(
        trends.first,
        trends.last,
        TICKS,
        (Series(points, form),),
        (tr("Day"), tr("Pain")),
        tuple(tuple((p.day.toordinal(), p.middle) for p in piece) for piece in pain.line),
        1.0 if pain.line else 0.0,
        _brackets(pain, trends.first),
        tuple(one.day.toordinal() for one in trends.session_days),
        crowd=tr("{days}: pain {value}, {n} runs"),
        middle_told=tr("Line: the middle of 7 days.") if len(points) > MOST_POINTS else "",
        week_begins=trends.week_begins,
    )
    return Charted(name, chart, _told(pain, morning), _legend(trends, pain), below=_below(pain))


def change_card(trends: Trends, *, morning: bool) -> Charted | Noted:
    """Return each two weeks set beside the first two."""
    pain = trends.morning if morning else trends.after
    name = tr("Change from your first two weeks")
    shown = [block for block in pain.blocks if block.change is not None]
    if len(shown) < 2 or pain.latest is None:
        return Noted(name, middles(pain.beginning, pain.latest, morning=morning))
    pins = tuple(_pin(block) for block in (shown[0], *shown[1:][-MOST_PINS:]))
    heads = (tr("Two weeks"), tr("Runs"), tr("Middle"), tr("Change"))
    chart = PinsChart(pins, LINE, tr("2-point line"), heads)
    few = tr("The last {n} blocks.").format(n=MOST_PINS) if len(shown) > len(pins) else ""
    said = changed(pain.latest, counts=pain.changed, clearly=pain.changed_clearly)
    if (pain.latest.change or 0) <= 0:
        said = f"{said} {began_badly()}"
    return Charted(name, chart, f"{pins[-1].told}. {said}", below=f"{said} {few}".strip())


def _pin(block: TwoWeeks) -> Pin:
    change = block.change or 0.0
    when = dates.span(block.first, block.last)
    middle = "" if block.middle is None else number(block.middle)
    told = tr("{when}, {runs}: middle pain {middle}, change {change}")
    return Pin(
        dates.short(block.first),
        runs(block.runs),
        change,
        told.format(when=when, runs=runs(block.runs), middle=middle, change=signed(change)),
        (when, str(block.runs), middle, signed(change)),
    )


def _brackets(pain: PainTrend, first: date) -> tuple[Bracket, ...]:
    named = (
        (pain.beginning, tr("first two weeks: {n} ({runs})")),
        (pain.latest, tr("last two weeks: {n} ({runs})")),
    )
    return tuple(
        Bracket(
            block.first.toordinal(),
            block.last.toordinal(),
            form.format(n=number(block.middle), runs=runs(block.runs)),
        )
        for block, form in named
        if block is not None and block.middle is not None and block.last >= first
    )


def _legend(trends: Trends, pain: PainTrend) -> Legend:
    many = len(pain.dots) > MOST_POINTS
    form = tr("runs, {n} in all") if many else tr("one run, {n} in all")
    keys = [Key(Mark.DOT, form.format(n=len(pain.dots)))]
    if pain.line:
        of = tr("middle value") if many else tr("middle of 7 days")
        keys.append(Key("line", of, "ink"))
        keys.append(Key("band", tr("normal ups and downs"), "track"))
    if trends.session_days:
        keys.append(Key("tick", tr("session day"), "pine"))
    return Legend(tuple(keys))


def _told(pain: PainTrend, morning: bool) -> str:
    if not pain.dots:
        return tr("No pain was told in this time.")
    last = pain.dots[-1]
    newest = tr("{runs}, the last one: pain {n} on {day}.").format(
        runs=runs(len(pain.dots)), n=last.score, day=dates.full(last.day)
    )
    return f"{newest} {middles(pain.beginning, pain.latest, morning=morning)}"


def _below(pain: PainTrend) -> str:
    told = []
    if not pain.dots:
        told.append(tr("No pain was told in this time."))
    if pain.stage is Stage.DOTS:
        told.append(more_runs(max(1, 6 - pain.told)))
    if pain.missing:
        told.append(tr("Without a number: {runs}.").format(runs=runs(pain.missing)))
    return " ".join(told)
