"""What Today says of reminders, where the desktop cannot show them or nothing can wait for them."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.day_desk import DayDesk
from backstretch.desktop.notifier import Notice
from backstretch.journal.store import JournalError
from backstretch.plan.reminding import Due
from backstretch.settings import Settings
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.reminder_strip import ReminderStrip


class SaidWithin(QObject):
    """Keeps the strip of Today true.

    Signals:
        changed: a reminder that Today names has passed.
    """

    changed = Signal()

    def __init__(self, strip: ReminderStrip, day: DayDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._strip = strip
        self._day = day
        self._next: datetime | None = None
        self._missed_on: date | None = None

    def show(self, notice: Notice | None) -> None:
        """Show a reminder the desktop cannot show, or take it away."""
        if notice is None:
            self._strip.take_back()
        else:
            self._strip.remind(notice.title, notice.buttons)

    def say_missed(self, due: Due) -> None:
        """Say that a reminder came too late to be shown, where it had anything to say."""
        if self._day.is_usual():
            self._missed_on = due.date
            self._strip.say_missed(self._day.on_the_clock(due.meant))

    def look(self) -> None:
        """Have Today shown again when the reminder it names has passed, or one missed is over.

        Raises:
            JournalError: the journal cannot be read.
        """
        missed = self._missed_on
        if missed and not (missed == self._day.today() and self._day.is_usual()):
            self._missed_on = None
            self._strip.forget_missed()
        if self._next and self._day.has_passed(self._next):
            self.changed.emit()
        self._next = self._day.next_at()

    def tell_only_while_open(
        self, chosen: Settings, there: Callable[[], Surroundings], keep: Callable[..., str]
    ) -> str:
        """Say once that a closed window does not remind; return what went wrong, or ""."""
        reminds = chosen.remind_session or chosen.remind_week or chosen.remind_after_run
        if not reminds or chosen.told_no_tray:
            return ""
        desktop = there()
        try:
            if desktop.has_tray or desktop.starts_at_login or not self._day.is_usual():
                return ""
        except JournalError:
            return ""
        self._strip.say_only_while_open(offers_login=not desktop.login_why_not)
        return keep(told_no_tray=True)
