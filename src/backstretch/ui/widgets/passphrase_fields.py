"""Where a passphrase is typed: hidden or shown, twice where it is a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backstretch.locked.passphrase import Passphrase, Strength, strength_of
from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choices import TickRow
from backstretch.ui.widgets.field import Field
from backstretch.ui.widgets.parts import label

_WIDEST = 420


class PassphraseFields(QWidget):
    """Asks for a passphrase; a `new` one is typed twice, after what a forgotten one means is said.

    Signals:
        entered: Enter was pressed in the last line.
    """

    entered = Signal()

    def __init__(self, theme: Theme, icons: Icons, *, new: bool) -> None:
        super().__init__()
        self._new = new
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.lost = label(
            self.tr(
                "Only this passphrase opens the file. If you forget it, what is in the file is "
                "lost: nobody can find it out or set a new one."
            ),
            "body",
        )
        self.first = Field(theme, icons, self.tr("Passphrase"))
        self.strength = label("", "small", "muted")
        self.again = Field(theme, icons, self.tr("The same once more"))
        self.show_tick = TickRow(theme, icons, self.tr("Show what is typed"))
        self.show_tick.toggled.connect(self._show_typed)
        for part in (self.lost, self.first, self.strength, self.again, self.show_tick):
            column.addWidget(part)
            part.setVisible(new or part in (self.first, self.show_tick))
        self.first.line.textEdited.connect(self._follow)
        self.again.line.textEdited.connect(lambda: self.again.complain(""))
        last = self.again if new else self.first
        last.line.returnPressed.connect(self.entered)
        if new:
            self.first.line.returnPressed.connect(self.again.line.setFocus)
        theme.changed.connect(self._fit)
        self._fit()
        self.clear()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        for field in (self.first, self.again):
            field.line.clear()
            field.complain("")
        self.show_tick.setChecked(False)
        self._show_typed(False)
        self._follow()

    def passphrase(self) -> Passphrase | None:
        """Return what was typed, or say what is missing and return None."""
        typed = self.first.line.text()
        if not typed:
            self._miss(self.first, self.tr("Type a passphrase first."))
        elif self._new and self.again.line.text() != typed:
            self._miss(self.again, self.tr("The two are not the same."))
        else:
            try:
                return Passphrase(typed)
            except ValueError:
                self._miss(self.first, self.tr("This cannot be used. Type it in letters."))
        return None

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it, and let it be typed again."""
        self.first.complain(sentence)
        self.first.line.selectAll()
        self.start_focus()

    def start_focus(self) -> None:
        """Put the focus on the line."""
        self.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _miss(self, field: Field, sentence: str) -> None:
        field.complain(sentence)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.first, self.again):
            field.line.setEchoMode(mode)

    def _follow(self) -> None:
        self.first.complain("")
        words = {
            Strength.NONE: self.tr("Several words that do not belong together are hard to guess."),
            Strength.SHORT: self.tr("Short: somebody could guess it."),
            Strength.FAIR: self.tr("Fair. One or two words more make it hard to guess."),
            Strength.LONG: self.tr("Long: hard to guess."),
        }[strength_of(self.first.line.text())]
        self.strength.setText(words)
        if self._new:
            self.first.line.setAccessibleDescription(words)

    def _fit(self) -> None:
        for field in (self.first, self.again):
            field.setMaximumWidth(self._theme.px(_WIDEST))
