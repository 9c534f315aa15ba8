"""What the diary has to do with this day: its question, its answer, its run: pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from backstretch.care.light import Judged, Limits, judge, limits_of
from backstretch.care.mornings import by_run
from backstretch.care.questions import WEEK, Asks, Diary, Question, newest_run, open_question
from backstretch.care.worst import worst_of
from backstretch.content.care import AskingRule, LimitsRule
from backstretch.insights.after_runs import AfterRuns
from backstretch.journal.plan_records import RunNote
from backstretch.journal.said import Pain, PainMoment, Quality, standing

_FELT = (PainMoment.DURING_RUN, PainMoment.AFTER_RUN, PainMoment.LATER)


@dataclass(frozen=True, slots=True)
class ToScore:
    """An activity that is asked about; `score`, 0 unable to 10 as before, is that of today."""

    id: str
    name: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The open question, with the run it is about, or the activities."""

    question: Question
    run: RunNote | None = None
    activities: tuple[ToScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered today, its number (0 to 10), and what that means.

    `judged` is of the run; None without one. `stiffer`: clearly longer stiff than usual. `limits`
    are those it was judged by, and `rule` has the rest of the rule.
    """

    question: Question
    score: int
    limits: Limits
    rule: LimitsRule
    run: RunNote | None = None
    judged: Judged | None = None
    stiffer: bool = False


@dataclass(frozen=True, slots=True)
class BackToday:
    """What the diary has to do with this day; `run` is the newest that was done on it."""

    asked: Asked | None = None
    answered: Answered | None = None
    run: RunNote | None = None
    after: AfterRuns = field(default_factory=AfterRuns)


def asked_of(
    diary: Diary,
    now: datetime,
    today: date,
    asking: AskingRule,
    activities: Sequence[ToScore],
) -> Asked | None:
    """Return the open question with what it is about, or None."""
    question = open_question(diary, now, today, asking)
    if question is None:
        return None
    of_run = question.asks in (Asks.RUN, Asks.MORNING)
    run = newest_run(diary.runs, today) if of_run else None
    return Asked(question, run, tuple(activities) if question.asks is Asks.ACTIVITIES else ())


def week_answered(diary: Diary, today: date, score: int, rule: LimitsRule) -> Answered | None:
    """Return the answer about the last week, while a number told on its own today is this one."""
    day = today.isoformat()
    told = [
        pain
        for pain in standing(diary.pains)
        if pain.moment is PainMoment.ALONE and pain.local_date == day
    ]
    if not told or told[-1].score != score:
        return None
    return Answered(Question(Asks.WEEK, WEEK), score, limits_of(rule), rule)


def answered_of(diary: Diary, today: date, limits: Limits, rule: LimitsRule) -> Answered | None:
    """Return what was said today of the newest run: how it was, or the morning after it."""
    run = newest_run(diary.runs, today)
    if run is None:
        return None
    said = _said_of(run, diary.pains)
    ran_today = run.day == today.isoformat()
    moments = _FELT if ran_today else (PainMoment.NEXT_MORNING,)
    found = [pain for pain in said if pain.moment in moments]
    judged = judge(said, limits)
    if not found or judged is None:
        return None
    question = Question(Asks.RUN if ran_today else Asks.MORNING, run.run)
    score = judged.worst if ran_today else max(map(worst_of, found))
    stiffer = any(Quality.STIFFER in pain.qualities for pain in found)
    return Answered(question, score or 0, limits, rule, run, judged, stiffer)


def _said_of(run: RunNote, pains: Sequence[Pain]) -> list[Pain]:
    runs = by_run(standing(pains))
    return [*runs.get(run.run, ()), *runs.get(run.day, ())]
