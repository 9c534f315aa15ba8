"""Shows over everything what needs help now, by what stands in the diary."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.care.standing import Standing
from backstretch.journal.diary_records import Tier
from backstretch.journal.errors import JournalError
from backstretch.journal.own_files import Guard
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.pages.player_emergency import EmergencyView
from backstretch.ui.pages.player_safety import Sign, sign_of
from backstretch.ui.paper import put_on_paper
from backstretch.ui.theme import Theme


class Checks(Protocol):
    """Keeps what is decided about signs."""

    def check(self) -> str:
        """Keep that the person was checked; return what went wrong, or ""."""


class Diary(Protocol):
    """Knows what stands."""

    @property
    def signs(self) -> Checks:
        """What keeps decisions about signs."""

    def standing(self) -> Standing | None:
        """Return the warning sign that stands today, or None. Raises JournalError."""


class Alarm(QObject):
    """Stops everything for a sign that needs help now; its page is made when it is first needed.

    Signals:
        changed: something was decided; what follows from the diary may be another.
        ended: the person was checked, and can go on.
        answers_asked: the tick was a mistake.
    """

    changed = Signal()
    ended = Signal()
    answers_asked = Signal()

    def __init__(
        self, window: MainWindow, theme: Theme, icons: Icons, diary: Diary, guard: Guard
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._icons = icons
        self._diary = diary
        self._guard = guard
        self._view: EmergencyView | None = None

    def shows(self) -> bool:
        """Tell whether it has the whole window."""
        return self._window.shows_over(self._view)

    def needing_help(self) -> Standing | None:
        """Return what stands and needs help now by the diary; a session has its own page."""
        try:
            standing = self._diary.standing()
        except JournalError:
            return None
        now = standing is not None and standing.tier is Tier.EMERGENCY
        return standing if standing and now and standing.where != "player" else None

    def show_standing(self) -> bool:
        """Show what needs help now, if it stands by the diary; tell whether it does."""
        standing = self.needing_help()
        if standing is None:
            return False
        self.stop(sign_of(next(iter(standing.signs), "")))
        return True

    def stop(self, sign: Sign, strength: int | None = None, complaint: str = "") -> None:
        """Stop everything for a sign; `complaint` says why an entry could not be kept, or ""."""
        view = self._view = self._view or self._make()
        kept = self.tr("Your entry is kept as you wrote it. Sessions are stopped.")
        view.show_sign(sign, complaint or kept, strength)
        view.tell("")
        self._window.show_over(view)
        self.changed.emit()

    def tell(self, sentence: str) -> None:
        """Say what did not work."""
        if self._view:
            self._view.tell(sentence)

    def _make(self) -> EmergencyView:
        made = EmergencyView(self._theme, self._icons)
        made.checked.connect(self._end)
        made.answers_asked.connect(self.answers_asked)
        made.print_asked.connect(self._print)
        return made

    def _end(self) -> None:
        """Go on once the person was checked; where that cannot be kept, the sign still stands."""
        complaint = self._diary.signs.check()
        if complaint and self.needing_help():
            self.tell(complaint)
            return
        self.changed.emit()
        self.ended.emit()

    def _print(self) -> None:
        if self._view:
            self.tell(put_on_paper(self._view.sheet(), self._window, self._guard))
