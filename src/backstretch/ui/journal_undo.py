"""What was changed in the diary since the window opened, and how a page takes it back.

There is one stack for a window, so that a step can be taken back wherever the next one was made.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.toast import Toast

DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Undo", text)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of taking a step back: a complaint or "", what was undone, and what is next.

    `day` is the ISO date of an entry that is back in the diary, "" for none.
    """

    complaint: str = ""
    said: str = ""
    next: str = ""
    day: str = ""


class UndoStack(QObject):
    """The steps that can be taken back, the last first.

    Signals:
        changed: another step is the one to be taken back next, or none is left.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[tuple[str, Callable[[], str], str]] = []

    @property
    def next(self) -> str:
        """What is taken back next, as a phrase without a full stop; "" where there is nothing."""
        return self._steps[-1][0] if self._steps else ""

    def push(self, said: str, undo: Callable[[], str], day: str = "") -> None:
        """Remember a step; `undo` takes it back and returns what went wrong then, or "".

        `day` is the ISO date of the entry that it brings back, if it does.
        """
        self._steps.append((said.rstrip("."), undo, day))
        self.changed.emit()

    def forget(self) -> None:
        """Forget every step: what was done now cannot be taken back, so nothing before it can."""
        self._steps.clear()
        self.changed.emit()

    def take_back(self) -> TakenBack:
        """Take the last step back. One that cannot be stays, to be tried again."""
        if not self._steps:
            return TakenBack()
        said, undo, day = self._steps[-1]
        complaint = undo()
        if complaint:
            return TakenBack(complaint, said, said)
        self._steps.pop()
        self.changed.emit()
        return TakenBack("", said, self.next, day)


class UndoHere(QObject):
    """Takes the last step back from one page, by Ctrl+Z or by what lies over the page.

    Signals:
        taken_back: a step was taken back.
        other_asked: the second action beside the last sentence was asked for.
    """

    taken_back = Signal()
    other_asked = Signal()

    def __init__(self, page: QWidget, theme: Theme, stack: UndoStack) -> None:
        super().__init__(page)
        self.stack = stack
        self.toast = Toast(theme, page)
        self.toast.acted.connect(self.take_back)
        self.toast.other_acted.connect(self.other_asked)
        undo = QKeySequence.StandardKey.Undo
        shortcut(page, undo, tr("Undo the last change"), self.take_back)

    def tell(self, sentence: str, other: str = "") -> None:
        """Say what was done, with a way to take it back and perhaps another action."""
        self.toast.show_done(sentence, tr("Undo"), other)

    def take_back(self) -> None:
        """Take the last step back and say so."""
        done = self.stack.take_back()
        show_taken_back(self.toast, done)
        if done.said and not done.complaint:
            self.taken_back.emit()


def undo_stack(window: QWidget) -> UndoStack:
    """Return the one stack of a window, made when it is first asked for."""
    found = window.findChild(UndoStack, "", DIRECTLY)
    return found if isinstance(found, UndoStack) else UndoStack(window)


def undo_here(page: QWidget, theme: Theme, stack: UndoStack) -> UndoHere:
    """Return what takes steps back from a page, made when it is first asked for."""
    found = page.findChild(UndoHere, "", DIRECTLY)
    return found if isinstance(found, UndoHere) else UndoHere(page, theme, stack)


def show_taken_back(toast: Toast, done: TakenBack) -> None:
    """Say what was undone and what is next, or what went wrong."""
    if done.complaint:
        form = tr("Not undone: {step}. {why}")
        sentence = form.format(step=done.said, why=done.complaint)
        toast.show_done(sentence, tr("Try again"), tr("Close"), stays=True)
    else:
        toast.show_done(taken_back_words(done), tr("Undo") if done.next else "")


def taken_back_words(done: TakenBack) -> str:
    """Return what was undone and what is next, as sentences."""
    if not done.said:
        return tr("There is nothing to undo.")
    said = tr("Undone: {step}.").format(step=done.said)
    if not done.next:
        return said
    return tr("{said} Next: {step}.").format(said=said, step=done.next)
