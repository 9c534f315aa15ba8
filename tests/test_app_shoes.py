"""The window put together: the way to the shoes and back, and units that hold at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.journal.diary_records import (
    ActivitySaid,
    ConditionsSet,
    EquipmentSet,
    LimitsSet,
    ShoeSaid,
)
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.ui.pages.log_run import LogPage
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.shoes import ShoesPage
from tests.fakes import used_home
from tests.ui.pages.states import click
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

Start = Callable[[], App]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return used_home(tmp_path / "home")


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, paths: Paths) -> App:
    return shown(App(qapp, paths, WindowOptions(speed=60)), qtbot)


def log(app: App) -> LogPage:
    app.window.log_asked.emit()
    [page] = app.window.findChildren(LogPage)
    assert page.isVisible()
    return page


def shoes(app: App) -> ShoesPage:
    [page] = app.window.findChildren(ShoesPage)
    return page


def settings(app: App) -> SettingsPage:
    app.window.settings_asked.emit()
    [page] = app.window.findChildren(SettingsPage)
    return page


def test_an_entry_waits_while_a_pair_is_named_and_gets_it(app: App, paths: Paths) -> None:
    page = log(app)
    page.run.distance.line.setText("8.2")
    page.shoes_asked.emit()
    assert shoes(app).isVisible()
    form = shoes(app).form
    form.name.line.setText("Blue pair")
    click(form.save_button)
    click(shoes(app).back_button)
    assert page.isVisible()
    assert page.run.distance.line.text() == "8.2"
    assert page.run.shoe_list.currentText() == "Blue pair, 0 km"
    page.save()
    with Journal.open(paths.journal, read_only=True) as journal:
        [said] = journal.diary.latest(ShoeSaid)
        assert journal.diary.metres_by_shoe() == {said.about: 8200}


def test_the_shoes_lead_back_to_the_settings_they_were_opened_from(app: App) -> None:
    page = settings(app)
    page.choose("back")
    click(page.back.shoes_button)
    assert shoes(app).isVisible()
    shoes(app).left_asked.emit()
    assert page.isVisible()
    assert page.back.isVisible()


def test_units_that_were_chosen_hold_on_the_next_page(app: App) -> None:
    page = log(app)
    page.run.distance.line.setText("8.2")
    page.shoes_asked.emit()
    shoes(app).keep_asked.emit("", ShoeSaid("Blue", before_m=160_934.4))
    settings(app).appearance.units.buttons()[1].click()
    again = log(app)
    assert again.run.distance.line.text() == "5.10"
    assert again.run.shoe_list.itemText(1) == "Blue, 100 mi"
    again.shoes_asked.emit()
    assert [row.name.text() for row in shoes(app).rows()] == ["Blue, 100 mi"]


def test_what_is_said_of_the_back_in_the_settings_is_in_the_diary(app: App, paths: Paths) -> None:
    back = settings(app).back
    back.activities.name_asked.emit("", "Run 30 minutes")
    back.limits.green.less_button.click()
    back.conditions.rows["osteoporosis"].click()
    back.kit.rows["strap"].click()
    with Journal.open(paths.journal, read_only=True) as journal:
        assert [s.what for s in journal.diary.latest(ActivitySaid)] == [
            ActivitySaid("Run 30 minutes")
        ]
        assert [s.what for s in journal.diary.latest(LimitsSet)] == [LimitsSet(1, 5, 2)]
        [conditions] = journal.diary.latest(ConditionsSet)
        assert conditions.what == ConditionsSet(("osteoporosis",))
        [kit] = journal.diary.latest(EquipmentSet)
        assert kit.what == EquipmentSet(("strap",))


def test_what_is_ticked_in_the_settings_is_minded_by_today_at_once(app: App) -> None:
    assert "cat_cow" in {item.exercise for item in app.today.routine.items}
    settings(app).back.conditions.rows["kneeling-pain"].click()
    assert "cat_cow" not in {item.exercise for item in app.today.routine.items}
