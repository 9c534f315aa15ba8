"""A chart on the screen: walked through by keys, zoomed, pointed at, told, and as a table."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.charts.bars import Bar, BarsChart
from backstretch.ui.charts.drawing import Spot
from backstretch.ui.widgets.chart_box import ChartBox
from backstretch.ui.widgets.chart_tip import ChartTip
from backstretch.ui.widgets.chart_view import ChartView
from tests.ui.pages.states import dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEY = Qt.Key
BARS = BarsChart(
    tuple(Bar(str(n), n, f"week {n}: {n} km", (f"week {n}", f"{n} km")) for n in range(12)),
    "blue",
    ("Week", "Distance"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(qapp: QApplication, qtbot: QtBot, window: QWidget) -> ChartBox:
    made = ChartBox(dress(qapp)[0])
    QVBoxLayout(window).addWidget(made)
    window.resize(600, 320)
    made.show_chart(BARS, "Kilometres per week", "The last week had 11 km.")
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return made


@pytest.fixture
def view(box: ChartBox) -> ChartView:
    box.view.setFocus()
    return box.view


def tip(view: ChartView) -> str:
    """Return the words that stand beside the point in hand."""
    found = [one for one in view.window().findChildren(ChartTip) if one.isVisible()]
    return found[0].words if found else ""


def test_it_is_told_as_a_whole_at_first(view: ChartView) -> None:
    assert view.accessibleName() == "Kilometres per week"
    assert view.accessibleDescription() == "The last week had 11 km."


def test_the_arrows_go_from_point_to_point(view: ChartView) -> None:
    for key, words in (
        (KEY.Key_Right, "week 0: 0 km"),
        (KEY.Key_Right, "week 1: 1 km"),
        (KEY.Key_End, "week 11: 11 km"),
        (KEY.Key_Right, "week 11: 11 km"),
        (KEY.Key_Left, "week 10: 10 km"),
        (KEY.Key_Home, "week 0: 0 km"),
    ):
        strike(view, key)
        assert view.accessibleDescription() == words
        assert tip(view) == words


def test_escape_lets_the_point_go(view: ChartView) -> None:
    strike(view, KEY.Key_Right)
    strike(view, KEY.Key_Escape)
    assert tip(view) == ""
    assert view.accessibleDescription() == "The last week had 11 km."


def point(view: ChartView, spot: Spot) -> None:
    """Move the pointer to just below a point."""
    place = QPointF(spot.x, spot.y + 4)
    still, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    there = QPointF(view.mapToGlobal(place))
    moved = QMouseEvent(QEvent.Type.MouseMove, place, there, still, still, none)
    QApplication.sendEvent(view, moved)


def test_the_point_under_the_pointer_is_told(view: ChartView) -> None:
    point(view, view.drawing.spots[4])
    assert tip(view) == "week 4: 4 km"


def test_plus_and_minus_zoom_and_nought_shows_all(view: ChartView) -> None:
    strike(view, KEY.Key_Plus)
    closer = len(view.drawing.spots)
    strike(view, KEY.Key_Plus)
    assert len(view.drawing.spots) < closer < 12
    strike(view, KEY.Key_Minus)
    assert len(view.drawing.spots) == closer
    strike(view, KEY.Key_0)
    assert view.seen.whole


def test_it_zooms_around_the_point_in_hand(view: ChartView) -> None:
    strike(view, KEY.Key_End)
    for _ in range(4):
        strike(view, KEY.Key_End)
        strike(view, KEY.Key_Plus)
    assert view.drawing.spots[-1].tell() == "week 11: 11 km"


def test_past_the_edge_of_what_is_seen_the_view_moves_on(view: ChartView) -> None:
    view.zoom(4, 0)
    told = set()
    for _ in range(14):
        strike(view, KEY.Key_Right)
        told.add(view.words)
    assert told == {f"week {n}: {n} km" for n in range(12)}


def wheel(view: ChartView, keys: Qt.KeyboardModifier) -> QWheelEvent:
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event


def test_the_wheel_scrolls_the_page_and_with_ctrl_it_zooms(view: ChartView) -> None:
    assert not wheel(view, Qt.KeyboardModifier.NoModifier).isAccepted()
    assert view.seen.whole
    assert wheel(view, Qt.KeyboardModifier.ControlModifier).isAccepted()
    assert not view.seen.whole


def test_a_part_is_said_to_be_one(box: ChartBox) -> None:
    box.view.zoom(2)
    assert box.note.text() == "Part of it. 0 shows all."
    box.view.show_all()
    assert box.note.text() == ""


def test_nothing_is_worked_out_twice(view: ChartView) -> None:
    before = view.drawing
    view.grab()
    strike(view, KEY.Key_Right)
    view.grab()
    assert view.drawing is before


def test_t_shows_the_numbers_in_rows_and_back(box: ChartBox) -> None:
    box.view.setFocus()
    strike(box.view, KEY.Key_T)
    assert box.as_table
    table = box.table
    assert table is not None
    assert table.hasFocus()
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (12, 2)
    assert model.index(3, 1).data() == "3 km"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Week"
    strike(table, KEY.Key_T)
    assert table.isHidden()
    assert box.view.hasFocus()


def test_the_link_says_what_it_does_next(box: ChartBox) -> None:
    assert box.table_link.accessibleName() == "Kilometres per week: show as table"
    box.table_link.click()
    assert box.table_link.text() == "Show as chart"
    assert box.table_link.accessibleName() == "Kilometres per week: show as chart"


def test_everything_has_a_name(box: ChartBox) -> None:
    box.turn()
    assert not nameless(box.window())


def test_it_shows_another_chart_anew(view: ChartView) -> None:
    view.zoom(3)
    strike(view, KEY.Key_Right)
    view.show_chart(BARS, "Miles per week", "Other words.")
    assert view.seen.whole
    assert view.accessibleDescription() == "Other words."
    assert tip(view) == ""


def test_a_screen_reader_is_told_the_chart_and_then_the_point_in_hand(view: ChartView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    name, told = QAccessible.Text.Name, QAccessible.Text.Description
    assert found.role() == QAccessible.Role.Graphic
    assert found.state().focusable
    assert found.text(name) == "Kilometres per week"
    assert found.text(told) == "The last week had 11 km."
    strike(view, KEY.Key_Home)
    assert found.text(name) == "Kilometres per week"
    assert found.text(told) == "week 0: 0 km"


def test_a_screen_reader_is_told_each_cell_of_the_table(box: ChartBox) -> None:
    strike(box.view, KEY.Key_T)
    assert box.table is not None
    found = QAccessible.queryAccessibleInterface(box.table)
    assert found.text(QAccessible.Text.Name) == "Kilometres per week"
    cells = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert {"week 0", "11 km"} <= set(cells)
