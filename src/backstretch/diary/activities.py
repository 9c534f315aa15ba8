"""What the person wants to be able to do again: one to three things, and how each goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import ActivitySaid, ActivityScored
from backstretch.journal.store import Journal

MOST = 3
"""So many are kept up at a time: the method asks for one to three (evidence 4.4)."""


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity in the person's words.

    `score` is the last answer, 0 unable to 10 as before, `day` the ISO date it counts for; they
    are None and "" before the first.
    """

    id: str
    name: str
    score: int | None = None
    day: str = ""


class Activities:
    """Keeps activities in the diary. What cannot be read raises JournalError."""

    def __init__(self, diary: KeptDiary, journal: Journal | None) -> None:
        self._diary = diary
        self._journal = journal

    def current(self) -> tuple[Activity, ...]:
        """Return those that are kept up, in the order they were named first."""
        return tuple(self._all(retired=False))

    def retired(self) -> tuple[Activity, ...]:
        """Return those that are not asked about any more, in the order they were named first."""
        return tuple(self._all(retired=True))

    def keep(self, name: str, activity_id: str = "") -> str:
        """Name an activity, a new one where it has no id; return what went wrong, or ""."""
        said = ActivitySaid(" ".join(name.split()))
        return self._diary.keep_records(self._diary.statement(activity_id or uuid4().hex, said))

    def retire(self, activity_id: str) -> str:
        """Ask no more about an activity; its answers stay. Return what went wrong, or ""."""
        name = next((one.name for one in self.current() if one.id == activity_id), None)
        if name is None:
            return ""
        said = ActivitySaid(name, retired=True)
        return self._diary.keep_records(self._diary.statement(activity_id, said))

    def score(self, activity_id: str, score: int | None) -> str:
        """Keep how it goes today, None to take that back; return what went wrong, or "".

        Raises:
            JournalMisuse: the score is not from 0 to 10.
        """
        said = ActivityScored(score)
        return self._diary.keep_records(self._diary.statement(activity_id, said))

    def _all(self, *, retired: bool) -> Iterator[Activity]:
        if self._journal is None:
            return
        answers = self._answers(self._journal)
        # A dict keeps the place of the first name and takes the last one.
        said = {one.about: one.what for one in self._journal.diary.statements(ActivitySaid)}
        for key, what in said.items():
            if isinstance(what, ActivitySaid) and what.retired is retired:
                yield Activity(key, what.name, *answers.get(key, (None, "")))

    def _answers(self, journal: Journal) -> dict[str, tuple[int, str]]:
        """Return the last answer about each activity, with its day.

        Of one day the last answer holds; one that was taken back leaves that of an earlier day.
        """
        days: dict[str, dict[str, int | None]] = {}
        for one in journal.diary.statements(ActivityScored):
            if isinstance(one.what, ActivityScored):
                days.setdefault(one.about, {})[one.local_date] = one.what.score
        last: dict[str, tuple[int, str]] = {}
        for key, scores in days.items():
            told = [(day, score) for day, score in scores.items() if score is not None]
            if told:
                day, score = max(told)
                last[key] = (score, day)
        return last
