"""What Today's strip says of reminders: one that is due, one that came too late, none when closed.

A reminder stands there where the desktop cannot show it. Nothing is modal or takes the focus.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_notices import Notices
from backstretch.ui.today_state import NoticeAction

_DUE, _MISSED, _ONLY_OPEN = "reminder", "reminder-missed", "reminder-only-open"
_PRESSED = "reminder:"
_LOGIN = "start-at-login"


class ReminderStrip(QObject):
    """Says it through the `notices` of Today, and has the page shown again by `redraw`.

    Signals:
        pressed: the code of a button of the reminder.
        login_asked: the program is to start at login.
    """

    pressed = Signal(str)
    login_asked = Signal()

    def __init__(
        self,
        notices: Notices,
        page: TodayPage,
        redraw: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._redraw = redraw
        page.notice_action_asked.connect(self._act)

    def remind(self, sentence: str, buttons: Iterable[tuple[str, str]]) -> None:
        """Show a reminder with these buttons, each a code and a word, until it is taken back."""
        actions = tuple(NoticeAction(_PRESSED + code, word) for code, word in buttons)
        self._notices.offer(_DUE, sentence, actions, closable=False)
        self._redraw()

    def take_back(self) -> None:
        """Take the reminder away."""
        self._notices.withdraw(_DUE)
        self._redraw()

    def say_missed(self, at: datetime) -> None:
        """Say that the reminder of this time, on the clock of the place, came too late."""
        said = self.tr("Today’s reminder for {time} could not be shown in time.")
        self._notices.offer(_MISSED, said.format(time=f"{at:%H:%M}"), last=True)
        self._redraw()

    def forget_missed(self) -> None:
        """Say no more of a reminder that came too late."""
        self._notices.withdraw(_MISSED)
        self._redraw()

    def say_only_while_open(self, *, offers_login: bool) -> None:
        """Say that a closed window does not remind; starting at login is offered where it can."""
        login = NoticeAction(_LOGIN, self.tr("Start at login"))
        said = self.tr("Reminders only come while the window is open.")
        self._notices.offer(_ONLY_OPEN, said, (login,) if offers_login else (), last=True)
        self._redraw()

    def _act(self, code: str) -> None:
        if code == _LOGIN:
            self._notices.withdraw(_ONLY_OPEN)
            self._redraw()
            self.login_asked.emit()
        elif code.startswith(_PRESSED):
            self.pressed.emit(code.removeprefix(_PRESSED))
