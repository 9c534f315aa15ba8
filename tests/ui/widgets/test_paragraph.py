"""Words of several lines: as far apart as the design has them, all of them seen, read as one."""

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.paragraph import Paragraph
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

WORDS = (
    "A run much longer than usual, or a quick return after a break, is what most often comes "
    "before a sore back. Build up slowly, and leave a day between."
)


def shown(
    qapp: QApplication, qtbot: QtBot, text: str, width: int, *, scale: float = 1, kind: str = "body"
) -> Paragraph:
    """Return a paragraph of this width, as high as it wants to be."""
    dress(qapp, text_scale=scale)
    made = Paragraph(text, kind)
    qtbot.addWidget(made)
    made.ensurePolished()
    made.setFixedSize(width, made.heightForWidth(width))
    made.show()
    return made


def inked_rows(picture: QImage, ground: int) -> list[int]:
    """Return the rows of pixels in which anything is drawn."""
    rows, columns = range(picture.height()), range(picture.width())
    return [y for y in rows if any(picture.pixel(x, y) != ground for x in columns)]


@pytest.mark.parametrize(
    ("kind", "scale", "line"), [("body", 1.0, 22), ("body", 2.0, 44), ("small", 1.0, 19)]
)
def test_lines_are_as_far_apart_as_in_the_design(
    qapp: QApplication, qtbot: QtBot, kind: str, scale: float, line: int
) -> None:
    made = shown(qapp, qtbot, "One\nTwo\nThree", 600, scale=scale, kind=kind)
    assert made.line_height() == line
    assert made.height() == 3 * line


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [900, 420, 180])
def test_every_line_is_seen(qapp: QApplication, qtbot: QtBot, width: int, scale: float) -> None:
    made = shown(qapp, qtbot, WORDS, width, scale=scale)
    assert made.width() <= width
    lines, rest = divmod(made.height(), made.line_height())
    assert rest == 0
    picture = made.grab().toImage()
    inked = inked_rows(picture, picture.pixel(0, 0))
    assert min(inked) > 0, "nothing is cut off at the top"
    assert made.height() - made.line_height() < max(inked) < made.height() - 1, "nor at the end"
    assert lines >= made.fontMetrics().horizontalAdvance(WORDS) / width


def test_a_long_path_is_broken_rather_than_cut(qapp: QApplication, qtbot: QtBot) -> None:
    made = shown(qapp, qtbot, "x" * 200, 300)
    assert made.heightForWidth(300) > 3 * made.line_height()


def test_one_line_stands_in_the_middle_of_a_higher_place(qapp: QApplication, qtbot: QtBot) -> None:
    made = shown(qapp, qtbot, "x", 300)
    made.setFixedHeight(101)
    picture = made.grab().toImage()
    inked = inked_rows(picture, picture.pixel(0, 0))
    assert abs((min(inked) + max(inked)) / 2 - 50) < 5


def test_it_has_the_colour_of_its_tone(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    made = Paragraph("██████", "body", "muted")
    qtbot.addWidget(made)
    made.show()
    picture = made.grab().toImage()
    drawn = {picture.pixelColor(x, picture.height() // 2).name() for x in range(8, 40)}
    assert QColor(theme.colour("muted")).name() in drawn


def test_it_is_read_out_as_it_is_written(qapp: QApplication, qtbot: QtBot) -> None:
    made = shown(qapp, qtbot, "5 < 6 & <b>plain</b>", 300)
    found = QAccessible.queryAccessibleInterface(made)
    assert found.role() == QAccessible.Role.StaticText
    assert found.text(QAccessible.Text.Name) == "5 < 6 & <b>plain</b>"
