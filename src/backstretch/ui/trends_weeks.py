"""Weeks as bars: sessions, distance and minutes; over many years one bar is more than a week."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from statistics import fmean

from backstretch.insights.trend_states import LongRun, Trends, Week
from backstretch.ui.charts import dates
from backstretch.ui.charts.bars import Band, Bar, BarsChart
from backstretch.ui.trends_state import Charted
from backstretch.ui.trends_words import sessions, tr
from backstretch.units import Units, write_distance

MOST_BARS = 60
_TO_LAST = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class _Amount:
    """What is counted: of one week, None where it is not known; and how it is told."""

    of: Callable[[Week], float | None]
    tell: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class _Group:
    """Weeks that share a bar; `label` stands below it, `name` tells the time."""

    label: str
    name: str
    weeks: tuple[Week, ...]


def sessions_card(trends: Trends) -> Charted:
    """Return the sessions of each week, with how many are wanted."""
    groups, each = _grouped(trends.weeks)
    low, high = trends.band
    amount = _Amount(lambda week: float(week.sessions), _tell_sessions)
    band = Band(low, high, tr("{low} to {high}").format(low=low, high=high))
    ticks = tuple((float(n), str(n)) for n in (0, low, high))
    bars = _bars(groups, amount)
    most = max((bar.value for bar in bars), default=0)
    if most > high:
        ticks += ((float(-int(-most // 1)), str(-int(-most // 1))),)
    average = trends.sessions_a_week
    beside = "" if not average else tr("{n} on average").format(n=f"{average:.1f}")
    heads = (tr("Week"), tr("Sessions"))
    told = tr("{what}. {low} to {high} a week are the aim.")
    what = beside or tr("No session in a whole week so far")
    return Charted(
        _title(tr("Sessions per week"), each),
        BarsChart(bars, "pine", heads, band, ticks),
        told.format(what=what, low=low, high=high),
        beside=beside,
    )


def distance_card(trends: Trends, units: Units) -> Charted:
    """Return the distance of each week; runs much longer than those before are marked."""
    groups, each = _grouped(trends.weeks)

    def tell(amount: float) -> str:
        return f"{amount:.1f} {units.value}"

    def of(week: Week) -> float | None:
        if not week.runs:
            return 0.0
        return None if week.distance_m is None else week.distance_m / units.metres

    longer = [one for week in trends.weeks for one in week.longer]
    name = tr("Kilometres per week") if units is Units.KM else tr("Miles per week")
    beside = {0: "", 1: tr("1 longer run")}.get(
        len(longer), tr("{n} longer runs").format(n=len(longer))
    )
    heads = (tr("Week"), tr("Distance"), tr("Longer run"))
    bars = _bars(groups, _Amount(of, tell), _longer_of(units) if not each else _none)
    ease = tr(
        "Your average pain has climbed two weeks running. About 20 to 30 % less distance a week "
        "may let it settle. This is a rule of thumb."
    )
    triangle = tr("Triangle: a run over 10 % longer than your longest of the 30 days before.")
    below = [triangle] if longer and not each else []
    told = tr("Distance of each week, the last: {last}.").format(last=bars[-1].told if bars else "")
    if trends.eases_off:
        told, below = f"{told} {ease}", [ease, *below]
    return Charted(
        _title(name, each),
        BarsChart(bars, "blue", heads),
        told,
        beside=beside,
        below=" ".join(below),
    )


def minutes_card(trends: Trends) -> Charted | None:
    """Return the minutes run in each week, None where no time was told."""
    if not any(week.timed for week in trends.weeks):
        return None
    groups, each = _grouped(trends.weeks)

    def of(week: Week) -> float | None:
        if not week.runs:
            return 0.0
        return None if week.moving_s is None else week.moving_s / 60

    def tell(amount: float) -> str:
        return tr("{n} minutes").format(n=round(amount))

    average = minutes_a_week(trends)
    beside = "" if average is None else tr("{n} on average").format(n=round(average))
    heads = (tr("Week"), tr("Minutes"))
    return Charted(
        _title(tr("Minutes run per week"), each),
        BarsChart(_bars(groups, _Amount(of, tell)), "blue", heads, tall=180),
        tr("Minutes run in each week. {average}").format(average=beside),
        beside=beside,
    )


def minutes_a_week(trends: Trends) -> float | None:
    """Return the average of whole weeks whose time is known, None without one."""
    known = [
        (week.moving_s or 0) / 60
        for week in trends.weeks
        if week.is_whole and (week.timed == week.runs)
    ]
    return fmean(known) if any(known) else None


def _longer_of(units: Units) -> Callable[[_Group], tuple[str, str]]:
    """Return what finds the longest jump of a week: what stands above its bar, and a sentence."""

    def found(group: _Group) -> tuple[str, str]:
        longer = [one for week in group.weeks for one in week.longer]
        if not longer:
            return "", ""
        one = max(longer, key=lambda run: run.percent)
        return tr("+{n} %").format(n=one.percent), _tell_longer(one, units)

    return found


def _tell_longer(one: LongRun, units: Units) -> str:
    return tr("{distance} {unit} on {day}, {n} % longer than {before} {unit}").format(
        distance=write_distance(one.distance_m, units),
        unit=units.value,
        day=dates.short(one.day),
        n=one.percent,
        before=write_distance(one.longest_m, units),
    )


def _none(_: _Group) -> tuple[str, str]:
    return "", ""


def _tell_sessions(amount: float) -> str:
    if amount == int(amount):
        return sessions(int(amount))
    return tr("{n} sessions a week").format(n=f"{amount:.1f}")


def _title(name: str, each: str) -> str:
    return tr("{name}, average of each {each}").format(name=name, each=each) if each else name


def _bars(
    groups: Iterable[_Group],
    amount: _Amount,
    mark: Callable[[_Group], tuple[str, str]] = _none,
) -> tuple[Bar, ...]:
    made = []
    for group in groups:
        known = [value for value in map(amount.of, group.weeks) if value is not None]
        value = fmean(known) if known else 0.0
        told = amount.tell(value) if known else tr("not known")
        marked, more = mark(group)
        now = len(group.weeks) == 1 and group.weeks[0].runs_now
        said = tr("{when}: {what}").format(when=group.name, what=told)
        made.append(
            Bar(
                tr("now") if now else group.label,
                value,
                ". ".join(part for part in (said, more) if part),
                (group.name, told, more),
                open=now,
                marked=marked,
            )
        )
    return tuple(made)


def _grouped(weeks: Sequence[Week]) -> tuple[list[_Group], str]:
    """Return the weeks by bar, and what a bar is of, "" for a week.

    A week belongs to the month or year that its first day is in.
    """
    if len(weeks) <= MOST_BARS:
        return [_Group(dates.short(w.start), _week_name(w.start), (w,)) for w in weeks], ""
    sorts = (
        _Sort(tr("month"), 52 / 12, _month, dates.month),
        _Sort(tr("quarter"), 52 / 4, _quarter, dates.month),
        _Sort(tr("year"), 52, _year, dates.year),
    )
    sort = next((one for one in sorts if len(weeks) / one.weeks <= MOST_BARS), sorts[-1])
    found = groupby(weeks, key=lambda week: sort.start(week.start))
    groups = [_Group(sort.tell(day), sort.tell(day), tuple(some)) for day, some in found]
    return groups, sort.name


@dataclass(frozen=True, slots=True)
class _Sort:
    """A kind of bar for so many weeks: its name, where that of a day begins, how it is told."""

    name: str
    weeks: float
    start: Callable[[date], date]
    tell: Callable[[date], str]


def _month(day: date) -> date:
    return day.replace(day=1)


def _quarter(day: date) -> date:
    return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)


def _year(day: date) -> date:
    return day.replace(month=1, day=1)


def _week_name(start: date) -> str:
    return dates.span(start, start + _TO_LAST)
