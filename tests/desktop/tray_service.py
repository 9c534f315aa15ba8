"""A desktop's tray of its own process: who shows icons, as `org.kde.StatusNotifierWatcher`.

Each icon that is handed to it is one line of JSON on stdout: its name on the bus. It ends when
stdin ends.
"""

import sys

import msgspec
from PySide6.QtCore import ClassInfo, Property, QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtDBus import QDBusConnection

from backstretch.desktop.tray import TRAY_HOST

PATH = "/StatusNotifierWatcher"


@ClassInfo({"D-Bus Interface": TRAY_HOST})  # type: ignore[call-arg]
class Watcher(QObject):  # type: ignore[operator]
    """Takes every icon."""

    @Slot("QString")
    def RegisterStatusNotifierItem(self, service: str) -> None:
        say(item=service)

    @Slot("QString")
    def RegisterStatusNotifierHost(self, service: str) -> None:
        """Be content: this one is both."""

    def has_host(self) -> bool:
        return True

    IsStatusNotifierHostRegistered = Property(bool, has_host)


def say(**what: object) -> None:
    sys.stdout.write(msgspec.json.encode(what).decode() + "\n")
    sys.stdout.flush()


def main() -> int:
    """Serve until stdin ends."""
    app = QCoreApplication(sys.argv[:1])
    bus = QDBusConnection.sessionBus()
    watcher = Watcher()
    bus.registerObject(PATH, watcher, QDBusConnection.RegisterOption.ExportAllContents)
    taken = bus.registerService(TRAY_HOST)
    reading = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    reading.activated.connect(app.quit)
    say(ready=taken)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
