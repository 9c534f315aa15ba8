"""Joins the page of the shoes to the diary: shows the pairs, keeps what is said of one."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.journal.diary_records import ShoeSaid
from backstretch.journal.errors import JournalError
from backstretch.ui.log_ports import Kept, Shoe
from backstretch.ui.pages.shoes import ShoesPage
from backstretch.ui.shoes_state import Pair, ShoesState
from backstretch.units import Units


class Shoes(Protocol):
    """Knows the pairs and keeps what is said of them. What cannot be read raises JournalError."""

    def shoes(self) -> Sequence[Shoe]:
        """Return all pairs, those in use first."""

    def keep_shoe(self, what: ShoeSaid, shoe_id: str = "") -> Kept:
        """Keep what is said of a pair, a new one without an id; its `run` is the id."""


class ShoesDesk(QObject):
    """Shows the pairs each time the page is opened, and keeps what is changed there.

    Signals:
        changed: what was kept, as a phrase, and what takes it back.
    """

    changed = Signal(str, object)

    def __init__(self, page: ShoesPage, shoes: Shoes, units: Callable[[], Units]) -> None:
        super().__init__(page)
        self.page = page
        self._shoes = shoes
        self._units = units
        self._added = ""
        self._back: Callable[[str], None] = lambda _: None
        page.keep_asked.connect(self._keep)
        page.left_asked.connect(lambda: self._back(self._added))

    def open(self, back: Callable[[str], None]) -> None:
        """Show the pairs; where there is none yet, ask for the first.

        `back` is called when the page is left, with the id of the pair added last or "".
        """
        self._added, self._back = "", back
        self.page.settle()
        if self._show() == 0:
            self.page.ask_new()
        else:
            self.page.start_focus()

    def refresh(self) -> None:
        """Show the pairs as they are now; a form that is open stays."""
        self._show()

    def _show(self) -> int | None:
        """Show the pairs as they are; return how many there are, None where that is not known."""
        try:
            found = self._shoes.shoes()
        except JournalError as error:
            self.page.show_state(ShoesState((), self._units()))
            self.page.complain(str(error))
            return None
        pairs = tuple(Pair(shoe.id, shoe.said, shoe.metres) for shoe in found)
        self.page.show_state(ShoesState(pairs, self._units()))
        return len(pairs)

    def _keep(self, shoe_id: str, said: ShoeSaid) -> None:
        kept = self._shoes.keep_shoe(said, shoe_id)
        if kept.complaint:
            self.page.complain(kept.complaint)
            return
        if not shoe_id:
            self._added = kept.run
        elif said.retired and shoe_id == self._added:
            self._added = ""
        self._show()
        told = self.tr("“{name}” is retired.") if said.retired else self.tr("“{name}” is kept.")
        told = told.format(name=said.name)
        if kept.undo:
            step = self.tr("Retiring “{name}”") if said.retired else self.tr("Keeping “{name}”")
            self.changed.emit(step.format(name=said.name), kept.undo)
        self.page.tell_kept(kept.run, told)
