"""Turns what the journal holds of some weeks into the rows of the Journal page: pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from backstretch.care.worst import worst_at, worst_of
from backstretch.content.care import Care
from backstretch.journal.diary_records import Decided, Noted, SignsSaid, Statement
from backstretch.journal.entries import Done, SessionState
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.timeline_records import DiaryDay, SessionBrief
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import Session, WeekPlan
from backstretch.ui import diary_words, plan_words
from backstretch.ui import journal_pain_words as pain_words
from backstretch.ui import journal_words as words
from backstretch.ui.journal_state import Entry, Kind, Row, Shown, Week
from backstretch.ui.widgets.body_map_words import places_briefly
from backstretch.ui.widgets.pain_words import pain_value
from backstretch.units import Units
from backstretch.weeks import MONDAY, monday_in, week_start

MOST_TELLING = (
    PainMoment.AFTER_RUN,
    PainMoment.LATER,
    PainMoment.DURING_RUN,
    PainMoment.BEFORE_RUN,
    PainMoment.NEXT_MORNING,
)
"""Which pain of a run is shown beside it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What every entry is told with: names by ids, the units, the rules of safety, the day.

    Weeks begin on the day with the ISO number `week_begins`.
    """

    routines: Mapping[str, str]
    exercises: Mapping[str, str]
    shoes: Mapping[str, str]
    units: Units
    care: Care
    today: date
    week_begins: int = MONDAY

    def week_of(self, iso_day: str) -> date:
        """Return the first day of the week of a day."""
        return week_start(date.fromisoformat(iso_day), self.week_begins)


@dataclass(frozen=True, slots=True)
class Page:
    """Whole weeks of the diary, newest first, and what stands around them.

    `pains` is all standing pain of the days and the one after. `plans` are the weeks as told.
    `steps` are those of the sessions, `worn` the metres on the shoe of a run after it, by ids.
    """

    days: tuple[DiaryDay, ...]
    pains: tuple[Pain, ...] = ()
    plans: tuple[WeekPlan, ...] = ()
    signs: tuple[Statement, ...] = ()
    steps: Mapping[str, tuple[Done, ...]] = field(default_factory=dict)
    worn: Mapping[str, float] = field(default_factory=dict)


def rows_of(page: Page, known: Known, shown: Shown, *, sought: bool = False) -> tuple[Row, ...]:
    """Return the weeks with their days, newest first; a day's entries in the order they came.

    With `sought` the page holds what a search found, and nothing else is shown.
    """
    return tuple(_Rows(page, known, shown, sought=sought).rows())


def worn_of(
    days: Iterable[DiaryDay], metres: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return what was on the shoe of each run after it, and what was on each before all of them.

    `metres` are those on each shoe after the last of these days.
    """
    left, worn = dict(metres), dict[str, float]()
    for day in days:
        for note in reversed(day.runs):
            shoe = note.facts.shoe
            if shoe in left:
                worn[note.run] = left[shoe]
                left[shoe] -= note.facts.distance_m or 0
    return worn, left


def shoe_told(note: RunNote, known: Known, worn: Mapping[str, float]) -> str:
    """Return the shoe of a run, as "Daily pair, 412 km"; without metres its name."""
    name = known.shoes.get(note.facts.shoe, "")
    if not name or note.run not in worn:
        return name
    metres = words.distance(worn[note.run], known.units, digits=0)
    return words.tr("{name}, {distance}").format(name=name, distance=metres)


def telling(pains: Sequence[Pain]) -> Pain | None:
    """Return the pain of a run that stands beside it, the worst of its moment."""
    by_moment = {pain.moment: pain for pain in sorted(pains, key=worst_of)}
    return next((by_moment[moment] for moment in MOST_TELLING if moment in by_moment), None)


class _Rows:
    def __init__(self, page: Page, known: Known, shown: Shown, *, sought: bool) -> None:
        self._page = page
        self._known = known
        self._shown = shown
        self._sought = sought
        self._of_run: defaultdict[str, list[Pain]] = defaultdict(list)
        self._of_session: defaultdict[str, list[Pain]] = defaultdict(list)
        for pain in page.pains:
            if pain.run:
                self._of_run[pain.run].append(pain)
            elif pain.session:
                self._of_session[pain.session].append(pain)
        self._moved = {move.end: move.start for plan in page.plans for move in plan.moved}

    def rows(self) -> Iterator[Row]:
        days = {day.day: day for day in self._page.days}
        entries = {day: list(self._entries(told)) for day, told in days.items()}
        for missed_on, missed in self._missed():
            entries.setdefault(missed_on, []).append(missed)
        for said in self._signs():
            entries.setdefault(said.day, []).append(said)
        newest = sorted((day for day, some in entries.items() if some), reverse=True)
        for start, week in groupby(newest, self._known.week_of):
            of_week = tuple(week)
            yield self._week(start, [days[day] for day in of_week if day in days])
            for iso in of_week:
                yield from _as_day(iso, sorted(entries[iso], key=_order))

    def _week(self, start: date, days: Sequence[DiaryDay]) -> Week:
        runs = [note for day in days for note in day.runs]
        pains = [pain for day in days for pain in day.pains]
        beside = [telling(self._of_run[note.run]) for note in runs]
        beside += [pain for pain in pains if self._alone() or not (pain.run or pain.session)]
        scores = [worst_of(pain) for pain in beside if pain]
        named, now = monday_in(start).isocalendar(), self._known.week_of(str(self._known.today))
        title = words.tr("Week {n}").format(n=named.week)
        if named.year != monday_in(now).isocalendar().year:
            title += f", {named.year}"
        sums = words.week_sums(
            sum(note.facts.distance_m or 0 for note in runs),
            sum(len(day.sessions) for day in days),
            scores,
            self._known.units,
        )
        return Week(start.isoformat(), title, plan_words.week_range(start), sums)

    def _entries(self, day: DiaryDay) -> Iterator[Entry]:
        told = {note.run for note in day.runs} | {brief.id for brief in day.sessions}
        for note in day.runs:
            yield self._run(note)
        for brief in day.sessions:
            yield self._session(brief)
        for pain in day.pains:
            belongs = pain.run or pain.session
            if not belongs or (self._alone() and belongs not in told):
                yield self._pain(pain)
        for said in day.notes:
            yield self._note(said)

    def _alone(self) -> bool:
        """Tell whether pain is listed also where it belongs to a run or a session."""
        return self._sought or self._shown is Shown.PAIN

    def _run(self, note: RunNote) -> Entry:
        said = telling(self._of_run[note.run])
        return Entry(
            f"run:{note.run}",
            Kind.RUN,
            note.run,
            note.day,
            words.run_title(note, self._known.units),
            words.run_facts(note, shoe_told(note, self._known, self._page.worn)),
            pain_words.moment_brief(said.moment) if said else "",
            worst_of(said) if said else None,
        )

    def _session(self, brief: SessionBrief) -> Entry:
        said = worst_at(self._of_session[brief.id])
        before, after = said.get(PainMoment.BEFORE_SESSION), said.get(PainMoment.AFTER_SESSION)
        beside = ""
        if before is not None:
            brief_before = pain_words.moment_brief(PainMoment.BEFORE_SESSION)
            told = words.tr("{n} before").format(n=before)
            beside = brief_before if after is None else told
        elif after is not None:
            beside = pain_words.moment_brief(PainMoment.AFTER_SESSION)
        name = self._known.routines.get(brief.routine, words.tr("Session"))
        return Entry(
            f"session:{brief.id}",
            Kind.SESSION if brief.state is SessionState.FINISHED else Kind.PART,
            brief.id,
            brief.local_date,
            words.session_title(name, brief.minutes),
            self._session_facts(brief),
            beside,
            before if after is None else after,
        )

    def _session_facts(self, brief: SessionBrief) -> str:
        told = [
            words.session_facts(self._page.steps.get(brief.id, ()), self._known.exercises),
            self._came_from(brief.local_date),
            brief.note,
        ]
        return ". ".join(part.rstrip(".") for part in told if part)

    def _came_from(self, day: str) -> str:
        start = self._moved.get(date.fromisoformat(day))
        if start is None:
            return ""
        return words.tr("Moved from {day}").format(day=plan_words.weekday(start))

    def _missed(self) -> Iterator[tuple[str, Entry]]:
        if self._sought or self._shown not in (Shown.EVERYTHING, Shown.SESSIONS):
            return
        done = {day.day for day in self._page.days if day.sessions}
        told_last = {day.date: (day, plan) for plan in self._page.plans for day in plan.days}
        for day, plan in told_last.values():
            iso = day.date.isoformat()
            if day.session is None or day.date >= self._known.today or iso in done:
                continue
            if day.session.state is not State.DONE:
                went = {move.start: move.end for move in plan.moved}
                yield iso, self._not_done(iso, day.session, went.get(day.date))

    def _not_done(self, iso: str, session: Session, end: date | None) -> Entry:
        name = self._known.routines.get(session.routine, words.tr("Session"))
        title = words.tr("{name}, not done").format(name=name)
        return Entry(f"missed:{iso}", Kind.MISSED, iso, iso, title, words.went(end))

    def _pain(self, pain: Pain) -> Entry:
        at = diary_words.moment(pain.moment)
        if pain.moment is PainMoment.ALONE:
            at = words.told_at(pain.at, pain.local_date)
        places = places_briefly(pain.regions)
        felt = ", ".join(diary_words.quality(code).lower() for code in pain.qualities)
        facts = ". ".join(part for part in (places, felt[:1].upper() + felt[1:]) if part)
        title = words.tr("Your back, {at}").format(at=at) if at else words.tr("Your back")
        return Entry(
            f"pain:{pain.id}",
            Kind.PAIN,
            pain.id,
            pain.local_date,
            title,
            ". ".join(part for part in (facts, pain.note) if part),
            score=pain.score,
        )

    def _note(self, said: Statement) -> Entry:
        text = said.what.text if isinstance(said.what, Noted) else ""
        return Entry(
            f"note:{said.about}", Kind.NOTE, said.about, said.local_date, words.tr("Note"), text
        )

    def _signs(self) -> Iterator[Entry]:
        if self._sought or self._shown not in (Shown.EVERYTHING, Shown.PAIN):
            return
        for said in self._page.signs:
            if isinstance(said.what, SignsSaid) and said.what.decided is not Decided.CLEAR:
                yield self._sign(said, said.what)

    def _sign(self, said: Statement, what: SignsSaid) -> Entry:
        known = {sign.code: sign.words for sign in self._known.care.signs}
        told = (known.get(code) or self._known.care.why(code) for code in what.signs)
        return Entry(
            f"signs:{said.id}",
            Kind.SIGNS,
            said.id,
            said.local_date,
            pain_words.decided(what.decided, what.tier),
            " ".join(part for part in told if part),
        )


_ORDER = tuple(Kind)


def _order(entry: Entry) -> int:
    return _ORDER.index(Kind.SESSION if entry.kind is Kind.PART else entry.kind)


def _as_day(iso: str, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries of a day with its date before the first, and what is read out of each."""
    day = date.fromisoformat(iso)
    for at, entry in enumerate(entries):
        value = "" if entry.score is None else pain_value(entry.score)
        beside = " ".join(part for part in (entry.beside, value) if part)
        said = (plan_words.weekday_and_number(day), entry.title, entry.facts, beside)
        told = ". ".join(part.rstrip(".") for part in said if part)
        number, weekday = (str(day.day), plan_words.short_weekday(day)) if not at else ("", "")
        last = at == len(entries) - 1
        yield replace(entry, number=number, weekday=weekday, last=last, spoken=told)
