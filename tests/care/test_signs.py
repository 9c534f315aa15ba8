"""Every warning sign and everything that goes together, one row each, as evidence 5 has them."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.signs import Notice, gravest, judged, noticed
from backstretch.content.care import Noted
from backstretch.journal.diary_records import Tier
from backstretch.journal.said import Aggravator, Course, Pain, Quality
from tests.care.saying import AFTER, ALONE, BEFORE, CARE, DURING, MORNING, pain

NOW, SOON = Tier.EMERGENCY, Tier.SOON
CODES = [*(sign.code for sign in CARE.signs), *Noted]
ALL_CODES = st.sets(st.sampled_from(CODES))

TICKED = {
    "5.1.1 saddle": ({"saddle"}, NOW, "saddle"),
    "5.1.2 pee and poo": ({"bladder"}, NOW, "bladder"),
    "5.1.3 sex": ({"sexual"}, NOW, "sexual"),
    "5.1.4 both legs": ({"both_legs"}, NOW, "both_legs"),
    "5.1.5 weaker": ({"weak_leg"}, NOW, "weak_leg"),
    "5.1.5 foot drop": ({"foot_drop"}, NOW, "foot_drop"),
    "5.1.6 accident": ({"accident"}, NOW, "accident"),
    "5.1.7 chest, 5.1.8 ill with fever": ({"very_ill"}, NOW, "very_ill"),
    "5.1.7 collapse": ({"collapse"}, NOW, "collapse"),
    "5.1.7 tearing": ({"tearing"}, NOW, "tearing"),
    "5.1.8 fever, weak immunity": ({"fever", "immunity"}, NOW, "fever_and_immunity"),
    "5.2 temperature": ({"fever"}, SOON, "fever"),
    "5.2 cancer, weight": ({"history"}, SOON, "history"),
    "5.2 lump": ({"lump"}, SOON, "lump"),
    "5.2 shoulder blades": ({"shoulder_blades"}, SOON, "shoulder_blades"),
    "5.2 night": ({"night"}, SOON, "night"),
    "5.2 coughing": ({"coughing"}, SOON, "coughing"),
    "5.2 below the knee": ({"below_knee"}, SOON, "below_knee"),
    "5.2 one leg": ({"one_leg"}, SOON, "one_leg"),
    "5.2 cannot straighten": ({"not_upright"}, SOON, "not_upright"),
    "5.2 bending and leg": ({"bend_and_leg"}, SOON, "bend_and_leg"),
    "5.2 one spot": ({"one_spot"}, SOON, "one_spot"),
    "5.2 under 18 arching": ({"young_arching"}, SOON, "young_arching"),
    "5.2 inflammatory": (
        {"before_45", "three_months", "wakes_late", "eases_moving", "psoriasis"}, SOON, "inflamed",
    ),
    "5.2 inflammatory, the joints": (
        {"before_45", "three_months", "eases_tablets", "swollen_joints", "sore_tendons"},
        SOON, "inflamed",
    ),
    "5.2 first after 50": ({"first_late"}, SOON, "first_late"),
    "5.2 over 50 and first": ({"over_50", "first_time"}, SOON, "first_late"),
    "5.2 osteoporosis": ({"thin_bones"}, SOON, "thin_bones"),
    "5.2 steroids": ({"steroids"}, SOON, "steroids"),
    "5.2 small knock": ({"small_knock"}, SOON, "small_knock"),
    "5.2 kidney": ({"kidney"}, SOON, "kidney"),
    "5.2 pregnancy": ({"pregnant"}, SOON, "pregnant"),
    "5.2 strong for days": ({"strong_for_days"}, SOON, "strong_for_days"),
    "5.2 no better": ({"no_better"}, SOON, "no_better"),
    "5.2 six weeks": ({"six_weeks"}, SOON, "six_weeks"),
    "5.2 worried": ({"worried"}, SOON, "worried"),
}  # fmt: skip

BOTH = {"leg_left": LegReach.THIGH, "leg_right": LegReach.THIGH}
CALVES = {Region.CALF_LEFT: 3, Region.FOOT_RIGHT: 3}
BACK = {Region.LUMBAR_CENTRE: 3}
THIGHS = {Region.THIGH_BACK_LEFT: 2, Region.THIGH_FRONT_RIGHT: 2}
ONE_SIDE = {Region.SACROILIAC_LEFT: 4, Region.BUTTOCK_LEFT: 4}
STEPS = {"regions": ONE_SIDE, "aggravators": (Aggravator.IMPACT,)}
ARCHES = {"aggravators": (Aggravator.ARCHING,)}
BENDS = (Aggravator.BENDING,)

Row = tuple[dict[str, Any], set[str], Tier, str]
ENTRIES: dict[str, Row] = {
    "5.1.4 down both legs": (BOTH, set(), NOW, "both_legs"),
    "5.1.4 both feet": (
        {"leg_left": LegReach.FOOT, "leg_right": LegReach.CALF}, set(), NOW, "both_legs",
    ),
    "5.1.4 back and below both knees": ({"regions": BACK | CALVES}, set(), NOW, "both_legs"),
    "5.1.4 numb + both": ({"regions": THIGHS, "qualities": ("numb",)}, set(), NOW, "both_legs"),
    "5.1.4 tingling + both": (
        {"regions": CALVES, "qualities": ("tingling",)}, set(), NOW, "both_legs",
    ),
    "5.1.4 weak + both": (
        {"regions": {Region.KNEE_LEFT: 1}, "leg_right": LegReach.KNEE, "qualities": ("weak",)},
        set(), NOW, "both_legs",
    ),
    "5.1.5 weak leg + limping": (
        {"leg_left": LegReach.THIGH, "qualities": ("weak",), "course": (Course.LIMPING,)},
        set(), NOW, "weak_leg",
    ),
    "5.1.8 fever + severe": ({"score": 7}, {"fever"}, NOW, "fever_and_severe"),
    "5.1.8 fever + severe place": (
        {"regions": {Region.LUMBAR_LEFT: 8}}, {"fever"}, NOW, "fever_and_severe",
    ),
    "5.2 travels below one knee": ({"leg_left": LegReach.CALF}, set(), SOON, "below_knee"),
    "5.2 marked below one knee": ({"regions": {Region.SHIN_LEFT: 2}}, set(), SOON, "below_knee"),
    "5.2 into the toes": ({"regions": {Region.FOOT_RIGHT: 2}}, set(), SOON, "below_knee"),
    "5.2 numb leg": ({"leg_left": LegReach.THIGH, "qualities": ("numb",)}, set(), SOON, "one_leg"),
    "5.2 tingling leg": (
        {"regions": {Region.THIGH_BACK_LEFT: 1}, "qualities": ("tingling",)},
        set(), SOON, "one_leg",
    ),
    "5.2 weak leg": ({"leg_right": LegReach.KNEE, "qualities": ("weak",)}, set(), SOON, "one_leg"),
    "5.2 bending + spreading": (
        {"leg_left": LegReach.THIGH, "aggravators": BENDS}, set(), SOON, "bend_and_leg",
    ),
    "5.2 night + constant": (
        {"aggravators": (Aggravator.NIGHT,), "course": (Course.CONSTANT,)}, set(), SOON, "night",
    ),
    "5.2 coughing": ({"aggravators": (Aggravator.COUGHING,)}, set(), SOON, "coughing"),
    "5.2 one side + impact + night": (
        {"regions": ONE_SIDE, "aggravators": (Aggravator.IMPACT, Aggravator.NIGHT)},
        set(), SOON, "bone_stress",
    ),
    "5.2 one side + impact + hop": (STEPS, {"one_spot"}, SOON, "bone_stress"),
    "5.2 one side + impact + jump in training": (
        STEPS, {"much_more_running"}, SOON, "bone_stress",
    ),
    "5.2 one side + impact + stress fracture": (STEPS, {"stress_fracture"}, SOON, "bone_stress"),
    "5.2 one side + impact + low fuel": (STEPS, {"low_fuel"}, SOON, "bone_stress"),
    "5.2 under 18 + arching": (ARCHES, {"under_18"}, SOON, "young_arching"),
    "5.2 young + arching + one leg": (ARCHES, {"young", "one_legged"}, SOON, "young_arching"),
    "5.2 inflammatory with buttock": (
        {"regions": {Region.BUTTOCK_LEFT: 2}},
        {"before_45", "three_months", "wakes_late", "family_joints"}, SOON, "inflamed",
    ),
}  # fmt: skip

NOTHING: dict[str, tuple[dict[str, Any], set[str]]] = {
    "plain pain, however strong": ({"score": 10}, set()),
    "pain that travels into the buttock": ({"leg_right": LegReach.BUTTOCK}, set()),
    "bending hurts, the leg does not": ({"aggravators": BENDS}, set()),
    "one side and impact alone": (STEPS, set()),
    "both sides and impact and low fuel": (
        {"regions": ONE_SIDE | {Region.LUMBAR_RIGHT: 1}, "aggravators": (Aggravator.IMPACT,)},
        {"low_fuel"},
    ),
    "the middle and impact and low fuel": (
        {"regions": ONE_SIDE | BACK, "aggravators": (Aggravator.IMPACT,)}, {"low_fuel"},
    ),
    "arching in a grown-up": (ARCHES, set()),
    "arching on one leg, of unknown age": (ARCHES, {"one_legged"}),
    "young alone": ({}, {"under_18", "young"}),
    "two of the pattern": ({}, {"before_45", "three_months", "wakes_late", "psoriasis"}),
    "many of the pattern, but short": (
        {}, {"before_45", "wakes_late", "psoriasis", "eases_moving", "sore_tendons"},
    ),
    "over 50, not the first": ({}, {"over_50"}),
    "low immunity alone": ({}, {"immunity"}),
    "a code of a later version": ({}, {"not-known"}),
}  # fmt: skip

ASKS: dict[str, tuple[dict[str, Any], Noted]] = {
    "4.2 numb": ({"qualities": ("numb",)}, Noted.NUMB),
    "4.2 weak": ({"qualities": ("weak",)}, Noted.WEAK),
    "4.2 tingling": ({"qualities": ("tingling",)}, Noted.TINGLING),
    "4.2 below the knee": ({"regions": {Region.CALF_LEFT: 1}}, Noted.BELOW),
    "4.2 foot or toes": ({"leg_left": LegReach.FOOT}, Noted.BELOW),
    "4.2 night": ({"aggravators": (Aggravator.NIGHT,)}, Noted.NIGHT),
    "4.2 constant": ({"course": (Course.CONSTANT,)}, Noted.CONSTANT),
    "stooped": ({"course": (Course.LIMPING,)}, Noted.STOOPED),
    "both thighs": ({"regions": THIGHS}, Noted.BOTH_TOUCHED),
    "both calves, and no back": ({"regions": CALVES}, Noted.BOTH_TOUCHED),
}


def entry(**more: Any) -> Pain:
    return pain(20, more.pop("score", 3), more.pop("moment", ALONE), **more)


def decided(notices: tuple[Notice, ...], tier: Tier) -> tuple[str, ...]:
    return next((notice.codes for notice in notices if notice.tier is tier), ())


@pytest.mark.parametrize("row", TICKED)
def test_every_sign_leads_where_the_evidence_says(row: str) -> None:
    codes, tier, code = TICKED[row]
    found = judged(codes, CARE)
    assert gravest(found) is tier
    assert code in decided(found, tier)


def test_every_sign_of_the_file_has_its_row() -> None:
    rows = {code for codes, _, _ in TICKED.values() for code in codes}
    rows |= {code for _, codes, _, _ in ENTRIES.values() for code in codes}
    rows |= {code for _, codes in NOTHING.values() for code in codes}
    assert {sign.code for sign in CARE.signs} == rows - {"not-known"}


def test_everything_that_goes_together_has_its_row() -> None:
    matched = {code for _, _, code in TICKED.values()} | {row[3] for row in ENTRIES.values()}
    in_time = {"not_upright", "strong_for_days", "no_better", "two_reds"}
    assert {rule.code for rule in CARE.together} <= matched | in_time


@pytest.mark.parametrize("row", ENTRIES)
def test_what_goes_together_in_an_entry_leads_where_the_evidence_says(row: str) -> None:
    more, ticked, tier, code = ENTRIES[row]
    found = noticed(entry(**more), (), CARE, ticked)
    assert gravest(found) is tier
    assert code in decided(found, tier)


@pytest.mark.parametrize("row", NOTHING)
def test_what_is_no_sign_leads_to_nothing(row: str) -> None:
    more, ticked = NOTHING[row]
    assert noticed(entry(**more), (), CARE, ticked) == ()


@pytest.mark.parametrize("row", ASKS)
def test_what_the_evidence_names_opens_the_list(row: str) -> None:
    more, code = ASKS[row]
    (asking,) = (notice for notice in noticed(entry(**more), (), CARE) if notice.asks)
    assert code in asking.codes
    assert asking.tier is None


def test_a_single_word_of_the_vocabulary_opens_the_list_and_decides_nothing() -> None:
    for more in ({"qualities": ("numb",)}, {"aggravators": (Aggravator.NIGHT,)}):
        assert gravest(noticed(entry(**more), (), CARE)) is None


def test_no_list_opens_where_help_is_needed_now_or_the_list_was_just_answered() -> None:
    numb = entry(qualities=("numb",), **BOTH)
    assert [notice.tier for notice in noticed(numb, (), CARE)] == [NOW, SOON]
    night = entry(aggravators=(Aggravator.NIGHT,))
    assert [notice.tier for notice in noticed(night, (), CARE, {"night"})] == [SOON]
    assert [notice.tier for notice in noticed(night, (), CARE, {"fever"})] == [SOON, None]


# What the diary notices over time.


def test_pain_below_the_knee_decides_where_it_is_new_and_else_asks() -> None:
    calf: dict[str, Any] = {"leg_left": LegReach.CALF}
    assert decided(noticed(entry(**calf), (pain(19, 2),), CARE), SOON) == ("below_knee",)
    known = noticed(entry(**calf), (pain(6, 2, **calf),), CARE)
    assert [notice.tier for notice in known] == [None]
    long_ago = noticed(entry(**calf), (pain(5, 2, **calf),), CARE)
    assert decided(long_ago, SOON) == ("below_knee",)
    other_leg = noticed(entry(leg_right=LegReach.CALF), (pain(19, 2, **calf),), CARE)
    assert decided(other_leg, SOON) == ("below_knee",)


@pytest.mark.parametrize(
    ("earlier", "score", "asks"),
    [
        ((pain(19, 2),), 5, True),
        ((pain(19, 2),), 4, False),
        ((pain(18, 0), pain(19, 3)), 5, False),
        ((pain(19, 0, DURING),), 3, True),
        ((pain(19, 6, DURING), pain(19, 1)), 4, True),
        ((pain(18, 1), pain(19, 6, DURING)), 4, True),
        ((pain(18, 4), pain(19, 0, DURING)), 4, False),
        ((pain(18, 4), pain(20, 1, hour=8)), 4, True),
        ((pain(18, 1), pain(20, 4, hour=8)), 4, False),
        ((pain(20, 0, BEFORE, hour=8),), 9, False),
        ((), 10, False),
    ],
)
def test_a_jump_of_three_points_opens_the_list(
    earlier: tuple[Pain, ...], score: int, asks: bool
) -> None:
    found = noticed(entry(score=score), earlier, CARE)
    assert found == ((Notice(None, (Noted.JUMP,)),) if asks else ())


def test_the_worst_place_counts_where_pain_is_compared() -> None:
    hip = {Region.HIP_LEFT: 6}
    sudden = entry(score=2, regions=hip)
    assert noticed(sudden, (pain(19, 2),), CARE) == (Notice(None, (Noted.JUMP,)),)
    assert noticed(sudden, (pain(19, 2, regions=hip),), CARE) == ()
    weeks = (pain(1, 2, regions=hip), pain(8, 2, regions=hip), pain(15, 2, regions=hip))
    assert decided(noticed(sudden, weeks, CARE), SOON) == ("no_better",)


def test_pain_in_a_run_is_compared_with_pain_in_the_run_before() -> None:
    earlier = (pain(18, 4, DURING), pain(20, 0, BEFORE))
    assert noticed(entry(score=5, moment=DURING), earlier, CARE) == ()
    assert noticed(entry(score=7, moment=DURING), earlier, CARE) != ()


@pytest.mark.parametrize(
    ("told", "soon"),
    [
        ({17: 7, 18: 7, 19: 8}, True),
        ({17: 7}, True),
        ({18: 9, 19: 9}, False),
        ({17: 7, 19: 6}, False),
        ({16: 9}, False),
        ({14: 7, 17: 7}, True),
    ],
)
def test_seven_or_more_for_more_than_three_days_is_for_a_doctor(
    told: dict[int, int], soon: bool
) -> None:
    earlier = tuple(pain(number, score) for number, score in told.items())
    found = decided(noticed(entry(score=7), earlier, CARE), SOON)
    assert found == (("strong_for_days",) if soon else ())
    assert "strong_for_days" not in decided(noticed(entry(score=6), earlier, CARE), SOON)


def test_the_worst_of_a_day_counts() -> None:
    earlier = (pain(17, 8), pain(17, 1), pain(19, 8, DURING), pain(19, 2, AFTER))
    assert decided(noticed(entry(score=8), earlier, CARE), SOON) == ("strong_for_days",)


@pytest.mark.parametrize(
    ("weeks", "soon"),
    [
        ({1: 5, 8: 5, 15: 5}, True),
        ({1: 4, 8: 6, 15: 5}, True),
        ({1: 6, 8: 5, 15: 4}, False),
        ({1: 3, 8: 3, 15: 3}, False),
        ({1: 5, 15: 5}, False),
        ({8: 5, 15: 5}, False),
        ({1: 5, 8: 1, 15: 5}, False),
    ],
)
def test_pain_no_better_in_three_weeks_is_for_a_doctor(weeks: dict[int, int], soon: bool) -> None:
    earlier = tuple(pain(number, score) for number, score in weeks.items())
    found = noticed(entry(score=list(weeks.values())[-1]), earlier, CARE)
    assert decided(found, SOON) == (("no_better",) if soon else ())


@pytest.mark.parametrize(("first", "soon"), [(14, True), (19, True), (13, False)])
def test_two_red_mornings_in_seven_days_are_for_a_doctor(first: int, soon: bool) -> None:
    earlier = (
        pain(first - 1, 1, BEFORE),
        pain(first, 4, MORNING),
        pain(19, 2, BEFORE, hour=18),
    )
    found = noticed(entry(score=4, moment=MORNING), earlier, CARE)
    assert decided(found, SOON) == (("two_reds",) if soon else ())
    assert decided(noticed(entry(score=3, moment=MORNING), earlier, CARE), SOON) == ()
    assert decided(noticed(entry(score=4), earlier, CARE), SOON) == ()


def test_two_red_mornings_are_told_of_on_the_second_of_them_alone() -> None:
    reds = (pain(15, 1, BEFORE), pain(16, 4, MORNING), pain(17, 1, BEFORE), pain(18, 4, MORNING))
    assert decided(noticed(entry(score=4), reds, CARE), SOON) == ()


@pytest.mark.parametrize(
    ("told", "soon"),
    [
        ((pain(19, 3, course=(Course.LIMPING,)),), True),
        ((pain(20, 3, course=(Course.LIMPING,), hour=6),), False),
        ((pain(18, 3, course=(Course.LIMPING,)), pain(19, 3)), False),
        ((pain(12, 3, course=(Course.LIMPING,)),), False),
    ],
)
def test_bent_over_for_a_day_or_more_is_for_a_doctor(told: tuple[Pain, ...], soon: bool) -> None:
    found = noticed(entry(course=(Course.LIMPING,)), told, CARE)
    assert decided(found, SOON) == (("not_upright",) if soon else ())
    assert found[-1] == Notice(None, (Noted.STOOPED,))


def test_an_entry_is_not_compared_with_itself_or_what_it_replaces() -> None:
    wrong = pain(20, 1, id="wrong", hour=9)
    changed = pain(20, 8, id="right", replaces="wrong")
    assert noticed(changed, (wrong,), CARE) == ()
    assert noticed(changed, (wrong, changed), CARE) == ()


def test_what_was_taken_back_says_nothing() -> None:
    calf: dict[str, Any] = {"leg_left": LegReach.CALF}
    wrong = pain(19, 3, id="wrong", **calf)
    back = pain(19, None, id="back", replaces="wrong")
    assert decided(noticed(entry(**calf), (wrong, back), CARE), SOON) == ("below_knee",)
    assert noticed(pain(20, None, replaces="x", **calf), (), CARE) == ()


def test_what_comes_after_the_day_of_an_entry_says_nothing_of_it() -> None:
    assert noticed(entry(score=5), (pain(21, 0),), CARE) == ()


# What holds for every list there is.


@given(codes=ALL_CODES, more=ALL_CODES)
def test_more_signs_never_lower_the_tier(codes: set[str], more: set[str]) -> None:
    rank = [None, SOON, NOW]
    few, many = judged(codes, CARE), judged(codes | more, CARE)
    assert rank.index(gravest(few)) <= rank.index(gravest(many))
    for tier in (NOW, SOON):
        assert set(decided(few, tier)) <= set(decided(many, tier))


@given(codes=st.lists(st.sampled_from(CODES)), data=st.data())
def test_the_order_of_the_signs_does_not_matter(codes: list[str], data: st.DataObject) -> None:
    assert judged(data.draw(st.permutations(codes)), CARE) == judged(codes, CARE)


@given(codes=ALL_CODES)
def test_what_needs_help_now_comes_first(codes: set[str]) -> None:
    with_saddle = judged(codes | {"saddle"}, CARE)
    assert gravest(with_saddle) is NOW
    assert with_saddle[0].tier is NOW
    assert "saddle" in with_saddle[0].codes


marks = st.dictionaries(st.sampled_from(list(Region)), st.integers(1, 10), max_size=5)
pains = st.builds(
    pain,
    st.integers(0, 20),
    st.integers(0, 10),
    st.sampled_from([ALONE, BEFORE, DURING, AFTER, MORNING]),
    regions=marks,
    qualities=st.lists(st.sampled_from(list(Quality)), unique=True, max_size=3).map(tuple),
    aggravators=st.lists(st.sampled_from(list(Aggravator)), unique=True, max_size=3).map(tuple),
    course=st.lists(st.sampled_from(list(Course)), unique=True, max_size=2).map(tuple),
    leg_left=st.sampled_from(list(LegReach)),
    leg_right=st.sampled_from(list(LegReach)),
)


@given(told=st.lists(pains, max_size=8), last=pains, ticked=ALL_CODES)
def test_ticking_more_with_an_entry_never_lowers_the_tier(
    told: list[Pain], last: Pain, ticked: set[str]
) -> None:
    told.sort(key=lambda one: one.local_date)
    rank = [None, SOON, NOW]
    bare, more = noticed(last, told, CARE), noticed(last, told, CARE, ticked)
    assert rank.index(gravest(bare)) <= rank.index(gravest(more))
    assert sum(notice.asks for notice in more) <= 1


@pytest.mark.parametrize(("left", "right"), list(product(LegReach, LegReach)))
def test_how_far_pain_goes_down_each_leg_decides(left: LegReach, right: LegReach) -> None:
    order = list(LegReach)
    far = [order.index(reach) for reach in (left, right)]
    found = gravest(noticed(entry(leg_left=left, leg_right=right), (), CARE))
    thigh, calf = order.index(LegReach.THIGH), order.index(LegReach.CALF)
    assert found is (NOW if min(far) >= thigh else SOON if max(far) >= calf else None)
