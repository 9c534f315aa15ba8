"""Reads the diary for the report for a clinician, and writes pages as a PDF."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from backstretch.bodymap.regions import LegReach
from backstretch.care.standing import Standing, standing_in
from backstretch.clock import Clock, local_day
from backstretch.content.care import Care, load_care
from backstretch.diary.limits import limits
from backstretch.insights.gathering import Gathered, RunTold
from backstretch.insights.lights import light_of, lights_of
from backstretch.insights.pain_trend import Told, pain_trend
from backstretch.insights.places import leg_line, places_of
from backstretch.insights.reading import DiaryRead
from backstretch.insights.trend_states import Effect, LegPoint, SessionDay, Span, Trends
from backstretch.insights.trends import BAND
from backstretch.insights.weeks import average_of, weeks_of
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal
from backstretch.journal.timeline_records import Sort, Sought
from backstretch.paths import replace_file
from backstretch.reporting.signs import signs_told, times_cleared
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.charts.look import Look
from backstretch.ui.report import words
from backstretch.ui.report.asked import Asked
from backstretch.ui.report.clinician import report_pages
from backstretch.ui.report.facts import Dose, ExerciseDone, Facts, RunRow
from backstretch.ui.report.paper import Page, pdf_of
from backstretch.weeks import week_start

_ALWAYS = 1_000_000
_REACHES = tuple(LegReach)


class Reports:
    """Reads the diary for a report. What cannot be read raises JournalError.

    `exercises` are the names of exercises by their ids.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        settings: Callable[[], Settings],
        exercises: Mapping[str, str],
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._settings = settings
        self._exercises = exercises
        self._read: DiaryRead | None = None
        self._made: tuple[tuple[Facts, Asked, Look], list[Page]] | None = None

    def read(self) -> None:
        """Read the diary anew."""
        today = local_day(self._clock.now(), self._settings().day_starts_at)
        first = self._journal.plan.first_day()
        judged_by = limits(self._journal, self._care.limits)
        begins = self._settings().week_begins
        self._read = DiaryRead(self._journal.trends, first, today, judged_by, begins)

    @property
    def standing(self) -> Standing | None:
        """The warning sign that stands today, by all that was said of them."""
        today = local_day(self._clock.now(), self._settings().day_starts_at)
        return standing_in(self._journal, today)

    def facts(self, weeks: int) -> Facts:
        """Return what the last so many weeks tell, today included."""
        if self._read is None:
            self.read()
        assert self._read is not None
        first = self._read.recent.today - timedelta(weeks=weeks) + timedelta(days=1)
        is_there = week_start(first, self._read.recent.week_begins) >= self._read.since
        gathered = self._read.recent if is_there else self._read.all()
        shown = trends_from(gathered, first)
        runs = gathered.runs_between(first, gathered.today)
        times = [run.moving_s for run in runs if run.moving_s is not None]
        return Facts(
            written=gathered.today,
            weeks=weeks,
            trends=shown,
            leg_left=_furthest(point.left for point in shown.legs),
            leg_right=_furthest(point.right for point in shown.legs),
            seconds=sum(times) if times else None,
            timed=len(times),
            dose=self._dose(first, gathered.today),
            signs=signs_told(self._journal, first, gathered.today),
            cleared=times_cleared(self._journal, first, gathered.today),
            standing=self.standing,
            runs=tuple(_row(run, gathered) for run in runs),
            units=self._settings().units,
        )

    def pages(self, asked: Asked, look: Look) -> list[Page]:
        """Return the pages of a report; the same ones while they would tell the same."""
        told = (self.facts(asked.weeks), asked, look)
        if self._made is None or self._made[0] != told:
            self._made = (told, report_pages(told[0], asked.wishes, self.sign_words, look))
        return self._made[1]

    @cached_property
    def sign_words(self) -> dict[str, str]:
        """What stands on the list of warning signs, and the rules' own reasons, by their codes."""
        care = self._care
        told = {one.code: why for one in care.together if (why := care.why(one.code))}
        return told | {sign.code: sign.words for sign in care.signs}

    @cached_property
    def _care(self) -> Care:
        care, _ = load_care(resources_dir())
        return care

    def _dose(self, first: date, last: date) -> Dose:
        sought = Sought(sorts=frozenset({Sort.SESSION}), first=str(first), last=str(last))
        days = self._journal.diary.days("", _ALWAYS, sought)
        briefs = [brief for day in days for brief in day.sessions]
        done: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for brief in briefs:
            for step in self._journal.session(brief.id).steps():
                if step.done_ms:
                    by_session = done[step.exercise]
                    by_session[brief.id] = by_session.get(brief.id, 0) + step.done_ms
        exercises = [
            ExerciseDone(self._name(key), len(some), sum(some.values()))
            for key, some in done.items()
        ]
        exercises.sort(key=lambda one: (-one.ms, one.name))
        finished = sum(brief.state is SessionState.FINISHED for brief in briefs)
        all_ms = sum(brief.done_ms for brief in briefs)
        return Dose(finished, len(briefs) - finished, all_ms, tuple(exercises))

    def _name(self, key: str) -> str:
        return self._exercises.get(key, key.replace("_", " ").capitalize())


def trends_from(gathered: Gathered, first: date) -> Trends:
    """Return what the report shows of the days from one on to today."""
    today = gathered.today
    runs = gathered.runs_between(first, today)
    done: defaultdict[date, int] = defaultdict(int)
    for session in gathered.sessions_between(first, today):
        done[session.day] += session.finished
    around = gathered.runs_between(week_start(first, gathered.week_begins), today)
    lights = {run.run: light_of(run.said, gathered.limits) for run in around}
    weeks = weeks_of(gathered, first, lights)
    pains = gathered.pains_between(first, today)
    legs: tuple[LegPoint, ...] = leg_line(pains)
    return Trends(
        span=Span.ALL,
        first=first,
        last=today,
        runs=len(runs),
        runs_ever=len(gathered.runs),
        after=pain_trend(gathered, first, Told.AFTER),
        morning=pain_trend(gathered, first, Told.MORNING),
        session_days=tuple(SessionDay(*one) for one in sorted(done.items()) if one[1]),
        weeks=weeks,
        sessions_a_week=average_of(weeks),
        band=BAND,
        lights=lights_of(lights[run.run] for run in runs),
        effect=Effect(),
        activities=gathered.activities,
        legs=legs,
        places=places_of(pains),
        newest=(),
        week_begins=gathered.week_begins,
    )


def write_report(target: Path, pages: list[Page], look: Look, title: str) -> str:
    """Write pages as a PDF, all or nothing; return what went wrong, or ""."""
    try:
        replace_file(target, pdf_of(pages, title, look))
    except OSError as error:
        return words.not_written(str(target), (error.strerror or str(error)).lower())
    return ""


def _furthest(reaches: Iterable[LegReach]) -> LegReach:
    return max(reaches, key=_REACHES.index, default=LegReach.NONE)


def _row(run: RunTold, gathered: Gathered) -> RunRow:
    light = light_of(run.said, gathered.limits)
    return RunRow(run.day, run.distance_m, run.moving_s, run.after, run.morning, light)
