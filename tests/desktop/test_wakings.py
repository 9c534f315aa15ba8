"""A machine that wakes up, or is given another zone, is told of."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QMetaType, QObject, Signal, Slot
from PySide6.QtDBus import QDBusArgument, QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from backstretch.desktop.wakings import (
    LOGIND,
    LOGIND_MANAGER,
    LOGIND_PATH,
    PROPERTIES,
    TIMEDATE,
    TIMEDATE_PATH,
    Wakings,
)
from tests.desktop.private_bus import private_bus

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as found:
        yield found


@pytest.fixture
def system(address: str) -> QDBusConnection:
    """Return a connection that plays the system's own services."""
    bus = QDBusConnection.connectToBus(address, f"system-{address}")
    assert bus.registerService(LOGIND)
    return bus


def prepare_for_sleep(falls_asleep: bool) -> QDBusMessage:
    message = QDBusMessage.createSignal(LOGIND_PATH, LOGIND_MANAGER, "PrepareForSleep")
    message.setArguments([falls_asleep])
    return message


def zone_set(interface: str) -> QDBusMessage:
    message = QDBusMessage.createSignal(TIMEDATE_PATH, PROPERTIES, "PropertiesChanged")
    none = QDBusArgument()
    none.beginArray(QMetaType(QMetaType.Type.QString.value))
    none.endArray()
    message.setArguments([interface, {"Timezone": "Asia/Beirut"}, none])
    return message


class Ear(QObject):
    """Hears the end of what was sent, on the connection of Wakings and so after all before it."""

    heard = Signal()

    def __init__(self, address: str) -> None:
        super().__init__()
        self._bus = QDBusConnection.connectToBus(address, f"backstretch-system-{address}")
        # PySide's stubs want bytes here, its code takes text alone.
        self._bus.connect("", "/end", "org.example.End", "End", self, cast("bytes", "1_hear()"))

    @Slot()
    def _hear(self) -> None:
        self.heard.emit()


def test_falling_asleep_is_not_told_and_waking_up_is(
    system: QDBusConnection, address: str, qtbot: QtBot
) -> None:
    wakings, ear = Wakings(address=address), Ear(address)
    told: list[None] = []
    wakings.woke.connect(lambda: told.append(None))
    with qtbot.waitSignal(ear.heard, timeout=5000):
        system.send(prepare_for_sleep(True))
        system.send(QDBusMessage.createSignal("/end", "org.example.End", "End"))
    assert told == []
    with qtbot.waitSignal(wakings.woke, timeout=5000):
        system.send(prepare_for_sleep(False))


def test_another_zone_is_told_and_other_settings_are_not(
    system: QDBusConnection, address: str, qtbot: QtBot
) -> None:
    wakings = Wakings(address=address)
    told: list[None] = []
    wakings.woke.connect(lambda: told.append(None))
    with qtbot.waitSignal(wakings.woke, timeout=5000):
        system.send(zone_set("org.example.other"))
        system.send(zone_set(TIMEDATE))
    assert len(told) == 1


def test_without_a_bus_nothing_is_said() -> None:
    Wakings(address="unix:path=/nonexistent")
