"""The page of reports: choices beside the paper, or above it, by keys and in words."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.charts.look import Look
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.report.paper import Paper, Sheet, report_look
from backstretch.ui.theme import Choice
from tests.ui.pages.states import dress, nameless, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

RAIL = 96


class Cross:
    """A page with a black square in its middle."""

    def __init__(self, paper: Paper = Paper.A4) -> None:
        self.sheet = Sheet(paper)
        self.painted = 0

    def paint(self, painter: QPainter, look: Look) -> None:
        self.painted += 1
        square = QRectF(0, 0, 100, 100)
        square.moveCenter(QRectF(QPointF(0, 0), self.sheet.size).center())
        painter.fillRect(square, look.colour("ink"))


def made(
    app: QApplication, width: int, scale: float = 1, choice: Choice = "daylight"
) -> ReportPage:
    theme, icons = dress(app, choice, scale)
    page = ReportPage(theme, icons, report_look(theme.families))
    page.resize(width - RAIL, 800)
    page.show_pages([Cross()], "Told")
    return page


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> ReportPage:
    page = made(qapp, 1280)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def top_left(part: QWidget, page: ReportPage) -> QPoint:
    return part.mapTo(page, QPoint(0, 0))


def test_in_a_wide_window_the_paper_is_beside_the_choices(page: ReportPage) -> None:
    assert top_left(page.preview, page).x() > top_left(page.choices, page).x() + 300
    assert abs(top_left(page.preview, page).y() - top_left(page.choices, page).y()) < 40


def test_in_a_small_window_the_choices_are_in_two_columns_above_it(
    qapp: QApplication, qtbot: QtBot
) -> None:
    page = made(qapp, 900)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    parts = page.choices.runs
    assert top_left(parts, page).x() > top_left(page.choices.kinds, page).x() + 300
    assert top_left(page.preview, page).y() > top_left(page.choices.name, page).y()
    assert top_left(page.preview, page).y() < 500


@pytest.mark.parametrize(("width", "scale"), [(900, 1), (1280, 1), (1280, 2), (900, 2), (1920, 1)])
def test_nothing_is_wider_than_the_window(
    qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    page = made(qapp, width, scale)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    seen = page.scroller.viewport().width()
    for part in (*page.choices.findChildren(QWidget), page.preview, page.save_button):
        if part.isVisible():
            assert top_left(part, page).x() + part.width() <= seen + 20, part
    assert page.scroller.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("choice", ["daylight", "dusk"])
def test_paper_is_white_in_every_theme_and_all_of_it_is_seen(
    qapp: QApplication, qtbot: QtBot, choice: Choice
) -> None:
    page = made(qapp, 1280, choice=choice)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    preview = page.preview
    picture = preview.grab().toImage()
    shape = Sheet(Paper.A4).size
    tall = (preview.width() - 4) * shape.height() / shape.width()
    ratio = picture.devicePixelRatio()

    def dot(x: float, y: float) -> QColor:
        return picture.pixelColor(round(x * ratio), round(y * ratio))

    assert dot(preview.width() / 2, 2 + tall / 2) == QColor("black")
    assert dot(preview.width() / 2, 20) == QColor("white")
    assert dot(preview.width() - 20, tall - 10) == QColor("white")
    assert preview.height() >= tall


def test_the_preview_says_in_words_what_it_shows(page: ReportPage) -> None:
    assert page.preview.accessibleName() == "Preview, 1 page"
    assert page.preview.accessibleDescription() == "Told"
    page.show_pages([Cross(), Cross()], "Told")
    assert page.preview.accessibleName() == "Preview, 2 pages"
    assert page.preview.heightForWidth(400) > 2 * 550


def test_every_control_has_a_name(page: ReportPage) -> None:
    assert nameless(page) == []


def test_it_can_be_left_and_saved_by_keys(page: ReportPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.start_focus()
    assert page.focusWidget() is page.choices.kinds.buttons()[0]
    with qtbot.waitSignal(page.save_asked, timeout=1000):
        strike(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.left_asked, timeout=1000):
        strike(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_with_nothing_to_save_no_key_saves(page: ReportPage, qtbot: QtBot) -> None:
    page.show_nothing("Choose at least one part.")
    with qtbot.waitActive(page):
        page.activateWindow()
    page.start_focus()
    with qtbot.assertNotEmitted(page.save_asked):
        strike(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not page.preview.isVisible()
    assert page.nothing.isVisible()


def test_the_parts_are_there_for_a_report_alone(page: ReportPage) -> None:
    choices = page.choices
    assert choices.runs.isVisible()
    choices.kinds.buttons()[1].click()
    assert not choices.runs.isVisible()
    assert not choices.name.isVisible()
    assert choices.papers.isVisible()
    choices.kinds.buttons()[0].click()
    assert choices.runs.isVisible()


def test_a_page_is_painted_once_for_each_size(page: ReportPage) -> None:
    cross = Cross()
    for shown in ([cross], [cross], [cross]):
        page.show_pages(shown, "Told")
        page.preview.grab()
    assert cross.painted == 1
    page.preview.resize(400, page.preview.heightForWidth(400))
    page.preview.grab()
    assert cross.painted == 2


def test_other_pages_take_the_place_of_what_was_painted(page: ReportPage) -> None:
    page.preview.grab()
    other = Cross(Paper.LETTER)
    page.show_pages([other], "Told")
    page.preview.grab()
    assert other.painted == 1


def test_the_tab_key_walks_through_the_choices_as_they_are_read(
    page: ReportPage, qtbot: QtBot
) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.start_focus()
    choices, walked = page.choices, []
    for _ in range(5):
        walked.append(page.focusWidget())
        strike(walked[-1], Qt.Key.Key_Tab)
    bars = (choices.kinds, choices.papers, choices.ranges)
    chosen = [next(made for made in bar.buttons() if made.isChecked()) for bar in bars]
    first, *_ = choices.sections.values()
    assert walked == [*chosen, choices.name.line, first]
