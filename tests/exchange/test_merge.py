"""Two computers share a diary by file: whoever takes in whom, both have the same in the end."""

import json
import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch.exchange.merge import merged
from backstretch.exchange.merge_order import Clash, woven
from backstretch.journal.contents import Contents, read_contents
from backstretch.journal.diary_records import LimitsSet, Noted, Statement
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionState
from backstretch.journal.said import Pain, standing
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from tests.exchange.random_journals import Maker, a_journal, add_some, go_on, quick_folder
from tests.journal.samples import EVENTS, a_pain, a_run, a_start, an_answer, run_child
from tests.soak import Rounds

PAIRS = 100
SHARES = 5
Computers = tuple[Path, Path]


def rows(path: Path) -> list[str]:
    """Return every row of every table, with its number, and every trigger and index."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return sorted(connection.iterdump())
    finally:
        connection.close()


def held(path: Path) -> Contents:
    with Journal.open(path) as journal:
        return read_contents(journal)


def bring(theirs: Contents, path: Path) -> None:
    with Journal.open(path) as journal:
        take_in(journal, lambda mine: merged(mine, theirs))


def two_computers(folder: Path, seed: int, *, shared: bool = True) -> Computers:
    """Return two diaries that went their own ways, from the same beginning or none."""
    here, there = folder / f"{seed}-a" / "journal.db", folder / f"{seed}-b" / "journal.db"
    dice = random.Random(seed)
    if shared:
        a_journal(here, seed).close()
        there.parent.mkdir()
        shutil.copy(here, there)
    for path, tag in ((here, "a"), (there, "b")):
        with Journal.open(path) as journal:
            maker = Maker(random.Random(dice.random()), tag)
            go_on(journal, maker)
            add_some(journal, maker, read_contents(journal))
    return here, there


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with quick_folder(tmp_path) as folder:
        yield folder


@pytest.mark.parametrize("share", range(SHARES))
def test_both_have_the_same_whoever_takes_in_whom_and_again_changes_nothing(
    folder: Path, share: int
) -> None:
    for seed in range(share, PAIRS, SHARES):
        here, there = two_computers(folder, seed, shared=seed % 4 != 0)
        a, b = held(here), held(there)
        bring(b, here)
        bring(a, there)
        both = rows(here)
        assert both == rows(there), f"seed {seed}"
        assert held(here) == merged(a, b)
        for again in (a, b, held(there)):
            bring(again, here)
            assert rows(here) == both, f"seed {seed}"


def test_every_word_of_both_is_there(folder: Path) -> None:
    for seed in range(20):
        here, there = two_computers(folder, seed)
        a, b = held(here), held(there)
        both = merged(a, b)
        for name in ("answers", "runs", "wishes", "weeks", "reminders", "statements", "tracks"):
            assert set(map(repr, getattr(both, name))) == {
                repr(record) for side in (a, b) for record in getattr(side, name)
            }
        assert {bare(pain) for pain in both.pains} == {bare(p) for p in (*a.pains, *b.pains)}
        told = {record.events for record in both.sessions}
        assert all(
            any(events[: len(s.events)] == s.events for events in told)
            for s in (*a.sessions, *b.sessions)
        )


def bare(pain: Pain) -> str:
    return repr(msgspec.structs.replace(pain, replaces=""))


def test_three_computers_have_the_same_in_whatever_order_they_meet() -> None:
    sides = [Contents(statements=tuple(noted(f"{n}", n + m) for m in (0, 30))) for n in range(3)]
    a, b, c = sides
    together = merged(merged(a, b), c)
    assert together == merged(a, merged(b, c)) == merged(merged(c, a), b)


def noted(key: str, minute: int, what: str = "") -> Statement:
    at = f"2026-03-02T17:{minute:02d}:00+01:00"
    return Statement(f"{key}-{minute}", at, "Europe/Berlin", "2026-03-02", "it", Noted(what or key))


def test_the_newest_word_holds_and_the_older_one_stays() -> None:
    newest = LimitsSet(3, 5, 2)
    here = (a_limit("old", "2026-03-02T17:00:00+01:00", LimitsSet(2, 5, 2)),)
    there = (a_limit("new", "2026-03-02T16:30:00+00:00", newest),)
    for one, other in ((here, there), (there, here)):
        both = merged(Contents(statements=one), Contents(statements=other)).statements
        assert [said.id for said in both] == ["old", "new"]
        assert both[-1].what == newest


def a_limit(key: str, at: str, what: LimitsSet) -> Statement:
    return Statement(key, at, "Europe/Berlin", "2026-03-02", "limits", what)


def test_a_run_told_anew_on_both_is_as_it_was_told_last(tmp_path: Path) -> None:
    paths = (tmp_path / "a" / "journal.db", tmp_path / "b" / "journal.db")
    first, later, last = (
        msgspec.structs.replace(a_run(key), at=f"2026-03-02T{hour}:00:00+01:00")
        for key, hour in (("first", 16), ("later", 17), ("last", 18))
    )
    for path, own in zip(paths, (last, later), strict=True):
        with Journal.open(path) as journal:
            journal.diary.keep(first, own)
    a, b = map(held, paths)
    bring(b, paths[0])
    bring(a, paths[1])
    for path in paths:
        with Journal.open(path) as journal:
            assert journal.diary.run("run") == last
            assert [note.id for note in journal.diary.history("run")] == ["first", "later", "last"]


def test_pain_corrected_on_both_stands_as_it_was_corrected_last() -> None:
    pain = a_pain("p", session="")
    ours, theirs = (
        Contents(pains=(pain, pain_at(key, hour, replaces="p"))) for key, hour in CORRECTED
    )
    for both in (merged(ours, theirs).pains, merged(theirs, ours).pains):
        assert [one.id for one in standing(both)] == ["theirs"]
        assert {one.id: one.replaces for one in both} == {"p": "", "ours": "p", "theirs": "ours"}


CORRECTED = (("ours", 18), ("theirs", 19))


def pain_at(key: str, hour: int, score: int | None = 5, **more: str) -> Pain:
    pain = a_pain(key, score, **{"session": ""} | more)
    return msgspec.structs.replace(pain, at=f"2026-03-02T{hour}:00:00+01:00")


def test_pain_taken_back_here_and_moved_to_another_run_there_stays() -> None:
    pain = a_pain("p", session="")
    ours = Contents(pains=(pain, pain_at("gone", 19, None, replaces="p")))
    theirs = Contents(pains=(pain, pain_at("moved", 18, run="run", replaces="p")))
    for both in (merged(ours, theirs).pains, merged(theirs, ours).pains):
        assert [one.id for one in standing(both)] == ["moved"]
        assert {one.id: one.replaces for one in both}["gone"] == "p"


def test_a_session_that_went_on_is_taken_further() -> None:
    start = a_start()
    early = SessionRecord(start, SessionState.OPEN, EVENTS[:3])
    late = SessionRecord(start, SessionState.FINISHED, EVENTS)
    for one, other in ((early, late), (late, early)):
        assert merged(Contents((one,)), Contents((other,))).sessions == (late,)


def test_a_session_that_went_on_differently_on_both_stands_twice(tmp_path: Path) -> None:
    paths = (tmp_path / "a" / "journal.db", tmp_path / "b" / "journal.db")
    other_end = (*EVENTS[:3], Event(3, Happening.ENDED, 1, 0))
    ways = ((EVENTS, SessionState.FINISHED), (other_end, SessionState.DISCARDED))
    for path, (events, state) in zip(paths, ways, strict=True):
        with Journal.open(path) as journal:
            journal.begin(a_start())
            journal.append("first", events)
            journal.close_session("first", state)
            journal.keep_answer(an_answer(path.parent.name))
            journal.keep_pain(a_pain(f"pain {path.parent.name}"))
    a, b = map(held, paths)
    bring(b, paths[0])
    bring(a, paths[1])
    assert rows(paths[0]) == rows(paths[1])
    with Journal.open(paths[1]) as journal:
        first, beside = journal.sessions()
        assert (first.start.id, first.state, first.events) == ("first", *ways[0][::-1])
        assert beside.start.id.startswith("first~")
        assert (beside.state, beside.events) == (SessionState.DISCARDED, other_end)
        assert {answer.session for answer in journal.answers()} == {"first"}
        assert {pain.session for pain in journal.pains()} == {"first"}


def test_another_record_with_the_same_id_is_refused_on_both_sides() -> None:
    one, other = (Contents(statements=(noted("x", 1, what),)) for what in ("this", "that"))
    for first, second in ((one, other), (other, one)):
        with pytest.raises(Clash) as clash:
            merged(first, second)
        assert (clash.value.place, clash.value.key) == ("statements", "x-1")


def test_a_kill_leaves_all_of_it_or_nothing(tmp_path: Path, rounds: Rounds) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no fork")
    count = rounds(40)
    seen = json.loads(run_child("tests.exchange.merge_rounds", str(tmp_path), str(count)))
    assert seen["taken in"] + seen["as before"] == count
    assert min(seen["taken in"], seen["as before"]) >= 1


ORDERS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(ORDERS, ORDERS)
def test_two_orders_give_one_that_neither_changes(one: Sequence[str], other: Sequence[str]) -> None:
    def rank(key: str) -> tuple[str, str]:
        return key, key

    both = woven(one, other, rank)
    assert both == woven(other, one, rank)
    assert sorted(both) == sorted({*one, *other})
    for side in (one, other, both):
        assert woven(both, side, rank) == both


@given(st.permutations("abcdefgh"), st.sets(st.sampled_from("abcdefgh")), st.data())
def test_what_came_before_something_comes_before_it(
    order: Sequence[str], mine: set[str], data: st.DataObject
) -> None:
    """Whatever the clock said: two sides that agree on an order are merged in it."""
    theirs = data.draw(st.sets(st.sampled_from("abcdefgh")))
    one, other = ([key for key in order if key in side] for side in (mine, theirs))
    both = woven(one, other, lambda key: (key, key))
    for side in (one, other):
        assert [key for key in both if key in side] == side


@given(ORDERS)
def test_an_order_that_only_one_side_has_is_kept(one: Sequence[str]) -> None:
    assert woven(one, (), lambda key: (key, key)) == list(one)
