"""The section of the Settings about what is heard."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.choice_row import ChoiceRow
from backstretch.ui.widgets.parts import label


class SoundSection(Section):
    """How much is heard."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Sound and voice"))
        self.told = label("", "small", "muted")
        self._column.addWidget(self.told)
        self._column.addSpacing(8)
        self.levels = {
            "full": ChoiceRow(
                theme,
                self.tr("Full voice"),
                self.tr(
                    "Names and sides, how to get into each stretch, the breath, what comes next"
                ),
            ),
            "short": ChoiceRow(
                theme,
                self.tr("Short voice"),
                self.tr("Names, sides, halfway and what comes next"),
            ),
            "tones": ChoiceRow(
                theme,
                self.tr("Tones only"),
                self.tr("Start, halfway, the last seconds and the end, without words"),
            ),
            "silent": ChoiceRow(
                theme, self.tr("Silent"), self.tr("Every cue is still on the screen")
            ),
        }
        self._levels = QButtonGroup(self)
        for name, row in self.levels.items():
            self._levels.addButton(row)
            row.clicked.connect(partial(self._tell, "cue_level", name))
        self._add_rows(tuple(self.levels.values()), ruled=True)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.levels[settings.cue_level].setChecked(True)
        with_key = self.tr("What is heard in a session. V changes it on the way.")
        without = self.tr("What is heard in a session.")
        self.told.setText(with_key if settings.letter_keys else without)
