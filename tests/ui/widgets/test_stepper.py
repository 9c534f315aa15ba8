"""A stepper is read out as what it shows, also where nothing is said yet."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.stepper import Stepper
from tests.ui.pages.states import dress


def test_a_number_that_was_not_said_is_read_out_so(qapp: QApplication, qtbot: QtBot) -> None:
    effort = Stepper(*dress(qapp), "Effort", (-1, 10))
    qtbot.addWidget(effort)
    effort.box.setSpecialValueText("–")
    effort.show_value(-1)
    assert effort.box.accessibleName() == "Effort, not said"
    effort.more_button.click()
    assert effort.box.accessibleName() == "Effort, 0 of 10"


def test_other_ends_bring_the_number_between_them_without_telling(
    qapp: QApplication, qtbot: QtBot
) -> None:
    limit = Stepper(*dress(qapp), "Green up to", (0, 10))
    qtbot.addWidget(limit)
    limit.show_value(9)
    with qtbot.assertNotEmitted(limit.chosen):
        limit.set_ends((0, 3))
    assert limit.box.value() == 3
    assert not limit.more_button.isEnabled()
    assert limit.box.accessibleName() == "Green up to, 3 of 3"
