"""Asks what the diary asks today, keeps the answer in one press, and tells what it means."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

from backstretch.care.entry import Entry, PainSaid
from backstretch.care.questions import (
    ACTIVITIES,
    WEEK,
    Asks,
    Diary,
    Question,
    newest_run,
)
from backstretch.clock import Clock, Stamp, stamp
from backstretch.diary.activities import Activities
from backstretch.diary.entering import Before, records_of
from backstretch.diary.kept import Kept, KeptDiary
from backstretch.diary.limits import limits
from backstretch.insights.after_runs import SHOWN, AfterRuns, after_runs
from backstretch.insights.back_today import (
    Answered,
    BackToday,
    ToScore,
    answered_of,
    asked_of,
    week_answered,
)
from backstretch.insights.blocks import BLOCK
from backstretch.journal.diary_records import (
    ActivitySaid,
    ActivityScored,
    QuestionPassed,
    Statement,
)
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.said import PainMoment, Quality
from backstretch.journal.store import Journal, JournalError
from backstretch.settings import Settings

WHERE = "today"
GONE = "This run is no longer in the diary."
_MOMENTS = {Asks.RUN: PainMoment.AFTER_RUN, Asks.MORNING: PainMoment.NEXT_MORNING}
_LATELY, _LONG_AGO = timedelta(weeks=8), timedelta(weeks=52)
_DAY = timedelta(days=1)


class Asking:
    """Finds the question of the day in the journal, and keeps what is answered.

    Without a journal nothing is asked.
    """

    def __init__(
        self,
        diary: KeptDiary,
        journal: Journal | None,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        self._diary = diary
        self._settings = settings
        self._journal = journal
        self._clock = clock
        self._activities = Activities(diary, journal)
        self._of_week: tuple[date, int] | None = None

    def look(self) -> BackToday:
        """Return what the diary has to do with this day.

        Raises:
            JournalError: the journal cannot be read.
        """
        if self._journal is None:
            return BackToday()
        today, care = self._diary.today(), self._diary.care
        diary = self._of_last_days(self._journal, today)
        asked = asked_of(diary, self._clock.now(), today, care.asking, self._to_score(today))
        run = newest_run(diary.runs, today)
        return BackToday(
            asked,
            self._answered(self._journal, diary, today),
            run if run is not None and run.day == today.isoformat() else None,
            self._after_runs(self._journal, today, diary.first_day),
        )

    def answer(self, question: Question, score: int, *, stiffer: bool = False) -> Kept:
        """Keep the number that answers a question about pain, 0 to 10.

        `stiffer` belongs to a morning: stiff for clearly longer than usual.
        """
        if question.asks is Asks.WEEK:
            today = self._diary.today()
            self._of_week = (today, score)
            alone = PainSaid(PainMoment.ALONE, score)
            return self._diary.keep(Entry(today.isoformat(), pains=(alone,)), WHERE)
        moment = _MOMENTS[question.asks]
        said = PainSaid(moment, score, qualities=(Quality.STIFFER,) if stiffer else ())
        try:
            return self._keep_moment(question.about, said)
        except JournalError as error:
            return Kept(str(error))

    def score(self, activity: str, score: int) -> Kept:
        """Keep how an activity goes, 0 unable to 10 as before."""
        said = self._diary.statement(activity, ActivityScored(score))
        complaint = self._diary.keep_records(said)
        if complaint:
            return Kept(complaint)
        return Kept(undo=lambda: self._diary.take_back((said,)))

    def pass_over(self, question: Question) -> str:
        """Keep that a question was put aside for today; return what went wrong, or ""."""
        return self._diary.keep_records(self._diary.statement(question.about, QuestionPassed()))

    def _keep_moment(self, run: str, said: PainSaid) -> Kept:
        """Keep the answer about a moment of a run, in place of the answer before.

        All else that was said of the run stays, and is not told again.
        """
        before = self._diary.entry(run)
        if before is None or self._journal is None:
            return Kept(GONE)
        entry = Entry(before.day, before.start, pains=(said,), run=run)
        of_run = self._journal.diary.pains_of_run(run)
        old = tuple(pain for pain in of_run if pain.moment is said.moment)[-1:]
        notices = self._diary.leads_to(entry, old)
        records = records_of(entry, Before(None, old), self._stamp(), _new_id, notices, WHERE)
        complaint = self._diary.keep_records(*records)
        if complaint:
            return Kept(complaint, run, told=notices)
        return Kept("", run, lambda: self._diary.take_back(records), notices)

    def _stamp(self) -> Stamp:
        return stamp(self._clock, self._settings().day_starts_at)

    def _of_last_days(self, journal: Journal, today: date) -> Diary:
        """Return what questions follow from; only what can matter today is read."""
        days = ((today - _DAY).isoformat(), today.isoformat())
        runs = journal.plan.runs(*days)
        newest = newest_run(runs, today)
        about = (WEEK, ACTIVITIES, *((newest.run,) if newest else ()))
        statements: list[Statement] = []
        for kind in (ActivitySaid, ActivityScored):
            statements += journal.diary.statements(kind)
        for one in about:
            statements += journal.diary.statements(QuestionPassed, one)
        first = journal.plan.first_day()
        return Diary(
            date.fromisoformat(first) if first else today,
            runs,
            journal.diary.pains_between(*days),
            statements,
        )

    def _answered(self, journal: Journal, diary: Diary, today: date) -> Answered | None:
        rule = self._diary.care.limits
        if self._of_week is not None and self._of_week[0] == today:
            found = week_answered(diary, today, self._of_week[1], rule)
            if found is not None:
                return found
        return answered_of(diary, today, limits(journal, rule), rule)

    def _to_score(self, today: date) -> tuple[ToScore, ...]:
        day = today.isoformat()
        return tuple(
            ToScore(one.id, one.name, one.score if one.day == day else None)
            for one in self._activities.current()
        )

    def _after_runs(self, journal: Journal, today: date, first_day: date) -> AfterRuns:
        """Return the pain after the last runs; no year between them and the first is read."""
        lately = _done(journal, today - _LATELY, today)
        since = today - _LATELY
        if len(lately) < SHOWN:
            since = today - _LONG_AGO
            lately = _done(journal, since, today)
        first = _done(journal, first_day, min(first_day + BLOCK, since) - _DAY)
        pains = [*journal.diary.pains_between(since.isoformat(), today.isoformat())]
        if first:
            until = min(first_day + BLOCK, since) - _DAY
            pains += journal.diary.pains_between(first_day.isoformat(), until.isoformat())
        return after_runs((*first, *lately), pains, today, first_day)


def _done(journal: Journal, first: date, last: date) -> list[RunNote]:
    notes = journal.plan.runs(first.isoformat(), last.isoformat())
    return [note for note in notes if note.state is RunIs.DONE]


def _new_id() -> str:
    return uuid4().hex
