"""Joins the routine editor to the person's own routines: what is changed, kept, tried, undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from backstretch.content.library import Library
from backstretch.content.own_routines import OwnRoutineError, OwnRoutines
from backstretch.content.prescribed import Prescription, as_asked, routine_from
from backstretch.content.prescription import LineError, Prescriptions
from backstretch.content.routine import Order, Routine
from backstretch.ui import editing
from backstretch.ui.editing import Draft, Editing
from backstretch.ui.editor_view import editor_state, exercise_choices
from backstretch.ui.pages.editor import EditorPage

TYPING, NAMING = "typing", "naming"


class Today(Protocol):
    """Knows what may be done today."""

    def fitted(self, routine: Routine) -> tuple[Routine | None, str]:
        """Return a routine as it may be done now, or None and why it has to wait."""


class EditorDesk(QObject):
    """Keeps the draft in hand.

    `ask_file` asks where a routine is to be written, None where it is not; `write` writes it and
    returns what went wrong, or "".

    Signals:
        left: the page is done with.
        begin_asked: what is on the page is to be tried, as its Routine.
        changed: a routine was kept or removed.
    """

    left = Signal()
    begin_asked = Signal(object)
    changed = Signal()

    def __init__(
        self,
        page: EditorPage,
        library: Library,
        own: OwnRoutines,
        today: Today,
        ask_file: Callable[[str], Path | None],
        write: Callable[[Path, bytes], str],
    ) -> None:
        super().__init__(page)
        self.page = page
        self._library = library
        self._own = own
        self._today = today
        self._ask_file = ask_file
        self._write = write
        self._lines = Prescriptions(library.exercises)
        self._editing = Editing(Draft())
        self._tried = ""  # the id under which a new one was refused
        self._removed: Draft | None = None
        self._next: str | None = None
        self._connect()

    def open(self, key: str = "") -> None:
        """Show a routine of the person's own, a copy of one that ships, or a new one for "".

        What was left half done comes first: of another routine it is asked what is to be done.
        """
        self._next = None
        if self._editing.is_touched:
            self._show()
            if not key or self._editing.draft.key != key:
                self._next = key
                self.page.ask_to_leave()
            self.page.start_focus()
            return
        self._open(key)

    def _open(self, key: str) -> None:
        if key in self._own:
            one = self._own.own(key)
            draft = Draft(key, one.name, one.asked)
            self._begin(draft, draft)
        elif key:
            self._begin(self._copy_of(key))
        else:
            draft = Draft(name=self.tr("My routine"))
            self._begin(draft, draft)
        self.page.start_focus()

    def add(self, exercise: str) -> None:
        """Add an exercise at its usual dose at the end."""
        self._ask(editing.added(self._asked, exercise, self._library))
        self.page.focus_row(len(self._asked.parts) - 1)

    def begin_with(self, exercise: str) -> None:
        """Add an exercise to what was left half done, or to a new routine where nothing was."""
        self._next = None
        if self._editing.is_touched:
            self._show()
        else:
            self._open("")
        self.add(exercise)

    def take_exercises(self) -> None:
        """Know the exercises as they are now: the person's own may be others."""
        self._lines = Prescriptions(self._library.exercises)
        self.page.show_choices(exercise_choices(self._library))
        if self._asked.parts:
            self._show()

    def leave(self) -> None:
        """Go back, once it is known what is to be done with what was changed."""
        self._next = None
        if self._editing.is_touched:
            self.page.ask_to_leave()
        else:
            self.left.emit()

    def _begin(self, draft: Draft, kept: Draft | None = None) -> None:
        self._editing = Editing(draft, kept)
        self._tried = ""
        self._removed = None
        self.page.toast.hide()
        self.page.complain("")
        self.page.complain_of_line(None)
        self._show()

    def _copy_of(self, key: str) -> Draft:
        """Return a copy of a routine that ships, at the length nearest to the usual one."""
        versions = [one for (name, _), one in self._library.routines.items() if name == key]
        one = sorted(versions, key=lambda version: abs(version.minutes - 12))[0]
        name = self.tr("{name}, mine").format(name=one.name)
        return Draft("", name, as_asked(one.items, self._library.exercises))

    def _show(self) -> None:
        draft = self._editing.draft
        title = self.tr("Your routine") if draft.key else self.tr("New routine")
        subtitle = self.tr("Changes are yours alone. The built-in routines stay as they were.")
        self.page.show_state(
            editor_state(self._editing, title, subtitle, self._library, self._lines)
        )

    def _connect(self) -> None:
        page = self.page
        page.left_asked.connect(self.leave)
        page.row_moved.connect(self._move)
        page.row_removed.connect(self._remove_row)
        page.row_doubled.connect(self._double)
        page.dose_chosen.connect(
            lambda at, n: self._ask(editing.with_dose(self._asked, at, n), f"dose {at}")
        )
        page.times_chosen.connect(
            lambda at, n: self._ask(editing.with_times(self._asked, at, n), f"times {at}")
        )
        page.rest_chosen.connect(
            lambda at, n: self._ask(editing.with_rest(self._asked, at, n), f"rest {at}")
        )
        page.order_chosen.connect(
            lambda at, code: self._ask(editing.with_order(self._asked, at, Order(code)))
        )
        page.rounds_chosen.connect(
            lambda n: self._ask(editing.with_rounds(self._asked, n), "rounds")
        )
        page.exercise_added.connect(self.add)
        page.renamed.connect(self._rename)
        page.typed.connect(self._type)
        page.line.left.connect(self._show)
        page.undo_asked.connect(self._undo)
        page.save_asked.connect(self._save)
        page.try_asked.connect(self._try)
        page.duplicate_asked.connect(self._duplicate)
        page.remove_asked.connect(self._remove)
        page.export_asked.connect(self._export)
        page.discard_asked.connect(self._discard)
        page.toast.acted.connect(self._act)

    @property
    def _asked(self) -> Prescription:
        return self._editing.draft.asked

    def _ask(self, asked: Prescription, what: str = "") -> None:
        self._editing.ask(asked, what)
        self._show()

    def _move(self, at: int, to: int) -> None:
        asked = editing.moved(self._asked, at, to)
        if asked != self._asked:
            self._ask(asked)
            self.page.focus_row(to)
            name = self._library.exercises[asked.parts[to].exercise].name
            words = self.tr("{name} is now number {place}.")
            self.page.announce(words.format(name=name, place=to + 1))

    def _remove_row(self, at: int) -> None:
        self._ask(editing.removed(self._asked, at))
        self.page.focus_row(at)

    def _double(self, at: int) -> None:
        self._ask(editing.doubled(self._asked, at))
        self.page.focus_row(at + 1)

    def _rename(self, name: str) -> None:
        self._editing.change(replace(self._editing.draft, name=name), NAMING)
        self._show()

    def _type(self, line: str) -> None:
        """Let the rows follow the line; what cannot be read is told, and they stay."""
        try:
            asked = self._lines.read(line)
        except LineError as error:
            self.page.complain_of_line(error)
            return
        self.page.complain_of_line(None)
        self._ask(asked, TYPING)

    def _undo(self) -> None:
        self._editing.undo()
        self._show()

    def _save(self) -> bool:
        draft = self._editing.draft
        try:
            key = self._own.keep(draft.key or self._tried, draft.name, draft.asked)
        except OwnRoutineError as error:
            self._tried = error.key or self._tried
            self.page.complain(str(error))
            return False
        self._tried = ""
        self._editing.was_kept(key)
        self.page.complain("")
        self._show()
        self.page.toast.show_done(self.tr("“{name}” is kept.").format(name=draft.name))
        self.changed.emit()
        return True

    def _try(self) -> None:
        draft = self._editing.draft
        name = draft.name or self.tr("My routine")
        routine = routine_from(draft.key or "own", name, draft.asked, self._library.exercises)
        fitted, why = self._today.fitted(routine)
        self.page.complain(why)
        if fitted is not None:
            self.begin_asked.emit(fitted)

    def _duplicate(self) -> None:
        draft = self._editing.draft
        name = self.tr("{name}, copy").format(name=draft.name)
        self._begin(replace(draft, key="", name=name))
        self.page.start_focus()

    def _remove(self) -> None:
        draft = self._editing.draft
        try:
            self._own.remove(draft.key)
        except OwnRoutineError as error:
            self.page.complain(str(error))
            return
        self._begin(replace(draft, key=""))
        self.page.start_focus()  # the button that had it is gone
        self._removed = draft
        words = self.tr("“{name}” is deleted.").format(name=draft.name)
        self.page.toast.show_done(words, self.tr("Put it back"))
        self.changed.emit()

    def _export(self) -> None:
        draft = self._editing.draft
        place = self._ask_file(f"{draft.key}.toml")
        if place is None:
            return
        complaint = self._write(place, self._own.text(draft.key))
        self.page.complain(complaint)
        if not complaint:
            said = self.tr("Written to {file}.").format(file=place)
            if names := self._own.left_out(draft.key):
                more = self.tr("Pictures are not in the file: {names}.")
                said = f"{said} {more.format(names=', '.join(names))}"
            self.page.toast.show_done(said)

    def _discard(self) -> None:
        self._editing, self._tried = Editing(Draft()), ""
        self._go_on()

    def _go_on(self) -> None:
        """Leave the page, or show what was wanted when it was asked about the draft."""
        wanted, self._next = self._next, None
        if wanted is None:
            self.left.emit()
        else:
            self._open(wanted)

    def _act(self) -> None:
        """Do what the toast offers: put back what was deleted, or save before leaving."""
        if self._removed is not None:
            draft, self._removed = self._removed, None
            self._editing = Editing(draft)
            self._save()
        elif self._save():
            self._go_on()
