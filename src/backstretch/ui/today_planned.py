"""Asks the plan, the composer and the journal's signs what Today is, and which session is in hand.

It is imported once the plan is there: the first paint does without it.
"""

from dataclasses import dataclass
from datetime import timedelta

import msgspec

from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.insights.back_today import BackToday
from backstretch.journal.diary_records import Tier
from backstretch.journal.entries import SessionRecord, open_emergency
from backstretch.plan.bending import pinned, places
from backstretch.plan.composer import Composition
from backstretch.plan.facts import Facts
from backstretch.plan.optional import optional_stretches
from backstretch.plan.reasons import Reason, State
from backstretch.plan.searching import is_gentle
from backstretch.plan.week_plan import DayPlan, Session, WeekPlan
from backstretch.ui.today_desk import Chosen, Sources
from backstretch.ui.today_plan_view import InHand, Known, SignTold, Waits, planned_state
from backstretch.ui.today_state import Notice, TodayState, Unfinished
from backstretch.ui.today_words import left_out
from backstretch.weeks import DAYS


@dataclass(frozen=True, slots=True)
class Around:
    """What is said around the session: the one cut off, a notice."""

    unfinished: Unfinished | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Today, the routine that Start begins, if any, and the short stretches that are offered.

    `back` is what the diary has to do with the day.
    """

    state: TodayState
    routine: Routine | None
    optional: tuple[Routine, ...]
    back: BackToday


class Planned:
    """Finds out what Today is by the plan."""

    def __init__(self, library: Library, sources: Sources) -> None:
        self._library = library
        self._sources = sources

    def look(self, chosen: Chosen, left: SessionRecord | None, around: Around) -> Shown:
        """Return Today as it is now, with what the person chose for it.

        Raises:
            JournalError: the journal cannot be read.
        """
        planner, rules = self._sources.planner, self._sources.planner.rules
        facts = planner.facts()
        plan = planner.week(facts.this_week)
        sign = self._sign(facts, left)
        session = plan.day(facts.today).session
        done = session is not None and session.state is State.DONE
        in_hand = None if sign or done else self._in_hand(session, facts, chosen)
        nothing_to_do = not sign and in_hand is None
        person = self._sources.composer.person() if done else None
        optional = optional_stretches(self._library, rules, person) if person else ()
        back = self._sources.back()
        known = Known(
            plan=plan,
            facts=facts,
            ahead=self._ahead(plan, facts) if nothing_to_do else (),
            can_have_tomorrow=nothing_to_do and self._can_have_tomorrow(plan, facts),
            in_hand=in_hand,
            sign=sign,
            optional=optional,
            reminder=self._sources.reminder(),
            unfinished=around.unfinished,
            notice=around.notice,
            back=back,
            units=self._sources.units(),
        )
        state = planned_state(self._library, rules, known)
        return Shown(state, in_hand.composed.routine if in_hand else None, optional, back)

    def as_today(self, routine: Routine) -> Routine:
        """Return a routine asked for by its name as it is begun today.

        Raises:
            JournalError: the journal cannot be read.
        """
        return self._sources.composer.as_today(routine).routine

    def made(self, routine: str, minutes: int) -> tuple[Routine, str] | None:
        """Return a routine made for the person and what is not in it, in words.

        None where it cannot be had.

        Raises:
            JournalError: the journal cannot be read.
        """
        limits = self._sources.planner.rules.minutes
        if routine not in self._library.own and not limits.least <= minutes <= limits.most:
            return None
        composed = self._compose(Session(routine, minutes, State.TODAY))
        if composed is None:
            return None
        return composed.routine, left_out(composed.left_out, self._library.exercises)

    def _sign(self, facts: Facts, left: SessionRecord | None) -> SignTold | None:
        """Return what stands; a session that it stopped elsewhere has its page there."""
        code = open_emergency(left.events) if left else ""
        if code:
            return SignTold((code,), facts.today, now=True, page_offered=True)
        standing = self._sources.signs.standing()
        if standing is not None:
            now = standing.tier is Tier.EMERGENCY
            here = now and standing.where != "player"
            return SignTold(standing.signs, standing.told, now=now, page_offered=here)
        return SignTold((), facts.today, now=True) if facts.stopped else None

    def _in_hand(self, session: Session | None, facts: Facts, chosen: Chosen) -> InHand | None:
        if chosen.routine:
            return self._chosen(session, facts, chosen)
        if chosen.gentle and session is None:
            minutes = chosen.minutes or self._sources.planner.rules.minutes.least
            gentle = Session(self._gentle(facts), minutes, State.TODAY)
            return InHand(self._composed(gentle), gentle=True)
        if session is None:
            return None
        wanted = msgspec.structs.replace(session, minutes=chosen.minutes or session.minutes)
        return InHand(self._composed(wanted), planned_minutes=session.minutes)

    def _chosen(self, session: Session | None, facts: Facts, chosen: Chosen) -> InHand:
        """Return the routine that was chosen, or a gentle one where it has to wait."""
        planned = session.minutes if session else 0
        limits = self._sources.planner.rules.minutes
        minutes = min(max(chosen.minutes or planned, limits.least), limits.most)
        waits = self._waits(chosen.routine, facts)
        name = self._gentle(facts) if waits else chosen.routine
        composed = self._composed(Session(name, minutes, State.TODAY))
        return InHand(composed, planned_minutes=planned, chosen=chosen.routine, waits=waits)

    def _waits(self, routine: str, facts: Facts) -> Waits | None:
        """Return why a routine is not for today, if so."""
        rules = self._sources.planner.rules
        if self._is_sore(facts) and routine != rules.flare_up.routine:
            return Waits.SORE
        too_much = facts.pain is not None and facts.pain > rules.strength.pain_at_most
        return Waits.PAIN if too_much and routine == rules.strength.routine else None

    def _composed(self, session: Session) -> Composition:
        """Return a session for the person; where its routine is not there, another one."""
        made = self._compose(session)
        if made is not None:
            return made
        routine = min(self._library.routines.values(), key=lambda one: (one.minutes, one.id))
        other = self._compose(Session(routine.id, routine.minutes, State.TODAY))
        return other or Composition(routine, (), ())

    def _compose(self, session: Session) -> Composition | None:
        return self._sources.composer.compose(session)

    def _gentle(self, facts: Facts) -> str:
        rules = self._sources.planner.rules
        return rules.flare_up.routine if self._is_sore(facts) else rules.mobility.routine

    def _is_sore(self, facts: Facts) -> bool:
        flare_up = self._sources.planner.rules.flare_up
        sore = facts.pain is not None and facts.pain > flare_up.pain_above
        return sore or is_gentle(facts, facts.today, flare_up.days)

    def keep_tomorrow(self) -> str:
        """Have a session tomorrow; return what went wrong, if anything.

        Raises:
            JournalError: the journal cannot be read.
        """
        planner = self._sources.planner
        facts = planner.facts()
        today = facts.today
        plan = self._tomorrow_s_week(planner.week(facts.this_week), facts)
        try:
            return planner.keep_plan(pinned(plan, today + timedelta(days=1), today))
        except ValueError:
            return ""  # the day has got a session or has passed meanwhile, which is shown

    def _tomorrow_s_week(self, plan: WeekPlan, facts: Facts) -> WeekPlan:
        start = facts.week_of(facts.today + timedelta(days=1))
        return plan if start == facts.this_week else self._sources.planner.week(start)

    def _can_have_tomorrow(self, plan: WeekPlan, facts: Facts) -> bool:
        today, tomorrow = facts.today, facts.today + timedelta(days=1)
        week = self._tomorrow_s_week(plan, facts)
        day = week.day(tomorrow)
        is_off = day.reasons[:1] in ((Reason.ILL,), (Reason.AWAY,), (Reason.BUSY,))
        return day.session is None and not is_off and tomorrow in places(week, today)

    def _ahead(self, plan: WeekPlan, facts: Facts) -> tuple[DayPlan, ...]:
        days = [day for day in plan.days if day.date > facts.today]
        if not any(day.session for day in days):
            following = facts.this_week + timedelta(days=DAYS)
            days += self._sources.planner.week(following).days
        return tuple(days)
