"""A session bus of the test's own, and the notification service that lives on it."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

SERVICE = Path(__file__).with_name("notification_service.py")


@contextmanager
def private_bus() -> Iterator[str]:
    """Run a session bus and yield its address; skip the test where there is no program for it."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is not installed, so there is no session bus to test on")
    command = [program, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        assert bus.stdout
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


class NotificationDesk:
    """The notification service in a process of its own."""

    def __init__(self, address: str, *words: str) -> None:
        env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        self.process = subprocess.Popen(
            [sys.executable, str(SERVICE), *words],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.hear() == {"ready": True}

    def hear(self) -> dict[str, Any]:
        """Return what it says next."""
        assert self.process.stdout
        return msgspec.json.decode(self.process.stdout.readline(), type=dict[str, Any])

    def says_something(self, within_s: float) -> bool:
        """Return whether it says anything in so many seconds."""
        return bool(select.select([self.process.stdout], [], [], within_s)[0])

    def tell(self, line: str) -> None:
        """Tell it what to do."""
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def close(self) -> None:
        """End it."""
        with self.process:
            self.process.terminate()
