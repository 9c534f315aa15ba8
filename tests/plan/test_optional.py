"""Short stretches that do not count: which, and how long."""

from backstretch.content.library import load_library
from backstretch.content.timing import work_ms
from backstretch.journal.said import Aggravator
from backstretch.plan.optional import LONGEST, counts, optional_stretches
from backstretch.plan.sieve import Person, Sieve
from backstretch.resources import resources_dir
from tests.plan.drawing import RULES

LIBRARY = load_library(resources_dir())


def offered(person: Person) -> list[str]:
    return [one.items[0].exercise for one in optional_stretches(LIBRARY, RULES, person)]


def test_three_easy_ones_are_offered() -> None:
    assert offered(Person()) == ["single_knee_chest", "cat_cow", "pelvic_tilt"]


def test_what_hurt_lately_gives_its_place_to_another() -> None:
    found = offered(Person(hurt=frozenset({"cat_cow"})))
    assert "cat_cow" not in found
    assert len(found) == 3


def test_none_is_offered_that_should_be_left_out() -> None:
    person = Person(worse=frozenset({Aggravator.BENDING}))
    sieve = Sieve(person, LIBRARY.exercises, RULES, RULES.flare_up.routine)
    assert all(sieve.bar(LIBRARY.exercises[name]) is None for name in offered(person))
    assert "single_knee_chest" not in offered(person)


def test_the_minutes_are_those_of_the_work_rounded() -> None:
    for one in optional_stretches(LIBRARY, RULES, Person()):
        (item,) = one.items
        seconds = work_ms(item, LIBRARY.exercises[item.exercise]) / 1000
        assert abs(one.minutes * 60 - seconds) <= 30


def test_none_of_them_counts_and_every_routine_does() -> None:
    for name in LIBRARY.exercises:
        others = frozenset(LIBRARY.exercises) - {name}
        for one in optional_stretches(LIBRARY, RULES, Person(disliked=others)):
            assert one.minutes < LONGEST
            assert not counts(one.minutes)
    assert all(counts(minutes) for _, minutes in LIBRARY.routines)
    assert all(counts(minutes) for minutes in range(RULES.minutes.least, 61))
