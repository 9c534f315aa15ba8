"""The pain scale: one press, arrows, digits, ten by two digits, and nothing chosen beforehand."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.pain_question import PainQuestion
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.pain_words import pain_value, pain_words
from backstretch.ui.widgets.week_lap import WeekLap
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


class Hand:
    """Presses keys of a scale at given times, and writes down what it tells."""

    def __init__(self, scale: PainScale) -> None:
        self.scale = scale
        self.chosen: list[object] = []
        scale.chosen.connect(self.chosen.append)

    def strike(self, *keys: Qt.Key, at: int = 0, repeated: bool = False) -> None:
        for key in keys:
            event = QKeyEvent(
                QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", repeated
            )
            event.setTimestamp(at)
            QCoreApplication.sendEvent(self.scale, event)

    def press(self, place: QPoint) -> None:
        QTest.mouseClick(
            self.scale, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )

    def middle(self, number: int) -> QPoint:
        return self.scale.columns.whole(number).center().toPoint()


@pytest.fixture
def hand(qapp: QApplication, qtbot: QtBot) -> Hand:
    theme, _ = dress(qapp)
    scale = PainScale(theme, "How is your back now?")
    qtbot.addWidget(scale)
    scale.resize(784, scale.heightForWidth(784))
    scale.show()
    return Hand(scale)


def test_nothing_is_chosen_beforehand(hand: Hand) -> None:
    assert hand.scale.score is None
    assert hand.scale.accessibleDescription() == "nothing chosen"


@pytest.mark.parametrize("number", range(11))
def test_one_press_chooses(hand: Hand, number: int) -> None:
    hand.press(hand.middle(number))
    assert hand.chosen == [number]


def test_the_number_below_and_the_gap_between_belong_to_a_column(hand: Hand) -> None:
    hand.press(hand.scale.columns.plate(7).center().toPoint())
    hand.press(QPoint(round(hand.scale.columns.whole(3).right()) + 1, 60))
    assert hand.chosen == [7, 3]


def test_a_press_beside_the_columns_chooses_nothing(hand: Hand) -> None:
    hand.press(QPoint(300, hand.scale.height() - 3))
    assert hand.chosen == []


@pytest.mark.parametrize("number", [0, *range(2, 10)])
def test_a_digit_chooses_at_once(hand: Hand, number: int) -> None:
    hand.strike(Qt.Key(Qt.Key.Key_0 + number))
    assert hand.chosen == [number]


def test_a_one_is_meant_once_the_hand_rests(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_1)
    assert (hand.scale.score, hand.chosen) == (1, [])
    hand.scale.settle()
    assert hand.chosen == [1]


def test_a_nought_within_half_a_second_of_a_one_makes_ten(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_1, at=1000)
    hand.strike(Qt.Key.Key_0, at=1500)
    assert hand.chosen == [10]


def test_a_later_nought_is_a_nought(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_1, at=1000)
    hand.strike(Qt.Key.Key_0, at=1501)
    assert hand.chosen == [0]


def test_another_key_between_one_and_nought_parts_them(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_0)
    assert hand.chosen == [0]


def test_arrows_move_within_the_ends_and_are_meant_at_rest(hand: Hand) -> None:
    seen: list[object] = []
    hand.scale.moved.connect(seen.append)
    hand.strike(Qt.Key.Key_Left)
    assert hand.scale.score is None
    hand.strike(Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, at=5)
    assert (seen, hand.chosen) == ([0, 1, 2], [])
    hand.scale.settle()
    assert hand.chosen == [2]
    hand.strike(*[Qt.Key.Key_Right] * 12)
    assert hand.scale.score == 10


def test_what_is_shown_is_meant_when_the_focus_goes(hand: Hand, qtbot: QtBot) -> None:
    hand.scale.setFocus()
    with qtbot.waitActive(hand.scale):
        hand.scale.activateWindow()
    hand.strike(Qt.Key.Key_Right, Qt.Key.Key_Right)
    hand.scale.clearFocus()
    assert hand.chosen == [1]


def test_what_is_shown_is_meant_when_the_page_goes(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_1)
    hand.scale.hide()
    assert hand.chosen == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_the_number_back(hand: Hand, key: Qt.Key) -> None:
    hand.strike(Qt.Key.Key_4, key, key)
    assert (hand.scale.score, hand.chosen) == (None, [4, None])


def test_a_number_shown_again_is_not_chosen_again(hand: Hand) -> None:
    hand.scale.show_score(6)
    hand.strike(Qt.Key.Key_6)
    assert hand.chosen == []
    hand.strike(Qt.Key.Key_5)
    assert hand.chosen == [5]


def test_a_digit_held_down_counts_once_and_letters_are_for_others(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_3)
    hand.strike(Qt.Key.Key_3, repeated=True)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(hand.scale, event)
    assert hand.chosen == [3]
    assert not event.isAccepted()


def test_it_is_read_out_as_a_slider(hand: Hand) -> None:
    hand.strike(Qt.Key.Key_3)
    told = QAccessible.queryAccessibleInterface(hand.scale)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "How is your back now?"
    assert told.text(QAccessible.Text.Description) == "3 of 10, mild"
    assert (told.valueInterface().currentValue(), told.valueInterface().maximumValue()) == (3, 10)
    told.valueInterface().setCurrentValue(8)
    assert hand.chosen == [3, 8]


@pytest.mark.parametrize(
    ("score", "words"),
    [(0, "none"), (1, "mild"), (3, "mild"), (4, "moderate"), (6, "moderate"), (7, "severe")],
)
def test_a_number_has_its_word(score: int, words: str) -> None:
    assert pain_words(score) == f"{score}, {words}"
    assert pain_value(score) == f"{score} of 10, {words}"


def test_the_word_stands_beside_the_question(qapp: QApplication, qtbot: QtBot) -> None:
    question = PainQuestion(dress(qapp)[0], "How strong is it now?", "h3", 28, 14)
    qtbot.addWidget(question)
    assert question.words.text() == ""
    question.scale.press_key(Qt.Key.Key_9, 0)
    assert question.words.text() == "9, severe"
    question.show_score(None)
    assert question.words.text() == ""


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("choice", ["daylight", "dusk"])
def test_numbers_fit_their_columns(
    qapp: QApplication, qtbot: QtBot, text_scale: float, choice: str
) -> None:
    theme, _ = dress(qapp, "dusk" if choice == "dusk" else "daylight", text_scale)
    scale = PainScale(theme, "Pain", 28, 14)
    qtbot.addWidget(scale)
    width = scale.minimumSizeHint().width()
    scale.resize(width, scale.heightForWidth(width))
    assert scale.columns.whole(0).width() >= 24
    image = scale.grab().toImage()
    scale.show_score(4)
    assert scale.grab().toImage() != image


@pytest.mark.parametrize(
    ("done", "words", "value"),
    [(0, "0 of 4 this week", 0), (3, "3 of 4 this week", 3), (5, "5 this week, 4 planned", 4)],
)
def test_the_week_is_told(
    qapp: QApplication, qtbot: QtBot, done: int, words: str, value: int
) -> None:
    lap = WeekLap(dress(qapp)[0])
    qtbot.addWidget(lap)
    lap.show_week(done, 4)
    assert (lap.accessibleDescription(), lap.value(), lap.maximum()) == (words, value, 4)


@pytest.mark.parametrize(("done", "value"), [(0, 0), (2, 1)])
def test_a_week_that_asks_for_nothing_tells_the_days_done(
    qapp: QApplication, qtbot: QtBot, done: int, value: int
) -> None:
    lap = WeekLap(dress(qapp)[0])
    qtbot.addWidget(lap)
    lap.show_week(done, 0)
    assert (lap.accessibleDescription(), lap.value(), lap.maximum()) == (
        f"{done} this week",
        value,
        1,
    )
    assert not lap.grab().isNull()


def test_with_larger_text_the_numbers_grow_and_the_columns_stay(
    qapp: QApplication, qtbot: QtBot
) -> None:
    usual, large = (PainScale(dress(qapp, "daylight", size)[0], "Pain") for size in (1, 2))
    for scale in (usual, large):
        qtbot.addWidget(scale)
    assert large.columns.bar(10).height() == usual.columns.bar(10).height() == 98
    twice = 2 * usual.columns.plate(0).height()
    assert large.columns.plate(0).height() == pytest.approx(twice, abs=2)
    usual.set_bar_px(44)
    assert usual.columns.bar(10).height() == 44
