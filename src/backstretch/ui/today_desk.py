"""Joins the Today page to the library: which routine is in hand, and what is said above it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.journal.entries import SessionRecord
from backstretch.ui.pages.today import TodayPage
from backstretch.ui.today_state import Notice, Unfinished
from backstretch.ui.today_view import today_state


class TodayDesk(QObject):
    """Keeps the routine in hand and shows Today.

    `notices` are sentences, the newest last; only that one is shown.

    Signals:
        minutes_chosen: another length was chosen, in minutes.
    """

    minutes_chosen = Signal(int)

    def __init__(
        self, page: TodayPage, library: Library, routine: Routine, today: Callable[[], str]
    ) -> None:
        super().__init__(page)
        self.routine = routine
        self.notices: list[str] = []
        self.left: SessionRecord | None = None
        self._page = page
        self._library = library
        self._today = today
        page.minutes_asked.connect(self._choose_minutes)
        page.routine_asked.connect(self._choose_routine)

    def show(self, left: SessionRecord | None) -> None:
        """Show Today; `left` is the session that was cut off, if any."""
        self.left = left
        notice = Notice(self.notices[-1], "caution") if self.notices else None
        self._page.show_state(
            today_state(self._library, self.routine, self._today(), self._unfinished(), notice)
        )

    def _unfinished(self) -> Unfinished | None:
        if self.left is None:
            return None
        # Needs the whole session core, which a Today without a cut-off session does not.
        from backstretch.ui.unfinished_view import unfinished_state

        return unfinished_state(self._library, self.left)

    def _choose_minutes(self, minutes: int) -> None:
        self.routine = self._library.routine(self.routine.id, minutes)
        self.minutes_chosen.emit(minutes)
        self.show(self.left)

    def _choose_routine(self, routine_id: str) -> None:
        lengths = [m for name, m in self._library.routines if name == routine_id]
        nearest = min(lengths, key=lambda m: abs(m - self.routine.minutes))
        self.routine = self._library.routine(routine_id, nearest)
        self.show(self.left)
