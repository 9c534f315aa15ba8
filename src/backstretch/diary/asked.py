"""Turns what was asked for on the command line into what is entered: days, facts, pain. Pure."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import msgspec

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.entry import PainSaid
from backstretch.care.mornings import AROUND_RUNS
from backstretch.care.questions import newest_run
from backstretch.clock import local_day
from backstretch.diary.typed import YESTERDAY, distance
from backstretch.journal.plan_records import RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.terminal import tr
from backstretch.units import Units

_OF_A_RUN = (
    "effort",
    "cadence",
    "kind",
    "surface",
    "hills",
    "stride",
    "posture",
    "load",
    "drinking",
    "desk",
    "sleep",
    "stress",
    "warm_up",
    "heat_cold",
    "note",
)


class Unfit(Exception):
    """Options that do not go together, or name what is not there. The text is one sentence."""


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of the command: `today` is the day as the person counts it."""

    moment: datetime
    today: date
    day_starts_at: int


@dataclass(frozen=True, slots=True)
class When:
    """The day of a run as ISO date, its start "HH:MM" or "", and to the second or ""."""

    day: str
    start: str = ""
    started_at: str = ""


def day_of(asked: str | date | None, now: Now) -> date:
    """Return the day that was asked for, without one today.

    Raises:
        Unfit: it is still to come.
    """
    if isinstance(asked, date):
        if asked > now.today:
            raise Unfit(
                tr("--date: “{day}” is still to come; today is {today}.").format(
                    day=asked, today=now.today
                )
            )
        return asked
    return now.today - timedelta(days=1) if asked == YESTERDAY else now.today


def when_of(given: Namespace, now: Now) -> When:
    """Return when a run was.

    Raises:
        Unfit: it is still to come, or was told in two ways.
    """
    if given.started_at is None:
        day = day_of(given.date, now)
        if given.time and _moment(day, given.time, now) > now.moment:
            raise Unfit(tr("--time: “{time}” is still to come.").format(time=given.time))
        return When(day.isoformat(), given.time or "")
    if given.date is not None or given.time is not None:
        raise Unfit(tr("--started-at takes the place of --date and --time: use one or the other."))
    started: datetime = given.started_at
    if started > now.moment:
        moment = started.isoformat()
        raise Unfit(tr("--started-at: “{moment}” is still to come.").format(moment=moment))
    day = local_day(started, now.day_starts_at)
    return When(day.isoformat(), f"{started:%H:%M}", started.isoformat(timespec="seconds"))


def facts_of(
    given: Namespace, units: Units, started_at: str, shoe: str, last: RunFacts | None
) -> RunFacts:
    """Return what was said of a run, on top of what the one before it shares.

    Raises:
        Unfit: the distance is too far, in the person's units.
    """
    said = {name: getattr(given, name) for name in _OF_A_RUN}
    if given.distance is not None:
        try:
            said["distance_m"] = distance(given.distance, units)
        except ArgumentTypeError as error:
            raise Unfit(f"--distance: {error}.") from None
    said |= {"duration_s": given.duration, "started_at": started_at or None, "shoe": shoe or None}
    told = {name: value for name, value in said.items() if value is not None}
    return msgspec.structs.replace(last or RunFacts(), **told)


def shoe_of(name: str | None, shoes: Mapping[str, str]) -> str:
    """Return the id of the shoes with a name, or ""; `shoes` has names by ids.

    Raises:
        Unfit: there are none of that name.
    """
    if name is None:
        return ""
    wanted = name.strip().casefold()
    found = [key for key, known in shoes.items() if wanted in (known.casefold(), key)]
    if found:
        return found[0]
    if not shoes:
        raise Unfit(tr("--shoe: you have named no shoes yet; name them in the window first."))
    words = tr("--shoe: “{name}” is none of {names}.")
    raise Unfit(words.format(name=name, names=", ".join(shoes.values())))


def run_pains(given: Namespace) -> tuple[PainSaid, ...]:
    """Return the pain of a run, at each moment it was told for.

    Raises:
        Unfit: there are words without a number, or a moment was told twice or belongs to no run.
    """
    told: dict[PainMoment, PainSaid] = {}
    details = _details(given)
    if given.pain is not None:
        moment = given.moment or PainMoment.AFTER_RUN
        told[moment] = pain_of(given, moment)
    elif details or given.moment:
        option = details[0] if details else "--moment"
        raise Unfit(tr("{option} needs --pain: how strong was it, 0 to 10?").format(option=option))
    for moment, score in given.pain_at:
        if moment in told:
            raise Unfit(tr("--pain-at: {moment} was told twice.").format(moment=moment))
        told[moment] = PainSaid(moment, score)
    for moment in told:
        if moment not in AROUND_RUNS:
            words = tr("{moment} does not belong to a run; use “backstretch log pain” for it.")
            raise Unfit(words.format(moment=moment))
    return tuple(told[moment] for moment in PainMoment if moment in told)


def pain_of(given: Namespace, moment: PainMoment) -> PainSaid:
    """Return the pain of one moment with all its words.

    Raises:
        Unfit: no pain has places, or one place was told twice.
    """
    if not given.pain:
        for option in ("--region", "--leg-left", "--leg-right"):
            if option in _details(given):
                words = tr("{option} does not go with a pain of 0, which is no pain.")
                raise Unfit(words.format(option=option))
    regions: dict[Region, int] = {}
    for region, strength in given.region:
        if region in regions:
            raise Unfit(tr("--region: {region} was told twice.").format(region=region))
        regions[region] = strength or given.pain
    return PainSaid(
        moment,
        given.pain,
        regions,
        tuple(dict.fromkeys(given.quality)),
        tuple(dict.fromkeys(given.worse)),
        tuple(dict.fromkeys(given.course)),
        given.leg_left or LegReach.NONE,
        given.leg_right or LegReach.NONE,
        given.pain_note,
    )


def signs_of(given: Namespace) -> tuple[str, ...] | None:
    """Return the signs that were ticked, () for none of them, None where nothing was said."""
    ticked = tuple(dict.fromkeys(given.sign))
    return ticked or (() if given.no_signs else None)


def usual_run(
    moment: PainMoment, asked: str | date | None, runs: Sequence[RunNote], now: Now
) -> RunNote | None:
    """Return the run that pain of this moment belongs to where none was named, or None.

    It is the newest run of the day; of a morning, that of the day before. Where no day was asked
    for, pain around a run may be that of yesterday's.
    """
    if moment not in AROUND_RUNS:
        return None
    morning = moment is PainMoment.NEXT_MORNING
    if asked is None and not morning:
        return newest_run(runs, now.today)
    day = day_of(asked, now) - timedelta(days=int(morning))
    return newest_run([run for run in runs if run.day == day.isoformat()], day)


def check_day(run: RunNote, moment: PainMoment, asked: str | date | None, now: Now) -> None:
    """See that pain of this moment of a run has been felt already, and on the day asked for.

    Raises:
        Unfit: it has not.
    """
    morning = moment is PainMoment.NEXT_MORNING
    day = date.fromisoformat(run.day) + timedelta(days=int(morning))
    what = tr("its next morning") if morning else tr("its day")
    if day > now.today:
        raise Unfit(tr("--moment: the next morning of that run is still to come."))
    if asked is not None and day_of(asked, now) != day:
        words = tr("--date: that run was on {run}, so {what} is {day}.")
        raise Unfit(words.format(run=run.day, what=what, day=day))


def _details(given: Namespace) -> list[str]:
    """Return the options that say more than how strong pain is."""
    said = {
        "--region": given.region,
        "--quality": given.quality,
        "--worse": given.worse,
        "--course": given.course,
        "--leg-left": given.leg_left,
        "--leg-right": given.leg_right,
        "--pain-note": given.pain_note,
    }
    return [option for option, value in said.items() if value]


def _moment(day: date, start: str, now: Now) -> datetime:
    """Return when a run of a day began; the hours after midnight belong to the day before."""
    at = time.fromisoformat(start)
    late = timedelta(days=int(at.hour < now.day_starts_at))
    return datetime.combine(day + late, at, now.moment.tzinfo)
