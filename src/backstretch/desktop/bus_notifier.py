"""Notices through the desktop's own service on the session bus, with buttons where it shows them.

The service is asked whether it is there before anything is handed to it, without waiting for the
answer, so that one that hangs holds up nobody. See the Desktop Notifications Specification 1.2
(ActionInvoked, NotificationClosed, ActivationToken) and Plasma's `Inhibited` property.
"""

from collections.abc import Callable
from functools import partial
from html import escape
from itertools import chain
from typing import Any, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import (
    QDBusError,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

from backstretch.desktop.notice_service import PATH, SERVICE, NoticeService
from backstretch.desktop.notifier import OPEN, Notice, Notifier
from backstretch.desktop.session_bus import connect_bus

PROPERTIES = "org.freedesktop.DBus.Properties"
DEFAULT = "default"
PATIENCE_MS = 2000
_SIGNALS = (
    (SERVICE, "ActionInvoked", "_press(uint,QString)"),
    (SERVICE, "NotificationClosed", "_forget(uint,uint)"),
    (SERVICE, "ActivationToken", "_keep_token(uint,QString)"),
    (PROPERTIES, "PropertiesChanged", "_see_change(QString,QVariantMap,QStringList)"),
)


class BusNotifier(Notifier):
    """Shows notices through `org.freedesktop.Notifications`, by default on the session's bus."""

    def __init__(
        self, app_name: str, app_id: str, parent: QObject | None = None, address: str = ""
    ) -> None:
        super().__init__(parent, "")
        self._app_name = app_name
        self._app_id = app_id
        self._bus = connect_bus(address)
        self._service: NoticeService | None = None
        self._asked: set[QDBusPendingCallWatcher] = set()
        self._wanted: Notice | None = None
        self._id = ""
        self._number = 0
        self._is_quiet = False
        self.activation_token = ""
        if not self._bus.isConnected():
            self._why_not = "no-bus"
            return
        for interface, name, slot in _SIGNALS:
            # PySide's stubs want bytes here, its code takes text alone.
            self._bus.connect(SERVICE, PATH, interface, name, self, cast("bytes", "1" + slot))

    def show(self, notice: Notice) -> bool:
        """Ask for a notice in place of the one before; return False where there is no bus."""
        if self._why_not == "no-bus":
            return False
        self._wanted = notice
        self._ask(SERVICE, "GetCapabilities", [], self._hear_what_it_can)
        return True

    def withdraw(self) -> None:
        """Take back the notice that is on the screen, if any."""
        self._wanted = None
        if self._number and self._service:
            number, self._number = self._number, 0
            self._service.close(number)

    def _ask(
        self, interface: str, method: str, arguments: list[str], hear: Callable[[Any], None]
    ) -> None:
        """Call a method without waiting; `hear` gets the answer, or the error."""
        message = QDBusMessage.createMethodCall(SERVICE, PATH, interface, method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message, PATIENCE_MS), self)
        self._asked.add(watcher)
        watcher.finished.connect(lambda: self._answer(watcher, hear))

    def _answer(self, watcher: QDBusPendingCallWatcher, hear: Callable[[Any], None]) -> None:
        self._asked.discard(watcher)
        watcher.deleteLater()
        if watcher.isError():
            hear(watcher.error())
        else:
            hear((watcher.reply().arguments() or [None])[0])

    def _hear_what_it_can(self, answer: object) -> None:
        if isinstance(answer, QDBusError):
            self._refuse(_code(answer))
            return
        self._why_not = ""
        abilities = frozenset(map(str, answer if isinstance(answer, list) else []))
        hear = partial(self._hear_whether_quiet, abilities)
        self._ask(PROPERTIES, "Get", [SERVICE, "Inhibited"], hear)

    def _hear_whether_quiet(self, abilities: frozenset[str], answer: object) -> None:
        """Show the notice unless the desktop wants none; most desktops say nothing of it."""
        self._is_quiet = isinstance(answer, QDBusVariant) and answer.variant() is True
        if self._is_quiet:
            self._refuse("quiet")
        elif self._wanted:
            notice, self._wanted = self._wanted, None
            self._notify(notice, abilities)

    def _notify(self, notice: Notice, abilities: frozenset[str]) -> None:
        if self._service is None:
            self._service = NoticeService(self._bus, self, PATIENCE_MS)
        actions = [DEFAULT, notice.open_word, *chain.from_iterable(notice.buttons)]
        self._number = self._service.notify(
            self._app_name,
            self._number,
            self._app_id,
            notice.title,
            escape(notice.text, quote=False) if "body-markup" in abilities else notice.text,
            actions if "actions" in abilities else [],
            {"desktop-entry": self._app_id},
        )
        self._id = notice.id
        if self._number:
            self.shown.emit(notice.id)
        else:
            self.refused.emit(notice.id, _code(self._service.error()))

    def _refuse(self, code: str) -> None:
        notice, self._wanted = self._wanted, None
        if code != "quiet":
            self._why_not = code
        if notice:
            self.refused.emit(notice.id, code)

    @Slot("uint", "QString")
    def _press(self, number: int, action: str) -> None:
        if number == self._number and number:
            self.pressed.emit(self._id, OPEN if action == DEFAULT else action)

    @Slot("uint", "uint")
    def _forget(self, number: int, reason: int) -> None:
        if number == self._number and number:
            self._number = 0
            self.closed.emit(self._id)

    @Slot("uint", "QString")
    def _keep_token(self, number: int, token: str) -> None:
        if number == self._number:
            self.activation_token = token

    @Slot("QString", "QVariantMap", "QStringList")
    def _see_change(self, interface: str, changed: dict[str, object], gone: list[str]) -> None:
        was_quiet = self._is_quiet
        if interface == SERVICE and "Inhibited" in changed:
            self._is_quiet = changed["Inhibited"] is True
        if was_quiet and not self._is_quiet:
            self.freed.emit()


def probe(address: str = "") -> str:
    """Return "" where notices with buttons can be shown, else a code; for `doctor`.

    Besides the codes of a notifier, `no-buttons` is possible. Waits for two seconds at most.
    """
    bus = connect_bus(address)
    if not bus.isConnected():
        return "no-bus"
    message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "GetCapabilities")
    reply = bus.call(message, timeout=PATIENCE_MS)
    if reply.type() is QDBusMessage.MessageType.ErrorMessage:
        return _code(QDBusError(reply))
    return "" if "actions" in reply.arguments()[0] else "no-buttons"


def _code(error: QDBusError) -> str:
    """Return whether nobody is there to show notices, or somebody who does not answer."""
    silent = (QDBusError.ErrorType.NoReply, QDBusError.ErrorType.Timeout)
    return "no-answer" if error.type() in silent else "no-service"
