"""Search: what is typed badly or not to its end is found all the same, the nearest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.content.finding import Findable, find, slips, words_of

NAMES = (
    "Cat-cow", "Runner’s lunge", "Pelvic tilt", "Piriformis stretch", "Hamstring stretch",
    "Child’s pose", "Lunge", "Wall squat", "Squat",
)  # fmt: skip
THINGS = tuple(Findable((name,)) for name in NAMES)


def names(typed: str) -> list[str]:
    return [NAMES[place] for place in find(typed, THINGS)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cat", "Cat-cow"),
        ("catcow", "Cat-cow"),
        ("CAT COW", "Cat-cow"),
        ("runers lunge", "Runner’s lunge"),
        ("runner's", "Runner’s lunge"),
        ("pirifromis", "Piriformis stretch"),
        ("pirofirmis", "Piriformis stretch"),
        ("hamstrng", "Hamstring stretch"),
        ("hamstirn", "Hamstring stretch"),
        ("chlids pose", "Child’s pose"),
        ("sqaut", "Squat"),
        ("lunge", "Lunge"),
        ("pélvic", "Pelvic tilt"),
    ],
)
def test_what_is_meant_comes_first(typed: str, first: str) -> None:
    assert names(typed)[0] == first


def test_without_a_word_everything_is_there_in_its_order() -> None:
    assert names("") == list(NAMES)
    assert names(" -’ ") == list(NAMES)


def test_every_word_has_to_fit() -> None:
    assert names("wall squat") == ["Wall squat"]
    assert names("wall zebra") == []
    assert names("zebra") == []


def test_short_words_are_not_guessed() -> None:
    assert names("cot") == []
    assert names("bat") == []


def test_a_name_stands_before_what_is_said_elsewhere() -> None:
    things = (Findable(("Squat",), ("works the thigh",)), Findable(("Thigh stretch",)))
    assert find("thigh", things) == (1, 0)


@given(st.sampled_from(NAMES), st.data())
def test_one_slip_in_a_longer_word_is_forgiven(name: str, data: st.DataObject) -> None:
    word = max(words_of(name), key=len)
    if len(word) < 5:
        return
    at = data.draw(st.integers(0, len(word) - 2))
    slip = data.draw(st.sampled_from(["drop", "double", "swap", "other"]))
    wrong = {
        "drop": word[:at] + word[at + 1 :],
        "double": word[:at] + word[at] * 2 + word[at + 1 :],
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "other": word[:at] + "x" + word[at + 1 :],
    }[slip]
    assert name in names(wrong)


@given(st.text(max_size=40))
def test_whatever_is_typed_never_fails(typed: str) -> None:
    assert len(find(typed, THINGS)) <= len(THINGS)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_counted_the_same_both_ways(one: str, other: str) -> None:
    assert slips(one, other, 6) == slips(other, one, 6)
    assert (slips(one, other, 6) == 0) == (one == other)


def test_slips_are_counted() -> None:
    assert slips("sqaut", "squat", 2) == 1
    assert slips("kitten", "sitting", 3) == 3
    assert slips("kitten", "sitting", 2) is None
