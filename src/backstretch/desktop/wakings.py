"""Tells when the machine wakes from sleep or its zone is set, where the system says so."""

from typing import cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
LOGIND_MANAGER = "org.freedesktop.login1.Manager"
TIMEDATE_PATH = "/org/freedesktop/timedate1"
TIMEDATE = "org.freedesktop.timedate1"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Wakings(QObject):
    """Listens on the system's bus; where there is none it never says anything.

    Signals:
        woke: the machine woke up, or the clocks of another zone are used from now on.
    """

    woke = Signal()

    def __init__(self, parent: QObject | None = None, address: str = "") -> None:
        super().__init__(parent)
        self._bus = (
            QDBusConnection.connectToBus(address, f"backstretch-system-{address}")
            if address
            else QDBusConnection.systemBus()
        )
        if self._bus.isConnected():
            self._hear(LOGIND, LOGIND_PATH, LOGIND_MANAGER, "PrepareForSleep", "_sleep(bool)")
            slot = "_set(QString,QVariantMap,QStringList)"
            self._hear("", TIMEDATE_PATH, PROPERTIES, "PropertiesChanged", slot)

    def _hear(self, service: str, path: str, interface: str, name: str, slot: str) -> None:
        # PySide's stubs want bytes here, its code takes text alone.
        self._bus.connect(service, path, interface, name, self, cast("bytes", "1" + slot))

    @Slot(bool)
    def _sleep(self, falls_asleep: bool) -> None:
        if not falls_asleep:
            self.woke.emit()

    @Slot("QString", "QVariantMap", "QStringList")
    def _set(self, interface: str, changed: dict[str, object], gone: list[str]) -> None:
        if interface == TIMEDATE:
            self.woke.emit()
