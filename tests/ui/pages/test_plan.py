"""The Plan page: what it shows, what it asks for by pointer and keys, how it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import pairwise

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from backstretch.content.library import load_library
from backstretch.plan.bending import moved
from backstretch.plan.facts import OffReason
from backstretch.resources import resources_dir
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.plan_day import DayBox
from backstretch.ui.plan_state import CanDay, PlanState, Wish
from backstretch.ui.plan_view import plan_state
from backstretch.ui.widgets.session_tile import SessionTile
from tests.plan.drawing import DAYS, RULES, facts, on, plan
from tests.ui.pages.states import click, dress, nameless, strike
from tests.ui.plan_keeper import PlanKeeper, drawn_week
from tests.ui.widgets.stills import Album

MENU = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Without a screen a menu cannot take the keyboard from the rest of the desktop."""

ALT = Qt.KeyboardModifier.AltModifier


def state_of(keeper: PlanKeeper) -> PlanState:
    return plan_state(
        keeper.week(on("Mon")),
        keeper.facts(),
        load_library(resources_dir()),
        RULES,
        keeper.adherence(),
        keeper.reminders(),
    )


def made(qapp: QApplication, qtbot: QtBot, width: int = 1184, scale: float = 1) -> PlanPage:
    page = PlanPage(*dress(qapp, text_scale=scale))
    qtbot.addWidget(page)
    page.show_state(state_of(drawn_week()))
    page.resize(width, 800)
    # A page that opens under the pointer has a day that is looked at, as soon as it is laid out.
    QCursor.setPos(page.screen().geometry().bottomRight())
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    qapp.processEvents()
    return page


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> PlanPage:
    """Return the page with the week of the drawing, on its Thursday."""
    return made(qapp, qtbot)


@pytest.fixture
def missed(page: PlanPage) -> PlanPage:
    """Return the page on a Wednesday that took over what Tuesday missed."""
    monday = plan(facts(runs="p..p.p."))
    page.show_state(state_of(PlanKeeper(facts("Wed", 4, "R..p.p.", "a......"), monday)))
    return page


def box(page: PlanPage, day: str) -> DayBox:
    return page.board.boxes[DAYS.index(day)]


def tile(page: PlanPage, day: str) -> SessionTile:
    return box(page, day).tile


def offers(page: PlanPage, day: str) -> dict[str, QAction]:
    """Open a day's menu by its head, and return what it offers by its words."""
    click(box(page, day).head)
    menu = box(page, day).menu
    assert menu is not None
    assert menu.isVisible()
    found = {action.text(): action for action in menu.actions() if action.text()}
    menu.close()
    return found


def carry(page: PlanPage, start: str, end: QWidget) -> SessionTile:
    """Take a card by its middle and carry it over another widget."""
    card = tile(page, start)
    QTest.mousePress(card, Qt.MouseButton.LeftButton)
    middle = card.mapFromGlobal(end.mapToGlobal(end.rect().center()))
    for spot in ((card.rect().center() + middle) / 2, middle):
        QTest.mouseMove(card, spot)
    return card


def let_go(card: SessionTile, end: QWidget) -> None:
    spot = card.mapFromGlobal(end.mapToGlobal(end.rect().center()))
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=spot)


def offered(page: PlanPage) -> list[str]:
    """Return the days that say a session may be moved there."""
    return [day for day in DAYS if box(page, day).empty.text() == "Move it here"]


def test_a_card_is_dragged_to_a_free_day(page: PlanPage, qtbot: QtBot) -> None:
    card = carry(page, "Sat", box(page, "Sun"))
    assert offered(page) == ["Fri", "Sun"]
    with qtbot.waitSignal(page.move_asked, timeout=1000) as told:
        let_go(card, box(page, "Sun"))
    assert told.args == [on("Sat"), on("Sun")]
    assert offered(page) == []


@pytest.mark.parametrize("where", ["Mon", "Tue", "Wed", "Thu", "Sat", "foot"])
def test_dropped_anywhere_else_it_stays(page: PlanPage, qtbot: QtBot, where: str) -> None:
    end = page.foot.away.export_button if where == "foot" else box(page, where)
    with qtbot.assertNotEmitted(page.move_asked):
        let_go(carry(page, "Sat", end), end)
    assert offered(page) == []
    menu = box(page, "Sat").menu
    assert menu is None, "a drag is no press"


def test_esc_gives_a_drag_up(page: PlanPage, qtbot: QtBot) -> None:
    card = carry(page, "Sat", box(page, "Sun"))
    strike(card, Qt.Key.Key_Escape)
    assert offered(page) == []
    with qtbot.assertNotEmitted(page.move_asked):
        let_go(card, box(page, "Sun"))


@pytest.mark.parametrize("day", ["Mon", "Tue", "Wed"])
def test_what_has_passed_cannot_be_changed(page: PlanPage, qtbot: QtBot, day: str) -> None:
    with qtbot.assertNotEmitted(page.move_asked):
        let_go(carry(page, day, box(page, "Sun")), box(page, "Sun"))
    assert offered(page) == []
    for part in (tile(page, day), box(page, day).head):
        assert not part.isEnabled()
        click(part)
    assert box(page, day).menu is None


@pytest.mark.parametrize(
    ("day", "key", "end"),
    [
        ("Sat", Qt.Key.Key_Left, "Fri"),
        ("Sat", Qt.Key.Key_Right, "Sun"),
        ("Sat", Qt.Key.Key_Up, "Fri"),
        ("Sat", Qt.Key.Key_Down, "Sun"),
        ("Thu", Qt.Key.Key_Right, "Fri"),
    ],
)
def test_alt_and_an_arrow_move_a_session_to_the_next_free_day(
    page: PlanPage, qtbot: QtBot, day: str, key: Qt.Key, end: str
) -> None:
    tile(page, day).setFocus()
    with qtbot.waitSignal(page.move_asked, timeout=1000) as told:
        strike(tile(page, day), key, ALT)
    assert told.args == [on(day), on(end)]


def test_there_is_nothing_before_today(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.move_asked):
        strike(tile(page, "Thu"), Qt.Key.Key_Left, ALT)
        strike(tile(page, "Sat"), Qt.Key.Key_Left)


def test_alt_shows_the_free_places_while_it_is_held(page: PlanPage) -> None:
    card = tile(page, "Sat")
    card.setFocus()
    QTest.keyPress(card, Qt.Key.Key_Alt, ALT)
    assert offered(page) == ["Fri", "Sun"]
    QTest.keyRelease(card, Qt.Key.Key_Alt)
    assert offered(page) == []


def test_a_session_moved_by_keys_keeps_the_focus(page: PlanPage) -> None:
    tile(page, "Thu").setFocus()
    strike(tile(page, "Thu"), Qt.Key.Key_Right, ALT)
    state = state_of(drawn_week())
    days = list(state.days)
    days[4] = replace(days[4], tile=days[3].tile, offers=days[3].offers)
    days[3] = replace(days[3], tile=None, empty="Rest day")
    page.show_state(replace(state, days=tuple(days)))
    assert page.focusWidget() is tile(page, "Fri")


@MENU
def test_the_menu_of_a_day_opens_by_key_from_head_and_card(page: PlanPage) -> None:
    for part in (box(page, "Sat").head, tile(page, "Sat")):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            strike(part, key)
            menu = box(page, "Sat").menu
            assert menu is not None
            assert menu.isVisible()
            menu.close()


@MENU
def test_the_menu_moves_a_session_too(page: PlanPage, qtbot: QtBot) -> None:
    moves = offers(page, "Sat")["Move to"].menu()
    assert isinstance(moves, QMenu)
    places = {action.text(): action for action in moves.actions()}
    assert list(places) == ["Friday 15", "Sunday 17"]
    with qtbot.waitSignal(page.move_asked, timeout=1000) as told:
        places["Sunday 17"].trigger()
    assert told.args == [on("Sat"), on("Sun")]


@MENU
@pytest.mark.parametrize(
    ("day", "words", "wish"),
    [
        ("Fri", "Have a session here", Wish.PIN),
        ("Sat", "Keep the session on this day", Wish.PIN),
        ("Sat", "Keep this day free", Wish.FREE),
        ("Sat", "Take the run off", Wish.NO_RUN),
        ("Fri", "Plan a run", Wish.RUN),
        ("Fri", "Mark as a sick day", Wish.ILL),
        ("Sun", "Mark as a travel day", Wish.AWAY),
        ("Sun", "Mark as a busy day", Wish.BUSY),
    ],
)
def test_the_menu_asks_for_a_day(
    page: PlanPage, qtbot: QtBot, day: str, words: str, wish: Wish
) -> None:
    action = offers(page, day)[words]
    with qtbot.waitSignal(page.wish_asked, timeout=1000) as told:
        action.trigger()
    assert told.args == [on(day), wish]


def test_goal_and_minutes_are_asked_for(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.goal_asked, timeout=1000) as told:
        click(page.goal.days.buttons()[2])
    assert told.args == [5]
    with qtbot.waitSignal(page.minutes_asked, timeout=1000) as told:
        click(page.goal.minutes.buttons()[2])
    assert told.args == [15]
    with qtbot.waitSignal(page.minutes_asked, timeout=1000) as told:
        click(page.goal.stepper.less_button)
    assert told.args == [11]


def test_minutes_between_the_presets_choose_none_of_them(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.minutes_asked):
        page.show_state(replace(state_of(drawn_week()), minutes=11))
    assert [b.isChecked() for b in page.goal.minutes.buttons()] == [False] * 3
    assert page.goal.stepper.box.value() == 11
    page.show_state(replace(state_of(drawn_week()), minutes=15))
    assert [b.isChecked() for b in page.goal.minutes.buttons()] == [False, False, True]


def test_what_moved_can_be_put_back(missed: PlanPage, qtbot: QtBot) -> None:
    (made_button,) = missed.foot.notes.buttons
    with qtbot.waitSignal(missed.put_back_asked, timeout=1000) as told:
        click(made_button)
    assert told.args is not None
    assert told.args[0].start == on("Tue")


def test_what_is_done_where_it_went_cannot_be_put_back(page: PlanPage) -> None:
    assert page.foot.notes.isVisible()
    assert page.foot.notes.buttons == []


def test_other_weeks_are_asked_for(page: PlanPage, qtbot: QtBot) -> None:
    for part, step in (
        (page.head.before_button, -1),
        (page.head.this_button, 0),
        (page.head.after_button, 1),
    ):
        with qtbot.waitSignal(page.week_asked, timeout=1000) as told:
            click(part)
        assert told.args == [step]


def test_each_reminder_has_its_switch(page: PlanPage) -> None:
    names = {name: toggle.accessibleName() for name, toggle in page.foot.reminders.toggles.items()}
    assert names["session"].endswith("on session days")
    assert names["after-run"] == "30 min after a logged run"


def test_calendar_and_reminders_are_only_asked_for(page: PlanPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.export_asked, timeout=1000):
        click(page.foot.away.export_button)
    with qtbot.waitSignal(page.reminders_asked, timeout=1000):
        click(page.foot.reminders.all_button)
    with qtbot.waitSignal(page.reminders_changed, timeout=1000) as told:
        click(page.foot.reminders.toggles["session"])
    assert told.args == ["session", False]
    with qtbot.assertNotEmitted(page.reminders_changed):
        page.show_state(state_of(drawn_week()))


def test_a_calendar_file_that_was_not_written_offers_another_place(
    page: PlanPage, qtbot: QtBot
) -> None:
    page.complain_of_file("The folder Documents cannot be written to.")
    assert page.notice.isVisible()
    with qtbot.waitSignal(page.export_asked, timeout=1000):
        click(page.again_button)
    page.complain("The disk is full.")
    assert not page.again_button.isVisible()


def test_a_change_can_be_taken_back_by_button_and_key(page: PlanPage, qtbot: QtBot) -> None:
    page.tell_done("Saturday moved to Sunday 17.")
    with qtbot.waitSignal(page.undo_asked, timeout=1000):
        click(page.toast.action_button)
    page.start_focus()
    with qtbot.waitSignal(page.undo_asked, timeout=1000):
        strike(page.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_in_a_row_each_day_says_why(qapp: QApplication, qtbot: QtBot) -> None:
    page = made(qapp, qtbot, 804)
    assert box(page, "Fri").why.isVisible()
    assert box(page, "Fri").why.text() == "A day to rest. A walk is fine."
    assert not page.lines.why.isVisible()


def test_the_reason_of_the_day_in_hand_is_read_below(page: PlanPage) -> None:
    assert not box(page, "Fri").why.isVisible()
    assert page.lines.why.text() == "Thu 14: There is a run on this day."
    box(page, "Fri").head.setFocus()
    assert page.lines.why.text() == "Fri 15: A day to rest. A walk is fine."


def test_where_the_aim_comes_from_opens_and_closes(page: PlanPage) -> None:
    assert not page.rules.isVisible()
    strike(page.goal.rules_button, Qt.Key.Key_Return)
    assert page.rules.isVisible()
    click(page.goal.rules_button)
    assert not page.rules.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(1184, 1), (804, 1), (1120, 2), (740, 2)])
def test_the_days_one_can_open_and_close_whole_in_sight(
    qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    page = made(qapp, qtbot, width, scale)
    assert not page.days.isVisible()
    strike(page.goal.days_button, Qt.Key.Key_Return)
    assert [line.day.name for line in page.days.lines][::6] == ["Monday", "Sunday"]
    qapp.processEvents()
    for part in (page.goal.days_button, *page.days.stops()):
        assert part.isVisible()
        assert part.mapTo(page, QPoint(part.width(), 0)).x() <= width
    tops = [line.mapTo(page.days, QPoint()).y() for line in page.days.lines]
    assert min(after - before for before, after in pairwise(tops)) >= page.days.lines[0].height()
    strike(page.goal.days_button, Qt.Key.Key_Return)
    assert not page.days.isVisible()


def test_the_arrow_keys_step_from_the_usual_time(page: PlanPage) -> None:
    keeper = drawn_week()
    keeper.told = msgspec.structs.replace(keeper.told, times={}, usual_at=time(18, 30))
    page.show_state(state_of(keeper))
    page.goal.days_button.click()
    field = page.days.lines[0].time
    assert (field.text(), field.placeholderText()) == ("", "18:30")
    asked: list[tuple[CanDay, ...]] = []
    page.days_asked.connect(asked.append)
    strike(field, Qt.Key.Key_Up)
    assert [days[0].at for days in asked] == ["18:45"]


def is_in_sight(page: PlanPage, part: QWidget) -> bool:
    top = part.mapTo(page, QPoint()).y()
    return top >= 0 and top + part.height() <= page.height()


@pytest.mark.parametrize(("width", "height", "scale"), [(804, 600, 1), (1120, 800, 2)])
def test_the_plan_opens_on_the_day_of_the_focus_and_stays_there_when_resized(
    qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    page = PlanPage(*dress(qapp, text_scale=scale))
    qtbot.addWidget(page)
    page.show_state(state_of(drawn_week()))
    page.resize(width, height)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.start_focus()
    qapp.processEvents()
    thursday = box(page, "Thu")
    assert page.focusWidget() is thursday.head
    assert is_in_sight(page, thursday)
    page.resize(width, height - 120)
    qapp.processEvents()
    assert is_in_sight(page, thursday.head)


def test_in_rows_a_card_that_is_moved_stays_in_sight(qapp: QApplication, qtbot: QtBot) -> None:
    page = made(qapp, qtbot, 804)
    page.resize(804, 400)
    qapp.processEvents()
    keeper = drawn_week()
    tile(page, "Sat").setFocus()
    strike(tile(page, "Sat"), Qt.Key.Key_Right, ALT)
    keeper.keep_plan(moved(keeper.week(on("Mon")), on("Sat"), on("Sun"), on("Thu")))
    page.show_state(state_of(keeper))
    qapp.processEvents()
    assert page.focusWidget() is tile(page, "Sun")
    assert is_in_sight(page, tile(page, "Sun"))


def test_days_are_read_out_whole(page: PlanPage) -> None:
    names = [one.head.accessibleName() for one in page.board.boxes]
    assert names[2:4] == [
        "Wednesday 13, session done; no run",
        "Today, Thursday 14, session to do; run done",
    ]
    assert box(page, "Fri").head.accessibleDescription() == "A day to rest. A walk is fine."
    assert tile(page, "Sat").accessibleName() == (
        "Saturday 16, session planned; run planned. Planned. After a run. 12 min, after the run"
    )
    assert "Alt" in tile(page, "Sat").accessibleDescription()


def test_every_control_has_a_name(missed: PlanPage) -> None:
    missed.goal.rules_button.click()
    missed.goal.days_button.click()
    missed.complain_of_file("The disk is full.")
    assert nameless(missed) == []


def tab_stops(page: PlanPage) -> Iterator[QWidget]:
    first = page.head.before_button
    part: QWidget | None = first
    while part is not None:
        by_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if part.isVisibleTo(page) and part.isEnabled() and by_tab == Qt.FocusPolicy.TabFocus:
            yield part
        part = part.nextInFocusChain()
        if part is first:
            return


def test_the_tab_key_walks_in_reading_order(missed: PlanPage) -> None:
    stops = list(tab_stops(missed))
    parts = [
        missed.head.after_button,
        missed.goal.stepper.box,
        missed.goal.rules_button,
        box(missed, "Wed").head,
        tile(missed, "Wed"),
        box(missed, "Sun").head,
        *missed.foot.notes.buttons,
        missed.foot.reminders.all_button,
        missed.foot.reminders.toggles["session"],
        missed.foot.away.export_button,
        missed.foot.away.paper_button,
    ]
    places = [stops.index(part) for part in parts]
    assert places == sorted(places)


def test_where_a_card_goes_away_the_focus_stays_on_its_day(page: PlanPage) -> None:
    tile(page, "Sat").setFocus()
    keeper = drawn_week()
    assert keeper.keep_off(on("Sat"), OffReason.ILL) == ""
    page.show_state(state_of(keeper))
    assert not tile(page, "Sat").isVisible()
    assert page.focusWidget() is box(page, "Sat").head


def test_the_day_looked_at_is_told_also_when_the_week_is_shown_again(page: PlanPage) -> None:
    box(page, "Fri").head.setFocus()
    page.show_state(state_of(drawn_week()))
    assert page.lines.why.text() == "Fri 15: A day to rest. A walk is fine."


def test_the_tab_key_comes_to_the_goal_before_the_days(page: PlanPage) -> None:
    page.head.after_button.setFocus()
    walked: list[str] = []
    while page.focusWidget() is not box(page, "Thu").head:
        walked.append(page.focusWidget().accessibleName())
        assert len(walked) < 20, walked
        strike(page, Qt.Key.Key_Tab)
    assert walked[0] == "Week after"
    assert walked[1].startswith("Days a week")
    assert walked[-2:] == ["Days and times", "Where that comes from"]


def test_the_first_focus_is_a_day_that_can_be_changed(page: PlanPage) -> None:
    page.start_focus()
    assert page.focusWidget() is box(page, "Thu").head
    over = state_of(drawn_week())
    page.show_state(replace(over, days=tuple(replace(d, offers=()) for d in over.days)))
    page.start_focus()
    assert page.focusWidget() is page.head.this_button


@pytest.mark.parametrize(
    ("width", "scale", "rows"), [(1184, 1, False), (904, 1, False), (903, 1, True), (1120, 2, True)]
)
def test_days_are_rows_where_seven_columns_have_no_room(
    qapp: QApplication, qtbot: QtBot, width: int, scale: float, rows: bool
) -> None:
    page = made(qapp, qtbot, width, scale)
    first, last = page.board.boxes[0], page.board.boxes[-1]
    assert (first.x() == last.x()) == rows
    assert (first.y() == last.y()) != rows


@pytest.mark.parametrize(
    ("width", "scale"), [(804, 1), (904, 1), (1184, 1), (740, 2), (1120, 2), (1824, 1)]
)
def test_nothing_scrolls_sideways_and_no_words_are_cut(
    qapp: QApplication, qtbot: QtBot, width: int, scale: float
) -> None:
    page = made(qapp, qtbot, width, scale)
    longest = "week 53, 28 September to 4 November"
    page.show_state(replace(state_of(drawn_week()), title=longest))
    qtbot.waitUntil(lambda: not misplaced(page))


def misplaced(page: PlanPage) -> list[str]:
    """Return what is cut, or reaches beyond what it lies in."""
    content = page.widget()
    assert content is not None
    found = [] if content.width() <= page.viewport().width() else ["the whole"]
    for child in content.findChildren(QWidget):
        around = child.parentWidget()
        if child.isVisible() and around is not None:
            reaches = child.mapTo(content, QPoint(child.width(), 0)).x() > content.width()
            is_cut = child.width() < child.minimumSizeHint().width() and child.sizeHint().width()
            if reaches or is_cut or child.geometry().bottom() > around.height():
                found.append(child.accessibleName() or type(child).__name__)
    return found


def test_the_figures_come_after_the_words(page: PlanPage, qapp: QApplication) -> None:
    album = Album()
    page.show_figures(album)
    assert album.asked == []
    for _ in range(3):
        qapp.processEvents()
    while any(one.tile.figures.is_busy() for one in page.board.boxes):
        qapp.processEvents()
    assert len(album.asked) == 4, "a missed session has none"


def test_a_week_without_any_session_is_shown(page: PlanPage) -> None:
    page.show_state(state_of(PlanKeeper(facts("Thu", stopped=True))))
    assert page.warning.isVisible()
    assert not any(one.tile.isVisible() for one in page.board.boxes)
    assert box(page, "Fri").empty.text() == "Paused"
