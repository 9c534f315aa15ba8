"""The section of the Settings about the person's back: activities, limits, and the shoes."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backstretch.settings import Settings
from backstretch.ui.activities_state import BackState
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_activities import ActivitiesPart
from backstretch.ui.pages.settings_limits import LimitsPart
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.parts import label


class BackSection(Section):
    """What the diary asks and how it judges; the way to the shoes.

    Signals:
        shoes_asked: the page of the shoes is wanted.
    """

    shoes_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Your back"))
        self.activities = ActivitiesPart(theme, icons)
        self.limits = LimitsPart(theme, icons)
        self.shoes_button = ActionButton(theme, icons, self.tr("Open shoes"), "shoe", grade="small")
        self.shoes_button.clicked.connect(self.shoes_asked)
        told = self.tr("Your pairs and their distances, counted from the runs you log")
        self._column.addSpacing(6)
        self._column.addWidget(self.activities)
        self._column.addSpacing(20)
        self._column.addWidget(self.limits)
        self._column.addSpacing(20)
        self._column.addWidget(label(self.tr("Your runs"), "h3"))
        self._column.addWidget(SettingRow(theme, self.tr("Shoes"), told, self.shoes_button))

    def show_settings(self, settings: Settings) -> None:
        """What stands here is in the diary, not in the settings."""

    def show_back(self, state: BackState) -> None:
        """Show what the diary holds."""
        self.activities.show_activities(state.current, state.retired)
        self.limits.show_limits(state.limits, state.rule)
        stops = (*self.activities.stops(), *self.limits.stops(), self.shoes_button)
        for before, after in pairwise(stops):  # rows are made anew, and would come last
            QWidget.setTabOrder(before, after)
