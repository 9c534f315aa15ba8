"""Which routine fits a day: the first rule that matches, and its name as the reason."""

from dataclasses import dataclass

from backstretch.content.planning import Planning
from backstretch.plan.reasons import Reason


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is known of one day.

    `ran` is a run on it, planned or done; for the session of this very hour, a run within the
    hours the after-run rule names. `pain` is the pain now, `pain_before` what was said of it last
    on the day before, where nothing was said since. `red` is a red morning and `red_run` a red run,
    of the day or so shortly before it that it stays gentle. `first` says that there was no session
    before, or none for as long as a long break. `since_strength` is how many days ago strength was
    last done or planned (1: the day before), or None. `strength_days` counts those of the week.
    """

    stopped: bool = False
    pain: int | None = None
    pain_before: int | None = None
    red: bool = False
    red_run: bool = False
    ran: bool = False
    first: bool = False
    since_strength: int | None = None
    strength_days: int = 0
    desk_hours: float = 0.0


def routine_for(day: DayFacts, rules: Planning) -> tuple[str | None, Reason]:
    """Return the routine for a day and why; no routine while a warning sign stands.

    The order is that of evidence 3.2, rule 3, with the red light of 4.3 beside the red response.
    Strength asks for a pain of at most so much, on the
    day before too while nothing newer was said. Nobody knows that of somebody who has never done
    a session: they start with the core five.
    """
    if day.stopped:
        return None, Reason.STOPPED
    if day.pain is not None and day.pain > rules.flare_up.pain_above:
        return rules.flare_up.routine, Reason.SORE
    if day.red:
        return rules.flare_up.routine, Reason.RED_MORNING
    if day.red_run:
        return rules.flare_up.routine, Reason.RED_RUN
    if day.ran:
        return rules.after_run.routine, Reason.RUN
    if day.first:
        return rules.first.routine, Reason.FIRST
    if _strength_is_due(day, rules):
        return rules.strength.routine, Reason.STRENGTH
    if day.desk_hours >= rules.desk.hours:
        return rules.desk.routine, Reason.DESK
    return rules.mobility.routine, Reason.MOBILITY


def _strength_is_due(day: DayFacts, rules: Planning) -> bool:
    strength = rules.strength
    rested = day.since_strength is None or day.since_strength > strength.clear_days
    pains = (day.pain, day.pain_before)
    fit = all(pain is None or pain <= strength.pain_at_most for pain in pains)
    return rested and fit and day.strength_days < strength.most
