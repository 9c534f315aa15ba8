"""The first start: four questions, each on its own, over a row of buttons that stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.start_amount import AmountStep
from backstretch.ui.pages.start_safety import SafetyStep
from backstretch.ui.pages.start_side import StartSide
from backstretch.ui.pages.start_sound import SoundStep
from backstretch.ui.pages.start_step import StepView
from backstretch.ui.pages.start_when import WhenStep
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.start_state import STEPS, Step
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.scroll_keys import scroll_area, scroll_by_key

ONE_COLUMN = 1000
"""Under this effective width the steps stand in a line above the question."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartPage(QWidget):
    """Shows one step at a time. Enter goes on, wherever no button has the focus.

    Signals:
        on_asked: the next step.
        back_asked: the step before.
        skip_asked: leave the steps to come as they are.
        finish_asked: the last step is done; with True, the first session is to begin.
    """

    on_asked = Signal()
    back_asked = Signal()
    skip_asked = Signal()
    finish_asked = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setProperty("ground", "window")
        self.side = StartSide(theme, icons)
        self.place = label("", "group", "muted")
        self.message = Message(theme, icons)
        self.safety = SafetyStep(theme, icons)
        self.amount = AmountStep(theme, icons)
        self.when = WhenStep(theme, icons)
        self.sound = SoundStep(theme, icons)
        self._views: dict[Step, StepView] = {
            "safety": self.safety,
            "amount": self.amount,
            "when": self.when,
            "sound": self.sound,
        }
        self.step: Step = "safety"
        self._make()
        self._make_foot()
        shortcut(self, "Alt+Left", self.tr("Back"), self.back_button.click, anywhere=True)
        shortcut(self, "Ctrl+Return", self.tr("Go on"), self._press_on, anywhere=True)
        theme.changed.connect(self._arrange)

    def show_step(self, step: Step) -> None:
        """Show this question, at its top, and say where it stands."""
        self.step = step
        for name, view in self._views.items():
            view.setVisible(name == step)
        number, last = STEPS.index(step) + 1, step == STEPS[-1]
        place = self.tr("Step {n} of {count}").format(n=number, count=len(STEPS))
        self.place.setText(place)
        self.side.show_step(step)
        self.scroller.verticalScrollBar().setValue(0)
        self.on_button.setVisible(not last)
        self.skip_button.setVisible(step in STEPS[1:-1])
        self.finish_button.setVisible(last)
        self.begin_button.setVisible(last)
        self.back_button.setEnabled(step != STEPS[0] or self.safety.is_advising())
        self.careful.setVisible(step == STEPS[0])
        self.say("")
        self._arrange()
        title = self._views[step].title.text()
        self.setAccessibleName(title)
        said = f"{place}. {title}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def start_focus(self) -> None:
        """Put the focus on what is answered first, or on the way on where there is only to read."""
        if self.step == "safety" and self.safety.is_advising():
            self.on_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._views[self.step].start_focus()

    def show_figures(self, book: MotionBook) -> None:
        """Put a figure beside the steps from now on."""
        self.side.show_figures(book)

    def allow_on(self, allowed: bool) -> None:
        """Let the step be left for the next one, or not yet."""
        self.on_button.setEnabled(allowed)

    def say(self, sentence: str) -> None:
        """Show what went wrong above the question, or nothing."""
        self.message.say("caution", sentence)

    def _make(self) -> None:
        self.scroller = scroll_area()
        content = QWidget()
        content.setProperty("ground", "window")
        self.scroller.setWidget(content)  # empty yet: whatever moves is dressed anew
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        self._column.addWidget(self.place)
        self._column.addWidget(self.message)
        for view in self._views.values():
            self._column.addWidget(view, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.scroller, 1)
        self._foot_part = QWidget()
        right.addWidget(self._foot_part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addLayout(right, 1)

    def _make_foot(self) -> None:
        below = QVBoxLayout(self._foot_part)
        below.setSpacing(0)
        below.addWidget(hairline())
        below.addSpacing(16)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(12)
        below.addLayout(self._foot)
        self._below = below
        self.back_button = button(self.tr("Back"), "secondary", large=False)
        careful = self.tr("Backstretch gives exercise ideas. It cannot examine you.")
        self.careful = label(careful, "smallest", "muted")
        self.skip_button = button(self.tr("Skip for now"), "plain")
        self.on_button = button(self.tr("Continue"), "primary")
        self.finish_button = button(self.tr("Finish"), "secondary")
        self.begin_button = ActionButton(
            self._theme,
            self._icons,
            self.tr("Finish and start my first session"),
            "play",
            "primary",
            "large",
        )
        self._foot.addWidget(self.back_button)
        self._foot.addStretch(1)
        for part in (
            self.careful,
            self.skip_button,
            self.on_button,
            self.finish_button,
            self.begin_button,
        ):
            self._foot.addWidget(part)
        self.careful.setWordWrap(False)
        self.back_button.clicked.connect(self.back_asked)
        self.skip_button.clicked.connect(self.skip_asked)
        self.on_button.clicked.connect(self.on_asked)
        self.finish_button.clicked.connect(lambda: self.finish_asked.emit(False))
        self.begin_button.clicked.connect(lambda: self.finish_asked.emit(True))

    def _press_on(self) -> None:
        last = self.step == STEPS[-1]
        (self.begin_button if last else self.on_button).click()

    def _arrange(self) -> None:
        """Give the steps a column of their own where there is room, else one line."""
        px, wide = self._theme.px, self.width()
        beside = wide >= px(ONE_COLUMN)
        self.side.setVisible(beside)
        self.side.setFixedWidth(round(0.344 * wide))
        self.place.setVisible(not beside)
        self.safety.show_about(not beside)
        margin = 48 if beside else 32
        top = 40 if beside and self.height() >= px(720) else 20
        self._column.setContentsMargins(margin, top, margin, 16)
        self._below.setContentsMargins(margin, 0, margin, 28 if beside else 16)
        self._arrange_foot(wide - (self.side.width() if beside else 0) - 2 * margin)

    def _arrange_foot(self, room: int) -> None:
        """Put the buttons below each other where they do not fit side by side."""
        parts = [self.back_button, self.skip_button, self.on_button]
        if self.step == STEPS[-1]:
            parts = [self.back_button, self.finish_button, self.begin_button]
        needed = sum(part.sizeHint().width() + self._foot.spacing() for part in parts)
        self.careful.setVisible(
            self.step == STEPS[0]
            and needed + self.careful.sizeHint().width() + self._foot.spacing() <= room
        )
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if needed <= room else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self._press_on()
        elif not scroll_by_key(self.scroller, event.key()):
            super().keyPressEvent(event)
