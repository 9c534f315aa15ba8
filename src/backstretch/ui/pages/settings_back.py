"""The section of the Settings about the person: what sessions and the diary mind of them."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backstretch.plan.sieve import KIT
from backstretch.settings import Settings
from backstretch.ui import conditions_words
from backstretch.ui.activities_state import BackState
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_activities import ActivitiesPart
from backstretch.ui.pages.settings_limits import LimitsPart
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.pages.settings_ticks import TicksPart
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.time_field import TimeField


class BackSection(Section):
    """What sessions leave out, what the diary asks and how it judges; the way to the shoes.

    Signals:
        shoes_asked: the page of the shoes is wanted.
    """

    shoes_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Your back"))
        self._make_conditions()
        self.activities = ActivitiesPart(theme, icons)
        self.limits = LimitsPart(theme, icons)
        self.shoes_button = ActionButton(theme, icons, self.tr("Open shoes"), "shoe", grade="small")
        self.shoes_button.clicked.connect(self.shoes_asked)
        told = self.tr("Your pairs and their distances, counted from the runs you log")
        self._column.addSpacing(6)
        for part in (self.conditions, self.rises_row, self.kit):
            self._column.addWidget(part)
            self._column.addSpacing(20)
        self._column.addWidget(self.activities)
        self._column.addSpacing(20)
        self._column.addWidget(self.limits)
        self._column.addSpacing(20)
        self._column.addWidget(label(self.tr("Your runs"), "h3"))
        self._column.addWidget(SettingRow(theme, self.tr("Shoes"), told, self.shoes_button))
        self._column.addSpacing(20)
        self._column.addWidget(self.disliked)

    def show_settings(self, settings: Settings) -> None:
        """Show what of it is in the settings; the rest is in the diary."""
        self.gets_up_at.show_time(settings.gets_up_at)

    def show_back(self, state: BackState) -> None:
        """Show what the diary holds."""
        self.conditions.show_ticked(state.lasting.flags)
        self.kit.show_ticked(KIT - state.lasting.lacking)
        by_name = sorted(state.stretches.items(), key=lambda one: one[1])
        self.disliked.add_rows(dict(by_name))
        self.disliked.show_ticked(state.lasting.disliked)
        self.disliked.setVisible(bool(state.stretches))
        self.activities.show_activities(state.current, state.retired)
        self.limits.show_limits(state.limits, state.rule)
        above = (*self.conditions.stops(), self.gets_up_at, *self.kit.stops())
        diary = (*self.activities.stops(), *self.limits.stops(), self.shoes_button)
        stops = (*above, *diary, *self.disliked.stops())
        for before, after in pairwise(stops):  # rows are made anew, and would come last
            QWidget.setTabOrder(before, after)

    def _make_conditions(self) -> None:
        self.conditions = TicksPart(
            self._theme,
            self._icons,
            self.tr("Check first"),
            self.tr(
                "Tick what is true for you. Sessions then leave out what may not suit you. "
                "With a new hip, after surgery or when pregnant, ask your doctor first."
            ),
            conditions_words.conditions(),
        )
        self.kit = TicksPart(
            self._theme,
            self._icons,
            self.tr("What you have"),
            self.tr("Untick what is not at hand. Something else takes its place."),
            conditions_words.kit(),
        )
        self.disliked = TicksPart(
            self._theme,
            self._icons,
            self.tr("Never for me"),
            self.tr("Tick a stretch that you never want. Sessions do without it."),
            {},
        )
        self.gets_up_at = TimeField(self._theme, self.tr("I get up at"))
        self.gets_up_at.chosen.connect(partial(self._tell, "gets_up_at"))
        self.rises_row = SettingRow(
            self._theme,
            self.gets_up_at.accessibleName(),
            self.tr("For two hours after that, sessions leave out what fully rounds the back"),
            self.gets_up_at,
        )
