"""A number with a button at either side: minus, value, plus."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QSpinBox, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.theme import Theme


class Stepper(QFrame):
    """One Tab stop: the arrow keys step by one, Page up and Page down by ten.

    `wide` is the room for the number, in pixels at 100 % text.

    Signals:
        chosen: the number the person chose.
    """

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        ends: tuple[int, int],
        parent: QWidget | None = None,
        *,
        wide: int = 46,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wide = wide
        self._icons = icons
        self._name = name
        self.setProperty("kind", "stepper")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box = QSpinBox()
        self.box.setRange(*ends)
        self.box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.box.setFrame(False)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setKeyboardTracking(False)
        self.box.setProperty("ring_around_parent", True)
        self.less_button = self._button(self.tr("{name}: one less"), self.box.stepDown)
        self.more_button = self._button(self.tr("{name}: one more"), self.box.stepUp)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 0, 1, 0)
        line.setSpacing(0)
        for part in (self.less_button, self.box, self.more_button):
            line.addWidget(part)
        self.box.valueChanged.connect(self._tell)
        theme.changed.connect(self._dress)
        self._dress()

    def show_value(self, value: int) -> None:
        """Stand at this number, without telling."""
        self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(False)
        self._dress()

    def set_ends(self, ends: tuple[int, int]) -> None:
        """Let it go from one number to another, without telling."""
        self.box.blockSignals(True)
        self.box.setRange(*ends)
        self.box.blockSignals(False)
        self._dress()

    def set_unit(self, unit: str, step: int = 1) -> None:
        """Write this after the number, and step by so many."""
        self.box.setSuffix(unit)
        self.box.setSingleStep(step)

    def _button(self, name: str, step: Callable[[], None]) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "step")
        made.setAccessibleName(name.format(name=self._name))
        made.setToolTip(made.accessibleName())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAutoRepeat(True)
        made.clicked.connect(step)
        return made

    def _tell(self, value: int) -> None:
        self._dress()
        self.chosen.emit(value)

    def _dress(self) -> None:
        value, last = self.box.value(), self.box.maximum()
        self.box.setFixedWidth(self._theme.px(self._wide))
        unsaid = self.box.specialValueText() and value == self.box.minimum()
        words = self.tr("{name}, not said") if unsaid else self.tr("{name}, {value} of {last}")
        self.box.setAccessibleName(words.format(name=self._name, value=value, last=last))
        self.less_button.setEnabled(value > self.box.minimum())
        self.more_button.setEnabled(value < last)
        for made, icon in ((self.less_button, "minus"), (self.more_button, "plus")):
            role = "ink" if made.isEnabled() else "muted"
            side = self._theme.px(18)
            made.setIcon(self._icons.icon(icon, role, side, self.devicePixelRatioF()))
            made.setIconSize(QSize(side, side))
