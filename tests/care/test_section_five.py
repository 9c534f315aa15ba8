"""All of evidence 5 in one table: each sign, how grave it is, where it is shown, what joins it.

The rows were written from the evidence, not from the file of rules: a row too few or too many on
either side fails.
"""

from itertools import combinations

import pytest

from backstretch.care.signs import gravest, judged
from backstretch.content.care import Together, Urgency
from backstretch.diary.vocabulary import sign_words
from backstretch.diary.words import question_lines
from backstretch.journal.diary_records import Tier
from backstretch.ui.pages.player_safety import more_signs, signs
from tests.care.saying import CARE

NOW, SOON, JOINS = "emergency", "soon", None
SHORT, MORE = "short", "more"
# code: how grave, on which list, the place in the evidence
SIGNS = {
    "saddle": (NOW, SHORT, "5.1 item 1"),
    "bladder": (NOW, SHORT, "5.1 item 2"),
    "sexual": (NOW, MORE, "5.1 item 3"),
    "both_legs": (NOW, SHORT, "5.1 item 4"),
    "weak_leg": (NOW, SHORT, "5.1 item 5"),
    "foot_drop": (NOW, MORE, "5.1 item 5"),
    "accident": (NOW, SHORT, "5.1 item 6"),
    "very_ill": (NOW, SHORT, "5.1 items 7 and 8"),
    "collapse": (NOW, MORE, "5.1 item 7"),
    "tearing": (NOW, MORE, "5.1 item 7"),
    "immunity": (JOINS, MORE, "5.1 item 8"),
    "fever": (SOON, MORE, "5.2"),
    "history": (SOON, SHORT, "5.2"),
    "lump": (SOON, MORE, "5.2"),
    "shoulder_blades": (SOON, MORE, "5.2"),
    "night": (SOON, SHORT, "5.2"),
    "coughing": (SOON, MORE, "5.2"),
    "below_knee": (SOON, SHORT, "5.2"),
    "one_leg": (SOON, MORE, "5.2"),
    "not_upright": (SOON, SHORT, "5.2"),
    "bend_and_leg": (SOON, MORE, "5.2"),
    "one_spot": (SOON, SHORT, "5.2"),
    "much_more_running": (JOINS, MORE, "5.2"),
    "stress_fracture": (JOINS, MORE, "5.2"),
    "low_fuel": (JOINS, MORE, "5.2"),
    "young_arching": (SOON, MORE, "5.2"),
    "under_18": (JOINS, MORE, "5.2"),
    "young": (JOINS, MORE, "5.2"),
    "one_legged": (JOINS, MORE, "5.2"),
    "before_45": (JOINS, MORE, "5.2"),
    "three_months": (JOINS, MORE, "5.2"),
    "wakes_late": (JOINS, MORE, "5.2"),
    "eases_moving": (JOINS, MORE, "5.2"),
    "eases_tablets": (JOINS, MORE, "5.2"),
    "family_joints": (JOINS, MORE, "5.2"),
    "psoriasis": (JOINS, MORE, "5.2"),
    "swollen_joints": (JOINS, MORE, "5.2"),
    "sore_tendons": (JOINS, MORE, "5.2"),
    "first_late": (SOON, MORE, "5.2"),
    "over_50": (JOINS, MORE, "5.2"),
    "first_time": (JOINS, MORE, "5.2"),
    "thin_bones": (SOON, MORE, "5.2"),
    "steroids": (SOON, MORE, "5.2"),
    "small_knock": (SOON, MORE, "5.2"),
    "kidney": (SOON, MORE, "5.2"),
    "pregnant": (SOON, MORE, "5.2"),
    "strong_for_days": (SOON, MORE, "5.2"),
    "no_better": (SOON, MORE, "5.2"),
    "six_weeks": (SOON, MORE, "5.2"),
    "worried": (SOON, MORE, "5.2"),
}
FELT = "noted-numb noted-tingling noted-weak"
INFLAMED = (
    "wakes_late noted-buttock eases_moving eases_tablets family_joints psoriasis swollen_joints"
    " sore_tendons"
)
# what it is, how grave, all of these, and at least so many of those
TOGETHER = {
    ("both_legs", NOW, "noted-both-down", 0, ""),
    ("both_legs", NOW, "noted-back noted-both-below", 0, ""),
    ("both_legs", NOW, "noted-both-touched", 1, FELT),
    ("weak_leg", NOW, "noted-leg noted-stooped noted-weak", 0, ""),
    ("fever_and_severe", NOW, "fever noted-severe", 0, ""),
    ("fever_and_immunity", NOW, "fever immunity", 0, ""),
    ("below_knee", SOON, "noted-below-new", 0, ""),
    ("one_leg", SOON, "noted-leg", 1, FELT),
    ("not_upright", SOON, "noted-stuck", 0, ""),
    ("bend_and_leg", SOON, "noted-bending noted-down", 0, ""),
    ("night", SOON, "noted-constant noted-night", 0, ""),
    ("coughing", SOON, "noted-coughing", 0, ""),
    (
        *("bone_stress", SOON, "noted-impact noted-one-sided", 1),
        "noted-night one_spot much_more_running stress_fracture low_fuel",
    ),
    ("young_arching", SOON, "noted-arching under_18", 0, ""),
    ("young_arching", SOON, "noted-arching one_legged", 1, "young under_18"),
    ("inflamed", SOON, "before_45 three_months", 3, INFLAMED),
    ("first_late", SOON, "first_time over_50", 0, ""),
    ("strong_for_days", SOON, "noted-severe-days", 0, ""),
    ("no_better", SOON, "noted-no-better", 0, ""),
    ("two_reds", SOON, "noted-two-reds", 0, ""),
}


def test_the_rules_have_every_sign_of_the_evidence_and_no_other() -> None:
    found = {
        sign.code: (
            sign.leads_to.value if sign.leads_to else JOINS,
            SHORT if sign.short else MORE,
            sign.evidence,
        )
        for sign in CARE.signs
    }
    assert found == SIGNS


def test_the_rules_have_everything_that_goes_together_and_no_more() -> None:
    found = {
        (
            rule.code,
            rule.leads_to.value,
            " ".join(sorted(rule.all_of)),
            rule.at_least if rule.some_of else 0,
            " ".join(rule.some_of),
        )
        for rule in CARE.together
    }
    assert found == TOGETHER
    assert len(CARE.together) == len(TOGETHER)


@pytest.mark.parametrize("code", SIGNS)
def test_a_sign_alone_leads_where_it_should(code: str) -> None:
    grave, _, _ = SIGNS[code]
    found = judged({code}, CARE)
    assert gravest(found) == (Tier(grave) if grave else None)
    assert [notice.codes for notice in found] == ([(code,)] if grave else [])


@pytest.mark.parametrize("rule", CARE.together, ids=lambda rule: f"{rule.code} {rule.all_of}")
def test_all_of_it_is_needed_and_as_many_of_the_rest(rule: Together) -> None:
    some = combinations(rule.some_of, rule.at_least if rule.some_of else 0)
    for chosen in map(frozenset, some):
        assert _fires(rule, {*rule.all_of, *chosen})
        for one in rule.all_of:
            assert not _fires(rule, {*rule.all_of, *chosen} - {one})
        for one in chosen:
            assert not _fires(rule, {*rule.all_of, *chosen} - {one})


def _fires(rule: Together, codes: set[str]) -> bool:
    """Return whether just this rule leads somewhere, the others and single signs left out."""
    alone = type(CARE)(CARE.limits, CARE.asking, CARE.watching, CARE.opens, (), (rule,))
    found = judged(codes, alone)
    assert not found or gravest(found) == Tier(rule.leads_to.value)
    return bool(found)


def test_the_lists_of_the_window_and_of_the_terminal_show_every_sign() -> None:
    shown = {SHORT: [one.code for one in signs()], MORE: [one.code for one in more_signs()]}
    for where, codes in shown.items():
        assert sorted(codes) == sorted(code for code, row in SIGNS.items() if row[1] == where)
    leads = {NOW: "emergency", SOON: "doctor", JOINS: ""}
    for one in (*signs(), *more_signs()):
        assert one.leads_to == leads[SIGNS[one.code][0]]
        assert one.words
        assert bool(one.why) is (SIGNS[one.code][0] is not JOINS)
    asked = [line.split()[0] for line in question_lines(CARE) if line.startswith("  ")]
    assert asked == shown[SHORT]
    assert set(sign_words(CARE.signs)) == SIGNS.keys()


def test_what_needs_help_now_comes_first_on_the_short_list() -> None:
    is_soon = [sign.leads_to is Urgency.SOON for sign in CARE.short_list()]
    assert is_soon == sorted(is_soon)
