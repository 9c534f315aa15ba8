"""The session bus: whether there is one, and a connection to it."""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtDBus import QDBusConnection


def has_session_bus(env: Mapping[str, str] = os.environ) -> bool:
    """Return whether a session bus is there; to ask without one could start one that stays."""
    runtime = env.get("XDG_RUNTIME_DIR", "")
    return bool(
        env.get("DBUS_SESSION_BUS_ADDRESS", "") or (runtime and (Path(runtime) / "bus").exists())
    )


def connect_bus(address: str = "") -> QDBusConnection:
    """Return a connection to the bus of this address, or to the session's as it is named now."""
    address = address or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        return QDBusConnection.connectToBus(address, f"backstretch-{address}")
    return QDBusConnection.sessionBus()
