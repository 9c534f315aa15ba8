"""Joins the form of an exercise of the person's own to what keeps them: made, changed, deleted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backstretch.content.own_exercises import OwnExerciseError
from backstretch.content.own_library import Own
from backstretch.ui import own_view as view
from backstretch.ui.own_picture import PictureError, picture_to_keep
from backstretch.ui.own_state import OwnDraft, OwnFormState
from backstretch.ui.pages.library import LibraryPage
from backstretch.ui.pages.own_form import OwnFormPage


class OwnDesk(QObject):
    """Keeps the draft in hand. `ask_picture` asks for a file, None where none is chosen.

    Signals:
        kept: the id of an exercise that was made or changed.
        left: the form is done with, and nothing was kept; the id of the exercise, "" for a new one.
        changed: the exercises are others now.
    """

    kept = Signal(str)
    left = Signal(str)
    changed = Signal()

    def __init__(self, page: LibraryPage, own: Own, ask_picture: Callable[[], Path | None]) -> None:
        super().__init__(page)
        self._page = page
        self._own = own
        self._ask_picture = ask_picture
        self._form: OwnFormPage | None = None
        self._key = ""
        self._tried = ""  # the id under which a new one was refused
        self._next: str | None = None
        self._draft = self._first = OwnDraft()
        self._deleted = ""
        page.toast.acted.connect(self._put_back)

    @property
    def is_touched(self) -> bool:
        """Whether something was written that is not kept."""
        return self._draft != self._first

    def open(self, key: str = "") -> None:
        """Show an exercise to be changed, or a new one.

        What was left half done comes first: of another one it is asked what is to be done.
        """
        self._next = None
        form = self._joined()
        if self.is_touched:
            self._show()
            self._page.show_form_page()
            if key != self._key:
                self._next = key
                form.ask_to_leave()
            return
        self._key, self._tried = key, ""
        self._draft = view.draft_of(self._own.exercises[key]) if key else OwnDraft()
        self._first = self._draft
        form.toast.hide()
        form.complain("")
        self._show()
        self._page.show_form_page()

    def remove(self, key: str) -> None:
        """Delete an exercise, with the way to put it back; tell which routines have it."""
        name, used = self._own.exercises[key].name, self._own.routines.using(key)
        try:
            self._own.exercises.remove(key)
        except OwnExerciseError as error:
            self._page.complain(str(error))
            return
        self._deleted = key
        self.changed.emit()
        self._page.show_home()
        words = self.tr("“{name}” is deleted.").format(name=name)
        if used:
            still = self.tr("Still in your routines: {names}.").format(names=", ".join(used))
            words = f"{words} {still}"
        self._page.complain("")
        self._page.toast.show_done(words, self.tr("Put it back"))

    def leave(self) -> None:
        """Go back, once it is known what is to be done with what was written."""
        self._next = None
        if self.is_touched and self._form:
            self._form.ask_to_leave()
        else:
            self.left.emit(self._key)

    def _joined(self) -> OwnFormPage:
        if self._form is None:
            form = self._form = self._page.form
            form.written.connect(self._take)
            form.save_asked.connect(self.save)
            form.left_asked.connect(self.leave)
            form.picture_asked.connect(self._choose_picture)
            form.picture_removed.connect(self._drop_picture)
            form.toast.acted.connect(self.save)
            form.toast.other_acted.connect(self._discard)
        return self._form

    def _take(self, draft: OwnDraft) -> None:
        """Take over what was written; the pictures are not among it."""
        self._draft = replace(draft, picture=self._draft.picture, chosen=self._draft.chosen)
        self._show()

    def save(self) -> None:
        """Keep what is written, or say what is wrong with it."""
        wrong = self._wrong() | view.missing(self._draft)
        form = self._joined()
        if wrong:
            self._show(wrong)
            form.focus_on(next(field for field in view.FIELDS if field in wrong))
            return
        sheet = view.sheet_of(self._draft)
        try:
            key = self._own.exercises.keep(self._key or self._tried, sheet, self._draft.chosen)
        except OwnExerciseError as error:
            self._tried = error.key or self._tried
            form.complain(str(error))
            return
        self._key, self._tried, self._first = "", "", OwnDraft()
        self._draft = self._first
        self.changed.emit()
        if self._next is not None:
            self.open(self._next)
        else:
            self.kept.emit(key)

    def _discard(self) -> None:
        self._draft = self._first
        if self._next is not None:
            self.open(self._next)
        else:
            self.left.emit(self._key)

    def _choose_picture(self) -> None:
        path = self._ask_picture()
        if path is None:
            return
        try:
            chosen = picture_to_keep(path)
        except PictureError as error:
            self._joined().complain_of_picture(str(error))
            return
        self._draft = replace(self._draft, chosen=chosen)
        self._show()

    def _drop_picture(self) -> None:
        self._draft = replace(self._draft, picture=None, chosen=None)
        self._show()

    def _wrong(self) -> dict[str, str]:
        wrong = view.wrong_while_writing(self._draft)
        but = self._key or self._tried
        if taken := self._own.exercises.name_problem(self._draft.name, but):
            wrong.setdefault("name", taken)
        return wrong

    def _show(self, wrong: dict[str, str] | None = None) -> None:
        title = self.tr("Change your exercise") if self._key else self.tr("An exercise of my own")
        found = self._wrong() if wrong is None else wrong
        said = view.reading(self._draft)
        self._joined().show_state(OwnFormState(title, self._draft, said, found))

    def _put_back(self) -> None:
        key = self._deleted
        if not key:
            return
        try:
            self._own.exercises.put_back(key)
        except OwnExerciseError as error:
            self._page.complain(str(error))
            words = self.tr("“{name}” is deleted.").format(name=self._own.exercises[key].name)
            self._page.toast.show_done(words, self.tr("Put it back"))
            return
        self._deleted = ""
        self._page.complain("")
        self.changed.emit()
        self.kept.emit(key)
