"""The question on Today: one press answers, and it never stands in the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_state import PainLook, TodayState
from tests.ui.pages.states import click, dress, strike
from tests.ui.pages.test_today_cards import ACTIVITIES, ANSWERED, ASKED, FULL, MORNING

NUMBERS = PainLook(
    "Pain after your last 3 runs", "4, 3, 2", "Not enough yet: 3 more runs.", (4, 3, 2), "Told."
)
DIGITS = (
    *(Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5),
    *(Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9),
)


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> TodayPage:
    made = TodayPage(*dress(qapp))
    qtbot.addWidget(made)
    made.resize(1184, 1100)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.mark.parametrize("key", DIGITS)
def test_a_digit_answers_at_once(page: TodayPage, qtbot: QtBot, key: Qt.Key) -> None:
    page.show_state(ASKED)
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(page.body.question.scale, key)
    assert told.args == [key - Qt.Key.Key_0, False]


@pytest.mark.parametrize("key", DIGITS)
def test_a_digit_answers_at_once_where_today_has_just_been_shown(
    page: TodayPage, qtbot: QtBot, key: Qt.Key
) -> None:
    page.show_state(ASKED)
    page.start_focus()
    assert page.focusWidget() is page.body.card.start_button
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(page.focusWidget(), key)
    assert told.args == [key - Qt.Key.Key_0, False]


def test_ten_is_a_one_and_a_nought_where_today_has_just_been_shown(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.show_state(ASKED)
    page.start_focus()
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(page.focusWidget(), Qt.Key.Key_1)
        strike(page.focusWidget(), Qt.Key.Key_0)
    assert told.args == [10, False]


@pytest.mark.parametrize("state", [FULL, MORNING, ACTIVITIES, ANSWERED])
def test_a_digit_answers_only_a_number_that_is_asked_for(
    page: TodayPage, state: TodayState
) -> None:
    page.show_state(state)
    page.start_focus()
    told: list[int] = []
    page.pain_told.connect(lambda score, _: told.append(score))
    strike(page.focusWidget(), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert told == []
    strike(page.focusWidget(), Qt.Key.Key_4)
    assert told == ([4] if state is MORNING else [])


def test_one_and_nothing_after_it_is_one_and_with_a_nought_it_is_ten(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.show_state(ASKED)
    scale = page.body.question.scale
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(scale, Qt.Key.Key_1)
        strike(scale, Qt.Key.Key_0)
    assert told.args == [10, False]
    page.show_state(FULL)
    page.show_state(ASKED)
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(scale, Qt.Key.Key_1)
        scale.settle()
    assert told.args == [1, False]


def test_the_tick_goes_with_the_number_of_the_morning(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(MORNING)
    question = page.body.question
    question.stiffer.setFocus()
    strike(question.stiffer, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(question.scale, Qt.Key.Key_2)
    assert told.args == [2, True]


def test_a_tick_of_one_morning_is_not_carried_into_another_question(page: TodayPage) -> None:
    page.show_state(MORNING)
    page.body.question.stiffer.setChecked(True)
    assert MORNING.question is not None
    page.show_state(replace(MORNING, question=replace(MORNING.question, key="morning 2")))
    assert not page.body.question.stiffer.isChecked()
    page.show_state(ASKED)
    assert not page.body.question.stiffer.isVisible()


def test_each_activity_is_told_by_its_id(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(ACTIVITIES)
    question = page.body.question
    assert not question.scale.isVisible()
    assert [row.score for row in question.rows] == [None, 7]
    with qtbot.waitSignal(page.activity_told, timeout=1000) as told:
        strike(question.rows[0], Qt.Key.Key_4)
    assert told.args == ["a", 4]
    assert question.rows[1].accessibleDescription() == "7 of 10"


def test_an_answer_that_was_taken_back_leaves_the_row_empty(page: TodayPage) -> None:
    page.show_state(ACTIVITIES)
    asked = ACTIVITIES.question
    assert asked is not None
    rows = tuple(replace(row, score=None) for row in asked.rows)
    page.show_state(replace(ACTIVITIES, question=replace(asked, rows=rows)))
    assert [row.score for row in page.body.question.rows] == [None, None]


@pytest.mark.parametrize(
    ("signal", "part"),
    [("question_passed", "pass_button"), ("question_details_asked", "details_button")],
)
def test_it_can_be_passed_over_or_told_in_full(
    page: TodayPage, qtbot: QtBot, signal: str, part: str
) -> None:
    page.show_state(ASKED)
    with qtbot.waitSignal(getattr(page, signal), timeout=1000):
        click(getattr(page.body.question, part))


@pytest.mark.parametrize("state", [ASKED, MORNING, ACTIVITIES])
def test_it_never_has_the_first_focus_and_enter_starts_the_session(
    page: TodayPage, qtbot: QtBot, state: TodayState
) -> None:
    page.show_state(state)
    page.start_focus()
    assert page.focusWidget() is page.body.card.start_button
    page.body.question.pass_button.clearFocus()
    with qtbot.waitSignal(page.start_asked, timeout=1000):
        strike(page, Qt.Key.Key_Return)


def test_tab_comes_to_it_after_the_session_and_before_the_week(page: TodayPage) -> None:
    page.show_state(ASKED)
    page.start_focus()
    order = []
    for _ in range(16):
        order.append(page.focusWidget())
        page.focusNextChild()
    body = page.body
    stops = (
        *(body.card.start_button, body.question.scale, body.question.pass_button),
        *(body.question.details_button, body.aside.plan_link),
    )
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)


def test_the_answer_is_one_card_that_is_read_in_one_go(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(ANSWERED)
    answer = page.body.answer
    assert answer.badge.score == 3
    assert answer.title.text() == "This morning: 3, mild"
    assert answer.word.text() == "Within the noise"
    assert answer.accessibleName() == (
        "This morning: 3, mild. Within the noise. 1 more than before the run: repeat it,"
        " do not add. This is a guide. Today’s session is a gentle one"
    )
    with qtbot.waitSignal(page.stiffer_told, timeout=1000) as told:
        click(answer.stiffer)
    assert told.args == [True]
    with qtbot.waitSignal(page.answer_details_asked, timeout=1000):
        click(answer.details_button)
    page.show_state(FULL)
    assert not answer.isVisible()


def test_a_run_can_be_logged_from_the_head(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(FULL)
    with qtbot.waitSignal(page.log_asked, timeout=1000):
        click(page.log_button)
    page.show_state(replace(FULL, can_log=False))
    assert not page.log_button.isVisible()


def test_the_numbers_are_drawn_where_there_is_room_and_said_where_there_is_not(
    page: TodayPage,
) -> None:
    page.show_state(replace(FULL, pain=NUMBERS))
    pain = page.body.aside.pain
    assert (pain.spark.isVisible(), pain.chart.isVisible()) == (True, False)
    assert pain.spark.accessibleName() == "Told."
    page.resize(600, 900)
    assert (pain.spark.isVisible(), pain.chart.isVisible()) == (False, True)
    assert pain.chart.text() == "4, 3, 2"
