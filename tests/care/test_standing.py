"""What stands, by all that was said: until it was looked at, or was a mistake (evidence 5.4)."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.care.signs import Notice
from backstretch.care.standing import Standing, stands, still_to_tell
from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.entries import EMERGENCY, Event, Happening, SessionRecord, SessionState
from backstretch.journal.said import Answer, AnswerKind
from tests.care.saying import day, said, when
from tests.journal.samples import a_start

NOW, SOON = Tier.EMERGENCY, Tier.SOON


def word(
    number: int,
    decided: Decided,
    tier: Tier | None = SOON,
    sign: str = "night",
    about: str = "pain",
    hour: float = 12,
) -> Statement:
    return said(number, SignsSaid(decided, tier, (sign,) if sign else (), "log"), about, hour)


def answer(number: int, kind: AnswerKind, sign: str = "below_knee") -> Answer:
    return Answer(f"{number} {kind}", *when(number), "session", kind, sign)


def stopped(number: int, *after: Happening) -> SessionRecord:
    start = msgspec.structs.replace(a_start("session"), local_date=day(number).isoformat())
    at = when(number)[0]
    kinds = (Happening.STARTED, Happening.PAUSED, *after)
    events = tuple(
        Event(n, kind, 0, 0, note=EMERGENCY + "saddle" if n == 1 else "", at=at)
        for n, kind in enumerate(kinds)
    )
    return SessionRecord(start, SessionState.OPEN, events)


def standing(*words: Statement, on: int = 30) -> Standing | None:
    return stands(words, (), (), day(on))


def test_nothing_stands_where_nothing_was_said() -> None:
    assert standing() is None
    assert standing(word(0, Decided.CLEAR, None, "")) is None


def test_what_was_told_stands_with_where_and_since_when() -> None:
    assert standing(word(3, Decided.TOLD), on=3) == Standing(
        SOON, ("night",), day(3), day(3), "log", "pain"
    )
    later = standing(word(3, Decided.TOLD), word(5, Decided.TOLD, sign="fever", about="other"))
    assert later == Standing(SOON, ("night", "fever"), day(3), day(5), "log", "other")


@pytest.mark.parametrize(
    ("tier", "decided", "ends"),
    [
        (NOW, Decided.CHECKED, True),
        (NOW, Decided.WITHDRAWN, True),
        (NOW, Decided.SEEN, False),
        (NOW, Decided.OVERRIDDEN, False),
        (NOW, Decided.CLEAR, False),
        (SOON, Decided.SEEN, True),
        (SOON, Decided.WITHDRAWN, True),
        (SOON, Decided.CHECKED, False),
        (SOON, Decided.CLEAR, False),
    ],
)
def test_each_tier_ends_by_its_own_word(tier: Tier, decided: Decided, ends: bool) -> None:
    found = standing(word(0, Decided.TOLD, tier), word(1, decided, tier), on=1)
    assert (found is None) is ends


@pytest.mark.parametrize("decided", [Decided.CHECKED, Decided.SEEN])
def test_a_visit_ends_all_of_its_tier_that_was_told_before(decided: Decided) -> None:
    tier = NOW if decided is Decided.CHECKED else SOON
    told = (word(0, Decided.TOLD, tier), word(1, Decided.TOLD, tier, "fever", "other"))
    assert standing(*told, word(2, decided, tier, "", "")) is None
    again = standing(*told, word(2, decided, tier, "", ""), word(3, Decided.TOLD, tier))
    assert again is not None
    assert again.since == day(3)


@pytest.mark.parametrize(
    ("about", "tier", "sign", "ends"),
    [
        ("pain", SOON, "night", True),
        ("pain", None, "", True),
        ("other", SOON, "night", False),
        ("pain", NOW, "night", False),
        ("pain", SOON, "fever", False),
    ],
)
def test_a_mistake_takes_back_only_what_it_names(
    about: str, tier: Tier | None, sign: str, ends: bool
) -> None:
    back = word(1, Decided.WITHDRAWN, tier, sign, about)
    assert (standing(word(0, Decided.TOLD), back) is None) is ends


def test_a_mistake_about_one_of_two_signs_leaves_the_other() -> None:
    both = said(0, SignsSaid(Decided.TOLD, NOW, ("saddle", "both_legs"), "log"), "pain")
    back = word(1, Decided.WITHDRAWN, NOW, "saddle")
    found = standing(both, back)
    assert found is not None
    assert found.signs == ("both_legs",)
    assert standing(both, back, word(2, Decided.WITHDRAWN, NOW, "both_legs")) is None
    assert standing(both, word(1, Decided.WITHDRAWN, NOW, "")) is None


def test_an_emergency_hides_what_can_wait_and_leaves_it_standing() -> None:
    told = (word(0, Decided.TOLD), word(1, Decided.TOLD, NOW, "saddle"))
    first = standing(*told)
    assert first is not None
    assert (first.tier, first.signs) == (NOW, ("saddle",))
    then = standing(*told, word(2, Decided.CHECKED, NOW, "saddle"))
    assert then is not None
    assert (then.tier, then.signs) == (SOON, ("night",))


def test_overridden_it_rests_seven_days_and_is_hinted_at_again() -> None:
    words = (word(0, Decided.TOLD), word(1, Decided.OVERRIDDEN))
    assert [standing(*words, on=number) is None for number in range(1, 10)] == [True] * 7 + [
        False
    ] * 2
    found = standing(*words, on=8)
    assert found is not None
    assert (found.since, found.told) == (day(0), day(1))
    again = word(8, Decided.OVERRIDDEN)
    assert standing(*words, again, on=14) is None
    assert standing(*words, again, on=15) is not None


def test_a_new_sign_does_not_rest_with_an_old_one() -> None:
    words = (word(0, Decided.TOLD), word(1, Decided.OVERRIDDEN))
    assert standing(*words, word(2, Decided.TOLD, about="later"), on=3) is None
    found = standing(*words, word(2, Decided.TOLD, sign="fever", about="later"), on=3)
    assert found is not None
    assert found.signs == ("fever",)


def test_after_a_visit_nothing_rests_any_more() -> None:
    words = (word(0, Decided.TOLD), word(1, Decided.OVERRIDDEN), word(2, Decided.SEEN))
    assert standing(*words, word(3, Decided.TOLD), on=4) is not None


def test_what_needs_help_now_cannot_be_overridden_into_the_diary() -> None:
    assert standing(word(0, Decided.OVERRIDDEN, NOW, "saddle")) is None


def test_a_sign_that_was_only_overridden_was_told_too() -> None:
    assert standing(word(1, Decided.OVERRIDDEN), on=7) is None
    assert standing(word(1, Decided.OVERRIDDEN), on=8) is not None
    assert standing(word(1, Decided.OVERRIDDEN), word(2, Decided.SEEN), on=9) is None


def test_a_sign_that_was_overridden_stands_again_as_it_was_told() -> None:
    told = (word(3, Decided.TOLD), word(4, Decided.OVERRIDDEN, about="session"))
    assert standing(*told) == Standing(SOON, ("night",), day(3), day(4), "log", "pain")
    other = word(4, Decided.OVERRIDDEN, sign="fever", about="session")
    assert standing(told[0], other) == Standing(
        SOON, ("night", "fever"), day(3), day(4), "log", "session"
    )


def test_told_without_a_sign_it_stands_and_can_rest() -> None:
    told = word(0, Decided.TOLD, sign="")
    assert standing(told) is not None
    assert standing(told, word(1, Decided.OVERRIDDEN, sign=""), on=7) is None
    assert standing(told, word(1, Decided.OVERRIDDEN, sign=""), on=8) is not None


def test_told_without_a_tier_it_can_wait_but_stands() -> None:
    found = standing(word(0, Decided.TOLD, None))
    assert found is not None
    assert found.tier is SOON


@pytest.mark.parametrize(
    ("kinds", "on", "there"),
    [
        ((AnswerKind.DOCTOR_TOLD,), 9, True),
        ((AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_WITHDRAWN), 9, False),
        ((AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_SEEN), 9, False),
        ((AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_OVERRIDDEN), 7, False),
        ((AnswerKind.DOCTOR_TOLD, AnswerKind.DOCTOR_OVERRIDDEN), 8, True),
        ((AnswerKind.DOCTOR_SEEN, AnswerKind.DOCTOR_TOLD), 9, True),
    ],
)
def test_answers_about_sessions_count_like_statements(
    kinds: tuple[AnswerKind, ...], on: int, there: bool
) -> None:
    answers = tuple(answer(number, kind) for number, kind in enumerate(kinds))
    found = stands((), answers, (), day(on))
    assert (found is not None) is there
    if found:
        assert (found.tier, found.signs, found.where) == (SOON, ("below_knee",), "player")
        assert found.about == "session"


def test_what_a_session_told_a_statement_can_answer() -> None:
    told = (answer(0, AnswerKind.DOCTOR_TOLD),)
    seen = (word(1, Decided.SEEN, SOON, "", ""),)
    assert stands(seen, told, (), day(2)) is None
    assert stands(seen, (*told, answer(2, AnswerKind.DOCTOR_TOLD)), (), day(2)) is not None


def test_a_session_that_was_stopped_for_good_needs_help_now() -> None:
    assert stands((), (), (stopped(4),), day(9)) == Standing(
        NOW, ("saddle",), day(4), day(4), "player", "session"
    )
    assert stands((), (), (stopped(4, Happening.RESUMED),), day(9)) is None
    assert stands((), (), (stopped(4, Happening.ENDED),), day(9)) is None
    checked = word(5, Decided.CHECKED, NOW, "", "")
    assert stands((checked,), (), (stopped(4),), day(9)) is None
    assert stands((checked,), (), (stopped(6),), day(9)) is not None


def test_where_the_clock_was_set_back_the_order_of_the_diary_holds() -> None:
    told, seen = word(5, Decided.TOLD), word(3, Decided.SEEN)
    assert standing(told, seen, on=6) is None
    assert standing(seen, told, on=6) is not None


words = st.builds(
    word,
    st.integers(0, 20),
    st.sampled_from(list(Decided)),
    st.sampled_from([NOW, SOON]),
    st.sampled_from(["night", "fever", "saddle"]),
    st.sampled_from(["one", "two"]),
)


@given(told=st.lists(words, max_size=10))
def test_an_emergency_stands_until_it_was_checked_or_a_mistake(told: list[Statement]) -> None:
    told.sort(key=lambda one: one.local_date)
    alarm = word(21, Decided.TOLD, NOW, "saddle", "alarm")
    after = [msgspec.structs.replace(one, local_date=day(25).isoformat()) for one in told]
    after = [msgspec.structs.replace(one, at=when(25)[0]) for one in after]
    found = standing(*told, alarm, *after)
    ended = any(
        isinstance(one.what, SignsSaid) and one.what.decided is Decided.CHECKED for one in after
    )
    if not ended:
        assert found is not None
        assert found.tier is NOW
        assert "saddle" in found.signs


@given(told=st.lists(words, max_size=10), on=st.integers(20, 60))
def test_what_can_wait_is_hinted_at_once_a_week_at_most(told: list[Statement], on: int) -> None:
    told.sort(key=lambda one: one.local_date)
    found = standing(*told, on=on)
    if found is not None and found.tier is SOON:
        rest = said(on, SignsSaid(Decided.OVERRIDDEN, SOON, found.signs, "today"))
        assert all(standing(*told, rest, on=on + n) is None for n in range(7))
        back = standing(*told, rest, on=on + 7)
        assert back is not None
        assert set(found.signs) <= set(back.signs)


HINT = Notice(SOON, ("night", "fever"))
LIST = Notice(None, ("noted-night",))


@pytest.mark.parametrize(
    ("decided", "days", "kept"),
    [
        (Decided.TOLD, 6, False),
        (Decided.TOLD, 7, True),
        (Decided.OVERRIDDEN, 6, False),
        (Decided.OVERRIDDEN, 7, True),
        (Decided.SEEN, 20, False),
        (Decided.SEEN, 21, True),
        (Decided.CLEAR, 0, True),
        (Decided.CHECKED, 0, True),
    ],
)
def test_a_hint_is_not_repeated_for_a_while(decided: Decided, days: int, kept: bool) -> None:
    what = SignsSaid(decided, SOON, ("fever", "night"), "log")
    assert (still_to_tell((HINT,), (said(1, what),), day(1 + days)) == (HINT,)) is kept


def test_a_hint_with_a_new_sign_a_ticked_one_or_a_mistake_before_is_told() -> None:
    night = word(1, Decided.TOLD)
    assert still_to_tell((HINT,), (night,), day(2)) == (HINT,)
    known = replace(HINT, codes=("night",))
    assert still_to_tell((known,), (night,), day(2)) == ()
    assert still_to_tell((known,), (night,), day(2), {"night"}) == (known,)
    assert still_to_tell((known,), (night, word(2, Decided.WITHDRAWN)), day(2)) == (known,)


def test_what_needs_help_now_and_the_list_are_never_left_out() -> None:
    alarm = Notice(NOW, ("saddle",))
    every = [
        said(1, SignsSaid(decided, tier, ("saddle", "night", "noted-night"), "log"))
        for decided in Decided
        for tier in Tier
    ]
    assert still_to_tell((alarm, LIST), every, day(1)) == (alarm, LIST)
