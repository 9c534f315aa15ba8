"""The mat strip: words first, then figures, on one scale and with room between them."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.figure.scene import Doing
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import TodayStretch
from backstretch.ui.widgets.figure_paint import DARK, LIGHT
from backstretch.ui.widgets.mat_strip import MatStrip
from tests.ui.pages.states import dress
from tests.ui.widgets.stills import Album, finish, runs, share_of

NAMES = ("cat_cow", "runners_lunge", "pelvic_tilt", "figure_four", "hook_lying")
STRETCHES = tuple(
    TodayStretch(name.replace("_", " "), "30 s", figure=Doing(name, "right")) for name in NAMES
)
WIDE = 700


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dress(qapp)[0]


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> MatStrip:
    made = MatStrip(theme)
    qtbot.addWidget(made)
    made.show_stretches(STRETCHES)
    made.resize(WIDE, made.heightForWidth(WIDE))
    return made


def look_at(strip: MatStrip) -> None:
    """Have the strip on the screen, and painted there."""
    strip.show()
    assert QTest.qWaitForWindowExposed(strip)
    strip.repaint()


def seen(strip: MatStrip, qapp: QApplication) -> QImage:
    """Return the strip when all its figures are there."""
    look_at(strip)
    finish(strip.figures.is_busy, qapp)
    return strip.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_words_do_not_wait_for_the_figures(strip: MatStrip, qapp: QApplication) -> None:
    album = Album()
    strip.show_figures(album)
    high = strip.heightForWidth(WIDE)
    before = strip.grab().toImage()
    assert album.asked == []
    after = seen(strip, qapp)
    assert set(album.asked) == {one.figure for one in STRETCHES}
    assert strip.heightForWidth(WIDE) == high
    below = before.rect().adjusted(0, 145, 0, 0)
    words = before.convertToFormat(QImage.Format.Format_RGB32).copy(below)
    assert words == after.copy(below)


def test_nothing_is_painted_while_nobody_looks(strip: MatStrip, qapp: QApplication) -> None:
    strip.show_figures(Album())
    qapp.processEvents()
    assert not strip.figures.is_busy()
    look_at(strip)
    assert strip.figures.is_busy()
    strip.hide()
    assert not strip.figures.is_busy()


def test_figures_are_painted_once(strip: MatStrip, qapp: QApplication) -> None:
    album = Album()
    strip.show_figures(album)
    first = seen(strip, qapp)
    asked = len(album.asked)
    strip.update()
    qapp.processEvents()
    assert not strip.figures.is_busy()
    assert len(album.asked) == asked == len(STRETCHES)
    assert seen(strip, qapp) == first


@pytest.mark.parametrize(("width", "high"), [(460, 84), (700, 140), (1016, 140)])
def test_figures_leave_each_other_room(
    strip: MatStrip, theme: Theme, qapp: QApplication, width: int, high: int
) -> None:
    strip.show_figures(Album())
    strip.resize(width, strip.heightForWidth(width))
    picture = seen(strip, qapp)
    found = runs(picture, 12, int(high * 0.8), theme.colour("sunken"))
    groups = [found[0]]
    for start, end in found[1:]:
        if start - groups[-1][1] < 12:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    assert len(groups) == len(STRETCHES)
    assert groups[0][0] >= 7
    assert groups[-1][1] <= width - 7


def test_wide_figures_are_painted_smaller_so_that_they_do_not_touch(
    strip: MatStrip, theme: Theme, qapp: QApplication
) -> None:
    strip.show_stretches((TodayStretch("Bird dog", "30 s", figure=Doing("bird_dog")),) * 6)
    strip.show_figures(Album())
    strip.resize(570, strip.heightForWidth(570))
    found = runs(seen(strip, qapp), 12, 76, theme.colour("sunken"))
    assert len(found) == 6
    gaps = [right[0] - left[1] for left, right in pairwise(found)]
    assert all(12 <= gap <= 18 for gap in gaps)


def test_many_stretches_take_even_rows_with_low_mats(strip: MatStrip) -> None:
    one = strip.heightForWidth(WIDE)
    strip.show_stretches(STRETCHES * 2)
    assert one < strip.heightForWidth(WIDE) < 2 * one


def test_a_narrow_strip_names_the_stretches_in_one_sentence(
    strip: MatStrip, theme: Theme, qapp: QApplication
) -> None:
    strip.show_figures(Album())
    strip.resize(460, strip.heightForWidth(460))
    picture = seen(strip, qapp)
    mats = [y for y in range(picture.height()) if picture.pixelColor(230, y) == theme.colour("mat")]
    assert mats
    assert max(mats) - min(mats) < 24


def test_the_figures_follow_the_theme(strip: MatStrip, theme: Theme, qapp: QApplication) -> None:
    strip.show_figures(Album())
    light, dark = (QColor(c.cloths["top"][0]) for c in (LIGHT, DARK))
    assert share_of(seen(strip, qapp), light) > 0.005
    theme.choose("dusk")
    strip.update()
    assert share_of(seen(strip, qapp), dark) > 0.005


def test_a_stretch_without_a_figure_keeps_its_place(
    strip: MatStrip, theme: Theme, qapp: QApplication
) -> None:
    nobody = TodayStretch("Handstand", "30 s", figure=Doing("handstand"))
    strip.show_stretches((STRETCHES[0], nobody, TodayStretch("Nothing", "1 s"), STRETCHES[3]))
    strip.show_figures(Album())
    picture = seen(strip, qapp)
    found = runs(picture, 40, 80, theme.colour("sunken"))
    assert found[0][0] < WIDE / 4
    assert found[-1][1] > 3 * WIDE / 4
    assert not any(WIDE / 4 < x < 3 * WIDE / 4 for pair in found for x in pair)
