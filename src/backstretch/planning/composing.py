"""Makes the session of a day for the person as the journal knows them."""

from datetime import date

from backstretch.content.library import Library
from backstretch.journal.store import Journal
from backstretch.plan.composer import Composition, compose
from backstretch.plan.progress import Felt, Level, level_at
from backstretch.plan.recalling import reds_of
from backstretch.plan.sieve import Person
from backstretch.plan.today import routine_of
from backstretch.plan.week_plan import Session
from backstretch.planning.kept import KeptPlanner

HURTS = "hurts"
"""The code with which a stretch is skipped for pain."""
LEFT_OUT_FOR = 2
"""For so many sessions a stretch that was skipped for pain is left out."""


class Composer:
    """Composes the sessions of a plan; without a journal, for somebody new."""

    def __init__(self, journal: Journal | None, planner: KeptPlanner, library: Library) -> None:
        self._journal = journal
        self._planner = planner
        self._library = library

    def level(self) -> Level:
        """Return on which step of the ladder the person stands today."""
        today, rules = self._planner.today(), self._planner.rules
        if self._journal is None:
            return level_at(today, (), (), rules)
        log = self._journal.plan
        felt = [Felt(date.fromisoformat(s.local_date), s.pain) for s in log.sessions_felt()]
        return level_at(today, felt, reds_of(log.pains_around_runs(), rules), rules)

    def person(self) -> Person:
        """Return what a session is to mind today."""
        if self._journal is None:
            return Person()
        return Person(hurt=self._journal.plan.skipped_lately(HURTS, LEFT_OUT_FOR))

    def compose(self, session: Session) -> Composition | None:
        """Return the session made for the person.

        Where nothing fits it is the nearest preset, without reasons; None where its routine could
        not be loaded.
        """
        library, rules = self._library, self._planner.rules
        preset = routine_of(library, session)
        if preset is None:
            return None
        rung = self.level().rung(rules)
        made = compose(library, rules, session.routine, session.minutes, self.person(), rung)
        return made or Composition(preset, (), ())
