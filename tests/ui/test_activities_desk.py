"""What the Settings say of the back is kept in the diary: activities and limits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.care.light import Limits
from backstretch.content.care import load_care
from backstretch.diary.activities import Activities, Activity
from backstretch.diary.conditions import Conditions
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import OwnLimits
from backstretch.journal.errors import JournalError
from backstretch.journal.store import Journal
from backstretch.plan.sieve import CONDITIONS, KIT
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.activities_desk import Back, BackDesk
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_sections import Facts
from tests.fakes import FakeClock
from tests.ui.pages.states import click, dress, strike

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none
CARE, _ = load_care(resources_dir())


class Person:
    """A person at the Settings: the page, what the diary keeps, and what was told of it."""

    def __init__(self, page: SettingsPage, journal: Journal | None, clock: FakeClock) -> None:
        self.page = page
        diary = KeptDiary(journal, clock, Settings, CARE, "The journal is locked.")
        self.activities = Activities(diary, journal)
        self.limits = OwnLimits(diary, journal)
        self.conditions = Conditions(diary, journal)
        self.told: list[str] = []
        self.back = Back(
            self.activities,
            self.limits,
            self.conditions,
            {"plank": "Front plank", "cat_cow": "Cat-cow"},
            lambda: self.told.append("shoes"),
            lambda: self.told.append("changed"),
        )
        self.desk = BackDesk(page, self.back)
        self.desk.show()

    def name(self, words: str) -> None:
        """Write an activity and press Enter."""
        line = self.page.back.activities.field.line
        line.setText(words)
        strike(line, Qt.Key.Key_Return)

    def names(self) -> list[str]:
        """Return what is kept up by the diary."""
        return [activity.name for activity in self.activities.current()]

    def shown(self) -> tuple[int, int, int]:
        """Return the limits on the page."""
        part = self.page.back.limits
        return part.green.box.value(), part.amber.box.value(), part.rise.box.value()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(*dress(qapp), Facts("1", "6", "journal.db"))
    qtbot.addWidget(made)
    made.resize(1184, 1400)
    made.choose("back")
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def person(page: SettingsPage, journal: Journal, clock: FakeClock) -> Person:
    return Person(page, journal, clock)


def test_activities_are_named_one_after_the_other_and_three_are_the_most(person: Person) -> None:
    part = person.page.back.activities
    part.field.line.setFocus()
    for words in ("Run 30 minutes", "Put on my shoes", "Sit through a film"):
        assert part.field.isVisible()
        focus = QApplication.focusWidget()
        assert focus is part.field.line
        QTest.keyClicks(focus, words)
        strike(focus, Qt.Key.Key_Return)
    assert person.names() == ["Run 30 minutes", "Put on my shoes", "Sit through a film"]
    assert not part.field.isVisible()
    assert list(part.edit_buttons.values())[-1].hasFocus()
    assert person.page.kept.isVisible()
    assert person.told == ["changed"] * 3


def test_an_activity_without_words_is_not_kept(person: Person) -> None:
    person.name("   ")
    assert person.page.back.activities.field.wrong.isVisible()
    assert person.names() == []


def test_an_activity_gets_another_name_or_keeps_it(person: Person) -> None:
    person.name("Run 30 minutes")
    part = person.page.back.activities
    [key] = part.edit_buttons
    click(part.edit_buttons[key])
    assert part.field.line.text() == "Run 30 minutes"
    assert "Run 30 minutes" in part.field.line.accessibleName()
    strike(part.field.line, Qt.Key.Key_Escape)
    assert part.field.line.text() == ""
    assert part.edit_buttons[key].hasFocus()
    click(part.edit_buttons[key])
    person.name("Run 40 minutes")
    assert person.names() == ["Run 40 minutes"]
    assert list(part.edit_buttons) == [key]


def test_one_that_is_retired_comes_back_where_there_is_room(person: Person) -> None:
    for words in ("One", "Two", "Three"):
        person.name(words)
    part = person.page.back.activities
    first = next(iter(part.edit_buttons))
    click(part.turn_buttons[first])
    assert person.names() == ["Two", "Three"]
    person.name("Four")
    assert not part.turn_buttons[first].isEnabled()
    click(part.turn_buttons[next(iter(part.edit_buttons))])
    click(part.turn_buttons[first])
    assert person.names() == ["One", "Three", "Four"]


def test_the_tab_key_goes_down_the_section(person: Person, qapp: QApplication) -> None:
    for words in ("One", "Two", "Three"):
        person.name(words)
    part = person.page.back.activities
    click(part.turn_buttons[list(part.edit_buttons)[1]])
    qapp.processEvents()  # new rows are shown only then
    person.page.back.conditions.rows["osteoporosis"].setFocus()
    seen: list[int] = []
    while not person.page.back.shoes_button.hasFocus():
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.mapTo(person.page.back, QPoint(0, 0)).y())
        assert len(seen) < 40
        strike(focus, Qt.Key.Key_Tab)
    assert len(seen) == len(CONDITIONS) + 1 + 4 + 10
    assert seen == sorted(seen)


def test_the_last_answer_is_shown(person: Person) -> None:
    person.name("Run 30 minutes")
    [activity] = person.activities.current()
    person.activities.score(activity.id, 6)
    person.desk.show()
    [row] = person.page.back.activities.rows()
    assert row.detail.text() == "6 of 10 on Monday 2 March"


def test_the_rule_is_shown_in_its_words_with_the_usual_limits(person: Person) -> None:
    part = person.page.back.limits
    assert person.shown() == (2, 5, 2)
    assert part.rule.text() == CARE.limits.words
    assert part.green_row.detail.text().startswith("0 to 2:")
    assert part.amber_row.detail.text().startswith("3 to 5:")
    assert part.red.text().startswith("Red, 6 to 10:")
    assert not part.usual_button.isEnabled()


def test_limits_are_stepped_kept_and_set_back(person: Person) -> None:
    part = person.page.back.limits
    click(part.green.less_button)
    strike(part.amber.box, Qt.Key.Key_Down)
    strike(part.rise.box, Qt.Key.Key_Up)
    assert person.limits.now() == Limits(1, 4, 3)
    assert part.rule.text().startswith("In or after a run, up to 1 is green and up to 4 amber")
    assert "a rise of 3 after it" in part.rule.text()
    assert part.rise_row.detail.text().endswith("Up to 2 more is within the usual ups and downs.")
    assert part.amber_row.detail.text().startswith("2 to 4:")
    click(part.usual_button)
    assert person.limits.now() == Limits(2, 5, 2)
    assert person.shown() == (2, 5, 2)
    assert person.told == ["changed"] * 4


def test_no_steps_lead_out_of_what_may_be_set(person: Person) -> None:
    part = person.page.back.limits
    for _ in range(12):
        strike(part.green.box, Qt.Key.Key_Up)
        strike(part.rise.box, Qt.Key.Key_Up)
    assert person.limits.now() == Limits(3, 5, 3)
    for _ in range(12):
        strike(part.amber.box, Qt.Key.Key_Down)
        strike(part.rise.box, Qt.Key.Key_Down)
    assert person.limits.now() == Limits(3, 4, 1)
    assert "ups and downs" not in part.rise_row.detail.text()
    for _ in range(12):
        strike(part.green.box, Qt.Key.Key_Down)
        strike(part.amber.box, Qt.Key.Key_Down)
    assert person.limits.now() == Limits(0, 2, 1)
    for _ in range(12):
        strike(part.green.box, Qt.Key.Key_Up)
    assert person.limits.now() == Limits(1, 2, 1)


def test_without_a_journal_each_change_says_why_and_goes_back(
    page: SettingsPage, clock: FakeClock
) -> None:
    person = Person(page, None, clock)
    click(page.back.limits.green.less_button)
    assert page.notice.words.text() == "The journal is locked."
    assert person.shown() == (2, 5, 2)
    person.name("Run 30 minutes")
    assert person.page.back.activities.field.line.text() == "Run 30 minutes"
    assert person.told == []


class Unreadable:
    """Activities in a diary that cannot be read."""

    def current(self) -> tuple[Activity, ...]:
        raise JournalError("The journal cannot be read.")

    retired = current

    def keep(self, name: str, activity_id: str = "") -> str:
        return f"{name} {activity_id} cannot be kept."

    def retire(self, activity_id: str) -> str:
        return f"{activity_id} cannot be retired."


def test_a_diary_that_cannot_be_read_is_said(page: SettingsPage, person: Person) -> None:
    BackDesk(page, replace(person.back, activities=Unreadable())).show()
    assert page.notice.words.text() == "The journal cannot be read."


def test_the_shoes_are_asked_for(person: Person) -> None:
    click(person.page.back.shoes_button)
    assert person.told == ["shoes"]


def test_each_tick_of_the_check_first_list_is_kept_and_can_be_taken_back(person: Person) -> None:
    rows = person.page.back.conditions.rows
    assert list(rows) == list(CONDITIONS)
    for flag, row in rows.items():
        strike(row, Qt.Key.Key_Space)
        assert flag in person.conditions.now().flags
    assert person.conditions.now().flags == set(CONDITIONS)
    click(rows["pregnancy"])
    assert person.conditions.now().flags == set(CONDITIONS) - {"pregnancy"}
    person.desk.show()
    assert [flag for flag, row in rows.items() if not row.isChecked()] == ["pregnancy"]
    assert person.page.kept.isVisible()
    assert person.told == ["changed"] * (len(CONDITIONS) + 1)


def test_all_kit_is_there_until_it_is_unticked(person: Person) -> None:
    rows = person.page.back.kit.rows
    assert set(rows) == KIT
    assert all(row.isChecked() for row in rows.values())
    click(rows["strap"])
    assert person.conditions.now().lacking == {"strap"}
    click(rows["strap"])
    assert person.conditions.now().lacking == frozenset()


def test_a_tick_that_cannot_be_kept_goes_back(page: SettingsPage, clock: FakeClock) -> None:
    person = Person(page, None, clock)
    row = person.page.back.conditions.rows["pregnancy"]
    click(row)
    assert not row.isChecked()
    assert page.notice.words.text() == "The journal is locked."
    assert person.told == []


def test_a_stretch_is_never_wanted_until_it_is_unticked(person: Person) -> None:
    rows = person.page.back.disliked.rows
    assert [row.text() for row in rows.values()] == ["Cat-cow", "Front plank"]
    strike(rows["plank"], Qt.Key.Key_Space)
    assert person.conditions.now().disliked == {"plank"}
    person.desk.show()
    assert person.page.back.disliked.rows["plank"] is rows["plank"]
    assert [row.isChecked() for row in rows.values()] == [False, True]
    click(rows["plank"])
    assert person.conditions.now().disliked == frozenset()


def test_what_is_retired_has_the_focus_in_sight(person: Person, qtbot: QtBot) -> None:
    for words in ("One", "Two"):
        person.name(words)
    page, part = person.page, person.page.back.activities
    page.resize(1000, 400)
    page.choose("back")
    first = next(iter(part.edit_buttons))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    page.ensureWidgetVisible(part.turn_buttons[first], 0, 0)
    click(part.turn_buttons[first])
    turned = part.turn_buttons[first]
    assert page.focusWidget() is turned
    qtbot.waitUntil(lambda: turned.visibleRegion().boundingRect() == turned.rect())
