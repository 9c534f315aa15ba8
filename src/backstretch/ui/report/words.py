"""What the report says: counts with every number, nothing about causes, nothing forecast."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from backstretch.bodymap.regions import LegReach
from backstretch.care.light import Light
from backstretch.insights.trend_states import Lights, PainTrend, TwoWeeks
from backstretch.ui.charts import dates
from backstretch.ui.journal_pain_words import decided
from backstretch.ui.report.facts import Dose, Facts, Section, SignTold
from backstretch.ui.trends_words import number, runs


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Report", text)


def section_name(section: Section) -> str:
    """Return what a part is called where it is chosen."""
    return {
        Section.BODY: tr("Where it hurt"),
        Section.PAIN: tr("Pain after runs and next morning"),
        Section.CHANGE: tr("What changed"),
        Section.FUNCTION: tr("What you can do"),
        Section.SESSIONS: tr("Sessions and exercises"),
        Section.SIGNS: tr("Warning signs"),
    }[section]


def title() -> str:
    """Return the name of the report."""
    return tr("Back pain and running: a diary in short")


def when(facts: Facts) -> str:
    """Return the days that are told."""
    days = dates.span(facts.trends.first, facts.trends.last)
    if facts.weeks == 1:
        return tr("{days} (1 week)").format(days=days)
    return tr("{days} ({n} weeks)").format(days=days, n=facts.weeks)


def how_told() -> str:
    """Return what holds for all of it."""
    return tr(
        "Told by the runner. Pain is from 0, none, to 10, the worst there could be. "
        "A middle value is a median. This is a diary, not a diagnosis."
    )


def block(weeks: TwoWeeks | None) -> str:
    """Return "4 (6 runs)", or that there is not enough."""
    if weeks is None:
        return tr("not over yet")
    if weeks.middle is None:
        return tr("too few ({runs})").format(runs=runs(weeks.runs))
    return tr("{n} ({runs})").format(n=number(weeks.middle), runs=runs(weeks.runs))


def day_of(day: date, facts: Facts) -> str:
    """Return a day in short, with its year where that is not the year of the report."""
    return dates.short(day) if day.year == facts.written.year else dates.full(day)


def block_head(name: str, weeks: TwoWeeks | None, facts: Facts) -> str:
    """Return two weeks with their days, as "Last: 1 May to 14 May"."""
    if weeks is None:
        return name
    if weeks.first.year == weeks.last.year != facts.written.year:
        span = dates.span(weeks.first, weeks.last)
        return tr("{name}: {days}").format(name=name, days=span)
    first, last = day_of(weeks.first, facts), day_of(weeks.last, facts)
    return tr("{name}: {first} to {last}").format(name=name, first=first, last=last)


def change_rule(pain: PainTrend) -> str:
    """Return whether the change counts, by the rule that was fixed before."""
    rule = tr("Counted as a change: 2 points and 30 %, in two blocks of two weeks running.")
    if pain.latest is None or pain.latest.change is None:
        return tr("Not enough yet: a middle value needs 6 runs in two weeks.")
    if not pain.changed_clearly:
        return " ".join((tr("After runs: no clear change so far."), rule))
    less = pain.latest.change < 0
    told = tr("After runs: clearly less pain.") if less else tr("After runs: clearly more pain.")
    return " ".join((told, rule))


def minutes(ms: float) -> str:
    """Return "7 h 12 min", "40 min"."""
    whole = round(ms / 60_000)
    if whole < 60:
        return tr("{n} min").format(n=whole)
    return tr("{h} h {n} min").format(h=whole // 60, n=whole % 60)


def did_runs(facts: Facts) -> str:
    """Return how much was run: "35 runs, 17 h 20 min in all"."""
    count = facts.trends.runs
    if facts.seconds is None:
        return runs(count)
    told = tr("{runs}, {time} in all").format(runs=runs(count), time=minutes(facts.seconds * 1000))
    if facts.timed < count:
        told += " " + tr("(time known of {n})").format(n=facts.timed)
    return told


def lights(found: Lights) -> str:
    """Return how many runs were green, amber and red, and what that is."""
    if not found.told:
        return tr("No run has a traffic light yet.")
    told = tr("By traffic light: {green} green, {amber} amber, {red} red.")
    return told.format(green=found.green, amber=found.amber, red=found.red)


def how_light() -> str:
    """Return what holds for the table of runs."""
    return tr(
        "Pain from 0 to 10. Light, a rule of thumb by pain in the run, after it and next morning: "
        "green, carry on; amber, keep the load; red, step back. Empty: not told."
    )


def did_sessions(dose: Dose, per_week: float | None) -> str:
    """Return how much was stretched."""
    if not dose.finished and not dose.partial:
        return tr("No guided session in this time.")
    done = (
        tr("1 session done to its end")
        if dose.finished == 1
        else tr("{n} sessions done to their end").format(n=dose.finished)
    )
    told = [done]
    if dose.partial:
        told.append(tr("{n} ended early").format(n=dose.partial))
    told.append(tr("{time} on the mat").format(time=minutes(dose.ms)))
    if per_week is not None:
        told.append(tr("{n} a week on average").format(n=f"{per_week:.1f}"))
    return ", ".join(told) + "."


def reach_name(reach: LegReach) -> str:
    """Return how far down a leg pain travelled."""
    return {
        LegReach.NONE: tr("not down the leg"),
        LegReach.BUTTOCK: tr("to the buttock"),
        LegReach.THIGH: tr("to the thigh"),
        LegReach.KNEE: tr("to the knee"),
        LegReach.CALF: tr("to the calf"),
        LegReach.FOOT: tr("to the foot"),
    }[reach]


def legs(left: LegReach, right: LegReach) -> str:
    """Return how far pain travelled at most."""
    if left is right is LegReach.NONE:
        return tr("No pain down a leg was marked.")
    told = tr("Furthest down the legs (line): left {left}, right {right}.")
    return told.format(left=reach_name(left), right=reach_name(right))


def cleared(times: int) -> str:
    """Return how often the list was answered with none of its signs."""
    if not times:
        return ""
    if times == 1:
        return tr("“None of these” was said once")
    return tr("“None of these” was said {n} times").format(n=times)


def stands(since: date, *, now: bool) -> str:
    """Return that a sign was not answered yet, and what the person was told."""
    told = (
        tr("Still open since {day}: “get help now” was shown.")
        if now
        else tr("Still open since {day}: “see a doctor” was shown.")
    )
    return told.format(day=dates.full(since))


def sign_decision(sign: SignTold) -> str:
    """Return what was decided."""
    told = decided(sign.decided, sign.tier)
    if sign.visit is None or sign.visit == sign.day:
        return told
    return tr("{what} on {day}").format(what=told, day=dates.full(sign.visit))


def light_name(light: Light | None) -> str:
    """Return a light in a word."""
    if light is None:
        return ""
    return {
        Light.GREEN: tr("green"),
        Light.AMBER: tr("amber"),
        Light.RED: tr("red"),
    }[light]


def page_number(number: int, count: int) -> str:
    """Return "Page 2 of 5"."""
    return tr("Page {n} of {count}").format(n=number, count=count)


def made(day: date, version: str) -> str:
    """Return what stands at the foot."""
    return tr(
        "Made on {day} with Backstretch {version} from a diary on the runner's own computer."
    ).format(day=dates.full(day), version=version)


def not_written(target: str, reason: str) -> str:
    """Return why there is no file, and what to do."""
    return tr(
        "The PDF could not be written to {target}: {reason}. Make room or choose another place, "
        "then try again."
    ).format(target=target, reason=reason)
