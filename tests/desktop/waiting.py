"""Waits for what another thread or process does; no test knows when, only that it is soon."""

from collections.abc import Callable
from threading import Event


def until(condition: Callable[[], bool], tries: int = 500) -> bool:
    """Return whether it comes true within about five seconds, looking every 10 ms."""
    pause = Event()
    return any(condition() or pause.wait(0.01) for _ in range(tries))
