"""The pain told in a session is looked at as an entry is, and hinted at once a week at most."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.care.signs import Notice
from backstretch.clock import stamp
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.said import AnswerKind, Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.session.doctor_signs import DoctorSigns
from backstretch.session.noticing import notice_pain
from tests.care.saying import CARE
from tests.fakes import FakeClock
from tests.journal.samples import a_start, an_answer

STRONG = Notice(Tier.SOON, ("strong_for_days",))
JUMP = Notice(None, ("noted-jump",))
AFTER, DURING = PainMoment.AFTER_SESSION, PainMoment.DURING_SESSION


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


class Days:
    """Sessions day by day, each with what was said of pain in it."""

    def __init__(self, journal: Journal, clock: FakeClock) -> None:
        self.journal, self.clock = journal, clock
        self.count = 0

    def session(self, *said: tuple[PainMoment, int | None], **more: object) -> tuple[Notice, ...]:
        """Do a session, say this of pain in it, and leave the player."""
        self.count += 1
        key, now = f"session {self.count}", stamp(self.clock)
        self.journal.begin(a_start(key))
        for number, (moment, score) in enumerate(said):
            when = (now.at, now.zone, now.local_date)
            replaces = f"{key} {number - 1}" if score is None else ""
            pain = Pain(f"{key} {number}", *when, moment, score, key, replaces=replaces)
            self.journal.keep_pain(msgspec.structs.replace(pain, **more))
        return notice_pain(self.journal, key, CARE, now)

    def live(self, days: int = 1) -> None:
        self.clock.set_wall(timedelta(days=days))


@pytest.fixture
def days(journal: Journal, clock: FakeClock) -> Days:
    return Days(journal, clock)


def test_strong_pain_for_days_is_told_once_and_stands(days: Days, journal: Journal) -> None:
    for _ in range(3):
        assert days.session((AFTER, 7)) == ()
        days.live()
    assert days.session((AFTER, 8)) == (STRONG,)
    [kept] = journal.diary.signs()
    assert kept.what == SignsSaid(Decided.TOLD, Tier.SOON, ("strong_for_days",), "player")
    assert kept.about == "session 4"
    signs = DoctorSigns(journal, days.clock, lambda: 3)
    standing = signs.standing()
    assert standing is not None
    assert standing.signs == ("strong_for_days",)
    days.live()
    assert days.session((DURING, 7)) == (), "a hint comes once a week at most"
    assert len(journal.diary.signs()) == 1


def test_a_visit_gives_rest_and_a_week_brings_the_hint_again(days: Days, journal: Journal) -> None:
    for _ in range(4):
        days.session((AFTER, 7))
        days.live()
    signs = DoctorSigns(journal, days.clock, lambda: 3)
    assert signs.keep_overridden() == ""
    for _ in range(7):
        assert days.session((AFTER, 7)) == ()
        days.live()
    assert days.session((AFTER, 7)) == (STRONG,)


def test_a_jump_of_three_asks_for_the_list_and_keeps_nothing(days: Days, journal: Journal) -> None:
    days.session((AFTER, 2))
    days.live()
    assert days.session((AFTER, 4)) == ()
    days.live()
    assert days.session((AFTER, 7)) == (JUMP,)
    assert journal.diary.signs() == ()


def test_a_number_that_was_taken_back_says_nothing(days: Days) -> None:
    days.session((AFTER, 2))
    days.live()
    assert days.session((AFTER, 8), (AFTER, None)) == ()


def test_what_pain_is_like_counts_as_in_the_log(days: Days) -> None:
    assert days.session((DURING, 3), qualities=("tingling",)) == (
        Notice(None, ("noted-tingling",)),
    )


def test_what_was_ticked_in_the_session_is_not_told_again(days: Days, journal: Journal) -> None:
    for _ in range(3):
        days.session((AFTER, 7))
        days.live()
    told = an_answer("told", AnswerKind.DOCTOR_TOLD, "strong_for_days", "session 1")
    now = stamp(days.clock)
    journal.keep_answer(msgspec.structs.replace(told, at=now.at, local_date=now.local_date))
    assert days.session((AFTER, 7)) == ()
