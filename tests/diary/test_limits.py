"""The limits of the light: the usual ones, the person's own, and back again."""

import pytest

from backstretch.care.light import Limits
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import OwnLimits, limits
from backstretch.journal.diary_records import LimitsSet
from backstretch.journal.store import Journal

USUAL = Limits(2, 5, 2)


@pytest.fixture
def own(diary: KeptDiary, journal: Journal) -> OwnLimits:
    return OwnLimits(diary, journal)


def test_the_usual_limits_hold_until_others_are_set(
    own: OwnLimits, diary: KeptDiary, journal: Journal
) -> None:
    assert own.now() == USUAL
    assert own.keep(Limits(1, 4, 3)) == ""
    assert own.now() == limits(journal, diary.care.limits) == Limits(1, 4, 3)


def test_the_way_back_to_the_usual_keeps_what_was_set(own: OwnLimits, journal: Journal) -> None:
    own.keep(Limits(1, 4, 3))
    own.keep(USUAL)
    assert own.now() == USUAL
    assert len(journal.diary.statements(LimitsSet)) == 2


@pytest.mark.parametrize("wanted", [Limits(4, 5, 2), Limits(2, 6, 2), Limits(3, 3, 2)])
def test_limits_out_of_their_range_are_not_kept(
    own: OwnLimits, journal: Journal, wanted: Limits
) -> None:
    with pytest.raises(ValueError, match="is not within"):
        own.keep(wanted)
    assert journal.diary.statements(LimitsSet) == ()


def test_without_a_journal_the_usual_limits_hold(diary: KeptDiary) -> None:
    assert limits(None, diary.care.limits) == USUAL
