"""Each reminder is shown when it is due, by one timer, and what is pressed is done."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import msgspec
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from backstretch.desktop.bus_notifier import BusNotifier
from backstretch.desktop.notifier import Notice, Notifier
from backstretch.desktop.reminder_keeper import LONGEST, ReminderKeeper
from backstretch.plan.reminding import (
    Day,
    Due,
    Known,
    Told,
    Wish,
)
from tests.desktop.private_bus import NotificationDesk, private_bus
from tests.fakes import FakeClock

MONDAY = date(2026, 3, 2)
BERLIN = ZoneInfo("Europe/Berlin")
WORDS = {"start": "Start", "later": "Later", "move": "Move it", "not-today": "Not today"}

pytestmark = pytest.mark.usefixtures("qapp")


class Memory:
    """A plan, and what was told of it; keeps nothing while `refusal` says why."""

    def __init__(self, clock: FakeClock, days: tuple[Day, ...]) -> None:
        self._clock = clock
        self.days = days
        self.morning: date | None = None
        self.kept = Told()
        self.started: list[date] = []
        self.refusal = ""

    def known(self) -> Known:
        wish = Wish(week=False, morning=self.morning is not None)
        return Known(self.days, wish=wish, morning=self.morning)

    def told(self) -> Told:
        return self.kept

    def zone(self) -> tzinfo:
        return ZoneInfo(self._clock.zone())

    def keep(self, told: Told) -> str:
        if not self.refusal:
            self.kept = told
        return self.refusal

    def keep_started(self, day: date) -> str:
        self.started.append(day)
        return self.refusal


class Screen(Notifier):
    """A desktop that shows notices at once, or says why not."""

    def __init__(self) -> None:
        super().__init__(None, "")
        self.notices: list[Notice] = []
        self.code = ""
        self.can = True
        self.withdrawn = 0

    def show(self, notice: Notice) -> bool:
        if self.can:
            if self.code:
                self.refused.emit(notice.id, self.code)
            else:
                self.notices.append(notice)
                self.shown.emit(notice.id)
        return self.can

    def withdraw(self) -> None:
        self.withdrawn += 1


def words(due: Due, codes: tuple[str, ...]) -> Notice:
    return Notice(due.id, "12 minutes?", "After a run.", tuple((c, WORDS[c]) for c in codes))


class Keeper(ReminderKeeper):
    """Remembers when its timer was set."""

    set_at: datetime

    def look(self) -> None:
        super().look()
        self.set_at = self._clock.now()


class Desk:
    """A keeper with its clock, its memory and its screen, on a Monday at noon."""

    def __init__(self, notifier: Notifier | None = None) -> None:
        self.clock = FakeClock(datetime(2026, 3, 2, 11, tzinfo=UTC))
        days = tuple(Day(MONDAY + timedelta(days=n), planned=n in (0, 2)) for n in range(7))
        self.memory = Memory(self.clock, days)
        self.screen = Screen()
        self.may_show = True
        self.keeper = Keeper(
            self.memory, words, notifier or self.screen, self.clock, lambda: self.may_show
        )
        self.wakings = 0
        self.longest = timedelta(0)

    def live(self, span: timedelta) -> None:
        """Let time go by: each time the timer would ring, it rings."""
        end = self.clock.now() + span
        while (rings := self._rings_at()) <= end:
            self.longest = max(self.longest, rings - self.keeper.set_at)
            self.clock.advance((rings - self.clock.now()).total_seconds())
            self.wakings += 1
            self.keeper.timer.timeout.emit()
        self.clock.advance((end - self.clock.now()).total_seconds())

    def _rings_at(self) -> datetime:
        """Return when the timer rings."""
        return self.keeper.set_at + timedelta(milliseconds=self.keeper.timer.interval())

    @property
    def ids(self) -> list[str]:
        return [notice.id for notice in self.screen.notices]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    made.keeper.look()
    yield made
    made.keeper.close()


def test_a_reminder_is_shown_when_it_is_due_and_kept_as_shown(desk: Desk) -> None:
    desk.live(timedelta(hours=6, minutes=29))
    assert desk.ids == []
    desk.live(timedelta(minutes=2))
    assert desk.ids == ["2026-03-02/session"]
    assert [code for code, _ in desk.screen.notices[0].buttons] == ["start", "later", "not-today"]
    assert desk.memory.kept.shown == ("2026-03-02/session",)
    desk.live(timedelta(days=6))
    assert desk.ids == ["2026-03-02/session", "2026-03-04/session"]


def test_nothing_wakes_up_but_the_one_timer_an_hour_at_most(desk: Desk) -> None:
    timers = desk.keeper.findChildren(QTimer)
    assert timers == [desk.keeper.timer]
    assert desk.keeper.timer.isSingleShot()
    desk.live(timedelta(days=6))
    assert 6 * 23 <= desk.wakings <= 6 * 24 + 2
    assert desk.longest <= LONGEST + timedelta(seconds=1)


def test_after_a_sleep_it_comes_once_or_stays_in_today(desk: Desk) -> None:
    desk.clock.advance(8 * 3600)
    desk.keeper.look()
    desk.keeper.look()
    assert desk.ids == ["2026-03-02/session"]
    desk.clock.advance(49 * 3600)
    desk.keeper.look()
    assert desk.ids == ["2026-03-02/session"]
    assert [due.id for due in desk.keeper.agenda().missed] == ["2026-03-04/session"]


def test_later_brings_it_back_once_and_then_asks_to_move_the_day(desk: Desk, qtbot: QtBot) -> None:
    desk.live(timedelta(hours=6, minutes=31))
    with qtbot.waitSignal(desk.keeper.changed, timeout=1000):
        desk.screen.pressed.emit(desk.ids[0], "later")
    desk.live(timedelta(minutes=59))
    assert len(desk.ids) == 1
    desk.live(timedelta(minutes=2))
    assert desk.ids == ["2026-03-02/session", "2026-03-02/session/again"]
    assert [code for code, _ in desk.screen.notices[1].buttons] == ["start", "move", "not-today"]
    assert desk.keeper.later_choices() == ()
    with qtbot.waitSignal(desk.keeper.move_asked, timeout=1000) as moved:
        desk.screen.pressed.emit(desk.ids[1], "move")
    assert moved.args == [MONDAY]
    with qtbot.waitSignal(desk.keeper.move_asked, timeout=1000) as moved:
        desk.screen.pressed.emit(desk.ids[1], "later")
    desk.live(timedelta(hours=12))
    assert len(desk.ids) == 2


def test_later_on_a_notice_of_another_day_asks_to_move_it(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.keeper.move_asked, timeout=1000) as moved:
        desk.screen.pressed.emit("2026-03-01/session", "later")
    assert moved.args == [date(2026, 3, 1)]
    assert desk.memory.kept.later is None


def test_start_open_and_not_today_are_told(desk: Desk, qtbot: QtBot) -> None:
    desk.live(timedelta(hours=6, minutes=31))
    with qtbot.waitSignal(desk.keeper.start_asked, timeout=1000) as started:
        desk.screen.pressed.emit(desk.ids[0], "start")
    assert started.args == [MONDAY]
    assert desk.memory.started == [MONDAY]
    with qtbot.waitSignal(desk.keeper.open_asked, timeout=1000):
        desk.screen.pressed.emit(desk.ids[0], "open")
    with qtbot.waitSignal(desk.keeper.left_be, timeout=1000) as left:
        desk.screen.pressed.emit(desk.ids[0], "not-today")
    assert left.args == [MONDAY]
    assert desk.keeper.is_left_be()
    desk.live(timedelta(days=1))
    assert not desk.keeper.is_left_be()


def test_not_today_on_yesterday_s_notice_leaves_today_alone(desk: Desk) -> None:
    desk.screen.pressed.emit("2026-03-01/session", "not-today")
    assert not desk.keeper.is_left_be()


def test_no_reminder_today_from_the_tray_before_it_came(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.keeper.left_be):
        desk.keeper.leave_today_be()
    desk.live(timedelta(hours=12))
    assert desk.ids == []


def test_put_off_from_the_tray_before_it_came(desk: Desk) -> None:
    choices = desk.keeper.later_choices()
    assert [f"{at.astimezone(BERLIN):%H:%M}" for at in choices] == ["12:30", "13:00", "20:30"]
    desk.keeper.put_off(choices[2])
    desk.live(timedelta(hours=8, minutes=29))
    assert desk.ids == []
    desk.live(timedelta(minutes=2))
    assert desk.ids == ["2026-03-02/session/again"]


def test_over_a_session_or_a_full_screen_it_waits_until_that_is_over(desk: Desk) -> None:
    desk.may_show = False
    desk.live(timedelta(hours=7))
    assert desk.ids == []
    desk.may_show = True
    desk.keeper.look()
    assert desk.ids == ["2026-03-02/session"]


def test_do_not_disturb_is_waited_for_two_hours_and_no_longer(desk: Desk) -> None:
    desk.screen.code = "quiet"
    desk.live(timedelta(hours=7))
    desk.screen.code = ""
    desk.screen.freed.emit()
    assert desk.ids == ["2026-03-02/session"]
    desk.screen.code = "quiet"
    desk.live(timedelta(days=2, hours=2))
    desk.screen.code = ""
    desk.screen.freed.emit()
    assert desk.ids == ["2026-03-02/session"]


@pytest.mark.parametrize("is_known", [True, False])
def test_where_there_is_no_way_it_is_tried_again_as_long_as_it_is_not_late(
    desk: Desk, is_known: bool
) -> None:
    desk.screen.can = not is_known
    desk.screen.code = "no-service"
    desk.live(timedelta(hours=6, minutes=45))
    assert desk.memory.kept == Told()
    desk.screen.can, desk.screen.code = True, ""
    desk.live(timedelta(hours=1))
    assert desk.ids == ["2026-03-02/session"]


def test_a_notice_goes_when_its_session_was_done(desk: Desk) -> None:
    desk.live(timedelta(hours=7))
    desk.keeper.look()
    assert desk.screen.withdrawn == 0
    done = (msgspec.structs.replace(desk.memory.days[0], planned=False, done=True),)
    desk.memory.days = done + desk.memory.days[1:]
    desk.keeper.look()
    desk.keeper.look()
    assert desk.screen.withdrawn == 1


def test_the_morning_after_a_run_has_no_buttons_and_goes_once_it_was_told(desk: Desk) -> None:
    desk.memory.morning = tuesday = MONDAY + timedelta(days=1)
    desk.live(timedelta(hours=20, minutes=30))
    assert desk.ids == ["2026-03-02/session", "2026-03-03/morning"]
    assert desk.screen.notices[-1].buttons == ()
    withdrawn = desk.screen.withdrawn
    desk.keeper.look()
    assert desk.screen.withdrawn == withdrawn
    desk.memory.morning = None
    desk.keeper.look()
    assert desk.screen.withdrawn == withdrawn + 1
    assert f"{tuesday}/morning" in desk.memory.kept.shown


@pytest.mark.parametrize("code", ["start", "later", "not-today", "open"])
def test_a_notice_that_was_answered_goes(desk: Desk, code: str) -> None:
    desk.live(timedelta(hours=7))
    desk.screen.pressed.emit(desk.ids[0], code)
    assert desk.screen.withdrawn == 1
    desk.screen.pressed.emit("2026-03-01/session", code)
    assert desk.screen.withdrawn == 1


def test_what_cannot_be_kept_is_said_and_not_told_twice(desk: Desk, qtbot: QtBot) -> None:
    desk.memory.refusal = "The diary could not be saved: the disk is full."
    with qtbot.waitSignal(desk.keeper.not_kept, timeout=1000) as said:
        desk.live(timedelta(hours=7))
    assert said.args == [desk.memory.refusal]
    desk.live(timedelta(hours=5))
    assert desk.ids == ["2026-03-02/session"]
    assert desk.memory.kept == Told()


def test_what_was_told_before_a_restart_is_not_told_again(desk: Desk) -> None:
    desk.live(timedelta(hours=7))
    again = ReminderKeeper(desk.memory, words, desk.screen, desk.clock)
    again.look()
    assert desk.ids == ["2026-03-02/session"]
    assert again.agenda() == desk.keeper.agenda()
    again.close()


@pytest.fixture
def bus_desk() -> Iterator[Callable[[], tuple[Desk, NotificationDesk]]]:
    closings: list[Callable[[], object]] = []
    with private_bus() as address:

        def make() -> tuple[Desk, NotificationDesk]:
            service = NotificationDesk(address)
            notifier = BusNotifier("Backstretch", "backstretch", address=address)
            closings.append(service.close)
            return Desk(notifier), service

        yield make
        for close in closings:
            close()


def test_from_the_plan_to_a_button_pressed_on_a_real_service_and_back(
    bus_desk: Callable[[], tuple[Desk, NotificationDesk]], qtbot: QtBot
) -> None:
    desk, service = bus_desk()
    desk.keeper.look()
    with qtbot.waitSignal(desk.keeper.changed, timeout=5000):
        desk.live(timedelta(hours=7))
    notice = service.hear()
    assert notice["title"] == "12 minutes?"
    assert notice["actions"][2::2] == ["start", "later", "not-today"]
    with qtbot.waitSignal(desk.keeper.changed, timeout=5000):
        service.tell("press later")
    assert desk.memory.kept.later is not None
    assert service.hear() == {"closed": 1}
    with qtbot.waitSignal(desk.keeper.changed, timeout=5000):
        desk.live(timedelta(hours=1, minutes=5))
    assert service.hear()["actions"][2::2] == ["start", "move", "not-today"]
    with qtbot.waitSignal(desk.keeper.start_asked, timeout=5000) as started:
        service.tell("press start")
    assert started.args == [MONDAY]
    desk.keeper.close()


def test_the_timer_waits_for_the_very_moment(desk: Desk) -> None:
    day = Day(MONDAY, planned=True, at=time(12, 0, 30))
    desk.memory.days = (day,)
    desk.keeper.look()
    assert 30_000 <= desk.keeper.timer.interval() <= 30_050
