"""Composition of the Trends page in the window: what it reads, and when.

Nothing here is needed for the first paint, so it is imported when the page is asked for.
"""

import gc
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backstretch.clock import Clock
from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import limits
from backstretch.insights.gathering import Gathered, RunTold, joined
from backstretch.insights.reading import DiaryRead
from backstretch.insights.trend_states import Span, Trends
from backstretch.insights.trends import telling, trends
from backstretch.insights.trial import Trial, TrialIs, begin, newest_trial
from backstretch.insights.triggers import Triggers, triggers
from backstretch.journal.diary_records import Statement
from backstretch.journal.plan_records import RunIs
from backstretch.journal.store import Journal, JournalError
from backstretch.journal.trial_records import TrialBegun, TrialEnd, TrialEnded, TrialRun
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.theme import Theme
from backstretch.ui.trends_desk import TrendsDesk
from backstretch.ui.trends_state import TrialAct
from backstretch.ui.trends_trial import Testing
from backstretch.ui.widgets.figure_still import MotionBook

MANY = 20_000
"""From so many records on they are put out of the collector's sight for good: each time it went
through all of them nothing would answer for a fifth of a second. They go when nobody has them."""


class TrendsDiary:
    """Reads the diary, the last years first, tells any stretch of it, and keeps a fair test."""

    def __init__(self, journal: Journal, diary: KeptDiary) -> None:
        self._journal = journal
        self._diary = diary
        self._read: DiaryRead | None = None
        self._triggers: Triggers | None = None
        self._told: dict[Span, Trends] = {}

    def read(self) -> None:
        """Read the diary anew, as much of it as any range but the longest needs.

        Raises:
            JournalError: it cannot be read.
        """
        first = self._journal.plan.first_day()
        judged_by = limits(self._journal, self._diary.care.limits)
        self._triggers = None
        self._told.clear()
        with not_collecting():
            today, begins = self._diary.today(), self._diary.week_begins()
            self._read = DiaryRead(self._journal.trends, first, today, judged_by, begins)

    def is_ready(self, span: Span) -> bool:
        """Tell whether a span can be told at once: of many years that takes a while."""
        return span is not Span.ALL or span in self._told or not self._reading().reaches_back

    def prepare(self) -> Iterator[None]:
        """Get the longest span ready, step by step. Each may raise JournalError."""
        steps = self._preparing()
        while True:
            with not_collecting():
                try:
                    next(steps)
                except StopIteration:
                    return
            yield

    def trends(self, span: Span) -> Trends:
        """Return what is shown of a span; asked again it is there already.

        Raises:
            JournalError: it cannot be read.
        """
        if span not in self._told:
            with not_collecting():
                read = self._reading()
                self._told[span] = trends(read.all() if span is Span.ALL else read.recent, span)
        return self._told[span]

    def triggers(self) -> Triggers:
        """Return what goes with pain, whatever span is shown."""
        if self._triggers is None:
            self._triggers = triggers(self._reading().recent)
        return self._triggers

    def testing(self) -> Testing:
        """Return the test in hand, or what one could be of.

        Raises:
            JournalError: it cannot be read.
        """
        said = tuple(self._said())
        trial = newest_trial(said, self._with_runs_of(said))
        run = None
        if trial is not None and trial.stands is TrialIs.RUNNING:
            run = self._unplaced(trial)
        return Testing(trial, run, self.triggers().worth_a_test)

    def act(self, act: TrialAct) -> str:
        """Do something about the test; return what went wrong, or ""."""
        try:
            said = self._saying(act, self.testing())
        except JournalError as error:
            return str(error)
        return self._diary.keep_records(said) if said is not None else ""

    def _saying(self, act: TrialAct, testing: Testing) -> Statement | None:
        """Return what is to be kept, None where it is not to be done any more."""
        trial, run, say = testing.trial, testing.run, self._diary.statement
        if act is TrialAct.BEGIN and testing.worth is not None:
            key = uuid4().hex
            return say(key, begin(testing.worth.trigger, testing.worth.told, key))
        if trial is None:
            return None
        if act in (TrialAct.STOP, TrialAct.TELL):
            why = TrialEnd.STOPPED if act is TrialAct.STOP else TrialEnd.TOLD
            return say(trial.id, TrialEnded(why))
        if act in (TrialAct.COUNT, TrialAct.LEAVE) and run is not None:
            place = trial.next_place if act is TrialAct.COUNT else None
            return say(run.run, TrialRun(trial.id, place))
        return None

    def _unplaced(self, trial: Trial) -> RunTold | None:
        """Return the first run since the test began that nothing was said of yet."""
        said = self._journal.diary.latest(TrialRun)
        placed = {
            one.about
            for one in said
            if isinstance(one.what, TrialRun) and one.what.trial == trial.id
        }
        read = self._reading()
        gathered = read.recent if trial.began >= read.since else read.all()
        runs = gathered.runs_between(trial.began, gathered.today)
        return next((run for run in runs if run.run not in placed), None)

    def _said(self) -> Iterator[Statement]:
        for kind in (TrialBegun, TrialRun, TrialEnded):
            yield from self._journal.diary.statements(kind)

    def _with_runs_of(self, said: Iterable[Statement]) -> Gathered:
        """Return the diary of late with the runs that tests of long ago were made of."""
        read = self._reading()
        there = {run.run for run in read.recent.runs}
        tested = {one.about for one in said if isinstance(one.what, TrialRun)} - there
        notes = [note for run in sorted(tested) if (note := self._journal.diary.run(run))]
        days = {date.fromisoformat(note.day) for note in notes if note.state is RunIs.DONE}
        older = [read.days(day, day) for day in sorted(days) if day < read.since]
        return joined([*older, read.recent])

    def _preparing(self) -> Generator[None, None, None]:
        read = self._reading()
        yield from read.rest()
        everything = read.all()
        if len(everything.pains) > MANY:
            gc.freeze()
        self._told[Span.ALL] = yield from telling(everything, Span.ALL)

    def _reading(self) -> DiaryRead:
        if self._read is None:
            self.read()
        assert self._read is not None
        return self._read


@contextmanager
def not_collecting() -> Iterator[None]:
    """Let no garbage be looked for meanwhile.

    Fifty years are some hundred thousand records, none of them garbage: looking through all of
    them again and again as they come takes longer than reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Window(Protocol):
    """Where the page is shown."""

    @property
    def pages(self) -> QWidget | None:
        """The parent to make the page with."""

    def show_trends(self, page: TrendsPage) -> None:
        """Show the page, with its place in the rail marked."""


class Trending(QObject):
    """Shows the Trends page in the window.

    `journal` is None where it cannot be used, and `reason` then says why.

    Signals:
        report_asked: the report for a clinician is wanted.
    """

    report_asked = Signal()

    def __init__(
        self,
        window: Window,
        theme: Theme,
        icons: Icons,
        journal: Journal | None,
        reason: str,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__()
        self._window = window

        self.page = TrendsPage(theme, icons, window.pages)
        diary = None
        if journal is not None:
            care, _ = load_care(resources_dir())
            diary = TrendsDiary(journal, KeptDiary(journal, clock, settings, care, reason))
        self.desk = TrendsDesk(self.page, diary, reason, lambda: settings().units)
        self.page.report_asked.connect(self.report_asked)

    def show_figures(self, book: MotionBook) -> None:
        """Show the figure on the page from now on."""
        self.page.show_figures(book)

    def show(self) -> None:
        """Show the diary as it is now, with the focus at the top."""
        self.desk.show()
        self._window.show_trends(self.page)
        self.page.start_focus()
