"""What goes with a bad day, in words: counts each way, one pattern at most, and no cause."""

from backstretch.insights.pain_trend import Told
from backstretch.insights.triggers import Finding, Trigger, TriggerRow, Triggers
from backstretch.ui import trends_state
from backstretch.ui.charts.drawing import Mark
from backstretch.ui.charts.legend import Key, Legend
from backstretch.ui.charts.pairs import PairChart
from backstretch.ui.trends_words import more_runs, tr


def triggers_card(triggers: Triggers) -> trends_state.Triggers | None:
    """Return what was looked at, None where nothing was told of any run."""
    if not triggers.rows:
        return None
    keys = (
        Key(Mark.DOT, tr("with")),
        Key(Mark.HOLLOW, tr("without"), "ink"),
        Key("none", tr("bigger dot, more runs")),
    )
    foot = (
        tr("With many comparisons, some differ by chance."),
        tr("At most one is pointed out at a time."),
        tr("Runs of the last year."),
    )
    rows = tuple(_row(one, triggers.cut) for one in triggers.rows)
    return trends_state.Triggers(rows, Legend(keys), " ".join(foot))


def trigger_name(trigger: Trigger) -> str:
    """Return what a trigger is called."""
    return {
        Trigger.LONGER: tr("Over 10 % longer"),
        Trigger.NO_WARM_UP: tr("No warm-up"),
        Trigger.BREAK: tr("After two weeks off"),
        Trigger.DOWNHILL: tr("Mostly downhill"),
        Trigger.STRIDE_AHEAD: tr("Landing ahead"),
        Trigger.SITTING: tr("Sitting over 6 h"),
        Trigger.CONCRETE: tr("Concrete"),
        Trigger.SLUMPED: tr("Slumped when tired"),
        Trigger.LOAD: tr("Carrying a load"),
        Trigger.POOR_SLEEP: tr("Poor sleep"),
        Trigger.STRESS: tr("High stress"),
        Trigger.THIRSTY: tr("Thirsty at the start"),
    }[trigger]


def one_change(trigger: Trigger) -> str:
    """Return the one thing to change for two weeks."""
    return {
        Trigger.LONGER: tr("Try two weeks of steady distances."),
        Trigger.NO_WARM_UP: tr("Try two weeks with an easy warm-up."),
        Trigger.BREAK: tr("Try a shorter first run after a break."),
        Trigger.DOWNHILL: tr("Try two flatter weeks."),
        Trigger.STRIDE_AHEAD: tr("Try two weeks of shorter steps."),
        Trigger.SITTING: tr("Try two weeks of getting up every half hour."),
        Trigger.CONCRETE: tr("Try two weeks on softer ground."),
        Trigger.SLUMPED: tr("Try two weeks of running tall."),
        Trigger.LOAD: tr("Try two weeks without a load."),
        Trigger.POOR_SLEEP: tr("Try easy runs after poor nights for two weeks."),
        Trigger.STRESS: tr("Try easy runs on hard days for two weeks."),
        Trigger.THIRSTY: tr("Try two weeks of a drink before runs."),
    }[trigger]


def _row(row: TriggerRow, cut: int) -> trends_state.Trigger:
    counts = tr("{having} with, {without} without").format(
        having=row.having.runs, without=row.without.runs
    )
    enough = row.finding is not Finding.NOT_ENOUGH
    heads = (tr("Pain"), tr("Runs with it"), tr("Runs without it"))
    return trends_state.Trigger(
        row.trigger.value,
        trigger_name(row.trigger),
        counts,
        PairChart(row.having.by_score, row.without.by_score, enough, heads),
        _words(row, cut) if enough else more_runs(row.more),
        worth=row.finding is Finding.WORTH_A_TEST,
    )


def _words(row: TriggerRow, cut: int) -> str:
    form = (
        tr("Pain {cut} or more on the morning after {n} of {of}, and {m} of {others} other runs.")
        if row.told is Told.MORNING
        else tr("Pain {cut} or more after {n} of {of}, and {m} of {others} other runs.")
    )
    counts = form.format(
        cut=cut, n=row.having.high, of=row.having.runs, m=row.without.high, others=row.without.runs
    )
    worth = row.finding is Finding.WORTH_A_TEST
    return f"{counts} {one_change(row.trigger) if worth else tr('No clear difference.')}"
