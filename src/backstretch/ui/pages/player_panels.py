"""The quiet panels over the player: the steps, and whether to end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backstretch.ui.pages import player_words as words
from backstretch.ui.player_state import PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.panel import Panel
from backstretch.ui.widgets.parts import button, hairline, label, set_words


class EndPanel(Panel):
    """Asks whether to end.

    Signals:
        end_asked: end and keep what was done.
    """

    end_asked = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page, 480)
        self.setAccessibleName(self.tr("End the session?"))
        self.body.addWidget(label(self.tr("End the session?"), "h2"))
        stops = self.tr("The clock is stopped. What you did is kept.")
        self.setAccessibleDescription(stops)
        self.body.addWidget(label(stops, "body"))
        self.end_button = button("", "secondary")
        self.go_on_button = button(self.tr("Go on"), "inner")
        self.foot.addWidget(self.go_on_button)
        self.foot.addWidget(self.end_button)
        self.go_on_button.clicked.connect(self.close_panel)
        self.end_button.clicked.connect(self.end_asked)

    def ask(self, state: PlayerState) -> None:
        """Open, saying what is kept."""
        text = words.keep(state.kept_s)
        set_words(self.end_button, text)
        self.open_panel(self.go_on_button)


class StepsPanel(Panel):
    """The steps of a stretch in full, and a way to leave it out with a reason.

    Signals:
        skip_asked: leave this stretch out, with the code of the reason.
    """

    skip_asked = Signal(str)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page, 640)
        self._shown: tuple[object, ...] = ()
        self.title = label("", "h2")
        self.body.addWidget(self.title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        self.body.addWidget(hairline())
        self.body.addWidget(label(self.tr("Skip this stretch, because …"), "h3"))
        reasons = (
            ("no_equipment", self.tr("I lack the kit")),
            ("no_time", self.tr("I have no time")),
            ("dislike", self.tr("I do not like it")),
        )
        self.skip_buttons: dict[str, QPushButton] = {}
        row = FlowLayout(spacing=10)
        for code, text in reasons:
            made = button(text, "secondary", large=False)
            made.clicked.connect(lambda _=False, reason=code: self.skip_asked.emit(reason))
            self.skip_buttons[code] = made
            row.addWidget(made)
        self.body.addLayout(row)
        self.close_button = button(self.tr("Back to the stretch"), "inner")
        self.close_button.clicked.connect(self.close_panel)
        self.foot.addWidget(self.close_button)

    def ask(self, state: PlayerState) -> None:
        """Open with the steps of the stretch in hand."""
        words_of = (state.steps, state.feel, state.mistakes, state.leave_out, state.easier)
        shown = (state.name, *words_of)
        if shown != self._shown:
            self._shown = shown
            self._fill(state)
        self.open_panel(self.close_button)

    def _fill(self, state: PlayerState) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self.title.setText(state.name)
        self.setAccessibleName(state.name)
        for number, step in enumerate(state.steps, 1):
            self._lines.addWidget(label(f"{number}. {step}", "body"))
        if state.feel:
            self._lines.addWidget(label(state.feel, "strong"))
        self._add_part(self.tr("Watch out for"), tuple(f"· {line}" for line in state.mistakes))
        rules = tuple(f"· {line}" for line in state.leave_out)
        self._add_part(self.tr("Leave it out if"), rules)
        self._add_part(self.tr("Easier"), (state.easier,) if state.easier else ())

    def _add_part(self, title: str, lines: tuple[str, ...]) -> None:
        if lines:
            self._lines.addSpacing(8)
            self._lines.addWidget(label(title, "h3"))
        for line in lines:
            self._lines.addWidget(label(line, "body"))
