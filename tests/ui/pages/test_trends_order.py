"""The Tab key goes through the Trends page as it is read, whatever was made last."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backstretch.insights.trend_states import Span
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.trends_state import TrialAct
from tests.ui.trends_diary import Weeks, written

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    made = Weeks(tmp_path / "journal.db", written(tmp_path / "written.db", 35))
    yield made
    made.journal.close()


def shown(weeks: Weeks, app: QApplication, qtbot: QtBot, width: int = 1184) -> TrendsPage:
    page = weeks.trending(app, width).page
    qtbot.addWidget(page)
    page.show()
    return page


def stops(page: TrendsPage) -> list[str]:
    """Return the names of what the Tab key comes to, from the ranges on, once round."""
    first = next(one for one in page.head.ranges.buttons() if one.isChecked())
    found: list[str] = []
    at: QWidget | None = first
    while at is not None:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            found.append(at.accessibleName() or getattr(at, "text", str)())
        at = at.nextInFocusChain()
        if at is first:
            break
    return found


AS_READ = [
    "How far back: 12 weeks, 2 of 4",
    "Report for my clinician",
    "Which pain: After, 1 of 2",
    "Pain after each run",
    "Pain after each run: show as table",
    "Sessions per week",
    "Sessions per week: show as table",
    "Kilometres per week",
    "Kilometres per week: show as table",
    "Mostly downhill",
]


@pytest.mark.parametrize("width", [1184, 804])
def test_the_tab_key_goes_through_the_page_as_it_is_read(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    page = shown(weeks, qapp, qtbot, width)
    found = stops(page)
    assert found[: len(AS_READ)] == AS_READ
    rest = ["Start the test", "Change from your first two weeks", "Easy 30-minute run"]
    places = [found.index(name) for name in rest]
    assert places == sorted(places)
    assert found.index("Make a report") > found.index("Runs by their light")


def test_it_still_does_after_another_range_and_a_test_begun(
    weeks: Weeks, qapp: QApplication, qtbot: QtBot
) -> None:
    page = shown(weeks, qapp, qtbot)
    page.span_asked.emit(Span.ALL)
    page.trial_asked.emit(TrialAct.BEGIN)
    found = stops(page)
    assert found[1 : len(AS_READ)] == AS_READ[1:]
    assert found.index("Stop the test") < found.index("Change from your first two weeks")


def test_a_table_stands_where_its_chart_did(weeks: Weeks, qapp: QApplication, qtbot: QtBot) -> None:
    page = shown(weeks, qapp, qtbot)
    page.sessions.box.turn()
    found = stops(page)
    at = found.index("Sessions per week: show as chart")
    assert found[at - 1] == "Sessions per week"
    assert found[at + 1] == "Kilometres per week"
