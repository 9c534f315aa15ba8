"""What stands beside the rows of a routine: how long it takes, its rounds, what to know."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backstretch.content.prescription import MOST_ROUNDS
from backstretch.ui.editor_state import EditorState
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.minutes_gauge import MinutesGauge
from backstretch.ui.widgets.parts import card, label
from backstretch.ui.widgets.stepper import Stepper

MOST_NOTES = 4


class EditorSide(QWidget):
    """Tells the length against the band of 10 to 15 minutes.

    Signals:
        rounds_chosen: how often all of it is done.
    """

    rounds_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        name = self.tr("Total")
        self.length = label("", "h1")
        self.gauge = MinutesGauge(theme)
        self.words = label("", "strong")
        self.rounds = Stepper(theme, icons, self.tr("Rounds"), (1, MOST_ROUNDS))
        self.notes = [Message(theme, icons, "info") for _ in range(MOST_NOTES)]
        pauses = label(
            self.tr(
                "Getting ready, changing and pauses are counted in. Rounds do all of it again."
            ),
            "small",
            "muted",
        )
        whole = card(name)
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        rounds = QHBoxLayout()
        rounds.addWidget(label(self.tr("Rounds"), "body"), 1)
        rounds.addWidget(self.rounds)
        for part in (label(name, "h3"), self.length, self.gauge, self.words):
            inside.addWidget(part)
        inside.addLayout(rounds)
        inside.addWidget(pauses)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(whole)
        for note in self.notes:
            column.addWidget(note)
        column.addStretch(1)
        self.rounds.chosen.connect(self.rounds_chosen)

    def show_state(self, state: EditorState) -> None:
        """Show the length, the rounds and the notes on the whole."""
        self.length.setText(state.length)
        self.gauge.show_minutes(state.minutes)
        self.words.setText(state.length_words)
        tone = "pine" if state.in_band else "ink"
        self.words.setProperty("tone", tone)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.rounds.show_value(state.rounds)
        told = state.notes[:MOST_NOTES]
        for place, message in enumerate(self.notes):
            if place < len(told):
                sentence, unsafe = told[place]
                message.say("caution" if unsafe else "info", sentence)
            else:
                message.say("info", "")
