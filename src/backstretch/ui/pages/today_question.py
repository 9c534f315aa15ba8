"""What Today asks about the back: a number in one press, and in one line what was answered."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.question_state import ActivityState, AnswerState, QuestionState
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.ability_scale import AbilityScale
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.light_mark import LightMark
from backstretch.ui.widgets.pain_badge import PainBadge
from backstretch.ui.widgets.pain_columns import RING
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.pain_words import pain_words
from backstretch.ui.widgets.parts import button, label, set_words

PAD = 20
BAR_PX, NUMBER_PX = 54, 16


class QuestionCard(QFrame):
    """The open question; a press on a number answers it.

    Signals:
        pain_told: the number that was meant, and whether stiffness was ticked.
        activity_told: the id of an activity, and its number.
        passed: not now.
        details_asked: the whole entry is wanted instead.
    """

    pain_told = Signal(int, bool)
    activity_told = Signal(str, int)
    passed = Signal()
    details_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._shown: QuestionState | None = None
        self.setProperty("kind", "card")
        self.title = label("", "h3")
        self.facts = label("", "small", "muted")
        self.facts.setWordWrap(False)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.scale = PainScale(theme, "", BAR_PX, NUMBER_PX)
        self.stiffer = TickRow(theme, icons, self.tr("Stiff for clearly longer than usual"))
        self.hint = label("", "small", "muted")
        self.pass_button = _small(self.tr("Not now"), "plain")
        self.details_button = _small("", "secondary")
        self.rows: list[AbilityScale] = []
        self._make()
        self.scale.moved.connect(self._show_words)
        self.scale.chosen.connect(self._tell)
        self.pass_button.clicked.connect(self.passed)
        self.details_button.clicked.connect(self.details_asked)
        self.hide()

    def show_question(self, state: QuestionState | None) -> None:
        """Show a question, or nothing; the one that stands already keeps what is chosen so far."""
        before, self._shown = self._shown, state
        self.setVisible(state is not None)
        if state is None or state == before:
            return
        self.setAccessibleName(state.title)
        self.title.setText(state.title)
        self.facts.setText(state.facts)
        self.hint.setText(state.hint)
        set_words(self.details_button, state.details)
        self.details_button.setVisible(bool(state.details))
        self.scale.setVisible(not state.rows)
        self.scale.setAccessibleName(state.title)
        self.stiffer.setVisible(bool(state.stiffer))
        if before is None or before.key != state.key:
            self.clear()
            self._fill(state.rows)
        for row, scale in zip(state.rows, self.rows, strict=True):
            scale.show_score(row.score)

    def press_digit(self, key: int, timestamp: int) -> bool:
        """Answer with a digit pressed elsewhere on the page, at this time in ms.

        Tell whether a number is asked for and this is one.
        """
        asked = self.scale.isVisibleTo(self) and not self.isHidden()
        is_digit = Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        return asked and is_digit and self.scale.press_key(key, timestamp)

    def clear(self) -> None:
        """Choose nothing, as before the first press."""
        self.scale.show_score(None)
        self.stiffer.setChecked(False)
        if self._shown is not None:
            self.facts.setText(self._shown.facts)

    def stops(self) -> list[QWidget]:
        """Return where the Tab key comes to, in order."""
        return [self.scale, *self.rows, self.stiffer, self.pass_button, self.details_button]

    def _make(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title, 1)
        head.addWidget(self.facts)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        foot = FlowLayout(spacing=12)
        foot.addWidget(self.pass_button)
        foot.addWidget(self.details_button)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.hint, 1)
        below.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAD - RING, 18, PAD - RING, 18)
        whole.setSpacing(8)
        for part in (head, self._rows, below):
            part.setContentsMargins(RING, 0, RING, 0)
        whole.addLayout(head)
        whole.addWidget(self.scale)
        whole.addLayout(self._rows)
        whole.addWidget(self.stiffer)
        whole.addLayout(below)

    def _fill(self, rows: tuple[ActivityState, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        for row in rows:
            scale = AbilityScale(self._theme, row.name)
            scale.show_score(row.score)
            scale.chosen.connect(partial(self._tell_activity, row.id))
            self._rows.addWidget(label(row.name, "strong"))
            self._rows.addWidget(scale)
            self.rows.append(scale)

    def _show_words(self, score: int | None) -> None:
        told = self._shown.facts if self._shown else ""
        self.facts.setText(pain_words(score) or told)

    def _tell(self, score: int | None) -> None:
        if score is not None:
            self.pain_told.emit(score, self.stiffer.isVisibleTo(self) and self.stiffer.isChecked())

    def _tell_activity(self, activity: str, score: int | None) -> None:
        if score is not None:
            self.activity_told.emit(activity, score)


class AnswerCard(QFrame):
    """What was answered today, in one line, and what follows from it.

    Signals:
        stiffer_told: whether the morning was stiffer for longer than usual.
        details_asked: the whole entry is wanted.
    """

    stiffer_told = Signal(bool)
    details_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.badge = PainBadge(theme)
        self.title = label("", "h3")
        self.mark = LightMark(theme)
        self.word = label("", "strong")
        self.rule = label("", "small", "muted")
        self.then = label("", "strong")
        self.stiffer = TickRow(theme, icons, self.tr("Stiff for clearly longer than usual"))
        self.details_button = _small("", "secondary")
        self._make()
        self.stiffer.clicked.connect(self.stiffer_told)
        self.details_button.clicked.connect(self.details_asked)
        self.hide()

    def show_answer(self, state: AnswerState | None) -> None:
        """Show an answer, or nothing."""
        self.setVisible(state is not None)
        if state is None:
            return
        title = self.tr("{what}: {score}").format(what=state.title, score=pain_words(state.score))
        self.title.setText(title)
        self.badge.show_score(state.score)
        self.light.setVisible(state.light is not None)
        if state.light is not None:
            self.mark.show_shape(state.light.shape)
            self.word.setText(state.light.word)
        for part, words in ((self.rule, state.rule), (self.then, state.then)):
            part.setText(words)
            part.setVisible(bool(words))
        read = (title, state.light.word if state.light else "", state.rule, state.then)
        self.setAccessibleName(". ".join(words.rstrip(".") for words in read if words))
        self.stiffer.setVisible(state.stiffer is not None)
        self.stiffer.setChecked(bool(state.stiffer))
        set_words(self.details_button, state.details)
        self.details_button.setVisible(bool(state.details))

    def stops(self) -> list[QWidget]:
        """Return where the Tab key comes to, in order."""
        return [self.details_button, self.stiffer]

    def _make(self) -> None:
        self.light = QWidget()
        marked = QHBoxLayout(self.light)
        marked.setContentsMargins(0, 0, 0, 0)
        marked.setSpacing(6)
        marked.addWidget(self.mark)
        marked.addWidget(self.word)
        _unwrapped(self.word)
        _unwrapped(self.title)
        head = FlowLayout(spacing=14)
        head.addWidget(self.title)
        head.addWidget(self.light)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.badge)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(head)
        middle.addStretch(1)
        line.addLayout(middle, 1)
        line.addWidget(self.details_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAD, 14, PAD, 14)
        whole.setSpacing(6)
        whole.addLayout(line)
        for part in (self.rule, self.then, self.stiffer):
            whole.addWidget(part)


def _small(words: str, kind: str) -> QPushButton:
    made = button(words, kind, large=False)
    made.setProperty("grade", "small")
    made.setProperty("ring_radius", 8)
    return made


def _unwrapped(made: QLabel) -> None:
    made.setWordWrap(False)
