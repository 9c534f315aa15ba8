"""What a person is asked after a session: pain now, how the session was, a note."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.note_field import NoteField
from backstretch.ui.widgets.pain_columns import RING
from backstretch.ui.widgets.pain_question import PainQuestion
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.segment_bar import SegmentBar

EFFORTS = ("easy", "right", "much")
LABEL = 150


class AnswersCard(QFrame):
    """Three questions; every answer is told at once, and none has to be given.

    Signals:
        pain_chosen: a number from 0 to 10, or None where it is taken back.
        effort_chosen: "easy", "right" or "much".
        note_written: what the note says now.
    """

    pain_chosen = Signal(object)
    effort_chosen = Signal(str)
    note_written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[QBoxLayout] = []
        self._before = ""
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("How it was"))
        self.question = PainQuestion(theme, self.tr("How is your back now?"))
        self.effort = SegmentBar(theme, self.tr("The session was"))
        self.note = NoteField(theme, self.tr("Note"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(19, 22, 19, 22)
        inside.setSpacing(16)
        inside.addWidget(self.question)
        line = QVBoxLayout()
        line.setContentsMargins(RING, 0, RING, 0)
        line.addWidget(hairline())
        inside.addLayout(line)
        inside.addLayout(self._make_row(self.tr("The session was"), self.effort))
        inside.addLayout(self._make_row(self.tr("Note"), self.note))
        self.scale.chosen.connect(self.pain_chosen)
        self.scale.moved.connect(self._say_how)
        self.effort.chosen.connect(lambda number: self.effort_chosen.emit(EFFORTS[number - 1]))
        self.note.written.connect(self.note_written)
        self.clear()

    @property
    def scale(self) -> PainScale:
        """The scale of the question."""
        return self.question.scale

    def say_before(self, words: str) -> None:
        """Say under the question what was said before the session, or nothing of it."""
        if words != self._before:
            self._before = words
            self._say_how(self.scale.score)

    def clear(self) -> None:
        """Ask anew: nothing is answered."""
        self._before = ""
        self.question.show_score(None)
        self._say_how(None)
        labels = (self.tr("Too easy"), self.tr("About right"), self.tr("Too much"))
        self.effort.show_choices((), 0)
        self.effort.show_choices(tuple(enumerate(labels, 1)), 0)
        stops = (self.scale, *self.effort.buttons(), self.note.text_edit)
        for stop, following in pairwise(stops):  # choices made anew would come last
            QWidget.setTabOrder(stop, following)
        self.note.clear()

    def tell(self) -> None:
        """Tell what has not been told yet."""
        self.scale.settle()
        self.note.tell()

    def show_saved(self) -> None:
        """Say that the number that is shown is kept."""
        if self.scale.score is None:
            return
        self.question.say(self.tr("Saved. Another number replaces it, Delete takes it back."))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.tr("Saved")))

    def show_narrow(self, narrow: bool) -> None:
        """Put the answers below their questions, or beside them."""
        way = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _say_how(self, score: int | None) -> None:
        chosen = self.tr("Another number replaces it, Delete takes it back.")
        fine = self._before or self.tr("Any number is fine.")
        self.question.say(fine if score is None else chosen)

    def _make_row(self, words: str, answer: QWidget) -> QBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, RING, 0)
        row.setSpacing(self._theme.px(8))
        said = label(words, "h3")
        said.setMinimumWidth(self._theme.px(LABEL))
        row.addWidget(said)
        row.addWidget(answer)
        if isinstance(answer, NoteField):
            said.setContentsMargins(0, self._theme.px(8), 0, 0)
            row.setAlignment(said, Qt.AlignmentFlag.AlignTop)
        else:
            row.addStretch(1)
        self._rows.append(row)
        return row
