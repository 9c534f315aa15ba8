"""The list of regions: the same as the map, by ticks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.bodymap.regions import Region
from backstretch.ui.widgets.body_map import BodyMap
from backstretch.ui.widgets.body_map_scores import RegionScores
from backstretch.ui.widgets.region_list import RegionList, RegionRow
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def scores() -> RegionScores:
    scores = RegionScores()
    scores.set_score(3)
    return scores


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, scores: RegionScores) -> RegionList:
    theme, icons = dress(qapp)
    made = RegionList(theme, icons, scores)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def strike(shown: RegionList, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(shown.focusWidget(), key)


def test_it_lists_every_region_once(shown: RegionList) -> None:
    assert set(shown.rows) == set(Region)
    assert next(iter(shown.rows)) is Region.LUMBAR_LEFT


def test_a_tick_chooses_with_the_score_in_hand(shown: RegionList, scores: RegionScores) -> None:
    row = shown.rows[Region.BELLY]
    assert row.stepper.isHidden()
    row.tick.click()
    assert scores.regions() == {Region.BELLY: 3}
    assert not row.stepper.isHidden()
    assert row.tick.accessibleDescription() == "3 of 10, mild"
    row.tick.click()
    assert scores.regions() == {}
    assert row.stepper.isHidden()


def test_a_strength_is_changed_beside_its_tick(shown: RegionList, scores: RegionScores) -> None:
    row = shown.rows[Region.CALF_LEFT]
    row.tick.click()
    row.stepper.more_button.click()
    assert scores.regions() == {Region.CALF_LEFT: 4}
    row.stepper.box.setValue(10)
    assert scores.regions() == {Region.CALF_LEFT: 10}
    assert not row.stepper.more_button.isEnabled()


def test_it_is_worked_by_the_keyboard_alone(shown: RegionList, scores: RegionScores) -> None:
    shown.rows[Region.LUMBAR_LEFT].tick.setFocus()
    strike(shown, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Down)
    strike(shown, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Minus)
    assert scores.regions() == {Region.LUMBAR_LEFT: 4, Region.LUMBAR_RIGHT: 2}
    assert shown.rows[Region.LUMBAR_RIGHT].tick.hasFocus()


def test_map_and_list_show_the_same(
    qapp: QApplication, qtbot: QtBot, shown: RegionList, scores: RegionScores
) -> None:
    theme, _ = dress(qapp)
    body_map = BodyMap(theme, scores)
    qtbot.addWidget(body_map)
    shown.rows[Region.HIP_LEFT].tick.click()
    assert body_map.regions() == {Region.HIP_LEFT: 3}
    body_map.parts[Region.HIP_LEFT].click()
    body_map.parts[Region.KNEE_LEFT].click()
    assert not shown.rows[Region.HIP_LEFT].tick.isChecked()
    assert shown.rows[Region.KNEE_LEFT].tick.isChecked()


def test_without_a_score_a_tick_has_no_strength_yet(
    shown: RegionList, scores: RegionScores
) -> None:
    scores.set_score(None)
    row = shown.rows[Region.BELLY]
    row.tick.click()
    assert row.stepper.isHidden()
    assert row.tick.accessibleDescription() == "no number yet"
    scores.set_score(5)
    assert scores.regions() == {Region.BELLY: 5}
    assert not row.stepper.isHidden()


def test_rows_made_late_stand_in_the_tab_order_where_the_list_stands(
    qapp: QApplication, qtbot: QtBot, scores: RegionScores
) -> None:
    page, before, after = QWidget(), QPushButton(), QPushButton()
    qtbot.addWidget(page)
    late = RegionList(*dress(qapp), scores, before)
    column = QVBoxLayout(page)
    for part in (before, late, after):
        column.addWidget(part)
    late.hide()
    page.show()
    assert not late.findChildren(RegionRow), "nobody has asked for it"
    late.show()
    order, stop = [], before.nextInFocusChain()
    while stop is not None and stop is not after:
        order.append(stop)
        stop = stop.nextInFocusChain()
    ticks = [row.tick for row in late.rows.values()]
    assert [stop for stop in order if stop in ticks] == ticks
