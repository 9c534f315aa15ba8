"""The screen is kept awake between hold and release, whatever the bus does."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from threading import Event, current_thread

import pytest

from backstretch.desktop.keep_awake import KeepAwake, Wakefulness, ask_wakepy, probe
from tests.desktop.waiting import until

LONG = 5.0


class Bus:
    """Stands in for the session bus: counts who holds, and fails or hangs on request."""

    def __init__(self, active: bool = True, fails: str = "") -> None:
        self.active = active
        self.fails = fails
        self.holders = 0
        self.threads: set[str] = set()
        self.gate = Event()
        self.gate.set()

    def __call__(self) -> AbstractContextManager[Wakefulness]:
        return self

    def __enter__(self) -> "Bus":
        self.gate.wait(LONG)
        self.threads.add(current_thread().name)
        if self.fails == "enter":
            raise RuntimeError("the bus is gone")
        self.holders += 1
        return self

    def __exit__(self, *error: object) -> None:
        self.threads.add(current_thread().name)
        self.holders -= 1
        if self.fails == "exit":
            raise RuntimeError("the bus is gone")


@pytest.fixture
def awake() -> Iterator[Callable[[Bus], KeepAwake]]:
    made: list[KeepAwake] = []

    def make(bus: Bus) -> KeepAwake:
        made.append(KeepAwake(bus))
        return made[-1]

    yield make
    for each in made:
        each.close()


Make = Callable[[Bus], KeepAwake]


def test_hold_and_release_go_over_the_bus_in_one_thread_of_their_own(awake: Make) -> None:
    bus = Bus()
    keeper = awake(bus)
    keeper.hold()
    assert until(lambda: keeper.held)
    assert bus.holders == 1
    keeper.release()
    assert until(lambda: not keeper.held)
    assert bus.holders == 0
    assert bus.threads == {"backstretch-awake"}


def test_holding_twice_is_holding_once(awake: Make) -> None:
    bus = Bus()
    keeper = awake(bus)
    keeper.hold()
    keeper.hold()
    keeper.release()
    assert until(lambda: "backstretch-awake" in bus.threads and bus.holders == 0)


def test_it_can_be_held_again_after_a_pause(awake: Make) -> None:
    bus = Bus()
    keeper = awake(bus)
    keeper.hold()
    keeper.release()
    keeper.hold()
    assert until(lambda: keeper.held)
    assert bus.holders == 1


def test_release_alone_does_nothing(awake: Make) -> None:
    bus = Bus()
    keeper = awake(bus)
    keeper.release()
    keeper.close()
    assert not bus.threads


def test_a_system_that_says_no_is_told_as_a_code(awake: Make) -> None:
    keeper = awake(Bus(active=False))
    keeper.hold()
    assert until(lambda: keeper.why_not == "no-keep-awake")
    assert not keeper.held


@pytest.mark.parametrize("fails", ["enter", "exit"])
def test_a_bus_that_fails_ends_nothing(awake: Make, fails: str) -> None:
    bus = Bus(fails=fails)
    keeper = awake(bus)
    keeper.hold()
    keeper.release()
    assert until(lambda: keeper.why_not == "no-keep-awake")
    bus.fails = ""
    keeper.hold()
    assert until(lambda: keeper.held)
    assert keeper.why_not == ""


def test_a_bus_that_hangs_holds_up_nobody(awake: Make) -> None:
    bus = Bus()
    bus.gate.clear()
    keeper = awake(bus)
    keeper.hold()
    keeper.release()
    keeper.close(wait_s=0.02)
    bus.gate.set()
    assert until(lambda: bus.threads == {"backstretch-awake"} and bus.holders == 0)


def test_closing_releases(awake: Make) -> None:
    bus = Bus()
    keeper = awake(bus)
    keeper.hold()
    keeper.close()
    assert bus.holders == 0
    assert not keeper.held


def test_the_probe_asks_and_lets_go() -> None:
    bus = Bus()
    assert probe(bus)
    assert bus.holders == 0
    assert not probe(Bus(active=False))
    assert not probe(Bus(fails="enter"))


def test_without_a_desktop_wakepy_declines_politely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with ask_wakepy() as mode:
        assert mode.active in (True, False)
