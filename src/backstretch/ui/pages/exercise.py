"""The page of an exercise: how it goes, how to do it well, when not, where it comes from."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from backstretch.clock import Clock
from backstretch.ui.icons import Icons
from backstretch.ui.library_state import ExerciseState, Variant
from backstretch.ui.pages.exercise_parts import (
    LeaveOut,
    MarkedList,
    SourceList,
    Steps,
    VariantCard,
)
from backstretch.ui.pages.exercise_stage import ExerciseStage, Poses
from backstretch.ui.pages.library_sub import WIDEST, SubPage
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.chip import Chip
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import hairline, label, tag
from backstretch.ui.widgets.tile_grid import LessMotion
from backstretch.ui.widgets.toggle import Toggle

BESIDE_FROM, LISTS_BESIDE = 880, 330
"""From these widths on, at 100 % text, columns and lists stand side by side."""
STAGE_SHARE = 0.56
"""Height of the stage as a share of the page's, at most."""


class ExercisePage(SubPage):
    """Shows one exercise and emits what is wanted of it.

    Signals:
        side_asked: "left" or "right". eased_asked: whether its easier version is wanted.
        opened: the id of another exercise. try_asked: it is to be done now.
        favourite_asked, never_asked: whether it is liked best, or never wanted.
        add_asked: it is to be added to a routine.
        edit_asked, remove_asked: the person's own is to be changed, or deleted.
    """

    side_asked = Signal(str)
    eased_asked = Signal(bool)
    opened = Signal(str)
    try_asked = Signal()
    favourite_asked = Signal(bool)
    never_asked = Signal(bool)
    add_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        less_motion: LessMotion,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icons, parent)
        self.stage = ExerciseStage(theme, icons, clock, less_motion)
        self.favourite = Chip(theme, icons, self.tr("Favourite"))
        self.try_button = ActionButton(theme, icons, "", "play", "primary")
        self.add_button = ActionButton(theme, icons, self.tr("Add to a routine"), "plus")
        self.edit_button = ActionButton(theme, icons, self.tr("Change it"), "edit")
        self.remove_button = ActionButton(theme, icons, self.tr("Delete it"), "remove")
        self.notice = Message(theme, icons, "caution")
        self.easier, self.harder = VariantCard(theme), VariantCard(theme)
        self.amount = label("", "small", "muted")
        self.facts = label("", "small", "muted")
        self.done = label("", "small", "muted")
        self.used = label("", "small", "muted")
        self.steps = Steps()
        self.form = MarkedList(theme, icons, self.tr("Good form"), "check", "pine")
        self.mistakes = MarkedList(theme, icons, self.tr("Common mistakes"), "close", "amber")
        self.leave_out = LeaveOut(theme, icons)
        self.sources = SourceList()
        self.never = Toggle(theme, self.tr("Never offer this"))
        self._make()
        self._connect()
        self._arrange()

    def show_figures(self, book: Poses) -> None:
        """Show the figure from now on."""
        self.stage.show_figures(book)

    def show_exercise(self, state: ExerciseState, names: Mapping[str, str]) -> None:
        """Show an exercise; `names` are those of all exercises by their ids."""
        self.stage.show_exercise(state)
        self.notice.say("caution", state.caution)
        self.try_button.setVisible(bool(state.try_it))
        if state.try_it:
            self.try_button.setText(state.try_it)
            self.try_button.setAccessibleName(state.try_it)
        for card, variant in ((self.easier, state.easier), (self.harder, state.harder)):
            link = names.get(variant.link, "") if variant else ""
            card.show_variant(variant, link, can_show=card is self.easier and _has_own(variant))
        self.amount.setText(state.amount)
        self._show_own(state)
        self.facts.setText(state.facts)
        self.facts.setVisible(bool(state.facts))
        self.steps.show_steps(state.steps)
        self.form.show_lines(state.form)
        self.mistakes.show_lines(state.mistakes)
        self.leave_out.show_reasons(state.reasons, own=state.own)
        self.sources.show_sources(state.sources)
        self.show_marks(favourite=state.favourite, never=state.never)
        self.show_head(state.name, [tag(words) for words in state.tags])

    def _show_own(self, state: ExerciseState) -> None:
        """Show what there is to do with one of the person's own, and what the plan does with it."""
        for part in (self.edit_button, self.remove_button):
            part.setVisible(state.own)
        self.used.setText(state.used)
        self.used.setVisible(bool(state.used))
        self._never_row.setVisible(not state.own)
        self._own_words.setVisible(state.own)
        self._honest.setVisible(not state.own)

    def show_marks(self, *, favourite: bool, never: bool) -> None:
        """Show whether it is liked best, or never wanted."""
        for made, on in ((self.favourite, favourite), (self.never, never)):
            made.blockSignals(True)
            made.setChecked(on)
            made.blockSignals(False)
        self.favourite.refresh()

    def show_done(self, sentence: str) -> None:
        """Say how often it was done."""
        self.done.setText(sentence)

    def complain(self, sentence: str) -> None:
        """Say what did not work."""
        self.notice.say("caution", sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def start_focus(self) -> None:
        """Show the top, with the focus on what to do now, or on the way back."""
        self.to_top()
        if not self.try_button.isHidden():
            self.try_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.stage.side_asked.connect(self.side_asked)
        self.easier.show_asked.connect(self.eased_asked)
        for part in (self.easier, self.harder, self.leave_out):
            part.opened.connect(self.opened)
        self.try_button.clicked.connect(self.try_asked)
        self.favourite.toggled.connect(self.favourite_asked)
        self.never.toggled.connect(self.never_asked)
        self.add_button.clicked.connect(self.add_asked)
        self.edit_button.clicked.connect(self.edit_asked)
        self.remove_button.clicked.connect(self.remove_asked)

    def _make(self) -> None:
        for made in (self.favourite, self.add_button, self.try_button):
            self.tools.addWidget(made)
        self.column.addWidget(self.notice)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(32)
        left, right = QWidget(), QWidget()
        self._both.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._both)
        self._make_left(QVBoxLayout(left))
        self._make_right(QVBoxLayout(right))

    def _make_left(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.stage)
        self._variants = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._variants.setSpacing(16)
        self._variants.addWidget(self.easier, 1)
        self._variants.addWidget(self.harder, 1)
        column.addLayout(self._variants)
        for part in (self.amount, self.facts, self.done, self.used):
            column.addWidget(part)
        own = FlowLayout(spacing=8)
        own.addWidget(self.edit_button)
        own.addWidget(self.remove_button)
        column.addLayout(own)
        column.setSpacing(10)

    def _make_right(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Steps"), "h3"))
        column.addWidget(self.steps)
        column.addSpacing(10)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(24)
        self._lists.addWidget(self.form, 1)
        self._lists.addWidget(self.mistakes, 1)
        column.addLayout(self._lists)
        column.addSpacing(10)
        column.addWidget(self.leave_out)
        column.addSpacing(10)
        column.addWidget(label(self.tr("Where this comes from"), "h3"))
        column.addWidget(self.sources)
        honest = self.tr("None of these shows that this one exercise by itself settles a back.")
        self._honest = label(honest, "smallest", "muted")
        column.addWidget(self._honest)
        column.addSpacing(6)
        column.addWidget(hairline())
        detail = self.tr("The plan leaves it out from then on. You find it in Settings too.")
        self._never_row = SettingRow(self._theme, self.tr("Never offer this"), detail, self.never)
        column.addWidget(self._never_row)
        own = self.tr("The plan never chooses it by itself. Put it into a routine of your own.")
        self._own_words = label(own, "small", "muted")
        column.addWidget(self._own_words)

    def _arrange(self) -> None:
        self.set_widest(WIDEST)
        super()._arrange()
        ways, px = QBoxLayout.Direction, self._theme.px
        beside = self.width() >= px(BESIDE_FROM)
        self.stage.set_highest(round(STAGE_SHARE * self.height()))
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        column = (self.width() - 90) // (2 if beside else 1)
        lists = column >= px(LISTS_BESIDE)
        for line in (self._lists, self._variants):
            line.setDirection(ways.LeftToRight if lists else ways.TopToBottom)


def _has_own(variant: Variant | None) -> bool:
    """Return whether there is a version of this exercise itself to show."""
    return variant is not None and bool(variant.text)
