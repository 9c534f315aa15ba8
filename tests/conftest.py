"""Fixtures that tests of several parts share."""

import os
import signal
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.fakes import FakeClock
from tests.left import all_put_back, nothing_left  # noqa: F401 - fixtures of all tests
from tests.soak import USUAL_SOAK, Rounds, Tell, report

# No test speaks to the desktop of whoever runs it: there is no bus unless a test brings its own.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/dev/null"

# Tests that run at once have a display each, since a display has one focus.
_worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
_displays = os.environ.get("BACKSTRETCH_TEST_DISPLAYS", "").split()
if _worker and _displays:
    os.environ["DISPLAY"] = _displays[int(_worker) % len(_displays)]

# Where the tests run in the background, the shell has these ignored, and so would every program be
# that they start. To pass over them here is as good, and is not passed on.
for _name in ("SIGINT", "SIGHUP"):
    if signal.getsignal(_number := getattr(signal, _name, signal.SIGINT)) is signal.SIG_IGN:
        signal.signal(_number, lambda *_: None)

# How long an example takes says how busy the machine is; what must be quick has benchmarks.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

# What failed is kept beside the tests for the next run, if whoever runs them may write there.
if not os.access(Path(__file__).parent.parent, os.W_OK):
    hypothesis.settings.register_profile("read only", hypothesis.settings(database=None))
    hypothesis.settings.load_profile("read only")

TOLD = pytest.StashKey[dict[str, dict[str, object]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--soak",
        nargs="?",
        type=int,
        const=USUAL_SOAK,
        default=1,
        metavar="N",
        help=f"do every harm that tests of faults do N times as often ({USUAL_SOAK} without N)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TOLD] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for path in {item.path for item in items if item.get_closest_marker("alone")}:
        if "pytest.mark.alone" not in path.read_text(encoding="utf-8"):  # how its file is found
            raise pytest.UsageError(f"{path}: write pytest.mark.alone into the file itself")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if told := config.stash[TOLD]:
        terminalreporter.section("faults")
        for line in report(told):
            terminalreporter.line(line)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        told = session.config.stash[TOLD]  # only plain text goes from one process to another
        session.config.workeroutput["told"] = {
            name: {str(what): str(value) for what, value in counted.items()}
            for name, counted in told.items()
        }


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    for name, counted in getattr(node, "workeroutput", {}).get("told", {}).items():
        node.config.stash[TOLD].setdefault(name, {}).update(counted)


@pytest.fixture(scope="session")
def rounds(pytestconfig: pytest.Config) -> Rounds:
    """Return what says how often to do harm: as often as usual, or more in a soak run."""
    times: int = pytestconfig.getoption("--soak")
    return lambda count: count * times


@pytest.fixture(scope="session")
def tell(pytestconfig: pytest.Config) -> Tell:
    """Return what keeps the counts of a test of faults for the end of the run."""
    told = pytestconfig.stash[TOLD]
    return lambda name, counted: told.setdefault(name, {}).update(counted)


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until it is told to move."""
    return FakeClock()
