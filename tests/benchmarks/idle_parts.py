"""An empty window with all that waits for reminders, and nothing due for days."""

import sys
import tempfile
from datetime import UTC, date, timedelta, tzinfo
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMainWindow

from backstretch.clock import SystemClock
from backstretch.desktop.notifier import Notice, open_notifier
from backstretch.desktop.reminder_keeper import ReminderKeeper
from backstretch.desktop.single import Single
from backstretch.desktop.tray import Entry, Inks, Mark, Tray, TrayState
from backstretch.desktop.wakings import Wakings
from backstretch.plan.reminding import Day, Due, Known, Told


class Calm:
    """A plan with a session the day after tomorrow."""

    def __init__(self, clock: SystemClock) -> None:
        self._clock = clock

    def known(self) -> Known:
        return Known((Day(self._clock.now().date() + timedelta(days=2), planned=True),))

    def told(self) -> Told:
        return Told()

    def zone(self) -> tzinfo:
        return UTC

    def keep(self, told: Told) -> str:
        return ""

    def keep_started(self, day: date) -> str:
        return ""


def main(stay_s: float) -> int:
    """Wait in the tray, where there is one, until the time is over."""
    app = QApplication(sys.argv[:1])
    clock = SystemClock()
    window = QMainWindow()
    window.showMinimized()
    ink = QColor("black")
    tray = Tray(Inks(ink, ink, ink, ink), window)
    tray.show_state(TrayState(Mark.PLAIN, "Backstretch", (Entry("quit", "Quit"),)))
    tray.show()
    notifier = open_notifier("Backstretch", "backstretch", tray.icon, window)
    keeper = ReminderKeeper(Calm(clock), _notice, notifier, clock, parent=window)
    wakings = Wakings(window)
    wakings.woke.connect(keeper.look)
    with tempfile.TemporaryDirectory() as folder:
        single = Single(Path(folder), clock, window)
        single.begin()
        single.listen()
        keeper.look()
        QTimer.singleShot(round(stay_s * 1000), app.quit)
        code = app.exec()
        single.close()
    return code


def _notice(due: Due, codes: tuple[str, ...]) -> Notice:
    return Notice(due.id, "", "", tuple((code, code) for code in codes))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
