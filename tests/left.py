"""What a test leaves in its process: nothing, or the next test there would depend on it.

The program takes some of it for as long as it runs and never gives it back. A test that runs a
command from end to end therefore runs it in a process of its own (`tests.e2e.program`), or asks
for `all_put_back`.
"""

import gc
import locale
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_STOPS = [number for number in signal.Signals if number.name in ("SIGHUP", "SIGINT", "SIGTERM")]
_IN_HAND = os.environ.encodekey("PYTEST_CURRENT_TEST")


class State(NamedTuple):
    """What the tests of one process share, each part under the name that it is told by."""

    umask: str
    working_folder: Path
    environment: dict[Any, Any]
    signal_handlers: tuple[Any, ...]
    exception_hooks: tuple[Any, Any]
    collects_garbage: bool
    locale: str


def read_state() -> State:
    """Read what the tests share. It is read twice for each test, so it has to be quick."""
    os.umask(umask := os.umask(0o077))
    # As the system has it: to decode every variable for every test takes ten times all the rest.
    environment = vars(os.environ)["_data"].copy()
    environment.pop(_IN_HAND, None)
    return State(
        f"{umask:03o}",
        Path.cwd(),
        environment,
        tuple(signal.getsignal(number) for number in _STOPS),
        (sys.excepthook, threading.excepthook),
        gc.isenabled(),
        locale.setlocale(locale.LC_ALL),
    )


def left_behind(before: State, after: State) -> list[str]:
    """Return what has changed, as "the name: this became that"."""
    changed = []
    for name in State._fields:
        was, now = getattr(before, name), getattr(after, name)
        if name == "environment":
            was, now = _different(was, now)
        if was != now:
            changed.append(f"{name.replace('_', ' ')}: {was!r} became {now!r}")
    return changed


def put_back(before: State) -> None:
    """Make it what it was, so that a test that leaves something is the only one to fail."""
    os.umask(int(before.umask, 8))
    os.chdir(before.working_folder)
    variables = os.environ
    for key in vars(variables)["_data"].keys() - before.environment.keys() - {_IN_HAND}:
        del variables[variables.decodekey(key)]
    for key, value in before.environment.items():
        variables[variables.decodekey(key)] = variables.decodevalue(value)
    for number, handler in zip(_STOPS, before.signal_handlers, strict=True):
        signal.signal(number, handler)
    sys.excepthook, threading.excepthook = before.exception_hooks
    (gc.enable if before.collects_garbage else gc.disable)()
    locale.setlocale(locale.LC_ALL, before.locale)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fail a test that leaves its process other than it found it, and put all back.

    What a fixture of a whole module or run sets is there before, and no fault of the test.
    """
    before = read_state()
    yield
    after = read_state()
    if before != after:
        put_back(before)
        pytest.fail("left behind: " + "; ".join(left_behind(before, after)), pytrace=False)


@pytest.fixture
def all_put_back() -> Iterator[None]:
    """Put all back after a test of what the program takes for as long as it runs."""
    before = read_state()
    yield
    put_back(before)


def _different(old: dict[Any, Any], new: dict[Any, Any]) -> tuple[dict[Any, Any], dict[Any, Any]]:
    keys = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    return {key: old.get(key) for key in keys}, {key: new.get(key) for key in keys}
