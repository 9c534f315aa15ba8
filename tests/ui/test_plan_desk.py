"""The Plan page at work: wishes are carried out, kept, told and taken back."""

from datetime import time, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.content.library import load_library
from backstretch.plan.facts import EVERY_DAY, Goal, OffReason
from backstretch.resources import resources_dir
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.plan_can import can_of
from backstretch.ui.plan_desk import PlanDesk
from backstretch.ui.plan_state import Wish
from tests.plan.drawing import RULES, drawn, facts, on, plan
from tests.ui.pages.states import click, dress, strike
from tests.ui.plan_keeper import PlanKeeper, drawn_week

LIBRARY = load_library(resources_dir())
DRAWN = "axcA.A."


def opened(qapp: QApplication, qtbot: QtBot, keeper: PlanKeeper) -> PlanDesk:
    page = PlanPage(*dress(qapp))
    qtbot.addWidget(page)
    desk = PlanDesk(page, LIBRARY, RULES, keeper)
    desk.show()
    page.resize(1184, 800)
    page.show()
    return desk


@pytest.fixture
def keeper() -> PlanKeeper:
    return drawn_week()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, keeper: PlanKeeper) -> PlanDesk:
    return opened(qapp, qtbot, keeper)


def week(keeper: PlanKeeper) -> str:
    return drawn(keeper.week(on("Mon")))


def test_a_session_moves_and_is_told(desk: PlanDesk, keeper: PlanKeeper) -> None:
    desk.page.move_asked.emit(on("Sat"), on("Sun"))
    assert week(keeper) == "axcA..C"
    assert keeper.week(on("Mon")).pins == (on("Sun"),)
    assert desk.page.toast.words.text() == "Saturday moved to Sunday 17."
    assert desk.page.board.boxes[6].tile.isVisible()


@pytest.mark.parametrize(
    ("day", "wish", "then", "said"),
    [
        ("Fri", Wish.PIN, "axc.MA.", "Friday 15 has a session, and keeps it."),
        ("Sat", Wish.FREE, "axcAM..", "Saturday 16 stays free."),
        ("Fri", Wish.RUN, "axcA.A.", "A run is planned for Friday 15."),
        ("Sat", Wish.NO_RUN, "axcA.C.", "The run on Saturday 16 is off."),
        ("Sat", Wish.ILL, "axcAM..", "Saturday 16 is a sick day."),
        ("Sat", Wish.AWAY, "axcAM..", "Saturday 16 is a travel day."),
        ("Sat", Wish.BUSY, "axcAM..", "Saturday 16 is a busy day."),
    ],
)
def test_a_wish_for_a_day_is_kept_and_taken_back(
    desk: PlanDesk, keeper: PlanKeeper, day: str, wish: Wish, then: str, said: str
) -> None:
    before = keeper.facts().off, {run.date for run in keeper.facts().runs}
    desk.page.wish_asked.emit(on(day), wish)
    assert week(keeper) == then
    assert desk.page.toast.words.text() == said
    click(desk.page.toast.action_button)
    assert week(keeper) == DRAWN
    assert (keeper.facts().off, {run.date for run in keeper.facts().runs}) == before
    assert desk.page.notice.words.text() == "Taken back."


def test_a_day_off_ends(desk: PlanDesk, keeper: PlanKeeper) -> None:
    desk.page.wish_asked.emit(on("Sun"), Wish.AWAY)
    assert [off.why for off in keeper.facts().off] == [OffReason.AWAY]
    desk.page.wish_asked.emit(on("Sun"), Wish.WELL)
    assert keeper.facts().off == ()
    desk.page.undo_asked.emit()
    assert [off.why for off in keeper.facts().off] == [OffReason.AWAY]


def test_a_pin_is_let_go(desk: PlanDesk, keeper: PlanKeeper) -> None:
    desk.page.wish_asked.emit(on("Sun"), Wish.PIN)
    desk.page.wish_asked.emit(on("Sun"), Wish.RELEASE)
    assert keeper.week(on("Mon")).pins == ()


def test_the_goal_changes_and_comes_back(desk: PlanDesk, keeper: PlanKeeper) -> None:
    desk.page.goal_asked.emit(5)
    assert keeper.facts().goal.days == 5
    assert week(keeper) != DRAWN
    desk.page.undo_asked.emit()
    assert (keeper.facts().goal.days, week(keeper)) == (4, DRAWN)
    desk.page.minutes_asked.emit(11)
    assert keeper.facts().goal.minutes == 11
    assert desk.page.goal.total.text() == "46 min"


def test_the_same_goal_again_is_no_change(desk: PlanDesk) -> None:
    desk.page.goal_asked.emit(4)
    desk.page.minutes_asked.emit(12)
    assert not desk.page.toast.isVisible()


def test_minutes_as_shown_are_chosen_by_a_press_and_other_days_leave_them_be(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    keeper.told = msgspec.structs.replace(keeper.told, goal=Goal(4, 10), minutes_chosen=False)
    desk.page.goal_asked.emit(5)
    assert (keeper.facts().goal, keeper.facts().minutes_chosen) == (Goal(5, 10), False)
    desk.page.minutes_asked.emit(10)
    assert (keeper.facts().goal, keeper.facts().minutes_chosen) == (Goal(5, 10), True)
    assert desk.page.toast.words.text() == "10 minutes each time."


def test_a_missed_session_is_put_back(qapp: QApplication, qtbot: QtBot) -> None:
    monday = plan(facts(runs="p..p.p."))
    keeper = PlanKeeper(facts("Wed", 4, "R..p.p.", "a......"), monday)
    desk = opened(qapp, qtbot, keeper)
    assert week(keeper) == "axCA.A."
    click(desk.page.foot.notes.buttons[0])
    assert week(keeper) == "ax.A.A."
    desk.page.undo_asked.emit()
    assert week(keeper) == "axCA.A."


def test_a_day_that_passed_meanwhile_changes_nothing(desk: PlanDesk, keeper: PlanKeeper) -> None:
    keeper.told = msgspec.structs.replace(keeper.told, today=on("Sun"))
    desk.page.move_asked.emit(on("Sat"), on("Fri"))
    assert keeper.week(on("Mon")).pins == ()
    assert desk.page.notice.words.text() == "The week has changed since. Please try again."
    assert not desk.page.toast.isVisible()


def test_what_cannot_be_kept_is_said_and_nothing_can_be_taken_back(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    keeper.trouble = "The diary could not be saved: the disk is full."
    desk.page.wish_asked.emit(on("Sat"), Wish.ILL)
    assert desk.page.notice.words.text() == keeper.trouble
    assert week(keeper) == DRAWN
    keeper.trouble = ""
    desk.page.undo_asked.emit()
    assert desk.page.notice.words.text().startswith("The diary")


def test_a_change_that_cannot_be_taken_back_can_be_tried_again(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    desk.page.move_asked.emit(on("Sat"), on("Sun"))
    keeper.trouble = "The diary could not be saved: the disk is full."
    click(desk.page.toast.action_button)
    assert week(keeper) == "axcA..C"
    assert desk.page.toast.words.text() == f"Not taken back. {keeper.trouble}"
    keeper.trouble = ""
    click(desk.page.toast.action_button)
    assert week(keeper) == DRAWN
    assert desk.page.notice.words.text() == "Taken back."


def test_a_diary_that_cannot_be_read_is_said_until_it_can(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    keeper.unreadable = "The disk reported an error."
    for ask in (
        lambda: desk.page.wish_asked.emit(on("Sat"), Wish.ILL),
        lambda: desk.page.move_asked.emit(on("Sat"), on("Sun")),
        lambda: desk.page.goal_asked.emit(5),
        lambda: desk.page.week_asked.emit(0),
        desk.show,
    ):
        desk.page.say_nothing()
        ask()
        assert desk.page.notice.words.text() == keeper.unreadable
    keeper.unreadable = ""
    desk.show()
    assert not desk.page.notice.isVisible()
    assert week(keeper) == DRAWN


def test_the_weeks_are_walked_through(desk: PlanDesk) -> None:
    titles = []
    for step in (1, 1, -1, 0, -1):
        desk.page.week_asked.emit(step)
        titles.append(desk.page.head.week.text())
    assert titles == [
        "week 21, 18 to 24 May",
        "week 22, 25 to 31 May",
        "week 21, 18 to 24 May",
        "week 20, 11 to 17 May",
        "week 19, 4 to 10 May",
    ]


def test_another_week_is_bent_too(desk: PlanDesk, keeper: PlanKeeper) -> None:
    desk.page.week_asked.emit(1)
    monday = on("Mon") + timedelta(days=7)
    free = [day.date for day in keeper.week(monday).days if day.session is None]
    desk.page.wish_asked.emit(free[0], Wish.PIN)
    assert keeper.week(monday).pins == (free[0],)
    assert week(keeper) == DRAWN


def test_days_times_and_sitting_are_kept_at_once_and_taken_back(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    click(desk.page.goal.days_button)
    before = can_of(keeper.facts())
    friday, saturday = desk.page.days.lines[4:6]
    click(saturday.tick)
    assert keeper.facts().weekdays == {1, 2, 3, 4, 5, 7}
    assert drawn(keeper.week(on("Mon")))[5] == "."
    assert desk.page.toast.words.text() == "Your days and times are kept."
    assert not saturday.time.isEnabled()
    desk.page.undo_asked.emit()
    assert can_of(keeper.facts()) == before
    assert week(keeper) == DRAWN
    friday.time.setText("7.15")
    strike(friday.time, Qt.Key.Key_Return)
    assert keeper.facts().times[5] == time(7, 15)
    friday.time.setText("")
    strike(friday.time, Qt.Key.Key_Return)
    assert 5 not in keeper.facts().times
    friday.sits.setCurrentIndex(friday.sits.findData("6"))
    friday.sits.activated.emit(friday.sits.currentIndex())
    assert keeper.facts().desk_hours == {5: 6.0}


def test_with_too_few_days_the_page_says_why_the_goal_cannot_be_met(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    click(desk.page.goal.days_button)
    assert not desk.page.short.isVisible()
    for line in desk.page.days.lines[:4]:
        click(line.tick)
    assert desk.page.short.words.text() == "You ticked 3 days. 4 days a week need at least 4."
    for line in desk.page.days.lines[4:]:
        click(line.tick)
    said = "You ticked no day, so no session can be planned."
    assert desk.page.short.words.text() == said
    assert desk.page.short.isVisible()
    assert keeper.facts().weekdays == frozenset()


def test_long_sitting_brings_the_session_for_it(desk: PlanDesk, keeper: PlanKeeper) -> None:
    keeper.told = msgspec.structs.replace(keeper.told, runs=())
    click(desk.page.goal.days_button)
    for line in desk.page.days.lines:
        line.sits.setCurrentIndex(line.sits.findData("8"))
        line.sits.activated.emit(line.sits.currentIndex())
    assert "D" in week(keeper)


def test_hours_said_more_exactly_before_stay_while_their_choice_does(
    desk: PlanDesk, keeper: PlanKeeper
) -> None:
    keeper.keep_days(EVERY_DAY, {}, {1: 5.5, 2: 7.0})
    desk.show()
    click(desk.page.goal.days_button)
    assert [line.sits.code for line in desk.page.days.lines[:3]] == ["4", "6", ""]
    click(desk.page.days.lines[6].tick)
    assert keeper.facts().desk_hours == {1: 5.5, 2: 7.0}


def test_taken_back_by_keys_a_card_keeps_the_focus(desk: PlanDesk, qtbot: QtBot) -> None:
    page, boxes = desk.page, desk.page.board.boxes
    with qtbot.waitActive(page):
        page.activateWindow()
    boxes[5].tile.setFocus()
    strike(boxes[5].tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.focusWidget() is boxes[6].tile
    desk.show()
    strike(boxes[6].tile, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.notice.words.text() == "Taken back."
    assert page.focusWidget() is boxes[5].tile


def test_taking_back_something_else_leaves_the_focus(desk: PlanDesk, qtbot: QtBot) -> None:
    page, boxes = desk.page, desk.page.board.boxes
    with qtbot.waitActive(page):
        page.activateWindow()
    boxes[5].tile.setFocus()
    strike(boxes[5].tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.goal.days_button.setFocus()
    page.wish_asked.emit(on("Fri"), Wish.RUN)
    page.goal_asked.emit(5)
    strike(page.goal.days_button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.goal.days_button
