"""Keeps what is wished of the plan, said of its runs and told of its weeks, as of this moment."""

from collections.abc import Callable
from datetime import date, time
from uuid import uuid4

import msgspec

from backstretch.clock import Clock, stamp
from backstretch.journal.plan_records import PlanRecord, PlanTold, PlanWish, RunIs, RunNote, What
from backstretch.journal.store import Journal, JournalError
from backstretch.plan.week_plan import WeekPlan
from backstretch.settings import Settings


class Keeping:
    """Keeps records in the journal, or says in one sentence why it does not; "" where it did.

    Without a journal, or with one for reading only, nothing is kept: `reason` says why.
    """

    def __init__(
        self,
        journal: Journal | None,
        clock: Clock,
        settings: Callable[[], Settings],
        reason: str = "",
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._settings = settings
        self._reason = journal.read_only_reason if journal else reason

    def keep(self, *records: PlanRecord) -> str:
        """Keep records of the plan, all of them or none."""
        if self._reason or self._journal is None:
            return self._reason
        try:
            self._journal.plan.keep(*records)
        except JournalError as error:
            return str(error)
        return ""

    def wish(self, day: date, what: What) -> str:
        """Keep what is wished of a day, or from a day on."""
        return self.keep(PlanWish(uuid4().hex, *self._stamp(), day.isoformat(), what))

    def told(self, plan: WeekPlan, *, asked: bool = False) -> PlanTold:
        """Return the record of a week as it is told now; `asked` if the person bent it so."""
        body = msgspec.json.encode(plan).decode()
        return PlanTold(uuid4().hex, *self._stamp(), plan.week, body, asked)

    def plan_run(self, day: date, *, planned: bool) -> str:
        """Plan a run on a day, or take the planned one off; runs that were done stay."""
        if self._journal is None:
            return self._reason
        notes = self._journal.plan.runs(day.isoformat(), day.isoformat())
        there = [note for note in notes if note.state is RunIs.PLANNED]
        if planned:
            return "" if there else self.note_run(day, RunIs.PLANNED)
        gone = [
            RunNote(uuid4().hex, *self._stamp(), note.run, note.day, RunIs.WITHDRAWN)
            for note in there
        ]
        return self.keep(*gone)

    def note_run(
        self, day: date, state: RunIs, start: time | None = None, minutes: int = 0, run: str = ""
    ) -> str:
        """Keep what is said of a run: a new one, or the one with the id `run` from now on."""
        at = f"{start:%H:%M}" if start else ""
        key = run or uuid4().hex
        note = RunNote(
            uuid4().hex, *self._stamp(), key, day.isoformat(), state, start=at, minutes=minutes
        )
        return self.keep(note)

    def _stamp(self) -> tuple[str, str, str]:
        now = stamp(self._clock, self._settings().day_starts_at)
        return now.at, now.zone, now.local_date
