"""The pages of the first start: reading order, room, and what is heard of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.pages.start import StartPage
from backstretch.ui.start_state import STEPS, AmountState, Step, WeekDay, WhenState
from backstretch.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SIZES = [(1.0, 900, 600), (1.0, 1280, 800), (2.0, 1280, 800), (2.0, 1040, 700)]


def filled(page: StartPage) -> StartPage:
    """Show usual values on every step."""
    days = tuple(
        WeekDay(number, name, name[:3], can=True, run=False) for number, name in enumerate(NAMES, 1)
    )
    found = Surroundings(login_why_not="")
    page.amount.show_state(AmountState(4, 10, minutes_chosen=False, flags=frozenset()))
    page.when.show_state(WhenState(days, 4, "", Settings(), found))
    page.sound.show_state(Settings())
    page.sound.show_second(9)
    page.safety.show_answer(None)
    page.show_step("safety")
    return page


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[StartPage]:
    scale, width, height = getattr(request, "param", (1.0, 1280, 800))
    theme = Theme(resources_dir(), qapp.styleHints(), "daylight", scale)
    theme.apply_to(qapp)
    made = filled(StartPage(theme, Icons(resources_dir() / "icons", theme)))
    made.resize(width, height)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):  # the arrow keys of a group move only a focus that is there
        made.activateWindow()
    yield made
    qapp.setStyleSheet("")


def stops(page: StartPage) -> list[QWidget]:
    """Return what the Tab key comes to from the first control on, once around."""
    page.start_focus()
    first = page.focusWidget()
    found = [first]
    for _ in range(60):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        if page.focusWidget() is first:
            return found
        found.append(page.focusWidget())
    raise AssertionError("the Tab key does not come back")


def names(page: StartPage) -> list[str]:
    return [stop.accessibleName() for stop in stops(page)]


def test_the_tab_key_walks_the_list_in_its_order(page: StartPage) -> None:
    page.safety.none_row.click()
    page.allow_on(True)
    rows = [row.accessibleName() for row in page.safety.rows.values()]
    assert names(page) == ["None of these", *rows, "More signs", "Continue"]


def test_more_signs_stand_before_the_buttons_and_have_the_focus(page: StartPage) -> None:
    short = len(page.safety.rows)
    page.safety.more_button.click()
    rows = list(page.safety.rows.values())
    assert page.focusWidget() is rows[short]
    QApplication.processEvents()
    assert names(page) == [
        "None of these",
        *(row.accessibleName() for row in rows),
        "Continue",
    ]


def test_the_tab_key_walks_the_days_then_the_reminders(page: StartPage) -> None:
    page.show_step("when")
    found = names(page)
    assert found[0] == "Monday: I plan to run"
    assert found[7:] == [
        *(f"{name}: I can do a session" for name in NAMES),
        "Time on session days",
        "On session days",
        "After a run",
        "Start Backstretch when I log in",
        "Back",
        "Skip for now",
        "Continue",
    ]


def test_days_that_are_no_aim_cannot_be_chosen(page: StartPage) -> None:
    page.show_step("amount")
    assert [n for n, tile in page.amount.days.items() if tile.isEnabled()] == [3, 4, 5]
    assert names(page)[:2] == ["4 days a week", "10 minutes each time"]


def test_the_arrow_keys_choose_days(page: StartPage, qtbot: QtBot) -> None:
    page.show_step("amount")
    page.start_focus()
    with qtbot.waitSignal(page.amount.days_asked, timeout=1000) as asked:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert asked.args == [5]


@pytest.mark.parametrize("step", STEPS)
def test_enter_goes_on_wherever_no_button_has_the_focus(
    page: StartPage, qtbot: QtBot, step: Step
) -> None:
    page.show_step(step)
    page.allow_on(True)
    page.start_focus()
    last = step == "sound"
    asked = page.sound.test_asked if last else page.on_asked
    with qtbot.waitSignal(asked, timeout=1000):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_none_of_these_and_a_sign_exclude_each_other(page: StartPage) -> None:
    safety = page.safety
    safety.rows["night"].click()
    safety.none_row.click()
    assert safety.answer() == ()
    safety.rows["night"].click()
    assert safety.answer() == ("night",)
    assert not safety.none_row.isChecked()
    safety.rows["night"].click()
    assert safety.answer() is None


def test_silence_needs_no_test(page: StartPage) -> None:
    page.sound.show_state(Settings(cue_level="silent"))
    assert not page.sound.play_button.isEnabled()
    assert "on the screen" in page.sound.heard.text()


def test_a_login_the_desktop_forbids_says_why(page: StartPage) -> None:
    day = (WeekDay(1, "Monday", "Mon", can=True, run=False),)
    found = Surroundings(login_why_not="sandbox")
    page.when.show_state(WhenState(day, 4, "", Settings(), found))
    assert not page.when.login.isEnabled()
    assert "may not" in page.when.login_row.detail.text()


@pytest.mark.parametrize("page", SIZES, indirect=True)
@pytest.mark.parametrize("step", STEPS)
def test_every_word_has_room_and_nothing_scrolls_sideways(page: StartPage, step: Step) -> None:
    page.show_step(step)
    QApplication.processEvents()
    content = page.scroller.widget()
    assert content is not None
    assert content.width() <= page.scroller.viewport().width()
    room = page.scroller.viewport().width()
    for part in content.findChildren(QWidget):
        if part.isVisible() and isinstance(part, (QAbstractButton, QLabel)):
            left = part.mapTo(content, part.rect().topLeft()).x()
            assert left >= 0
            assert left + part.width() <= room, part
            if isinstance(part, QLabel) and part.wordWrap():
                assert part.height() >= part.heightForWidth(part.width()), part.text()
    feet = [page.back_button, page.on_button, page.skip_button, page.begin_button]
    for button in (one for one in feet if one.isVisible()):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


@pytest.mark.parametrize("page", SIZES, indirect=True)
def test_the_first_answer_is_seen_without_scrolling(page: StartPage) -> None:
    QApplication.processEvents()
    row, port = page.safety.none_row, page.scroller.viewport()
    assert port.rect().contains(row.mapTo(port, row.rect().bottomLeft()))
    assert page.safety.about.isVisible() is not page.side.isVisible()


def test_every_control_has_a_name(page: StartPage) -> None:
    for control in page.findChildren(QAbstractButton):
        assert control.accessibleName() or control.text(), control


def test_the_days_stand_in_the_order_of_the_week_and_the_tab_key_follows(
    page: StartPage, qapp: QApplication
) -> None:
    page.show_step("when")
    for order in ((7, 1, 2, 3, 4, 5, 6), (6, 7, 1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7)):
        days = tuple(WeekDay(n, NAMES[n - 1], NAMES[n - 1][:3], can=True, run=False) for n in order)
        page.when.show_state(WhenState(days, 4, "", Settings(), Surroundings()))
        qapp.processEvents()  # what has moved is laid out first
        runs, can = page.when.grid.runs, page.when.grid.can
        assert tuple(sorted(runs, key=lambda n: runs[n].x())) == order
        assert tuple(sorted(can, key=lambda n: can[n].x())) == order
        found = names(page)[:14]
        assert found[:7] == [f"{NAMES[n - 1]}: I plan to run" for n in order]
        assert found[7:] == [f"{NAMES[n - 1]}: I can do a session" for n in order]
