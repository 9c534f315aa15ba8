"""Keeps the screen awake while a session runs, through wakepy, off the caller's thread."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import SimpleQueue
from threading import Thread
from typing import Protocol


class Wakefulness(Protocol):
    """What was got by asking: `active` tells whether the screen stays awake."""

    @property
    def active(self) -> bool:
        """Whether the screen stays awake."""


Ask = Callable[[], AbstractContextManager[Wakefulness]]

PATIENCE_S = 2.0


def ask_wakepy() -> AbstractContextManager[Wakefulness]:
    """Return wakepy's way of keeping the screen on; it is imported only here."""
    from wakepy import keep

    return keep.presenting(on_fail="pass")


class KeepAwake:
    """Holds the screen awake between `hold` and `release`. Neither blocks, neither raises.

    The asking goes over the session bus and may hang, so a thread of its own does it. The hold
    ends with the process whatever happens.
    """

    def __init__(
        self, ask: Ask = ask_wakepy, on_trouble: Callable[[str], None] = lambda _: None
    ) -> None:
        self._ask = ask
        self._on_trouble = on_trouble
        self._orders: SimpleQueue[bool | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="backstretch-awake", daemon=True)
        self._held = False
        self._why_not = ""

    @property
    def held(self) -> bool:
        """Whether the screen is being kept awake right now."""
        return self._held

    @property
    def why_not(self) -> str:
        """Return "" or, after a hold that failed, the code "no-keep-awake"."""
        return self._why_not

    def hold(self) -> None:
        """Begin to keep the screen awake."""
        if self._thread.ident is None:
            self._thread.start()
        self._orders.put(True)

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._thread.ident is not None:
            self._orders.put(False)

    def close(self, wait_s: float = PATIENCE_S) -> None:
        """Release for good; wait no longer than this for a bus that hangs."""
        if self._thread.ident is not None:
            self._orders.put(None)
            self._thread.join(wait_s)

    def _work(self) -> None:
        order: bool | None = self._orders.get()
        while order is not None:
            order = self._keep() if order else self._orders.get()

    def _keep(self) -> bool | None:
        """Hold until told otherwise; return the order that ended it."""
        order: bool | None = True
        try:
            with self._ask() as mode:
                self._held = mode.active
                self._note("" if mode.active else "no-keep-awake")
                while order:
                    order = self._orders.get()
        except Exception:
            # Whatever a bus does wrong, a session goes on: the screen may sleep, no more.
            self._note("no-keep-awake")
            order = order and self._orders.get()
        self._held = False
        return order

    def _note(self, code: str) -> None:
        if code and not self._why_not:
            self._on_trouble(code)
        self._why_not = code


def probe(ask: Ask = ask_wakepy) -> bool:
    """Return whether the screen can be kept awake here; a bus that hangs counts as no."""
    found: list[bool] = []

    def try_it() -> None:
        try:
            with ask() as mode:
                found.append(mode.active)
        except Exception:
            found.append(False)

    thread = Thread(target=try_it, name="backstretch-awake-probe", daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    return bool(found and found[0])
