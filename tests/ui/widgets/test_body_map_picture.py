"""The picture to look at, the same on paper, and the pain badge."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.views import View
from backstretch.ui.widgets.body_map_paint import PAPER, Legs, paint_view, region_path
from backstretch.ui.widgets.body_map_picture import BodyPicture
from backstretch.ui.widgets.pain_badge import PainBadge
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

PLACE = QRectF(10, 10, 200, 420)


def on_paper(strength: int | None) -> QImage:
    image = QImage(220, 440, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    chosen = {} if strength is None else {Region.BUTTOCK_LEFT: strength}
    paint_view(painter, PLACE, View.BACK, chosen, PAPER)
    painter.end()
    return image


def darkness(image: QImage) -> float:
    """Return how dark the left buttock is, from 0 to 1."""
    box = region_path(View.BACK, Region.BUTTOCK_LEFT, PLACE).boundingRect().toRect()
    inner = box.adjusted(4, 3, -4, -5)
    greys = [
        image.pixelColor(x, y).lightnessF()
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom())
    ]
    return 1 - sum(greys) / len(greys)


def test_on_paper_stronger_is_darker_within_each_kind_of_hatch() -> None:
    free, *inks = (darkness(on_paper(strength)) for strength in (None, 1, 3, 6, 10))
    assert free < min(inks)
    assert inks == sorted(inks)


def test_nothing_is_painted_outside_its_place() -> None:
    image = on_paper(5)
    rows = [0, 5, 435]
    assert all(image.pixelColor(x, y).lightness() == 255 for x in range(220) for y in rows)


@pytest.mark.usefixtures("qapp")
def test_it_is_drawn_into_a_pdf_as_lines(tmp_path: Path) -> None:
    file = tmp_path / "where.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    place = QRectF(0, 0, writer.width() / 3, writer.height() / 2)
    legs: Legs = {"right": LegReach.CALF}
    paint_view(painter, place, View.BACK, {Region.LUMBAR_LEFT: 7}, PAPER, legs)
    painter.end()
    written = file.read_bytes()
    assert written.startswith(b"%PDF")
    assert b"/Subtype /Image" not in written


def test_the_front_is_shown_where_something_is_chosen_there(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme, _ = dress(qapp)
    picture = BodyPicture(theme)
    qtbot.addWidget(picture)
    picture.show_regions({Region.LUMBAR_LEFT: 3, Region.FOOT_LEFT: 2})
    assert picture.views() == (View.BACK,)
    assert picture.accessibleName() == "Lower back, left. Foot, left."
    narrow = picture.sizeHint().width()
    picture.show_regions({Region.LUMBAR_LEFT: 3, Region.KNEE_LEFT: 2})
    assert picture.views() == (View.BACK, View.FRONT)
    assert picture.sizeHint().width() > narrow


def test_the_picture_shows_what_is_chosen(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    picture = BodyPicture(theme)
    qtbot.addWidget(picture)
    picture.resize(picture.sizeHint())
    empty = picture.grab().toImage()
    picture.show_regions({Region.CALF_RIGHT: 6})
    chosen = picture.grab().toImage()
    assert chosen != empty
    picture.show_regions({Region.CALF_RIGHT: 6}, right=LegReach.FOOT)
    assert picture.grab().toImage() != chosen


def test_a_badge_says_its_number(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    badge = PainBadge(theme, 3)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "3 of 10, mild"
    assert (badge.sizeHint().width(), badge.sizeHint().height()) == (48, 40)
    badge.show_score(None)
    assert badge.score is None
    assert badge.accessibleName() == "nothing chosen"


def test_a_badge_is_filled_to_its_share(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    badge = PainBadge(theme)
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    clay = theme.colour("clay").rgb()
    filled = []
    for score in (0, 3, 10):
        badge.show_score(score)
        image = badge.grab().toImage()
        filled.append(sum(image.pixel(12, y) == clay for y in range(image.height())))
    assert filled[0] == 0
    assert filled[1] == pytest.approx(0.3 * filled[2], abs=1.5)
