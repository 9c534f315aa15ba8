"""A notice the desktop cannot show stands in the window; one it does not want now waits."""

from typing import Any

import pytest

from backstretch.desktop.here import NotifierWithin
from backstretch.desktop.notifier import Notice, Notifier

NOTICE = Notice("2026-05-14/session", "12 minutes for your back?", "After a run.")
NEXT = Notice("2026-05-15/session", "12 minutes for your back?", "Hips.")

pytestmark = pytest.mark.usefixtures("qapp")


class Desktop(Notifier):
    """Shows every notice, or has no way, or refuses each with a code."""

    has_way = True
    code = ""
    withdrawn = 0

    def show(self, notice: Notice) -> bool:
        if self.has_way and self.code:
            self.refused.emit(notice.id, self.code)
        elif self.has_way:
            self.shown.emit(notice.id)
        return self.has_way

    def withdraw(self) -> None:
        self.withdrawn += 1


class Told:
    """What a notifier tells, in order."""

    def __init__(self, notifier: NotifierWithin) -> None:
        self.all: list[Any] = []
        notifier.wanted.connect(lambda notice: self.all.append(("within", notice)))
        notifier.shown.connect(lambda name: self.all.append(("shown", name)))
        notifier.refused.connect(lambda *args: self.all.append(("refused", *args)))
        notifier.pressed.connect(lambda *args: self.all.append(("pressed", *args)))


def test_what_the_desktop_shows_does_not_stand_in_the_window() -> None:
    desktop = Desktop()
    notifier = NotifierWithin(desktop)
    told = Told(notifier)
    assert notifier.show(NOTICE)
    desktop.pressed.emit(NOTICE.id, "start")
    assert told.all == [("shown", NOTICE.id), ("pressed", NOTICE.id, "start")]


def test_without_a_way_it_stands_in_the_window_and_can_be_answered_there() -> None:
    desktop = Desktop()
    desktop.has_way = False
    notifier = NotifierWithin(desktop)
    told = Told(notifier)
    assert notifier.show(NOTICE)
    notifier.press("later")
    notifier.withdraw()
    notifier.press("later")
    assert told.all == [
        ("within", NOTICE),
        ("shown", NOTICE.id),
        ("pressed", NOTICE.id, "later"),
        ("within", None),
    ]
    assert desktop.withdrawn == 1


@pytest.mark.parametrize("code", ["no-service", "no-answer"])
def test_a_notice_nobody_took_on_stands_in_the_window(code: str) -> None:
    desktop = Desktop()
    desktop.code = code
    notifier = NotifierWithin(desktop)
    told = Told(notifier)
    notifier.show(NOTICE)
    assert told.all == [("within", NOTICE), ("shown", NOTICE.id)]
    desktop.code = ""
    notifier.show(NEXT)
    assert told.all[2:] == [("within", None), ("shown", NEXT.id)]


def test_a_desktop_that_wants_no_notices_is_not_got_round() -> None:
    desktop = Desktop()
    desktop.code = "quiet"
    notifier = NotifierWithin(desktop)
    told = Told(notifier)
    freed: list[bool] = []
    notifier.freed.connect(lambda: freed.append(True))
    notifier.show(NOTICE)
    assert told.all == [("refused", NOTICE.id, "quiet")]
    desktop.freed.emit()
    assert freed


def test_what_was_taken_back_before_the_desktop_answered_does_not_come_up() -> None:
    desktop = Desktop()
    notifier = NotifierWithin(desktop)
    told = Told(notifier)
    notifier.withdraw()
    desktop.refused.emit(NOTICE.id, "no-answer")
    assert told.all == [("refused", NOTICE.id, "no-answer")]
