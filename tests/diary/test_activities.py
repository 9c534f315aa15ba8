"""Activities are named, changed, retired and scored; what was said before stays in the diary."""

import pytest

from backstretch.content.care import load_care
from backstretch.diary.activities import Activities, Activity
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import ActivitySaid, ActivityScored
from backstretch.journal.errors import JournalMisuse
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.fakes import FakeClock

DAY = 24 * 3600


@pytest.fixture
def activities(diary: KeptDiary, journal: Journal) -> Activities:
    return Activities(diary, journal)


def names(found: tuple[Activity, ...]) -> list[str]:
    return [activity.name for activity in found]


def test_a_named_activity_has_no_answer_yet(activities: Activities) -> None:
    assert activities.keep("  Put on  my shoes ") == ""
    [activity] = activities.current()
    assert (activity.name, activity.score, activity.day) == ("Put on my shoes", None, "")


def test_another_name_keeps_place_and_answers(activities: Activities) -> None:
    activities.keep("Run 30 minutes")
    activities.keep("Put on my shoes")
    first = activities.current()[0].id
    activities.score(first, 4)
    activities.keep("Run 40 minutes", first)
    assert names(activities.current()) == ["Run 40 minutes", "Put on my shoes"]
    assert activities.current()[0].score == 4


def test_the_last_answer_stands_and_can_be_taken_back(
    activities: Activities, clock: FakeClock
) -> None:
    activities.keep("Run 30 minutes")
    key = activities.current()[0].id
    activities.score(key, 3)
    clock.advance(14 * DAY)
    activities.score(key, 6)
    activities.score(key, 7)
    assert activities.current() == (Activity(key, "Run 30 minutes", 7, "2026-03-16"),)
    activities.score(key, None)
    assert activities.current() == (Activity(key, "Run 30 minutes", 3, "2026-03-02"),)


def test_a_retired_one_is_kept_and_can_come_back(activities: Activities, journal: Journal) -> None:
    activities.keep("Run 30 minutes")
    key = activities.current()[0].id
    activities.score(key, 10)
    assert activities.retire(key) == ""
    assert (names(activities.current()), names(activities.retired())) == ([], ["Run 30 minutes"])
    assert len(journal.diary.statements(ActivityScored, key)) == 1
    activities.keep("Run 30 minutes", key)
    assert activities.current()[0].score == 10
    assert activities.retired() == ()
    assert len(journal.diary.statements(ActivitySaid, key)) == 3


def test_what_is_not_kept_up_cannot_be_retired(activities: Activities, journal: Journal) -> None:
    assert activities.retire("nothing") == ""
    assert journal.diary.statements(ActivitySaid) == ()


def test_a_score_out_of_range_is_refused(activities: Activities) -> None:
    activities.keep("Run 30 minutes")
    key = activities.current()[0].id
    with pytest.raises(JournalMisuse, match="11"):
        activities.score(key, 11)
    assert activities.current()[0].score is None


def test_without_a_journal_nothing_is_there_and_each_keeping_says_why(clock: FakeClock) -> None:
    care, _ = load_care(resources_dir())
    diary = KeptDiary(None, clock, Settings, care, "The journal is locked.")
    activities = Activities(diary, None)
    assert activities.current() == activities.retired() == ()
    assert activities.keep("Run") == "The journal is locked."
