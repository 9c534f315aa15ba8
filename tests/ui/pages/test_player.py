"""The player page: what it shows, what it asks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.player import PlayerPage
from backstretch.ui.player_state import PlayerState
from backstretch.ui.widgets.keyed_button import KeyedButton
from tests.ui.pages.players import active_player, shown_player
from tests.ui.pages.states import (
    FINISHED,
    HOLD,
    LONG,
    MOVE,
    PAUSED,
    SWITCH,
    click,
    nameless,
    strike,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

KEYS = {
    Qt.Key.Key_Space: "pause_asked",
    Qt.Key.Key_Left: "back_asked",
    Qt.Key.Key_Right: "next_asked",
    Qt.Key.Key_Plus: "longer_asked",
    Qt.Key.Key_V: "voice_asked",
    Qt.Key.Key_R: "repeat_asked",
    Qt.Key.Key_H: "hurts_asked",
    Qt.Key.Key_F: "full_screen_asked",
    Qt.Key.Key_F11: "full_screen_asked",
}
MEDIA_KEYS = {
    Qt.Key.Key_MediaTogglePlayPause: "pause_asked",
    Qt.Key.Key_MediaPlay: "pause_asked",
    Qt.Key.Key_MediaPause: "pause_asked",
    Qt.Key.Key_MediaPrevious: "back_asked",
    Qt.Key.Key_MediaNext: "next_asked",
}


class Heard:
    """Writes down every signal of a page, in order."""

    def __init__(self, page: PlayerPage) -> None:
        self.all: list[tuple[object, ...]] = []
        for name in dir(PlayerPage):
            signal = getattr(page, name)
            told = name.endswith(("_asked", "_shown", "_ended", "_withdrawn", "closed", "_left"))
            if isinstance(signal, SignalInstance) and told:
                signal.connect(lambda *values, n=name: self.all.append((n, *values)))

    def names(self) -> list[object]:
        return [first for first, *_ in self.all]


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> PlayerPage:
    """Return the page at 1280 × 800 in an active window, holding the right side."""
    made = active_player(qapp, qtbot)
    made.show_state(HOLD)
    return made


def press(page: PlayerPage, key: Qt.Key) -> None:
    """Press a key where the focus is, as a person would."""
    strike(page.focusWidget(), key)


@pytest.mark.parametrize(("key", "wish"), KEYS.items())
def test_a_key_asks(page: PlayerPage, qtbot: QtBot, key: Qt.Key, wish: str) -> None:
    with qtbot.waitSignal(getattr(page, wish), timeout=1000):
        press(page, key)


@pytest.mark.parametrize(("key", "wish"), MEDIA_KEYS.items())
def test_a_media_key_asks(page: PlayerPage, key: Qt.Key, wish: str) -> None:
    heard = Heard(page)
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(page.session.controls.pause_button, pressed)
    assert heard.names() == [wish]


def test_space_goes_on_with_what_stands(page: PlayerPage) -> None:
    heard = Heard(page)
    for state in (PAUSED, replace(HOLD, phase="waiting")):
        page.show_state(state)
        press(page, Qt.Key.Key_Space)
    assert heard.names() == ["resume_asked", "resume_asked"]


def test_letters_with_ctrl_mean_nothing(page: PlayerPage) -> None:
    heard = Heard(page)
    for key in (Qt.Key.Key_H, Qt.Key.Key_V, Qt.Key.Key_R, Qt.Key.Key_S):
        strike(page, key, Qt.KeyboardModifier.ControlModifier)
    assert heard.all == []


@pytest.mark.parametrize(
    ("button", "wish"),
    [
        ("back_button", "back_asked"),
        ("pause_button", "pause_asked"),
        ("skip_button", "next_asked"),
        ("longer_button", "longer_asked"),
        ("hurts_button", "hurts_asked"),
    ],
)
def test_a_press_on_a_control_asks(page: PlayerPage, qtbot: QtBot, button: str, wish: str) -> None:
    with qtbot.waitSignal(getattr(page, wish), timeout=1000):
        click(getattr(page.session.controls, button))


@pytest.mark.parametrize(
    ("button", "wish"),
    [("voice_button", "voice_asked"), ("full_screen_button", "full_screen_asked")],
)
def test_a_press_at_the_top_asks(page: PlayerPage, qtbot: QtBot, button: str, wish: str) -> None:
    with qtbot.waitSignal(getattr(page, wish), timeout=1000):
        click(getattr(page.session, button))


def test_space_still_pauses_after_a_click_on_skip(page: PlayerPage) -> None:
    click(page.session.controls.skip_button)
    heard = Heard(page)
    press(page, Qt.Key.Key_Space)
    assert heard.names() == ["pause_asked"]


def test_the_player_starts_on_pause(page: PlayerPage) -> None:
    assert page.focusWidget() is page.session.controls.pause_button


def test_a_hold_shows_name_side_seconds_breath_and_cue(page: PlayerPage) -> None:
    now = page.session.now
    assert now.title.text() == "Piriformis stretch"
    assert now.badges.words() == "Left side, to come; Right side, now"
    assert now.lap.accessibleDescription() == "18 seconds left"
    assert now.breath.text() == "Breathe out slowly"
    assert now.cue.text() == "Draw the thigh in. Keep your tail heavy on the mat."
    assert page.session.place.text() == "4 of 7, hold 1 of 2, 6:35 left"


def test_sets_of_repetitions_are_called_sets(page: PlayerPage) -> None:
    page.show_state(replace(MOVE, hold=2, holds=3))
    assert page.session.place.text() == "4 of 7, set 2 of 3, 6:35 left"


def test_a_pause_offers_what_is_in_hand_again(page: PlayerPage) -> None:
    again = page.session.now.restart_button
    page.show_state(replace(MOVE, phase="paused"))
    assert again.accessibleName() == "Restart this set"
    page.show_state(replace(HOLD, phase="paused"))
    assert again.accessibleName() == "Restart this hold"


def test_a_switch_says_so_and_shows_the_coming_side(page: PlayerPage) -> None:
    page.show_state(SWITCH)
    now = page.session.now
    assert (now.eyebrow.text(), now.title.text()) == ("Get ready", "Switch sides")
    assert now.badges.words() == "Left side, now; Right side, done"
    assert not now.hill.isVisible()
    assert "left side next" in page.session.place.text()


def test_the_lap_stands_still_while_the_words_change(page: PlayerPage) -> None:
    page.resize(900, 600)
    long = replace(MOVE, breath_words="Breathe out, round your back", cue="Keep your arms long.")
    page.show_state(long)
    place = page.session.now.lap.geometry()
    page.show_state(replace(long, breath_words="Breathe in", breath="in"))
    assert page.session.now.lap.geometry() == place
    page.show_state(replace(long, cue="Keep your arms long and push the mat away from you."))
    assert page.session.now.lap.geometry() == place


def test_repetitions_are_counted(page: PlayerPage) -> None:
    page.show_state(MOVE)
    assert page.session.now.lap.accessibleDescription() == "Repetition 3 of 8"


def test_a_pause_offers_restart_steps_and_end(page: PlayerPage) -> None:
    page.show_state(replace(PAUSED, pause_reason="sleep"))
    now = page.session.now
    assert now.title.text() == "Paused"
    assert "slept" in now.line.text()
    assert now.end_button.text() == "End and keep 5 minutes"
    heard = Heard(page)
    for row in (now.restart_button, now.end_button):
        click(row)
    assert heard.names() == ["repeat_asked", "end_asked"]


def test_the_focus_is_not_lost_when_a_pause_ends(page: PlayerPage) -> None:
    page.show_state(PAUSED)
    page.session.now.restart_button.setFocus()
    page.show_state(HOLD)
    assert page.focusWidget() is page.session.controls.pause_button


def test_a_notice_stands_under_the_status(page: PlayerPage) -> None:
    assert not page.session.notice.isVisible()
    page.show_state(LONG)
    assert page.session.notice.isVisible()
    assert page.session.notice.geometry().bottom() < page.session.lanes.geometry().top() + 8


# --- panels ---------------------------------------------------------------------------------


def test_ending_asks_while_the_clock_stands(page: PlayerPage) -> None:
    heard = Heard(page)
    press(page, Qt.Key.Key_Escape)
    assert heard.names() == ["pause_asked"]
    assert page.over.end.end_button.text() == "End and keep 5 minutes"
    page.show_state(PAUSED)
    press(page, Qt.Key.Key_Return)  # the first focus is "Go on"
    assert heard.names() == ["pause_asked", "resume_asked"]
    assert page.over.end.isHidden()


def test_ending_keeps_what_was_done(page: PlayerPage) -> None:
    heard = Heard(page)
    press(page, Qt.Key.Key_Escape)
    page.over.end.end_button.click()
    assert heard.names() == ["pause_asked", "end_asked"]


def test_a_panel_over_a_pause_does_not_let_the_clock_run(page: PlayerPage) -> None:
    page.show_state(PAUSED)
    heard = Heard(page)
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_Escape)
    assert heard.all == []


def test_keys_of_the_player_are_dead_in_a_panel(page: PlayerPage) -> None:
    page.over.open_steps()
    heard = Heard(page)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_V, Qt.Key.Key_R, Qt.Key.Key_Plus):
        press(page, key)
    assert heard.all == []


def test_a_stretch_can_be_skipped_with_a_reason(page: PlayerPage) -> None:
    heard = Heard(page)
    page.over.open_steps()
    page.over.steps.skip_buttons["no_time"].click()
    assert heard.all == [("pause_asked",), ("skip_asked", "no_time"), ("resume_asked",)]


def test_the_steps_panel_shows_steps_and_mistakes(page: PlayerPage) -> None:
    page.over.open_steps()
    texts = [line.text() for line in page.over.steps.content.findChildren(QLabel)]
    assert f"1. {HOLD.steps[0]}" in texts
    assert "· Pulling the head up." in texts
    assert HOLD.easier in texts


def test_the_steps_panel_says_after_the_mistakes_when_to_leave_the_stretch_out(
    page: PlayerPage,
) -> None:
    page.over.open_steps()
    texts = [line.text() for line in page.over.steps.content.findChildren(QLabel)]
    at = texts.index("Leave it out if")
    assert texts[at + 1 : at + 3] == [f"· {rule}" for rule in HOLD.leave_out]
    assert at > texts.index("· Pulling the head up.")
    page.over.drop()
    page.show_state(replace(HOLD, leave_out=()))
    page.over.open_steps()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts = [line.text() for line in page.over.steps.content.findChildren(QLabel)]
    assert "Leave it out if" not in texts


@pytest.mark.parametrize(
    ("key", "wishes"),
    [
        (Qt.Key.Key_1, [("skip_asked", "hurts"), ("resume_asked",)]),
        (Qt.Key.Key_2, [("easier_asked",), ("resume_asked",)]),
        (Qt.Key.Key_3, [("end_asked",)]),
    ],
)
def test_this_hurts_by_keys_alone(
    page: PlayerPage, key: Qt.Key, wishes: list[tuple[str, ...]]
) -> None:
    press(page, Qt.Key.Key_H)
    heard = Heard(page)
    press(page, key)
    press(page, Qt.Key.Key_Return)
    assert heard.all == wishes


def test_none_of_these_is_first_focused_and_never_ticked(page: PlayerPage) -> None:
    for _ in range(2):
        page.open_hurts()
        assert page.focusWidget() is page.over.hurts.none_row
        assert not page.over.hurts.none_row.isChecked()
        page.over.hurts.none_row.click()
        page.over.hurts.close_panel()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_at_double_text_this_hurts_opens_on_what_to_do(
    qapp: QApplication, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = shown_player(qapp, qtbot, size, text_scale=2)
    page.show_state(HOLD)
    panel = page.over.hurts
    for _ in range(2):
        page.open_hurts()
        qapp.processEvents()
        assert panel.scroller.verticalScrollBar().value() == 0
        assert page.focusWidget() is panel.skip_card
        card = panel.skip_card.mapTo(panel.scroller.viewport(), panel.skip_card.rect().bottomLeft())
        assert card.y() < panel.scroller.viewport().height()
        assert not panel.none_row.isChecked()
        panel.scroller.verticalScrollBar().setValue(400)
        panel.close_panel()


def test_without_an_easier_version_it_is_not_offered(page: PlayerPage) -> None:
    page.show_state(replace(HOLD, easier=""))
    page.open_hurts()
    assert not page.over.hurts.easier_card.isVisible()
    press(page, Qt.Key.Key_2)
    assert page.over.hurts.skip_card.isChecked()


@pytest.mark.parametrize("number", range(6))
def test_a_sign_of_an_emergency_replaces_everything(page: PlayerPage, number: int) -> None:
    page.open_hurts()
    heard = Heard(page)
    page.over.hurts.sign_rows[number].click()
    assert heard.names() == ["emergency_shown"]
    assert page.emergency.isVisible()
    assert not page.session.isVisible()
    assert page.over.hurts.isHidden()
    assert page.emergency.why.text()


def test_an_emergency_stays_whatever_the_session_does(page: PlayerPage) -> None:
    page.open_hurts()
    page.over.hurts.sign_rows[0].click()
    heard = Heard(page)
    for state in (PAUSED, HOLD, FINISHED):
        page.show_state(state)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Right):
        strike(page.emergency, key)
    assert page.emergency.isVisible()
    assert heard.all == []


def test_an_emergency_starts_on_print_and_its_keys_lead_nowhere_else(page: PlayerPage) -> None:
    page.open_hurts()
    page.over.hurts.sign_rows[0].click()
    heard = Heard(page)
    printed: list[int] = []
    page.emergency.print_asked.connect(lambda: printed.append(1))
    assert page.focusWidget() is page.emergency.print_button
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        strike(page.focusWidget(), key)
    assert len(printed) == 2
    assert page.emergency.checked_button.isVisible()
    assert heard.all == []


def test_an_emergency_can_be_answered_by_keys_alone(page: PlayerPage) -> None:
    page.open_hurts()
    page.over.hurts.sign_rows[0].click()
    heard = Heard(page)
    view = page.emergency
    walked = []
    for _ in range(3):
        walked.append(page.focusWidget())
        strike(page.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [view.print_button, view.answers_button, view.checked_button]
    view.checked_button.setFocus()
    strike(view.checked_button, Qt.Key.Key_Space)
    strike(page.focusWidget(), Qt.Key.Key_Space)  # not yet
    assert page.focusWidget() is view.print_button
    view.checked_button.setFocus()
    strike(view.checked_button, Qt.Key.Key_Space)
    strike(page.focusWidget(), Qt.Key.Key_Backtab)
    strike(page.focusWidget(), Qt.Key.Key_Space)
    assert heard.names() == ["emergency_ended"]


def test_an_emergency_ends_only_when_confirmed_twice(page: PlayerPage) -> None:
    page.open_hurts()
    page.over.hurts.sign_rows[0].click()
    heard = Heard(page)
    page.emergency.checked_button.click()
    assert heard.all == []
    assert page.focusWidget() is page.emergency.not_yet_button
    page.emergency.confirm_button.click()
    assert heard.names() == ["emergency_ended"]


def test_a_mistaken_tick_can_be_taken_back(page: PlayerPage) -> None:
    page.open_hurts()
    page.over.hurts.sign_rows[0].click()
    page.show_state(PAUSED)
    heard = Heard(page)
    page.emergency.answers_button.click()
    assert heard.names() == ["emergency_withdrawn"]
    assert page.over.hurts.isVisible()
    assert not any(row.isChecked() for row in page.over.hurts.sign_rows)


@pytest.mark.parametrize("number", range(6, 11))
def test_a_sign_for_a_doctor_ends_calmly(page: PlayerPage, number: int) -> None:
    page.open_hurts()
    heard = Heard(page)
    page.over.hurts.sign_rows[number].click()
    assert page.over.doctor.isVisible()
    page.over.doctor.end_button.click()
    assert heard.names() == ["end_asked"]


def test_the_pointer_hides_in_full_screen_until_it_moves(page: PlayerPage) -> None:
    assert not page.pointer.timer.isActive()
    page.show_full_screen(True)
    page.pointer.timer.timeout.emit()
    assert page.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(page.session.stage, QPoint(40, 40))
    QTest.mouseMove(page.session.stage, QPoint(60, 60))
    assert page.cursor().shape() == Qt.CursorShape.ArrowCursor
    page.show_full_screen(False)
    assert not page.pointer.timer.isActive()


# --- the end --------------------------------------------------------------------------------


def test_the_end_says_minutes_and_what_was_done(page: PlayerPage, qtbot: QtBot) -> None:
    page.show_state(FINISHED)
    assert page.finished.headline.text() == "Done. 12 minutes on the mat."
    names = [row.accessibleName() for row in page.finished.findChildren(QWidget)]
    assert "Cat-cow, 8 slow reps" in names
    assert "Rest, skipped" in names
    with qtbot.waitSignal(page.closed, timeout=1000):
        press(page, Qt.Key.Key_Return)


def test_a_long_list_of_what_was_done_scrolls_by_keys(page: PlayerPage, qapp: QApplication) -> None:
    page.resize(900, 600)
    page.show_state(replace(FINISHED, done=FINISHED.done * 8))
    qapp.processEvents()
    bar = page.finished.scroller.verticalScrollBar()
    press(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    press(page, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_an_early_end_says_so_kindly(page: PlayerPage) -> None:
    page.show_state(replace(FINISHED, partial=True, kept_s=119))
    assert page.finished.headline.text() == "Ended early, and kept. 1 minute on the mat."


def test_less_than_a_minute_is_told_in_seconds(page: PlayerPage) -> None:
    page.show_state(replace(PAUSED, kept_s=40))
    assert page.session.now.end_button.text() == "End and keep 40 s"
    page.show_state(replace(FINISHED, partial=True, kept_s=40))
    assert page.finished.headline.text() == "Ended early, and kept. 40 s on the mat."


def test_pause_and_end_round_the_same_time_alike(page: PlayerPage) -> None:
    page.show_state(replace(PAUSED, kept_s=179))
    assert page.session.now.end_button.text() == "End and keep 2 minutes"
    page.show_state(replace(FINISHED, kept_s=179))
    assert page.finished.headline.text() == "Done. 2 minutes on the mat."


def test_a_session_ended_at_once_promises_no_time(page: PlayerPage) -> None:
    page.show_state(replace(PAUSED, kept_s=0))
    assert page.session.now.end_button.text() == "End the session"
    page.show_state(replace(FINISHED, partial=True, kept_s=0))
    assert page.finished.headline.text() == "Ended before it began."


def test_the_end_takes_open_panels_away(page: PlayerPage) -> None:
    page.over.open_end()
    heard = Heard(page)
    page.show_state(FINISHED)
    assert page.over.end.isHidden()
    assert heard.all == []


# --- sizes ----------------------------------------------------------------------------------

SIZES = [(900, 600), (1280, 800), (1920, 1080), (1000, 1000)]
STATES = {"hold": HOLD, "switch": SWITCH, "move": MOVE, "paused": PAUSED, "long": LONG}


def overflowing(page: PlayerPage) -> list[str]:
    """Return the texts that need more room than they have."""
    found = []
    for shown in page.session.findChildren(QLabel):
        metrics = QFontMetricsF(shown.font())
        room = QRectF(0, 0, shown.width() + 1, 9000)
        flags = Qt.TextFlag.TextWordWrap if shown.wordWrap() else Qt.TextFlag.TextSingleLine
        need = metrics.boundingRect(room, int(flags), shown.text())
        fits = need.width() <= shown.width() + 1 and need.height() <= shown.height() + 2
        if shown.isVisible() and shown.text() and not fits:
            found.append(shown.text())
    for pressed in page.session.findChildren(KeyedButton):
        need_size: QSize = pressed.sizeHint()
        if pressed.isVisible() and need_size.width() > pressed.width() + 1:
            found.append(pressed.text())
    return found


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_nothing_is_cut_off_and_digits_are_large(
    qapp: QApplication,
    qtbot: QtBot,
    state: PlayerState,
    size: tuple[int, int],
    text_scale: float,
) -> None:
    page = shown_player(qapp, qtbot, size, text_scale)
    page.show_state(state)
    assert overflowing(page) == []
    column = page.session.now
    parts = [part for part in column.findChildren(QWidget) if part.isVisible()]
    room = column.rect().adjusted(-1, -1, 1, 1)
    assert [type(part) for part in parts if not room.contains(part.geometry())] == []
    if page.width() > page.height():
        assert column.lap.digit_height() >= 0.12 * page.height()


@pytest.mark.parametrize(("size", "text_scale"), [((1080, 1920), 1.0), ((1000, 1400), 2.0)])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_in_a_window_higher_than_wide_the_lap_stands_below_the_stage_with_its_digits_inside(
    qapp: QApplication,
    qtbot: QtBot,
    state: PlayerState,
    size: tuple[int, int],
    text_scale: float,
) -> None:
    page = shown_player(qapp, qtbot, size, text_scale)
    page.show_state(state)
    assert overflowing(page) == []
    column = page.session.now
    assert column.y() > page.session.stage.geometry().bottom()
    assert column.lap.digit_height() <= 0.7 * column.lap.height()


def test_controls_do_not_overlap_in_the_smallest_window(page: PlayerPage) -> None:
    page.resize(900, 600)
    for state in STATES.values():
        page.show_state(state)
        shown = [b for b in page.session.findChildren(KeyedButton) if b.isVisible()]
        boxes = [b.rect().translated(b.mapTo(page, b.rect().topLeft())) for b in shown]
        clashes = [
            (a.x(), b.x()) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.intersects(b)
        ]
        assert clashes == [] or state is PAUSED  # rows of a pause share their hairline


def test_every_control_has_a_name(page: PlayerPage) -> None:
    assert nameless(page) == []
    page.show_state(PAUSED)
    page.open_hurts()
    assert nameless(page) == []
    page.over.hurts.sign_rows[0].click()
    assert nameless(page) == []


def test_a_frame_paints_only_what_moved(page: PlayerPage, qapp: QApplication) -> None:
    from tests.ui.widgets.test_lane_bar import Paintings

    qapp.processEvents()
    qapp.processEvents()
    still, moved = Paintings(), Paintings()
    for part in (page.session.stage, page.session.controls.pause_button, page.session.now.title):
        part.installEventFilter(still)
    page.session.now.lap.installEventFilter(moved)
    for frame in range(10):
        page.show_state(replace(HOLD, share=0.5 + frame / 50))
        qapp.processEvents()
    assert moved.count >= 10
    assert still.count == 0
