"""Which side it is."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.widgets.side_badges import SideBadges
from tests.ui.pages.states import dress


def test_the_badges_tell_present_done_and_coming(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    badges = SideBadges(theme)
    qtbot.addWidget(badges)
    badges.show_sides(("left", "right"), "right", ())
    assert badges.accessibleName() == "Left side, to come; Right side, now"
    badges.show_sides(("left", "right"), "left", ("right",))
    assert badges.accessibleName() == "Left side, now; Right side, done"


def test_an_exercise_for_both_sides_shows_no_badge(qapp: QApplication, qtbot: QtBot) -> None:
    theme, _ = dress(qapp)
    badges = SideBadges(theme)
    qtbot.addWidget(badges)
    badges.show_sides((), "both", ())
    assert badges.words() == ""
