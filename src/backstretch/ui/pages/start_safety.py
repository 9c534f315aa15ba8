"""The first step: what this is, the quick safety check, and the advice that can follow from it."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.log_safety_part import DoctorAdvice
from backstretch.ui.pages.player_safety import Sign, more_signs, signs
from backstretch.ui.pages.start_step import StepView
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.link_button import LinkButton
from backstretch.ui.widgets.parts import hairline, label


class NoneRow(TickRow):
    """The first answer of the list, larger than the others."""

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) + self._theme.px(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = self._theme.colour("pine" if on else "edge")
        painter.setPen(QPen(edge, 2 if on else self._theme.outline))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()
        super().paintEvent(event)


class SafetyStep(StepView):
    """Asks the list with nothing answered beforehand; "None of these" comes first.

    Signals:
        changed: another answer was given.
        emergency_found: a sign that needs help now was ticked, as a Sign.
    """

    changed = Signal()
    emergency_found = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self.ask(
            self.tr("Quick safety check"),
            self.tr(
                "Most back pain is not dangerous. A few signs need help fast. Is any of this new?"
            ),
        )
        self.about = label(
            self.tr(
                "Backstretch plans and guides short sessions for a runner’s back. "
                "It cannot examine you."
            ),
            "body",
        )
        self.column.insertWidget(0, self.about)
        self.about.setContentsMargins(0, 0, 0, 12)
        self.none_row = NoneRow(theme, icons, self.tr("None of these"), strong=True)
        self.rows: dict[str, TickRow] = {}
        self.list = QWidget()
        self.more_button = LinkButton(theme, self.tr("More signs"))
        self.advice = DoctorAdvice(theme, icons)
        self.column.addWidget(self.list)
        self.column.addWidget(self.advice)
        self.after = label(
            self.tr("You can go on from here. Before a session, Backstretch asks about it again."),
            "body",
        )
        self.after.setContentsMargins(0, 16, 0, 0)
        self.after.hide()
        self.column.addWidget(self.after)
        self.column.addStretch(1)
        self._fill()

    def show_about(self, on: bool) -> None:
        """Say above the question what this program is, where nothing beside it does."""
        self.about.setVisible(on)

    def show_answer(self, answer: tuple[str, ...] | None) -> None:
        """Show what was answered: None for nothing yet, () for none of these, or codes."""
        if not set(answer or ()).issubset(self.rows):
            self._show_more()
        for code, row in self.rows.items():
            _tick(row, on=code in (answer or ()))
        _tick(self.none_row, on=answer == ())
        self.advise(())

    def answer(self) -> tuple[str, ...] | None:
        """Return what is answered, as in `show_answer`."""
        ticked = tuple(code for code, row in self.rows.items() if row.isChecked())
        return ticked or (() if self.none_row.isChecked() else None)

    def advise(self, whys: tuple[str, ...]) -> None:
        """Say in place of the list why a doctor should look first; without a reason, the list."""
        for part in (self.told, self.list):
            part.setVisible(not whys)
        for part in (self.advice, self.after):
            part.setVisible(bool(whys))
        if whys:
            self.advice.advise(" ".join(whys))

    def is_advising(self) -> bool:
        """Return whether the advice stands in place of the list."""
        return not self.advice.isHidden()

    def start_focus(self) -> None:
        self.none_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        rows = QVBoxLayout(self.list)
        rows.setContentsMargins(0, 2, 2, 0)
        rows.setSpacing(0)
        rows.addWidget(self.none_row)
        rows.addSpacing(8)
        self.none_row.toggled.connect(self._take_none)
        self._rows = rows
        self._add_rows(signs())
        rows.addSpacing(8)
        rows.addWidget(self.more_button)
        self.more_button.clicked.connect(self._open_more)

    def _add_rows(self, found: Iterable[Sign]) -> None:
        for sign in found:
            row = TickRow(self._theme, self._icons, sign.words, grave=bool(sign.leads_to))
            row.toggled.connect(lambda on, found=sign: self._take(found, on))
            before = next(reversed(self.rows.values()), self.none_row)
            self.rows[sign.code] = row
            self._rows.addWidget(hairline())
            self._rows.addWidget(row)
            QWidget.setTabOrder(before, row)  # also where the others have their place already

    def _open_more(self) -> None:
        """Go on with the list where it was left, at the first sign that came to it."""
        known = len(self.rows)
        self._show_more()
        first = list(self.rows.values())[known]
        first.show()  # the layout would do so too late for the focus
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        """Show the signs that are not on the short list, in place of the way to them."""
        if self.more_button.isHidden():
            return
        more = more_signs()
        self._add_rows(sign for sign in more if sign.leads_to)
        together = self.tr("These count together with others.")
        self._rows.addSpacing(12)
        self._rows.addWidget(label(together, "small", "muted"))
        self._add_rows(sign for sign in more if not sign.leads_to)
        self.more_button.hide()

    def _take(self, sign: Sign, on: bool) -> None:
        if on:
            _tick(self.none_row, on=False)
        self.changed.emit()
        if on and sign.leads_to == "emergency":
            self.emergency_found.emit(sign)

    def _take_none(self, on: bool) -> None:
        if on:
            for row in self.rows.values():
                _tick(row, on=False)
        self.changed.emit()


def _tick(row: TickRow, *, on: bool) -> None:
    """Tick a row or take its tick away, without telling."""
    row.blockSignals(True)
    row.setChecked(on)
    row.blockSignals(False)
    row.update()
