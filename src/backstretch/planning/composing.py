"""Makes the session of a day for the person as the journal knows them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from backstretch.care.mornings import red_mornings
from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.store import Journal
from backstretch.plan.composer import Composition, compose
from backstretch.plan.knowing import (
    LASTING,
    WORSE_DAYS,
    Skipped,
    hours_up,
    lasting_of,
    person_of,
    usual_rise,
)
from backstretch.plan.own import fit_own
from backstretch.plan.progress import Level, level_at
from backstretch.plan.recalling import felt_of
from backstretch.plan.sieve import Person
from backstretch.plan.today import routine_of
from backstretch.plan.week_plan import Session
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.recent import Recent

HURTS, DISLIKE, NO_EQUIPMENT = "hurts", "dislike", "no_equipment"
"""The codes with which a stretch is skipped."""
LEFT_OUT_FOR = 2
"""For so many sessions a stretch that was skipped for pain, or for want of kit, is left out."""
DISLIKED_FOR = 8
"""For so many sessions a stretch that was skipped as the person does not like it is left out."""
LADDER_LOOK_BACK = timedelta(weeks=104)
"""So far back the step of the ladder follows from what was done and felt: a choice of ours.

From the first step to the last takes ten weeks; who has told nothing of their sessions for two
years starts on the first again.
"""
_LAST = date.max.isoformat()


class Composer:
    """Composes the sessions of a plan; without a journal, for somebody new."""

    def __init__(self, journal: Journal | None, planner: KeptPlanner, library: Library) -> None:
        self._journal = journal
        self._planner = planner
        self._library = library
        self._reds, self._level_at = Recent(red_mornings), Recent(level_at)

    def level(self) -> Level:
        """Return on which step of the ladder the person stands today."""
        today, rules = self._planner.today(), self._planner.rules
        if self._journal is None:
            return self._level_at(today, (), (), rules)
        log = self._journal.plan
        first = (max(today, date.min + LADDER_LOOK_BACK) - LADDER_LOOK_BACK).isoformat()
        felt = felt_of(log.sessions_done(first, _LAST), log.sessions_felt(first))
        red_rise = self._planner.limits().red_rise
        reds = self._reds(log.pains_around_runs(first), red_rise)
        return self._level_at(today, felt, reds, rules)

    def person(self) -> Person:
        """Return what a session is to mind today, as far as the journal and the clock know it."""
        if self._journal is None:
            return Person(hours_up=self._hours_up(()))
        log, today = self._journal.plan, self._planner.today()
        skipped = Skipped(
            hurt=log.skipped_lately(HURTS, LEFT_OUT_FOR),
            disliked=log.skipped_lately(DISLIKE, DISLIKED_FOR),
            lacking=log.skipped_lately(NO_EQUIPMENT, LEFT_OUT_FOR),
        )
        said = log.pains_since((today - timedelta(days=WORSE_DAYS)).isoformat())
        diary = self._journal.diary
        lasting = lasting_of(one for kind in LASTING for one in diary.latest(kind))
        person = person_of(said, skipped, self._library.exercises, today, lasting)
        up = self._hours_up(signs_of_life(self._journal, today, self._planner.now()))
        return replace(person, hours_up=up)

    def compose(self, session: Session) -> Composition | None:
        """Return the session made for the person; None where its routine could not be loaded.

        Whether there may be one at all is not asked here: a warning sign is the planner's to know.
        """
        library, rules = self._library, self._planner.rules
        if own := library.own.get(session.routine):
            return self.as_today(own)
        if routine_of(library, session) is None:
            return None
        rung = self.level().rung(rules)
        return compose(library, rules, session.routine, session.minutes, self.person(), rung)

    def as_today(self, routine: Routine) -> Composition:
        """Return a routine asked for by its name as it is begun today.

        One of the person's own is without what is not for them today; one that ships is in its
        usual form.
        """
        if routine.id in self._library.own:
            return fit_own(self._library, self._planner.rules, routine, self.person())
        return Composition(routine, (), ())

    def _hours_up(self, signs: Iterable[datetime]) -> float:
        now, settings = self._planner.now(), self._planner.settings()
        gets_up_at = time.fromisoformat(settings.gets_up_at)
        return hours_up(now, usual_rise(now, settings.day_starts_at, gets_up_at), signs)


def signs_of_life(journal: Journal, today: date, now: datetime) -> Iterator[datetime]:
    """Yield when a session was begun, an entry made or a run started on a day."""
    for day in journal.diary.days(before=(today + timedelta(days=1)).isoformat(), limit=1):
        if day.day != today.isoformat():
            continue
        moments = (
            *(session.started_at for session in day.sessions),
            *(run.at for run in day.runs),
            *(pain.at for pain in day.pains),
            *(note.at for note in day.notes),
        )
        yield from (datetime.fromisoformat(moment) for moment in moments)
        starts = (time.fromisoformat(run.start) for run in day.runs if run.start)
        yield from (datetime.combine(today, start, now.tzinfo) for start in starts)
