"""The Library and the editor of routines, each made when first asked for, and the ways between."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared

if TYPE_CHECKING:
    from backstretch.app_parts.crafting import Crafting
    from backstretch.browsing import Browsing, LibraryDiary


class LibraryPages(QObject):
    """Opens what is asked for, unless something needs help now.

    `stops` shows a sign that needs help now where one stands, and tells whether one does.

    Signals:
        begin_asked: a session that was chosen is to begin, as its Routine.
        routine_asked: the id of a routine that is to begin.
    """

    begin_asked = Signal(object)
    routine_asked = Signal(str)

    def __init__(self, shared: Shared, parts: Parts, stops: Callable[[], bool]) -> None:
        super().__init__()
        self._shared = shared
        self._parts = parts
        self._stops = stops
        self._browsing: Browsing | None = None
        self._crafting: Crafting | None = None

    def show(self) -> None:
        """Show the exercises and what there is to read."""
        if not self._stops():
            self.browsing().show()

    def show_card(self, code: str) -> None:
        """Show one of the cards there are to read."""
        if not self._stops():
            self.browsing().show_card(code)

    def show_routines(self) -> None:
        """Show the routines."""
        if not self._stops():
            self.browsing().show_routines()

    def show_learn(self) -> None:
        """Show what there is to read."""
        if not self._stops():
            self.browsing().show_learn()

    def write_own(self) -> None:
        """Show the form for an exercise of the person's own."""
        if not self._stops():
            self.browsing().write_own()

    def edit(self, key: str = "") -> None:
        """Show a routine to be changed, or a new one; see `Crafting.show`."""
        if not self._stops():
            self.crafting().show(key)

    def take_in_routine(self) -> None:
        """Ask for a routine's file."""
        if not self._stops():
            self.crafting().take_in_file()

    def browsing(self) -> "Browsing":
        """Return what serves the Library."""
        if self._browsing is None:
            self._browsing = self._made_browsing()
        return self._browsing

    def crafting(self) -> "Crafting":
        """Return what serves the editor."""
        if self._crafting is None:
            from backstretch.app_parts.crafting import Crafting

            made = self._crafting = Crafting(self._shared, self._parts)
            made.begin_asked.connect(self.begin_asked)
            made.left.connect(self.show)
            made.own_asked.connect(lambda: self.browsing().write_own(for_another=True))
        return self._crafting

    def _made_browsing(self) -> "Browsing":
        from backstretch.browsing import Browsing

        shared, parts = self._shared, self._parts
        made = Browsing(
            shared.window,
            shared.theme,
            shared.icons,
            shared.clock,
            shared.settings.present,
            shared.own,
            parts.motions(),
            self._diary(),
        )
        made.written.connect(self._go_on_in_editor)
        made.begin_asked.connect(self.begin_asked)
        made.routine_asked.connect(self.routine_asked)
        made.edit_asked.connect(self.edit)
        made.file_asked.connect(self.take_in_routine)
        made.add_asked.connect(self._add_to_routine)
        made.changed.connect(parts.show_day)
        made.time_is_up.connect(self._call)
        return made

    def _diary(self) -> "LibraryDiary":
        from backstretch.browsing import LibraryDiary
        from backstretch.content.care import load_care
        from backstretch.diary.conditions import Conditions
        from backstretch.diary.kept import KeptDiary
        from backstretch.resources import resources_dir

        shared, week = self._shared, self._parts.weekly()
        care, _ = load_care(resources_dir())
        kept = KeptDiary(
            shared.journal, shared.clock, shared.settings.present, care, shared.refusal
        )
        conditions = Conditions(kept, shared.journal)
        return LibraryDiary(shared.library, shared.journal, week.planner, week.composer, conditions)

    def _add_to_routine(self, exercise: str) -> None:
        if not self._stops():
            self.crafting().add(exercise)

    def _go_on_in_editor(self, key: str) -> None:
        """Show the routine in hand again, with an exercise that was just written down."""
        if self._crafting is not None:
            self._crafting.come_back(key)

    def _call(self) -> None:
        """Let it be heard and seen that a time is up, wherever the person is."""
        from PySide6.QtWidgets import QApplication

        QApplication.alert(self._shared.window)
        QApplication.beep()
