"""How two states of a diary differ is counted by sort and told entry by entry."""

import msgspec
import pytest

from backstretch.exchange.differing import (
    MOST_LINES,
    Change,
    Sort,
    difference_lines,
    differences,
    tally,
    tally_lines,
)
from backstretch.exchange.entry_words import MOST_LETTERS, day_of, key_of, records_of, words_of
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Noted
from backstretch.journal.entries import SessionRecord, SessionState
from tests.journal.diary_samples import a_done_run, a_statement, a_track, diary_records
from tests.journal.samples import (
    EVENTS,
    a_pain,
    a_plan,
    a_reminder,
    a_start,
    a_wish,
    an_answer,
    plan_records,
)


def as_it_is(text: str) -> str:
    return text


def a_session(key: str = "first") -> SessionRecord:
    return SessionRecord(a_start(key), SessionState.FINISHED, EVENTS)


THEN = Contents(
    sessions=(a_session(),),
    answers=(an_answer("a"),),
    runs=(a_done_run("r", "n"),),
    pains=(a_pain("p1", 4), a_pain("p2", 5)),
    wishes=(a_wish(),),
    weeks=(a_plan(),),
    reminders=(a_reminder(),),
    statements=(a_statement("s", Noted("Slept badly"), about="2026-03-02"),),
    tracks=(a_track("r"),),
)


def test_the_same_does_not_differ() -> None:
    assert differences(THEN, THEN) == ()
    assert tally_lines((), as_it_is) == ("Every entry is the same.",)
    assert difference_lines((), as_it_is) == ()


def test_what_was_changed_what_is_gone_and_what_was_added_is_counted_by_sort() -> None:
    now = msgspec.structs.replace(
        THEN,
        runs=(),
        pains=(a_pain("p1", 6), a_pain("p2", 5), a_pain("p3", 1)),
        statements=(a_statement("s", Noted("Slept well"), about="2026-03-02"),),
        wishes=(),
    )
    found = differences(THEN, now)
    assert tally(found) == {
        Sort.RUN: {Change.GONE: 1},
        Sort.PAIN: {Change.CHANGED: 1, Change.ADDED: 1},
        Sort.NOTE: {Change.CHANGED: 1},
        Sort.OTHER: {Change.GONE: 1},
    }
    assert tally_lines(found, as_it_is) == (
        "Runs: 1 gone",
        "Pain: 1 changed, 1 added",
        "Notes: 1 changed",
        "Other entries: 1 gone",
    )
    lines = difference_lines(found, as_it_is)
    assert "Changed: 2026-03-02, pain, 4 of 10; now pain, 6 of 10" in lines
    assert "Added: 2026-03-02, pain, 1 of 10" in lines
    assert "Changed: 2026-03-02, note: “Slept badly”; now note: “Slept well”" in lines
    assert [line.split(":")[0] for line in lines] == ["Changed"] * 2 + ["Gone"] * 2 + ["Added"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"zone": "Africa/Cairo"}, "its time zone"),
        ({"at": "2026-03-02T18:31:00+01:00"}, "its time"),
        ({"note": "ouch"}, "its note"),
        ({"qualities": ("sharp",)}, "its details"),
        ({"zone": "Africa/Cairo", "note": "ouch"}, "its note, its time zone"),
    ],
)
def test_a_change_that_its_words_do_not_show_is_named(change: dict[str, str], says: str) -> None:
    pain = msgspec.structs.replace(THEN.pains[0], **change)
    now = msgspec.structs.replace(THEN, pains=(pain, THEN.pains[1]))
    (line,) = difference_lines(differences(THEN, now), as_it_is)
    assert line == f"Changed: 2026-03-02, pain, 4 of 10 ({says})"


def test_very_many_are_counted() -> None:
    many = Contents(pains=tuple(a_pain(f"p{n}", n % 11) for n in range(MOST_LINES + 3)))
    lines = difference_lines(differences(Contents(), many), as_it_is)
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "and 3 more"


def test_a_day_is_told_as_the_window_tells_it() -> None:
    found = differences(Contents(), Contents(pains=(a_pain("p", 1),)))
    (line,) = difference_lines(found, as_it_is, lambda day: f"<{day}>")
    assert line == "Added: <2026-03-02>, pain, 1 of 10"


def test_every_record_has_words_a_key_and_most_a_day() -> None:
    for _, record in records_of(THEN):
        assert words_of(record, as_it_is)
        assert key_of(record)
    for record in (*plan_records(), *diary_records()):
        assert words_of(record, as_it_is)
    assert {day_of(record) for _, record in records_of(THEN)} >= {"2026-03-02", ""}


def test_a_long_note_is_cut() -> None:
    note = a_statement("s", Noted("very " * 40), about="d")
    assert len(words_of(note, as_it_is)) < MOST_LETTERS + 12
