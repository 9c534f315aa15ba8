"""The section of the Settings about how things look, in which units, and when weeks begin."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow, ThemeCard, ThemeCards
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.plan_words import weekday_name
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.percent_slider import PercentSlider
from backstretch.ui.widgets.toggle import Toggle
from backstretch.units import Units
from backstretch.weeks import MONDAY, SATURDAY, SUNDAY

MOTIONS = ("system", "reduced", "full")
UNITS = tuple(Units)
WEEKS = ("system", "monday", "saturday", "sunday")
TEXT_SIZES, TEXT_STEP = (90, 200), 10


class AppearanceSection(Section):
    """Theme, text size, motion, contrast, units, the first day of weeks."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Appearance"))
        self._column.addWidget(label(self.tr("Theme"), "group"))
        self._column.addSpacing(6)
        self._column.addWidget(self._make_themes())
        self._column.addSpacing(16)
        letters = (label("A", "smallest"), label("A", "h2"))
        self.text_scale = PercentSlider(theme, self.tr("Text size"), TEXT_SIZES, TEXT_STEP, letters)
        self.text_scale.chosen.connect(partial(self._tell, "text_size"))
        self.text_size, self.percent = self.text_scale.slider, self.text_scale.percent
        self.motion = self._segment(self.tr("Motion"), "motion", MOTIONS)
        self.contrast = Toggle(theme, self.tr("Stronger contrast"))
        self.contrast.clicked.connect(lambda on: self._tell("stronger_contrast", on))
        self.units = self._segment(self.tr("Units"), "units", UNITS)
        self.week = self._segment(self.tr("First day of the week"), "week_starts", WEEKS)
        rows = (
            SettingRow(
                theme,
                self.tr("Text size"),
                self.tr("Applies everywhere at once, up to 200 %"),
                self.text_scale,
            ),
            SettingRow(
                theme,
                self.tr("Motion"),
                self.tr("Reduced: the figure shows still positions, the countdown goes in seconds"),
                self.motion,
            ),
            SettingRow(
                theme,
                self.tr("Stronger contrast"),
                self.tr("Darker lines and muted text, thicker outlines"),
                self.contrast,
            ),
            SettingRow(
                theme,
                self.tr("Units"),
                self.tr("What distances are shown and entered in"),
                self.units,
            ),
            SettingRow(
                theme,
                self.tr("First day of the week"),
                self.tr("Weeks are shown and counted from this day on; nothing noted changes"),
                self.week,
            ),
        )
        self._add_rows(rows, ruled=True)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.themes[settings.theme].setChecked(True)
        self.text_scale.show_value(settings.text_size)
        words = (self.tr("System"), self.tr("Reduced"), self.tr("Full"))
        self.motion.show_choices(tuple(enumerate(words)), MOTIONS.index(settings.motion))
        self.contrast.setChecked(settings.stronger_contrast)
        both = tuple(enumerate((self.tr("Kilometres"), self.tr("Miles"))))
        self.units.show_choices(both, UNITS.index(settings.units))
        days = (self.tr("System"), *(weekday_name(day) for day in (MONDAY, SATURDAY, SUNDAY)))
        self.week.show_choices(tuple(enumerate(days)), WEEKS.index(settings.week_starts))

    def _make_themes(self) -> ThemeCards:
        self.themes = {
            "daylight": ThemeCard(self._theme, self.tr("Daylight"), ("daylight",)),
            "dusk": ThemeCard(self._theme, self.tr("Dusk"), ("dusk",)),
            "system": ThemeCard(self._theme, self.tr("Follow the system"), ("daylight", "dusk")),
        }
        self._themes = QButtonGroup(self)
        for name, card in self.themes.items():
            self._themes.addButton(card)
            card.clicked.connect(partial(self._tell, "theme", name))
        return ThemeCards(self._theme, tuple(self.themes.values()))
