"""The small line of pain after runs: dots where they belong, a line only where it may be drawn."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QCursor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.sparkline import Sparkline
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def drawn(qapp: QApplication, qtbot: QtBot, scores: tuple[int, ...], *, joined: bool) -> QImage:
    spark = Sparkline(dress(qapp)[0])
    qtbot.addWidget(spark)
    spark.resize(350, spark.sizeHint().height())
    spark.show_scores(scores, "Told.", joined=joined)
    return spark.grab().toImage()


def inked(picture: QImage, theme: Theme) -> set[tuple[int, int]]:
    ink = QColor(theme.colour("ink")).rgb()
    wide, high = picture.width(), picture.height()
    return {(x, y) for x in range(wide) for y in range(high) if picture.pixel(x, y) == ink}


def test_a_screen_reader_hears_of_a_picture(qapp: QApplication, qtbot: QtBot) -> None:
    spark = Sparkline(dress(qapp)[0])
    qtbot.addWidget(spark)
    spark.show_scores((5, 4), "Pain after your last 2 runs: 5, 4.", joined=False)
    found = QAccessible.queryAccessibleInterface(spark)
    assert found.role() == QAccessible.Role.Graphic
    assert found.text(QAccessible.Text.Name) == "Pain after your last 2 runs: 5, 4."


def test_a_line_joins_the_dots_only_where_they_are_enough(qapp: QApplication, qtbot: QtBot) -> None:
    theme = dress(qapp)[0]
    apart = inked(drawn(qapp, qtbot, (5, 5, 5), joined=False), theme)
    joined = inked(drawn(qapp, qtbot, (5, 5, 5), joined=True), theme)
    assert len(joined) > len(apart) + 200


@pytest.mark.parametrize(("low", "high"), [(0, 10), (2, 3), (9, 10)])
def test_more_pain_stands_higher_on_an_axis_that_never_changes(
    qapp: QApplication, qtbot: QtBot, low: int, high: int
) -> None:
    theme = dress(qapp)[0]
    tops = [
        min(y for x, y in inked(drawn(qapp, qtbot, (score,), joined=False), theme) if x < 318)
        for score in (low, high)
    ]
    assert tops[0] - tops[1] == pytest.approx(6.4 * (high - low), abs=1.5)


def test_every_number_is_read_out(qapp: QApplication, qtbot: QtBot) -> None:
    spark = Sparkline(dress(qapp)[0])
    qtbot.addWidget(spark)
    spark.show_scores((4, 3), "Pain after your last 2 runs: 4, 3.", joined=False)
    assert spark.accessibleName() == "Pain after your last 2 runs: 4, 3."


def test_the_focus_shows_the_number_of_every_dot(qapp: QApplication, qtbot: QtBot) -> None:
    spark = Sparkline(dress(qapp)[0])
    qtbot.addWidget(spark)
    assert spark.focusPolicy() is Qt.FocusPolicy.NoFocus
    spark.show_scores((4, 10, 3), "Told.", joined=False)
    assert spark.focusPolicy() is Qt.FocusPolicy.TabFocus
    spark.resize(350, spark.sizeHint().height())
    spark.move(QCursor.pos() + QPoint(50, 50))  # away from the pointer
    spark.show()
    with qtbot.waitActive(spark):
        spark.activateWindow()
    spark.clearFocus()
    before = spark.grab().toImage()
    spark.setFocus()
    shown = spark.grab().toImage()
    size = before.size()
    changed = {
        x // 100
        for x in range(size.width())
        for y in range(size.height())
        if before.pixel(x, y) != shown.pixel(x, y)
    }
    assert changed == {0, 1}  # the first two; the last has its number always
    spark.clearFocus()
    assert spark.grab().toImage() == before
