"""How the desktop's notification service is called, told to QtDBus so that it need not ask.

The service takes unsigned numbers, and only a call through a description can carry one from
Python. Services describe themselves without the names of Qt's types, so that such a call would
not fit; and to ask one that hangs would hold up the window. QtDBus keeps one description for
each interface of a connection: this one is given first, by an object of our own.
"""

from typing import cast

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, ClassInfo, QMetaObject, QObject, Qt
from PySide6.QtDBus import QDBusConnection, QDBusError, QDBusInterface

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_OWN_PATH = "/backstretch/notifications"
_DESCRIPTION = f"""
<interface name="{SERVICE}">
  <method name="Notify">
    <arg type="u" direction="out"/>
    <arg name="app_name" type="s" direction="in"/>
    <arg name="replaces_id" type="u" direction="in"/>
    <arg name="app_icon" type="s" direction="in"/>
    <arg name="summary" type="s" direction="in"/>
    <arg name="body" type="s" direction="in"/>
    <arg name="actions" type="as" direction="in"/>
    <arg name="hints" type="a{{sv}}" direction="in"/>
    <annotation name="org.qtproject.QtDBus.QtTypeName.In6" value="QVariantMap"/>
    <arg name="expire_timeout" type="i" direction="in"/>
  </method>
  <method name="CloseNotification">
    <arg name="id" type="u" direction="in"/>
    <annotation name="org.freedesktop.DBus.Method.NoReply" value="true"/>
  </method>
</interface>
"""


@ClassInfo({"D-Bus Interface": SERVICE, "D-Bus Introspection": _DESCRIPTION})  # type: ignore[call-arg]
class _Described(QObject):  # type: ignore[operator]
    """Has nothing but the description."""


class NoticeService:
    """The service on a bus, as something to call."""

    def __init__(self, bus: QDBusConnection, parent: QObject, patience_ms: int) -> None:
        described = _Described()
        bus.registerObject(_OWN_PATH, described, QDBusConnection.RegisterOption.ExportAllContents)
        QDBusInterface(bus.baseService(), _OWN_PATH, SERVICE, bus)
        bus.unregisterObject(_OWN_PATH)
        self._service = QDBusInterface(SERVICE, PATH, SERVICE, bus, parent)
        self._service.setTimeout(patience_ms)

    def notify(
        self,
        app_name: str,
        replaces: int,
        icon: str,
        title: str,
        text: str,
        actions: list[str],
        hints: dict[str, object],
    ) -> int:
        """Return the number of the notice, or 0 where the service refused or did not answer."""
        try:
            number = QMetaObject.invokeMethod(
                self._service,
                "Notify",
                Qt.ConnectionType.DirectConnection,
                Q_RETURN_ARG("uint"),
                Q_ARG("QString", app_name),
                Q_ARG("uint", replaces),
                Q_ARG("QString", icon),
                Q_ARG("QString", title),
                Q_ARG("QString", text),
                Q_ARG("QStringList", actions),
                Q_ARG("QVariantMap", hints),
                Q_ARG("int", -1),
            )
        except RuntimeError:  # the call does not fit a description we did not give
            return 0
        return cast("int", number or 0)

    def close(self, number: int) -> None:
        """Take a notice back, without waiting."""
        method, direct = "CloseNotification", Qt.ConnectionType.DirectConnection
        QMetaObject.invokeMethod(self._service, method, direct, Q_ARG("uint", number))

    def error(self) -> QDBusError:
        """Return what went wrong last."""
        return self._service.lastError()
