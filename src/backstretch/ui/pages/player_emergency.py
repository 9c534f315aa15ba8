"""Get help now: one screen in the largest type, with no exercise and no timer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages import player_words as words
from backstretch.ui.pages.player_safety import Sign
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.scrolled import ScrolledView


class EmergencyView(ScrolledView):
    """Stays until the person confirms to have been checked, or takes the answer back.

    Signals:
        checked: a doctor or nurse has looked, confirmed in a second step.
        answers_asked: the tick was a mistake; back to the list.
    """

    checked = Signal()
    answers_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(56, parent)
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(self.tr("Stop here. Get help now."))
        self.column.setSpacing(20)
        self.column.addWidget(self._make_alarm())
        self.column.addLayout(self._make_columns())
        self.column.addStretch(1)
        self._fill_foot()
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_sign(self, sign: Sign, kept_s: int) -> None:
        """Show what was ticked; announce it as an alert, the focus on what to do."""
        self.why.setText(sign.why)
        new = sign.words[0].lower() + sign.words[1:]
        self.say.setText(self.tr("“I have back pain. This is new: {sign}.”").format(sign=new))
        self.kept.setText(words.stopped(kept_s))
        self._ask_again(False)
        self.scroller.verticalScrollBar().setValue(0)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _make_alarm(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "message")
        frame.setProperty("tone", "warning")
        row = QHBoxLayout(frame)
        row.setContentsMargins(36, 30, 36, 34)
        row.setSpacing(28)
        self.sign_icon = QLabel()
        row.addWidget(self.sign_icon, alignment=Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(10)
        self.headline = label(self.tr("Stop here. Get help now."), "alarm")
        self.headline.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.why = label("", "lead")
        self.call = label(self.tr("Call 112, 999 or 911"), "hero")
        self.where = label(
            self.tr("or go to an emergency department today. Use the number for your country."),
            "lead",
        )
        for line in (self.headline, self.why, self.call, self.where):
            lines.addWidget(line)
        row.addLayout(lines, 1)
        return frame

    def _make_columns(self) -> QHBoxLayout:
        columns = QHBoxLayout()
        columns.setSpacing(40)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        left.addWidget(label(self.tr("What you can say"), "h2"))
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        self.say = label("", "talk")
        inside.addWidget(self.say)
        left.addWidget(card)
        left.addStretch(1)
        right.addWidget(label(self.tr("In Backstretch"), "h2"))
        self.kept = label("", "talk")
        facts = (
            self.kept,
            label(self.tr("No exercise is shown until you have been checked."), "talk"),
            label(self.tr("Your diary stays as it is."), "talk"),
        )
        for fact in facts:
            right.addWidget(hairline())
            right.addWidget(fact)
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        return columns

    def _fill_foot(self) -> None:
        self.checked_button = button(self.tr("I have been checked"), "secondary")
        self.confirm_button = button(self.tr("Yes, a doctor or nurse has checked me"), "secondary")
        self.not_yet_button = button(self.tr("Not yet"), "plain")
        self.answers_button = button(self.tr("Change my answers"), "plain")
        careful = label(self.tr("This is a precaution, not a diagnosis."), "small", "muted")
        careful.setWordWrap(False)
        for part in (
            self.checked_button,
            self.confirm_button,
            self.not_yet_button,
            self.answers_button,
            careful,
        ):
            self.foot.addWidget(part)
        self.checked_button.clicked.connect(lambda: self._ask_again(True))
        self.not_yet_button.clicked.connect(lambda: self._ask_again(False))
        self.confirm_button.clicked.connect(self.checked)
        self.answers_button.clicked.connect(self.answers_asked)

    def _ask_again(self, again: bool) -> None:
        for part in (self.confirm_button, self.not_yet_button):
            part.setVisible(again)
        for part in (self.checked_button, self.answers_button):
            part.setVisible(not again)
        first = self.not_yet_button if again else self.headline
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint_icon(self) -> None:
        side = self._theme.px(56)
        self.sign_icon.setPixmap(
            self._icons.pixmap("warning", "red", side, self.devicePixelRatioF())
        )
