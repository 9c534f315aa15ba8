"""What the Library shows of exercises and cards: nothing counts on how many there are."""

from dataclasses import replace
from typing import Any

import pytest

from backstretch.content.exercise import Direction, Exercise, Kind, Sides
from backstretch.content.ladders import LADDERS, step_down, step_up
from backstretch.content.learn import Card, Grade, Learn, Read
from backstretch.content.library import load_library
from backstretch.content.planning import load_planning
from backstretch.figure.muscles import MUSCLES
from backstretch.figure.scene import Doing, SideName
from backstretch.plan.sieve import CONDITIONS, Barred, Person, Sieve
from backstretch.resources import resources_dir
from backstretch.session.posing import open_book
from backstretch.ui import library_words as words
from backstretch.ui.exercise_view import exercise_state
from backstretch.ui.learn_view import COLUMNS, SIGNS, TIMED, card_state, learn_state
from backstretch.ui.library_state import Asked, ExerciseState
from backstretch.ui.library_view import (
    CORE,
    OWN,
    Catalogue,
    Now,
    barred_by,
    done_line,
    first_side,
    routine_lines,
    source_lines,
)

LIBRARY = load_library(resources_dir())
BOOK, _ = open_book(resources_dir(), LIBRARY)
RULES, _ = load_planning(resources_dir())
CATALOGUE = Catalogue(LIBRARY, BOOK.muscles)
EXERCISES = tuple(LIBRARY.exercises.values())
LEARN = LIBRARY.learn
NOBODY = Now()


def ids(asked: Asked, now: Now = NOBODY) -> set[str]:
    return {tile.id for tile in CATALOGUE.grid(asked, now).tiles}


def of(person: Person, routine: str = "rest-day") -> Now:
    sieve = Sieve(person, LIBRARY.exercises, RULES, routine)
    return Now(barred_by(sieve), person.hurt, sieve.flags)


def state(exercise: str, now: Now = NOBODY, doing: Doing | None = None) -> ExerciseState:
    one = LIBRARY.exercises[exercise]
    doing = doing or Doing(exercise, first_side(one))
    return exercise_state(CATALOGUE, LEARN, now, one, doing)


def test_nothing_asked_shows_every_exercise_the_core_ones_first_as_they_follow_each_other() -> None:
    tiles = CATALOGUE.grid(Asked(), NOBODY).tiles
    assert {tile.id for tile in tiles} == set(LIBRARY.exercises)
    core = ["cat_cow", "runners_lunge", "pelvic_tilt", "figure_four", "hamstring_supine"]
    assert [tile.id for tile in tiles if tile.core] == core
    assert [tile.id for tile in tiles[: len(core)]] == core


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_shows_its_own_and_no_other(kind: Kind) -> None:
    assert ids(Asked(kind=kind.value)) == {one.id for one in EXERCISES if one.kind is kind}


def test_each_choice_of_each_filter_shows_something_and_together_they_narrow() -> None:
    choices = CATALOGUE.choices()
    fields = {
        "kind": choices.kinds, "area": choices.areas, "position": choices.positions,
        "kit": choices.kit, "level": choices.levels, "direction": choices.directions,
    }  # fmt: skip
    for name, codes in fields.items():
        assert next(iter(codes)) == ""
        for code in codes:
            asked: dict[str, Any] = {name: code}
            assert bool(ids(Asked(**asked))) is (code != OWN), (name, code)  # nobody wrote any
    stretch, hips = Asked(kind="stretch"), Asked(area="hips")
    assert ids(replace(stretch, area="hips")) == ids(stretch) & ids(hips)
    assert ids(replace(stretch, area="hips")) < ids(stretch)


def test_an_area_is_where_the_figure_glows() -> None:
    assert {"figure_four", "glute_bridge"} <= ids(Asked(area="buttocks"))
    assert "doorway" in ids(Asked(area="upper-back"))
    assert "doorway" not in ids(Asked(area="thighs"))


def test_every_muscle_the_figure_has_belongs_to_an_area() -> None:
    bare = {name.removesuffix("_R").removesuffix("_L") for name in MUSCLES}
    assert bare == frozenset().union(*words.AREAS.values())


def test_a_filter_of_the_direction_follows_the_tags() -> None:
    assert "toe_touch" in ids(Asked(direction="round"))
    assert "toe_touch" not in ids(Asked(direction="arch"))
    for one in EXERCISES:
        is_still = Direction.NEUTRAL in one.tags
        assert (one.id in ids(Asked(direction="still"))) is is_still


def test_floor_or_mat_only_needs_nothing_else() -> None:
    bare = ids(Asked(kit=words.BARE))
    assert "figure_four" in bare
    assert not bare & {"hamstring_supine", "doorway", "wall_squat"}


def test_what_works_with_what_hurts_today_leaves_out_what_the_composer_would() -> None:
    person = Person(flags=frozenset({"osteoporosis"}), hurt=frozenset({"squat"}))
    now = of(person)
    shown = ids(Asked(fits=True), now)
    assert "toe_touch" not in shown
    assert "squat" not in shown
    sieve = Sieve(person, LIBRARY.exercises, RULES, "rest-day")
    for name in shown:
        why = sieve.bar(LIBRARY.exercises[name])
        assert why is None or why[0] in (Barred.LEVEL, Barred.EQUIPMENT, Barred.DISLIKED)
    assert ids(Asked(fits=True)) == set(LIBRARY.exercises)


def test_what_works_today_says_how_much_is_left_out_for_the_person() -> None:
    assert CATALOGUE.grid(Asked(fits=True), NOBODY).count == (
        f"{len(EXERCISES)} exercises. Nothing you have told leaves any out."
    )
    now = of(Person(hurt=frozenset({"squat", "lunge"})))
    assert CATALOGUE.grid(Asked(fits=True), now).count == (
        f"{len(EXERCISES) - 2} exercises, 2 left out for you"
    )
    assert CATALOGUE.grid(Asked("squat", fits=True), of(Person(hurt=frozenset({"squat"})))).count
    assert CATALOGUE.grid(Asked(), now).count == f"{len(EXERCISES)} exercises"


def test_a_hard_one_that_hurt_lately_does_not_work_today_either() -> None:
    hard = {one.id for one in EXERCISES if one.level == words.TOO_HARD}
    assert hard
    assert ids(Asked(fits=True)) >= hard
    assert not ids(Asked(fits=True), of(Person(hurt=frozenset(hard)))) & hard


def test_favourites_are_shown_alone_and_marked() -> None:
    now = Now(favourites=frozenset({"squat"}), disliked=frozenset({"plank"}))
    assert ids(Asked(favourites=True), now) == {"squat"}
    tiles = {tile.id: tile for tile in CATALOGUE.grid(Asked(), now).tiles}
    assert tiles["squat"].favourite
    assert tiles["plank"].never
    assert not tiles["cat_cow"].favourite


@pytest.mark.parametrize(
    ("typed", "first"),
    [("pirifromis", "figure_four"), ("hamstrng", "hamstring_supine"), ("catcow", "cat_cow")],
)
def test_what_is_typed_badly_is_found(typed: str, first: str) -> None:
    assert CATALOGUE.grid(Asked(typed), NOBODY).tiles[0].id == first


def test_an_exercise_is_found_by_where_it_is_felt_and_by_its_kit() -> None:
    assert "figure_four" in ids(Asked("buttock"))
    assert "hamstring_supine" in ids(Asked("strap"))


def test_how_many_are_shown_is_said() -> None:
    assert CATALOGUE.grid(Asked("zebra"), NOBODY).count == "0 exercises"
    assert CATALOGUE.grid(Asked(favourites=True), Now(favourites=frozenset({"squat"}))).count == (
        "1 exercise"
    )


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_a_page_says_all_that_is_known_of_an_exercise(exercise: Exercise) -> None:
    sides: tuple[SideName, ...] = ("left", "right")
    for side in ("both",) if exercise.sides is Sides.BOTH else sides:
        for eased in (False, exercise.easier is not None):
            shown = state(exercise.id, doing=Doing(exercise.id, side, eased))
            every = (*shown.steps, *shown.form, *shown.mistakes, shown.feel, shown.description)
            assert shown.steps
            assert shown.form
            assert shown.mistakes
            assert not [text for text in every if "{" in text or not text]
    assert shown.form[-1] == "Discomfort up to 3 of 10 is fine."
    usual = state(exercise.id).easier
    assert usual is not None
    assert all(way in usual.text for way in exercise.gentler)
    assert len(shown.reasons) == len(exercise.skip)
    assert len(shown.sources) >= 1
    assert shown.try_it.startswith("Try it now, ")
    assert shown.amount.endswith(" in all.")


def test_the_words_follow_the_side_and_the_easier_version() -> None:
    right, left = state("figure_four"), state("figure_four", doing=Doing("figure_four", "left"))
    assert "right buttock" in right.feel
    assert "left buttock" in left.feel
    eased = state("figure_four", doing=Doing("figure_four", "left", eased=True))
    assert eased.easier is not None
    assert eased.easier.chosen
    assert eased.steps != left.steps


def test_what_is_not_for_this_person_says_why_and_cannot_be_begun_here() -> None:
    shown = state("toe_touch", of(Person(flags=frozenset({"osteoporosis"}))))
    assert shown.try_it == ""
    assert shown.caution.startswith("The plan leaves this out for you.")
    assert [reason.holds for reason in shown.reasons].count(True) == 1
    assert [reason.instead_name for reason in shown.reasons if reason.holds] == [
        "Hamstring stretch"
    ]


@pytest.mark.parametrize("flag", CONDITIONS)
def test_whatever_bars_an_exercise_is_among_its_reasons(flag: str) -> None:
    now = of(Person(flags=frozenset({flag})))
    for name, (barred, _) in now.barred.items():
        if barred is Barred.FLAG:
            shown = state(name, now)
            assert shown.try_it == ""
            assert any(reason.holds for reason in shown.reasons), (flag, name)


def test_kit_that_a_plan_does_not_count_on_is_named() -> None:
    rolled = state("roller_thoracic", of(Person()))
    assert rolled.caution == "The plan leaves this out. It needs: mat, foam roller."
    assert rolled.facts.endswith("Mat, foam roller.")


def test_what_hurt_lately_may_be_tried_with_a_word_of_caution() -> None:
    shown = state("squat", of(Person(hurt=frozenset({"squat"}))))
    assert "hurt lately" in shown.caution
    assert shown.try_it


def test_under_a_warning_sign_nothing_is_begun() -> None:
    shown = state("cat_cow", Now(stopped=True))
    assert shown.try_it == ""
    assert "See a doctor" in shown.caution


@pytest.mark.parametrize(
    ("done", "skipped", "told"),
    [
        (0, 0, "Not done yet."),
        (1, 0, "Done once."),
        (9, 1, "Done 9 times, skipped once."),
        (0, 2, "Not done yet, skipped 2 times."),
    ],
)
def test_how_often_it_was_done_is_told(done: int, skipped: int, told: str) -> None:
    assert done_line(done, skipped) == told


def test_steps_lead_up_and_down_among_the_exercises_that_are_there() -> None:
    known = {"pelvic_tilt", "single_leg_lower"}
    assert step_up("pelvic_tilt", known) == "single_leg_lower"
    assert step_down("single_leg_lower", known) == "pelvic_tilt"
    assert step_up("single_leg_lower", known) == ""
    assert step_down("cat_cow", known) == ""
    everything = {step for ladder in LADDERS for step in ladder}
    assert everything >= {"squat", "lunge", "heel_slide"}
    squat = state("squat")
    assert squat.easier is not None
    assert squat.harder is not None
    assert (squat.easier.link, squat.harder.link) == ("wall_squat", "lunge")
    tap = state("single_leg_lower")
    assert tap.easier is not None
    assert tap.harder is not None
    assert (tap.easier.link, tap.harder.link) == ("heel_slide", "double_leg_lower")


def test_a_source_that_was_not_read_in_full_says_so() -> None:
    lines = zip(LEARN.sources, source_lines(LEARN.sources), strict=True)
    told = {Read.YES: "", Read.PART: "Only a part", Read.NO: "It was not read for this"}
    seen = set()
    for source, line in lines:
        if source.kind is not Grade.OURS:
            seen.add(source.read)
            assert line.reference.startswith(source.reference)
            assert told[source.read] in line.reference.removeprefix(source.reference)
    assert seen == set(Read)


def test_every_routine_can_be_begun_at_the_length_that_fits() -> None:
    lines = routine_lines(LIBRARY, "core-hips", 12)
    assert [line.id for line in lines] == list(LIBRARY.routine_ids())
    assert {line.minutes for line in lines} == {"12 min"}
    assert [line.id for line in lines if line.today] == ["core-hips"]
    assert {line.minutes for line in routine_lines(LIBRARY, "", 11)} == {"10 min"}
    assert {line.minutes for line in routine_lines(LIBRARY, "", 0)} == {"10 min"}


def test_every_card_is_in_view_once_with_what_it_rests_on() -> None:
    shown = learn_state(LEARN)
    assert shown.lead is not None
    assert shown.signs is not None
    codes = [line.code for _, lines in shown.columns for line in lines]
    codes += [shown.lead.code, shown.signs.code]
    assert sorted(codes) == sorted(card.code for card in LEARN.cards)
    assert all(line.basis for _, lines in shown.columns for line in lines)
    assert len(shown.columns) == len(COLUMNS)


def test_the_warning_signs_are_said_in_full_where_they_are_always_in_view() -> None:
    shown = learn_state(LEARN)
    assert shown.signs is not None
    assert "numbness between the legs" in shown.signs.summary
    assert "112" in shown.signs.summary


def test_what_is_typed_takes_the_place_of_the_columns() -> None:
    found = learn_state(LEARN, "sheos").found
    assert found is not None
    assert found[0].code == "shoes"
    assert learn_state(LEARN, "zebra").found == ()
    assert learn_state(LEARN, "  ").found is None


@pytest.mark.parametrize("card", LEARN.cards, ids=lambda card: card.code)
def test_a_card_says_how_sure_it_is_and_leads_on(card: Card) -> None:
    shown = card_state(LEARN, card)
    assert shown.sure == card.sure
    assert shown.sources
    assert len(shown.next) == 2
    assert card.code not in {one.code for one in shown.next}
    assert shown.timed is (card.code == TIMED)


def test_a_claim_that_no_study_stands_behind_is_not_dressed_as_one() -> None:
    by_code = {line.code: line for _, lines in learn_state(LEARN).columns for line in lines}
    assert not by_code["food"].firm
    assert by_code["food"].basis == "Little is known"
    assert by_code["strength"].firm
    assert by_code["desk"].basis == "Studies disagree"
    assert SIGNS not in by_code


def test_without_cards_there_is_nothing_to_read() -> None:
    shown = learn_state(Learn())
    assert shown.lead is None
    assert shown.signs is None
    assert all(lines == () for _, lines in shown.columns)


def test_the_core_five_are_a_kind_of_their_own() -> None:
    assert ids(Asked(kind=CORE)) == {one.id for one in EXERCISES if one.core}
