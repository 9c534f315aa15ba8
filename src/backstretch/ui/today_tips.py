"""Which card is told in short: on Today after a run or by the day, in the log after an answer."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from backstretch.content.learn import Learn
from backstretch.content.planning import Planning
from backstretch.journal.run_facts import RunFacts
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import Reason, State
from backstretch.plan.week_plan import WeekPlan
from backstretch.ui.today_state import Tip

FRESH_DAYS = 1
"""A run of today or of so many days before is the last one on the mind."""

STRENGTH_DAYS = 7
FIRST_DAY, AFTER_A_RUN, AFTER_A_BREAK = "dose", "before-after", "break"
AT_THE_DESK, NO_STRENGTH, RUNNING, WALKING = "desk", "strength", "sore", "walking"
CARDS = (FIRST_DAY, AFTER_A_RUN, AFTER_A_BREAK, AT_THE_DESK, NO_STRENGTH, RUNNING, WALKING)
"""The codes of the cards that fit a day, whatever was said of a run."""


def tip(
    plan: WeekPlan, facts: Facts, rules: Planning, learn: Learn, ran: RunFacts | None = None
) -> Tip | None:
    """Return what is worth knowing today; nothing while a warning sign stands.

    `ran` is what was said of today's run.
    """
    if facts.stopped:
        return None
    told = _of_a_run(facts, rules)
    card = learn.for_run(said(ran)) if ran and told == AFTER_A_RUN else None
    card = card or learn.card(told or _of_the_day(plan, facts, rules))
    if card is None or not card.tip:
        return None
    source = next(iter(learn.sources_of(card.sources[:1])), None)
    return Tip(card.title, card.tip, source.words if source else "", card.sure, card.code)


def tip_of(learn: Learn, answer: str) -> str:
    """Return what is worth knowing about an answer of a run such as "hills=down", or ""."""
    card = learn.for_run((answer,))
    source = next(iter(learn.sources_of(card.sources[:1])), None) if card else None
    if card is None or source is None:
        return ""
    form = QCoreApplication.translate("Tips", "{tip} Source: {source}.")
    return form.format(tip=card.tip, source=source.words)


def said(ran: RunFacts) -> Iterator[str]:
    """Yield what was answered about a run, as the cards name it: "hills=down"."""
    for question in ran.__struct_fields__:
        yield f"{question}={getattr(ran, question)}"


def _of_a_run(facts: Facts, rules: Planning) -> str:
    """Return the card that fits a fresh run, or ""."""
    if facts.first_day == facts.today and not facts.done:
        return FIRST_DAY
    runs = _runs(facts)
    if not runs or facts.today - runs[-1] > timedelta(days=FRESH_DAYS):
        return ""
    pause = runs[-1] - runs[-2] if len(runs) > 1 else timedelta()
    return AFTER_A_BREAK if pause > timedelta(days=rules.after_break.over_days) else AFTER_A_RUN


def _of_the_day(plan: WeekPlan, facts: Facts, rules: Planning) -> str:
    if Reason.DESK in plan.day(facts.today).reasons:
        return AT_THE_DESK
    if not _has_strength(plan, facts, rules):
        return NO_STRENGTH
    return RUNNING if _runs(facts) else WALKING


def _runs(facts: Facts) -> list[date]:
    """Return the days of the runs that were done, the newest last."""
    return sorted({run.date for run in facts.runs if run.done and run.date <= facts.today})


def _has_strength(plan: WeekPlan, facts: Facts, rules: Planning) -> bool:
    """Tell whether strength was done lately, or is the session of today."""
    since = facts.today - timedelta(days=STRENGTH_DAYS)
    name = rules.strength.routine
    session = plan.day(facts.today).session
    today = session is not None and session.routine == name and session.state is not State.MISSED
    return today or any(done.routine == name and done.date > since for done in facts.done)
