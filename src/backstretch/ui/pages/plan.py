"""The Plan page: see the week, and bend it."""

from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.pages.plan_away import AwayPart
from backstretch.ui.pages.plan_board import PlanBoard
from backstretch.ui.pages.plan_days import DaysPart
from backstretch.ui.pages.plan_parts import GoalBar, Notes, RemindersPart, RulesPart
from backstretch.ui.plan_state import DayState, PlanState
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import HIGH
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, key_cap, label
from backstretch.ui.widgets.scroll_keys import scroll_by_key
from backstretch.ui.widgets.toast import Toast

WIDEST, WIDEST_LARGE, LARGE_FROM = 1180, 1360, 1500
ROWS_BELOW, BELOW_EACH_OTHER = 1000, 760
"""Effective widths of the window under which days become rows, and what is below them one column.
"""
RAIL, RAIL_GROWTH = 96, 64


class PlanPage(QScrollArea):
    """Shows a week and emits what is asked; it changes nothing itself.

    Signals:
        goal_asked: so many days a week. minutes_asked: so many minutes each time.
        move_asked: a session from one date to another. put_back_asked: a Move is to be undone.
        wish_asked: a date, and a Wish for it. days_asked: the seven days as they can, as CanDay.
        week_asked: the week before (-1) or after (1) the one shown, or this week (0).
        undo_asked: take the last change back.
        export_asked: write the calendar file. paper_asked: show today's session on paper.
        reminders_changed: a Reminder's name, on or off.
        reminders_asked: every reminder is wanted in sight.
    """

    goal_asked = Signal(int)
    minutes_asked = Signal(int)
    move_asked = Signal(object, object)
    put_back_asked = Signal(object)
    wish_asked = Signal(object, object)
    days_asked = Signal(object)
    week_asked = Signal(int)
    undo_asked = Signal()
    export_asked = Signal()
    paper_asked = Signal()
    reminders_changed = Signal(str, bool)
    reminders_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._looked: date | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Plan"))
        self.week = label("", "quiet", "muted")
        self.before_button = self._step_button("earlier", self.tr("Week before"))
        self.this_button = button(self.tr("This week"), "secondary", large=False)
        self.after_button = self._step_button("later", self.tr("Week after"))
        self.warning = Message(theme, icons, "warning")
        self.notice = Message(theme, icons, "caution")
        self.again_button = button(self.tr("Choose another place"), "secondary", large=False)
        self.notice.buttons.addWidget(self.again_button)
        self.goal = GoalBar(theme, icons)
        self.rules = RulesPart()
        self.days = DaysPart(theme, icons)
        self.short = Message(theme, icons, "caution")
        self.board = PlanBoard(theme, icons)
        self.sums = label("", "smallest", "muted")
        self.why = label("", "small")
        self.notes = Notes(theme, icons)
        self.regularity = label("", "body")
        self.reminders = RemindersPart(theme)
        self.away = AwayPart(theme, icons)
        self._make_page()
        self.toast = Toast(theme, self)
        self._connect()
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_state(self, state: PlanState) -> None:
        """Show a week."""
        self.week.setText(state.title)
        self.before_button.setEnabled(state.has_before)
        self.after_button.setEnabled(state.has_after)
        if state.warning != self.warning.words.text():
            self.warning.say("warning", state.warning)
        self.goal.show_state(state)
        self.rules.show_rules(state.rules)
        self.days.show_state(state.can)
        if state.can.short != self.short.words.text():
            self.short.say("caution", state.can.short)
        focused = self.focusWidget()
        self.board.show_days(state.days)
        self.sums.setText(state.sums)
        self._hint.setVisible(any(day.places for day in state.days))
        looked = next((day for day in state.days if day.date == self._looked), None)
        today = next((day for day in state.days if day.marks.is_today), state.days[0])
        self._show_why(looked or today)
        self.notes.show_notes(state.notes)
        self._align_heads()
        self.regularity.setText(" ".join(state.regularity))
        self.reminders.show_rows(state.reminders)
        self._order()
        self._arrange_head()
        if self.focusWidget() is not focused:
            self._show_focused()

    def show_figures(self, book: MotionBook) -> None:
        """Put figures on the cards from now on; they are painted when there is time."""
        self.board.show_figures(book)

    def start_focus(self) -> None:
        """Put the focus on the first day that can be changed, else on the way to other weeks."""
        if not self.board.start_focus():
            self.this_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_focused()

    def tell_done(self, sentence: str) -> None:
        """Say what was changed, with a way to take it back."""
        self.say_nothing()
        self.toast.show_done(sentence, self.tr("Undo"))

    def tell(self, sentence: str) -> None:
        """Say what was done that needs no way back, such as a file that was written."""
        self.toast.hide()
        self.again_button.hide()
        self.notice.say("good", sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def say_nothing(self) -> None:
        """Take away what was said about the last change."""
        self._complain("", with_place=False)

    def complain(self, sentence: str) -> None:
        """Say what did not work."""
        self._complain(sentence, with_place=False)

    def complain_of_file(self, sentence: str) -> None:
        """Say where and why the calendar file was not written, and offer another place."""
        self._complain(sentence, with_place=True)

    def _complain(self, sentence: str, *, with_place: bool) -> None:
        self.toast.hide()
        self.again_button.setVisible(with_place)
        self.notice.say("caution", sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _step_button(self, icon: str, name: str) -> QPushButton:
        made = QPushButton()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setProperty("icon_name", icon)
        made.setAutoDefault(True)
        return made

    def _make_page(self) -> None:
        content = QWidget()
        content.setProperty("ground", "window")
        self.setWidget(content)  # empty yet: whatever moves is dressed anew
        around = QHBoxLayout(content)
        around.setContentsMargins(32, 24, 32, 32)
        self._middle = QWidget()
        around.addStretch(1)
        around.addWidget(self._middle, 1000)
        around.addStretch(1)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._make_head())
        column.addWidget(self.warning)
        column.addWidget(self.notice)
        for part in (self.goal, self.short, self.rules, self.days, self.board):
            column.addWidget(part)
        column.addLayout(self._make_hints())
        column.addSpacing(4)
        column.addLayout(self._make_foot())
        column.addStretch(1)
        content.installEventFilter(self)

    def _make_head(self) -> QBoxLayout:
        title = self._title = FlowLayout(spacing=9)
        name = label(self.tr("Plan"), "h1")
        for words in (name, self.week):
            words.setWordWrap(False)
            title.addWidget(words)
        steps = self._steps = QHBoxLayout()
        steps.setSpacing(8)
        for part in (self.before_button, self.this_button, self.after_button):
            steps.addWidget(part)
        steps.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(title, 1)
        self._head.addLayout(steps)
        return self._head

    def _make_hints(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._hint = QWidget()
        hint = FlowLayout(self._hint, spacing=5)
        first = label(self.tr("Drag a session to another day, or press"), "smallest", "muted")
        last = label(self.tr("on it."), "smallest", "muted")
        for words in (first, last):
            words.setWordWrap(False)
        for part in (first, key_cap(self.tr("Alt")), key_cap("←"), key_cap("→"), last):
            hint.addWidget(part)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lines.setSpacing(4)
        self.sums.setWordWrap(False)
        self._lines.addWidget(self._hint, 1)
        self._lines.addWidget(self.sums)
        column.addWidget(self.why)
        column.addLayout(self._lines)
        return column

    def _make_foot(self) -> QBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.notes)
        self._regularity_head = label(self.tr("Regularity"), "h3")
        left.addWidget(self._regularity_head)
        left.addWidget(self.regularity)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.addWidget(self.reminders)
        middle.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.away)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part, share in ((left, 12), (middle, 10), (right, 10)):
            self._foot.addLayout(part, share)
        return self._foot

    def _connect(self) -> None:
        for step, part in ((-1, self.before_button), (0, self.this_button), (1, self.after_button)):
            part.clicked.connect(partial(self._ask_for_week, step))
        self.goal.goal_asked.connect(self.goal_asked)
        self.goal.minutes_asked.connect(self.minutes_asked)
        self.goal.rules_asked.connect(partial(self._toggle, self.rules))
        self.goal.days_asked.connect(partial(self._toggle, self.days))
        self.days.asked.connect(self.days_asked)
        self.board.move_asked.connect(self.move_asked)
        self.board.wish_asked.connect(self.wish_asked)
        self.board.looked_at.connect(self._look_at)
        self.board.carried.connect(self._keep_in_sight)
        self.notes.put_back_asked.connect(self.put_back_asked)
        self.away.export_asked.connect(self.export_asked)
        self.away.paper_asked.connect(self.paper_asked)
        self.again_button.clicked.connect(self.export_asked)
        self.reminders.changed.connect(self.reminders_changed)
        self.reminders.all_asked.connect(self.reminders_asked)
        self.toast.acted.connect(self._undo)
        for asked in (self.goal_asked, self.minutes_asked, self.days_asked, self.put_back_asked):
            asked.connect(self.board.forget_move)
        undo = QKeySequence.StandardKey.Undo
        shortcut(self, undo, self.tr("Undo the last change"), self._undo)

    def _order(self) -> None:
        """Let the Tab key walk in reading order, also to what was made anew."""
        stops: list[QWidget] = [self.after_button, *self.goal.stops()]
        stops += self.days.stops()
        stops += [part for box in self.board.boxes for part in (box.head, box.tile)]
        stops += [*self.notes.buttons, self.reminders.all_button]
        stops += [*self.reminders.toggles.values()]
        stops += [self.away.export_button, self.away.paper_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _undo(self) -> None:
        self.board.follow_back()
        self.undo_asked.emit()
        self.board.forget_move()

    def _ask_for_week(self, step: int) -> None:
        self.board.forget_move()
        self.week_asked.emit(step)

    def _toggle(self, part: QWidget) -> None:
        """Open a part below the goal, as much in sight as there is room, or close it."""
        part.setVisible(part.isHidden())
        if part.isVisible():
            self._lay_out()
            self.ensureWidgetVisible(part, 0, 8)
            self._show_focused()

    def _look_at(self, day: DayState) -> None:
        self._looked = day.date
        self._show_why(day)

    def _show_why(self, day: DayState) -> None:
        self.why.setText(
            self.tr("{day} {number}: {why}").format(
                day=day.marks.weekday, number=day.marks.number, why=day.why
            )
        )

    def _keep_in_sight(self, spot: QPointF) -> None:
        """Scroll where a card is carried to the edge."""
        content = self.widget()
        if content is not None:
            at = self.board.mapTo(content, spot.toPoint())
            self.ensureVisible(at.x(), at.y(), 0, 60)

    def _show_focused(self) -> None:
        """Scroll to where the focus is, and to the whole of its day where that has room."""
        content, focused = self.widget(), self.focusWidget()
        if content is None or not content.isAncestorOf(focused):
            return
        self._lay_out()
        for box in self.board.boxes:
            if box.isAncestorOf(focused):
                self.ensureWidgetVisible(box, 0, 8)
        self.ensureWidgetVisible(focused, 0, 8)

    def _lay_out(self) -> None:
        content = self.widget()
        layout = content.layout() if content else None
        if layout:
            layout.activate()

    def _arrange(self) -> None:
        scale = self._theme.text_scale
        window = self.width() + RAIL + RAIL_GROWTH * (scale - 1)
        effective = window / scale
        widest = WIDEST_LARGE if effective >= LARGE_FROM else WIDEST
        self._middle.setMaximumWidth(round(widest * scale))
        self.board.set_rows(effective < ROWS_BELOW)
        way = QBoxLayout.Direction
        narrow = effective < BELOW_EACH_OTHER
        self._foot.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._foot.setSpacing(24 if narrow else 32)
        self.why.setHidden(effective < ROWS_BELOW)
        self._head.setSpacing(12)
        self._arrange_head()
        self._lines.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._align_heads()
        side = self._theme.px(20)
        for part in (self.before_button, self.after_button):
            name = str(part.property("icon_name"))
            part.setIcon(self._icons.icon(name, "ink", side, self.devicePixelRatioF()))
            part.setIconSize(QSize(side, side))

    def _align_heads(self) -> None:
        """Let the heads below the days stand level with the one that has a link beside it."""
        for head in (*self.notes.heads, self._regularity_head, self.away.heads[0]):
            head.setMinimumHeight(self._theme.px(HIGH))

    def _arrange_head(self) -> None:
        """Put the way to other weeks beside the title, or below a title that needs the room."""
        asked = self._title.sizeHint().width() + self._steps.sizeHint().width() + 12
        room = min(self.width() - 80, self._middle.maximumWidth())
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if asked <= room else way.TopToBottom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._show_focused()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._show_focused()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_focused()
