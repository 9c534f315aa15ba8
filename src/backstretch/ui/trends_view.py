"""Turns the frozen states of the insights into what the Trends page shows: pure."""

from dataclasses import replace

from backstretch.bodymap.regions import LegReach
from backstretch.insights.trend_states import (
    ActivityTrend,
    Effect,
    LegPoint,
    Lights,
    Places,
    RunShown,
    Span,
    Trends,
)
from backstretch.ui.charts import dates
from backstretch.ui.charts.abilities import AbilityChart
from backstretch.ui.charts.counts import Count, CountsChart
from backstretch.ui.charts.drawing import Mark
from backstretch.ui.charts.legend import Key, Legend
from backstretch.ui.charts.points import Point, PointsChart, Series
from backstretch.ui.trends_pain import change_card, pain_card
from backstretch.ui.trends_state import (
    Ability,
    Charted,
    Early,
    Hurt,
    RunTile,
    Soon,
    TrendsState,
)
from backstretch.ui.trends_weeks import (
    distance_card,
    minutes_a_week,
    minutes_card,
    sessions_card,
)
from backstretch.ui.trends_words import (
    ENOUGH,
    brief_day,
    cannot_show,
    counted,
    days,
    middles,
    ran,
    sessions,
    tr,
)
from backstretch.ui.widgets.body_map_words import region_name
from backstretch.units import Units, write_distance

PLACES = 6
_REACHES = tuple(LegReach)


def trends_state(trends: Trends, units: Units, *, morning: bool) -> TrendsState:
    """Return what is shown of a span, by the pain after runs or that of the mornings after.

    What may go with pain, and the test of it, are those of the last year and stand by themselves.
    """
    is_early = trends.runs_ever < ENOUGH
    always = TrendsState(
        trends.span,
        morning,
        _early_sentence(trends) if is_early else _sentence(trends, morning=morning),
        abilities=tuple(_ability(one) for one in trends.activities if not one.retired),
        effect=effect_card(trends.effect),
    )
    if is_early:
        return replace(
            always,
            early=_early(trends, units),
            sessions=sessions_card(trends) if trends.session_days else None,
        )
    return replace(
        always,
        pain=pain_card(trends, morning=morning),
        sessions=sessions_card(trends),
        distance=distance_card(trends, units),
        minutes=minutes_card(trends),
        lights=lights_card(trends.lights),
        change=change_card(trends, morning=morning),
        hurt=_hurt(trends.places),
        legs=legs_card(trends),
        report=True,
    )


def lights_card(lights: Lights) -> Charted | None:
    """Return how many runs were green, amber and red, None without any."""
    if not lights.told:
        return None
    counts = (
        (tr("Green"), lights.green, "circle", False),
        (tr("Amber"), lights.amber, "diamond", False),
        (tr("Red"), lights.red, "square", True),
    )
    told = tr("Runs: {green} green, {amber} amber, {red} red.").format(
        green=lights.green, amber=lights.amber, red=lights.red
    )
    chart = CountsChart(
        tuple(
            Count(name, n, tr("{name}: {n}").format(name=name, n=n), "ink", shape, full)
            for name, n, shape, full in counts
        ),
        (tr("Light"), tr("Runs")),
    )
    below = ""
    if lights.untold:
        below = tr("{n} more without a number.").format(n=lights.untold)
    return Charted(tr("Runs by their light"), chart, told, below=below)


def effect_card(effect: Effect) -> Charted | None:
    """Return what became of the pain from before to after a session, None without any."""
    if not effect.of:
        return None
    counts = (
        (tr("Eased"), effect.eased, "circle", True),
        (tr("Same"), effect.same, "circle", False),
        (tr("Worse"), effect.worse, "square", False),
    )
    told = tr("Eased {eased}, same {same}, worse {worse} of {sessions}.").format(
        eased=effect.eased, same=effect.same, worse=effect.worse, sessions=sessions(effect.of)
    )
    chart = CountsChart(
        tuple(
            Count(name, n, tr("{name}: {n}").format(name=name, n=n), "pine", shape, full)
            for name, n, shape, full in counts
        ),
        (tr("After the session"), tr("Sessions")),
    )
    of = tr("Of {sessions} with a number before and after.")
    below = of.format(sessions=sessions(effect.of)) + " " + tr("Ease often fades within hours.")
    return Charted(tr("Before and after sessions"), chart, told, below=below)


def legs_card(trends: Trends) -> Charted | None:
    """Return how far pain travelled down each leg, None where it never did."""
    if not trends.legs:
        return None
    names = {-float(n): _reach_name(reach) for n, reach in enumerate(_REACHES)}
    ticks = tuple((value, names[value]) for value in sorted(names))
    sides = (
        (
            *(tr("left"), tr("{day}: left leg, {value}")),
            *(Mark.LEFT, "clay", [point.left for point in trends.legs]),
        ),
        (
            *(tr("right"), tr("{day}: right leg, {value}")),
            *(Mark.RIGHT, "blue", [point.right for point in trends.legs]),
        ),
    )
    series = tuple(
        Series(_leg_points(trends.legs, reaches), form, name, mark, role, joined=True)
        for name, form, mark, role, reaches in sides
        if any(reaches)
    )
    chart = PointsChart(
        trends.first,
        trends.last,
        ticks,
        series,
        (tr("Day"), tr("How far"), tr("Leg")),
        names={value: name.lower() for value, name in names.items()},
        crowd=tr("{days}: {value}, {n} times"),
        tall=200,
        week_begins=trends.week_begins,
    )
    names_of = {Mark.LEFT: tr("left leg"), Mark.RIGHT: tr("right leg")}
    legend = Legend(tuple(Key(one.mark, names_of[one.mark], one.role) for one in series))
    last = trends.legs[-1]
    told = tr("How far pain travelled on {n}. On {day}: left {left}, right {right}.").format(
        n=days(len(trends.legs)),
        day=dates.full(last.day),
        left=_reach_name(last.left).lower(),
        right=_reach_name(last.right).lower(),
    )
    below = tr("Pain that draws back towards the spine is a good sign.")
    return Charted(tr("Down the leg"), chart, told, legend, below=below)


def _leg_points(points: tuple[LegPoint, ...], reaches: list[LegReach]) -> tuple[Point, ...]:
    return tuple(
        Point(point.day.toordinal(), -float(_REACHES.index(reach)))
        for point, reach in zip(points, reaches, strict=True)
    )


def _reach_name(reach: LegReach) -> str:
    return {
        LegReach.NONE: tr("Not down"),
        LegReach.BUTTOCK: tr("Buttock"),
        LegReach.THIGH: tr("Thigh"),
        LegReach.KNEE: tr("Knee"),
        LegReach.CALF: tr("Calf"),
        LegReach.FOOT: tr("Foot"),
    }[reach]


def _ability(activity: ActivityTrend) -> Ability:
    first, now = activity.first.score, activity.now.score
    chart = AbilityChart(first, now, (tr("At first"), tr("Now")))
    if len(activity.points) == 1:
        told = tr("{n} of 10").format(n=now)
        return Ability(activity.name, chart, str(now), told)
    words = tr("{first} to {now}").format(first=first, now=now)
    told = tr("{first} of 10 on {day}, {now} of 10 on {today}").format(
        first=first,
        day=dates.full(activity.first.day),
        now=now,
        today=dates.full(activity.now.day),
    )
    return Ability(activity.name, chart, words, told)


def _hurt(places: Places) -> Hurt | None:
    if not places.places:
        return None
    most = places.places[0].days
    regions = {one.region: max(1, round(10 * one.days / most)) for one in places.places}
    lines = tuple((region_name(one.region), days(one.days)) for one in places.places[:PLACES])
    foot = tr("Closer lines, more often. Left is your left.")
    title = tr("Where it hurt, {days}").format(days=days(places.days))
    return Hurt(title, regions, lines, foot)


def _sentence(trends: Trends, *, morning: bool) -> str:
    pain = trends.morning if morning else trends.after
    did = ran(trends.runs, minutes_a_week(trends), trends.span)
    return " ".join((did, middles(pain.beginning, pain.latest, morning=morning), cannot_show()))


def _early_sentence(trends: Trends) -> str:
    told = [counted(trends.runs_ever), tr("Comparisons begin once there is enough to compare.")]
    if any(len(one.points) > 1 for one in trends.activities if not one.retired):
        told.append(cannot_show())  # what can be done now stands beside what could be at first
    return " ".join(told)


def _early(trends: Trends, units: Units) -> Early:
    if trends.runs_ever:
        now = tr("Your runs and their pain, as plain numbers.")
        first = Soon(tr("Now"), now, now=True)
    else:
        first = Soon(tr("First run"), tr("Your runs and their pain, as plain numbers."))
    rows = (
        first,
        Soon(tr("6 runs"), tr("Middle values with their counts.")),
        Soon(tr("6 runs in two blocks"), tr("The change line, against your first two weeks.")),
        Soon(tr("6 runs with, 6 without"), tr("Trigger comparisons, one at a time.")),
    )
    return Early(rows, tuple(_tile(run, units) for run in trends.newest))


def _tile(run: RunShown, units: Units) -> RunTile:
    title = tr("Run")
    if run.distance_m is not None:
        title = f"{write_distance(run.distance_m, units)} {units.value}"
    score = run.after if run.after is not None else run.morning
    if score is None:
        line = tr("{day}, no number").format(day=brief_day(run.day))
    elif run.after is not None:
        line = tr("{day}, after").format(day=brief_day(run.day))
    else:
        line = tr("{day}, next morning").format(day=brief_day(run.day))
    return RunTile(title, line, score)


def span_of(number: int) -> Span:
    """Return the range of a place in the row of ranges."""
    return tuple(Span)[number]
