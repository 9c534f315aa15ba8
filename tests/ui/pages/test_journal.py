"""The Journal page by hand: keys, search, narrow windows, names, what is where."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.journal_desk import JournalDesk
from backstretch.ui.journal_state import Shown
from backstretch.ui.pages.journal import JournalPage
from tests.ui.diary_page import Book, entries, lines
from tests.ui.pages.states import click, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = Book(tmp_path / "journal.db")
    for day in ("2026-02-17", "2026-02-24", "2026-02-25"):
        made.run(day)
    made.session("2026-02-24")
    made.note("2026-02-25", "rain")
    yield made
    made.journal.close()


def shown(
    book: Book, app: QApplication, qtbot: QtBot, width: int = 1184, scale: float = 1
) -> JournalDesk:
    desk = book.desk(app, width, scale)
    page = desk.page
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    desk.show()
    page.start_focus()
    app.processEvents()
    return desk


@pytest.fixture
def page(book: Book, qapp: QApplication, qtbot: QtBot) -> JournalPage:
    return shown(book, qapp, qtbot).page


def chosen(page: JournalPage) -> str:
    entry = page.list.entry()
    return entry.title + " " + entry.day if entry else ""


def test_it_opens_on_the_newest_entry_with_its_card_beside_it(page: JournalPage) -> None:
    assert page.list.hasFocus()
    assert chosen(page) == "Afternoon run, 8.2 km 2026-02-25"
    assert page.card.isVisible()
    assert page.card.title.text() == "Afternoon run, 8.2 km"
    assert not page.back_button.isVisible()


def test_the_arrows_walk_the_entries_and_pass_over_the_weeks(page: JournalPage) -> None:
    walked = [chosen(page)]
    for _ in range(5):
        strike(page.list, Qt.Key.Key_Down)
        walked.append(chosen(page))
    assert walked[1:] == [
        "Note 2026-02-25",
        "Afternoon run, 8.2 km 2026-02-24",
        "Core & hips, 12 minutes 2026-02-24",
        "Afternoon run, 8.2 km 2026-02-17",
        "Afternoon run, 8.2 km 2026-02-17",
    ]
    assert page.card.when.text().startswith("Tuesday 17 February")
    strike(page.list, Qt.Key.Key_Up)
    assert chosen(page) == walked[3]


def test_page_down_and_up_reach_the_ends(page: JournalPage) -> None:
    strike(page.list, Qt.Key.Key_PageDown)
    assert chosen(page).endswith("2026-02-17")
    strike(page.list, Qt.Key.Key_PageUp)
    assert chosen(page).endswith("2026-02-25")


def test_enter_changes_del_deletes_and_alt_z_takes_it_back(
    book: Book, qapp: QApplication, qtbot: QtBot
) -> None:
    desk = shown(book, qapp, qtbot)
    page = desk.page
    with qtbot.waitSignal(desk.run_asked, timeout=1000):
        strike(page.list, Qt.Key.Key_Return)
    before = lines(page)
    strike(page.list, Qt.Key.Key_Delete)
    assert len(lines(page)) == len(before) - 1
    QTest.keyClick(page, Qt.Key.Key_Z, ALT)
    assert lines(page) == before


def test_a_press_chooses_an_entry_and_does_not_change_it(page: JournalPage, qtbot: QtBot) -> None:
    row = page.list.rows.place(entries(page)[2].key)
    with qtbot.assertNotEmitted(page.edit_asked):
        QTest.mouseClick(
            page.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=page.list.visualRect(row).center(),
        )
    assert chosen(page) == "Afternoon run, 8.2 km 2026-02-24"


def test_control_f_searches_and_what_is_typed_is_looked_for_at_once(page: JournalPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_F, CTRL)
    assert page.head.search.hasFocus()
    QTest.keyClicks(page.head.search, "rai")
    assert [entry.title for entry in entries(page)] == ["Note"]
    QTest.keyClicks(page.head.search, "zz")
    assert page.empty.isVisible()
    assert not page.card.isVisible()
    click(page.empty.clear_button)
    assert len(entries(page)) == 5


def test_escape_and_the_cross_clear_the_search(page: JournalPage) -> None:
    search = page.head.search
    assert not search.clear_action.isVisible()
    search.setText("rain")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(entries(page)) == 5
    search.setText("rain")
    search.clear_action.trigger()
    assert len(entries(page)) == 5


def test_enter_goes_on_from_the_search_to_what_was_found(page: JournalPage) -> None:
    page.head.search.setFocus()
    QTest.keyClicks(page.head.search, "rain")
    QTest.keyClick(page.head.search, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    assert chosen(page) == "Note 2026-02-25"


def test_a_note_is_changed_where_it_stands_and_none_is_added_to_it(page: JournalPage) -> None:
    strike(page.list, Qt.Key.Key_Down)
    assert page.card.add_button.isHidden()
    strike(page.list, Qt.Key.Key_Return)
    writing = page.card.writing
    assert writing.field.text_edit.toPlainText() == "rain"
    QTest.keyClicks(writing.field.text_edit, " and hail")
    writing.save_button.click()
    assert [e.facts for e in entries(page) if e.title == "Note"] == ["rain and hail"]


def test_what_can_be_entered_is_asked_for(page: JournalPage, qtbot: QtBot) -> None:
    for signal, button in (
        (page.log_asked, page.head.log_button),
        (page.now_asked, page.head.now_button),
        (page.import_asked, page.head.import_button),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            click(button)


def test_files_that_are_dropped_on_the_journal_are_to_be_imported(
    page: JournalPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.gpx")), QUrl("https://example.org/b")])
    where = (QPoint(50, 300), Qt.DropAction.CopyAction, dropped)
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(*where, *keys)
    entering.setAccepted(False)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(page.files_dropped, timeout=1000) as told:
        page.dropEvent(QDropEvent(where[0].toPointF(), *where[1:], *keys))
    assert told.args == [[tmp_path / "a.gpx"]]


@pytest.mark.parametrize("width", [1184, 804])
@pytest.mark.parametrize("sought", ["", "rain"])
def test_after_the_last_entry_is_gone_the_focus_is_on_what_can_be_done_then(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, width: int, sought: str
) -> None:
    alone = Book(tmp_path / "alone.db")
    alone.note("2026-02-24", "rain")
    page = shown(alone, qapp, qtbot, width).page
    page.head.search.setText(sought)
    page.list.setFocus()
    strike(page.list, Qt.Key.Key_Return)
    page.card.writing.close_part()
    click(page.card.delete_button)
    assert (page.empty.clear_button if sought else page.empty.log_button).hasFocus()
    alone.journal.close()


def test_a_note_is_written_by_keys_and_escape_leaves_it(page: JournalPage) -> None:
    page.card.add_button.click()
    writing = page.card.writing
    assert writing.field.text_edit.hasFocus()
    QTest.keyClicks(writing.field.text_edit, "wet")
    QTest.keyClick(writing.field.text_edit, Qt.Key.Key_Escape)
    assert not writing.isVisible()
    page.card.add_button.click()
    QTest.keyClicks(writing.field.text_edit, "cold")
    writing.save_button.click()
    assert [e.facts for e in entries(page) if e.title == "Note"] == ["rain", "cold"]
    assert page.toast.words.text() == "Noted."
    assert not writing.isVisible()


def test_a_note_that_cannot_be_kept_stays_to_be_saved_again(page: JournalPage, book: Book) -> None:
    page.card.add_button.click()
    writing = page.card.writing
    QTest.keyClicks(writing.field.text_edit, "cold")
    with closing(sqlite3.connect(book.journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing.save_button.click()
    assert "in use" in page.notice.words.text()
    assert writing.field.text_edit.toPlainText() == "cold"
    assert writing.isVisible()
    writing.save_button.click()
    assert [e.facts for e in entries(page) if e.title == "Note"] == ["rain", "cold"]
    assert not writing.isVisible()


def test_in_a_narrow_window_an_entry_is_its_own_page_with_a_way_back(
    book: Book, qapp: QApplication, qtbot: QtBot
) -> None:
    page = shown(book, qapp, qtbot, width=804).page
    assert page.list.isVisible()
    assert not page.card.isVisible()
    strike(page.list, Qt.Key.Key_Down)
    strike(page.list, Qt.Key.Key_Return)
    assert page.card.isVisible()
    assert not page.list.isVisible()
    assert page.back_button.hasFocus()
    QTest.keyClick(page.back_button, Qt.Key.Key_Left, ALT)
    assert page.list.hasFocus()
    assert chosen(page) == "Note 2026-02-25"


def test_a_narrow_entry_that_is_deleted_leads_back_to_the_list(
    book: Book, qapp: QApplication, qtbot: QtBot
) -> None:
    page = shown(book, qapp, qtbot, width=804).page
    strike(page.list, Qt.Key.Key_Return)
    click(page.card.delete_button)
    assert page.list.isVisible()
    assert not page.card.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(804, 1.0), (1120, 2.0), (1184, 1.0), (1824, 1.0)])
def test_everything_has_a_name_and_room(
    book: Book, qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    page = shown(book, qapp, qtbot, width, scale).page
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= width
    for part in (page.head.log_button, page.head.now_button, *page.head.chips.values()):
        corner = part.mapTo(page, QPoint(0, 0))
        assert corner.x() >= 0
        assert corner.x() + part.width() <= width
        assert part.width() >= part.sizeHint().width()


def test_a_long_note_wraps_and_takes_the_height_it_needs(
    book: Book, qapp: QApplication, qtbot: QtBot
) -> None:
    book.note("2026-02-26", "stiff and slow " * 40)
    page = shown(book, qapp, qtbot).page
    long, short = (page.list.rows.place(entry.key) for entry in entries(page)[:2])
    assert page.list.visualRect(long).height() > 2 * page.list.visualRect(short).height()


def test_a_screen_reader_is_told_each_row(page: JournalPage) -> None:
    found = QAccessible.queryAccessibleInterface(page.list)
    assert found.text(QAccessible.Text.Name) == "Entries"
    said = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert "Wednesday 25. Note. rain" in said
    assert "Week 9, 23 February to 1 March, 16.4 km, 1 session, pain 3" in said


def test_the_chip_that_is_on_is_checked_and_alone(page: JournalPage) -> None:
    page.head.chips[Shown.NOTES].click()
    on = [shown for shown, chip in page.head.chips.items() if chip.isChecked()]
    assert on == [Shown.NOTES]


def test_no_window_flashes_up_while_a_card_is_made(page: JournalPage, qapp: QApplication) -> None:
    before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
    strike(page.list, Qt.Key.Key_Down)
    assert {w for w in qapp.topLevelWidgets() if w.isVisible()} == before
    assert all(isinstance(widget, QWidget) for widget in before)


def test_page_down_goes_on_by_a_screen_and_reads_what_is_near(
    book: Book, qapp: QApplication, qtbot: QtBot
) -> None:
    for day in range(1, 29):
        for month in ("2025-11", "2025-12", "2026-01"):
            book.run(f"{month}-{day:02}", score=None)
    page = shown(book, qapp, qtbot).page
    read = len(entries(page))
    seen = [page.list.rows.place(entry.key).row() for entry in entries(page)[:1]]
    while len(seen) < 20:
        strike(page.list, Qt.Key.Key_PageDown)
        qapp.processEvents()
        seen.append(page.list.currentIndex().row())
    steps = [after - before for before, after in pairwise(seen) if after != before]
    assert 5 < max(steps) < 20
    assert len(entries(page)) > read
    assert chosen(page).endswith("2025-11-01")
