"""From Today to the diary and back: a number is one press, and what was pressed is undone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.care.entry import Entry, PainSaid
from backstretch.care.questions import Question
from backstretch.content.library import load_library
from backstretch.diary.activities import Activities
from backstretch.diary.asking import Asking
from backstretch.diary.kept import Kept, KeptDiary
from backstretch.journal.diary_records import QuestionPassed
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import PainMoment
from backstretch.planning.composing import Composer
from backstretch.resources import resources_dir
from backstretch.session.doctor_signs import DoctorSigns
from backstretch.ui.asking_desk import AskingDesk
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_desk import Sources, TodayDesk
from backstretch.ui.widgets.toast import Toast
from tests.care.saying import CARE
from tests.planning.people import Person
from tests.ui.pages.states import click, dress, strike

LIBRARY = load_library(resources_dir())
FACTS = RunFacts(distance_m=8200, duration_s=2880)


class Window:
    """Today of somebody with a diary, asked as the program asks."""

    def __init__(self, app: QApplication, qtbot: QtBot, person: Person) -> None:
        self.person = person
        theme, icons = dress(app)
        self.page = TodayPage(theme, icons)
        qtbot.addWidget(self.page)
        self.page.resize(1184, 1100)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        today = person.planner.today
        first = LIBRARY.routine("after-run", 10)
        self.today = TodayDesk(self.page, LIBRARY, first, lambda: today().isoformat())
        journal, clock = person.journal, person.clock
        self.diary = KeptDiary(journal, clock, lambda: person.settings, CARE)
        self.asking = Asking(self.diary, journal, clock, lambda: person.settings)
        self.desk = AskingDesk(self.page, theme, self.asking, lambda: self.today.back)
        self.desk.changed.connect(self.show)
        self.desk.complained.connect(self.today.tell)

    def log(self, *pains: PainSaid) -> str:
        """Log the run of this afternoon, and show Today."""
        day = self.person.today.isoformat()
        run = self.diary.keep(Entry(day, "17:10", FACTS, pains)).run
        self.show()
        return run

    def show(self) -> None:
        person = self.person
        signs = DoctorSigns(person.journal, person.clock, lambda: 3)
        composer = Composer(person.journal, person.planner, LIBRARY)
        sources = Sources(person.planner, composer, signs, back=self.asking.look)
        self.today.plan_by(sources)

    def live(self, days: float = 1) -> None:
        self.person.clock.set_wall(timedelta(days=days))
        self.show()

    def press(self, key: Qt.Key) -> None:
        """Press a digit on the scale, by the keyboard."""
        scale = self.page.body.question.scale
        scale.setFocus()
        strike(scale, key)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    person = Person(tmp_path / "data" / "journal.db")
    yield Window(qapp, qtbot, person)
    person.journal.close()


def test_one_press_keeps_the_number_and_the_card_is_a_line_then(window: Window) -> None:
    run = window.log()
    body = window.page.body
    assert body.question.isVisible()
    assert body.question.facts.text() == "8.2 km, finished 17:58"
    window.press(Qt.Key.Key_3)
    [pain] = window.person.journal.pains()
    assert (pain.score, pain.run, pain.moment) == (3, run, PainMoment.AFTER_RUN)
    assert not body.question.isVisible()
    assert body.answer.title.text() == "After the run: 3, mild"
    assert body.aside.pain.head.text() == "Pain after your last run"
    toast = window.desk.toast
    assert toast.words.text() == "Saved. 3, mild."
    assert (toast.action_button.text(), toast.other_button.text()) == ("Undo", "Add details")


def test_the_focus_goes_from_the_scale_to_the_answer(window: Window) -> None:
    window.log()
    window.press(Qt.Key.Key_0)
    assert window.page.focusWidget() is window.page.body.answer.details_button


@pytest.mark.parametrize(("key", "due"), [(Qt.Key.Key_3, False), (Qt.Key.Key_6, True)])
def test_a_jump_asks_for_a_look_at_the_short_list(window: Window, key: Qt.Key, due: bool) -> None:
    window.log(PainSaid(PainMoment.AFTER_RUN, 1))
    window.live(2)
    window.log()
    dues: list[bool] = []
    window.desk.list_due.connect(lambda: dues.append(True))
    window.press(key)
    assert bool(dues) is due


def test_undo_brings_the_question_back(window: Window) -> None:
    window.log()
    window.press(Qt.Key.Key_5)
    click(window.desk.toast.action_button)
    body = window.page.body
    assert body.question.isVisible()
    assert body.question.scale.score is None
    assert not body.answer.isVisible()
    window.press(Qt.Key.Key_5)
    assert body.answer.badge.score == 5


def test_details_open_the_run_before_and_after_the_answer(window: Window, qtbot: QtBot) -> None:
    run = window.log()
    body = window.page.body
    with qtbot.waitSignal(window.desk.run_asked, timeout=1000) as told:
        click(body.question.details_button)
    assert told.args == [run]
    window.press(Qt.Key.Key_3)
    for stop in (body.answer.details_button, window.desk.toast.other_button):
        with qtbot.waitSignal(window.desk.run_asked, timeout=1000) as told:
            click(stop)
        assert told.args == [run]


def test_not_now_is_the_end_of_it_for_today(window: Window) -> None:
    window.log()
    click(window.page.body.question.pass_button)
    assert not window.page.body.question.isVisible()
    assert len(window.person.journal.diary.statements(QuestionPassed)) == 1
    window.show()
    assert not window.page.body.question.isVisible()


def test_the_tick_can_come_after_the_number_of_the_morning(window: Window) -> None:
    run = window.log(PainSaid(PainMoment.BEFORE_RUN, 2), PainSaid(PainMoment.AFTER_RUN, 3))
    window.live(0.6)
    window.press(Qt.Key.Key_2)
    answer = window.page.body.answer
    assert answer.word.text() == "Settled"
    click(answer.stiffer)
    assert answer.word.text() == "Step back"
    morning = window.person.journal.diary.pains_of_run(run)[-1]
    assert (morning.score, morning.qualities) == (2, ("stiffer",))
    click(answer.stiffer)
    assert answer.word.text() == "Settled"


def test_a_red_morning_makes_the_session_of_the_day_gentle(window: Window) -> None:
    window.log(PainSaid(PainMoment.BEFORE_RUN, 1), PainSaid(PainMoment.AFTER_RUN, 3))
    window.live(0.6)
    window.press(Qt.Key.Key_4)
    session = window.person.week().day(window.person.today).session
    gentle = window.page.body.answer.then.text()
    assert session is not None
    assert session.routine == "flare-up"
    assert gentle == "Today’s session is a gentle one."


def test_an_activity_is_kept_row_by_row_and_undone(window: Window) -> None:
    activities = Activities(window.diary, window.person.journal)
    activities.keep("Put on shoes")
    activities.keep("Easy run")
    window.live(14)
    question = window.page.body.question
    strike(question.rows[0], Qt.Key.Key_6)
    assert window.desk.toast.words.text() == "Saved. 6 of 10."
    assert not window.desk.toast.other_button.isVisible()
    assert [one.score for one in activities.current()] == [6, None]
    click(window.desk.toast.action_button)
    assert [row.score for row in question.rows] == [None, None]


class Full:
    """Somebody whose disk is full."""

    def answer(self, question: Question, score: int, *, stiffer: bool = False) -> Kept:
        return Kept("The disk is full.")

    def score(self, activity: str, score: int) -> Kept:
        return Kept("The disk is full.")

    def pass_over(self, question: Question) -> str:
        return "The disk is full."


def test_what_cannot_be_kept_is_said_and_the_number_can_be_pressed_again(
    window: Window, qapp: QApplication
) -> None:
    window.log()
    window.desk.deleteLater()
    window.page.pain_told.disconnect()
    full = AskingDesk(window.page, dress(qapp)[0], Full(), lambda: window.today.back)
    full.complained.connect(window.today.tell)
    for _ in range(2):
        window.press(Qt.Key.Key_4)
        assert window.page.notice.words.text() == "The disk is full."
        assert window.page.body.question.isVisible()
        assert window.page.body.question.scale.score is None
        click(window.page.notice.action_buttons[0])
    assert window.person.journal.pains() == ()


def test_a_page_has_one_toast_at_a_time(window: Window, qapp: QApplication) -> None:
    other = Toast(dress(qapp)[0], window.page)
    other.show_done("Saved.", "Undo")
    window.log()
    window.press(Qt.Key.Key_3)
    assert not other.isVisible()
    assert window.desk.toast.isVisible()
