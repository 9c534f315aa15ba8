"""What the tray says of each kind of day: as drawn, word for word."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from backstretch.desktop.tray import Mark
from backstretch.desktop.tray_words import PAIN, RUN, Standing, later_code, tray_state

AFTERNOON = datetime(2026, 5, 14, 15)
REMINDER = datetime(2026, 5, 14, 18, 30)
LATER = tuple((f"later-{name}", REMINDER.replace(hour=20)) for name in ("30", "60", "evening"))
WAITING = Standing(
    session="After a run",
    minutes=12,
    can_start=True,
    can_move=True,
    done=2,
    goal=4,
    reminder=REMINDER,
    later=LATER,
    logs=frozenset({RUN, PAIN}),
)

SAYINGS = [
    (WAITING, Mark.PLAIN, "Backstretch: After a run, 12 min, 18:30"),
    (replace(WAITING, reminder=None), Mark.PLAIN, "Backstretch: After a run, 12 min"),
    (
        replace(WAITING, is_done=True, done=3),
        Mark.TICK,
        "Backstretch: done today, 3 of 4 this week",
    ),
    (
        replace(WAITING, is_done=True, done=5),
        Mark.TICK,
        "Backstretch: done today, 5 this week, 4 planned",
    ),
    (
        replace(WAITING, is_done=True, done=1, goal=0),
        Mark.TICK,
        "Backstretch: done today, 1 this week",
    ),
    (replace(WAITING, is_quiet=True), Mark.STROKE, "Backstretch: no reminders until tomorrow"),
    (replace(WAITING, is_stopped=True), Mark.PLAIN, "Backstretch: See a doctor before you stretch"),
    (Standing(goal=4), Mark.PLAIN, "Backstretch: No session today"),
]


@pytest.mark.parametrize(("day", "mark", "says"), SAYINGS)
def test_the_icon_says_the_day_by_its_shape_and_in_words(
    day: Standing, mark: Mark, says: str
) -> None:
    state = tray_state(replace(day, reminder=None) if day.is_stopped else day)
    assert (state.mark, state.says) == (mark, says)


def test_the_menu_has_the_words_and_the_order_of_the_design() -> None:
    entries = tray_state(WAITING).entries
    assert [entry.words if entry else "-" for entry in entries] == [
        "After a run, 12 min",
        "2 of 4 this week. Reminder 18:30",
        "-",
        "Start session",
        "Log a run",
        "How is your back now?",
        "-",
        "Remind me later",
        "No reminders today",
        "-",
        "Open Backstretch",
        "Quit",
    ]
    parts = next(entry.parts for entry in entries if entry and entry.parts)
    assert [part.words for part in parts] == [
        *("In 30 minutes", "In 1 hour", "This evening, 20:30", "Tomorrow"),
    ]
    assert [entry.keys for entry in entries if entry and entry.keys] == ["Ctrl+Q"]
    assert [entry.code for entry in entries if entry and entry.first] == ["start"]
    assert [entry.code for entry in entries if entry and entry.strong] == ["", "start"]


def test_what_cannot_be_done_cannot_be_chosen() -> None:
    entries = tray_state(Standing(session="Cat & cow", is_quiet=True)).entries
    assert [(entry.words, entry.enabled) for entry in entries if entry and entry.code] == [
        ("Start session", False),
        ("No reminders today", False),
        ("Open Backstretch", True),
        ("Quit", True),
    ]
    assert entries[0]
    assert entries[0].words == "Cat && cow, 0 min"


@pytest.mark.parametrize(
    ("after", "code"), [(30, "later-30"), (60, "later-60"), (61, "later-evening")]
)
def test_a_choice_is_known_by_how_long_it_is_until_then(after: int, code: str) -> None:
    now = AFTERNOON + timedelta(milliseconds=3)  # read a moment after the choices were made
    assert later_code(AFTERNOON + timedelta(minutes=after), now) == code
