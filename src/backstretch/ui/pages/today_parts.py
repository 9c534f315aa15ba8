"""Parts of the Today page: a notice, an unfinished session, the steps in full, tomorrow."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.today_state import NextDay, Notice, TodayStretch, Unfinished
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.message import Message, MessageTone
from backstretch.ui.widgets.parts import button, hairline, label, set_kind, set_words, tag

MOST_ACTIONS = 3
"""As many as a reminder has."""


class TodayMessage(Message):
    """One sentence and up to three actions; hidden when there is nothing to say.

    Signals:
        action_asked: the code of the action that was pressed.
    """

    action_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._shown: Notice | None = None
        self.action_buttons: list[QPushButton] = []

    def show_notice(self, notice: Notice | None) -> None:
        """Show the notice, or nothing; one that stands already is not read out again."""
        if notice == self._shown:
            return
        self._shown = notice
        while (item := self.buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self.action_buttons = []
        if notice is None:
            self.hide()
            return
        for action in notice.actions[:MOST_ACTIONS]:
            made = button(action.label, "secondary", large=False)
            made.clicked.connect(partial(self._tell, action.code))
            self.action_buttons.append(made)
            self.buttons.addWidget(made)
        self.say(cast(MessageTone, notice.tone), notice.text)
        if notice.tone != "warning":  # which is read out as soon as it is said
            announce(self, self.accessibleName())

    def _tell(self, code: str) -> None:
        self.action_asked.emit(code)


class TomorrowCard(QFrame):
    """What tomorrow brings.

    Signals:
        plan_asked: the plan is wanted.
        session_asked: a session is wanted tomorrow all the same.
    """

    plan_asked = Signal()
    session_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(6)
        line = QHBoxLayout()
        self.title = label("", "h3")
        self.tag = tag("")
        line.addWidget(self.title, 1)
        line.addWidget(self.tag)
        column.addLayout(line)
        words = FlowLayout(spacing=4)
        self.text = label("", "small", "muted")
        self.session = label("", "small")
        self.session.setProperty("tone", "ink")
        for part in (self.text, self.session):
            part.setWordWrap(False)
            words.addWidget(part)
        column.addLayout(words)
        row = FlowLayout(spacing=12)
        self.offer_button = _small("", "secondary")
        self.plan_button = _small(self.tr("Open plan"), "plain")
        self.offer_button.clicked.connect(self.session_asked)
        self.plan_button.clicked.connect(self.plan_asked)
        row.addWidget(self.offer_button)
        row.addWidget(self.plan_button)
        column.addSpacing(6)
        column.addLayout(row)
        self.hide()

    def show_day(self, day: NextDay | None) -> None:
        """Show tomorrow, or nothing."""
        self.setVisible(day is not None)
        if day is None:
            return
        self.title.setText(day.title)
        self.setAccessibleName(day.title)
        self.tag.setText(day.tag)
        self.text.setText(day.text)
        self.text.setVisible(bool(day.text))
        self.session.setText(f"{day.session}." if day.session else "")
        self.session.setVisible(bool(day.session))
        set_words(self.offer_button, day.offer)
        self.offer_button.setVisible(bool(day.offer))
        set_kind(self.plan_button, "plain" if day.offer else "secondary")


def _small(words: str, kind: str) -> QPushButton:
    made = button(words, kind, large=False)
    made.setProperty("grade", "small")
    made.setProperty("ring_radius", 8)
    return made


class UnfinishedCard(QFrame):
    """A session that was cut off: go on, start over or discard.

    Signals:
        go_on_asked, start_over_asked, discard_asked: what to do with it.
    """

    go_on_asked = Signal()
    start_over_asked = Signal()
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 20)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Not finished yet"), "small", "muted"))
        self.routine = label("", "h2")
        self.place = label("", "body", "muted")
        self.go_on_button = button(self.tr("Go on"), "primary")
        self.start_over_button = button(self.tr("Start over"), "secondary")
        self.discard_button = button(self.tr("Discard"), "plain")
        row = FlowLayout(spacing=12)
        for part in (self.go_on_button, self.start_over_button, self.discard_button):
            row.addWidget(part)
        column.addWidget(self.routine)
        column.addWidget(self.place)
        column.addSpacing(10)
        column.addLayout(row)
        self.go_on_button.clicked.connect(self.go_on_asked)
        self.start_over_button.clicked.connect(self.start_over_asked)
        self.discard_button.clicked.connect(self.discard_asked)
        self.hide()

    def show_unfinished(self, unfinished: Unfinished | None) -> None:
        """Show where it goes on, or nothing."""
        self.setVisible(unfinished is not None)
        if unfinished is not None:
            self.routine.setText(unfinished.routine)
            self.place.setText(self.tr("Go on at {place}.").format(place=unfinished.place))


class StepsList(QWidget):
    """The steps of every stretch, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[TodayStretch, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_steps(self, stretches: tuple[TodayStretch, ...]) -> None:
        """Show these; built anew only when they differ."""
        if stretches == self._shown:
            return
        self._shown = stretches
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for stretch in stretches:
            self._column.addWidget(hairline())
            head = self.tr("{name}, {amount}").format(name=stretch.name, amount=stretch.amount)
            self._column.addWidget(label(head, "strong"))
            if stretch.why:
                self._column.addWidget(label(stretch.why, "small", "muted"))
            lines = "\n".join(f"{n}. {step}" for n, step in enumerate(stretch.steps, 1))
            self._column.addWidget(label(lines, "body"))
        self._column.addStretch(1)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
