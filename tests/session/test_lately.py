"""What was told a short while before a session tells how the back is now, and nothing else does."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain, PainMoment
from backstretch.journal.store import Journal
from backstretch.session.lately import LATELY, pain_lately
from tests.journal.samples import a_start

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
RUN = RunNote("n1", NOW.isoformat(), "UTC", "2026-03-02", "r1", "2026-03-02", RunIs.DONE)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


def said(moment: PainMoment, ago: timedelta = 10 * MINUTE, score: int | None = 3) -> Pain:
    at = (NOW - ago).isoformat()
    return Pain(f"{moment} {ago}", at, "UTC", "2026-03-02", moment, score)


def of_run(pain: Pain) -> Pain:
    return msgspec.structs.replace(pain, run="r1")


@pytest.mark.parametrize(
    ("moment", "tells"),
    [
        (PainMoment.AFTER_RUN, True),
        (PainMoment.LATER, True),
        (PainMoment.BEFORE_RUN, False),
        (PainMoment.DURING_RUN, False),
        (PainMoment.NEXT_MORNING, False),
        (PainMoment.ALONE, False),  # the average of a week is kept under it as well
    ],
)
def test_the_moment_decides_whether_it_is_of_now(
    journal: Journal, moment: PainMoment, tells: bool
) -> None:
    pain = said(moment)
    journal.diary.keep(pain)
    assert pain_lately(journal, NOW, TODAY) == (pain if tells else None)


@pytest.mark.parametrize(
    ("ago", "tells"),
    [(timedelta(), True), (LATELY, True), (LATELY + MINUTE, False), (-5 * MINUTE, False)],
)
def test_it_holds_for_two_hours(journal: Journal, ago: timedelta, tells: bool) -> None:
    journal.diary.keep(said(PainMoment.AFTER_RUN, ago))
    assert (pain_lately(journal, NOW, TODAY) is not None) is tells


@pytest.mark.parametrize(("over_for", "tells"), [(60, True), (119, True), (121, False)])
@pytest.mark.parametrize("exact", [True, False])
def test_a_run_of_the_morning_that_is_told_now_does_not_tell_how_it_is_now(
    journal: Journal, over_for: int, tells: bool, exact: bool
) -> None:
    began = NOW - timedelta(minutes=over_for + 30)
    facts = RunFacts(started_at=began.isoformat(), duration_s=1800) if exact else RunFacts()
    run = msgspec.structs.replace(RUN, start=f"{began:%H:%M}", minutes=30, facts=facts)
    journal.diary.keep(run, of_run(said(PainMoment.AFTER_RUN, MINUTE)))
    assert (pain_lately(journal, NOW, TODAY) is not None) is tells


def test_the_last_word_counts(journal: Journal) -> None:
    journal.diary.keep(said(PainMoment.AFTER_RUN), said(PainMoment.ALONE, 5 * MINUTE, 6))
    assert pain_lately(journal, NOW, TODAY) is None


def test_a_number_that_was_taken_back_does_not_count(journal: Journal) -> None:
    pain = said(PainMoment.AFTER_RUN)
    back = said(PainMoment.AFTER_RUN, MINUTE, None)
    journal.diary.keep(pain, msgspec.structs.replace(back, replaces=pain.id))
    assert pain_lately(journal, NOW, TODAY) is None


def test_a_session_a_short_while_ago_counts_until_a_run_is_told(journal: Journal) -> None:
    journal.begin(a_start("s1"))
    pain = msgspec.structs.replace(said(PainMoment.AFTER_SESSION), session="s1")
    journal.diary.keep(pain)
    assert pain_lately(journal, NOW, TODAY) == pain
    journal.diary.keep(RUN)
    assert pain_lately(journal, NOW, TODAY) is None


def test_yesterday_tells_nothing(journal: Journal) -> None:
    journal.diary.keep(said(PainMoment.AFTER_RUN))
    assert pain_lately(journal, NOW, TODAY + timedelta(days=1)) is None
