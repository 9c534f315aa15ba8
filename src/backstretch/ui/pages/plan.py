"""The Plan page: see the week, and bend it."""

from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.plan_board import PlanBoard
from backstretch.ui.pages.plan_days import DaysPart
from backstretch.ui.pages.plan_foot import PlanFoot
from backstretch.ui.pages.plan_head import PlanHead
from backstretch.ui.pages.plan_lines import PlanLines
from backstretch.ui.pages.plan_parts import GoalBar, RulesPart
from backstretch.ui.plan_state import DayState, PlanState
from backstretch.ui.shortcuts import shortcut
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce
from backstretch.ui.widgets.figure_still import MotionBook
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button
from backstretch.ui.widgets.scroll_keys import scroll_by_key
from backstretch.ui.widgets.toast import Toast

WIDEST, WIDEST_LARGE, LARGE_FROM = 1180, 1360, 1500
ROWS_BELOW, BELOW_EACH_OTHER, STACKED_BELOW = 1000, 760, 640
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
        self._looked: date | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Plan"))
        self.head = PlanHead(theme, icons)
        self.warning = Message(theme, icons, "warning")
        self.notice = Message(theme, icons, "caution")
        self.again_button = button(self.tr("Choose another place"), "secondary", large=False)
        self.notice.buttons.addWidget(self.again_button)
        self.goal = GoalBar(theme, icons)
        self.rules = RulesPart()
        self.days = DaysPart(theme, icons)
        self.short = Message(theme, icons, "caution")
        self.board = PlanBoard(theme, icons)
        self.lines = PlanLines()
        self.foot = PlanFoot(theme, icons)
        self._make_page()
        self.toast = Toast(theme, self)
        self._connect()
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_state(self, state: PlanState) -> None:
        """Show a week; another one is read out, as the focus stays on the way to it."""
        if self.head.week.text() not in ("", state.title):
            announce(self, state.title)
        self.head.show_state(state)
        if state.warning != self.warning.words.text():
            self.warning.say("warning", state.warning)
        self.goal.show_state(state)
        self.rules.show_rules(state.rules)
        self.days.show_state(state.can)
        if state.can.short != self.short.words.text():
            self.short.say("caution", state.can.short)
        focused = self.focusWidget()
        self.board.show_days(state.days)
        self.lines.show_state(state)
        looked = next((day for day in state.days if day.date == self._looked), None)
        today = next((day for day in state.days if day.marks.is_today), state.days[0])
        self.lines.show_why(looked or today)
        self.foot.show_state(state)
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
            self.head.this_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_focused()

    def tell_done(self, sentence: str) -> None:
        """Say what was changed, with a way to take it back."""
        self.say_nothing()
        self.toast.show_done(sentence, self.tr("Undo"))

    def tell_not_undone(self, why: str) -> None:
        """Say why the last change could not be taken back, and offer to try again."""
        self.say_nothing()
        sentence = self.tr("Not taken back. {why}").format(why=why)
        self.toast.show_done(sentence, self.tr("Try again"), self.tr("Close"), stays=True)

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
        parts: list[QWidget] = [self.head, self.warning, self.notice, self.goal, self.short]
        parts += [self.rules, self.days, self.board, self.lines]
        for part in parts:
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.foot)
        column.addStretch(1)
        content.installEventFilter(self)

    def _connect(self) -> None:
        self.head.week_asked.connect(self._ask_for_week)
        self.goal.goal_asked.connect(self.goal_asked)
        self.goal.minutes_asked.connect(self.minutes_asked)
        self.goal.rules_asked.connect(partial(self._toggle, self.rules))
        self.goal.days_asked.connect(partial(self._toggle, self.days))
        self.days.asked.connect(self.days_asked)
        self.board.move_asked.connect(self.move_asked)
        self.board.wish_asked.connect(self.wish_asked)
        self.board.looked_at.connect(self._look_at)
        self.board.carried.connect(self._keep_in_sight)
        self.foot.notes.put_back_asked.connect(self.put_back_asked)
        self.foot.away.export_asked.connect(self.export_asked)
        self.foot.away.paper_asked.connect(self.paper_asked)
        self.again_button.clicked.connect(self.export_asked)
        self.foot.reminders.changed.connect(self.reminders_changed)
        self.foot.reminders.all_asked.connect(self.reminders_asked)
        self.toast.acted.connect(self._undo)
        for asked in (self.goal_asked, self.minutes_asked, self.days_asked, self.put_back_asked):
            asked.connect(self.board.forget_move)
        undo = QKeySequence.StandardKey.Undo
        shortcut(self, undo, self.tr("Undo the last change"), self._undo)

    def _order(self) -> None:
        """Let the Tab key walk in reading order, also to what was made anew."""
        stops: list[QWidget] = [self.head.after_button, *self.goal.stops()]
        stops += self.days.stops()
        stops += [part for box in self.board.boxes for part in (box.head, box.tile)]
        stops += self.foot.stops()
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
        self.lines.show_why(day)

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
        self.board.set_rows(effective < ROWS_BELOW, stacked=effective < STACKED_BELOW)
        narrow = effective < BELOW_EACH_OTHER
        self._arrange_head()
        self.head.show_icons()
        self.lines.arrange(narrow=narrow, with_why=effective >= ROWS_BELOW)
        self.foot.arrange(narrow=narrow)

    def _arrange_head(self) -> None:
        self.head.arrange(min(self.width() - 80, self._middle.maximumWidth()))

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
