"""Messages and toasts: what is said, what is read out, when it goes away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.toast import STAYS_MS, Toast
from tests.ui.pages.states import click, dress, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def test_a_message_is_named_with_its_tone(qapp: QApplication, qtbot: QtBot) -> None:
    message = Message(*dress(qapp), "warning", "See a doctor before you stretch.")
    qtbot.addWidget(message)
    assert message.accessibleName() == "Warning: See a doctor before you stretch."
    message.say("info", "Order note.")
    assert message.accessibleName() == "Order note."


def test_a_message_without_words_is_not_there(qapp: QApplication, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    message = Message(*dress(qapp), parent=host)
    host.show()
    assert message.isHidden()
    message.say("caution", "The disk is full.")
    assert message.isVisible()
    message.say("caution", "")
    assert message.isHidden()


class Page(QWidget):
    """A page with a control and a toast over it."""

    def __init__(self, qapp: QApplication) -> None:
        super().__init__()
        self.resize(700, 400)
        self.control = QPushButton("Save", self)
        self.toast = Toast(dress(qapp)[0], self)


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[Page]:
    made = Page(qapp)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.control.setFocus()
    QCursor.setPos(made.mapToGlobal(QPoint(5, 5)))  # away from where toasts are
    yield made
    made.close()


def test_a_toast_says_what_was_done_and_goes_by_itself(page: Page) -> None:
    page.toast.show_done("Saved.", "Undo")
    assert page.toast.isVisible()
    assert page.rect().contains(page.toast.geometry())
    assert (page.toast.clock.isActive(), page.toast.clock.interval()) == (True, STAYS_MS)
    page.toast.clock.timeout.emit()
    assert page.toast.isHidden()
    assert not page.toast.clock.isActive()


def test_its_action_is_asked_for_by_the_button_and_by_alt_z(page: Page, qtbot: QtBot) -> None:
    page.toast.show_done("Saved.", "Undo")
    with qtbot.waitSignal(page.toast.acted, timeout=1000):
        click(page.toast.action_button)
    assert page.toast.isHidden()
    page.toast.show_done("Saved.", "Undo")
    with qtbot.waitSignal(page.toast.acted, timeout=1000):
        strike(page.control, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    with qtbot.assertNotEmitted(page.toast.acted):
        strike(page.control, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)


def test_it_waits_under_the_focus(page: Page) -> None:
    page.toast.show_done("Saved.", "Undo")
    page.toast.action_button.setFocus()
    assert not page.toast.clock.isActive()
    page.control.setFocus()
    assert page.toast.clock.isActive()


def test_it_waits_under_the_pointer(page: Page, qapp: QApplication) -> None:
    page.toast.show_done("Saved.", "Undo")
    middle = QPointF(page.toast.rect().center())
    qapp.sendEvent(page.toast, QEnterEvent(middle, middle, middle))
    assert not page.toast.clock.isActive()
    qapp.sendEvent(page.toast, QEvent(QEvent.Type.Leave))
    assert page.toast.clock.isActive()


def test_no_clock_runs_while_the_page_is_hidden(page: Page) -> None:
    page.toast.show_done("Saved.", "Undo")
    page.hide()
    assert not page.toast.clock.isActive()


def test_it_keeps_to_the_bottom_of_the_page(page: Page) -> None:
    page.toast.show_done("Saved.", "Undo")
    page.resize(900, 600)
    assert page.toast.geometry().bottom() > 540
    assert abs(page.toast.geometry().center().x() - 450) <= 1


@pytest.mark.parametrize(("width", "below"), [(900, False), (420, True)])
def test_buttons_go_below_words_they_would_squeeze(
    qapp: QApplication, qtbot: QtBot, width: int, below: bool
) -> None:
    words = "Something other than Backstretch changed your diary. Nothing new is saved for now."
    message = Message(*dress(qapp), "info", words)
    qtbot.addWidget(message)
    keep = QPushButton("Keep it")
    message.buttons.addWidget(keep)
    message.buttons.addWidget(QPushButton("Compare"))
    message.resize(width, 200)
    message.show()
    QApplication.sendPostedEvents()
    assert (keep.y() > message.words.geometry().bottom()) is below
    assert (keep.x() > message.words.geometry().right()) is not below


def test_a_message_that_gets_longer_makes_room_for_its_words(
    qapp: QApplication, qtbot: QtBot
) -> None:
    message = Message(*dress(qapp), "info", "Kept.")
    qtbot.addWidget(message)
    keep = QPushButton("Keep it")
    message.buttons.addWidget(keep)
    message.resize(320, 240)
    message.show()
    beside = message.words.width()
    message.say("info", "Something other than Backstretch changed your diary. " * 2)
    QApplication.sendPostedEvents()
    assert message.words.width() > beside
