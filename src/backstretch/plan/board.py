"""A week laid out before it is planned: which days can have a session, must, and had one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from backstretch.content.planning import Planning
from backstretch.plan.facts import DoneSession, Facts, Run
from backstretch.plan.reasons import Cause, Place, Reason
from backstretch.plan.rows import crowds, row_through
from backstretch.plan.sharing import asked_of
from backstretch.plan.week_plan import Move, Session, WeekPlan
from backstretch.weeks import DAYS

_STRONGER_THAN_A_PIN = frozenset({Reason.STOPPED, Reason.ILL})


@dataclass(frozen=True)
class Board:
    """What stands in a week and what may be put there.

    `done` are the sessions done by their day, `planned` those of the plan before that were not
    done, past ones included. `held_before` are the days before the week with a session,
    `strength_before` is the last with strength.
    """

    facts: Facts
    rules: Planning
    days: tuple[date, ...]
    before: WeekPlan | None
    done: dict[date, DoneSession]
    runs: dict[date, Run]
    planned: dict[date, Session]
    pins: tuple[date, ...]
    kept_free: frozenset[date]
    goal_since: date | None
    held_before: frozenset[date]
    strength_before: date | None
    off: dict[date, Reason]

    def obstacle(self, day: date) -> Reason | None:
        """Return what speaks against a session on a day, the strongest first."""
        if self.facts.stopped:
            return Reason.STOPPED
        if self.off.get(day) is Reason.ILL or day in self.kept_free:
            return self.off.get(day, Reason.KEPT_FREE)
        if day < self.facts.first_day:
            return Reason.EARLY
        if day in self.off:
            return self.off[day]
        return None if day.isoweekday() in self.facts.weekdays else Reason.NOT_A_DAY

    def is_open(self, day: date) -> bool:
        """Return whether a day is still to come and has no session done."""
        return day >= self.facts.today and day not in self.done

    @cached_property
    def fixed(self) -> frozenset[date]:
        """The days that must have a session: the person's own, as many as leave a rest day.

        So must the very first day: who comes to begin is not sent away.
        """
        pins = [
            day
            for day in self.pins
            if self.is_open(day) and self.obstacle(day) not in _STRONGER_THAN_A_PIN
        ]
        today = self.facts.today
        settled = self._today_is_settled and today in self.planned
        if (settled or self._begins_today) and today not in pins and self.obstacle(today) is None:
            pins.append(today)
        return frozenset(sorted(pins)[: self._room])

    @cached_property
    def free(self) -> frozenset[date]:
        """The days that may have a session, those that must included."""
        days = {day for day in self.days if self.is_open(day) and self.obstacle(day) is None}
        if self._today_is_settled:
            days.discard(self.facts.today)
        return frozenset(days | self.fixed)

    @cached_property
    def kept(self) -> frozenset[date]:
        """The days of the plan before that can stay."""
        return frozenset(self.planned.keys() & self.free)

    @cached_property
    def missed(self) -> frozenset[date]:
        """The days that passed with a session planned and none done."""
        return frozenset(day for day in self.planned if day < self.facts.today)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """The moves of the plan before that still hold."""
        return tuple(m for m in (self.before.moved if self.before else ()) if self._holds(m))

    @cached_property
    def sets(self) -> tuple[tuple[date, ...], ...]:
        """Every set of days to choose from: as many as are wanted, or as days and rest allow.

        Each holds the days that must have a session. No other day is added where it would make
        more days in a row than the rules have, the week before included; and missed sessions
        that would lapse.
        """
        most = self._most - (self._openings - len(self.ways))
        sizes = range(most - len(self.fixed), 0, -1)
        found = (tuple(self._sets_with(more)) for more in sizes)
        return next((sets for sets in found if sets), (tuple(sorted(self.fixed)),))

    @cached_property
    def count(self) -> int:
        """How many sessions are to be planned."""
        return len(self.sets[0])

    @cached_property
    def wanted(self) -> int:
        """How many sessions the goal leaves, besides those done and those let go.

        A week that is not whole has its share of the goal, so that what is left of it does not
        have to hold all; but no session of the plan before is given up for that.
        """
        let_go = sum(move.place is Place.LET_GO for move in self.moves)
        over = len(self.done) + let_go
        share = max(self._share - over, len(self.kept | self.fixed))
        return min(self.facts.goal.days - over, share)

    @cached_property
    def _share(self) -> int:
        """The goal's share of the days that count."""
        uncounted = self.before.uncounted if self.before else ()
        goal = self.facts.goal.days
        return asked_of(self.days, self.done, goal, self.facts, self.rules, uncounted)

    @cached_property
    def waiting(self) -> tuple[date, ...]:
        """The days that passed with a session missed which has not moved yet."""
        moved = {move.start for move in self.moves if move.cause is Cause.MISSED}
        return tuple(sorted(self.missed - moved))

    @cached_property
    def ways(self) -> dict[date, Place]:
        """Where missed sessions go: to the next days without a run, else to the next free ones.

        A day is passed over where it would make more days in a row than the rules have; the week
        before is no part of a row, as the missed day lies between.
        """
        busy = {*self.done, *self.kept, *self.fixed}
        others = sorted(self.free - self.kept - self.fixed, key=lambda d: (d in self.runs, d))
        found = dict[date, Place]()
        for day in others:
            row = row_through(day, busy | found.keys())
            if len(found) < self._openings and row <= self.rules.spacing.in_a_row:
                found[day] = Place.NEXT_FREE if day in self.runs else Place.NEXT_WITHOUT_RUN
        return found

    @cached_property
    def made_up(self) -> frozenset[date]:
        """The days with a session that moved there from a day that turned out to be done."""
        moves = self.before.moved if self.before else ()
        return frozenset(move.end for move in moves if move.start in self.done and move.end)

    def _holds(self, move: Move) -> bool:
        """Return whether a move still says how things are.

        It does not when its day was done after all; and a missed session that found no place, or
        one that fell out since, looks for a place again.
        """
        if move.start in self.done:
            return False
        if move.cause is not Cause.MISSED or move.place is Place.LET_GO:
            return True
        return move.end is not None and (not self.is_open(move.end) or move.end in self.kept)

    @property
    def at_most(self) -> int | None:
        """How many sessions the week has at most, done ones included, by the person's moves."""
        same = self.before is not None and self.before.goal_days == self.facts.goal.days
        return self.before.at_most if self.before and same else None

    @cached_property
    def _most(self) -> int:
        most = min(max(self.wanted, len(self.fixed), 0), len(self.free), self._room)
        if self.at_most is None:
            return most
        return min(most, max(self.at_most - len(self.done), len(self.kept | self.fixed)))

    @property
    def _openings(self) -> int:
        """How many sessions look for a day once one was missed: missed, or wanted besides."""
        return max(0, self._most - len(self.kept | self.fixed)) if self.missed else 0

    @property
    def _begins_today(self) -> bool:
        """Whether this is the very first day, not planned yet and with no session ever."""
        facts = self.facts
        first = facts.today == facts.first_day and not facts.done
        return first and self.before is None and facts.today in self.days

    @property
    def session_before(self) -> bool:
        """Whether the day before the week had a session."""
        return self.days[0] - timedelta(days=1) in self.held_before

    def _sets_with(self, more: int) -> Iterator[tuple[date, ...]]:
        """Yield the sets that add so many days to those that must have a session."""
        taken = self.fixed | self.done.keys() | self.held_before
        for added in combinations(sorted(self.free - self.fixed), more):
            if not crowds(added, taken.union(added), self.rules.spacing.in_a_row):
                yield tuple(sorted((*self.fixed, *added)))

    @property
    def _room(self) -> int:
        return max(0, DAYS - self.rules.rest.least - len(self.done))

    @property
    def _today_is_settled(self) -> bool:
        """Whether the goal was changed today, which re-plans only from tomorrow."""
        return self.goal_since == self.facts.today
