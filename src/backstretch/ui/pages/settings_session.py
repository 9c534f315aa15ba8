"""The section of the Settings about sessions: how long, how often, how fast they go on."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from backstretch.settings import PRESETS, USUAL_MINUTES, Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_length import LengthChoice
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sections import SEGMENT_PX, Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.segment_bar import SegmentBar
from backstretch.ui.widgets.toggle import Toggle

SIDES = ("right", "left")
DISTANCES = ("near", "usual", "far")
GOALS = (3, 4, 5)
READY_S, SWITCH_S, CHANGE_MORE_S = (0, 5, 10, 15, 20), (0, 3, 5, 8, 10), (0, 5, 10, 15)
DAY_STARTS = range(7)


class SessionSection(Section):
    """Length and goal, times between stretches, first side, waiting, distance, the day's start."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Session"))
        self.length = LengthChoice(theme, icons, SEGMENT_PX)
        self.length.chosen.connect(partial(self._tell, "minutes"))
        self.goal = SegmentBar(theme, self.tr("Days a week"), height=SEGMENT_PX)
        self.goal.chosen.connect(partial(self._tell, "goal_days"))
        self.ready = self._drop_down(self.tr("Get ready"), "ready_s")
        self.change = self._drop_down(self.tr("Between exercises"), "change_more_s")
        self.switch = self._drop_down(self.tr("Between sides"), "switch_s")
        self.first_side = self._segment(self.tr("First side"), "first_side", SIDES)
        self.wait = Toggle(theme, self.tr("Wait for me"))
        self.wait.clicked.connect(lambda on: self._tell("wait_for_me", on))
        self.distance = self._segment(self.tr("Viewing distance"), "distance", DISTANCES)
        self.day_start = self._drop_down(self.tr("A day begins at"), "day_starts_at")
        self._add_rows([*self._amount_rows(), *self._time_rows(), *self._other_rows()])

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.length.show_minutes(settings.minutes or USUAL_MINUTES, PRESETS)
        self.goal.show_choices(tuple((n, str(n)) for n in GOALS), settings.goal_days)
        seconds, more = self.tr("{n} seconds"), self.tr("{n} seconds more")
        usual = self.tr("As the routine says")
        for drop_down, values, words, present in (
            (self.ready, READY_S, seconds, settings.ready_s),
            (self.switch, SWITCH_S, seconds, settings.switch_s),
            (self.change, CHANGE_MORE_S, more, settings.change_more_s),
        ):
            known = sorted({*values, present})
            choices = {str(n): words.format(n=n) if n else usual for n in known}
            drop_down.show_choices(choices, str(present))
        hours = sorted({*DAY_STARTS, settings.day_starts_at})
        self.day_start.show_choices(_hours(hours), str(settings.day_starts_at))
        sides = tuple(enumerate((self.tr("Right"), self.tr("Left"))))
        self.first_side.show_choices(sides, SIDES.index(settings.first_side))
        self.wait.setChecked(settings.wait_for_me)
        away = (self.tr("At a desk"), self.tr("2 metres"), self.tr("3 metres or more"))
        self.distance.show_choices(tuple(enumerate(away)), DISTANCES.index(settings.distance))

    def _amount_rows(self) -> tuple[QWidget, ...]:
        return (
            self._row(
                self.length,
                self.tr("Length"),
                self.tr("With switches and rests. The Plan page shows the same."),
            ),
            self._row(
                self.goal,
                self.tr("Days a week"),
                self.tr("What the plan aims for. From tomorrow on."),
            ),
        )

    def _time_rows(self) -> tuple[QWidget, ...]:
        return (
            self._row(self.ready, self.tr("Get ready"), self.tr("Before the first stretch")),
            self._row(
                self.change,
                self.tr("Between exercises"),
                self.tr("More time to move on makes a session a little longer"),
            ),
            self._row(
                self.switch, self.tr("Between sides"), self.tr("Time to change from side to side")
            ),
            self._row(
                self.wait,
                self.tr("Wait for me"),
                self.tr("Stands at every change of exercise or side until you go on"),
            ),
        )

    def _other_rows(self) -> tuple[QWidget, ...]:
        return (
            self._row(
                self.first_side,
                self.tr("First side"),
                self.tr("The side that is worked on first"),
            ),
            self._row(
                self.distance,
                self.tr("Viewing distance"),
                self.tr("How large the words are in a session"),
            ),
            self._row(
                self.day_start,
                self.tr("A day begins at"),
                self.tr("What you log earlier in the night belongs to the day before"),
            ),
        )

    def _row(self, control: QWidget, name: str, detail: str) -> SettingRow:
        return SettingRow(self._theme, name, detail, control)

    def _drop_down(self, name: str, setting: str) -> DropDown:
        made = DropDown(self._theme, self._icons, name)
        made.setMinimumContentsLength(18)
        made.picked.connect(lambda code: self._tell(setting, int(code)))
        return made


def _hours(hours: list[int]) -> Mapping[str, str]:
    return {str(hour): f"{hour:02d}:00" for hour in hours}
