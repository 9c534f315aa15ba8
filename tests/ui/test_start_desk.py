"""The first start against what it is joined to: what cannot be kept is said, and stops nobody."""

from collections.abc import Callable, Iterable
from datetime import date, time

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.care.signs import Notice, judged
from backstretch.content.care import spare_care
from backstretch.diary.kept import Kept
from backstretch.journal.errors import JournalError
from backstretch.plan.facts import Facts, Goal, Run
from backstretch.plan.knowing import Lasting
from backstretch.settings import Settings
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.pages.start import StartPage
from backstretch.ui.start_desk import StartDesk
from tests.ui.pages.states import dress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

FULL = "The diary could not be saved: the disk is full."
TODAY = date(2026, 3, 5)  # a Thursday


class Home:
    """All that the first start is joined to; with `full`, nothing of it can be kept."""

    def __init__(self, full: str = "") -> None:
        self.full = full
        self.settings = Settings()
        self.said: tuple[str, ...] | None = None
        self.facts_now = Facts(TODAY, Goal(4, 10), minutes_chosen=False)
        self.planned: list[tuple[date, bool]] = []
        self.unreadable = ""
        self.at_login = False

    def answer(self) -> tuple[str, ...] | None:
        return self.said

    def keep(self, codes: tuple[str, ...]) -> Kept:
        told: tuple[Notice, ...] = judged(codes, spare_care())
        if not self.full:
            self.said = codes
        return Kept(self.full, told=told)

    def take_back(self) -> str:
        self.said = None
        return self.full

    def keep_seen(self) -> str:
        return self.full

    def facts(self) -> Facts:
        if self.unreadable:
            raise JournalError(self.unreadable)
        return self.facts_now

    def keep_goal_days(self, days: int) -> str:
        if not self.full:
            self.facts_now = msgspec.structs.replace(self.facts_now, goal=Goal(days, 10))
        return self.full

    def keep_days(
        self, weekdays: frozenset[int], times: dict[int, time], desk_hours: dict[int, float]
    ) -> str:
        self.facts_now = msgspec.structs.replace(
            self.facts_now, weekdays=weekdays, times=times, desk_hours=desk_hours
        )
        return self.full

    def keep_run(self, day: date, *, planned: bool) -> str:
        self.planned.append((day, planned))
        runs = (Run(day),) if planned else ()
        self.facts_now = msgspec.structs.replace(self.facts_now, runs=runs)
        return self.full

    def now(self) -> Lasting:
        return Lasting()

    def keep_flags(self, flags: Iterable[str]) -> str:
        return self.full

    def surroundings(self) -> Surroundings:
        return Surroundings(starts_at_login=self.at_login, login_why_not="")

    def start_at_login(self, on: bool) -> str:
        self.at_login = on
        return self.full

    def change(self, **choices: object) -> str:
        self.settings = msgspec.structs.replace(self.settings, **choices)
        return ""


class Waiting:
    """Keeps what is ticked and not answered."""

    def __init__(self) -> None:
        self.draft = b""

    def read(self) -> bytes:
        return self.draft

    def write(self, draft: bytes) -> None:
        self.draft = draft


Make = Callable[[], StartDesk]


@pytest.fixture
def home() -> Home:
    return Home()


@pytest.fixture
def make(qapp: QApplication, qtbot: QtBot, home: Home) -> Make:
    """Return what opens the first start in this home, each time anew."""
    waiting = Waiting()

    def made() -> StartDesk:
        page = StartPage(*dress(qapp))
        qtbot.addWidget(page)
        page.show()
        return StartDesk(
            *(page, home, lambda: home, home, lambda: home.settings, home.change, lambda: home),
            waiting,
        )

    return made


@pytest.fixture
def desk(make: Make) -> StartDesk:
    made = make()
    made.show()
    return made


def none(desk: StartDesk) -> None:
    desk.page.safety.none_row.click()
    desk.page.on_button.click()


def test_an_answer_that_cannot_be_kept_is_said_and_the_way_goes_on(
    home: Home, desk: StartDesk
) -> None:
    home.full = FULL
    none(desk)
    assert desk.page.step == "amount"
    assert desk.page.message.words.text() == FULL
    assert desk.has_answer()


def test_help_is_named_also_where_the_answer_cannot_be_kept(
    home: Home, desk: StartDesk, qtbot: QtBot
) -> None:
    home.full = FULL
    with qtbot.waitSignal(desk.stopped, timeout=1000) as stopped:
        desk.page.safety.rows["saddle"].click()
    assert stopped.args is not None
    assert (stopped.args[0].code, stopped.args[1]) == ("saddle", FULL)


def test_help_that_could_not_be_kept_is_named_again_at_the_next_start(
    home: Home, desk: StartDesk, make: Make, qtbot: QtBot
) -> None:
    home.full = FULL
    desk.page.safety.rows["saddle"].click()
    home.full = ""
    again = make()
    with qtbot.waitSignal(again.stopped, timeout=1000) as stopped:
        again.show()
    assert stopped.args is not None
    assert (stopped.args[0].code, stopped.args[1], home.said) == ("saddle", "", ("saddle",))


def test_an_answer_that_could_not_be_kept_waits_for_the_next_start(
    home: Home, desk: StartDesk, make: Make
) -> None:
    home.full = FULL
    desk.page.safety.rows["night"].click()
    desk.page.on_button.click()
    home.full = ""
    again = make()
    again.show()
    assert (again.page.step, again.page.safety.answer()) == ("safety", ("night",))
    again.page.on_button.click()
    assert (again.page.safety.is_advising(), home.said) == (True, ("night",))


def test_a_doctor_is_named_also_where_the_answer_cannot_be_kept(
    home: Home, desk: StartDesk
) -> None:
    home.full = FULL
    desk.page.safety.rows["night"].click()
    desk.page.on_button.click()
    assert desk.page.safety.is_advising()
    assert desk.page.message.words.text() == FULL
    desk.page.on_button.click()
    assert desk.page.step == "amount"


def test_what_could_not_be_kept_is_shown_as_it_was(home: Home, desk: StartDesk) -> None:
    none(desk)
    home.full = FULL
    desk.page.amount.days[5].click()
    assert desk.page.amount.days[4].isChecked()
    assert desk.page.message.words.text() == FULL


def test_a_diary_that_cannot_be_read_is_said(home: Home, desk: StartDesk) -> None:
    home.unreadable = "The diary is damaged."
    none(desk)
    assert desk.page.step == "amount"
    assert desk.page.message.words.text() == "The diary is damaged."
    desk.page.on_button.click()
    assert desk.page.message.isVisible()


def test_a_run_is_planned_on_the_next_day_of_that_name(home: Home, desk: StartDesk) -> None:
    none(desk)
    desk.page.on_button.click()
    runs = desk.page.when.grid.runs
    runs[4].click()
    runs[1].click()
    assert home.planned == [(date(2026, 3, 5), True), (date(2026, 3, 9), True)]
    assert [n for n, tile in runs.items() if tile.isChecked()] == [1]


def test_times_and_hours_said_before_stay_when_days_are_ticked(home: Home, desk: StartDesk) -> None:
    times, hours = {2: time(7, 0)}, {3: 6.5}
    home.facts_now = msgspec.structs.replace(home.facts_now, times=times, desk_hours=hours)
    none(desk)
    desk.page.on_button.click()
    desk.page.when.grid.can[6].click()
    assert (home.facts_now.times, home.facts_now.desk_hours) == (times, hours)
    assert home.facts_now.weekdays == frozenset({1, 2, 3, 4, 5, 7})


def test_starting_at_login_is_what_the_desktop_says_it_is(home: Home, desk: StartDesk) -> None:
    none(desk)
    desk.page.on_button.click()
    desk.page.when.login.click()
    assert home.at_login
    assert desk.page.when.login.isChecked()


def test_without_an_answer_a_later_step_is_not_shown(home: Home, desk: StartDesk) -> None:
    steps = []
    for said in (None, ()):
        home.said = said
        home.settings = Settings(first_start="sound")
        desk.show()
        steps.append(desk.page.step)
    assert steps == ["safety", "sound"]


def test_the_same_answer_is_not_kept_twice(home: Home, desk: StartDesk, qtbot: QtBot) -> None:
    none(desk)
    desk.page.back_button.click()
    with qtbot.assertNotEmitted(desk.changed):
        desk.page.on_button.click()
    assert (desk.page.step, home.said) == ("amount", ())
