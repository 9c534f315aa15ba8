"""The first start, for somebody new here; for anybody else nothing of it is imported."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.care.first_list import is_start_due
from backstretch.journal.store import JournalError
from backstretch.resources import resources_dir

if TYPE_CHECKING:
    from backstretch.desktop.sounding import Sounding
    from backstretch.starting import Starting

ENDED = ("", "done")
"""What the settings say where no first start is under way."""


class FirstStart(QObject):
    """Stands where Today would, until it is done with.

    It is due as long as nobody has gone through it, left it or begun a session; where the safety
    list was answered elsewhere, the rest of it is. While nothing can be kept it waits.

    Signals:
        left: it is done with, and Today is wanted; with True, the first session is to begin.
    """

    left = Signal(bool)

    def __init__(self, shared: Shared, parts: Parts, speed: float) -> None:
        super().__init__()
        self._shared = shared
        self._parts = parts
        self._speed = speed
        self._starting: Starting | None = None
        self._is_new = _is_new(shared)

    def is_due(self) -> bool:
        """Return whether it is to be shown."""
        under_way = self._shared.settings.present().first_start not in ENDED
        return self._can_be_kept() and (self._is_new or under_way)

    def show(self) -> bool:
        """Show it where it was left, if it is due; tell whether it is."""
        if not self.is_due():
            return False
        made = self._made()
        made.show()
        if self._is_new and self._shared.settings.complaint:
            made.page.say(self._shared.settings.complaint)  # Today tells it too, and lies below
        self._is_new = False  # from here on the settings know
        return True

    def asks_first(self, then: Callable[[], None]) -> bool:
        """Ask the safety list where it is due and has no answer, and do `then` after it.

        Tell whether it is asked.
        """
        return self.is_due() and self._made().asks_first(then)

    def show_figures(self) -> None:
        """Put a figure beside the steps, now that there is time to read the poses."""
        if self._starting:
            self._starting.show_figures(self._parts.motions())

    def close(self) -> None:
        """Let go of the sound."""
        if self._starting:
            self._starting.close()

    def _can_be_kept(self) -> bool:
        """Whether there is a diary to write in; else Today says what is wrong with it."""
        return self._shared.journal is not None and not self._shared.journal.read_only

    def _made(self) -> "Starting":
        if self._starting is None:
            from backstretch.starting import Starting

            shared, parts = self._shared, self._parts
            assert shared.journal is not None
            made = self._starting = Starting(
                shared.window,
                shared.theme,
                shared.icons,
                shared.journal,
                shared.clock,
                shared.settings.present,
                parts.keep,
                lambda: parts.weekly().planner,
                lambda: parts.minding,
                self._open_sound,
                shared.paths.list_draft,
                shared.guard,
            )
            made.changed.connect(parts.follow_diary)
            made.left.connect(self.left)
        return self._starting

    def _open_sound(self, on_trouble: Callable[[str], None]) -> "Sounding":
        from backstretch.desktop.sounding import open_sounding

        return open_sounding(resources_dir(), self._shared.paths.speech, on_trouble, self._speed)


def _is_new(shared: Shared) -> bool:
    """Return whether it is due, asked before any setting is kept."""
    try:
        return shared.journal is not None and is_start_due(
            shared.journal, shared.settings.present()
        )
    except JournalError:
        return False
