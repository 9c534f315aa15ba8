"""The body map: pressing, arrows, strengths, and what it tells to a screen reader."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.bodymap.moves import HOME, Spot
from backstretch.bodymap.regions import LegReach, Region
from backstretch.bodymap.views import View, regions_in
from backstretch.ui.widgets.body_map import BodyMap
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("plugin does not support")  # the offscreen platform

CHOSEN = {Region.LUMBAR_LEFT: 3, Region.LUMBAR_RIGHT: 3}


class Hand:
    """Points and presses on a map that stands between two fields, and keeps what it tells."""

    def __init__(self, page: QWidget, shown: BodyMap) -> None:
        self.page = page
        self.map = shown
        self.before, self.after = page.findChildren(QLineEdit)
        self.told: list[object] = []
        shown.changed.connect(self.told.append)

    def place(self, view: View, region: Region) -> QPoint:
        return self.map._views.box(Spot(view, region)).center().toPoint()

    def press(self, view: View, region: Region) -> None:
        self.press_at(self.place(view, region))

    def point_at(self, place: QPoint) -> None:
        """Move over a place, whatever the pointer of the screen does."""
        still, there = Qt.MouseButton.NoButton, QPointF(self.map.mapToGlobal(place))
        none = Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), there, still, still, none)
        QApplication.sendEvent(self.map, moved)

    def press_at(self, place: QPoint) -> None:
        QTest.mouseClick(self.map, Qt.MouseButton.LeftButton, pos=place)

    def strike(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.map.window().focusWidget(), key)

    def seen(self) -> QImage:
        return self.map.grab().toImage()


@pytest.fixture
def hand(qapp: QApplication, qtbot: QtBot) -> Hand:
    theme, _ = dress(qapp)
    page = QWidget()
    column = QVBoxLayout(page)
    shown = BodyMap(theme)
    shown.setFixedSize(572, 249)
    for part in (QLineEdit(), shown, QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return Hand(page, shown)


def test_nothing_is_chosen_beforehand(hand: Hand) -> None:
    assert hand.map.regions() == {}
    assert "Nothing chosen." in hand.map.accessibleDescription()


@pytest.mark.parametrize("view", View)
def test_a_press_chooses_with_the_score_in_hand_and_another_takes_it_back(
    hand: Hand, view: View
) -> None:
    hand.map.set_score(4)
    for region in regions_in(view):
        hand.press(view, region)
        assert hand.told[-1] == {region: 4}
        hand.press(view, region)
        assert hand.told[-1] == {}


def test_a_press_just_beside_the_body_counts(hand: Hand) -> None:
    box = hand.map._views.box(Spot(View.BACK, Region.CALF_LEFT))
    hand.press_at(QPointF(box.left() - 14, box.center().y()).toPoint())
    hand.press_at(QPointF(box.left() - 20, box.center().y()).toPoint())
    assert hand.told == [{Region.CALF_LEFT: 0}]


def test_the_head_is_no_region(hand: Hand) -> None:
    back = hand.map._views.pictures[View.BACK]
    hand.press_at(QPointF(back.center().x(), back.top() + 10).toPoint())
    assert hand.told == []


def test_a_strip_of_another_region_in_the_close_up_leads_to_the_back(hand: Hand) -> None:
    frame = hand.map._views.pictures[View.CLOSE_UP]
    hand.press_at(QPointF(frame.center().x(), frame.top() + 4).toPoint())
    assert hand.map.regions() == {Region.MIDDLE_BACK: 0}
    assert hand.map.spot == Spot(View.BACK, Region.MIDDLE_BACK)


def test_regions_go_along_with_the_score_until_they_have_their_own(hand: Hand) -> None:
    hand.press(View.BACK, Region.BUTTOCK_LEFT)
    hand.map.set_score(3)
    assert hand.map.regions() == {Region.BUTTOCK_LEFT: 3}
    hand.strike(Qt.Key.Key_Plus)
    hand.press(View.BACK, Region.CALF_LEFT)
    hand.map.set_score(6)
    assert hand.told[-1] == {Region.BUTTOCK_LEFT: 4, Region.CALF_LEFT: 6}


def test_what_was_chosen_earlier_is_shown_without_telling(hand: Hand) -> None:
    hand.map.set_regions({Region.LUMBAR_RIGHT: 3, Region.LUMBAR_LEFT: 3})
    assert hand.map.regions() == CHOSEN
    assert list(hand.map.regions()) == list(CHOSEN)
    assert hand.told == []
    assert hand.map.accessibleDescription().startswith("Lower back, left. Lower back, right.")


def test_tab_comes_to_the_lower_back_and_leaves_the_map(hand: Hand) -> None:
    hand.before.setFocus()
    hand.strike(Qt.Key.Key_Tab)
    assert hand.map.parts[Region.LUMBAR_CENTRE].hasFocus()
    hand.strike(Qt.Key.Key_Left, Qt.Key.Key_Tab)
    assert hand.after.hasFocus()
    QTest.keyClick(hand.after, Qt.Key.Key_Backtab)
    assert hand.map.parts[Region.LUMBAR_LEFT].hasFocus()
    QTest.keyClick(hand.map.parts[Region.LUMBAR_LEFT], Qt.Key.Key_Backtab)
    assert hand.before.hasFocus()


def test_arrows_and_space_choose_and_home_returns(hand: Hand) -> None:
    hand.map.set_score(3)
    hand.map.go_to(HOME)
    hand.strike(Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right)
    hand.strike(Qt.Key.Key_Space)
    assert hand.map.regions() == CHOSEN
    hand.strike(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert hand.map.spot == Spot(View.BACK, Region.UPPER_BACK)
    hand.strike(Qt.Key.Key_Home)
    assert hand.map.spot == HOME
    assert hand.map.parts[Region.LUMBAR_CENTRE].hasFocus()


def test_space_and_delete_take_a_region_back(hand: Hand) -> None:
    hand.map.go_to(HOME)
    hand.strike(Qt.Key.Key_Delete)
    assert hand.told == []
    hand.strike(Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Delete)
    assert hand.told == [{HOME.region: 0}, {}, {HOME.region: 0}, {}]


def test_plus_and_minus_change_how_strong_it_is_within_one_and_ten(hand: Hand) -> None:
    hand.map.set_score(9)
    hand.map.go_to(HOME)
    hand.strike(*[Qt.Key.Key_Plus] * 4)
    assert hand.told == [{HOME.region: 9}, {HOME.region: 10}]
    hand.strike(*[Qt.Key.Key_Minus] * 12)
    assert hand.told[-1] == {HOME.region: 1}


def test_keys_that_mean_nothing_here_go_on_to_the_page(hand: Hand) -> None:
    hand.map.go_to(HOME)
    assert not hand.map._press_key(Qt.Key.Key_A)
    QTest.keyClick(hand.map, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert hand.map.spot == HOME


def test_a_screen_reader_finds_a_check_box_for_each_region(hand: Hand) -> None:
    hand.map.set_regions(CHOSEN)
    root = QAccessible.queryAccessibleInterface(hand.map)
    parts = [root.child(at) for at in range(root.childCount())]
    assert len(parts) == len(Region)
    assert {part.role() for part in parts} == {QAccessible.Role.CheckBox}
    first = parts[0]
    assert first.text(QAccessible.Text.Name) == "Lower back, left"
    assert first.text(QAccessible.Text.Description) == "3 of 10, mild"
    assert first.state().checked
    assert not parts[1].state().checked
    assert parts[1].text(QAccessible.Text.Description) == ""


def test_a_region_that_a_screen_reader_presses_is_chosen(hand: Hand) -> None:
    hand.map.parts[Region.GROIN_LEFT].click()
    assert hand.told == [{Region.GROIN_LEFT: 0}]
    assert hand.map.parts[Region.GROIN_LEFT].accessibleDescription() == "no number yet"


def test_the_part_in_hand_stands_where_its_region_is_seen(hand: Hand) -> None:
    part = hand.map.parts[Region.LUMBAR_LEFT]
    assert hand.map._views.pictures[View.CLOSE_UP].toRect().contains(part.geometry().center())
    hand.map.go_to(Spot(View.BACK, Region.LUMBAR_LEFT))
    assert hand.map._views.pictures[View.BACK].toRect().contains(part.geometry().center())


def test_the_pointer_shows_a_veil_and_a_name(hand: Hand) -> None:
    before = hand.seen()
    place = hand.place(View.CLOSE_UP, Region.BUTTOCK_LEFT)
    hand.point_at(place)
    assert hand.seen() != before
    assert before.pixelColor(place) != hand.seen().pixelColor(place)
    hand.map.event(QHelpEvent(QEvent.Type.ToolTip, place, hand.map.mapToGlobal(place)))
    assert QToolTip.text() == "Buttock, left"
    QToolTip.hideText()
    hand.point_at(QPoint(3, 3))
    assert hand.seen() == before


def test_the_ring_shows_outside_the_fill(hand: Hand) -> None:
    hand.after.setFocus()
    box = hand.map._views.box(HOME)
    before = hand.seen()
    hand.map.go_to(HOME)
    seen = hand.seen()
    above = [seen.pixelColor(int(box.left()) + 20, int(box.top()) - y) for y in range(7)]
    assert hand.map._theme.colour("blue") in above
    assert seen.pixelColor(box.center().toPoint()) == before.pixelColor(box.center().toPoint())


def test_strength_shows_without_the_number(hand: Hand) -> None:
    looks = []
    for strength in range(1, 11):
        hand.map.set_score(strength)
        hand.map.set_regions({Region.LUMBAR_LEFT: strength})
        looks.append(hand.seen())
    assert all(one != two for n, one in enumerate(looks) for two in looks[:n])


def test_how_far_it_travels_is_drawn_on_that_leg(hand: Hand) -> None:
    before = hand.seen()
    hand.map.show_legs(LegReach.NONE, LegReach.CALF)
    after = hand.seen()
    thigh = hand.place(View.BACK, Region.THIGH_BACK_RIGHT)
    other = hand.place(View.BACK, Region.THIGH_BACK_LEFT)
    assert any(
        before.pixelColor(thigh.x() + x, thigh.y()) != after.pixelColor(thigh.x() + x, thigh.y())
        for x in range(-8, 8)
    )
    assert before.pixelColor(other) == after.pixelColor(other)


def test_the_picture_is_painted_anew_only_when_something_changed(hand: Hand) -> None:
    hand.seen()
    kept = hand.map._painter._kept.cacheKey()
    hand.point_at(hand.place(View.BACK, Region.CALF_LEFT))
    hand.map.go_to(HOME)
    hand.seen()
    assert hand.map._painter._kept.cacheKey() == kept
    hand.strike(Qt.Key.Key_Space)
    hand.seen()
    assert hand.map._painter._kept.cacheKey() != kept


def test_the_theme_repaints_it(hand: Hand) -> None:
    before = hand.seen()
    hand.map._theme.choose("dusk")
    assert hand.seen() != before
    dark = hand.seen()
    hand.map._theme.set_contrast(stronger=True)
    assert hand.seen() != dark


@pytest.mark.parametrize("size", [(572, 249), (499, 303), (440, 236), (1050, 458)])
def test_the_lower_back_is_large_enough_at_every_size(hand: Hand, size: tuple[int, int]) -> None:
    hand.map.setFixedSize(*size)
    QApplication.sendPostedEvents()
    for region in regions_in(View.CLOSE_UP):
        box = hand.map._views.box(Spot(View.CLOSE_UP, region))
        assert min(box.width(), box.height()) >= 30
        assert hand.map.rect().contains(box.toAlignedRect())


def test_a_narrow_page_may_have_it_taller(hand: Hand) -> None:
    assert hand.map.heightForWidth(572) == 249
    hand.map.set_tall(tall=True)
    assert hand.map.heightForWidth(499) == 303


@pytest.mark.parametrize("height", [0, 1, 20, 50, 100])
def test_a_map_that_is_squeezed_for_a_moment_is_painted_all_the_same(
    qapp: QApplication, qtbot: QtBot, height: int
) -> None:
    theme, _ = dress(qapp)
    shown = BodyMap(theme)
    qtbot.addWidget(shown)
    shown.set_regions(CHOSEN)
    shown.resize(575, height)
    assert shown.grab().size().height() == height
