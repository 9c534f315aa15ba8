"""A real notice with its buttons is shown by a real service, and pressed there."""

import sys
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from backstretch.desktop.bus_notifier import BusNotifier, probe
from backstretch.desktop.notifier import Notice
from tests.desktop.private_bus import NotificationDesk, private_bus

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="the notification service is Linux's"
    ),
]
NOTICE = Notice(
    "2026-05-14/session",
    "12 minutes for your back?",
    "After a run, seven steps & a rest.",
    (("start", "Start"), ("later", "Later"), ("not-today", "Not today")),
    "Open",
)
SOON = 5000
Serve = Callable[..., NotificationDesk]


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as found:
        yield found


@pytest.fixture
def serve(address: str) -> Iterator[Serve]:
    made: list[NotificationDesk] = []

    def make(*words: str) -> NotificationDesk:
        made.append(NotificationDesk(address, *words))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def notifier(address: str) -> BusNotifier:
    return BusNotifier("Backstretch", "backstretch", address=address)


def test_a_notice_is_shown_with_its_buttons_and_one_is_pressed(
    notifier: BusNotifier, serve: Serve, qtbot: QtBot
) -> None:
    desk = serve()
    with qtbot.waitSignal(notifier.shown, timeout=SOON) as shown:
        assert notifier.show(NOTICE)
    assert shown.args == [NOTICE.id]
    got = desk.hear()
    assert got["app"] == "Backstretch"
    assert got["title"] == "12 minutes for your back?"
    assert got["text"] == "After a run, seven steps &amp; a rest."
    assert got["actions"] == [
        *("default", "Open", "start", "Start", "later", "Later", "not-today", "Not today"),
    ]
    assert got["hints"]["desktop-entry"] == "backstretch"
    with (
        qtbot.waitSignal(notifier.closed, timeout=SOON) as closed,
        qtbot.waitSignal(notifier.pressed, timeout=SOON) as pressed,
    ):
        desk.tell("press start")
    assert pressed.args == [NOTICE.id, "start"]
    assert closed.args == [NOTICE.id]
    assert notifier.activation_token == "token-1"
    assert notifier.why_not == ""


def test_a_click_on_the_notice_itself_opens(
    notifier: BusNotifier, serve: Serve, qtbot: QtBot
) -> None:
    desk = serve()
    with qtbot.waitSignal(notifier.shown, timeout=SOON):
        notifier.show(NOTICE)
    with qtbot.waitSignal(notifier.pressed, timeout=SOON) as pressed:
        desk.tell("press default")
    assert pressed.args == [NOTICE.id, "open"]


def test_the_next_notice_takes_the_place_of_the_one_before(
    notifier: BusNotifier, serve: Serve, qtbot: QtBot
) -> None:
    desk = serve()
    for _ in range(2):
        with qtbot.waitSignal(notifier.shown, timeout=SOON):
            notifier.show(NOTICE)
    assert [desk.hear()["number"], desk.hear()["number"]] == [1, 1]


def test_a_notice_is_taken_back(notifier: BusNotifier, serve: Serve, qtbot: QtBot) -> None:
    desk = serve()
    with qtbot.waitSignal(notifier.shown, timeout=SOON):
        notifier.show(NOTICE)
    desk.hear()
    notifier.withdraw()
    assert desk.hear() == {"closed": 1}


def test_where_buttons_are_not_shown_none_are_sent(
    notifier: BusNotifier, serve: Serve, address: str, qtbot: QtBot
) -> None:
    desk = serve("no-buttons")
    with qtbot.waitSignal(notifier.shown, timeout=SOON):
        notifier.show(NOTICE)
    assert desk.hear()["actions"] == []
    assert probe(address) == "no-buttons"


def test_nothing_is_shown_while_the_desktop_wants_no_notices_and_its_end_is_told(
    notifier: BusNotifier, serve: Serve, qtbot: QtBot
) -> None:
    desk = serve("quiet")
    with qtbot.waitSignal(notifier.refused, timeout=SOON) as refused:
        assert notifier.show(NOTICE)
    assert refused.args == [NOTICE.id, "quiet"]
    with qtbot.waitSignal(notifier.freed, timeout=SOON):
        desk.tell("quiet no")
    with qtbot.waitSignal(notifier.shown, timeout=SOON):
        notifier.show(NOTICE)
    assert desk.hear()["title"] == NOTICE.title


def test_a_missing_service_is_a_code_and_it_may_come_later(
    notifier: BusNotifier, serve: Serve, address: str, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notifier.refused, timeout=SOON) as refused:
        notifier.show(NOTICE)
    assert refused.args == [NOTICE.id, "no-service"]
    assert notifier.why_not == "no-service" == probe(address)
    serve()
    with qtbot.waitSignal(notifier.shown, timeout=SOON):
        notifier.show(NOTICE)
    assert notifier.why_not == "" == probe(address)


def test_a_service_that_hangs_holds_up_nobody(
    notifier: BusNotifier, serve: Serve, qtbot: QtBot
) -> None:
    serve("dumb")
    with qtbot.waitSignal(notifier.refused, timeout=SOON) as refused:
        assert notifier.show(NOTICE)
        assert notifier.why_not == ""
    assert refused.args == [NOTICE.id, "no-answer"]


def test_without_a_bus_nothing_happens() -> None:
    notifier = BusNotifier("Backstretch", "backstretch", address="unix:path=/nonexistent")
    assert notifier.why_not == "no-bus" == probe("unix:path=/nonexistent")
    assert not notifier.show(NOTICE)
    notifier.withdraw()
