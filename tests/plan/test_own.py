"""A routine the person made is done as they made it, but for what is not for them today."""

from backstretch.content.library import load_library
from backstretch.content.prescribed import routine_from
from backstretch.content.prescription import Prescriptions
from backstretch.content.timing import routine_ms
from backstretch.plan.composer import Composition, Pick, PickReason
from backstretch.plan.own import fit_own
from backstretch.plan.sieve import Barred, LeftOut, Person
from backstretch.resources import resources_dir
from tests.plan.drawing import RULES

LIBRARY = load_library(resources_dir())
LINES = Prescriptions(LIBRARY.exercises)


def fitted(line: str, who: Person) -> Composition:
    routine = routine_from("mine", "Mine", LINES.read(line), LIBRARY.exercises)
    return fit_own(LIBRARY, RULES, routine, who)


def names(made: Composition) -> list[str]:
    return [item.exercise for item in made.routine.items]


def test_it_stays_as_it_was_made_hard_ones_kit_and_dislikes_included() -> None:
    line = "climber 6 change 30s, foam roll upper back 6, press-up 8, rest 90s"
    made = fitted(line, Person(disliked=frozenset({"press_up"})))
    assert made.routine == routine_from("mine", "Mine", LINES.read(line), LIBRARY.exercises)
    assert made.left_out == ()
    assert [pick.reason for pick in made.picks] == [PickReason.ROUTINE] * 3 + [PickReason.REST]


def test_what_a_rule_bars_gives_its_place_to_its_swap_once() -> None:
    made = fitted("cat-cow 8, press-up 8, squat 8, press-up 10", Person(frozenset({"wrist-pain"})))
    assert "press_up" not in names(made)
    assert names(made).count("prone_elbows") == 1
    told = LeftOut("press_up", Barred.FLAG, "wrist-pain", "prone_elbows")
    assert told in made.left_out
    assert Pick("prone_elbows", PickReason.INSTEAD, "press_up") in made.picks
    assert len(made.picks) == len(made.routine.items)


def test_what_hurt_lately_is_left_out_even_where_it_is_hard_or_needs_kit() -> None:
    hurt = Person(hurt=frozenset({"mountain_climber", "roller_thoracic"}))
    made = fitted("climber 6, roll upper back 6, squat 8", hurt)
    assert names(made) == ["squat"]
    assert [one.why for one in made.left_out] == [Barred.HURT, Barred.HURT]


def test_the_ways_between_what_is_left_are_worked_out_anew() -> None:
    made = fitted("squat 10, plank 20s, bridge 8", Person(hurt=frozenset({"plank"})))
    assert [item.change for item in made.routine.items] == [10, 15]
    assert made.routine.minutes == max(
        1, round(routine_ms(made.routine.items, LIBRARY.exercises) / 60_000)
    )


def test_early_in_the_day_full_rounding_waits() -> None:
    made = fitted("forward fold 20s, squat 10", Person(hours_up=0.5))
    assert "toe_touch" not in names(made)
    assert made.left_out[0].why is Barred.MORNING


def test_where_nothing_is_left_there_is_slow_breathing_and_the_reason() -> None:
    made = fitted("climber 6", Person(hurt=frozenset({"mountain_climber"})))
    assert names(made) == ["hook_lying"]
    assert made.left_out == (LeftOut("mountain_climber", Barred.HURT),)
    assert [pick.exercise for pick in made.picks] == ["hook_lying"]
