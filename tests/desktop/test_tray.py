"""The tray's icon says by its shape how the day stands; its menu offers what it is given."""

from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from backstretch.desktop.notifier import Notice, TrayNotifier, open_notifier
from backstretch.desktop.tray import (
    SIZES,
    TRAY_HOST,
    Entry,
    Inks,
    Mark,
    Tray,
    TrayState,
    mark_icon,
    mark_pixmap,
)
from tests.desktop.private_bus import private_bus

INKS = Inks(QColor("black"), QColor("black"), QColor("black"), QColor("white"))
STATE = TrayState(
    Mark.TICK,
    "Backstretch: done today, 3 of 4 this week",
    (
        Entry("", "Done today"),
        None,
        Entry("start", "Start session", first=True, strong=True),
        Entry("", "Remind me later", (Entry("later-30", "In 30 minutes"),)),
        Entry("run", "Log a run", enabled=False),
        Entry("quit", "Quit"),
    ),
)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tray]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    made = Tray(INKS)
    yield made
    made.hide()


def shape(mark: Mark, side: int) -> bytes:
    """Return where the icon is clear and where not, colours left out."""
    image = mark_pixmap(mark, INKS, side).toImage()
    return bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits())


@pytest.mark.parametrize("side", SIZES)
def test_the_states_differ_by_shape_and_not_by_colour_alone(side: int) -> None:
    shapes = [shape(mark, side) for mark in Mark]
    for number, one in enumerate(shapes):
        for other in shapes[number + 1 :]:
            differing = sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True))
            assert differing >= 0.03 * side * side


def test_the_icon_has_every_size_a_bar_may_want() -> None:
    sizes = {(size.width(), size.height()) for size in mark_icon(Mark.PLAIN, INKS).availableSizes()}
    assert sizes == {(side, side) for side in SIZES}


def test_the_menu_offers_what_it_is_given(tray: Tray, qtbot: QtBot) -> None:
    tray.show_state(STATE)
    lines = [(action.text(), action.isEnabled()) for action in tray.menu.actions()]
    assert lines == [
        ("Done today", False),
        ("", True),
        ("Start session", True),
        ("Remind me later", True),
        ("Log a run", False),
        ("Quit", True),
    ]
    assert tray.menu.actions()[1].isSeparator()
    assert tray.menu.defaultAction().text() == "Start session"
    weights = {action.text(): action.font().weight() for action in tray.menu.actions()}
    assert weights["Start session"] > weights["Quit"]
    assert tray.icon.toolTip() == STATE.says
    (later,) = tray.menu.findChildren(QMenu)
    with qtbot.waitSignal(tray.chosen, timeout=1000) as chosen:
        later.actions()[0].trigger()
    assert chosen.args == ["later-30"]


def test_a_new_state_takes_the_place_of_the_old_menu(tray: Tray) -> None:
    tray.show_state(STATE)
    tray.show_state(TrayState(Mark.PLAIN, "", (Entry("quit", "Quit"),)))
    assert [action.text() for action in tray.menu.actions()] == ["Quit"]


def test_where_there_is_no_tray_nothing_is_shown_and_nothing_hides_behind_it(tray: Tray) -> None:
    if Tray.available():
        pytest.skip("this desktop has a tray")
    assert not tray.show()
    assert not tray.is_there()
    assert not tray.icon.isVisible()


def test_a_click_on_the_icon_opens(tray: Tray, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tray.chosen, timeout=1000) as chosen:
        tray.icon.activated.emit(tray.icon.ActivationReason.Trigger)
    assert chosen.args == ["open"]


def test_a_tray_that_goes_away_is_told(qtbot: QtBot) -> None:
    with private_bus() as address:
        host = QDBusConnection.connectToBus(address, "tray-host")
        assert host.registerService(TRAY_HOST)
        tray = Tray(INKS, bus_address=address)
        with qtbot.waitSignal(tray.lost, timeout=5000):
            host.unregisterService(TRAY_HOST)
        tray.hide()


NOTICE = Notice("2026-05-14/session", "12 minutes for your back?", "After a run.")


def test_without_a_tray_its_balloons_are_refused_with_a_code(tray: Tray) -> None:
    balloons = TrayNotifier(tray.icon)
    if Tray.available():
        pytest.skip("this desktop has a tray")
    assert balloons.why_not == "no-tray"
    assert not balloons.show(NOTICE)


class Icon(QSystemTrayIcon):
    """An icon on a desktop whose tray shows balloons, seen there or not."""

    seen = False

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    @staticmethod
    def supportsMessages() -> bool:
        return True

    def isVisible(self) -> bool:
        return self.seen


def test_an_icon_that_is_not_in_the_tray_has_no_balloons() -> None:
    icon = Icon()
    balloons = TrayNotifier(icon)
    assert balloons.why_not == "no-tray"
    assert not balloons.show(NOTICE)
    icon.seen = True
    assert balloons.why_not == ""


def test_each_system_has_its_way_and_a_code_where_there_is_none(tray: Tray) -> None:
    assert isinstance(open_notifier("B", "b", tray.icon, platform="win32"), TrayNotifier)
    assert open_notifier("B", "b", platform="darwin").why_not == "no-tray"
    without = open_notifier("B", "b", env={}, platform="linux")
    assert without.why_not == "no-bus"
    assert not without.show(NOTICE)
    without.withdraw()
