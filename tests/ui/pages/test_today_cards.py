"""The cards of Today on every kind of day, by keys alone, and how the page lies in its width."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.today import TodayPage
from backstretch.ui.plan_state import Mark
from backstretch.ui.plan_view import week_marks
from backstretch.ui.question_state import (
    ActivityState,
    AnswerState,
    LightState,
    QuestionState,
)
from backstretch.ui.today_state import (
    DoneCardState,
    NextDay,
    NextReminder,
    OptionalStretch,
    PainLook,
    RestCardState,
    StoppedCardState,
    Tip,
    TodayState,
    Unfinished,
    WeekLook,
)
from backstretch.ui.today_view import unreadable_state
from tests.plan.drawing import RULES, facts, on, plan
from tests.ui.pages.states import CUT_OFF, SESSION, TODAY, click, dress, nameless, strike

TOLD = facts("Thu", runs="R..R.p.", done="a.c....")
WEEK = WeekLook(week_marks(plan(TOLD), TOLD, RULES), "2 of 4 this week", "One more.")
REMINDER = NextReminder("Next reminder today, 18:30", "Skipped if you finish first.")
FULL = replace(TODAY, week_look=WEEK, reminder=REMINDER)
SHORT = tuple(OptionalStretch(name, "1 min") for name in ("Knee to chest", "Cat-cow", "Tilt"))
DONE = replace(
    FULL,
    card=DoneCardState("Done today", "After a run, 12 minutes", "No pain number.", None, SHORT),
    tomorrow=NextDay("Tomorrow is a rest day", "Fri 15 May", "No session and no reminder."),
    routines=(),
)
REST = replace(FULL, card=RestCardState(Mark.REST, "Rest day", "Nothing to do.", "A gentle one"))
SICK = replace(FULL, card=RestCardState(Mark.REST, "Sick day", "Nothing to do."), routines=())
STOPPED = replace(
    FULL,
    card=StoppedCardState(
        "See a doctor before you stretch", "Worse at night", ("Call.",), (on("Thu"), on("Wed"))
    ),
    routines=(),
)
HELP = replace(
    FULL,
    card=StoppedCardState("Get help", "Weak leg", ("Call now.",), page_offered=True),
    routines=(),
)
ASKED = replace(
    FULL,
    question=QuestionState(
        "run 1",
        "How was your back after the run?",
        "8.2 km, finished 17:58",
        "One tap saves it.",
        "Add details",
    ),
)
MORNING = replace(
    FULL,
    question=QuestionState(
        "morning 1", "How is it this morning?", "yesterday", "One tap.", "Add details", "Stiff"
    ),
)
ACTIVITIES = replace(
    FULL,
    question=QuestionState(
        "activities activities",
        "How do your activities go?",
        hint="One tap saves each.",
        rows=(ActivityState("a", "Put on shoes"), ActivityState("b", "Easy run", 7)),
    ),
)
ANSWERED = replace(
    FULL,
    answer=AnswerState(
        "morning 1",
        "This morning",
        3,
        LightState("diamond", "Within the noise"),
        "1 more than before the run: repeat it, do not add. This is a guide.",
        "Today’s session is a gentle one.",
        "Add details",
        stiffer=False,
    ),
)
UNREADABLE = unreadable_state("2026-05-14", "The journal is damaged.", None)
OPENING = TodayState("Thursday 14 May", "week 20", "Ten minutes is enough.")
EVERY = {
    "opening": OPENING,
    "session": FULL,
    "unfinished": replace(CUT_OFF, week_look=WEEK),
    "stepped": replace(FULL, card=replace(SESSION, minute_choices=(), any_minutes=(10, 15))),
    "done": DONE,
    "done-left": replace(DONE, unfinished=Unfinished("After a run", "Cat-cow, 3 s left")),
    "rest": REST,
    "sick": SICK,
    "stopped": STOPPED,
    "help": HELP,
    "asked": ASKED,
    "morning": MORNING,
    "activities": ACTIVITIES,
    "answered": ANSWERED,
    "unreadable": UNREADABLE,
}


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> TodayPage:
    made = TodayPage(*dress(qapp))
    qtbot.addWidget(made)
    made.resize(1184, 800)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_state(OPENING)
    made.start_focus()
    return made


def clay(page: TodayPage) -> list[QPushButton]:
    return [
        button
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.property("kind") == "primary"
    ]


@pytest.mark.parametrize("name", EVERY)
def test_there_is_one_clay_button_at_most_and_every_control_has_a_name(
    page: TodayPage, name: str
) -> None:
    for state in (EVERY[name], FULL, EVERY[name]):
        page.show_state(state)
    assert len(clay(page)) <= 1
    assert nameless(page) == []


@pytest.mark.parametrize("name", EVERY)
def test_the_focus_is_on_something_that_is_seen(page: TodayPage, name: str) -> None:
    for state in (FULL, EVERY[name]):
        page.show_state(state)
        focused = page.focusWidget()
        assert focused is not None
        assert focused.isVisible()


@pytest.mark.parametrize(
    "name", ["done", "rest", "sick", "stopped", "help", "opening", "unreadable"]
)
def test_enter_starts_nothing_where_there_is_no_session(
    page: TodayPage, qtbot: QtBot, name: str
) -> None:
    page.show_state(EVERY[name])
    with qtbot.assertNotEmitted(page.start_asked):
        strike(page, Qt.Key.Key_Return)


def test_once_the_plan_is_there_the_focus_goes_to_start(page: TodayPage) -> None:
    assert page.focusWidget() is page.opening
    page.show_state(FULL)
    assert page.focusWidget() is page.body.card.start_button


def test_what_has_the_focus_keeps_it_when_the_day_is_shown_again(page: TodayPage) -> None:
    page.show_state(FULL)
    page.body.card.steps_button.setFocus()
    page.show_state(replace(FULL, line="Another line."))
    assert page.focusWidget() is page.body.card.steps_button


def test_a_short_stretch_begins_by_a_key(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(DONE)
    page.start_focus()
    with qtbot.waitSignal(page.optional_asked, timeout=1000) as told:
        strike(page.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [0]


def test_without_its_diary_the_day_offers_its_folder_and_a_session_unkept(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.show_state(UNREADABLE)
    page.start_focus()
    assert page.body.unreadable.why.text() == "The journal is damaged."
    assert not page.body.aside.isVisible()
    with qtbot.waitSignal(page.folder_asked, timeout=1000):
        strike(page.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.start_asked, timeout=1000):
        click(page.body.unreadable.start_button)


def test_how_sure_a_tip_is_opens_and_closes(page: TodayPage) -> None:
    tip = Tip("Long holds", "After a run you can hold them.", "a review, 2016", "One review.")
    page.show_state(replace(FULL, tip=tip))
    part = page.body.aside.tip
    assert part.source.text() == "Source: a review, 2016."
    assert not part.sure.isVisible()
    click(part.sure_button)
    assert part.sure.text() == "One review."
    assert part.sure.isVisible()
    click(part.sure_button)
    assert not part.sure.isVisible()


def test_a_gentle_one_is_asked_for_by_a_key(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(REST)
    page.start_focus()
    with qtbot.waitSignal(page.gentle_asked, timeout=1000):
        strike(page.focusWidget(), Qt.Key.Key_Return)


def test_a_doctor_s_look_is_dated_by_keys(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(STOPPED)
    page.start_focus()
    strike(page.focusWidget(), Qt.Key.Key_Return)
    when = page.body.stopped.when
    strike(when.earlier_button, Qt.Key.Key_Space)
    assert when.day.text() == "Yesterday"
    with qtbot.waitSignal(page.seen_asked, timeout=1000) as told:
        strike(when.keep_button, Qt.Key.Key_Return)
    assert told.args == [date(2026, 5, 13)]


def test_a_second_press_of_enter_does_not_say_that_a_doctor_has_looked(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.show_state(STOPPED)
    page.start_focus()
    with qtbot.assertNotEmitted(page.seen_asked):
        strike(page.focusWidget(), Qt.Key.Key_Return)
        assert page.focusWidget() is page.body.stopped.when.back_button
        strike(page.focusWidget(), Qt.Key.Key_Return)
    assert not page.body.stopped.when.isVisible()


def test_not_seen_yet_leads_back(page: TodayPage) -> None:
    page.show_state(STOPPED)
    click(page.body.stopped.seen_button)
    click(page.body.stopped.when.back_button)
    assert page.focusWidget() is page.body.stopped.seen_button
    assert not page.body.stopped.when.isVisible()


def test_the_page_of_a_sign_that_needs_help_now_can_be_opened(
    page: TodayPage, qtbot: QtBot
) -> None:
    page.show_state(HELP)
    assert not page.body.stopped.seen_button.isVisible()
    with qtbot.waitSignal(page.go_on_asked, timeout=1000):
        click(page.body.stopped.page_button)


@pytest.mark.parametrize("part", ["plan_link", "change_button"])
def test_the_plan_is_a_press_away(page: TodayPage, qtbot: QtBot, part: str) -> None:
    page.show_state(FULL)
    with qtbot.waitSignal(page.plan_asked, timeout=1000):
        click(getattr(page.body.aside, part))


def test_what_is_asked_can_be_answered(page: TodayPage, qtbot: QtBot) -> None:
    page.show_state(ASKED)
    with qtbot.waitSignal(page.pain_told, timeout=1000) as told:
        strike(page.body.question.scale, Qt.Key.Key_3)
    assert told.args == [3, False]


def test_tab_goes_from_the_card_to_the_week_to_other_routines(page: TodayPage) -> None:
    page.show_state(FULL)
    page.start_focus()
    order = []
    for _ in range(12):
        order.append(page.focusWidget())
        page.focusNextChild()
    body = page.body
    stops = [body.card.start_button, body.aside.plan_link, body.aside.change_button]
    places = [order.index(stop) for stop in (*stops, body.chips()[0])]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("width", "text_scale", "beside", "strip"),
    [
        (1280, 1.0, True, True),
        (1000, 1.0, True, True),
        (999, 1.0, False, True),
        (900, 1.0, False, True),
        (1280, 2.0, False, False),
        (1920, 2.0, False, True),
    ],
)
def test_the_page_lies_by_the_width_at_usual_text(
    qapp: QApplication, qtbot: QtBot, width: int, text_scale: float, beside: bool, strip: bool
) -> None:
    page = TodayPage(*dress(qapp, text_scale=text_scale))
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    page.show_state(FULL)
    qapp.processEvents()
    body = page.body
    assert (body.aside.x() > body.card.width()) is beside
    assert body.aside.strip.isVisible() is strip
    assert body.aside.words.isVisible()
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", range(700, 1300, 50))
def test_the_key_stands_beside_the_buttons_or_not_at_all(
    page: TodayPage, qapp: QApplication, width: int
) -> None:
    page.resize(width, 800)
    page.show_state(FULL)
    qapp.processEvents()
    card = page.body.card
    same_row = abs(
        card.enter_hint.geometry().center().y() - card.start_button.geometry().center().y()
    )
    assert card.enter_hint.isHidden() or same_row <= 2


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(("width", "text_scale"), [(804, 1.0), (1120, 2.0)])
def test_no_day_scrolls_sideways(
    qapp: QApplication, qtbot: QtBot, name: str, width: int, text_scale: float
) -> None:
    page = TodayPage(*dress(qapp, text_scale=text_scale))
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show()
    page.show_state(EVERY[name])
    qapp.processEvents()
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [804, 1170, 1184, 1600])
def test_three_short_stretches_lie_in_one_row_below_the_picture(
    page: TodayPage, width: int
) -> None:
    page.resize(width, 800)
    page.show_state(DONE)
    QApplication.processEvents()
    done = page.body.done
    assert len({tile.y() for tile in done.tiles}) == 1
    row = done.tiles[0].mapTo(done, done.tiles[0].rect().topLeft()).y()
    assert done.picture.geometry().bottom() < row


def test_a_line_as_wide_as_the_page_stays_in_one_row_at_double_text(
    qapp: QApplication, qtbot: QtBot
) -> None:
    made = TodayPage(*dress(qapp, text_scale=2))
    qtbot.addWidget(made)
    made.resize(1120, 800)
    made.show()
    made.show_state(replace(FULL, line="8.2 km this afternoon. Here is what your back gets."))
    QApplication.processEvents()
    assert made.line.height() < 2 * made.line.fontMetrics().height()


def test_the_tab_key_reads_what_stands_beside_the_session_from_top_to_bottom(
    page: TodayPage,
) -> None:
    pain = PainLook("Pain after your runs", "", "3 in the last weeks.", (4, 3, 2), "4, 3, 2")
    tip = Tip("Long holds", "Hold them after.", "a review, 2016", "One review.", "holds")
    page.show_state(replace(FULL, pain=pain, tip=tip, reminder=NextReminder("Next", "18:30")))
    aside = page.body.aside
    aside.plan_link.setFocus()
    walked: list[QWidget | None] = []
    for _ in range(5):
        walked.append(page.focusWidget())
        strike(walked[-1] or page, Qt.Key.Key_Tab)
    tipped = [aside.tip.sure_button, aside.tip.more_button]
    assert walked == [aside.plan_link, aside.pain.spark, *tipped, aside.change_button]
