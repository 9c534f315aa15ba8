"""Every chart of the Trends page is walked through by keys and read as a table, and fits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.widgets.chart_box import ChartBox
from backstretch.ui.widgets.chart_view import ChartView
from tests.ui.pages.states import nameless, strike
from tests.ui.trends_diary import Weeks, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY = Qt.Key


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    made = Weeks(tmp_path / "journal.db", written(tmp_path / "written.db", 35))
    yield made
    made.journal.close()


def shown(
    weeks: Weeks, app: QApplication, qtbot: QtBot, width: int = 1184, scale: float = 1
) -> TrendsPage:
    page = weeks.trending(app, width, scale).page
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def charts(page: TrendsPage) -> list[ChartView]:
    """Return what is drawn and takes the focus."""
    return [
        view
        for view in page.findChildren(ChartView)
        if view.isVisible() and view.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_every_chart_turns_into_its_table_by_a_key_and_back(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    page = shown(weeks, qapp, qtbot)
    views = charts(page)
    names = [view.accessibleName() for view in views]
    assert {"Mostly downhill", "Easy 30-minute run", "Down the leg"} < set(names)
    assert "Before and after sessions" in names
    for view in views:
        view.setFocus()
        strike(view, KEY.Key_T)
        [box] = [one for one in page.findChildren(ChartBox) if one.view is view]
        assert box.table is not None
        assert box.table.hasFocus()
        model = box.table.model()
        assert model.rowCount() > 0
        assert all(model.headerData(n, Qt.Orientation.Horizontal) for n in range(2))
        assert box.table.accessibleName() == view.accessibleName()
        strike(box.table, KEY.Key_T)
        assert view.hasFocus()


def test_every_chart_with_numbers_tells_them_one_by_one(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    for view in charts(shown(weeks, qapp, qtbot)):
        whole = view.accessibleDescription()
        assert whole, view.accessibleName()
        if not view.drawing.spots:
            assert "Not enough yet" in whole, view.accessibleName()
            continue
        view.setFocus()
        strike(view, KEY.Key_Home)
        assert view.accessibleDescription() == view.words != whole


def test_the_table_of_a_trigger_has_its_counts_over_the_whole_row(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    row = shown(weeks, qapp, qtbot).triggers.rows[0]
    row.box.turn()
    QApplication.processEvents()
    table = row.box.table
    assert table is not None
    assert table.width() > 0.9 * row.width()
    model = table.model()
    counts = [
        [int(model.index(at, side).data()) for at in range(model.rowCount())] for side in (1, 2)
    ]
    assert [sum(side) for side in counts] == [6, 26]


@pytest.mark.parametrize("width", [804, 1184])
def test_a_card_grows_with_the_table_in_it(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    page = shown(weeks, qapp, qtbot, width)
    row, before = page.triggers.rows[0], page.triggers.height()
    row.box.turn()
    table = row.box.table
    assert table is not None
    qtbot.waitUntil(lambda: row.box.height() >= table.height() > 100, timeout=2000)
    assert page.triggers.height() > before + 50


@pytest.mark.parametrize(("width", "scale"), [(740, 2.0), (740, 1.5), (804, 1.0), (1184, 2.0)])
def test_nothing_lies_beyond_the_edge_or_under_the_scroll_bar(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    page = shown(weeks, qapp, qtbot, width, scale)
    page.resize(width, 600)
    QApplication.processEvents()
    [scroll] = [one for one in page.children() if isinstance(one, QScrollArea)]
    paper = scroll.widget()
    assert paper is not None
    assert paper.width() == scroll.viewport().width()
    room = page.pain.contentsRect()
    parts: tuple[QWidget, ...] = (page.pain.title, page.pain.moments, page.pain.legend)
    assert all(room.contains(part.geometry()) for part in parts)
    places = [part.geometry() for part in parts]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)


@pytest.mark.parametrize("width", [740, 1184])
def test_everything_has_a_name_with_every_table_open(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    page = shown(weeks, qapp, qtbot, width)
    for view in charts(page):
        view.table_asked.emit()
    assert not nameless(page)
