"""Any number of pains at each moment, and always one of them in hand."""

import pytest

from backstretch.care.entry import PainSaid
from backstretch.journal.said import PainMoment, Quality
from backstretch.ui.log_drafts import UNSAID, PainDrafts

AFTER, LATER = PainMoment.AFTER_RUN, PainMoment.LATER


@pytest.fixture
def drafts() -> PainDrafts:
    made = PainDrafts()
    made.show((PainSaid(LATER, 4, id="a"), PainSaid(LATER, 2, id="b"), PainSaid(AFTER, 1)), LATER)
    return made


def scores(drafts: PainDrafts) -> list[int]:
    return [pain.score for pain in drafts.all()]


def test_pains_stand_by_their_moments_and_then_as_they_were_said(drafts: PainDrafts) -> None:
    assert scores(drafts) == [1, 4, 2]
    assert drafts.now().id == "a"


def test_only_the_pain_in_hand_is_changed(drafts: PainDrafts) -> None:
    drafts.turn(LATER, 1)
    drafts.change(score=7)
    assert scores(drafts) == [1, 4, 7]
    assert drafts.now().id == "b"


def test_one_is_added_behind_the_others_and_taken_up(drafts: PainDrafts) -> None:
    drafts.add()
    assert (drafts.place, drafts.now()) == (2, PainSaid(LATER, UNSAID))
    drafts.change(score=9)
    assert scores(drafts) == [1, 4, 2, 9]


def test_one_that_is_removed_leaves_the_one_before_it_in_hand(drafts: PainDrafts) -> None:
    drafts.turn(LATER, 1)
    drafts.remove()
    assert drafts.now().id == "a"
    drafts.remove()
    drafts.remove()
    assert drafts.now() == PainSaid(LATER, UNSAID)
    assert scores(drafts) == [1]


def test_one_that_says_nothing_is_forgotten_when_another_is_taken_up(drafts: PainDrafts) -> None:
    drafts.add()
    drafts.turn(LATER, 2)
    assert drafts.now().score == UNSAID, "it is in hand already"
    drafts.turn(LATER, 0)
    assert [pain.id for pain in drafts.of_moment()] == ["a", "b"]


def test_words_without_a_number_are_found(drafts: PainDrafts) -> None:
    assert not drafts.turn_to_unsaid()
    drafts.add()
    drafts.change(qualities=(Quality.ACHE,))
    drafts.turn(AFTER)
    assert drafts.turn_to_unsaid()
    assert (drafts.moment, drafts.place) == (LATER, 2)
