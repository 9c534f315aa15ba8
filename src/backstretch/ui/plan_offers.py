"""What the menu of a day offers, from how the day is planned."""

from backstretch.plan.bending import places
from backstretch.plan.facts import Facts
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import DayPlan, RunState, WeekPlan
from backstretch.ui import plan_words as words
from backstretch.ui.plan_state import Offer, Wish

_TO_COME = (State.PLANNED, State.TODAY)


def offers(day: DayPlan, plan: WeekPlan, facts: Facts) -> tuple[Offer, ...]:
    """Return what may be asked for a day besides moving its session; nothing once it passed."""
    if day.date < facts.today:
        return ()
    to_come = day.session is not None and day.session.state in _TO_COME
    done = day.session is not None and not to_come
    wishes = [*_session_wishes(day, plan, facts, to_come=to_come, done=done), *_run_wishes(day)]
    if not done:
        is_off = any(off.date == day.date for off in facts.off)
        wishes += [Wish.WELL] if is_off else [Wish.ILL, Wish.AWAY, Wish.BUSY]
    has_session = to_come or day.date in plan.pins
    return tuple(Offer(wish, words.offer(wish, has_session=has_session)) for wish in wishes)


def _session_wishes(
    day: DayPlan, plan: WeekPlan, facts: Facts, *, to_come: bool, done: bool
) -> list[Wish]:
    if done:
        return []
    pinned, free = day.date in plan.pins, day.date in plan.kept_free
    wishes = []
    if not pinned and (to_come or (not free and day.date in places(plan, facts.today))):
        wishes.append(Wish.PIN)
    if pinned or free:
        wishes.append(Wish.RELEASE)
    return wishes if free else [*wishes, Wish.FREE]


def _run_wishes(day: DayPlan) -> list[Wish]:
    if day.run is RunState.DONE:
        return []
    return [Wish.NO_RUN if day.run is RunState.PLANNED else Wish.RUN]
