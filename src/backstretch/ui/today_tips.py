"""Which tip Today shows: one that fits the last run and the day, with its source and its limits.

The numbers are those of the studies named; what a study does not show is said in the same breath.
"""

from datetime import timedelta

from backstretch.content.planning import Planning
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import Reason, State
from backstretch.plan.week_plan import WeekPlan
from backstretch.ui.today_state import Tip
from backstretch.ui.wording import tr

FRESH_DAYS = 1
"""A run of today or of so many days before is the last one on the mind."""

STRENGTH_DAYS = 7


def tip(plan: WeekPlan, facts: Facts, rules: Planning) -> Tip | None:
    """Return what is worth knowing today; nothing while a warning sign stands."""
    if facts.stopped:
        return None
    if facts.first_day == facts.today and not facts.done:
        return _why_so_short()
    runs = sorted({run.date for run in facts.runs if run.done and run.date <= facts.today})
    if runs and facts.today - runs[-1] <= timedelta(days=FRESH_DAYS):
        pause = runs[-1] - runs[-2] if len(runs) > 1 else timedelta()
        long = timedelta(days=rules.after_break.over_days)
        return _after_a_break() if pause > long else _after_a_run()
    if Reason.DESK in plan.day(facts.today).reasons:
        return _desk()
    if not _has_strength(plan, facts, rules):
        return _strength()
    return _running() if runs else _walking()


def _has_strength(plan: WeekPlan, facts: Facts, rules: Planning) -> bool:
    """Tell whether strength was done lately, or is the session of today."""
    since = facts.today - timedelta(days=STRENGTH_DAYS)
    name = rules.strength.routine
    session = plan.day(facts.today).session
    today = session is not None and session.routine == name and session.state is not State.MISSED
    return today or any(done.routine == name and done.date > since for done in facts.done)


def _why_so_short() -> Tip:
    return Tip(
        tr("Why 10 to 15 minutes?"),
        tr(
            "A review of 11 trials at work found that this much may be enough. Guided by video "
            "worked best."
        ),
        tr("review of 11 trials, 2019"),
        tr(
            "The trials ran for six weeks to a year, with all kinds of sessions. They were not "
            "about runners."
        ),
    )


def _after_a_run() -> Tip:
    return Tip(
        tr("Long holds come after the run"),
        tr(
            "Before a run, holds of a minute or more cost a little speed. Moving stretches do "
            "not. After a run you can hold them."
        ),
        tr("review of stretching, 2016"),
        tr(
            "It measured what people could do: 1 to 5 % less. It found no clear effect on injuries."
        ),
    )


def _after_a_break() -> Tip:
    return Tip(
        tr("Back after a break"),
        tr("Start with about half of what you ran before. Walk in between. Then build up."),
        tr("review of injuries in runners, 2015"),
        tr(
            "It lists starting again among the risks, more so for men. How much less to run was "
            "not tested."
        ),
    )


def _desk() -> Tip:
    return Tip(
        tr("Get up now and then"),
        tr(
            "On a long day at a desk, get up every 30 to 60 minutes. Any change of position counts."
        ),
        tr("review of sitting at work, 2021"),
        tr(
            "People who sit more report back pain more often. That does not show that sitting "
            "causes it."
        ),
    )


def _strength() -> Tip:
    return Tip(
        tr("Strong legs help runners"),
        tr(
            "Runners with back pain did leg strength for eight weeks. Running got better than with "
            "back exercises alone."
        ),
        tr("trial with 84 runners, 2017"),
        tr("Pain went down as much in all three groups. One trial, so it may turn out otherwise."),
    )


def _running() -> Tip:
    return Tip(
        tr("Running and backs get on"),
        tr(
            "Adults with long-lasting back pain ran and walked three times a week. After twelve "
            "weeks it hurt less than for those who waited."
        ),
        tr("trial with 40 adults, 2024"),
        tr(
            "They were 18 to 45 years old and built up slowly. It does not say how it goes at "
            "other ages."
        ),
    )


def _walking() -> Tip:
    return Tip(
        tr("A walk counts too"),
        tr("After back pain had settled, people who walked more stayed well for longer."),
        tr("trial of walking, 2024"),
        tr(
            "Half of them stayed well for 208 days or more, of the others for 112. They were also "
            "taught about backs."
        ),
    )
