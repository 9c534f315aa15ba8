"""The parts of the report: what each tells, made of blocks from plain values."""

from collections.abc import Collection, Iterator, Mapping

from backstretch.insights.trend_states import ActivityTrend, PainTrend, TwoWeeks
from backstretch.journal.diary_records import Tier
from backstretch.ui.charts import dates
from backstretch.ui.report import words
from backstretch.ui.report.blocks import Block, Charting, Heading, Text
from backstretch.ui.report.facts import Facts, Section
from backstretch.ui.report.parts import Activities, BodyMap
from backstretch.ui.report.table import Column, Table
from backstretch.ui.report.words import tr
from backstretch.ui.trends_pain import pain_card
from backstretch.ui.trends_weeks import minutes_card, sessions_card
from backstretch.ui.trends_words import began_badly, cannot_show, days
from backstretch.ui.widgets.body_map_words import region_name

PLACES, EXERCISES, ACTIVITIES, SIGNS = 8, 12, 3, 8
PAIN_LOW, PAIN_HIGH, BARS_LOW, BARS_HIGH, MINUTES_LOW = 105.0, 205.0, 90.0, 125.0, 64.0

SignWords = Mapping[str, str]


def body(facts: Facts) -> Iterator[Block]:
    """Yield where it hurt, and how far down the legs."""
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
        (region_name(one.region), days(one.days), str(one.strongest)) for one in places.places
    )
    columns = (
        Column(tr("Place"), 0.56),
        Column(tr("Told on"), 0.24, right=True),
        Column(tr("Worst"), 0.2, right=True),
    )
    yield Table(columns, rows, least_rows=2, most_rows=PLACES)


def function(facts: Facts) -> Iterator[Block]:
    """Yield what the person can do: the named activities, and running."""
    activities = _activities(facts)
    beside = tr("0 unable, 10 as before") if activities else ""
    yield Heading(tr("What I can do"), beside)
    if activities:
        yield Activities(activities)
        first = min(one.first.day for one in activities)
        last = max(one.now.day for one in activities)
        told = tr("Hollow: first answer, from {first}. Filled: last one, up to {last}.")
        told = told.format(first=words.day_of(first, facts), last=words.day_of(last, facts))
        yield Text(told, "smallest", "muted")
    else:
        yield Text(tr("No activity was named."), role="muted")
    if not facts.trends.runs:
        yield Text(tr("No run in this time."), role="muted")
        return
    yield Text(tr("Running: {what}.").format(what=words.did_runs(facts)))
    yield Text(words.lights(facts.trends.lights), "smallest", "muted")
    card = minutes_card(facts.trends)
    if card is not None:
        yield Text(f"{card.name}: {card.beside}" if card.beside else card.name, "smallest", "muted")
        yield Charting(card.chart, MINUTES_LOW, BARS_HIGH)


def exercises(facts: Facts) -> Iterator[Block]:
    """Yield the sessions in sum, and each exercise with its dose."""
    dose = facts.dose
    yield Heading(tr("Exercises done"))
    yield Text(words.did_sessions(dose, facts.trends.sessions_a_week))
    if not dose.exercises:
        return
    rows = tuple((one.name, str(one.sessions), words.minutes(one.ms)) for one in dose.exercises)
    columns = (
        Column(tr("Exercise"), 0.52),
        Column(tr("Sessions"), 0.22, right=True),
        Column(tr("In all"), 0.26, right=True),
    )
    yield Table(columns, rows, most_rows=EXERCISES)


def pain(facts: Facts) -> Iterator[Block]:
    """Yield the pain after each run, and of the mornings after."""
    for morning in (False, True):
        card = pain_card(facts.trends, morning=morning)
        yield Heading(card.name)
        told = facts.trends.morning if morning else facts.trends.after
        if told.dots:
            yield Charting(card.chart, PAIN_LOW, PAIN_HIGH, card.legend)
        if card.below:
            yield Text(card.below, "smallest", "muted")


def change(facts: Facts) -> Iterator[Block]:
    """Yield the last two weeks beside the first two, and what that cannot show."""
    after, morning = facts.trends.after, facts.trends.morning
    is_there = _was_ever_told(after) or _was_ever_told(morning)
    yield Heading(tr("What changed"), tr("middle pain, with its runs") if is_there else "")
    if is_there:
        columns = (
            Column(tr("Two weeks"), 0.5),
            Column(tr("After runs"), 0.25),
            Column(tr("Next morning"), 0.25),
        )
        pairs = (
            (tr("First"), after.beginning, morning.beginning),
            (tr("Last"), after.latest, morning.latest),
        )
        rows = tuple(
            (words.block_head(name, one, facts), words.block(one), words.block(other))
            for name, one, other in pairs
        )
        yield Table(columns, rows, lines=2)
    yield Text(words.change_rule(after), "smallest", "muted")


def caution(facts: Facts, shown: Collection[Section]) -> Iterator[Block]:
    """Yield what may come by itself, where one of the parts sets now beside the start."""
    trends = facts.trends
    told = [(one.beginning, one.latest) for one in (trends.after, trends.morning)]
    is_set_beside = {
        Section.PAIN: any(_middle(last) is not None for _, last in told),
        Section.CHANGE: any(block and block.runs for pair in told for block in pair),
        Section.FUNCTION: any(len(one.points) > 1 for one in _activities(facts)),
    }
    if not any(is_set_beside.get(section) for section in shown):
        return
    yield Text(cannot_show(), "group")
    if any(last and last.change is not None and last.change <= 0 for _, last in told):
        yield Text(began_badly(), "group")


def session_bars(facts: Facts) -> Iterator[Block]:
    """Yield the sessions of each week, where there are any."""
    if not any(week.sessions for week in facts.trends.weeks):
        return
    card = sessions_card(facts.trends)
    yield Heading(card.name, card.beside)
    yield Charting(card.chart, BARS_LOW, BARS_HIGH)


def signs(facts: Facts, sign_words: SignWords) -> Iterator[Block]:
    """Yield what was answered about warning signs, and what still stands."""
    yield Heading(tr("Warning signs"), words.cleared(facts.cleared))
    standing = facts.standing
    if standing is not None:
        now = standing.tier is Tier.EMERGENCY
        yield Text(words.stands(standing.since, now=now), "strong")
        if standing.since < facts.trends.first:
            yield Text(_listed(standing.signs, sign_words), lines=2)
    if not facts.signs:
        yield Text(tr("No warning sign was ticked in this time."))
        return
    rows = tuple(
        (dates.full(one.day), words.sign_decision(one), _listed(one.signs, sign_words))
        for one in reversed(facts.signs)
    )
    columns = (
        Column(tr("Day"), 0.17),
        Column(tr("What was decided"), 0.3),
        Column(tr("Sign, in the words of the list"), 0.53),
    )
    yield Table(columns, rows, least_rows=2, most_rows=SIGNS, lines=2)


def _listed(codes: tuple[str, ...], sign_words: SignWords) -> str:
    return "; ".join(sign_words.get(code, code) for code in codes)


def _activities(facts: Facts) -> tuple[ActivityTrend, ...]:
    return tuple(one for one in facts.trends.activities if not one.retired)[:ACTIVITIES]


def _middle(block: TwoWeeks | None) -> float | None:
    return None if block is None else block.middle


def _was_ever_told(trend: PainTrend) -> bool:
    return any(block is not None and block.runs for block in (trend.beginning, trend.latest))
