"""The safety line of an entry: one question, its list, and the advice to see a doctor first."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from backstretch.ui.icons import Icons
from backstretch.ui.pages.player_safety import Sign, more_signs, signs
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.parts import button, label

NARROW_PX = 500
"""Under this width, at 100 % text, the answers stand below the question."""


class SafetyPart(QFrame):
    """Asks in one line whether a sign of the list is new; nothing is answered beforehand.

    Signals:
        changed: another answer was given.
        emergency_found: a sign that needs help now was ticked, as a Sign.
    """

    changed = Signal()
    emergency_found = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("Safety list"))
        self._icon = QLabel()
        self.words = label("", "small")
        self.none_button = button(self.tr("None of these"), "secondary", large=False)
        self.none_button.setCheckable(True)
        self.list_button = button(self.tr("Show the list"), "plain", large=False)
        self.more_button = LinkButton(theme, self.tr("More signs"))
        self.rows: dict[str, TickRow] = {}
        self._make()
        self.show_answer(None)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_answer(self, answer: tuple[str, ...] | None) -> None:
        """Show what was answered: None for nothing yet, () for none of these, or codes."""
        self.words.setText(self.tr("Anything new from the safety list?"))
        self._open_more(not set(answer or ()).issubset(self._short))
        for code, row in self.rows.items():
            row.blockSignals(True)
            row.setChecked(code in (answer or ()))
            row.blockSignals(False)
        self._set_none(answer == ())
        self._open(bool(answer))

    def answer(self) -> tuple[str, ...] | None:
        """Return what was answered, as in `show_answer`."""
        ticked = tuple(code for code, row in self.rows.items() if row.isChecked())
        if ticked:
            return ticked
        return () if self.none_button.isChecked() else None

    def open_list(self, why: str) -> None:
        """Open the list in a neutral tone, because of what was entered; the focus stays."""
        if self.answer() is None and self._list.isHidden():
            self.words.setText(why)
            self._open(True)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))

    def untick(self, code: str) -> None:
        """Take a tick back that was a mistake, where the list has this sign."""
        if code in self.rows:
            self.rows[code].setChecked(False)

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 10, 9)
        column.setSpacing(4)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self._icon)
        asked.addWidget(self.words, 1)
        self._line.addLayout(asked, 1)
        answers = QHBoxLayout()
        answers.setSpacing(12)
        for part in (self.none_button, self.list_button):
            answers.addWidget(part)
        answers.addStretch(1)
        self._line.addLayout(answers)
        column.addLayout(self._line)
        self._list = QWidget()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        calm = self.tr("Most back pain is not dangerous. A few signs need help fast.")
        rows.addWidget(label(calm, "small", "muted"))
        short = signs()
        self._short = frozenset(sign.code for sign in short)
        self._add_rows(rows, short)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 4)
        line.addWidget(self.more_button)
        line.addStretch(1)
        rows.addLayout(line)
        self._more = QVBoxLayout()
        self._more.setSpacing(0)
        self._others = QWidget()
        self._others.setLayout(self._more)
        self._more.setContentsMargins(0, 0, 0, 0)
        self._others.hide()
        rows.addWidget(self._others)
        column.addWidget(self._list)
        self._list.hide()
        self.more_button.clicked.connect(lambda: self._open_more(self._others.isHidden()))
        self.none_button.clicked.connect(self._take_none)
        self.list_button.clicked.connect(lambda: self._open(self._list.isHidden()))

    def _add_rows(self, into: QVBoxLayout, found: Iterable[Sign]) -> None:
        for sign in found:
            row = TickRow(self._theme, self._icons, sign.words)
            row.toggled.connect(lambda on, found=sign: self._take(found, on))
            self.rows[sign.code] = row
            into.addWidget(row)

    def _open_more(self, on: bool) -> None:
        """Show the signs that are not on the short list, which are made when first wanted."""
        if on and not self._more.count():
            more = more_signs()
            self._add_rows(self._more, (sign for sign in more if sign.leads_to))
            together = self.tr("These only count together with other signs.")
            self._more.addSpacing(8)
            self._more.addWidget(label(together, "small", "muted"))
            self._add_rows(self._more, (sign for sign in more if not sign.leads_to))
        self._others.setVisible(on)
        words = self.tr("Fewer signs") if on else self.tr("More signs")
        self.more_button.setText(words)
        self.more_button.setAccessibleName(words)
        self.more_button.updateGeometry()

    def _take(self, sign: Sign, on: bool) -> None:
        if on:
            self._set_none(False)
        self.changed.emit()
        if on and sign.leads_to == "emergency":
            self.emergency_found.emit(sign)

    def _take_none(self, on: bool) -> None:
        if on:
            for row in self.rows.values():
                row.blockSignals(True)
                row.setChecked(False)
                row.blockSignals(False)
            self._open(False)
        self.changed.emit()

    def _set_none(self, on: bool) -> None:
        self.none_button.setChecked(on)

    def _open(self, on: bool) -> None:
        self._list.setVisible(on)
        words = self.tr("Hide the list") if on else self.tr("Show the list")
        self.list_button.setText(words)
        self.list_button.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW_PX)
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(20), self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap("shield", "amber", side, ratio))


class DoctorAdvice(QFrame):
    """See a doctor before you stretch: what was noted, and what to do when.

    Where help is needed now it says that alone; what follows stands once the entry is kept.

    Signals:
        print_asked: keep the entry and put the words on paper.
        seen_asked: a doctor has looked.
    """

    print_asked = Signal()
    seen_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setProperty("kind", "message")
        self.setProperty("tone", "warning")
        self._icon = QLabel()
        self.title = label("", "h2")
        self.noted = label("", "body")
        words = self.tr("Save and print a note")
        self.print_button = ActionButton(theme, icons, words, "print", "stop")
        self.seen_button = button(self.tr("I have been seen"), "secondary", large=False)
        self.call = label(
            self.tr("Call 112, 999 or 911, or go to an emergency department today."), "strong"
        )
        self._make()
        self._be(help_now=False)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()
        self.hide()

    def advise(self, noted: str, *, help_now: bool = False) -> None:
        """Show why, and announce it once; nothing hides it. The focus stays where it is."""
        differs = (noted, help_now) != (self.noted.text(), not self.call.isHidden())
        if differs or self.isHidden():
            self._be(help_now=help_now)
            self.noted.setText(noted)
            self.setVisible(bool(noted))
            if noted:
                call = self.call.text() if help_now else ""
                said = f"{self.title.text().rstrip('.')}. {noted} {call}".rstrip()
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return what to do, each with when."""
        return (
            (self.tr("In 1 to 2 days"), self.tr("Call your doctor or a physiotherapist.")),
            (
                self.tr("Right away"),
                self.tr(
                    "Call 112, 999 or 911 if you are numb between your legs, find it hard to "
                    "pee, or a leg gets weaker."
                ),
            ),
            (
                self.tr("Until then"),
                self.tr("No hard runs. Gentle walking is fine. Sessions are paused."),
            ),
        )

    def _make(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 18, 20, 16)
        line.setSpacing(14)
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.noted)
        column.addWidget(self.call)
        self.soon = QWidget()
        grid = QGridLayout(self.soon)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (when, what) in enumerate(self.rows()):
            name = label(when, "strong")
            name.setWordWrap(False)
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(what, "body"), place, 1)
        column.addWidget(self.soon)
        foot = FlowLayout(spacing=12)
        foot.addWidget(self.print_button)
        foot.addWidget(self.seen_button)
        column.addLayout(foot)
        line.addLayout(column, 1)
        self.print_button.clicked.connect(self.print_asked)
        self.seen_button.clicked.connect(self.seen_asked)

    def _be(self, *, help_now: bool) -> None:
        soon, now = self.tr("See a doctor before you stretch"), self.tr("Stop here. Get help now.")
        title = now if help_now else soon
        self.title.setText(title)
        self.setAccessibleName(title)
        self.call.setVisible(help_now)
        for part in (self.soon, self.print_button, self.seen_button):
            part.setVisible(not help_now)

    def _paint_icon(self) -> None:
        side, ratio = self._theme.px(28), self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap("warning", "red", side, ratio))
