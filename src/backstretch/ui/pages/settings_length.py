"""How long a session is: the usual lengths in a row, and any whole minute beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from backstretch.ui.icons import Icons
from backstretch.ui.pages.plan_parts import LEAST_MINUTES, MOST_MINUTES, clear
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.flow_layout import FlowLayout
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.stepper import Stepper


class LengthChoice(QWidget):
    """The same choice as on the Plan page.

    Signals:
        chosen: so many minutes.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, height: int) -> None:
        super().__init__()
        name = self.tr("Length")
        self.presets = SegmentBar(theme, name, height=height)
        self.stepper = Stepper(theme, icons, name, (LEAST_MINUTES, MOST_MINUTES))
        self.presets.chosen.connect(self.chosen)
        self.stepper.chosen.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = FlowLayout(self, spacing=8)
        line.addWidget(self.presets)
        line.addWidget(self.stepper)

    def show_minutes(self, minutes: int, presets: tuple[int, ...]) -> None:
        """Show how long it is; of the usual lengths none is marked if it is another."""
        if minutes not in presets:
            clear(self.presets)
        choices = tuple((n, self.tr("{n} min").format(n=n)) for n in presets)
        self.presets.show_choices(choices, minutes)
        self.stepper.show_value(minutes)
