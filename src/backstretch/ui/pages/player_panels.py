"""The panels over the player: what hurts, the steps, and whether to end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_safety import Sign, signs
from backstretch.ui.player_state import PlayerState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import ChoiceCard, TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.panel import Panel
from backstretch.ui.widgets.parts import button, hairline, label, set_words

SKIP, EASIER, STOP = 1, 2, 3


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
        self.body.addWidget(label(self.tr("The clock is stopped. What you did is kept."), "body"))
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


class HurtsPanel(Panel):
    """What to do when it hurts, and the safety list.

    Signals:
        skip_asked: leave this stretch out.
        easier_asked: go on with its easier version.
        end_asked: end and keep what was done.
        emergency_found: a sign that needs help now was ticked, as a Sign.
        doctor_found: a sign that a doctor should see first was ticked, as a Sign.
    """

    skip_asked = Signal()
    easier_asked = Signal()
    end_asked = Signal()
    emergency_found = Signal(object)
    doctor_found = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(theme, page, 960)
        self._theme = theme
        self._icons = icons
        title = self.tr("Let go of the stretch first")
        self.setAccessibleName(title)
        self.body.addWidget(label(title, "h2"))
        self.place = label("", "body", "muted")
        self.body.addWidget(self.place)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(32)
        self._columns.addLayout(self._make_choices(), 1)
        self._columns.addLayout(self._make_list(), 1)
        self.body.addLayout(self._columns, 1)
        self._fill_foot()

    def ask(self, state: PlayerState) -> None:
        """Open with nothing ticked, the focus on "None of these"."""
        side = words.side_words(state.side)
        place = ", ".join(filter(None, (state.name, side)))
        self.place.setText(self.tr("{place}. The clock is stopped.").format(place=place))
        self.skip_card.explain(self.tr("On to the next one."))
        self.easier_card.explain(state.easier)
        self.easier_card.setVisible(bool(state.easier))
        self.stop_card.explain(words.kept(state.kept_s))
        for row in (self.none_row, *self.sign_rows):
            row.setChecked(False)
        self.skip_card.setChecked(True)
        self._name_the_choice()
        narrow = self._page.width() < 760 * self._theme.text_scale
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self.open_panel(self.none_row)

    def choose(self, number: int) -> None:
        """Choose 1 skip, 2 easier, 3 stop; what is not offered stays as it was."""
        card = self._group.button(number)
        if not card.isHidden():
            card.setChecked(True)
            self._name_the_choice()

    def confirm(self) -> None:
        """Ask for what is chosen."""
        asked = {SKIP: self.skip_asked, EASIER: self.easier_asked, STOP: self.end_asked}
        asked[self._group.checkedId()].emit()

    def untick(self) -> None:
        """Forget what was ticked in the list, when the answers are changed."""
        for row in self.sign_rows:
            row.setChecked(False)

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(self.tr("What would you like to do?"), "h3"))
        self._group = QButtonGroup(self)
        self.skip_card = ChoiceCard(self._theme, self.tr("Skip this stretch"), "1")
        self.easier_card = ChoiceCard(self._theme, self.tr("Try the easier version"), "2")
        self.stop_card = ChoiceCard(self._theme, self.tr("Stop the session"), "3")
        for number, card in enumerate((self.skip_card, self.easier_card, self.stop_card), 1):
            self._group.addButton(card, number)
            column.addWidget(card)
        self._group.idClicked.connect(self._name_the_choice)
        column.addStretch(1)
        column.addWidget(
            label(
                self.tr("A pull is fine. Sharp, electric or spreading pain means stop."),
                "small",
                "muted",
            )
        )
        return column

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(self.tr("Is any of this new?"), "h3"))
        calm = self.tr("Most back pain is not dangerous. A few signs need help fast.")
        column.addWidget(label(calm, "small", "muted"))
        column.addSpacing(10)
        self.none_row = TickRow(self._theme, self._icons, self.tr("None of these"), strong=True)
        column.addWidget(self.none_row)
        self.sign_rows: list[TickRow] = []
        for sign in signs():
            column.addWidget(hairline())
            row = TickRow(self._theme, self._icons, sign.words)
            row.toggled.connect(lambda on, found=sign: self._ticked(on, found))
            self.sign_rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self.none_row.toggled.connect(lambda on: self.untick() if on else None)
        return column

    def _fill_foot(self) -> None:
        self.confirm_button = button("", "inner")
        self.back_button = button(self.tr("Back to the stretch"), "plain")
        self.foot.addWidget(self.confirm_button)
        self.foot.addWidget(self.back_button)
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.close_panel)

    def _ticked(self, on: bool, sign: Sign) -> None:
        if not on:
            return
        self.none_row.setChecked(False)
        found = self.emergency_found if sign.leads_to == "emergency" else self.doctor_found
        found.emit(sign)

    def _name_the_choice(self) -> None:
        card = self._group.checkedButton() or self.skip_card
        set_words(self.confirm_button, card.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = {Qt.Key.Key_1: SKIP, Qt.Key.Key_2: EASIER, Qt.Key.Key_3: STOP}
        if event.key() in numbers:
            self.choose(numbers[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.confirm()
        else:
            super().keyPressEvent(event)


class DoctorPanel(Panel):
    """The calm message that a doctor should look first.

    Signals:
        end_asked: end and keep what was done.
        answers_asked: go back to the list.
    """

    end_asked = Signal()
    answers_asked = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page, 620)
        title = self.tr("See a doctor before you stretch")
        self.setAccessibleName(title)
        self.body.addWidget(label(title, "h2"))
        self.sign = label("", "strong")
        self.body.addWidget(self.sign)
        for text in (
            self.tr("Call your doctor in the next 1 to 2 days."),
            self.tr("No hard runs until then. Gentle walking is fine."),
            self.tr("If a leg gets weak, or you cannot pee, get help right away."),
        ):
            self.body.addWidget(label(text, "body"))
        careful = self.tr("This is a precaution, not a diagnosis.")
        self.body.addWidget(label(careful, "small", "muted"))
        self.end_button = button("", "inner")
        self.answers_button = button(self.tr("Change my answers"), "plain")
        self.foot.addWidget(self.end_button)
        self.foot.addWidget(self.answers_button)
        self.end_button.clicked.connect(self.end_asked)
        self.answers_button.clicked.connect(self.answers_asked)

    def ask(self, sign: Sign, state: PlayerState) -> None:
        """Open, saying what was ticked and what is kept."""
        self.sign.setText(sign.words)
        text = words.keep(state.kept_s)
        set_words(self.end_button, text)
        self.open_panel(self.end_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.answers_asked.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
