"""The diary on its page: what is read, found, told of each entry, taken out and put back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backstretch.bodymap.regions import Region
from backstretch.care.entry import Entry, PainSaid
from backstretch.care.light import Limits, judge
from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.run_facts import RunFacts, RunKind
from backstretch.journal.said import Pain, PainMoment
from backstretch.plan.reasons import State
from backstretch.plan.week_plan import Session
from backstretch.ui import journal_pain_words as pain_words
from backstretch.ui.journal_desk import JournalDesk
from backstretch.ui.journal_state import Kind, Shown
from backstretch.units import Units
from tests.plan.drawing import MONDAY, facts, plan
from tests.ui.diary_page import Book, a_pain, choose, entries, lines

TO_DO = Session("after-run", 12, State.TODAY)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "journal.db")
    yield made
    made.journal.close()


@pytest.fixture
def desk(book: Book, qapp: QApplication, qtbot: QtBot) -> JournalDesk:
    made = book.desk(qapp)
    qtbot.addWidget(made.page)
    return made


def card_says(desk: JournalDesk) -> str:
    found = desk.page.card.findChildren(QLabel)
    return " | ".join(part.text() or part.accessibleName() for part in found)


def test_a_run_is_told_with_its_pain_and_the_kilometres_on_its_shoes(
    book: Book, desk: JournalDesk
) -> None:
    shoe = book.shoe()
    book.run("2026-02-24", km=5.4, score=4, shoe=shoe, start="", kind=RunKind.EASY)
    book.run("2026-02-26", shoe=shoe)
    desk.show()
    assert lines(desk.page) == [
        "Week 9, 23 February to 1 March, 13.6 km, pain 3 to 4",
        "Thursday 26. Afternoon run, 8.2 km. 47:30, road. Daily pair, 414 km."
        " pain after 3 of 10, mild",
        "Tuesday 24. Easy run, 5.4 km. 47:30, road, easy. Daily pair, 405 km."
        " pain after 4 of 10, moderate",
    ]


def test_a_session_tells_what_was_done_and_pain_before_and_after(
    book: Book, desk: JournalDesk
) -> None:
    name = book.session("2026-02-24")
    book.felt(name, "2026-02-24", PainMoment.BEFORE_SESSION, 4)
    book.felt(name, "2026-02-24", PainMoment.AFTER_SESSION, 2)
    book.session("2026-02-26", skipped="hurts")
    desk.show()
    hurt, done = entries(desk.page)
    assert (done.facts, done.beside, done.score) == ("All two", "4 before", 2)
    assert (hurt.facts, hurt.score) == ("Skipped hamstring stretch: it hurt", None)


def test_beside_a_run_stands_the_worst_that_was_told_of_its_moment(
    book: Book, desk: JournalDesk
) -> None:
    told = tuple(PainSaid(PainMoment.AFTER_RUN, score) for score in (3, 6, 2))
    assert not book.diary.keep(Entry("2026-02-24", facts=RunFacts(), pains=told)).complaint
    desk.show()
    [run] = entries(desk.page)
    assert (run.beside, run.score) == ("pain after", 6)


@pytest.mark.parametrize(
    ("before", "rise", "said"),
    [
        (3, 2, "3, settled"),
        (2, 2, "3, 1 more than before"),
        (1, 3, "3, 2 more than before"),
        (1, 2, "3, clearly more"),
        (None, 4, "3, within the noise"),
    ],
)
def test_the_next_morning_is_told_by_how_much_more_it_is(
    before: int | None, rise: int, said: str
) -> None:
    at = ("2026-02-24T18:00:00+01:00", "Europe/Berlin", "2026-02-24")
    told = [] if before is None else [Pain("b", *at, PainMoment.BEFORE_RUN, before)]
    told.append(Pain("m", *at, PainMoment.NEXT_MORNING, 3))
    assert pain_words.morning(judge(told, Limits(2, 5, rise))) == said


def test_a_session_not_done_says_where_it_went_and_asks_for_no_reason(
    book: Book, desk: JournalDesk
) -> None:
    book.clock.set_wall(timedelta(days=(MONDAY - date(2026, 3, 2)).days + 2))
    before = plan(facts("Mon"))
    after = plan(facts("Wed"), before)
    first = next(day.date for day in before.days if day.session)
    went = next(move.end for move in after.moved if move.start == first)
    assert went is not None
    book.told(after)
    desk.show()
    missed = [entry for entry in entries(desk.page) if entry.kind is Kind.MISSED]
    assert missed[-1].day == first.isoformat()
    assert missed[-1].title.endswith(", not done")
    assert missed[-1].facts == f"No reason needed. It went to {went:%A}"


def test_pain_of_a_run_is_no_entry_of_its_own_but_the_filter_shows_it(
    book: Book, desk: JournalDesk
) -> None:
    book.run("2026-02-24")
    book.pain("2026-02-25", note="after the box")
    desk.show()
    assert [entry.kind for entry in entries(desk.page)] == [Kind.PAIN, Kind.RUN]
    desk.page.head.chips[Shown.PAIN].click()
    assert [entry.title for entry in entries(desk.page)] == [
        "Your back",
        "Your back, after the run",
    ]


@pytest.mark.parametrize(
    ("shown", "kinds"),
    [
        (Shown.RUNS, [Kind.RUN]),
        (Shown.SESSIONS, [Kind.SESSION]),
        (Shown.NOTES, [Kind.NOTE]),
        (Shown.EVERYTHING, [Kind.RUN, Kind.SESSION, Kind.NOTE]),
    ],
)
def test_a_filter_shows_its_kind_alone(
    book: Book, desk: JournalDesk, shown: Shown, kinds: list[Kind]
) -> None:
    book.run("2026-02-24")
    book.session("2026-02-24")
    book.note("2026-02-24", "stiff when I got up")
    desk.show()
    desk.page.head.chips[shown].click()
    assert [entry.kind for entry in entries(desk.page)] == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("STIFF WHEN", ["Note"]),
        ("dull ache", ["Your back, after the run"]),
        ("daily", ["Afternoon run, 8.2 km"]),
        ("core", ["Core & hips, 12 minutes"]),
        ("up stiff", ["Note"]),
        ("ache after", ["Your back, after the run"]),
        ("road daily", ["Afternoon run, 8.2 km"]),
        ("road zebra", []),
        ("zebra", []),
    ],
)
def test_a_search_finds_own_words_shoes_and_the_words_of_the_screen(
    book: Book, desk: JournalDesk, text: str, found: list[str]
) -> None:
    book.run("2026-02-24", shoe=book.shoe())
    book.session("2026-02-25")
    book.note("2026-02-26", "stiff when I got up")
    desk.show()
    desk.page.head.search.setText(text)
    assert [entry.title for entry in entries(desk.page)] == found


def test_a_search_that_finds_a_run_and_its_pain_shows_the_run(
    book: Book, desk: JournalDesk
) -> None:
    book.run("2026-02-24", note="legs stiff on the hill")
    desk.show()
    desk.page.head.search.setText("stiff")
    assert [entry.kind for entry in entries(desk.page)] == [Kind.RUN]


def test_the_morning_after_stands_beside_a_run_of_the_page_before(
    book: Book, desk: JournalDesk
) -> None:
    newest = date(2026, 2, 28)
    for number in range(60):
        book.run((newest - timedelta(days=number)).isoformat(), score=None)
    desk.show()
    sundays = [day for day in (newest - timedelta(days=n) for n in range(60)) if day.weekday() == 6]
    for sunday in sundays:
        run = next(note.run for note in book.journal.plan.runs(f"{sunday}", f"{sunday}"))
        entry = book.diary.entry(run)
        assert entry is not None
        said = (a_pain(PainMoment.NEXT_MORNING, 2),)
        book.diary.keep(msgspec.structs.replace(entry, pains=said))
    desk.show()
    while desk.page.list.rows.canFetchMore(QModelIndex()):
        desk.page.list.rows.fetchMore(QModelIndex())
    told = {entry.day: entry.score for entry in entries(desk.page)}
    assert [told[f"{sunday}"] for sunday in sundays] == [2] * len(sundays)


def test_a_long_diary_is_read_week_by_week_and_nothing_is_lost(
    book: Book, desk: JournalDesk
) -> None:
    days = [date(2026, 2, 28) - timedelta(days=n) for n in range(0, 90)]
    for day in days:
        book.run(day.isoformat(), score=None)
    desk.show()
    model, read = desk.page.list.rows, len(entries(desk.page))
    assert read < len(days)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert [entry.day for entry in entries(desk.page)] == [day.isoformat() for day in days]
    weeks = [line for line in lines(desk.page) if line.startswith("Week")]
    assert len(weeks) == len(set(weeks)) == len({day.isocalendar()[:2] for day in days})


def test_a_deleted_run_is_gone_and_undo_brings_it_back_with_its_pain(
    book: Book, desk: JournalDesk
) -> None:
    book.run("2026-02-24")
    book.run("2026-02-26", km=5)
    desk.show()
    before = lines(desk.page)
    desk.page.delete_asked.emit(desk.page.list.entry())
    assert [entry.title for entry in entries(desk.page)] == ["Afternoon run, 8.2 km"]
    assert desk.page.toast.words.text() == "Deleted: Afternoon run, 5.0 km"
    desk.page.undo_asked.emit()
    assert lines(desk.page) == before


def test_sessions_pain_and_notes_can_be_deleted_and_put_back(book: Book, desk: JournalDesk) -> None:
    book.session("2026-02-24")
    book.pain("2026-02-25")
    book.note("2026-02-26", "rain")
    desk.show()
    before = lines(desk.page)
    for entry in entries(desk.page):
        desk.page.delete_asked.emit(entry)
        assert entry.key not in [left.key for left in entries(desk.page)]
        desk.page.undo_asked.emit()
        assert len(entries(desk.page)) == 3
    assert [line.split(".")[:2] for line in lines(desk.page)] == [
        line.split(".")[:2] for line in before
    ]


def chosen(desk: JournalDesk) -> str:
    entry = desk.page.list.entry()
    assert entry is not None
    return entry.title


def test_what_undo_brings_back_is_chosen_again(book: Book, desk: JournalDesk) -> None:
    book.session("2026-02-24")
    book.pain("2026-02-25")
    book.note("2026-02-26", "rain")
    book.run("2026-02-27")
    desk.show()
    for entry in entries(desk.page):
        desk.page.list.choose(entry.key)
        desk.page.delete_asked.emit(entry)
        assert chosen(desk) != entry.title
        desk.page.undo_asked.emit()
        assert chosen(desk) == entry.title
        assert desk.page.card.title.text() == entry.title


def test_one_from_long_ago_is_found_again_by_undo(book: Book, desk: JournalDesk) -> None:
    first = date(2024, 1, 1)
    for number in range(400):
        book.run((first + timedelta(days=number)).isoformat())
    desk.show()
    model = desk.page.list.rows
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    oldest = entries(desk.page)[-1]
    desk.page.list.choose(oldest.key)
    desk.page.delete_asked.emit(oldest)
    desk.show()
    desk.page.undo_asked.emit()
    entry = desk.page.list.entry()
    assert entry is not None
    assert entry.key == oldest.key


def test_undoing_an_entry_leaves_another_chosen(book: Book, desk: JournalDesk) -> None:
    book.run("2026-02-24")
    book.run("2026-02-26", km=5)
    desk.show()
    kept = entries(desk.page)[-1]
    desk.page.list.choose(kept.key)
    desk.page.note_written.emit(kept, "windy")
    desk.page.list.choose(kept.key)
    desk.page.undo_asked.emit()
    assert chosen(desk) == kept.title


def test_a_changed_run_says_what_it_was_before(book: Book, desk: JournalDesk) -> None:
    run = book.run("2026-02-24", km=8)
    book.change(run, distance_m=8200.0)
    desk.show()
    says = card_says(desk)
    assert "Earlier: Afternoon run, 8.0 km, 47:30, road" in says
    assert "Changed on Monday 2 March" in says


def test_pain_that_was_changed_says_what_it_was_before(book: Book, desk: JournalDesk) -> None:
    run = book.run("2026-02-24", score=3)
    entry = book.diary.entry(run)
    assert entry is not None
    worse = msgspec.structs.replace(entry.pains[0], score=6)
    kept = book.diary.keep(msgspec.structs.replace(entry, pains=(worse,)))
    desk.show()
    earlier = "Changed since. Earlier: Pain 3, after the run, stiff, dull ache. Lower back, left"
    assert earlier in card_says(desk)
    assert kept.undo is not None
    kept.undo()
    desk.show()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "Earlier: Pain 3" not in card_says(desk)
    assert "Earlier: Pain 6" in card_says(desk)


def test_pain_on_its_own_that_was_changed_says_so_too(book: Book, desk: JournalDesk) -> None:
    book.pain("2026-02-23", score=5, note="after the box")
    [pain] = book.journal.diary.pains_between("2026-02-23", "2026-02-23")
    entry = book.diary.entry_of(pain)
    changed = msgspec.structs.replace(entry.pains[0], score=2)
    book.diary.keep(msgspec.structs.replace(entry, pains=(changed,)))
    desk.show()
    assert "Changed since. Earlier: Pain 5, " in card_says(desk)
    assert "after the box" in card_says(desk)


def test_places_tell_their_own_score_where_it_differs(book: Book, desk: JournalDesk) -> None:
    places = {Region.LUMBAR_LEFT: 5, Region.LUMBAR_RIGHT: 2}
    alone = PainSaid(PainMoment.ALONE, 5, places)
    book.diary.keep(Entry("2026-02-24", pains=(alone,)))
    desk.show()
    told = "Lower back, left: 5. Lower back, right: 2"
    assert told in card_says(desk)
    book.diary.keep(Entry("2026-02-25", pains=(a_pain(PainMoment.ALONE, 3),)))
    desk.show()
    choose(desk.page, lambda entry: entry.day == "2026-02-25")
    assert "| Lower back, left and right |" in card_says(desk)


def test_the_card_of_a_run_tells_the_light_with_its_rule(book: Book, desk: JournalDesk) -> None:
    said = (a_pain(PainMoment.BEFORE_RUN, 1), a_pain(PainMoment.AFTER_RUN, 1))
    run = book.run("2026-02-24", score=None)
    entry = book.diary.entry(run)
    assert entry is not None
    book.diary.keep(msgspec.structs.replace(entry, pains=said))
    desk.show()
    says = card_says(desk)
    assert "Green: carry on as planned" in says
    assert "The rule: up to 2 is green, up to 5 amber, more is red." in says
    assert "Next morning | not logged yet" in says
    assert "Does not travel down the leg." in says
    assert "stiff | dull ache" in says


def test_the_card_says_that_pain_rose_after_the_run(book: Book, desk: JournalDesk) -> None:
    said = (a_pain(PainMoment.DURING_RUN, 1), a_pain(PainMoment.LATER, 4))
    run = book.run("2026-02-24", score=None)
    entry = book.diary.entry(run)
    assert entry is not None
    book.diary.keep(msgspec.structs.replace(entry, pains=said))
    desk.show()
    says = card_says(desk)
    assert "Red: step back" in says
    assert "It rose by 2 or more after the run." in says
    assert "A rise of 2 after the run, or by next morning, is red." in says


def test_the_next_morning_stands_with_its_run(book: Book, desk: JournalDesk) -> None:
    run = book.run("2026-02-24", score=None)
    entry = book.diary.entry(run)
    assert entry is not None
    said = (a_pain(PainMoment.BEFORE_RUN, 1), a_pain(PainMoment.NEXT_MORNING, 4))
    book.diary.keep(msgspec.structs.replace(entry, pains=said))
    desk.show()
    assert [entry.kind for entry in entries(desk.page)] == [Kind.RUN]
    says = card_says(desk)
    assert "Next morning | 4, clearly more" in says
    assert "Red: step back" in says


def test_the_card_of_a_session_names_each_stretch(book: Book, desk: JournalDesk) -> None:
    book.session("2026-02-24", skipped="hurts")
    desk.show()
    says = card_says(desk)
    assert "Cat-cow | done" in says
    assert "skipped: it hurt" in says


def test_todays_run_offers_the_session_that_is_still_to_be_done(
    book: Book, desk: JournalDesk, qtbot: QtBot
) -> None:
    book.to_do = TO_DO
    book.run("2026-03-02")
    desk.show()
    companion = desk.page.card.companion
    assert companion.line.text() == "After a run, not started"
    with qtbot.waitSignal(desk.page.start_asked, timeout=1000):
        companion.start_button.click()


def test_a_run_of_another_day_shows_what_was_done_that_day(book: Book, desk: JournalDesk) -> None:
    book.to_do = TO_DO
    book.run("2026-02-24")
    book.session("2026-02-24")
    desk.show()
    companion = desk.page.card.companion
    assert companion.line.text() == "Core & hips, 12 minutes, All two"
    assert companion.start_button.isHidden()


def test_a_note_is_added_to_a_day_changed_and_remembers_what_it_said(
    book: Book, desk: JournalDesk
) -> None:
    book.run("2026-02-24")
    desk.show()
    desk.page.note_written.emit(desk.page.list.entry(), "wet feet")
    choose(desk.page, lambda entry: entry.kind is Kind.NOTE)
    note = desk.page.list.entry()
    assert note is not None
    assert (note.day, note.facts) == ("2026-02-24", "wet feet")
    desk.page.note_written.emit(note, "wet feet, cold wind")
    assert [e.facts for e in entries(desk.page) if e.kind is Kind.NOTE] == ["wet feet, cold wind"]
    assert "it said: wet feet" in card_says(desk)
    desk.page.undo_asked.emit()
    assert [e.facts for e in entries(desk.page) if e.kind is Kind.NOTE] == ["wet feet"]


def test_a_decision_about_a_warning_sign_stands_in_the_diary(book: Book, desk: JournalDesk) -> None:
    book.diary.decide(SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log"))
    book.diary.decide(SignsSaid(Decided.CLEAR, where="log"))
    desk.show()
    [entry] = entries(desk.page)
    assert entry.title == "Warning sign: see a doctor"
    assert "below one knee" in entry.facts
    assert desk.page.card.delete_button.isHidden()


def test_edit_asks_for_the_run_also_from_its_pain(
    book: Book, desk: JournalDesk, qtbot: QtBot
) -> None:
    run = book.run("2026-02-24")
    desk.show()
    desk.page.head.chips[Shown.PAIN].click()
    with qtbot.waitSignal(desk.run_asked, timeout=1000) as asked:
        desk.page.edit_asked.emit(desk.page.list.entry())
    assert asked.args == [run]


def test_miles_are_told_in_miles(book: Book, desk: JournalDesk) -> None:
    book.units = Units.MILES
    book.run("2026-02-24", km=16.09344)
    desk.show()
    [entry] = entries(desk.page)
    assert entry.title == "Afternoon run, 10.0 mi"
    assert "4:45 per mi" in card_says(desk)


def test_the_entry_in_hand_stays_chosen_when_the_diary_is_read_again(
    book: Book, desk: JournalDesk
) -> None:
    for day in ("2026-02-24", "2026-02-25", "2026-02-26"):
        book.run(day)
    desk.show()
    choose(desk.page, lambda entry: entry.day == "2026-02-25")
    book.run("2026-02-28")
    desk.show()
    entry = desk.page.list.entry()
    assert entry is not None
    assert entry.day == "2026-02-25"


def test_an_empty_diary_says_where_the_first_entry_will_stand(desk: JournalDesk) -> None:
    desk.show()
    assert desk.page.empty.words.text() == "Your first entry will stand here."
    assert not desk.page.empty.log_button.isHidden()
    desk.page.head.search.setText("rain")
    assert desk.page.empty.words.text() == "Nothing in your journal fits."
    assert desk.page.empty.log_button.isHidden()


def test_a_journal_that_cannot_be_read_is_told_and_does_not_look_empty(
    book: Book, desk: JournalDesk
) -> None:
    book.run("2026-02-24")
    desk.show()
    book.path.write_bytes(b"damaged" * 4000)
    book.path.with_name(book.path.name + "-wal").unlink(missing_ok=True)
    desk.show()
    assert desk.page.notice.words.text()
    assert not desk.page.notice.isHidden()
    assert desk.page.empty.isHidden()


def test_no_pain_is_an_entry_too_and_pain_names_its_places(book: Book, desk: JournalDesk) -> None:
    book.diary.keep(Entry("2026-02-24", pains=(PainSaid(PainMoment.ALONE, 0),)))
    book.pain("2026-02-23", score=6)
    desk.show()
    told = [(entry.facts, entry.score) for entry in entries(desk.page)]
    assert told == [("", 0), ("Back of the pelvis, left", 6)]
