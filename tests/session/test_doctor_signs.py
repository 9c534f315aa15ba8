"""The sign that a doctor should see, as it stands outside a session."""

from datetime import date, timedelta

import pytest

from backstretch.journal.said import AnswerKind
from backstretch.session.doctor_signs import DoctorSigns
from tests.fakes import FakeClock, FakeJournal, MemoryJournal
from tests.journal.samples import an_answer

TOLD = an_answer("told", AnswerKind.DOCTOR_TOLD, "below_knee")


def signs(*, told: bool = True) -> tuple[DoctorSigns, MemoryJournal, FakeClock]:
    journal, clock = MemoryJournal(), FakeClock()
    if told:
        journal.keep_answer(TOLD)
    return DoctorSigns(journal, clock, lambda: 3), journal, clock


def test_a_sign_that_was_told_stands_since_that_day() -> None:
    standing = signs()[0].standing()
    assert standing is not None
    assert (standing.code, standing.told) == ("below_knee", date(2026, 3, 2))


def test_nothing_stands_where_nothing_was_told() -> None:
    assert signs(told=False)[0].standing() is None


def test_once_a_doctor_has_looked_it_no_longer_stands() -> None:
    found, journal, _ = signs()
    assert found.keep_seen(date(2026, 2, 28)) == ""
    assert found.standing() is None
    kept = journal.answers()[-1]
    assert (kept.kind, kept.value, kept.local_date) == (
        AnswerKind.DOCTOR_SEEN,
        "below_knee",
        "2026-02-28",
    )
    assert kept.session == TOLD.session


def test_overridden_it_rests_a_week_and_stands_again() -> None:
    found, _, clock = signs()
    assert found.keep_overridden() == ""
    assert found.standing() is None
    clock.set_wall(timedelta(days=6))
    assert found.standing() is None
    clock.set_wall(timedelta(days=2))
    assert found.standing() is not None


def test_without_a_sign_nothing_is_kept() -> None:
    found, journal, _ = signs(told=False)
    assert found.keep_overridden() == ""
    assert journal.answers() == ()


@pytest.mark.parametrize("seen", [True, False])
def test_what_the_journal_refuses_is_said_and_the_sign_still_stands(seen: bool) -> None:
    journal = FakeJournal()
    journal.keep_answer(TOLD)
    found = DoctorSigns(journal, FakeClock(), lambda: 3)
    journal.refusal = "The disk is full."
    said = found.keep_seen(date(2026, 3, 2)) if seen else found.keep_overridden()
    assert said == "The disk is full."
    assert found.standing() is not None
