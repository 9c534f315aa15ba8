"""The sign that stands outside a session, by all that was said, and what is decided there."""

from datetime import date, timedelta

import pytest

from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.entries import EMERGENCY, Event, Happening
from backstretch.journal.said import AnswerKind
from backstretch.session.doctor_signs import COMMAND, DoctorSigns
from tests.care.saying import said
from tests.fakes import FakeClock, FakeJournal, MemoryJournal
from tests.journal.samples import a_start, an_answer

TOLD = an_answer("told", AnswerKind.DOCTOR_TOLD, "below_knee")
SOON, NOW = Tier.SOON, Tier.EMERGENCY


def signs(*, told: bool = True) -> tuple[DoctorSigns, MemoryJournal, FakeClock]:
    journal, clock = MemoryJournal(), FakeClock()
    if told:
        journal.keep_answer(TOLD)
    return DoctorSigns(journal, clock, lambda: 3), journal, clock


def in_the_log(tier: Tier, *codes: str) -> tuple[DoctorSigns, MemoryJournal]:
    found, journal, _ = signs(told=False)
    journal.keep(said(0, SignsSaid(Decided.TOLD, tier, codes, "log"), "run"))
    return found, journal


def test_a_sign_that_was_told_in_a_session_stands_since_that_day() -> None:
    standing = signs()[0].standing()
    assert standing is not None
    assert (standing.signs, standing.told) == (("below_knee",), date(2026, 3, 2))


def test_nothing_stands_where_nothing_was_told() -> None:
    assert signs(told=False)[0].standing() is None


@pytest.mark.parametrize("tier", Tier)
def test_what_was_told_in_the_log_stands_as_well(tier: Tier) -> None:
    standing = in_the_log(tier, "saddle")[0].standing()
    assert standing is not None
    assert (standing.tier, standing.signs, standing.where) == (tier, ("saddle",), "log")


def test_a_session_that_a_sign_stopped_elsewhere_stands_as_well() -> None:
    found, journal, _ = signs(told=False)
    journal.begin(a_start("open"))
    journal.append("open", [Event(0, Happening.PAUSED, 0, 0, note=EMERGENCY + "saddle")])
    standing = found.standing()
    assert standing is not None
    assert (standing.tier, standing.signs, standing.where) == (NOW, ("saddle",), "player")


def test_once_a_doctor_has_looked_it_no_longer_stands() -> None:
    found, journal, _ = signs()
    assert found.keep_seen(date(2026, 2, 28)) == ""
    assert found.standing() is None
    [kept] = journal.signs()
    assert kept.what == SignsSaid(Decided.SEEN, SOON, ("below_knee",), "today", "2026-02-28")
    assert (kept.local_date, kept.about) == ("2026-03-02", TOLD.session)


def test_overridden_it_rests_a_week_and_stands_again() -> None:
    found, journal, clock = signs()
    assert found.keep_overridden() == ""
    assert [said.what for said in journal.signs()] == [
        SignsSaid(Decided.OVERRIDDEN, SOON, ("below_knee",), "today")
    ]
    assert found.standing() is None
    clock.set_wall(timedelta(days=6))
    assert found.standing() is None
    clock.set_wall(timedelta(days=2))
    assert found.standing() is not None


def test_what_needs_help_now_ends_only_when_the_person_was_checked() -> None:
    _, journal = in_the_log(NOW, "saddle", "both_legs")
    found = DoctorSigns(journal, FakeClock(), lambda: 3, COMMAND)
    assert found.keep_seen(date(2026, 3, 2)) == ""
    assert found.keep_overridden() == ""
    assert len(journal.signs()) == 1, "that is not the word for this sign"
    assert found.keep_checked() == ""
    assert found.standing() is None
    kept = journal.signs()[-1]
    codes = ("saddle", "both_legs")
    assert kept.what == SignsSaid(Decided.CHECKED, NOW, codes, "command", "2026-03-02")
    assert kept.about == "run"


def test_the_day_is_the_one_the_person_counts() -> None:
    found, journal, clock = signs(told=False)
    journal.keep(said(0, SignsSaid(Decided.OVERRIDDEN, SOON, ("night",), "log"), "run"))
    clock.set_wall(timedelta(days=6, hours=8))  # the seventh day, half past two at night
    assert clock.now().date() == date(2026, 3, 9)
    assert found.standing() is None


def test_without_a_sign_nothing_is_kept() -> None:
    found, journal, _ = signs(told=False)
    assert found.keep_overridden() == ""
    assert journal.signs() == ()


@pytest.mark.parametrize("seen", [True, False])
def test_what_the_journal_refuses_is_said_and_the_sign_still_stands(seen: bool) -> None:
    journal = FakeJournal()
    journal.keep_answer(TOLD)
    found = DoctorSigns(journal, FakeClock(), lambda: 3)
    journal.refusal = "The disk is full."
    said = found.keep_seen(date(2026, 3, 2)) if seen else found.keep_overridden()
    assert said == "The disk is full."
    assert found.standing() is not None
