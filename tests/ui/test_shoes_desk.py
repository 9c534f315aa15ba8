"""Shoes are named, changed, retired and brought back; their kilometres are counted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.content.care import load_care
from backstretch.diary.kept import KeptDiary, Shoe
from backstretch.journal.diary_records import ShoeKind, ShoeSaid
from backstretch.journal.errors import JournalError
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.pages.shoes import ShoesPage
from backstretch.ui.shoes_desk import ShoesDesk
from backstretch.units import Units
from tests.fakes import FakeClock
from tests.ui.pages.states import click, dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
CARE, _ = load_care(resources_dir())
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[..., ShoesDesk]


@pytest.fixture
def diary(tmp_path: Path, clock: FakeClock) -> Iterator[KeptDiary]:
    with Journal.open(tmp_path / "journal.db") as journal:
        yield KeptDiary(journal, clock, Settings, CARE)


@pytest.fixture
def returned() -> list[str]:
    """Return where the page tells which pair was added, when it is left."""
    return []


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, returned: list[str]) -> Open:
    def begin(
        diary: KeptDiary, units: Units = Units.KM, scale: float = 1, width: int = 1184
    ) -> ShoesDesk:
        page = ShoesPage(*dress(qapp, text_scale=scale))
        qtbot.addWidget(page)
        page.resize(width, 800)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        desk = ShoesDesk(page, diary, lambda: units)
        desk.open(returned.append)
        return desk

    return begin


def said(diary: KeptDiary) -> list[ShoeSaid]:
    return [shoe.said for shoe in diary.shoes()]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def shown(page: ShoesPage) -> list[str]:
    return [row.name.text() for row in page.rows()]


def test_the_first_pair_is_asked_for_at_once_and_written_with_keys_alone(
    opened: Open, diary: KeptDiary
) -> None:
    page = opened(diary).page
    QTest.keyClicks(focus(), "Blue pair")
    strike(focus(), Qt.Key.Key_Tab)
    strike(focus(), Qt.Key.Key_Right)
    strike(focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "120,5")
    strike(focus(), Qt.Key.Key_Return)
    assert said(diary) == [ShoeSaid("Blue pair", ShoeKind.RACER, 120_500)]
    assert shown(page) == ["Blue pair, 120 km"]
    assert page.form.isHidden()


def test_who_leaves_takes_the_pair_that_was_added_along(
    opened: Open, diary: KeptDiary, returned: list[str]
) -> None:
    desk = opened(diary)
    desk.page.keep_asked.emit("", ShoeSaid("Blue"))
    strike(desk.page, Qt.Key.Key_Left, ALT)
    [shoe] = diary.shoes()
    assert returned == [shoe.id]
    desk.open(returned.append)
    click(desk.page.back_button)
    assert returned == [shoe.id, ""]


def test_a_pair_that_was_added_and_retired_is_not_taken_along(
    opened: Open, diary: KeptDiary, returned: list[str]
) -> None:
    page = opened(diary).page
    page.keep_asked.emit("", ShoeSaid("Blue"))
    click(page.turn_buttons[diary.shoes()[0].id])
    page.left_asked.emit()
    assert returned == [""]


def test_a_pair_is_changed_without_losing_metres_that_were_not_touched(
    opened: Open, diary: KeptDiary
) -> None:
    pair = diary.keep_shoe(ShoeSaid("Blue", before_m=120_444)).run
    page = opened(diary).page
    click(page.edit_buttons[pair])
    assert page.form.before.line.text() == "120"
    page.form.name.line.setText("  Navy   pair ")
    page.form.save()
    assert said(diary) == [ShoeSaid("Navy pair", before_m=120_444)]
    assert page.edit_buttons[pair].hasFocus()


@pytest.mark.parametrize(("written", "metres"), [("", 0), ("0", 0), ("75 mi", 120_700.8)])
def test_the_start_may_be_nothing_or_in_other_units(
    opened: Open, diary: KeptDiary, written: str, metres: float
) -> None:
    pair = diary.keep_shoe(ShoeSaid("Blue", before_m=5000)).run
    page = opened(diary).page
    click(page.edit_buttons[pair])
    page.form.before.line.setText(written)
    page.form.save()
    assert said(diary)[0].before_m == pytest.approx(metres)


@pytest.mark.parametrize(
    ("name", "before", "wrong"),
    [("  ", "12", "name"), ("Blue", "twelve", "before"), ("Blue", "60000", "before")],
)
def test_what_cannot_be_used_is_said_and_nothing_is_kept(
    opened: Open, diary: KeptDiary, name: str, before: str, wrong: str
) -> None:
    page = opened(diary).page
    page.form.name.line.setText(name)
    page.form.before.line.setText(before)
    click(page.form.save_button)
    field = {"name": page.form.name, "before": page.form.before}[wrong]
    assert field.wrong.isVisible()
    assert field.line.hasFocus()
    assert diary.shoes() == ()


def test_a_retired_pair_stands_below_and_comes_back(opened: Open, diary: KeptDiary) -> None:
    old = diary.keep_shoe(ShoeSaid("Old")).run
    diary.keep_shoe(ShoeSaid("New"))
    page = opened(diary).page
    click(page.turn_buttons[old])
    assert shown(page) == ["New, 0 km", "Old, 0 km"]
    assert page.retired_title.isVisible()
    assert old not in page.edit_buttons
    click(page.turn_buttons[old])
    assert shown(page) == ["Old, 0 km", "New, 0 km"]
    assert not page.retired_title.isVisible()


def test_many_kilometres_are_no_alarm_and_few_ask_for_patience(
    opened: Open, diary: KeptDiary
) -> None:
    for name, metres in (("New", 49_000), ("Worn in", 300_000), ("Long", 601_000)):
        diary.keep_shoe(ShoeSaid(name, before_m=metres))
    details = [row.detail.text() for row in opened(diary).page.rows()]
    assert "Still new" in details[0]
    assert details[1] == "Daily trainer. 300 km of them before this diary."
    assert "how they feel" in details[2]


def test_miles_are_shown_and_read(opened: Open, diary: KeptDiary) -> None:
    pair = diary.keep_shoe(ShoeSaid("Blue", before_m=160_934.4)).run
    page = opened(diary, Units.MILES).page
    assert shown(page) == ["Blue, 100 mi"]
    click(page.edit_buttons[pair])
    assert page.form.before.line.accessibleName() == "Run before this diary, mi"
    page.form.before.line.setText("50")
    page.form.save()
    assert said(diary)[0].before_m == pytest.approx(80_467.2)


def test_esc_leaves_the_form_and_keeps_nothing(opened: Open, diary: KeptDiary) -> None:
    page = opened(diary).page
    page.form.name.line.setText("Blue")
    strike(page.form.name.line, Qt.Key.Key_Escape)
    assert page.form.isHidden()
    assert page.add_button.hasFocus()
    assert page.empty.isVisible()
    assert diary.shoes() == ()


def test_what_could_not_be_kept_stays_in_the_form(opened: Open, clock: FakeClock) -> None:
    page = opened(KeptDiary(None, clock, Settings, CARE, "The journal is locked.")).page
    page.form.name.line.setText("Blue")
    page.form.save()
    assert page.notice.words.text() == "The journal is locked."
    assert page.form.isVisible()
    assert page.form.name.line.text() == "Blue"


class Unreadable(KeptDiary):
    """A diary that cannot be read."""

    def shoes(self) -> tuple[Shoe, ...]:
        raise JournalError("The journal cannot be read.")


def test_a_diary_that_cannot_be_read_is_said(opened: Open, clock: FakeClock) -> None:
    page = opened(Unreadable(None, clock, Settings, CARE)).page
    assert page.notice.words.text() == "The journal cannot be read."
    assert page.form.isHidden()


@pytest.mark.parametrize(("scale", "width"), [(1, 804), (2, 1120)])
def test_every_control_has_a_name_and_nothing_scrolls_sideways(
    qapp: QApplication, opened: Open, diary: KeptDiary, scale: float, width: int
) -> None:
    diary.keep_shoe(ShoeSaid("The blue ones that Mum gave me, a little wide", before_m=700_000))
    diary.keep_shoe(ShoeSaid("Old", retired=True))
    page = opened(diary, scale=scale, width=width).page
    page.ask_new()
    qapp.processEvents()
    assert nameless(page) == []
    names = [made.accessibleName() for made in page.turn_buttons.values()]
    assert names == ["Retire: The blue ones that Mum gave me, a little wide", "Bring back: Old"]
    content = page.scroller.widget()
    assert content is not None
    assert content.width() <= page.scroller.viewport().width()


def test_pairs_that_did_not_change_keep_their_rows(
    opened: Open, diary: KeptDiary, returned: list[str]
) -> None:
    diary.keep_shoe(ShoeSaid("Blue"))
    desk = opened(diary)
    before = desk.page.rows()
    desk.open(returned.append)
    assert desk.page.rows() == before
    diary.keep_shoe(ShoeSaid("Red"))
    desk.open(returned.append)
    assert shown(desk.page) == ["Blue, 0 km", "Red, 0 km"]


def test_the_focus_stays_with_its_pair_when_another_one_comes(
    opened: Open, diary: KeptDiary
) -> None:
    blue = diary.keep_shoe(ShoeSaid("Blue")).run
    desk = opened(diary)
    desk.page.edit_buttons[blue].setFocus()
    diary.keep_shoe(ShoeSaid("Red"))
    desk.refresh()
    assert focus() is desk.page.edit_buttons[blue]


def test_many_pairs_come_into_sight_all_at_once(opened: Open, diary: KeptDiary) -> None:
    for number in range(12):
        diary.keep_shoe(ShoeSaid(f"Pair {number}"))
    rows = opened(diary).page.rows()
    assert len(rows) == 12
    assert all(row.isVisible() for row in rows)
