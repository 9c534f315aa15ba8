"""Joins the Journal page to the diary: reads it week by week, finds, changes, takes back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.content.care import Care
from backstretch.content.library import Library
from backstretch.journal.diary_records import Noted, Statement
from backstretch.journal.errors import JournalError
from backstretch.journal.said import Pain
from backstretch.journal.store import Journal
from backstretch.plan.week_plan import Session
from backstretch.ui.exercise_titles import Titles
from backstretch.ui.journal_cards import Cards
from backstretch.ui.journal_pages import Pages
from backstretch.ui.journal_state import Asked, Entry, Kind, Row
from backstretch.ui.journal_undo import UndoStack, taken_back_words
from backstretch.ui.journal_view import Known
from backstretch.ui.log_ports import Kept, Shoe
from backstretch.ui.pages.journal import JournalPage
from backstretch.units import Units

SHORT = 40
"""So many letters of a note name it."""


class Diary(Protocol):
    """Takes entries out of the diary and keeps notes. What cannot be read raises JournalError."""

    care: Care

    def today(self) -> date:
        """Return the day as the person counts it."""

    def week_begins(self) -> int:
        """Return the ISO number of the day that weeks begin on."""

    def shoes(self) -> Sequence[Shoe]:
        """Return all pairs of shoes."""

    def remove_run(self, run_id: str) -> Kept:
        """Take a run out of the diary, with its pain."""

    def remove_pain(self, pain: Pain) -> Kept:
        """Take a standing pain out of the diary."""

    def strike(self, session_id: str) -> Kept:
        """Take a session out of the diary."""


class KeepsNotes(Protocol):
    """Keeps a note on a day, "" to take it away; `about` and `before` are those of an old one."""

    def __call__(
        self, text: str, day: str, about: str = "", before: Statement | None = None
    ) -> Kept:
        """Keep it, and return what came of that."""


class JournalDesk(QObject):
    """Shows the diary each time it is asked to, and carries out what its page asks for.

    `journal` is None where it cannot be used, and `reason` then says why. `to_do` returns the
    session that is still to be done today, or None. `undo` has the steps that can be taken back.

    Signals:
        changed: something was taken out, noted or put back.
        run_asked: the run with this id is to be changed. pain_asked: a Pain of no run is.
    """

    changed = Signal()
    run_asked = Signal(str)
    pain_asked = Signal(object)

    def __init__(
        self,
        page: JournalPage,
        journal: Journal | None,
        reason: str,
        diary: Diary,
        keep_note: KeepsNotes,
        library: Library,
        units: Callable[[], Units],
        to_do: Callable[[], Session | None],
        undo: UndoStack | None = None,
    ) -> None:
        super().__init__(page)
        self.page = page
        self._journal = journal
        self._reason = reason
        self._diary = diary
        self._keep_note = keep_note
        self._library = library
        self._units = units
        self._to_do = to_do
        self._known: Known | None = None
        self._metres: dict[str, float] = {}
        self._pages: Pages | None = None
        self._cards: Cards | None = None
        self._undo = undo or UndoStack(self)
        page.sought.connect(self._seek)
        page.chosen.connect(self._choose)
        page.edit_asked.connect(self._edit)
        page.delete_asked.connect(self._delete)
        page.note_written.connect(self._note)
        page.undo_asked.connect(self._take_back)
        self._undo.changed.connect(self._show_undo)
        self._show_undo()

    def show(self) -> None:
        """Show the diary as it is now, with the entry in hand chosen as before."""
        entry = self.page.list.entry()
        self._known = None
        self._show(self.page.head.asked(), entry.key if entry else "")

    def tell(self, sentence: str, *, undo: bool) -> None:
        """Say what was kept elsewhere, with a way to take it back where there is one."""
        self.page.tell_done(sentence, undo=undo)

    def _seek(self, asked: Asked) -> None:
        self._show(asked, "")

    def _show(self, asked: Asked, key: str) -> None:
        if self._journal is None:
            self.page.show_unreadable(self._reason)
            return
        try:
            known = self._known = self._known or self._learn()
            self._pages = Pages(self._journal, known, asked, self._metres)
            self._cards = Cards(self._journal, known, self._library, self._to_do)
            self._cards.worn = self._pages.worn
            rows = self._pages.more()
        except JournalError as error:
            self.page.show_unreadable(str(error))
            return
        self.page.show_rows(rows, self._more, key)

    def _learn(self) -> Known:
        """Read what every entry is told with; a search goes on with what was read before."""
        shoes = self._diary.shoes()
        self._metres = {shoe.id: shoe.metres for shoe in shoes}
        return Known(
            {
                **{key: routine.name for (key, _), routine in self._library.routines.items()},
                **{key: routine.name for key, routine in self._library.own.items()},
            },
            Titles(self._library, self._journal),
            {shoe.id: shoe.said.name for shoe in shoes},
            self._units(),
            self._diary.care,
            self._diary.today(),
            self._diary.week_begins(),
        )

    def _more(self) -> Sequence[Row]:
        try:
            return self._pages.more() if self._pages else ()
        except JournalError as error:
            self.page.complain(str(error))
            return ()

    def _choose(self, entry: Entry | None) -> None:
        if entry is None or self._cards is None:
            self.page.show_detail(None)
            return
        try:
            self.page.show_detail(self._cards.card(entry))
        except JournalError as error:
            self.page.show_detail(None)
            self.page.complain(str(error))

    def _edit(self, entry: Entry) -> None:
        if entry.kind is Kind.NOTE:
            self.page.card.write_note(entry.facts)
        elif run := self._run_of(entry):
            self.run_asked.emit(run)
        elif self._cards and (pain := self._cards.pain(entry)):
            self.pain_asked.emit(pain)

    def _run_of(self, entry: Entry) -> str:
        if entry.kind is Kind.RUN:
            return entry.id
        pain = self._cards.pain(entry) if self._cards and entry.kind is Kind.PAIN else None
        return pain.run if pain else ""

    def _delete(self, entry: Entry) -> None:
        try:
            kept = self._taken_out(entry)
        except JournalError as error:
            self.page.complain(str(error))
            return
        if kept is not None:
            said = self.tr("Deleted: {title}").format(title=entry.title)
            step = self.tr("Deleting “{title}”").format(title=entry.title)
            self._tell(kept, said, step, deleted=entry.day)

    def _taken_out(self, entry: Entry) -> Kept | None:
        """Take an entry out of the diary; None where that is not for the person to do."""
        if entry.kind is Kind.RUN:
            return self._diary.remove_run(entry.id)
        if entry.kind in (Kind.SESSION, Kind.PART):
            return self._diary.strike(entry.id)
        if entry.kind is Kind.NOTE:
            return self._keep_note("", entry.day, entry.id, self._note_of(entry))
        pain = self._cards.pain(entry) if self._cards and entry.kind is Kind.PAIN else None
        return self._diary.remove_pain(pain) if pain else None

    def _note(self, entry: Entry, text: str) -> None:
        """Keep what is written: a note that is changed, or a new one on the entry's day."""
        try:
            before = self._note_of(entry) if entry.kind is Kind.NOTE else None
        except JournalError as error:
            self.page.complain(str(error))
            return
        about = entry.id if before else ""
        step = self.tr("Note “{text}”").format(text=_short(text))
        kept = self._keep_note(text, entry.day, about, before)
        self._tell(kept, self.tr("Noted."), step)

    def _note_of(self, entry: Entry) -> Statement | None:
        said = self._journal.diary.statements(Noted, entry.id) if self._journal else ()
        return said[-1] if said else None

    def _tell(self, kept: Kept, sentence: str, step: str, *, deleted: str = "") -> None:
        """Say what was kept, or went wrong; `deleted` is the day of what was taken out."""
        if kept.complaint:
            self.page.complain(kept.complaint)
            return
        if kept.undo:
            self._undo.push(step, kept.undo, deleted)
        self.show()
        self.page.tell_done(sentence, deleted=bool(deleted))
        self.changed.emit()

    def _take_back(self) -> None:
        done = self._undo.take_back()
        if done.complaint:
            self.page.complain(done.complaint)
            return
        before = self.page.list.keys()
        self.show()
        self.page.list.choose_come_back(done.day, before)
        self.page.tell_done(taken_back_words(done), undo=bool(done.next))
        if done.said:
            self.changed.emit()

    def _show_undo(self) -> None:
        self.page.show_undo(self._undo.next)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rstrip()}…"
