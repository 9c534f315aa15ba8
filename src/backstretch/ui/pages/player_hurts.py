"""The panel "This hurts": what to do, how strong it is, and the safety list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_safety import Sign, more_signs, signs
from backstretch.ui.player_state import PlayerState
from backstretch.ui.shortcuts import may_act
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.choices import ChoiceCard, TickRow
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.pain_question import PainQuestion
from backstretch.ui.widgets.pain_words import pain_words
from backstretch.ui.widgets.panel import Panel
from backstretch.ui.widgets.parts import button, hairline, label, set_words

SKIP, EASIER, STOP = 1, 2, 3
STRONG = 6
"""From here on stopping is what is marked; sharp pain marks it at any strength (evidence 5.4)."""


class HurtsPanel(Panel):
    """What to do when it hurts, how strong it is, and the safety list.

    Signals:
        skip_asked: leave this stretch out.
        easier_asked: go on with its easier version.
        end_asked: end and keep what was done.
        pain_told: how strong it is, 0 to 10 or None where that was not said, and its qualities
            as codes; before anything else is asked, or when the panel goes without it.
        emergency_found: a sign that needs help now was ticked, as a Sign.
        doctor_found: a sign that a doctor should see first was ticked, as a Sign.
    """

    skip_asked = Signal()
    easier_asked = Signal()
    end_asked = Signal()
    pain_told = Signal(object, object)
    emergency_found = Signal(object)
    doctor_found = Signal(object)

    _asked = False  # a panel is hidden while it is made

    def __init__(self, theme: Theme, icons: Icons, page: QWidget) -> None:
        super().__init__(theme, page, 960)
        self._icons = icons
        self._told: tuple[int | None, tuple[str, ...]] = (None, ())
        self._chosen_by_hand = False
        self._before: int | None = None
        self.body.addLayout(self._make_head())
        self._columns = QHBoxLayout()
        self._columns.setSpacing(32)
        self._columns.addLayout(self._make_choices(), 1)
        self._columns.addLayout(self._make_list(), 1)
        self.body.addLayout(self._columns, 1)
        self._fill_foot()
        theme.changed.connect(self._paint_close)
        self._paint_close()

    @property
    def strength(self) -> int | None:
        """How strong it is, as far as that was told."""
        return self.question.scale.score

    def ask(self, state: PlayerState, *, again: bool = False, before: int | None = None) -> None:
        """Open with nothing ticked, the focus on "None of these".

        Where the list stands below the choices, the focus is on the choice that is marked, so
        that what to do first is in sight. Opened `again` by somebody who changes an answer, the
        strength stays and the focus is in the list. `before` is how strong the pain was said to
        be when the session was about to begin, which is kept already; no stretch is to blame
        for it, so that none can be skipped.
        """
        self._before = self._before if again else before
        self._say_why(state, self._before)
        starting = self._before is not None
        self.skip_card.explain(_what_follows(state))
        self.easier_card.explain(state.easier)
        self.skip_card.setVisible(not starting)
        self.easier_card.setVisible(bool(state.easier) and not starting)
        self.none_row.setChecked(False)
        self.untick()
        self._open_more(False)
        if not again:
            self._told = (before, ())
            self._chosen_by_hand = False
            self.question.show_score(before)
            self.sharp_row.setChecked(False)
            self.skip_card.setChecked(True)
        self._asked = True
        self._mark_the_choice()
        narrow = self._page.width() < 760 * self._theme.text_scale
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        marked = self._group.checkedButton() if narrow and not again else None
        self.open_panel(marked or self.none_row)

    def _say_why(self, state: PlayerState, before: int | None) -> None:
        title = self.tr("Let go of the stretch first")
        then = words.kept(state.kept_s)
        place = ", ".join(filter(None, (state.name, words.side_words(state.side))))
        stops = self.tr("{place}. The clock is stopped.")
        if before is not None:
            title = self.tr("Your back is sore today")
            then = self.tr("Today then has a gentle session.")
            place = pain_words(before)
            stops = self.tr("You said {place}. The clock is stopped.")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.place.setText(stops.format(place=place))
        self.setAccessibleDescription(self.place.text())
        self.stop_card.explain(then)

    def choose(self, number: int) -> None:
        """Choose 1 skip, 2 easier, 3 stop; what is not offered stays as it was."""
        card = self._group.button(number)
        if not card.isHidden():
            card.setChecked(True)
            self._take_choice()
            announce(self, self.tr("{choice}, chosen").format(choice=card.text()))

    def confirm(self) -> None:
        """Ask for what is chosen."""
        asked = {SKIP: self.skip_asked, EASIER: self.easier_asked, STOP: self.end_asked}
        self._tell_pain()
        asked[self._group.checkedId()].emit()

    def untick(self) -> None:
        """Forget what was ticked in the list, when the answers are changed."""
        for row in (*self.sign_rows, *self.more_rows):
            row.setChecked(False)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        lines = QVBoxLayout()
        lines.setSpacing(4)
        self.title = label("", "h2")
        lines.addWidget(self.title)
        self.place = label("", "body", "muted")
        lines.addWidget(self.place)
        head.addLayout(lines, 1)
        back = self.tr("Back to the stretch")
        self.close_button = button("", "plain", large=False)
        self.close_button.setAccessibleName(back)
        self.close_button.setToolTip(back)
        self.close_button.clicked.connect(self.close_panel)
        head.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        return head

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
        self._group.idClicked.connect(self._take_choice)
        column.addSpacing(10)
        self.question = PainQuestion(self._theme, self.tr("How strong is it now?"), "h3", 28, 14)
        self.question.scale.moved.connect(self._mark_the_choice)
        column.addWidget(self.question)
        self.sharp_row = TickRow(
            self._theme, self._icons, self.tr("It is sharp, electric or spreading")
        )
        self.sharp_row.toggled.connect(self._mark_the_choice)
        column.addWidget(self.sharp_row)
        column.addStretch(1)
        return column

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Is any of this new?"), "h3"), 1)
        self.more_button = LinkButton(self._theme, self.tr("More signs"))
        head.addWidget(self.more_button)
        column.addLayout(head)
        calm = self.tr("Most back pain is not dangerous. A few signs need help fast.")
        column.addWidget(label(calm, "small", "muted"))
        column.addSpacing(10)
        self.none_row = TickRow(self._theme, self._icons, self.tr("None of these"), strong=True)
        column.addWidget(self.none_row)
        self.sign_rows = [self._add_row(column, sign) for sign in signs()]
        self.more_rows: list[TickRow] = []
        self._more = QWidget()
        self._below = QVBoxLayout(self._more)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._more.hide()
        column.addWidget(self._more)
        column.addStretch(1)
        self.none_row.toggled.connect(lambda on: self.untick() if on else None)
        self.more_button.clicked.connect(self._turn_more)
        return column

    def _add_row(self, column: QVBoxLayout, sign: Sign) -> TickRow:
        column.addWidget(hairline())
        row = TickRow(self._theme, self._icons, sign.words)
        row.toggled.connect(lambda on: self._ticked(on, sign))
        column.addWidget(row)
        return row

    def _turn_more(self) -> None:
        opens = self._more.isHidden()
        self._open_more(opens)
        if opens:
            self.content.updateGeometry()
            self._go_to(self.more_rows[0], Qt.FocusReason.OtherFocusReason)

    def _open_more(self, on: bool) -> None:
        """Show the signs that are not on the short list and lead somewhere, or hide them."""
        if on and not self.more_rows:
            more = (sign for sign in more_signs() if sign.leads_to)
            self.more_rows = [self._add_row(self._below, sign) for sign in more]
        self._more.setVisible(on)
        words_now = self.tr("Fewer signs") if on else self.tr("More signs")
        self.more_button.setText(words_now)
        self.more_button.setAccessibleName(words_now)
        self.more_button.updateGeometry()

    def _fill_foot(self) -> None:
        self.confirm_button = button("", "inner")
        self.back_button = button(self.tr("Back to the stretch"), "plain")
        rule = self.tr("A pull is fine. Sharp, electric or spreading pain means stop.")
        said = label(rule, "small", "muted")
        said.setWordWrap(False)
        for part in (self.confirm_button, self.back_button, said):
            self.foot.addWidget(part)
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.close_panel)

    def _ticked(self, on: bool, sign: Sign) -> None:
        if not on:
            return
        self.none_row.setChecked(False)
        self._tell_pain()
        found = self.emergency_found if sign.leads_to == "emergency" else self.doctor_found
        found.emit(sign)

    def _take_choice(self) -> None:
        self._chosen_by_hand = True
        self._name_the_choice()

    def _mark_the_choice(self) -> None:
        """Mark stopping for strong or sharp pain; what was chosen by hand else stays."""
        strong = self.strength is not None and self.strength >= STRONG
        if strong or self.sharp_row.isChecked() or self._before is not None:
            self.stop_card.setChecked(True)
        elif not self._chosen_by_hand:
            self.skip_card.setChecked(True)
        self._name_the_choice()

    def _name_the_choice(self) -> None:
        card = self._group.checkedButton() or self.skip_card
        set_words(self.confirm_button, card.text())

    def _tell_pain(self) -> None:
        qualities = ("sharp",) if self.sharp_row.isChecked() else ()
        if (self.strength, qualities) != self._told:
            self._told = (self.strength, qualities)
            self.pain_told.emit(self.strength, qualities)

    def _paint_close(self) -> None:
        side = self._theme.px(20)
        icon = self._icons.pixmap("close", "ink", side, self.devicePixelRatioF())
        self.close_button.setIcon(QIcon(icon))
        self.close_button.setIconSize(QSize(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = {Qt.Key.Key_1: SKIP, Qt.Key.Key_2: EASIER, Qt.Key.Key_3: STOP}
        if event.key() in numbers and may_act(self, event):
            self.choose(numbers[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.confirm()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._asked:
            self._tell_pain()


def _what_follows(state: PlayerState) -> str:
    """Return where skipping leads: the next stretch by name, or the end."""
    here = next((n for n, lane in enumerate(state.lanes) if lane.now), None)
    if here is None:
        return words.tr("On to the next one.")
    if here + 1 == len(state.lanes):
        return words.tr("On to the end.")
    return words.tr("Next: {name}.").format(name=state.lanes[here + 1].caption)
