"""Reads all that the journal holds of one entry, for its card."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from backstretch.care.light import Limits, limits_of
from backstretch.content.library import Library
from backstretch.journal.diary_records import LimitsSet, Noted, SignsSaid
from backstretch.journal.said import Pain, standing
from backstretch.journal.store import Journal
from backstretch.journal.timeline_records import SessionBrief, Sort, Sought
from backstretch.plan.week_plan import Session
from backstretch.ui import journal_detail as detail
from backstretch.ui import journal_words as words
from backstretch.ui.journal_state import Companion, Detail, Entry, Kind
from backstretch.ui.journal_view import Known, shoe_told


class Cards:
    """Makes the cards of entries; `worn` are the metres on the shoe of a run after it, by ids.

    `to_do` returns the session that is still to be done today, or None. What cannot be read
    raises JournalError.
    """

    def __init__(
        self,
        journal: Journal,
        known: Known,
        library: Library,
        to_do: Callable[[], Session | None],
    ) -> None:
        self._journal = journal
        self._known = known
        self._library = library
        self._to_do = to_do
        self.worn: Mapping[str, float] = {}

    def card(self, entry: Entry) -> Detail | None:
        """Return the card of an entry, or None where it is in the diary no more."""
        if entry.kind is Kind.RUN:
            return self._run(entry)
        if entry.kind in (Kind.SESSION, Kind.PART):
            return self._session(entry)
        if entry.kind is Kind.PAIN:
            pain = self.pain(entry)
            if pain is None:
                return None
            line = self._journal.diary.pain_line(pain.id)
            return detail.pain_detail(entry, pain, self._known, line)
        if entry.kind is Kind.NOTE:
            said = self._journal.diary.statements(Noted, entry.id)
            return detail.note_detail(entry, said, self._known)
        return detail.other_detail(entry, self._known)

    def pain(self, entry: Entry) -> Pain | None:
        """Return the pain that an entry is, or None where it is there no more."""
        found = self._journal.diary.pains_between(entry.day, entry.day)
        return next((pain for pain in found if pain.id == entry.id), None)

    def _run(self, entry: Entry) -> Detail | None:
        log = self._journal.diary
        history = log.history(entry.id)
        if not history:
            return None
        return detail.run_detail(
            entry,
            history,
            log.pains_of_run(entry.id),
            log.statements(SignsSaid, entry.id),
            shoe_told(history[-1], self._known, self.worn),
            self._known,
            self._limits(),
            self._companion(entry.day),
            log.pains_ever_of_run(entry.id),
        )

    def _session(self, entry: Entry) -> Detail | None:
        brief = next((one for one in self._sessions(entry.day) if one.id == entry.id), None)
        if brief is None:
            return None
        steps = self._journal.session(entry.id).steps()
        pains = standing(self._journal.pains(entry.id))
        return detail.session_detail(entry, brief, steps, pains, self._known)

    def _limits(self) -> Limits:
        said = self._journal.diary.latest(LimitsSet)
        own = said[-1].what if said else None
        return limits_of(self._known.care.limits, own if isinstance(own, LimitsSet) else None)

    def _sessions(self, day: str) -> tuple[SessionBrief, ...]:
        after = (date.fromisoformat(day) + timedelta(1)).isoformat()
        sought = Sought(sorts=frozenset({Sort.SESSION}), first=day, last=day)
        found = self._journal.diary.days(after, 1, sought)
        return found[0].sessions if found else ()

    def _companion(self, day: str) -> Companion | None:
        briefs = self._sessions(day)
        if briefs:
            steps = {one.id: self._journal.session(one.id).steps() for one in briefs[-1:]}
            return detail.companion_of(briefs, steps, self._known, self._library)
        session = self._to_do() if day == self._known.today.isoformat() else None
        if session is None:
            return None
        name = self._known.routines.get(session.routine, words.tr("Session"))
        routine = next(
            (one for (key, _), one in self._library.routines.items() if key == session.routine),
            None,
        )
        first = routine.items[0].exercise if routine else ""
        return Companion(
            words.tr("Session for this run"),
            words.tr("{name}, not started").format(name=name),
            detail.figure_of(first, self._library),
            can_start=True,
        )
