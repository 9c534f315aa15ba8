"""The bridge between a session and Qt, driven by a clock that stands still."""

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from backstretch.content.library import Library, load_library
from backstretch.journal.entries import SessionState
from backstretch.resources import resources_dir
from backstretch.session.cues import Level
from backstretch.session.kit import SessionKit
from backstretch.session.moment import Stage
from backstretch.session.run import Command, SessionRun
from backstretch.settings import Settings
from backstretch.ui.player_state import PlayerState
from backstretch.ui.player_view import PlayerView
from backstretch.ui.session_driver import UNSEEN_MS, SessionDriver
from tests.fakes import FakeClock, MemoryJournal

pytestmark = pytest.mark.usefixtures("qapp")


class Heard:
    """Collects what a driver tells."""

    def __init__(self, driver: SessionDriver) -> None:
        self.states: list[PlayerState] = []
        self.codes: list[str] = []
        self.running: list[bool] = []
        self.hushes = 0
        self.overs = 0
        driver.state_changed.connect(self.states.append)
        driver.cues_due.connect(lambda cues: self.codes.extend(cue.code for cue in cues))
        driver.running_changed.connect(self.running.append)
        driver.hushed.connect(self._hush)
        driver.over.connect(self._over)

    def _hush(self) -> None:
        self.hushes += 1

    def _over(self) -> None:
        self.overs += 1


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def run(library: Library, journal: MemoryJournal, clock: FakeClock) -> SessionRun:
    kit = SessionKit(library, journal, clock, Settings(), lambda _: None)
    return kit.begin(library.routine("after-run", 12))


@pytest.fixture
def driver(run: SessionRun, library: Library) -> SessionDriver:
    return SessionDriver(run, PlayerView(run.engine, library))


def pass_time(driver: SessionDriver, clock: FakeClock, seconds: float) -> None:
    for _ in range(round(seconds * 2)):
        clock.advance(0.5)
        driver.tick()


def test_a_session_starts_with_getting_ready_for_the_first_stretch(driver: SessionDriver) -> None:
    heard = Heard(driver)
    driver.start()
    state = heard.states[-1]
    assert (state.phase, state.name, state.seconds) == ("ready", "Cat-cow", 10)
    assert heard.running == [True]


def test_the_countdown_follows_the_clock(driver: SessionDriver, clock: FakeClock) -> None:
    heard = Heard(driver)
    driver.start()
    pass_time(driver, clock, 7.5)
    assert heard.states[-1].seconds == 3
    assert heard.codes[0] == "name"
    assert "3" in heard.codes


def test_a_pause_stops_the_clock_and_lets_the_screen_sleep(
    driver: SessionDriver, clock: FakeClock
) -> None:
    heard = Heard(driver)
    driver.start()
    pass_time(driver, clock, 2)
    driver.toggle_pause()
    pass_time(driver, clock, 60)
    assert (heard.states[-1].phase, heard.states[-1].seconds) == ("paused", 8)
    assert heard.running == [True, False]
    assert heard.hushes == 1


def test_going_on_counts_three_and_then_takes_up_the_exact_second(
    driver: SessionDriver, clock: FakeClock
) -> None:
    heard = Heard(driver)
    driver.start()
    pass_time(driver, clock, 2)
    driver.toggle_pause()
    driver.toggle_pause()
    assert (heard.states[-1].phase, heard.states[-1].seconds) == ("reentry", 3)
    pass_time(driver, clock, 3)
    assert (heard.states[-1].phase, heard.states[-1].seconds) == ("ready", 8)


def test_a_closed_lid_pauses_and_says_why(driver: SessionDriver, clock: FakeClock) -> None:
    heard = Heard(driver)
    driver.start()
    clock.advance(3600)
    driver.tick()
    assert (heard.states[-1].phase, heard.states[-1].pause_reason) == ("paused", "sleep")


def test_unseen_it_paints_nothing_but_still_speaks(driver: SessionDriver, clock: FakeClock) -> None:
    heard = Heard(driver)
    driver.start()
    driver.set_seen(False)
    states = len(heard.states)
    pass_time(driver, clock, 9)
    assert len(heard.states) == states
    assert "1" in heard.codes


def test_unseen_it_sleeps_as_long_as_what_was_done_is_safe(
    driver: SessionDriver, run: SessionRun, clock: FakeClock, journal: MemoryJournal
) -> None:
    driver.start()
    driver.set_seen(False)
    (timer,) = (timer for timer in driver.findChildren(QTimer) if timer.isActive())
    waits = []
    for _ in range(60):
        due = run.due_in()
        assert due is not None
        waits.append(timer.interval())
        assert waits[-1] == min(UNSEEN_MS, int(due * 1000) + 1)
        clock.advance(waits[-1] / 1000)
        driver.tick()
        (kept,) = journal.sessions()
        moment = run.engine.moment()
        assert moment.stage is Stage.RUNNING
        assert moment.done_ms - kept.done_ms + UNSEEN_MS <= 5_000
    assert max(waits) == UNSEEN_MS > 1_000


def test_the_end_comes_once_and_closes_the_session(
    driver: SessionDriver, clock: FakeClock, journal: MemoryJournal
) -> None:
    heard = Heard(driver)
    driver.start()
    pass_time(driver, clock, 730)
    assert heard.overs == 1
    assert heard.states[-1].phase == "finished"
    assert heard.states[-1].kept_s == 12 * 60
    assert {row.state for row in heard.states[-1].done} == {"done"}
    assert [s.state for s in journal.sessions()] == [SessionState.FINISHED]


def test_an_exercise_left_out_is_shown_as_skipped(driver: SessionDriver) -> None:
    heard = Heard(driver)
    driver.start()
    driver.ask(Command.SKIP, "no-equipment")
    state = heard.states[-1]
    assert state.name == "Runner’s lunge"
    assert state.lanes[0].skipped
    assert not state.lanes[1].done


def test_the_easier_version_has_its_own_name_and_words(
    driver: SessionDriver, clock: FakeClock, library: Library
) -> None:
    heard = Heard(driver)
    driver.start()
    pass_time(driver, clock, 12)
    driver.ask(Command.EASE)
    easier = library.exercises["cat_cow"].easier
    assert easier is not None
    assert (heard.states[-1].name, heard.states[-1].phase) == (easier.name, "reentry")
    assert heard.states[-1].seconds == 10


@pytest.mark.parametrize("level", list(Level))
def test_every_moment_of_every_routine_can_be_shown(
    library: Library, clock: FakeClock, level: Level
) -> None:
    for routine in library.routines.values():
        kit = SessionKit(library, MemoryJournal(), clock, Settings(), lambda _: None)
        run = kit.begin(routine)
        view = PlayerView(run.engine, library)
        run.start()
        while run.beat().moment.session_left_ms:
            state = view.state(run.engine.moment(), level, "")
            assert state.name
            assert 0 <= state.share <= 1
            assert len(state.lanes) == state.items == len(routine.items)
            clock.advance(1.7)


def test_a_pause_of_ten_minutes_is_told_once_the_time_is_up(
    driver: SessionDriver, clock: FakeClock, qtbot: QtBot
) -> None:
    driver.start()
    driver.set_patience(0)
    pass_time(driver, clock, 2)
    with qtbot.waitSignal(driver.paused_long, timeout=1000):
        driver.toggle_pause()


def test_a_session_that_runs_is_never_left_for_a_long_pause(
    driver: SessionDriver, clock: FakeClock, qtbot: QtBot
) -> None:
    driver.set_patience(0)
    driver.start()
    with qtbot.assertNotEmitted(driver.paused_long):
        pass_time(driver, clock, 20)


def test_what_was_missing_for_the_session_is_no_news_at_its_end(driver: SessionDriver) -> None:
    heard = Heard(driver)
    driver.start()
    driver.set_notice("machine", "The screen may go dark during the session.")
    assert heard.states[-1].notice == "The screen may go dark during the session."
    driver.ask(Command.END)
    assert (heard.states[-1].phase, heard.states[-1].notice) == ("finished", "")
    driver.set_notice("journal", "The disk is full.")
    assert heard.states[-1].notice == "The disk is full."
