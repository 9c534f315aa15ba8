"""A list that opens, as a screen reader is told of it."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.widgets.drop_down import DropDown, Named
from tests.ui.pages.states import dress


def told_of(part: QWidget) -> set[str]:
    """Return its name, what describes it and what stands as its label."""
    it = QAccessible.queryAccessibleInterface(part)
    told = {it.text(QAccessible.Text.Name), it.text(QAccessible.Text.Description)}
    labels = (label.text(QAccessible.Text.Name) for label, _ in it.relations())
    return told | set(labels)


def test_what_a_list_is_about_is_told_though_it_is_named_by_its_choice(
    qapp: QApplication, qtbot: QtBot
) -> None:
    made = DropDown(*dress(qapp), "Any area")
    qtbot.addWidget(made)
    made.show_choices({"": "Any", "hips": "Hips"}, "hips")
    assert "Any area" in told_of(made)


def test_the_label_above_or_beside_a_list_belongs_to_it(qapp: QApplication, qtbot: QtBot) -> None:
    theme, icons = dress(qapp)
    shoes, starts = DropDown(theme, icons, "Shoes"), DropDown(theme, icons, "A day begins at")
    named = Named("Shoes", shoes)
    row = SettingRow(theme, "A day begins at", "What you log earlier counts before", starts)
    for part in (named, row):
        qtbot.addWidget(part)
    shoes.show_choices({"": "Not said"}, "")
    starts.show_choices({"3": "03:00"}, "3")
    assert "Shoes" in told_of(shoes)
    assert {"A day begins at", "What you log earlier counts before"} <= told_of(starts)


def test_where_a_line_may_break_is_not_read_out(qapp: QApplication, qtbot: QtBot) -> None:
    theme, icons = dress(qapp)
    made = DropDown(theme, icons, "Your diary")
    row = SettingRow(theme, "Your diary", "/\u200bhome/\u200bdata", made)
    qtbot.addWidget(row)
    assert made.accessibleDescription() == "/home/data"
    row.say("/\u200belsewhere")
    assert made.accessibleDescription() == "/elsewhere"
