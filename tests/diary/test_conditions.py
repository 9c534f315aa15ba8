"""What lasts of a person: the check-first list, and the kit that is missing."""

from collections.abc import Callable

import pytest

from backstretch.diary.conditions import Conditions
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import ConditionsSet, EquipmentSet
from backstretch.journal.store import Journal
from backstretch.plan.knowing import Lasting


@pytest.fixture
def conditions(diary: KeptDiary, journal: Journal) -> Conditions:
    return Conditions(diary, journal)


def test_of_each_what_was_said_last_holds_and_all_is_kept(
    conditions: Conditions, journal: Journal
) -> None:
    assert conditions.now() == Lasting()
    assert conditions.keep_flags(["wrist-pain", "dizziness"]) == ""
    assert conditions.keep_lacking({"strap"}) == ""
    assert conditions.keep_flags(["dizziness"]) == ""
    assert conditions.now() == Lasting(frozenset({"dizziness"}), frozenset({"strap"}))
    assert [one.what for one in journal.diary.statements(ConditionsSet)] == [
        ConditionsSet(("dizziness", "wrist-pain")),
        ConditionsSet(("dizziness",)),
    ]


@pytest.mark.parametrize("keep", [Conditions.keep_flags, Conditions.keep_lacking])
def test_what_no_exercise_asks_for_is_not_kept(
    conditions: Conditions, journal: Journal, keep: Callable[[Conditions, list[str]], str]
) -> None:
    with pytest.raises(ValueError, match="is not known here"):
        keep(conditions, ["flat feet"])
    assert journal.diary.statements(ConditionsSet) == ()
    assert journal.diary.statements(EquipmentSet) == ()


def test_without_a_journal_nothing_holds(diary: KeptDiary) -> None:
    assert Conditions(diary, None).now() == Lasting()


def test_what_is_never_wanted_is_kept_too(conditions: Conditions) -> None:
    assert conditions.keep_disliked({"plank", "squat"}) == ""
    assert conditions.now().disliked == {"plank", "squat"}


def test_what_is_liked_best_is_kept_beside_it(conditions: Conditions) -> None:
    conditions.keep_disliked({"plank"})
    assert conditions.keep_favourites({"squat", "cat_cow"}) == ""
    assert conditions.keep_favourites({"cat_cow"}) == ""
    assert conditions.now().favourites == {"cat_cow"}
    assert conditions.now().disliked == {"plank"}
