"""The page for an entry: the run at the left, the back at the right."""

from dataclasses import replace

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backstretch.care.entry import Entry
from backstretch.journal.said import PainMoment
from backstretch.ui import diary_words as words
from backstretch.ui.icons import Icons
from backstretch.ui.log_state import Draft, LogState
from backstretch.ui.pages.log_back_part import BackPart
from backstretch.ui.pages.log_run_part import RunPart
from backstretch.ui.pages.log_safety_part import DoctorAdvice, SafetyPart
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.where_to import COPY, where_to
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, key_cap, label
from backstretch.ui.widgets.scroll_keys import scroll_area

WIDEST, BESIDE_FROM, RAIL, RAIL_GROWTH = 1180, 1000, 96, 64
"""The widest content, and the effective width of the window from which the back is beside."""


class LogPage(QWidget):
    """Takes an entry and emits it; it keeps nothing itself.

    Signals:
        save_asked: the Entry is to be kept. cancel_asked: leave, and forget the draft.
        left_asked: leave for now.
        changed: the draft is another. shoes_asked: the page of the shoes is wanted.
        copy_asked: the Path that an entry which could not be saved is to be written to.
    """

    save_asked = Signal(object)
    cancel_asked = Signal()
    left_asked = Signal()
    changed = Signal()
    shoes_asked = Signal()
    copy_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._state: LogState | None = None
        self.run = RunPart(theme, icons)
        self.back = BackPart(theme, icons)
        self.safety = SafetyPart(theme, icons)
        self.advice = DoctorAdvice(theme, icons)
        self.notice = Message(theme, icons, "caution")
        self.again_button = button(self.tr("Try again"), "secondary", large=False)
        self.copy_button = button(self.tr("Save a copy…"), "secondary", large=False)
        for one in (self.again_button, self.copy_button):
            self.notice.buttons.addWidget(one)
        self.title = label("", "h1")
        self.title.setWordWrap(False)
        self._make()
        self._connect()
        theme.changed.connect(self._arrange)

    def show_state(self, state: LogState) -> None:
        """Open an entry, a new one or one that is changed."""
        self._state = state
        entry = state.draft.entry
        with_run = entry.facts is not None
        self.title.setText(state.title)
        self.setAccessibleName(state.title)
        self._offer(False)
        self.notice.say("caution", "")
        self.run.setVisible(with_run)
        self._line.setVisible(with_run)
        if with_run:
            self.run.show_state(state)
        first = PainMoment.AFTER_RUN if with_run else PainMoment.ALONE
        if entry.pains and not with_run:
            first = entry.pains[0].moment
        moments = words.run_moments() if with_run else words.other_moments()
        if entry.pain:
            said = (words.run_moments() | words.other_moments()).get(first, words.moment(first))
            moments = {first.value: said}
        self.back.show_moments(moments, first)
        self.back.show_said(entry.pains)
        self.safety.show_answer(entry.signs)
        self.back.setVisible(not state.list_only)
        above = self._above_list if state.list_only else self.back.above_map
        above.addWidget(self.advice)
        if state.list_only:
            self.safety.open_list(self.tr("Is any of this new?"))
        self._arrange()

    def start_focus(self) -> None:
        """Put the focus on the number, or on the list where that alone is asked for."""
        if self._state is not None and self._state.list_only:
            self.safety.none_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back.start_focus()

    def draft(self) -> Draft:
        """Return what is entered so far."""
        distance, duration = self.run.texts()
        return Draft(self.entry(), distance, duration)

    def entry(self) -> Entry:
        """Return what is entered, without amounts that cannot be read."""
        state = self._state
        before = state.draft.entry if state else Entry("")
        with_run = before.facts is not None
        return Entry(
            self.run.day.iso if with_run else before.day,
            self.run.start if with_run else "",
            self.run.draft_facts() if with_run else None,
            self.back.said(),
            self.safety.answer(),
            before.run,
            before.pain,
        )

    def stay_with(self, run_id: str) -> None:
        """Go on with the entry as one of this run, which is kept by now."""
        state = self._state
        if state is not None:
            entry = msgspec.structs.replace(state.draft.entry, run=run_id)
            draft = msgspec.structs.replace(state.draft, entry=entry)
            self._state = replace(state, draft=draft)

    def complain(self, sentence: str, *, unsaved: bool = False) -> None:
        """Say what did not work; the entry stays on the page.

        Of one that could not be saved, offer to try again, or to save it elsewhere.
        """
        self._offer(unsaved)
        self.notice.say("caution", sentence)
        if unsaved:
            self._scroll.ensureWidgetVisible(self.notice)

    def tell_copied(self, sentence: str) -> None:
        """Say that the entry is somewhere else, and still not in the diary."""
        self._offer(True)
        self.notice.say("info", sentence)

    def advise(self, noted: str, *, help_now: bool = False) -> None:
        """Say above the map why a doctor should look first, or help is needed now."""
        self.advice.advise(noted, help_now=help_now)

    def save(self) -> None:
        """Ask for the entry to be kept, unless something in it cannot be read."""
        state = self._state
        if state is not None and state.list_only:
            self._save_list()
            return
        with_run = state is not None and state.draft.entry.facts is not None
        wrong = (self.run.first_wrong() if with_run else None) or self.back.first_wrong()
        if wrong is None and not with_run and not self.back.said():
            wrong = self.back.ask_number()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(wrong)
            return
        self.save_asked.emit(self.entry())

    def _offer(self, unsaved: bool) -> None:
        self.again_button.setVisible(unsaved)
        self.copy_button.setVisible(unsaved)

    def _choose_copy(self) -> None:
        kinds = self.tr("Copies of a diary (*.{ending})").format(ending=COPY)
        if target := where_to(self, self.tr("Save a copy"), COPY, kinds):
            self.copy_asked.emit(target)

    def _save_list(self) -> None:
        if self.safety.answer() is None:
            self.complain(self.tr("Tick what is new, or choose “None of these”."))
            self.start_focus()
        else:
            self.save_asked.emit(self.entry())

    def _make(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._make_head())
        self._scroll = scroll_area()
        content = QWidget()
        content.setProperty("ground", "window")
        self._scroll.verticalScrollBar().rangeChanged.connect(self._align_head)
        whole.addWidget(self._scroll, 1)
        self._scroll.setWidget(content)  # while it is empty: whatever moves is dressed anew
        around = QHBoxLayout(content)
        around.setContentsMargins(32, 4, 32, 24)
        self._middle = QWidget()
        around.addWidget(self._middle, 1000)
        around.addStretch(1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.notice)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        self._line = QFrame()
        self._line.setProperty("kind", "upright")
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.back)
        self._above_list = QVBoxLayout()
        right.addLayout(self._above_list)
        right.addWidget(self.safety)
        right.addStretch(1)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self.run, 500)
        self._columns.addWidget(self._line)
        self._columns.addWidget(self._right, 572)
        column.addLayout(self._columns, 1)

    def _align_head(self, least: int, most: int) -> None:
        """Let the head end where the page below ends, with a scroll bar or without."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most > least else 0
        self._head.setContentsMargins(26, 22, 32 + bar, 10)

    def _make_head(self) -> QHBoxLayout:
        head = self._head = QHBoxLayout()
        self._align_head(0, 0)
        head.setSpacing(8)
        self.back_button = button("", "plain", large=False)
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setToolTip(self.tr("Back"))
        self.cancel_button = button(self.tr("Cancel"), "plain", large=False)
        self.save_button = ActionButton(
            self._theme, self._icons, self.tr("Save"), "check", "primary"
        )
        self._caps = [key_cap(self.tr("Ctrl")), key_cap("S")]
        head.addWidget(self.back_button)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.save_button)
        for cap in self._caps:
            head.addWidget(cap, alignment=Qt.AlignmentFlag.AlignVCenter)
        return head

    def _connect(self) -> None:
        self.again_button.clicked.connect(self.save)
        self.copy_button.clicked.connect(self._choose_copy)
        self.back_button.clicked.connect(self.left_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.save_button.clicked.connect(self.save)
        for part in (self.run, self.back, self.safety):
            part.changed.connect(self.changed)
        self.run.shoes_asked.connect(self.shoes_asked)
        shortcut(self, QKeySequence.StandardKey.Save, self.tr("Save"), self.save)
        shortcut(self, "Alt+Left", self.tr("Back"), self.left_asked.emit)

    def _arrange(self) -> None:
        """Put the back beside the run, or, where it is narrow, above it."""
        scale = self._theme.text_scale
        window = self.width() + RAIL + RAIL_GROWTH * (scale - 1)
        beside = window / scale >= BESIDE_FROM
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.BottomToTop)
        self._middle.setMaximumWidth(round(WIDEST * scale))
        self._line.setProperty("kind", "upright" if beside else "hairline")
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
        for cap in self._caps:
            cap.setVisible(window / scale >= BESIDE_FROM)
        side = self._theme.px(22)
        self.back_button.setIconSize(QSize(side, side))
        self.back_button.setIcon(self._icons.icon("earlier", "ink", side, self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
