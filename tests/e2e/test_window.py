"""A whole session in a real window, led by keys alone and watched from outside."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from backstretch.clock import SystemClock
from backstretch.journal.entries import Event, Happening, SessionRecord, SessionState
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal, JournalError
from tests.e2e.program import Program, done, planned
from tests.e2e.screen import Screen, own_screen
from tests.fakes import used_home

pytestmark = pytest.mark.alone

PATIENCE_S = 30.0
LOOK_EVERY_S = 0.05


class Window:
    """The running program, its keys, and what it has written down so far."""

    def __init__(self, program: Program, screen: Screen, *arguments: str) -> None:
        self.program = program
        self.screen = screen
        self._clock = SystemClock()
        self.process = program.start(*arguments)
        try:
            screen.window_of(self.process.pid)
        except subprocess.SubprocessError:
            self.process.kill()
            pytest.fail(f"no window came: {self.process.communicate()}")

    def sessions(self) -> tuple[SessionRecord, ...]:
        """Return what is in the journal now."""
        try:
            with Journal.open(self.program.journal, read_only=True) as journal:
                return journal.sessions()
        except JournalError:  # just being made or written to
            return ()

    def pains(self) -> tuple[Pain, ...]:
        """Return the pain that is in the journal now."""
        try:
            with Journal.open(self.program.journal, read_only=True) as journal:
                return journal.pains()
        except JournalError:  # being written to
            return ()

    def events(self) -> list[Event]:
        """Return the ledger of the newest session, but for the time credited."""
        newest = self.sessions()[-1:]
        return [e for record in newest for e in record.events if e.kind is not Happening.CREDITED]

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Go on once this is so; fail where it is not so for too long."""
        begin = self._clock.monotonic_ns()
        while not is_so():
            assert self._clock.monotonic_ns() - begin < PATIENCE_S * 1e9, f"never came: {what}"
            try:
                self.process.wait(LOOK_EVERY_S)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"the program ended before this came: {what}")

    def until_last(self, kind: Happening) -> Event:
        """Return the last event once it is of this kind."""
        self.until(lambda: [e.kind for e in self.events()][-1:] == [kind], kind)
        return self.events()[-1]

    def close(self) -> tuple[int, str]:
        """Close it as the system does; return the exit code and what it said of trouble."""
        self.process.send_signal(signal.SIGTERM)
        _, stderr = self.process.communicate(timeout=20)
        return self.process.returncode, stderr


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with own_screen() as made:
        yield made


@pytest.fixture
def program(tmp_path: Path, screen: Screen) -> Program:
    used_home(tmp_path / "home")
    return Program(tmp_path / "home", screen.env)


@pytest.fixture
def opened(program: Program, screen: Screen) -> Iterator[Callable[..., Window]]:
    """Return what opens a window; none of them outlives the test."""
    windows: list[Window] = []

    def opening(*arguments: str) -> Window:
        windows.append(Window(program, screen, *arguments))
        return windows[-1]

    yield opening
    for window in windows:
        window.process.kill()
        window.process.communicate()


def test_a_session_led_by_keys_alone_is_kept_to_the_second(
    program: Program, screen: Screen, opened: Callable[..., Window]
) -> None:
    told = msgspec.json.decode(program.run("today", "--json").stdout)["session"]
    slow = opened()  # at 60 times the speed no key would come before the first stretch begins
    screen.press("Return", "space")  # Today's Start, then Pause
    paused = slow.until_last(Happening.PAUSED)
    assert paused.step == 0
    screen.press("Right")
    jumped = slow.until_last(Happening.JUMPED)
    assert (jumped.step, jumped.offset_ms) == (1, 0)
    screen.press("space")
    slow.until_last(Happening.RESUMED)
    assert slow.close() == (0, "")

    window = opened("--speed", "60")
    screen.press("Return")  # Continue
    window.until_last(Happening.RESUMED)
    screen.press("space")
    window.until_last(Happening.PAUSED)
    screen.press("space")
    window.until_last(Happening.RESUMED)
    window.until(lambda: window.sessions()[-1].state is SessionState.FINISHED, "the end")
    screen.press("3", "Return")  # how the back is; closes the finished page
    assert window.close() == (0, "")

    [finished] = program.sessions()
    assert (finished["routine"], finished["minutes"]) == (told["routine"], told["minutes"])
    assert (finished["state"], finished["open"]) == ("finished", False)
    assert done(finished) == planned(told["steps"])
    assert all(step["skipped"] is None for step in finished["steps"])


def test_a_session_cut_off_in_the_window_is_offered_first_and_goes_on(
    program: Program, screen: Screen, opened: Callable[..., Window]
) -> None:
    begun = opened("session", "flare-up", "--minutes", "10", "--speed", "60")
    begun.until(lambda: any(s.done_ms > 20_000 for s in begun.sessions()), "20 s of a session")
    begun.process.kill()
    begun.process.communicate(timeout=20)
    kept = begun.sessions()[-1].done_ms

    window = opened("--speed", "60")
    screen.press("Return")  # Continue, before today's Start
    window.until_last(Happening.RESUMED)
    screen.press("Escape")
    window.until_last(Happening.PAUSED)
    screen.press("Tab", "space")  # from Go on to the end that keeps
    window.until_last(Happening.ENDED)
    assert window.close() == (0, "")
    [session] = program.sessions()
    assert (session["state"], session["open"]) == ("partial", False)
    assert session["done_s"] >= kept / 1000


def test_a_window_told_to_end_in_a_session_keeps_what_was_done(
    program: Program, opened: Callable[..., Window]
) -> None:
    window = opened("session", "after-run", "--minutes", "10", "--speed", "60")
    window.until(lambda: any(s.done_ms > 15_000 for s in window.sessions()), "15 s of a session")
    seen = window.sessions()[-1].done_ms
    assert window.close() == (0, "")
    [session] = program.sessions()
    assert session["open"]
    assert session["done_s"] >= seen / 1000


def test_a_number_pressed_on_today_is_exported_with_its_run(
    program: Program, screen: Screen, opened: Callable[..., Window]
) -> None:
    logged = program.run("log", "run", "--distance", "8.2km", "--duration", "47:30")
    assert logged.returncode == 0, logged.stderr
    window = opened()
    screen.press("Tab", "Tab", "3")  # from Start past the steps to the question about the run
    window.until(lambda: bool(window.pains()), "the number")
    assert window.close() == (0, "")
    exported = program.exported()
    [run], [pain] = exported["runs"], exported["pain"]
    assert run["distance_m"] == 8200
    assert (pain["score"], pain["moment"], pain["run"]) == (3, "after-run", run["id"])
