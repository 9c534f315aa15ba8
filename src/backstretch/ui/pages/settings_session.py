"""The section of the Settings about sessions: how long, which side, how fast they go on."""

from functools import partial

from backstretch.settings import PRESETS, USUAL_MINUTES, Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_length import LengthChoice
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import SEGMENT_PX, Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.toggle import Toggle

SIDES = ("right", "left")


class SessionSection(Section):
    """Length, first side, waiting."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Session"))
        self.length = LengthChoice(theme, icons, SEGMENT_PX)
        self.length.chosen.connect(partial(self._tell, "minutes"))
        self.first_side = self._segment(self.tr("First side"), "first_side", SIDES)
        self.wait = Toggle(theme, self.tr("Wait for me"))
        self.wait.clicked.connect(lambda on: self._tell("wait_for_me", on))
        rows = (
            SettingRow(
                theme,
                self.tr("Length"),
                self.tr("With switches and rests. The Plan page shows the same."),
                self.length,
            ),
            SettingRow(
                theme,
                self.tr("First side"),
                self.tr("The side that is worked on first"),
                self.first_side,
            ),
            SettingRow(
                theme,
                self.tr("Wait for me"),
                self.tr("Stands at every change of exercise or side until you go on"),
                self.wait,
            ),
        )
        self._add_rows(rows)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.length.show_minutes(settings.minutes or USUAL_MINUTES, PRESETS)
        sides = tuple(enumerate((self.tr("Right"), self.tr("Left"))))
        self.first_side.show_choices(sides, SIDES.index(settings.first_side))
        self.wait.setChecked(settings.wait_for_me)
