"""The rules of safety: what ships is in order and plain to read, and every fault is named."""

import random
import re
from pathlib import Path

import pytest

from backstretch.content.care import (
    FILE,
    SPARE_FILE,
    Care,
    Noted,
    Urgency,
    load_care,
    spare_care,
)
from backstretch.resources import resources_dir
from tests.content.test_mutation import MUTATIONS
from tests.content.test_words import sentences, words

AVOIDED = (
    "wear and tear", "bone on bone", "rubbing", "slipped disc", "degenerat", "out of place",
    "weak back", "bad posture", "damage", "crumbl", "don’t worry", "you have a", "!", "%",
)  # fmt: skip
LONG_WORD = 11
"""Letters; longer words are told in shorter ones (evidence 5.4: a reading age of 9 to 11)."""
SOURCE = re.compile(r"S\d-\d+|[A-Z][A-Za-z]+\d\d|NHS(page|trust|preg)|PFPguide|ours")
CARE, FAULTS = load_care(resources_dir())
PARTS = (CARE.limits, CARE.asking, CARE.watching, CARE.opens, *CARE.signs, *CARE.together)
TEXTS = [getattr(p, "words", "") for p in PARTS] + [getattr(p, "why", "") for p in PARTS]


def test_the_rules_that_ship_load_without_a_fault() -> None:
    assert [str(fault) for fault in FAULTS] == []


def test_the_copy_in_the_code_is_the_file_that_ships() -> None:
    assert SPARE_FILE.read_bytes() == CARE.to_json()


def test_the_limits_are_those_of_the_evidence() -> None:
    limits, watching, asking = CARE.limits, CARE.watching, CARE.asking
    assert (limits.green_at_most, limits.amber_at_most, limits.red_rise) == (2, 5, 2)
    assert (limits.settle_minutes, limits.shorten, limits.drop_week) == (60, (30, 50), (20, 30))
    assert (watching.severe, watching.severe_days, watching.jump) == (7, 3, 3)
    assert (watching.reds, watching.reds_days, watching.no_better_weeks) == (2, 7, 3)
    assert (asking.run_hours, asking.week_days, asking.activity_days) == (24, 7, 14)


def test_the_short_list_is_that_of_the_evidence_in_its_order() -> None:
    assert [(sign.code, sign.leads_to) for sign in CARE.short_list()] == [
        ("saddle", Urgency.EMERGENCY),
        ("bladder", Urgency.EMERGENCY),
        ("both_legs", Urgency.EMERGENCY),
        ("weak_leg", Urgency.EMERGENCY),
        ("accident", Urgency.EMERGENCY),
        ("very_ill", Urgency.EMERGENCY),
        ("below_knee", Urgency.SOON),
        ("not_upright", Urgency.SOON),
        ("night", Urgency.SOON),
        ("history", Urgency.SOON),
        ("one_spot", Urgency.SOON),
    ]


def test_what_the_vocabulary_says_opens_the_list() -> None:
    named = {Noted.NUMB, Noted.WEAK, Noted.TINGLING, Noted.BELOW, Noted.NIGHT, Noted.CONSTANT}
    assert named <= set(CARE.opens.any_of)


def test_everything_an_entry_can_say_is_used() -> None:
    used = {part for rule in CARE.together for part in (*rule.all_of, *rule.some_of)}
    assert set(Noted) - used - set(CARE.opens.any_of) == set()


def test_every_part_says_where_it_comes_from() -> None:
    for part in PARTS:
        assert all(SOURCE.fullmatch(source) for source in part.sources), part
        assert re.match(r"\d\.\d", part.evidence), part


@pytest.mark.parametrize("avoided", AVOIDED)
def test_no_text_frightens_or_names_a_diagnosis_as_the_readers(avoided: str) -> None:
    assert [text for text in TEXTS if avoided in text.lower()] == []


def test_every_text_can_be_read_by_a_child_of_ten() -> None:
    assert [t for t in TEXTS for s in sentences(t) if len(words(s)) > 15] == []
    assert [w for t in TEXTS for w in words(t) if len(w) > LONG_WORD] == []
    assert [t for t in TEXTS if "'" in t or '"' in t] == []


def test_no_sign_has_the_words_of_another() -> None:
    shown = [sign.words.casefold() for sign in CARE.signs]
    assert len(shown) == len(set(shown))


def test_a_sign_and_what_goes_together_are_found_by_their_code() -> None:
    sign = CARE.sign("saddle")
    assert sign is not None
    assert CARE.why("saddle") == sign.why
    assert CARE.why("two_reds") == "Two mornings after runs were red within a week."
    assert (CARE.sign("gone"), CARE.why("gone")) == (None, "")


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ("green_at_most = 2", "green_at_most = 4", "limits.green_at_most", "from 0 to 3"),
        ("amber_at_most = 5", "amber_at_most = 1", "limits.amber_at_most", "from 2 to 5"),
        ("red_rise = 2", "red_rise = 0", "limits.red_rise", "from 1 to 3"),
        ("rise_range = [1, 3]", "rise_range = [0, 3]", "limits.rise_range", "begin at 1"),
        ("green_range = [0, 3]", "green_range = [0, 5]", "limits.green_range", "below the end"),
        ("shorten = [30, 50]", "shorten = [50, 30]", "limits.shorten", "the smaller first"),
        ("drop_week = [20, 30]", "drop_week = [20, 130]", "limits.drop_week", "percentages"),
        ("settle_minutes = 60", "settle_minutes = 0", "limits.settle_minutes", "from 1 to 1440"),
        ("jump = 3", "jump = 0", "watching.jump", "from 1 to 100"),
        ("activity_days = 14", "activity_days = 10", "asking.activity_days", "a multiple"),
        ("run_hours = 24", "run_hours = 240", "asking.run_hours", "from 1 to 100"),
        ('code = "saddle"', 'code = "bladder"', "signs[1].code", "there twice"),
        ('code = "saddle"', 'code = "the saddle"', "signs[0].code", "is no code"),
        ('why = "Feeling numb between the legs can be serious."\n', "", "signs[0].why", "one line"),
        ('leads_to = "emergency"\nshort', "short", "signs[0].short", "leads somewhere"),
        ('leads_to = "emergency"', 'leads_to = "later"', "signs[0].leads_to", "not one of"),
        ('"noted-both-down"', '"noted-nothing"', "together[0]", "neither a sign nor"),
        ('all_of = ["noted-both-down"]', "all_of = []", "together[0].all_of", "is empty"),
        ("at_least = 3", "at_least = 9", "together[15].at_least", "from 1 to 8"),
        ('"noted-numb", "noted-weak"', '"numb", "noted-weak"', "opens.any_of[0]", "not one of"),
        ('sources = ["NHSpage", "NHStrust"]', "sources = []", "signs[0].sources", "is empty"),
        ('evidence = "4.3"', 'evidence = ""', "limits.evidence", "is empty"),
        ('words = "Some', 'words = "' + "Some " * 30, "opens.words", "120 is the most"),
        ('code = "both_legs"\nleads_to = "emergency"\nwhy', 'code = "both_legs"\n'
         'leads_to = "soon"\nwhy', "together[0].leads_to", "is not that of the sign"),
        ("[asking]", "[asked]", "asked", "is not a known key"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_named_and_the_copy_used(
    content: Path, old: str, new: str, key: str, problem: str
) -> None:
    text = (content / FILE).read_text("utf-8")
    assert old in text
    (content / FILE).write_text(text.replace(old, new, 1), "utf-8")
    care, faults = load_care(content)
    assert [f for f in faults if (f.file, f.key) == (FILE, key) and problem in f.problem], faults
    assert care == spare_care()


def test_a_list_without_a_sign_that_needs_help_now_is_a_fault(content: Path) -> None:
    text = (content / FILE).read_text("utf-8")
    broken = text.replace('"emergency"\nshort = true', '"emergency"')
    (content / FILE).write_text(broken, "utf-8")
    _, faults = load_care(content)
    assert [str(f) for f in faults] == [
        f"{FILE}: signs: has no short sign that leads to emergency."
    ]


def test_however_the_file_is_damaged_there_are_rules(content: Path) -> None:
    chance = random.Random(5)
    whole = (content / FILE).read_bytes()
    for _ in range(100):
        (content / FILE).write_bytes(chance.choice(MUTATIONS)(whole, chance))
        care, faults = load_care(content)
        assert isinstance(care, Care)
        assert care == spare_care() or not faults
