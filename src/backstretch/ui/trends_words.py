"""What the Trends page says: counts with every number, no causes, calm whatever comes out."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from backstretch.insights.trend_states import Span, TwoWeeks
from backstretch.ui.charts.dates import short
from backstretch.ui.plan_words import short_weekday

ENOUGH = 6
"""So many numbers make a middle value (evidence 7)."""


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Trends", text)


def span_name(span: Span) -> str:
    """Return what a range is called."""
    return {
        Span.FOUR_WEEKS: tr("4 weeks"),
        Span.TWELVE_WEEKS: tr("12 weeks"),
        Span.YEAR: tr("1 year"),
        Span.ALL: tr("All"),
    }[span]


def within(span: Span) -> str:
    """Return a range inside a sentence."""
    return {
        Span.FOUR_WEEKS: tr("in 4 weeks"),
        Span.TWELVE_WEEKS: tr("in 12 weeks"),
        Span.YEAR: tr("in a year"),
        Span.ALL: tr("in all"),
    }[span]


def cannot_show() -> str:
    """Return what stands wherever now is set beside the start (evidence 7)."""
    return tr("Back pain often eases by itself, so this cannot show what caused it.")


def began_badly() -> str:
    """Return what less pain than at the start may come from by itself (evidence 7)."""
    return tr("Many begin in a bad week. The next ones are often milder anyway.")


def runs(number: int) -> str:
    """Return "1 run", "6 runs"."""
    return tr("1 run") if number == 1 else tr("{n} runs").format(n=number)


def sessions(number: int) -> str:
    """Return "1 session", "6 sessions"."""
    return tr("1 session") if number == 1 else tr("{n} sessions").format(n=number)


def days(number: int) -> str:
    """Return "1 day", "6 days"."""
    return tr("1 day") if number == 1 else tr("{n} days").format(n=number)


def more_runs(number: int) -> str:
    """Return "Not enough yet: 2 more runs."."""
    if number == 1:
        return tr("Not enough yet: 1 more run.")
    return tr("Not enough yet: {n} more runs.").format(n=number)


def number(value: float) -> str:
    """Return "3" or "3.5"."""
    return f"{value:g}"


def ran(count: int, minutes_a_week: float | None, span: Span) -> str:
    """Return what was done: "35 runs in 12 weeks, 96 minutes a week."."""
    done = tr("{runs} {within}").format(runs=runs(count), within=within(span))
    if minutes_a_week is None:
        return tr("{done}.").format(done=done)
    return tr("{done}, {n} minutes a week.").format(done=done, n=round(minutes_a_week))


def middles(first: TwoWeeks | None, last: TwoWeeks | None, *, morning: bool) -> str:
    """Return what the pain was at the start and lately, or what is missing for that."""
    if first is None or last is None:
        return tr("The first two weeks are not over yet, so nothing is compared.")
    if first.middle is None:
        told = tr("Your first two weeks have {n} with a number. A comparison needs 6.")
        return told.format(n=runs(first.runs))
    if last.middle is None:
        told = tr("The last two weeks have {n} with a number. A comparison needs 6.")
        return told.format(n=runs(last.runs))
    form = (
        tr("Middle pain next morning: {first} in your first two weeks, {last} in the last two.")
        if morning
        else tr("Middle pain after runs: {first} in your first two weeks, {last} in the last two.")
    )
    return form.format(first=number(first.middle), last=number(last.middle))


def counted(few: int) -> str:
    """Return "Three runs so far."."""
    words = {
        0: tr("No runs so far."),
        1: tr("One run so far."),
        2: tr("Two runs so far."),
        3: tr("Three runs so far."),
        4: tr("Four runs so far."),
        5: tr("Five runs so far."),
    }
    return words[few]


def changed(last: TwoWeeks, *, counts: bool, clearly: bool) -> str:
    """Return what the change from the first two weeks comes to."""
    rule = tr("A clear change is 2 points and 30 %, in two blocks running.")
    change = last.change or 0.0
    if clearly and change < 0:
        return tr("Two blocks running are past the line: a clear change, less pain.")
    if clearly:
        return tr("Two blocks running are 2 points and 30 % higher: a clear change, more pain.")
    if counts and change < 0:
        return " ".join((tr("One block has reached the line."), rule))
    if counts:
        return " ".join((tr("One block is 2 points higher."), rule))
    return " ".join((tr("No clear change so far."), rule))


def brief_day(day: date) -> str:
    """Return "Tue 12 May"."""
    return tr("{weekday} {day}").format(weekday=short_weekday(day), day=short(day))
