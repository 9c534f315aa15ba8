"""A notification service of its own process: it holds notices and does what stdin says.

`press CODE`, `close`, `quiet yes|no`; each notice it gets is one line of JSON on stdout. With
`no-buttons` as a word of its command line it shows none; with `dumb` it answers nothing.
"""

import sys

import msgspec
from PySide6.QtCore import (
    ClassInfo,
    Property,
    QCoreApplication,
    QMetaType,
    QObject,
    QSocketNotifier,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBusArgument, QDBusConnection, QDBusMessage

from backstretch.desktop.bus_notifier import PROPERTIES
from backstretch.desktop.notice_service import PATH, SERVICE

EXPIRED, DISMISSED, TAKEN_BACK = 1, 2, 3


# As real services describe themselves: without a word of Qt's types.
DESCRIPTION = f"""
<interface name="{SERVICE}">
  <method name="GetCapabilities"><arg direction="out" type="as"/></method>
  <method name="Notify">
    <arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/>
    <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="as"/>
    <arg direction="in" type="a{{sv}}"/><arg direction="in" type="i"/>
    <arg direction="out" type="u"/>
  </method>
  <method name="CloseNotification"><arg direction="in" type="u"/></method>
  <property name="Inhibited" type="b" access="read"/>
</interface>
"""


@ClassInfo({"D-Bus Interface": SERVICE, "D-Bus Introspection": DESCRIPTION})  # type: ignore[call-arg]
class Service(QObject):  # type: ignore[operator]
    """Keeps the number of the notice it shows, as a desktop does."""

    ActionInvoked = Signal("uint", "QString")  # type: ignore[arg-type]
    NotificationClosed = Signal("uint", "uint")  # type: ignore[arg-type]
    ActivationToken = Signal("uint", "QString")  # type: ignore[arg-type]

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self._words = words
        self._shown = 0
        self._last = 0
        self.quiet = "quiet" in words

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:
        return ["body", "body-markup"] + ["actions"] * ("no-buttons" not in self._words)

    @Slot(
        "QString", "uint", "QString", "QString", "QString", "QStringList", "QVariantMap", "int",
        result="uint",
    )  # fmt: skip
    def Notify(
        self,
        app: str,
        replaces: int,
        icon: str,
        title: str,
        text: str,
        actions: list[str],
        hints: dict[str, object],
        lasts_ms: int,
    ) -> int:
        if replaces and replaces == self._shown:
            number = replaces
        else:
            self._last += 1
            number = self._last
        self._shown = number
        say(app=app, number=number, icon=icon, title=title, text=text, actions=actions, hints=hints)
        return number

    @Slot("uint")
    def CloseNotification(self, number: int) -> None:
        if number == self._shown:
            self.close(TAKEN_BACK)

    def close(self, reason: int) -> None:
        say(closed=self._shown)
        self.NotificationClosed.emit(self._shown, reason)
        self._shown = 0

    def press(self, code: str) -> None:
        self.ActivationToken.emit(self._shown, "token-1")
        self.ActionInvoked.emit(self._shown, code)
        self.close(DISMISSED)

    def is_quiet(self) -> bool:
        return self.quiet

    Inhibited = Property(bool, is_quiet)


def say(**what: object) -> None:
    sys.stdout.write(msgspec.json.encode(what).decode() + "\n")
    sys.stdout.flush()


def change(bus: QDBusConnection, service: Service, quiet: bool) -> None:
    service.quiet = quiet
    message = QDBusMessage.createSignal(PATH, PROPERTIES, "PropertiesChanged")
    none = QDBusArgument()
    none.beginArray(QMetaType(QMetaType.Type.QString.value))
    none.endArray()
    message.setArguments([SERVICE, {"Inhibited": quiet}, none])
    bus.send(message)


def obey(bus: QDBusConnection, service: Service, app: QCoreApplication) -> None:
    line = sys.stdin.readline()
    word, _, rest = line.strip().partition(" ")
    if word == "press":
        service.press(rest)
    elif word == "close":
        service.close(EXPIRED)
    elif word == "quiet":
        change(bus, service, rest == "yes")
    elif not line:
        app.quit()


def main(words: list[str]) -> int:
    """Serve until stdin ends."""
    app = QCoreApplication(sys.argv[:1])
    bus = QDBusConnection.sessionBus()
    service = Service(words)
    everything = QDBusConnection.RegisterOption.ExportAllContents
    if "dumb" not in words:
        bus.registerObject(PATH, service, everything)
    taken = bus.registerService(SERVICE)
    reading = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    reading.activated.connect(lambda: obey(bus, service, app))
    say(ready=taken)
    if "dumb" in words:
        sys.stdin.read()
        return 0
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
