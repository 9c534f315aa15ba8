"""The calm message that a doctor should look first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_safety import Sign
from backstretch.ui.player_state import PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.panel import Panel
from backstretch.ui.widgets.parts import button, label, set_words


class DoctorPanel(Panel):
    """Says why, what to do until then, and lets the person decide after reading.

    The way to stretch all the same stands below the words, where it is read last.

    It opens on a sign just ticked, or before a session for a sign that still stands.

    Signals:
        end_asked: end and keep what was done.
        answers_asked: the tick was a mistake; back to the list.
        overridden: the person has read it and stretches all the same.
        seen: a doctor has looked.
    """

    end_asked = Signal()
    answers_asked = Signal()
    overridden = Signal()
    seen = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page, 680)
        self._before = False
        title = self.tr("See a doctor before you stretch")
        self.setAccessibleName(title)
        self.body.addWidget(label(title, "h2"))
        self.when = label("", "body", "muted")
        self.sign = label("", "strong")
        self.body.addWidget(self.when)
        self.body.addWidget(self.sign)
        told = (
            self.tr("Call your doctor in the next 1 to 2 days."),
            self.tr("No hard runs until then. Gentle walking is fine."),
            self.tr("If a leg gets weak, or you cannot pee, get help right away."),
            self.tr("Backstretch asks again before your next session."),
        )
        self.setAccessibleDescription(" ".join(told))
        for text in told:
            self.body.addWidget(label(text, "body"))
        careful = self.tr("This is a precaution, not a diagnosis.")
        self.body.addWidget(label(careful, "small", "muted"))
        anyway = self.tr("I have read this. Stretch anyway")
        self.anyway_button = button(anyway, "secondary", large=False)
        self.anyway_button.clicked.connect(self.overridden)
        self.body.addWidget(self.anyway_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._fill_foot()

    def ask(self, sign: Sign, state: PlayerState, *, before: bool = False) -> None:
        """Open, saying what was ticked and what is kept; `before` a session, that it stands."""
        self._before = before
        self.when.setText(self.tr("You noted this earlier:"))
        self.when.setVisible(before)
        self.sign.setText(sign.words)
        set_words(self.end_button, words.keep(state.kept_s))
        self.answers_button.setVisible(not before)
        self.seen_button.setVisible(before)
        self.open_panel(self.end_button)

    def _fill_foot(self) -> None:
        self.end_button = button("", "inner")
        self.seen_button = button(self.tr("A doctor has seen me"), "secondary")
        self.answers_button = button(self.tr("Change my answers"), "plain")
        for made, asked in (
            (self.end_button, self.end_asked),
            (self.seen_button, self.seen),
            (self.answers_button, self.answers_asked),
        ):
            made.clicked.connect(asked)
            self.foot.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.end_asked if self._before else self.answers_asked).emit()
            event.accept()
        else:
            super().keyPressEvent(event)
