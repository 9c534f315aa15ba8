"""The way from an entry to the shoes and back, and an entry begun in other units."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.log_desk import LogDesk
from backstretch.ui.pages.log_run import LogPage
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
CARE, _ = load_care(resources_dir())


class Drawer:
    """A draft in memory."""

    def __init__(self) -> None:
        self.draft = b""

    def read(self) -> bytes:
        return self.draft

    def write(self, draft: bytes) -> None:
        self.draft = draft


class Choice:
    """What distances are shown in."""

    def __init__(self) -> None:
        self.units = Units.KM

    def __call__(self) -> Units:
        return self.units


@pytest.fixture
def diary(tmp_path: Path, clock: FakeClock) -> Iterator[KeptDiary]:
    with Journal.open(tmp_path / "journal.db") as journal:
        yield KeptDiary(journal, clock, Settings, CARE)


@pytest.fixture
def units() -> Choice:
    return Choice()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, diary: KeptDiary, units: Choice) -> LogDesk:
    page = LogPage(*dress(qapp))
    qtbot.addWidget(page)
    page.show()
    return LogDesk(page, diary, Drawer(), units)


def pick(desk: LogDesk, words: str) -> None:
    """Choose from the list of shoes as a person does."""
    shoes = desk.page.run.shoe_list
    place = shoes.findText(words)
    assert place >= 0
    shoes.setCurrentIndex(place)
    shoes.activated.emit(place)


def offered(desk: LogDesk) -> list[str]:
    shoes = desk.page.run.shoe_list
    return [shoes.itemText(n) for n in range(shoes.count())]


def test_the_shoes_are_asked_for_and_the_choice_stays_as_it_was(
    desk: LogDesk, diary: KeptDiary, qtbot: QtBot
) -> None:
    diary.keep_shoe(ShoeSaid("Blue"))
    desk.open_new()
    pick(desk, "Blue, 0 km")
    with qtbot.waitSignal(desk.page.shoes_asked):
        pick(desk, "Manage shoes…")
    assert desk.page.run.shoe_list.currentText() == "Blue, 0 km"


def test_a_new_pair_comes_back_chosen_and_nothing_else_changes(
    desk: LogDesk, diary: KeptDiary, qtbot: QtBot
) -> None:
    desk.open_new()
    desk.page.run.distance.line.setText("8.2")
    desk.page.run.note.text_edit.setPlainText("Windy.")
    pair = diary.keep_shoe(ShoeSaid("Red", before_m=12_000)).run
    with qtbot.waitSignal(desk.page.changed):
        desk.offer_shoes(pair)
    entry = desk.page.entry()
    assert entry.facts is not None
    assert (entry.facts.shoe, entry.facts.distance_m) == (pair, 8200)
    assert entry.facts.note == "Windy."
    assert offered(desk) == ["Not said", "Red, 12 km", "Manage shoes…"]
    assert desk.page.run.shoe_list.currentText() == "Red, 12 km"


def test_without_a_new_pair_the_one_chosen_stays_even_when_it_was_retired(
    desk: LogDesk, diary: KeptDiary
) -> None:
    pair = diary.keep_shoe(ShoeSaid("Blue")).run
    desk.open_new()
    pick(desk, "Blue, 0 km")
    diary.keep_shoe(ShoeSaid("Old blue", retired=True), pair)
    desk.offer_shoes()
    assert desk.page.run.shoe_list.currentText() == "Old blue, 0 km"
    assert desk.page.run.draft_facts().shoe == pair


def test_a_draft_begun_in_kilometres_is_the_same_run_in_miles(desk: LogDesk, units: Choice) -> None:
    desk.open_new()
    desk.page.run.distance.line.setText("8.2")
    desk.keep_draft()
    units.units = Units.MILES
    desk.open_new()
    assert desk.page.run.distance.line.text() == "5.10"
    facts = desk.page.entry().facts
    assert facts is not None
    assert facts.distance_m == 8200


@pytest.mark.parametrize("typed", ["8.2 km", "eight", "", "8,2 km"])
def test_what_says_its_unit_or_nothing_that_can_be_read_stays_as_typed(
    desk: LogDesk, units: Choice, typed: str
) -> None:
    desk.open_new()
    desk.page.run.distance.line.setText(typed)
    desk.keep_draft()
    units.units = Units.MILES
    desk.open_new()
    assert desk.page.run.distance.line.text() == typed


def test_everything_on_the_page_is_in_miles_where_that_is_chosen(
    desk: LogDesk, diary: KeptDiary, units: Choice
) -> None:
    diary.keep_shoe(ShoeSaid("Blue", before_m=160_934.4))
    units.units = Units.MILES
    desk.open_new()
    desk.page.run.distance.line.setText("5")
    desk.page.run.duration.line.setText("50:00")
    assert offered(desk)[1] == "Blue, 100 mi"
    facts = desk.page.entry().facts
    assert facts is not None
    assert facts.distance_m == pytest.approx(8046.72)
    assert desk.page.run.distance.line.accessibleName() == "Distance, mi"
    desk.page.run.distance.line.setText("311")
    desk.page.save()
    assert desk.page.run.distance.wrong.text() == "A run is at most 310 mi."
