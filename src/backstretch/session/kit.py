"""Puts a session together: a new one from a routine, or a kept one where it stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from backstretch.care.standing import standing_in
from backstretch.clock import Clock, Stamp, local_day, stamp
from backstretch.content.library import Library
from backstretch.content.planning import spare_planning
from backstretch.content.routine import Routine
from backstretch.journal.entries import SessionRecord
from backstretch.journal.errors import JournalError
from backstretch.session.cues import CueSheet, Length, Level
from backstretch.session.engine import GAP_MS, EngineOptions, SessionEngine
from backstretch.session.kept import script_of
from backstretch.session.pacing import paced
from backstretch.session.recorder import Keeper, Recorder
from backstretch.session.run import SessionRun
from backstretch.session.script import Script, build_script
from backstretch.settings import Settings
from backstretch.weeks import week_days, week_start

NAMELESS = "noted"
"""Stands for a warning of which no sign was kept."""


@dataclass(frozen=True, slots=True)
class SessionKit:
    """All a session is made of. `speed` is how much faster than real the clock runs.

    `length` gives the recorded length of a phrase in ms, or None. `asked` says how many days with
    a session the week of a day asks for; without it that is the goal of the settings.
    """

    library: Library
    journal: Keeper
    clock: Clock
    settings: Settings
    length: Length
    speed: float = 1.0
    asked: Callable[[date], int] | None = None

    def begin(self, routine: Routine) -> SessionRun:
        """Return a new session of this routine, kept from its first moment."""
        usual = build_script(routine, self.library.exercises, self.settings.first_side)
        script = paced(usual, self.settings)
        moment = stamp(self.clock, self.settings.day_starts_at)
        recorder = Recorder.begin(self.journal, script, moment)
        return self._run(SessionEngine(script, self.clock, **self._options()), recorder)

    def reopen(self, record: SessionRecord) -> SessionRun:
        """Return a kept session, paused where its ledger ends.

        Raises:
            CannotGoOn: its script cannot be read, or names an exercise that is gone.
        """
        script = script_of(record, self.library)
        engine = SessionEngine.resumed(script, record.events, self.clock, **self._options())
        return self._run(engine, Recorder.resume(self.journal, record))

    def stamp(self) -> Stamp:
        """Return the stamp of this moment, for the day as the person counts it."""
        return stamp(self.clock, self.settings.day_starts_at)

    def days_done(self, local_date: str) -> int | None:
        """Return how many days of a date's week have a session done to its end.

        None where the journal cannot tell.
        """
        day = date.fromisoformat(local_date)
        days = week_days(week_start(day, self.settings.week_begins))
        try:
            return len(self.journal.days_done(days[0].isoformat(), days[-1].isoformat()))
        except JournalError:
            return None

    def days_asked(self, local_date: str) -> int:
        """Return how many days with a session a date's week asks for."""
        if self.asked is None:
            return self.settings.goal_days
        try:
            return self.asked(date.fromisoformat(local_date))
        except JournalError:
            return self.settings.goal_days

    def doctor_sign(self) -> str:
        """Return the code of the sign that is to be named before the next session, or "".

        It stands by all that was said, in the diary as in sessions.
        """
        day = local_day(self.clock.now(), self.settings.day_starts_at)
        try:
            standing = standing_in(self.journal, day)
        except JournalError:
            return ""
        return next(reversed(standing.signs), NAMELESS) if standing else ""

    def is_too_sore(self, pain: int, routine: str) -> bool:
        """Tell whether pain asks for a gentler session than this routine (evidence 3.4, 4.3)."""
        rule = spare_planning().flare_up
        return pain > rule.pain_above and routine != rule.routine

    def sheet(self, script: Script, level: Level) -> CueSheet:
        """Return what a script says at this level."""
        says_breath = self.settings.say_breath
        return CueSheet(script, self.library, level, self.length, says_breath=says_breath)

    def _options(self) -> EngineOptions:
        return {
            "gap_ms": round(GAP_MS * self.speed),
            "wait_for_me": self.settings.wait_for_me,
        }

    def _run(self, engine: SessionEngine, recorder: Recorder) -> SessionRun:
        sheet = self.sheet(engine.script, Level(self.settings.cue_level))
        return SessionRun(engine, sheet, recorder, self.clock, self.speed)
