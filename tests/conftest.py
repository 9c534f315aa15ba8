"""Fixtures that tests of several parts share."""

import os

import pytest

from tests.fakes import FakeClock

# No test speaks to the desktop of whoever runs it: there is no bus unless a test brings its own.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/dev/null"


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still until it is told to move."""
    return FakeClock()
