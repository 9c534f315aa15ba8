"""A reminder is an offer of at most forty characters and one sentence."""

from datetime import UTC, date, datetime

import pytest

from backstretch.desktop.notice_words import notice
from backstretch.desktop.reminder_keeper import LATER, MOVE, NOT_TODAY, START
from backstretch.plan.reminding import Due, Kind

AT = datetime(2026, 5, 14, 16, 30, tzinfo=UTC)
CODES = (START, LATER, NOT_TODAY)


def due(kind: Kind, *, again: bool = False) -> Due:
    return Due(date(2026, 5, 14), kind, AT, AT, again)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("minutes", [10, 15])
def test_a_title_is_an_offer_that_fits_every_desktop(kind: Kind, minutes: int) -> None:
    shown = notice(due(kind), CODES, "After a run", minutes, (3, 5))
    assert (str(minutes) in shown.title) is (kind is not Kind.MORNING)
    assert len(shown.title) <= 40
    assert "!" not in shown.title + shown.text


TEXTS = [
    (
        due(Kind.MORNING),
        "After a run",
        "You ran yesterday. Click to open it; one press is enough.",
    ),
    (due(Kind.SESSION), "After a run", "After a run. Click to open it, or leave it for later."),
    (due(Kind.WEEK), "", "Click to open it, or leave it for later."),
    (
        due(Kind.AFTER_RUN),
        "After a run",
        "After a run. Walk 3 to 5 minutes first, then click to open it.",
    ),
    (
        due(Kind.AFTER_RUN, again=True),
        "After a run",
        "After a run. Click to open it, or move it to another day.",
    ),
]


@pytest.mark.parametrize(("which", "name", "text"), TEXTS)
def test_a_text_says_what_and_what_to_do(which: Due, name: str, text: str) -> None:
    assert notice(which, CODES, name, 12, (3, 5)).text == text


def test_each_button_has_its_word() -> None:
    shown = notice(due(Kind.SESSION), (START, MOVE, NOT_TODAY), "", 12, (3, 5))
    assert shown.buttons == (
        *(("start", "Start"), ("move", "Another day"), ("not-today", "Not today")),
    )
