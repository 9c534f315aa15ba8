"""The moving figure on its stage: what it paints, when, and what it draws ahead."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.figure.scene import Doing, Move, Passage, Showing, Source
from backstretch.ui.theme import Choice
from backstretch.ui.widgets.figure_frames import names_of
from backstretch.ui.widgets.figure_view import FigureView
from tests.ui.pages.states import dress
from tests.ui.widgets.poses import PoseBook

CAT = Doing("cat_cow")
FOUR = Doing("figure_four", "right")
LUNGE = Doing("runners_lunge", "right")
SMALL = QSize(351, 260)
SIZES = (QSize(200, 150), QSize(400, 480), QSize(702, 520), QSize(1280, 800))
GROUNDS: dict[Choice, str] = {"daylight": "#F0EBE1", "dusk": "#1B2327"}


BOOK = PoseBook()


class Watch(QObject):
    """Notes the parts of a widget that are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect())
        return False


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> FigureView:
    return figure(qapp, qtbot)


def figure(
    qapp: QApplication, qtbot: QtBot, size: QSize = SMALL, choice: Choice = "daylight"
) -> FigureView:
    theme, _ = dress(qapp, choice)
    found = FigureView(theme)
    qtbot.addWidget(found)
    found.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    found.set_book(BOOK)
    found.resize(size)
    found.show()
    qapp.processEvents()
    return found


def hold(source: Source, key: int, breath: float = 0.0) -> Showing:
    return Showing(Move(source, key, key, 4000, (breath, breath)))


def draw_all_ahead(qapp: QApplication, view: FigureView) -> None:
    for _ in range(10_000):
        if not view.is_drawing_ahead():
            return
        qapp.processEvents()
    raise AssertionError("it never ends")


def picture(view: FigureView, ratio: float = 1.0) -> QImage:
    image = QImage(view.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    view.render(painter, QPoint())
    painter.end()
    return image


def pixels(image: QImage, step: int = 3) -> Iterator[QColor]:
    for y in range(0, image.height(), step):
        for x in range(0, image.width(), step):
            yield image.pixelColor(x, y)


def unlike(one: QColor, other: QColor) -> int:
    return (
        abs(one.red() - other.red())
        + abs(one.green() - other.green())
        + abs(one.blue() - other.blue())
    )


def drawn_box(image: QImage, ground: QColor) -> QRect:
    """Return the box of all pixels that are not the ground, in the image's pixels."""
    spots = [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y).alpha() == 255 and unlike(image.pixelColor(x, y), ground) > 12
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return QRect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_a_still_moment_is_painted_once(qapp: QApplication, view: FigureView) -> None:
    view.show_moment(hold(CAT, 1))
    qapp.processEvents()
    watch = Watch(view)
    for _ in range(5):
        view.show_moment(hold(CAT, 1))
        qapp.processEvents()
    assert watch.painted == []


def test_time_too_short_to_be_seen_changes_nothing(qapp: QApplication, view: FigureView) -> None:
    move = Move(CAT, 0, 1, 3000)
    view.show_moment(Showing(move, 0.500))
    qapp.processEvents()
    watch = Watch(view)
    view.show_moment(Showing(move, 0.504))
    qapp.processEvents()
    assert watch.painted == []
    view.show_moment(Showing(move, 0.52))
    qapp.processEvents()
    assert len(watch.painted) == 1


def test_only_what_breathes_is_painted_again(qapp: QApplication, view: FigureView) -> None:
    view.show_moment(hold(CAT, 0, 0.0))
    qapp.processEvents()
    watch = Watch(view)
    view.show_moment(hold(CAT, 0, 0.5))
    qapp.processEvents()
    assert len(watch.painted) == 1
    part = watch.painted[0]
    assert part.width() * part.height() < 0.25 * view.width() * view.height()


LIFTING = [Showing(Move(FOUR, 0, 1, 2000), n / 60) for n in range(20, 44, 4)]
BREATHING = [hold(FOUR, 2, n / 6) for n in range(7)]
ARCHING = [Showing(Move(CAT, 1, 2, 2000, (1.0, 0.0)), n / 60) for n in range(20, 40, 4)]


@pytest.mark.parametrize("moments", [LIFTING, BREATHING, ARCHING])
def test_painting_a_part_leaves_the_same_picture(
    qapp: QApplication, view: FigureView, moments: list[Showing]
) -> None:
    screen = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    screen.fill(Qt.GlobalColor.transparent)
    view.show_moment(moments[0])
    qapp.processEvents()
    watch = Watch(view)
    paint_into(screen, view, view.rect())
    for moment in moments[1:]:
        watch.painted.clear()
        view.show_moment(moment)
        qapp.processEvents()
        for part in tuple(watch.painted):
            paint_into(screen, view, part)
    whole = picture(view)
    off = sum(unlike(a, b) > 3 for a, b in zip(pixels(screen, 1), pixels(whole, 1), strict=True))
    assert off == 0


def paint_into(screen: QImage, view: FigureView, part: QRect) -> None:
    painter = QPainter(screen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(part, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    view.render(painter, part.topLeft(), part)
    painter.end()


def test_a_frame_is_drawn_once(qapp: QApplication, view: FigureView) -> None:
    move = Move(CAT, 0, 1, 1000)
    for _ in range(2):
        for step in range(31):
            view.show_moment(Showing(move, step / 30))
            qapp.processEvents()
    assert view.built == len(set(names_of(move)))


def test_the_way_back_is_drawn_already(view: FigureView) -> None:
    for step in range(31):
        view.show_moment(Showing(Move(CAT, 0, 1, 1000, (0.0, 1.0)), step / 30))
    there = view.built
    for step in range(31):
        view.show_moment(Showing(Move(CAT, 1, 0, 1000, (1.0, 0.0)), step / 30))
    assert view.built == there


def test_what_is_expected_is_there_when_it_is_shown(qapp: QApplication, view: FigureView) -> None:
    moves = [Move(FOUR, 0, 1, 1000), Move(FOUR, 1, 1, 3000, (0.0, 1.0))]
    view.expect(moves)
    draw_all_ahead(qapp, view)
    ready = view.built
    assert ready == len({name for move in moves for name in names_of(move)})
    for move in moves:
        for step in range(91):
            view.show_moment(Showing(move, step / 90))
            qapp.processEvents()
    assert view.built == ready


def test_what_comes_first_is_drawn_first(qapp: QApplication, view: FigureView) -> None:
    near, far = Move(CAT, 0, 1, 1000), Move(FOUR, 0, 1, 1000)
    view.expect([near, far])
    while view.built < len(set(names_of(near))):
        qapp.processEvents()
    ready = view.built
    for step in range(31):
        view.show_moment(Showing(near, step / 30))
    assert view.built == ready


def test_nothing_is_drawn_ahead_while_nobody_sees_it(qapp: QApplication, view: FigureView) -> None:
    view.hide()
    view.expect([Move(CAT, 0, 1, 1000)])
    assert not view.is_drawing_ahead()
    view.show()
    assert view.is_drawing_ahead()
    qapp.processEvents()
    view.hide()
    assert not view.is_drawing_ahead()


def test_a_minimised_window_draws_nothing_ahead(qapp: QApplication, view: FigureView) -> None:
    view.expect([Move(CAT, 0, 1, 1000)])
    view.setWindowState(Qt.WindowState.WindowMinimized)
    qapp.processEvents()
    assert not view.is_drawing_ahead()
    view.show_moment(hold(CAT, 0))
    view.expect([Move(CAT, 1, 2, 1000)])
    assert not view.is_drawing_ahead()
    view.setWindowState(Qt.WindowState.WindowNoState)
    view.show_moment(hold(CAT, 0))
    assert view.is_drawing_ahead()


def test_a_pause_draws_nothing_ahead_and_goes_on_after(view: FigureView) -> None:
    view.expect([Move(CAT, 0, 1, 1000)])
    view.set_dimmed(True)
    assert not view.is_drawing_ahead()
    view.set_dimmed(False)
    assert view.is_drawing_ahead()


def test_the_timer_rests_when_all_is_drawn(qapp: QApplication, view: FigureView) -> None:
    view.expect([Move(CAT, 0, 0, 1000)])
    draw_all_ahead(qapp, view)
    view.show_moment(hold(CAT, 0))
    view.expect([Move(CAT, 0, 0, 1000)])
    assert not view.is_drawing_ahead()


def test_another_size_and_theme_are_drawn_afresh(qapp: QApplication, view: FigureView) -> None:
    view.show_moment(hold(CAT, 0))
    qapp.processEvents()
    light = picture(view)
    view.resize(240, 180)
    qapp.processEvents()
    assert view.built == 1
    assert drawn_box(picture(view), QColor(GROUNDS["daylight"])).width() < 240
    view.resize(SMALL)
    view._theme.choose("dusk")
    dark = picture(view)
    assert sum(colour.lightness() for colour in pixels(dark)) < 0.5 * sum(
        colour.lightness() for colour in pixels(light)
    )


def test_nothing_is_drawn_for_a_size_that_was_never_painted(
    qapp: QApplication, view: FigureView
) -> None:
    view.show_moment(hold(FOUR, 0))
    qapp.processEvents()
    view.resize(240, 180)  # a layout that does not last, as before a scroll bar comes
    view.show_moment(hold(CAT, 0))
    view.show_moment(hold(CAT, 1))
    assert view.built == 0
    view.resize(232, 180)
    qapp.processEvents()
    assert view.built == 1


def test_a_fade_shows_a_mix_of_both(qapp: QApplication, view: FigureView) -> None:
    seen = []
    for moment in (
        hold(CAT, 0),
        Showing(Move(LUNGE, 0, 0), 1.0, hold(CAT, 0), 0.5),
        hold(LUNGE, 0),
    ):
        view.show_moment(moment)
        qapp.processEvents()
        seen.append(list(pixels(picture(view))))
    mixed = [
        abs(middle.green() - (old.green() + new.green()) / 2)
        for old, middle, new in zip(*seen, strict=True)
        if old.alpha() == 255
    ]
    assert max(mixed) < 6
    assert any(unlike(old, new) > 60 for old, _, new in zip(*seen, strict=True))


def test_a_fade_that_stands_still_is_painted_once(qapp: QApplication, view: FigureView) -> None:
    fading = Showing(Move(LUNGE, 0, 0), 1.0, hold(CAT, 0), 0.5)
    view.show_moment(fading)
    qapp.processEvents()
    watch = Watch(view)
    view.show_moment(fading)
    qapp.processEvents()
    assert watch.painted == []


def test_a_dimmed_figure_is_fainter_and_steady(qapp: QApplication, view: FigureView) -> None:
    ground = QColor(GROUNDS["daylight"])
    view.show_moment(hold(FOUR, 2))
    qapp.processEvents()
    plain = list(pixels(picture(view)))
    view.set_dimmed(True)
    qapp.processEvents()
    dimmed = list(pixels(picture(view)))
    strong = [n for n, colour in enumerate(plain) if unlike(colour, ground) > 90]
    assert strong
    for n in strong:
        if plain[n].alpha() == 255:
            share = unlike(dimmed[n], ground) / unlike(plain[n], ground)
            assert share == pytest.approx(0.38, abs=0.05)
    watch = Watch(view)
    view.show_moment(hold(FOUR, 2))
    qapp.processEvents()
    assert watch.painted == []


def test_a_mirrored_exercise_is_its_mirror_image_on_the_left(
    qapp: QApplication, view: FigureView
) -> None:
    exercise = "figure_four"
    assert BOOK.is_mirrored(exercise)
    sides = []
    for side in ("right", "left"):
        view.show_moment(hold(Doing(exercise, side), 2))
        qapp.processEvents()
        sides.append(picture(view))
    right, left = sides[0], sides[1].flipped(Qt.Orientation.Horizontal)
    off = sum(unlike(a, b) > 60 for a, b in zip(pixels(right, 2), pixels(left, 2), strict=True))
    assert off < 0.002 * right.width() * right.height()
    assert any(unlike(a, b) > 60 for a, b in zip(pixels(right), pixels(sides[1]), strict=True))


@pytest.mark.parametrize("choice", list(GROUNDS))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_reaches_beyond_the_margin(
    qapp: QApplication, qtbot: QtBot, size: QSize, choice: Choice
) -> None:
    view = figure(qapp, qtbot, size, choice)
    ground = view._theme.colour("sunken")
    for source, key in ((CAT, 2), (LUNGE, 1)):
        view.show_moment(hold(source, key))
        box = drawn_box(picture(view), ground)
        assert view.rect().adjusted(10, 10, -10, -10).contains(box), source
        assert box.width() > 0.5 * size.width() or box.height() > 0.5 * size.height()


def test_room_is_left_for_words(qapp: QApplication, view: FigureView) -> None:
    view.leave_free(100)
    view.show_moment(hold(Doing("toe_touch", "right"), 0))
    qapp.processEvents()
    assert drawn_box(picture(view), view._theme.colour("sunken")).top() >= 100


def test_twice_the_pixels_are_as_sharp(qapp: QApplication, view: FigureView) -> None:
    view.show_moment(hold(CAT, 0))
    qapp.processEvents()
    small, large = picture(view), picture(view, 2.0)
    box = drawn_box(small, view._theme.colour("sunken"))
    corner = QRect(2 * box.left(), 2 * box.bottom() - 40, 40, 40)
    assert in_four_colours(large, corner) > 0
    assert in_four_colours(small.scaled(large.size()), corner) == 0


def in_four_colours(image: QImage, part: QRect) -> int:
    """Return how many squares of two by two pixels are not of one colour."""
    return sum(
        len({image.pixel(x + dx, y + dy) for dx in (0, 1) for dy in (0, 1)}) > 1
        for y in range(part.top() // 2 * 2, part.bottom(), 2)
        for x in range(part.left() // 2 * 2, part.right(), 2)
    )


def test_where_nothing_is_known_the_stage_is_empty(qapp: QApplication, view: FigureView) -> None:
    passage = Passage(CAT, 0, FOUR)
    view.expect([Move(passage, 0, 1, 1000)])
    draw_all_ahead(qapp, view)
    for nothing in (None, Showing(Move(passage, 0, 1, 1000), 0.5)):
        view.show_moment(nothing)
        qapp.processEvents()
        colours = {colour.name() for colour in pixels(picture(view)) if colour.alpha() == 255}
        assert colours == {GROUNDS["daylight"].lower()}


def test_it_is_a_picture_with_a_description(view: FigureView) -> None:
    view.describe("Lying on the back, right ankle on the left thigh")
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Figure"
    assert heard.text(QAccessible.Text.Description).startswith("Lying on the back")
