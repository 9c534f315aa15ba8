"""Reports in the window: the way there from Trends and back, and what a warning sign stops."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.app import App, WindowOptions
from backstretch.care.entry import Entry
from backstretch.journal.diary_records import ConditionsSet, Decided, SignsSaid, Tier
from backstretch.journal.run_facts import RunFacts
from backstretch.ui.pages.plan import PlanPage
from backstretch.ui.pages.report import ReportPage
from backstretch.ui.pages.trends import TrendsPage
from backstretch.ui.report.session_sheet import SessionSheet
from tests.fakes import used_home
from tests.ui.pages.states import click
from tests.windows import shown

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> App:
    made = shown(App(qapp, used_home(tmp_path / "home"), WindowOptions(speed=60)), qtbot)
    diary = made.parts.logbook().diary
    for days in range(6):
        day = (diary.today() - timedelta(days=days)).isoformat()
        diary.keep(Entry(day, "17:10", RunFacts(distance_m=8200)))
    return made


def trends(app: App) -> TrendsPage:
    app.window.trends_asked.emit()
    [page] = app.window.findChildren(TrendsPage)
    return page


def report(app: App) -> ReportPage:
    asking = trends(app).head.report_button
    assert asking.isVisible()
    click(asking)
    [page] = app.window.findChildren(ReportPage)
    return page


def sheets(page: ReportPage) -> list[SessionSheet]:
    page.choices.kinds.buttons()[1].click()
    return [one for one in page.preview.pages() if isinstance(one, SessionSheet)]


def tell(app: App, tier: Tier, sign: str) -> None:
    assert app.parts.logbook().diary.decide(SignsSaid(Decided.TOLD, tier, (sign,), "log")) == ""


def test_nothing_of_it_is_made_before_it_is_asked_for(app: App) -> None:
    trends(app)
    assert app.window.findChildren(ReportPage) == []


def test_trends_lead_there_and_it_leads_back(app: App) -> None:
    page = report(app)
    assert page.isVisible()
    assert len(page.preview.pages()) == 1
    click(page.back_button)
    assert not page.isVisible()
    assert trends(app).isVisible()


@pytest.mark.parametrize("place", ["head", "report"])
def test_the_way_back_ends_at_the_button_that_led_there(app: App, place: str) -> None:
    made = trends(app)
    asking = made.head.report_button if place == "head" else made.report.button
    asking.setFocus()
    click(asking)
    [page] = app.window.findChildren(ReportPage)
    assert not asking.hasFocus()
    click(page.back_button)
    assert app.window.focusWidget() is asking
    QApplication.processEvents()  # what is shown anew gets its place then
    assert not asking.visibleRegion().isEmpty()


def test_without_such_a_button_the_way_back_ends_at_the_top(app: App) -> None:
    app.window.today.setFocus()
    app._pages.show_report()
    [page] = app.window.findChildren(ReportPage)
    click(page.back_button)
    made = trends(app)
    assert made.head.isAncestorOf(app.window.focusWidget())


def test_the_plan_leads_to_the_session_on_paper_and_it_leads_back(app: App) -> None:
    app.window.plan_asked.emit()
    [plan] = app.window.findChildren(PlanPage)
    click(plan.foot.away.paper_button)
    [page] = app.window.findChildren(ReportPage)
    assert page.isVisible()
    assert page.choices.kinds.accessibleName() == "What to put on paper"
    assert [type(one) for one in page.preview.pages()] == [SessionSheet]
    click(page.back_button)
    assert plan.isVisible()
    report(app)
    assert [isinstance(one, SessionSheet) for one in page.preview.pages()] == [False]
    click(page.back_button)
    assert trends(app).isVisible()


def test_a_run_that_was_logged_is_there_when_it_is_shown_again(app: App) -> None:
    page = report(app)
    before = page.preview.grab().toImage()
    diary = app.parts.logbook().diary
    diary.keep(
        Entry(diary.today().isoformat(), "18:30", RunFacts(distance_m=5000, duration_s=1800))
    )
    click(page.back_button)
    assert report(app) is page
    assert page.preview.grab().toImage() != before


def test_the_session_on_paper_leaves_out_what_the_person_may_not_do(app: App) -> None:
    page = report(app)
    [usual] = sheets(page)
    diary = app.parts.logbook().diary
    kept = diary.statement("", ConditionsSet(("pregnancy",)))
    assert diary.keep_records(kept) == ""
    click(page.back_button)
    [made] = sheets(report(app))
    assert {row.name for row in made.rows} != {row.name for row in usual.rows}


def test_while_a_doctor_is_to_be_seen_no_session_goes_on_paper(app: App) -> None:
    tell(app, Tier.SOON, "below_knee")
    page = report(app)
    assert len(page.preview.pages()) == 1
    assert sheets(page) == []
    assert "See a doctor before you stretch." in page.nothing.text()


def test_what_needs_help_now_stands_before_the_report_too(app: App) -> None:
    made = trends(app)
    tell(app, Tier.EMERGENCY, "saddle")
    click(made.head.report_button)
    assert app.window.findChildren(ReportPage) == []
    assert not made.isVisible()
