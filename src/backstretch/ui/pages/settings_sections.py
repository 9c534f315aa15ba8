"""The sections of the Settings page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backstretch.settings import PRESETS, USUAL_MINUTES, Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_length import LengthChoice
from backstretch.ui.pages.settings_parts import SettingRow, ThemeCard, ThemeCards
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.choice_row import ChoiceRow
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import button, hairline, label
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.step_slider import StepSlider
from backstretch.ui.widgets.toggle import Toggle
from backstretch.units import Units

SEGMENT_PX = 36
MOTIONS = ("system", "reduced", "full")
SIDES = ("right", "left")
UNITS = tuple(Units)
TEXT_SIZES, TEXT_STEP = (90, 200), 10


@dataclass(frozen=True, slots=True)
class Facts:
    """What About tells: versions, and where the diary lies."""

    version: str
    qt_version: str
    diary: str


def breakable(path: str) -> str:
    """Return a path that may go on in the next line after each of its folders."""
    return re.sub(r"([\\/])", "\\1\u200b", path)


class Section(QWidget):
    """A heading over rows that lines divide.

    Signals:
        changed: the name of a setting and what it is to be.
    """

    changed = Signal(str, object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def _add_head(self, name: str) -> None:
        self.setAccessibleName(name)
        self._column.addWidget(label(name, "h2"))
        self._column.addSpacing(6)

    def _add_rows(self, rows: Sequence[QWidget], *, ruled: bool = False) -> None:
        for place, row in enumerate(rows):
            if place or ruled:
                self._column.addWidget(hairline())
            self._column.addWidget(row)

    def _tell(self, name: str, value: object) -> None:
        self.changed.emit(name, value)

    def _segment(self, name: str, setting: str, values: Sequence[str]) -> SegmentBar:
        """Return a bar whose numbers are the places of the values."""
        bar = SegmentBar(self._theme, name, height=SEGMENT_PX)
        bar.chosen.connect(lambda place: self._tell(setting, values[place]))
        return bar


class AppearanceSection(Section):
    """Theme, text size, motion, contrast, units."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Appearance"))
        self._column.addWidget(label(self.tr("Theme"), "group"))
        self._column.addSpacing(6)
        self._column.addWidget(self._make_themes())
        self._column.addSpacing(16)
        self.motion = self._segment(self.tr("Motion"), "motion", MOTIONS)
        self.contrast = Toggle(theme, self.tr("Stronger contrast"))
        self.contrast.clicked.connect(lambda on: self._tell("stronger_contrast", on))
        self.units = self._segment(self.tr("Units"), "units", UNITS)
        rows = (
            SettingRow(
                theme,
                self.tr("Text size"),
                self.tr("Applies everywhere at once, up to 200 %"),
                self._make_text_size(),
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
        )
        self._add_rows(rows, ruled=True)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.themes[settings.theme].setChecked(True)
        self.text_size.show_value(settings.text_size)
        self._show_percent(settings.text_size)
        words = (self.tr("System"), self.tr("Reduced"), self.tr("Full"))
        self.motion.show_choices(tuple(enumerate(words)), MOTIONS.index(settings.motion))
        self.contrast.setChecked(settings.stronger_contrast)
        both = tuple(enumerate((self.tr("Kilometres"), self.tr("Miles"))))
        self.units.show_choices(both, UNITS.index(settings.units))

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

    def _make_text_size(self) -> QWidget:
        self.text_size = StepSlider(self.tr("Text size"), TEXT_SIZES, TEXT_STEP)
        self.text_size.setMinimumWidth(140)
        self.text_size.chosen.connect(partial(self._tell, "text_size"))
        self.text_size.sliderMoved.connect(
            lambda value: self._show_percent(self.text_size.nearest(value))
        )
        self.percent = label("", "strong")
        self.percent.setWordWrap(False)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        small, large = label("A", "smallest"), label("A", "h2")
        for part in (small, self.text_size, large, self.percent):
            line.addWidget(part)
        whole.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._theme.changed.connect(self._size)
        self._size()
        return whole

    def _size(self) -> None:
        self.text_size.setFixedWidth(min(206, self._theme.px(206)))
        self.text_size.setMinimumHeight(self._theme.px(26))
        self.percent.setMinimumWidth(self._theme.px(52))

    def _show_percent(self, per_cent: int) -> None:
        self.percent.setText(self.tr("{n} %").format(n=per_cent))
        self.text_size.setAccessibleDescription(self.percent.text())


class SoundSection(Section):
    """How much is heard."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Sound and voice"))
        self._column.addWidget(
            label(self.tr("What is heard in a session. V changes it on the way."), "small", "muted")
        )
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


class AboutSection(Section):
    """Version, licences, where the diary lies.

    Signals:
        open_folder_asked: show the folder of the diary.
        copy_path_asked: put the place of the diary on the clipboard.
    """

    open_folder_asked = Signal()
    copy_path_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, facts: Facts) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("About"))
        home = self.tr("Your diary is one file on this computer. Backstretch never goes online.")
        self._column.addWidget(Message(theme, icons, "good", home))
        self._column.addSpacing(4)
        self.folder_button = ActionButton(
            theme, icons, self.tr("Open folder"), "folder", grade="small"
        )
        self.copy_button = button(self.tr("Copy path"), "plain", large=False)
        self.copy_button.setProperty("grade", "small")
        self.folder_button.clicked.connect(self.open_folder_asked)
        self.copy_button.clicked.connect(self.copy_path_asked)
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.folder_button)
        line.addWidget(self.copy_button)
        self.diary = SettingRow(theme, self.tr("Your diary"), breakable(facts.diary), both)
        self.diary.detail.setAccessibleName(facts.diary)
        self._add_rows([self.diary, *(SettingRow(theme, *line) for line in self._lines(facts))])

    def _lines(self, facts: Facts) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Backstretch {version}").format(version=facts.version),
                self.tr(
                    "GNU General Public Licence, version 3 or later. It comes with no warranty."
                ),
            ),
            (
                self.tr("Qt {version} and PySide6").format(version=facts.qt_version),
                self.tr("GNU Lesser General Public Licence, version 3"),
            ),
            (
                self.tr("Voice and typeface"),
                self.tr(
                    "The recordings are in the public domain (CC0 1.0). "
                    "Inter is under the SIL Open Font Licence 1.1."
                ),
            ),
            (
                self.tr("Also inside"),
                self.tr("msgspec (BSD), appdirs, miniaudio and wakepy (MIT)"),
            ),
        )

    def show_settings(self, settings: Settings) -> None:
        """About knows no settings."""
