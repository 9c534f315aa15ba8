"""The section of the Settings about reminders, the tray and starting at login."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_rows import beside
from backstretch.ui.pages.settings_sections import Section
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.drop_down import DropDown
from backstretch.ui.widgets.parts import label
from backstretch.ui.widgets.time_field import TimeField
from backstretch.ui.widgets.toggle import Toggle

AFTER_RUN = (0, 15, 30, 45, 60, 90, 120)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What this desktop has: a tray, and a way to start at login or the code of why not."""

    has_tray: bool = False
    starts_at_login: bool = False
    login_why_not: str = "no-folder"


class RemindersSection(Section):
    """When to remind and when not; what goes on when the window is closed.

    Signals:
        login_asked: whether the program is to start at login.
    """

    login_asked = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._add_head(self.tr("Reminders"))
        self.session = self._toggle(self.tr("On session days"), "remind_session")
        self.at = self._time(self.tr("Time on session days"), "remind_at")
        self.after_run = self._toggle(self.tr("After a logged run"), "remind_after_run")
        self.after = DropDown(theme, icons, self.tr("How long after a run"))
        self.after.setMinimumContentsLength(8)
        self.after.picked.connect(lambda code: self._tell("remind_after_run_minutes", int(code)))
        self.week = self._toggle(self.tr("When a week is about to fall short"), "remind_week")
        self.morning = self._toggle(self.tr("The morning after a run"), "remind_morning")
        self.morning_at = self._time(self.tr("Time on the morning after"), "remind_morning_at")
        self.quiet_from = self._time(self.tr("Quiet from"), "quiet_from")
        self.quiet_until = self._time(self.tr("Quiet until"), "quiet_until")
        self.tray = self._toggle(self.tr("Keep in the tray"), "keep_in_tray")
        self.login = Toggle(theme, self.tr("Start at login"))
        self.login.clicked.connect(self.login_asked)
        self._tray_row = self._row(self.tray, "")
        self._login_row = self._row(self.login, "")
        to = label(self.tr("to"), "small", "muted")
        rows = (
            self._row(
                self.session,
                self.tr("Skipped when the session is already done"),
                beside(self.at, self.session, spacing=16),
            ),
            self._row(
                self.after_run,
                self.tr("Only if there is no session yet that day"),
                beside(self.after, self.after_run, spacing=16),
            ),
            self._row(
                self.week,
                self.tr("Once, on the last day on which the week can still reach its range"),
            ),
            self._row(
                self.morning,
                self.tr("Asks once how your back is. Off unless you want it"),
                beside(self.morning_at, self.morning, spacing=16),
            ),
            SettingRow(
                theme,
                self.tr("Quiet hours"),
                self.tr("No notifications between these times; none are quiet if both are alike"),
                beside(self.quiet_from, to, self.quiet_until, spacing=16),
            ),
            self._tray_row,
            self._login_row,
        )
        self._add_rows(rows)
        self.show_surroundings(Surroundings())

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.session.setChecked(settings.remind_session)
        self.at.show_time(settings.remind_at)
        self.after_run.setChecked(settings.remind_after_run)
        minutes = settings.remind_after_run_minutes
        known = sorted({*AFTER_RUN, minutes})
        words = {str(n): self.tr("{n} min").format(n=n) for n in known}
        self.after.show_choices(words, str(minutes))
        self.week.setChecked(settings.remind_week)
        self.morning.setChecked(settings.remind_morning)
        self.morning_at.show_time(settings.remind_morning_at)
        self.quiet_from.show_time(settings.quiet_from)
        self.quiet_until.show_time(settings.quiet_until)
        self.tray.setChecked(settings.keep_in_tray)

    def show_surroundings(self, found: Surroundings) -> None:
        """Show what this desktop has; what it has not is disabled, and the row says why."""
        self.tray.setEnabled(found.has_tray)
        words = self.tr("A closed window goes on reminding; the icon brings it back")
        missing = self.tr("There is no tray here: reminders only come while the window is open")
        self._tray_row.say(words if found.has_tray else missing)
        self.login.setEnabled(not found.login_why_not)
        self.login.setChecked(found.starts_at_login)
        self._login_row.say(self._login_words(found.login_why_not))

    def _login_words(self, why_not: str) -> str:
        return {
            "": self.tr("So that reminders come without opening it first"),
            "sandbox": self.tr("This package may not; the desktop's own settings can"),
        }.get(why_not, self.tr("This desktop has no place for programs that start at login"))

    def _toggle(self, name: str, setting: str) -> Toggle:
        made = Toggle(self._theme, name)
        made.clicked.connect(lambda on: self._tell(setting, on))
        return made

    def _time(self, name: str, setting: str) -> TimeField:
        made = TimeField(self._theme, name)
        made.chosen.connect(partial(self._tell, setting))
        return made

    def _row(self, toggle: Toggle, detail: str, control: QWidget | None = None) -> SettingRow:
        return SettingRow(self._theme, toggle.accessibleName(), detail, control or toggle)
