"""Chip, toggle, slider, stepper, field: pressing, keys, names, what they say is wrong."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.choice_row import ChoiceRow
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.focus_ring import FocusRing
from backstretch.ui.widgets.note_field import NoteField
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.step_slider import StepSlider
from backstretch.ui.widgets.stepper import Stepper
from backstretch.ui.widgets.toggle import Toggle
from tests.ui.pages.states import click, dress, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


class Host(QWidget):
    """An active window to stand in."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.theme, self.icons = theme, icons
        self.column = QVBoxLayout(self)

    def holds(self, *parts: QWidget) -> None:
        """Put parts one under the other, laid out at once."""
        for part in parts:
            self.column.addWidget(part)
            part.show()
        self.column.activate()


@pytest.fixture
def host(qapp: QApplication, qtbot: QtBot) -> Iterator[Host]:
    made = Host(*dress(qapp))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.close()


def role(widget: QWidget) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role()


def test_a_chip_that_is_on_has_a_tick_and_is_a_check_box(host: Host) -> None:
    chip = Chip(host.theme, host.icons, "Tight & stiff")
    host.holds(chip)
    assert chip.icon().isNull()
    strike(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert not chip.icon().isNull()
    assert role(chip) == QAccessible.Role.CheckBox
    assert chip.accessibleName() == "Tight & stiff"


def test_a_chip_is_as_high_on_as_off(host: Host) -> None:
    chip = Chip(host.theme, host.icons, "Tight")
    host.holds(chip)
    before = chip.sizeHint().height()
    chip.setChecked(True)
    assert chip.sizeHint().height() == before


def test_a_toggle_turns_by_space_and_by_a_press_anywhere_on_it(host: Host, qtbot: QtBot) -> None:
    toggle = Toggle(host.theme, "Stronger contrast")
    host.holds(toggle)
    with qtbot.waitSignal(toggle.clicked, timeout=1000):
        strike(toggle, Qt.Key.Key_Space)
    assert toggle.isChecked()
    click(toggle)
    assert not toggle.isChecked()
    assert (role(toggle), toggle.accessibleName()) == (
        QAccessible.Role.CheckBox,
        "Stronger contrast",
    )


def test_a_toggle_shows_its_state_by_more_than_colour(host: Host) -> None:
    toggle = Toggle(host.theme, "On")
    host.holds(toggle)
    off = toggle.grab().toImage()
    toggle.setChecked(True)
    on = toggle.grab().toImage()
    bar, knob = (12, 13), (31, 13)
    assert on.pixelColor(*bar) == host.theme.colour("on_pine")
    assert on.pixelColor(*knob) == host.theme.colour("on_pine")
    assert off.pixelColor(13, 13) == host.theme.colour("edge")


def test_a_slider_tells_steps_only(host: Host, qtbot: QtBot) -> None:
    slider = StepSlider("Text size", (90, 200), 10)
    host.holds(slider)
    with qtbot.assertNotEmitted(slider.chosen):
        slider.show_value(100)
    with qtbot.waitSignal(slider.chosen, timeout=1000) as told:
        slider.setValue(134)
    assert told.args == [130]
    assert slider.value() == 130


def test_the_wheel_is_left_to_the_page(host: Host, qapp: QApplication) -> None:
    slider = StepSlider("Text size", (90, 200), 10)
    host.holds(slider)
    slider.show_value(100)
    QTest.wheelEvent(host.windowHandle(), slider.geometry().center(), slider.rect().center())
    qapp.processEvents()
    assert slider.value() == 100


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 6),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_PageUp, 10),
        (Qt.Key.Key_PageDown, 0),
    ],
)
def test_a_stepper_steps_by_keys(host: Host, qtbot: QtBot, key: Qt.Key, value: int) -> None:
    stepper = Stepper(host.theme, host.icons, "Effort", (0, 10))
    host.holds(stepper)
    stepper.show_value(5)
    assert stepper.box.accessibleName() == "Effort, 5 of 10"
    with qtbot.waitSignal(stepper.chosen, timeout=1000) as told:
        strike(stepper.box, key)
    assert told.args == [value]
    assert stepper.box.accessibleName() == f"Effort, {value} of 10"


def test_a_stepper_is_one_tab_stop_and_its_buttons_end_with_the_range(
    host: Host, qtbot: QtBot
) -> None:
    stepper = Stepper(host.theme, host.icons, "Effort", (0, 10))
    host.holds(stepper)
    stepper.show_value(9)
    with qtbot.waitSignal(stepper.chosen, timeout=1000):
        click(stepper.more_button)
    assert not stepper.more_button.isEnabled()
    assert stepper.less_button.isEnabled()
    stops = [c for c in stepper.findChildren(QWidget) if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stepper.box in stops
    assert stepper.less_button not in stops


def test_a_stepper_shows_its_number(host: Host) -> None:
    stepper = Stepper(host.theme, host.icons, "Effort", (0, 10))
    host.holds(stepper)
    stepper.show_value(10)
    assert stepper.box.lineEdit().width() >= host.theme.px(30)
    assert stepper.box.text() == "10"


def test_the_ring_goes_around_the_whole_stepper(host: Host) -> None:
    stepper = Stepper(host.theme, host.icons, "Effort", (0, 10))
    host.holds(stepper)
    ring = FocusRing(host.theme, host)
    ring.follow(stepper.box)
    assert ring.geometry().contains(stepper.geometry())


def test_a_field_is_named_with_its_unit_and_says_what_is_wrong(host: Host) -> None:
    field = Field(host.theme, host.icons, "Distance", "km")
    host.holds(field)
    assert field.line.accessibleName() == "Distance, km"
    assert field.wrong.isHidden()
    free = field.line.textMargins().right()
    field.complain("82 km in 47 min? Check the distance.")
    assert field.wrong.isVisible()
    assert field.line.accessibleDescription() == "82 km in 47 min? Check the distance."
    assert field.line.textMargins().right() > free
    assert red_edge(field, host.theme)
    field.complain("")
    assert not red_edge(field, host.theme)
    assert field.wrong.isHidden()


def red_edge(field: Field, theme: Theme) -> bool:
    image = field.line.grab().toImage()
    middle = image.height() // 2
    return image.pixelColor(1, middle) == theme.colour("red")


def test_a_choice_row_tells_what_it_means_and_grows_with_it(host: Host) -> None:
    row = ChoiceRow(host.theme, "Tones only", "Start, halfway, the last seconds and the end")
    plain = ChoiceRow(host.theme, "Silent")
    host.holds(row, plain)
    assert row.accessibleDescription() == "Start, halfway, the last seconds and the end"
    assert plain.heightForWidth(400) == host.theme.px(45)
    assert row.heightForWidth(200) > row.heightForWidth(400) > plain.heightForWidth(400)


def test_the_arrow_keys_choose_a_row(host: Host) -> None:
    first, second = ChoiceRow(host.theme, "One"), ChoiceRow(host.theme, "Two")
    host.holds(first, second)
    first.setChecked(True)
    first.setFocus()
    strike(first, Qt.Key.Key_Down)
    assert second.isChecked()


def test_the_icon_of_a_button_follows_the_theme(host: Host) -> None:
    made = ActionButton(host.theme, host.icons, "Open folder", "folder")
    host.holds(made)
    before = made.icon().pixmap(made.iconSize()).toImage()
    host.theme.choose("dusk")
    assert made.icon().pixmap(made.iconSize()).toImage() != before
    assert made.accessibleName() == "Open folder"


def test_old_choices_go_at_once_when_new_ones_come(host: Host) -> None:
    bar = SegmentBar(host.theme, "Minutes")
    bar.show_choices(((10, "10"), (12, "12")), 10)
    host.holds(bar)
    old = bar.buttons()
    assert [button.isVisible() for button in old] == [True, True]
    bar.show_choices(((15, "15"),), 15)
    assert [button.isVisible() for button in old] == [False, False]


def test_the_tab_key_comes_to_a_row_of_choices_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    bar = SegmentBar(theme, "Minutes")
    qtbot.addWidget(bar)
    for present, stop in ((12, 1), (None, 0), (15, 2)):
        bar.show_choices(((10, "10"), (12, "12"), (15, "15")), present)
        tabbed = [bool(b.focusPolicy() & Qt.FocusPolicy.TabFocus) for b in bar.buttons()]
        assert tabbed == [at == stop for at in range(3)]
        checked = [bar.buttons().index(b) for b in bar.buttons() if b.isChecked()]
        assert checked == ([stop] if present else [])


def test_the_ring_of_a_note_stands_around_its_frame(qapp: QApplication, qtbot: QtBot) -> None:
    host = Host(*dress(qapp))
    qtbot.addWidget(host)
    note = NoteField(host.theme, "Note")
    host.holds(note)
    host.show()
    ring = FocusRing(host.theme, host)
    ring.follow(note.text_edit)
    assert ring.geometry().contains(note.geometry())
