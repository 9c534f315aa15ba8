"""A few letters find what can be done, also mistyped, unfinished or out of the middle."""

import pytest

from backstretch.ui.commands import Command, matching

NAMES = (
    "Start today’s session",
    "Log a run",
    "Say how your back is now",
    "Import runs",
    "Settings: Sound and voice",
    "Settings: Reminders",
    "Report for a clinician",
)
ALSO = {"Report for a clinician": ("print pdf doctor physio",)}
COMMANDS = tuple(Command(name, lambda: None, ALSO.get(name, ())) for name in NAMES)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("log", "Log a run"),
        ("LOG RUN", "Log a run"),
        ("sound", "Settings: Sound and voice"),
        ("remnders", "Settings: Reminders"),
        ("sesion", "Start today’s session"),
        ("todays", "Start today’s session"),
        ("lgr", "Log a run"),
        ("ssv", "Settings: Sound and voice"),
        ("pdf", "Report for a clinician"),
        ("physio rep", "Report for a clinician"),
        ("back", "Say how your back is now"),
    ],
)
def test_what_was_typed_finds_it_first(typed: str, first: str) -> None:
    assert matching(typed, COMMANDS)[0].words == first


def test_nothing_typed_shows_all_in_their_order() -> None:
    assert [one.words for one in matching("  ", COMMANDS)] == list(NAMES)


@pytest.mark.parametrize("typed", ["xyzzy", "log xyzzy", "nur a gol"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert matching(typed, COMMANDS) == ()
