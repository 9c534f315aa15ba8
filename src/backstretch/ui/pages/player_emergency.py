"""Get help now: one screen in the largest type, with no exercise and no timer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.player_safety import Sign
from backstretch.ui.paper import Sheet
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.announce import announce, sentences
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.parts import button, hairline, label, set_icon
from backstretch.ui.widgets.scrolled import ScrolledView

LOW = 720  # below this height, at 100 % text


class EmergencyView(ScrolledView):
    """Stays until the person confirms to have been checked, or takes the answer back.

    All of it scrolls, the buttons too, so that large text never hides what to do. The default
    button prints; no key alone leads away.

    Signals:
        checked: a doctor or nurse has looked, confirmed in a second step.
        answers_asked: the tick was a mistake; back to the list.
        print_asked: put the words of `sheet` on paper.
    """

    checked = Signal()
    answers_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(56, parent)
        self._theme = theme
        self._icons = icons
        self._icon_px = 56
        self.setAccessibleName(self.tr("Stop here. Get help now."))
        self.column.setSpacing(20)
        self.column.addWidget(self._make_alarm())
        self.column.addLayout(self._make_columns())
        self.column.addStretch(1)
        self.column.addWidget(hairline())
        self.column.addLayout(self._make_way_out())
        self.foot_part.hide()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_sign(self, sign: Sign, kept: str, strength: int | None = None) -> None:
        """Show what was ticked; announce it as an alert, the focus on Print.

        `kept` says what became of a session or an entry. `strength` is how strong the pain is,
        where that was told.
        """
        self.why.setText(sign.why)
        is_i = sign.words.startswith(("I ", "I’"))
        new = sign.words if is_i else sign.words[:1].lower() + sign.words[1:]
        said = self.tr("I have back pain. This is new: {sign}.").format(sign=new)
        if strength is not None:
            pain = self.tr("The pain is {n} of 10 now.").format(n=strength)
            said = f"{said} {pain}"
        self.say.setText(self.tr("“{words}”").format(words=said))
        self.kept.setText(kept)
        self._ask_again(False)
        self.scroller.verticalScrollBar().setValue(0)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        whom = f"{self.call.text()} {self.where.text()}"
        announce(self, sentences(self.headline.text(), sign.why, whom), urgent=True)

    def sheet(self) -> Sheet:
        """Return what stands on the screen, for a sheet of paper."""
        lines = (self.why, self.call, self.where, self.say_title, self.say, self.careful)
        return Sheet(self.headline.text(), tuple(line.text() for line in lines))

    def tell(self, sentence: str) -> None:
        """Show one line under the buttons, such as why nothing was printed."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _make_alarm(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "message")
        frame.setProperty("tone", "warning")
        frame.setProperty("grade", "alarm")
        self._alarm = row = QHBoxLayout(frame)
        self.sign_icon = QLabel()
        row.addWidget(self.sign_icon, alignment=Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(10)
        self.headline = label(self.tr("Stop here. Get help now."), "alarm")
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

    def _make_columns(self) -> QBoxLayout:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(40)
        self._columns.addLayout(self._make_saying(), 1)
        self._columns.addLayout(self._make_facts(), 1)
        return self._columns

    def _make_saying(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        self.say_title = label(self.tr("What you can say"), "h2")
        column.addWidget(self.say_title)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 18, 20, 18)
        self.say = label("", "talk")
        inside.addWidget(self.say)
        column.addWidget(card)
        self.print_button = button(self.tr("Print this"), "secondary")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self.print_asked)
        self.answers_button = button(self.tr("Change my answers"), "plain")
        self.answers_button.clicked.connect(self.answers_asked)
        row = FlowLayout(spacing=12)
        row.addWidget(self.print_button)
        row.addWidget(self.answers_button)
        column.addLayout(row)
        self.told = label("", "small", "muted")
        self.told.hide()
        column.addWidget(self.told)
        column.addStretch(1)
        return column

    def _make_facts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(self.tr("In Backstretch"), "h2"))
        self.kept = label("", "talk")
        facts = (
            self.kept,
            label(self.tr("No exercise is shown until you have been checked."), "talk"),
            label(self.tr("Your diary stays as it is."), "talk"),
        )
        self._ticks: list[QLabel] = []
        for fact in facts:
            column.addWidget(hairline())
            row = QHBoxLayout()
            row.setSpacing(12)
            tick = QLabel()
            self._ticks.append(tick)
            row.addWidget(tick, alignment=Qt.AlignmentFlag.AlignTop)
            row.addWidget(fact, 1)
            column.addLayout(row)
        column.addStretch(1)
        return column

    def _make_way_out(self) -> QBoxLayout:
        self._way_out = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._way_out.setSpacing(12)
        row = FlowLayout(spacing=12)
        self.checked_button = button(self.tr("I have been checked"), "secondary")
        self.confirm_button = button(self.tr("Yes, a doctor or nurse has checked me"), "secondary")
        self.not_yet_button = button(self.tr("Not yet"), "plain")
        self.careful = label(self.tr("This is a precaution, not a diagnosis."), "small", "muted")
        self.careful.setWordWrap(False)
        for part in (self.checked_button, self.confirm_button, self.not_yet_button):
            row.addWidget(part)
        self._way_out.addLayout(row, 1)
        self._way_out.addWidget(self.careful)
        self.checked_button.clicked.connect(lambda: self._ask_again(True))
        self.not_yet_button.clicked.connect(lambda: self._ask_again(False))
        self.confirm_button.clicked.connect(self.checked)
        return self._way_out

    def _ask_again(self, again: bool) -> None:
        self.tell("")
        for part in (self.confirm_button, self.not_yet_button):
            part.setVisible(again)
        self.checked_button.setVisible(not again)
        first = self.not_yet_button if again else self.print_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint_icons(self) -> None:
        px, ratio = self._theme.px, self.devicePixelRatioF()
        self.sign_icon.setPixmap(self._icons.pixmap("warning", "red", px(self._icon_px), ratio))
        set_icon(self.print_button, self._theme, self._icons, "print", "ink")
        for tick in self._ticks:
            tick.setPixmap(self._icons.pixmap("check", "muted", px(22), ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(760)
        way = QBoxLayout.Direction
        for box in (self._columns, self._way_out):
            box.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._show_alarm(narrow)

    def _show_alarm(self, narrow: bool) -> None:
        """Keep what to do and the numbers to call on the first screen, whatever the text size.

        In a low window the margins give way, so that the way out is on it as well.
        """
        low = self.height() < self._theme.px(LOW)
        side, top, bottom = (20, 20, 32) if narrow else (56, 16, 12) if low else (56, 40, 32)
        self.column.setContentsMargins(side, top, side, bottom)
        self.column.setSpacing(12 if low else 20)
        inside = (16, 12, 16, 16) if narrow else (36, 14, 36, 16) if low else (36, 30, 36, 34)
        self._alarm.setContentsMargins(*inside)
        self._alarm.setSpacing(14 if narrow else 28)
        self._icon_px = 28 if narrow else 56
        kinds = ("h1", "talk", "h1", "talk") if narrow else ("alarm", "lead", "hero", "lead")
        for line, kind in zip((self.headline, self.why, self.call, self.where), kinds, strict=True):
            if line.property("type") != kind:
                line.setProperty("type", kind)
                line.style().polish(line)
        self._paint_icons()
