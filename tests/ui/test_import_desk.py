"""Importing at work: files are read beside the window, shown, asked about once, kept, undone."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.diary.importing import Importer
from backstretch.exchange.import_reading import read_run_file
from backstretch.exchange.merge import merged
from backstretch.journal.contents import read_contents
from backstretch.journal.store import Journal
from backstretch.journal.taking_in import take_in
from backstretch.settings import Settings
from backstretch.ui.import_desk import ImportDesk
from backstretch.ui.import_state import Double, ImportState
from backstretch.ui.pages.import_runs import ImportPage
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.journal.samples import a_wish
from tests.ui.pages.states import click, dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

POINT = (
    '<trkpt lat="{lat:.6f}" lon="13.4"><ele>34</ele><time>2026-02-{day:02}T07:{minute:02}:00Z'
    "</time></trkpt>"
)


def gpx(day: int, minutes: int = 30) -> bytes:
    """Return a run of a morning in February, 200 m a minute."""
    points = "".join(
        POINT.format(lat=52 + minute * 200 / 111_195, day=day, minute=minute)
        for minute in range(minutes + 1)
    )
    return (
        '<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk>'
        f"<type>running</type><trkseg>{points}</trkseg></trk></gpx>"
    ).encode()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, journal: Journal, clock: FakeClock
) -> Iterator[ImportDesk]:
    page = ImportPage(*dress(qapp))
    qtbot.addWidget(page)
    page.resize(1184, 800)
    page.show()
    importer = Importer(journal, clock, Settings)
    made = ImportDesk(page, importer, lambda: ZoneInfo("Europe/Berlin"), lambda: Units.KM)
    made.open()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "watch"
    place.mkdir()
    (place / "one.gpx").write_bytes(gpx(1))
    (place / "two.GPX").write_bytes(gpx(2, 40))
    (place / "broken.fit").write_bytes(b"nothing of the sort")
    (place / "notes.txt").write_text("not asked for")
    return place


@pytest.fixture
def keep(desk: ImportDesk, qtbot: QtBot) -> Callable[[], None]:
    def keep_what_is_shown() -> None:
        with qtbot.waitSignal(desk.kept, timeout=20_000):
            click(desk.page.keep_button)

    return keep_what_is_shown


@pytest.fixture
def read(desk: ImportDesk, qtbot: QtBot) -> Callable[..., None]:
    def read_all(*places: Path) -> None:
        with qtbot.waitSignal(desk.read_through, timeout=20_000):
            desk.read(places)

    return read_all


@contextmanager
def somebody_writing(journal: Journal) -> Iterator[None]:
    """Keep others from writing to the journal; they can read it."""
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


def lines(desk: ImportDesk) -> list[str]:
    return [desk.page.list.item(row).text() for row in range(desk.page.list.count())]


def test_a_folder_is_read_and_shown_before_anything_is_kept(
    desk: ImportDesk, journal: Journal, folder: Path, read: Callable[..., None]
) -> None:
    read(folder)
    assert len(lines(desk)) == 3
    assert any(line.startswith("broken.fit: ") for line in lines(desk))
    assert desk.page.summary.text() == "Runs: 2. Already there: 0. Left out: 1."
    assert desk.page.keep_button.text() == "Import 2 runs"
    assert journal.plan.run_notes() == ()


def test_what_is_kept_is_in_the_diary_and_can_be_taken_back_whole(
    desk: ImportDesk, journal: Journal, folder: Path, read: Callable[..., None], qtbot: QtBot
) -> None:
    read(folder)
    with qtbot.waitSignal(desk.kept) as told:
        click(desk.page.keep_button)
    notes = journal.plan.runs("2026-01-01", "2026-12-31")
    assert [note.day for note in notes] == ["2026-02-01", "2026-02-02"]
    assert notes[0].facts.distance_m == pytest.approx(6000, rel=0.01)
    assert notes[0].facts.duration_s == pytest.approx(1800, abs=1)
    assert told.args is not None
    kept, said = told.args
    assert said == "2 runs imported."
    assert kept.undo() == ""
    assert journal.plan.runs("2026-01-01", "2026-12-31") == ()


def test_the_same_files_again_bring_nothing(
    desk: ImportDesk, folder: Path, read: Callable[..., None], keep: Callable[[], None]
) -> None:
    read(folder)
    keep()
    desk.open()
    read(folder)
    assert desk.page.summary.text() == "Runs: 0. Already there: 2. Left out: 1."
    assert not desk.page.keep_button.isEnabled()


def test_the_same_run_in_another_file_is_asked_about_once(
    desk: ImportDesk,
    journal: Journal,
    folder: Path,
    read: Callable[..., None],
    keep: Callable[[], None],
) -> None:
    read(folder / "one.gpx")
    keep()
    again = folder / "again.gpx"
    again.write_bytes(gpx(1).replace(b"<ele>34</ele>", b""))
    desk.open()
    read(again)
    assert len(desk.page.doubles) == 1
    assert "in your diary already" in desk.page.doubles_asked.text()
    assert desk.page.keep_button.text() == "Import 0 runs"
    desk.page.doubles_list.setFocus()
    strike(desk.page.doubles_list, Qt.Key.Key_Down)
    strike(desk.page.doubles_list, Qt.Key.Key_Space)
    assert desk.page.keep_button.text() == "Import 1 run"
    keep()
    assert len(journal.plan.runs("2026-01-01", "2026-12-31")) == 2


def test_what_is_twice_among_the_files_themselves_is_not_called_there_already(
    desk: ImportDesk, folder: Path, read: Callable[..., None]
) -> None:
    (folder / "copy.gpx").write_bytes(gpx(1))
    (folder / "again.gpx").write_bytes(gpx(2, 40).replace(b"<ele>34</ele>", b""))
    read(folder)
    assert "one.gpx: the same file as copy.gpx." in lines(desk)
    said = desk.page.summary.text()
    assert said == "Runs: 2. Already there: 0. Twice among them: 2. Left out: 1."
    assert "more than one of the files" in desk.page.doubles_asked.text()
    assert not [line for line in lines(desk) if "already" in line]


def test_a_thousand_doubles_are_rows_of_one_list_and_no_controls_of_their_own(
    desk: ImportDesk,
) -> None:
    before = len(desk.page.findChildren(QWidget))
    many = tuple(Double(number, f"{number}.gpx") for number in range(1000))
    desk.page.show_state(ImportState("", "1000", ("1000",), many))
    assert len(desk.page.findChildren(QWidget)) < before + 10
    shown = desk.page.doubles_list
    place = shown.visualItemRect(desk.page.doubles[2]).center()
    press = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseClick(shown.viewport(), *press)
    assert desk.page.also() == (2,)
    QTest.mouseClick(shown.viewport(), *press)
    assert desk.page.also() == ()
    desk.page.doubles[7].setCheckState(Qt.CheckState.Checked)
    assert desk.page.also() == (7,)
    desk.page.show_state(ImportState("", "1000", ("1000",), many))
    assert desk.page.also() == (7,)


def test_pressed_twice_it_is_kept_once_and_the_window_answers_meanwhile(
    desk: ImportDesk, journal: Journal, folder: Path, read: Callable[..., None], qtbot: QtBot
) -> None:
    read(folder)
    told: list[str] = []
    desk.kept.connect(lambda _, said: told.append(said))
    click(desk.page.keep_button)
    click(desk.page.keep_button)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    click(desk.page.keep_button)
    assert desk.page.notice.words.text() == ""
    assert told == ["2 runs imported."]
    assert len(journal.plan.run_notes()) == 2


def test_what_has_come_since_it_was_shown_does_not_come_twice(
    desk: ImportDesk,
    journal: Journal,
    clock: FakeClock,
    folder: Path,
    read: Callable[..., None],
    qtbot: QtBot,
) -> None:
    read(folder)
    meanwhile = Importer(journal, clock, Settings)
    meanwhile.keep(meanwhile.plan(meanwhile.preview([folder], reading=read_run_file)))
    with qtbot.waitSignal(desk.kept) as told:
        click(desk.page.keep_button)
    assert told.args is not None
    assert told.args[1] == "Nothing new was imported: these runs are in the diary already."
    assert len(journal.plan.run_notes()) == 2


def test_what_the_window_writes_while_runs_are_kept_is_kept_too(
    desk: ImportDesk, journal: Journal, folder: Path, read: Callable[..., None], qtbot: QtBot
) -> None:
    read(folder)
    with qtbot.waitSignal(desk.kept, timeout=20_000):
        click(desk.page.keep_button)
        journal.plan.keep(a_wish())
    assert journal.plan.wishes() == (a_wish(),)
    assert len(journal.plan.run_notes()) == 2


def test_what_cannot_be_kept_is_said_and_can_be_kept_later(
    desk: ImportDesk,
    journal: Journal,
    folder: Path,
    read: Callable[..., None],
    keep: Callable[[], None],
    qtbot: QtBot,
) -> None:
    read(folder)
    aside = journal.path.with_name("aside.db")
    journal.path.rename(aside)
    click(desk.page.keep_button)
    qtbot.waitUntil(lambda: bool(desk.page.notice.words.text()))
    assert desk.page.keep_button.text() == "Import 2 runs"
    aside.rename(journal.path)
    keep()
    assert len(journal.plan.run_notes()) == 2


def test_reading_begun_while_runs_are_kept_goes_on(
    desk: ImportDesk, journal: Journal, folder: Path, read: Callable[..., None], qtbot: QtBot
) -> None:
    read(folder / "one.gpx")
    told: list[str] = []
    desk.kept.connect(lambda _, said: told.append(said))
    with somebody_writing(journal):
        click(desk.page.keep_button)
        desk.open()
        read(folder / "two.GPX")
        assert told == []
        assert desk.page.keep_button.text() == "Import 1 run"
    qtbot.waitUntil(lambda: told == ["1 run imported."])
    assert desk.page.keep_button.text() == "Import 1 run"
    assert len(lines(desk)) == 1


def test_runs_that_another_import_brought_too_are_told_when_they_stay(
    desk: ImportDesk,
    journal: Journal,
    clock: FakeClock,
    folder: Path,
    read: Callable[..., None],
    keep: Callable[[], None],
    qtbot: QtBot,
) -> None:
    read(folder / "one.gpx")
    keep()
    clock.advance(60)
    with Journal.open(folder / "there" / "journal.db") as other:
        there = Importer(other, clock, Settings)
        there.keep(there.plan(there.preview([folder / "one.gpx"])))
        theirs = read_contents(other)
    take_in(journal, lambda mine: merged(mine, theirs))
    desk.open()
    told: list[str] = []
    desk.taken_back.connect(lambda _gone, _step, said: told.append(said))
    click(next(iter(desk.page.past.buttons.values())))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told == ["0 runs taken out. 1 that another import brought too stays."]
    click(next(iter(desk.page.past.buttons.values())))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == "1 run taken out."


def test_files_are_dropped_on_the_page(desk: ImportDesk, folder: Path, qtbot: QtBot) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(folder / "one.gpx"))])
    event = QDropEvent(
        QPoint(50, 50).toPointF(),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(desk.read_through, timeout=20_000):
        desk.page.dropEvent(event)
    assert len(lines(desk)) == 1


def test_a_place_without_such_files_says_so(
    desk: ImportDesk, tmp_path: Path, read: Callable[..., None]
) -> None:
    (tmp_path / "empty").mkdir()
    read(tmp_path / "empty")
    assert desk.page.notice.words.text() == "There are no GPX, TCX or FIT files there."


def test_reading_can_be_stopped_and_left(desk: ImportDesk, folder: Path, qtbot: QtBot) -> None:
    for number in range(40):
        (folder / f"more-{number}.gpx").write_bytes(gpx(3, 20 + number % 30))
    desk.read([folder])
    with qtbot.waitSignal(desk.left):
        click(desk.page.cancel_button)
    desk.open()
    assert lines(desk) == []


def test_every_part_has_a_name(desk: ImportDesk, folder: Path, read: Callable[..., None]) -> None:
    read(folder)
    assert nameless(desk.page) == []
