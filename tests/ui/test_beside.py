"""Work beside the window: what follows it runs in the window's own thread."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backstretch.ui.beside import Beside, Then


@pytest.fixture
def owner(qapp: QApplication) -> QObject:  # noqa: ARG001 - a thread ends in its loop
    return QObject()


def test_what_follows_runs_in_the_window_once_the_work_is_done(
    owner: QObject, qtbot: QtBot
) -> None:
    where: list[threading.Thread] = []

    def work() -> Then:
        where.append(threading.current_thread())
        return lambda: where.append(threading.current_thread())

    Beside(owner).start(work)
    qtbot.waitUntil(lambda: len(where) == 2)
    assert where[0] is not threading.main_thread()
    assert where[1] is threading.main_thread()


def test_work_that_is_waited_for_is_done_and_nothing_follows(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []

    def work() -> Then:
        done.append("work")
        return lambda: done.append("follows")

    beside = Beside(owner)
    beside.start(work)
    beside.wait(20_000)
    assert done == ["work"]
    beside.start(lambda: lambda: done.append("later"))
    qtbot.waitUntil(lambda: done[-1] == "later")
    assert done == ["work", "later"]


def test_work_that_breaks_says_so(owner: QObject, qtbot: QtBot) -> None:
    def work() -> Then:
        raise ZeroDivisionError

    beside = Beside(owner)
    with qtbot.captureExceptions() as raised:
        with qtbot.waitSignal(beside.failed):
            beside.start(work)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
