"""The rules of the week: what ships is in order, and every fault is named."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from backstretch.content.planning import (
    FILE,
    OURS,
    SPARE_FILE,
    Planning,
    load_planning,
    spare_planning,
)
from backstretch.resources import resources_dir
from backstretch.toml_file import Fault
from tests.content.test_mutation import MUTATIONS
from tests.content.test_words import AVOIDED, sentences, words

SOURCE = re.compile(r"S\d-\d+|[A-Z][A-Za-z]+\d\d|vdWorp15|PFPguide|Loop|ours")


@pytest.fixture(scope="module")
def rules() -> Planning:
    return load_planning(resources_dir())[0]


def test_the_rules_that_ship_load_without_a_fault() -> None:
    assert [str(fault) for fault in load_planning(resources_dir())[1]] == []


def test_the_copy_in_the_code_is_the_file_that_ships(rules: Planning) -> None:
    assert SPARE_FILE.read_bytes() == rules.to_json()


def test_the_numbers_are_those_of_the_evidence(rules: Planning) -> None:
    assert (rules.days.least, rules.days.usual, rules.days.most) == (3, 4, 5)
    assert (rules.minutes.least, rules.minutes.most, rules.minutes.presets) == (
        10,
        15,
        (10, 12, 15),
    )
    assert (rules.minutes.first, rules.minutes.first_weeks, rules.minutes.usual) == (10, 2, 12)
    assert (rules.rest.least, rules.rest.suggested) == (1, 2)
    assert (rules.strength.most, rules.strength.clear_days) == (3, 2)
    assert (rules.strength.pain_at_most, rules.flare_up.pain_above) == (3, 5)
    assert (rules.after_run.within_hours, rules.desk.hours, rules.morning.hours) == (4, 6, 2)
    assert (rules.progression.every_weeks, rules.progression.sessions) == (2, 6)
    assert (rules.after_break.over_days, rules.after_break.long_over_days) == (14, 42)
    assert (rules.regression.steps_back, rules.review.weeks) == (1, 6)


def test_every_routine_that_a_rule_names_ships(rules: Planning) -> None:
    named = {getattr(rule, "routine", None) for _, rule in rules.rules()} - {None}
    assert named == {path.stem for path in (resources_dir() / "routines").glob("*.toml")}


def test_holds_rounds_and_repetitions_grow_in_the_order_of_the_evidence(rules: Planning) -> None:
    steps = rules.progression.steps
    grown = [
        name
        for low, high in pairwise(steps)
        for name in low.__struct_fields__
        if getattr(low, name) != getattr(high, name)
    ]
    assert [name for name in grown if name != "reps"] == ["hold", "rounds"]
    assert sorted({step.reps for step in steps}) == [6, 8, 10, 12]
    assert "minutes" not in rules.progression.words, "no step makes a session longer"


def test_every_rule_says_where_it_comes_from(rules: Planning) -> None:
    for name, rule in rules.rules():
        assert all(SOURCE.fullmatch(source) for source in rule.sources), name
    assert OURS in rules.missed.sources


def test_the_words_are_plain_and_short(rules: Planning) -> None:
    for name, rule in rules.rules():
        assert not [word for word in AVOIDED if word in rule.words.lower()], name
        assert not [s for s in sentences(rule.words) if len(words(s)) > 15], name
        assert "'" not in rule.words


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ("least = 3", "least = 6", "days.most", "does not stand in order: 6, 4, 5, 6"),
        ("most = 5", "most = 7", "days.most", "does not stand in order: 3, 4, 7, 6"),
        ("presets = [10, 12, 15]", "presets = [12, 10]", "minutes.presets", "in order"),
        ("presets = [10, 12, 15]", "presets = [10, 20]", "minutes.presets", "in order"),
        ("first = 10", "first = 9", "minutes.first", "in order"),
        ("least = 1\nsuggested", "least = 0\nsuggested", "rest.least", "from 1 to 100"),
        ("most_a_day = 1", "most_a_day = 2", "spacing.most_a_day", "must be 1"),
        ("pain_at_most = 3", "pain_at_most = 8", "strength.pain_at_most", "in order"),
        ("walk_minutes = [3, 5]", "walk_minutes = [5, 3]", "after_run.walk_minutes", "in order"),
        ("walk_minutes = [3, 5]", "walk_minutes = [3]", "after_run.walk_minutes", "2 values"),
        ("long_over_days = 42", "long_over_days = 4", "after_break.long_over_days", "in order"),
        ('leave_out = "F"', 'leave_out = "N"', "morning.leave_out", "must be F, f, E or e"),
        ("strength = [10, 4]", "strength = [4, 10]", "score.strength", "in order"),
        ("runs = [6, 6, 3, 2, 2]", "runs = [-6]", "score.runs", "in order"),
        ("hours = 6", 'hours = "six"', "desk.hours", "needs a whole number"),
        ("hours = 6\n", "", "desk.hours", "is missing"),
        ("hours = 6", "hours = 6\nminutes = 3", "desk.minutes", "is not a known key"),
        ('routine = "desk-day"', 'routine = ""', "desk.routine", "is empty"),
        ('routine = "desk-day"', 'routine = "desk-dya"', "desk.routine", "is not a routine"),
        ('sources = ["Snook98"]', "sources = []", "morning.sources", "is empty"),
        ('words = "Three', 'words = "\\nThree', "days.words", "one line"),
        ('words = "Three', 'words = "' + "Three " * 25, "days.words", "120 is the most"),
        ("reps = 8 },\n    { hold = 30, rounds = 2", "reps = 9 },\n"
         "    { hold = 30, rounds = 2", "progression.steps[3]", "must change one thing"),
        ("reps = 12 }", "reps = 12, minutes = 15 }", "progression.steps[5].minutes", "not a known"),
        ("hold = 20, rounds = 1", "hold = 99, rounds = 1", "progression.steps[0].hold", "1 to 60"),
        ("[review]", "[reviews]", "reviews", "is not a known key"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_named_and_the_copy_used(
    content: Path, old: str, new: str, key: str, problem: str
) -> None:
    text = (content / FILE).read_text("utf-8")
    assert old in text
    (content / FILE).write_text(text.replace(old, new, 1), "utf-8")
    rules, faults = load_planning(content)
    assert [f for f in faults if (f.file, f.key) == (FILE, key) and problem in f.problem], faults
    assert rules == spare_planning()


def test_a_rule_may_name_any_routine_that_has_a_file(content: Path) -> None:
    routines = content / "routines"
    (routines / "standing.toml").write_bytes((routines / "desk-day.toml").read_bytes())
    text = (content / FILE).read_text("utf-8")
    text = text.replace('routine = "desk-day"', 'routine = "standing"')
    (content / FILE).write_text(text, "utf-8")
    rules, faults = load_planning(content)
    assert (rules.desk.routine, faults) == ("standing", ())


def test_a_routine_whose_file_is_lost_is_still_one(content: Path) -> None:
    (content / "routines" / "desk-day.toml").unlink()
    assert load_planning(content)[1] == ()


def test_without_the_file_the_copy_is_used(tmp_path: Path) -> None:
    rules, (fault,) = load_planning(tmp_path)
    assert rules == spare_planning()
    assert (fault.file, fault.key) == (FILE, "")
    assert isinstance(fault, Fault)


def test_however_the_file_is_damaged_there_are_rules(content: Path) -> None:
    chance = random.Random(11)
    whole = (content / FILE).read_bytes()
    for _ in range(300):
        (content / FILE).write_bytes(chance.choice(MUTATIONS)(whole, chance))
        rules, faults = load_planning(content)
        assert rules == spare_planning() or not faults
