"""What the diary told becomes what a session minds: places, what makes it worse, kit, dislikes."""

from datetime import date, datetime, time, timedelta

import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.content.library import load_library
from backstretch.journal.diary_records import ConditionsSet, DislikedSet, EquipmentSet, Noted
from backstretch.journal.said import Aggravator, Pain, PainMoment
from backstretch.plan.knowing import Lasting, Skipped, hours_up, lasting_of, person_of, usual_rise
from backstretch.plan.sieve import CONDITIONS, KIT, Person
from backstretch.resources import resources_dir
from tests.journal.diary_samples import a_statement

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


def test_what_was_said_last_of_the_person_and_their_kit_holds() -> None:
    said = (
        a_statement("1", ConditionsSet(("pregnancy", "dizziness"))),
        a_statement("2", EquipmentSet(("strap",))),
        a_statement("3", Noted("fine")),
        a_statement("5", DislikedSet(("plank",))),
        a_statement("4", ConditionsSet(("dizziness",))),
    )
    lasting = lasting_of(said)
    assert lasting == Lasting(frozenset({"dizziness"}), frozenset({"strap"}), frozenset({"plank"}))
    skipped = Skipped(disliked=frozenset({"squat"}), lacking=frozenset({"doorway"}))
    told = person_of((), skipped, EXERCISES, TODAY, lasting)
    assert told.flags == {"dizziness"}
    assert told.equipment == KIT - {"strap", "doorway"}
    assert told.disliked == {"plank", "squat"}


def test_the_check_first_list_is_all_that_the_exercises_ask_a_person() -> None:
    found_out = {
        "flexion-sensitive", "extension-sensitive", "leg-pain", "flare-up", "morning",
        "no-equipment", "not-yet", "other",
    }  # fmt: skip
    asked = {skip.flag for one in EXERCISES.values() for skip in one.skip}
    assert set(CONDITIONS) == asked - found_out


@pytest.mark.parametrize(
    ("clock", "usual", "signs", "hours"),
    [
        ("06:37", "07:00", (), 0),
        ("08:30", "07:00", (), 1.5),
        ("08:30", "07:00", ("07:50",), 1.5),
        ("08:30", "07:00", ("06:15", "06:00"), 2.5),
        ("08:30", "07:00", ("02:59",), 1.5),  # a late night
        ("06:37", "07:00", ("06:40",), 0),  # a clock that was set back
        ("23:30", "07:00", (), 16.5),
        ("02:30", "02:00", (), 0.5),
        ("04:00", "02:00", (), 2),
    ],
)
def test_who_got_up_when(clock: str, usual: str, signs: tuple[str, ...], hours: float) -> None:
    now, *lives = (at(one) for one in (clock, *signs))
    assert hours_up(now, usual_rise(now, 3, time.fromisoformat(usual)), lives) == hours


def test_after_midnight_the_person_is_still_up() -> None:
    now = at("00:30")
    assert hours_up(now, usual_rise(now, 3, time(7)), ()) == 17.5


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"{TODAY}T{clock}:00+01:00")
