"""What the diary told becomes what a session minds: places, what makes it worse, kit, dislikes."""

from datetime import date, timedelta

import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.content.library import load_library
from backstretch.journal.said import Aggravator, Pain, PainMoment
from backstretch.plan.knowing import Skipped, person_of
from backstretch.plan.sieve import KIT, Person
from backstretch.resources import resources_dir

EXERCISES = load_library(resources_dir()).exercises
TODAY = date(2026, 3, 10)
NOTHING = Skipped()


def pain(days_ago: int, *worse: Aggravator, leg: LegReach = LegReach.NONE) -> Pain:
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    return Pain(
        f"{day} {worse}", f"{day}T18:00:00+01:00", "Europe/Berlin", day, PainMoment.ALONE, 4,
        regions={Region.LUMBAR_LEFT: 4, Region.BUTTOCK_LEFT: 2}, aggravators=worse, leg_left=leg,
    )  # fmt: skip


def person(*said: Pain, skipped: Skipped = NOTHING) -> Person:
    return person_of(said, skipped, EXERCISES, TODAY)


def test_of_nothing_told_nobody_special_comes() -> None:
    assert person() == Person()


@pytest.mark.parametrize(("days_ago", "hurts"), [(0, True), (1, True), (2, False)])
def test_where_it_hurts_counts_for_the_day_and_the_one_before(days_ago: int, hurts: bool) -> None:
    places = {Region.LUMBAR_LEFT, Region.BUTTOCK_LEFT} if hurts else set()
    assert person(pain(days_ago)).where == places


@pytest.mark.parametrize(("days_ago", "minded"), [(0, True), (7, True), (8, False)])
def test_what_makes_it_worse_is_minded_for_a_week(days_ago: int, minded: bool) -> None:
    told = person(pain(days_ago, Aggravator.BENDING, leg=LegReach.CALF), pain(days_ago + 1))
    assert told.worse == ({Aggravator.BENDING} if minded else set())
    assert told.leg == (LegReach.CALF if minded else LegReach.NONE)


def test_the_furthest_down_a_leg_counts() -> None:
    told = person(pain(3, leg=LegReach.FOOT), pain(1, leg=LegReach.THIGH))
    assert told.leg is LegReach.FOOT


def test_what_was_lacking_is_not_at_hand() -> None:
    lacking = frozenset({"hamstring_supine", "doorway", "wall_squat", "gone from the library"})
    assert person(skipped=Skipped(lacking=lacking)).equipment == KIT - {"strap", "doorway"}


def test_what_hurt_and_what_is_not_liked_are_told_apart() -> None:
    told = person(skipped=Skipped(hurt=frozenset({"lunge"}), disliked=frozenset({"plank"})))
    assert told.hurt == {"lunge"}
    assert told.disliked == {"plank"}
