"""Small pictures of exercises: what is on them, painted once and when there is time."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_paint import LIGHT
from backstretch.ui.widgets.thumbnails import Thumbnails
from tests.ui.pages.states import dress
from tests.ui.widgets.stills import Album, finish, share_of

CAT = Doing("cat_cow")
LEFT, RIGHT = Doing("figure_four", "left"), Doing("figure_four", "right")
SIZE = QSize(160, 100)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dress(qapp)[0]


@pytest.fixture
def thumbnails(theme: Theme) -> Thumbnails:
    return Thumbnails(theme, Album())


def painted(thumbnails: Thumbnails, doing: Doing, qapp: QApplication, ratio: float = 1) -> QImage:
    thumbnails.prepare([doing], SIZE, ratio)
    finish(thumbnails.is_busy, qapp)
    picture = thumbnails.picture(doing, SIZE.width(), SIZE.height(), ratio)
    assert picture is not None
    return picture.toImage()


def test_nothing_is_painted_before_it_is_prepared_and_the_loop_is_idle(
    theme: Theme, qapp: QApplication
) -> None:
    album = Album()
    thumbnails = Thumbnails(theme, album)
    qapp.processEvents()
    assert thumbnails.picture(CAT, 160, 100, 1.0) is None
    thumbnails.prepare([CAT], SIZE, 1.0)
    assert album.asked == []
    finish(thumbnails.is_busy, qapp)
    assert album.asked == [CAT]
    assert thumbnails.picture(CAT, 160, 100, 1.0) is not None


def test_pictures_get_ready_in_the_order_asked_for(
    thumbnails: Thumbnails, qapp: QApplication
) -> None:
    told: list[Doing] = []
    thumbnails.ready.connect(told.append)
    thumbnails.prepare([RIGHT, CAT], SIZE, 1.0)
    finish(thumbnails.is_busy, qapp)
    assert told == [RIGHT, CAT]


def test_a_picture_is_painted_once(thumbnails: Thumbnails, qapp: QApplication) -> None:
    painted(thumbnails, CAT, qapp)
    first = thumbnails.picture(CAT, 160, 100, 1.0)
    thumbnails.prepare([CAT], SIZE, 1.0)
    assert not thumbnails.is_busy()
    again = thumbnails.picture(CAT, 160, 100, 1.0)
    assert first
    assert again
    assert first.cacheKey() == again.cacheKey()


def test_another_size_ratio_or_theme_is_another_picture(
    thumbnails: Thumbnails, theme: Theme, qapp: QApplication
) -> None:
    day = painted(thumbnails, CAT, qapp)
    assert (day.width(), day.height()) == (160, 100)
    fine = painted(thumbnails, CAT, qapp, ratio=2)
    assert (fine.width(), fine.height(), fine.devicePixelRatio()) == (320, 200, 2)
    assert thumbnails.picture(CAT, 100, 100, 1.0) is None
    theme.choose("dusk")
    assert thumbnails.picture(CAT, 160, 100, 1.0) is None
    assert share_of(painted(thumbnails, CAT, qapp), theme.colour("sunken")) > 0.3


def test_the_figure_stands_on_a_band_of_mat_before_the_ground(
    thumbnails: Thumbnails, theme: Theme, qapp: QApplication
) -> None:
    picture = painted(thumbnails, CAT, qapp)
    assert picture.pixelColor(0, 0).alpha() == 0  # rounded
    assert picture.pixelColor(3, 70) == theme.colour("sunken")
    assert picture.pixelColor(3, 90) == theme.colour("mat")
    band = next(y for y in range(100) if picture.pixelColor(12, y) == theme.colour("mat"))
    assert band == 81
    tights = QColor(LIGHT.cloths["tights"][0])
    assert share_of(picture, tights) > 0.02
    assert lowest(picture, theme.colour("mat")) == pytest.approx(81 + 0.4 * 19, abs=2)


def lowest(picture: QImage, mat: QColor) -> int:
    """Return the last row in which something stands on the mat."""
    middle = range(30, picture.width() - 30)
    rows = range(81, picture.height())
    return max(y for y in rows if any(picture.pixelColor(x, y) != mat for x in middle))


def test_the_muscle_glows_only_where_asked_for(
    thumbnails: Thumbnails, theme: Theme, qapp: QApplication
) -> None:
    glowing = Thumbnails(theme, Album(), glow=True)
    glow = QColor("#F29A3D")
    plain = share_of(painted(thumbnails, RIGHT, qapp), glow, near=48)
    assert share_of(painted(glowing, RIGHT, qapp), glow, near=48) > plain + 0.005


def test_the_other_side_is_another_picture(thumbnails: Thumbnails, qapp: QApplication) -> None:
    assert painted(thumbnails, LEFT, qapp) != painted(thumbnails, RIGHT, qapp)


def test_an_exercise_without_poses_has_no_picture_and_stops_nothing(
    thumbnails: Thumbnails, qapp: QApplication
) -> None:
    unknown = Doing("handstand")
    thumbnails.prepare([unknown, CAT], SIZE, 1.0)
    finish(thumbnails.is_busy, qapp)
    assert thumbnails.picture(unknown, 160, 100, 1.0) is None
    assert thumbnails.picture(CAT, 160, 100, 1.0) is not None


def test_at_rest_nothing_more_is_painted(thumbnails: Thumbnails, qapp: QApplication) -> None:
    thumbnails.prepare([CAT, RIGHT], SIZE, 1.0)
    thumbnails.rest()
    assert not thumbnails.is_busy()
    qapp.processEvents()
    assert thumbnails.picture(CAT, 160, 100, 1.0) is None
