"""Puts a session together: a new one from a routine, or a kept one where it stopped."""

from dataclasses import dataclass

from backstretch.clock import Clock, stamp
from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.entries import SessionRecord
from backstretch.session.cues import CueSheet, Length, Level
from backstretch.session.engine import GAP_MS, EngineOptions, SessionEngine
from backstretch.session.kept import script_of
from backstretch.session.recorder import Keeper, Recorder
from backstretch.session.run import SessionRun
from backstretch.session.script import Script, build_script
from backstretch.settings import Settings


@dataclass(frozen=True, slots=True)
class SessionKit:
    """All a session is made of. `speed` is how much faster than real the clock runs.

    `length` gives the recorded length of a phrase in ms, or None.
    """

    library: Library
    journal: Keeper
    clock: Clock
    settings: Settings
    length: Length
    speed: float = 1.0

    def begin(self, routine: Routine) -> SessionRun:
        """Return a new session of this routine, kept from its first moment."""
        script = build_script(routine, self.library.exercises, self.settings.first_side)
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

    def sheet(self, script: Script, level: Level) -> CueSheet:
        """Return what a script says at this level."""
        return CueSheet(script, self.library, level, self.length)

    def _options(self) -> EngineOptions:
        return {
            "gap_ms": round(GAP_MS * self.speed),
            "wait_for_me": self.settings.wait_for_me,
        }

    def _run(self, engine: SessionEngine, recorder: Recorder) -> SessionRun:
        sheet = self.sheet(engine.script, Level(self.settings.cue_level))
        return SessionRun(engine, sheet, recorder, self.clock, self.speed)
