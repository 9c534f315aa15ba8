"""Reads the diary for its page: some whole weeks at a time, or what a search finds."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from backstretch.journal.entries import Done
from backstretch.journal.said import Pain, standing
from backstretch.journal.store import Journal
from backstretch.journal.timeline_records import DiaryDay, Sort, Sought
from backstretch.plan.week_plan import WeekPlan
from backstretch.ui.journal_state import Asked, Row, Shown
from backstretch.ui.journal_view import Known, Page, rows_of, worn_of
from backstretch.ui.journal_words import codes_of
from backstretch.weeks import DAYS, week_name

AT_ONCE = 21
"""Days of a page; more than a week, so that at least one whole week is among them."""
_WEEK = timedelta(days=DAYS)
_NEVER, _ALWAYS = "0001-01-01", "9999-12-31"
_SORTS = {
    Shown.EVERYTHING: frozenset(Sort),
    Shown.RUNS: frozenset({Sort.RUN}),
    Shown.SESSIONS: frozenset({Sort.SESSION}),
    Shown.PAIN: frozenset({Sort.PAIN}),
    Shown.NOTES: frozenset({Sort.NOTE}),
}


class Pages:
    """Hands out the rows of what is asked for, page by page.

    `metres` are those on each shoe up to now, by its id. What cannot be read raises JournalError.
    """

    def __init__(
        self, journal: Journal, known: Known, asked: Asked, metres: Mapping[str, float]
    ) -> None:
        self._journal = journal
        self._known = known
        self._asked = asked
        self._metres = dict(metres)
        self._before = ""
        self._ended = False
        self._signs = () if asked.text else journal.diary.signs()
        codes = codes_of(asked.text, known.routines)
        self._sought = Sought(asked.text, codes, _SORTS[asked.shown])
        self.worn: dict[str, float] = {}
        """The metres on the shoe of each run read so far, after it, by the run's id."""

    def more(self) -> tuple[Row, ...]:
        """Return the next rows, or none after the last."""
        rows: tuple[Row, ...] = ()
        while not rows and not self._ended:
            page = self._page()
            rows = rows_of(page, self._known, self._asked.shown, sought=bool(self._asked.text))
        return rows

    def _page(self) -> Page:
        log, last = self._journal.diary, self._before or _ALWAYS
        days = log.days(self._before, AT_ONCE, self._sought)
        self._ended = len(days) < AT_ONCE
        if not self._ended:
            open_week = self._known.week_of(days[-1].day)
            days = tuple(day for day in days if self._known.week_of(day.day) != open_week)
        first = _NEVER if self._ended else self._known.week_of(days[-1].day).isoformat()
        self._before = first
        if not self._asked.text and self._asked.shown in (Shown.EVERYTHING, Shown.RUNS):
            worn, self._metres = worn_of(days, self._metres)
            self.worn |= worn
        return Page(
            days,
            self._pains(days, first, last),
            self._plans(first, last),
            tuple(said for said in self._signs if first <= said.local_date < last),
            self._steps(days),
            self.worn,
        )

    def _pains(self, days: tuple[DiaryDay, ...], first: str, last: str) -> tuple[Pain, ...]:
        """Return the pain that stands beside runs and sessions."""
        if self._asked.shown in (Shown.PAIN, Shown.NOTES):
            return ()
        if self._asked.text:
            of_runs = (self._journal.diary.pains_of_run(n.run) for day in days for n in day.runs)
            of_sessions = (
                standing(self._journal.pains(one.id)) for day in days for one in day.sessions
            )
            return tuple(pain for some in (*of_runs, *of_sessions) for pain in some)
        end = last if last == _ALWAYS else (date.fromisoformat(last) + timedelta(1)).isoformat()
        return self._journal.diary.pains_between(first, end)

    def _plans(self, first: str, last: str) -> tuple[WeekPlan, ...]:
        """Return the days of the page as weeks told them last; unreadable weeks are left out.

        Weeks told before the first day of weeks was chosen anew reach beyond those of the page.
        """
        if self._asked.text or self._asked.shown not in (Shown.EVERYTHING, Shown.SESSIONS):
            return ()
        newest = self._known.today if last == _ALWAYS else date.fromisoformat(last) - timedelta(1)
        oldest = "0000-W01" if first == _NEVER else week_name(date.fromisoformat(first) - _WEEK)
        newest_week = self._known.week_of(newest.isoformat())
        told = self._journal.plan.latest_plans(oldest, week_name(newest_week + _WEEK))
        plans = []
        for one in told:
            try:
                plan = msgspec.json.decode(one.body, type=WeekPlan)
            except msgspec.MsgspecError:
                continue
            days = tuple(day for day in plan.days if first <= day.date.isoformat() < last)
            plans.append(msgspec.structs.replace(plan, days=days))
        return tuple(plans)

    def _steps(self, days: tuple[DiaryDay, ...]) -> dict[str, tuple[Done, ...]]:
        briefs = (brief for day in days for brief in day.sessions)
        return {brief.id: self._journal.session(brief.id).steps() for brief in briefs}
