"""Over thousands of people of every kind, each session fits, and none goes past a filter."""

from collections.abc import Iterator

import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.content.doses import version_problems
from backstretch.content.exercise import Direction, Exercise, Kind
from backstretch.content.library import load_library
from backstretch.content.routine import RoutineFile, Version
from backstretch.content.timing import routine_ms
from backstretch.journal.said import Aggravator
from backstretch.plan.composer import Composition, PickReason, compose
from backstretch.resources import resources_dir
from backstretch.session.script import build_script
from tests.plan.crowd import CONDITIONS, Asked, crowd
from tests.plan.drawing import RULES

LIBRARY = load_library(resources_dir())
PEOPLE = tuple(crowd(20, 2000, LIBRARY, RULES))
BREATHING = "hook_lying"
BENT = {Aggravator.BENDING, Aggravator.SITTING, Aggravator.COUGHING, Aggravator.MORNING}
STRAIGHT = {Aggravator.ARCHING, Aggravator.STANDING, Aggravator.DOWNHILL}
LEG = {place for place in Region if place.split("-")[0] in ("calf", "shin", "foot")}
AT_HOME = {"mat", "towel", "cushion", "pillow", "socks", "wall", "chair"}
NEVER = {
    "osteoporosis": {
        "childs_pose", "single_knee_chest", "double_knee_chest", "toe_touch", "cat_cow",
    },
    "hip-replacement": {
        "figure_four", "single_knee_chest", "double_knee_chest", "childs_pose", "squat", "lunge",
    },
    "pregnancy": {
        "plank", "prone_elbows", "pelvic_tilt", "figure_four", "hamstring_supine", "glute_bridge",
        "heel_slide", "single_leg_lower", "single_knee_chest", "double_knee_chest",
    },
    "blood-pressure": {"plank", "toe_touch", "childs_pose", "wall_squat"},
    "kneeling-pain": {"cat_cow", "bird_dog", "childs_pose", "runners_lunge", "hip_flexor"},
    "wrist-pain": {"cat_cow", "bird_dog"},
    "blood-thinners": {"roller_thoracic", "roller_glute", "roller_hamstring"},
    "surgery": {"prone_elbows", "press_up", "double_leg_lower"},
}  # fmt: skip
"""The list of what to check first (evidence 2.0), and what kneels or leans on the hands."""


def composed(asked: Asked) -> Composition:
    made = compose(LIBRARY, RULES, asked.routine, asked.minutes, asked.person, asked.rung)
    assert made is not None
    return made


def flags(asked: Asked) -> set[str]:
    """Return what bars exercises today, from the person's own words."""
    person = asked.person
    found = set(person.flags)
    found |= {"flexion-sensitive"} if person.worse & BENT else set()
    found |= {"extension-sensitive"} if person.worse & STRAIGHT else set()
    below = person.where & LEG or person.leg in (LegReach.CALF, LegReach.FOOT)
    found |= {"leg-pain"} if below else set()
    return found | ({"flare-up"} if asked.routine == "flare-up" else set())


def wrongs(exercise: Exercise, asked: Asked) -> Iterator[str]:
    """Yield by which filter an exercise should not be in a session, its dislike left out."""
    told, person = flags(asked), asked.person
    if exercise.level > 2:
        yield "too hard"
    if "not-yet" in {skip.flag for skip in exercise.skip}:
        yield "not yet"
    if person.hours_up is not None and person.hours_up < 2 and Direction.ROUND in exercise.tags:
        yield "morning"
    if "flexion-sensitive" in told and Direction.ROUND in exercise.tags:
        yield "bending"
    if "extension-sensitive" in told and Direction.ARCH in exercise.tags:
        yield "arching"
    directions = {"flexion-sensitive", "extension-sensitive"}
    for skip in exercise.skip:
        if skip.flag in told and (skip.flag not in directions or skip.instead):
            yield skip.flag
    for condition in told & NEVER.keys():
        if exercise.id in NEVER[condition]:
            yield condition
    own = {skip.flag for skip in exercise.skip}
    if "no-equipment" not in own and set(exercise.equipment) - AT_HOME - person.equipment:
        yield "equipment"


def is_unwanted(name: str, asked: Asked) -> bool:
    return name in asked.person.disliked | asked.person.hurt


def room(asked: Asked) -> float:
    """Return for how many seconds a person could surely do what is left, without breathing."""
    gentle = asked.routine == "flare-up"
    seconds = 0.0
    for one in LIBRARY.exercises.values():
        never = (Kind.REST, Kind.STRENGTH) if gentle else (Kind.REST,)
        hard = gentle and one.level > 1
        if one.kind in never or hard or is_unwanted(one.id, asked) or any(wrongs(one, asked)):
            continue
        least = max(20, one.dose.hold[0]) if one.dose.hold else 0
        times = one.dose.times[1] if one.dose.times else 1
        reps, tempo = (one.dose.reps or (0, 0))[1], (one.dose.tempo or (0, 0))[0]
        sides = 1 if one.sides == "both" else 2
        work = least * times if one.dose.hold else reps * tempo
        seconds += sides * work + 50 if one.dose.hold else 3 * (sides * work + 50)
    return seconds


def test_people_are_drawn_from_the_whole_space() -> None:
    persons = [asked.person for asked in PEOPLE]
    assert set().union(*(one.flags for one in persons)) == set(CONDITIONS)
    assert set().union(*(one.worse for one in persons)) == set(Aggravator)
    assert set().union(*(one.where for one in persons)) == set(Region)
    assert {one.leg for one in persons} == set(LegReach)
    assert len({one.equipment for one in persons}) == 16
    assert {one.hours_up for one in persons} == {None, 0.0, 1.0, 1.99, 2.0, 6.0}
    for wishes in ([one.disliked for one in persons], [one.hurt for one in persons]):
        assert set().union(*wishes) == set(LIBRARY.exercises)
        assert {frozenset(), frozenset(LIBRARY.exercises)} <= set(wishes)
    assert {one.routine for one in PEOPLE} == set(LIBRARY.routine_ids())
    assert {one.minutes for one in PEOPLE} == set(range(10, 16))
    assert {one.rung for one in PEOPLE} == {None, *RULES.progression.steps}
    known = {s.flag for e in LIBRARY.exercises.values() for s in e.skip}
    assert known - {"flare-up", "morning", "no-equipment", "not-yet", "other"} <= set(CONDITIONS)


@pytest.mark.parametrize("part", range(4))
def test_two_thousand_people_get_sessions_that_keep_to_everything(part: int) -> None:
    for asked in PEOPLE[part::4]:
        made = composed(asked)
        items = made.routine.items
        assert routine_ms(items, LIBRARY.exercises) == asked.minutes * 60_000, asked
        assert problems(made) == [], asked
        for item in items:
            exercise = LIBRARY.exercises[item.exercise]
            if exercise.kind is not Kind.REST:
                assert not is_unwanted(exercise.id, asked), asked
                assert list(wrongs(exercise, asked)) == [], asked
        assert build_script(made.routine, LIBRARY.exercises).total_ms == asked.minutes * 60_000
        names = [item.exercise for item in items]
        assert [pick.exercise for pick in made.picks] == names
        assert not {one.exercise for one in made.left_out} & set(names)


def problems(made: Composition) -> list[tuple[str, str]]:
    """Return what the check of routine files finds wrong: doses, levels, length, each swap."""
    routine = made.routine
    version = Version(routine.minutes, routine.items)
    file = RoutineFile(
        routine.id, routine.name, routine.why, routine.note, (version,), routine.sources
    )
    return list(version_problems(file, 0, LIBRARY.exercises, frozenset()))


def test_breathing_a_person_does_not_want_comes_only_where_nothing_else_can_fill() -> None:
    despite = 0
    for asked in PEOPLE:
        if not is_unwanted(BREATHING, asked):
            continue
        made = composed(asked)
        if any(item.exercise == BREATHING for item in made.routine.items):
            despite += 1
            assert room(asked) < asked.minutes * 60, asked
    assert despite, "nobody of them had too little left"


def test_on_a_sore_day_nothing_is_held_for_longer_than_twenty_seconds() -> None:
    for asked in PEOPLE:
        if asked.routine == "flare-up":
            made = composed(asked)
            moves = [item for item in made.routine.items if item.exercise != BREATHING]
            assert all((item.hold or 0) <= 20 for item in moves), asked
            strength = [m for m in moves if LIBRARY.exercises[m.exercise].kind is Kind.STRENGTH]
            assert {move.exercise for move in strength} <= {"glute_bridge"}, asked
            assert len(strength) <= 1, asked
            assert "half as far" in made.routine.note


def test_whoever_can_do_nothing_breathes_slowly_and_is_told_instead_of_what() -> None:
    for asked in PEOPLE:
        left = [
            one.id
            for one in LIBRARY.exercises.values()
            if not is_unwanted(one.id, asked) and not any(wrongs(one, asked))
        ]
        if set(left) <= {BREATHING}:
            made = composed(asked)
            assert {item.exercise for item in made.routine.items} == {BREATHING}
            reasons = [pick.reason for pick in made.picks]
            assert reasons[0] is reasons[-1] is PickReason.REST
            assert PickReason.INSTEAD in reasons
            assert all(15 <= (item.hold or 0) <= 120 for item in made.routine.items)
            assert {one.exercise for one in made.left_out} >= {
                pick.of for pick in made.picks if pick.of
            }


def test_the_same_person_gets_the_same_session() -> None:
    for one, other in zip(PEOPLE[:300], crowd(20, 300, LIBRARY, RULES), strict=True):
        assert composed(one) == composed(other)


def test_no_exercise_comes_more_than_three_times() -> None:
    for asked in PEOPLE:
        names = [item.exercise for item in composed(asked).routine.items]
        assert all(names.count(name) <= 3 for name in set(names) - {BREATHING}), asked
